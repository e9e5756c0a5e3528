//! The chart's numbers as one CSV table: the points, then the curve with its quantiles.

use crate::{
    date,
    model::{fast, horizon::PROBS, trend::Status},
    number,
    view::{Chart, Panel, horizon},
};

/// RFC 4180 with `\r\n` line ends; minutes as plain numbers, dates as ISO 8601, in every language.
///
/// Columns: `series` (`point` or `forecast`), `name`, `date`, `minutes`, then the quantiles of the draws; a
/// point has its 95% interval in the outer two, and its `status` (`fitted` or why not).
pub fn csv(panel: &Panel) -> String {
    match &panel.chart {
        Chart::Horizon(chart) => horizon_csv(chart),
    }
}

fn horizon_csv(chart: &horizon::Chart) -> String {
    let mut out =
        String::from("series,name,date,minutes,p2.5,p10,p25,p50,p75,p90,p97.5,status\r\n");
    let mut row = |cells: &[&str]| {
        for (i, cell) in cells.iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            field(&mut out, cell);
        }
        out.push_str("\r\n");
    };
    for (point, status) in chart.data.points.iter().zip(&chart.forecast.status) {
        let estimate = chart.estimate(point);
        let text = |value: Option<f64>| value.map_or_else(String::new, number::shortest);
        let range = estimate.and_then(|e| e.range);
        row(&[
            "point",
            &point.name,
            &date::iso(point.day),
            &text(estimate.map(|e| e.mid)),
            &text(range.map(|r| r.0)),
            "",
            "",
            "",
            "",
            "",
            &text(range.map(|r| r.1)),
            status_word(*status),
        ]);
    }
    let f = &chart.forecast;
    for ((day, path), bands) in f.dates.iter().zip(&f.path).zip(&f.bands) {
        let minutes = |log2: f64| number::shortest(fast::exp2(log2));
        let quantiles: [String; PROBS.len()] = bands.map(minutes);
        let mut cells = vec![
            "forecast".to_owned(),
            "central".to_owned(),
            date::iso(*day),
            minutes(*path),
        ];
        cells.extend(quantiles);
        cells.push(String::new());
        row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    out
}

/// What became of a point, as one word.
pub const fn status_word(status: Status) -> &'static str {
    match status {
        Status::Fitted => "fitted",
        Status::Earlier => "earlier",
        Status::Later => "later",
        Status::AboveCap => "above-cap",
        Status::Superseded => "superseded",
        Status::Unmeasured => "unmeasured",
    }
}

/// A field, quoted where needed. A name that a spreadsheet would run as a formula gets a leading apostrophe.
fn field(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '@', '\t'])
        || (text.starts_with('-') && number::parse(text).is_none());
    let quoted = text.contains([',', '"', '\n', '\r']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    if quoted {
        out.push('"');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> String {
        let mut out = String::new();
        field(&mut out, text);
        out
    }

    #[test]
    fn fields_are_quoted_and_disarmed() {
        assert_eq!(cell("GPT-4"), "GPT-4");
        assert_eq!(cell("a, \"b\""), "\"a, \"\"b\"\"\"");
        assert_eq!(cell("=1+1"), "'=1+1");
        assert_eq!(cell("-5"), "-5");
        assert_eq!(cell("-cmd"), "'-cmd");
    }
}
