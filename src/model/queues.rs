//! What is found faster than it is dealt with: vulnerabilities and patents as fluid queues, with their uncertainty.

use std::f64::consts::LN_2;

use super::{
    arrival::Arrival,
    horizon::{self, Joint, PROBS},
    normal,
    quantile::Selector,
    queue::{FASTEST, Flow, Queue},
    sobol::Sobol,
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

/// Computes forecasts; keeps working memory from one to the next.
#[derive(Default)]
pub struct Engine {
    selector: Selector,
    values: Vec<f64>,
}

/// A draw on its way along the dates.
struct Walk {
    queue: Queue,
    /// in/growth and capacity/growth, e^(growth t), and their factors from date to date.
    size: [f64; 2],
    grown: [f64; 2],
    step: [f64; 2],
    /// When the net input turns, and its value there.
    turn: (f64, f64),
    /// The wait at the date before, and when it was first long.
    before: f64,
    long: f64,
}

impl Walk {
    fn new(queue: Queue, step: f64) -> Self {
        let flows = [queue.inflow, queue.capacity];
        let turn = queue.crossing().unwrap_or(f64::INFINITY);
        let net = if turn.is_finite() {
            queue.backlog + (queue.inflow.total(turn) - queue.capacity.total(turn))
        } else {
            0.0
        };
        Self {
            queue,
            size: flows.map(|f| f.rate / steady(f.growth)),
            grown: [1.0; 2],
            step: flows.map(|f| libm::exp(steady(f.growth) * step)),
            turn: (turn, net),
            before: 0.0,
            long: f64::INFINITY,
        }
    }

    /// What waits now, `t` days after the start.
    fn backlog(&self, t: f64) -> f64 {
        let [came, able] = [0, 1].map(|i| self.size[i] * (self.grown[i] - 1.0));
        let net = self.queue.backlog + (came - able);
        let turned = if t >= self.turn.0 { self.turn.1 } else { 0.0 };
        net - net.min(turned).min(0.0)
    }

    fn wait(&self, t: f64) -> f64 {
        self.backlog(t) / (self.queue.capacity.rate * self.grown[1])
    }

    /// Notes when the wait is first `long`, in a straight line from date to date.
    fn note(&mut self, t: f64, step: f64, long: f64) {
        let wait = self.wait(t);
        if wait >= long && self.long == f64::INFINITY {
            let over = (wait - long) / (wait - self.before).max(1e-9);
            self.long = (t - step * over).max(0.0);
        }
        self.before = wait;
    }

    fn advance(&mut self) {
        for (grown, step) in self.grown.iter_mut().zip(self.step) {
            *grown *= step;
        }
    }
}

/// A growth by which one can divide.
fn steady(growth: f64) -> f64 {
    const LEAST: f64 = 1e-9;
    if growth.abs() < LEAST { LEAST } else { growth }
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

impl Engine {
    /// Computes a forecast; `None` without a doubling time.
    pub fn run(&mut self, inputs: &Inputs) -> Option<Forecast> {
        let joint = Joint::of(&inputs.trend)?;
        let pace = 1.0 / joint.central.dt;
        if !pace.is_finite() {
            return None;
        }
        let finding = |pace: f64| {
            Flow::with_total(inputs.found, inputs.days, growth(inputs.elasticity, pace))
        };
        let sobol = Sobol::<3>::new(inputs.trend.seed);
        let sd = libm::sqrt(libm::log1p(inputs.spread * inputs.spread));
        let larger = |flow: Flow, z: f64| Flow {
            rate: flow.rate * libm::exp(sd * z),
            ..flow
        };
        let vulnerabilities = |pace: f64, z: f64| Queue {
            backlog: 0.0,
            inflow: finding(pace),
            capacity: larger(inputs.patching, z),
        };
        let patents = |z: f64| {
            let capacity = larger(inputs.examining, z);
            Queue {
                // The wait is what is known at the start.
                backlog: inputs.pendency * capacity.rate,
                inflow: inputs.filing,
                capacity,
            }
        };
        let draws = (0..inputs.trend.draws).map(|i| {
            let z = sobol.point(i as u32).map(normal::quantile);
            let (_, pace) = joint.draw(i, [0.0, z[0]]);
            (vulnerabilities(pace, z[1]), patents(z[2]))
        });
        let (first, second): (Vec<Queue>, Vec<Queue>) = draws.unzip();
        Some(Forecast {
            doubling: joint.central.dt,
            fitted: joint.trend.map(|t| t.doubling_days()),
            spread: joint.trend.is_some_and(|t| t.variance.is_some()),
            vulnerabilities: self.outlook(inputs, vulnerabilities(pace, 0.0), first, 0),
            patents: self.outlook(inputs, patents(0.0), second, 1),
        })
    }

    fn outlook(
        &mut self,
        inputs: &Inputs,
        queue: Queue,
        draws: Vec<Queue>,
        which: usize,
    ) -> Outlook {
        let start = inputs.dates.first().copied().unwrap_or_default();
        let limit = inputs.limit - start;
        self.values.clear();
        let cleared = draws.iter().map(|draw| start + draw.cleared(limit));
        self.values.extend(cleared);
        let mut outlook = Outlook {
            queue,
            backlog: Vec::new(),
            wait: Vec::new(),
            cleared: start + queue.cleared(limit),
            arrival: Arrival::of(&self.values, &mut self.selector),
            long: f64::INFINITY,
            late: Arrival::NEVER,
        };
        let step = inputs.dates.get(1).map_or(1.0, |next| next - start);
        let mut walks: Vec<Walk> = draws.into_iter().map(|q| Walk::new(q, step)).collect();
        let mut central = Walk::new(queue, step);
        let long = inputs.long[which];
        for date in &inputs.dates {
            let t = date - start;
            if which == 0 {
                let values = self.quantiles(&walks, |walk| walk.backlog(t));
                outlook.backlog.push(values);
            }
            let values = self.quantiles(&walks, |walk| walk.wait(t));
            outlook.wait.push(values);
            for walk in walks.iter_mut().chain([&mut central]) {
                walk.note(t, step, long);
                walk.advance();
            }
        }
        outlook.long = start + central.long;
        self.values.clear();
        let late = walks.iter().map(|walk| start + walk.long);
        self.values.extend(late);
        outlook.late = Arrival::of(&self.values, &mut self.selector);
        outlook
    }

    fn quantiles(&mut self, walks: &[Walk], value: impl Fn(&Walk) -> f64) -> [f64; PROBS.len()] {
        self.values.clear();
        self.values.extend(walks.iter().map(value));
        let sample = || self.values.iter().take(64).copied();
        let guess = (
            sample().fold(f64::INFINITY, f64::min),
            sample().fold(f64::NEG_INFINITY, f64::max),
        );
        let mut quantiles = [0.0; PROBS.len()];
        self.selector
            .quantiles(&self.values, &PROBS, guess, &mut quantiles);
        quantiles
    }
}
