//! What is left when vendors are cut off, by who controls them, and what it costs to be prepared.
//!
//! Vendors stand in groups. Within a year a group's common cause cuts off all of its vendors, and each vendor is cut off on its own
//! account as well, all independently given the scenario: the beta-factor model (Fleming 1975; IEC 61508-6, annex D) is one group
//! whose vendors have the probability q in all, of which the share b is common ([`Risk::beta`]). Scenarios bind the groups
//! together, because one of them holds for all groups.
//!
//! Left out: several cut-offs in a year, warnings ahead of one, that vendors who are left may be overrun, and that another model
//! may do less.

use crate::numerics::normal;

/// How many groups there are: US frontier, other US, outside the US, hosted by oneself.
pub const GROUPS: usize = 4;

/// The last of the groups.
pub const OWN: usize = GROUPS - 1;

/// No cut-off counts for longer.
pub const YEAR: f64 = 365.0;

/// Probabilities a year.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Risk {
    /// That all of a group are cut off at once.
    pub common: f64,
    /// That a vendor is cut off on its own account.
    pub own: f64,
}

impl Risk {
    /// That of the beta-factor model: b q and (1 - b) q.
    pub fn beta(cut: f64, share: f64) -> Self {
        Self {
            common: share * cut,
            own: (1.0 - share) * cut,
        }
    }

    /// P(all of n are cut off) = c + (1 - c) q^n; certain for none.
    pub fn all(&self, vendors: u32) -> f64 {
        let mut each = 1.0;
        for _ in 0..vendors {
            each *= self.own;
        }
        self.common + (1.0 - self.common) * each
    }
}

/// Those of every group under a scenario.
pub type Risks = [Risk; GROUPS];

/// How long a cut-off lasts: log-normal, and the median itself where the deviation is 0.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Length {
    /// Days.
    pub median: f64,
    /// Standard deviation of ln days.
    pub sd: f64,
}

impl Length {
    /// The mean of what of it lies within a limit of days: E min(L, s) = m e^(σ²/2) Φ((ln s - ln m - σ²)/σ) + s Φ((ln m - ln s)/σ).
    pub fn within(&self, limit: f64) -> f64 {
        if limit <= 0.0 {
            return 0.0;
        }
        if self.sd <= 0.0 {
            return self.median.min(limit);
        }
        let z = libm::log(limit / self.median) / self.sd;
        let mean = self.median * libm::exp(self.sd * self.sd / 2.0);
        mean * normal::cdf(z - self.sd) + limit * normal::cdf(-z)
    }

    /// The days that it does not outlast with this probability.
    pub fn quantile(&self, p: f64) -> f64 {
        self.median * libm::exp(self.sd * normal::quantile(p))
    }

    /// P(L > days).
    pub fn outlasts(&self, days: f64) -> f64 {
        if self.sd <= 0.0 {
            return f64::from(u8::from(self.median > days));
        }
        normal::cdf(libm::log(self.median / days) / self.sd)
    }
}

/// Vendors and what is done with them. The vendor in use is the first of the first group that has any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// How many of each group.
    pub vendors: [u32; GROUPS],
    /// Whether changing to another has been rehearsed.
    pub rehearsed: bool,
}

impl Plan {
    /// The group of the vendor in use.
    pub fn in_use(&self) -> usize {
        let first = self.vendors.iter().position(|count| *count > 0);
        first.unwrap_or(OWN)
    }

    /// How many vendors others run.
    pub fn bought(&self) -> u32 {
        self.vendors[..OWN].iter().sum()
    }

    /// P(the vendor in use is cut off) within a year.
    pub fn first_cut(&self, risks: &Risks) -> f64 {
        risks[self.in_use()].all(1)
    }

    /// P(all are cut off) within a year, the product over groups.
    pub fn all_cut(&self, risks: &Risks) -> f64 {
        let groups = self.vendors.iter().zip(risks).filter(|(n, _)| **n > 0);
        groups.map(|(n, risk)| risk.all(*n)).product()
    }

    /// Expected days without access a year: those of the change while another is left, and all of the cut-off when none is.
    pub fn days(&self, risks: &Risks, times: &Times) -> f64 {
        let all = self.all_cut(risks);
        let change = if self.rehearsed {
            // What has been rehearsed is not slower than what has not.
            times.rehearsed.min(times.change)
        } else {
            times.change
        };
        all * times.length.within(YEAR)
            + (self.first_cut(risks) - all) * times.length.within(change.min(YEAR))
    }

    /// What it costs a year whatever happens.
    pub fn fixed(&self, costs: &Costs) -> f64 {
        let others = f64::from(self.bought().saturating_sub(1));
        let own = f64::from(self.vendors[OWN]);
        let rehearsal = if self.rehearsed { costs.rehearsal } else { 0.0 };
        others * costs.vendor + own * costs.hosting + rehearsal
    }

    /// Expected cost a year.
    pub fn cost(&self, risks: &Risks, times: &Times, costs: &Costs) -> f64 {
        self.days(risks, times) * costs.day + self.fixed(costs)
    }
}

/// How long things take, in days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Times {
    /// Until a vendor that was cut off is back.
    pub length: Length,
    /// A change of vendor, unprepared.
    pub change: f64,
    /// One that has been rehearsed.
    pub rehearsed: f64,
}

/// What things cost, in one unit of money.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Costs {
    /// A day without access.
    pub day: f64,
    /// Each vendor beside the first, a year.
    pub vendor: f64,
    /// A rehearsed change, a year.
    pub rehearsal: f64,
    /// An own system, a year.
    pub hosting: f64,
}

/// Which of the lines `fixed + days x` is the lowest, over x from 0 on: where each begins to be, and its index. Of equal ones the
/// one with the fewest days.
pub fn cheapest(lines: &[(f64, f64)]) -> Vec<(f64, usize)> {
    let better = |a: &(f64, f64), b: &(f64, f64)| a.0 < b.0 || a.0 == b.0 && a.1 < b.1;
    let mut found = Vec::new();
    let Some(mut now) =
        (0..lines.len()).reduce(|a, b| if better(&lines[b], &lines[a]) { b } else { a })
    else {
        return found;
    };
    let mut from = 0.0;
    found.push((from, now));
    loop {
        let (fixed, days) = lines[now];
        let mut next: Option<(f64, usize)> = None;
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.1 < days) {
            let at = ((line.0 - fixed) / (days - line.1)).max(from);
            let sooner =
                next.is_none_or(|(best, other)| at < best || at == best && line.1 < lines[other].1);
            if sooner {
                next = Some((at, index));
            }
        }
        let Some((at, index)) = next else {
            return found;
        };
        from = at;
        now = index;
        found.push((at, index));
    }
}

/// What it is worth to know which scenario holds: the least mean cost of one plan, less the mean of the least costs of each. `costs`
/// has a row a plan and a column a scenario.
pub fn value_of_knowing<const S: usize>(weights: &[f64; S], costs: &[[f64; S]]) -> f64 {
    let mean = |row: &[f64; S]| -> f64 { row.iter().zip(weights).map(|(c, w)| c * w).sum() };
    let unknown = costs.iter().map(mean).fold(f64::INFINITY, f64::min);
    let least = |s: usize| costs.iter().map(|row| row[s]).fold(f64::INFINITY, f64::min);
    let known: f64 = (0..S).map(|s| weights[s] * least(s)).sum();
    if costs.is_empty() {
        0.0
    } else {
        (unknown - known).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::numerics::sample::Random;

    fn risk() -> impl Strategy<Value = Risk> {
        (0.0..=1.0f64, 0.0..=1.0f64).prop_map(|(common, own)| Risk { common, own })
    }

    fn plan() -> impl Strategy<Value = Plan> {
        let counts = (0..=2u32, 0..=2u32, 0..=1u32, 0..=1u32);
        (counts, any::<bool>())
            .prop_filter("somebody", |((a, b, c, d), _)| a + b + c + d > 0)
            .prop_map(|((a, b, c, d), rehearsed)| Plan {
                vendors: [a, b, c, d],
                rehearsed,
            })
    }

    fn times() -> impl Strategy<Value = Times> {
        (1.0..365.0f64, 0.0..2.0f64, 0.0..120.0f64, 0.0..30.0f64).prop_map(
            |(median, sd, change, rehearsed)| Times {
                length: Length { median, sd },
                change,
                rehearsed,
            },
        )
    }

    /// All states of every group's common cause and of every vendor, at most six of them, one after the other: the
    /// probability that all are cut off, that the first is, and the expected days.
    fn by_enumeration(plan: &Plan, risks: &Risks, times: &Times) -> (f64, f64, f64) {
        let groups: Vec<usize> = (0..GROUPS)
            .flat_map(|g| vec![g; plan.vendors[g] as usize])
            .collect();
        let (mut all, mut first, mut days) = (0.0, 0.0, 0.0);
        for state in 0..1u32 << (GROUPS + groups.len()) {
            let struck = |g: usize| state >> g & 1 == 1;
            let mut p = 1.0;
            for (g, risk) in risks.iter().enumerate() {
                p *= if struck(g) {
                    risk.common
                } else {
                    1.0 - risk.common
                };
            }
            let mut cut = Vec::new();
            for (index, g) in groups.iter().enumerate() {
                let alone = state >> (GROUPS + index) & 1 == 1;
                p *= if alone {
                    risks[*g].own
                } else {
                    1.0 - risks[*g].own
                };
                cut.push(alone || struck(*g));
            }
            let change = if plan.rehearsed {
                times.rehearsed.min(times.change)
            } else {
                times.change
            };
            if cut.iter().all(|c| *c) {
                all += p;
                days += p * times.length.within(YEAR);
            } else if cut[0] {
                days += p * times.length.within(change);
            }
            first += if cut[0] { p } else { 0.0 };
        }
        (all, first, days)
    }

    proptest! {
        #[test]
        fn the_closed_forms_are_sums_over_all_states(plan in plan(), risks in prop::array::uniform4(risk()), times in times()) {
            let (all, first, days) = by_enumeration(&plan, &risks, &times);
            prop_assert!((plan.all_cut(&risks) - all).abs() < 1e-12);
            prop_assert!((plan.first_cut(&risks) - first).abs() < 1e-12);
            prop_assert!((plan.days(&risks, &times) - days).abs() < 1e-9);
        }

        #[test]
        fn another_vendor_and_a_rehearsal_never_hurt(plan in plan(), risks in prop::array::uniform4(risk()), times in times(), group in 0..GROUPS) {
            let mut more = plan;
            // One that is not the one in use.
            let group = group.max(plan.in_use());
            more.vendors[group] += 1;
            let slack = 1e-9;
            prop_assert!(more.all_cut(&risks) <= plan.all_cut(&risks) + slack);
            prop_assert!(more.days(&risks, &times) <= plan.days(&risks, &times) + slack);
            let rehearsed = Plan { rehearsed: true, ..plan };
            prop_assert!(rehearsed.days(&risks, &times) <= plan.days(&risks, &times) + slack);
            prop_assert!(plan.days(&risks, &times) >= 0.0);
        }

        #[test]
        fn lengths_are_those_of_a_log_normal(median in 1.0..365.0f64, sd in 0.01..2.0f64, limit in 0.1..400.0f64) {
            let length = Length { median, sd };
            // By the midpoint rule over quantiles.
            let n = 20_000;
            let mean: f64 = (0..n)
                .map(|i| length.quantile((f64::from(i) + 0.5) / f64::from(n)).min(limit))
                .sum::<f64>() / f64::from(n);
            prop_assert!((length.within(limit) - mean).abs() < 2e-3 * mean.max(1.0), "{} {mean}", length.within(limit));
            let p = length.outlasts(limit);
            // Closer to 0 and 1 the difference from 1 has too few digits.
            prop_assert!((length.quantile(1.0 - p) / limit - 1.0).abs() < 1e-6 || !(1e-9..=1.0 - 1e-9).contains(&p));
        }

        #[test]
        fn the_cheapest_is_the_lowest_everywhere(lines in prop::collection::vec((0.0..100.0f64, 0.0..10.0f64), 1..7), x in 0.0..1000.0f64) {
            let found = cheapest(&lines);
            prop_assert!(found[0].0 == 0.0);
            prop_assert!(found.windows(2).all(|w| w[0].0 <= w[1].0 && lines[w[0].1].1 > lines[w[1].1].1));
            let (_, index) = found.iter().rev().find(|(from, _)| *from <= x).expect("from 0 on");
            let cost = |i: usize| lines[i].0 + lines[i].1 * x;
            let least = (0..lines.len()).map(cost).fold(f64::INFINITY, f64::min);
            prop_assert!((cost(*index) - least).abs() < 1e-9 * (1.0 + least));
        }

        #[test]
        fn knowing_is_worth_something_unless_one_plan_is_always_best(costs in prop::collection::vec(prop::array::uniform3(0.0..100.0f64), 1..6), parts in prop::array::uniform3(0.01..1.0f64)) {
            let sum: f64 = parts.iter().sum();
            let weights = parts.map(|p| p / sum);
            let value = value_of_knowing(&weights, &costs);
            prop_assert!(value >= 0.0);
            prop_assert!(value_of_knowing(&weights, &costs[..1]) < 1e-12);
            prop_assert!(value_of_knowing(&[1.0, 0.0, 0.0], &costs) < 1e-12);
        }
    }

    /// A year after the other: scenario, causes, vendors, length. The mean of what is lost is the exact one.
    #[test]
    fn a_simulation_of_events_finds_the_same_days() {
        let weights = [0.2, 0.45, 0.35];
        let risk = |common, own| Risk { common, own };
        let scenarios: [Risks; 3] = [
            [
                risk(0.02, 0.1),
                risk(0.01, 0.05),
                risk(0.02, 0.06),
                risk(0.0, 0.04),
            ],
            [
                risk(0.3, 0.1),
                risk(0.1, 0.05),
                risk(0.02, 0.06),
                risk(0.0, 0.04),
            ],
            [
                risk(0.2, 0.04),
                risk(0.15, 0.03),
                risk(0.1, 0.06),
                risk(0.0, 0.04),
            ],
        ];
        let times = Times {
            length: Length {
                median: 19.0,
                sd: 1.0,
            },
            change: 14.0,
            rehearsed: 1.0,
        };
        for (vendors, rehearsed) in [
            ([1, 0, 0, 0], false),
            ([2, 0, 1, 0], true),
            ([1, 1, 0, 1], false),
        ] {
            let plan = Plan { vendors, rehearsed };
            let exact: f64 = weights
                .iter()
                .zip(&scenarios)
                .map(|(w, s)| w * plan.days(s, &times))
                .sum();
            let mut random = Random::new(7);
            let years = 400_000;
            let (mut sum, mut squares) = (0.0, 0.0);
            for _ in 0..years {
                let u = random.unit();
                let risks = &scenarios
                    [usize::from(u > weights[0]) + usize::from(u > weights[0] + weights[1])];
                let mut left = 0;
                let mut first = None;
                for (g, count) in vendors.iter().enumerate() {
                    let struck = random.unit() < risks[g].common;
                    for _ in 0..*count {
                        let cut = random.unit() < risks[g].own || struck;
                        first.get_or_insert(cut);
                        left += u32::from(!cut);
                    }
                }
                let length = times.length.quantile(random.unit());
                let change = if rehearsed {
                    times.rehearsed
                } else {
                    times.change
                };
                let lost = match (first, left) {
                    (Some(true), 0) => length.min(YEAR),
                    (Some(true), _) => length.min(change),
                    _ => 0.0,
                };
                sum += lost;
                squares += lost * lost;
            }
            let n = f64::from(years);
            let mean = sum / n;
            let error = ((squares / n - mean * mean) / n).sqrt();
            assert!(
                (mean - exact).abs() < 4.0 * error,
                "{plan:?}: {mean} {exact} {error}"
            );
        }
    }

    #[test]
    fn limits() {
        let times = Times {
            length: Length {
                median: 60.0,
                sd: 0.0,
            },
            change: 10.0,
            rehearsed: 1.0,
        };
        let alike = |risk| [risk, Risk::default(), Risk::default(), Risk::default()];
        let plan = |n| Plan {
            vendors: [n, 0, 0, 0],
            rehearsed: false,
        };
        let alone = alike(Risk::beta(0.2, 0.0));
        assert!((plan(1).days(&alone, &times) - 12.0).abs() < 1e-12);
        assert!((plan(3).all_cut(&alone) - 0.008).abs() < 1e-15);
        // Everything is common: more vendors do not help.
        let common = alike(Risk::beta(0.2, 1.0));
        assert_eq!(plan(5).all_cut(&common), 0.2);
        assert_eq!(plan(5).days(&common, &times), plan(1).days(&common, &times));
        // One of another group helps against that.
        let other = Plan {
            vendors: [1, 0, 1, 0],
            rehearsed: true,
        };
        assert_eq!(other.all_cut(&common), 0.0);
        assert!((other.days(&common, &times) - 0.2).abs() < 1e-12);
        assert_eq!(cheapest(&[]), []);
    }
}
