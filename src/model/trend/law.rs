//! Four laws of growth from an anchor: how many doublings lie between the anchor date and another date.
//!
//! With t days after the anchor and T the doubling time there, n(t) is
//!
//! - exponential: t/T
//! - power, each doubling d times as long as the one before: T (d^n - 1)/(d - 1) = t, so n = ln(1 + (d - 1) t/T)/ln d; for
//!   d < 1 it is infinite at t = T/(1 - d) (AI 2027 timelines forecast; AI Futures Model, 2025)
//! - plateau with K doublings left: K (1 - e^(-t/(T K)))
//! - broken: t/T up to a date, and from there on at another doubling time

use libm::{expm1, log, log1p, log2};

/// How doublings follow one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    /// Every doubling takes the same time.
    Exponential,
    /// Every doubling takes `d` times as long as the one before: faster and faster for `d < 1`, which
    /// is singular, slower and slower for `d > 1` (AI 2027 timelines forecast; AI Futures Model 2025).
    Power {
        /// Factor per doubling, positive.
        d: f64,
    },
    /// Growth runs out: n(t) = K (1 - exp(-(t - t0) / (T K))).
    Plateau {
        /// K, the doublings that are left at the anchor, positive.
        left: f64,
    },
    /// One doubling time before a date, another after it.
    Broken {
        /// The break, in days since 1970-01-01.
        at: f64,
        /// Doubling time after the break, in days.
        after: f64,
    },
}

/// A law with its anchor: log2 of the horizon in minutes over the date.
///
/// Before the anchor `Power` and `Plateau` continue as the exponential with which they start:
/// they say how growth changes from the anchor on, not that it was different before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curve {
    /// The law.
    pub law: Law,
    /// Anchor date in days since 1970-01-01.
    pub t0: f64,
    /// log2 of the horizon in minutes at the anchor.
    pub level: f64,
    /// Doubling time at the anchor (for `Broken`: before the break), in days. Negative halves; infinite stands still.
    pub dt: f64,
}

/// Below this distance of `d` from 1 a power law is computed as the exponential that it approaches.
const SAME: f64 = 1e-9;

impl Curve {
    /// Doublings from the anchor to `t`; infinite from the singularity on.
    pub fn doublings(&self, t: f64) -> f64 {
        let tau = t - self.t0;
        let u = tau / self.dt;
        match self.law {
            Law::Power { d } if tau > 0.0 && self.dt > 0.0 && (d - 1.0).abs() > SAME => {
                let rest = (d - 1.0) * u;
                if rest <= -1.0 {
                    f64::INFINITY
                } else {
                    log1p(rest) / log(d)
                }
            }
            Law::Plateau { left } if tau > 0.0 && self.dt > 0.0 => -left * expm1(-u / left),
            Law::Exponential | Law::Power { .. } | Law::Plateau { .. } => u,
            Law::Broken { at, after } => {
                let path = |t: f64| (t.min(at) - at) / self.dt + (t.max(at) - at) / after;
                path(t) - path(self.t0)
            }
        }
    }

    /// How much the doublings to `t` change with the rate at the anchor (1/T), and with the one after a break: in days.
    pub fn sensitivity(&self, t: f64) -> [f64; 2] {
        let tau = t - self.t0;
        let u = tau / self.dt;
        match self.law {
            Law::Power { d } if tau > 0.0 && self.dt > 0.0 && (d - 1.0).abs() > SAME => {
                [tau * (d - 1.0) / ((1.0 + (d - 1.0) * u) * log(d)), 0.0]
            }
            Law::Plateau { left } if tau > 0.0 && self.dt > 0.0 => {
                [tau * libm::exp(-u / left), 0.0]
            }
            Law::Exponential | Law::Power { .. } | Law::Plateau { .. } => [tau, 0.0],
            Law::Broken { at, .. } => [t.min(at) - self.t0.min(at), t.max(at) - self.t0.max(at)],
        }
    }

    /// log2 of the horizon in minutes at `t`.
    pub fn log2_minutes(&self, t: f64) -> f64 {
        self.level + self.doublings(t)
    }

    /// The date at which the horizon passes `log2_minutes` upwards; infinite if it never does.
    pub fn date(&self, log2_minutes: f64) -> f64 {
        let n = log2_minutes - self.level;
        match self.law {
            Law::Power { d } if n > 0.0 && self.dt > 0.0 && (d - 1.0).abs() > SAME => {
                self.t0 + self.dt * expm1(n * log(d)) / (d - 1.0)
            }
            Law::Plateau { left } if n > 0.0 && self.dt > 0.0 => {
                if n >= left {
                    f64::INFINITY
                } else {
                    self.t0 - self.dt * left * log1p(-n / left)
                }
            }
            Law::Exponential | Law::Power { .. } | Law::Plateau { .. } => {
                straight(self.t0, n, self.dt)
            }
            Law::Broken { at, after } => {
                let at_break = self.doublings(at);
                if n <= at_break && self.dt > 0.0 {
                    at + (n - at_break) * self.dt
                } else {
                    // Never before the break: the path has passed it there already, or never does.
                    straight(at, (n - at_break).max(0.0), after)
                }
            }
        }
    }

    /// The date at which a power law with `d < 1` becomes infinite.
    pub fn singularity(&self) -> Option<f64> {
        match self.law {
            Law::Power { d } if d < 1.0 - SAME && self.dt > 0.0 && self.dt.is_finite() => {
                Some(self.t0 + self.dt / (1.0 - d))
            }
            _ => None,
        }
    }

    /// log2 of the level that a plateau approaches.
    pub fn ceiling(&self) -> Option<f64> {
        match self.law {
            Law::Plateau { left } if self.dt > 0.0 && self.dt.is_finite() => {
                Some(self.level + left)
            }
            _ => None,
        }
    }
}

fn straight(start: f64, n: f64, dt: f64) -> f64 {
    if n == 0.0 {
        start
    } else if dt > 0.0 && dt.is_finite() {
        start + n * dt
    } else {
        f64::INFINITY
    }
}

/// log2 of a horizon in minutes; values at or below zero give negative infinity.
pub fn log2_of(minutes: f64) -> f64 {
    if minutes > 0.0 {
        log2(minutes)
    } else {
        f64::NEG_INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn law() -> impl Strategy<Value = Law> {
        prop_oneof![
            Just(Law::Exponential),
            (0.7..1.3f64).prop_map(|d| Law::Power { d }),
            (0.5..40.0f64).prop_map(|left| Law::Plateau { left }),
            (-2000.0..2000.0f64, 20.0..1000.0f64).prop_map(|(at, after)| Law::Broken { at, after }),
        ]
    }

    proptest! {
        #[test]
        fn the_date_inverts_the_path(law in law(), dt in 20.0..1000.0f64, level in -5.0..20.0f64, n in -8.0..12.0f64) {
            let curve = Curve { law, t0: 0.0, level, dt };
            let t = curve.date(level + n);
            if t.is_finite() && curve.singularity().is_none_or(|end| t < end - 1e-3) {
                prop_assert!((curve.doublings(t) - n).abs() < 1e-6, "{} doublings at {t}", curve.doublings(t));
            }
        }

        #[test]
        fn the_sensitivity_is_the_derivative(law in law(), dt in 100.0..1000.0f64, t in -500.0..500.0f64) {
            let curve = Curve { law, t0: 0.0, level: 0.0, dt };
            let h = 1e-7;
            let moved = |sign: f64| Curve { dt: 1.0 / (1.0 / dt + sign * h), ..curve }.doublings(t);
            let slope = (moved(1.0) - moved(-1.0)) / (2.0 * h);
            let end = curve.singularity().unwrap_or(f64::INFINITY);
            if t < 0.8 * end {
                prop_assert!((curve.sensitivity(t)[0] - slope).abs() < 1e-2 * (1.0 + slope.abs()), "{slope}");
            }
        }

        #[test]
        fn growth_is_monotone_and_starts_at_the_anchor(law in law(), dt in 20.0..1000.0f64, a in -3000.0..6000.0f64, b in -3000.0..6000.0f64) {
            let curve = Curve { law, t0: 0.0, level: 3.0, dt };
            prop_assert!(curve.doublings(0.0).abs() < 1e-12);
            prop_assert!(curve.doublings(a.min(b)) <= curve.doublings(a.max(b)));
        }

        #[test]
        fn only_the_distance_from_the_anchor_counts(law in law(), dt in 100.0..1000.0f64, t in -500.0..500.0f64, t0 in -20_000.0..20_000.0f64) {
            let there = match law {
                Law::Broken { at, after } => Law::Broken { at: at + t0, after },
                law => law,
            };
            let here = Curve { law, t0: 0.0, level: 3.0, dt };
            let there = Curve { law: there, t0, level: 3.0, dt };
            let is_near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * (1.0 + a.abs());
            if t < 0.8 * here.singularity().unwrap_or(f64::INFINITY) {
                prop_assert!(is_near(here.doublings(t), there.doublings(t0 + t)));
                prop_assert!(is_near(here.log2_minutes(t), there.log2_minutes(t0 + t)));
                let [a, b] = [here.sensitivity(t), there.sensitivity(t0 + t)];
                prop_assert!(is_near(a[0], b[0]) && is_near(a[1], b[1]), "{a:?} {b:?}");
                let [a, b] = [here.date(here.log2_minutes(t)), there.date(here.log2_minutes(t)) - t0];
                prop_assert!(is_near(a, b) || a == b, "{a} {b}");
            }
        }

        #[test]
        fn a_factor_near_one_is_nearly_exponential(dt in 20.0..1000.0f64, t in 0.0..3000.0f64, e in -1e-7..1e-7f64) {
            let bent = Curve { law: Law::Power { d: 1.0 + e }, t0: 0.0, level: 0.0, dt };
            prop_assert!((bent.doublings(t) - t / dt).abs() < 1e-3);
        }
    }

    #[test]
    fn a_trend_that_does_not_rise_never_arrives() {
        for dt in [-100.0, f64::INFINITY, f64::NEG_INFINITY] {
            for law in [
                Law::Exponential,
                Law::Power { d: 0.9 },
                Law::Plateau { left: 3.0 },
            ] {
                let curve = Curve {
                    law,
                    t0: 0.0,
                    level: 0.0,
                    dt,
                };
                assert_eq!(curve.date(5.0), f64::INFINITY);
                assert!(curve.doublings(100.0) <= 0.0);
                assert_eq!((curve.singularity(), curve.ceiling()), (None, None));
            }
        }
    }

    #[test]
    fn a_plateau_is_never_passed() {
        let curve = Curve {
            law: Law::Plateau { left: 2.0 },
            t0: 0.0,
            level: 1.0,
            dt: 100.0,
        };
        assert_eq!(curve.date(3.0), f64::INFINITY);
        assert!(curve.date(2.999).is_finite());
        assert_eq!(curve.ceiling(), Some(3.0));
    }
}
