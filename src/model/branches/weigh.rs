//! What measured horizons say about the branches: how likely they are under each, and so what its weight becomes.
//!
//! As the branches are defined, all three follow the trend until the branch date, so that measurements before it tell nothing apart
//! ([`Reach::FromBranchDate`]). What they can be asked is whether a branch's own law has been at work all along
//! ([`Reach::Throughout`]): the same curve, with the same slope at the branch date, carried back. Then
//!
//! - the plateau has more doublings behind it than an exponential: n = K(1 - e^(-s/(T K))) for s < 0
//! - the research law follows its own equation back, with compute and labour growing as in 2026; two branches with it part only
//!   where automation is above the cap of one
//!
//! With y the measured log2 minutes, s the days after the branch date and T the doubling time there, y ~ N(L + g(s; T), σ² + e²), with
//! the priors of L, T and σ of [`posterior`](crate::trend::posterior), errors independent and lengths as measured. The parameters of the
//! research law have their [triangles](crate::research::jones::triangles). Its curve is h/T with h in days, so that the likelihood is
//! normal in 1/T; the rest is summed over midpoints.

use std::f64::consts::PI;

use libm::{exp, expm1, log, sqrt};

use crate::{
    YEAR,
    branches::{BRANCHES, COMPOUNDING, FULLY, PLATEAU},
    numerics::sobol::Sobol,
    research::jones::{self, FIRST_PACE, FULL, Parameters, Year},
    trend::posterior::{LEVELS, Measurement, Prior},
};

/// Draws of the research law.
const DRAWS: u32 = 64;
/// Midpoints of σ, of 1/T around its centre, and of ln T.
const SCATTERS: usize = 32;
const RATES: usize = 24;
const TIMES: usize = 600;
/// How many sd of a prior, and of 1/T, are looked at.
const REACH: f64 = 4.5;
const AROUND: f64 = 7.0;
/// The longest step through time, in years.
const STEP: f64 = 0.125;

/// Where a branch's law holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// After the branch date, and before it the trend.
    FromBranchDate,
    /// Before it as well.
    Throughout,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The measurements, each taken as measured.
    pub points: Vec<Measurement>,
    /// The branch date in days since 1970-01-01.
    pub bd: f64,
    /// Doublings left at it, of the plateau.
    pub left: f64,
    /// The research law at its centre.
    pub jones: Parameters,
    /// The cap on automation of the compounding branch.
    pub fmax: f64,
    /// What is believed of doubling time and scatter.
    pub prior: Prior,
}

/// ln of the mean likelihood of the measurements under each branch. Minus infinite with fewer than two.
pub fn evidence(asked: &Asked, reach: Reach) -> [f64; BRANCHES] {
    let mut found = [f64::NEG_INFINITY; BRANCHES];
    if asked.points.len() < 2 {
        return found;
    }
    let sigmas = sigmas(asked);
    found[PLATEAU] = plateau(asked, &sigmas, reach);
    for (branch, cap) in [(COMPOUNDING, asked.fmax), (FULLY, FULL)] {
        found[branch] = research(asked, &sigmas, cap, reach);
    }
    found
}

/// Weights that add up to 1, from those before and the evidence.
pub fn after(before: [f64; BRANCHES], evidence: &[f64; BRANCHES]) -> [f64; BRANCHES] {
    let best = evidence.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mut weights = before;
    for (weight, ln) in weights.iter_mut().zip(evidence) {
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

/// A midpoint of σ: the weights of the points, their sums, and ln of all that does not depend on the curve.
struct Sigma {
    weights: Vec<f64>,
    whole: f64,
    /// Σwy and what is left of Σwy² about the mean.
    level: f64,
    square: f64,
    ln: f64,
}

fn sigmas(asked: &Asked) -> Vec<Sigma> {
    let most = REACH * asked.prior.scatter.max(1e-6);
    let width = most / SCATTERS as f64;
    let node = |i: usize| {
        let x = width * (i as f64 + 0.5);
        let weights: Vec<f64> = asked
            .points
            .iter()
            .map(|p| 1.0 / (x * x + p.sd * p.sd).max(1e-12))
            .collect();
        let whole: f64 = weights.iter().sum();
        let pairs = || weights.iter().zip(&asked.points);
        let level: f64 = pairs().map(|(w, p)| w * p.level).sum();
        let square: f64 = pairs().map(|(w, p)| w * p.level * p.level).sum();
        let logs: f64 = weights.iter().map(|w| log(*w)).sum();
        let z = x / asked.prior.scatter.max(1e-6);
        let prior = log(2.0 / (asked.prior.scatter.max(1e-6) * sqrt(2.0 * PI))) - 0.5 * z * z;
        let free = weights.len() as f64 - 1.0;
        Sigma {
            whole,
            level,
            square: square - level * level / whole,
            ln: prior + log(width) + 0.5 * (logs - log(whole))
                - 0.5 * free * log(2.0 * PI)
                - log(LEVELS),
            weights,
        }
    };
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
        let (mut sh, mut shh, mut shy) = (0.0, 0.0, 0.0);
        for ((w, h), point) in sigma.weights.iter().zip(h).zip(points) {
            sh += w * h;
            shh += w * h * h;
            shy += w * h * point.level;
        }
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

fn plateau(asked: &Asked, sigmas: &[Sigma], reach: Reach) -> f64 {
    let (low, high) = ends(&asked.prior);
    let width = (high - low) / TIMES as f64;
    let mut sum = LnSum::NONE;
    let mut rest = vec![0.0; asked.points.len()];
    for i in 0..TIMES {
        let ln_t = low + width * (i as f64 + 0.5);
        let doubling = exp(ln_t);
        for (rest, point) in rest.iter_mut().zip(&asked.points) {
            let n = (point.day - asked.bd) / doubling;
            let bent = n > 0.0 || reach == Reach::Throughout;
            let grown = if bent {
                -asked.left * expm1(-n / asked.left)
            } else {
                n
            };
            *rest = point.level - grown;
        }
        let prior = prior_of_ln(&asked.prior, ln_t) + log(width);
        for sigma in sigmas {
            let (mut mean, mut square) = (0.0, 0.0);
            for (w, rest) in sigma.weights.iter().zip(&rest) {
                mean += w * rest;
                square += w * rest * rest;
            }
            sum.add(sigma.ln + prior - 0.5 * (square - mean * mean / sigma.whole));
        }
    }
    sum.ln()
}

fn research(asked: &Asked, sigmas: &[Sigma], cap: f64, reach: Reach) -> f64 {
    let triangles = jones::triangles(&asked.jones);
    let sobol = Sobol::<5>::new(1);
    let mut sum = LnSum::NONE;
    for i in 0..DRAWS {
        let p = jones::draw(&triangles, sobol.point(i));
        let h = days(asked, &p, cap, reach);
        linear(&asked.prior, sigmas, &h, &asked.points, &mut sum);
    }
    sum.ln() - log(f64::from(DRAWS))
}

/// For each point how many days at the pace of the branch date make its growth since then.
fn days(asked: &Asked, p: &Parameters, cap: f64, reach: Reach) -> Vec<f64> {
    let bd = jones::years_at(asked.bd);
    let mut times: Vec<f64> = asked
        .points
        .iter()
        .map(|point| jones::years_at(point.day))
        .collect();
    times.push(bd);
    let ln_e = path(p, cap, &times);
    let (at, pace) = ln_e[times.len() - 1];
    let points = asked.points.iter().zip(&ln_e);
    points
        .map(|(point, (ln_e, _))| {
            if point.day <= asked.bd && reach == Reach::FromBranchDate {
                point.day - asked.bd
            } else {
                YEAR * (ln_e - at) / pace
            }
        })
        .collect()
}

/// ln E since 2026-01-01 and its pace a year at times in any order, in years since then; before 2026 compute and labour grow as in
/// that year.
fn path(p: &Parameters, cap: f64, times: &[f64]) -> Vec<(f64, f64)> {
    let last = times.iter().copied().fold(0.0, f64::max);
    let years = jones::years(jones::years_for(&[last]).max(1));
    let (alpha, zeta) = (p.ar * p.az, (1.0 - p.ar) * p.az);
    let inputs = |t: f64| {
        let at = (t.max(0.0) as usize).min(years.len() - 1);
        let Year { ln_c, ln_l, c, l } = years[at];
        let since = t - at as f64;
        (ln_c + c * since, ln_l + l * since, c)
    };
    let ln_k = log(FIRST_PACE) + alpha * log(1.0 - p.f0);
    let pace_of_s = |t: f64, ln_s: f64| {
        let (ln_c, ln_l, _) = inputs(t);
        let f = p.automated(ln_c + ln_s).min(cap);
        exp(ln_k + alpha * (ln_l - log(1.0 - f)) + zeta * ln_c - p.beta * ln_s)
    };
    let step = |t: f64, s: f64, dt: f64| {
        let k1 = pace_of_s(t, s);
        let k2 = pace_of_s(t + 0.5 * dt, s + 0.5 * dt * k1);
        let k3 = pace_of_s(t + 0.5 * dt, s + 0.5 * dt * k2);
        let k4 = pace_of_s(t + dt, s + dt * k3);
        s + dt * (k1 + 2.0 * (k2 + k3) + k4) / 6.0
    };
    let mut found = vec![(0.0, 0.0); times.len()];
    for sign in [-1.0, 1.0] {
        let mut order: Vec<usize> = (0..times.len())
            .filter(|i| (times[*i] < 0.0) == (sign < 0.0))
            .collect();
        crate::numerics::order::sort(&mut order, |a, b| sign * times[*a] < sign * times[*b]);
        let (mut t, mut s) = (0.0, 0.0);
        for i in order {
            while sign * (times[i] - t) > 0.0 {
                let dt = sign * (sign * (times[i] - t)).min(STEP);
                s = step(t, s, dt);
                t += dt;
            }
            let (ln_c, _, c) = inputs(t);
            found[i] = (ln_c + s, c + pace_of_s(t, s));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::posterior::{Posterior, Question, Shape};

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
            bd: 20_608.0,
            left: 6.0,
            jones: Parameters::DEFAULT,
            fmax: 0.99,
            prior: Prior::DEFAULT,
        }
    }

    /// The curve of an exponential has the evidence that the weighing of the laws finds.
    #[test]
    fn a_line_is_the_exponential() {
        let asked = asked();
        let question = Question {
            points: points(),
            t0: asked.bd,
            prior: Prior::DEFAULT,
            shared: 0.0,
        };
        let mut posterior = Posterior::evidence(question);
        while !posterior.advance(100_000) {}
        let want = posterior
            .fits()
            .iter()
            .find(|fit| fit.law == Shape::Exponential);
        let want = want.expect("a fit").ln_evidence;
        let h: Vec<f64> = asked
            .points
            .iter()
            .map(|point| point.day - asked.bd)
            .collect();
        let mut sum = LnSum::NONE;
        linear(&asked.prior, &sigmas(&asked), &h, &asked.points, &mut sum);
        assert!((sum.ln() - want).abs() < 5e-3, "{} {want}", sum.ln());
        // A plateau far away is nearly that.
        let far = Asked {
            left: 1e6,
            ..asked.clone()
        };
        let found = plateau(&far, &sigmas(&far), Reach::Throughout);
        assert!((found - want).abs() < 5e-3, "{found} {want}");
        // Before the branch date nothing is told apart.
        let same = evidence(&asked, Reach::FromBranchDate);
        assert!((same[COMPOUNDING] - same[FULLY]).abs() < 1e-12);
        assert!((same[PLATEAU] - want).abs() < 5e-3, "{same:?} {want}");
        assert!((same[FULLY] - want).abs() < 5e-3, "{same:?} {want}");
    }

    /// Forward it is the law that the branches follow.
    #[test]
    fn the_law_is_that_of_the_branches() {
        let p = Parameters::DEFAULT;
        let times = [0.5, 1.0, 2.25, 3.5, 5.0];
        let want = jones::path(&p, 0.99, &times);
        for ((ln_e, pace), want) in path(&p, 0.99, &times).into_iter().zip(&want) {
            assert!((ln_e - want.ln_e).abs() < 1e-5, "{ln_e} {}", want.ln_e);
            assert!(
                (pace / want.pace - 1.0).abs() < 1e-4,
                "{pace} {}",
                want.pace
            );
        }
        // Back from where it is, it comes to where it was: the pace a year ago is the slope there.
        let back = path(&p, 0.99, &[-1.0, -1.001, -0.999]);
        let slope = (back[2].0 - back[1].0) / 0.002;
        assert!((slope / back[0].1 - 1.0).abs() < 1e-6);
    }

    #[test]
    fn a_cap_that_does_not_bind_tells_nothing_apart_and_one_that_binds_does() {
        let lowered = Asked {
            fmax: 0.5,
            jones: Parameters {
                f0: 0.9,
                ..Parameters::DEFAULT
            },
            ..asked()
        };
        let [_, compounding, full] = evidence(&lowered, Reach::Throughout);
        assert!((compounding - full).abs() > 0.01);
        let [_, compounding, full] = evidence(&asked(), Reach::Throughout);
        assert!((compounding - full).abs() < 1e-12);
    }

    #[test]
    fn weights_follow_bayes() {
        let found = after([0.2, 0.6, 0.2], &[0.0, log(2.0), log(2.0)]);
        for (got, want) in found.into_iter().zip([0.2, 1.2, 0.4]) {
            assert!((got - want / 1.8).abs() < 1e-12);
        }
        let none = [f64::NEG_INFINITY; BRANCHES];
        assert_eq!(after([0.2, 0.6, 0.2], &none), [0.2, 0.6, 0.2]);
        assert_eq!(after([0.0; BRANCHES], &[0.0; BRANCHES]), [0.0; BRANCHES]);
    }

    /// Points that a plateau made speak for it, and those that the research law made against it.
    #[test]
    fn the_law_that_made_the_points_is_favoured() {
        let mut asked = asked();
        for point in &mut asked.points {
            let n = (point.day - asked.bd) / 200.0;
            point.level = 9.0 - 6.0 * expm1(-n / 6.0);
        }
        let [plateau, compounding, _] = evidence(&asked, Reach::Throughout);
        assert!(plateau > compounding + 1.0, "{plateau} {compounding}");
        let p = Parameters::DEFAULT;
        let times: Vec<f64> = asked
            .points
            .iter()
            .map(|p| jones::years_at(p.day))
            .collect();
        for (point, (ln_e, _)) in asked.points.iter_mut().zip(path(&p, 0.99, &times)) {
            point.level = 9.0 + 1.2 * ln_e;
        }
        let [plateau, compounding, _] = evidence(&asked, Reach::Throughout);
        assert!(compounding > plateau + 1.0, "{plateau} {compounding}");
    }
}
