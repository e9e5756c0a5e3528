//! Tables.

use crate::{
    date,
    i18n::{Lang, format::localized},
    model::horizon::PROBS,
    views::{Table, numbers::Point},
};

/// Column heads.
pub fn head(lang: Lang, names: &[(&str, &str)]) -> Vec<String> {
    names
        .iter()
        .map(|(en, ja)| localized(lang, en, ja).to_owned())
        .collect()
}

/// Which dates have rows in a table: two a year.
pub fn twice_a_year(dates: &[f64]) -> Vec<usize> {
    let half = |day: f64| libm::floor(date::days_to_year(day) * 2.0);
    (0..dates.len())
        .filter(|i| *i == 0 || half(dates[*i]) != half(dates[i - 1]))
        .collect()
}

/// A curve and its quantiles by date, two rows a year.
pub fn by_date(
    lang: Lang,
    caption: &str,
    dates: &[f64],
    path: &[f64],
    quantiles: &[[f64; PROBS.len()]],
    text: &dyn Fn(f64) -> String,
) -> Table {
    let mut names = vec![("Date", "日付"), ("Central", "中心線")];
    if !quantiles.is_empty() {
        names.extend(["2.5%", "10%", "25%", "50%", "75%", "90%", "97.5%"].map(|p| (p, p)));
    }
    let mut rows = Vec::new();
    for i in twice_a_year(dates) {
        let mut row = vec![
            date::iso(dates[i]),
            path.get(i).map_or_else(String::new, |v| text(*v)),
        ];
        row.extend(quantiles.get(i).into_iter().flatten().map(|q| text(*q)));
        rows.push(row);
    }
    table(lang, caption, &names, rows)
}

/// Rows of a table of points: name, date, value, its interval, and what became of it.
pub fn point_row(point: &Point, status: &str, text: &dyn Fn(f64) -> String) -> Vec<String> {
    let cell = |value: Option<f64>| value.map_or_else(String::new, text);
    vec![
        point.name.clone(),
        date::iso(point.day),
        cell(point.value),
        cell(point.range.map(|r| r.0)),
        cell(point.range.map(|r| r.1)),
        status.to_owned(),
    ]
}

/// A page shows no more rows than this; the CSV has them all.
pub const MOST_ROWS: usize = 500;

/// A table whose first column names its rows.
pub fn table(lang: Lang, caption: &str, names: &[(&str, &str)], rows: Vec<Vec<String>>) -> Table {
    Table {
        caption: caption.to_owned(),
        head: head(lang, names),
        rows,
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
}
