//! A software explosion as a recursion over doublings: Davidson and Houlden, "How quick and big would a software
//! intelligence explosion be?" (Forethought 2025). A second opinion beside the integrated law.

use libm::{exp, log};

use crate::numerics::{fast, sobol::Sobol};

/// What one run depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// Doublings of software per doubling of research input at the start (returns to research).
    pub r0: f64,
    /// Speed-up of software progress when research is automated; the first doubling takes 3 months divided by it.
    pub speedup: f64,
    /// Distance to the ceiling in years of usual progress, 256-fold a year.
    pub limit_years: f64,
    /// How much of a doubling of software becomes research input.
    pub lambda: f64,
    /// New models are trained on the way, which takes part of the gain.
    pub retrain: bool,
}

/// Usual progress: software and hardware together grow 256-fold, by 8 doublings, a year.
const USUAL_DOUBLINGS_A_YEAR: f64 = 8.0;

/// A doubling that would take longer, in months, ends the explosion.
const SLOWEST: f64 = 6.0;

/// Most doublings of one run, whatever the ceiling.
const MOST: f64 = 10_000.0;

/// The months at which doublings are complete, beginning with 0 for none, into `times`.
///
/// r falls by r0/D with each of the D doublings up to the ceiling. The next doubling takes 2^x of the last one's time,
/// x = lambda (1/r - 1), with retraining divided by |lambda/r - 1| + 1. Ends at the ceiling, at r <= 0, and
/// when a doubling would take more than 6 months.
pub fn run(p: &Parameters, times: &mut Vec<f64>) {
    times.clear();
    times.push(0.0);
    let ceiling = (USUAL_DOUBLINGS_A_YEAR * p.limit_years).min(MOST);
    let doublings = libm::floor(ceiling);
    let mut t = 0.0;
    let mut dt = 3.0 / p.speedup;
    let mut r = p.r0;
    while (times.len() as f64) <= doublings && r > 0.0 && dt <= SLOWEST {
        t += dt;
        times.push(t);
        r -= p.r0 / doublings;
        if r > 0.0 {
            let x = p.lambda * (1.0 / r - 1.0);
            let x = if p.retrain {
                x / ((p.lambda / r - 1.0).abs() + 1.0)
            } else {
                x
            };
            dt *= fast::exp2(x);
        }
    }
}

/// The most doublings in any stretch of `months`.
pub fn most_doublings(times: &[f64], months: f64) -> usize {
    let mut first = 0;
    let mut most = 0;
    for (last, t) in times.iter().enumerate() {
        while t - times[first] > months {
            first += 1;
        }
        most = most.max(last - first);
    }
    most
}

/// How many times as fast as usual.
pub const FASTER: [f64; 3] = [3.0, 10.0, 30.0];

/// For how many months.
pub const MONTHS: [f64; 4] = [1.0, 4.0, 12.0, 36.0];

/// Progress is `faster` times as fast for `months` when some stretch of that length has as many doublings as usual progress
/// makes in `faster` times the stretch, 8 a year, rounded down: 3 times as fast for a year is three years'
/// progress, 256^3, in one.
pub fn doublings_needed(faster: f64, months: f64) -> usize {
    (faster * months * USUAL_DOUBLINGS_A_YEAR / 12.0) as usize
}

/// What many draws say.
#[derive(Clone, Debug, PartialEq)]
pub struct Odds {
    /// Probability of progress [`FASTER`]`[i]` times as fast for [`MONTHS`]`[j]`, as `faster[i][j]`.
    pub faster: [[f64; 4]; 3],
    /// Number of draws.
    pub draws: usize,
}

/// Draws f log-uniform from 2-32, r0 from 0.4-3.6, lambda from 0.2-0.8, the ceiling uniform from 7-14 years: the authors' ranges.
pub fn odds(draws: usize, seed: u64, retrain: bool) -> Odds {
    let sobol = Sobol::<4>::new(seed);
    let between = |u: f64, low: f64, high: f64| low * exp(u * log(high / low));
    let mut times = Vec::new();
    let mut hits = [[0usize; 4]; 3];
    for i in 0..draws {
        let u = sobol.point(i as u32);
        let p = Parameters {
            speedup: between(u[0], 2.0, 32.0),
            r0: between(u[1], 0.4, 3.6),
            lambda: between(u[2], 0.2, 0.8),
            limit_years: 7.0 + 7.0 * u[3],
            retrain,
        };
        run(&p, &mut times);
        for (j, months) in MONTHS.iter().enumerate() {
            let most = most_doublings(&times, *months);
            for (row, faster) in hits.iter_mut().zip(FASTER) {
                row[j] += usize::from(most >= doublings_needed(faster, *months));
            }
        }
    }
    let n = draws.max(1) as f64;
    Odds {
        faster: hits.map(|row| row.map(|count| count as f64 / n)),
        draws,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn runs_end_and_time_goes_on(
            r0 in 0.01..10.0f64, speedup in 0.1..100.0f64, limit_years in 0.0..40.0f64, lambda in 0.0..2.0f64, retrain: bool,
        ) {
            let mut times = Vec::new();
            run(&Parameters { r0, speedup, limit_years, lambda, retrain }, &mut times);
            prop_assert!(times.len() <= MOST as usize + 1);
            prop_assert!(times.windows(2).all(|w| w[1] >= w[0] && w[1].is_finite()));
            for months in MONTHS {
                let slow = (0..times.len())
                    .map(|i| times[i..].iter().filter(|t| **t - times[i] <= months).count() - 1)
                    .max();
                prop_assert_eq!(Some(most_doublings(&times, months)), slow);
            }
        }
    }

    #[test]
    fn usual_progress_is_eight_doublings_a_year() {
        assert_eq!(doublings_needed(3.0, 12.0), 24);
        assert_eq!(doublings_needed(10.0, 1.0), 6);
        assert_eq!(doublings_needed(3.0, 1.0), 2);
    }

    #[test]
    fn odds_fall_with_speed_and_length() {
        let odds = odds(2000, 1, false);
        for row in odds.faster {
            assert!(row.windows(2).all(|w| w[1] <= w[0]));
        }
        for (fast, faster) in odds.faster[0].iter().zip(odds.faster[1]) {
            assert!(faster <= *fast);
        }
    }
}
