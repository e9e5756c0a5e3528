//! What can be wrong with a table, and where.

use std::fmt;

use crate::text;

/// Longest excerpt of the input that a problem quotes, in characters.
const EXCERPT: usize = 40;

/// One problem of a table, at the place where a person finds it in an editor or spreadsheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Line of the text on which the record starts, from 1.
    pub line: usize,
    /// Field of the record, from 1; 0 is the whole line.
    pub column: usize,
    /// The column's name where it is one that we know.
    pub name: Option<&'static str>,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a line or field. Texts are excerpts of at most 40 characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The text has no line with anything on it.
    Empty,
    /// There is a header but no row.
    NoRows,
    /// It is a table of this product that has nothing but forecasts.
    OnlyForecasts,
    /// The bytes are no text in an encoding that is known.
    NotUtf8,
    /// A quotation mark opens a field and nothing closes it.
    UnclosedQuote,
    /// The header lacks a column.
    MissingColumn {
        /// The column.
        name: &'static str,
        /// All columns that are needed.
        needed: &'static [&'static str],
    },
    /// The table measures something else than the view at hand.
    OtherQuantity {
        /// The column that is needed.
        name: &'static str,
        /// The column that is there.
        found: &'static str,
    },
    /// The header names a column twice.
    DuplicateColumn {
        /// The column in question.
        name: &'static str,
    },
    /// The row is longer or shorter than the header.
    WrongFieldCount {
        /// Fields of this row.
        found: usize,
        /// Fields of the header.
        expected: usize,
    },
    /// There are more rows than we read.
    TooManyRows {
        /// Rows that are read.
        limit: usize,
    },
    /// The name is empty.
    EmptyName,
    /// The name is longer than a chart can carry.
    NameTooLong {
        /// Longest name in characters.
        limit: usize,
    },
    /// Not a date, or one that does not exist.
    BadDate {
        /// The field.
        text: String,
    },
    /// A date before 1990 or after 2100.
    DateOutOfRange {
        /// The field.
        text: String,
    },
    /// Not a finite number.
    BadNumber {
        /// The field.
        text: String,
    },
    /// A number that is zero or less where a length of time is needed.
    NotPositive {
        /// The field.
        text: String,
    },
    /// A share that is not between 0 and 100%.
    NotAShare {
        /// The field.
        text: String,
    },
    /// Only one end of an interval is given.
    HalfInterval,
    /// Not `low <= middle <= high`.
    IntervalOrder,
    /// A source id that `sources.csv` does not have.
    UnknownSource {
        /// The id.
        text: String,
    },
}

impl Problem {
    /// A problem of a whole line.
    pub fn line(line: usize, kind: ProblemKind) -> Self {
        Self {
            line,
            column: 0,
            name: None,
            kind,
        }
    }
}

/// At most 40 characters of `text`, with control characters replaced and an ellipsis where it is cut.
pub fn excerpt(text: &str) -> String {
    let cut = text.chars().nth(EXCERPT).is_some();
    let kept = if cut { EXCERPT - 1 } else { EXCERPT };
    let plain = |c: char| if text::is_control(c) { ' ' } else { c };
    let mut out: String = text.chars().take(kept).map(plain).collect();
    if cut {
        out.push('…');
    }
    out
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing in this table"),
            Self::NoRows => f.write_str("there is a header but no row below it"),
            Self::OnlyForecasts => f.write_str("there are forecasts in this table and no points"),
            Self::NotUtf8 => {
                f.write_str("this is no text that can be read; save the table as CSV in UTF-8")
            }
            Self::UnclosedQuote => {
                f.write_str("a quotation mark opens a field and is never closed")
            }
            Self::MissingColumn { name, .. } => {
                write!(f, "the header has no column \"{name}\"")
            }
            Self::OtherQuantity { name, found } => {
                write!(f, "the header has \"{found}\" where \"{name}\" is needed")
            }
            Self::DuplicateColumn { name } => {
                write!(f, "the header has the column \"{name}\" twice")
            }
            Self::WrongFieldCount { found, expected } => {
                write!(f, "found {found} fields, the header has {expected}")
            }
            Self::TooManyRows { limit } => write!(f, "more than {limit} rows"),
            Self::EmptyName => f.write_str("the name is empty"),
            Self::NameTooLong { limit } => {
                write!(f, "the name is longer than {limit} characters")
            }
            Self::BadDate { text } => write!(f, "\"{text}\" is not a date (YYYY-MM-DD)"),
            Self::DateOutOfRange { text } => {
                write!(f, "\"{text}\" is not between 1990 and 2100")
            }
            Self::BadNumber { text } => write!(f, "\"{text}\" is not a number"),
            Self::NotPositive { text } => write!(f, "\"{text}\" is not greater than zero"),
            Self::NotAShare { text } => write!(f, "\"{text}\" is not between 0 and 100%"),
            Self::HalfInterval => f.write_str("an interval needs both ends, low and high"),
            Self::IntervalOrder => f.write_str("the interval is not low <= middle <= high"),
            Self::UnknownSource { text } => write!(f, "there is no source \"{text}\""),
        }
    }
}

impl fmt::Display for Problem {
    /// `line 3, column 2 (date): "2026-13-01" is not a date (YYYY-MM-DD)`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if self.column > 0 {
            write!(f, ", column {}", self.column)?;
        }
        if let Some(name) = self.name {
            write!(f, " ({name})")?;
        }
        write!(f, ": {}", self.kind)
    }
}

impl std::error::Error for Problem {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_reads_as_one_line_with_its_place() {
        let problem = Problem {
            line: 3,
            column: 2,
            name: Some("date"),
            kind: ProblemKind::BadDate {
                text: "2026-13-01".to_owned(),
            },
        };
        assert_eq!(
            problem.to_string(),
            "line 3, column 2 (date): \"2026-13-01\" is not a date (YYYY-MM-DD)"
        );
        assert_eq!(
            Problem::line(
                1,
                ProblemKind::MissingColumn {
                    name: "minutes",
                    needed: &["minutes"]
                }
            )
            .to_string(),
            "line 1: the header has no column \"minutes\""
        );
    }

    #[test]
    fn excerpts_have_at_most_forty_characters() {
        assert_eq!(excerpt("短い"), "短い");
        let exact = "あ".repeat(40);
        assert_eq!(excerpt(&exact), exact);
        let cut = excerpt(&"é".repeat(1_000_000));
        assert_eq!(cut.chars().count(), 40);
        assert!(cut.ends_with('…'));
        assert_eq!(excerpt("a\0\u{1b}[2Jb"), "a  [2Jb");
    }
}
