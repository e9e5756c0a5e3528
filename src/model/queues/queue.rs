//! A fluid queue between two exponentials: what comes in, and what can be dealt with.
//!
//! B' = in(t) - out(t), where out is the capacity while there is a backlog B and otherwise the lesser of capacity and inflow.
//! First in, first out: what comes in at t waits until the capacity from t on adds up to the backlog ahead of it
//! ([`wait_for`]). Solved exactly: with the net input X(t) = B(0) + ∫(in - capacity) the backlog is
//! X(t) - min(0, min X up to t) (Harrison, *Brownian Motion and Stochastic Flow Systems*, 1985, chapter 2), and of two
//! exponentials X has at most one extremum. Times are days, counted from the start of the queue.

use std::f64::consts::LOG2_E;

use libm::{expm1, log, log1p};

use crate::numerics::fast;

/// The exponent of a flow is held here, so that no sum of flows is infinite.
const STEEPEST: f64 = 600.0;

/// Growth a day is taken at most as this fast, which doubles in ten days.
pub const FASTEST: f64 = 0.07;

/// Days until a backlog is served that is so many days of `work` at the pace of the day, while that pace grows by `growth` a
/// day: w with ∫ c₀ e^(gu) du from 0 to w equal to B, so ln(1 + g B/c₀)/g, and B/c₀ for g = 0. Infinite where a capacity that
/// shrinks never gets that far.
pub fn wait_for(work: f64, growth: f64) -> f64 {
    let grown = growth * work;
    if grown == 0.0 {
        work
    } else if grown > -1.0 {
        log1p(grown) / growth
    } else {
        f64::INFINITY
    }
}

/// The days of work, at the pace of the day, that take so many days to serve: the inverse of [`wait_for`].
pub fn work_of(wait: f64, growth: f64) -> f64 {
    let grown = growth * wait;
    if grown == 0.0 {
        wait
    } else {
        expm1(grown) / growth
    }
}

/// Something that grows or shrinks exponentially.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flow {
    /// How many a day at the start; not negative.
    pub rate: f64,
    /// Growth of its logarithm a day, at most [`FASTEST`] either way.
    pub growth: f64,
}

impl Flow {
    /// The flow of which so many arrive in the first `days`.
    pub fn with_total(total: f64, days: f64, growth: f64) -> Self {
        let one = Self { rate: 1.0, growth };
        Self {
            rate: total / one.total(days),
            growth,
        }
    }

    /// How many a day.
    pub fn at(&self, t: f64) -> f64 {
        self.rate * fast::exp2((self.growth * t).min(STEEPEST) * LOG2_E)
    }

    /// How many from the start until `t`.
    pub fn total(&self, t: f64) -> f64 {
        let x = (self.growth * t).min(STEEPEST);
        if x == 0.0 {
            return self.rate * t;
        }
        // The faster function where no digits are lost.
        let grown = if x.abs() > 0.5 {
            fast::exp2(x * LOG2_E) - 1.0
        } else {
            expm1(x)
        };
        self.rate * (grown / self.growth)
    }
}

/// A queue.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Queue {
    /// What waits at the start; not negative.
    pub backlog: f64,
    /// What comes in.
    pub inflow: Flow,
    /// What can be dealt with.
    pub capacity: Flow,
}

impl Queue {
    /// B(0) + ∫(in - capacity).
    pub fn net(&self, t: f64) -> f64 {
        self.backlog + (self.inflow.total(t) - self.capacity.total(t))
    }

    /// When inflow and capacity are equal, if that is once and after the start.
    pub fn crossing(&self) -> Option<f64> {
        let faster = self.inflow.growth - self.capacity.growth;
        let t = log(self.capacity.rate / self.inflow.rate) / faster;
        (faster != 0.0 && t > 0.0 && t.is_finite()).then_some(t)
    }

    /// Whether in the end more comes in than can be dealt with.
    pub fn is_outgrown(&self) -> bool {
        let (a, c) = (&self.inflow, &self.capacity);
        a.growth > c.growth || a.growth == c.growth && a.rate > c.rate
    }

    /// The least of the net input until `t`, or 0 if that is lower.
    fn lowest(&self, t: f64) -> f64 {
        let turn = self.crossing().filter(|turn| *turn < t);
        let turn = turn.map_or(0.0, |turn| self.net(turn));
        self.net(t).min(turn).min(0.0)
    }

    /// What waits at `t`.
    pub fn backlog_at(&self, t: f64) -> f64 {
        self.net(t) - self.lowest(t)
    }

    /// What has been dealt with until `t`: all that came in or was there, without what waits.
    pub fn served_at(&self, t: f64) -> f64 {
        self.capacity.total(t) + self.lowest(t)
    }

    /// How many are dealt with a day.
    pub fn outflow_at(&self, t: f64) -> f64 {
        let capacity = self.capacity.at(t);
        if self.backlog_at(t) > 0.0 {
            capacity
        } else {
            capacity.min(self.inflow.at(t))
        }
    }

    /// Days of work that wait at `t`, at the pace of `t`.
    pub fn work_at(&self, t: f64) -> f64 {
        self.backlog_at(t) / self.capacity.at(t)
    }

    /// Days that what comes in at `t` waits: see [`wait_for`].
    pub fn wait_at(&self, t: f64) -> f64 {
        wait_for(self.work_at(t), self.capacity.growth)
    }

    /// When what comes in first waits so many days, among equal `steps` of so many days and in a straight line between them; infinite for not until the last.
    pub fn first_long(&self, long: f64, step: f64, steps: usize) -> f64 {
        let long = work_of(long, self.capacity.growth);
        let mut before = 0.0;
        for i in 0..steps {
            let t = step * i as f64;
            let work = self.work_at(t);
            if work >= long {
                let over = (work - long) / (work - before).max(1e-9);
                return (t - step * over).max(0.0);
            }
            before = work;
        }
        f64::INFINITY
    }

    /// From when on nothing waits any more: 0 where nothing ever does, infinite where it is later than `limit` or where the inflow
    /// outgrows the capacity before that.
    pub fn cleared(&self, limit: f64) -> f64 {
        let turn = self.crossing();
        if self.is_outgrown() && turn.is_none_or(|turn| turn < limit) {
            return f64::INFINITY;
        }
        // From here on the net input falls.
        let start = if self.inflow.rate > self.capacity.rate {
            turn.unwrap_or(0.0)
        } else {
            0.0
        };
        if self.net(start) <= 0.0 {
            return start;
        }
        if start >= limit || self.net(limit) > 0.0 {
            return f64::INFINITY;
        }
        self.root(start, limit)
    }

    /// Where the net input, positive at `low` and not at `high`, falls to zero, to a thousandth of a day: Newton's method inside
    /// a bracket that shrinks.
    fn root(&self, mut low: f64, mut high: f64) -> f64 {
        let mut t = f64::midpoint(low, high);
        for _ in 0..80 {
            let net = self.net(t);
            if net > 0.0 {
                low = t;
            } else {
                high = t;
            }
            let step = net / (self.capacity.at(t) - self.inflow.at(t));
            let next = t + step;
            if high - low < 1e-3 || step.abs() < 1e-3 && next > low && next < high {
                break;
            }
            t = if next > low && next < high {
                next
            } else {
                f64::midpoint(low, high)
            };
        }
        t
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn queue() -> impl Strategy<Value = Queue> {
        let flow = || {
            (0.0..4.0f64, -0.003..0.004f64).prop_map(|(rate, growth)| Flow {
                rate: libm::exp(rate),
                growth,
            })
        };
        let backlog = prop_oneof![Just(0.0), 0.0..3000.0f64];
        (backlog, flow(), flow()).prop_map(|(backlog, inflow, capacity)| Queue {
            backlog,
            inflow,
            capacity,
        })
    }

    /// The definition itself, step by step; the flows within a step are taken at its middle.
    fn step_by_step(queue: &Queue, until: f64, steps: u32) -> (f64, f64) {
        let dt = until / f64::from(steps);
        let (mut backlog, mut served) = (queue.backlog, 0.0);
        for i in 0..steps {
            let t = (f64::from(i) + 0.5) * dt;
            let grow = |flow: &Flow| flow.rate * (flow.growth * t).exp() * dt;
            let (arrived, able) = (grow(&queue.inflow), grow(&queue.capacity));
            let out = able.min(backlog + arrived);
            backlog += arrived - out;
            served += out;
        }
        (backlog, served)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

        #[test]
        fn the_closed_form_is_what_small_steps_add_up_to(queue in queue(), until in 1.0..2000.0f64) {
            let (backlog, served) = step_by_step(&queue, until, 40_000);
            let size = 1.0 + queue.backlog + queue.inflow.total(until) + queue.capacity.total(until);
            prop_assert!((queue.backlog_at(until) - backlog).abs() < 2e-5 * size, "{backlog}");
            prop_assert!((queue.served_at(until) - served).abs() < 2e-5 * size, "{served}");
        }

        #[test]
        fn nothing_is_lost(queue in queue(), t in 0.0..8000.0f64) {
            let came = queue.backlog + queue.inflow.total(t);
            let (waits, served) = (queue.backlog_at(t), queue.served_at(t));
            prop_assert!(waits >= 0.0 && served >= -1e-9 * came);
            prop_assert!((waits + served - came).abs() <= 1e-9 * (1.0 + came + queue.capacity.total(t)));
            prop_assert!(queue.outflow_at(t) <= queue.capacity.at(t));
        }

        #[test]
        fn after_it_is_cleared_nothing_waits(queue in queue()) {
            let limit = 20_000.0;
            let cleared = queue.cleared(limit);
            if cleared.is_finite() {
                for part in [0.01, 0.3, 1.0] {
                    let t = cleared + part * (limit - cleared);
                    let size = 1.0 + queue.capacity.total(t);
                    prop_assert!(queue.backlog_at(t) < 1e-6 * size + 0.1, "{} at {t}", queue.backlog_at(t));
                }
                if cleared > 1.0 {
                    prop_assert!(queue.backlog_at(cleared * 0.98 - 0.1) > 0.0);
                }
            } else {
                prop_assert!(queue.is_outgrown() || queue.backlog_at(limit) > 0.0);
            }
        }

        /// The definition: what is served from t to t + w is what waited at t.
        #[test]
        fn the_wait_is_the_time_until_the_queue_ahead_is_served(queue in queue(), t in 0.0..3000.0f64) {
            let (backlog, wait) = (queue.backlog_at(t), queue.wait_at(t));
            let able = |until: f64| queue.capacity.total(until);
            if wait.is_finite() {
                let served = able(t + wait) - able(t);
                prop_assert!((served - backlog).abs() <= 1e-8 * (1.0 + able(t + wait)), "{served} of {backlog}");
            } else {
                prop_assert!(able(1e6) - able(t) <= backlog * (1.0 + 1e-9));
            }
        }

        /// By small steps of the capacity alone.
        #[test]
        fn the_wait_is_what_small_steps_count(work in 0.0..2000.0f64, growth in -0.0004..0.004f64) {
            let (mut left, mut t, dt) = (work, 0.0, 0.01);
            while left > 0.0 && t < 20_000.0 {
                left -= (growth * (t + dt / 2.0)).exp() * dt;
                t += dt;
            }
            let wait = wait_for(work, growth);
            if wait < 19_000.0 {
                prop_assert!((wait - t).abs() < 0.02 + 1e-4 * t, "{wait} and {t}");
            }
        }

        #[test]
        fn wait_and_work_are_inverse(wait in 0.0..5000.0f64, growth in -0.002..0.002f64) {
            let back = wait_for(work_of(wait, growth), growth);
            prop_assert!((back - wait).abs() < 1e-6 * (1.0 + wait), "{back}");
        }

        /// A capacity that grows makes the wait shorter than the work at today's pace, one that shrinks longer.
        #[test]
        fn growth_shortens_the_wait(work in 0.1..5000.0f64, growth in 1e-6..0.01f64) {
            prop_assert!(wait_for(work, growth) < work && wait_for(work, -growth) > work);
            prop_assert!(wait_for(work, growth * 2.0) < wait_for(work, growth));
        }

        #[test]
        fn more_capacity_never_means_a_longer_wait(queue in queue(), more in 1.0..3.0f64, t in 0.0..5000.0f64) {
            let mut better = queue;
            better.capacity.rate *= more;
            prop_assert!(better.wait_at(t) <= queue.wait_at(t) * (1.0 + 1e-9) + 1e-6);
            prop_assert!(better.first_long(300.0, 20.0, 100) >= queue.first_long(300.0, 20.0, 100) - 1e-6);
            prop_assert!(better.cleared(20_000.0) <= queue.cleared(20_000.0) + 0.01);
        }
    }

    #[test]
    fn capacity_equal_to_inflow_keeps_the_backlog_as_it_is() {
        let flow = Flow {
            rate: 7.0,
            growth: 0.001,
        };
        for backlog in [0.0, 500.0] {
            let queue = Queue {
                backlog,
                inflow: flow,
                capacity: flow,
            };
            for t in [0.0, 10.0, 5000.0] {
                assert!((queue.backlog_at(t) - backlog).abs() < 1e-9 * (1.0 + flow.total(t)));
            }
            let never = queue.cleared(1e5) == f64::INFINITY;
            assert_eq!(never, backlog > 0.0);
        }
    }

    #[test]
    fn without_growth_the_queue_is_a_straight_line() {
        let flow = |rate| Flow { rate, growth: 0.0 };
        let queue = Queue {
            backlog: 300.0,
            inflow: flow(2.0),
            capacity: flow(5.0),
        };
        assert_eq!(queue.backlog_at(40.0), 180.0);
        assert_eq!(queue.wait_at(40.0), 36.0);
        assert!((queue.cleared(1e4) - 100.0).abs() < 1e-3);
        assert_eq!(queue.backlog_at(150.0), 0.0);
        assert_eq!(queue.outflow_at(150.0), 2.0);
    }

    #[test]
    fn the_wait_has_its_limits() {
        assert_eq!(wait_for(0.0, 0.01), 0.0);
        assert_eq!(wait_for(70.0, 0.0), 70.0);
        for growth in [1e-13, -1e-13] {
            assert!((wait_for(70.0, growth) - 70.0).abs() < 1e-8);
        }
        // ln 2 / g for a backlog of 1/g days of work.
        assert!((wait_for(100.0, 0.01) - core::f64::consts::LN_2 * 100.0).abs() < 1e-12);
        // What shrinks by 1% a day can do 100 days of work in all.
        assert!(wait_for(99.0, -0.01).is_finite());
        assert_eq!(wait_for(100.0, -0.01), f64::INFINITY);
        assert_eq!(wait_for(f64::INFINITY, 0.01), f64::INFINITY);
    }

    #[test]
    fn the_first_long_wait_lies_where_the_wait_is_long() {
        let flow = |rate, growth| Flow { rate, growth };
        let queue = Queue {
            backlog: 0.0,
            inflow: flow(8.0, 0.001),
            capacity: flow(5.0, 0.0005),
        };
        let first = queue.first_long(200.0, 5.0, 400);
        assert!((queue.wait_at(first) - 200.0).abs() < 0.1, "{first}");
        assert_eq!(queue.first_long(200.0, 5.0, 10), f64::INFINITY);
        assert_eq!(queue.first_long(0.0, 5.0, 10), 0.0);
    }

    #[test]
    fn a_flow_brings_its_total() {
        for growth in [-0.01, 0.0, 1e-12, 0.02] {
            let flow = Flow::with_total(10_000.0, 42.0, growth);
            assert!((flow.total(42.0) - 10_000.0).abs() < 1e-8, "{growth}");
        }
        let steep = Flow {
            rate: 1e5,
            growth: FASTEST,
        };
        assert!(steep.total(1e6).is_finite() && steep.at(1e6).is_finite());
    }
}
