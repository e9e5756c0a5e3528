//! What the model needs to know of a study.

use super::{Data, estimate, level, milestones};
use crate::{
    assumptions::{Assumptions, registry::Key},
    date, lazy,
    model::{
        horizon::{FanOf, Inputs, LevelTest, Shape, compare::Comparison},
        trend::{Above, Filter, Point},
    },
    views::{Study, common},
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    Inputs {
        fan: if a.get(Key::FanOf) == 0.0 {
            FanOf::NextRecord
        } else {
            FanOf::Trend
        },
        test: test(a),
        ..of(study, &Data::of(study))
    }
}

/// The same for views that take the trend from here: without what is this view's own.
pub fn shared(study: &Study) -> Inputs {
    of(study, &Data::shared(study))
}

/// A critic's test as what it does to the level.
///
/// Public tasks: METR, without them Opus 4.6 falls by 40% at 50% success. Noise in the human times: by 25 to 40% at 50%, up by 9 to 23%
/// at 80%; the middle in ratios is taken. (Both METR, "Impact of modelling assumptions on time horizon results", 2026-03-20.) Work that
/// would be merged: 8 minutes instead of 50 for Claude 4.5 Sonnet (METR, 2026-03-10). Inside the labs: two months ahead (METR, "Frontier
/// Risk Report", 2026-05-19). The first and the third are known at 50% only, and do nothing at 80%.
fn test(a: &Assumptions) -> LevelTest {
    // Only METR's points have another level.
    let at_50 = level(a) == 50 || !common::is_metr(a);
    let factor = match a.get(Key::LevelTest) as usize {
        1 if at_50 => 0.60,
        2 if at_50 => libm::sqrt(0.60 * 0.75),
        2 => libm::sqrt(1.09 * 1.23),
        3 if at_50 => 8.0 / 50.0,
        _ => 1.0,
    };
    let ahead = if a.get(Key::LevelTest) == 4.0 {
        61.0
    } else {
        0.0
    };
    LevelTest { factor, ahead }
}

/// The same of other points.
pub fn of(study: &Study, data: &Data) -> Inputs {
    let a = &study.link.assumptions;
    let own_level = a.get(Key::RecordsAt) == 0.0;
    let points = data
        .points
        .iter()
        .map(|p| {
            let minutes = estimate(a, p).map(|e| e.mid);
            // What is only drawn, or not known at this level, holds no record.
            let rank = if own_level { minutes } else { Some(p.p50.mid) };
            let shown = |value: Option<f64>| value.filter(|_| !p.drawn_only);
            Point {
                day: p.day,
                rank: shown(rank).unwrap_or(f64::NEG_INFINITY),
                minutes: shown(minutes),
            }
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
            above: match a.get(Key::LongPoints) as usize {
                0 => Above::LeaveOut,
                1 => Above::Use,
                _ => Above::AtLeast,
            },
        },
        shape,
        dt: a.value(Key::DoublingTime),
        h0: a.value(Key::AnchorHorizon),
        t0: a.value(Key::AnchorDate),
        compare: Comparison {
            at: a.get(Key::BreakDate),
            with: lazy::loaded().map(|waiting| waiting.views.first.compare),
        },
        dt_sd: a.get(Key::DoublingTimeSpread) / 100.0,
        fan: FanOf::Trend,
        test: LevelTest::NONE,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evidence::facts, model::MONTH};

    #[test]
    fn the_critics_tests_are_the_facts() {
        let fact = |id: &str| facts::get(id).expect(id);
        let value = |id: &str| fact(id).value.expect(id);
        let of = |index: f64| test(&Assumptions::default().with(Key::LevelTest, index));
        let near =
            |told: f64, used: f64| assert!((told - used).abs() < 3e-3 * told, "{told} {used}");
        near(
            value("horizon.public") / (value("horizon.opus46") / 60.0),
            of(1.0).factor,
        );
        let noise = fact("horizon.noise");
        let left = [noise.low, noise.high].map(|change| 1.0 + change.expect("a change") / 100.0);
        near(left[0].sqrt() * left[1].sqrt(), of(2.0).factor);
        near(value("horizon.merged") / 50.0, of(3.0).factor);
        near(value("horizon.lead") * MONTH, of(4.0).ahead);
    }
}
