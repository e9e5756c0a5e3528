//! Names and explanations of parameters, their choices and units.

use super::{Lang, format::localized};
use crate::assumptions::registry::{Key, Unit};

/// The name beside a control.
#[allow(clippy::too_many_lines)] // one arm a parameter
pub const fn param_label(lang: Lang, key: Key) -> &'static str {
    let (en, ja) = match key {
        Key::Data => ("Data", "データ"),
        Key::SuccessLevel => ("Success level", "成功率"),
        Key::Since => ("Fit from", "当てはめの開始日"),
        Key::AsOf => ("Known by", "この日までのデータで"),
        Key::StateOfTheArt => ("State of the art only", "その時点の最高記録だけ"),
        Key::LengthCap => ("Leave out points above", "これより長い点を除く"),
        Key::Law => ("Shape of growth", "伸び方"),
        Key::DoublingTime => ("Doubling time", "倍増時間"),
        Key::AnchorHorizon => ("Horizon at the anchor", "起点での長さ"),
        Key::AnchorDate => ("Anchor date", "起点の日"),
        Key::DoublingFactor => ("Each doubling takes", "次の倍増にかかる時間の比"),
        Key::DoublingsLeft => ("Doublings left", "残りの倍増回数"),
        Key::BreakDate => ("Break date", "変わり目の日"),
        Key::LaterDoublingTime => ("Later doubling time", "変わり目以降の倍増時間"),
        Key::TargetLength => ("Task length to reach", "目標とする作業の長さ"),
        Key::Until => ("Show until", "表示する最後の年"),
        Key::DoublingTimeSpread => (
            "Spread of a doubling time set by hand",
            "手動の倍増時間のばらつき",
        ),
        Key::Scatter => (
            "Add the scatter of single models",
            "個々のモデルのばらつきも含める",
        ),
        Key::Bootstrap => (
            "Spread from a case bootstrap",
            "ケース・ブートストラップで幅を求める",
        ),
        Key::Draws => ("Draws (Monte Carlo)", "モンテカルロの回数"),
        Key::Seed => ("Random seed", "乱数の種"),
        Key::ClockTime => ("Clock time on the length axis", "長さの軸を実時間で表す"),
        Key::Shares => ("Shares", "比率のデータ"),
        Key::ShareBefore => ("Share in February 2025", "2025年2月の比率"),
        Key::ShareNow => ("Share in May 2026", "2026年5月の比率"),
        Key::ShareCeiling => ("Ceiling", "上限"),
        Key::ShareCurve => ("Shape of the curve", "曲線の形"),
        Key::ReviewCost => ("Review cost", "レビューの手間"),
        Key::CodeFraction => ("Share of work that is code", "仕事に占めるコードの割合"),
        Key::OutputMultiple => ("Observed output", "観測された産出"),
        Key::BranchDate => ("Branch date", "分岐の日"),
        Key::PlateauWeight => ("Plateau", "頭打ち"),
        Key::CompoundingWeight => ("Compounding", "効率の複利"),
        Key::FullWeight => ("Full self-improvement", "完全な自己改善"),
        Key::AutomationCap => ("Automation cap", "自動化の上限"),
        Key::PauseTrigger => ("Pause trigger", "一時停止の引き金"),
        Key::PauseLength => ("Length of the pause", "停止の長さ"),
        Key::PauseParticipation => ("Taking part in the pause", "停止に加わる割合"),
        Key::PauseVerification => ("Stopped by verification", "検証で止まる割合"),
        Key::LabourShare => ("Labour's share of returns", "収穫に占める労働の割合"),
        Key::ReturnsToInputs => ("Returns to all inputs", "投入全体の収穫"),
        Key::DifficultyExponent => ("Difficulty exponent", "難しさの指数"),
        Key::AutomationWidth => ("Width of automation", "自動化が広がる幅"),
        Key::AutomatedShare => ("Automated in January 2026", "2026年1月の自動化率"),
        Key::MisalignmentNow => ("Flaw now", "現在の欠陥"),
        Key::MisalignmentAmplification => ("Amplified per generation", "世代ごとの増幅"),
        Key::OversightCatch => ("Caught by oversight", "監督で見つかる割合"),
        Key::GenerationLength => ("Length of a generation", "1世代の長さ"),
        Key::AdoptionLag => ("Lag of use", "普及の遅れ"),
        Key::AdoptionLagSpread => ("Spread of the lag", "遅れのばらつき"),
        Key::GeniusHorizon => ("“Country of geniuses” at", "「天才の国」とみなす長さ"),
        Key::Revenue => ("Revenue at the start of 2026", "2026年初めの売上高"),
        Key::RevenueGrowth => ("Growth at first", "当初の成長率"),
        Key::LongRunGrowth => ("Growth in the long run", "長期の成長率"),
        Key::GrowthHalfLife => ("Growth halves its distance in", "成長率の差の半減期"),
        Key::Commitment => ("Compute bought", "購入する計算資源"),
        Key::CommitmentYears => ("Paid over", "支払期間"),
        Key::TestYear => ("Put to the test at the end of", "予測が試される年末"),
        Key::Buffer => ("Buffer a year", "年間の余力"),
        Key::ForecastMiss => ("Miss of the forecast", "予測からの下振れ"),
        Key::ForecastMissSpread => ("Spread of the miss", "下振れのばらつき"),
        Key::TrainingShare => ("Compute for training", "学習に使う計算資源"),
        Key::GrossMargin => ("Gross margin on serving", "提供の粗利率"),
        Key::ComputeGrowth => ("Raw compute: growth", "計算資源：伸び"),
        Key::DataQuantityGrowth => ("Quantity of data: growth", "データの量：伸び"),
        Key::DataQualityGrowth => ("Quality of data: growth", "データの質：伸び"),
        Key::TrainingLengthGrowth => ("Length of training: growth", "学習の長さ：伸び"),
        Key::ObjectiveGrowth => ("Objective: growth", "目的関数：伸び"),
        Key::ConditioningGrowth => ("Conditioning: growth", "正規化：伸び"),
        Key::ReinforcementGrowth => ("Reinforcement learning: growth", "強化学習：伸び"),
        Key::ComputeElasticity => ("Raw compute: elasticity", "計算資源：弾力性"),
        Key::DataQuantityElasticity => ("Quantity of data: elasticity", "データの量：弾力性"),
        Key::DataQualityElasticity => ("Quality of data: elasticity", "データの質：弾力性"),
        Key::TrainingLengthElasticity => ("Length of training: elasticity", "学習の長さ：弾力性"),
        Key::ObjectiveElasticity => ("Objective: elasticity", "目的関数：弾力性"),
        Key::ConditioningElasticity => ("Conditioning: elasticity", "正規化：弾力性"),
        Key::ReinforcementElasticity => ("Reinforcement learning: elasticity", "強化学習：弾力性"),
        Key::ClosedLag => ("Equal closed model after", "同等の非公開モデルまで"),
        Key::OpenLag => ("Equal open weights after", "同等のオープンウェイトまで"),
        Key::LagSpread => ("Spread of both lags", "2つの遅れのばらつき"),
        Key::Governance => ("Strength of governance", "アクセス管理の強さ"),
        Key::CatchUpWindow => ("Too soon to manage within", "管理が間に合わない期間"),
        Key::RivalError => ("Rivals see the gap to within", "競争相手が見る差の誤差"),
        Key::VulnerabilitiesFound => ("Found in six weeks", "6週間の発見件数"),
        Key::FindingElasticity => ("Finding follows the horizon", "発見の連動度"),
        Key::PatchCapacity => ("Patched a month", "1か月に修正できる件数"),
        Key::PatchGrowth => ("Growth of patching a year", "修正能力の伸び（年）"),
        Key::PatentFilings => ("Patents filed a year", "年間の特許出願"),
        Key::FilingsGrowth => ("Growth of filings a year", "出願の伸び（年）"),
        Key::ExaminationCapacity => ("Patents examined a year", "年間に審査できる件数"),
        Key::ExaminationGrowth => ("Growth of examining a year", "審査能力の伸び（年）"),
        Key::Pendency => ("Pendency now", "現在の審査待ち"),
        Key::CapacitySpread => ("Spread of the capacities", "能力のばらつき"),
        Key::Labs => ("Spread to other labs", "他社への波及"),
        Key::Courts => ("Courts uphold it", "司法の支持"),
        Key::Opinion => ("Public asks for control", "世論の規制要求"),
        Key::Race => ("Race with China", "中国との競争"),
        Key::LabsA => ("Spread adds to A", "波及がAに加える値"),
        Key::LabsB => ("Spread adds to B", "波及がBに加える値"),
        Key::LabsC => ("Spread adds to C", "波及がCに加える値"),
        Key::CourtsA => ("Courts add to A", "司法がAに加える値"),
        Key::CourtsB => ("Courts add to B", "司法がBに加える値"),
        Key::CourtsC => ("Courts add to C", "司法がCに加える値"),
        Key::OpinionA => ("Opinion adds to A", "世論がAに加える値"),
        Key::OpinionB => ("Opinion adds to B", "世論がBに加える値"),
        Key::OpinionC => ("Opinion adds to C", "世論がCに加える値"),
        Key::RaceA => ("Race adds to A", "競争がAに加える値"),
        Key::RaceB => ("Race adds to B", "競争がBに加える値"),
        Key::RaceC => ("Race adds to C", "競争がCに加える値"),
        Key::Vendors => ("Vendors", "利用できる社数"),
        Key::CutOffRate => ("Cut off in a year", "1年以内に止まる確率"),
        Key::CommonCause => ("Common cause", "共通原因の割合"),
        Key::OutageLength => ("A cut-off lasts", "停止の長さ"),
        Key::SwitchTime => ("Switching takes", "切替にかかる日数"),
        Key::DrilledSwitchTime => ("Switching, tested", "訓練済みの切替"),
        Key::OwnSystem => ("System of one's own", "自社運用のモデル"),
    };
    localized(lang, en, ja)
}

/// One line that says what a parameter does.
#[allow(clippy::too_many_lines)] // one arm a parameter
pub const fn param_help(lang: Lang, key: Key) -> &'static str {
    let (en, ja) = match key {
        Key::Data => ("Which points carry the trend", "傾向の根拠とする点"),
        Key::SuccessLevel => ("METR publishes 50% and 80%", "METRの公表値は50%と80%"),
        Key::Since => (
            "Earlier releases are drawn, not fitted",
            "以前の公開分は描くだけで、当てはめには使わない",
        ),
        Key::AsOf => (
            "Backtest: later releases are drawn, not fitted",
            "バックテスト：以後の公開分は描くだけ",
        ),
        Key::StateOfTheArt => (
            "Only models that held the record when released",
            "公開時に最長だったモデルだけを使う",
        ),
        Key::LengthCap => (
            "METR calls measurements above 16 h unreliable",
            "METRによると16時間超の測定は信頼できない",
        ),
        Key::Law => ("How the pace changes over time", "伸びの速さの変わり方"),
        Key::DoublingTime => (
            "Days until the horizon is twice as long",
            "作業の長さが2倍になるまでの日数",
        ),
        Key::AnchorHorizon => (
            "Task length on the anchor date",
            "起点の日にこなせる作業の長さ",
        ),
        Key::AnchorDate => ("Where the curve starts from", "曲線の起点となる日"),
        Key::DoublingFactor => (
            "As a share of the last: below 1 speeds up",
            "前回との比。1未満なら加速する",
        ),
        Key::DoublingsLeft => ("After these, growth has run out", "この回数で伸びが止まる"),
        Key::BreakDate => (
            "The trend changes its pace here",
            "ここで伸びの速さが変わる",
        ),
        Key::LaterDoublingTime => ("From the break date on", "変わり目より後"),
        Key::TargetLength => ("The milestone of the headline", "見出しで答える長さ"),
        Key::Until => ("End of the time axis", "時間軸の終わり"),
        Key::DoublingTimeSpread | Key::CapacitySpread => (
            "Relative standard deviation, log-normal",
            "相対標準偏差（対数正規分布）",
        ),
        Key::Scatter => (
            "Fan of single models, not only of the trend",
            "傾向だけでなく個々のモデルの幅を示す",
        ),
        Key::Bootstrap => (
            "Refits random samples of the points",
            "点を無作為に選び直して当てはめる",
        ),
        Key::Draws => ("More draws, smoother bands", "多いほど帯が滑らかになる"),
        Key::Seed => ("Another seed, other draws", "変えると別の標本になる"),
        Key::ClockTime => (
            "24 h a day instead of 8 h a work-day",
            "1労働日（8時間）ではなく1日（24時間）で数える",
        ),
        Key::Shares => (
            "The two published bounds, or your own dates and shares",
            "公表された2つの値か、自分の日付と比率",
        ),
        Key::ShareBefore => ("S1 says only “single digits”", "S1の記述は「1桁台」のみ"),
        Key::ShareNow => ("S1 says only “over 80%”", "S1の記述は「80%超」のみ"),
        Key::ShareCeiling => (
            "Below 100% if some code stays with people",
            "人に残るコードの分だけ100%より低い",
        ),
        Key::ShareCurve => (
            "Gompertz approaches its ceiling more slowly",
            "ゴンペルツ曲線は上限に近づくのが遅い",
        ),
        Key::ReviewCost => (
            "Reviewing AI's code, relative to writing it",
            "AIのコードを確認する手間（書く手間との比）",
        ),
        Key::CodeFraction => (
            "The rest of a project does not speed up",
            "残りの仕事は速くならない",
        ),
        Key::OutputMultiple => (
            "Merged code per engineer against 2024",
            "技術者1人当たりのマージ済みコード（2024年比）",
        ),
        Key::BranchDate => (
            "All three leave the trend here",
            "3つの道はここで傾向から分かれる",
        ),
        Key::PlateauWeight => (
            "Growth runs out; unlikely by our reading of S1",
            "伸びが尽きる。S1の読みでは起こりにくい",
        ),
        Key::CompoundingWeight => (
            "People keep choosing the problems; most likely",
            "課題は人が選ぶ。最も起こりやすい",
        ),
        Key::FullWeight => (
            "Nothing stays with people; most dangerous",
            "人に残る仕事がない。最も危険",
        ),
        Key::AutomationCap => (
            "0.99: 100 people do the work of 10,000",
            "0.99なら100人で1万人分",
        ),
        Key::PauseTrigger => (
            "Starts when the median horizon is this long",
            "中央値がこの長さに達したときに始まる",
        ),
        Key::PauseLength => ("Then growth resumes", "その後、伸びが再開する"),
        Key::PauseParticipation => ("Share of frontier effort", "最先端の開発に占める割合"),
        Key::PauseVerification => (
            "Share of the participants' effort",
            "参加者の開発のうち止まる割合",
        ),
        Key::LabourShare => (
            "Against compute, in automated research",
            "計算資源に対する研究労働の重み",
        ),
        Key::ReturnsToInputs => (
            "Labour and compute together; 1 is constant",
            "労働と計算資源の合計。1で規模に比例",
        ),
        Key::DifficultyExponent => (
            "How much harder each gain is than the last",
            "改善が進むほど次が難しくなる度合い",
        ),
        Key::AutomationWidth => (
            "e-folds of compute from 50% to 73% automated",
            "自動化率50%から73%までの実効計算量（e倍の回数）",
        ),
        Key::AutomatedShare => (
            "Share of AI research that AI does",
            "AI研究のうちAIが行う割合",
        ),
        Key::MisalignmentNow => (
            "Illustration: a flaw that models pass on",
            "例示：モデルが受け継ぐ欠陥の大きさ",
        ),
        Key::MisalignmentAmplification => (
            "Illustration: growth before oversight",
            "例示：監督がない場合の倍率",
        ),
        Key::OversightCatch => ("Illustration: per generation", "例示：1世代ごと"),
        Key::GenerationLength => ("Illustration: at today's pace", "例示：現在の速さでの長さ"),
        Key::AdoptionLag => (
            "S3 says 1 to 5 years; this is the geometric mean",
            "S3は1〜5年とする。その幾何平均",
        ),
        Key::AdoptionLagSpread => (
            "Log-normal; at 60% eight draws of ten lie in 1 to 5 years",
            "対数正規分布。60%なら試行の8割が1〜5年に入る",
        ),
        Key::GeniusHorizon => (
            "S3 names no length; we read it as a work-year",
            "S3に長さの記述はない。1労働年と読む",
        ),
        Key::Revenue => (
            "One lab's, a year; S3 gives growth, not level",
            "1社の年間売上高。S3にあるのは伸びだけ",
        ),
        Key::RevenueGrowth => (
            "Factor a year at the start of 2026",
            "2026年初めの年当たりの倍率",
        ),
        Key::LongRunGrowth => ("Factor a year, much later", "はるか先の年当たりの倍率"),
        Key::GrowthHalfLife => ("Short: growth slows down soon", "短いほど早く減速する"),
        Key::Commitment => (
            "On the strength of the forecast",
            "売上高の予測を頼りに購入する額",
        ),
        Key::CommitmentYears => ("In equal parts", "毎年同額で支払う"),
        Key::TestYear => (
            "Revenue of that time has to pay the year",
            "この時点の売上高で1年分を支払う",
        ),
        Key::Buffer => (
            "Paid from elsewhere, such as investors",
            "投資家など、売上高以外から払える額",
        ),
        Key::ForecastMiss => (
            "How far revenue stays below the path",
            "売上高が予測の線を下回る割合",
        ),
        Key::ForecastMissSpread => (
            "Log-normal, for the year of the test",
            "対数正規分布。試される年についての値",
        ),
        Key::TrainingShare => ("The rest serves customers", "残りは顧客への提供に使う"),
        Key::GrossMargin => (
            "Revenue less the cost of serving, relative to revenue",
            "売上高から提供の費用を引いた割合",
        ),
        Key::ComputeGrowth
        | Key::DataQuantityGrowth
        | Key::DataQualityGrowth
        | Key::TrainingLengthGrowth
        | Key::ObjectiveGrowth
        | Key::ConditioningGrowth
        | Key::ReinforcementGrowth => (
            "Factor a year; 1: not scaled any further",
            "年当たりの倍率。1なら伸びない",
        ),
        Key::ComputeElasticity
        | Key::DataQuantityElasticity
        | Key::DataQualityElasticity
        | Key::TrainingLengthElasticity
        | Key::ObjectiveElasticity
        | Key::ConditioningElasticity
        | Key::ReinforcementElasticity => (
            "Effective compute gained for 1% more of it",
            "1%増えたときの実効計算量の伸び（%）",
        ),
        Key::ClosedLag => (
            "S4 says 6 to 12 months; this is the middle",
            "S4は6〜12か月とする。その中央",
        ),
        Key::OpenLag => (
            "Anyone can run such a model",
            "誰でも動かせるモデルが現れるまで",
        ),
        Key::LagSpread => (
            "Standard deviation of the logarithm",
            "対数の標準偏差（対数正規分布）",
        ),
        Key::Governance => (
            "Share of access that the rules really bind",
            "規則が実際に効いている割合",
        ),
        Key::CatchUpWindow => (
            "An equal model that comes sooner undoes the rules",
            "これより早く現れると規則が効かない",
        ),
        Key::RivalError => (
            "Standard deviation of what each side sees",
            "それぞれが見る差の標準偏差",
        ),
        Key::VulnerabilitiesFound => (
            "High and critical vulnerabilities, from 7 April 2026",
            "深刻度「高」以上の脆弱性、2026年4月7日から",
        ),
        Key::FindingElasticity => (
            "Doublings for each of the horizon's; below 0 they run out",
            "作業の長さが2倍になるごとの倍増回数。0未満は枯渇",
        ),
        Key::PatchCapacity | Key::ExaminationCapacity => {
            ("The most at the start", "開始時点での上限")
        }
        Key::PatchGrowth => ("Of what can be patched", "修正できる件数の伸び"),
        Key::PatentFilings => (
            "Of the size of a large patent office",
            "大規模な特許庁の水準",
        ),
        Key::FilingsGrowth => ("AI drafts applications too", "AIによる出願の作成も含む"),
        Key::ExaminationGrowth => ("AI helps examiners too", "AIによる審査の支援も含む"),
        Key::Labs => (
            "+2: several labs come to the same point",
            "+2：複数の企業が同じ状況に至る",
        ),
        Key::Courts => (
            "+2: they uphold the directive; \u{2212}2: they strike it down",
            "+2：指令を支持、−2：退ける",
        ),
        Key::Opinion => (
            "+2: it asks for control; \u{2212}2: for access",
            "+2：規制を求める、−2：利用を求める",
        ),
        Key::Race => (
            "+2: the race presses hard; \u{2212}2: it eases",
            "+2：競争が激化、−2：緩和",
        ),
        Key::LabsA
        | Key::LabsB
        | Key::LabsC
        | Key::CourtsA
        | Key::CourtsB
        | Key::CourtsC
        | Key::OpinionA
        | Key::OpinionB
        | Key::OpinionC
        | Key::RaceA
        | Key::RaceB
        | Key::RaceC => (
            "Effect of a point on ln of the weight",
            "点数1点が重みの対数に与える効果",
        ),
        Key::Vendors => ("Including those to switch to", "切替先を含む社数"),
        Key::CutOffRate => ("Each vendor, for any reason", "1社ごと、理由を問わない"),
        Key::CommonCause => (
            "Share of cut-offs that hit all at once",
            "全社が同時に止まる停止の割合",
        ),
        Key::OutageLength => ("Until the vendor is back", "提供が再開するまで"),
        Key::SwitchTime => ("To another vendor, unprepared", "準備なしで他社に移る場合"),
        Key::DrilledSwitchTime => ("When it has been rehearsed", "事前に訓練している場合"),
        Key::OwnSystem => ("Runs whatever is cut", "どの提供が止まっても動く"),
        Key::Pendency => ("Until the first examination", "最初の審査までの期間"),
    };
    localized(lang, en, ja)
}

/// The word for a choice.
pub fn choice_label(lang: Lang, key: Key, index: usize) -> &'static str {
    let (en, ja) = match (key, index) {
        (Key::Data, 0) => ("METR", "METR"),
        (Key::Data, 1) => ("Quoted in S1", "S1の引用値"),
        (Key::Data, _) => ("My points", "自分のデータ"),
        (Key::SuccessLevel, 0) => ("50%", "50%"),
        (Key::SuccessLevel, _) => ("80%", "80%"),
        (Key::Law, 0) => ("Exponential", "指数"),
        (Key::Law, 1) => ("Bending", "加速・減速"),
        (Key::Law, 2) => ("Plateau", "頭打ち"),
        (Key::Law, _) => ("Broken", "折れ線"),
        (Key::Shares, 0) => ("Published", "公表値"),
        (Key::Shares, _) => ("My shares", "自分のデータ"),
        (Key::ShareCurve, 0) => ("Logistic", "ロジスティック"),
        (Key::ShareCurve, _) => ("Gompertz", "ゴンペルツ"),
        (_, 0) => ("off", "オフ"),
        (_, _) => ("on", "オン"),
    };
    localized(lang, en, ja)
}

/// The unit after a number box.
pub const fn unit_label(lang: Lang, unit: Unit) -> &'static str {
    let (en, ja) = match unit {
        Unit::None | Unit::Year => ("", ""),
        Unit::Days => ("days", "日"),
        Unit::Minutes => ("min", "分"),
        Unit::Hours => ("h", "時間"),
        Unit::Percent => ("%", "%"),
        Unit::Doublings => ("doublings", "回"),
        Unit::Draws => ("draws", "回"),
        Unit::Times => ("×", "倍"),
        Unit::Months => ("months", "か月"),
        Unit::WorkMonths => ("work-months", "労働月"),
        Unit::Years => ("years", "年"),
        Unit::TrillionUsd => ("tn USD", "兆ドル"),
    };
    localized(lang, en, ja)
}
