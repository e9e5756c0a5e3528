//! What the model needs to know of a study.

use crate::{
    assumptions::registry::Key,
    model::{access::Inputs, horizon::Shape},
    views::{Study, horizon},
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::shared_inputs(study);
    trend.shape = Shape::Exponential;
    trend.scatter = false;
    trend.boot = false;
    trend.milestones.clear();
    Inputs {
        trend,
        closed: a.get(Key::ClosedLag),
        open: a.get(Key::OpenLag),
        sd: a.get(Key::LagSpread) / 100.0,
        governance: a.get(Key::Governance) / 100.0,
        window: a.get(Key::CatchUpWindow),
    }
}
