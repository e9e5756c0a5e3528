//! Where every draw's path is at a date: log2 of the minutes, from its level at the anchor and its doublings a day.

use std::f64::consts::LN_2;

use crate::fast;

/// Draws in columns of equal length.
#[derive(Clone, Copy, Debug)]
pub struct Draws<'a> {
    /// log2 of the minutes at the anchor.
    pub level: &'a [f64],
    /// Doublings a day at the anchor.
    pub rate: &'a [f64],
}

/// Level plus rate times `tau` days.
pub fn straight(out: &mut [f64], draws: Draws, tau: f64) {
    for ((value, level), rate) in out.iter_mut().zip(draws.level).zip(draws.rate) {
        *value = level + rate * tau;
    }
}

/// The power law `tau` > 0 days after the anchor, for a factor `d` other than 1; `log2_d` is its logarithm.
/// Draws that do not grow go straight on; draws past their singularity are infinite.
pub fn power(out: &mut [f64], draws: Draws, tau: f64, d: f64, log2_d: f64) {
    let bend = (d - 1.0) * tau;
    let per_log = 1.0 / log2_d;
    for ((value, level), rate) in out.iter_mut().zip(draws.level).zip(draws.rate) {
        let rest = 1.0 + bend * rate;
        let bent = fast::log2(rest) * per_log;
        let doublings = if rest > 0.0 { bent } else { f64::INFINITY };
        *value = level + if *rate > 0.0 { doublings } else { rate * tau };
    }
}

/// The plateau with `left` doublings to come, `tau` > 0 days after the anchor.
/// Draws that do not grow go straight on.
pub fn plateau(out: &mut [f64], draws: Draws, tau: f64, left: f64) {
    let decay = -tau / (left * LN_2);
    for ((value, level), rate) in out.iter_mut().zip(draws.level).zip(draws.rate) {
        let bent = left * (1.0 - fast::exp2(rate * decay));
        *value = level + if *rate > 0.0 { bent } else { rate * tau };
    }
}

/// `before` days at the rate and `after` days at the later rate.
pub fn broken(out: &mut [f64], draws: Draws, later: &[f64], before: f64, after: f64) {
    let columns = draws.level.iter().zip(draws.rate).zip(later);
    for (value, ((level, rate), later)) in out.iter_mut().zip(columns) {
        *value = level + rate * before + later * after;
    }
}
