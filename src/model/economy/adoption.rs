//! Two fast exponentials: what AI can do, and what the economy uses it for, which follows with a lag.
//!
//! A' = (P - A)/lag, where P counts doublings of the horizon along its exponential trend and both start level at a date s. Since P
//! is a straight line, A is where P was some days ago, [`behind`], whatever the doubling time:
//! A(t) = P(t - lag (1 - e^(-(t - s)/lag))).
//!
//! So a draw is a level and a rate as in [`horizon`], and a lag, log-normal around its median:
//! lag e^(`lag_sd` z), the third column of [`Normals`]. What somebody expects of a length by a date ([`Claim`]) is held against the
//! share of the draws in which AI does it by then, and in which it is in use.

use std::f64::consts::{LN_2, LOG2_E};

use libm::expm1;

use crate::{
    horizon::{self, Joint},
    numerics::{
        arrival::Arrival,
        f64x2::{self, F64x2},
        fan::{Detail, Model, PROBS, Quantiles, fan},
        fast,
        quantile::{Guess, Selector},
        sample::Normals,
    },
    trend::{
        self, Status, Trend,
        law::{Curve, log2_of},
        select,
    },
};

/// Everything that a forecast depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// The trend; its `start` is the date s.
    pub trend: horizon::Inputs,
    /// The lag in days, not negative.
    pub lag: f64,
    /// Its relative standard deviation (log-normal).
    pub lag_sd: f64,
    /// What is expected of some lengths.
    pub claims: Vec<Claim>,
}

/// A length, and dates by which somebody expects it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Task length in minutes.
    pub minutes: f64,
    /// The dates, none before the start of the trend.
    pub days: Vec<f64>,
}

/// What the draws say of a [`Claim`].
#[derive(Clone, Debug, PartialEq)]
pub struct Tested {
    /// Task length in minutes.
    pub minutes: f64,
    /// When it is within AI's reach.
    pub able: Arrival,
    /// When it is in use.
    pub used: Arrival,
    /// For each date, the shares of the draws in which it is within reach by then, and in use.
    pub by: Vec<[f64; 2]>,
}

/// When a task length is within AI's reach, and when it is in use.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Milestone {
    /// Task length in minutes.
    pub minutes: f64,
    /// When the trend in force reaches it; infinite for never.
    pub able: f64,
    /// When it is in use, over all draws.
    pub used: Arrival,
}

/// A forecast.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Forecast {
    /// What became of each point.
    pub status: Vec<Status>,
    /// The trend of the fitted points.
    pub trend: Option<Trend>,
    /// The trend in force; `None` when there is nothing to anchor it, and then there are no curves either.
    pub central: Option<Curve>,
    /// Dates of the curves.
    pub dates: Vec<f64>,
    /// log2 of the minutes that AI can do.
    pub able: Vec<f64>,
    /// log2 of the minutes that are in use.
    pub used: Vec<f64>,
    /// log2 of the minutes that are in use, a quantile for each of [`PROBS`].
    pub bands: Vec<[f64; 7]>,
    /// In the order of the inputs.
    pub milestones: Vec<Milestone>,
    /// In the order of the inputs.
    pub claims: Vec<Tested>,
}

/// How many days use is behind what AI can do, `since` days after both were level: lag (1 - exp(-since/lag)).
pub fn behind(since: f64, lag: f64) -> f64 {
    if since > 0.0 && lag > 0.0 {
        -lag * expm1(-since / lag)
    } else {
        0.0
    }
}

/// When that is in use which AI can do at `able`, if both were level at `start`: the inverse of t - [`behind`].
///
/// With u = (t - start)/lag it solves u - 1 + exp(-u) = (able - start)/lag by Newton's method from above, where it is convex.
pub fn delayed(able: f64, start: f64, lag: f64) -> f64 {
    let w = (able - start) / lag;
    if w.is_nan() || w <= 0.0 || !w.is_finite() {
        return able;
    }
    let mut u = w + 1.0;
    for _ in 0..64 {
        // The faster function where no digits are lost.
        let rest = if u > 0.5 {
            1.0 - fast::exp2(-u * LOG2_E)
        } else {
            -expm1(-u)
        };
        let step = (u - rest - w) / rest;
        u -= step;
        if step <= 1e-14 * u {
            break;
        }
    }
    start + lag * u
}

/// The lag for which that is in use at `used` which AI can do at `able`, at most `most`.
pub fn lag_for(used: f64, able: f64, start: f64, most: f64) -> f64 {
    let (mut low, mut high) = (0.0, most);
    for _ in 0..60 {
        let middle = f64::midpoint(low, high);
        if delayed(able, start, middle) < used {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

/// Runs forecasts; keeps the normals from one to the next.
#[derive(Clone, Debug, Default)]
pub struct Engine {
    normals: Option<Normals>,
    selector: Selector,
    values: Vec<f64>,
    /// As long as the values.
    spare: Vec<f64>,
    /// What is left of each draw's lag, for every fourth date from the first, the second, the third and the fourth.
    left: [Vec<f64>; 4],
    draws: Draws,
}

/// Columns of what each draw is made of.
#[derive(Clone, Debug, Default)]
struct Draws {
    /// Doublings a day.
    rate: Vec<f64>,
    /// log2 of the minutes at the anchor.
    level: Vec<f64>,
    /// The lag in days.
    lag: Vec<f64>,
    /// How fast the lag is caught up, in doublings a day.
    halving: Vec<f64>,
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

    // Inside its one caller it would be compiled for size.
    #[inline(never)]
    fn forecast(&mut self, inputs: &Inputs, detail: Detail) -> Forecast {
        let trend = &inputs.trend;
        let all = horizon::dates(trend.start, trend.end);
        // Every third date: what follows with a lag has no sharp bend.
        let dates: Vec<f64> = (0..all.len())
            .filter(|i| *i == 0 || i % 3 == 2)
            .map(|i| all[i])
            .collect();
        let Some(joint) = Joint::of(trend) else {
            let status = select(&trend.points, &trend.filter);
            let trend = trend::trend(&trend.points, &status, &trend.filter);
            return Forecast {
                status,
                trend,
                dates,
                ..Forecast::default()
            };
        };
        let start = trend.start;
        let central = joint.central;
        let able: Vec<f64> = dates.iter().map(|t| central.log2_minutes(*t)).collect();
        let used: Vec<f64> = dates
            .iter()
            .map(|t| central.log2_minutes(t - behind(t - start, inputs.lag)))
            .collect();
        self.draw(inputs, &joint);
        let bands = self.bands(&dates, &used, central.t0, detail);
        let claims: Vec<Tested> = inputs
            .claims
            .iter()
            .map(|claim| self.test(claim, central.t0, start))
            .collect();
        let milestones = trend
            .milestones
            .iter()
            .map(|minutes| {
                let log2 = log2_of(*minutes);
                Milestone {
                    minutes: *minutes,
                    able: reached(central.t0, central.level, 1.0 / central.dt, log2),
                    used: claims
                        .iter()
                        .find(|claim| claim.minutes == *minutes)
                        .map_or_else(|| self.used(central.t0, start, log2), |claim| claim.used),
                }
            })
            .collect();
        Forecast {
            status: joint.status,
            trend: joint.trend,
            central: Some(central),
            dates,
            able,
            used,
            bands,
            milestones,
            claims,
        }
    }

    /// When a length is in use.
    fn used(&mut self, t0: f64, start: f64, log2: f64) -> Arrival {
        let Draws {
            rate, level, lag, ..
        } = &self.draws;
        let columns = [level, rate, lag].map(Vec::as_slice);
        let [t0, start, log2] = [t0, start, log2].map(F64x2::both);
        self.values.resize(level.len(), 0.0);
        f64x2::map(&mut self.values, columns, |[level, rate, lag]| {
            delayed_pair(reached_pair(t0, level, rate, log2), start, lag)
        });
        Arrival::of(&self.values, &mut self.selector)
    }

    /// What the draws say of a claim.
    fn test(&mut self, claim: &Claim, t0: f64, start: f64) -> Tested {
        let log2 = log2_of(claim.minutes);
        let share = |dates: &[f64], day: f64| {
            let there = dates.iter().filter(|date| **date <= day).count();
            there as f64 / dates.len().max(1) as f64
        };
        let used = self.used(t0, start, log2);
        let in_use: Vec<f64> = claim
            .days
            .iter()
            .map(|day| share(&self.values, *day))
            .collect();
        let columns = [&self.draws.level, &self.draws.rate].map(Vec::as_slice);
        let [t0, log2] = [t0, log2].map(F64x2::both);
        f64x2::map(&mut self.values, columns, |[level, rate]| {
            reached_pair(t0, level, rate, log2)
        });
        let able = Arrival::of(&self.values, &mut self.selector);
        let by = claim.days.iter().zip(in_use);
        Tested {
            minutes: claim.minutes,
            able,
            used,
            by: by
                .map(|(day, in_use)| [share(&self.values, *day), in_use])
                .collect(),
        }
    }

    fn draw(&mut self, inputs: &Inputs, joint: &Joint) {
        let (count, seed) = (inputs.trend.draws, inputs.trend.seed);
        let normals = match self.normals.take() {
            Some(normals) if (normals.draws, normals.seed) == (count, seed) => normals,
            _ => Normals::new(count, seed),
        };
        let [z0, z1, z2, _] = &normals.columns;
        let draws = &mut self.draws;
        let (level, rate) = (0..count).map(|i| joint.draw(i, [z0[i], z1[i]])).unzip();
        (draws.level, draws.rate) = (level, rate);
        let [lag, sd, zero, one, ln_2] =
            [inputs.lag, inputs.lag_sd * LOG2_E, 0.0, 1.0, LN_2].map(F64x2::both);
        draws.lag.resize(count, 0.0);
        f64x2::map(&mut draws.lag, [z2.as_slice()], |[z]| lag * (sd * z).exp2());
        draws.halving.resize(count, 0.0);
        f64x2::map(&mut draws.halving, [draws.lag.as_slice()], |[lag]| {
            lag.greater(zero).select(one / (lag * ln_2), zero)
        });
        self.normals = Some(normals);
    }

    /// The quantiles of what is in use. What is left of a draw's lag falls by the same factor over the same time, and dates are
    /// evenly spaced but for rounding to days: each draw's exponentials are multiplied along every fourth date.
    fn bands(&mut self, dates: &[f64], used: &[f64], t0: f64, detail: Detail) -> Vec<Quantiles> {
        let start = dates.first().copied().unwrap_or_default();
        let Draws {
            rate,
            level,
            lag,
            halving,
        } = &self.draws;
        let n = level.len();
        let left = |days: f64, out: &mut Vec<f64>| {
            let back = F64x2::both(-days);
            out.resize(n, 0.0);
            f64x2::map(out, [halving.as_slice()], |[halving]| {
                (back * halving).exp2()
            });
        };
        self.values.resize(n, 0.0);
        self.spare.resize(n, 0.0);
        let Self {
            values,
            spare,
            left: lefts,
            selector,
            ..
        } = self;
        let mut steps: Vec<(f64, Vec<f64>)> = Vec::new();
        let mut guess = Guess::of(&[used[0] - 8.0, used[0] + 8.0]);
        let seen = |i| detail.sees(i, dates.len());
        fan(dates, seen, |i| {
            let here = &mut lefts[i % 4];
            if i < 4 || i + 1 == dates.len() {
                left(dates[i] - start, here);
            } else {
                let step = dates[i] - dates[i - 4];
                let known = steps.iter().position(|(known, _)| *known == step);
                let at = known.unwrap_or_else(|| {
                    let mut factors = Vec::new();
                    left(step, &mut factors);
                    steps.push((step, factors));
                    steps.len() - 1
                });
                f64x2::map(spare, [here, &steps[at].1], |[left, factor]| left * factor);
                std::mem::swap(here, spare);
            }
            let [along, one] = [dates[i] - t0, 1.0].map(F64x2::both);
            let columns = [level.as_slice(), rate, lag, here];
            f64x2::map(values, columns, |[level, rate, lag, left]| {
                level + rate * (along - lag * (one - left))
            });
            let mut quantiles = [0.0; PROBS.len()];
            selector.quantiles(values, &PROBS, guess.range(), &mut quantiles);
            guess.learn(&quantiles);
            quantiles
        })
    }
}

/// When a line reaches a level; infinite where it does not rise.
fn reached(t0: f64, level: f64, rate: f64, log2: f64) -> f64 {
    if rate > 0.0 {
        t0 + (log2 - level) / rate
    } else {
        f64::INFINITY
    }
}

/// The same of two lines.
#[inline]
fn reached_pair(t0: F64x2, level: F64x2, rate: F64x2, log2: F64x2) -> F64x2 {
    let zero = F64x2::both(0.0);
    let day = t0 + (log2 - level) / rate;
    rate.greater(zero).select(day, F64x2::both(f64::INFINITY))
}

/// [`delayed`] of two, to 1e-9 of the lag.
#[inline]
fn delayed_pair(able: F64x2, start: F64x2, lag: F64x2) -> F64x2 {
    let [zero, half, one, third] = [0.0, 0.5, 1.0, 1.0 / 3.0].map(F64x2::both);
    let since = able - start;
    let w = since / lag;
    // Beyond, what is left of the lag has no digits.
    let far = w.greater(F64x2::both(40.0));
    let near = w.max(F64x2::both(1e-12)).min(F64x2::both(40.0));
    // The first terms of the inverse at 0, and its asymptote: two steps of Newton's method from the lesser are exact to 3e-10.
    let root = ((near + near).log2() * half).exp2();
    let series = root + near * third + root * near * F64x2::both(1.0 / 18.0);
    let mut u = series.min(near + one);
    for _ in 0..2 {
        let rest = one - (u * F64x2::both(-LOG2_E)).exp2();
        u = u - (u - rest - near) / rest;
    }
    let used = far.select(able + lag, start + lag * u);
    // Without a lag, or before the start, use stands where AI does.
    let delays = w.greater(zero);
    delays.select(used, able)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn two_at_once_are_as_late_as_one_after_the_other(
            days in prop_oneof![-500.0..500.0f64, 0.0..1e-3f64, 0.0..40_000.0f64, Just(0.0), Just(f64::INFINITY)],
            lag in prop_oneof![0.0..10.0f64, 1.0..8000.0f64, Just(0.0)],
        ) {
            let start = 19_000.0;
            let pair = [start + days, lag].map(F64x2::both);
            let [a, b] = delayed_pair(pair[0], F64x2::both(start), pair[1]).array();
            let one = delayed(start + days, start, lag);
            prop_assert_eq!(a.to_bits(), b.to_bits());
            prop_assert!(a == one || (a - one).abs() <= 1e-9 * (1.0 + lag), "{} {}", a, one);
        }
    }

    /// A' = (P - A)/lag in steps of a day with Runge and Kutta's method.
    #[test]
    fn the_closed_form_solves_the_differential_equation() {
        for (lag, dt) in [(90.0, 120.0), (730.0, 129.0), (3650.0, 60.0)] {
            let p = |t: f64| t / dt;
            let f = |t: f64, a: f64| (p(t) - a) / lag;
            let mut a = 0.0;
            for day in 0..3000 {
                let t = f64::from(day);
                let k1 = f(t, a);
                let k2 = f(t + 0.5, a + 0.5 * k1);
                let k3 = f(t + 0.5, a + 0.5 * k2);
                let k4 = f(t + 1.0, a + k3);
                a += (k1 + 2.0 * k2 + 2.0 * k3 + k4) / 6.0;
                let now = t + 1.0;
                let exact = p(now - behind(now, lag));
                assert!((a - exact).abs() < 1e-9, "{lag} {now}: {a} {exact}");
            }
        }
    }

    #[test]
    fn dates_of_use_invert_what_is_behind() {
        for lag in [0.0, 1e-3, 30.0, 800.0, 36_500.0] {
            for days in [-400.0, 0.0, 1e-6, 0.5, 30.0, 1000.0, 20_000.0] {
                let used = delayed(20_000.0 + days, 20_000.0, lag);
                let back = used - behind(used - 20_000.0, lag);
                assert!((back - 20_000.0 - days).abs() < 1e-6, "{lag} {days}");
            }
        }
        assert_eq!(delayed(f64::INFINITY, 0.0, 10.0), f64::INFINITY);
    }

    #[test]
    fn without_a_lag_use_is_what_ai_can_do_and_after_long_it_is_the_lag_behind() {
        assert_eq!(behind(1000.0, 0.0), 0.0);
        assert_eq!(delayed(1000.0, 0.0, 0.0), 1000.0);
        assert!((behind(700.0 * 25.0, 700.0) - 700.0).abs() < 1e-6);
        assert!((delayed(50_000.0, 0.0, 700.0) - 50_700.0).abs() < 1e-9);
    }

    #[test]
    fn a_longer_lag_is_never_sooner() {
        let mut last = 0.0;
        for lag in 0..400 {
            let used = delayed(900.0, 0.0, f64::from(lag) * 10.0);
            assert!(used >= last && used >= 900.0);
            last = used;
        }
        assert!((lag_for(delayed(900.0, 0.0, 500.0), 900.0, 0.0, 3650.0) - 500.0).abs() < 1e-6);
    }
}
