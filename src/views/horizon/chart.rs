//! The horizon chart as data.

use super::{super::common, HorizonOutcome, headline, target};
use crate::{
    assumptions::registry::Key,
    figure::{
        chart::{AxisSpec, Goal, Guide, Handle, Line, Measure, Paint, Spec},
        picture::Along,
    },
    i18n::{
        Lang,
        format::{localized, localized_fmt, short_length, short_month},
    },
    model::{
        horizon::Forecast,
        numerics::fast,
        trend::law::{Curve, Law},
    },
    number,
};

/// What the chart shows.
pub fn spec(outcome: &HorizonOutcome, lang: Lang) -> Spec {
    let f = &outcome.forecast;
    let work = Measure::Work(outcome.clock());
    let ends = |values: &[f64]| {
        let end = |value: Option<&f64>| value.copied().unwrap_or_default();
        (end(values.first()), end(values.last()))
    };
    let x = AxisSpec {
        measure: Measure::Date,
        ends: ends(&f.dates),
    };
    let y = AxisSpec {
        measure: work,
        ends: range(outcome),
    };
    let length = outcome.assumptions.get(Key::TargetLength);
    let reached = target(outcome).map_or(f64::INFINITY, |m| m.p50);
    let singular = f.central.and_then(|c| c.singularity());
    let marks = f.milestones.iter();
    let mut spec = Spec::new(x, y, y_title(outcome, lang));
    spec.footer = vec![
        headline::source(outcome, lang),
        headline::assumes(outcome, lang),
    ];
    spec.fans = vec![common::fan(
        &outcome.assumptions,
        (fan_of(f), lang),
        &f.dates,
        &f.bands,
        fast::exp2,
    )];
    spec.lines = vec![central(f, lang)];
    spec.goal = Some(Goal {
        y: length,
        name: short_length(lang, length, outcome.clock()),
        x: reached,
        at: short_month(lang, reached),
        paint: Paint::Target,
    });
    spec.guides = singular.iter().map(|day| asymptote(*day, lang)).collect();
    // One that all but coincides with the target is left to it.
    spec.marks = marks
        .filter(|m| libm::fabs(m.minutes - length) > length * 0.1)
        .map(|m| common::dated_mark(lang, (m.p50, m.minutes), Paint::Accent))
        .collect();
    let measured = outcome.measured();
    spec.points = measured.points();
    spec.about = Some(measured.about(lang));
    spec.handles = handles(outcome, reached);
    spec
}

/// What its fan holds a share of.
pub const fn fan_of(forecast: &Forecast) -> common::Of {
    if forecast.record.is_some() {
        common::Of::NextRecord
    } else {
        common::Of::Simulations
    }
}

/// What the length axis measures.
pub fn y_title(outcome: &HorizonOutcome, lang: Lang) -> String {
    let what = localized(
        lang,
        "Length of task in a skilled person's time",
        "作業の長さ（熟練者の所要時間）",
    );
    match common::how_often(&outcome.assumptions, lang) {
        Some(often) => localized_fmt(lang, "{0}, done {1}", "{0}、{1}成功", &[what, often]),
        None => what.to_owned(),
    }
}

/// The length axis: it follows the points and the target, never the slider that is being moved,
/// so that the picture does not jump.
pub fn range(outcome: &HorizonOutcome) -> (f64, f64) {
    range_to(outcome, outcome.assumptions.get(Key::TargetLength))
}

/// The same for another length than the target.
pub fn range_to(outcome: &HorizonOutcome, target: f64) -> (f64, f64) {
    let (mut low, mut high) = (1.0_f64.min(target / 2.0), 480_000.0_f64.max(target * 4.0));
    let start = outcome.forecast.dates.first().copied().unwrap_or_default();
    for point in outcome.data.points.iter().filter(|p| p.day >= start) {
        if let Some(estimate) = outcome.estimate(point) {
            low = low.min(estimate.mid / 2.0);
            high = high.max(estimate.mid * 4.0);
        }
    }
    (
        number::within(low, 1e-6, 1.0),
        number::within(high, 480_000.0, 1e12),
    )
}

/// The curve at the values in force.
pub fn central(f: &Forecast, lang: Lang) -> Line {
    let path = f.dates.iter().zip(&f.path);
    Line {
        name: localized(lang, "central", "中心線").to_owned(),
        reading: localized(lang, "Central", "中心線").to_owned(),
        points: path.map(|(day, log2)| (*day, fast::exp2(*log2))).collect(),
        paint: Paint::Accent,
        weight: 0.19,
    }
}

fn asymptote(day: f64, lang: Lang) -> Guide {
    let when = short_month(lang, day);
    Guide {
        vertical: true,
        at: day,
        name: localized_fmt(lang, "infinite {0}", "{0}に発散", &[&when]),
        paint: Paint::Muted,
    }
}

/// The target line can be moved up and down, and the curve by its far end.
fn handles(outcome: &HorizonOutcome, reached: f64) -> Vec<Handle> {
    let (Some(from), Some(to)) = (
        outcome.forecast.dates.first(),
        outcome.forecast.dates.last(),
    ) else {
        return Vec::new();
    };
    let corner = if (*from..=*to).contains(&reached) {
        reached
    } else {
        from + (to - from) * 0.9
    };
    let target = (corner, outcome.assumptions.get(Key::TargetLength));
    let mut handles = vec![common::up_and_down(Key::TargetLength, target)];
    let top = range(outcome).1;
    let shown = outcome.forecast.dates.iter().zip(&outcome.forecast.path);
    let mut shown = shown.map(|(day, log2)| (*day, fast::exp2(*log2)));
    // Off the edges, where the curve's name stands.
    let last = to - (to - from) * 0.04;
    let end = shown.rfind(|(day, y)| *y < top * 0.6 && *day < last);
    if let (Some(curve), Some(at)) = (outcome.forecast.central, end)
        && at.0 > curve.t0 + 60.0
        && !matches!(curve.law, Law::Broken { .. })
    {
        handles.push(Handle {
            key: Key::DoublingTime,
            at,
            along: Along::Both,
            value: Box::new(move |x, y| {
                // A date lies in proportion to the doubling time behind the anchor.
                let unit = Curve { dt: 1.0, ..curve };
                (x - curve.t0) / (unit.date(fast::log2(y)) - curve.t0)
            }),
            also: None,
        });
    }
    handles
}
