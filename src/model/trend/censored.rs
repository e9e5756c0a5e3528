//! A trend through points of which some are known only to lie above a value.
//!
//! Maximum likelihood of y = a + b x + e, e normal with sd σ: an exact point has the density φ((y - μ)/σ)/σ, one that is at least c
//! the probability Q((c - μ)/σ), Q = 1 - Φ (Tobin, "Estimation of Relationships for Limited Dependent Variables", Econometrica 26,
//! 1958). Solved by expectation and maximisation (Dempster, Laird and Rubin, Journal of the Royal Statistical Society B 39, 1977): with
//! z = (c - μ)/σ and λ = φ(z)/Q(z) a point that is at least c is taken at μ + σλ, with a variance of σ²(1 + zλ - λ²) about it.
//!
//! A point that is at least c weighs λ(λ - z), between 0 and 1, in the information on a and b; an exact one weighs 1. The
//! covariance of a and b takes these weights. The residual variance is σ² n/(n - 2), which is the usual one where all points are exact.

use std::f64::consts::{FRAC_2_SQRT_PI, SQRT_2};

use super::Trend;

/// Rounds of expectation and maximisation, of which each brings what is missing closer by the share of information that the points lack.
const ROUNDS: usize = 200;

/// Fits points given as (day, ln minutes): `exact` ones, and some that are at least a value. `None` for fewer than two days
/// among the exact ones.
pub fn fit(exact: &[(f64, f64)], least: &[(f64, f64)]) -> Option<Trend> {
    let start = Trend::fit(exact)?;
    let count = (exact.len() + least.len()) as f64;
    let mut points = exact.to_vec();
    points.extend_from_slice(least);
    let taken = exact.len();
    let (mut line, mut sigma) = (start, start.variance.map_or(0.0, f64::sqrt));
    if sigma <= 0.0 {
        // Exact points on a line leave nothing to weigh a bound with.
        return Some(start);
    }
    for _ in 0..ROUNDS {
        let mut rest = 0.0;
        for (slot, (day, bound)) in points[taken..].iter_mut().zip(least) {
            let middle = line.ln_at(*day);
            let z = (bound - middle) / sigma;
            let pull = hazard(z);
            slot.1 = middle + sigma * pull;
            rest += sigma * sigma * (1.0 + z * pull - pull * pull).max(0.0);
        }
        let next = Trend::fit(&points)?;
        let square = next.variance? * (count - 2.0) + rest;
        let moved = (next.slope - line.slope).abs() / next.slope.abs().max(1e-12);
        line = next;
        sigma = (square / count).sqrt();
        if moved < 1e-13 {
            break;
        }
    }
    let weigh = |day: f64, bound: f64| {
        let z = (bound - line.ln_at(day)) / sigma;
        let pull = hazard(z);
        (day, (pull * (pull - z)).max(0.0))
    };
    let weighed = exact
        .iter()
        .map(|p| (p.0, 1.0))
        .chain(least.iter().map(|p| weigh(p.0, p.1)));
    let weight: f64 = weighed.clone().map(|(_, w)| w).sum();
    let mean_day = weighed.clone().map(|(day, w)| day * w).sum::<f64>() / weight;
    let sxx = weighed
        .map(|(day, w)| w * (day - mean_day) * (day - mean_day))
        .sum();
    Some(Trend {
        mean_day,
        mean_ln: line.ln_at(mean_day),
        slope: line.slope,
        sxx,
        r2: explained(exact, &line),
        variance: Some(sigma * sigma * count / (count - 2.0)),
        n: points.len(),
        weight,
    })
}

/// The coefficient of determination over the exact points.
fn explained(exact: &[(f64, f64)], line: &Trend) -> f64 {
    let mean = exact.iter().map(|p| p.1).sum::<f64>() / exact.len() as f64;
    let square = |x: f64| x * x;
    let rss: f64 = exact.iter().map(|p| square(p.1 - line.ln_at(p.0))).sum();
    let total: f64 = exact.iter().map(|p| square(p.1 - mean)).sum();
    if total > 0.0 { 1.0 - rss / total } else { 1.0 }
}

/// φ(z)/Q(z).
fn hazard(z: f64) -> f64 {
    if z > 6.0 {
        // Laplace's continued fraction, where both are too small.
        return (1..40).rev().fold(z, |rest, k| z + f64::from(k) / rest);
    }
    FRAC_2_SQRT_PI / SQRT_2 * libm::exp(-0.5 * z * z) / libm::erfc(z / SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hazard_is_that_of_the_tables() {
        // φ(0)/Q(0) = 2 φ(0); at 2 by the tables 0.05399/0.02275.
        assert!((hazard(0.0) - 0.797_884_560_802_865).abs() < 1e-15);
        assert!((hazard(2.0) - 2.373_215_5).abs() < 1e-6);
        assert!((hazard(6.0) / hazard(6.000_000_1) - 1.0).abs() < 1e-7);
        assert!(hazard(-40.0) < 1e-300);
    }

    #[test]
    fn a_bound_far_below_the_line_says_nothing() {
        let exact: Vec<_> = (0..10)
            .map(|i| (f64::from(i), f64::from(i) + f64::from(i % 3) * 0.3))
            .collect();
        let alone = Trend::fit(&exact).unwrap();
        let with = fit(&exact, &[(9.5, -50.0)]).unwrap();
        assert!((with.slope - alone.slope).abs() < 1e-3);
        assert!((with.weight - 10.0).abs() < 1e-9);
    }

    #[test]
    fn a_bound_above_the_line_pulls_it_up_but_less_than_twice_the_bound() {
        let exact: Vec<_> = (0..10)
            .map(|i| (f64::from(i), f64::from(i) + f64::from(i % 3) * 0.3))
            .collect();
        let alone = Trend::fit(&exact).unwrap();
        let with = fit(&exact, &[(10.0, 12.0)]).unwrap();
        let measured: Vec<_> = exact.iter().copied().chain([(10.0, 12.0)]).collect();
        assert!(with.slope > alone.slope);
        assert!(with.slope > Trend::fit(&measured).unwrap().slope);
        assert!(with.weight > 10.0 && with.weight < 11.0);
        assert_eq!(with.n, 11);
    }

    #[test]
    fn points_on_a_line_and_too_few_points() {
        let line: Vec<_> = (0..5).map(|i| (f64::from(i), f64::from(i))).collect();
        assert_eq!(fit(&line, &[(6.0, 3.0)]).map(|t| t.n), Some(5));
        assert_eq!(fit(&[(1.0, 1.0)], &[(2.0, 3.0)]), None);
    }
}
