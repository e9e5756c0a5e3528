//! Dates as spreadsheets, programs and people write them.

use super::plain::plain;
use crate::date::Civil;

/// What stands where in a date of three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// Year, month, day.
    Ymd,
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
}

/// All orders.
pub(super) const ORDERS: [Order; 3] = [Order::Ymd, Order::Dmy, Order::Mdy];

/// A date, as far as its field alone tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Date {
    /// There is only one way to read it; days since 1970-01-01.
    Certain(f64),
    /// Three numbers of which the last is a year of four digits, or any may be one of two.
    Open([u32; 3]),
}

impl Date {
    /// The day in an order of its numbers; `None` if there is no such day.
    pub(super) fn day(self, order: Order) -> Option<f64> {
        match (self, order) {
            (Self::Certain(day), _) => Some(day),
            (Self::Open([_, _, year]), Order::Ymd) if year >= 1000 => None,
            (Self::Open([y, m, d]), Order::Ymd)
            | (Self::Open([d, m, y]), Order::Dmy)
            | (Self::Open([m, d, y]), Order::Mdy) => civil(full(y), m, d),
        }
    }
}

/// The first day of the era's first year, less one, and how it is written.
const ERAS: [(&str, u32); 8] = [
    ("令和", 2018),
    ("平成", 1988),
    ("㋿", 2018),
    ("㍻", 1988),
    ("令", 2018),
    ("平", 1988),
    ("R", 2018),
    ("H", 1988),
];

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The first and the last day of the years 1990 to 2100, as spreadsheets count them.
const SERIALS: std::ops::RangeInclusive<f64> = 32_874.0..=73_415.0;

/// Reads a field.
pub(super) fn parse(text: &str) -> Option<Date> {
    let text = plain(text);
    let text = text.trim_matches(['\'', '"']);
    let text = without_weekday(without_time(text)).trim_end_matches('.');
    if let Some(day) = quarter(text) {
        return Some(Date::Certain(day));
    }
    for (era, before) in ERAS {
        if let Some(rest) = text.strip_prefix(era) {
            return in_era(rest.trim_start(), before, era.is_ascii());
        }
    }
    if text.contains('年') {
        return in_kanji(text, 0);
    }
    let mut parts = text
        .split(['-', '/', '.', ' ', ','])
        .map(without_ordinal)
        .filter(|part| !part.is_empty() && !part.eq_ignore_ascii_case("of"));
    let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
    let marks = text.matches(['-', '/', '.']).count();
    match parts {
        [Some(a), Some(b), Some(c), None] => match [number(a), number(b), number(c)] {
            [Some(n), Some(m), Some(d)] if marks == 2 => three([n, m, d], [a, b, c], text),
            [Some(y @ 1000..), None, Some(d)] | [Some(d), None, Some(y)] => {
                civil(full(y), month(b)?, d).map(Date::Certain)
            }
            [None, Some(d), Some(y)] => civil(full(y), month(a)?, d).map(Date::Certain),
            _ => None,
        },
        [Some(a), Some(b), None, None] => match [number(a), number(b)] {
            [Some(y @ 1000..), Some(m)] if !text.contains('.') => civil(y, m, 1),
            [Some(_), Some(_)] if text.contains('.') => serial(text),
            [Some(m), Some(y @ 1000..)] => civil(y, m, 1),
            [None, Some(y)] => civil(full(y), month(a)?, 1),
            // Spreadsheets write the day before a month without its year like this: `24-Nov`.
            [Some(y @ 32..), None] => civil(full(y), month(b)?, 1),
            _ => None,
        }
        .map(Date::Certain),
        [Some(a), None, ..] => alone(a).map(Date::Certain),
        _ => None,
    }
}

/// Three numbers with one mark between them.
fn three(numbers: [u32; 3], texts: [&str; 3], whole: &str) -> Option<Date> {
    let [a, b, c] = numbers;
    if texts[0].len() == 4 {
        return civil(a, b, c).map(Date::Certain);
    }
    if texts[0].len() > 2 || texts[1].len() > 2 || !matches!(texts[2].len(), 1 | 2 | 4) {
        return None;
    }
    if whole.contains('.') {
        // Where people write stops, the day stands first.
        return civil(full(c), b, a).map(Date::Certain);
    }
    Some(Date::Open(numbers))
}

/// One number: a year, a year with its month, all three without marks, or the day of a spreadsheet.
fn alone(text: &str) -> Option<f64> {
    let number = number(text)?;
    match text.len() {
        4 => civil(number, 1, 1),
        5 => serial(text),
        6 => civil(number / 100, number % 100, 1),
        8 => civil(number / 10_000, number / 100 % 100, number % 100),
        _ => None,
    }
}

/// The first day of a quarter: `2024Q3`, `Q3 2024`, `3Q24`, `2024年第3四半期`. A business year (年度) does not say when it begins.
fn quarter(text: &str) -> Option<f64> {
    let text = text.to_ascii_lowercase();
    let text = match text.strip_suffix("四半期") {
        Some(rest) => rest.replacen("年第", "q", 1),
        None if text.contains('q') => text.replacen('年', "", 1),
        None => return None,
    };
    let (before, after) = text.split_once('q')?;
    let trim = |text: &'_ str| text.trim_matches([' ', '-', '/', '\'', '.']).to_owned();
    let (before, after) = (trim(before), trim(after));
    let (year, quarter) = match (before.len(), after.len()) {
        (1, 2 | 4) => (after, before),
        (2 | 4, 1) => (before, after),
        (0, _) => {
            let (quarter, year) = after.split_at_checked(1)?;
            (trim(year), quarter.to_owned())
        }
        _ => return None,
    };
    let is_year = matches!(year.len(), 2 | 4);
    let quarter = number(&quarter).filter(|quarter| is_year && (1..=4).contains(quarter))?;
    civil(full(number(&year)?), 3 * quarter - 2, 1)
}

/// `3` for `3rd`, `24` for `'24`.
fn without_ordinal(part: &str) -> &str {
    let part = part.strip_prefix('\'').unwrap_or(part);
    let digits = part.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let is_day = matches!(digits.len(), 1 | 2) && number(digits).is_some();
    match part.get(digits.len()..) {
        Some("st" | "nd" | "rd" | "th") if is_day => digits,
        _ => part,
    }
}

fn serial(text: &str) -> Option<f64> {
    let serial = crate::number::parse(text)?;
    SERIALS
        .contains(&serial)
        .then(|| libm::floor(serial) - 25_569.0)
}

/// What follows the name of an era. One letter could begin a word, so that numbers and marks have to follow it.
fn in_era(text: &str, before: u32, is_letter: bool) -> Option<Date> {
    if text.contains('年') {
        return in_kanji(text, before);
    }
    let mut parts = text.split(['.', '-', '/']).map(|part| number(part.trim()));
    let (year, month) = (parts.next()??, parts.next());
    let day = parts.next();
    if parts.next().is_some() || is_letter && month.is_none() || year == 0 {
        return None;
    }
    civil(
        before + year,
        month.unwrap_or(Some(1))?,
        day.unwrap_or(Some(1))?,
    )
    .map(Date::Certain)
}

/// `2024年2月3日`, `2024年2月`, `2024年`; the first year of an era is `元年`.
fn in_kanji(text: &str, before: u32) -> Option<Date> {
    let (year, rest) = text.split_once('年')?;
    let year = match year.trim() {
        "元" if before > 0 => 1,
        year => number(year)?,
    };
    let year = match (before, year) {
        (0, year) => full(year),
        (_, 0) => return None,
        (before, year) => before + year,
    };
    let rest = rest.trim();
    if rest.is_empty() {
        return civil(year, 1, 1).map(Date::Certain);
    }
    let (month, rest) = rest.split_once('月')?;
    let day = match rest.trim() {
        "" => 1,
        rest => number(rest.strip_suffix('日').unwrap_or(rest).trim())?,
    };
    civil(year, number(month.trim())?, day).map(Date::Certain)
}

fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.len() <= 8 && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok())?
}

/// The number of a month by its English name or the beginning of it; `3rd` is no month.
fn month(text: &str) -> Option<u32> {
    let text = text.to_ascii_lowercase();
    let text = if text == "sept" { "sep" } else { &text };
    let at = MONTHS
        .iter()
        .position(|name| text.len() >= 3 && name.starts_with(text))?;
    Some(at as u32 + 1)
}

/// A year of two digits is one of this century until 69.
const fn full(year: u32) -> u32 {
    match year {
        0..=69 => 2000 + year,
        70..=99 => 1900 + year,
        _ => year,
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<f64> {
    let civil = Civil {
        year: i64::from(year),
        month,
        day,
    };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) || !(1000..=9999).contains(&year) {
        return None;
    }
    let days = civil.days();
    (Civil::from_days(days) == civil).then_some(days)
}

/// Without a time behind the date.
fn without_time(text: &str) -> &str {
    let is_time = |rest: &str| {
        let after = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        (1..=2).contains(&(rest.len() - after.len())) && after.starts_with([':', '時'])
    };
    let mut places = text.match_indices(['T', ' ']);
    let cut = places.find_map(|(at, _)| {
        let (date, time) = text.split_at_checked(at)?;
        let time = time.trim_start_matches(['T', ' ']);
        is_time(time).then_some(date)
    });
    cut.unwrap_or(text).trim_end()
}

/// Without the day of the week, before the date or in brackets behind it.
fn without_weekday(text: &str) -> &str {
    let text = match text.split_once(' ') {
        Some((day, rest)) if is_weekday(day.trim_end_matches([',', '.'])) => rest.trim_start(),
        _ => text,
    };
    match text.rsplit_once('(') {
        Some((date, day)) if day.ends_with(')') && day.chars().count() <= 5 => date.trim_end(),
        _ => text,
    }
}

fn is_weekday(text: &str) -> bool {
    const DAYS: [&str; 7] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let text = text.to_ascii_lowercase();
    text.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;
    use proptest::prelude::*;

    #[test]
    fn dates_that_can_be_read_in_one_way_are() {
        for (text, iso) in [
            ("2024-02-03", "2024-02-03"),
            ("2024/2/3", "2024-02-03"),
            ("2024.2.3", "2024-02-03"),
            ("2024-02-03 00:00:00", "2024-02-03"),
            ("2024-02-03T09:30:00.000+09:00", "2024-02-03"),
            ("2024-02-03T00:00:00Z", "2024-02-03"),
            ("2024/2/3 0:00", "2024-02-03"),
            ("2024-02", "2024-02-01"),
            ("2024/2", "2024-02-01"),
            ("02/2024", "2024-02-01"),
            ("2024", "2024-01-01"),
            ("20240203", "2024-02-03"),
            ("202402", "2024-02-01"),
            ("45325", "2024-02-03"),
            ("45325.5", "2024-02-03"),
            ("3 Feb 2024", "2024-02-03"),
            ("Feb 3, 2024", "2024-02-03"),
            ("February 3, 2024", "2024-02-03"),
            ("Sat, 3 Feb 2024", "2024-02-03"),
            ("3-Feb-24", "2024-02-03"),
            ("2024-Feb-03", "2024-02-03"),
            ("Feb-24", "2024-02-01"),
            ("February 2024", "2024-02-01"),
            ("Sept 2024", "2024-09-01"),
            ("2024 Feb", "2024-02-01"),
            ("Feb '24", "2024-02-01"),
            ("Feb ’24", "2024-02-01"),
            ("February 3rd, 2024", "2024-02-03"),
            ("3rd of February, 2024", "2024-02-03"),
            ("1st May 2024", "2024-05-01"),
            ("2024. 2. 3.", "2024-02-03"),
            ("3 Feb. 2024", "2024-02-03"),
            ("2024Q1", "2024-01-01"),
            ("2024-Q3", "2024-07-01"),
            ("2024 q4", "2024-10-01"),
            ("Q2 2024", "2024-04-01"),
            ("Q2/24", "2024-04-01"),
            ("Q2'24", "2024-04-01"),
            ("3Q24", "2024-07-01"),
            ("2024年Q1", "2024-01-01"),
            ("2024年第2四半期", "2024-04-01"),
            ("２０２４年第４四半期", "2024-10-01"),
            ("Feb 99", "1999-02-01"),
            ("3-Feb-70", "1970-02-03"),
            ("3-Feb-69", "2069-02-03"),
            ("3.2.2024", "2024-02-03"),
            ("03.02.24", "2024-02-03"),
            ("2024年2月3日", "2024-02-03"),
            ("2024年2月3日(土)", "2024-02-03"),
            ("２０２４年２月３日（土）", "2024-02-03"),
            ("2024年 2月 3日 10時30分", "2024-02-03"),
            ("2024年2月", "2024-02-01"),
            ("2024年", "2024-01-01"),
            ("令和6年2月3日", "2024-02-03"),
            ("令和６年２月", "2024-02-01"),
            ("令和元年5月1日", "2019-05-01"),
            ("㋿6年2月3日", "2024-02-03"),
            ("R6.2.3", "2024-02-03"),
            ("Ｒ６／２／３", "2024-02-03"),
            ("R06-02-03", "2024-02-03"),
            ("平成31年4月30日", "2019-04-30"),
            ("H31.4.30", "2019-04-30"),
            ("'2024-02-03", "2024-02-03"),
            ("２０２４／０２／０３", "2024-02-03"),
            ("2024\u{2013}02\u{2013}03", "2024-02-03"),
        ] {
            assert_eq!(parse(text), date::parse(iso).map(Date::Certain), "{text}");
        }
    }

    #[test]
    fn numbers_in_an_open_order_are_read_in_each() {
        let day = |text: &str, order| parse(text).and_then(|date| date.day(order)).map(date::iso);
        for text in ["3/4/2024", "03-04-2024", "3/4/2024 0:00"] {
            assert_eq!(day(text, Order::Dmy).as_deref(), Some("2024-04-03"));
            assert_eq!(day(text, Order::Mdy).as_deref(), Some("2024-03-04"));
            assert_eq!(day(text, Order::Ymd), None);
        }
        assert_eq!(day("24/3/4", Order::Ymd).as_deref(), Some("2024-03-04"));
        assert_eq!(day("24/3/4", Order::Mdy), None);
        assert_eq!(day("13/4/2024", Order::Mdy), None);
        assert_eq!(day("31/4/2024", Order::Dmy), None);
    }

    #[test]
    fn numbers_without_their_marks_are_no_date() {
        for text in [
            "1 2 2025",
            "123/1/2025",
            "1/123/2025",
            "1/2/123",
            "元年5月1日",
            "2025年+5月",
            "+5/2/2025",
            "2025-02-03 (planned)",
            "2025-02-03 (now",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "soon",
            "2026-13-01",
            "2025-02-29",
            "12",
            "2024年13月",
            "令和0年1月",
            "R6",
            "H100",
            "R2D2",
            "24-Nov",
            "3 Feb",
            "31-Jan",
            "2024Q5",
            "Q0 2024",
            "Q12024Q1",
            "Q3",
            "2024年度第1四半期",
            "第1四半期",
            "3rd",
            "13th 2024",
            "2024.5",
            "2/3",
            "3.4",
            "2024-02-03-04",
            "1200",
            "12345678",
            "99999",
            "-",
            "年",
            "令和年",
            "2024//4/5/6",
            "May",
        ] {
            assert!(
                !matches!(parse(text), Some(Date::Certain(day)) if day > -10_000.0)
                    || text == "1200",
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*", near in "[RH令和元平成年月日0-9/. :TJanfeb-]{0,12}") {
            for text in [text, near] {
                if let Some(date) = parse(&text) {
                    for order in ORDERS {
                        prop_assert!(date.day(order).is_none_or(f64::is_finite));
                    }
                }
            }
        }
    }
}
