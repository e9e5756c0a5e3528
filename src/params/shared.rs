//! The parameters that several views share: the trend of the time horizon, and what every calculation needs.

use crate::params::params;

/// The names of the data sets: METR's latest edition, the quoted figures, a person's own points, METR's older editions.
pub const DATA: &[&str] = &["metr", "quoted", "mine", "metr-1.0", "metr-2026-01"];

/// The names of the laws.
pub const LAWS: &[&str] = &["exp", "power", "plateau", "broken"];

/// The success levels that METR publishes, in per cent.
pub const LEVELS: &[&str] = &["50", "80"];

params! {
    0;
    /// Which points are fitted.
    Data: "data", Choice(DATA), Value(0.0), Source("metr"),
        ("Data", "データ"),
        ("Which points carry the trend", "傾向の根拠とする点"),
        [
            ("METR 1.1, May 2026", "METR 1.1（2026年5月）"),
            ("Quoted from Anthropic", "Anthropicの引用値"),
            ("My points", "自分のデータ"),
            ("METR 1.0", "METR 1.0版"),
            ("METR 1.1, January 2026", "METR 1.1（2026年1月）")
        ];
    /// Success level.
    SuccessLevel: "rel", Choice(LEVELS), Value(0.0), Source("metr"),
        ("Success level", "成功率"),
        ("METR publishes 50% and 80%", "METRの公表値は50%と80%"),
        [("50%", "50%"), ("80%", "80%")];
    /// First release date that is fitted.
    Since: "since", dates(2019, 2026), Value(day(2023, 1, 1)), Source("metr"),
        ("Fit from", "当てはめの開始日"),
        ("Earlier releases are drawn, not fitted", "以前の公開分は描くだけで、当てはめには使わない");
    /// Last release date that is fitted (backtest).
    AsOf: "asof", dates(2019, 2026), Off, Setting,
        ("Using data up to", "使うデータの期限"),
        ("Backtest: later releases are drawn, not fitted", "バックテスト：以後の公開分は描くだけ");
    /// State of the art only.
    StateOfTheArt: "sota", Flag, Value(1.0), Source("metr"),
        ("State of the art only", "その時点の最高記録だけ"),
        ("Only models that held the record when released", "公開時に最長だったモデルだけを使う");
    /// Longest horizon that is fitted.
    LengthCap: "cap", number(1.0, 1000.0, Log, 0.0, Hours), Value(16.0), Source("metr"),
        ("Leave out points above", "これより長い点を除く"),
        ("METR calls measurements above 16 h unreliable", "METRによると16時間超の測定は信頼できない");
    /// Shape of growth.
    Law: "law", Choice(LAWS), Value(0.0), Judgement,
        ("Shape of growth", "伸び方"),
        ("How the pace changes over time", "伸びの速さの変わり方"),
        [("Exponential", "指数"), ("Accelerating or slowing", "加速・減速"), ("Plateau", "頭打ち"), ("Trend break", "折れ線")];
    /// Doubling time.
    DoublingTime: "dt", number(20.0, 1000.0, Log, 0.0, Days), Fit, Origin::Fit,
        ("Doubling time", "倍増時間"),
        ("Days until the horizon is twice as long", "作業の長さが2倍になるまでの日数");
    /// Horizon at the anchor date.
    AnchorHorizon: "h0", number(0.01, 1e6, Log, 0.0, Minutes), Fit, Origin::Fit,
        ("Horizon at the anchor", "起点での長さ"),
        ("Task length on the anchor date", "起点の日にこなせる作業の長さ");
    /// Anchor date.
    AnchorDate: "t0", dates(2015, 2045), Fit, Origin::Fit,
        ("Anchor date", "起点の日"),
        ("Where the curve starts from", "曲線の起点となる日");
    /// Factor per doubling.
    DoublingFactor: "d", number(0.7, 1.3, Linear, 0.01, None), Value(0.92), Judgement,
        ("Each doubling takes", "次の倍増にかかる時間の比"),
        ("As a share of the last: below 1 speeds up", "前回との比。1未満なら加速する");
    /// Doublings left.
    DoublingsLeft: "left", number(0.5, 40.0, Log, 0.0, Doublings), Value(6.0), Judgement,
        ("Doublings left", "残りの倍増回数"),
        ("After these, growth has run out", "この回数で伸びが止まる");
    /// Break date.
    BreakDate: "brk", dates(2019, 2045), Value(day(2024, 3, 15)), Judgement,
        ("Break date", "変わり目の日"),
        ("The trend changes its pace here", "ここで伸びの速さが変わる");
    /// Doubling time after the break.
    LaterDoublingTime: "dt2", number(20.0, 1000.0, Log, 0.0, Days), Fit, Origin::Fit,
        ("Later doubling time", "変わり目以降の倍増時間"),
        ("From the break date on", "変わり目より後");
    /// Task length to report.
    TargetLength: "target", number(1.0, 1e7, Log, 0.0, Minutes), Value(2400.0) => v1 2400.0, Setting,
        ("Task length to reach", "目標とする作業の長さ"),
        ("The milestone of the headline", "見出しに使う長さ");
    /// End of the axis.
    Until: "until", number(2027.0, 2045.0, Whole, 1.0, Year), Value(2030.0) => v1 2030.0, Setting,
        ("Show until", "表示する最後の年"),
        ("End of the time axis", "時間軸の終わり");
    /// Spread of a doubling time set by hand.
    DoublingTimeSpread: "dtsd", number(0.0, 100.0, Linear, 1.0, Percent), Value(15.0), Judgement,
        ("Spread of a doubling time set by hand", "手動の倍増時間のばらつき"),
        ("Relative standard deviation, log-normal", "相対標準偏差（対数正規分布）");
    /// Add the scatter of single models.
    Scatter: "scatter", Flag, Value(0.0), Setting,
        ("Add the scatter of single models", "個々のモデルのばらつきも含める"),
        ("Fan of single models, not only of the trend", "傾向だけでなく個々のモデルの幅を示す");
    /// Spread of the trend from a case bootstrap.
    Bootstrap: "boot", Flag, Value(0.0), Setting,
        ("Spread from a case bootstrap", "ケース・ブートストラップで幅を求める"),
        ("Refits random samples of the points", "点を無作為に選び直して当てはめる");
    /// Monte-Carlo size.
    Draws: "draws", number(100.0, 100_000.0, Log, 1.0, Draws), Value(10_000.0), Setting,
        ("Simulations", "シミュレーションの回数"),
        ("More of them, smoother bands", "多いほど帯が滑らかになる");
    /// Monte-Carlo seed.
    Seed: "seed", number(1.0, 1_000_000.0, Whole, 1.0, None), Value(1.0), Setting,
        ("Random seed", "乱数の種"),
        ("Another seed, other simulations", "変えると別の標本になる");
    /// Marks of the length axis in clock time.
    ClockTime: "clock", Flag, Value(0.0), Setting,
        ("Clock time on the length axis", "長さの軸を実時間で表す"),
        ("24 h a day instead of 8", "1日を8時間でなく24時間と数える");
}
