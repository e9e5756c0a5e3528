//! Axes: values to fractions of the axis and back, in f64, and the same as plotters' `Ranged` in integer sub-pixels.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::ticks::Tick;
use crate::model::{numerics::fast, numerics::order};
use crate::number;

/// The sub-pixel coordinate of a value that the axis cannot show; the recorder splits paths there.
///
/// Pictures lie around [`ORIGIN`](super::recorder::ORIGIN), far from it.
pub const HOLE: i32 = 0;

/// The largest sub-pixel coordinate. A line to a value further out ends here, which is still exact to far below a sub-pixel inside
/// any picture.
const FAR: f64 = (1 << 30) as f64;

/// How values turn into positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal differences are equally long.
    Linear,
    /// Equal ratios are equally long; the base does not matter to positions.
    Log,
}

/// One axis: the values at its two ends, the scale between them, and its ticks.
///
/// An axis may descend (`from` above `to`). Ends that give no usable axis are repaired and never panic: equal ends
/// are widened; non-finite, absurdly large or (on a log axis) non-positive ones replaced.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    scale: Scale,
    from: f64,
    to: f64,
    start: f64,
    span: f64,
    ticks: Vec<Tick>,
}

impl Axis {
    /// A linear axis from one value to another.
    pub fn linear(from: f64, to: f64) -> Self {
        const HUGE: f64 = 1e300;
        let usable = |v: f64| v.abs() <= HUGE;
        let (from, to) = match (usable(from), usable(to)) {
            (true, true) => (from, to),
            (true, false) => (from, from + 1.0),
            (false, true) => (to - 1.0, to),
            _ => (0.0, 1.0),
        };
        let margin = f64::max(0.5, from.abs() * 1e-9);
        let (from, to) = if from == to {
            (from - margin, to + margin)
        } else {
            (from, to)
        };
        Self::new(Scale::Linear, from, to)
    }

    /// A logarithmic axis from one positive value to another.
    pub fn log(from: f64, to: f64) -> Self {
        let usable = |v: f64| (1e-300..=1e300).contains(&v);
        let (from, to) = match (usable(from), usable(to)) {
            (true, true) => (from, to),
            (true, false) => (from, from * 10.0),
            (false, true) => (to / 10.0, to),
            (false, false) => (1.0, 10.0),
        };
        let (from, to) = if to / from == 1.0 {
            (from / 2.0, to * 2.0)
        } else {
            (from, to)
        };
        Self::new(Scale::Log, from, to)
    }

    fn new(scale: Scale, from: f64, to: f64) -> Self {
        let (start, end) = match scale {
            Scale::Linear => (from, to),
            Scale::Log => (libm::log2(from), libm::log2(to)),
        };
        Self {
            scale,
            from,
            to,
            start,
            span: end - start,
            ticks: Vec::new(),
        }
    }

    /// The same axis with these ticks; those outside its range are left out.
    #[must_use]
    pub fn with_ticks(mut self, ticks: Vec<Tick>) -> Self {
        self.ticks = ticks;
        let (lo, hi) = (self.from.min(self.to), self.from.max(self.to));
        self.ticks.retain(|t| t.value >= lo && t.value <= hi);
        self
    }

    /// The same axis without its ticks beyond a value.
    #[must_use]
    pub fn with_ticks_to(mut self, last: f64) -> Self {
        self.ticks.retain(|tick| tick.value <= last);
        self
    }

    /// The ticks, in the order given.
    pub fn ticks(&self) -> &[Tick] {
        &self.ticks
    }

    /// The scale.
    pub const fn scale(&self) -> Scale {
        self.scale
    }

    /// The values at the start and at the end of the axis.
    pub const fn ends(&self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// The position of a value: 0 at the start of the axis, 1 at its end, outside of 0 to 1 beyond them.
    ///
    /// `None` for values that have no position: non-finite ones, and on a log axis zero and negative ones.
    pub fn fraction(&self, value: f64) -> Option<f64> {
        let at = match self.scale {
            Scale::Linear => value,
            Scale::Log if value > 0.0 => libm::log2(value),
            Scale::Log => return None,
        };
        let fraction = (at - self.start) / self.span;
        (value.is_finite() && fraction.is_finite()).then_some(fraction)
    }

    /// The value at a position, the inverse of [`fraction`](Self::fraction).
    pub fn value(&self, fraction: f64) -> f64 {
        let at = self.start + fraction * self.span;
        match self.scale {
            Scale::Linear => at,
            Scale::Log => fast::exp2(at),
        }
    }

    /// Whether the value lies on the axis, ends included.
    pub fn contains(&self, value: f64) -> bool {
        self.fraction(value)
            .is_some_and(|f| (-1e-12..=1.0 + 1e-12).contains(&f))
    }

    /// A finite value with a position, larger than every value that can be seen: where a band without an upper bound ends.
    pub fn above_all(&self) -> f64 {
        match self.scale {
            Scale::Linear => self.from.max(self.to) + 1e4 * self.span.abs(),
            Scale::Log => f64::MAX,
        }
    }

    /// The counterpart of [`above_all`](Self::above_all) for a band without a lower bound.
    pub fn below_all(&self) -> f64 {
        match self.scale {
            Scale::Linear => self.from.min(self.to) - 1e4 * self.span.abs(),
            Scale::Log => f64::MIN_POSITIVE,
        }
    }
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    /// The sub-pixel position, or [`HOLE`] for a value that has none.
    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let (start, end) = (f64::from(limit.0), f64::from(limit.1));
        self.fraction(*value).map_or(HOLE, |f| {
            number::within(libm::round(start + f * (end - start)), 1.0, FAR) as i32
        })
    }

    /// Our own ticks, the most important ones first to stay when the hint allows fewer.
    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        let mut order = order::ascending(self.ticks.iter().map(|t| -f64::from(t.priority)));
        order.truncate(hint.max_num_points());
        let values = order.into_iter().map(|i| self.ticks[i].value).collect();
        order::sorted(values, |value| *value)
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::ticks::work_time;

    #[test]
    fn ends_are_zero_and_one() {
        for axis in [
            Axis::linear(2.0, 7.0),
            Axis::linear(7.0, 2.0),
            Axis::log(0.5, 2000.0),
        ] {
            let (from, to) = axis.ends();
            assert_eq!(axis.fraction(from), Some(0.0));
            assert_eq!(axis.fraction(to), Some(1.0));
        }
    }

    #[test]
    fn values_without_a_position_have_none_rather_than_the_edge() {
        let log = Axis::log(1.0, 100.0);
        for value in [0.0, -0.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(log.fraction(value), None, "{value}");
            assert_eq!(Ranged::map(&log, &value, (0, 1000)), HOLE);
        }
        let linear = Axis::linear(0.0, 1.0);
        assert_eq!(linear.fraction(-3.0), Some(-3.0));
        assert_eq!(linear.fraction(f64::INFINITY), None);
    }

    #[test]
    fn unusable_ends_are_repaired() {
        let bad = [
            f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            0.0,
            -5.0,
            f64::MAX,
            f64::MIN_POSITIVE,
            1.0,
        ];
        for from in bad {
            for to in bad {
                for axis in [Axis::linear(from, to), Axis::log(from, to)] {
                    let (a, b) = axis.ends();
                    assert!(
                        a.is_finite() && b.is_finite() && a != b,
                        "{from} {to} {axis:?}"
                    );
                    assert_eq!(axis.fraction(a), Some(0.0), "{from} {to} {axis:?}");
                    assert!(axis.fraction(b).is_some(), "{from} {to} {axis:?}");
                }
            }
        }
    }

    #[test]
    fn unbounded_values_lie_far_outside() {
        for axis in [
            Axis::linear(0.0, 100.0),
            Axis::log(1.0, 1e6),
            Axis::log(1e-3, 1e12),
        ] {
            assert!(axis.fraction(axis.above_all()).unwrap() > 2.0);
            assert!(axis.fraction(axis.below_all()).unwrap() < -2.0);
        }
    }

    #[test]
    fn key_points_are_our_ticks_and_keep_the_important_ones() {
        let axis = Axis::log(1.0, 120_000.0).with_ticks(work_time(1.0, 120_000.0));
        assert_eq!(axis.key_points(100).len(), axis.ticks().len());
        assert_eq!(axis.key_points(1), [2400.0]);
    }

    proptest! {
        #[test]
        fn position_and_value_are_inverse(from in 1e-6..1e6f64, ratio in 1.1..1e9f64, f in -0.5..1.5f64) {
            for axis in [Axis::linear(from, from * ratio), Axis::log(from, from * ratio)] {
                let back = axis.fraction(axis.value(f));
                if axis.value(f) > 0.0 {
                    prop_assert!((back.unwrap() - f).abs() < 1e-9);
                }
            }
        }
    }
}
