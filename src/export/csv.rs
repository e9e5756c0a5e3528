//! A view's numbers as one CSV table: the points, the curves with their quantiles, the pinned curves.

use crate::{
    date,
    model::horizon::PROBS,
    number,
    view::{Panel, numbers::Series},
};

/// RFC 4180 with `\r\n` line ends; plain numbers, dates as ISO 8601, in every language.
///
/// Columns: `series` (`point` or `forecast`), `name`, `date`, the value under the name of its unit, then the quantiles of
/// the draws; a point has its 95% interval in the outer two, and its `status` (`fitted` or why not).
pub fn csv(panel: &Panel) -> String {
    let mut numbers = panel.numbers();
    let unit = numbers.series.first().map_or(panel.unit(), |s| s.unit);
    let mut out = String::from("series,name,date,");
    out.push_str(unit);
    out.push_str(",p2.5,p10,p25,p50,p75,p90,p97.5,status\r\n");
    let text = |value: Option<f64>| value.map_or_else(String::new, number::shortest);
    for point in &numbers.points {
        row(&mut out, "point", &point.name, point.day);
        let mut quantiles = [None; PROBS.len()];
        quantiles[0] = point.range.map(|r| r.0);
        quantiles[PROBS.len() - 1] = point.range.map(|r| r.1);
        for value in [point.value].into_iter().chain(quantiles) {
            out.push(',');
            out.push_str(&text(value));
        }
        out.push(',');
        out.push_str(point.status);
        out.push_str("\r\n");
    }
    numbers.series.extend(panel.pinned_series());
    for series in &numbers.series {
        // There is one column of values.
        if series.unit == unit {
            curve(&mut out, series);
        }
    }
    out
}

fn row(out: &mut String, series: &str, name: &str, day: f64) {
    out.push_str(series);
    out.push(',');
    field(out, name);
    out.push(',');
    out.push_str(&date::iso(day));
}

fn curve(out: &mut String, series: &Series) {
    for (index, (day, value)) in series.dates.iter().zip(&series.values).enumerate() {
        row(out, "forecast", series.name, *day);
        out.push(',');
        out.push_str(&number::shortest(*value));
        let quantiles = series.quantiles.get(index);
        for k in 0..PROBS.len() {
            out.push(',');
            if let Some(quantiles) = quantiles {
                out.push_str(&number::shortest(quantiles[k]));
            }
        }
        out.push_str(",\r\n");
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
