//! The parameters of the evidence.

use crate::{
    assumptions::registry::{Key, Param},
    params::groups::Group,
    views::branches::params::RESEARCH,
};

/// None of its own.
pub const PARAMS: &[Param] = &[];

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
    Key::FanOf,
    Key::LevelTest,
    Key::Cheating,
    Key::Law,
    Key::DoublingTime,
    Key::AnchorHorizon,
    Key::AnchorDate,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::Until,
    Key::DoublingTimeSpread,
    Key::Scatter,
    Key::Bootstrap,
    Key::Draws,
    Key::Seed,
    Key::ClockTime,
    Key::FanBands,
    Key::Shares,
    Key::ShareBefore,
    Key::ShareBeforeSpread,
    Key::ShareNow,
    Key::ShareCeiling,
    Key::ShareCurve,
    Key::LabourShare,
    Key::ReturnsToInputs,
    Key::DifficultyExponent,
    Key::AutomationWidth,
    Key::AutomatedShare,
    Key::ClosedLag,
    Key::OpenLag,
    Key::LagSpread,
];

/// Those that people reach for first, in the order of the page.
pub const FIRST_SHOWN: &[Key] = &[
    Key::DoublingTime,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::Law,
    Key::ShareNow,
    Key::Until,
];

/// The others, but for those that several views have in common, by the question or the chart that they belong to.
pub const GROUPS: &[Group] = &[
    Group::asked(
        "What share of code is AI's?",
        "コードに占めるAIの割合は",
        &[
            Key::Shares,
            Key::ShareBefore,
            Key::ShareBeforeSpread,
            Key::ShareCeiling,
            Key::ShareCurve,
        ],
    ),
    RESEARCH,
    Group::asked(
        "How soon do others catch up?",
        "ほかのモデルはいつ追いつくか",
        &[Key::ClosedLag, Key::OpenLag, Key::LagSpread],
    ),
];
