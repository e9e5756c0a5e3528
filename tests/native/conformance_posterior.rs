//! What METR's records tell about the laws, from the table that the page shows: the figures that its words rest on.
//!
//! The integrals are tested beside them (`src/model/trend/posterior.rs`); here that the records are the ones meant.

use crate::approx::day;
use doublings::{
    evidence::points,
    model::trend::{
        law::log2_of,
        posterior::{Measurement, Posterior, Prior, Question, Strength, factor, sd_of, weights},
    },
};

fn records(since: &str) -> Vec<Measurement> {
    let mut best = f64::NEG_INFINITY;
    let mut records = Vec::new();
    for point in &points::metr().points {
        let p50 = point.p50;
        if point.day < day(since) || p50.mid < best {
            continue;
        }
        // The best of a day competes: Opus 4.6 and GPT-5.3-Codex came out on the same one, in this order of the table.
        best = p50.mid;
        records.push(Measurement {
            day: point.day,
            level: log2_of(p50.mid),
            sd: sd_of(p50.range.expect("an interval")),
            least: false,
        });
    }
    records
}

/// Quadratic, broken stick, plateau and power over the exponential.
fn factors(points: Vec<Measurement>) -> [f64; 4] {
    let mut posterior = Posterior::new(Question {
        points,
        t0: day("2026-04-07"),
        prior: Prior::DEFAULT,
        shared: 0.0,
    });
    while !posterior.advance(100_000) {}
    let fits = posterior.fits();
    assert!((weights(fits, &[1.0; 5]).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    [1, 2, 3, 4].map(|law| factor(&fits[law], &fits[0]))
}

#[track_caller]
fn near(got: [f64; 4], want: [f64; 4]) {
    for (got, want) in got.into_iter().zip(want) {
        assert!((got / want - 1.0).abs() < 0.01, "{got} is not {want}");
    }
}

/// "By 5 to 11 to 1", and "against a plateau by 15 to 1".
#[test]
fn since_2023_some_bend_or_break_is_favoured() {
    let points = records("2023-01-01");
    assert_eq!(points.len(), 15);
    let found = factors(points);
    near(found, [6.406_8, 11.148_9, 0.067_81, 5.088_3]);
    let words = found.map(Strength::of);
    assert_eq!(words.map(|w| w.0), [Strength::Positive; 4]);
    assert_eq!(words.map(|w| w.1), [true, true, false, true]);
}

/// "Tell the laws not apart": the two GPT-4 points carry it.
#[test]
fn since_2024_nothing_is_told_apart() {
    let found = factors(records("2024-01-01"));
    near(found, [1.435_6, 1.006_0, 1.536_6, 0.900_6]);
    assert_eq!(found.map(|f| Strength::of(f).0), [Strength::Bare; 4]);
}

/// The prior's edges are the days that its documentation names.
#[test]
fn the_kink_lies_between_july_2023_and_january_2026() {
    assert_eq!(Prior::DEFAULT.kink, (day("2023-07-01"), day("2026-01-01")));
}
