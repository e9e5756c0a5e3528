//! The chart of the economy view as data.

use super::{EconomyOutcome, headline};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{AxisSpec, Goal, Handle, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{localized, short_length, short_month},
    },
    model::{economy::adoption, numerics::fast},
    views::{common, horizon, numbers::Words},
};

/// What the curve of use and that of ability are called, and their colours.
pub const USED: (Words, Paint) = (("in use", "普及"), Paint::Accent);
/// See [`USED`].
pub const ABLE: (Words, Paint) = (("AI can do", "AIの能力"), Paint::Series(2));

/// What the chart shows.
pub fn spec(outcome: &EconomyOutcome, lang: Lang) -> Spec {
    let (f, a) = (&outcome.forecast, outcome.assumptions());
    let genius = a.get(Key::GeniusHorizon);
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (outcome.start(), f.dates.last().copied().unwrap_or_default()),
    };
    let y = AxisSpec {
        measure: Measure::Work(outcome.clock()),
        ends: horizon::chart::range_to(&outcome.trend, genius),
    };
    let title = localized(
        lang,
        "Length of task in a skilled person's time",
        "作業の長さ（熟練者の所要時間）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.footer = vec![
        horizon::headline::source(&outcome.trend, lang),
        headline::assumes(outcome, lang),
    ];
    let measured = outcome.trend.measured();
    spec.points = measured.points();
    spec.about = Some(measured.about(lang));
    let Some(found) = outcome.genius() else {
        return spec;
    };
    spec.fans = vec![common::fan(
        a,
        (common::Of::Simulations, lang),
        &f.dates,
        &f.bands,
        fast::exp2,
    )];
    let line = |((en, ja), paint): (Words, Paint), values: &[f64]| {
        let label = localized(lang, en, ja);
        let points = f.dates.iter().zip(values);
        let points = points.map(|(day, v)| (*day, fast::exp2(*v))).collect();
        let weight = if paint == Paint::Accent { 0.19 } else { 0.16 };
        Line::new(label, points, paint, weight)
    };
    spec.lines = vec![line(USED, &f.used), line(ABLE, &f.able)];
    spec.goal = Some(Goal {
        y: genius,
        name: short_length(lang, genius, outcome.clock()),
        x: found.used.p50,
        at: short_month(lang, found.used.p50),
        paint: Paint::Target,
    });
    for m in &f.milestones {
        let is_goal = m.minutes == genius;
        if m.able.is_finite() {
            spec.marks
                .push(common::dated_mark(lang, (m.able, m.minutes), ABLE.1));
        }
        if m.used.p50.is_finite() && !is_goal {
            spec.marks.push(common::dated_mark(
                lang,
                (m.used.p50, m.minutes),
                Paint::Accent,
            ));
        }
    }
    spec.handles = handles(outcome, found, x.ends);
    spec
}

/// The length can be moved up and down, and the curve of use along the axis.
fn handles(
    outcome: &EconomyOutcome,
    genius: &adoption::Milestone,
    axis: (f64, f64),
) -> Vec<Handle> {
    let start = outcome.start();
    let place = (axis.0 + (axis.1 - axis.0) * 0.05, genius.minutes);
    let mut handles = vec![common::up_and_down(Key::GeniusHorizon, place)];
    let (able, most) = (genius.able, Key::AdoptionLag.param().range().1 * date::YEAR);
    if able > start && able.is_finite() {
        let place = (
            adoption::delayed(able, start, outcome.lag()),
            genius.minutes,
        );
        let lag = move |x| adoption::lag_for(x, able, start, most) / date::YEAR;
        handles.push(common::sideways(Key::AdoptionLag, place, lag));
    }
    handles
}
