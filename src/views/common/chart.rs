//! Parts of charts.

use crate::{
    assumptions::{Assumptions, registry::Key},
    figure::{
        chart::{AxisSpec, Band, Bar, Fan, Handle, Mark, Measure, Paint, Spec},
        picture::Along,
    },
    i18n::{
        Lang,
        format::{localized, localized_fmt, short_month},
    },
    model::horizon::PROBS,
    views::numbers::Words,
};

/// What a curve at the values in force is called.
pub const CENTRAL: Words = ("central", "中心線");

/// What a band holds a share of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Of {
    /// Simulations.
    Simulations,
    /// What the next record may be.
    NextRecord,
}

/// Quantiles by date as one band of 80 per cent, or as three of 95, 80 and 50, each a share `of` something; `value` makes the
/// axis' unit of them.
pub fn fan(
    a: &Assumptions,
    (of, lang): (Of, Lang),
    dates: &[f64],
    quantiles: &[[f64; PROBS.len()]],
    value: fn(f64) -> f64,
) -> Fan {
    let is_all = has_all_bands(a);
    let (name, name_ja) = match of {
        Of::NextRecord => ("next record, {0}", "次の最高記録（{0}）"),
        Of::Simulations if is_all => ("{0} of simulations", "シミュレーションの{0}"),
        Of::Simulations => ("{0} simulations", "シミュレーションの{0}"),
    };
    let band = |level: usize, brief: &str| Band {
        name: localized_fmt(lang, name, name_ja, &[brief]),
        brief: brief.to_owned(),
        level,
        edges: dates
            .iter()
            .zip(quantiles)
            .map(|(day, q)| (*day, value(q[level]), value(q[6 - level])))
            .collect(),
    };
    let bands = if is_all {
        let shares = ["95%", "80%", "50%"].into_iter().enumerate();
        shares.map(|(level, share)| band(level, share)).collect()
    } else {
        vec![band(Band::EIGHTY, localized(lang, "8 in 10", "8割"))]
    };
    Fan {
        bands,
        paint: Paint::Accent,
        named: true,
    }
}

/// Whether fans have all their bands, or only the one that sentences tell.
pub fn has_all_bands(a: &Assumptions) -> bool {
    a.get(Key::FanBands) > 0.0
}

/// What the bands below a chart are.
pub fn bands_told(a: &Assumptions, lang: Lang) -> &'static str {
    if has_all_bands(a) {
        localized(
            lang,
            " Bands: 50, 80 and 95% of the simulations.",
            "帯はシミュレーションの50%、80%、95%。",
        )
    } else {
        localized(
            lang,
            " Band: 8 in 10 simulations.",
            "帯はシミュレーションの8割。",
        )
    }
}

/// Shares before and after as [`pairs`] of bars. Without what comes after, there is only the name.
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
    let row = |row: usize| {
        let share = after.map_or(0.0, |after| after[row]);
        ([before[row] * 100.0, share * 100.0], name(row))
    };
    let mut spec = pairs(title, x, (0..N).map(row).collect());
    spec.scale_to = Some(100.0);
    spec
}

/// Two bars a row from the top down, grey for the first value and coloured for the second, which bears the row's name.
pub fn pairs(title: &str, x: AxisSpec, rows: Vec<([f64; 2], String)>) -> Spec {
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, rows.len() as f64),
    };
    let mut spec = Spec::new(x, y, title.to_owned());
    let mut top = rows.len() as f64;
    for ([before, after], name) in rows {
        let bar = |value: f64, from: f64, to: f64, paint: Paint, name: String| Bar {
            x: (0.0, value),
            y: (top - to, top - from),
            name,
            paint,
            opacity: 0.65,
            region: false,
        };
        spec.bars.push(bar(after, 0.12, 0.6, Paint::Accent, name));
        spec.bars
            .push(bar(before, 0.64, 0.86, Paint::Muted, String::new()));
        top -= 1.0;
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
