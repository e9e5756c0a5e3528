//! The parameters of the evidence.

use crate::assumptions::registry::{Key, Param};

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

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::DoublingTime,
    Key::Law,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::SuccessLevel,
    Key::ShareBefore,
    Key::ShareNow,
    Key::ShareCeiling,
    Key::AutomatedShare,
    Key::ClosedLag,
    Key::OpenLag,
    Key::Until,
];
