//! The rows of the evidence and the consequences as one CSV table.

use super::csv::field;
use crate::{
    date,
    i18n::Lang,
    number,
    view::{
        Panel,
        evidence::{
            Chart,
            consequences::Consequence,
            rows::{self, Row},
            said,
        },
    },
};

/// The columns. A consequence has its date (the median) with the ends of the 80% interval, and the share of draws that never
/// see it.
const HEAD: &str =
    "kind,id,text,value,low,high,unit,date,date_end,p10,p90,never,sources,parameters,critics\r\n";

/// All rows, then the consequences from the first to the last. RFC 4180 with `\r\n` line ends; dates as precise as the sources.
pub fn ledger(panel: &Panel, chart: &Chart) -> String {
    let lang = panel.lang;
    let mut out = some(&rows::all(lang), lang);
    for (consequence, _, arrival) in chart.dated() {
        let Consequence { key, sources, .. } = consequence;
        let text = said(consequence, lang);
        let iso = |day: f64| {
            if day.is_finite() {
                date::iso(day)
            } else {
                String::new()
            }
        };
        let never = number::shortest(arrival.never);
        line(
            &mut out,
            &[
                "consequence",
                key,
                &text,
                "",
                "",
                "",
                "",
                &iso(arrival.p50),
                "",
                &iso(arrival.p10),
                &iso(arrival.p90),
                &never,
                sources,
                "",
                "",
            ],
        );
    }
    out
}

/// Some of the rows.
pub fn some(rows: &[Row], lang: Lang) -> String {
    let mut out = HEAD.to_owned();
    for row in rows {
        let [value, low, high] = row
            .value
            .map(|v| v.map_or_else(String::new, number::shortest));
        let keys: Vec<&str> = row.keys.iter().map(|key| key.param().name).collect();
        let critics: Vec<&str> = row.claims().map(|claim| claim.text(lang)).collect();
        line(
            &mut out,
            &[
                row.kind,
                &row.id,
                &row.what,
                &value,
                &low,
                &high,
                row.unit,
                &row.dates[0],
                &row.dates[1],
                "",
                "",
                "",
                &row.sources.join(";"),
                &keys.join(";"),
                &critics.join(" "),
            ],
        );
    }
    out
}

fn line(out: &mut String, cells: &[&str]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        field(out, cell);
    }
    out.push_str("\r\n");
}
