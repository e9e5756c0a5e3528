//! The parameters of the economy.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::branches::params as before,
};

/// What a purchase of compute rests on.
pub const BASES: &[&str] = &["stated", "path"];

params! {
    before::FIRST + before::PARAMS.len();
    /// Years by which use follows what AI can do.
    AdoptionLag: "lag", number(0.0, 10.0, Linear, 0.1, Years), Value(2.2), Source("S3"),
        ("Lag of use", "普及の遅れ"),
        ("@tetumemo says 1 to 5 years; this is the geometric mean", "@tetumemoは1〜5年とする。その幾何平均");
    /// Its spread.
    AdoptionLagSpread: "lagsd", number(0.0, 150.0, Linear, 1.0, Percent), Value(60.0), Judgement,
        ("Spread of the lag", "遅れのばらつき"),
        ("Log-normal; at 60%, 8 in 10 simulations lie in 1 to 5 years", "対数正規分布。60%ならシミュレーションの8割が1〜5年に入る");
    /// Task length of a “country of geniuses”.
    GeniusHorizon: "geniusH", number(60.0, 1e7, Log, 0.0, Minutes), Value(120_000.0), Judgement,
        ("“Country of geniuses” at", "「天才の国」とみなす長さ"),
        ("@tetumemo names no length; we read it as a year's work", "@tetumemoに長さの記述はない。1年分の仕事と読む");
    /// Revenue a year at the start of 2026.
    Revenue: "r0", number(0.0001, 10.0, Log, 0.0, TrillionUsd), Fit => v1 0.01, Origin::Fit,
        ("Revenue at the start of 2026", "2026年初めの売上高"),
        ("A year; fitted to what Anthropic reported", "年間売上高。Anthropicの公表値に当てはめる");
    /// Its growth factor a year then.
    RevenueGrowth: "rg", number(1.0, 100.0, Log, 0.0, Times), Fit => v1 10.0, Origin::Fit,
        ("Growth at first", "当初の成長率"),
        ("Factor a year until 2026; @tetumemo says 10", "2026年初めまでの年当たりの倍率。@tetumemoは10倍とする");
    /// Its growth factor a year in the long run.
    LongRunGrowth: "rg2", number(0.8, 10.0, Log, 0.0, Times), Value(1.3), Judgement,
        ("Growth in the long run", "長期の成長率"),
        ("Factor a year, much later", "はるか先の年当たりの倍率");
    /// Half-life of the difference.
    GrowthHalfLife: "rt", number(0.1, 20.0, Log, 0.0, Years), Value(2.0), Judgement,
        ("Growth halves its distance in", "成長率の差の半減期"),
        ("Short: growth slows down soon", "短いほど早く減速する");
    /// Price of the compute that is bought.
    Commitment: "commit", number(0.01, 100.0, Log, 0.0, TrillionUsd), Value(5.0), Source("S3"),
        ("Compute bought", "購入する計算資源"),
        ("On the strength of the forecast", "売上高の予測を頼りに購入する額");
    /// Years in which it is paid.
    CommitmentYears: "years", number(1.0, 20.0, Linear, 1.0, Years), Value(5.0), Judgement,
        ("Paid over", "支払期間"),
        ("In equal parts; @tetumemo's example has no term, and breaks even at 5 years", "毎年同額で支払う。@tetumemoの例に期間はなく、5年で収支が釣り合う");
    /// Year at whose end the forecast is put to the test.
    TestYear: "due", number(2026.0, 2045.0, Whole, 1.0, Year), Value(2027.0), Source("S3"),
        ("Put to the test at the end of", "予測が試される年末"),
        ("Revenue of that time has to pay the year", "この時点の売上高で1年分を支払う");
    /// What else there is to pay with, a year.
    Buffer: "buf", number(0.0, 10.0, Linear, 0.01, TrillionUsd), Value(0.0), Judgement,
        ("Buffer a year", "年間の余力"),
        ("Paid from elsewhere, such as investors", "投資家など、売上高以外から払える額");
    /// By how much revenue misses its forecast.
    ForecastMiss: "miss", number(0.0, 95.0, Linear, 1.0, Percent), Value(20.0), Source("S3"),
        ("Miss of the forecast", "予測からの下振れ"),
        ("How far revenue falls short of it", "売上高が予測を下回る割合");
    /// Spread of the miss.
    ForecastMissSpread: "esd", number(0.0, 200.0, Linear, 1.0, Percent), Value(50.0), Judgement,
        ("Spread of the miss", "下振れのばらつき"),
        ("Log-normal, for the year of the test", "対数正規分布。試される年についての値");
    /// Share of compute that trains.
    TrainingShare: "tx", number(0.0, 95.0, Linear, 1.0, Percent), Value(50.0), Source("S3"),
        ("Compute for training", "学習に使う計算資源"),
        ("The rest serves customers", "残りは顧客への提供に使う");
    /// Gross margin on serving.
    GrossMargin: "gm", number(0.0, 100.0, Linear, 1.0, Percent), Value(60.0), Judgement,
        ("Gross margin on serving", "提供の粗利率"),
        ("Revenue less the cost of serving, relative to revenue", "売上高から提供の費用を引いた割合");
    /// Growth of raw compute.
    ComputeGrowth: "k1", number(1.0, 10.0, Log, 0.0, Times), Value(2.6), Source(KWA),
        ("Raw compute: growth", "計算資源：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of the quantity of data.
    DataQuantityGrowth: "k2", number(1.0, 10.0, Log, 0.0, Times), Value(1.5), Judgement,
        ("Quantity of data: growth", "データの量：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of the quality and distribution of data.
    DataQualityGrowth: "k3", number(1.0, 10.0, Log, 0.0, Times), Value(2.0), Judgement,
        ("Quality of data: growth", "データの質：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of the length of training.
    TrainingLengthGrowth: "k4", number(1.0, 10.0, Log, 0.0, Times), Value(1.5), Judgement,
        ("Length of training: growth", "学習の長さ：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of what the objective allows.
    ObjectiveGrowth: "k5", number(1.0, 10.0, Log, 0.0, Times), Value(1.2), Judgement,
        ("Objective: growth", "目的関数：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of what normalisation and conditioning allow.
    ConditioningGrowth: "k6", number(1.0, 10.0, Log, 0.0, Times), Value(1.3), Judgement,
        ("Conditioning: growth", "正規化：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Growth of reinforcement learning.
    ReinforcementGrowth: "k7", number(1.0, 10.0, Log, 0.0, Times), Value(3.0), Judgement,
        ("Reinforcement learning: growth", "強化学習：伸び"),
        ("Factor a year; 1: not scaled any further", "年当たりの倍率。1なら伸びない");
    /// Elasticity of raw compute.
    ComputeElasticity: "e1", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement,
        ("Raw compute: elasticity", "計算資源：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of the quantity of data.
    DataQuantityElasticity: "e2", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement,
        ("Quantity of data: elasticity", "データの量：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of the quality and distribution of data.
    DataQualityElasticity: "e3", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement,
        ("Quality of data: elasticity", "データの質：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of the length of training.
    TrainingLengthElasticity: "e4", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement,
        ("Length of training: elasticity", "学習の長さ：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of the objective.
    ObjectiveElasticity: "e5", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement,
        ("Objective: elasticity", "目的関数：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of normalisation and conditioning.
    ConditioningElasticity: "e6", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement,
        ("Conditioning: elasticity", "正規化：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// Elasticity of reinforcement learning.
    ReinforcementElasticity: "e7", number(0.0, 1.5, Linear, 0.01, None), Value(0.35), Judgement,
        ("Reinforcement learning: elasticity", "強化学習：弾力性"),
        ("Effective compute gained for 1% more of it", "1%増えたときの実効計算量の伸び（%）");
    /// What the purchase rests on.
    ForecastBasis: "rests", Choice(BASES), Value(0.0) => v1 1.0, Source("S3"),
        ("Bought on", "購入の前提"),
        ("The example states a forecast; the path follows from revenue and growth below", "例では予測の額を示す。経路は下の売上高と成長率から決まる"),
        [("A stated forecast", "示された予測"), ("The revenue path", "売上高の経路")];
    /// The stated forecast.
    StatedForecast: "fc", number(0.001, 100.0, Log, 0.0, TrillionUsd), Value(1.0), Source("S3"),
        ("Forecast revenue", "予測した売上高"),
        ("A year, at the end of the year of the test", "予測が試される年末の年間売上高");
    /// Task length of software development end to end.
    SoftwareHorizon: "swh", number(60.0, 1e7, Log, 0.0, Minutes), Value(10_020.0), Judgement,
        ("Software end to end at", "ソフトウェア開発の全工程とみなす長さ"),
        ("@tetumemo names no length; we read it as a month's work", "@tetumemoに長さの記述はない。1か月分の仕事と読む");
}

/// Those of others that it uses.
pub const SHARED: &[Key] = &[
    Key::Data,
    Key::SuccessLevel,
    Key::Since,
    Key::AsOf,
    Key::StateOfTheArt,
    Key::LengthCap,
    Key::LongPoints,
    Key::RecordsAt,
    Key::Vintage,
    Key::DoublingTime,
    Key::AnchorHorizon,
    Key::AnchorDate,
    Key::Until,
    Key::DoublingTimeSpread,
    Key::Draws,
    Key::Seed,
    Key::ClockTime,
    Key::FanBands,
];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::AdoptionLag,
    Key::GeniusHorizon,
    Key::Commitment,
    Key::ForecastMiss,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "When is AI put to use?",
        "AIはいつ使われるか",
        &[Key::SoftwareHorizon, Key::AdoptionLagSpread],
    ),
    Group::beside(
        "revenue",
        &[
            Key::Revenue,
            Key::RevenueGrowth,
            Key::LongRunGrowth,
            Key::GrowthHalfLife,
        ],
    ),
    Group::beside(
        "ruin",
        &[
            Key::ForecastBasis,
            Key::StatedForecast,
            Key::TestYear,
            Key::CommitmentYears,
            Key::Buffer,
            Key::ForecastMissSpread,
        ],
    ),
    Group::beside("profit", &[Key::TrainingShare, Key::GrossMargin]),
    Group::beside(
        "scaled",
        &[
            Key::ComputeGrowth,
            Key::ComputeElasticity,
            Key::DataQuantityGrowth,
            Key::DataQuantityElasticity,
            Key::DataQualityGrowth,
            Key::DataQualityElasticity,
            Key::TrainingLengthGrowth,
            Key::TrainingLengthElasticity,
            Key::ObjectiveGrowth,
            Key::ObjectiveElasticity,
            Key::ConditioningGrowth,
            Key::ConditioningElasticity,
            Key::ReinforcementGrowth,
            Key::ReinforcementElasticity,
        ],
    ),
];
