//! Where a value sits on its slider: whole positions, of which each gives another value.

use super::registry::{Initial, Kind, Param, Scale};
use crate::date::{self, Civil};
use crate::number;

/// Neighbouring positions of a logarithmic slider are at least this far apart. It must exceed 1.01,
/// or two of them could round to the same three digits.
const LEAST_RATIO: f64 = 1.0125;

/// Digits that a logarithmic slider sets.
const DIGITS: i32 = 3;

/// Positions of a slider in log odds: near the middle of the range two neighbours differ in their second digit.
const ODDS_STEPS: u32 = 90;

/// The positions of one slider, from 0 to [`last`](Self::last).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    rule: Rule,
    steps: u32,
    /// One more position at the right end switches the parameter off.
    off: bool,
    range: (f64, f64),
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Rule {
    Ratio,
    Odds,
    Step(f64),
    /// Starts of months, from this one on (counted from the year 0).
    Months(i64),
}

impl Track {
    /// The slider of a parameter; `None` for choices and flags.
    pub fn of(param: &Param) -> Option<Self> {
        let range = param.range();
        let (min, max) = range;
        let (rule, steps) = match param.kind {
            Kind::Choice(_) | Kind::Flag => return None,
            Kind::Date { .. } => (Rule::Months(month(min)), (month(max) - month(min)) as u32),
            Kind::Number {
                scale: Scale::Log, ..
            } => {
                let ratios = libm::log(max / min) / libm::log(LEAST_RATIO);
                (Rule::Ratio, ratios as u32)
            }
            Kind::Number {
                scale: Scale::Logit,
                ..
            } => (Rule::Odds, ODDS_STEPS),
            Kind::Number { step, .. } => {
                let step = if step > 0.0 {
                    step
                } else {
                    (max - min) / 200.0
                };
                (Rule::Step(step), libm::round((max - min) / step) as u32)
            }
        };
        Some(Self {
            rule,
            steps,
            off: param.default == Initial::Off,
            range,
        })
    }

    /// The rightmost position.
    pub fn last(&self) -> u32 {
        self.steps + u32::from(self.off)
    }

    /// The position nearest to a value; `None` is "off".
    pub fn position(&self, value: Option<f64>) -> u32 {
        let Some(value) = value else {
            return self.last();
        };
        let (min, max) = self.range;
        let value = value.max(min).min(max);
        let exact = match self.rule {
            Rule::Ratio => libm::log(value / min) / libm::log(max / min) * f64::from(self.steps),
            Rule::Odds => {
                (logit(value) - logit(min)) / (logit(max) - logit(min)) * f64::from(self.steps)
            }
            Rule::Step(step) => (value - min) / step,
            Rule::Months(first) => {
                let (this, next) = (month_start(month(value)), month_start(month(value) + 1));
                (month(value) - first) as f64 + (value - this) / (next - this)
            }
        };
        (libm::round(exact).max(0.0) as u32).min(self.steps)
    }

    /// The value at a position; `None` is "off".
    pub fn value(&self, position: u32) -> Option<f64> {
        if self.off && position > self.steps {
            return None;
        }
        let (min, max) = self.range;
        let value = match self.rule {
            _ if position == 0 => min,
            Rule::Months(first) => month_start(first + i64::from(position)),
            _ if position >= self.steps => max,
            Rule::Ratio => {
                let part = f64::from(position) / f64::from(self.steps);
                round_significant(min * libm::exp(part * libm::log(max / min)), DIGITS)
            }
            Rule::Odds => {
                let part = f64::from(position) / f64::from(self.steps);
                let missing =
                    1.0 / (1.0 + libm::exp(logit(min) + (logit(max) - logit(min)) * part));
                1.0 - round_significant(missing, DIGITS - 1)
            }
            Rule::Step(step) => number::to_step(min + f64::from(position) * step, step),
        };
        Some(value.max(min).min(max))
    }

    /// The value some positions further; stays within the ends.
    pub fn stepped(&self, value: Option<f64>, by: i32) -> Option<f64> {
        let to = i64::from(self.position(value)) + i64::from(by);
        self.value(to.clamp(0, i64::from(self.last())) as u32)
    }

    /// How far along the slider a value sits, 0 to 1.
    pub fn fraction(&self, value: Option<f64>) -> f64 {
        f64::from(self.position(value)) / f64::from(self.last().max(1))
    }
}

fn logit(share: f64) -> f64 {
    libm::log(share / (1.0 - share))
}

/// Rounds to a number of significant decimal digits; the result prints with no more than those.
pub fn round_significant(value: f64, digits: i32) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return value;
    }
    let places = digits - 1 - libm::floor(libm::log10(value.abs())) as i32;
    // Powers of ten up to 10^22 are exact, so one division or multiplication gives the nearest double.
    if (0..=22).contains(&places) {
        let scale = number::power_of_ten(places);
        libm::round(value * scale) / scale
    } else {
        let scale = number::power_of_ten(-places);
        libm::round(value / scale) * scale
    }
}

fn month(days: f64) -> i64 {
    let civil = Civil::from_days(days);
    civil.year * 12 + i64::from(civil.month) - 1
}

fn month_start(month: i64) -> f64 {
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12));
    date::days_from_civil(year, month as u32 + 1, 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{
        Assumptions,
        registry::{Key, REGISTRY},
    };
    use proptest::prelude::*;

    fn tracks() -> impl Iterator<Item = (&'static Param, Track)> {
        REGISTRY
            .iter()
            .filter_map(|param| Track::of(param).map(|track| (param, track)))
    }

    /// What the assumptions hold after the slider has been put to a position.
    fn taken(param: &Param, value: Option<f64>) -> Option<f64> {
        let mut assumptions = Assumptions::default();
        if let Some(value) = value {
            assumptions.set(param.key, value);
        }
        assumptions.value(param.key)
    }

    #[test]
    fn every_position_of_every_slider_gives_another_larger_value() {
        for (param, track) in tracks() {
            let mut before = f64::NEG_INFINITY;
            for position in 0..=track.last() {
                if position % 97 != 0 && track.last() > 100_000 {
                    continue;
                }
                let value = taken(param, track.value(position)).unwrap_or(f64::INFINITY);
                assert!(value > before, "{} at {position}", param.name);
                let at = track.position(track.value(position));
                assert_eq!(at, position, "{}", param.name);
                before = value;
            }
        }
    }

    #[test]
    fn the_ends_of_numbers_are_those_of_the_range() {
        for (param, track) in tracks() {
            let (min, max) = param.range();
            assert_eq!(track.value(0), Some(min), "{}", param.name);
            if matches!(param.kind, Kind::Number { .. }) {
                assert_eq!(track.value(track.steps), Some(max), "{}", param.name);
            }
        }
    }

    #[test]
    fn the_right_end_switches_off_what_can_be_off() {
        let track = Track::of(Key::AsOf.param()).expect("a slider");
        assert_eq!(track.position(None), track.last());
        assert_eq!(track.value(track.last()), None);
        assert_eq!(
            track.stepped(None, -1),
            date::parse("2026-12-01"),
            "the last month"
        );
        assert_eq!(track.stepped(date::parse("2026-12-01"), 1), None);
    }

    #[test]
    fn rounding_keeps_three_digits() {
        assert_eq!(round_significant(128.66, 3), 129.0);
        assert_eq!(round_significant(0.012_345, 3), 0.0123);
        assert_eq!(round_significant(1_234_567.0, 3), 1_230_000.0);
        assert_eq!(round_significant(-99.96, 3), -100.0);
        assert_eq!(round_significant(0.0, 3), 0.0);
        assert!(round_significant(f64::NAN, 3).is_nan());
    }

    proptest! {
        #[test]
        fn a_step_from_any_value_changes_it_in_the_right_direction(which in 0..REGISTRY.len(), at in 0.0..1.0_f64) {
            let param = &REGISTRY[which];
            if let Some(track) = Track::of(param) {
                let (min, max) = param.range();
                let value = param.nearest(if min > 0.0 { min * (max / min).powf(at) } else { min + at * (max - min) });
                let position = track.position(Some(value));
                let up = taken(param, track.stepped(Some(value), 1));
                if position < track.last() {
                    prop_assert!(up.is_none_or(|up| up > value), "{} {value} {up:?}", param.name);
                }
                if position > 0 {
                    let down = taken(param, track.stepped(Some(value), -1)).expect("a value");
                    prop_assert!(down < value, "{} {value} {down}", param.name);
                }
            }
        }
    }
}
