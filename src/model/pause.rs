//! A conditional pause: who stops, for how long, and what it moves.
//!
//! Growth of ln E is multiplied by k = 1 - pp pv while the pause lasts. It is computed as a research clock: E with the pause at
//! date t is E without it at the clock's date, which runs at the rate k during the pause and at 1 otherwise. Software,
//! compute and labour all slow down with it; for laws without dates in them this is the same as the statement itself.

use libm::log2;

use super::{
    MONTH,
    branches::{BRANCHES, Forecast},
};

/// Minutes of a work-month of 167 hours.
pub const WORK_MONTH: f64 = 167.0 * 60.0;

/// The pause that is agreed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pause {
    /// It starts when the median horizon reaches so many work-months.
    pub pz: f64,
    /// Its length in months.
    pub pm: f64,
    /// Share of frontier effort that takes part.
    pub pp: f64,
    /// Share of the participants' effort that verification stops.
    pub pv: f64,
}

/// Dates of the pause, and the clock that it slows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clock {
    /// First day.
    pub start: f64,
    /// Last day.
    pub end: f64,
    /// How fast growth goes on meanwhile, from 0 to 1.
    pub rate: f64,
}

impl Clock {
    /// The date without the pause that `day` with it corresponds to.
    pub fn at(&self, day: f64) -> f64 {
        let paused = day.min(self.end) - self.start;
        if paused > 0.0 {
            day - paused * (1.0 - self.rate)
        } else {
            day
        }
    }

    /// When what happens on `day` without the pause happens with it: never earlier.
    pub fn delayed(&self, day: f64) -> f64 {
        let along = day - self.start;
        let length = self.end - self.start;
        if along <= 0.0 {
            day
        } else if along < length * self.rate {
            self.start + along / self.rate
        } else {
            day + length * (1.0 - self.rate)
        }
    }
}

/// What a pause does to one milestone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gain {
    /// Task length in minutes.
    pub minutes: f64,
    /// Median date with the pause; infinite if there is none without it.
    pub p50: f64,
    /// Months later than without it; 0 if neither is ever reached.
    pub months: f64,
}

/// How far those who go on are ahead of those who stand still, when the pause or the plot ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// In doublings of the horizon.
    pub doublings: f64,
    /// In months of growth as it is without a pause at the level that the leaders have reached.
    pub months: f64,
}

/// What a pause does.
#[derive(Clone, Debug, PartialEq)]
pub struct Paused {
    /// Its dates.
    pub clock: Clock,
    /// The mixture's bands with the pause, as in the forecast.
    pub bands: Vec<[f64; 7]>,
    /// The central curve of each branch with the pause.
    pub paths: [Vec<f64>; BRANCHES],
    /// For each milestone of the mixture.
    pub gains: Vec<Gain>,
    /// On the mixture's median.
    pub lead: Lead,
    /// On each branch's central curve.
    pub leads: [Lead; BRANCHES],
}

/// Applies a pause to a forecast without it. `None` if the median does not reach the trigger on the plot, or the
/// branch date lies after it. If the median has reached it before the branch date, the pause starts there.
pub fn apply(pause: &Pause, forecast: &Forecast) -> Option<Paused> {
    let dates = &forecast.dates;
    let trigger = log2(pause.pz * WORK_MONTH);
    let median = |i: usize| forecast.bands[i][3];
    let first = (0..forecast.bands.len()).find(|i| median(*i) >= trigger)?;
    let reached = match first.checked_sub(1) {
        Some(last) => {
            let part = (trigger - median(last)) / (median(first) - median(last));
            dates[last] + part * (dates[first] - dates[last])
        }
        None => dates[0],
    };
    let start = reached.max(forecast.bd);
    let last = dates[dates.len() - 1];
    if start > last {
        return None;
    }
    let effect = (pause.pp * pause.pv).clamp(0.0, 1.0);
    let clock = Clock {
        start,
        end: start + pause.pm.max(0.0) * MONTH,
        rate: 1.0 - effect,
    };
    let moved: Vec<(usize, f64)> = dates
        .iter()
        .map(|day| place(dates, clock.at(*day)))
        .collect();
    let bands = moved
        .iter()
        .map(|at| std::array::from_fn(|p| along(*at, |i| forecast.bands[i][p])))
        .collect();
    let paths = forecast.branches.each_ref().map(|branch| {
        moved
            .iter()
            .map(|at| along(*at, |i| branch.path[i]))
            .collect()
    });
    let gains = forecast
        .milestones
        .iter()
        .map(|milestone| {
            let without = milestone.mixture.p50;
            let p50 = clock.delayed(without);
            let later = if without.is_finite() {
                p50 - without
            } else {
                0.0
            };
            Gain {
                minutes: milestone.minutes,
                p50,
                months: later / MONTH,
            }
        })
        .collect();
    let resumed = clock.at(clock.end.min(last));
    let lead = |value: &dyn Fn(usize) -> f64| {
        let at = place(dates, resumed);
        let doublings = along(at, value) - along(place(dates, start), value);
        let per_month = (value(at.0 + 1) - value(at.0)) / (dates[at.0 + 1] - dates[at.0]) * MONTH;
        let months = if doublings > 0.0 {
            doublings / per_month
        } else {
            0.0
        };
        Lead { doublings, months }
    };
    Some(Paused {
        clock,
        bands,
        paths,
        gains,
        lead: lead(&median),
        leads: forecast
            .branches
            .each_ref()
            .map(|branch| lead(&|i| branch.path[i])),
    })
}

/// The interval of the ascending dates in which `day` lies, and how far along it.
fn place(dates: &[f64], day: f64) -> (usize, f64) {
    let after = dates.partition_point(|d| *d <= day);
    let i = after.max(1).min(dates.len() - 1) - 1;
    (i, (day - dates[i]) / (dates[i + 1] - dates[i]))
}

fn along((i, part): (usize, f64), value: impl Fn(usize) -> f64) -> f64 {
    let (a, b) = (value(i), value(i + 1));
    // The ends exactly, so that a clock that does not move changes nothing.
    if part == 0.0 {
        a
    } else if part == 1.0 {
        b
    } else {
        a + (b - a) * part
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_clock_and_the_delay_invert(
            start in 0.0..1000.0f64, length in 0.0..1000.0f64, rate in 0.0..=1.0f64, day in -100.0..4000.0f64,
        ) {
            let clock = Clock { start, end: start + length, rate };
            prop_assert!(clock.at(day) <= day && clock.delayed(day) >= day);
            prop_assert!((clock.at(clock.delayed(day)) - day).abs() < 1e-6);
        }
    }

    #[test]
    fn a_full_stop_moves_everything_after_it_by_its_length() {
        let clock = Clock {
            start: 100.0,
            end: 400.0,
            rate: 0.0,
        };
        assert_eq!(
            [100.0, 101.0, 500.0].map(|d| clock.delayed(d)),
            [100.0, 401.0, 800.0]
        );
        assert_eq!(
            [100.0, 250.0, 400.0, 500.0].map(|d| clock.at(d)),
            [100.0, 100.0, 100.0, 200.0]
        );
        assert_eq!(clock.delayed(f64::INFINITY), f64::INFINITY);
    }
}
