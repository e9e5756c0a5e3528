//! A text as rows of fields, with what separates them and where the header stands.

use super::columns;
use super::plain::plain;
use super::{Quantity, dates, numbers};
use crate::evidence::csv::Reader;
use crate::evidence::points::MAX_ROWS;
use crate::evidence::problem::{Problem, ProblemKind};

/// So many records are looked at for the header.
const LOOKED_AT: usize = 40;

/// What can separate fields.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A record.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    /// The line on which it starts, from 1.
    pub(super) line: usize,
    /// Its fields without spaces around them.
    pub(super) fields: Vec<String>,
}

impl Row {
    /// A field; empty if there is none.
    pub(super) fn field(&self, index: usize) -> &str {
        self.fields.get(index).map_or("", String::as_str)
    }

    /// How many fields it has without the empty ones at its end.
    pub(super) fn used(&self) -> usize {
        let last = self.fields.iter().rposition(|field| !field.is_empty());
        last.map_or(0, |last| last + 1)
    }

    /// Whether it is the line below the header of a table in Markdown, or a frame around one.
    fn is_rule(&self) -> bool {
        let mut used = self.fields.iter().filter(|field| !field.trim().is_empty());
        let is_rule = |field: &String| {
            let field = field.trim();
            ["---", "==="].iter().any(|line| field.contains(line))
                && field.bytes().all(|b| b":-+=".contains(&b))
        };
        used.next().is_some_and(is_rule) && used.all(is_rule)
    }

    fn is_comment(&self) -> bool {
        let field = self.field(0);
        field.starts_with('#') || field.starts_with("//")
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// The header, if it has one.
    pub(super) header: Option<Row>,
    /// What stands below it, without comments.
    pub(super) rows: Vec<Row>,
    /// What separates the fields.
    pub(super) delimiter: u8,
}

impl Grid {
    /// How many columns there are.
    pub(super) fn width(&self) -> usize {
        match &self.header {
            Some(header) => header.used(),
            None => self
                .rows
                .iter()
                .take(LOOKED_AT)
                .map(Row::used)
                .max()
                .unwrap_or(0),
        }
    }

    /// The line of the header, or of the first row.
    pub(super) fn line(&self) -> usize {
        self.header
            .as_ref()
            .or(self.rows.first())
            .map_or(1, |row| row.line)
    }
}

/// Reads a text.
///
/// # Errors
///
/// A text without anything in it, a quotation mark that stays open, more than [`MAX_ROWS`] rows.
pub(super) fn read(text: &str, quantity: Quantity) -> Result<Grid, Problem> {
    let delimiter = told(text).unwrap_or_else(|| likely(text, quantity));
    let mut reader = Reader::new(text, delimiter);
    let mut start = Vec::new();
    while start.len() < LOOKED_AT {
        let Some(row) = next(&mut reader)? else { break };
        start.push(row);
    }
    if start.is_empty() {
        return Err(Problem::line(1, ProblemKind::Empty));
    }
    let header = header(&start, quantity);
    let mut rows = start.split_off(header.map_or(0, |at| at + 1));
    let header = header.and_then(|_| start.pop());
    if header.is_none() {
        rows.retain(|row| !row.is_comment());
    }
    while let Some(row) = next(&mut reader)? {
        if rows.len() >= MAX_ROWS {
            let kind = ProblemKind::TooManyRows { limit: MAX_ROWS };
            return Err(Problem::line(row.line, kind));
        }
        rows.push(row);
    }
    Ok(Grid {
        header,
        rows,
        delimiter,
    })
}

/// The next record that is not only a comment.
fn next(reader: &mut Reader<'_>) -> Result<Option<Row>, Problem> {
    while let Some(record) = reader.next_record()? {
        let row = Row {
            line: record.line,
            fields: (0..record.width())
                .map(|i| record.field(i).to_owned())
                .collect(),
        };
        let is_remark = row.is_comment() && row.used() == 1 || row.is_rule();
        let is_told = row.field(0).to_ascii_lowercase().starts_with("sep=");
        if !is_remark && !is_told {
            return Ok(Some(row));
        }
    }
    Ok(None)
}

/// What the first line says in the form that spreadsheets understand: `sep=;`.
fn told(text: &str) -> Option<u8> {
    let line = text
        .trim_start_matches(['\u{feff}', '\r', '\n'])
        .split(['\r', '\n'])
        .next()?;
    let line = line.trim_start_matches('"');
    let (start, rest) = line.split_at_checked(4)?;
    if !start.eq_ignore_ascii_case("sep=") {
        return None;
    }
    rest.bytes()
        .next()
        .filter(|byte| byte.is_ascii() && !matches!(byte, b'"'))
}

/// The delimiter under which most columns of the header are known; else the one that gives most rows the same number of fields.
fn likely(text: &str, quantity: Quantity) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = Reader::new(text, delimiter);
        let rows: Vec<Row> = std::iter::from_fn(|| next(&mut reader).ok().flatten())
            .take(LOOKED_AT)
            .collect();
        let known = rows
            .iter()
            .filter(|row| !row.is_comment())
            .map(|row| columns::known(&row.fields, quantity))
            .max();
        let alike = rows.windows(2).filter(|pair| {
            pair[0].fields.len() > 1 && pair[0].fields.len() == pair[1].fields.len()
        });
        let most = rows.iter().map(|row| row.fields.len()).max();
        (known, alike.count(), most)
    };
    let mut best = (DELIMITERS[0], score(DELIMITERS[0]));
    for delimiter in &DELIMITERS[1..] {
        let score = score(*delimiter);
        if score > best.1 {
            best = (*delimiter, score);
        }
    }
    best.0
}

/// Which record is the header: the first with the most columns that are known, or else one of words above one with a number.
fn header(rows: &[Row], quantity: Quantity) -> Option<usize> {
    let known = |row: &Row| {
        if row.is_comment() {
            0
        } else {
            columns::known(&row.fields, quantity)
        }
    };
    let most = rows.iter().map(known).max().unwrap_or(0);
    if most > 1 {
        return rows.iter().position(|row| known(row) == most);
    }
    let widest = rows.iter().map(Row::used).max().unwrap_or(0);
    let first = rows
        .iter()
        .position(|row| row.used() == widest && !row.is_comment())?;
    rows[first]
        .fields
        .iter()
        .all(|field| is_words(field))
        .then_some(first)
}

fn is_words(field: &str) -> bool {
    plain(field).is_empty()
        || dates::parse(field).is_none()
            && numbers::parse(field, numbers::Mark::Point).is_none()
            && numbers::parse(field, numbers::Mark::Comma).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Grid {
        super::read(text, Quantity::Lengths).expect("a table")
    }

    #[test]
    fn titles_and_comments_stand_above_the_header() {
        for before in [
            "",
            "# a note; with marks, and more\n",
            "My horizons, 2026\n\n",
            "sep=,\n",
            "\"sep=,\"\r\n",
            "// x\n",
            "Figure 3\n# y\n",
        ] {
            let grid =
                read(&[before, "name,date,minutes\nA,2024,5\n# inside\nB,2025,6\n"].concat());
            let header = grid.header.expect("a header");
            assert_eq!(header.fields, ["name", "date", "minutes"]);
            assert_eq!(header.line, before.lines().count() + 1);
            assert_eq!(grid.rows.len(), 2);
        }
    }

    #[test]
    fn the_delimiter_is_the_one_that_makes_columns() {
        for (text, delimiter) in [
            ("name\tdate\tminutes\nA\t2024\t12,5\n", b'\t'),
            ("name;date;minutes\nA, B, C;2024;12,5\n", b';'),
            ("# a; b; c; d\nname,date,minutes\nA,2024,5\n", b','),
            ("name|date|minutes\nA|2024|5\n", b'|'),
            ("sep=;\nx;y\n1;2\n", b';'),
            ("x;y;z\n1,5;2,5;3,5\n1,5;2,5;3,5\n", b';'),
        ] {
            assert_eq!(read(text).delimiter, delimiter, "{text}");
        }
    }

    #[test]
    fn a_table_may_have_no_header() {
        assert_eq!(read("GPT-4,2023-03-14,4\n").header, None);
        assert!(read("a,b,c\nGPT-4,2023-03-14,4\n").header.is_some());
    }
}
