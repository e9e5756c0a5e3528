//! What measurements say about the laws of growth: weights, Bayes factors, parameters and dates.
//!
//! A measurement i at s days after t0 is `y_i` ~ N(L + g(s), σ² + `e_i`²) in log2 minutes: L the level at t0, g the law, σ the scatter of
//! models about it, `e_i` the sd of the measurement's own interval ([`sd_of`]). With T the doubling time at t0 the laws are
//!
//! - exponential: g = s/T
//! - quadratic: g = s/T + q s²/2, q in doublings a year squared
//! - broken stick: s/T after the kink k, and before it k/T + (s - k)/T1
//! - plateau: K (1 - e^(-s/(T K))), K doublings left at t0
//! - power, each doubling d times as long as the one before: ln(1 - (1 - d) s/T)/ln d, with no likelihood where a measurement
//!   lies before such a law begins (d > 1) or after it ends (d < 1)
//!
//! # Priors
//!
//! L uniform over [`LEVELS`] doublings; ln T normal; σ half-normal; q, ln(T1/T), ln K and ln d normal, k uniform ([`Prior`]). The
//! evidence of a law is the mean of the likelihood over its prior, the Bayes factor a ratio of two (Kass and Raftery, "Bayes
//! Factors", Journal of the American Statistical Association 90, 1995). It depends on how wide the prior of the shape is:
//! [`Prior::scaled`].
//!
//! # Integration
//!
//! L is integrated in closed form: with weights `w_i` = 1/(σ² + `e_i`²), W their sum and r = y - g, L given the rest is
//! N(sum w r/W, 1/W) and the likelihood is (2π)^-((n-1)/2) sqrt(prod w/W) exp(-(sum w r² - (sum w r)²/W)/2)/[`LEVELS`]. The rest is
//! summed over the midpoints of a grid, whose box is found in two coarser passes: where the profile of a parameter is within
//! e^-[`DEPTH`] of the highest. Sums over points are taken once for all T and shapes where g is linear in 1/T and the shape.
//!
//! A measurement that says no more than "at least c" multiplies the likelihood by P(y > c), a normal probability. With more than
//! one of them the grid takes each given the mean and variance that those before leave (assumed-density filtering; Minka,
//! "Expectation Propagation for Approximate Bayesian Inference", UAI 2001), and the places from which draws are made, and with them
//! the evidence, a sum over L.
//!
//! # Noise that measurements share
//!
//! Models are measured on the same tasks, so that their errors are not independent. With a share ρ of the variance of every own
//! interval common to all, cov(`y_i`, `y_j`) = ρ `e_i` `e_j`: one factor u ~ N(0, 1), y = L + g + sqrt(ρ) e u + independent noise. An error
//! of the same size for all would be absorbed by L; it is told from growth only where the intervals differ. ρ is an assumption,
//! not an estimate.
//!
//! # Draws
//!
//! [`DRAWS`] draws of equal weight are taken evenly along the cells of the grid, each somewhere in its cell, and L from its
//! distribution there, all by scrambled Sobol points: quantiles of anything that follows from a law are those of its draws.

use std::f64::consts::{FRAC_1_SQRT_2, LN_2, PI};

use libm::{erfc, exp, expm1, log, log1p, log2, sqrt};

use crate::{
    YEAR,
    numerics::{fast, normal, order, quantile::Selector, sobol::Sobol},
};

/// Doublings over which the level at t0 is uniform: from a minute to some nine years of work.
pub const LEVELS: f64 = 20.0;

/// Draws of a law.
pub const DRAWS: usize = 8192;

/// How far below the highest, in e-folds, the box of the grid ends.
pub const DEPTH: f64 = 13.0;

/// A measured horizon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measurement {
    /// Days since 1970-01-01.
    pub day: f64,
    /// log2 of the minutes: those measured, or the bound.
    pub level: f64,
    /// The sd of its own interval, in doublings.
    pub sd: f64,
    /// Whether it says only that the horizon is longer.
    pub least: bool,
}

/// The sd of a log-normal whose central 95% are an interval in minutes, in doublings.
pub fn sd_of((low, high): (f64, f64)) -> f64 {
    log2(high / low) / (2.0 * normal::Z95)
}

/// A law of growth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Every doubling takes the same time.
    Exponential,
    /// The rate itself changes evenly.
    Quadratic,
    /// One doubling time before a date, another after it.
    Broken,
    /// Growth runs out.
    Plateau,
    /// Every doubling takes the same factor longer or shorter than the one before.
    Power,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Exponential,
        Self::Quadratic,
        Self::Broken,
        Self::Plateau,
        Self::Power,
    ];

    /// Whether g is linear in 1/T and the shape once the kink is given.
    const fn linear(self) -> bool {
        matches!(self, Self::Exponential | Self::Quadratic | Self::Broken)
    }
}

/// What is believed before the measurements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Median of the doubling time at t0, in days.
    pub doubling: f64,
    /// sd of its logarithm.
    pub doubling_sd: f64,
    /// sd of the half-normal scatter of models, in doublings.
    pub scatter: f64,
    /// sd of the change of the rate, in doublings a year squared; centred at none.
    pub bend_sd: f64,
    /// sd of ln(T1/T); centred at no break.
    pub break_sd: f64,
    /// First and last day of the kink, since 1970-01-01.
    pub kink: (f64, f64),
    /// Median of the doublings left at t0.
    pub left: f64,
    /// sd of its logarithm.
    pub left_sd: f64,
    /// sd of ln d; centred at equal doublings.
    pub factor_sd: f64,
    /// Least and most d.
    pub factor: (f64, f64),
}

impl Prior {
    /// Judgement, wide enough to let the measurements speak.
    pub const DEFAULT: Self = Self {
        doubling: 150.0,
        doubling_sd: 0.6,
        scatter: 0.5,
        bend_sd: 1.0,
        break_sd: 0.5,
        // 2023-07-01 to 2026-01-01.
        kink: (19_539.0, 20_454.0),
        left: 10.0,
        left_sd: 1.0,
        factor_sd: 0.1,
        factor: (0.7, 1.3),
    };

    /// With the sd of every shape multiplied.
    #[must_use]
    pub fn scaled(self, by: f64) -> Self {
        Self {
            bend_sd: self.bend_sd * by,
            break_sd: self.break_sd * by,
            left_sd: self.left_sd * by,
            factor_sd: self.factor_sd * by,
            ..self
        }
    }
}

/// A law's parameters as one draw has them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// L, log2 minutes at t0.
    pub level: f64,
    /// T, days per doubling at t0.
    pub doubling: f64,
    /// q a year squared, T1 in days, K, or d; 0 for the exponential.
    pub shape: f64,
    /// The kink in days after t0; 0 for the others.
    pub kink: f64,
    /// σ in doublings.
    pub scatter: f64,
}

impl Draw {
    /// log2 of the horizon in minutes, s days after t0; infinite after the end of a law that is singular.
    pub fn at(&self, law: Shape, s: f64) -> f64 {
        let n = s / self.doubling;
        self.level
            + match law {
                Shape::Exponential => n,
                Shape::Quadratic => n + 0.5 * self.shape * (s / YEAR) * (s / YEAR),
                Shape::Broken if s >= self.kink => n,
                Shape::Broken => self.kink / self.doubling + (s - self.kink) / self.shape,
                Shape::Plateau => plateau(n, self.shape),
                Shape::Power => {
                    let grown = power(n, log(self.shape));
                    // Beyond the singularity of d < 1, and before the beginning of d > 1.
                    if grown.is_nan() {
                        f64::INFINITY.copysign(n)
                    } else {
                        grown
                    }
                }
            }
    }

    /// Days after t0 at which the law first reaches a level, log2 minutes; infinite where it never does. Of a law that bends
    /// upwards and was never lower, the day of its lowest.
    pub fn crossing(&self, law: Shape, level: f64) -> f64 {
        let n = level - self.level;
        match law {
            Shape::Exponential => n * self.doubling,
            Shape::Quadratic => {
                let rate = YEAR / self.doubling;
                let square = rate * rate + 2.0 * self.shape * n;
                if square >= 0.0 {
                    YEAR * 2.0 * n / (rate + sqrt(square))
                } else if self.shape > 0.0 {
                    -YEAR * rate / self.shape
                } else {
                    f64::INFINITY
                }
            }
            Shape::Broken => {
                let before = n - self.kink / self.doubling;
                if before >= 0.0 {
                    n * self.doubling
                } else {
                    self.kink + before * self.shape
                }
            }
            Shape::Plateau if n >= self.shape => f64::INFINITY,
            Shape::Plateau => -self.doubling * self.shape * log1p(-n / self.shape),
            Shape::Power => {
                let ln_d = log(self.shape);
                if ln_d.abs() < NEARLY {
                    n * self.doubling
                } else {
                    self.doubling * expm1(n * ln_d) / expm1(ln_d)
                }
            }
        }
    }
}

/// Below this |ln d| a power law is the exponential.
const NEARLY: f64 = 1e-9;

/// Doublings since t0 of a plateau with `left` of them, n = s/T.
fn plateau(n: f64, left: f64) -> f64 {
    -left * expm1(-n / left)
}

/// Doublings since t0 of a power law; not finite outside its life.
fn power(n: f64, ln_d: f64) -> f64 {
    if ln_d.abs() < NEARLY {
        n
    } else {
        log1p(expm1(ln_d) * n) / ln_d
    }
}

/// A law after the measurements.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// The law.
    pub law: Shape,
    /// ln of the mean likelihood over the prior.
    pub ln_evidence: f64,
    /// Draws of equal weight; none where no parameters are possible.
    pub draws: Vec<Draw>,
}

impl Fit {
    /// A number from every draw.
    pub fn each(&self, of: impl Fn(&Draw) -> f64) -> Vec<f64> {
        self.draws.iter().map(of).collect()
    }

    /// Days after t0 at which each draw reaches a level.
    pub fn crossings(&self, level: f64) -> Vec<f64> {
        self.each(|draw| draw.crossing(self.law, level))
    }
}

/// Quantiles of draws at ascending probabilities; not numbers without draws.
pub fn quantiles<const N: usize>(values: &[f64], probs: [f64; N]) -> [f64; N] {
    let mut out = [f64::NAN; N];
    if !values.is_empty() {
        let finite = values.iter().filter(|x| x.is_finite());
        let range = finite.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| {
            (low.min(*x), high.max(*x))
        });
        Selector::default().quantiles(values, &probs, range, &mut out);
    }
    out
}

/// Quantiles of a mixture: columns of draws, each with its weight. Not numbers where no weight is left.
pub fn mixed<const N: usize>(columns: &[Vec<f64>], weights: &[f64], probs: [f64; N]) -> [f64; N] {
    let mut sorted = columns.to_vec();
    for column in &mut sorted {
        order::sort(column, |a, b| a < b);
    }
    let parts = || {
        let pairs = sorted.iter().zip(weights);
        pairs.filter(|(column, weight)| !column.is_empty() && **weight > 0.0)
    };
    let whole: f64 = parts().map(|(_, weight)| weight).sum();
    let below = |x: f64| -> f64 {
        let share = |(column, weight): (&Vec<f64>, &f64)| {
            weight * column.partition_point(|v| *v <= x) as f64 / column.len() as f64
        };
        parts().map(share).sum()
    };
    let finite =
        || parts().flat_map(|(column, _)| column.iter().copied().filter(|x| x.is_finite()));
    let least = finite().fold(f64::INFINITY, f64::min);
    let most = finite().fold(f64::NEG_INFINITY, f64::max);
    probs.map(|p| {
        if whole.is_nan() || whole <= 0.0 {
            return f64::NAN;
        }
        if least > most || below(most) < p * whole {
            return f64::INFINITY;
        }
        let (mut low, mut high) = (least, most);
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if below(middle) < p * whole {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    })
}

/// Weights of the laws that add up to 1, from what they weigh before the measurements; all 0 if none is possible.
pub fn weights(fits: &[Fit], before: &[f64]) -> Vec<f64> {
    let best = fits
        .iter()
        .map(|f| f.ln_evidence)
        .fold(f64::NEG_INFINITY, f64::max);
    let masses: Vec<f64> = fits
        .iter()
        .zip(before)
        .map(|(fit, before)| {
            if *before > 0.0 && fit.ln_evidence > f64::NEG_INFINITY {
                before * exp(fit.ln_evidence - best)
            } else {
                0.0
            }
        })
        .collect();
    let sum: f64 = masses.iter().sum();
    let scale = if sum > 0.0 { 1.0 / sum } else { 0.0 };
    masses.into_iter().map(|mass| mass * scale).collect()
}

/// The Bayes factor of one law over another.
pub fn factor(of: &Fit, over: &Fit) -> f64 {
    exp(of.ln_evidence - over.ln_evidence)
}

/// What a Bayes factor is called: the scale of Kass and Raftery (1995).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// Up to 3: not worth more than a bare mention.
    Bare,
    /// Up to 20.
    Positive,
    /// Up to 150.
    Strong,
    /// More than that.
    VeryStrong,
}

impl Strength {
    /// Of a factor, and whether it speaks for the law rather than against it.
    pub fn of(factor: f64) -> (Self, bool) {
        let for_it = factor >= 1.0;
        let size = if for_it { factor } else { 1.0 / factor };
        let strength = if size <= 3.0 {
            Self::Bare
        } else if size <= 20.0 {
            Self::Positive
        } else if size <= 150.0 {
            Self::Strong
        } else {
            Self::VeryStrong
        };
        (strength, for_it)
    }
}

/// What the laws are asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The measurements; at least two that are not bounds.
    pub points: Vec<Measurement>,
    /// t0 in days since 1970-01-01.
    pub t0: f64,
    /// What is believed before.
    pub prior: Prior,
    /// ρ, the share of the variance of own intervals that is common to all: 0 to 1.
    pub shared: f64,
}

/// The laws' integrals, a few nodes of the grid at a time.
#[derive(Clone, Debug)]
pub struct Posterior {
    question: Question,
    data: Data,
    draws: bool,
    fits: Vec<Fit>,
    work: Option<Work>,
}

impl Posterior {
    /// Nothing integrated yet.
    pub fn new(question: Question) -> Self {
        Self::begin(question, true)
    }

    /// The same without draws, where only the evidence is asked for: half the work.
    pub fn evidence(question: Question) -> Self {
        Self::begin(question, false)
    }

    fn begin(question: Question, draws: bool) -> Self {
        let data = Data::of(&question);
        let mut posterior = Self {
            question,
            data,
            draws,
            fits: Vec::new(),
            work: None,
        };
        posterior.work = posterior.next_law();
        posterior
    }

    /// The laws that are integrated so far, in the order of [`Shape::ALL`].
    pub fn fits(&self) -> &[Fit] {
        &self.fits
    }

    /// Whether all laws are.
    pub const fn done(&self) -> bool {
        self.work.is_none()
    }

    /// Goes on for some `nodes` of the grid or a few hundred draws. Returns [`Posterior::done`].
    pub fn advance(&mut self, nodes: usize) -> bool {
        let mut spent = 0;
        while spent < nodes {
            let Some(work) = &mut self.work else {
                break;
            };
            spent += work.advance(&self.data);
            if let Some(fit) = work.finished(&self.data) {
                self.fits.push(fit);
                self.work = self.next_law();
            }
        }
        self.done()
    }

    fn next_law(&self) -> Option<Work> {
        let law = *Shape::ALL.get(self.fits.len())?;
        // With more than one bound the grid is only near, and its places tell the rest.
        let draws = self.draws || self.data.bounds.len() > 1;
        Some(Work::new(law, &self.question, &self.data, draws))
    }
}

/// Measurements in years after t0, exact ones apart from bounds.
#[derive(Clone, Debug)]
struct Data {
    years: Vec<f64>,
    levels: Vec<f64>,
    sds: Vec<f64>,
    bounds: Vec<Bound>,
    shared: f64,
}

#[derive(Clone, Copy, Debug)]
struct Bound {
    years: f64,
    level: f64,
    sd: f64,
}

impl Data {
    fn of(question: &Question) -> Self {
        let kept = |least: bool| {
            let all = question.points.iter();
            let finite = |p: &&Measurement| p.day.is_finite() && p.level.is_finite();
            all.filter(move |p| p.least == least).filter(finite)
        };
        let years = |p: &Measurement| (p.day - question.t0) / YEAR;
        let sd = |p: &Measurement| {
            if p.sd > 0.0 && p.sd.is_finite() {
                p.sd
            } else {
                0.0
            }
        };
        let bound = |p: &Measurement| Bound {
            years: years(p),
            level: p.level,
            sd: sd(p),
        };
        Self {
            years: kept(false).map(years).collect(),
            levels: kept(false).map(|p| p.level).collect(),
            sds: kept(false).map(sd).collect(),
            bounds: kept(true).map(bound).collect(),
            shared: if question.shared > 0.0 {
                question.shared.min(1.0)
            } else {
                0.0
            },
        }
    }
}

/// A parameter's prior: a part of a normal, or uniform where the sd is infinite.
#[derive(Clone, Copy, Debug)]
struct Belief {
    mean: f64,
    sd: f64,
    low: f64,
    high: f64,
    /// ln of what the density is at the mean.
    ln: f64,
}

/// How many sd of a normal prior are looked at.
const REACH: f64 = 4.5;

impl Belief {
    /// A parameter that a law does not have.
    const NONE: Self = Self {
        mean: 0.0,
        sd: f64::INFINITY,
        low: 0.0,
        high: 0.0,
        ln: 0.0,
    };

    fn normal(mean: f64, sd: f64, (low, high): (f64, f64)) -> Self {
        // No slider goes there, but links can.
        let sd = sd.max(1e-6);
        let (low, high) = (low.max(mean - REACH * sd), high.min(mean + REACH * sd));
        let kept = above((low - mean) / sd) - above((high - mean) / sd);
        Self {
            mean,
            sd,
            low,
            high,
            ln: -log(sd * sqrt(2.0 * PI) * kept),
        }
    }

    fn uniform((low, high): (f64, f64)) -> Self {
        Self {
            low,
            high,
            ln: -log(high - low),
            ..Self::NONE
        }
    }

    const fn range(&self) -> (f64, f64) {
        (self.low, self.high)
    }

    fn ln_density(&self, x: f64) -> f64 {
        let z = (x - self.mean) / self.sd;
        self.ln - 0.5 * z * z
    }
}

/// Midpoints of equal cells.
#[derive(Clone, Debug)]
struct Axis {
    low: f64,
    width: f64,
    /// ln of the prior of each cell.
    ln: Vec<f64>,
}

impl Axis {
    fn new(belief: &Belief, (low, high): (f64, f64), cells: usize) -> Self {
        if belief.low >= belief.high {
            return Self {
                low,
                width: 0.0,
                ln: vec![0.0],
            };
        }
        let width = (high - low) / cells as f64;
        let mut axis = Self {
            low,
            width,
            ln: Vec::new(),
        };
        axis.ln = (0..cells)
            .map(|i| belief.ln_density(axis.middle(i)) + log(width))
            .collect();
        axis
    }

    fn middle(&self, i: usize) -> f64 {
        self.low + self.width * (i as f64 + 0.5)
    }

    fn middles(&self) -> Vec<f64> {
        (0..self.ln.len()).map(|i| self.middle(i)).collect()
    }

    /// The cells whose profile is high enough, and one more on each side.
    fn box_of(&self, profile: &[f64], floor: f64, (low, high): (f64, f64)) -> (f64, f64) {
        let first = profile.iter().position(|p| *p > floor);
        let last = profile.iter().rposition(|p| *p > floor);
        let (Some(first), Some(last)) = (first, last) else {
            return (low, high);
        };
        (
            (self.low + self.width * (first as f64 - 1.0)).max(low),
            (self.low + self.width * (last as f64 + 2.0)).min(high),
        )
    }
}

const SCATTER: usize = 0;
const DOUBLING: usize = 1;
const FORM: usize = 2;
const KINK: usize = 3;

/// A law on its way.
#[derive(Clone, Debug)]
struct Work {
    law: Shape,
    /// Whether it goes on to draws.
    drawn: bool,
    beliefs: [Belief; 4],
    axes: [Axis; 4],
    /// Two passes that look for the box, then the sum, then the draws.
    pass: usize,
    outer: usize,
    /// The highest of this pass and the last.
    best: f64,
    profiles: [Vec<f64>; 4],
    /// What remains of the sum: each cell, and the weight of it.
    cells: Vec<(u32, f64)>,
    total: f64,
    scale: f64,
    row: Vec<f64>,
    scatters: Vec<Scatter>,
    /// Places in the cells, what they weigh, and the sum of that.
    places: Vec<Place>,
    mass: f64,
    /// ln of the size of a cell.
    volume: f64,
    draws: Vec<Draw>,
    /// The cell or place that is drawn from, and what those before it weigh.
    at: usize,
    passed: f64,
}

/// The pass that sums.
const SUM: usize = 2;
/// The pass that takes places in the cells.
const PLACE: usize = 3;
/// The pass that draws.
const DRAW: usize = 4;
/// When nothing is left.
const END: usize = 5;

/// Places or draws that are taken at once.
const AT_ONCE: usize = 512;

impl Work {
    fn new(law: Shape, question: &Question, data: &Data, drawn: bool) -> Self {
        let prior = &question.prior;
        let whole = (f64::NEG_INFINITY, f64::INFINITY);
        let form = match law {
            Shape::Exponential => Belief::NONE,
            Shape::Quadratic => Belief::normal(0.0, prior.bend_sd, whole),
            Shape::Broken => Belief::normal(0.0, prior.break_sd, whole),
            Shape::Plateau => Belief::normal(log(prior.left), prior.left_sd, whole),
            Shape::Power => {
                let range = (log(prior.factor.0), log(prior.factor.1));
                Belief::normal(0.0, prior.factor_sd, range)
            }
        };
        let years = |day: f64| (day - question.t0) / YEAR;
        let kink = match law {
            Shape::Broken => Belief::uniform((years(prior.kink.0), years(prior.kink.1))),
            _ => Belief::NONE,
        };
        let beliefs = [
            Belief::normal(0.0, prior.scatter, (0.0, f64::INFINITY)),
            Belief::normal(log(prior.doubling), prior.doubling_sd, whole),
            form,
            kink,
        ];
        let mut work = Self {
            law,
            drawn,
            axes: beliefs.map(|belief| Axis::new(&Belief::NONE, belief.range(), 1)),
            beliefs,
            pass: 0,
            outer: 0,
            best: f64::NEG_INFINITY,
            profiles: [const { Vec::new() }; 4],
            cells: Vec::new(),
            total: 0.0,
            scale: 0.0,
            row: Vec::new(),
            scatters: Vec::new(),
            places: Vec::new(),
            mass: 0.0,
            volume: 0.0,
            draws: Vec::new(),
            at: 0,
            passed: 0.0,
        };
        work.start(beliefs.map(|belief| belief.range()), data);
        work
    }

    /// Cells of each axis in the passes that look and in the one that sums.
    const fn sizes(&self) -> [usize; 4] {
        match (self.law, self.pass < SUM) {
            (Shape::Exponential, _) => [32, 64, 1, 1],
            (Shape::Broken, true) => [10, 24, 16, 16],
            (Shape::Broken, false) => [16, 40, 36, 40],
            (_, true) => [12, 30, 24, 1],
            (_, false) => [20, 44, 44, 1],
        }
    }

    fn start(&mut self, ranges: [(f64, f64); 4], data: &Data) {
        let sizes = self.sizes();
        self.axes = std::array::from_fn(|i| Axis::new(&self.beliefs[i], ranges[i], sizes[i]));
        self.profiles = std::array::from_fn(|i| vec![f64::NEG_INFINITY; self.axes[i].ln.len()]);
        let scatters = self.axes[SCATTER].middles();
        self.scatters = scatters.iter().map(|x| Scatter::new(data, *x)).collect();
        self.volume = volume(&self.axes);
        self.outer = 0;
    }

    const fn len(&self, axis: usize) -> usize {
        self.axes[axis].ln.len()
    }

    /// How many outer nodes there are: kinks, or doubling times with shapes where g has to be computed for each.
    fn outers(&self) -> usize {
        if self.law.linear() {
            self.len(KINK)
        } else {
            self.len(DOUBLING) * self.len(FORM)
        }
    }

    /// Returns how many nodes that were.
    fn advance(&mut self, data: &Data) -> usize {
        if data.years.len() < 2 {
            self.pass = END;
            return 1;
        }
        if self.pass == PLACE {
            self.scatter_places(data);
            return 20_000;
        }
        if self.pass == DRAW {
            self.draw(data);
            return 20_000;
        }
        let outer = self.outer;
        self.fill(data, outer);
        if self.pass < SUM {
            self.look(outer);
        } else {
            self.sum(outer);
        }
        self.outer += 1;
        if self.outer == self.outers() {
            self.next_pass(data);
        }
        self.row.len()
    }

    /// Where a place of a row lies on the axes.
    const fn place(&self, outer: usize, at: usize) -> [usize; 4] {
        let (doublings, forms) = (self.len(DOUBLING), self.len(FORM));
        if self.law.linear() {
            let pair = at % (doublings * forms);
            [at / (doublings * forms), pair / forms, pair % forms, outer]
        } else {
            [at, outer / forms, outer % forms, 0]
        }
    }

    fn look(&mut self, outer: usize) {
        for at in 0..self.row.len() {
            let height = self.row[at];
            let place = self.place(outer, at);
            for (profile, i) in self.profiles.iter_mut().zip(place) {
                if height > profile[i] {
                    profile[i] = height;
                }
            }
        }
    }

    fn sum(&mut self, outer: usize) {
        let first = outer * self.row.len();
        for (at, height) in self.row.iter().enumerate() {
            let depth = height - self.scale;
            if depth > -DEPTH - 3.0 {
                let weight = fast::exp2(depth * std::f64::consts::LOG2_E);
                self.total += weight;
                self.cells.push(((first + at) as u32, weight));
            }
        }
    }

    fn next_pass(&mut self, data: &Data) {
        self.pass += 1;
        if self.best == f64::NEG_INFINITY || self.pass == PLACE && !self.drawn {
            self.pass = END;
        }
        if self.pass >= PLACE {
            return;
        }
        let floor = self.best - DEPTH;
        let ranges = std::array::from_fn(|i| {
            self.axes[i].box_of(&self.profiles[i], floor, self.beliefs[i].range())
        });
        let before = self.volume;
        self.start(ranges, data);
        // The prior of a cell is as small as the cell.
        self.best += self.volume - before;
        self.scale = self.best;
    }

    /// The law once its last draw is made.
    fn finished(&mut self, data: &Data) -> Option<Fit> {
        // Where the grid was only near, what its places weigh over it.
        let over = if data.bounds.len() > 1 {
            self.mass / DRAWS as f64
        } else {
            1.0
        };
        (self.pass == END).then(|| Fit {
            law: self.law,
            ln_evidence: if self.total * over > 0.0 {
                self.scale + log(self.total * over)
            } else {
                f64::NEG_INFINITY
            },
            draws: std::mem::take(&mut self.draws),
        })
    }

    /// The heights of a row of the grid, ln of prior and likelihood.
    fn fill(&mut self, data: &Data, outer: usize) {
        self.row.clear();
        let middles = [DOUBLING, FORM].map(|axis| self.axes[axis].middles());
        let forms = self.len(FORM);
        let rows = if self.law.linear() {
            let kink = self.axes[KINK].middle(outer);
            let basis = Basis::linear(self.law, data, kink);
            (basis, 0..self.len(DOUBLING), 0..forms, outer)
        } else {
            let (t, form) = (outer / forms, outer % forms);
            let basis = Basis::of(self.law, data, middles[0][t], middles[1][form], 0.0);
            (basis, t..t + 1, form..form + 1, 0)
        };
        let (basis, doublings, shapes, kink) = rows;
        let size = self.len(SCATTER) * doublings.len() * shapes.len();
        let Some(basis) = basis else {
            self.row.resize(size, f64::NEG_INFINITY);
            return;
        };
        for (i, scatter) in self.scatters.iter().enumerate() {
            let sums = Sums::new(data, &basis, scatter);
            let prior = self.axes[SCATTER].ln[i] + self.axes[KINK].ln[kink];
            for t in doublings.clone() {
                let prior = prior + self.axes[DOUBLING].ln[t];
                for form in shapes.clone() {
                    let of = coefficients(self.law, middles[0][t], middles[1][form]);
                    let mut height =
                        prior + self.axes[FORM].ln[form] + scatter.ln - 0.5 * sums.square(of);
                    if !data.bounds.is_empty() && height > self.best - DEPTH - 3.0 {
                        let joint = Joint::new(data, scatter, &sums, of);
                        height += joint.ln_above(data, &basis, scatter, of);
                    }
                    if height > self.best {
                        self.best = height;
                    }
                    self.row.push(height);
                }
            }
        }
    }

    /// Places in the cells, as many in each as it weighs, with the height there over that of the cell's middle.
    fn scatter_places(&mut self, data: &Data) {
        let sobol = Sobol::<4>::new(1);
        let step = self.total / DRAWS as f64;
        let row = self.outer_len();
        for _ in 0..AT_ONCE {
            let index = self.places.len();
            let wanted = (index as f64 + 0.5) * step;
            while self.at + 1 < self.cells.len() && self.passed + self.cells[self.at].1 < wanted {
                self.passed += self.cells[self.at].1;
                self.at += 1;
            }
            let (cell, weight) = self.cells[self.at];
            let cell = cell as usize;
            let place = self.place(cell / row, cell % row);
            let u = sobol.point(index as u32);
            let x = std::array::from_fn(|i| {
                self.axes[i].low + self.axes[i].width * (place[i] as f64 + u[i])
            });
            let place = self.place_at(data, x, weight);
            self.mass += place.weight;
            self.places.push(place);
            if self.places.len() == DRAWS {
                (self.pass, self.at, self.passed) = (DRAW, 0, 0.0);
                if self.mass <= 0.0 {
                    self.pass = END;
                }
                return;
            }
        }
    }

    /// Draws from those places, as often as their height tells, each with its level.
    fn draw(&mut self, data: &Data) {
        let sobol = Sobol::<2>::new(2);
        let step = self.mass / DRAWS as f64;
        for _ in 0..AT_ONCE {
            let index = self.draws.len();
            let wanted = (index as f64 + 0.5) * step;
            while self.at + 1 < self.places.len()
                && self.passed + self.places[self.at].weight < wanted
            {
                self.passed += self.places[self.at].weight;
                self.at += 1;
            }
            let draw = self.draw_at(data, self.places[self.at], sobol.point(index as u32));
            self.draws.extend(draw);
            if self.draws.len() == DRAWS || self.draws.len() == index {
                self.pass = END;
                return;
            }
        }
    }

    /// Any place of a cell that weighs so much by its middle.
    fn place_at(&self, data: &Data, x: [f64; 4], middle: f64) -> Place {
        let Some(basis) = Basis::of(self.law, data, x[DOUBLING], x[FORM], x[KINK]) else {
            return Place {
                x,
                weight: 0.0,
                level: [0.0; 2],
            };
        };
        let scatter = Scatter::new(data, x[SCATTER]);
        let sums = Sums::new(data, &basis, &scatter);
        let of = coefficients(self.law, x[DOUBLING], x[FORM]);
        let joint = Joint::new(data, &scatter, &sums, of);
        let mut height = scatter.ln - 0.5 * sums.square(of) + self.volume;
        for (belief, x) in self.beliefs.iter().zip(x) {
            height += belief.ln_density(x);
        }
        if !data.bounds.is_empty() {
            height += joint.ln_above_summed(data, &basis, &scatter, of);
        }
        Place {
            x,
            weight: exp(height - self.scale) / middle,
            level: [joint.mean[0], joint.variance[0]],
        }
    }

    /// Nodes of a row.
    fn outer_len(&self) -> usize {
        if self.law.linear() {
            self.len(SCATTER) * self.len(DOUBLING) * self.len(FORM)
        } else {
            self.len(SCATTER)
        }
    }

    fn draw_at(&self, data: &Data, place: Place, u: [f64; 2]) -> Option<Draw> {
        let x = place.x;
        let level = if data.bounds.is_empty() {
            place.level[0] + sqrt(place.level[1]) * normal::quantile(u[0])
        } else {
            let basis = Basis::of(self.law, data, x[DOUBLING], x[FORM], x[KINK])?;
            let scatter = Scatter::new(data, x[SCATTER]);
            let sums = Sums::new(data, &basis, &scatter);
            let of = coefficients(self.law, x[DOUBLING], x[FORM]);
            Joint::new(data, &scatter, &sums, of).draw(data, &basis, &scatter, of, u)
        };
        let doubling = exp(x[DOUBLING]);
        Some(Draw {
            level,
            doubling,
            shape: match self.law {
                Shape::Exponential => 0.0,
                Shape::Quadratic => x[FORM],
                Shape::Broken => doubling * exp(x[FORM]),
                Shape::Plateau | Shape::Power => exp(x[FORM]),
            },
            kink: YEAR * x[KINK],
            scatter: x[SCATTER],
        })
    }
}

/// A place in a cell.
#[derive(Clone, Copy, Debug)]
struct Place {
    x: [f64; 4],
    /// Its height over that of the cell's middle.
    weight: f64,
    /// Mean and variance of the level there, bounds aside.
    level: [f64; 2],
}

/// ln of the size of a cell.
fn volume(axes: &[Axis; 4]) -> f64 {
    let widths = axes.iter().map(|axis| axis.width);
    widths.filter(|width| *width > 0.0).map(log).sum()
}

/// g = f0 + c1 f1 + c2 f2: what the coefficients of a law are.
fn coefficients(law: Shape, ln_doubling: f64, form: f64) -> [f64; 2] {
    let rate = || YEAR * exp(-ln_doubling);
    match law {
        Shape::Exponential => [rate(), 0.0],
        Shape::Quadratic => [rate(), form],
        Shape::Broken => [rate(), rate() * exp(-form)],
        Shape::Plateau | Shape::Power => [0.0, 0.0],
    }
}

/// y - f0, f1 and f2 at the exact points, and f0, f1, f2 at the bounds.
#[derive(Clone, Debug)]
struct Basis {
    exact: Vec<[f64; 3]>,
    bounds: Vec<[f64; 3]>,
}

impl Basis {
    /// The basis of a law that is linear in its coefficients.
    fn linear(law: Shape, data: &Data, kink: f64) -> Option<Self> {
        Self::of(law, data, 0.0, 0.0, kink)
    }

    /// The basis of any law; `None` where it does not reach over all points.
    fn of(law: Shape, data: &Data, ln_doubling: f64, form: f64, kink: f64) -> Option<Self> {
        let (shape, rate) = if law.linear() {
            (0.0, 0.0)
        } else {
            (exp(form), YEAR * exp(-ln_doubling))
        };
        let at = |s: f64| match law {
            Shape::Exponential => [0.0, s, 0.0],
            Shape::Quadratic => [0.0, s, 0.5 * s * s],
            Shape::Broken => [0.0, s.max(kink), (s - kink).min(0.0)],
            // Not a column that is taken off later: far back it may be so long that y would be lost in it.
            Shape::Plateau => [plateau(s * rate, shape), 0.0, 0.0],
            Shape::Power => [power(s * rate, form), 0.0, 0.0],
        };
        let mut basis = Self {
            exact: data.years.iter().map(|s| at(*s)).collect(),
            bounds: data.bounds.iter().map(|bound| at(bound.years)).collect(),
        };
        for (row, y) in basis.exact.iter_mut().zip(&data.levels) {
            row[0] = y - row[0];
        }
        let mut all = basis.exact.iter().chain(&basis.bounds);
        all.all(|row| row[0].abs() < FAR).then_some(basis)
    }
}

/// No law that goes so many doublings past a point has any likelihood.
const FAR: f64 = 1e6;

/// What depends on the scatter alone.
#[derive(Clone, Debug)]
struct Scatter {
    sd: f64,
    w: Vec<f64>,
    /// Sums of w, w e, w e².
    one: f64,
    own: f64,
    square: f64,
    /// ln of the likelihood's factor.
    ln: f64,
}

impl Scatter {
    fn new(data: &Data, sd: f64) -> Self {
        let alone = 1.0 - data.shared;
        let w: Vec<f64> = data
            .sds
            .iter()
            .map(|e| 1.0 / (sd * sd + alone * e * e))
            .collect();
        let sum = |of: &dyn Fn(f64) -> f64| -> f64 {
            let pairs = w.iter().zip(&data.sds);
            pairs.map(|(w, e)| w * of(*e)).sum()
        };
        let (one, own, square) = (sum(&|_| 1.0), sum(&|e| e), sum(&|e| e * e));
        let common = 1.0 + data.shared * square;
        let left = one - data.shared * own * own / common;
        let ln = 0.5 * LN_2 * w.iter().map(|w| fast::log2(w / (2.0 * PI))).sum::<f64>()
            - 0.5 * log(common)
            + 0.5 * log(2.0 * PI / left)
            - log(LEVELS);
        Self {
            sd,
            w,
            one,
            own,
            square,
            ln,
        }
    }
}

/// Sums over the exact points for a basis and a scatter; index 0 is y - f0, 1 and 2 are f1 and f2.
#[derive(Clone, Copy, Debug)]
struct Sums {
    /// Sums of w x.
    plain: [f64; 3],
    /// Sums of w e x.
    own: [f64; 3],
    /// Products about the level, given what is shared.
    product: [[f64; 3]; 3],
}

impl Sums {
    fn new(data: &Data, basis: &Basis, scatter: &Scatter) -> Self {
        let (mut plain, mut own, mut product) = ([0.0; 3], [0.0; 3], [[0.0; 3]; 3]);
        for ((w, e), x) in scatter.w.iter().zip(&data.sds).zip(&basis.exact) {
            for a in 0..3 {
                let weighed = w * x[a];
                plain[a] += weighed;
                own[a] += weighed * e;
                for b in 0..=a {
                    product[a][b] += weighed * x[b];
                }
            }
        }
        // <a, b> less what the shared factor takes up, and then less what the level does.
        let shared = data.shared / (1.0 + data.shared * scatter.square);
        let one = scatter.one - shared * scatter.own * scatter.own;
        let level = std::array::from_fn::<f64, 3, _>(|a| plain[a] - shared * scatter.own * own[a]);
        for a in 0..3 {
            for b in 0..=a {
                product[a][b] -= shared * own[a] * own[b] + level[a] * level[b] / one;
            }
        }
        Self {
            plain,
            own,
            product,
        }
    }

    /// The weighted square of what is left of y.
    #[inline]
    fn square(&self, [one, two]: [f64; 2]) -> f64 {
        let p = &self.product;
        let left = p[0][0] - 2.0 * (one * p[1][0] + two * p[2][0])
            + one * (one * p[1][1] + 2.0 * two * p[2][1])
            + two * two * p[2][2];
        // Rounding can leave less than nothing.
        left.max(0.0)
    }
}

/// The level and the shared factor given the exact points: jointly normal.
#[derive(Clone, Copy, Debug)]
struct Joint {
    /// Means of L and u.
    mean: [f64; 2],
    /// Variance of L, covariance, variance of u.
    variance: [f64; 3],
    /// Precision of L given u.
    one: f64,
    /// sqrt(ρ).
    root: f64,
}

/// Places of a normal that is summed: every sd out to 6. The error of such a sum falls with e^(-2π²).
const PLACES: usize = 13;
/// Places of the shared factor, and how many sd lie between them.
const FACTORS: (usize, f64) = (7, 1.2);

impl Joint {
    fn new(data: &Data, scatter: &Scatter, sums: &Sums, [one, two]: [f64; 2]) -> Self {
        let root = sqrt(data.shared);
        let rest = |x: &[f64; 3]| x[0] - one * x[1] - two * x[2];
        let (a, b, c) = (
            scatter.one,
            root * scatter.own,
            1.0 + data.shared * scatter.square,
        );
        let determinant = a * c - b * b;
        let (p, q) = (rest(&sums.plain), root * rest(&sums.own));
        Self {
            mean: [(c * p - b * q) / determinant, (a * q - b * p) / determinant],
            variance: [c / determinant, -b / determinant, a / determinant],
            one: a,
            root,
        }
    }

    /// Mean and sd of a bound's measurement, and its covariance with L, everything else given.
    fn measured(
        &self,
        data: &Data,
        bound: usize,
        basis: &Basis,
        scatter: &Scatter,
        of: [f64; 2],
    ) -> [f64; 3] {
        let e = data.bounds[bound].sd;
        let loading = self.root * e;
        let [l, lu, u] = self.variance;
        let own = scatter.sd * scatter.sd + (1.0 - data.shared) * e * e;
        let variance = own + l + 2.0 * loading * lu + loading * loading * u;
        let mean = self.mean[0] + grown(&basis.bounds[bound], of) + loading * self.mean[1];
        [mean, sqrt(variance), l + loading * lu]
    }

    /// ln of the probability that every bound is exceeded: exact for one, and near it for more.
    fn ln_above(&self, data: &Data, basis: &Basis, scatter: &Scatter, of: [f64; 2]) -> f64 {
        let mut left = *self;
        let mut ln = 0.0;
        for bound in 0..data.bounds.len() {
            let [mean, sd, with_level] = left.measured(data, bound, basis, scatter, of);
            let z = (mean - data.bounds[bound].level) / sd;
            let chance = above(-z);
            ln += log(chance);
            if bound + 1 < data.bounds.len() {
                let pull = if chance > 1e-200 {
                    normal_density(z) / chance
                } else {
                    -z
                };
                let [_, lu, u] = left.variance;
                let with_factor = lu + left.root * data.bounds[bound].sd * u;
                let gain = [with_level / sd, with_factor / sd];
                let shrink = pull * (pull + z);
                left.mean[0] += gain[0] * pull;
                left.mean[1] += gain[1] * pull;
                left.variance[0] -= gain[0] * gain[0] * shrink;
                left.variance[1] -= gain[0] * gain[1] * shrink;
                left.variance[2] -= gain[1] * gain[1] * shrink;
            }
        }
        ln
    }

    /// The same, summed where it has to be.
    fn ln_above_summed(&self, data: &Data, basis: &Basis, scatter: &Scatter, of: [f64; 2]) -> f64 {
        if data.bounds.len() < 2 {
            return self.ln_above(data, basis, scatter, of);
        }
        let mut sum = 0.0;
        self.places(data, basis, scatter, of, &mut |_, mass| sum += mass);
        log(sum)
    }

    /// The probabilities of pairs of L and u with every bound exceeded, at the middles of cells of L whose width is told too.
    fn places(
        &self,
        data: &Data,
        basis: &Basis,
        scatter: &Scatter,
        of: [f64; 2],
        each: &mut dyn FnMut([f64; 2], f64),
    ) {
        let (factors, stride) = if data.shared > 0.0 { FACTORS } else { (1, 0.0) };
        let sd = 1.0 / sqrt(self.one);
        let factor = |j: usize| stride * (j as f64 - 0.5 * (factors - 1) as f64);
        let whole: f64 = (0..factors).map(|j| normal_density(factor(j))).sum();
        // What depends on the bound alone.
        let bounds: Vec<[f64; 3]> = data
            .bounds
            .iter()
            .zip(&basis.bounds)
            .map(|(bound, basis)| {
                let own = scatter.sd * scatter.sd + (1.0 - data.shared) * bound.sd * bound.sd;
                // A measurement without any noise of its own is exceeded or not.
                let narrow = 1.0 / sqrt(own).max(1e-9);
                [bound.level - grown(basis, of), self.root * bound.sd, narrow]
            })
            .collect();
        for j in 0..factors {
            let z = factor(j);
            let u = self.mean[1] + z * sqrt(self.variance[2]);
            let middle = self.mean[0] - self.root * (scatter.own / self.one) * (u - self.mean[1]);
            let outer = normal_density(z) / whole;
            for i in 0..PLACES {
                let z = i as f64 - 0.5 * (PLACES - 1) as f64;
                let level = middle + z * sd;
                let mut mass = outer * normal_density(z);
                for [rest, loading, narrow] in &bounds {
                    mass *= above((rest - loading * u - level) * narrow);
                }
                each([level, sd], mass);
            }
        }
    }

    /// L from two uniform numbers.
    fn draw(
        &self,
        data: &Data,
        basis: &Basis,
        scatter: &Scatter,
        of: [f64; 2],
        u: [f64; 2],
    ) -> f64 {
        let z = normal::quantile(u[0]);
        match data.bounds.len() {
            0 => self.mean[0] + sqrt(self.variance[0]) * z,
            1 => {
                // The measurement first, given that it exceeds the bound, and then L.
                let [mean, sd, covariance] = self.measured(data, 0, basis, scatter, of);
                let tail = above((data.bounds[0].level - mean) / sd);
                let high = -normal::quantile(tail * (1.0 - u[1]));
                let slope = covariance / sd;
                let left = (self.variance[0] - slope * slope).max(0.0);
                // Where the tail is too small for a number, the bound itself.
                let high = if high.is_finite() {
                    high
                } else {
                    (data.bounds[0].level - mean) / sd
                };
                self.mean[0] + slope * high + sqrt(left) * z
            }
            _ => {
                let mut cells = Vec::with_capacity(PLACES);
                let mut sum = 0.0;
                self.places(data, basis, scatter, of, &mut |place, mass| {
                    sum += mass;
                    cells.push((place, sum));
                });
                let found = cells.partition_point(|(_, passed)| *passed < u[1] * sum);
                let ([middle, width], _) = cells[found.min(cells.len() - 1)];
                middle + width * (u[0] - 0.5)
            }
        }
    }
}

fn grown(basis: &[f64; 3], of: [f64; 2]) -> f64 {
    basis[0] + basis[1] * of[0] + basis[2] * of[1]
}

/// P(Z > z).
fn above(z: f64) -> f64 {
    0.5 * erfc(z * FRAC_1_SQRT_2)
}

fn normal_density(z: f64) -> f64 {
    exp(-0.5 * z * z) / sqrt(2.0 * PI)
}

#[cfg(test)]
mod tests;
