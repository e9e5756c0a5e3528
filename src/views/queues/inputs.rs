//! What the model needs to know of a study.

use super::{FIRST, LIMIT, LONG, START};
use crate::{
    assumptions::registry::Key,
    date,
    model::{
        MONTH, YEAR,
        horizon::Shape,
        queues::queue::Flow,
        queues::{Inputs, Start, dates},
    },
    views::{Study, horizon},
};

/// A share of growth a year as growth of the logarithm a day.
fn a_day(percent: f64) -> f64 {
    libm::log1p(percent / 100.0) / YEAR
}

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::shared_inputs(study);
    // Only the pace counts, so that the level needs no point.
    trend.shape = Shape::Exponential;
    trend.h0 = Some(1.0);
    trend.t0 = Some(START);
    trend.scatter = false;
    trend.boot = false;
    let flow = |a_day_now: f64, growth: Key| Flow {
        rate: a_day_now,
        growth: a_day(a.get(growth)),
    };
    let a_month = |key: Key| flow(a.get(key) / MONTH, Key::PatchGrowth);
    let a_year = |key: Key, growth: Key| flow(a.get(key) / YEAR, growth);
    let end = date::year_to_days(a.get(Key::Until));
    Inputs {
        trend,
        elasticity: a.get(Key::FindingElasticity),
        found: [super::confirmed(a), a.get(Key::VendorsFound)],
        days: FIRST,
        patching: [Key::PatchCapacity, Key::VendorCapacity].map(a_month),
        filing: a_year(Key::PatentFilings, Key::FilingsGrowth),
        examining: a_year(Key::ExaminationCapacity, Key::ExaminationGrowth),
        waiting: if a.get(Key::PatentStart) == 0.0 {
            Start::Count(a.get(Key::PatentsWaiting))
        } else {
            Start::Wait(a.get(Key::Pendency) * MONTH)
        },
        submitted: a.get(Key::MedicinesSubmitted) / YEAR,
        submission: a.get(Key::MedicineElasticity),
        reviewing: a_year(Key::ReviewCapacity, Key::ReviewGrowth),
        spread: a.get(Key::CapacitySpread) / 100.0,
        dates: dates(START, end),
        long: LONG.map(|months| months * MONTH),
        limit: date::year_to_days(LIMIT),
    }
}
