//! Draws of a queue along equal steps, side by side.

use crate::{
    numerics::f64x2::F64x2,
    queues::queue::{Flow, Queue, work_of},
};

/// Draws of a queue in which nothing waits at the start.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QueueDraws {
    /// What each draw has of its own.
    pub draws: Vec<Draw>,
    /// Growth of the capacity a day.
    pub growth: f64,
}

/// What a draw has of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Draw {
    /// What comes in.
    pub inflow: Flow,
    /// How many can be dealt with a day at the start.
    pub capacity: f64,
}

impl QueueDraws {
    /// The queue of a draw.
    pub fn queue(&self, draw: &Draw) -> Queue {
        Queue {
            backlog: 0.0,
            inflow: draw.inflow,
            capacity: Flow {
                rate: draw.capacity,
                growth: self.growth,
            },
        }
    }
}

/// The draws on their way.
pub struct Walk {
    twos: Vec<Two>,
    count: usize,
    /// The capacity of a draw whose first is 1.
    capacity: Flow,
    step: f64,
    /// The days of work that make a wait long.
    long: f64,
    t: f64,
}

/// Two draws.
#[derive(Clone, Copy, Default)]
struct Two {
    /// in/growth, e^(growth t), and its factor from date to date.
    size: [f64; 2],
    grown: [f64; 2],
    factor: [f64; 2],
    capacity: [f64; 2],
    /// When the net input turns, and its value there.
    turn: [f64; 2],
    turned: [f64; 2],
    /// The work that waited at the date before, and when it was first long.
    before: [f64; 2],
    late: [f64; 2],
}

impl Walk {
    /// Sets out at the start, in steps of so many days; a wait is long from so many days on.
    pub fn new(drawn: &QueueDraws, step: f64, long: f64) -> Self {
        let mut twos = vec![Two::default(); drawn.draws.len().div_ceil(2)];
        for (two, draws) in twos.iter_mut().zip(drawn.draws.chunks(2)) {
            for (i, draw) in draws.iter().enumerate() {
                let queue = drawn.queue(draw);
                let growth = steady(draw.inflow.growth);
                two.size[i] = draw.inflow.rate / growth;
                two.grown[i] = 1.0;
                two.factor[i] = libm::exp(growth * step);
                two.capacity[i] = draw.capacity;
                two.turn[i] = queue.crossing().unwrap_or(f64::INFINITY);
                if two.turn[i] < f64::INFINITY {
                    two.turned[i] = queue.net(two.turn[i]);
                }
                two.late[i] = f64::INFINITY;
            }
        }
        Self {
            twos,
            count: drawn.draws.len(),
            capacity: Flow {
                rate: 1.0,
                growth: drawn.growth,
            },
            step,
            long: work_of(long, drawn.growth),
            t: 0.0,
        }
    }

    /// What waits now, and the days of work that it is at the pace of the day, for each draw; then takes a step. Both have an
    /// even length.
    pub fn step(&mut self, backlog: &mut [f64], work: &mut [f64]) {
        let t = self.t;
        let done = -self.capacity.total(t);
        let [zero, one, least, short] = [0.0, 1.0, 1e-9, self.long.next_down()].map(F64x2::both);
        let [now, step, long] = [t, self.step, self.long].map(F64x2::both);
        let [done, able] = [done, self.capacity.at(t)].map(F64x2::both);
        let out = backlog.as_chunks_mut().0.iter_mut();
        let out = out.zip(work.as_chunks_mut().0);
        for (two, (backlog, work)) in self.twos.iter_mut().zip(out) {
            let (grown, capacity) = (F64x2::new(two.grown), F64x2::new(two.capacity));
            let net = F64x2::new(two.size) * (grown - one) + capacity * done;
            let ahead = F64x2::new(two.turn).greater(now);
            let turned = ahead.select(zero, F64x2::new(two.turned));
            let waiting = net - net.min(turned).min(zero);
            let days = waiting / (capacity * able);
            let late = F64x2::new(two.late);
            if late.greater(now).any() && days.greater(short).any() {
                // First long: in a straight line from date to date.
                let over = (days - long) / (days - F64x2::new(two.before)).max(least);
                let since = (now - step * over).max(zero);
                let found = days.greater(short).select(since, late);
                two.late = late.greater(now).select(found, late).array();
            }
            two.before = days.array();
            two.grown = (grown * F64x2::new(two.factor)).array();
            *backlog = waiting.array();
            *work = days.array();
        }
        self.t += self.step;
    }

    /// When the wait of each draw was first long, in days from the start; infinite for not yet.
    pub fn late(&self) -> impl Iterator<Item = f64> {
        self.twos.iter().flat_map(|two| two.late).take(self.count)
    }
}

/// A growth by which one can divide.
fn steady(growth: f64) -> f64 {
    const LEAST: f64 = 1e-9;
    if growth.abs() < LEAST { LEAST } else { growth }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn steps_give_what_the_closed_form_gives(
            rows in proptest::collection::vec((0.5..50.0f64, -0.003..0.004f64, 0.5..50.0f64), 1..8),
            growth in -0.003..0.004f64,
            step in 1.0..30.0f64,
            long in 0.0..400.0f64,
        ) {
            let draws = rows.into_iter().map(|(rate, growth, capacity)| Draw {
                inflow: Flow { rate, growth },
                capacity,
            });
            let drawn = QueueDraws { draws: draws.collect(), growth };
            let n = drawn.draws.len().next_multiple_of(2);
            let (mut backlog, mut work) = (vec![0.0; n], vec![0.0; n]);
            let mut walk = Walk::new(&drawn, step, long);
            let mut first = vec![f64::INFINITY; n];
            for i in 0..60 {
                let t = step * f64::from(i);
                walk.step(&mut backlog, &mut work);
                for (k, draw) in drawn.draws.iter().enumerate() {
                    let queue = drawn.queue(draw);
                    let allowed = 1e-6 * (1.0 + draw.inflow.total(t) + queue.capacity.total(t) + queue.backlog);
                    prop_assert!((backlog[k] - queue.backlog_at(t)).abs() < allowed);
                    prop_assert!((work[k] - queue.work_at(t)).abs() < allowed / queue.capacity.at(t));
                    if work[k] >= work_of(long, growth) && first[k] == f64::INFINITY {
                        first[k] = t;
                    }
                }
            }
            for (late, first) in walk.late().zip(first) {
                let within = late <= first && late >= first - step - 1e-9 && late >= 0.0;
                prop_assert!(late == first || within, "{late} for {first}");
            }
        }
    }
}
