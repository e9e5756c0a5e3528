//! A view's numbers as one CSV table: the points, the curves with their quantiles, the pinned curves; of the evidence its rows.

use super::{
    csv_text::written,
    ledger,
    table::{self, Cell},
};
use crate::{
    figure::chart::{Measure, Spec},
    views::Panel,
};

/// RFC 4180 with `\r\n` line ends; plain numbers, dates as ISO 8601, in every language. The columns are those of
/// `table::numbers`, or of the rows of the evidence.
pub fn csv(panel: &Panel) -> String {
    match panel.report().consequences() {
        Some(consequences) => written(&ledger::whole(panel.lang, consequences)),
        None => written(&table::numbers(panel).rows),
    }
}

/// One of a panel's smaller charts: its table as it is read, or else what its lines, bands and points are drawn through.
pub fn of_side_chart(panel: &Panel, index: usize) -> Option<String> {
    let side = panel.side_charts.get(index)?;
    let Some(table) = &side.table else {
        return side.spec().map(|spec| written(&drawn(&spec)));
    };
    let lines = std::iter::once(&table.head).chain(&table.rows);
    let cells = |line: &Vec<String>| line.iter().map(|text| Cell::text(text)).collect();
    Some(written(&lines.map(cells).collect::<Vec<_>>()))
}

/// Columns: what it belongs to, the place on the horizontal axis, the value, and the ends of a band or an interval.
fn drawn(spec: &Spec) -> Vec<Vec<Cell>> {
    let dated = spec.x.measure == Measure::Date;
    let x = if dated { "date" } else { "x" };
    let head = ["series", x, "value", "low", "high"];
    let mut rows = vec![head.iter().map(|name| Cell::text(name)).collect()];
    let mut row = |name: &str, x: f64, value: Option<f64>, range: Option<(f64, f64)>| {
        rows.push(vec![
            Cell::text(name),
            if dated {
                Cell::date(x)
            } else {
                Cell::number(Some(x))
            },
            Cell::number(value),
            Cell::number(range.map(|(low, _)| low)),
            Cell::number(range.map(|(_, high)| high)),
        ]);
    };
    for line in &spec.lines {
        for (x, y) in &line.points {
            row(&line.name, *x, Some(*y), None);
        }
    }
    for band in spec.fans.iter().flat_map(|fan| &fan.bands) {
        for (x, low, high) in &band.edges {
            row(&band.name, *x, None, Some((*low, *high)));
        }
    }
    for point in &spec.points {
        let name = spec.about.as_ref().map(|about| about.name(point.index).0);
        let (x, y) = point.at;
        row(&name.unwrap_or_default(), x, Some(y), point.range);
    }
    rows
}
