//! Who has the most capable models, and for how long: catch-up lags, three regions, defenders' time, two sides that believe that they lead.
//!
//! A draw is a level and a rate as in [`horizon`], and two lags in months, closed and open, each log-normal around
//! its median: m e^(sd z), from the third and the fourth column of [`Normals`]. What follows from them is exact for each draw: its
//! [`region`], the [defenders' time](defence), the gap in doublings, rate × lag. A curve over one lag counts the same draws again
//! for each place ([`Outcome::odds_for`]).
//!
//! Two sides that see a gap mu with independent normal errors both believe that they lead with probability
//! Φ(mu/sd) Φ(-mu/sd) ([`both_believe`]).

use libm::{exp, exp2};

use crate::{
    MONTH,
    horizon::{self, Joint},
    numerics::{fan::PROBS, normal, quantile::Selector, sample::Normals},
    trend::{self, Status, Trend, law::Curve, select},
};

/// How many regions there are.
pub const REGIONS: usize = 3;
/// Managed access grows.
pub const MANAGED: usize = 0;
/// Managers multiply, unstable.
pub const UNSTABLE: usize = 1;
/// Governance is hollow.
pub const HOLLOW: usize = 2;

/// Below this strength governance is hollow.
pub const WEAK: f64 = 0.25;
/// Below this strength access has several managers.
pub const FIRM: f64 = 0.5;

/// The region of two lags and a window in the same unit and a strength of governance from 0 to 1.
pub fn region(closed: f64, open: f64, governance: f64, window: f64) -> usize {
    if open < window || governance < WEAK {
        HOLLOW
    } else if closed < window || governance < FIRM {
        UNSTABLE
    } else {
        MANAGED
    }
}

/// The time that defenders have: as long as nobody else has an equal model, to the extent that governance holds.
pub fn defence(closed: f64, open: f64, governance: f64) -> f64 {
    closed.min(open) * governance
}

/// How many times as long a task the leader handles as a follower who is `months` behind.
pub fn lead(months: f64, doubling_days: f64) -> f64 {
    exp2(months * MONTH / doubling_days)
}

/// The probability that both of two sides believe that they lead, `mu` doublings apart, when each sees the gap with an
/// independent normal error of standard deviation `sd` > 0: at most 1/4, at parity.
pub fn both_believe(mu: f64, sd: f64) -> f64 {
    normal::cdf(mu / sd) * normal::cdf(-mu / sd)
}

/// Everything that the outcomes depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The trend of the horizon.
    pub trend: horizon::Inputs,
    /// Median months until an equal closed model is elsewhere.
    pub closed: f64,
    /// Median months until an equal model has open weights.
    pub open: f64,
    /// Standard deviation of the logarithm of both.
    pub sd: f64,
    /// Strength of governance from 0 to 1.
    pub governance: f64,
    /// Months within which an equal model undoes what governance holds.
    pub window: f64,
}

/// Draws and what follows from them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// What became of each point.
    pub status: Vec<Status>,
    /// The trend of the fitted points.
    pub trend: Option<Trend>,
    /// The trend in force; `None` when there is nothing to anchor it.
    pub central: Option<Curve>,
    /// Dates of the curves.
    pub dates: Vec<f64>,
    /// Share of the draws in each region.
    pub odds: [f64; REGIONS],
    /// Quantiles of the closed lag in months, at [`PROBS`].
    pub closed: [f64; 7],
    /// Quantiles of the open lag in months.
    pub open: [f64; 7],
    /// Quantiles of the defenders' time in months.
    pub defence: [f64; 7],
    /// Quantiles of the doublings between leader and closed follower; none without a trend.
    pub gap: Option<[f64; 7]>,
    /// What each draw multiplies the two medians by.
    factors: Vec<[f64; 2]>,
}

impl Outcome {
    /// Share of the draws in each region, for other medians and the same random numbers.
    pub fn odds_for(&self, closed: f64, open: f64, governance: f64, window: f64) -> [f64; REGIONS] {
        let mut counts = [0.0; REGIONS];
        for [c, o] in &self.factors {
            counts[region(closed * c, open * o, governance, window)] += 1.0;
        }
        let all = self.factors.len().max(1) as f64;
        counts.map(|count| count / all)
    }

    /// Share of the draws in which defenders have more than so many months.
    pub fn defended(&self, inputs: &Inputs, months: f64) -> f64 {
        let longer = |f: &&[f64; 2]| {
            defence(inputs.closed * f[0], inputs.open * f[1], inputs.governance) > months
        };
        let count = self.factors.iter().filter(longer).count();
        count as f64 / self.factors.len().max(1) as f64
    }
}

/// Draws outcomes; keeps the normals from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    normals: Option<Normals>,
    selector: Selector,
}

impl Engine {
    /// Draws. Never panics on finite inputs with at least one draw.
    pub fn run(&mut self, inputs: &Inputs) -> Outcome {
        let trend = &inputs.trend;
        let normals = match self.normals.take() {
            Some(normals) if (normals.draws, normals.seed) == (trend.draws, trend.seed) => normals,
            _ => Normals::new(trend.draws, trend.seed),
        };
        let [z0, z1, z2, z3] = &normals.columns;
        let factors: Vec<[f64; 2]> = z2
            .iter()
            .zip(z3)
            .map(|(c, o)| [exp(inputs.sd * c), exp(inputs.sd * o)])
            .collect();
        let joint = Joint::of(trend);
        let mut outcome = Outcome {
            status: select(&trend.points, &trend.filter),
            dates: horizon::dates(trend.start, trend.end),
            ..Outcome::default()
        };
        outcome.trend = trend::trend(&trend.points, &outcome.status, &trend.filter);
        let (closed, open) = (inputs.closed, inputs.open);
        let mut quantiles = |values: &[f64], around: f64| {
            let mut out = [0.0; PROBS.len()];
            let guess = (0.0, around * (1.0 + 4.0 * inputs.sd) + 1e-9);
            self.selector.quantiles(values, &PROBS, guess, &mut out);
            out
        };
        let column = |of: &dyn Fn(&[f64; 2]) -> f64| factors.iter().map(of).collect::<Vec<f64>>();
        outcome.closed = quantiles(&column(&|f| closed * f[0]), closed);
        outcome.open = quantiles(&column(&|f| open * f[1]), open);
        let time = |f: &[f64; 2]| defence(closed * f[0], open * f[1], inputs.governance);
        outcome.defence = quantiles(&column(&time), closed.min(open));
        if let Some(joint) = joint {
            let gaps: Vec<f64> = factors
                .iter()
                .enumerate()
                .map(|(i, f)| joint.draw(i, [z0[i], z1[i]]).1 * closed * f[0] * MONTH)
                .collect();
            let around = closed * MONTH / joint.central.dt;
            let around = if around.is_finite() {
                around.max(0.0)
            } else {
                1.0
            };
            outcome.gap = Some(quantiles(&gaps, around));
            outcome.central = Some(joint.central);
        }
        outcome.factors = factors;
        outcome.odds = outcome.odds_for(closed, open, inputs.governance, inputs.window);
        self.normals = Some(normals);
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_the_plane_has_its_region() {
        assert_eq!(region(9.0, 18.0, 0.7, 6.0), MANAGED);
        assert_eq!(region(5.0, 18.0, 0.7, 6.0), UNSTABLE);
        assert_eq!(region(9.0, 18.0, 0.4, 6.0), UNSTABLE);
        assert_eq!(region(9.0, 18.0, 0.2, 6.0), HOLLOW);
        assert_eq!(region(9.0, 5.0, 1.0, 6.0), HOLLOW);
        // The borders belong to the better side.
        assert_eq!(region(6.0, 6.0, 0.5, 6.0), MANAGED);
        assert_eq!(region(0.0, 0.0, 0.5, 0.0), MANAGED);
    }

    #[test]
    fn more_governance_and_longer_lags_are_never_worse() {
        let steps = || (0..=20).map(|i| f64::from(i) * 0.05);
        for g in steps() {
            for c in steps() {
                for o in steps() {
                    let here = region(c * 36.0, o * 36.0, g, 6.0);
                    assert!(region(c * 36.0, o * 36.0, g + 0.05, 6.0) <= here);
                    assert!(region(c * 36.0 + 2.0, o * 36.0, g, 6.0) <= here);
                    assert!(region(c * 36.0, o * 36.0 + 2.0, g, 6.0) <= here);
                }
            }
        }
    }

    /// 6 to 12 months at 4 months a doubling are 2.8 to 8 times.
    #[test]
    fn the_lead_is_a_doubling_for_each_doubling_time() {
        assert!((lead(6.0, 4.0 * MONTH) - 8.0_f64.sqrt()).abs() < 1e-12);
        assert!((lead(12.0, 4.0 * MONTH) - 8.0).abs() < 1e-12);
        assert_eq!(lead(0.0, 100.0), 1.0);
    }

    #[test]
    fn both_believe_that_they_lead_most_often_at_parity() {
        assert_eq!(both_believe(0.0, 0.3), 0.25);
        let mut last = 0.25;
        for i in 1..200 {
            let p = both_believe(f64::from(i) * 0.1, 1.0);
            assert!(p < last || p == 0.0);
            assert_eq!(p, both_believe(-f64::from(i) * 0.1, 1.0));
            last = p;
        }
    }

    #[test]
    fn defenders_have_no_time_without_a_lag_or_without_governance() {
        assert_eq!(defence(0.0, 18.0, 0.7), 0.0);
        assert_eq!(defence(9.0, 18.0, 0.0), 0.0);
        assert_eq!(defence(9.0, 18.0, 1.0), 9.0);
    }
}
