//! What a person can put in the place of published points.

use std::rc::Rc;

use super::{Session, Study};
use crate::{
    assumptions::registry::{Key, Kind},
    evidence::points::Dataset,
    i18n::Lang,
};

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

/// How many of these points the view of a study would fit under its assumptions; `None` if it fits none of a person's own.
pub fn fitted(study: &Study, data: &Rc<Dataset>) -> Option<usize> {
    let mut study = study.clone();
    let own = study.link.view.info().own;
    if !own.key.param().views.contains(&study.link.view) {
        return None;
    }
    if own.key == Key::Shares {
        study.shares = Some(Rc::clone(data));
    } else {
        study.imported = Some(Rc::clone(data));
    }
    study.link.pins.clear();
    study.link.scenes.clear();
    let assumptions = &mut study.link.assumptions;
    assumptions.set(own.key, own.chosen());
    // What is fitted does not depend on the simulations.
    assumptions.set(Key::Draws, 100.0);
    let points = Session::default().panel(&study, Lang::En).numbers().points;
    let is_fitted = |status: &str| matches!(status, "fitted" | "at-least");
    let count = points
        .iter()
        .filter(|point| is_fitted(point.status))
        .count();
    (!points.is_empty()).then_some(count)
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
