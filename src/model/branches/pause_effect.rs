//! What a pause moves in a finished forecast.

use libm::log2;

use crate::{
    MONTH, YEAR,
    branches::{
        BRANCHES, PLATEAU,
        forecast::{Forecast, Milestone},
        pause::{Clock, Gain, Lead, Pause, Paused, WORK_MONTH},
    },
    research::jones,
};

/// When a pause starts and ends, and the part of growth that goes on. `None` if the median does not reach the trigger on the
/// plot, or the branch date lies after it. If the median has reached it before the branch date, the pause starts there.
pub fn clock(pause: &Pause, forecast: &Forecast) -> Option<Clock> {
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
    Some(Clock {
        start,
        end: start + pause.pm.max(0.0) * MONTH,
        rate: 1.0 - effect,
    })
}

/// Applies a pause to a forecast without it: as a slower clock of research, or, where compute goes on growing meanwhile, from
/// the forecast of the same draws `with` such a stop. `None` as for [`clock`].
pub fn apply(pause: &Pause, forecast: &Forecast, with: Option<&Forecast>) -> Option<Paused> {
    let clock = clock(pause, forecast)?;
    let (bands, paths, milestones, parting) = match with {
        Some(with) => (
            with.bands.clone(),
            with.branches.each_ref().map(|branch| branch.path.clone()),
            with.milestones.clone(),
            with.parting,
        ),
        None => slowed(&clock, forecast),
    };
    let gains = forecast.milestones.iter().zip(&milestones);
    let gains = gains
        .map(|(without, with)| {
            let (without, p50) = (without.mixture.p50, with.mixture.p50);
            let later = if without.is_finite() && p50.is_finite() {
                p50 - without
            } else {
                0.0
            };
            Gain {
                minutes: with.minutes,
                p50,
                months: later / MONTH,
            }
        })
        .collect();
    let leads = std::array::from_fn(|b| {
        let gained = compute(pause, &clock, forecast, b);
        let curves = (&|i: usize| forecast.branches[b].path[i], &|i: usize| {
            paths[b][i]
        });
        lead(pause, &clock, forecast, gained, (curves.0, curves.1))
    });
    let gained = forecast.weights.iter().enumerate();
    let gained = gained.map(|(b, w)| w * compute(pause, &clock, forecast, b));
    let medians = (&|i: usize| forecast.bands[i][3], &|i: usize| bands[i][3]);
    let lead = lead(
        pause,
        &clock,
        forecast,
        gained.sum(),
        (medians.0, medians.1),
    );
    Some(Paused {
        clock,
        bands,
        paths,
        milestones,
        parting,
        gains,
        lead,
        leads,
    })
}

type Moved = (Vec<[f64; 7]>, [Vec<f64>; BRANCHES], Vec<Milestone>, f64);

/// Everything as it is when the clock of research runs more slowly meanwhile.
fn slowed(clock: &Clock, forecast: &Forecast) -> Moved {
    let dates = &forecast.dates;
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
    let milestones = forecast.milestones.iter();
    let milestones = milestones.map(|milestone| Milestone {
        mixture: clock.delayed_arrival(&milestone.mixture),
        branches: milestone
            .branches
            .each_ref()
            .map(|a| clock.delayed_arrival(a)),
        ..milestone.clone()
    });
    let parting = clock.delayed(forecast.parting);
    (bands, paths, milestones.collect(), parting)
}

/// Doublings that compute alone gives those who stand still until the pause or the plot ends, in a branch; 0 if it stands still
/// too, and on the plateau, whose law knows no compute.
fn compute(pause: &Pause, clock: &Clock, forecast: &Forecast, branch: usize) -> f64 {
    if !pause.overhang || branch == PLATEAU {
        return 0.0;
    }
    let last = forecast.dates[forecast.dates.len() - 1];
    let [from, to] = [clock.start, clock.end.min(last)].map(|day| jones::years_at(day).max(0.0));
    let grown = jones::ln_compute(to) - jones::ln_compute(from);
    grown * YEAR / forecast.central.dt / forecast.branches[branch].ln_e_pace
}

/// The lead of those who go on over those who stand still, on a curve without and with the pause: they start behind by what `lag`
/// months have brought, and grow as the curve with the pause does, while the others have `gained` so many doublings by compute
/// alone.
fn lead(
    pause: &Pause,
    clock: &Clock,
    forecast: &Forecast,
    gained: f64,
    (without, with): (&dyn Fn(usize) -> f64, &dyn Fn(usize) -> f64),
) -> Lead {
    let dates = &forecast.dates;
    let end = clock.end.min(dates[dates.len() - 1]);
    let start = along(place(dates, clock.start), without);
    let behind = (clock.start - pause.lag.max(0.0) * MONTH).max(dates[0]);
    let behind = start - along(place(dates, behind), without);
    let reached = if pause.overhang {
        along(place(dates, end), with)
    } else {
        along(place(dates, clock.at(end)), without)
    };
    let doublings = reached - start - behind - gained;
    let (i, _) = place(dates, clock.at(end));
    let per_month = (without(i + 1) - without(i)) / (dates[i + 1] - dates[i]) * MONTH;
    let months = if per_month > 0.0 {
        doublings / per_month
    } else {
        0.0
    };
    Lead { doublings, months }
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
