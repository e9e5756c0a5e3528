//! Laws as forecasters: what each says of a later measurement, given records so far.
//!
//! x is the day, y log2 of the minutes, n the number of records. Each says Student's t ([`Predictive`]) and only with at least two
//! degrees of freedom ν, because the CRPS does not exist for one; the measurement's own interval is not added.
//!
//! - exponential: least squares of y on x; variance s² (1 + z'(X'X)⁻¹z), s² = RSS/(n - 2), ν = n - 2
//! - last five: the same through the last five records
//! - random walk with drift: over increments dy in τ days μ = Σ dy/Σ τ and v = Σ (dy - μ τ)²/τ/(n - 2); h days after the last
//!   record y + μ h, variance v (h + h²/Σ τ), ν = n - 2 (irregular steps of a Brownian motion with drift, by maximum likelihood)
//! - quadratic: least squares on 1, x, x²; ν = n - 3
//! - broken stick: on 1, x - k, max(0, x - k), k that record from the third to the last but two with which the squares are least;
//!   the formula of three columns with ν = n - 4
//! - power and plateau, with t0 at the last record and a free level: least squares over the doubling time there and d from 0.7 to
//!   1.3, or K from 0.5 to 40 doublings left ([`super::law`]), the least of all; the variance by the delta method with three columns,
//!   also where d or K is at its bound; ν = n - 3

use std::f64::consts::LN_2;

use libm::{exp, expm1, log, log1p, sqrt};

use super::{Trend, predictive::Predictive};
use crate::{YEAR, numerics::linear};

/// A law that forecasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forecaster {
    /// A straight line through all records.
    Exponential,
    /// A straight line through the last five.
    LastFive,
    /// Steps with a drift.
    RandomWalk,
    /// A parabola.
    Quadratic,
    /// Two straight lines that meet at a record.
    Broken,
    /// Doublings that become shorter or longer by a factor.
    Power,
    /// Doublings that run out.
    Plateau,
}

/// Why a law says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// Too few records for two degrees of freedom.
    Few,
    /// The records do not determine it.
    Undetermined,
    /// It has become infinite before that day.
    Singular,
}

/// Least and most d of [`Forecaster::Power`].
const FACTORS: (f64, f64) = (0.7, 1.3);
/// Least and most K of [`Forecaster::Plateau`].
const LEFT: (f64, f64) = (0.5, 40.0);

impl Forecaster {
    /// All of them; the first is what the others are compared with.
    pub const ALL: [Self; 7] = [
        Self::Exponential,
        Self::LastFive,
        Self::RandomWalk,
        Self::Quadratic,
        Self::Broken,
        Self::Power,
        Self::Plateau,
    ];

    /// How many records it takes.
    pub const fn needs(self) -> usize {
        match self {
            Self::Exponential | Self::RandomWalk => 4,
            Self::LastFive | Self::Quadratic | Self::Power | Self::Plateau => 5,
            Self::Broken => 6,
        }
    }

    /// Fits records given as (day, log2 minutes) in the order of their days.
    ///
    /// # Errors
    /// If there are too few of them or they do not determine the law.
    pub fn fit(self, records: &[(f64, f64)]) -> Result<Fitted, Silence> {
        let n = records.len();
        if n < self.needs() {
            return Err(Silence::Few);
        }
        let found = match self {
            Self::Exponential => line(records),
            Self::LastFive => line(&records[n - 5..]),
            Self::RandomWalk => walk(records),
            Self::Quadratic => {
                let middle = records.iter().map(|r| r.0).sum::<f64>() / n as f64;
                columns(records, Columns::Parabola(middle)).map(|f| f.fitted(3))
            }
            Self::Broken => broken(records),
            Self::Power | Self::Plateau => Nonlinear::fit(self, records).map(Fitted::Nonlinear),
        };
        found.ok_or(Silence::Undetermined)
    }
}

/// A law that was fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fitted {
    /// A straight line.
    Line(Trend),
    /// A random walk.
    Walk(Walk),
    /// Three columns of least squares.
    Columns(Three),
    /// A law that bends.
    Nonlinear(Nonlinear),
}

impl Fitted {
    /// What is said of a day.
    ///
    /// # Errors
    /// If the law has become infinite by then, or the records lay on it exactly.
    pub fn predictive(&self, day: f64) -> Result<Predictive, Silence> {
        let said = match self {
            Self::Line(trend) => trend.predictive(day).ok_or(Silence::Undetermined)?,
            Self::Walk(walk) => walk.predictive(day),
            Self::Columns(three) => three.predictive(day),
            Self::Nonlinear(law) => law.predictive(day).ok_or(Silence::Singular)?,
        };
        // Exactly on a law there is no scatter that could be said.
        (said.scale > 0.0 && said.scale.is_finite() && said.mean.is_finite())
            .then_some(said)
            .ok_or(Silence::Undetermined)
    }
}

fn line(records: &[(f64, f64)]) -> Option<Fitted> {
    let points: Vec<(f64, f64)> = records.iter().map(|(day, y)| (*day, y * LN_2)).collect();
    Trend::fit(&points).map(Fitted::Line)
}

/// A random walk with drift.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Walk {
    /// Day and log2 minutes of the last record.
    pub last: (f64, f64),
    /// Doublings a day.
    pub drift: f64,
    /// Variance a day.
    pub variance: f64,
    /// Days from the first record to the last.
    pub days: f64,
    /// Degrees of freedom.
    pub df: f64,
}

fn walk(records: &[(f64, f64)]) -> Option<Fitted> {
    let (first, last) = (records.first()?, records.last()?);
    let days = last.0 - first.0;
    let drift = (last.1 - first.1) / days;
    let df = records.len() as f64 - 2.0;
    let squares: f64 = records
        .windows(2)
        .map(|pair| {
            let tau = pair[1].0 - pair[0].0;
            let left = pair[1].1 - pair[0].1 - drift * tau;
            left * left / tau
        })
        .sum();
    // Two records on one day have no step between them.
    squares.is_finite().then_some(Fitted::Walk(Walk {
        last: *last,
        drift,
        variance: squares / df,
        days,
        df,
    }))
}

impl Walk {
    fn predictive(&self, day: f64) -> Predictive {
        let h = day - self.last.0;
        Predictive {
            mean: self.last.1 + self.drift * h,
            scale: sqrt(self.variance * (h + h * h / self.days)),
            df: self.df,
        }
    }
}

/// What the columns beside the constant are.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Columns {
    /// Years from a day, and their square.
    Parabola(f64),
    /// Years from a kink, and those after it.
    Hinge(f64),
}

impl Columns {
    fn at(self, day: f64) -> [f64; 3] {
        match self {
            Self::Parabola(middle) => {
                let x = (day - middle) / YEAR;
                [1.0, x, x * x]
            }
            Self::Hinge(kink) => {
                let x = (day - kink) / YEAR;
                [1.0, x, x.max(0.0)]
            }
        }
    }
}

/// Least squares on three columns.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Three {
    columns: Columns,
    fit: linear::Fit<3>,
    df: f64,
}

fn columns(records: &[(f64, f64)], columns: Columns) -> Option<Three> {
    let rows = records.iter().map(|(day, y)| (columns.at(*day), *y));
    Some(Three {
        columns,
        fit: linear::fit(rows)?,
        df: 0.0,
    })
}

fn broken(records: &[(f64, f64)]) -> Option<Fitted> {
    let mut best: Option<Three> = None;
    for (kink, _) in &records[2..records.len() - 2] {
        let Some(found) = columns(records, Columns::Hinge(*kink)) else {
            continue;
        };
        if best.is_none_or(|best| found.fit.rss < best.fit.rss) {
            best = Some(found);
        }
    }
    best.map(|found| found.fitted(4))
}

impl Three {
    /// With so many parameters that were fitted.
    const fn fitted(self, parameters: usize) -> Fitted {
        Fitted::Columns(Self {
            df: (self.fit.n - parameters) as f64,
            ..self
        })
    }

    /// The kink of a broken stick, in days.
    pub const fn kink(&self) -> Option<f64> {
        match self.columns {
            Columns::Hinge(kink) => Some(kink),
            Columns::Parabola(_) => None,
        }
    }

    fn predictive(&self, day: f64) -> Predictive {
        let z = self.columns.at(day);
        let mean = z.iter().zip(self.fit.coefficients).map(|(z, c)| z * c);
        Predictive {
            mean: mean.sum(),
            scale: sqrt(self.fit.rss / self.df * (1.0 + square(&self.fit.inverse, z))),
            df: self.df,
        }
    }
}

/// z' M z.
fn square(matrix: &[[f64; 3]; 3], z: [f64; 3]) -> f64 {
    let mut sum = 0.0;
    for (row, a) in matrix.iter().zip(z) {
        for (m, b) in row.iter().zip(z) {
            sum += a * m * b;
        }
    }
    sum
}

/// A power law or a plateau.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nonlinear {
    law: Forecaster,
    /// t0, the day of the last record.
    pub t0: f64,
    /// log2 minutes there.
    pub level: f64,
    /// ln of the doubling time there, in days.
    pub ln_doubling: f64,
    /// ln of d or of K.
    pub form: f64,
    /// Residual sum of squares.
    pub rss: f64,
    inverse: [[f64; 3]; 3],
    df: f64,
}

/// Below this |ln d| the derivative of a power law is taken from its series.
const NEARLY: f64 = 1e-5;

/// g, and its derivatives by ln T and by the form, at s days after t0; `None` outside the law's life.
fn grown(law: Forecaster, s: f64, ln_doubling: f64, form: f64) -> Option<[f64; 3]> {
    let x = s * exp(-ln_doubling);
    if law == Forecaster::Plateau {
        let left = exp(form);
        let rest = exp(-x / left);
        let g = -left * expm1(-x / left);
        return Some([g, -x * rest, g - x * rest]);
    }
    let inner = expm1(form) * x;
    if inner <= -1.0 {
        return None;
    }
    if form.abs() < NEARLY {
        let g = x + form * 0.5 * x * (1.0 - x);
        return Some([g, -x, 0.5 * x * (1.0 - x)]);
    }
    let g = log1p(inner) / form;
    let by_x = expm1(form) / ((1.0 + inner) * form);
    let by_form = (exp(form) * x / (1.0 + inner) - g) / form;
    Some([g, -x * by_x, by_form])
}

impl Nonlinear {
    /// Singular so many days after t0.
    pub fn end(&self) -> Option<f64> {
        (self.law == Forecaster::Power && self.form < 0.0)
            .then(|| -exp(self.ln_doubling) / expm1(self.form))
    }

    /// d or K.
    pub fn shape(&self) -> f64 {
        exp(self.form)
    }

    fn fit(law: Forecaster, records: &[(f64, f64)]) -> Option<Self> {
        const DOUBLINGS: usize = 16;
        const FORMS: usize = 7;
        let t0 = records.last()?.0;
        let Fitted::Line(line) = line(records)? else {
            return None;
        };
        let usual = line.doubling_days();
        if usual <= 0.0 || !usual.is_finite() {
            return None;
        }
        let (least, most) = match law {
            Forecaster::Plateau => LEFT,
            _ => FACTORS,
        };
        let range = (log(least), log(most));
        // From the best of a coarse grid, and from the best at each bound of the form.
        let mut starts = [const { (f64::INFINITY, [0.0; 2]) }; 3];
        for i in 0..DOUBLINGS {
            let ln_doubling = log(usual) - 3.0 + 5.0 * i as f64 / (DOUBLINGS - 1) as f64;
            for j in 0..FORMS {
                let form = range.0 + (range.1 - range.0) * j as f64 / (FORMS - 1) as f64;
                let at = [ln_doubling, form];
                let rss = residuals(law, records, t0, at).map_or(f64::INFINITY, |r| r.rss);
                let which = match j {
                    0 => 1,
                    j if j == FORMS - 1 => 2,
                    _ => 0,
                };
                if rss < starts[which].0 {
                    starts[which] = (rss, at);
                }
            }
        }
        let mut best: Option<([f64; 2], Residuals)> = None;
        for (rss, at) in starts {
            if rss.is_finite()
                && let Some(found) = descend(law, records, t0, at, range)
                && best.as_ref().is_none_or(|best| found.1.rss < best.1.rss)
            {
                best = Some(found);
            }
        }
        let ([ln_doubling, form], found) = best?;
        let rows = found.rows.iter().map(|row| ([1.0, row[1], row[2]], row[0]));
        Some(Self {
            law,
            t0,
            level: found.level,
            ln_doubling,
            form,
            rss: found.rss,
            inverse: linear::fit(rows)?.inverse,
            df: records.len() as f64 - 3.0,
        })
    }

    fn predictive(&self, day: f64) -> Option<Predictive> {
        let s = day - self.t0;
        let [g, by_doubling, by_form] = grown(self.law, s, self.ln_doubling, self.form)?;
        let spread = square(&self.inverse, [1.0, by_doubling, by_form]);
        Some(Predictive {
            mean: self.level + g,
            scale: sqrt(self.rss / self.df * (1.0 + spread)),
            df: self.df,
        })
    }
}

/// What a law leaves of the records.
#[derive(Clone, Debug)]
struct Residuals {
    /// What is left of y, and the derivatives of g.
    rows: Vec<[f64; 3]>,
    level: f64,
    rss: f64,
}

fn residuals(
    law: Forecaster,
    records: &[(f64, f64)],
    t0: f64,
    [ln_doubling, form]: [f64; 2],
) -> Option<Residuals> {
    let rows = records.iter().map(|(day, y)| {
        let [g, by_doubling, by_form] = grown(law, day - t0, ln_doubling, form)?;
        Some([y - g, by_doubling, by_form])
    });
    let mut rows: Vec<[f64; 3]> = rows.collect::<Option<_>>()?;
    let level = rows.iter().map(|row| row[0]).sum::<f64>() / rows.len() as f64;
    for row in &mut rows {
        row[0] -= level;
    }
    let rss: f64 = rows.iter().map(|row| row[0] * row[0]).sum();
    rss.is_finite().then_some(Residuals { rows, level, rss })
}

/// Levenberg and Marquardt's descent (Marquardt, Journal of the Society for Industrial and Applied Mathematics 11, 1963), with the
/// form kept in its range.
fn descend(
    law: Forecaster,
    records: &[(f64, f64)],
    t0: f64,
    mut at: [f64; 2],
    range: (f64, f64),
) -> Option<([f64; 2], Residuals)> {
    let mut here = residuals(law, records, t0, at)?;
    let mut damping = 1e-3;
    for _ in 0..200 {
        let n = here.rows.len() as f64;
        let mean = [1, 2].map(|k| here.rows.iter().map(|row| row[k]).sum::<f64>() / n);
        let (mut aa, mut ab, mut bb, mut ar, mut br) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for row in &here.rows {
            let (a, b) = (row[1] - mean[0], row[2] - mean[1]);
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ar += a * row[0];
            br += b * row[0];
        }
        let outward = (at[1] <= range.0 && br < 0.0) || (at[1] >= range.1 && br > 0.0);
        let (aa, bb) = (aa * (1.0 + damping), bb * (1.0 + damping));
        let determinant = aa * bb - ab * ab;
        let step = if outward || determinant <= 0.0 {
            [ar / aa, 0.0]
        } else {
            [
                (bb * ar - ab * br) / determinant,
                (aa * br - ab * ar) / determinant,
            ]
        };
        let form = (at[1] + step[1]).max(range.0).min(range.1);
        let next = [at[0] + step[0], form];
        let small = (next[0] - at[0]).abs() + (next[1] - at[1]).abs() < 1e-12;
        match residuals(law, records, t0, next) {
            Some(there) if there.rss <= here.rss => {
                (at, here) = (next, there);
                damping *= 0.2;
            }
            _ => damping *= 8.0,
        }
        if small || damping > 1e12 {
            break;
        }
    }
    Some((at, here))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn derivatives_are_those_of_the_law() {
        for law in [Forecaster::Power, Forecaster::Plateau] {
            for (s, ln_t, form) in [
                (-800.0, 4.8, -0.2),
                (-300.0, 4.6, 0.1),
                (200.0, 4.8, -0.1),
                (300.0, 5.0, 3e-6),
                (300.0, 5.0, -2e-5),
                (-500.0, 4.9, 1.3),
            ] {
                let Some([_, by_t, by_form]) = grown(law, s, ln_t, form) else {
                    continue;
                };
                let h = 1e-6;
                let g = |a: f64, b: f64| grown(law, s, ln_t + a, form + b).unwrap()[0];
                let slope_t = (g(h, 0.0) - g(-h, 0.0)) / (2.0 * h);
                let slope_form = (g(0.0, h) - g(0.0, -h)) / (2.0 * h);
                assert!(
                    (by_t - slope_t).abs() < 1e-5 * (1.0 + slope_t.abs()),
                    "{law:?} {s}"
                );
                assert!(
                    (by_form - slope_form).abs() < 1e-4 * (1.0 + slope_form.abs()),
                    "{law:?} {s} {form}: {by_form} {slope_form}"
                );
            }
        }
    }

    #[test]
    fn what_lies_on_a_law_is_found() {
        let truth = |s: f64| 8.0 + grown(Forecaster::Power, s, 4.5, -0.15).unwrap()[0];
        let bumps = [0.01, -0.02, 0.015, 0.0, -0.005, 0.01, -0.01, 0.0];
        let records: Vec<(f64, f64)> = bumps
            .iter()
            .enumerate()
            .map(|(i, bump)| {
                let s = -700.0 + 100.0 * i as f64;
                (20_000.0 + s, truth(s) + bump)
            })
            .collect();
        let Ok(Fitted::Nonlinear(found)) = Forecaster::Power.fit(&records) else {
            panic!("no power law");
        };
        assert!((found.ln_doubling - 4.5).abs() < 0.02 && (found.form + 0.15).abs() < 0.03);
        let end = found.end().unwrap();
        let fitted = Fitted::Nonlinear(found);
        assert!(fitted.predictive(20_000.0 + end - 1.0).is_ok());
        assert_eq!(
            fitted.predictive(20_000.0 + end + 1.0),
            Err(Silence::Singular)
        );
    }

    #[test]
    fn too_few_records_and_records_that_determine_nothing() {
        let few = [(1.0, 1.0), (2.0, 2.5), (3.0, 2.0)];
        for law in Forecaster::ALL {
            assert_eq!(law.fit(&few), Err(Silence::Few));
            assert_eq!(law.fit(&[]), Err(Silence::Few));
            let one_day = [(5.0, 1.0); 8];
            assert!(law.fit(&one_day).is_err(), "{law:?}");
            let exact: Vec<(f64, f64)> = (0..9).map(|i| (f64::from(i), f64::from(i))).collect();
            // A plateau of 40 doublings is not quite a line.
            if law == Forecaster::Plateau {
                continue;
            }
            if let Ok(fitted) = law.fit(&exact) {
                let said = fitted.predictive(10.0);
                assert!(
                    said.is_err() || said.unwrap().scale < 1e-3,
                    "{law:?} {said:?}"
                );
            }
        }
    }
}
