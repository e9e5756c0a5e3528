//! The share of code that AI writes: an S-curve through two bounds or through a person's own points, with its uncertainty.
//!
//! Shares lie between 0 and 1, dates are days since 1970-01-01. In y, which is linear in time, a curve is a straight line:
//!
//! - logistic: s = smax/(1 + e^-y), y = ln(s/(smax - s))
//! - Gompertz: s = smax exp(-e^-y), y = -ln(-ln(s/smax))
//!
//! Two published bounds and no series: a draw takes the earlier evenly from its spread either side of its value and the later
//! from its value to [`LATER`] above it, below the ceiling, in two dimensions of [`Sobol`].
//!
//! One quantity, one answer: wherever there are draws, a date, a share or a path is their median. The date on which the median
//! share passes a target is the median of the dates, because each share rises with time.
//!
//! Own points: a least-squares line in y, drawn from its joint normal, (level, rate) = fit + L z with L the Cholesky factor of
//! s² (XᵀX)⁻¹. Two points leave no spread, and none is invented: there are no draws then.

pub mod output;

use libm::{exp, log};

use crate::numerics::{
    arrival::Arrival,
    fan::{self, Detail, Model, fan},
    linear::{self, cholesky},
    normal,
    quantile::Selector,
    sobol::Sobol,
};

/// Which S-curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// s = smax/(1 + e^-y).
    Logistic,
    /// s = smax exp(-e^-y): slower to its ceiling than it rose from the floor.
    Gompertz,
}

impl Shape {
    /// y for s/smax: what is linear in time. Not finite unless 0 < `part` < 1.
    pub fn line(self, part: f64) -> f64 {
        match self {
            Self::Logistic => log(part / (1.0 - part)),
            Self::Gompertz => -log(-log(part)),
        }
    }

    /// s/smax for y.
    pub fn part(self, y: f64) -> f64 {
        match self {
            Self::Logistic => 1.0 / (1.0 + exp(-y)),
            Self::Gompertz => exp(-exp(-y)),
        }
    }
}

/// A curve: y = `level` + `rate` (t - `day`).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// Logistic or Gompertz.
    pub shape: Shape,
    /// The ceiling.
    pub smax: f64,
    /// Where the line is anchored.
    pub day: f64,
    /// y on that day.
    pub level: f64,
    /// y a day; at most 0 for a share that does not grow.
    pub rate: f64,
}

impl Curve {
    /// The curve through two points (day, share); `None` unless both shares lie inside (0, `smax`), on different days.
    pub fn through(shape: Shape, smax: f64, a: (f64, f64), b: (f64, f64)) -> Option<Self> {
        let level = shape.line(a.1 / smax);
        let rate = (shape.line(b.1 / smax) - level) / (b.0 - a.0);
        (level.is_finite() && rate.is_finite()).then_some(Self {
            shape,
            smax,
            day: a.0,
            level,
            rate,
        })
    }

    /// The share on a date.
    pub fn share_at(&self, day: f64) -> f64 {
        self.smax * self.shape.part(self.line_at(day))
    }

    /// How fast the share grows on a date, a day.
    pub fn slope_at(&self, day: f64) -> f64 {
        let y = self.line_at(day);
        let part = self.shape.part(y);
        self.smax
            * self.rate
            * match self.shape {
                Shape::Logistic => part * (1.0 - part),
                // e^-y may be infinite where the share is 0.
                Shape::Gompertz if part > 0.0 => part * exp(-y),
                Shape::Gompertz => 0.0,
            }
    }

    /// The date on which a growing curve reaches `share`; infinite at and above the ceiling, and without growth.
    pub fn date_of(&self, share: f64) -> f64 {
        self.date_of_line(self.shape.line(share / self.smax))
    }

    /// The same for a value of the line, so that many curves share its logarithms.
    fn date_of_line(&self, y: f64) -> f64 {
        if self.rate > 0.0 && y.is_finite() {
            self.day + (y - self.level) / self.rate
        } else {
            f64::INFINITY
        }
    }

    fn line_at(&self, day: f64) -> f64 {
        self.level + self.rate * (day - self.day)
    }
}

/// What the curve is laid through.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// Two published bounds, each (day, share): "single digits" and "over 80%".
    Bounds {
        /// The earlier one.
        before: (f64, f64),
        /// It is uniform so far either side of its share.
        spread: f64,
        /// The later one, uniform from it to [`LATER`] above it.
        after: (f64, f64),
    },
    /// A person's own points (day, share).
    Points(Vec<(f64, f64)>),
}

/// The width of the later bound's distribution.
pub const LATER: f64 = 0.10;
/// No drawn bound lies below this share.
pub const LOWEST: f64 = 0.001;
/// The later bound is kept this far below the ceiling, where no S-curve passes.
pub const BELOW_CEILING: f64 = 0.001;

/// Between which shares each of two bounds is drawn, evenly: cut where it would leave the order 0 < s1 < s2 < smax.
pub fn drawn(before: f64, spread: f64, after: f64, smax: f64) -> [(f64, f64); 2] {
    let low = (before - spread).max(LOWEST).min(before);
    let high = (before + spread).min(after).max(before);
    let top = (after + LATER).min(smax - BELOW_CEILING).max(after);
    [(low, high), (after, top)]
}

/// The shares whose dates are reported.
pub const TARGETS: [f64; 4] = [0.90, 0.95, 0.99, 0.999];

/// Probabilities of the band quantiles: 95, 80 and 50% intervals around the median.
pub const PROBS: [f64; 7] = fan::PROBS;
/// The place of the median among them.
const MEDIAN: usize = 3;

/// Everything that a forecast of the share depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// What the curve is laid through.
    pub evidence: Evidence,
    /// Which S-curve.
    pub shape: Shape,
    /// The ceiling, above 0 and at most 1.
    pub smax: f64,
    /// Monte-Carlo size.
    pub draws: usize,
    /// Monte-Carlo seed.
    pub seed: u64,
    /// The dates of the curves.
    pub dates: Vec<f64>,
    /// A date whose share is wanted: when somebody has said that all code will be.
    pub by: f64,
}

/// A forecast of the share.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The curve through the middles of what is drawn, or the best fit; `None` when nothing defines one.
    pub central: Option<Curve>,
    /// The median share at each date of the inputs; without draws that of the curve.
    pub path: Vec<f64>,
    /// A quantile of the share for each of [`PROBS`] at each date. Empty without draws: two own points leave no spread.
    pub bands: Vec<[f64; 7]>,
    /// For each of [`TARGETS`] the distribution of its date (that of the single curve without draws).
    pub targets: [Arrival; 4],
    /// The share on the date `by`: the median, and its quantiles for each of [`PROBS`] (all equal without draws).
    pub by: Option<(f64, [f64; 7])>,
    /// Own points that no curve below this ceiling can pass: at most 0, at or above the ceiling, or not finite.
    pub unusable: Vec<usize>,
    /// The later bound lies at or above the ceiling, and was taken just below it.
    pub ceiling_met: bool,
}

/// Computes forecasts of the share; keeps working memory from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    selector: Selector,
    level: Vec<f64>,
    rate: Vec<f64>,
    values: Vec<f64>,
}

impl Model for Engine {
    type Inputs = Inputs;
    type Forecast = Forecast;

    fn run_to(&mut self, inputs: &Inputs, detail: Detail) -> Forecast {
        self.forecast(inputs, detail)
    }
}

impl Engine {
    /// Computes a forecast.
    pub fn run(&mut self, inputs: &Inputs) -> Forecast {
        self.forecast(inputs, Detail::Whole)
    }

    fn forecast(&mut self, inputs: &Inputs, detail: Detail) -> Forecast {
        self.level.clear();
        self.rate.clear();
        let mut forecast = Forecast {
            central: None,
            path: Vec::new(),
            bands: Vec::new(),
            targets: [Arrival::NEVER; 4],
            by: None,
            unusable: Vec::new(),
            ceiling_met: false,
        };
        forecast.central = match &inputs.evidence {
            Evidence::Bounds {
                before,
                spread,
                after,
            } => {
                let highest = inputs.smax - BELOW_CEILING;
                forecast.ceiling_met = after.1 > highest;
                let after = (after.0, after.1.min(highest));
                self.draw_bounds(inputs, *before, *spread, after)
            }
            Evidence::Points(points) => {
                forecast.unusable = unusable(points, inputs.smax);
                self.draw_fit(inputs, points)
            }
        };
        let Some(central) = forecast.central else {
            return forecast;
        };
        if self.level.is_empty() {
            forecast.path = inputs.dates.iter().map(|t| central.share_at(*t)).collect();
        } else {
            let dates = &inputs.dates;
            let seen = |i| detail.sees(i, dates.len());
            forecast.bands = fan(dates, seen, |i| self.quantiles_at(&central, dates[i]));
            forecast.path = forecast.bands.iter().map(|q| q[MEDIAN]).collect();
        }
        for (target, share) in forecast.targets.iter_mut().zip(TARGETS) {
            let y = central.shape.line(share / central.smax);
            let date = central.date_of_line(y);
            self.values.clear();
            self.values
                .extend(self.level.iter().zip(&self.rate).map(|(level, rate)| {
                    Curve {
                        level: *level,
                        rate: *rate,
                        ..central
                    }
                    .date_of_line(y)
                }));
            if self.values.is_empty() {
                self.values.push(date);
            }
            *target = Arrival::of(&self.values, &mut self.selector);
        }
        let quantiles = if self.level.is_empty() {
            [central.share_at(inputs.by); 7]
        } else {
            self.quantiles_at(&central, inputs.by)
        };
        forecast.by = Some((quantiles[MEDIAN], quantiles));
        forecast
    }

    /// The curve through two bounds, and the draws: each uniform, cut where it would leave the order 0 < s1 < s2 < smax.
    fn draw_bounds(
        &mut self,
        inputs: &Inputs,
        before: (f64, f64),
        spread: f64,
        after: (f64, f64),
    ) -> Option<Curve> {
        let through =
            |s1, s2| Curve::through(inputs.shape, inputs.smax, (before.0, s1), (after.0, s2));
        let [first, second] = drawn(before.1, spread, after.1, inputs.smax);
        let [s1, s2] = [first, second].map(|(low, high)| f64::midpoint(low, high));
        let central = through(s1, s2)?;
        let sobol = Sobol::<2>::new(inputs.seed);
        for i in 0..inputs.draws {
            let [u1, u2] = sobol.point(i as u32);
            let s2 = second.0 + u2 * (second.1 - second.0);
            let (low, high) = first;
            if let Some(curve) = through(low + u1 * (high - low), s2) {
                self.level.push(curve.level);
                self.rate.push(curve.rate);
            }
        }
        Some(central)
    }

    /// The least-squares line through own points, and draws from its joint normal if there are more than two.
    fn draw_fit(&mut self, inputs: &Inputs, points: &[(f64, f64)]) -> Option<Curve> {
        let usable = || points.iter().filter(|p| line(inputs, p.1).is_finite());
        let usable = || usable().filter(|p| p.0.is_finite());
        let n = usable().count() as f64;
        let day = usable().map(|p| p.0).sum::<f64>() / n;
        let fit = linear::fit(usable().map(|p| ([1.0, p.0 - day], line(inputs, p.1))))?;
        let [level, rate] = fit.coefficients;
        if let Some(variance) = fit.variance() {
            let covariance = fit.inverse.map(|row| row.map(|cell| cell * variance));
            // Points exactly on a curve have no spread: every draw is the curve.
            let factor = cholesky(&covariance, 0.0).unwrap_or_default();
            let sobol = Sobol::<2>::new(inputs.seed);
            for i in 0..inputs.draws {
                let [z1, z2] = sobol.point(i as u32).map(normal::quantile);
                self.level.push(level + factor[0][0] * z1);
                self.rate.push(rate + factor[1][0] * z1 + factor[1][1] * z2);
            }
        }
        Some(Curve {
            shape: inputs.shape,
            smax: inputs.smax,
            day,
            level,
            rate,
        })
    }

    /// Quantiles of the share on a date. The share rises with y, so that those of y decide.
    fn quantiles_at(&mut self, central: &Curve, day: f64) -> [f64; 7] {
        let along = day - central.day;
        self.values.clear();
        self.values.extend(
            self.level
                .iter()
                .zip(&self.rate)
                .map(|(level, rate)| level + rate * along),
        );
        let sample = || self.values.iter().take(64).copied();
        let guess = (
            sample().fold(f64::INFINITY, f64::min),
            sample().fold(f64::NEG_INFINITY, f64::max),
        );
        let mut quantiles = [0.0; 7];
        self.selector
            .quantiles(&self.values, &PROBS, guess, &mut quantiles);
        quantiles.map(|y| central.smax * central.shape.part(y))
    }
}

fn line(inputs: &Inputs, share: f64) -> f64 {
    inputs.shape.line(share / inputs.smax)
}

/// Which of a person's points no curve below `smax` can pass.
pub fn unusable(points: &[(f64, f64)], smax: f64) -> Vec<usize> {
    points
        .iter()
        .zip(0..)
        .filter(|((day, share), _)| !(day.is_finite() && *share > 0.0 && *share < smax))
        .map(|(_, index)| index)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SHAPES: [Shape; 2] = [Shape::Logistic, Shape::Gompertz];

    fn inputs(evidence: Evidence, shape: Shape, smax: f64) -> Inputs {
        Inputs {
            evidence,
            shape,
            smax,
            draws: 512,
            seed: 1,
            dates: (0..40).map(|i| 100.0 * f64::from(i) - 1000.0).collect(),
            by: 800.0,
        }
    }

    fn bounds(s1: f64, s2: f64) -> Evidence {
        Evidence::Bounds {
            before: (0.0, s1),
            spread: 0.04,
            after: (461.0, s2),
        }
    }

    proptest! {
        #[test]
        fn the_date_inverts_the_share(
            gompertz: bool, s1 in 0.01..0.09f64, s2 in 0.6..0.79f64, smax in 0.8..1.0f64, part in 0.001..0.999f64,
        ) {
            let shape = SHAPES[usize::from(gompertz)];
            let curve = Curve::through(shape, smax, (0.0, s1), (461.0, s2)).unwrap();
            prop_assert!((curve.share_at(0.0) - s1).abs() < 1e-12);
            prop_assert!((curve.share_at(461.0) - s2).abs() < 1e-12);
            let day = curve.date_of(part * smax);
            prop_assert!((curve.share_at(day) - part * smax).abs() < 1e-9);
            let slope = (curve.share_at(day + 0.01) - curve.share_at(day - 0.01)) / 0.02;
            prop_assert!((curve.slope_at(day) - slope).abs() < 1e-6 * slope.abs() + 1e-9);
        }

        #[test]
        fn forecasts_are_ordered_and_rise(
            gompertz: bool, s1 in 0.01..0.09f64, s2 in 0.6..0.99f64, smax in 0.8..1.0f64,
        ) {
            let forecast = Engine::default().run(&inputs(bounds(s1, s2), SHAPES[usize::from(gompertz)], smax));
            prop_assert_eq!(forecast.ceiling_met, s2 > smax - BELOW_CEILING);
            for (band, path) in forecast.bands.iter().zip(&forecast.path) {
                prop_assert!(band.windows(2).all(|w| w[0] <= w[1]));
                prop_assert!(band.iter().chain([path]).all(|s| *s >= 0.0 && *s <= smax));
            }
            for pair in forecast.bands.windows(2) {
                prop_assert!(pair[0].iter().zip(pair[1]).all(|(a, b)| *a <= b));
            }
            for (arrival, share) in forecast.targets.iter().zip(TARGETS) {
                prop_assert!(arrival.p10 <= arrival.p50 && arrival.p50 <= arrival.p90);
                prop_assert_eq!(arrival.p50.is_finite(), share < smax);
                // The median share passes the target on the median date.
                let at = |day| {
                    let whole = Inputs { dates: vec![day], ..inputs(bounds(s1, s2), SHAPES[usize::from(gompertz)], smax) };
                    Engine::default().run(&whole).path[0]
                };
                if arrival.p50.is_finite() {
                    prop_assert!((at(arrival.p50) - share).abs() < 2e-3, "{} for {}", at(arrival.p50), share);
                }
                prop_assert_eq!(arrival.never, f64::from(u8::from(share >= smax)));
            }
        }
    }

    #[test]
    fn at_the_defaults_the_bounds_are_the_published_ranges() {
        for shape in SHAPES {
            let mut engine = Engine::default();
            let forecast = engine.run(&Inputs {
                draws: 4096,
                dates: vec![0.0, 461.0],
                ..inputs(bounds(0.05, 0.80), shape, 1.0)
            });
            for (band, (low, high)) in forecast.bands.iter().zip([(0.01, 0.09), (0.80, 0.90)]) {
                for (quantile, p) in band.iter().zip(PROBS) {
                    assert!((quantile - (low + p * (high - low))).abs() < 1e-3 * (high - low));
                }
            }
        }
    }

    #[test]
    fn a_share_that_does_not_grow_never_arrives() {
        let level = Curve::through(Shape::Logistic, 1.0, (0.0, 0.5), (10.0, 0.5)).unwrap();
        assert_eq!(level.date_of(0.9), f64::INFINITY);
        let falling = Curve::through(Shape::Gompertz, 1.0, (0.0, 0.5), (10.0, 0.4)).unwrap();
        assert_eq!(falling.date_of(0.9), f64::INFINITY);
        assert_eq!(falling.slope_at(-1e9), 0.0);
        for (s1, s2) in [
            (0.0, 0.5),
            (0.5, 1.0),
            (f64::NAN, 0.5),
            (0.5, f64::INFINITY),
        ] {
            assert_eq!(
                Curve::through(Shape::Logistic, 1.0, (0.0, s1), (1.0, s2)),
                None
            );
        }
    }

    #[test]
    fn own_points_on_a_curve_give_it_back_and_others_are_named() {
        for shape in SHAPES {
            let truth = Curve::through(shape, 0.95, (0.0, 0.05), (461.0, 0.8)).unwrap();
            let mut points: Vec<_> = [0.0, 100.0, 461.0].map(|t| (t, truth.share_at(t))).to_vec();
            points.extend([(50.0, 0.95), (60.0, 0.0), (f64::NAN, 0.5), (70.0, f64::NAN)]);
            let forecast =
                Engine::default().run(&inputs(Evidence::Points(points.clone()), shape, 0.95));
            assert_eq!(forecast.unusable, [3, 4, 5, 6]);
            let curve = forecast.central.unwrap();
            assert!((curve.share_at(461.0) - 0.8).abs() < 1e-9);
            assert!((forecast.targets[0].p50 - truth.date_of(0.9)).abs() < 1e-3);
            let two = Evidence::Points(points[..2].to_vec());
            let forecast = Engine::default().run(&inputs(two, shape, 0.95));
            assert!(forecast.bands.is_empty());
            let curve = forecast.central.unwrap();
            assert_eq!(forecast.targets[0].p50, curve.date_of(0.9));
            let one = Evidence::Points(points[..1].to_vec());
            assert_eq!(
                Engine::default().run(&inputs(one, shape, 0.95)).central,
                None
            );
        }
    }

    #[test]
    fn scattered_points_have_a_fan_that_opens() {
        let points = vec![(0.0, 0.05), (150.0, 0.2), (300.0, 0.4), (461.0, 0.85)];
        let forecast =
            Engine::default().run(&inputs(Evidence::Points(points), Shape::Logistic, 1.0));
        let odds = |share: f64| Shape::Logistic.line(share);
        let width = |i: usize| odds(forecast.bands[i][6]) - odds(forecast.bands[i][0]);
        assert!(width(0) > 2.0 * width(12) && width(39) > 2.0 * width(12));
        let arrival = forecast.targets[0];
        assert!(arrival.p10 < arrival.p50 && arrival.p50 < arrival.p90);
    }
}
