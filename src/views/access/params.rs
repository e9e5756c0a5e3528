//! The parameters of access.

use crate::{
    assumptions::registry::Key,
    params::{groups::Group, params},
    views::economy::params as before,
};

/// What may count as spread.
pub const SPREADERS: &[&str] = &["open", "first"];

params! {
    before::FIRST + before::PARAMS.len();
    /// Months until an equal closed model is elsewhere.
    ClosedLag: "lc", number(0.0, 36.0, Linear, 0.5, Months), Value(0.75) => v1 9.0, Source("aisi.gpt55"),
        ("Equal closed model after", "同水準のクローズ型が現れるまで"),
        ("UK AISI: GPT-5.5 matched Mythos Preview in cyber tasks after 23 days", "英AISI：サイバー課題でGPT-5.5がMythos Previewに23日で並んだ");
    /// Months until an equal model has open weights.
    OpenLag: "lo", number(0.0, 36.0, Linear, 0.5, Months), Value(5.5) => v1 18.0, Source("aisi.open"),
        ("Equal open weights after", "同水準のオープン型が現れるまで"),
        ("UK AISI: 4 to 7 months behind in cyber tasks; this is the middle", "英AISI：サイバー課題で4〜7か月遅れ。その中央");
    /// Spread of both.
    LagSpread: "lsd", number(0.0, 150.0, Linear, 1.0, Percent), Value(40.0), Judgement,
        ("Spread of the lags", "遅れのばらつき"),
        ("Standard deviation of the logarithm", "対数の標準偏差（対数正規分布）");
    /// Strength of access governance.
    Governance: "gov", number(0.0, 100.0, Linear, 1.0, Percent), Value(70.0), Judgement,
        ("Strength of access governance", "アクセス統治の強度"),
        ("Share of access that the rules really bind", "規則が実際に効いている割合");
    /// Months within which an equal model undoes what governance holds.
    CatchUpWindow: "win", number(0.0, 24.0, Linear, 0.5, Months), Value(6.0), Judgement,
        ("Too soon to manage within", "管理が間に合わない期間"),
        ("An equal model that comes sooner undoes the rules", "これより早く現れると規則が効かない");
    /// Error with which two rivals see the gap between them.
    RivalError: "sig", number(0.05, 10.0, Log, 0.0, Doublings), Value(1.0), Judgement,
        ("Rivals see the gap to within", "競争相手が見る差の誤差"),
        ("Standard deviation of what each side sees", "それぞれが見る差の標準偏差");
    /// Months until Chinese models are on the level.
    ChinaLag: "lcn", number(0.0, 36.0, Linear, 0.5, Months), Value(7.0), Source("epoch.china"),
        ("Equal Chinese model after", "同水準の中国のモデルが現れるまで"),
        ("Epoch AI: about 7 months behind; Amodei said 6 to 12", "Epoch AI：約7か月遅れ。Amodeiの発言は6〜12か月");
    /// What spreads the level beyond those who manage access.
    SpreadBy: "spr", Choice(SPREADERS), Value(0.0), Judgement,
        ("Spread means", "普及とみなすもの"),
        ("The best open weights are Chinese, so that the two lags are not independent", "最先端のオープン型は中国製のため、2つの遅れは独立ではない"),
        [("Open weights", "オープン型"), ("Open weights or Chinese models, whichever come first", "オープン型か中国のモデルの早い方")];
    /// Spread of the strength of governance.
    GovernanceSpread: "govsd", number(0.0, 40.0, Linear, 1.0, Percent), Value(15.0) => v1 0.0, Judgement,
        ("Spread of the strength", "統治の強度のばらつき"),
        ("Standard deviation near 50%, in points; smaller towards 0% and 100%", "50%付近での標準偏差（ポイント）。0%と100%に近いほど小さい");
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

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::ClosedLag,
    Key::OpenLag,
    Key::Governance,
    Key::CatchUpWindow,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "Who else gets there?",
        "ほかに誰が追いつくか",
        &[Key::ChinaLag, Key::SpreadBy, Key::RivalError],
    ),
    Group::beside("regions", &[Key::LagSpread, Key::GovernanceSpread]),
];
