//! What the model needs to know of a study.

use super::{GENIUS_BY, LATER, SOFTWARE_BY, milestones};
use crate::{
    assumptions::registry::Key,
    date,
    model::{
        economy::adoption::{Claim, Inputs},
        horizon::Shape,
    },
    views::{Study, horizon},
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::shared_inputs(study);
    trend.shape = Shape::Exponential;
    trend.end = date::year_to_days(a.get(Key::Until) + LATER);
    trend.scatter = false;
    trend.boot = false;
    trend.milestones = milestones(a).into_iter().map(|m| m.1).collect();
    Inputs {
        trend,
        lag: a.get(Key::AdoptionLag) * date::YEAR,
        lag_sd: a.get(Key::AdoptionLagSpread) / 100.0,
        claims: vec![
            Claim {
                minutes: a.get(Key::GeniusHorizon),
                days: vec![GENIUS_BY],
            },
            Claim {
                minutes: a.get(Key::SoftwareHorizon),
                days: vec![SOFTWARE_BY[0], SOFTWARE_BY[1], GENIUS_BY],
            },
        ],
    }
}
