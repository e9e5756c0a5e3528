//! What the model needs to know of a study.

use super::{Data, estimate, milestones};
use crate::{
    assumptions::registry::Key,
    date,
    model::{
        horizon::{FanOf, Inputs, Shape},
        trend::{Above, Filter, Point},
    },
    views::Study,
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let points = Data::of(study)
        .points
        .iter()
        .map(|p| Point {
            day: p.day,
            rank: p.p50.mid,
            minutes: estimate(a, p).map(|e| e.mid),
        })
        .collect();
    let shape = match a.get(Key::Law) as usize {
        0 => Shape::Exponential,
        1 => Shape::Power {
            d: a.get(Key::DoublingFactor),
        },
        2 => Shape::Plateau {
            left: a.get(Key::DoublingsLeft),
        },
        _ => Shape::Broken {
            at: a.get(Key::BreakDate),
            after: a.value(Key::LaterDoublingTime),
        },
    };
    let end = date::year_to_days(a.get(Key::Until));
    Inputs {
        points,
        filter: Filter {
            since: a.get(Key::Since),
            as_of: a.value(Key::AsOf),
            sota: a.on(Key::StateOfTheArt),
            cap: a.get(Key::LengthCap) * 60.0,
            above: Above::LeaveOut,
        },
        shape,
        dt: a.value(Key::DoublingTime),
        h0: a.value(Key::AnchorHorizon),
        t0: a.value(Key::AnchorDate),
        compare_break: a.get(Key::BreakDate),
        dt_sd: a.get(Key::DoublingTimeSpread) / 100.0,
        fan: FanOf::Trend,
        scatter: a.on(Key::Scatter),
        boot: a.on(Key::Bootstrap),
        draws: a.get(Key::Draws) as usize,
        seed: a.get(Key::Seed) as u64,
        // At least two years, so that the axis never shrinks to nothing.
        start: a.get(Key::Since).min(end - 730.0),
        end,
        milestones: milestones(a).into_iter().map(|m| m.1).collect(),
    }
}
