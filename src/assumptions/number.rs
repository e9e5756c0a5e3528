//! Numbers and dates as people type and read them.

use super::registry::{Initial, Kind, Param, Unit};
use crate::{date, text};

/// Why a text was not taken as a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refused {
    /// It is no number.
    NotANumber,
    /// It is a fraction where only whole numbers make sense.
    NotWhole,
    /// It is no date.
    NotADate,
    /// It lies outside this range.
    OutOfRange(f64, f64),
    /// Its point may part thousands.
    TwoReadings,
}

/// Words for spans of time, parted by spaces, in minutes of work and in days of the calendar: 8 hours of work are a day, 40 a
/// week, 167 a month, 2,000 a year. What is shorter than a day is none of the calendar's.
const SPANS: [(&str, f64, f64); 7] = [
    ("s sec second 秒", 1.0 / 60.0, f64::NAN),
    ("m min minute 分", 1.0, f64::NAN),
    ("h hr hour 時", 60.0, f64::NAN),
    ("d day 日", 480.0, 1.0),
    ("w wk week 週", 2400.0, 7.0),
    ("mo month か月 月", 10_020.0, 365.25 / 12.0),
    ("y yr year 年", 120_000.0, 365.25),
];

/// Words for other units, parted by spaces, and what they multiply a number by.
const WORDS: [(Unit, &str, f64); 8] = [
    (Unit::Percent, "% percent パーセント", 1.0),
    (Unit::Year, "年", 1.0),
    (Unit::Doublings, "doubling 回", 1.0),
    (Unit::Draws, "run simulation draw 回", 1.0),
    (Unit::Times, "x × 倍 time", 1.0),
    (Unit::TrillionUsd, "tn trillion 兆 兆ドル", 1.0),
    (Unit::TrillionUsd, "bn billion", 1e-3),
    (Unit::TrillionUsd, "億 億ドル", 1e-4),
];

/// Words for a parameter that is switched off.
const OFF: &[&str] = &["", "all", "off", "none", "すべて", "全部", "オフ", "なし"];

/// Reads what a person typed into a parameter's box; `None` switches the parameter off.
///
/// # Errors
///
/// What is wrong with the text, for a message beside the box.
pub fn read(param: &Param, text: &str) -> Result<Option<f64>, Refused> {
    let plain = plain(text);
    if param.default == Initial::Off && OFF.contains(&plain.as_str()) {
        return Ok(None);
    }
    let value = match param.kind {
        Kind::Date { .. } => parse_date(&plain).ok_or(Refused::NotADate)?,
        Kind::Number { unit, .. } => parse_number(&plain, unit).ok_or(Refused::NotANumber)?,
        Kind::Choice(_) | Kind::Flag => return Err(Refused::NotANumber),
    };
    let (min, max) = param.range();
    // Whoever parts thousands by points means a thousand times as much.
    let thousands = (min..=max).contains(&(value * 1000.0));
    if thousands && matches!(param.kind, Kind::Number { .. }) && readings(&plain).is_some() {
        return Err(Refused::TwoReadings);
    }
    if !(min..=max).contains(&value) {
        Err(Refused::OutOfRange(min, max))
    } else if param.nearest(value).to_bits() != value.to_bits() {
        Err(Refused::NotWhole)
    } else {
        Ok(Some(value))
    }
}

/// A value as its box shows it. Values that follow the fit are rounded; those set by hand are not.
pub fn show_value(param: &Param, value: f64) -> String {
    match param.kind {
        Kind::Date { .. } => date::iso(value),
        Kind::Number {
            unit: Unit::Year, ..
        } => crate::number::shortest(value),
        _ => {
            let text = show(value);
            let thousands = value * 1000.0 <= param.range().1;
            match readings(&text).filter(|_| thousands) {
                Some([_, fraction]) => fraction,
                None => text,
            }
        }
    }
}

/// Half-width, lower case, without spaces.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for c in text.chars() {
        match c {
            // The full-width forms stand in the order of ASCII.
            '\u{ff01}'..='\u{ff5e}' => {
                let half = char::from_u32(c as u32 - 0xfee0).unwrap_or(c);
                plain.push(half.to_ascii_lowercase());
            }
            '\u{2212}' => plain.push('-'),
            '、' => plain.push(','),
            'ヶ' | 'ケ' | 'ヵ' | 'カ' | '箇' => plain.push('か'),
            c if c.is_whitespace() || matches!(c, '\'' | '_') => {}
            c => plain.push(c.to_ascii_lowercase()),
        }
    }
    plain
}

/// Reads `2024`, `2024-03`, `2024/3/15` or `2024年3月15日`; the result is in days since 1970-01-01.
fn parse_date(plain: &str) -> Option<f64> {
    let plain = plain.trim_end_matches(['年', '月', '日']);
    let mut iso = String::new();
    for (i, part) in plain.split(['-', '/', '.', '年', '月']).enumerate() {
        if i > 0 {
            iso.push('-');
            if part.len() == 1 {
                iso.push('0');
            }
        }
        iso.push_str(part);
    }
    date::parse(&iso)
}

/// Reads `1,000`, `1 000`, `１２９`, `1,5`, `129 days` or `40 h`; the result is in the unit given.
pub fn parse_number(text: &str, unit: Unit) -> Option<f64> {
    let plain = plain(text);
    let split = number_end(&plain);
    let (digits, word) = parts(&plain, Some(split));
    let factor = if word.is_empty() {
        1.0
    } else {
        factor(word, unit).or_else(|| factor(word.strip_suffix('s')?, unit))?
    };
    let value = crate::number::parse(&without_groups(digits)?)?;
    let value = value * factor;
    value.is_finite().then_some(value)
}

/// What a word after a number multiplies it by.
fn factor(word: &str, unit: Unit) -> Option<f64> {
    let says = |words: &str, word: &str| words.split(' ').any(|known| known == word);
    let other = WORDS
        .iter()
        .find(|(of, words, _)| *of == unit && says(words, word));
    if let Some((.., factor)) = other {
        return Some(*factor);
    }
    let mut span = word;
    for prefix in ["work", "-", "労働"] {
        span = span.strip_prefix(prefix).unwrap_or(span);
    }
    // 1週間, 1週間分, but 1分.
    for suffix in ["分", "間"] {
        let rest = span.strip_suffix(suffix).filter(|rest| !rest.is_empty());
        span = rest.unwrap_or(span);
    }
    let (_, minutes, days) = SPANS.iter().find(|(words, ..)| says(words, span))?;
    let factor = match unit {
        Unit::Minutes => *minutes,
        Unit::Hours => minutes / 60.0,
        Unit::WorkMonths => minutes / 10_020.0,
        Unit::Days => *days,
        Unit::Months => days / (365.25 / 12.0),
        Unit::Years => days / 365.25,
        _ => f64::NAN,
    };
    (!factor.is_nan()).then_some(factor)
}

/// The two ways to write what a single point before three digits may mean: as thousands, and as a fraction.
pub fn readings(text: &str) -> Option<[String; 2]> {
    let plain = plain(text);
    let (digits, _) = parts(&plain, Some(number_end(&plain)));
    let (whole, rest) = digits.split_once('.')?;
    let plain = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    let doubtful = (1..=3).contains(&whole.len()) && rest.len() == 3 && !whole.starts_with('0');
    (doubtful && plain(whole) && plain(rest))
        .then(|| [[whole, ",", rest].concat(), [digits, "0"].concat()])
}

/// Where the digits end and a unit may begin.
fn number_end(text: &str) -> usize {
    let bytes = text.as_bytes();
    let number = |i: usize| match bytes[i] {
        b'0'..=b'9' | b'.' | b',' => true,
        b'+' | b'-' => i == 0 || bytes[i - 1] == b'e',
        b'e' => i > 0 && matches!(bytes.get(i + 1), Some(b'0'..=b'9' | b'+' | b'-')),
        _ => false,
    };
    (0..bytes.len())
        .find(|i| !number(*i))
        .unwrap_or(bytes.len())
}

/// What stands before a place and what from there on; without such a place everything stands before.
fn parts(text: &str, at: Option<usize>) -> (&str, &str) {
    at.and_then(|at| text.split_at_checked(at))
        .unwrap_or((text, ""))
}

/// Commas that part thousands are dropped; a single other comma is a decimal one.
fn without_groups(digits: &str) -> Option<String> {
    let (whole, rest) = parts(digits, digits.find(['.', 'e']));
    if text::has(rest, ',') {
        return None;
    }
    let unsigned = whole.trim_start_matches(['+', '-']);
    let mut groups = unsigned.split(',');
    let first = groups.next()?;
    let grouped = (1..=3).contains(&first.len()) && groups.clone().all(|group| group.len() == 3);
    match groups.clone().count() {
        0 => Some(digits.to_owned()),
        _ if grouped && first != "0" => Some(whole.replace(',', "") + rest),
        1 if !rest.starts_with('.') => Some(whole.replace(',', ".") + rest),
        _ => None,
    }
}

/// A number as the page shows it: `128.7`, `2,400`, `1,000,000`.
pub fn show(value: f64) -> String {
    let plain = crate::number::shortest(value);
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.as_str()),
    };
    let (whole, rest) = parts(plain, plain.find('.'));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.len() > 3 {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::registry::Key;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, value) in [
            ("129", 129.0),
            (" 1,000 ", 1000.0),
            ("1,234,567.5", 1_234_567.5),
            ("1 000", 1000.0),
            ("１２９", 129.0),
            ("１，０００．５", 1000.5),
            ("1,5", 1.5),
            ("0,125", 0.125),
            (".5", 0.5),
            ("1e3", 1000.0),
            ("1.5E+2", 150.0),
            ("+7", 7.0),
            ("−7", -7.0),
            ("129 days", 129.0),
            ("１２９日", 129.0),
            ("4 months", 121.75),
            ("2 weeks", 14.0),
            ("2日", 2.0),
            ("４ヵ月", 121.75),
            ("4ヶ月", 121.75),
            ("4カ月間", 121.75),
            ("2週間", 14.0),
            ("1 year", 365.25),
        ] {
            assert_eq!(parse_number(text, Unit::Days), Some(value), "{text}");
        }
    }

    #[test]
    fn lengths_of_work_are_read_in_the_words_of_the_page_and_of_people() {
        for (text, value) in [
            ("40 hrs", 2400.0),
            ("1 week", 2400.0),
            ("1週間分", 2400.0),
            ("１労働週", 2400.0),
            ("1 work week", 2400.0),
            ("1.5 work-days", 720.0),
            ("2日", 960.0),
            ("4ヵ月", 40_080.0),
            ("1 year", 120_000.0),
            ("1年分", 120_000.0),
            ("90分", 90.0),
            ("1,5 h", 90.0),
            ("8時間", 480.0),
        ] {
            assert_eq!(parse_number(text, Unit::Minutes), Some(value), "{text}");
        }
        assert_eq!(parse_number("1 year", Unit::Months), Some(12.0));
        assert_eq!(parse_number("18か月", Unit::Years), Some(1.5));
        assert_eq!(parse_number("500 billion", Unit::TrillionUsd), Some(0.5));
        assert_eq!(parse_number("5兆ドル", Unit::TrillionUsd), Some(5.0));
        assert_eq!(parse_number("3 h", Unit::Days), None);
    }

    #[test]
    fn a_point_that_may_part_thousands_is_asked_about() {
        let target = Key::TargetLength.param();
        assert_eq!(read(target, "2.400"), Err(Refused::TwoReadings));
        assert_eq!(readings("2.400").unwrap(), ["2,400", "2.4000"]);
        assert_eq!(read(target, "2,400"), Ok(Some(2400.0)));
        assert_eq!(read(target, "2.4000"), Ok(Some(2.4)));
        assert_eq!(show_value(target, 2.345), "2.3450");
        // Only one of them is in the range.
        let dt = Key::DoublingTime.param();
        assert_eq!(read(dt, "128.744"), Ok(Some(128.744)));
        assert_eq!(show_value(dt, 128.744), "128.744");
        let factor = Key::DoublingFactor.param();
        assert_eq!(read(factor, "0.925"), Ok(Some(0.925)));
    }

    #[test]
    fn units_are_converted() {
        assert_eq!(parse_number("40 h", Unit::Minutes), Some(2400.0));
        assert_eq!(parse_number("1 work-week", Unit::Minutes), Some(2400.0));
        assert_eq!(parse_number("2 Hours", Unit::Minutes), Some(120.0));
        assert_eq!(parse_number("30 s", Unit::Minutes), Some(0.5));
        assert_eq!(parse_number("15 %", Unit::Percent), Some(15.0));
        assert_eq!(parse_number("15 ％", Unit::Percent), Some(15.0));
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            " ",
            "abc",
            "1,00,000",
            "12,3456,789",
            "1.2.3",
            "1,000,5",
            "--1",
            "1-2",
            "e5",
            "NaN",
            "inf",
            "1e999",
            "12 parsecs",
            "40 h h",
            "days",
            "1..",
            "1.5,5",
        ] {
            assert_eq!(parse_number(text, Unit::Days), None, "{text}");
        }
    }

    #[test]
    fn the_range_is_told() {
        let dt = Key::DoublingTime.param();
        assert_eq!(read(dt, "120"), Ok(Some(120.0)));
        assert_eq!(read(dt, "5"), Err(Refused::OutOfRange(20.0, 1000.0)));
        assert_eq!(read(dt, "soon"), Err(Refused::NotANumber));
    }

    #[test]
    fn dates_are_read_as_people_type_them() {
        let since = Key::Since.param();
        let day = |text: &str| date::parse(text);
        for text in [
            "2024-03-05",
            "2024/3/5",
            "2024.03.05",
            "2024年3月5日",
            "２０２４－３－５",
        ] {
            assert_eq!(read(since, text), Ok(day("2024-03-05")), "{text}");
        }
        assert_eq!(read(since, "2024"), Ok(day("2024-01-01")));
        assert_eq!(read(since, "2024年3月"), Ok(day("2024-03-01")));
        for text in ["", "all", "2024-13", "24-03-05", "2024-02-30", "soon"] {
            assert_eq!(read(since, text), Err(Refused::NotADate), "{text}");
        }
        assert!(matches!(read(since, "1999"), Err(Refused::OutOfRange(..))));
    }

    #[test]
    fn what_can_be_off_is_switched_off_in_words() {
        for text in ["all", " ALL ", "", "すべて"] {
            assert_eq!(read(Key::AsOf.param(), text), Ok(None), "{text}");
        }
    }

    #[test]
    fn thousands_are_parted() {
        assert_eq!(show(128.7), "128.7");
        assert_eq!(show(999.0), "999");
        assert_eq!(show(2400.0), "2,400");
        assert_eq!(show(-1_234_567.25), "-1,234,567.25");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(value in -1e9..1e9_f64) {
            prop_assert_eq!(parse_number(&show(value), Unit::None), Some(value));
        }

        #[test]
        fn any_text_is_survived(text in "\\PC{0,40}") {
            let _ = parse_number(&text, Unit::Days);
        }
    }
}
