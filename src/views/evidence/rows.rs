//! Every fact and every data point as a row: what, value, date, sources, and which parameters use it. The rows can be sifted and
//! sorted.

use super::claims::{self, Claim};
use crate::{
    assumptions::{
        evidence_filter::{EvidenceFilter, SOURCES},
        registry::Key,
    },
    date,
    evidence::{
        facts::{self, Fact},
        points, sources,
    },
    i18n::{
        Lang,
        format::{Clock, decimals, join, localized, localized_fmt, number, percent, short_length},
        params::param_label,
    },
    model::numerics::order,
    views::common,
};

/// A fact or a data point.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Its name in files and addresses.
    pub id: String,
    /// Its group: `horizon`, `events`, …; `points` for the measured points.
    pub kind: &'static str,
    /// What it says.
    pub what: String,
    /// Value or range in [`unit`](Self::unit).
    pub value: [Option<f64>; 3],
    /// Unit of the value.
    pub unit: &'static str,
    /// When, in days since 1970-01-01; the end of a period.
    pub day: Option<f64>,
    /// The dates as precise as the source gives them.
    pub dates: [String; 2],
    /// Ids of its sources.
    pub sources: Vec<&'static str>,
    /// Parameters that use it.
    pub keys: Vec<Key>,
}

impl Row {
    /// The value or range with its unit; empty for an event.
    pub fn figure(&self, lang: Lang) -> String {
        let [value, low, high] = self.value.map(|v| v.map(|v| quantity(lang, v, self.unit)));
        match (value, low, high) {
            (Some(value), Some(low), Some(high)) => localized_fmt(
                lang,
                "{0} ({1} to {2})",
                "{0}（{1}〜{2}）",
                &[&value, &low, &high],
            ),
            (None, Some(low), Some(high)) => {
                localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&low, &high])
            }
            (value, ..) => value.unwrap_or_default(),
        }
    }

    /// The date or period.
    pub fn when(&self, lang: Lang) -> String {
        match &self.dates {
            [from, to] if !to.is_empty() => {
                localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[from, to])
            }
            [from, _] => from.clone(),
        }
    }

    /// What the critics hold against it.
    pub fn claims(&self) -> impl Iterator<Item = &'static Claim> {
        claims::about(&self.id)
    }
}

fn quantity(lang: Lang, value: f64, unit: &str) -> String {
    let plain = number(value);
    match unit {
        "min" => short_length(lang, value, Clock::Wall),
        "%" => percent(lang, value / 100.0),
        "h" => localized_fmt(lang, "{0} h", "{0}時間", &[&plain]),
        "months" => localized_fmt(lang, "{0} months", "{0}か月", &[&plain]),
        "years" => localized_fmt(lang, "{0} years", "{0}年", &[&plain]),
        "x" => localized_fmt(lang, "{0}×", "{0}倍", &[&plain]),
        "x/year" => localized_fmt(lang, "{0}× a year", "年{0}倍", &[&plain]),
        "T USD" => localized_fmt(lang, "USD {0} trillion", "{0}兆ドル", &[&plain]),
        "T USD/year" => localized_fmt(lang, "USD {0} trillion a year", "年{0}兆ドル", &[&plain]),
        "people" => localized_fmt(lang, "{0} people", "{0}人", &[&decimals(value, 0)]),
        "count" => decimals(value, 0),
        _ => plain,
    }
}

/// All rows: the facts in their order, then METR's points.
pub fn all(lang: Lang) -> Vec<Row> {
    let mut rows: Vec<Row> = facts::all()
        .iter()
        .map(|fact| of_fact(fact, lang))
        .collect();
    for point in &points::metr().points {
        let (low, high) = point.p50.range.unzip();
        rows.push(Row {
            id: join(&["metr.", &point.name]),
            kind: "points",
            what: localized_fmt(
                lang,
                "{0}: length of tasks handled with 50% success, with its 95% interval",
                "{0}：成功率50%でこなせる作業の長さと95%区間",
                &[&point.name],
            ),
            value: [Some(point.p50.mid), low, high],
            unit: "min",
            day: Some(point.day),
            dates: [date::iso(point.day), String::new()],
            sources: vec!["metr"],
            keys: vec![Key::Data],
        });
    }
    rows
}

fn of_fact(fact: &'static Fact, lang: Lang) -> Row {
    Row {
        id: fact.id.clone(),
        kind: &fact.group,
        what: localized(lang, &fact.what_en, &fact.what_ja).to_owned(),
        value: [fact.value, fact.low, fact.high],
        unit: &fact.unit,
        day: fact.date,
        dates: [fact.date_text.clone(), fact.date_end_text.clone()],
        sources: fact.sources.iter().map(|s| s.id.as_str()).collect(),
        keys: fact.keys.clone(),
    }
}

/// The name of a kind of rows.
pub fn kind_label(lang: Lang, kind: &str) -> &'static str {
    let (en, ja) = match kind {
        "points" => ("METR's points", "METRの測定点"),
        "horizon" => ("Task horizon", "タイムホライズン"),
        "code" => ("Code", "コード"),
        "research" => ("Research by AI", "AIによる研究"),
        "stage" => ("Stages", "段階"),
        "security" => ("Security", "セキュリティ"),
        "governance" => ("Governance", "ガバナンス"),
        "business" => ("Business", "事業"),
        "forecast" => ("Forecasts by others", "他者の予測"),
        "scaling" => ("What is scaled", "拡大されるもの"),
        "access" => ("Access", "アクセス"),
        "events" => ("Events of 2026", "2026年の出来事"),
        _ => ("Opinion", "世論"),
    };
    localized(lang, en, ja)
}

/// The rows that a sieve lets through, in its order. Rows without a date come last.
pub fn sifted(rows: &[Row], filter: &EvidenceFilter, lang: Lang) -> Vec<Row> {
    let text = filter.text.to_ascii_lowercase();
    let words: Vec<&str> = text.split_whitespace().collect();
    let passes = |row: &&Row| {
        (filter.kind.is_empty() || filter.kind == row.kind)
            && (filter.source.is_empty() || row.sources.contains(&filter.source))
            && (words.is_empty() || {
                let text = searched(row, lang);
                words.iter().all(|word| holds(&text, word))
            })
    };
    let rows: Vec<Row> = rows.iter().filter(passes).cloned().collect();
    let by_day = |rows, sign: f64| {
        order::sorted(rows, move |row: &Row| {
            row.day.map_or(f64::INFINITY, |day| sign * day)
        })
    };
    match filter.order {
        "date" => by_day(rows, 1.0),
        "-date" => by_day(rows, -1.0),
        "source" => order::sorted(rows, |row| {
            let first = row.sources.first();
            let at = SOURCES.iter().position(|id| Some(id) == first);
            at.unwrap_or_default() as f64
        }),
        _ => rows,
    }
}

/// All that a row shows, in small letters.
fn searched(row: &Row, lang: Lang) -> String {
    let mut text = [&row.id, " ", &row.what, " "].map(|s: &str| s).concat();
    for more in [
        &row.figure(lang),
        &row.when(lang),
        kind_label(lang, row.kind),
    ] {
        text.push_str(more);
        text.push(' ');
    }
    for key in &row.keys {
        text.push_str(param_label(lang, *key));
        text.push(' ');
    }
    for claim in row.claims() {
        text.push_str(claim.text(lang));
    }
    for source in row.sources.iter().filter_map(|id| sources::get(id)) {
        text.push(' ');
        text.push_str(&source.cite(lang));
    }
    text.make_ascii_lowercase();
    text
}

/// Whether a text has a word in it.
fn holds(text: &str, word: &str) -> bool {
    text.as_bytes()
        .windows(word.len())
        .any(|part| part == word.as_bytes())
}

/// The rows as the table that a screen reader or a file shows.
pub fn table(rows: &[Row], lang: Lang) -> crate::views::Table {
    let names = [
        ("What", "内容"),
        ("Value", "値"),
        ("Date", "時期"),
        ("Source", "出典"),
        ("Used by", "使う前提"),
    ];
    let cells = |row: &Row| {
        let keys: Vec<&str> = row.keys.iter().map(|key| param_label(lang, *key)).collect();
        vec![
            row.what.clone(),
            row.figure(lang),
            row.when(lang),
            sources::short(lang, row.sources.iter().copied()),
            keys.join(localized(lang, ", ", "、")),
        ]
    };
    crate::views::Table {
        caption: localized(lang, "Facts and data points", "事実とデータの点").to_owned(),
        head: common::head(lang, &names),
        rows: rows.iter().map(cells).collect(),
        numeric: vec![false; names.len()],
    }
}
