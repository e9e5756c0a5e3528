//! What the model needs to know of a study.

use super::{BEFORE, CLARK, NOW, START, own, year_of};
use crate::{
    assumptions::registry::Key,
    date,
    model::{
        horizon,
        share::{Evidence, Inputs, Shape},
    },
    views::Study,
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let part = |key| a.get(key) / 100.0;
    let end = date::year_to_days(a.get(Key::Until));
    let mut start = START;
    let evidence = match own(study) {
        None => Evidence::Bounds {
            before: (BEFORE, part(Key::ShareBefore)),
            spread: part(Key::ShareBeforeSpread),
            after: (NOW, part(Key::ShareNow)),
        },
        Some(own) => {
            if let Some(first) = own.points.first() {
                start = start.min(year_of(first.day));
            }
            let points = own.points.iter();
            Evidence::Points(points.map(|p| (p.day, p.p50.mid / 100.0)).collect())
        }
    };
    Inputs {
        evidence,
        shape: if a.get(Key::ShareCurve) == 0.0 {
            Shape::Logistic
        } else {
            Shape::Gompertz
        },
        smax: part(Key::ShareCeiling),
        draws: a.get(Key::Draws) as usize,
        seed: a.get(Key::Seed) as u64,
        dates: horizon::dates(start, end),
        by: CLARK,
    }
}
