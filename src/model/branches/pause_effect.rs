//! What a pause moves in a finished forecast.

use libm::log2;

use crate::{
    MONTH,
    branches::{
        forecast::Forecast,
        pause::{Clock, Gain, Lead, Pause, Paused, WORK_MONTH},
    },
};

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
