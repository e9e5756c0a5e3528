//! Calendar dates as days since 1970-01-01, the time unit of every model.
//!
//! Our own: jiff would add 53 kB (gzip, in a module with these functions alone) and ends with the year 9999; `time` would add
//! 0.8 kB for two functions of twenty lines, and partial dates, far years as text and saturation would stay ours.

use std::fmt;

use crate::number;

/// Days in a Julian year.
pub const YEAR: f64 = 365.25;

/// Days since 1970-01-01 of a proleptic Gregorian date.
///
/// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", `days_from_civil`.
pub const fn days_from_civil(year: i64, month: u32, day: u32) -> i64 {
    let y = if month <= 2 { year - 1 } else { year };
    let era = y.div_euclid(400);
    let yoe = y.rem_euclid(400);
    let mp = ((month + 9) % 12) as i64;
    let doy = (153 * mp + 2) / 5 + day as i64 - 1;
    let doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    era * 146_097 + doe - 719_468
}

/// A calendar date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Civil {
    /// Gregorian year.
    pub year: i64,
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl Civil {
    /// The date on which the instant `days` (since 1970-01-01) falls; `days` is floored.
    ///
    /// Infinite or absurdly large input saturates at the years ±200,000; NaN gives the earliest.
    pub fn from_days(days: f64) -> Self {
        let z = number::within(days.floor(), -73_000_000.0, 73_000_000.0) as i64 + 719_468;
        let era = z.div_euclid(146_097);
        let doe = z.rem_euclid(146_097);
        let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
        let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
        let mp = (5 * doy + 2) / 153;
        let day = (doy - (153 * mp + 2) / 5 + 1) as u32;
        let month = if mp < 10 { mp + 3 } else { mp - 9 } as u32;
        let year = yoe + era * 400 + i64::from(month <= 2);
        Self { year, month, day }
    }

    /// Days since 1970-01-01 at the start of this date.
    pub fn days(self) -> f64 {
        days_from_civil(self.year, self.month, self.day) as f64
    }

    fn iso(self) -> String {
        let (sign, digits) = match self.year {
            0..=9999 => ("", 4),
            ..0 => ("-", 6),
            _ => ("+", 6),
        };
        [
            sign,
            &padded(self.year.unsigned_abs(), digits),
            "-",
            &padded(u64::from(self.month), 2),
            "-",
            &padded(u64::from(self.day), 2),
        ]
        .concat()
    }
}

/// A number with zeros before it up to so many digits.
fn padded(value: u64, digits: usize) -> String {
    let mut text = value.to_string();
    while text.len() < digits {
        text.insert(0, '0');
    }
    text
}

impl fmt::Display for Civil {
    /// ISO 8601: `2026-05-08`; years that four digits cannot hold as ECMAScript reads them, `+024985-03-25`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.iso())
    }
}

/// The ISO date of an instant in days since 1970-01-01.
pub fn iso(days: f64) -> String {
    Civil::from_days(days).iso()
}

/// The start of a year (with fraction: 2026.5 is the middle of 2026) in days since 1970-01-01.
pub fn year_to_days(year: f64) -> f64 {
    let whole = libm::floor(year);
    let start = days_from_civil(whole as i64, 1, 1) as f64;
    let next = days_from_civil(whole as i64 + 1, 1, 1) as f64;
    start + (year - whole) * (next - start)
}

/// An instant in days since 1970-01-01 as a year with fraction.
pub fn days_to_year(days: f64) -> f64 {
    let year = Civil::from_days(days).year;
    let start = days_from_civil(year, 1, 1) as f64;
    let next = days_from_civil(year + 1, 1, 1) as f64;
    year as f64 + (days - start) / (next - start)
}

/// Parses `YYYY-MM-DD`, `YYYY-MM` (the first of the month) or `YYYY` (1 January).
///
/// Returns days since 1970-01-01, or `None` if the text is no such date or the date does not exist.
pub fn parse(text: &str) -> Option<f64> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |p| digits(p, 2))?;
    let day = parts.next().map_or(Some(1), |p| digits(p, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let civil = Civil {
        year: i64::from(year),
        month,
        day,
    };
    let days = ((1..=12).contains(&month) && (1..=31).contains(&day)).then(|| civil.days())?;
    (Civil::from_days(days) == civil).then_some(days)
}

fn digits(text: &str, width: usize) -> Option<u32> {
    (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(parse("1970-01-01"), Some(0.0));
        assert_eq!(parse("2000-03-01"), Some(11_017.0));
        assert_eq!(parse("2026"), parse("2026-01-01"));
        assert_eq!(parse("2024-02"), parse("2024-02-01"));
    }

    #[test]
    fn every_day_of_four_centuries_survives_the_round_trip() {
        for day in -60_000..90_000 {
            let days = f64::from(day);
            assert_eq!(Civil::from_days(days).days(), days);
            assert_eq!(parse(&iso(days)), Some(days));
        }
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in [
            "2025-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-1",
            "26-01-01",
            "",
            "2026-01-01-01",
            "2026-01-32",
            "+026-01-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn years_beyond_four_digits_are_written_with_their_sign() {
        let far = |year| days_from_civil(year, 3, 25) as f64;
        assert_eq!(iso(far(24_985)), "+024985-03-25");
        assert_eq!(iso(far(-1)), "-000001-03-25");
        assert_eq!(iso(far(9_999)), "9999-03-25");
    }

    #[test]
    fn year_fractions_invert() {
        for year in [1999.25, 2026.0, 2024.5, 2_033.064_532_825_733_3] {
            assert!((days_to_year(year_to_days(year)) - year).abs() < 1e-10);
        }
    }

    #[test]
    fn non_finite_instants_saturate() {
        assert!(Civil::from_days(f64::NAN).year < -100_000);
        assert!(Civil::from_days(f64::INFINITY).year > 100_000);
    }
}
