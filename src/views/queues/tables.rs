//! The bottlenecks as tables and as plain numbers.

use super::{FIRST, KEYS, LONG, QueuesOutcome, START, headline, milestones};
use crate::{
    assumptions::registry::Key,
    date,
    evidence::sources,
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{decimals, localized},
    },
    model::{
        MONTH, YEAR,
        queues::{Forecast, Outlook},
    },
    views::{
        Table, common,
        numbers::{Label, Milestone, Numbers, Point, Series, Words},
    },
};

/// A curve of this view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Curve {
    /// What waits for a patch.
    Backlog,
    /// What has been found.
    Found,
    /// What has been patched.
    Patched,
    /// Applications filed.
    Filed,
    /// Applications examined.
    Examined,
}

impl Curve {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backlog => "backlog",
            Self::Found => "found",
            Self::Patched => "patched",
            Self::Filed => "filed",
            Self::Examined => "examined",
        }
    }

    /// What it is called beside it, in English and Japanese.
    pub const fn words(self) -> Words {
        match self {
            Self::Backlog => ("waiting", "未修正"),
            Self::Found => ("found", "発見"),
            Self::Patched => ("patched", "修正済み"),
            Self::Filed => ("filed", "出願"),
            Self::Examined => ("examined", "審査"),
        }
    }

    /// The same in one language.
    pub const fn label(self, lang: Lang) -> &'static str {
        let (en, ja) = self.words();
        localized(lang, en, ja)
    }

    /// Its colour: what comes in is orange, what goes out green.
    pub const fn paint(self) -> Paint {
        match self {
            Self::Backlog => Paint::Accent,
            Self::Found | Self::Filed => Paint::Series(1),
            Self::Patched | Self::Examined => Paint::Series(2),
        }
    }
}

/// Found, patched, waiting and the wait, two rows a year.
pub fn vulnerabilities(outcome: &QueuesOutcome, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Found", "発見"),
        ("Patched", "修正済み"),
        ("Waiting", "未修正"),
        ("10%", "10%"),
        ("90%", "90%"),
        ("Wait in months", "待ち（月）"),
    ];
    let rows = outcome.forecast.iter().flat_map(|forecast| {
        let outlook = &forecast.vulnerabilities;
        let queue = outlook.queue;
        common::twice_a_year(outcome.dates())
            .into_iter()
            .map(move |i| {
                let t = outcome.dates()[i] - START;
                let [low, high] = outlook
                    .backlog
                    .get(i)
                    .map_or([f64::NAN; 2], |q| [q[1], q[5]]);
                let counts = [
                    queue.inflow.total(t),
                    queue.served_at(t),
                    queue.backlog_at(t),
                    low,
                    high,
                ];
                let mut row = vec![date::iso(outcome.dates()[i])];
                row.extend(counts.map(|n| headline::many(lang, n)));
                row.push(decimals(queue.wait_at(t) / MONTH, 1));
                row
            })
    });
    Table {
        caption: localized(
            lang,
            "Vulnerabilities by date: at the values of the sliders, and what waits in 80% of the draws",
            "日付ごとの脆弱性：スライダーの値での件数と、試行の80%で未修正の件数",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
}

/// Filed, examined and waiting, two rows a year.
pub fn patents(outcome: &QueuesOutcome, forecast: &Forecast, lang: Lang) -> Table {
    let names = [
        ("Date", "日付"),
        ("Filed a year", "出願（年）"),
        ("Examined a year", "審査（年）"),
        ("Waiting", "審査待ち"),
        ("Pendency in months", "待ち（月）"),
    ];
    let queue = forecast.patents.queue;
    let rows = common::twice_a_year(outcome.dates()).into_iter().map(|i| {
        let day = outcome.dates()[i];
        let t = day - START;
        vec![
            date::iso(day),
            headline::many(lang, queue.inflow.at(t) * YEAR),
            headline::many(lang, queue.outflow_at(t) * YEAR),
            headline::many(lang, queue.backlog_at(t)),
            decimals(queue.wait_at(t) / MONTH, 1),
        ]
    });
    Table {
        caption: localized(lang, "Patents by date", "日付ごとの特許").to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
}

fn first(outcome: &QueuesOutcome, lang: Lang) -> Point {
    Point {
        name: localized(lang, "Project Glasswing", "Project Glasswing").to_owned(),
        day: START + FIRST,
        value: Some(outcome.assumptions.get(Key::VulnerabilitiesFound)),
        range: None,
        status: "fitted",
    }
}

/// The one published figure.
pub fn points(outcome: &QueuesOutcome, lang: Lang) -> Table {
    let names = [
        ("Figure", "値"),
        ("Date", "日付"),
        ("Found", "発見"),
        ("Source", "出典"),
    ];
    let point = first(outcome, lang);
    let published = outcome
        .assumptions
        .given(Key::VulnerabilitiesFound)
        .is_none();
    let source = if published {
        sources::short(lang, ["S1"].into_iter())
    } else {
        localized(lang, "set by hand", "手動").to_owned()
    };
    Table {
        caption: localized(lang, "Where it starts from", "出発点").to_owned(),
        head: common::head(lang, &names),
        rows: vec![vec![
            point.name,
            date::iso(point.day),
            decimals(outcome.assumptions.get(Key::VulnerabilitiesFound), 0),
            source,
        ]],
        numeric: vec![false, false, true, false],
    }
}

/// The charts as plain numbers: counts, applications a year, and waits in months.
pub fn numbers(outcome: &QueuesOutcome) -> Numbers {
    let mut numbers = Numbers {
        points: vec![first(outcome, Lang::En)],
        markers: vec![("start", START)],
        ..Numbers::default()
    };
    let Some(forecast) = &outcome.forecast else {
        return numbers;
    };
    let levels = [0.0, LONG[0], 0.0, LONG[1]];
    numbers.milestones = KEYS
        .into_iter()
        .zip(levels)
        .zip(milestones(forecast))
        .zip(headline::MILESTONES)
        .map(|(((key, level), (_, arrival)), words)| Milestone::of(key, level, words, &arrival))
        .collect();
    let central = KEYS.into_iter().zip(milestones(forecast));
    let central = central.map(|(key, (day, _))| (key, day));
    numbers
        .markers
        .extend(central.filter(|(_, day)| day.is_finite()));
    let (v, p) = (&forecast.vulnerabilities, &forecast.patents);
    let series = |name, words, paint, unit, values| Series {
        name,
        label: Label::Own(words),
        paint,
        unit,
        dates: outcome.dates().to_vec(),
        values,
        quantiles: Vec::new(),
    };
    let of = |curve: Curve, unit, values| {
        series(curve.name(), curve.words(), curve.paint(), unit, values)
    };
    let wait = |name, outlook: &Outlook| {
        let months = outcome.path(|t| outlook.queue.wait_at(t) / MONTH);
        series(name, common::CENTRAL, Paint::Accent, "months", months)
    };
    let count = |curve, values| of(curve, "count", values);
    let mut backlog = count(Curve::Backlog, outcome.path(|t| v.queue.backlog_at(t)));
    backlog.quantiles.clone_from(&v.backlog);
    numbers.series = vec![
        backlog,
        count(Curve::Found, outcome.path(|t| v.queue.inflow.total(t))),
        count(Curve::Patched, outcome.path(|t| v.queue.served_at(t))),
        wait("wait", v),
        of(
            Curve::Filed,
            "per year",
            outcome.path(|t| p.queue.inflow.at(t) * YEAR),
        ),
        of(
            Curve::Examined,
            "per year",
            outcome.path(|t| p.queue.outflow_at(t) * YEAR),
        ),
        wait("pendency", p),
    ];
    numbers
}
