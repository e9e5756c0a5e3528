//! Forecasts that somebody made, and how they did.
//!
//! A person states a forecast by placing balls on stretches of a scale; each ball is an equal part of the probability, even over its
//! stretch ([`Balls`]). What lies beyond the last stretch, later or never, takes balls as well. Published forecasts mostly are a few
//! quantiles, or a probability that something happens by a date.
//!
//! # Scores, all negatively oriented: smaller is better, and honest forecasts are best
//!
//! - of balls, the continuous ranked probability score up to the end of the scale, ∫ (F(x) - 1{x ≥ y})² dx in the scale's units
//!   (Gneiting and Raftery, "Strictly Proper Scoring Rules, Prediction, and Estimation", Journal of the American Statistical
//!   Association 102, 2007); an outcome beyond the end counts as one that had not come by then
//! - of quantiles, the mean over them of 2 (1{y ≤ q} - p)(q - y), whose mean over all p is the same score
//! - of a probability, (p - o)², o 1 if it happened and 0 if not (Brier, Monthly Weather Review 78, 1950)
//!
//! Whether many forecasts hold what they promise is told by where outcomes lie in them ([`Calibration`]): evenly, if they do (Dawid,
//! "Statistical Theory: The Prequential Approach", Journal of the Royal Statistical Society A 147, 1984).

/// Balls that a person places.
pub const BALLS: u32 = 10;

/// A forecast stated by balls.
#[derive(Clone, Debug, PartialEq)]
pub struct Balls {
    /// The ends of the stretches, ascending: one more than there are stretches.
    edges: Vec<f64>,
    /// How many balls lie in each, and last how many beyond.
    counts: Vec<u32>,
}

impl Balls {
    /// From the ends of the stretches and the balls in each, with those beyond the last at the end. `None` if the ends do not ascend,
    /// the numbers do not fit or there is no ball.
    pub fn new(edges: Vec<f64>, counts: Vec<u32>) -> Option<Self> {
        let ascend = edges.windows(2).all(|pair| pair[0] < pair[1]);
        let finite = edges.iter().all(|edge| edge.is_finite());
        let fit = edges.len() >= 2 && counts.len() == edges.len();
        let some = counts.iter().any(|count| *count > 0);
        (ascend && finite && fit && some).then_some(Self { edges, counts })
    }

    /// Balls in all.
    pub fn whole(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// The ends of the stretches.
    pub fn edges(&self) -> &[f64] {
        &self.edges
    }

    /// The balls in each stretch, and last those beyond.
    pub fn counts(&self) -> &[u32] {
        &self.counts
    }

    /// The probability of what lies beyond the last stretch.
    pub fn beyond(&self) -> f64 {
        f64::from(self.counts[self.counts.len() - 1]) / f64::from(self.whole())
    }

    /// Each stretch with the probability below its start and below its end.
    fn stretches(&self) -> impl Iterator<Item = ((f64, f64), (f64, f64))> + '_ {
        let whole = f64::from(self.whole());
        let mut below = 0;
        self.edges
            .windows(2)
            .zip(&self.counts)
            .map(move |(pair, count)| {
                let start = below;
                below += count;
                let chances = (f64::from(start) / whole, f64::from(below) / whole);
                ((pair[0], pair[1]), chances)
            })
    }

    /// P(X <= x); beyond the last stretch what lies in all of them.
    pub fn cdf(&self, x: f64) -> f64 {
        let mut found = 0.0;
        for ((low, high), (from, to)) in self.stretches() {
            if x >= high {
                found = to;
            } else if x > low {
                found = from + (to - from) * (x - low) / (high - low);
            }
        }
        found
    }

    /// The smallest x with P(X <= x) >= p; infinite where that lies beyond the last stretch.
    pub fn quantile(&self, p: f64) -> f64 {
        for ((low, high), (from, to)) in self.stretches() {
            if to > from && p <= to {
                return low + (high - low) * ((p - from) / (to - from)).max(0.0);
            }
        }
        f64::INFINITY
    }

    /// ln of the density; minus infinite where there is no ball, and of the probability itself beyond the last stretch.
    pub fn log_score(&self, outcome: f64) -> f64 {
        for ((low, high), (from, to)) in self.stretches() {
            if outcome >= low && outcome < high {
                return libm::log((to - from) / (high - low));
            }
        }
        if outcome >= self.edges[self.edges.len() - 1] {
            libm::log(self.beyond())
        } else {
            f64::NEG_INFINITY
        }
    }

    /// The continuous ranked probability score up to the end of the scale, in its units. An outcome below the scale counts as one
    /// at its start.
    pub fn crps(&self, outcome: f64) -> f64 {
        // ∫ of the square of a line from a to b over a width.
        let square = |width: f64, a: f64, b: f64| width * (a * a + a * b + b * b) / 3.0;
        let mut sum = 0.0;
        for ((low, high), (from, to)) in self.stretches() {
            let at = outcome.max(low).min(high);
            let there = from + (to - from) * (at - low) / (high - low);
            sum += square(at - low, from, there) + square(high - at, 1.0 - there, 1.0 - to);
        }
        sum
    }
}

/// The score of quantiles, given as (p, value); `None` without any. An outcome that never came is worse than any late one, so that
/// it has no score: ask for the probability by a date instead.
pub fn quantile_score(quantiles: &[(f64, f64)], outcome: f64) -> Option<f64> {
    let loss = |(p, q): &(f64, f64)| {
        let below = f64::from(u8::from(outcome <= *q));
        2.0 * (below - p) * (q - outcome)
    };
    let sum: f64 = quantiles.iter().map(loss).sum();
    (!quantiles.is_empty() && sum.is_finite()).then(|| sum / quantiles.len() as f64)
}

/// The score of a probability that something happens.
pub fn brier(probability: f64, happened: bool) -> f64 {
    let off = probability - f64::from(u8::from(happened));
    off * off
}

/// A published forecast's probability that something is reached by a day, from quantiles of the day given as (p, day) with p
/// ascending: straight between them, and no more is said than 0 to the lowest p before the first of them and the highest p to 1 after
/// the last.
pub fn by_day(quantiles: &[(f64, f64)], day: f64) -> Option<(f64, f64)> {
    let (first, last) = (quantiles.first()?, quantiles.last()?);
    if day < first.1 {
        return Some((0.0, first.0));
    }
    if day >= last.1 {
        return Some((last.0, 1.0));
    }
    let pair = quantiles
        .windows(2)
        .find(|pair| day >= pair[0].1 && day < pair[1].1)?;
    let ((p, from), (q, to)) = (pair[0], pair[1]);
    let chance = p + (q - p) * (day - from) / (to - from);
    // Towards a quantile that is never reached nothing is said between.
    Some(if to.is_finite() {
        (chance, chance)
    } else {
        (p, q)
    })
}

/// Widths of central intervals whose coverage is told.
pub const WIDTHS: [f64; 3] = [0.5, 0.8, 0.95];

/// How outcomes lie in their forecasts.
#[derive(Clone, Debug, PartialEq)]
pub struct Calibration {
    /// Forecasts that have an outcome.
    pub forecasts: usize,
    /// How many outcomes lie in the central interval of each of [`WIDTHS`].
    pub inside: [usize; WIDTHS.len()],
    /// How many lie in each tenth of their forecast.
    pub tenths: [usize; 10],
    /// The largest distance between the share of places below p and p itself (Kolmogorov and Smirnov).
    pub distance: f64,
}

impl Calibration {
    /// From where each outcome lies in its forecast, 0 to 1. `None` without any.
    pub fn of(places: &[f64]) -> Option<Self> {
        let sorted = crate::numerics::order::sorted(places.to_vec(), |place| *place);
        let n = sorted.len() as f64;
        let mut distance: f64 = 0.0;
        let mut tenths = [0; 10];
        for (i, place) in sorted.iter().enumerate() {
            distance = distance
                .max(place - i as f64 / n)
                .max((i as f64 + 1.0) / n - place);
            tenths[((place * 10.0) as usize).min(9)] += 1;
        }
        let inside = WIDTHS.map(|width| {
            let held = |place: &&f64| (**place - 0.5).abs() <= 0.5 * width;
            sorted.iter().filter(held).count()
        });
        (!sorted.is_empty()).then_some(Self {
            forecasts: sorted.len(),
            inside,
            tenths,
            distance,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stated() -> Balls {
        Balls::new(vec![0.0, 1.0, 2.0, 4.0], vec![2, 5, 0, 3]).unwrap()
    }

    #[test]
    fn balls_are_a_distribution() {
        let balls = stated();
        assert_eq!(balls.whole(), BALLS);
        assert!((balls.beyond() - 0.3).abs() < 1e-15);
        for (x, want) in [
            (-1.0, 0.0),
            (0.5, 0.1),
            (1.0, 0.2),
            (1.5, 0.45),
            (3.0, 0.7),
            (9.0, 0.7),
        ] {
            assert!((balls.cdf(x) - want).abs() < 1e-15, "{x}");
        }
        assert!((balls.quantile(0.5) - 1.6).abs() < 1e-12);
        assert_eq!(balls.quantile(0.71), f64::INFINITY);
        assert!((balls.log_score(1.2) - 0.5f64.ln()).abs() < 1e-15);
        assert_eq!(balls.log_score(3.0), f64::NEG_INFINITY);
        assert!((balls.log_score(f64::INFINITY) - 0.3f64.ln()).abs() < 1e-15);
    }

    #[test]
    fn what_states_nothing_is_none() {
        assert_eq!(Balls::new(vec![0.0, 1.0], vec![1]), None);
        assert_eq!(Balls::new(vec![1.0, 1.0], vec![1, 0]), None);
        assert_eq!(Balls::new(vec![0.0, f64::NAN], vec![1, 0]), None);
        assert_eq!(Balls::new(vec![0.0, 1.0], vec![0, 0]), None);
        assert_eq!(Balls::new(Vec::new(), Vec::new()), None);
        assert_eq!(Calibration::of(&[]), None);
        assert_eq!(quantile_score(&[], 1.0), None);
        assert_eq!(quantile_score(&[(0.5, 1.0)], f64::INFINITY), None);
        assert_eq!(by_day(&[], 1.0), None);
    }

    proptest! {
        /// The score is its integral.
        #[test]
        fn the_score_of_balls(counts in proptest::collection::vec(0..4u32, 4), more in 1..4u32, outcome in -1.0..6.0f64) {
            let mut counts = counts;
            counts[1] += more;
            let balls = Balls::new(vec![0.0, 1.0, 2.0, 4.0], counts).unwrap();
            let (steps, width) = (40_000, 1e-4);
            let sum: f64 = (0..steps)
                .map(|i| {
                    let x = width * (f64::from(i) + 0.5);
                    let step = f64::from(u8::from(x >= outcome));
                    (balls.cdf(x) - step).powi(2) * width
                })
                .sum();
            prop_assert!((balls.crps(outcome) - sum).abs() < 1e-3, "{} {sum}", balls.crps(outcome));
        }

        /// No forecast does better on average than the one that is true.
        #[test]
        fn honesty_is_best(counts in proptest::array::uniform4(0..5u32)) {
            let truth = stated();
            let other = Balls::new(truth.edges().to_vec(), counts.to_vec());
            prop_assume!(other.is_some());
            let mean = |said: &Balls| -> f64 {
                (0..2000)
                    .map(|i| said.crps(truth.quantile((f64::from(i) + 0.5) / 2000.0)) / 2000.0)
                    .sum()
            };
            prop_assert!(mean(&truth) <= mean(&other.unwrap()) + 1e-6);
        }
    }

    /// Over many evenly spread p the score of quantiles is that of the distribution.
    #[test]
    fn many_quantiles_score_as_the_distribution() {
        let balls = Balls::new(vec![0.0, 1.0, 3.0], vec![4, 6, 0]).unwrap();
        let quantiles: Vec<(f64, f64)> = (0..4000)
            .map(|i| (f64::from(i) + 0.5) / 4000.0)
            .map(|p| (p, balls.quantile(p)))
            .collect();
        for outcome in [0.2, 1.0, 2.9] {
            let score = quantile_score(&quantiles, outcome).unwrap();
            assert!((score - balls.crps(outcome)).abs() < 1e-5);
        }
    }

    #[test]
    fn probabilities_by_a_day() {
        let quantiles = [(0.1, 100.0), (0.5, 200.0), (0.9, f64::INFINITY)];
        assert_eq!(by_day(&quantiles, 50.0), Some((0.0, 0.1)));
        let (low, high) = by_day(&quantiles, 150.0).unwrap();
        assert!((low - 0.3).abs() < 1e-15 && low == high);
        assert_eq!(by_day(&quantiles, 300.0), Some((0.5, 0.9)));
        assert_eq!(by_day(&quantiles[..2], 300.0), Some((0.5, 1.0)));
        assert!(
            (brier(0.7, true) - 0.09).abs() < 1e-15 && (brier(0.7, false) - 0.49).abs() < 1e-15
        );
    }

    #[test]
    fn even_places_are_calibrated_and_bunched_ones_are_not() {
        let even: Vec<f64> = (0..100).map(|i| (f64::from(i) + 0.5) / 100.0).collect();
        let found = Calibration::of(&even).unwrap();
        assert_eq!((found.inside, found.tenths), ([50, 80, 96], [10; 10]));
        assert!((found.distance - 0.005).abs() < 1e-12);
        let high = Calibration::of(&[0.9, 0.95, 1.0]).unwrap();
        assert_eq!((high.inside, high.tenths[9]), ([0, 1, 2], 3));
        assert!((high.distance - 0.9).abs() < 1e-12);
    }
}
