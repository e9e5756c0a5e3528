//! A CSV text of our own, with a header: rows with named, typed fields.

use super::csv::{Reader, Record};
use super::problem::{Problem, ProblemKind, excerpt};
use crate::date::{self, Civil};
use crate::number;

const FIRST_YEAR: i64 = 1990;
const LAST_YEAR: i64 = 2100;

/// A table whose columns are found by name: any order, upper or lower case, other columns ignored.
pub struct Table<'a> {
    reader: Reader<'a>,
    columns: Columns,
}

struct Columns {
    names: &'static [&'static str],
    /// Field of each name, from 0; `None` for an optional column that the header lacks.
    at: Vec<Option<usize>>,
    width: usize,
    line: usize,
}

/// One row; `k` in its methods is the place of a column in the names given to [`Table::open`].
pub struct Row<'r> {
    record: Record<'r>,
    columns: &'r Columns,
}

impl<'a> Table<'a> {
    /// Reads the header. The first `required` of `names` must be there, each name at most once.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the header.
    pub fn open(
        text: &'a str,
        names: &'static [&'static str],
        required: usize,
    ) -> Result<Self, Vec<Problem>> {
        let mut reader = Reader::new(text, b',');
        let header = reader
            .next_record()
            .and_then(|header| header.ok_or(Problem::line(1, ProblemKind::Empty)))
            .map_err(|problem| vec![problem])?;
        let mut columns = Columns {
            names,
            at: vec![None; names.len()],
            width: header.used(),
            line: header.line,
        };
        let problems = columns.locate(&header, required);
        if problems.is_empty() {
            Ok(Self { reader, columns })
        } else {
            Err(problems)
        }
    }

    /// The next row, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// A row that is longer or shorter than the header (the next call goes on after it), or a
    /// quotation mark that stays open (nothing follows).
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, Problem> {
        let columns = &self.columns;
        let Some(record) = self.reader.next_record()? else {
            return Ok(None);
        };
        let (found, expected) = (record.width(), columns.width);
        if found < expected || found > expected && record.used() > expected {
            return Err(Problem::line(
                record.line,
                ProblemKind::WrongFieldCount { found, expected },
            ));
        }
        Ok(Some(Row { record, columns }))
    }

    /// Line of the header, from 1.
    pub fn header_line(&self) -> usize {
        self.columns.line
    }
}

impl Columns {
    fn locate(&mut self, header: &Record<'_>, required: usize) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (k, &name) in self.names.iter().enumerate() {
            let mut places =
                (0..self.width).filter(|&i| header.field(i).eq_ignore_ascii_case(name));
            self.at[k] = places.next();
            if self.at[k].is_none() && k < required {
                problems.push(Problem::line(
                    self.line,
                    ProblemKind::MissingColumn {
                        name,
                        needed: &self.names[..required],
                    },
                ));
            }
            if let Some(again) = places.next() {
                problems.push(Problem {
                    line: self.line,
                    column: again + 1,
                    name: Some(name),
                    kind: ProblemKind::DuplicateColumn { name },
                });
            }
        }
        problems
    }
}

impl<'r> Row<'r> {
    /// Line on which the row starts, from 1.
    pub fn line(&self) -> usize {
        self.record.line
    }

    /// The field as text without spaces around it; empty if the column is absent.
    pub fn text(&self, k: usize) -> &'r str {
        self.columns.at[k].map_or("", |i| self.record.field(i))
    }

    /// A date (`YYYY-MM-DD`, `YYYY-MM`, `YYYY`) in days since 1970-01-01.
    ///
    /// # Errors
    ///
    /// Not a date, or not within 1990 to 2100.
    pub fn day(&self, k: usize) -> Result<f64, Problem> {
        let text = self.text(k);
        let Some(day) = date::parse(text) else {
            let text = excerpt(text);
            return Err(self.problem(k, ProblemKind::BadDate { text }));
        };
        if (FIRST_YEAR..=LAST_YEAR).contains(&Civil::from_days(day).year) {
            Ok(day)
        } else {
            let text = excerpt(text);
            Err(self.problem(k, ProblemKind::DateOutOfRange { text }))
        }
    }

    /// A finite number.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn number(&self, k: usize) -> Result<f64, Problem> {
        self.parsed(k, self.text(k))
    }

    /// A share from 0 to 100 per cent; the sign may stand behind the number.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn percent(&self, k: usize) -> Result<f64, Problem> {
        let text = self.text(k);
        let number = self.parsed(k, text.strip_suffix(['%', '％']).unwrap_or(text).trim_end())?;
        if (0.0..=100.0).contains(&number) {
            Ok(number)
        } else {
            let text = excerpt(text);
            Err(self.problem(k, ProblemKind::NotAShare { text }))
        }
    }

    fn parsed(&self, k: usize, text: &str) -> Result<f64, Problem> {
        number::parse(text).ok_or_else(|| {
            let text = excerpt(self.text(k));
            self.problem(k, ProblemKind::BadNumber { text })
        })
    }

    /// A finite number greater than zero.
    ///
    /// # Errors
    ///
    /// Anything else.
    pub fn positive(&self, k: usize) -> Result<f64, Problem> {
        let number = self.number(k)?;
        if number > 0.0 {
            Ok(number)
        } else {
            let text = excerpt(self.text(k));
            Err(self.problem(k, ProblemKind::NotPositive { text }))
        }
    }

    /// `read` applied to the field, or `None` if it is empty.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub fn optional(
        &self,
        k: usize,
        read: fn(&Self, usize) -> Result<f64, Problem>,
    ) -> Result<Option<f64>, Problem> {
        if self.text(k).is_empty() {
            Ok(None)
        } else {
            read(self, k).map(Some)
        }
    }

    /// A problem of the field.
    pub fn problem(&self, k: usize, kind: ProblemKind) -> Problem {
        Problem {
            line: self.line(),
            column: self.columns.at[k].map_or(0, |i| i + 1),
            name: Some(self.columns.names[k]),
            kind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &[&str] = &["day", "n", "note"];

    fn row<T>(text: &str, read: impl Fn(&Row<'_>) -> T) -> T {
        let mut table = Table::open(text, NAMES, 2).expect("a good header");
        let row = table.next_row().expect("a good row").expect("a row");
        read(&row)
    }

    #[test]
    fn columns_are_found_in_any_order_and_case() {
        let text = "Extra, N ,DAY\nx,5,2024-03";
        assert_eq!(row(text, |r| r.number(1)), Ok(5.0));
        assert_eq!(row(text, |r| r.day(0)), Ok(date::parse("2024-03").unwrap()));
        assert_eq!(row(text, |r| r.text(2).to_owned()), "");
    }

    #[test]
    fn a_bad_header_tells_everything_at_once() {
        let problems = Table::open("note,x,NOTE", NAMES, 2).err().expect("bad");
        let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            lines,
            [
                "line 1: the header has no column \"day\"",
                "line 1: the header has no column \"n\"",
                "line 1, column 3 (note): the header has the column \"note\" twice",
            ]
        );
    }

    #[test]
    fn shares_are_per_cent_with_or_without_their_sign() {
        for (text, share) in [
            ("80", 80.0),
            ("80%", 80.0),
            ("0.5 %", 0.5),
            ("100％", 100.0),
        ] {
            assert_eq!(
                row(&format!("day,n\n2024,{text}"), |r| r.percent(1)),
                Ok(share)
            );
        }
        for text in ["%", "80%x", "-1", "100.1%", "NaN", "1e3"] {
            assert!(
                row(&format!("day,n\n2024,{text}"), |r| r.percent(1)).is_err(),
                "{text}"
            );
        }
    }

    #[test]
    fn numbers_are_finite() {
        for text in ["inf", "NaN", "-infinity", "1e999", "", "x", "1 000"] {
            let table = format!("day,n\n2024,{text}");
            assert!(row(&table, |r| r.number(1)).is_err(), "{text}");
        }
        assert_eq!(row("day,n\n2024,-1e-3", |r| r.number(1)), Ok(-0.001));
        assert!(row("day,n\n2024,-1e-3", |r| r.positive(1)).is_err());
    }
}
