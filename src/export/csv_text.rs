//! Rows of cells as the text of a CSV file: RFC 4180 with `\r\n` line ends.
//!
//! Our own, because quoting is ten lines, and what makes a name no formula would stay ours beside any library.

use super::table::Cell;
use crate::{date, number};

/// Rows of cells as CSV.
pub(super) fn written(rows: &[Vec<Cell>]) -> String {
    let mut out = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            match cell {
                Cell::Empty => {}
                Cell::Text(text) => field(&mut out, text),
                Cell::Number(value)
                | Cell::Share(value)
                | Cell::Same { value, .. }
                | Cell::Difference { value, .. } => {
                    out.push_str(&number::shortest(*value));
                }
                Cell::Date(day) => out.push_str(&date::iso(*day)),
            }
        }
        out.push_str("\r\n");
    }
    out
}

/// How texts begin that spreadsheets would run as formulas; programs for Japanese do so with the full-width forms too.
pub const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A field, quoted where needed. A name that a spreadsheet would run as a formula gets a leading apostrophe.
fn field(out: &mut String, text: &str) {
    let is_number = text.starts_with('-') && number::parse(text).is_some();
    let formula = text.starts_with(FORMULA) && !is_number;
    let quoted = text.contains([',', '"', '\n', '\r']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    let mut before = ' ';
    for c in text.chars() {
        if c == '"' {
            out.push('"');
        }
        // Where decimals have a comma, spreadsheets begin a new cell behind a semicolon.
        if before == ';' && FORMULA.contains(&c) {
            out.push('\'');
        }
        out.push(c);
        before = c;
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
        assert_eq!(cell("a;=1+1;b"), "a;'=1+1;b");
        for start in ["＝", "＋", "－", "＠", "@", "\t"] {
            assert_eq!(cell(&[start, "1+2"].concat()), ["'", start, "1+2"].concat());
        }
    }
}
