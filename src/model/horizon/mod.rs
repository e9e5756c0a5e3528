//! The forecast of the time horizon: trend, law, draws, bands and milestone dates.
//!
//! Every draw has a level at the anchor (log2 of the minutes) and a rate in doublings a day ([`Joint`]):
//!
//! - from a fit: jointly normal with the fit's covariance at the anchor ([`trend`](crate::trend)), through its Cholesky factor;
//!   a broken line draws three correlated numbers from one fit with a kink ([`hinge`])
//! - from a case bootstrap, if it is asked for: sample i refitted (Efron, "Bootstrap Methods: Another Look at the Jackknife", Annals of
//!   Statistics 7, 1979)
//! - a doubling time set by hand is log-normal with `dt_sd` around its value: rate e^(-`dt_sd` z); a level set by hand is exact
//! - two points leave no residual: the doubling time then takes `dt_sd` too
//! - with `scatter` every draw also gets the residual of a single model, normal with the fit's standard deviation
//!
//! The standard normals are four columns of [`Normals`]: level, rate, rate after a break, scatter. A forecast has [`DATES`] dates,
//! a band of seven quantiles at each, and a milestone for each task length.

pub mod compare;

use std::f64::consts::LN_2;

use crate::{
    horizon::compare::{LawFit, compare},
    numerics::{
        arrival::{self, Arrival},
        f64x2::{self, F64x2},
        fan::{Detail, Model, Quantiles, fan},
        linear,
        quantile::Selector,
        sample::Normals,
    },
    trend::{
        Filter, Point, SHORTEST, Status, Trend, bootstrap, fitted, hinge,
        law::{Curve, Law, log2_of},
        select,
    },
};

pub use crate::numerics::fan::PROBS;

/// Which law, with the shape that a person sets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Every doubling takes the same time.
    Exponential,
    /// Each doubling takes `d` times the one before.
    Power {
        /// Factor per doubling.
        d: f64,
    },
    /// `left` doublings are left at the anchor.
    Plateau {
        /// Doublings left.
        left: f64,
    },
    /// One doubling time before `at`, another after it.
    Broken {
        /// The break in days since 1970-01-01.
        at: f64,
        /// Doubling time after the break in days; `None` takes the fit's.
        after: Option<f64>,
    },
}

/// Everything that a forecast depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The measured horizons.
    pub points: Vec<Point>,
    /// Which of them are fitted.
    pub filter: Filter,
    /// The law.
    pub shape: Shape,
    /// Doubling time in days; `None` takes the fit's.
    pub dt: Option<f64>,
    /// Horizon at the anchor in minutes; `None` takes the fit's.
    pub h0: Option<f64>,
    /// Anchor date; `None` takes the last fitted point's.
    pub t0: Option<f64>,
    /// Break date for the comparison of laws.
    pub compare_break: f64,
    /// Relative standard deviation of a doubling time set by hand.
    pub dt_sd: f64,
    /// Adds the residual scatter of single models.
    pub scatter: bool,
    /// Draws level and slope from a case bootstrap instead of the normal distribution.
    pub boot: bool,
    /// Monte-Carlo size.
    pub draws: usize,
    /// Monte-Carlo seed.
    pub seed: u64,
    /// First date of the curves.
    pub start: f64,
    /// Last date of the curves.
    pub end: f64,
    /// Task lengths whose dates are wanted, in minutes.
    pub milestones: Vec<f64>,
}

/// Dates at which curves and bands are computed.
pub const DATES: usize = 240;

/// [`DATES`] dates from one to another, on whole days if they are as far apart as that, so that a date in a file is the very
/// day of its value.
pub fn dates(start: f64, end: f64) -> Vec<f64> {
    let step = (end - start) / (DATES - 1) as f64;
    let date = |i| {
        let day = start + step * i as f64;
        if step >= 1.0 { libm::round(day) } else { day }
    };
    (0..DATES).map(date).collect()
}

/// Dots of a milestone's quantile dotplot, each 5% of the draws.
pub const DOTS: usize = arrival::DOTS;

/// The distribution of the date at which a task length is reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Task length in minutes.
    pub minutes: f64,
    /// 10% quantile of the date; infinite if fewer draws than that ever reach it.
    pub p10: f64,
    /// Median date; likewise.
    pub p50: f64,
    /// 90% quantile; likewise.
    pub p90: f64,
    /// Quantiles at 2.5, 7.5, … 97.5%; likewise.
    pub dots: [f64; DOTS],
    /// Share of draws that never reach it.
    pub never: f64,
}

impl Milestone {
    /// The distribution without what it is of.
    pub const fn arrival(&self) -> Arrival {
        Arrival {
            p10: self.p10,
            p50: self.p50,
            p90: self.p90,
            dots: self.dots,
            never: self.never,
        }
    }
}

/// A forecast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    /// What became of each point.
    pub status: Vec<Status>,
    /// The trend of the fitted points.
    pub trend: Option<Trend>,
    /// The law at the values in force; `None` when there is nothing to anchor it.
    pub central: Option<Curve>,
    /// `DATES` dates from start to end.
    pub dates: Vec<f64>,
    /// log2 of the central curve's minutes at each date; infinite after a singularity.
    pub path: Vec<f64>,
    /// log2 of the minutes at each date, a quantile for each of [`PROBS`].
    pub bands: Vec<[f64; 7]>,
    /// In the order of the inputs.
    pub milestones: Vec<Milestone>,
    /// How well each law fits the same points.
    pub laws: Vec<LawFit>,
    /// Standard deviation of the residuals in doublings.
    pub scatter: Option<f64>,
}

/// Runs forecasts; keeps the normals and working memory from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    normals: Option<Normals>,
    selector: Selector,
    level: Vec<f64>,
    rate: Vec<f64>,
    later_rate: Vec<f64>,
    values: Vec<f64>,
}

/// Level at the anchor (log2 minutes) and doublings a day (for a broken law: before and after).
const LEVEL: usize = 0;
const RATE: usize = 1;
const LATER: usize = 2;

/// The trend in force, and the distribution of level and rate around it.
#[derive(Clone, Debug)]
pub struct Joint {
    /// What became of each point.
    pub status: Vec<Status>,
    /// The trend of the fitted points.
    pub trend: Option<Trend>,
    /// The law at the values in force.
    pub central: Curve,
    spread: Spread,
}

impl Joint {
    /// Settles the values in force; `None` when there is nothing to anchor the curve.
    pub fn of(inputs: &Inputs) -> Option<Self> {
        let status = select(&inputs.points, &inputs.filter);
        let fitted = fitted(&inputs.points, &status);
        let trend = Trend::fit(&fitted);
        let (central, spread) = resolve(inputs, &fitted, trend.as_ref())?;
        Some(Self {
            status,
            trend,
            central,
            spread,
        })
    }

    /// log2 of the minutes at the anchor and doublings a day of draw `i`, from two standard normals. A bootstrap, if the
    /// inputs ask for one, takes its sample of that number instead, as long as it has one.
    pub fn draw(&self, i: usize, z: [f64; 2]) -> (f64, f64) {
        let z = [z[0], z[1], 0.0];
        (
            self.spread.value(LEVEL, i, z),
            self.spread.value(RATE, i, z),
        )
    }
}

/// The distribution that the draws come from.
#[derive(Clone, Debug)]
struct Spread {
    mean: [f64; 3],
    /// Lower triangular; rows of what was set by hand are not used.
    factor: [[f64; 3]; 3],
    /// Log-normal sd of a doubling time, where it was set by hand or the fit has no standard error.
    by_hand: [Option<f64>; 3],
    samples: Vec<[f64; 3]>,
    scatter: f64,
}

impl Spread {
    /// Level or rate of draw `i`, from its standard normals.
    #[inline]
    fn value(&self, which: usize, i: usize, z: [f64; 3]) -> f64 {
        let mean = self.mean[which];
        match (self.by_hand[which], self.samples.get(i)) {
            (Some(sd), _) => mean * libm::exp(-sd * z[which]),
            (None, Some(sample)) => sample[which],
            (None, None) => {
                let row = self.factor[which];
                mean + row[0] * z[0] + row[1] * z[1] + row[2] * z[2]
            }
        }
    }
}

impl Model for Engine {
    type Inputs = Inputs;
    type Forecast = Forecast;

    fn run_to(&mut self, inputs: &Inputs, detail: Detail) -> Forecast {
        self.forecast(inputs, detail)
    }
}

impl Engine {
    /// Computes a forecast. Never panics on finite inputs with at least one draw.
    pub fn run(&mut self, inputs: &Inputs) -> Forecast {
        self.forecast(inputs, Detail::Whole)
    }

    fn forecast(&mut self, inputs: &Inputs, detail: Detail) -> Forecast {
        let status = select(&inputs.points, &inputs.filter);
        let fitted = fitted(&inputs.points, &status);
        let trend = Trend::fit(&fitted);
        let dates = dates(inputs.start, inputs.end);
        let mut forecast = Forecast {
            laws: compare(&fitted, inputs.compare_break),
            status,
            trend,
            central: None,
            path: Vec::new(),
            bands: Vec::new(),
            milestones: Vec::new(),
            dates,
            scatter: trend.and_then(|t| t.variance).map(|v| v.sqrt() / LN_2),
        };
        let Some((central, spread)) = resolve(inputs, &fitted, trend.as_ref()) else {
            return forecast;
        };
        forecast.path = forecast
            .dates
            .iter()
            .map(|t| central.log2_minutes(*t))
            .collect();
        self.draw(inputs, &central, &spread);
        forecast.bands = self.bands(&central, &forecast.dates, &forecast.path, detail);
        forecast.milestones = inputs
            .milestones
            .iter()
            .map(|minutes| self.milestone(&central, *minutes))
            .collect();
        forecast.central = Some(central);
        forecast
    }

    fn draw(&mut self, inputs: &Inputs, central: &Curve, spread: &Spread) {
        let fresh = self
            .normals
            .as_ref()
            .is_none_or(|n| (n.draws, n.seed) != (inputs.draws, inputs.seed));
        if fresh {
            self.normals = Some(Normals::new(inputs.draws, inputs.seed));
        }
        let Some(normals) = &self.normals else { return };
        let broken = matches!(central.law, Law::Broken { .. });
        let [z0, z1, z2, z3] = &normals.columns;
        let column = |which: usize| {
            (0..inputs.draws).map(move |i| spread.value(which, i, [z0[i], z1[i], z2[i]]))
        };
        self.level.clear();
        self.level.extend(
            column(LEVEL)
                .zip(z3)
                .map(|(level, z)| level + spread.scatter * z),
        );
        self.rate.clear();
        self.rate.extend(column(RATE));
        self.later_rate.clear();
        if broken {
            self.later_rate.extend(column(LATER));
        }
    }

    fn bands(
        &mut self,
        curve: &Curve,
        dates: &[f64],
        path: &[f64],
        detail: Detail,
    ) -> Vec<Quantiles> {
        self.values.resize(self.level.len(), 0.0);
        let mut last: Option<(f64, Quantiles)> = None;
        fan(
            dates,
            |i| detail.sees(i, dates.len()),
            |i| {
                let guess = match last {
                    Some((_, [f64::INFINITY, ..])) => return [f64::INFINITY; 7],
                    Some((before, last)) => {
                        // Near a singularity the upper quantiles are infinite: the guess covers those that are not.
                        let low = last[0];
                        let finite = last.iter().rev().find(|q| q.is_finite());
                        let high = finite.map_or(low, |q| *q);
                        let moved = path[i] - before;
                        let moved = if moved.is_finite() { moved } else { 0.0 };
                        let margin = 0.1 * (high - low) + moved.abs() + 1e-3;
                        (low + moved - margin, high + moved + margin)
                    }
                    None => (path[i] - 8.0, path[i] + 8.0),
                };
                self.fill(curve, dates[i]);
                let mut quantiles = [0.0; 7];
                self.selector
                    .quantiles(&self.values, &PROBS, guess, &mut quantiles);
                last = Some((path[i], quantiles));
                quantiles
            },
        )
    }

    /// log2 of the minutes of every draw at `t`: [`Curve::log2_minutes`] for a whole column.
    fn fill(&mut self, curve: &Curve, t: f64) {
        let tau = t - curve.t0;
        let (values, level, rate) = (&mut self.values, &self.level, &self.rate);
        let [zero, one, along] = [0.0, 1.0, tau].map(F64x2::both);
        match curve.law {
            Law::Power { d } if tau > 0.0 && d != 1.0 => {
                let never = F64x2::both(f64::INFINITY);
                let bend = F64x2::both((d - 1.0) * tau);
                let per_log = F64x2::both(1.0 / libm::log2(d));
                f64x2::map(values, [level, rate], |[level, rate]| {
                    let rest = one + bend * rate;
                    let bent = rest.greater(zero).select(rest.log2() * per_log, never);
                    level + rate.greater(zero).select(bent, rate * along)
                });
            }
            Law::Plateau { left } if tau > 0.0 => {
                let decay = F64x2::both(-tau / (left * LN_2));
                let left = F64x2::both(left);
                f64x2::map(values, [level, rate], |[level, rate]| {
                    let bent = left * (one - (rate * decay).exp2());
                    level + rate.greater(zero).select(bent, rate * along)
                });
            }
            Law::Exponential | Law::Power { .. } | Law::Plateau { .. } => {
                f64x2::map(values, [level, rate], |[level, rate]| level + rate * along);
            }
            Law::Broken { at, .. } => {
                let before = t.min(at) - curve.t0.min(at);
                let after = t.max(at) - curve.t0.max(at);
                let draws = values.iter_mut().zip(level).zip(rate);
                for (((value, level), rate), later) in draws.zip(&self.later_rate) {
                    *value = level + rate * before + later * after;
                }
            }
        }
    }

    fn milestone(&mut self, curve: &Curve, minutes: f64) -> Milestone {
        let wanted = log2_of(minutes);
        self.values.clear();
        match curve.law {
            Law::Exponential => {
                self.values
                    .extend(self.level.iter().zip(&self.rate).map(|(level, rate)| {
                        let n = wanted - level;
                        if *rate > 0.0 || n == 0.0 {
                            curve.t0 + n / rate
                        } else {
                            f64::INFINITY
                        }
                    }));
            }
            Law::Broken { at, .. } => {
                let laters = self.later_rate.iter();
                let draws = self.level.iter().zip(&self.rate).zip(laters);
                self.values.extend(draws.map(|((level, rate), later)| {
                    let law = Law::Broken {
                        at,
                        after: 1.0 / later,
                    };
                    Curve {
                        law,
                        level: *level,
                        dt: 1.0 / rate,
                        ..*curve
                    }
                    .date(wanted)
                }));
            }
            _ => {
                self.values
                    .extend(self.level.iter().zip(&self.rate).map(|(level, rate)| {
                        Curve {
                            level: *level,
                            dt: 1.0 / rate,
                            ..*curve
                        }
                        .date(wanted)
                    }));
            }
        }
        let Arrival {
            p10,
            p50,
            p90,
            dots,
            never,
        } = Arrival::of(&self.values, &mut self.selector);
        Milestone {
            minutes,
            p10,
            p50,
            p90,
            dots,
            never,
        }
    }
}

/// Settles every value in force and the distribution around them; `None` when nothing anchors the curve.
fn resolve(
    inputs: &Inputs,
    fitted: &[(f64, f64)],
    trend: Option<&Trend>,
) -> Option<(Curve, Spread)> {
    let last = fitted.iter().map(|p| p.0).reduce(f64::max);
    let t0 = inputs.t0.or(last)?;
    let broken = match inputs.shape {
        Shape::Broken { at, .. } => hinge(fitted, at, t0).filter(|f| f.coefficients[LATER] > 0.0),
        _ => None,
    };
    let fit_level = broken
        .map(|f| f.coefficients[LEVEL])
        .or_else(|| trend.map(|t| t.log2_at(t0)))
        .or_else(|| (fitted.len() == 1).then(|| fitted[0].1 / LN_2));
    let fit_rate = broken
        .map(|f| f.coefficients[RATE])
        .or_else(|| trend.map(|t| t.slope / LN_2));
    let fit_later = broken.map(|f| f.coefficients[LATER]).or(fit_rate);

    let by_hand = |days: Option<f64>| days.map(|days| 1.0 / days);
    let level_by_hand = inputs.h0.map(|h0| log2_of(h0.max(SHORTEST)));
    let level = level_by_hand.or(fit_level)?;
    let rate = by_hand(inputs.dt).or(fit_rate)?;
    let (law, later) = match inputs.shape {
        Shape::Exponential => (Law::Exponential, rate),
        Shape::Power { d } => (Law::Power { d }, rate),
        Shape::Plateau { left } => (Law::Plateau { left }, rate),
        Shape::Broken { at, after } => {
            let later = by_hand(after).or(fit_later).unwrap_or(rate);
            (
                Law::Broken {
                    at,
                    after: 1.0 / later,
                },
                later,
            )
        }
    };
    let central = Curve {
        law,
        t0,
        level,
        dt: 1.0 / rate,
    };
    let spread = spread(
        inputs,
        fitted,
        trend,
        broken.as_ref(),
        t0,
        [level, rate, later],
    );
    Some((central, spread))
}

/// The distribution of level and rates around their values in force.
fn spread(
    inputs: &Inputs,
    fitted: &[(f64, f64)],
    trend: Option<&Trend>,
    broken: Option<&linear::Fit<3>>,
    t0: f64,
    mean: [f64; 3],
) -> Spread {
    let given = [
        inputs.h0.is_some(),
        inputs.dt.is_some(),
        matches!(inputs.shape, Shape::Broken { after: Some(_), .. }),
    ];
    let variance = broken.map_or_else(
        || trend.and_then(|t| t.variance),
        |f| f.variance().map(|v| v * LN_2 * LN_2),
    );
    let covariance = covariance(broken, trend, t0);
    let mut factor = [[0.0; 3]; 3];
    let mut by_hand = [None; 3];
    if let (Some(variance), Some(mut matrix)) = (variance, covariance) {
        for (i, row) in matrix.iter_mut().enumerate() {
            for (j, cell) in row.iter_mut().enumerate() {
                *cell *= variance / (LN_2 * LN_2);
                if given[i] || given[j] {
                    *cell = f64::from(u8::from(i == j));
                }
            }
        }
        factor = linear::cholesky(&matrix, 0.0).unwrap_or_default();
    } else {
        // Two points leave no residual to take a spread from: the doubling time's is an assumption then.
        by_hand = [None, Some(inputs.dt_sd), Some(inputs.dt_sd)];
    }
    for which in [RATE, LATER] {
        if given[which] {
            by_hand[which] = Some(inputs.dt_sd);
        }
    }
    if given[LEVEL] {
        factor[LEVEL] = [0.0; 3];
    }
    // Log-normal: the relative sd s of the doubling time belongs to a log sd of sqrt(ln(1 + s^2)).
    let by_hand = by_hand.map(|sd| sd.map(|s: f64| libm::log1p(s * s).sqrt()));
    let mut samples = Vec::new();
    if inputs.boot && !given[LEVEL] && variance.is_some() {
        samples = match inputs.shape {
            Shape::Broken { at, .. } if broken.is_some() => {
                bootstrap(fitted, inputs.draws, inputs.seed, |sample| {
                    hinge(sample, at, t0).map(|f| f.coefficients)
                })
            }
            _ => bootstrap(fitted, inputs.draws, inputs.seed, |sample| {
                Trend::fit(sample).map(|t| [t.log2_at(t0), t.slope / LN_2, t.slope / LN_2])
            }),
        };
    }
    let scatter = if inputs.scatter {
        variance.map_or(0.0, f64::sqrt) / LN_2
    } else {
        0.0
    };
    Spread {
        mean,
        factor,
        by_hand,
        samples,
        scatter,
    }
}

/// Covariance of level, rate and later rate, divided by the residual variance.
fn covariance(
    broken: Option<&linear::Fit<3>>,
    trend: Option<&Trend>,
    t0: f64,
) -> Option<[[f64; 3]; 3]> {
    if let Some(fit) = broken {
        return Some(fit.inverse);
    }
    let trend = trend?;
    let distance = t0 - trend.mean_day;
    let level = 1.0 / trend.n as f64 + distance * distance / trend.sxx;
    let both = distance / trend.sxx;
    let rate = 1.0 / trend.sxx;
    // Without a break there is no later rate of its own; it is not drawn.
    Some([[level, both, 0.0], [both, rate, 0.0], [0.0, 0.0, rate]])
}
