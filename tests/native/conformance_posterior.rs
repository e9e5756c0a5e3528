//! What METR's records tell about the laws: the Bayes factors behind a note of the horizon view, integrated here on grids.
//!
//! `y_i` ~ N(L + g(`x_i`), σ² + `e_i`²) in log2 minutes, `e_i` the sd of METR's own 95% interval, taken as independent, although models share
//! tasks; t0 = 2026-04-07, s = x - t0. Priors: L uniform over 20 doublings, integrated in closed form; ln T ~ N(ln 150, 0.6) for the doubling time
//! at t0; σ half-normal 0.5; quadratic g = s/T + q s²/2, q ~ N(0, 1) a year²; broken stick with T after the kink and T1 before it,
//! ln(T1/T) ~ N(0, 0.5), kink uniform from July 2023 to the end of 2025; plateau with ln K ~ N(ln 10, 1) doublings left at t0; power
//! with ln d ~ N(0, 0.1). The figures were computed independently of this program, with other grids and by drawing from the priors.

use crate::approx::day;
use doublings::{evidence::points, model::trend::law::log2_of};

const YEAR: f64 = 365.25;

/// A measurement: days after t0, log2 minutes, sd of the measurement.
type Point = (f64, f64, f64);

fn records(since: &str) -> Vec<Point> {
    let t0 = day("2026-04-07");
    let mut best = f64::NEG_INFINITY;
    let mut records = Vec::new();
    for point in &points::metr().points {
        let p50 = point.p50;
        if point.day < day(since) || p50.mid < best {
            continue;
        }
        // The best of a day competes: Opus 4.6 and GPT-5.3-Codex came out on the same one, in this order of the table.
        best = p50.mid;
        let (low, high) = p50.range.expect("an interval");
        let e = (high / low).log2() / 3.919_928;
        records.push((point.day - t0, log2_of(p50.mid), e));
    }
    records
}

/// Nodes and weights of a normal prior.
fn normal(mean: f64, sd: f64, reach: f64, nodes: usize) -> Vec<(f64, f64)> {
    let width = 2.0 * reach / nodes as f64;
    (0..nodes)
        .map(|i| {
            let z = -reach + width * (i as f64 + 0.5);
            let weight = (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt() * width;
            (mean + sd * z, weight)
        })
        .collect()
}

fn uniform(low: f64, high: f64, nodes: usize) -> Vec<(f64, f64)> {
    let width = (high - low) / nodes as f64;
    (0..nodes)
        .map(|i| (low + width * (i as f64 + 0.5), 1.0 / nodes as f64))
        .collect()
}

/// The evidence of a shape over the grid of its two further parameters: the prior mean of the likelihood.
fn evidence(
    points: &[Point],
    first: &[(f64, f64)],
    second: &[(f64, f64)],
    shape: impl Fn(f64, f64, f64, f64) -> f64,
) -> f64 {
    let sigmas: Vec<(f64, Vec<f64>, f64, f64)> = normal(0.0, 0.5, 4.0, 80)
        .into_iter()
        .filter(|(sigma, _)| *sigma > 0.0)
        .map(|(sigma, weight)| {
            let w: Vec<f64> = points
                .iter()
                .map(|p| 1.0 / (sigma * sigma + p.2 * p.2))
                .collect();
            let sum: f64 = w.iter().sum();
            let tau = 2.0 * std::f64::consts::PI;
            let ln = w.iter().map(|w| 0.5 * (w / tau).ln()).sum::<f64>() + 0.5 * (tau / sum).ln();
            (2.0 * weight, w, sum, ln - 20.0_f64.ln())
        })
        .collect();
    let mut total = 0.0;
    let mut rest = vec![0.0; points.len()];
    for (ln_t, a) in normal(150.0_f64.ln(), 0.6, 3.0, 120) {
        let rate = (-ln_t).exp();
        for (p, b) in first {
            for (q, c) in second {
                for (slot, point) in rest.iter_mut().zip(points) {
                    *slot = point.1 - shape(point.0, rate, *p, *q);
                }
                if rest.iter().any(|r| !r.is_finite()) {
                    continue;
                }
                for (weight, w, sum, ln) in &sigmas {
                    let (mut one, mut two) = (0.0, 0.0);
                    for (w, r) in w.iter().zip(&rest) {
                        one += w * r;
                        two += w * r * r;
                    }
                    total += a * b * c * weight * (ln - 0.5 * (two - one * one / sum)).exp();
                }
            }
        }
    }
    total
}

/// Quadratic, broken stick, plateau and power over the exponential.
fn factors(points: &[Point]) -> [f64; 4] {
    let none = [(0.0, 1.0)];
    let exponential = evidence(points, &none, &none, |s, rate, _, _| s * rate);
    let bend = normal(0.0, 1.0, 4.0, 80);
    let quadratic = evidence(points, &bend, &none, |s, rate, q, _| {
        s * rate + 0.5 * q * (s / YEAR) * (s / YEAR)
    });
    let t0 = day("2026-04-07");
    let kinks = uniform(day("2023-07-01") - t0, day("2026-01-01") - t0, 40);
    let broken = evidence(
        points,
        &normal(0.0, 0.5, 3.5, 28),
        &kinks,
        |s, rate, ratio, kink| {
            if s >= kink {
                s * rate
            } else {
                kink * rate + (s - kink) * rate * (-ratio).exp()
            }
        },
    );
    let left = normal(10.0_f64.ln(), 1.0, 4.0, 80);
    let plateau = evidence(points, &left, &none, |s, rate, ln_k, _| {
        let k = ln_k.exp();
        -k * (-s * rate / k).exp_m1()
    });
    let power = evidence(
        points,
        &normal(0.0, 0.1, 3.5, 80),
        &none,
        |s, rate, ln_d, _| {
            // Infinite or not a number before the law begins.
            (1.0 - (1.0 - ln_d.exp()) * s * rate).ln() / ln_d
        },
    );
    [quadratic, broken, plateau, power].map(|law| law / exponential)
}

#[track_caller]
fn near(got: [f64; 4], want: [f64; 4]) {
    for (got, want) in got.into_iter().zip(want) {
        assert!((got / want - 1.0).abs() < 0.04, "{got} is not {want}");
    }
}

/// "By 5 to 11 to 1", and "against a plateau by 15 to 1".
#[test]
fn since_2023_some_bend_or_break_is_favoured() {
    let points = records("2023-01-01");
    assert_eq!(points.len(), 15);
    near(factors(&points), [6.406_8, 11.148_9, 0.067_81, 5.088_3]);
}

/// "Tell the laws not apart": the two GPT-4 points carry it.
#[test]
fn since_2024_nothing_is_told_apart() {
    let points = records("2024-01-01");
    let found = factors(&points);
    near(found, [1.435_6, 1.006_0, 1.536_6, 0.900_6]);
    let most = found.into_iter().fold(1.0, f64::max);
    let least = found.into_iter().fold(1.0, f64::min);
    assert!(most / least < 1.75, "{most} to {least}");
}
