//! Which law would have forecast the records best: every law at every past date, scored on what came.
//!
//! An origin is the day before a record, from the fifth on; known are the records before it. Targets are that record, or all
//! records within a window of days after the origin ([`HORIZONS`]). Each law says Student's t of each target ([`Forecaster`]), as it
//! is or cut off below at the standing record, because only what exceeds it is a record. Values are those of the table in force.
//!
//! Scores are means over targets: ln f(y), larger is better; the CRPS in doublings, smaller is better; how many lie in the central
//! 50, 80 and 95%; and the bias, what was measured less the median (Gneiting and Raftery, "Strictly Proper Scoring Rules,
//! Prediction, and Estimation", Journal of the American Statistical Association 102, 2007).
//!
//! Laws are compared on common targets, those of origins with [`COMMON`] known records, where every law is defined. A law that is
//! singular before one of them is left out there. The difference to the exponential has a jackknife over origins (Efron, "The
//! Jackknife, the Bootstrap and Other Resampling Plans", 1982): with m origins and θ₍ₒ₎ the difference of the means without those of
//! origin o, se² = (m - 1)/m Σ (θ₍ₒ₎ - θ̄)². Origins share targets and records, so that it is a lower bound.

use super::track::{KNOWN, WIDTHS, coverage};
use crate::trend::{
    forecaster::{Forecaster, Silence},
    predictive::Predictive,
};

/// Records that are known at an origin whose targets are common.
pub const COMMON: usize = 6;

/// What is forecast from an origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Horizon {
    /// The next record.
    Next,
    /// Every record more than so many and at most so many days later.
    Days(f64, f64),
}

/// One record ahead, and about three, six and twelve months.
pub const HORIZONS: [Horizon; 4] = [
    Horizon::Next,
    Horizon::Days(0.0, 90.0),
    Horizon::Days(90.0, 180.0),
    Horizon::Days(180.0, 365.0),
];

impl Horizon {
    fn holds(self, origin: usize, target: usize, days: f64) -> bool {
        match self {
            Self::Next => origin == target,
            Self::Days(from, to) => days > from && days <= to,
        }
    }
}

/// A forecast and what was measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Score {
    /// The record before which the forecast was made, as a place among all.
    pub origin: usize,
    /// The record that was forecast.
    pub target: usize,
    /// What was said; without the floor if there was one.
    pub said: Predictive,
    /// ln of the density.
    pub log_score: f64,
    /// In doublings.
    pub crps: f64,
    /// Where what was measured lies in the distribution, 0 to 1.
    pub place: f64,
    /// What was measured less the median, in doublings.
    pub error: f64,
}

impl Score {
    /// Of an outcome in log2 minutes, given what was said and the record that it had to exceed.
    fn new(said: Predictive, floor: Option<f64>, outcome: f64) -> Option<Self> {
        let (log_score, crps, place, median) = match floor {
            None => (
                said.log_score(outcome),
                said.crps(outcome)?,
                said.cdf(outcome),
                said.mean,
            ),
            Some(floor) => {
                let cut = said.above(floor);
                (
                    cut.log_score(outcome),
                    cut.crps(outcome)?,
                    cut.cdf(outcome),
                    cut.quantile(0.5),
                )
            }
        };
        Some(Self {
            origin: 0,
            target: 0,
            said,
            log_score,
            crps,
            place,
            error: outcome - median,
        })
    }
}

/// Means over targets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Summary {
    /// How many targets.
    pub targets: usize,
    /// Mean log score.
    pub log_score: f64,
    /// Mean CRPS.
    pub crps: f64,
    /// How many lie in the central interval of each of [`WIDTHS`].
    pub inside: [usize; WIDTHS.len()],
    /// Mean of what was measured less the median.
    pub bias: f64,
    /// How many lie above the median.
    pub above: usize,
}

impl Summary {
    /// Of scores; `None` without any.
    pub fn of(scores: &[Score]) -> Option<Self> {
        let targets = scores.len();
        let mean = |of: fn(&Score) -> f64| scores.iter().map(of).sum::<f64>() / targets as f64;
        let places: Vec<f64> = scores.iter().map(|score| score.place).collect();
        (targets > 0).then(|| Self {
            targets,
            log_score: mean(|score| score.log_score),
            crps: mean(|score| score.crps),
            inside: coverage(&places),
            bias: mean(|score| score.error),
            above: scores.iter().filter(|score| score.error > 0.0).count(),
        })
    }
}

/// A difference of two means and its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// The law's less the exponential's.
    pub value: f64,
    /// By the jackknife; `None` for a single origin.
    pub error: Option<f64>,
}

impl Gap {
    /// Of differences, each with its origin.
    fn of(differences: &[(usize, f64)]) -> Self {
        let mut origins: Vec<usize> = differences.iter().map(|d| d.0).collect();
        origins.dedup();
        let mean = |without: Option<usize>| {
            let kept = differences.iter().filter(|d| Some(d.0) != without);
            let (sum, n) = kept.fold((0.0, 0.0), |(sum, n), d| (sum + d.1, n + 1.0));
            sum / n
        };
        let left: Vec<f64> = origins.iter().map(|origin| mean(Some(*origin))).collect();
        let m = left.len() as f64;
        let middle = left.iter().sum::<f64>() / m;
        let squares: f64 = left.iter().map(|x| (x - middle) * (x - middle)).sum();
        Self {
            value: mean(None),
            error: (left.len() > 1).then(|| libm::sqrt((m - 1.0) / m * squares)),
        }
    }
}

/// How a law did at a horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The law.
    pub law: Forecaster,
    /// Each forecast.
    pub scores: Vec<Score>,
    /// Over every target of which it said something.
    pub own: Option<Summary>,
    /// Over the common targets; `None` where it is not defined on all of them.
    pub common: Option<Summary>,
    /// How many targets lie beyond its singularity.
    pub beyond: usize,
    /// Log score less the exponential's, on the common targets.
    pub log_score: Option<Gap>,
    /// CRPS less the exponential's, on the common targets.
    pub crps: Option<Gap>,
}

/// A league table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What is forecast.
    pub horizon: Horizon,
    /// Targets of all origins.
    pub targets: usize,
    /// Targets of origins with [`COMMON`] known records.
    pub common: usize,
    /// Common origins that have a target.
    pub origins: usize,
    /// In the order of [`Forecaster::ALL`].
    pub entries: Vec<Entry>,
}

/// A table for each horizon, from records given as (day, log2 minutes) in the order of their days; `cut` at the standing record.
pub fn tables(records: &[(f64, f64)], cut: bool) -> Vec<Table> {
    let fits: Vec<Vec<_>> = (KNOWN..records.len())
        .map(|origin| {
            Forecaster::ALL
                .map(|law| law.fit(&records[..origin]))
                .into()
        })
        .collect();
    let table = |horizon: Horizon| {
        let mut pairs = Vec::new();
        for origin in KNOWN..records.len() {
            let start = records[origin].0 - 1.0;
            let held = |target: &usize| horizon.holds(origin, *target, records[*target].0 - start);
            pairs.extend(
                (origin..records.len())
                    .filter(held)
                    .map(|target| (origin, target)),
            );
        }
        let common = |(origin, _): &(usize, usize)| *origin >= COMMON;
        let mut origins: Vec<usize> = pairs.iter().filter(|p| common(p)).map(|p| p.0).collect();
        let targets = origins.len();
        origins.dedup();
        let mut entries = Vec::new();
        for (which, law) in Forecaster::ALL.into_iter().enumerate() {
            let mut beyond = 0;
            let mut scores = Vec::new();
            for (origin, target) in &pairs {
                let (day, outcome) = records[*target];
                let said = fits[origin - KNOWN][which].and_then(|fit| fit.predictive(day));
                beyond += usize::from(said == Err(Silence::Singular));
                let floor = cut.then(|| records[origin - 1].1);
                if let Some(score) = said.ok().and_then(|said| Score::new(said, floor, outcome)) {
                    scores.push(Score {
                        origin: *origin,
                        target: *target,
                        ..score
                    });
                }
            }
            entries.push(Entry {
                law,
                own: Summary::of(&scores),
                common: None,
                scores,
                beyond,
                log_score: None,
                crps: None,
            });
        }
        compare(&mut entries, targets);
        Table {
            horizon,
            targets: pairs.len(),
            common: targets,
            origins: origins.len(),
            entries,
        }
    };
    HORIZONS.into_iter().map(table).collect()
}

/// Compares on the common targets those that are defined on all of them.
fn compare(entries: &mut [Entry], targets: usize) {
    let common = |entry: &Entry| -> Vec<Score> {
        let scores = entry.scores.iter().copied();
        scores.filter(|score| score.origin >= COMMON).collect()
    };
    let Some(first) = entries.first().map(common) else {
        return;
    };
    for (which, entry) in entries.iter_mut().enumerate() {
        let scores = common(entry);
        if scores.len() < targets {
            continue;
        }
        entry.common = Summary::of(&scores);
        if which == 0 || first.len() < targets || targets == 0 {
            continue;
        }
        let gap = |of: fn(&Score) -> f64| {
            let pairs = scores.iter().zip(&first);
            Gap::of(
                &pairs
                    .map(|(a, b)| (a.origin, of(a) - of(b)))
                    .collect::<Vec<_>>(),
            )
        };
        entry.log_score = Some(gap(|score| score.log_score));
        entry.crps = Some(gap(|score| score.crps));
    }
}

/// How laws that were fitted on one edition's records did on records that came later, as they are measured now: each law with its
/// scores, fewer where it says nothing of some.
pub fn vintage(
    known: &[(f64, f64)],
    later: &[(f64, f64)],
) -> [(Forecaster, Vec<Score>); Forecaster::ALL.len()] {
    Forecaster::ALL.map(|law| {
        let mut scores = Vec::new();
        if let Ok(fit) = law.fit(known) {
            for (target, (day, outcome)) in later.iter().enumerate() {
                let said = fit.predictive(*day).ok();
                let score = said.and_then(|said| Score::new(said, None, *outcome));
                scores.extend(score.map(|score| Score { target, ..score }));
            }
        }
        (law, scores)
    })
}

#[cfg(test)]
mod tests;
