//! A view's numbers as rows of cells, from which CSV, workbooks and charts are written.

use crate::{
    date,
    figure::chart::Paint,
    model::horizon::PROBS,
    views::{
        Panel,
        numbers::{Point, Series},
    },
};

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, also in the place of what is infinite.
    Empty,
    /// Words.
    Text(String),
    /// A finite number.
    Number(f64),
    /// A day, in days since 1970-01-01.
    Date(f64),
    /// A share from 0 to 1.
    Share(f64),
    /// The number of another cell of the row, which it follows when that is edited.
    Same {
        /// The number now.
        value: f64,
        /// The other's column.
        column: usize,
    },
    /// How far the number of one cell of the row lies above that of another, likewise.
    Difference {
        /// The number now.
        value: f64,
        /// The columns of the two.
        columns: (usize, usize),
    },
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    /// A day, if it is finite.
    pub fn date(day: f64) -> Self {
        if day.is_finite() {
            Self::Date(day)
        } else {
            Self::Empty
        }
    }

    /// A number, if there is one and it is finite.
    pub fn number(value: impl Into<Option<f64>>) -> Self {
        let value = value.into().filter(|v| v.is_finite());
        value.map_or(Self::Empty, Self::Number)
    }

    /// A day as its number in a spreadsheet, which counts from 1899-12-30, or the number itself. Spreadsheets refuse files
    /// with numbers above 9.99e307: those are left out.
    pub fn value(&self) -> Option<f64> {
        match self {
            Self::Number(value)
            | Self::Share(value)
            | Self::Same { value, .. }
            | Self::Difference { value, .. } => Some(*value).filter(|v| libm::fabs(*v) < 1e307),
            Self::Date(day) => Some(serial(date::Civil::from_days(*day).days())),
            Self::Empty | Self::Text(_) => None,
        }
    }
}

/// The number of an instant (days since 1970-01-01) in a spreadsheet.
pub fn serial(day: f64) -> f64 {
    day + 25_569.0
}

/// Rows that belong to one curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// What the curve is called beside others.
    pub label: String,
    /// Its colour.
    pub paint: Paint,
    /// Its first row.
    pub first: usize,
    /// How many rows it has.
    pub len: usize,
    /// Whether it has quantiles.
    pub fan: bool,
}

/// The table of a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// The head, the points, the curves one after the other, then the milestones; all rows have the same number of cells.
    pub rows: Vec<Vec<Cell>>,
    /// The points in their order.
    pub points: Vec<Point>,
    /// The curves.
    pub runs: Vec<Run>,
}

/// The columns of a milestone's date, behind those that all rows have.
const ARRIVAL: [&str; 3] = ["date_p10", "date_p90", "never"];

/// Columns: `series` (`point`, `forecast` or `milestone`), `name`, `date`, the value under the name of its unit, then the quantiles
/// of the draws; a point has its 95% interval in the outer two, and its `status` (`fitted` or why not). A milestone has its level
/// as value, its median date, at the end those of 10 and 90% and the share (0 to 1) that never gets there.
pub fn numbers(panel: &Panel) -> Numbers {
    let mut numbers = panel.numbers();
    let unit = numbers.series.first().map_or(panel.unit(), |s| s.unit);
    let head = [
        "series", "name", "date", unit, "p2.5", "p10", "p25", "p50", "p75", "p90", "p97.5",
        "status",
    ];
    let mut rows = vec![head.iter().chain(&ARRIVAL).map(|c| Cell::text(c)).collect()];
    for point in &numbers.points {
        let mut quantiles = [None; PROBS.len()];
        quantiles[0] = point.range.map(|r| r.0);
        quantiles[PROBS.len() - 1] = point.range.map(|r| r.1);
        let mut row = start("point", &point.name, point.day);
        row.push(Cell::number(point.value));
        row.extend(quantiles.map(Cell::number));
        row.push(Cell::text(point.status));
        row.extend(ARRIVAL.map(|_| Cell::Empty));
        rows.push(row);
    }
    numbers.series.extend(panel.drawn_series());
    let mut runs = Vec::new();
    // There is one column of values.
    for series in numbers.series.iter().filter(|s| s.unit == unit) {
        runs.push(Run {
            label: series.label.text(panel.lang),
            paint: series.paint,
            first: rows.len(),
            len: series.dates.len(),
            fan: !series.quantiles.is_empty(),
        });
        curve(&mut rows, series);
    }
    for m in &numbers.milestones {
        let level = (panel.unit() == unit && m.level > 0.0).then_some(m.level);
        let mut row = vec![
            Cell::text("milestone"),
            Cell::text(m.key),
            Cell::date(m.p50),
            Cell::number(level),
        ];
        row.extend([const { Cell::Empty }; PROBS.len() + 1]);
        row.extend([Cell::date(m.p10), Cell::date(m.p90), Cell::Share(m.never)]);
        rows.push(row);
    }
    Numbers {
        rows,
        points: numbers.points,
        runs,
    }
}

fn start(series: &str, name: &str, day: f64) -> Vec<Cell> {
    vec![Cell::text(series), Cell::text(name), Cell::Date(day)]
}

fn curve(rows: &mut Vec<Vec<Cell>>, series: &Series) {
    for (index, (day, value)) in series.dates.iter().zip(&series.values).enumerate() {
        let mut row = start("forecast", series.name, *day);
        row.push(Cell::number(*value));
        let quantiles = series.quantiles.get(index);
        row.extend((0..PROBS.len()).map(|k| Cell::number(quantiles.map(|q| q[k]))));
        row.push(Cell::Empty);
        row.extend(ARRIVAL.map(|_| Cell::Empty));
        rows.push(row);
    }
}
