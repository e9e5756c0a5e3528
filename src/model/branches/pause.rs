//! A conditional pause: who stops, for how long, and what it moves.
//!
//! Growth of ln E is multiplied by k = 1 - pp pv while the pause lasts. It is computed as a research clock: E with the pause at
//! date t is E without it at the clock's date, which runs at the rate k during the pause and at 1 otherwise. Software,
//! compute and labour all slow down with it; for laws without dates in them this is the same as the statement itself.

use crate::{
    branches::{BRANCHES, Milestone},
    numerics::arrival::Arrival,
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
    /// Whether compute goes on growing meanwhile, and is used.
    pub overhang: bool,
    /// Months that the others are behind when it starts.
    pub lag: f64,
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

    /// A distribution of dates without the pause, with it.
    pub fn delayed_arrival(&self, arrival: &Arrival) -> Arrival {
        let later = |day: f64| self.delayed(day);
        Arrival {
            p10: later(arrival.p10),
            p50: later(arrival.p50),
            p90: later(arrival.p90),
            dots: arrival.dots.map(later),
            never: arrival.never,
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

/// How far those who go on, and started behind, are ahead of those who stand still when the pause or the plot ends; negative
/// while they are still behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lead {
    /// In doublings of the horizon.
    pub doublings: f64,
    /// In months of growth as it is without a pause at the level that the others have reached.
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
    /// The milestones with the pause.
    pub milestones: Vec<Milestone>,
    /// When the full branch leaves the compounding one with the pause; infinite if that is not known to be on the plot.
    pub parting: f64,
    /// For each milestone of the mixture.
    pub gains: Vec<Gain>,
    /// On the mixture's median.
    pub lead: Lead,
    /// On each branch's central curve.
    pub leads: [Lead; BRANCHES],
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
