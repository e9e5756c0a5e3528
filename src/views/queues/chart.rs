//! The charts of the bottlenecks as data.

use super::{FIRST, LIMIT, QueuesOutcome, START, confirmed, headline, tables::Curve};
use crate::{
    assumptions::registry::Key,
    date,
    figure::chart::{About, AxisSpec, DataPoint, FitRole, Guide, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{self, join, localized},
    },
    number,
    views::common,
};

/// The largest number that an axis shows.
const MOST: f64 = 1e12;

/// The axis of dates.
pub fn dates(outcome: &QueuesOutcome) -> AxisSpec {
    let end = date::year_to_days(outcome.assumptions.get(Key::Until));
    AxisSpec {
        measure: Measure::Date,
        ends: (START, end.min(date::year_to_days(LIMIT))),
    }
}

/// A curve under its own name.
pub fn line(curve: Curve, lang: Lang, dates: &[f64], values: Vec<f64>, weight: f64) -> Line {
    let points = dates.iter().copied().zip(values).collect();
    Line::new(curve.label(lang), points, curve.paint(), weight)
}

/// The next of 1, 2 and 5 times a power of ten, so that an axis does not follow every step of a slider.
fn round_up(value: f64) -> f64 {
    let power = number::power_of_ten(libm::floor(libm::log10(value)) as i32);
    let steps = [1.0, 2.0, 5.0, 10.0];
    let step = steps.into_iter().find(|step| step * power >= value);
    step.unwrap_or(10.0) * power
}

/// What the chart shows.
pub fn spec(outcome: &QueuesOutcome, lang: Lang) -> Spec {
    let found = confirmed(&outcome.assumptions);
    let most = outcome.forecast.as_ref().map_or(found, |forecast| {
        let queue = forecast.vulnerabilities.queue;
        queue.inflow.total(outcome.end() - START)
    });
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, round_up(most.max(found).min(MOST))),
    };
    let title = localized(
        lang,
        "Open-source vulnerabilities found, patched and waiting, from 7 April 2026",
        "オープンソースの脆弱性の発見・修正・未修正の累計（2026年4月7日から）",
    );
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.footer = vec![
        headline::source(lang).to_owned(),
        headline::assumes(outcome, lang),
    ];
    spec.points = vec![DataPoint {
        index: 0,
        at: (START + FIRST, found),
        range: None,
        weight: FitRole::Full,
    }];
    spec.about = Some(Box::new(First { found, lang }));
    let Some(forecast) = &outcome.forecast else {
        return spec;
    };
    let outlook = &forecast.vulnerabilities;
    let queue = outlook.queue;
    spec.fans = vec![common::fan(
        &outcome.assumptions,
        (common::Of::Simulations, lang),
        outcome.dates(),
        &outlook.backlog,
        |count| count,
    )];
    let of = |curve, values, weight| line(curve, lang, outcome.dates(), values, weight);
    spec.lines = vec![
        of(Curve::Backlog, outcome.path(|t| queue.backlog_at(t)), 0.19),
        of(Curve::Found, outcome.path(|t| queue.inflow.total(t)), 0.14),
        of(Curve::Patched, outcome.path(|t| queue.served_at(t)), 0.14),
    ];
    if outlook.cleared > START && outlook.cleared.is_finite() {
        spec.guides = vec![Guide {
            vertical: true,
            at: outlook.cleared,
            name: localized(lang, "cleared", "解消").to_owned(),
            paint: Paint::Target,
        }];
    }
    spec
}

/// The words of the one published figure.
struct First {
    found: f64,
    lang: Lang,
}

impl About for First {
    fn name(&self, _: usize) -> (String, Option<String>) {
        let found = format::decimals(self.found, 0);
        (
            join(&[&found, localized(self.lang, " in six weeks", "件（6週間）")]),
            None,
        )
    }

    fn read(&self, _: usize) -> (String, Vec<String>) {
        let title = localized(
            self.lang,
            "Found in the first six weeks",
            "最初の6週間の発見",
        );
        let lines = vec![
            format::date(self.lang, START + FIRST),
            format::decimals(self.found, 0),
        ];
        (title.to_owned(), lines)
    }
}
