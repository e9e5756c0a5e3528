//! The parameters of access.

use crate::{assumptions::registry::Key, params::params, views::economy::params as before};

params! {
    before::FIRST + before::PARAMS.len();
    /// Months until an equal closed model is elsewhere.
    ClosedLag: "lc", number(0.0, 36.0, Linear, 0.5, Months), Value(9.0), Source("S4"),
        ("Equal closed model after", "同等の非公開モデルまで"),
        ("Daiwa Institute says 6 to 12 months; this is the middle", "大和総研は6〜12か月とする。その中央");
    /// Months until an equal model has open weights.
    OpenLag: "lo", number(0.0, 36.0, Linear, 0.5, Months), Value(18.0), Judgement,
        ("Equal open weights after", "同等のオープンウェイトまで"),
        ("Anyone can run such a model", "誰でも動かせるモデルが現れるまで");
    /// Spread of both.
    LagSpread: "lsd", number(0.0, 150.0, Linear, 1.0, Percent), Value(40.0), Judgement,
        ("Spread of both lags", "2つの遅れのばらつき"),
        ("Standard deviation of the logarithm", "対数の標準偏差（対数正規分布）");
    /// Strength of access governance.
    Governance: "gov", number(0.0, 100.0, Linear, 1.0, Percent), Value(70.0), Judgement,
        ("Strength of governance", "アクセス管理の強さ"),
        ("Share of access that the rules really bind", "規則が実際に効いている割合");
    /// Months within which an equal model undoes what governance holds.
    CatchUpWindow: "win", number(0.0, 24.0, Linear, 0.5, Months), Value(6.0), Judgement,
        ("Too soon to manage within", "管理が間に合わない期間"),
        ("An equal model that comes sooner undoes the rules", "これより早く現れると規則が効かない");
    /// Error with which two rivals see the gap between them.
    RivalError: "sig", number(0.05, 10.0, Log, 0.0, Doublings), Value(1.0), Judgement,
        ("Rivals see the gap to within", "競争相手が見る差の誤差"),
        ("Standard deviation of what each side sees", "それぞれが見る差の標準偏差");
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
];

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::ClosedLag,
    Key::OpenLag,
    Key::Governance,
    Key::CatchUpWindow,
    Key::DoublingTime,
    Key::RivalError,
    Key::LagSpread,
];
