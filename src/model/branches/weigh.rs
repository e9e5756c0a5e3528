//! What measured horizons say about the branches: how likely they are under each, and so what its weight becomes.
//!
//! As the branches are defined, all three follow the trend until the branch date, so that measurements before it tell nothing apart
//! ([`Begun::On`]). What they can be asked is whether a branch has begun already, on a day that is not known
//! ([`Begun::Unknown`], uniform over the days of the [kink](Prior::kink) of a broken trend): the trend until then, and after it the branch's
//! curve with the same level and slope, the research law as it starts in January 2026. Against that stands that none has, so that
//! the trend goes on.
//!
//! With y the measured log2 minutes, s the days after the branch date and T the doubling time of the trend, y ~ N(L + g(s; T), σ² + e²),
//! with the priors of L, T and σ of [`posterior`](crate::trend::posterior) and lengths as measured. A share ρ of each e² may belong to one
//! error that all measurements have in common, as they share tasks: the covariance is then that of σ² + (1 - ρ)e², independent, and ρ e e'.
//! The parameters of the research law have their [triangles](crate::research::jones::triangles). Its curve is h/T with h in days, so that the likelihood is
//! normal in 1/T; the rest is summed over midpoints, the triangles and the day over scrambled Sobol points.

use std::f64::consts::PI;

use libm::{exp, expm1, log, sqrt};

use crate::{
    YEAR,
    branches::{BRANCHES, COMPOUNDING, FULLY, PLATEAU},
    numerics::{order, sobol::Sobol},
    research::jones::{self, FULL, Parameters},
    trend::posterior::{LEVELS, Measurement, Prior},
};

/// Draws of the research law.
const DRAWS: u32 = 64;
/// Midpoints of σ, of 1/T around its centre, of ln T and of the day.
const SCATTERS: usize = 32;
const RATES: usize = 12;
const TIMES: usize = 160;
const DAYS: usize = 12;
/// How many sd of a prior, and of 1/T, are looked at.
const REACH: f64 = 4.5;
const AROUND: f64 = 7.0;

/// When the branches leave the trend.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Begun {
    /// On this day, in days since 1970-01-01.
    On(f64),
    /// On a day that is not known.
    Unknown,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The measurements, each taken as measured.
    pub points: Vec<Measurement>,
    /// Doublings left at the branch date, of the plateau.
    pub left: f64,
    /// The research law at its centre.
    pub jones: Parameters,
    /// The cap on automation of the compounding branch.
    pub fmax: f64,
    /// What is believed of doubling time, scatter and the day.
    pub prior: Prior,
    /// The share of the measurements' variance that belongs to an error which they have in common, 0 to 1.
    pub shared: f64,
}

/// ln of the mean likelihood of the measurements.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    /// Under each branch.
    pub branches: [f64; BRANCHES],
    /// Where the trend goes on.
    pub trend: f64,
}

impl Evidence {
    /// The Bayes factor of a branch over the trend that goes on.
    pub fn factor(&self, branch: usize) -> f64 {
        exp(self.branches[branch] - self.trend)
    }
}

/// The evidence; minus infinite with fewer than two measurements.
pub fn evidence(asked: &Asked, begun: Begun) -> Evidence {
    Memory::default().evidence(asked, begun)
}

/// Answers that stay as long as what they rest on: moving the research law changes nothing of the trend and of the plateau.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// What all answers rest on.
    points: Vec<Measurement>,
    prior: Option<(Prior, f64)>,
    sigmas: Vec<Sigma>,
    trend: f64,
    /// By doublings left and branch date.
    plateaus: Vec<((f64, Begun), f64)>,
    /// By parameters, cap and branch date.
    researches: Vec<((Parameters, f64, Begun), f64)>,
}

/// As many answers are kept: two caps, and two ways in which a branch may have begun, before and after a change.
const KEPT: usize = 8;

fn kept<K: Copy + PartialEq>(
    answers: &mut Vec<(K, f64)>,
    key: K,
    answer: impl FnOnce() -> f64,
) -> f64 {
    if let Some(found) = answers.iter().find(|kept| kept.0 == key) {
        return found.1;
    }
    let answer = answer();
    if answers.len() == KEPT {
        answers.remove(0);
    }
    answers.push((key, answer));
    answer
}

impl Memory {
    /// The evidence, as [`evidence`] gives it.
    pub fn evidence(&mut self, asked: &Asked, begun: Begun) -> Evidence {
        let mut found = Evidence {
            branches: [f64::NEG_INFINITY; BRANCHES],
            trend: f64::NEG_INFINITY,
        };
        if asked.points.len() < 2 {
            return found;
        }
        if self.prior != Some((asked.prior, asked.shared)) || self.points != asked.points {
            *self = Self::of(asked);
        }
        found.trend = self.trend;
        if let Begun::On(bd) = begun
            && asked.points.iter().all(|point| point.day <= bd)
        {
            found.branches = [found.trend; BRANCHES];
            return found;
        }
        let sigmas = &self.sigmas;
        found.branches[PLATEAU] = kept(&mut self.plateaus, (asked.left, begun), || {
            plateau(asked, sigmas, begun)
        });
        for (branch, cap) in [(COMPOUNDING, asked.fmax), (FULLY, FULL)] {
            let key = (asked.jones, cap, begun);
            found.branches[branch] = kept(&mut self.researches, key, || {
                research(asked, sigmas, cap, begun)
            });
        }
        found
    }

    fn of(asked: &Asked) -> Self {
        let sigmas = sigmas(asked);
        let first = asked.points[0].day;
        let days: Vec<f64> = asked.points.iter().map(|point| point.day - first).collect();
        let mut trend = LnSum::NONE;
        linear(&asked.prior, &sigmas, &days, &asked.points, &mut trend);
        Self {
            points: asked.points.clone(),
            prior: Some((asked.prior, asked.shared)),
            sigmas,
            trend: trend.ln(),
            ..Self::default()
        }
    }
}

/// Weights that add up to 1, from those before and the evidence.
pub fn after(before: [f64; BRANCHES], evidence: &Evidence) -> [f64; BRANCHES] {
    let ln = &evidence.branches;
    let best = ln.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut weights = before;
    for (weight, ln) in weights.iter_mut().zip(ln) {
        *weight *= if best.is_finite() {
            exp(ln - best)
        } else {
            1.0
        };
    }
    let sum: f64 = weights.iter().sum();
    weights.map(|weight| if sum > 0.0 { weight / sum } else { 0.0 })
}

/// A sum of what is given as logarithms.
#[derive(Clone, Copy)]
struct LnSum {
    best: f64,
    sum: f64,
}

impl LnSum {
    const NONE: Self = Self {
        best: f64::NEG_INFINITY,
        sum: 0.0,
    };

    fn add(&mut self, ln: f64) {
        if ln > self.best {
            self.sum = self.sum * exp(self.best - ln) + 1.0;
            self.best = ln;
        } else if ln > f64::NEG_INFINITY {
            self.sum += exp(ln - self.best);
        }
    }

    fn ln(&self) -> f64 {
        self.best + log(self.sum)
    }
}

/// A midpoint of σ: how deviations of the measurements count, and ln of all that does not depend on the curve.
#[derive(Clone, Debug)]
struct Sigma {
    /// What each counts alone, times its own sd in the common error, and against the level.
    weights: Vec<f64>,
    own: Vec<f64>,
    ones: Vec<f64>,
    /// What the common error takes up.
    common: f64,
    whole: f64,
    /// The product of y with 1 and with the common error, and what is left of that with itself about the mean.
    level: f64,
    along: f64,
    square: f64,
    ln: f64,
}

impl Sigma {
    fn of(asked: &Asked, x: f64, width: f64) -> Self {
        let shared = if asked.shared > 0.0 {
            asked.shared.min(1.0)
        } else {
            0.0
        };
        let points = &asked.points;
        let variance = |p: &Measurement| x * x + (1.0 - shared) * p.sd * p.sd;
        let weights: Vec<f64> = points
            .iter()
            .map(|p| 1.0 / variance(p).max(1e-12))
            .collect();
        let own: Vec<f64> = weights.iter().zip(points).map(|(w, p)| w * p.sd).collect();
        let twice: f64 = own.iter().zip(points).map(|(w, p)| w * p.sd).sum();
        let common = shared / (1.0 + shared * twice);
        let once: f64 = own.iter().sum();
        let ones: Vec<f64> = weights
            .iter()
            .zip(&own)
            .map(|(w, own)| w - common * once * own)
            .collect();
        let whole: f64 = ones.iter().sum();
        let level: f64 = ones.iter().zip(points).map(|(w, p)| w * p.level).sum();
        let along: f64 = own.iter().zip(points).map(|(w, p)| w * p.level).sum();
        let pairs = weights.iter().zip(points);
        let square: f64 = pairs.map(|(w, p)| w * p.level * p.level).sum();
        let logs: f64 = weights.iter().map(|w| log(*w)).sum();
        let logs = logs - log(1.0 + shared * twice);
        let scatter = asked.prior.scatter.max(1e-6);
        let z = x / scatter;
        let prior = log(2.0 / (scatter * sqrt(2.0 * PI))) - 0.5 * z * z;
        let free = weights.len() as f64 - 1.0;
        Self {
            square: square - common * along * along - level * level / whole,
            ln: prior + log(width) + 0.5 * (logs - log(whole))
                - 0.5 * free * log(2.0 * PI)
                - log(LEVELS),
            weights,
            own,
            ones,
            common,
            whole,
            level,
            along,
        }
    }
}

fn sigmas(asked: &Asked) -> Vec<Sigma> {
    let most = REACH * asked.prior.scatter.max(1e-6);
    let width = most / SCATTERS as f64;
    let node = |i: usize| Sigma::of(asked, width * (i as f64 + 0.5), width);
    (0..SCATTERS).map(node).collect()
}

/// ln of the prior density of ln T.
fn prior_of_ln(prior: &Prior, ln_t: f64) -> f64 {
    let z = (ln_t - log(prior.doubling)) / prior.doubling_sd;
    -log(prior.doubling_sd * sqrt(2.0 * PI)) - 0.5 * z * z
}

/// The ends of ln T.
fn ends(prior: &Prior) -> (f64, f64) {
    let reach = REACH * prior.doubling_sd;
    (log(prior.doubling) - reach, log(prior.doubling) + reach)
}

/// ln of the mean likelihood of curves h/T.
fn linear(prior: &Prior, sigmas: &[Sigma], h: &[f64], points: &[Measurement], sum: &mut LnSum) {
    let (shortest, longest) = ends(prior);
    for sigma in sigmas {
        let (mut sh, mut soh, mut shh, mut shy) = (0.0, 0.0, 0.0, 0.0);
        let sums = sigma.weights.iter().zip(&sigma.own).zip(&sigma.ones);
        for (((w, own), one), (h, point)) in sums.zip(h.iter().zip(points)) {
            sh += one * h;
            soh += own * h;
            shh += w * h * h;
            shy += w * h * point.level;
        }
        shh -= sigma.common * soh * soh;
        shy -= sigma.common * soh * sigma.along;
        let a = shh - sh * sh / sigma.whole;
        let b = shy - sh * sigma.level / sigma.whole;
        if a <= 0.0 || a.is_nan() {
            continue;
        }
        let (centre, sd) = (b / a, 1.0 / sqrt(a));
        let low = (centre - AROUND * sd).max(exp(-longest));
        let high = (centre + AROUND * sd).min(exp(-shortest));
        if low >= high {
            continue;
        }
        let width = (high - low) / RATES as f64;
        for i in 0..RATES {
            let rate = low + width * (i as f64 + 0.5);
            let square = sigma.square - 2.0 * rate * b + rate * rate * a;
            let prior = prior_of_ln(prior, -log(rate)) - log(rate);
            sum.add(sigma.ln + prior + log(width) - 0.5 * square);
        }
    }
}

/// The days of a branch date, each with its part of the prior.
fn branch_days(asked: &Asked, begun: Begun) -> Vec<f64> {
    match begun {
        Begun::On(bd) => vec![bd],
        Begun::Unknown => {
            let (from, to) = asked.prior.kink;
            let part = (to - from) / DAYS as f64;
            (0..DAYS).map(|i| from + part * (i as f64 + 0.5)).collect()
        }
    }
}

fn plateau(asked: &Asked, sigmas: &[Sigma], begun: Begun) -> f64 {
    let (low, high) = ends(&asked.prior);
    let width = (high - low) / TIMES as f64;
    let days = branch_days(asked, begun);
    let mut sum = LnSum::NONE;
    let mut rest = vec![0.0; asked.points.len()];
    for bd in &days {
        for i in 0..TIMES {
            let ln_t = low + width * (i as f64 + 0.5);
            let doubling = exp(ln_t);
            for (rest, point) in rest.iter_mut().zip(&asked.points) {
                let n = (point.day - bd) / doubling;
                let grown = if n > 0.0 {
                    -asked.left * expm1(-n / asked.left)
                } else {
                    n
                };
                *rest = point.level - grown;
            }
            let prior = prior_of_ln(&asked.prior, ln_t) + log(width);
            for sigma in sigmas {
                let (mut mean, mut along, mut square) = (0.0, 0.0, 0.0);
                let sums = sigma.weights.iter().zip(&sigma.own).zip(&sigma.ones);
                for (((w, own), one), rest) in sums.zip(&rest) {
                    mean += one * rest;
                    along += own * rest;
                    square += w * rest * rest;
                }
                square -= sigma.common * along * along;
                sum.add(sigma.ln + prior - 0.5 * (square - mean * mean / sigma.whole));
            }
        }
    }
    sum.ln() - log(days.len() as f64)
}

fn research(asked: &Asked, sigmas: &[Sigma], cap: f64, begun: Begun) -> f64 {
    let triangles = jones::triangles(&asked.jones);
    let sobol = Sobol::<6>::new(1);
    let mut sum = LnSum::NONE;
    for i in 0..DRAWS {
        let [day, rest @ ..] = sobol.point(i);
        let p = jones::draw(&triangles, rest);
        let (bd, start) = match begun {
            Begun::On(bd) => (bd, jones::years_at(bd).max(0.0)),
            Begun::Unknown => {
                let (from, to) = asked.prior.kink;
                (from + day * (to - from), 0.0)
            }
        };
        let h = days(asked, &p, cap, (bd, start));
        linear(&asked.prior, sigmas, &h, &asked.points, &mut sum);
    }
    sum.ln() - log(f64::from(DRAWS))
}

/// For each point how many days at the pace of the branch date make its growth since then. The research law is at `start` there, in
/// years since January 2026.
fn days(asked: &Asked, p: &Parameters, cap: f64, (bd, start): (f64, f64)) -> Vec<f64> {
    let mut later: Vec<f64> = asked
        .points
        .iter()
        .filter(|point| point.day > bd)
        .map(|point| start + (point.day - bd) / YEAR)
        .collect();
    later.push(start);
    order::sort(&mut later, |a, b| a < b);
    let path = jones::path(p, cap, &later);
    let first = path[0];
    let of = |point: &Measurement| {
        if point.day <= bd {
            return point.day - bd;
        }
        let t = start + (point.day - bd) / YEAR;
        let at = later.partition_point(|other| *other < t);
        YEAR * (path[at.min(path.len() - 1)].ln_e - first.ln_e) / first.pace
    };
    asked.points.iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::posterior::{Posterior, Question, Shape};

    const BD: f64 = 20_608.0;

    fn points() -> Vec<Measurement> {
        (0..12)
            .map(|i| Measurement {
                day: 19_430.0 + 97.0 * f64::from(i),
                level: 2.0 + 0.72 * f64::from(i) + [0.2, -0.3, 0.1][i as usize % 3],
                sd: 0.3,
                least: false,
            })
            .collect()
    }

    fn asked() -> Asked {
        Asked {
            points: points(),
            left: 6.0,
            jones: Parameters::DEFAULT,
            fmax: 0.99,
            prior: Prior::DEFAULT,
            shared: 0.0,
        }
    }

    /// The trend has the evidence that the weighing of the laws finds for the exponential, and so has each branch before its date.
    #[test]
    fn before_the_branch_date_nothing_is_told_apart() {
        for shared in [0.0, 0.5] {
            let mut points = points();
            points[4].sd = 0.7;
            let asked = Asked {
                points: points.clone(),
                shared,
                ..asked()
            };
            let question = Question {
                points,
                t0: BD,
                prior: Prior::DEFAULT,
                shared,
            };
            let mut posterior = Posterior::evidence(question);
            while !posterior.advance(100_000) {}
            let all = posterior.fits();
            let want = all.iter().find(|fit| fit.law == Shape::Exponential);
            let want = want.expect("a fit").ln_evidence;
            let found = evidence(&asked, Begun::On(BD));
            assert!((found.trend - want).abs() < 5e-3, "{} {want}", found.trend);
            assert_eq!(found.branches, [found.trend; BRANCHES]);
            // The sums of the branches themselves come to the same.
            let same = plateau(&asked, &sigmas(&asked), Begun::On(BD));
            assert!((same - want).abs() < 5e-3, "{same} {want}");
            let same = research(&asked, &sigmas(&asked), 0.99, Begun::On(BD));
            assert!((same - want).abs() < 5e-3, "{same} {want}");
        }
        // A plateau far away is nearly the trend.
        let far = Asked {
            left: 1e6,
            ..asked()
        };
        let found = evidence(&far, Begun::Unknown);
        assert!((found.factor(PLATEAU) - 1.0).abs() < 5e-3);
    }

    #[test]
    fn a_cap_that_does_not_bind_tells_nothing_apart_and_one_that_binds_does() {
        let of = |fmax: f64, f0: f64| {
            let jones = Parameters {
                f0,
                ..Parameters::DEFAULT
            };
            let asked = Asked {
                jones,
                fmax,
                ..asked()
            };
            evidence(&asked, Begun::Unknown).branches
        };
        let [_, compounding, full] = of(0.5, 0.45);
        assert!((compounding - full).abs() > 0.01);
        let [_, compounding, full] = of(0.9999, 0.375);
        assert!((compounding - full).abs() < 1e-2);
    }

    /// Bit by bit, whatever has been asked before.
    #[test]
    fn what_is_kept_is_what_would_be_worked_out_anew() {
        let mut memory = Memory::default();
        let mut asked = asked();
        let begun = [Begun::Unknown, Begun::On(BD - 900.0), Begun::On(BD)];
        for step in 0..24 {
            match step % 6 {
                0 => asked.fmax = 0.9 + 0.001 * f64::from(step),
                1 => asked.jones.beta = 0.5 + 0.02 * f64::from(step),
                2 => asked.left = 3.0 + f64::from(step),
                3 => asked.fmax = 0.99,
                4 => asked.points[3].level += 0.1,
                _ => asked.prior.doubling *= 1.01,
            }
            for begun in begun {
                let [got, want] = [memory.evidence(&asked, begun), evidence(&asked, begun)];
                let bits = |found: Evidence| {
                    let all = found.branches.into_iter().chain([found.trend]);
                    all.map(f64::to_bits).collect::<Vec<_>>()
                };
                assert_eq!(bits(got), bits(want), "{step}");
            }
            assert!(memory.plateaus.len() <= KEPT && memory.researches.len() <= KEPT);
        }
    }

    #[test]
    fn weights_follow_bayes() {
        let of = |branches| Evidence {
            branches,
            trend: 0.0,
        };
        let found = after([0.2, 0.6, 0.2], &of([0.0, log(2.0), log(2.0)]));
        for (got, want) in found.into_iter().zip([0.2, 1.2, 0.4]) {
            assert!((got - want / 1.8).abs() < 1e-12);
        }
        let none = of([f64::NEG_INFINITY; BRANCHES]);
        assert_eq!(after([0.2, 0.6, 0.2], &none), [0.2, 0.6, 0.2]);
        assert_eq!(
            after([0.0; BRANCHES], &of([0.0; BRANCHES])),
            [0.0; BRANCHES]
        );
    }

    /// Points that a branch made speak for it.
    #[test]
    fn the_branch_that_made_the_points_is_favoured() {
        let mut asked = asked();
        let bd = 19_800.0;
        for point in &mut asked.points {
            let n = (point.day - bd) / 120.0;
            let grown = if n > 0.0 { -6.0 * expm1(-n / 6.0) } else { n };
            point.level = 9.0 + grown;
            point.sd = 0.05;
        }
        let [plateau, compounding, _] = evidence(&asked, Begun::Unknown).branches;
        assert!(plateau > compounding + 1.0, "{plateau} {compounding}");
        let h = days(&asked, &Parameters::DEFAULT, 0.99, (bd, 0.0));
        for (point, h) in asked.points.iter_mut().zip(h) {
            point.level = 9.0 + h / 120.0;
        }
        let [plateau, compounding, _] = evidence(&asked, Begun::Unknown).branches;
        assert!(compounding > plateau + 1.0, "{plateau} {compounding}");
    }
}
