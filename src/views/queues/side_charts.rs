//! The smaller charts of the bottlenecks.

use std::rc::Rc;

use super::{
    LONG, QueuesOutcome,
    chart::{dates, decade, line},
    headline,
    tables::{self, Curve},
};
use crate::{
    figure::chart::{AxisSpec, Guide, Line, Measure, Paint, Spec},
    i18n::{Lang, format::localized},
    model::{MONTH, YEAR, queues::Outlook},
    views::{Drawing, SideChart, common},
};

/// The longest wait that an axis shows, in months.
const LONGEST: f64 = 240.0;

/// All of them; none without a doubling time.
pub fn all(outcome: &Rc<QueuesOutcome>, lang: Lang) -> Vec<SideChart> {
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    let title = |en, ja| localized(lang, en, ja);
    vec![
        SideChart::new(
            "rates",
            title("Found and patched a month", "1か月の発見と修正"),
            &headline::rates(outcome, forecast, lang),
            None,
            Drawing::of(outcome, lang, rates),
        ),
        SideChart::new(
            "wait",
            title("How long a patch takes", "修正までの待ち時間"),
            &headline::wait(outcome, forecast, lang),
            None,
            Drawing::of(outcome, lang, wait),
        ),
        SideChart::new(
            "patents",
            title("Patents filed and examined", "特許の出願と審査"),
            &headline::patents(outcome, forecast, lang),
            Some(tables::patents(outcome, forecast, lang)),
            Drawing::of(outcome, lang, patents),
        ),
        SideChart::new(
            "pendency",
            title("How long an application waits", "審査までの待ち時間"),
            &headline::pendency(outcome, forecast, lang),
            None,
            Drawing::of(outcome, lang, pendency),
        ),
    ]
}

fn rates(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let size = decade(outcome);
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (size / 10.0, size * 100.0),
    };
    let title = localized(lang, "Vulnerabilities a month", "1か月当たりの脆弱性");
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    let queue = forecast.vulnerabilities.queue;
    let of = |curve, values| line(curve, lang, outcome.dates(), values, 0.17);
    spec.lines = vec![
        of(Curve::Found, outcome.path(|t| queue.inflow.at(t) * MONTH)),
        of(
            Curve::Patched,
            outcome.path(|t| queue.outflow_at(t) * MONTH),
        ),
    ];
    Some(spec)
}

fn patents(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let queue = forecast.patents.queue;
    let of = |curve, values| line(curve, lang, outcome.dates(), values, 0.17);
    let lines = vec![
        of(Curve::Filed, outcome.path(|t| queue.inflow.at(t) * YEAR)),
        of(
            Curve::Examined,
            outcome.path(|t| queue.outflow_at(t) * YEAR),
        ),
    ];
    let values = lines.iter().flat_map(|line| &line.points);
    let ends = values.fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), p| {
        (low.min(p.1), high.max(p.1))
    });
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (ends.0 / 2.0, ends.1 * 2.0),
    };
    let title = localized(lang, "Applications a year", "1年当たりの出願");
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.lines = lines;
    Some(spec)
}

/// Months until a patch.
fn wait(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let outlook = &outcome.forecast.as_ref()?.vulnerabilities;
    let title = localized(
        lang,
        "Months until a patch, at the pace of the day",
        "修正までの月数（その時点の処理速度で）",
    );
    Some(waits(outcome, outlook, LONG[0], title, lang))
}

/// Months until an examination.
fn pendency(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let outlook = &outcome.forecast.as_ref()?.patents;
    let title = localized(
        lang,
        "Months until the first examination",
        "最初の審査までの月数",
    );
    Some(waits(outcome, outlook, LONG[1], title, lang))
}

/// A wait in months with its fan, and a mark of what is long.
fn waits(outcome: &QueuesOutcome, outlook: &Outlook, long: f64, title: &str, lang: Lang) -> Spec {
    let months = |days: f64| days / MONTH;
    let values = outcome.path(|t| months(outlook.queue.wait_at(t)));
    // The upper end of the 95% band.
    let top = outlook.wait.iter().map(|q| months(q[6]));
    let top = top.chain(values.iter().copied()).fold(long, f64::max);
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, (top * 1.1).min(LONGEST)),
    };
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.fans = vec![common::fan(outcome.dates(), &outlook.wait, months)];
    let name = localized(lang, "central", "中心線");
    spec.lines = vec![Line {
        name: name.to_owned(),
        reading: localized(lang, "Months", "月数").to_owned(),
        points: outcome.dates().iter().copied().zip(values).collect(),
        paint: Paint::Accent,
        weight: 0.17,
    }];
    spec.guides = vec![Guide {
        vertical: false,
        at: long,
        name: headline::months(lang, long),
        paint: Paint::Muted,
    }];
    spec
}
