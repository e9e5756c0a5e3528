//! What the model needs to know of a study.

use crate::{
    assumptions::{Assumptions, registry::Key},
    model::{
        access::{Inputs, Lags},
        horizon::Shape,
    },
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
        lags: lags(a),
        sd: a.get(Key::LagSpread) / 100.0,
        with_china: with_china(a),
        governance: a.get(Key::Governance) / 100.0,
        governance_sd: a.get(Key::GovernanceSpread) / 100.0,
        window: a.get(Key::CatchUpWindow),
    }
}

/// The median lags.
pub fn lags(a: &Assumptions) -> Lags {
    Lags {
        closed: a.get(Key::ClosedLag),
        open: a.get(Key::OpenLag),
        china: a.get(Key::ChinaLag),
    }
}

/// Whether Chinese models spread the level as open weights do.
pub fn with_china(a: &Assumptions) -> bool {
    a.get(Key::SpreadBy) != 0.0
}
