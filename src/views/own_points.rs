//! What a person can put in the place of published points.

use crate::{
    assumptions::registry::{Key, Kind},
    i18n::ui::Ui,
};

/// A kind of points that a person can bring.
pub struct OwnPoints {
    /// The parameter that chooses them.
    pub key: Key,
    /// The column that has their values.
    pub column: &'static str,
    /// What the table has to have.
    pub help: Ui,
    /// What it looks like.
    pub example: &'static str,
}

impl OwnPoints {
    /// The value of the parameter that chooses them.
    pub fn chosen(&self) -> f64 {
        let Kind::Choice(names) = self.key.param().kind else {
            return 0.0;
        };
        let at = names.iter().position(|name| *name == "mine");
        at.unwrap_or_default() as f64
    }
}

/// Lengths of tasks.
pub static LENGTHS: OwnPoints = OwnPoints {
    key: Key::Data,
    column: "minutes",
    help: Ui::ImportLengths,
    example: "name,date,minutes,low,high\nModel A,2025-03-01,45,20,90\nModel B,2026-01-15,240,,",
};

/// Shares of code.
pub static SHARES: OwnPoints = OwnPoints {
    key: Key::Shares,
    column: "share",
    help: Ui::ImportShares,
    example: "name,date,share,low,high\nTeam,2025-03-01,12%,8%,20%\nTeam,2026-01-15,55%,,",
};
