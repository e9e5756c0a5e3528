//! What a share of AI-written code does to output, and when judgement catches up: closed forms. Shares between 0 and 1.

use libm::{exp, log};

/// The most output per engineer, as a multiple, when AI writes a share `s` of the code and reviewing costs `r` of writing:
/// 1/((1 - s) + r s), Amdahl's law (1967) with the review as what remains. Infinite for s = 1 and r = 0.
pub fn amdahl(s: f64, r: f64) -> f64 {
    1.0 / ((1.0 - s) + r * s)
}

/// The share at which [`amdahl`] reaches the multiple `out`; `None` if no share from 0 to 1 does.
pub fn needed_share(out: f64, r: f64) -> Option<f64> {
    let saved = 1.0 - 1.0 / out;
    let share = saved / (1.0 - r);
    // Nothing is needed for what people alone do.
    if saved == 0.0 {
        return Some(0.0);
    }
    (out.is_finite() && (0.0..=1.0).contains(&share)).then_some(share)
}

/// Speed-up of a whole project when the fraction `c` that is code becomes `x` times as fast: 1/((1 - c) + c/x).
pub fn project_speedup(c: f64, x: f64) -> f64 {
    1.0 / ((1.0 - c) + c / x)
}

/// A line in the log odds of a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogitLine {
    /// Any date on the line, in days since 1970-01-01.
    pub day: f64,
    /// Log odds on that date.
    pub level: f64,
    /// Log odds a day.
    pub slope: f64,
}

impl LogitLine {
    /// The line through two points (day, share); `None` if a share is not inside (0, 1) or the days are equal.
    pub fn through(a: (f64, f64), b: (f64, f64)) -> Option<Self> {
        let (first, second) = (logit(a.1), logit(b.1));
        let slope = (second - first) / (b.0 - a.0);
        (first.is_finite() && slope.is_finite()).then_some(Self {
            day: a.0,
            level: first,
            slope,
        })
    }

    /// The share on a date.
    pub fn share_at(&self, day: f64) -> f64 {
        1.0 / (1.0 + exp(-(self.level + self.slope * (day - self.day))))
    }

    /// The date on which a rising line reaches `share`; infinite if it never does.
    pub fn date_of(&self, share: f64) -> f64 {
        let away = logit(share) - self.level;
        if self.slope > 0.0 && away.is_finite() {
            self.day + away / self.slope
        } else {
            f64::INFINITY
        }
    }
}

/// ln(p/(1 - p)); not finite unless 0 < p < 1.
pub fn logit(p: f64) -> f64 {
    log(p / (1.0 - p))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_needed_share_gives_the_output(s in 0.0..1.0f64, r in 0.0..0.99f64) {
            let needed = needed_share(amdahl(s, r), r).unwrap();
            prop_assert!((needed - s).abs() < 1e-9);
        }

        #[test]
        fn a_project_is_never_faster_than_its_code(c in 0.0..1.0f64, x in 1.0..100.0f64) {
            let speedup = project_speedup(c, x);
            prop_assert!(speedup >= 1.0 - 1e-12 && speedup <= x * (1.0 + 1e-12));
        }
    }

    #[test]
    fn eighty_per_cent_does_not_give_eight_times_the_output() {
        assert!((amdahl(0.8, 0.0) - 5.0).abs() < 1e-12);
        assert!((needed_share(8.0, 0.0).unwrap() - 0.875).abs() < 1e-12);
        assert_eq!(needed_share(8.0, 0.2), None);
        assert_eq!(needed_share(8.0, 1.0), None);
        assert_eq!(needed_share(0.5, 0.1), None);
        assert_eq!(needed_share(f64::INFINITY, 0.0), None);
        assert_eq!(needed_share(1.0, 1.0), Some(0.0));
        assert_eq!(amdahl(1.0, 0.0), f64::INFINITY);
    }

    #[test]
    fn a_line_that_falls_or_ends_never_arrives() {
        let line = LogitLine::through((0.0, 0.51), (100.0, 0.64)).unwrap();
        assert!((line.share_at(100.0) - 0.64).abs() < 1e-12);
        assert!((line.date_of(0.64) - 100.0).abs() < 1e-9);
        assert_eq!(line.date_of(1.0), f64::INFINITY);
        let falling = LogitLine::through((0.0, 0.64), (100.0, 0.51)).unwrap();
        assert_eq!(falling.date_of(0.9), f64::INFINITY);
        assert_eq!(LogitLine::through((0.0, 0.5), (0.0, 0.6)), None);
        assert_eq!(LogitLine::through((0.0, 1.0), (1.0, 0.6)), None);
    }
}
