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
//!
//! # The two fans
//!
//! [`FanOf::Trend`] is the uncertainty of the trend. [`FanOf::NextRecord`] is where a record of that day will be measured: the residual
//! of a single model is part of it (which takes two degrees of freedom: with fewer the fan is the trend's), the fit's uncertainty is Student's t instead of normal, and from the standing record on nothing
//! lies below it. A fitted exponential has this in closed form, with the fit to all models near the record
//! ([`next_record`]). Every other law takes its draws: each draw's normals, but for what was set by hand, are multiplied by √(ν/χ²),
//! which makes them jointly t; draws that have not passed the record M by a day are left out of that day's quantiles, and a length
//! above M is reached by a day with the probability N(x)/`N_M`(x), of the draws that have passed it among those that have passed M.
//! What the record has passed is reached on its day at the latest.

pub mod compare;
pub mod league;
pub mod next_record;
pub mod track;

use std::f64::consts::LN_2;

use crate::{
    horizon::{
        compare::{Comparison, LawFit},
        next_record::{NextRecord, Record},
    },
    numerics::{
        arrival::{self, Arrival},
        f64x2::{self, F64x2},
        fan::{Detail, Model, Quantiles, fan},
        linear, normal,
        quantile::{MOST_PROBS, Selector},
        sample::{Normals, Random},
    },
    trend::{
        Filter, Point, SHORTEST, Status, Trend, bootstrap, fitted, hinge,
        law::{Curve, Law, log2_of},
        predictive::Predictive,
        select, trend,
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

/// What the fan is of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FanOf {
    /// The trend.
    #[default]
    Trend,
    /// A model that takes the record.
    NextRecord,
}

/// What someone holds against the level of the measurements: the curve is moved by it, its pace and the points are not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelTest {
    /// Factor on the minutes.
    pub factor: f64,
    /// Days by which what is measured comes late.
    pub ahead: f64,
}

impl LevelTest {
    /// Nothing.
    pub const NONE: Self = Self {
        factor: 1.0,
        ahead: 0.0,
    };

    /// By how many doublings it moves a curve with this rate, in doublings a day.
    pub fn shift(&self, rate: f64) -> f64 {
        let along = self.ahead * rate;
        libm::log2(self.factor) + if along.is_finite() { along } else { 0.0 }
    }
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
    /// How laws are compared.
    pub compare: Comparison,
    /// Relative standard deviation of a doubling time set by hand.
    pub dt_sd: f64,
    /// What the fan is of.
    pub fan: FanOf,
    /// What moves the level of curve and fan.
    pub test: LevelTest,
    /// Adds the residual scatter of single models to the fan of the trend.
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
    const fn new(minutes: f64, arrival: Arrival) -> Self {
        let Arrival {
            p10,
            p50,
            p90,
            dots,
            never,
        } = arrival;
        Self {
            minutes,
            p10,
            p50,
            p90,
            dots,
            never,
        }
    }

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
    /// The standing record, which the next one exceeds; `None` for the fan of the trend.
    pub record: Option<Record>,
    /// By how many doublings the level is moved.
    pub shift: f64,
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
    widths: Option<Widths>,
    laws: Option<Compared>,
}

/// How well the laws fit, kept while the points and the break date stay.
#[derive(Clone, Debug)]
struct Compared {
    fitted: Vec<(f64, f64)>,
    at: f64,
    laws: Vec<LawFit>,
}

/// What makes each draw's normals jointly t.
#[derive(Clone, Debug)]
struct Widths {
    df: f64,
    draws: usize,
    seed: u64,
    values: Vec<f64>,
}

impl Widths {
    /// √(ν/χ²) for every draw, exactly distributed: χ²/2 is a gamma variate of shape ν/2 (Marsaglia and Tsang, "A Simple Method for
    /// Generating Gamma Variables", ACM Transactions on Mathematical Software 26, 2000).
    fn new(df: f64, draws: usize, seed: u64) -> Self {
        let mut random = Random::new(seed ^ 0x0053_7475_6465_6e74);
        // Shapes below 1 are made of the shape above.
        let boost = df < 2.0;
        let shape = df / 2.0 + f64::from(u8::from(boost));
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / (9.0 * d).sqrt();
        let mut gamma = || loop {
            let z = normal::quantile(random.unit().max(f64::EPSILON));
            let v = 1.0 + c * z;
            let u = random.unit().max(f64::EPSILON);
            let v = v * v * v;
            if v > 0.0 && libm::log(u) < 0.5 * z * z + d - d * v + d * libm::log(v) {
                let scale = if boost {
                    libm::pow(random.unit().max(f64::EPSILON), 2.0 / df)
                } else {
                    1.0
                };
                return d * v * scale;
            }
        };
        let values = (0..draws).map(|_| (0.5 * df / gamma()).sqrt()).collect();
        Self {
            df,
            draws,
            seed,
            values,
        }
    }
}

/// Degrees of freedom that a forecast of single models needs.
const LEAST_DF: f64 = 2.0;

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
        let trend = trend(&inputs.points, &status, &inputs.filter);
        let last = last_day(&inputs.points, &status);
        let (central, spread) = resolve(inputs, &fitted, trend.as_ref(), last)?;
        Some(Self {
            status,
            trend,
            central,
            spread,
        })
    }

    /// Where a model released on a day will be measured: the law's value with the residual of a single model and the uncertainty of
    /// level and rates to the first order (the delta method), Student's t. Exact for a fitted exponential. `None` without
    /// at least two degrees of freedom, and from a singularity on.
    pub fn predictive(&self, day: f64) -> Option<Predictive> {
        let mean = self.central.log2_minutes(day);
        let residual = self.spread.residual?;
        let scale = (self.variance(day) + residual * residual).sqrt();
        let df = self.spread.df.filter(|df| *df >= LEAST_DF)?;
        (mean.is_finite() && scale.is_finite() && scale > 0.0).then_some(Predictive {
            mean,
            scale,
            df,
        })
    }

    /// The standard deviation of the law's value on a day, without the residual: of the fan of the trend.
    pub fn trend_scale(&self, day: f64) -> f64 {
        self.variance(day).sqrt()
    }

    fn variance(&self, day: f64) -> f64 {
        let [rate, later] = self.central.sensitivity(day);
        let slopes = [1.0, rate, later];
        let mut variance = 0.0;
        for column in 0..3 {
            let sum: f64 = (0..3)
                .filter(|which| self.spread.by_hand[*which].is_none())
                .map(|which| slopes[which] * self.spread.factor[which][column])
                .sum();
            variance += sum * sum;
        }
        let by_hand = self.spread.by_hand.iter().zip(self.spread.mean);
        for ((sd, mean), slope) in by_hand.zip(slopes) {
            let moved = slope * mean * sd.unwrap_or(0.0);
            variance += moved * moved;
        }
        variance
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
    /// Standard deviation of the residuals in doublings, and their degrees of freedom.
    residual: Option<f64>,
    df: Option<f64>,
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

    /// The same with the normals of what the points leave open made t by a `width`.
    #[inline]
    fn widened(&self, which: usize, i: usize, z: [f64; 3], width: f64) -> f64 {
        if self.by_hand[which].is_some() {
            self.value(which, i, z)
        } else {
            self.value(which, i, z.map(|z| z * width))
        }
    }
}

/// The last day of a point in the fit.
fn last_day(points: &[Point], status: &[Status]) -> Option<f64> {
    points
        .iter()
        .zip(status)
        .filter(|(_, status)| matches!(status, Status::Fitted | Status::AtLeast))
        .map(|(point, _)| point.day)
        .reduce(f64::max)
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
        let trend = trend(&inputs.points, &status, &inputs.filter);
        let last = last_day(&inputs.points, &status);
        let dates = dates(inputs.start, inputs.end);
        let mut forecast = Forecast {
            laws: self.compared(&fitted, &inputs.compare),
            status,
            trend,
            central: None,
            path: Vec::new(),
            bands: Vec::new(),
            milestones: Vec::new(),
            dates,
            scatter: trend.and_then(|t| t.variance).map(|v| v.sqrt() / LN_2),
            record: None,
            shift: 0.0,
        };
        let Some((central, spread)) = resolve(inputs, &fitted, trend.as_ref(), last) else {
            return forecast;
        };
        forecast.path = forecast
            .dates
            .iter()
            .map(|t| central.log2_minutes(*t))
            .collect();
        forecast.central = Some(central);
        forecast.shift = inputs.test.shift(1.0 / central.dt);
        // Without residuals there is nothing that a single model could scatter by; of one degree of freedom t has no mean, and says
        // nothing that could be drawn.
        let told = spread.residual.is_some() && spread.df.is_some_and(|df| df >= LEAST_DF);
        if inputs.fan == FanOf::NextRecord && told {
            let standing = Record::standing(&inputs.points, &inputs.filter);
            forecast.record = standing.map(|record| Record {
                level: record.level + forecast.shift,
                ..record
            });
        }
        if let Some(next) = closed(inputs, &forecast) {
            let tau = next.tau();
            let seen = seen(&forecast.dates, forecast.record, detail);
            forecast.bands = fan(&forecast.dates, seen, |i| {
                next.band(forecast.dates[i], &tau)
            });
            forecast.milestones = each_once(&inputs.milestones, |minutes| {
                Milestone::new(minutes, next.arrival(log2_of(minutes)))
            });
            return forecast;
        }
        self.draw(inputs, &central, &spread, forecast.record.is_some());
        forecast.bands = self.bands(&central, &forecast, detail);
        let passed = forecast.record.map(|record| {
            self.date_draws(&central, record.level);
            Passed::of(record, &self.values, &mut self.selector)
        });
        forecast.milestones = each_once(&inputs.milestones, |minutes| {
            self.milestone(&central, minutes, passed.as_ref())
        });
        forecast
    }

    fn compared(&mut self, fitted: &[(f64, f64)], comparison: &Comparison) -> Vec<LawFit> {
        let (at, Some(compare)) = (comparison.at, comparison.with) else {
            return Vec::new();
        };
        let kept = self.laws.take();
        let kept = kept.filter(|kept| kept.fitted == fitted && kept.at == at);
        let kept = kept.unwrap_or_else(|| Compared {
            fitted: fitted.to_vec(),
            at,
            laws: compare(fitted, at),
        });
        self.laws.insert(kept).laws.clone()
    }

    fn draw(&mut self, inputs: &Inputs, central: &Curve, spread: &Spread, record: bool) {
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
        let z = |i: usize| [z0[i], z1[i], z2[i]];
        let columns = [
            (&mut self.level, LEVEL, true),
            (&mut self.rate, RATE, true),
            (&mut self.later_rate, LATER, broken),
        ];
        let widths = spread.df.filter(|_| record).map(|df| {
            let kept = self.widths.take();
            let same = |w: &Widths| (w.df, w.draws, w.seed) == (df, inputs.draws, inputs.seed);
            kept.filter(same)
                .unwrap_or_else(|| Widths::new(df, inputs.draws, inputs.seed))
        });
        for (column, which, wanted) in columns {
            column.clear();
            if !wanted {
                continue;
            }
            match &widths {
                Some(widths) => {
                    let widths = widths.values.iter().enumerate();
                    column.extend(widths.map(|(i, w)| spread.widened(which, i, z(i), *w)));
                }
                None => column.extend((0..inputs.draws).map(|i| spread.value(which, i, z(i)))),
            }
        }
        match (&widths, spread.residual) {
            (Some(widths), Some(residual)) => {
                for ((level, z), width) in self.level.iter_mut().zip(z3).zip(&widths.values) {
                    *level += residual * width * z;
                }
            }
            _ => {
                for (level, z) in self.level.iter_mut().zip(z3) {
                    *level += spread.scatter * z;
                }
            }
        }
        self.widths = widths.or(self.widths.take());
    }

    fn bands(&mut self, curve: &Curve, forecast: &Forecast, detail: Detail) -> Vec<Quantiles> {
        let (dates, path) = (&forecast.dates, &forecast.path);
        self.values.resize(self.level.len(), 0.0);
        // Once no draw is below the record, none will be: a law that rises does not come back to it.
        let mut record = forecast.record;
        let mut last: Option<(f64, Quantiles)> = None;
        fan(dates, seen(dates, forecast.record, detail), |i| {
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
            let mut probs = PROBS;
            let cut = record.filter(|record| record.day <= dates[i]);
            if let Some(Record { level, .. }) = cut {
                let below = self.values.iter().filter(|v| **v < level).count();
                if below == 0 && curve.dt > 0.0 {
                    record = None;
                }
                let left = 1.0 - below as f64 / self.values.len() as f64;
                probs = PROBS.map(|p| 1.0 - left * (1.0 - p));
            }
            let mut quantiles = [0.0; 7];
            self.selector
                .quantiles(&self.values, &probs, guess, &mut quantiles);
            if let Some(Record { level, .. }) = cut {
                quantiles = quantiles.map(|q| q.max(level));
            }
            last = Some((path[i], quantiles));
            quantiles
        })
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

    fn milestone(&mut self, curve: &Curve, minutes: f64, passed: Option<&Passed>) -> Milestone {
        let wanted = log2_of(minutes);
        self.date_draws(curve, wanted);
        if let Some(passed) = passed.filter(|passed| wanted <= passed.record.level) {
            for day in &mut self.values {
                *day = day.min(passed.record.day);
            }
        }
        let (dates, selector) = (&self.values, &mut self.selector);
        let arrival = match passed.filter(|passed| wanted > passed.record.level) {
            Some(passed) => passed.arrival(dates, selector),
            None => Arrival::of(dates, selector),
        };
        Milestone::new(minutes, arrival)
    }

    /// When each draw reaches a length, into `values`.
    fn date_draws(&mut self, curve: &Curve, wanted: f64) {
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
    }
}

/// The dates at which the fan is looked at: those of the detail, and on either side of the record, where it leaps.
fn seen(dates: &[f64], record: Option<Record>, detail: Detail) -> impl Fn(usize) -> bool {
    let leap = record.map(|record| dates.partition_point(|day| *day < record.day));
    let n = dates.len();
    move |i| detail.sees(i, n) || leap.is_some_and(|leap| i == leap || i + 1 == leap)
}

/// The milestones of these lengths; one that is asked for twice is computed once.
fn each_once(lengths: &[f64], mut milestone: impl FnMut(f64) -> Milestone) -> Vec<Milestone> {
    let mut all: Vec<Milestone> = Vec::with_capacity(lengths.len());
    for minutes in lengths {
        let known = all.iter().find(|m| m.minutes == *minutes).cloned();
        all.push(known.unwrap_or_else(|| milestone(*minutes)));
    }
    all
}

/// Whether the curve is what the points give.
fn is_fitted(inputs: &Inputs) -> bool {
    inputs.shape == Shape::Exponential && inputs.dt.is_none() && inputs.h0.is_none()
}

/// The fan of the next record in closed form, where there is one.
fn closed(inputs: &Inputs, forecast: &Forecast) -> Option<NextRecord> {
    let record = forecast
        .record
        .filter(|_| is_fitted(inputs) && !inputs.boot)?;
    let all = next_record::of_all_models(&inputs.points, &inputs.filter)?;
    let moved = |trend: Trend| Trend {
        mean_ln: trend.mean_ln + forecast.shift * LN_2,
        ..trend
    };
    NextRecord::new(
        moved(forecast.trend?),
        moved(all),
        record,
        inputs.filter.since,
    )
}

/// When the draws pass the standing record.
#[derive(Clone, Debug)]
struct Passed {
    record: Record,
    /// Dates at steps of the share of draws that have passed it.
    dates: Vec<f64>,
    /// The share of draws that ever pass it.
    ever: f64,
}

/// Share `i` of [`Passed::STEPS`]: closer to one another towards the end, where the dates lie far apart.
fn passed_share(i: f64) -> f64 {
    let left = 1.0 - i / Passed::STEPS as f64;
    1.0 - left * left
}

impl Passed {
    /// Steps of the share.
    const STEPS: usize = MOST_PROBS - 2;

    fn of(record: Record, dates: &[f64], selector: &mut Selector) -> Self {
        let probs: Vec<f64> = (0..=Self::STEPS).map(|i| passed_share(i as f64)).collect();
        let mut at = vec![0.0; probs.len()];
        selector.quantiles(
            dates,
            &probs,
            (record.day - 1000.0, record.day + 1000.0),
            &mut at,
        );
        let ever = dates.iter().filter(|day| day.is_finite()).count();
        Self {
            record,
            dates: at,
            ever: ever as f64 / dates.len() as f64,
        }
    }

    /// The share of draws that have passed the record by a day.
    fn share(&self, day: f64) -> f64 {
        let after = self.dates.partition_point(|d| *d <= day);
        let Some(before) = after.checked_sub(1) else {
            return 0.0;
        };
        let (low, high) = (passed_share(before as f64), passed_share(after as f64));
        match self.dates.get(after) {
            Some(next) if next.is_finite() => {
                low + (high - low) * (day - self.dates[before]) / (next - self.dates[before])
            }
            _ => self.ever,
        }
    }

    /// The distribution of a date among the draws that have passed the record by then.
    fn arrival(&self, dates: &[f64], selector: &mut Selector) -> Arrival {
        if self.ever <= 0.0 {
            return Arrival::NEVER;
        }
        let reach = dates.iter().filter(|day| day.is_finite()).count();
        let never = (1.0 - reach as f64 / dates.len() as f64 / self.ever).max(0.0);
        // A quantile of those that get there lies among them, also where the next draw in order never does.
        let last = reach.saturating_sub(1) as f64 / dates.len().saturating_sub(1).max(1) as f64;
        let finite = || dates.iter().take(64).filter(|day| day.is_finite());
        let guess = (
            finite().copied().fold(f64::INFINITY, f64::min),
            finite().copied().fold(f64::NEG_INFINITY, f64::max),
        );
        Arrival::from_quantiles(never, |probs, out| {
            // From the dates of all draws down: an earlier day has fewer draws past the record, and asks for fewer past the length.
            // A length far above the record finds all of them past it at once.
            let mut asked = [0.0; DOTS + 3];
            asked.copy_from_slice(probs);
            for _ in 0..Self::ROUNDS {
                selector.quantiles(dates, &asked, guess, out);
                let mut moved = 0.0_f64;
                for ((asked, p), day) in asked.iter_mut().zip(probs).zip(out.iter_mut()) {
                    *day = day.max(self.record.day);
                    let next = p * self.share(*day);
                    let next = if *p + never <= 1.0 {
                        next.min(last)
                    } else {
                        next
                    };
                    moved = moved.max(libm::fabs(next - *asked));
                    *asked = next;
                }
                if moved < Self::STILL {
                    break;
                }
            }
        })
    }

    /// Below this change of a probability a date stands.
    const STILL: f64 = 1e-3;

    /// Rounds until the dates stand; each brings them closer by the share of draws that are not yet past the record.
    const ROUNDS: usize = 8;
}

/// Settles every value in force and the distribution around them; `None` when nothing anchors the curve.
fn resolve(
    inputs: &Inputs,
    fitted: &[(f64, f64)],
    trend: Option<&Trend>,
    last: Option<f64>,
) -> Option<(Curve, Spread)> {
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
    let rate = by_hand(inputs.dt).or(fit_rate)?;
    let level = level_by_hand.or(fit_level)? + inputs.test.shift(rate);
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
    let residual = variance.map(|v| v.sqrt() / LN_2).filter(|sd| *sd > 0.0);
    let df = broken.map_or_else(
        || trend.and_then(Trend::df),
        |f| f.variance().map(|_| f.n as f64 - 3.0),
    );
    Spread {
        mean,
        factor,
        by_hand,
        samples,
        scatter: residual.filter(|_| inputs.scatter).unwrap_or(0.0),
        residual,
        df,
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
    let level = 1.0 / trend.weight + distance * distance / trend.sxx;
    let both = distance / trend.sxx;
    let rate = 1.0 / trend.sxx;
    // Without a break there is no later rate of its own; it is not drawn.
    Some([[level, both, 0.0], [both, rate, 0.0], [0.0, 0.0, rate]])
}
