//! What a person can put in the place of published points.

use crate::assumptions::registry::{Key, Kind};

/// A kind of points that a person can bring.
pub struct OwnPoints {
    /// The parameter that chooses them.
    pub key: Key,
    /// The column that has their values.
    pub column: &'static str,
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
};

/// Shares of code.
pub static SHARES: OwnPoints = OwnPoints {
    key: Key::Shares,
    column: "share",
};
