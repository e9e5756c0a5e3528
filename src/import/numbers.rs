//! Numbers with the marks and units that people write.

use super::plain::plain;
use crate::number;

/// The mark before the decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `1,200.5`
    Point,
    /// `1.200,5`
    Comma,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Seconds.
    Seconds,
    /// Minutes.
    Minutes,
    /// Hours.
    Hours,
    /// Days of 8 hours.
    WorkDays,
    /// Days of 24 hours.
    Days,
    /// Weeks of five such days of work.
    WorkWeeks,
    /// Weeks of seven whole days.
    Weeks,
}

impl Unit {
    /// How many minutes it has.
    pub const fn minutes(self) -> f64 {
        match self {
            Self::Seconds => 1.0 / 60.0,
            Self::Minutes => 1.0,
            Self::Hours => 60.0,
            Self::WorkDays => 480.0,
            Self::Days => 1440.0,
            Self::WorkWeeks => 2400.0,
            Self::Weeks => 10_080.0,
        }
    }

    /// Days of the kind that it consists of.
    pub(super) const fn days(self) -> Self {
        match self {
            Self::Days | Self::Weeks => Self::Days,
            _ => Self::WorkDays,
        }
    }

    /// Weeks of such days.
    pub(super) const fn weeks(self) -> Self {
        match self {
            Self::Days | Self::Weeks => Self::Weeks,
            _ => Self::WorkWeeks,
        }
    }

    /// Whether it is one of those.
    pub(super) const fn is_of_days(self) -> bool {
        matches!(
            self,
            Self::WorkDays | Self::Days | Self::WorkWeeks | Self::Weeks
        )
    }

    /// So much of it in minutes, rounded once.
    pub fn of(self, amount: f64) -> f64 {
        match self {
            Self::Seconds => amount / 60.0,
            unit => amount * unit.minutes(),
        }
    }
}

/// What a word says about a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Its unit.
    Unit(Unit),
    /// That it is in days, of which there are two kinds.
    SomeDays,
    /// That it is in weeks of either kind of day.
    SomeWeeks,
    /// That it is in per cent.
    Percent,
}

/// The unit that a word names.
pub(super) fn said(word: &str) -> Option<Said> {
    Some(match word.trim_end_matches('.') {
        "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒間" => Said::Unit(Unit::Seconds),
        "m" | "min" | "mins" | "minute" | "minutes" | "分" | "分間" | "分数" => {
            Said::Unit(Unit::Minutes)
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "時間" => Said::Unit(Unit::Hours),
        "workday" | "workdays" | "work-day" | "work-days" | "work day" | "work days" | "営業日"
        | "人日" => Said::Unit(Unit::WorkDays),
        "workweek" | "workweeks" | "work-week" | "work-weeks" | "work week" | "work weeks" => {
            Said::Unit(Unit::WorkWeeks)
        }
        "d" | "day" | "days" | "日" | "日間" => Said::SomeDays,
        "w" | "wk" | "wks" | "week" | "weeks" | "週" | "週間" => Said::SomeWeeks,
        "%" | "percent" | "pct" | "per cent" | "パーセント" => Said::Percent,
        _ => return None,
    })
}

/// A number with the unit that stands behind it.
pub(super) type Amount = (f64, Option<Said>);

/// Reads a field with one of the decimal marks. `1 h 30 min` is 90 minutes.
pub(super) fn parse(text: &str, mark: Mark) -> Option<Amount> {
    let text = plain(text).to_lowercase();
    // A spreadsheet writes an apostrophe before what it is to take for a text.
    let text = text.trim_matches('"').trim_start_matches('\'');
    let text = text.strip_prefix(['~', '≈', '≒', '約']).unwrap_or(text);
    let text = match text.trim().strip_suffix("時間半") {
        Some(hours) => &[hours, "時間30分"].concat(),
        None => text.trim(),
    };
    if let Some(minutes) = clock(text) {
        return Some((minutes, Some(Said::Unit(Unit::Minutes))));
    }
    let (first, said, rest) = piece(text, mark)?;
    if rest.is_empty() {
        return Some((first, said));
    }
    // Several pieces are lengths in falling units.
    let Some(Said::Unit(mut last)) = said else {
        return None;
    };
    let mut minutes = last.of(first);
    let mut rest = rest;
    while !rest.is_empty() {
        let (more, said, after) = piece(rest, mark)?;
        let Some(Said::Unit(unit)) = said else {
            return None;
        };
        if unit.minutes() >= last.minutes() || more < 0.0 {
            return None;
        }
        minutes += unit.of(more);
        (last, rest) = (unit, after);
    }
    Some((minutes, Some(Said::Unit(Unit::Minutes))))
}

/// Hours, minutes and seconds as spreadsheets write a duration, in minutes. Two numbers alone could be either pair of them.
fn clock(text: &str) -> Option<f64> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':')?;
    let count = |text: &str, most: f64| {
        let is_whole = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let value = is_whole.then(|| number::parse(text))??;
        (value < most).then_some(value)
    };
    let is_two = minutes.len() == 2 && seconds.len() == 2;
    let (hours, minutes) = (count(hours, f64::INFINITY)?, count(minutes, 60.0)?);
    let seconds = is_two.then(|| count(seconds, 60.0))??;
    Some(hours * 60.0 + minutes + Unit::Seconds.of(seconds))
}

/// The number at the beginning of a text, the word behind it, and what follows that.
fn piece(text: &str, mark: Mark) -> Option<(f64, Option<Said>, &str)> {
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | ' ' | '_' | '+' | '-');
    let mut end = text.find(|c| !is_part(c)).unwrap_or(text.len());
    if let Some(power) = text.get(end..).unwrap_or_default().strip_prefix('e') {
        let digits = power.strip_prefix(['+', '-']).unwrap_or(power);
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        if count > 0 {
            end = text.len() - digits.len() + count;
        }
    }
    let (digits, rest) = text.split_at_checked(end)?;
    let value = bare(digits.trim(), mark)?;
    let word = rest
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(rest.len());
    let (word, rest) = rest.split_at_checked(word)?;
    let word = word.trim();
    if word.is_empty() {
        return rest.is_empty().then_some((value, None, rest));
    }
    Some((value, Some(said(word)?), rest))
}

/// A number without a unit.
fn bare(text: &str, mark: Mark) -> Option<f64> {
    let (decimal, group) = match mark {
        Mark::Point => ('.', ','),
        Mark::Comma => (',', '.'),
    };
    let (text, power) = match text.split_once('e') {
        Some((text, power)) => (text, ["e", power].concat()),
        None => (text, String::new()),
    };
    let (sign, text) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = match text.split_once(decimal) {
        Some((whole, fraction)) => (whole, [".", fraction].concat()),
        None => (text, String::new()),
    };
    let groups = [group, ' ', '\'', '_'];
    let Some(between) = whole.chars().find(|c| groups.contains(c)) else {
        return number::parse(&[sign, whole, &fraction, &power].concat());
    };
    let mut parts = whole.split(between);
    let first = parts.next().unwrap_or_default();
    let is_first = (1..=3).contains(&first.len()) && !first.starts_with('0');
    if !is_first || !parts.all(|part| part.len() == 3) {
        return None;
    }
    let digits: String = whole.split(between).collect();
    number::parse(&[sign, &digits, &fraction, &power].concat())
}

/// Which marks the fields of a table can have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Marks<'a> {
    /// These.
    Sure(Mark),
    /// Either, and then this field says something else.
    Open(&'a str),
}

/// Decides for all fields with numbers at once.
pub(super) fn decide<'a>(fields: impl Iterator<Item = &'a str>) -> Marks<'a> {
    let (mut points, mut commas, mut open) = (0, 0, None);
    for field in fields {
        let [point, comma] = [Mark::Point, Mark::Comma].map(|mark| parse(field, mark));
        match (point, comma) {
            (Some(_), None) => points += 1,
            (None, Some(_)) => commas += 1,
            (Some(a), Some(b)) if a != b => {
                open.get_or_insert(field);
            }
            _ => {}
        }
    }
    match open {
        Some(field) if points == commas => Marks::Open(field),
        _ if commas > points => Marks::Sure(Mark::Comma),
        _ => Marks::Sure(Mark::Point),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn value(text: &str, mark: Mark) -> Option<f64> {
        parse(text, mark).map(|(value, _)| value)
    }

    #[test]
    fn groups_and_decimals_are_told_apart_by_their_marks() {
        for (text, point, comma) in [
            ("12.5", Some(12.5), None),
            ("12,5", None, Some(12.5)),
            ("1,200", Some(1200.0), Some(1.2)),
            ("1.200", Some(1.2), Some(1200.0)),
            ("1.200,5", None, Some(1200.5)),
            ("1,200.5", Some(1200.5), None),
            ("1'200.5", Some(1200.5), None),
            ("1 200,5", None, Some(1200.5)),
            ("1\u{202f}200", Some(1200.0), Some(1200.0)),
            ("0,200", None, Some(0.2)),
            ("12,34", None, Some(12.34)),
            ("1,20,300", None, None),
            ("１２．５", Some(12.5), None),
            ("1.5e3", Some(1500.0), None),
            ("\u{2212}5", Some(-5.0), Some(-5.0)),
        ] {
            assert_eq!(value(text, Mark::Point), point, "{text}");
            assert_eq!(value(text, Mark::Comma), comma, "{text}");
        }
    }

    #[test]
    fn units_stand_behind_numbers() {
        let minutes = |text: &str| match parse(text, Mark::Point) {
            Some((value, Some(Said::Unit(unit)))) => Some(unit.of(value)),
            _ => None,
        };
        for (text, expected) in [
            ("12 min", 12.0),
            ("3.5 hours", 210.0),
            ("1 h 30 min", 90.0),
            ("1h30m", 90.0),
            ("2時間30分", 150.0),
            ("９０分", 90.0),
            ("45 s", 0.75),
            ("~2 hrs", 120.0),
            ("5 min 30 s", 5.5),
            ("1 h 0 min", 60.0),
            ("2 work days", 960.0),
            ("0:12:30", 12.5),
            ("26:00:59", 1560.0 + 59.0 / 60.0),
            ("0:59:00", 59.0),
        ] {
            assert_eq!(minutes(text), Some(expected), "{text}");
        }
        assert_eq!(
            parse("80 %", Mark::Point),
            Some((80.0, Some(Said::Percent)))
        );
        assert_eq!(
            parse("2 days", Mark::Point),
            Some((2.0, Some(Said::SomeDays)))
        );
        for text in [
            "12 apples",
            "h",
            "30 min 1 h",
            "1 h -5 min",
            "30 s 30 s",
            "1:60:00",
            "1:00:60",
            "1:30",
            ":10:00",
            "1:5:00",
            "-1:05:00",
            "1 2",
            "12x",
            "1e",
            "inf",
            "nan",
            "0x10",
            "--1",
            "",
        ] {
            assert_eq!(parse(text, Mark::Point), None, "{text}");
        }
    }

    #[test]
    fn the_whole_column_decides() {
        let decide = |fields: &[&'static str]| decide(fields.iter().copied());
        assert_eq!(decide(&["1.200", "2.100"]), Marks::Open("1.200"));
        assert_eq!(decide(&["1.200", "2,5"]), Marks::Sure(Mark::Comma));
        assert_eq!(decide(&["1.200", "12.5"]), Marks::Sure(Mark::Point));
        assert_eq!(decide(&["12", "x", ""]), Marks::Sure(Mark::Point));
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*", near in "[0-9.,' e+hmins時間分%-]{0,12}") {
            for text in [text, near] {
                for mark in [Mark::Point, Mark::Comma] {
                    if let Some((value, _)) = parse(&text, mark) {
                        prop_assert!(!value.is_nan());
                    }
                }
            }
        }

        #[test]
        fn plain_numbers_are_what_they_are(value in any::<f64>().prop_filter("finite", |v| v.is_finite())) {
            prop_assert_eq!(super::parse(&number::shortest(value), Mark::Point), Some((value, None)));
        }
    }
}
