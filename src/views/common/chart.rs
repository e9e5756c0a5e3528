//! Parts of charts.

use crate::{
    assumptions::registry::Key,
    figure::{
        chart::{AxisSpec, Band, Bar, Fan, Handle, Mark, Measure, Paint, Spec},
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

/// Two bars a row from the top down, grey for a share before and coloured for the one after, which bears the row's name. Without
/// what comes after, there is only the name.
pub fn before_and_after<const N: usize>(
    title: &str,
    before: [f64; N],
    after: Option<[f64; N]>,
    name: impl Fn(usize) -> String,
) -> Spec {
    let longest = before.into_iter().chain(after.into_iter().flatten());
    let longest = longest.fold(0.05, f64::max) * 100.0;
    let x = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, longest * 1.75),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, N as f64),
    };
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.scale_to = Some(100.0);
    for row in 0..N {
        let top = (N - row) as f64;
        let bar = |share: f64, from: f64, to: f64, paint: Paint, name: String| Bar {
            x: (0.0, share * 100.0),
            y: (top - to, top - from),
            name,
            paint,
            opacity: 0.65,
            region: false,
        };
        let share = after.map_or(0.0, |after| after[row]);
        spec.bars
            .push(bar(share, 0.12, 0.6, Paint::Accent, name(row)));
        spec.bars
            .push(bar(before[row], 0.64, 0.86, Paint::Muted, String::new()));
    }
    spec
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
