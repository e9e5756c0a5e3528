//! The charts of the branches as data.

use super::{ALL, BranchesOutcome, headline};
use crate::{
    assumptions::{registry::Key, weights},
    date,
    figure::chart::{AxisSpec, Goal, Guide, Handle, Line, Measure, Paint, ShadedRange, Spec},
    i18n::{
        Lang,
        format::{join, localized, phrase, shares, short_length, short_month},
    },
    model::{
        MONTH,
        branches::pause::WORK_MONTH,
        branches::{COMPOUNDING, FULLY, Forecast},
        numerics::fast,
    },
    number::within,
    views::{common, horizon},
};

/// Pink, green and orange; the mixture has the blue.
pub fn paint(branch: usize) -> Paint {
    Paint::Series(3 - branch)
}

/// The axis of dates.
pub fn dates(outcome: &BranchesOutcome) -> AxisSpec {
    let end = date::year_to_days(outcome.assumptions().get(Key::Until));
    let all = outcome.dates();
    let first = all.first().copied().unwrap_or(end - 730.0);
    AxisSpec {
        measure: Measure::Date,
        ends: (first, all.last().copied().unwrap_or(end)),
    }
}

/// The axis of dates from the branch date on.
pub fn from_branch_date(outcome: &BranchesOutcome, forecast: &Forecast) -> AxisSpec {
    let AxisSpec { measure, ends } = dates(outcome);
    AxisSpec {
        measure,
        ends: (forecast.bd.min(ends.1 - 365.0), ends.1),
    }
}

/// The length axis grows with the time axis, by four doublings a year, so that the research branches are still on it where they
/// part, and with nothing else that is being moved.
fn range(outcome: &BranchesOutcome) -> (f64, f64) {
    let (low, high) = horizon::chart::range(&outcome.trend);
    let years = outcome.assumptions().get(Key::Until) - 2030.0;
    (low, high * fast::exp2(4.0 * within(years, 0.0, 6.0)))
}

fn curve(dates: &[f64], log2: impl Iterator<Item = f64>) -> Vec<(f64, f64)> {
    let values = dates.iter().zip(log2);
    values.map(|(day, log2)| (*day, fast::exp2(log2))).collect()
}

/// What the chart shows.
pub fn spec(outcome: &BranchesOutcome, lang: Lang) -> Spec {
    let (trend, a) = (&outcome.trend, outcome.assumptions());
    let y = AxisSpec {
        measure: Measure::Work(outcome.clock()),
        ends: range(outcome),
    };
    let mut spec = Spec::new(dates(outcome), y, horizon::chart::y_title(trend, lang));
    spec.footer = vec![
        horizon::headline::source(trend, lang),
        headline::assumes(outcome, lang),
    ];
    let measured = trend.measured();
    spec.points = measured.points();
    spec.about = Some(measured.about(lang));
    let target = a.get(Key::TargetLength);
    let reached = outcome.target().map_or(f64::INFINITY, |t| t.p50);
    spec.goal = Some(Goal {
        y: target,
        name: short_length(lang, target, outcome.clock()),
        x: reached,
        at: short_month(lang, reached),
        // The lines need all the colours.
        paint: Paint::Ink,
    });
    let Some(forecast) = &outcome.forecast else {
        return spec;
    };
    spec.fans = vec![common::fan(
        outcome.assumptions(),
        (common::Of::Simulations, lang),
        &forecast.dates,
        outcome.bands(),
        fast::exp2,
    )];
    spec.lines = lines(outcome, forecast, lang);
    if lang == Lang::Ja {
        let together = together(outcome);
        let brief = |branch| weighed(branch, outcome, together, (lang, headline::brief));
        // The mixture comes before them.
        spec.briefs = ALL.map(|branch| (branch + 1, brief(branch))).into();
    }
    for (index, milestone) in forecast.milestones.iter().enumerate() {
        // One that all but coincides with the target is left to it.
        if libm::fabs(milestone.minutes - target) > target * 0.1
            && let Some(arrival) = outcome.arrival(index, None)
        {
            spec.marks.push(common::dated_mark(
                lang,
                (arrival.p50, milestone.minutes),
                Paint::Accent,
            ));
        }
    }
    spec.guides = vec![Guide {
        vertical: true,
        at: forecast.bd,
        name: localized(lang, "fork", "分岐").to_owned(),
        paint: Paint::Muted,
    }];
    if let Some(paused) = outcome.paused() {
        spec.shaded = vec![ShadedRange {
            ends: (paused.clock.start, paused.clock.end),
            name: localized(lang, "pause", "停止").to_owned(),
        }];
    }
    spec.handles = handles(outcome, forecast, spec.y.ends);
    spec
}

fn lines(outcome: &BranchesOutcome, forecast: &Forecast, lang: Lang) -> Vec<Line> {
    let together = together(outcome);
    let mixture = localized(lang, "weighted", "重み付き");
    let mut lines = vec![Line {
        name: mixture.to_owned(),
        reading: join(&[mixture, localized(lang, " median", "中央値")]),
        points: curve(&forecast.dates, outcome.bands().iter().map(|q| q[3])),
        paint: Paint::Accent,
        weight: 0.1,
    }];
    // Until the branch date all are the trend, which is drawn already.
    let from = forecast.dates.partition_point(|day| *day < forecast.bd);
    for branch in ALL {
        let name = headline::label(lang, branch);
        let shown = from.saturating_sub(1);
        let path = outcome.path(branch).iter().skip(shown).copied();
        lines.push(Line {
            name: weighed(branch, outcome, together, (lang, headline::label)),
            reading: name.to_owned(),
            points: curve(&forecast.dates[shown..], path),
            paint: paint(branch),
            weight: 0.19,
        });
    }
    if outcome.paused().is_some() {
        lines.push(Line {
            name: localized(lang, "no pause", "停止なし").to_owned(),
            reading: localized(lang, "without the pause", "停止なし").to_owned(),
            points: curve(&forecast.dates, forecast.bands.iter().map(|q| q[3])),
            paint: Paint::Muted,
            weight: 0.1,
        });
    }
    lines
}

/// Whether compounding and full self-improvement are still one curve at the end of the axis.
pub fn together(outcome: &BranchesOutcome) -> bool {
    let end = |branch: usize| outcome.path(branch).last().copied().unwrap_or_default();
    let apart = libm::fabs(end(COMPOUNDING) - end(FULLY));
    apart < 0.05
}

/// A branch's name; one name for two curves that coincide.
pub fn line_name(branch: usize, together: bool, lang: Lang) -> String {
    match (branch, together) {
        (COMPOUNDING, true) => phrase!(
            headline::label(lang, COMPOUNDING),
            " = ",
            headline::label(lang, FULLY),
        ),
        (FULLY, true) => String::new(),
        _ => headline::label(lang, branch).to_owned(),
    }
}

/// A branch's name with its weight, as its curve ends with it.
fn weighed(
    branch: usize,
    outcome: &BranchesOutcome,
    together: bool,
    (lang, label): (Lang, fn(Lang, usize) -> &'static str),
) -> String {
    let weights = shares(lang, weights::of(outcome.assumptions()));
    let space = localized(lang, "\u{a0}", "");
    let own = |b: usize| join(&[label(lang, b), space, &weights[b]]);
    match (branch, together) {
        (COMPOUNDING, true) => [&own(COMPOUNDING), " = ", &own(FULLY)].concat(),
        (FULLY, true) => String::new(),
        _ => own(branch),
    }
}

/// The branch date and the two ends of the pause can be moved along the axis, the target up and down.
fn handles(outcome: &BranchesOutcome, forecast: &Forecast, (low, high): (f64, f64)) -> Vec<Handle> {
    let a = outcome.assumptions();
    let along = |part: f64| low * fast::exp2(fast::log2(high / low) * part);
    let until = forecast.dates.last().copied().unwrap_or_default();
    let reached = outcome.target().map_or(f64::INFINITY, |t| t.p50);
    let corner = reached.min(until - (until - forecast.dates[0]) * 0.1);
    let mut handles = vec![
        common::up_and_down(Key::TargetLength, (corner, a.get(Key::TargetLength))),
        common::sideways(Key::BranchDate, (forecast.bd, along(0.06)), |x| x),
    ];
    if let Some(paused) = outcome.paused() {
        let start = paused.clock.start;
        let median: Vec<(f64, f64)> = curve(&forecast.dates, forecast.bands.iter().map(|q| q[3]));
        let trigger = move |x| {
            let index = median.partition_point(|p| p.0 < x);
            let at = median.get(index).or(median.last());
            at.map_or(f64::NAN, |p| p.1 / WORK_MONTH)
        };
        let months = move |x| (x - start) / MONTH;
        let end = (paused.clock.end, along(0.18));
        handles.extend([
            common::sideways(Key::PauseTrigger, (start, along(0.12)), trigger),
            common::sideways(Key::PauseLength, end, months),
        ]);
    }
    handles
}
