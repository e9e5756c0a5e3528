//! The parameters of the time horizon.

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

/// Those that people reach for first, in the order of the page; the others stand behind "more".
pub const FIRST_SHOWN: &[Key] = &[
    Key::Law,
    Key::DoublingTime,
    Key::DoublingFactor,
    Key::DoublingsLeft,
    Key::BreakDate,
    Key::LaterDoublingTime,
    Key::TargetLength,
    Key::SuccessLevel,
    Key::Since,
    Key::AsOf,
    Key::Data,
];
