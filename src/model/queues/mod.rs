//! What is found faster than it is dealt with: vulnerabilities, patents and medicines as fluid queues, with their uncertainty.
//!
//! A draw is a pace of the horizon as in [`horizon`], from which what is found and what is submitted follow, and a capacity for
//! each queue, log-normal around its value with `sd` = √ln(1 + spread²): four dimensions of [`Sobol`]. Each draw is a
//! [`queue`] between two exponentials, which has a closed form. Three things keep it quick:
//!
//! - Patents depend on one thing that is drawn, their capacity, and fall with it: more capacity is never a longer wait. So a
//!   quantile of the wait is the wait at a quantile of the capacity, and no draw is followed at all.
//! - All draws of a queue share the growth of its capacity, and the wait rises with the work that waits
//!   ([`wait_for`]). So a quantile of the wait is that of the work, transformed.
//! - [`queue_draws`] follows the draws of the other two along equal steps of whole days, each exponential by a factor a step; while a
//!   slider moves only the first [`PREVIEW`] of them, which fill the square of pace and capacity evenly by themselves.
//!
//! The queue that nothing has moved keeps its outlook. A backlog that comes back counts as never cleared.

pub mod queue;
pub mod queue_draws;

use std::f64::consts::{LN_2, LOG2_E};

use crate::{
    horizon::{self, Joint},
    numerics::{
        arrival::Arrival,
        fan::{Detail, Model, PROBS, Quantiles, fan},
        fast, normal, order,
        quantile::{Guess, Selector, between},
        sobol::Sobol,
    },
    queues::{
        queue::{FASTEST, Flow, Queue, wait_for, work_of},
        queue_draws::{Draw, QueueDraws, Walk},
    },
};

/// So many draws while a slider moves.
pub const PREVIEW: usize = 1024;

/// The least number of dates at which curves and bands are computed, over more than half a year.
pub const DATES: usize = 120;

/// Dates on whole days in equal steps, from `start` to less than a step before `end`.
pub fn dates(start: f64, end: f64) -> Vec<f64> {
    let step = libm::floor((end - start) / (DATES - 1) as f64).max(1.0);
    let count = libm::floor((end - start) / step) as usize + 1;
    (0..count).map(|i| start + step * i as f64).collect()
}

/// What waits for an examination at the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Start {
    /// So many.
    Count(f64),
    /// As many as make a newcomer wait for so many days, whatever the capacity.
    Wait(f64),
}

/// Everything that the forecast depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// Where the doubling time comes from, as in the horizon view; only its pace counts.
    pub trend: horizon::Inputs,
    /// Doublings of finding for each of the horizon's.
    pub elasticity: f64,
    /// Vulnerabilities found in the first [`days`](Self::days): in open source, and by vendors in code of their own.
    pub found: [f64; 2],
    /// How long that took.
    pub days: f64,
    /// Vulnerabilities that can be patched, likewise; growth a day.
    pub patching: [Flow; 2],
    /// Patent applications filed.
    pub filing: Flow,
    /// Applications that can be examined.
    pub examining: Flow,
    /// Applications that wait at the start.
    pub waiting: Start,
    /// New medicines submitted a day at the start.
    pub submitted: f64,
    /// Doublings of what is submitted for each of the horizon's.
    pub submission: f64,
    /// Medicines that can be reviewed.
    pub reviewing: Flow,
    /// Relative standard deviation of all capacities, log-normal around their values.
    pub spread: f64,
    /// The dates of the curves, in equal steps from the start.
    pub dates: Vec<f64>,
    /// Waits in days whose dates are wanted: for a patch, for an examination and for a review.
    pub long: [f64; 3],
    /// No backlog is followed further than this date.
    pub limit: f64,
}

/// A queue with its distribution.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The queue at the values in force.
    pub queue: Queue,
    /// Quantiles of what waits, one array a date; empty where they are not wanted.
    pub backlog: Vec<Quantiles>,
    /// Quantiles of the wait in days; infinite for what a capacity that shrinks never gets to.
    pub wait: Vec<Quantiles>,
    /// From when on nothing waits, at the values in force.
    pub cleared: f64,
    /// The same over the draws.
    pub arrival: Arrival,
    /// When the wait is first as long as is asked for, among the dates, at the values in force; infinite for not until the last.
    pub long: f64,
    /// The same over the draws.
    pub late: Arrival,
}

/// All queues.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The doubling time in force, in days; negative for a trend that falls.
    pub doubling: f64,
    /// What the trend's fit gives.
    pub fitted: Option<f64>,
    /// Whether the fit has a spread of its own.
    pub spread: bool,
    /// How many draws were followed.
    pub draws: usize,
    /// Vulnerabilities found and patched in open source.
    pub vulnerabilities: Outlook,
    /// The same where vendors patch their own code, at the values in force.
    pub vendors: Queue,
    /// Patents filed and examined.
    pub patents: Outlook,
    /// Medicines submitted and reviewed.
    pub medicines: Outlook,
}

/// Computes forecasts; keeps what can be used again.
#[derive(Default)]
pub struct Engine {
    selector: Selector,
    normals: Normals,
    /// The last outlook of the two queues whose draws are followed: what moves one leaves the other as it is.
    last: [Option<(Asked, Outlook)>; 2],
    /// The last one of the patents.
    patents: Option<(Patents, Outlook)>,
}

/// Standard normals of the draws: the pace, and the capacities of open source, patents and medicines.
#[derive(Default)]
struct Normals {
    seed: u64,
    draws: Vec<[f64; 4]>,
    /// The third of them, ascending.
    third: Vec<f64>,
}

impl Normals {
    fn new(count: usize, seed: u64) -> Self {
        let sobol = Sobol::<4>::new(seed);
        let draws: Vec<[f64; 4]> = (0..count)
            .map(|i| sobol.point(i as u32).map(normal::quantile))
            .collect();
        let mut third: Vec<f64> = draws.iter().map(|z| z[2]).collect();
        order::sort(&mut third, |a, b| a < b);
        Self { seed, draws, third }
    }

    /// The quantile of the third at a probability, as of all quantiles of draws.
    fn quantile(&self, p: f64) -> f64 {
        let position = (self.third.len() - 1) as f64 * p;
        let low = position as usize;
        let high = (low + 1).min(self.third.len() - 1);
        between(self.third[low], self.third[high], position - low as f64)
    }
}

/// What an outlook depends on whose draws are followed.
struct Asked {
    drawn: QueueDraws,
    /// The values in force.
    central: Draw,
    dates: Vec<f64>,
    long: f64,
    limit: f64,
    /// Whether the bands of what waits are wanted.
    backlog: bool,
    /// How the fan is looked at.
    detail: Detail,
}

impl Asked {
    /// Whether the same answer does, which may be one in more detail.
    fn answers(&self, other: &Self) -> bool {
        (self.long, self.limit, self.central) == (other.long, other.limit, other.central)
            && (self.detail == other.detail || self.detail == Detail::Whole)
            && self.dates == other.dates
            && self.drawn.growth == other.drawn.growth
            && self.drawn.draws.starts_with(&other.drawn.draws)
    }
}

/// What the outlook of the patents depends on.
#[derive(Clone, Debug, PartialEq)]
struct Patents {
    filing: Flow,
    examining: Flow,
    waiting: Start,
    sd: f64,
    draws: (usize, u64),
    dates: Vec<f64>,
    long: f64,
    limit: f64,
}

impl Patents {
    /// The queue with a capacity so many standard deviations above its value.
    fn queue(&self, z: f64) -> Queue {
        let capacity = Flow {
            rate: varied(self.examining.rate, self.sd, z),
            growth: self.examining.growth,
        };
        Queue {
            backlog: match self.waiting {
                Start::Count(count) => count,
                Start::Wait(days) => capacity.rate * work_of(days, capacity.growth),
            },
            inflow: self.filing,
            capacity,
        }
    }

    /// More capacity clears earlier, makes nobody wait longer, and lets a wait become long later, so that all quantiles are
    /// values at quantiles of the capacity.
    fn outlook(&self, normals: &Normals) -> Outlook {
        let start = self.dates.first().copied().unwrap_or_default();
        let step = self.dates.get(1).map_or(1.0, |next| next - start);
        let cleared = |queue: &Queue| start + queue.cleared(self.limit - start);
        let late = |queue: &Queue| start + queue.first_long(self.long, step, self.dates.len());
        let ends = PROBS.map(|p| self.queue(normals.quantile(1.0 - p)));
        let wait = self.dates.iter().map(|day| {
            let mut waits = ends.map(|queue| queue.wait_at(day - start));
            ascend(&mut waits);
            waits
        });
        let count = normals.third.len() as f64;
        let few = |is: &dyn Fn(&Queue) -> bool| {
            normals.third.partition_point(|z| is(&self.queue(*z))) as f64 / count
        };
        let arrival = Arrival::from_quantiles(
            few(&|queue| cleared(queue) == f64::INFINITY),
            |probs, dates| {
                for (p, date) in probs.iter().zip(&mut *dates) {
                    *date = cleared(&self.queue(normals.quantile(1.0 - p)));
                }
                ascend(dates);
            },
        );
        let never = 1.0 - few(&|queue| late(queue) < f64::INFINITY);
        let queue = self.queue(0.0);
        Outlook {
            queue,
            backlog: Vec::new(),
            wait: wait.collect(),
            cleared: cleared(&queue),
            arrival,
            long: late(&queue),
            late: Arrival::from_quantiles(never, |probs, dates| {
                for (p, date) in probs.iter().zip(&mut *dates) {
                    *date = late(&self.queue(normals.quantile(*p)));
                }
                ascend(dates);
            }),
        }
    }
}

/// Takes back what rounding has put out of order.
fn ascend(values: &mut [f64]) {
    let mut most = f64::NEG_INFINITY;
    for value in values {
        most = value.max(most);
        *value = most;
    }
}

/// A capacity so many standard deviations of its logarithm above its value.
fn varied(rate: f64, sd: f64, z: f64) -> f64 {
    rate * fast::exp2(sd * z * LOG2_E)
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
        let (all, seed) = (inputs.trend.draws, inputs.trend.seed);
        if (self.normals.seed, self.normals.draws.len()) != (seed, all) {
            self.normals = Normals::new(all, seed);
        }
        let draws = match detail {
            Detail::Sketch => all.min(PREVIEW),
            Detail::Whole => all,
        };
        let finding = |pace: f64, found: f64| {
            Flow::with_total(found, inputs.days, growth(inputs.elasticity, pace))
        };
        let submitting = |pace: f64| Flow {
            rate: inputs.submitted,
            growth: growth(inputs.submission, pace),
        };
        let sd = libm::sqrt(libm::log1p(inputs.spread * inputs.spread));
        let [open, own] = inputs.patching;
        let draw = |inflow: Flow, capacity: Flow, z: f64| Draw {
            inflow,
            capacity: varied(capacity.rate, sd, z),
        };
        let normals = self.normals.draws[..draws].iter().enumerate();
        let (found, submitted) = normals
            .map(|(i, z)| {
                let (_, pace) = joint.draw(i, [0.0, z[0]]);
                (
                    draw(finding(pace, inputs.found[0]), open, z[1]),
                    draw(submitting(pace), inputs.reviewing, z[3]),
                )
            })
            .unzip();
        let asked =
            |draws: Vec<Draw>, capacity: Flow, inflow: Flow, long: f64, backlog: bool| Asked {
                drawn: QueueDraws {
                    draws,
                    growth: capacity.growth,
                },
                central: draw(inflow, capacity, 0.0),
                dates: inputs.dates.clone(),
                long,
                limit: inputs.limit,
                backlog,
                detail,
            };
        let [patch, examination, review] = inputs.long;
        let found = asked(found, open, finding(pace, inputs.found[0]), patch, true);
        let submitted = asked(submitted, inputs.reviewing, submitting(pace), review, false);
        let patents = Patents {
            filing: inputs.filing,
            examining: inputs.examining,
            waiting: inputs.waiting,
            sd,
            draws: (all, seed),
            dates: inputs.dates.clone(),
            long: examination,
            limit: inputs.limit,
        };
        Some(Forecast {
            doubling: joint.central.dt,
            fitted: joint.trend.map(|t| t.doubling_days()),
            spread: joint.trend.is_some_and(|t| t.variance.is_some()),
            draws,
            vulnerabilities: self.outlook(found, 0),
            vendors: Queue {
                backlog: 0.0,
                inflow: finding(pace, inputs.found[1]),
                capacity: own,
            },
            patents: self.examined(patents),
            medicines: self.outlook(submitted, 1),
        })
    }

    fn outlook(&mut self, asked: Asked, which: usize) -> Outlook {
        let kept = self.last[which]
            .take()
            .filter(|(last, _)| last.answers(&asked));
        let kept = kept.unwrap_or_else(|| {
            let outlook = self.follow(&asked);
            (asked, outlook)
        });
        self.last[which].insert(kept).1.clone()
    }

    fn examined(&mut self, asked: Patents) -> Outlook {
        let kept = self.patents.take().filter(|(last, _)| *last == asked);
        let kept = kept.unwrap_or_else(|| {
            let outlook = asked.outlook(&self.normals);
            (asked, outlook)
        });
        self.patents.insert(kept).1.clone()
    }

    /// Follows the draws along the dates; what waits is wanted or only for how long.
    fn follow(&mut self, asked: &Asked) -> Outlook {
        let Asked { drawn, dates, .. } = asked;
        let start = dates.first().copied().unwrap_or_default();
        let limit = asked.limit - start;
        let count = drawn.draws.len();
        let queues = drawn.draws.iter().map(|draw| drawn.queue(draw));
        let cleared: Vec<f64> = queues.map(|q| start + q.cleared(limit)).collect();
        let step = dates.get(1).map_or(1.0, |next| next - start);
        let mut walk = Walk::new(drawn, step, asked.long);
        let mut values = [0, 1].map(|_| vec![0.0; count.next_multiple_of(2)]);
        let mut guesses = [None; 2];
        let mut steps = 0;
        let seen = |i| asked.detail.sees(i, dates.len());
        let bands = fan(dates, seen, |i| {
            let [backlog, work] = &mut values;
            for _ in steps..=i {
                walk.step(backlog, work);
            }
            steps = i + 1;
            let mut both = [0.0; 2 * PROBS.len()];
            let columns = both.as_chunks_mut::<{ PROBS.len() }>().0.iter_mut();
            let columns = columns.zip(&values).zip(&mut guesses);
            for ((quantiles, values), guess) in columns.skip(usize::from(!asked.backlog)) {
                let draws = &values[..count];
                let guess = guess.get_or_insert_with(|| Guess::of(&draws[..count.min(64)]));
                self.selector
                    .quantiles(draws, &PROBS, guess.range(), quantiles);
                guess.learn(quantiles);
            }
            both
        });
        let part = |which: usize| {
            let quantiles = move |both: &[f64; 2 * PROBS.len()]| both.as_chunks().0[which];
            bands.iter().map(quantiles)
        };
        let late: Vec<f64> = walk.late().map(|late| start + late).collect();
        let queue = drawn.queue(&asked.central);
        Outlook {
            queue,
            backlog: if asked.backlog {
                part(0).collect()
            } else {
                Vec::new()
            },
            wait: part(1)
                .map(|works: Quantiles| works.map(|work| wait_for(work, drawn.growth)))
                .collect(),
            cleared: start + queue.cleared(limit),
            arrival: Arrival::of(&cleared, &mut self.selector),
            long: start + queue.first_long(asked.long, step, dates.len()),
            late: Arrival::of(&late, &mut self.selector),
        }
    }
}
