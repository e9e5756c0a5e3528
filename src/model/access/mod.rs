//! Who has the most capable models, and for how long: catch-up lags, three regions, defenders' time, two sides that believe that they lead.
//!
//! A draw is a level and a rate as in [`horizon`], three lags in months (of closed models elsewhere, of open weights, of Chinese
//! models), each log-normal around its median, m e^(sd z), and a strength of governance, logit-normal around its median:
//! logit γ + 4 sd z, so that sd is that of the strength itself near a half. The closed lag takes the third column of [`Normals`], the
//! open one the fourth; the Chinese lag and the strength take the first and the second, which only the gap uses besides. What follows
//! is exact for each draw: when the level [spreads](Lags::spread), its [`region`], the [defenders' time](defence), the gap in
//! doublings, rate × lag. A curve over one lag counts the same draws again for each place ([`Outcome::odds_for`]).
//!
//! Two sides that see a gap mu with independent normal errors both believe that they lead with probability
//! Φ(mu/sd) Φ(-mu/sd) ([`both_believe`]).

use std::rc::Rc;

use libm::{ceil, exp, exp2, log};

use crate::{
    MONTH,
    horizon::{self, Joint},
    numerics::{
        fan::PROBS,
        normal,
        quantile::Selector,
        sample::{Normals, Random},
    },
    trend::{self, Status, Trend, law::Curve, select},
};

/// How many regions there are.
pub const REGIONS: usize = 3;
/// Managed AI expands.
pub const MANAGED: usize = 0;
/// Managers disperse, the two tiers are unstable.
pub const UNSTABLE: usize = 1;
/// Governance becomes hollow.
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

/// How many draws a picture of them shows.
pub const CLOUD: usize = 400;

/// A strength of governance from 0 to 1 that lies `z` standard deviations from its median.
pub fn governance(median: f64, sd: f64, z: f64) -> f64 {
    if sd == 0.0 || median <= 0.0 || median >= 1.0 {
        return median;
    }
    1.0 / (1.0 + exp(-(log(median / (1.0 - median)) + 4.0 * sd * z)))
}

/// Months until models of the frontier's level are elsewhere, by whose they are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lags {
    /// A closed model of somebody else.
    pub closed: f64,
    /// One with open weights.
    pub open: f64,
    /// A Chinese one.
    pub china: f64,
}

impl Lags {
    /// When the level spreads beyond those who manage access: with open weights, or `with_china` with Chinese models
    /// if they come first.
    pub const fn spread(&self, with_china: bool) -> f64 {
        if with_china {
            self.open.min(self.china)
        } else {
            self.open
        }
    }

    /// These medians in a draw that multiplies each.
    fn times(&self, factors: &[f64; 3]) -> Self {
        Self {
            closed: self.closed * factors[0],
            open: self.open * factors[1],
            china: self.china * factors[2],
        }
    }
}

/// Everything that the outcomes depend on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The trend of the horizon.
    pub trend: horizon::Inputs,
    /// Median lags.
    pub lags: Lags,
    /// Standard deviation of the logarithm of each.
    pub sd: f64,
    /// Whether Chinese models spread the level as open weights do.
    pub with_china: bool,
    /// Median strength of governance from 0 to 1.
    pub governance: f64,
    /// Its standard deviation near a half.
    pub governance_sd: f64,
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
    /// Quantiles of the Chinese lag in months.
    pub china: [f64; 7],
    /// Quantiles of the defenders' time in months.
    pub defence: [f64; 7],
    /// Quantiles of the doublings between leader and closed follower; none without a trend.
    pub gap: Option<[f64; 7]>,
    /// What each draw multiplies the medians by: closed, open, Chinese.
    factors: Rc<Vec<[f64; 3]>>,
    /// Its strength of governance.
    strengths: Vec<f64>,
    /// Its defenders' time in months.
    times: Vec<f64>,
}

impl Outcome {
    fn draws(&self) -> impl Iterator<Item = (&[f64; 3], f64)> {
        self.factors.iter().zip(self.strengths.iter().copied())
    }

    fn many(&self) -> f64 {
        self.factors.len().max(1) as f64
    }

    /// Share of the draws in each region, for other lags and the same random numbers.
    pub fn odds_for(&self, inputs: &Inputs, medians: Lags) -> [f64; REGIONS] {
        let mut counts = [0.0; REGIONS];
        for (factors, strength) in self.draws() {
            let lags = medians.times(factors);
            let spread = lags.spread(inputs.with_china);
            counts[region(lags.closed, spread, strength, inputs.window)] += 1.0;
        }
        counts.map(|count| count / self.many())
    }

    /// The same along the closed lag, at `steps` + 1 places from 0 to `most` months, in one pass: a draw that is not hollow and
    /// governed firmly is managed from the lag on that reaches the window.
    pub fn odds_along(&self, inputs: &Inputs, most: f64, steps: usize) -> Vec<[f64; REGIONS]> {
        let mut hollow = 0.0;
        let mut begin = vec![0.0; steps + 1];
        for (factors, strength) in self.draws() {
            let spread = inputs.lags.times(factors).spread(inputs.with_china);
            match region(f64::INFINITY, spread, strength, inputs.window) {
                HOLLOW => hollow += 1.0,
                MANAGED => {
                    let place = ceil(inputs.window / factors[0] / most * steps as f64) as usize;
                    if let Some(count) = begin.get_mut(place) {
                        *count += 1.0;
                    }
                }
                _ => {}
            }
        }
        let all = self.many();
        let mut managed = 0.0;
        begin
            .iter()
            .map(|count| {
                managed += count;
                let mut odds = [0.0; REGIONS];
                odds[MANAGED] = managed / all;
                odds[UNSTABLE] = (all - managed - hollow) / all;
                odds[HOLLOW] = hollow / all;
                odds
            })
            .collect()
    }

    /// Share of the draws in which defenders have more than so many months.
    pub fn defended(&self, months: f64) -> f64 {
        let longer = self.times.iter().filter(|time| **time > months).count();
        longer as f64 / self.many()
    }

    /// [`CLOUD`] draws: when the level spreads, the strength of governance, the region. One of each stretch of the draws at random,
    /// whose lattice would show otherwise; always the same, so that a slider moves the points and does not change them for others.
    pub fn cloud(&self, inputs: &Inputs) -> Vec<(f64, f64, usize)> {
        let all = self.factors.len();
        let shown = all.min(CLOUD);
        let mut random = Random::new(inputs.trend.seed);
        (0..shown)
            .map(|stretch| {
                let (from, to) = (stretch * all / shown, (stretch + 1) * all / shown);
                let index = from + random.below(to - from);
                let (factors, strength) = (&self.factors[index], self.strengths[index]);
                let lags = inputs.lags.times(factors);
                let spread = lags.spread(inputs.with_china);
                let region = region(lags.closed, spread, strength, inputs.window);
                (spread, strength, region)
            })
            .collect()
    }
}

/// Draws outcomes; keeps from one to the next what does not change.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    normals: Option<Normals>,
    /// What draws multiply the medians by under a standard deviation.
    factors: Option<(f64, Rc<Vec<[f64; 3]>>)>,
    selector: Selector,
}

impl Engine {
    /// Draws. Never panics on finite inputs with at least one draw.
    pub fn run(&mut self, inputs: &Inputs) -> Outcome {
        let trend = &inputs.trend;
        let normals = match self.normals.take() {
            Some(normals) if (normals.draws, normals.seed) == (trend.draws, trend.seed) => normals,
            _ => {
                self.factors = None;
                Normals::new(trend.draws, trend.seed)
            }
        };
        let [z0, z1, z2, z3] = &normals.columns;
        let kept = self.factors.take().filter(|(sd, _)| *sd == inputs.sd);
        let (_, factors) = kept.unwrap_or_else(|| {
            let by = |z: f64| exp(inputs.sd * z);
            let all = z2.iter().zip(z3).zip(z0);
            let all = all.map(|((c, o), n)| [by(*c), by(*o), by(*n)]).collect();
            (inputs.sd, Rc::new(all))
        });
        let strength = |z: &f64| governance(inputs.governance, inputs.governance_sd, *z);
        let strengths: Vec<f64> = z1.iter().map(strength).collect();
        let joint = Joint::of(trend);
        let mut outcome = Outcome {
            status: select(&trend.points, &trend.filter),
            dates: horizon::dates(trend.start, trend.end),
            ..Outcome::default()
        };
        outcome.trend = trend::trend(&trend.points, &outcome.status, &trend.filter);
        let lags = inputs.lags;
        let mut quantiles = |values: &[f64], around: f64| {
            let mut out = [0.0; PROBS.len()];
            let guess = (0.0, around * (1.0 + 4.0 * inputs.sd) + 1e-9);
            self.selector.quantiles(values, &PROBS, guess, &mut out);
            out
        };
        let column = |of: &dyn Fn(&[f64; 3]) -> f64| factors.iter().map(of).collect::<Vec<f64>>();
        outcome.closed = quantiles(&column(&|f| lags.closed * f[0]), lags.closed);
        outcome.open = quantiles(&column(&|f| lags.open * f[1]), lags.open);
        outcome.china = quantiles(&column(&|f| lags.china * f[2]), lags.china);
        let times: Vec<f64> = factors
            .iter()
            .zip(&strengths)
            .map(|(f, strength)| {
                let lags = lags.times(f);
                defence(lags.closed, lags.spread(inputs.with_china), *strength)
            })
            .collect();
        let first = lags.closed.min(lags.spread(inputs.with_china));
        outcome.defence = quantiles(&times, first);
        if let Some(joint) = joint {
            let gaps: Vec<f64> = factors
                .iter()
                .enumerate()
                .map(|(i, f)| joint.draw(i, [z0[i], z1[i]]).1 * lags.closed * f[0] * MONTH)
                .collect();
            let around = lags.closed * MONTH / joint.central.dt;
            let around = if around.is_finite() {
                around.max(0.0)
            } else {
                1.0
            };
            outcome.gap = Some(quantiles(&gaps, around));
            outcome.central = Some(joint.central);
        }
        outcome.factors = factors.clone();
        outcome.strengths = strengths;
        outcome.times = times;
        outcome.odds = outcome.odds_for(inputs, lags);
        self.normals = Some(normals);
        self.factors = Some((inputs.sd, factors));
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

    #[test]
    fn governance_keeps_to_its_ends_and_spreads_by_its_standard_deviation_near_a_half() {
        for median in [0.0, 0.3, 0.7, 1.0] {
            assert_eq!(governance(median, 0.0, 2.5), median);
            assert!((governance(median, 0.2, 0.0) - median).abs() < 1e-15);
        }
        assert_eq!(governance(0.0, 0.5, 9.0), 0.0);
        assert_eq!(governance(1.0, 0.5, -9.0), 1.0);
        assert!((governance(0.5, 0.1, 0.1) - 0.51).abs() < 1e-4);
        let (low, high) = (governance(0.7, 0.15, -1.96), governance(0.7, 0.15, 1.96));
        assert!(0.0 < low && low < 0.7 && 0.7 < high && high < 1.0);
        assert!((governance(0.3, 0.15, 1.96) + low - 1.0).abs() < 1e-12);
    }

    #[test]
    fn chinese_models_spread_the_level_only_where_they_count_and_come_first() {
        let lags = Lags {
            closed: 1.0,
            open: 5.5,
            china: 4.0,
        };
        assert_eq!((lags.spread(false), lags.spread(true)), (5.5, 4.0));
        let lags = Lags { china: 7.0, ..lags };
        assert_eq!((lags.spread(false), lags.spread(true)), (5.5, 5.5));
    }
}
