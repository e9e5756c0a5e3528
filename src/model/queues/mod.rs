//! What is found faster than it is dealt with: vulnerabilities and patents as fluid queues, with their uncertainty.
//!
//! A draw is a pace of the horizon as in [`horizon`], from which what is found follows, and a capacity for each
//! queue, log-normal around its value with `sd` = √ln(1 + spread²): three dimensions of [`Sobol`]. Each draw is a
//! [`queue`] between two exponentials, which has a closed form; [`queue_draws`] follows all of them along equal steps of whole
//! days, each exponential by a factor a step, so that a band costs no exponential. The queue that nothing has moved keeps its
//! outlook. A backlog that comes back counts as never cleared.

pub mod queue;
pub mod queue_draws;

use std::f64::consts::{LN_2, LOG2_E};

use crate::{
    horizon::{self, Joint},
    numerics::{
        arrival::Arrival,
        fan::{Detail, Model, PROBS, Quantiles, fan},
        fast, normal,
        quantile::{Guess, Selector},
        sobol::Sobol,
    },
    queues::{
        queue::{FASTEST, Flow, Queue},
        queue_draws::{Draw, QueueDraws, Walk},
    },
};

/// The least number of dates at which curves and bands are computed, over more than half a year.
pub const DATES: usize = 120;

/// Dates on whole days in equal steps, from `start` to less than a step before `end`.
pub fn dates(start: f64, end: f64) -> Vec<f64> {
    let step = libm::floor((end - start) / (DATES - 1) as f64).max(1.0);
    let count = libm::floor((end - start) / step) as usize + 1;
    (0..count).map(|i| start + step * i as f64).collect()
}

/// Everything that the forecast depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// Where the doubling time comes from, as in the horizon view; only its pace counts.
    pub trend: horizon::Inputs,
    /// Doublings of finding for each of the horizon's.
    pub elasticity: f64,
    /// Vulnerabilities found in the first [`days`](Self::days).
    pub found: f64,
    /// How long that took.
    pub days: f64,
    /// Vulnerabilities that can be patched; its growth a day.
    pub patching: Flow,
    /// Patent applications filed.
    pub filing: Flow,
    /// Applications that can be examined.
    pub examining: Flow,
    /// Days that an application waits at the start.
    pub pendency: f64,
    /// Relative standard deviation of both capacities, log-normal around their values.
    pub spread: f64,
    /// The dates of the curves, in equal steps from the start.
    pub dates: Vec<f64>,
    /// Waits in days whose dates are wanted: for a patch and for an examination.
    pub long: [f64; 2],
    /// No backlog is followed further than this date.
    pub limit: f64,
}

/// A queue with its distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The queue at the values in force.
    pub queue: Queue,
    /// Quantiles of what waits, one array a date; empty where they are not wanted.
    pub backlog: Vec<[f64; PROBS.len()]>,
    /// Quantiles of the wait in days.
    pub wait: Vec<[f64; PROBS.len()]>,
    /// From when on nothing waits, at the values in force.
    pub cleared: f64,
    /// The same over the draws.
    pub arrival: Arrival,
    /// When the wait is first as long as is asked for, among the dates, at the values in force; infinite for not until the last.
    pub long: f64,
    /// The same over the draws.
    pub late: Arrival,
}

/// Both queues.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The doubling time in force, in days; negative for a trend that falls.
    pub doubling: f64,
    /// What the trend's fit gives.
    pub fitted: Option<f64>,
    /// Whether the fit has a spread of its own.
    pub spread: bool,
    /// Vulnerabilities found and patched.
    pub vulnerabilities: Outlook,
    /// Patents filed and examined.
    pub patents: Outlook,
}

/// Computes forecasts; keeps what can be used again.
#[derive(Default)]
pub struct Engine {
    selector: Selector,
    /// Standard normals of the draws, with their seed.
    normals: (u64, Vec<[f64; 3]>),
    /// The last outlook of each queue: what moves one leaves the other as it is.
    last: [Option<(Asked, Outlook)>; 2],
}

/// What an outlook depends on.
struct Asked {
    /// The draws, and as the last of them the values in force.
    drawn: QueueDraws,
    dates: Vec<f64>,
    long: f64,
    limit: f64,
    /// How the fan is looked at.
    detail: Detail,
}

impl Asked {
    /// Whether the same answer does, which may be one in more detail.
    fn answers(&self, other: &Self) -> bool {
        (self.long, self.limit) == (other.long, other.limit)
            && (self.detail == other.detail || self.detail == Detail::Whole)
            && self.dates == other.dates
            && self.drawn == other.drawn
    }
}

/// Growth a day for a pace of the horizon in doublings a day.
fn growth(elasticity: f64, pace: f64) -> f64 {
    let growth = elasticity * pace * LN_2;
    if growth.abs() > FASTEST {
        FASTEST.copysign(growth)
    } else {
        growth
    }
}

impl Model for Engine {
    type Inputs = Inputs;
    type Forecast = Option<Forecast>;

    fn run_to(&mut self, inputs: &Inputs, detail: Detail) -> Option<Forecast> {
        self.forecast(inputs, detail)
    }
}

impl Engine {
    /// Computes a forecast; `None` without a doubling time.
    pub fn run(&mut self, inputs: &Inputs) -> Option<Forecast> {
        self.forecast(inputs, Detail::Whole)
    }

    fn forecast(&mut self, inputs: &Inputs, detail: Detail) -> Option<Forecast> {
        let joint = Joint::of(&inputs.trend)?;
        let pace = 1.0 / joint.central.dt;
        if !pace.is_finite() {
            return None;
        }
        let finding = |pace: f64| {
            Flow::with_total(inputs.found, inputs.days, growth(inputs.elasticity, pace))
        };
        let sd = libm::sqrt(libm::log1p(inputs.spread * inputs.spread));
        let times = |rate: f64, z: f64| rate * fast::exp2(sd * z * LOG2_E);
        let mut vulnerabilities = QueueDraws {
            draws: Vec::with_capacity(inputs.trend.draws + 1),
            pendency: 0.0,
            growth: inputs.patching.growth,
        };
        let mut patents = QueueDraws {
            draws: Vec::with_capacity(inputs.trend.draws + 1),
            // The wait is what is known at the start.
            pendency: inputs.pendency,
            growth: inputs.examining.growth,
        };
        let mut push = |pace: f64, z: [f64; 2]| {
            vulnerabilities.draws.push(Draw {
                inflow: finding(pace),
                capacity: times(inputs.patching.rate, z[0]),
            });
            patents.draws.push(Draw {
                inflow: inputs.filing,
                capacity: times(inputs.examining.rate, z[1]),
            });
        };
        for (i, z) in self.normals(inputs).iter().enumerate() {
            let (_, pace) = joint.draw(i, [0.0, z[0]]);
            push(pace, [z[1], z[2]]);
        }
        push(pace, [0.0; 2]);
        Some(Forecast {
            doubling: joint.central.dt,
            fitted: joint.trend.map(|t| t.doubling_days()),
            spread: joint.trend.is_some_and(|t| t.variance.is_some()),
            vulnerabilities: self.outlook(inputs, vulnerabilities, 0, detail),
            patents: self.outlook(inputs, patents, 1, detail),
        })
    }

    fn normals(&mut self, inputs: &Inputs) -> &[[f64; 3]] {
        let (count, seed) = (inputs.trend.draws, inputs.trend.seed);
        if (self.normals.0, self.normals.1.len()) != (seed, count) {
            let sobol = Sobol::<3>::new(seed);
            let normal = |i| sobol.point(i as u32).map(normal::quantile);
            self.normals = (seed, (0..count).map(normal).collect());
        }
        &self.normals.1
    }

    fn outlook(
        &mut self,
        inputs: &Inputs,
        drawn: QueueDraws,
        which: usize,
        detail: Detail,
    ) -> Outlook {
        let asked = Asked {
            drawn,
            dates: inputs.dates.clone(),
            long: inputs.long[which],
            limit: inputs.limit,
            detail,
        };
        let outlook = match self.last[which].take() {
            Some((last, outlook)) if last.answers(&asked) => {
                self.last[which] = Some((last, outlook.clone()));
                return outlook;
            }
            _ => self.follow(&asked, which == 0),
        };
        self.last[which] = Some((asked, outlook.clone()));
        outlook
    }

    /// Follows the draws along the dates; what waits is wanted or only for how long.
    fn follow(&mut self, asked: &Asked, backlog_wanted: bool) -> Outlook {
        let Asked { drawn, dates, .. } = asked;
        let start = dates.first().copied().unwrap_or_default();
        let limit = asked.limit - start;
        let queues = || drawn.draws.iter().map(|draw| drawn.queue(draw));
        let central = drawn.draws.len() - 1;
        let cleared: Vec<f64> = queues().map(|q| start + q.cleared(limit)).collect();
        let step = dates.get(1).map_or(1.0, |next| next - start);
        let mut walk = Walk::new(drawn, step, asked.long);
        let mut values = [0, 1].map(|_| vec![0.0; drawn.draws.len().next_multiple_of(2)]);
        let mut guesses = [None; 2];
        let mut steps = 0;
        let seen = |i| asked.detail.sees(i, dates.len());
        let bands = fan(dates, seen, |i| {
            let [backlog, wait] = &mut values;
            for _ in steps..=i {
                walk.step(backlog, wait);
            }
            steps = i + 1;
            let mut both = [0.0; 2 * PROBS.len()];
            let columns = both.as_chunks_mut::<{ PROBS.len() }>().0.iter_mut();
            let columns = columns.zip(&values).zip(&mut guesses);
            for ((quantiles, values), guess) in columns.skip(usize::from(!backlog_wanted)) {
                let draws = &values[..central];
                let guess = guess.get_or_insert_with(|| Guess::of(&draws[..central.min(64)]));
                self.selector
                    .quantiles(draws, &PROBS, guess.range(), quantiles);
                guess.learn(quantiles);
            }
            both
        });
        let part = |which: usize| {
            let quantiles = |both: &[f64; 2 * PROBS.len()]| both.as_chunks().0[which];
            bands.iter().map(quantiles).collect::<Vec<Quantiles>>()
        };
        let late: Vec<f64> = walk.late().map(|late| start + late).collect();
        Outlook {
            queue: drawn.queue(&drawn.draws[central]),
            backlog: if backlog_wanted { part(0) } else { Vec::new() },
            wait: part(1),
            cleared: cleared[central],
            arrival: Arrival::of(&cleared[..central], &mut self.selector),
            long: late[central],
            late: Arrival::of(&late[..central], &mut self.selector),
        }
    }
}
