//! The rows of the evidence and the consequences as one table, for CSV and workbooks.

use super::{csv_text, table::Cell};
use crate::{
    assumptions::evidence_filter::SOURCES,
    date,
    evidence::sources::{self, Source},
    i18n::Lang,
    views::evidence::{
        consequences::{Consequence, Dated},
        rows::{self, Row},
        said,
    },
};

/// The columns. A consequence has its date (the median) with the ends of the 80% interval, and the share of draws that never
/// see it.
const HEAD: [&str; 16] = [
    "kind",
    "id",
    "text",
    "value",
    "low",
    "high",
    "unit",
    "date",
    "date_end",
    "p10",
    "p90",
    "never",
    "sources",
    "parameters",
    "critics",
    "links",
];

/// Some of the rows as CSV.
pub fn some(rows: &[Row], lang: Lang) -> String {
    csv_text::written(&table(rows, lang))
}

/// All rows, then the consequences from the first to the last; dates as precise as the sources.
pub(super) fn whole(lang: Lang, consequences: Vec<Dated>) -> Vec<Vec<Cell>> {
    let mut table = table(&rows::all(lang), lang);
    for (consequence, _, arrival) in consequences {
        let Consequence { key, sources, .. } = consequence;
        let day = |day: f64| {
            if day.is_finite() {
                Cell::Date(day)
            } else {
                Cell::Empty
            }
        };
        table.push(vec![
            Cell::text("consequence"),
            Cell::text(key),
            Cell::Text(said(consequence, lang)),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            day(arrival.p50),
            Cell::Empty,
            day(arrival.p10),
            day(arrival.p90),
            Cell::number(arrival.never),
            Cell::Text(sources::short(lang, sources.split(';'))),
            Cell::Empty,
            Cell::Empty,
            links(sources.split(';')),
        ]);
    }
    table
}

fn table(rows: &[Row], lang: Lang) -> Vec<Vec<Cell>> {
    let mut table = vec![HEAD.map(Cell::text).to_vec()];
    for row in rows {
        let [value, low, high] = row.value.map(Cell::number);
        let keys: Vec<&str> = row.keys.iter().map(|key| key.param().name).collect();
        let critics: Vec<&str> = row.claims().map(|claim| claim.text(lang)).collect();
        table.push(vec![
            Cell::text(row.kind),
            Cell::text(&row.id),
            Cell::text(&row.what),
            value,
            low,
            high,
            Cell::text(row.unit),
            day(&row.dates[0]),
            day(&row.dates[1]),
            Cell::Empty,
            Cell::Empty,
            Cell::Empty,
            Cell::Text(sources::short(lang, row.sources.iter().copied())),
            Cell::Text(keys.join(";")),
            Cell::Text(critics.join(" ")),
            links(row.sources.iter().copied()),
        ]);
    }
    table
}

/// A date of a source, which may be no more than a year or a month.
fn day(text: &str) -> Cell {
    let whole = text.len() == "2026-11-21".len();
    let day = date::parse(text).filter(|_| whole);
    day.map_or_else(|| Cell::text(text), Cell::Date)
}

/// The addresses of some sources, as far as they have one.
fn links<'a>(ids: impl Iterator<Item = &'a str>) -> Cell {
    let urls = ids.filter_map(sources::get).map(|source| &*source.url);
    let urls: Vec<&str> = urls.filter(|url| !url.is_empty()).collect();
    Cell::Text(urls.join(" "))
}

/// The sources of the rows by the names that they have there: `source`, `citation`, `link`.
pub(super) fn cited(lang: Lang) -> Vec<Vec<Cell>> {
    let row = |source: &Source| {
        vec![
            Cell::Text(source.short(lang)),
            Cell::Text(source.cite(lang)),
            Cell::text(&source.url),
        ]
    };
    let head = ["source", "citation", "link"].map(Cell::text).to_vec();
    let cited = SOURCES.iter().filter_map(|id| sources::get(id)).map(row);
    std::iter::once(head).chain(cited).collect()
}
