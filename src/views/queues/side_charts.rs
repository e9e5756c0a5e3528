//! The smaller charts of the bottlenecks.

use std::rc::Rc;

use super::{
    LONG, QueuesOutcome,
    chart::{dates, line},
    figures::{Figure, STEPS, day, figure},
    headline,
    tables::{self, Curve},
};
use crate::{
    assumptions::registry::Key,
    figure::chart::{About, AxisSpec, Bar, DataPoint, FitRole, Guide, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{self, join, localized},
    },
    model::{MONTH, YEAR, numerics::fan::Quantiles},
    number,
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
            "funnel",
            title("From candidate to patch", "候補から修正まで"),
            &headline::funnel(lang),
            Some(tables::funnel(lang)),
            Drawing::of(outcome, lang, funnel),
        ),
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
            Some(tables::apart(outcome, forecast, lang)),
            Drawing::of(outcome, lang, wait),
        ),
        SideChart::new(
            "applications",
            title("Patents: expected and counted", "特許：予想と実測"),
            &headline::waiting(outcome, forecast, lang),
            Some(tables::patent_system(lang)),
            Drawing::of(outcome, lang, applications),
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
        SideChart::new(
            "medicines",
            title("How long a medicine waits", "新薬の承認までの時間"),
            &headline::medicines(outcome, forecast, lang),
            Some(tables::stages(lang)),
            Drawing::of(outcome, lang, medicines),
        ),
    ]
}

/// The counts as bars on a logarithmic axis, open source above and vendors below.
fn funnel(_: &QueuesOutcome, lang: Lang) -> Spec {
    const LEAST: f64 = 10.0;
    let vendors = [Figure::Partners, Figure::Firefox];
    let rows = (STEPS.len() + 1 + vendors.len()) as f64;
    // Room for names, which begin where the bars end.
    let x = AxisSpec {
        measure: Measure::Count,
        ends: (LEAST, 2e7),
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, rows),
    };
    let title = localized(
        lang,
        "Open source (above) and vendors' own code, by 22 May 2026; logarithmic",
        "オープンソース（上）とベンダーの自社コード、2026年5月22日まで（対数目盛）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let bar = |row: usize, of: Figure, paint| Bar {
        x: (LEAST, figure(of)),
        y: (rows - row as f64 - 0.88, rows - row as f64 - 0.12),
        name: join(&[
            &headline::whole(of),
            localized(lang, " ", "件 "),
            headline::step(lang, of),
        ]),
        paint,
        opacity: 0.6,
        region: false,
    };
    let steps = STEPS.into_iter().enumerate();
    spec.bars
        .extend(steps.map(|(row, of)| bar(row, of, Paint::Accent)));
    let own = vendors.into_iter().enumerate();
    spec.bars
        .extend(own.map(|(row, of)| bar(STEPS.len() + 1 + row, of, Paint::Series(2))));
    spec
}

fn rates(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let queue = forecast.vulnerabilities.queue;
    let of = |curve, values| line(curve, lang, outcome.dates(), values, 0.17);
    let lines = vec![
        of(Curve::Found, outcome.path(|t| queue.inflow.at(t) * MONTH)),
        of(
            Curve::Patched,
            outcome.path(|t| queue.outflow_at(t) * MONTH),
        ),
    ];
    let ends = span(&lines);
    // Whole powers of ten, so that the axis does not follow every step of a slider.
    let decade = |value: f64, up: f64| {
        let exponent = libm::floor(libm::log10(number::within(value, 1e-6, 1e12))) + up;
        number::power_of_ten(exponent as i32)
    };
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (decade(ends.0, 0.0), decade(ends.1, 1.0)),
    };
    let title = localized(
        lang,
        "Vulnerabilities in open source a month",
        "オープンソースの脆弱性（1か月当たり）",
    );
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.lines = lines;
    Some(spec)
}

/// The least and the most of some lines.
fn span(lines: &[Line]) -> (f64, f64) {
    let values = lines.iter().flat_map(|line| &line.points);
    values.fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), p| {
        (low.min(p.1), high.max(p.1))
    })
}

/// Applications that wait, as counted and as the law goes on from there.
fn applications(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let queue = outcome.forecast.as_ref()?.patents.queue;
    let counted = [Figure::WaitedBefore, Figure::Waiting];
    let values = outcome.path(|t| queue.backlog_at(t));
    let most = values.iter().copied().fold(0.0, f64::max);
    let most = counted.map(figure).into_iter().fold(most, f64::max);
    let x = dates(outcome);
    let from = day(counted[0]);
    let x = AxisSpec {
        ends: (from.min(x.ends.0), x.ends.1),
        ..x
    };
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, (most * 1.15).min(1e12)),
    };
    let title = localized(
        lang,
        "Applications waiting for their first examination",
        "一次審査を待つ出願",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.points = counted
        .into_iter()
        .enumerate()
        .map(|(index, of)| DataPoint {
            index,
            at: (day(of), figure(of)),
            range: None,
            weight: FitRole::Full,
        })
        .collect();
    spec.about = Some(Box::new(Counted { counted, lang }));
    spec.lines = vec![line(Curve::Waiting, lang, outcome.dates(), values, 0.17)];
    Some(spec)
}

/// The words of what the office has counted.
struct Counted {
    counted: [Figure; 2],
    lang: Lang,
}

impl About for Counted {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (headline::whole(self.counted[index]), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let of = self.counted[index];
        let title = localized(self.lang, "Waiting at the USPTO", "米特許商標庁の審査待ち");
        let lines = vec![format::month(self.lang, day(of)), headline::whole(of)];
        (title.to_owned(), lines)
    }
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
    let ends = span(&lines);
    let margin = number::within(libm::sqrt(ends.1 / ends.0), 1.2, 2.0);
    let y = AxisSpec {
        measure: Measure::Count,
        ends: (ends.0 / margin, ends.1 * margin),
    };
    let title = localized(lang, "Applications a year", "1年当たりの出願");
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.lines = lines;
    Some(spec)
}

/// Months until a patch.
fn wait(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let forecast = outcome.forecast.as_ref()?;
    let outlook = &forecast.vulnerabilities;
    let title = localized(
        lang,
        "Months until what is found is patched",
        "見つかってから修正までの月数",
    );
    let values = outcome.path(|t| outlook.queue.wait_at(t));
    let mut spec = waits(outcome, &outlook.wait, values, (LONG[0], 0.0), title, lang);
    let name = localized(lang, "open source", "オープンソース");
    name.clone_into(&mut spec.lines[0].name);
    name.clone_into(&mut spec.lines[0].reading);
    let own = outcome.path(|t| forecast.vendors.wait_at(t) / MONTH);
    spec.lines
        .push(line(Curve::Vendors, lang, outcome.dates(), own, 0.17));
    Some(spec)
}

/// Months until an examination.
fn pendency(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let outlook = &outcome.forecast.as_ref()?.patents;
    let title = localized(
        lang,
        "Months until the first examination",
        "最初の審査までの月数",
    );
    let values = outcome.path(|t| outlook.queue.wait_at(t));
    Some(waits(
        outcome,
        &outlook.wait,
        values,
        (LONG[1], 0.0),
        title,
        lang,
    ))
}

/// Months until a medicine is decided on: its turn, and the review itself.
fn medicines(outcome: &QueuesOutcome, lang: Lang) -> Option<Spec> {
    let outlook = &outcome.forecast.as_ref()?.medicines;
    let title = localized(
        lang,
        "Months from submission to decision",
        "申請から審査結果までの月数",
    );
    let review = outcome.assumptions.get(Key::ReviewTime);
    let values = outcome.path(|t| outlook.queue.wait_at(t));
    let ends = (LONG[2], review);
    let mut spec = waits(outcome, &outlook.wait, values, ends, title, lang);
    localized(lang, "a year in the queue", "順番待ち1年").clone_into(&mut spec.guides[0].name);
    Some(spec)
}

/// A wait in months with its fan, and a mark of what is long: so many months, after so many that come on top of the wait.
fn waits(
    outcome: &QueuesOutcome,
    quantiles: &[Quantiles],
    values: Vec<f64>,
    (long, more): (f64, f64),
    title: &str,
    lang: Lang,
) -> Spec {
    // What never comes to its turn leaves the chart at its top.
    let months = |days: f64| (days / MONTH + more).min(2.0 * LONGEST);
    let quantiles: Vec<Quantiles> = quantiles.iter().map(|q| q.map(months)).collect();
    let values: Vec<f64> = values.into_iter().map(months).collect();
    // The upper end of the 95% band.
    let top = quantiles.iter().map(|q| q[6]).chain(values.iter().copied());
    let top = top.fold(long + more, f64::max);
    let y = AxisSpec {
        measure: Measure::Number,
        ends: (0.0, (top * 1.1).min(LONGEST)),
    };
    let mut spec = Spec::new(dates(outcome), y, title.to_owned());
    spec.fans = vec![common::fan(
        &outcome.assumptions,
        (common::Of::Simulations, lang),
        outcome.dates(),
        &quantiles,
        |months| months,
    )];
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
        at: long + more,
        name: headline::months(lang, long + more),
        paint: Paint::Muted,
    }];
    spec
}
