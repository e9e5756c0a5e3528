//! The parameters of the time horizon: what its fan is of, which measurements count, and what critics hold against them.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::rules::params as before,
};

/// What the fan is of.
pub const FANS: &[&str] = &["next", "trend"];

/// What becomes of points above the cap.
pub const LONG: &[&str] = &["out", "use", "least"];

/// By which success level a record is held.
pub const RECORDS: &[&str] = &["level", "50"];

/// What critics test the level by.
pub const TESTS: &[&str] = &["none", "public", "noise", "merge", "labs"];

/// What is made of GPT-5.6 Sol.
pub const SOL: &[&str] = &["range", "fail", "drop", "none"];

/// How many bands a fan has.
pub const BANDS: &[&str] = &["one", "all"];

params! {
    before::FIRST + before::PARAMS.len();
    /// What the fan is of.
    FanOf: "fan", Choice(FANS), Value(0.0) => v1 1.0, Judgement,
        ("The fan shows", "帯が示すもの"),
        ("Where the next record will lie, or the trend alone", "次の最高記録が出る範囲か、傾向そのものの不確かさか"),
        [("The next record", "次の最高記録"), ("The trend alone", "傾向だけ")];
    /// What becomes of points above the cap.
    LongPoints: "long", Choice(LONG), Value(0.0), Judgement,
        ("Points above the cap", "上限を超える点"),
        ("METR leaves them out; that too is an assumption", "METRは除いている。除くことも一つの仮定"),
        [("Leave out", "除く"), ("Use", "そのまま使う"), ("At least the limit", "「上限以上」とみなす")];
    /// By which success level a record is held.
    RecordsAt: "records", Choice(RECORDS), Value(0.0) => v1 1.0, Setting,
        ("Records and limit by", "最高記録と上限の基準"),
        ("METR marks records at each level by itself", "METRは成功率ごとに最高記録を判定している"),
        [("The chosen level", "選んだ成功率"), ("50% success", "成功率50%")];
    /// The edition of its time where data end at a date.
    Vintage: "vintage", Flag, Value(0.0), Setting,
        ("With METR's edition of that time", "その時点の版のMETRデータを使う"),
        ("Past models as they were measured then", "当時の測定値で計算する");
    /// What critics test the level by.
    LevelTest: "test", Choice(TESTS), Value(0.0), Setting,
        ("A critic's test", "批判に基づく検証"),
        ("Moves the level of the curve, not its pace", "曲線の水準だけを動かし、速さは変えない"),
        [
            ("None", "なし"),
            ("Without public tasks: \u{d7}0.60", "公開済みの課題を除く：0.60倍"),
            ("Noise in human times: \u{d7}0.60\u{2013}0.75", "人間の所要時間の誤差：0.60〜0.75倍"),
            ("Work that would be merged: \u{d7}0.16", "マージされる仕事だけ：0.16倍"),
            ("Labs two months ahead", "社内モデルは2か月先")
        ];
    /// What is made of GPT-5.6 Sol.
    Cheating: "sol", Choice(SOL), Value(0.0) => v1 3.0, Setting,
        ("GPT-5.6 Sol, by how cheating counts", "GPT-5.6 Sol（不正の数え方）"),
        ("METR calls none of its figures robust", "METRはどの値も頑健でないとしている"),
        [
            ("A range, not fitted", "範囲だけ描く"),
            ("11.3 h: as failures", "11.3時間（失敗とみなす）"),
            ("71 h: left out", "71時間（除外する）"),
            ("Not shown", "描かない")
        ];
    /// How much the exponential is believed before the points, beside the other laws.
    PriorExponential: "pexp", number(0.0, 10.0, Linear, 0.5, None), Value(1.0), Judgement,
        ("Weight before the data: exponential", "データを見る前の重み：指数"),
        ("Relative to the other laws; changes what the data say about the laws, not the forecast", "他の法則と比べた重み。法則の確からしさだけを変え、予測は変えない");
    /// The same for a rate that changes evenly.
    PriorQuadratic: "pquad", number(0.0, 10.0, Linear, 0.5, None), Value(1.0), Judgement,
        ("Weight before the data: quadratic", "データを見る前の重み：2次式"),
        ("Relative to the other laws", "他の法則と比べた重み");
    /// The same for a trend break.
    PriorBroken: "pbrk", number(0.0, 10.0, Linear, 0.5, None), Value(1.0), Judgement,
        ("Weight before the data: trend break", "データを見る前の重み：折れ線"),
        ("Relative to the other laws", "他の法則と比べた重み");
    /// The same for a plateau.
    PriorPlateau: "pplat", number(0.0, 10.0, Linear, 0.5, None), Value(1.0), Judgement,
        ("Weight before the data: plateau", "データを見る前の重み：頭打ち"),
        ("Relative to the other laws", "他の法則と比べた重み");
    /// The same for doublings that take longer or shorter each time.
    PriorPower: "ppow", number(0.0, 10.0, Linear, 0.5, None), Value(1.0), Judgement,
        ("Weight before the data: accelerating or slowing", "データを見る前の重み：加速・減速"),
        ("Relative to the other laws", "他の法則と比べた重み");
    /// The share of the variance of the points' own intervals that is common to all.
    SharedNoise: "shn", number(0.0, 100.0, Linear, 5.0, Percent), Value(0.0), Judgement,
        ("Noise that all points share", "すべての点に共通する誤差の割合"),
        ("Models are measured on the same tasks; changes what the data say about the laws, not the forecast", "どのモデルも同じ課題で測られている。法則の確からしさだけを変え、予測は変えない");
    /// How many bands a fan has.
    FanBands: "bands", Choice(BANDS), Value(0.0), Setting,
        ("Bands of the fan", "帯の種類"),
        ("What share of the simulations they hold", "シミュレーションのうち帯に入る割合"),
        [("8 in 10", "8割"), ("50, 80 and 95%", "50・80・95%")];
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[
    Key::Data,
    Key::SuccessLevel,
    Key::Since,
    Key::AsOf,
    Key::StateOfTheArt,
    Key::LengthCap,
    Key::Law,
    Key::DoublingTime,
    Key::AnchorHorizon,
    Key::AnchorDate,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::TargetLength,
    Key::Until,
    Key::DoublingTimeSpread,
    Key::Scatter,
    Key::Bootstrap,
    Key::Draws,
    Key::Seed,
    Key::ClockTime,
];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::DoublingTime,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::TargetLength,
    Key::Law,
    Key::SuccessLevel,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[Group::beside(
    "laws",
    &[
        Key::PriorExponential,
        Key::PriorQuadratic,
        Key::PriorBroken,
        Key::PriorPlateau,
        Key::PriorPower,
        Key::SharedNoise,
    ],
)];
