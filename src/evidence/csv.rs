//! Records of a CSV text with the line on which each one starts.
//!
//! Splitting is csv-core's; what is around it is our own, because the `csv` crate adds serde, which nothing here needs.

use csv_core::ReadRecordResult;

use super::problem::{Problem, ProblemKind};

/// Reads records one after the other, without a byte order mark and without blank lines (also the
/// `,,,` that spreadsheets write below a table).
///
/// Records end at LF, CRLF or CR. Fields may be quoted (`""` is a quotation mark) and then hold
/// delimiters and line ends.
pub struct Reader<'a> {
    core: csv_core::Reader,
    rest: &'a [u8],
    line: usize,
    after_cr: bool,
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

/// One record.
#[derive(Clone, Copy)]
pub struct Record<'r> {
    /// Line of the text on which the record starts, from 1.
    pub line: usize,
    text: &'r str,
    ends: &'r [usize],
}

impl<'a> Reader<'a> {
    /// Starts before the first record of `text`.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        Self {
            core: csv_core::ReaderBuilder::new().delimiter(delimiter).build(),
            rest: text.strip_prefix('\u{feff}').unwrap_or(text).as_bytes(),
            line: 1,
            after_cr: false,
            bytes: vec![0; 256],
            ends: vec![0; 16],
        }
    }

    /// The next record with anything in it, or `None` after the last one.
    ///
    /// # Errors
    ///
    /// [`ProblemKind::UnclosedQuote`]; no record follows it.
    pub fn next_record(&mut self) -> Result<Option<Record<'_>>, Problem> {
        let (line, written, fields) = loop {
            let Some(filled) = self.fill()? else {
                return Ok(None);
            };
            if !self.bytes[..filled.1].trim_ascii().is_empty() {
                break filled;
            }
        };
        let text = std::str::from_utf8(&self.bytes[..written])
            .map_err(|_| Problem::line(line, ProblemKind::NotUtf8))?;
        Ok(Some(Record {
            line,
            text,
            ends: &self.ends[..fields],
        }))
    }

    /// Reads one record into the buffers: its line, its bytes and its fields.
    fn fill(&mut self) -> Result<Option<(usize, usize, usize)>, Problem> {
        let blank = self.rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        self.advance(blank.count());
        if self.rest.is_empty() {
            return Ok(None);
        }
        let line = self.line;
        let (mut written, mut fields) = (0, 0);
        loop {
            let at_end = self.rest.is_empty();
            // A line end after the last byte closes every record except one inside quotation marks.
            let input = if at_end { b"\n" } else { self.rest };
            let (result, read, bytes, ends) =
                self.core
                    .read_record(input, &mut self.bytes[written..], &mut self.ends[fields..]);
            written += bytes;
            fields += ends;
            if !at_end {
                self.advance(read);
            }
            match result {
                ReadRecordResult::Record => return Ok(Some((line, written, fields))),
                ReadRecordResult::OutputFull => self.bytes.resize(2 * self.bytes.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::InputEmpty if at_end => {
                    return Err(Problem::line(line, ProblemKind::UnclosedQuote));
                }
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::End => return Ok(None),
            }
        }
    }

    fn advance(&mut self, count: usize) {
        let (read, rest) = self.rest.split_at(count);
        self.count_lines(read);
        self.rest = rest;
    }

    /// The line on which it stands, from 1.
    pub const fn line(&self) -> usize {
        self.line
    }

    /// Counts the lines of what was read elsewhere.
    pub fn count_lines(&mut self, read: &[u8]) {
        for &byte in read {
            self.line += usize::from(byte == b'\r' || byte == b'\n' && !self.after_cr);
            self.after_cr = byte == b'\r';
        }
    }
}

impl<'r> Record<'r> {
    /// The field at `index` (from 0) without the spaces around it; empty if there is none.
    pub fn field(&self, index: usize) -> &'r str {
        let Some(&end) = self.ends.get(index) else {
            return "";
        };
        let start = index
            .checked_sub(1)
            .and_then(|before| self.ends.get(before))
            .map_or(0, |&start| start);
        self.text.get(start..end).unwrap_or("").trim()
    }

    /// How many fields the record has.
    pub fn width(&self) -> usize {
        self.ends.len()
    }

    /// How many fields the record has without the empty ones at its end.
    pub fn used(&self) -> usize {
        (0..self.width())
            .rev()
            .find(|&i| !self.field(i).is_empty())
            .map_or(0, |last| last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        let mut reader = Reader::new(text, b',');
        let mut out = Vec::new();
        while let Some(record) = reader.next_record().expect("a table without problems") {
            let fields = (0..record.width()).map(|i| record.field(i).to_owned());
            out.push((record.line, fields.collect()));
        }
        out
    }

    fn row(line: usize, fields: &[&str]) -> (usize, Vec<String>) {
        (line, fields.iter().map(|&f| f.to_owned()).collect())
    }

    #[test]
    fn every_line_end_and_a_byte_order_mark_read_alike() {
        for text in [
            "a,b\n1,2\n3,4\n",
            "a,b\r\n1,2\r\n3,4",
            "a,b\r1,2\r3,4\r",
            "\u{feff}a,b\n1,2\r\n3,4",
        ] {
            let expected = [
                row(1, &["a", "b"]),
                row(2, &["1", "2"]),
                row(3, &["3", "4"]),
            ];
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_with_nothing_in_them_count_but_give_no_record() {
        assert_eq!(read("\n\r\na\n\n\r\r\nb"), [row(3, &["a"]), row(7, &["b"])]);
        assert_eq!(read(""), []);
        assert_eq!(read("\u{feff}\r\n\n"), []);
        assert_eq!(
            read("a,b\n,\n , \n1,2\n,,,,"),
            [row(1, &["a", "b"]), row(4, &["1", "2"])]
        );
    }

    #[test]
    fn quoted_fields_hold_delimiters_quotes_and_line_ends() {
        assert_eq!(
            read("\"a\r\nb\",\"say \"\"hi\"\", you\"\n\" c \",d\ne"),
            [
                row(1, &["a\r\nb", "say \"hi\", you"]),
                row(3, &["c", "d"]),
                row(4, &["e"])
            ]
        );
    }

    #[test]
    fn a_quote_that_stays_open_is_a_problem_on_the_line_where_it_opens() {
        let mut reader = Reader::new("a\nb\n\"c\nd\n", b',');
        assert!(reader.next_record().is_ok_and(|r| r.is_some()));
        assert!(reader.next_record().is_ok_and(|r| r.is_some()));
        assert_eq!(
            reader.next_record().err(),
            Some(Problem::line(3, ProblemKind::UnclosedQuote))
        );
        assert!(reader.next_record().is_ok_and(|r| r.is_none()));
        assert_eq!(read("\"closed\""), [row(1, &["closed"])]);
    }

    #[test]
    fn long_fields_and_long_records_fit() {
        let long = "x".repeat(100_000);
        assert_eq!(read(&long), [row(1, &[&long])]);
        assert_eq!(
            read(&(["a", &",".repeat(9_999)].concat()))[0].1.len(),
            10_000
        );
        assert_eq!(read("\0,\0"), [row(1, &["\0", "\0"])]);
    }
}
