//! Parts of charts.

use crate::{
    assumptions::registry::Key,
    figure::{
        chart::{Band, Fan, Handle, Mark, Paint},
        picture::Along,
    },
    i18n::{Lang, format::short_month},
    model::horizon::PROBS,
    views::numbers::Words,
};

/// What a curve at the values in force is called.
pub const CENTRAL: Words = ("central", "中心線");

/// Quantiles by date as bands of 95, 80 and 50 per cent; `value` makes the axis' unit of them.
pub fn fan(dates: &[f64], quantiles: &[[f64; PROBS.len()]], value: fn(f64) -> f64) -> Fan {
    let band = |name: &str, low: usize, high: usize| Band {
        name: name.to_owned(),
        edges: dates
            .iter()
            .zip(quantiles)
            .map(|(day, q)| (*day, value(q[low]), value(q[high])))
            .collect(),
    };
    Fan {
        bands: vec![band("95%", 0, 6), band("80%", 1, 5), band("50%", 2, 4)],
        paint: Paint::Accent,
        named: true,
    }
}

/// A place on a curve with its date.
pub fn dated_mark(lang: Lang, at: (f64, f64), paint: Paint) -> Mark {
    Mark {
        at,
        name: short_month(lang, at.0),
        paint,
    }
}

/// A handle that sets its parameter to where it is dragged, up and down.
pub fn up_and_down(key: Key, at: (f64, f64)) -> Handle {
    Handle {
        key,
        at,
        along: Along::Vertical,
        value: Box::new(|_, y| y),
        also: None,
    }
}

/// A handle that sets its parameter to what follows from where it is dragged, to the left and right.
pub fn sideways(key: Key, at: (f64, f64), value: impl Fn(f64) -> f64 + 'static) -> Handle {
    Handle {
        key,
        at,
        along: Along::Horizontal,
        value: Box::new(move |x, _| value(x)),
        also: None,
    }
}
