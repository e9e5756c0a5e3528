//! Points of a chart: which length of task a model finishes, or which share of code AI writes, and since when.

use std::sync::OnceLock;

use super::problem::{Problem, ProblemKind};
use super::table::{Row, Table};
use crate::model::numerics::order;
use crate::{date, number, text};

/// Rows that an imported table may have.
pub const MAX_ROWS: usize = 100_000;

/// Problems that an import reports before it stops.
pub const MAX_PROBLEMS: usize = 20;

/// Longest name of a point in characters.
pub const MAX_NAME: usize = 200;

/// A task length in minutes of skilled human work, or a share in per cent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate itself; a length is greater than zero, a share from 0 to 100.
    pub mid: f64,
    /// 95% interval, with `mid` inside; both ends are such values too.
    pub range: Option<(f64, f64)>,
}

/// One model's time horizon, or the share of code on a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Observation {
    /// Unique within the data set; stable for published data (`claude-opus-4.6`).
    pub id: String,
    /// Full name: `Claude Opus 4.6`.
    pub name: String,
    /// Short name for the chart: `Opus 4.6`.
    pub label: String,
    /// Release date in days since 1970-01-01.
    pub day: f64,
    /// Length at which half of the tasks succeed, or the share.
    pub p50: Estimate,
    /// Length at which 80% of the tasks succeed, where it is published.
    pub p80: Option<Estimate>,
    /// Whether nobody calls it a measurement, so that it is shown and never fitted.
    pub drawn_only: bool,
}

/// Points in the order of their dates; those of one day keep the order of the table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// The points.
    pub points: Vec<Observation>,
    /// Id of the source in `sources.csv`; `None` for a person's own points.
    pub source: Option<&'static str>,
}

impl Dataset {
    /// Whether every point also has its 80% length.
    pub fn has_p80(&self) -> bool {
        self.points.iter().all(|point| point.p80.is_some())
    }

    /// The point with this id.
    pub fn get(&self, id: &str) -> Option<&Observation> {
        self.points.iter().find(|point| point.id == id)
    }

    /// The points in the order of their dates.
    pub fn sorted(points: Vec<Observation>, source: Option<&'static str>) -> Self {
        Self {
            points: order::sorted(points, |p| p.day),
            source,
        }
    }
}

/// METR Time Horizon 1.1, data of 2026-05-08.
pub fn metr() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    // The tests parse the same text, so a fallback never shows.
    DATA.get_or_init(|| published(METR, "metr").unwrap_or_default())
}

/// The two figures that S1 quotes.
pub fn quoted() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| published(QUOTED, "S1").unwrap_or_default())
}

/// What Google has said of the share of its new code that AI generates.
pub fn google() -> &'static Dataset {
    static DATA: OnceLock<Dataset> = OnceLock::new();
    DATA.get_or_init(|| published(GOOGLE, "google").unwrap_or_default())
}

const GOOGLE: &str = include_str!("../../data/google_code_share.csv");
const METR: &str = include_str!("../../data/metr_time_horizon_1_1.csv");
const QUOTED: &str = include_str!("../../data/quoted.csv");

/// Reads a table of our own, which has no quotation marks: the page begins with it, and what reads tables of others waits.
pub(super) fn published(text: &str, source: &'static str) -> Option<Dataset> {
    let rows = text.lines().skip(1);
    let points: Option<Vec<_>> = rows.map(published_point).collect();
    Some(Dataset::sorted(points?, Some(source)))
}

/// `name,label,release,p50,p50_low,p50_high,p80,p80_low,p80_high`.
fn published_point(row: &str) -> Option<Observation> {
    let mut fields = row.split(',');
    let (name, label) = (fields.next()?, fields.next()?);
    let day = date::parse(fields.next()?)?;
    let mut estimate = || {
        let [mid, low, high] = [(); 3].map(|()| number::parse(fields.next()?));
        Some(Estimate {
            mid: mid?,
            range: low.zip(high),
        })
    };
    let (p50, p80) = (estimate()?, estimate());
    Some(Observation {
        id: slug(name),
        name: name.to_owned(),
        label: label.to_owned(),
        day,
        p50,
        p80,
        drawn_only: false,
    })
}

/// Reads a table of a person's points.
pub type Import = fn(&str) -> Result<Dataset, Vec<Problem>>;

/// Reads a person's task lengths as a page keeps them: CSV with the columns `name,date,minutes[,low,high]` in any order.
///
/// Other columns are ignored. `low` and `high` are a 95% interval, both or neither. The points get the ids `line-2`, `line-3`, ….
/// What people bring themselves is read by [`crate::import`].
///
/// # Errors
///
/// All problems in the order of the lines, at most [`MAX_PROBLEMS`].
pub fn import(text: &str) -> Result<Dataset, Vec<Problem>> {
    let names = &["name", "date", "minutes", "low", "high"];
    read(text, names, 3, None, |row, problems| {
        own(row, Row::positive, problems)
    })
    .map_err(|problems| other_quantity(text, problems, "minutes", &["share"]))
}

/// Reads a person's code shares: [`import`] with the column `share`, in per cent, in the place of `minutes`.
///
/// # Errors
///
/// As [`import`].
pub fn import_shares(text: &str) -> Result<Dataset, Vec<Problem>> {
    let names = &["name", "date", "share", "low", "high"];
    read(text, names, 3, None, |row, problems| {
        own(row, Row::percent, problems)
    })
    .map_err(|problems| other_quantity(text, problems, "share", &["minutes"]))
}

/// A row of a person's table.
fn own<'r>(row: &Row<'r>, value: Value<'r>, problems: &mut Vec<Problem>) -> Option<Observation> {
    let name = clean_name(row.text(0)).map_err(|kind| row.problem(0, kind));
    let name = keep(name, problems);
    let day = keep(row.day(1), problems);
    let p50 = estimate(row, 2, value, problems);
    let name = name?;
    Some(Observation {
        id: ["line-", &row.line().to_string()].concat(),
        label: name.clone(),
        name,
        day: day?,
        p50: p50?,
        p80: None,
        drawn_only: false,
    })
}

/// A table that lacks the column `name` but has the one of another view is told from one that has neither.
fn other_quantity(
    text: &str,
    mut problems: Vec<Problem>,
    name: &'static str,
    other: &'static [&'static str],
) -> Vec<Problem> {
    for problem in &mut problems {
        if matches!(problem.kind, ProblemKind::MissingColumn { name: missing, .. } if missing == name)
            && Table::open(text, other, 1).is_ok()
        {
            let found = other[0];
            problem.kind = ProblemKind::OtherQuantity { name, found };
        }
    }
    problems
}

fn read(
    text: &str,
    names: &'static [&'static str],
    required: usize,
    source: Option<&'static str>,
    point: fn(&Row<'_>, &mut Vec<Problem>) -> Option<Observation>,
) -> Result<Dataset, Vec<Problem>> {
    let mut table = Table::open(text, names, required)?;
    let mut points = Vec::new();
    let mut problems = Vec::new();
    let mut rows = 0;
    while problems.len() < MAX_PROBLEMS {
        match table.next_row() {
            Ok(None) => break,
            Ok(Some(row)) => {
                rows += 1;
                if rows > MAX_ROWS {
                    let kind = ProblemKind::TooManyRows { limit: MAX_ROWS };
                    problems.push(Problem::line(row.line(), kind));
                    break;
                }
                points.extend(point(&row, &mut problems));
            }
            Err(problem) => {
                rows += 1;
                problems.push(problem);
            }
        }
    }
    if rows == 0 {
        problems.push(Problem::line(table.header_line(), ProblemKind::NoRows));
    }
    problems.truncate(MAX_PROBLEMS);
    if problems.is_empty() {
        Ok(Dataset::sorted(points, source))
    } else {
        Err(problems)
    }
}

fn keep<T>(result: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    result.map_err(|problem| problems.push(problem)).ok()
}

/// Reads the value in a field.
type Value<'r> = fn(&Row<'r>, usize) -> Result<f64, Problem>;

/// The columns `k`, `k + 1`, `k + 2`: middle, low, high.
fn estimate<'r>(
    row: &Row<'r>,
    k: usize,
    value: Value<'r>,
    problems: &mut Vec<Problem>,
) -> Option<Estimate> {
    let mid = keep(value(row, k), problems);
    let low = keep(row.optional(k + 1, value), problems);
    let high = keep(row.optional(k + 2, value), problems);
    let (mid, low, high) = (mid?, low?, high?);
    let range = match (low, high) {
        (None, None) => None,
        (Some(low), Some(high)) if low <= mid && mid <= high => Some((low, high)),
        (Some(low), Some(_)) => {
            let wrong = if low > mid { k + 1 } else { k + 2 };
            problems.push(row.problem(wrong, ProblemKind::IntervalOrder));
            return None;
        }
        (low, _) => {
            let empty = if low.is_none() { k + 1 } else { k + 2 };
            problems.push(row.problem(empty, ProblemKind::HalfInterval));
            return None;
        }
    };
    Some(Estimate { mid, range })
}

/// The name in one line, without characters that a chart file cannot hold.
///
/// # Errors
///
/// [`ProblemKind::EmptyName`] and [`ProblemKind::NameTooLong`].
pub fn clean_name(text: &str) -> Result<String, ProblemKind> {
    let mut name = String::new();
    let mut gap = false;
    for c in text.chars() {
        if text::is_control(c) || c.is_whitespace() || matches!(c, '\u{fffe}' | '\u{ffff}') {
            gap = !name.is_empty();
            continue;
        }
        if gap {
            name.push(' ');
            gap = false;
        }
        name.push(c);
    }
    if name.is_empty() {
        Err(ProblemKind::EmptyName)
    } else if name.chars().count() > MAX_NAME {
        Err(ProblemKind::NameTooLong { limit: MAX_NAME })
    } else {
        Ok(name)
    }
}

fn slug(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::editions;
    use std::collections::HashSet;

    fn problems(text: &str) -> Vec<String> {
        let problems = import(text).expect_err("a table with problems");
        problems.iter().map(ToString::to_string).collect()
    }

    /// A published table says the same to what reads tables of others.
    fn assert_as_others_are_read(text: &str, data: &Dataset) {
        const NAMES: [&str; 9] = [
            "name", "label", "release", "p50", "p50_low", "p50_high", "p80", "p80_low", "p80_high",
        ];
        let others = read(text, &NAMES, 9, data.source, |row, problems| {
            let p80 = row.optional(6, Row::positive).expect("a length or none");
            Some(Observation {
                id: slug(row.text(0)),
                name: row.text(0).to_owned(),
                label: row.text(1).to_owned(),
                day: row.day(2).expect("a date"),
                p50: estimate(row, 3, Row::positive, problems)?,
                p80: p80.and_then(|_| estimate(row, 6, Row::positive, problems)),
                drawn_only: false,
            })
        });
        assert_eq!(others.as_ref(), Ok(data));
    }

    #[test]
    fn older_editions_are_read_as_tables_of_others_are() {
        for text in [editions::FIRST, editions::JANUARY] {
            let data = published(text, "metr").expect("a table without problems");
            assert_as_others_are_read(text, &data);
        }
    }

    #[test]
    fn published_tables_have_no_problem() {
        for (text, source) in [(METR, "metr"), (QUOTED, "S1"), (GOOGLE, "google")] {
            let data = published(text, source).expect("a table without problems");
            assert_as_others_are_read(text, &data);
            let ids: HashSet<_> = data.points.iter().map(|point| &point.id).collect();
            assert_eq!(ids.len(), data.points.len());
            assert!(crate::evidence::sources::get(source).is_some());
            for point in &data.points {
                assert!(!point.name.is_empty() && !point.label.is_empty());
                assert!(point.label.chars().count() <= 18, "{}", point.label);
            }
        }
    }

    #[test]
    fn the_metr_table_holds_the_published_figures() {
        let data = metr();
        assert_eq!(data.points.len(), 26);
        assert!(data.has_p80());
        let opus = data.get("claude-opus-4.6").expect("Opus 4.6");
        assert_eq!(opus.p50.mid, 718.806_83);
        assert_eq!(opus.p50.range, Some((316.685_725, 3_633.786_163)));
        assert_eq!(opus.p80.map(|p80| p80.mid), Some(69.874_587));
        assert_eq!(date::iso(opus.day), "2026-02-05");
        assert!(data.points.iter().all(|point| point.p50.range.is_some()));
        let over_16_hours = data.points.iter().filter(|point| point.p50.mid > 960.0);
        assert_eq!(
            over_16_hours
                .map(|point| point.label.as_str())
                .collect::<Vec<_>>(),
            ["Mythos Preview"]
        );
    }

    #[test]
    fn the_quoted_points_imply_94_days_per_doubling() {
        let [first, last] = quoted().points.as_slice() else {
            panic!("two points");
        };
        let days = last.day - first.day;
        assert_eq!(days, 703.0);
        let doubling = days / (last.p50.mid / first.p50.mid).log2();
        assert!((doubling - 94.0).abs() < 0.5, "{doubling}");
        for (point, id) in [(first, "horizon.opus3"), (last, "horizon.opus46")] {
            let fact = crate::evidence::facts::get(id).expect("a fact");
            assert_eq!(fact.value, Some(point.p50.mid));
            assert!(date::iso(point.day).starts_with(&fact.date_text));
        }
        assert!(!quoted().has_p80());
    }

    #[test]
    fn points_are_sorted_by_day_and_keep_their_order_within_one() {
        let data = import("name,date,minutes\nc,2025,3\na,2024,1\nb,2024,2\n").expect("points");
        let names: Vec<_> = data
            .points
            .iter()
            .map(|point| point.name.as_str())
            .collect();
        assert_eq!(names, ["a", "b", "c"]);
        assert_eq!(data.points[0].id, "line-3");
        assert_eq!(data.source, None);
    }

    #[test]
    fn every_problem_is_told_with_its_place() {
        assert_eq!(
            problems(
                "name,date,minutes,low,high\n\
                 ,2026-13-01,0,,\n\
                 B,2024,5,6,7\n\
                 C,2024,5,4,4.5\n\
                 D,2024,5,4,\n\
                 E,2024\n\
                 \n\
                 F,1066,-3,x,9\n"
            ),
            [
                "line 2, column 1 (name): the name is empty",
                "line 2, column 2 (date): \"2026-13-01\" is not a date (YYYY-MM-DD)",
                "line 2, column 3 (minutes): \"0\" is not greater than zero",
                "line 3, column 4 (low): the interval is not low <= middle <= high",
                "line 4, column 5 (high): the interval is not low <= middle <= high",
                "line 5, column 5 (high): an interval needs both ends, low and high",
                "line 6: found 2 fields, the header has 5",
                "line 8, column 2 (date): \"1066\" is not between 1990 and 2100",
                "line 8, column 3 (minutes): \"-3\" is not greater than zero",
                "line 8, column 4 (low): \"x\" is not a number",
            ]
        );
    }

    #[test]
    fn tables_without_rows_or_header_are_refused() {
        assert_eq!(problems(""), ["line 1: there is nothing in this table"]);
        assert_eq!(
            problems("\n , \n"),
            ["line 1: there is nothing in this table"]
        );
        assert_eq!(
            problems("\nname,date,minutes\n"),
            ["line 2: there is a header but no row below it"]
        );
        assert_eq!(problems("GPT-4,2023-03-14,4\n").len(), 3);
        assert_eq!(
            problems("name,date,minutes\nA,2024,\"5\nB,2024,6\n"),
            ["line 2: a quotation mark opens a field and is never closed"]
        );
    }

    #[test]
    fn shares_are_read_in_per_cent() {
        let data = import_shares(
            "date,name,share,low,high\n2026-05,Later,80%,75,90 %\n2025-02,First,5,,\n",
        )
        .expect("shares");
        let shares: Vec<_> = data.points.iter().map(|p| (&*p.name, p.p50.mid)).collect();
        assert_eq!(shares, [("First", 5.0), ("Later", 80.0)]);
        assert_eq!(data.points[1].p50.range, Some((75.0, 90.0)));
        // The ceiling is an assumption, so that the ends themselves are left to the view.
        assert!(import_shares("name,date,share\nA,2024,0\nB,2025,100\n").is_ok());
        let problems =
            import_shares("name,date,share,low,high\nA,2024,101,,\nB,2025,50,60,70\nC,2026,x%,,\n");
        let lines: Vec<_> = problems
            .expect_err("bad shares")
            .iter()
            .map(ToString::to_string)
            .collect();
        assert_eq!(
            lines,
            [
                "line 2, column 3 (share): \"101\" is not between 0 and 100%",
                "line 3, column 4 (low): the interval is not low <= middle <= high",
                "line 4, column 3 (share): \"x%\" is not a number",
            ]
        );
    }

    #[test]
    fn a_table_of_the_other_view_is_told_from_one_that_lacks_a_column() {
        let lengths = "name,date,minutes\nA,2024,5\n";
        let shares = "\u{feff}Share,Date,Name\n5,2024,A\n";
        let problem =
            |result: Result<Dataset, Vec<Problem>>| result.expect_err("refused")[0].to_string();
        assert_eq!(
            problem(import_shares(lengths)),
            "line 1: the header has \"minutes\" where \"share\" is needed"
        );
        assert_eq!(
            problem(import(shares)),
            "line 1: the header has \"share\" where \"minutes\" is needed"
        );
        assert_eq!(
            problem(import_shares("name,date,n\nA,2024,5\n")),
            "line 1: the header has no column \"share\""
        );
        let both = "name,date,share,minutes\nA,2024,5,6\n";
        assert_eq!(import(both).map(|d| d.points[0].p50.mid), Ok(6.0));
        assert_eq!(import_shares(both).map(|d| d.points[0].p50.mid), Ok(5.0));
    }

    #[test]
    fn names_are_one_line_that_any_chart_file_can_hold() {
        let name = |name: &str| {
            let text = "name,date,minutes\n\"".to_owned() + name + "\",2024,1";
            import(&text).map(|data| data.points[0].name.clone())
        };
        assert_eq!(name("a\0\r\n\u{ffff} b\u{1b}"), Ok("a b".to_owned()));
        assert!(name("\0").is_err());
        assert!(name(&"あ".repeat(MAX_NAME)).is_ok());
        assert!(name(&"あ".repeat(MAX_NAME + 1)).is_err());
    }

    #[test]
    fn long_tables_are_read_to_the_limit_and_refused_beyond_it() {
        let mut text = String::from("name,date,minutes\n");
        for _ in 0..MAX_ROWS {
            text.push_str("x,2024-01-01,5\n");
        }
        assert_eq!(import(&text).map(|data| data.points.len()), Ok(MAX_ROWS));
        text.push_str("x,2024-01-01,5\n");
        assert_eq!(problems(&text), ["line 100002: more than 100000 rows"]);
    }

    #[test]
    fn a_table_of_problems_stops_at_twenty() {
        let text = ["name,date,minutes\n", &",,\"\"x\n".repeat(1_000)].concat();
        assert_eq!(problems(&text).len(), MAX_PROBLEMS);
    }
}
