//! What a view would make of points before they are taken over.

use std::rc::Rc;

use crate::{
    assumptions::registry::Key,
    evidence::points::Dataset,
    i18n::Lang,
    views::{Session, Study},
};

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
