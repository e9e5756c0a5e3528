//! Numbers, dates and lengths of work as people write them in each language.

use super::Lang;
use crate::{
    date::{self, Civil},
    figure::ticks::{DAY, TickLabel, WORK_DAY, WORK_MONTH, WORK_WEEK, WORK_YEAR, YEAR},
    text,
};

/// Picks the text of a language.
pub const fn localized<'a>(lang: Lang, en: &'a str, ja: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Ja => ja,
    }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "Jan"),
    ("February", "Feb"),
    ("March", "Mar"),
    ("April", "Apr"),
    ("May", "May"),
    ("June", "Jun"),
    ("July", "Jul"),
    ("August", "Aug"),
    ("September", "Sept"),
    ("October", "Oct"),
    ("November", "Nov"),
    ("December", "Dec"),
];

/// Whether a word is a month's name, in full or short.
pub fn is_month_name(word: &str) -> bool {
    MONTHS
        .iter()
        .any(|(full, short)| word == *full || word == *short)
}

/// Dates from here on are only said to be later: no law carries that far.
const LAST_YEAR: i64 = 2100;

/// A month in a sentence: `December 2026`, `2026年12月`, `after 2100`.
pub fn month(lang: Lang, days: f64) -> String {
    month_as(lang, days, |names| names.0)
}

/// A month where space is short: `Dec 2026`, `2026年12月`.
pub fn short_month(lang: Lang, days: f64) -> String {
    month_as(lang, days, |names| names.1)
}

fn month_as(
    lang: Lang,
    days: f64,
    name: fn((&'static str, &'static str)) -> &'static str,
) -> String {
    let date = Civil::from_days(days);
    if date.year >= LAST_YEAR {
        return localized(lang, "after 2100", "2100年以降").to_owned();
    }
    localized_fmt(
        lang,
        "{0} {1}",
        "{1}年{2}月",
        &[
            name(MONTHS[date.month as usize - 1]),
            &date.year.to_string(),
            &date.month.to_string(),
        ],
    )
}

/// Whether a date is only said to be later than all that is shown.
pub fn is_beyond(days: f64) -> bool {
    Civil::from_days(days).year >= LAST_YEAR
}

/// A full date: `8 May 2026`, `2026年5月8日`.
pub fn date(lang: Lang, days: f64) -> String {
    let date = Civil::from_days(days);
    localized_fmt(
        lang,
        "{0} {1} {2}",
        "{2}年{3}月{0}日",
        &[
            &date.day.to_string(),
            MONTHS[date.month as usize - 1].1,
            &date.year.to_string(),
            &date.month.to_string(),
        ],
    )
}

/// A date in full: `17 June 2026`, `2026年6月17日`.
pub fn long_date(lang: Lang, days: f64) -> String {
    let day = Civil::from_days(days).day.to_string();
    let month = month(lang, days);
    localized_fmt(lang, "{0} {1}", "{1}{0}日", &[&day, &month])
}

/// The date of a publication, as precise as it is given: `1995`, `2026-06` or `2026-06-17`. Empty for what is no date.
pub fn published(lang: Lang, text: &str) -> String {
    let Some(day) = date::parse(text) else {
        return String::new();
    };
    match text.len() {
        4 => localized_fmt(lang, "{0}", "{0}年", &[text]),
        7 => month(lang, day),
        _ => long_date(lang, day),
    }
}

/// Pieces with something between them, through the code that joins all other texts.
pub fn listed(pieces: &[String], between: &str) -> String {
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    pieces.join(between)
}

/// Joins pieces without the formatting machinery.
pub fn join(pieces: &[&str]) -> String {
    pieces.concat()
}

/// Joins pieces of which some are literals: these become one text with gaps, since each piece on its own takes two constants
/// and two stores of the program.
macro_rules! phrase {
    (@ [$($text:tt)*] [$($piece:expr),*]) => {
        $crate::i18n::format::fill(concat!($($text)*), &[$($piece),*])
    };
    (@ [$($text:tt)*] [$($piece:expr),*] $literal:literal $(, $($rest:tt)*)?) => {
        $crate::i18n::format::phrase!(@ [$($text)* $literal,] [$($piece),*] $($($rest)*)?)
    };
    (@ [$($text:tt)*] [$($piece:expr),*] $next:expr $(, $($rest:tt)*)?) => {
        $crate::i18n::format::phrase!(@ [$($text)* "\0",] [$($piece,)* $next] $($($rest)*)?)
    };
    ($($rest:tt)+) => { $crate::i18n::format::phrase!(@ [] [] $($rest)+) };
}
pub(crate) use phrase;

/// A sentence in the language that is wanted, with the pieces that `{0}`, `{1}`, … stand for. One text a language and one list of
/// pieces take much less of the program than two lists.
pub fn localized_fmt(lang: Lang, en: &str, ja: &str, pieces: &[&str]) -> String {
    let mut told = String::new();
    let mut rest = localized(lang, en, ja);
    while let Some((before, after)) = rest.split_once('{') {
        let (place, after) = after.split_once('}').unwrap_or_default();
        let index = place.bytes().fold(0, |_, digit| usize::from(digit & 15));
        told.push_str(before);
        told.push_str(pieces.get(index).unwrap_or(&""));
        rest = after;
    }
    told.push_str(rest);
    told
}

/// Puts pieces into the gaps of a text, which are marked by zeros.
pub fn fill(text: &str, pieces: &[&str]) -> String {
    let mut rest = text;
    let mut filled = String::new();
    for piece in pieces {
        if let Some((before, after)) = rest.split_once('\0') {
            filled.push_str(before);
            filled.push_str(piece);
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

/// A number with the given decimals and grouped thousands: `10,000`, `3.5`. The minus is U+2212.
pub fn decimals(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let plain = fixed(value.abs(), digits);
    let (whole, fraction) = plain
        .split_once('.')
        .map_or((plain.as_str(), ""), |(w, f)| (w, f));
    let zero = plain.bytes().all(|b| matches!(b, b'0' | b'.'));
    let mut text = String::with_capacity(plain.len() + 6);
    if value < 0.0 && !zero {
        text.push('\u{2212}');
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// Rounded to so many decimals through an integer: float formatting of the standard library would
/// add kilobytes to the page. Beyond 2^63 the digits are those of 2^63.
fn fixed(value: f64, digits: usize) -> String {
    let scale = 10u64.pow(digits as u32);
    let scaled = libm::round(value * scale as f64) as u64;
    let mut text = (scaled / scale).to_string();
    if digits > 0 {
        let fraction = (scaled % scale).to_string();
        text.push('.');
        text.extend(std::iter::repeat_n('0', digits - fraction.len()));
        text.push_str(&fraction);
    }
    text
}

/// A whole number whose long rows of zeros are words: `200 million`, `2億`.
pub fn in_words(lang: Lang, value: f64) -> String {
    let units: &[(f64, &str)] = match lang {
        Lang::En => &[(1e12, " trillion"), (1e9, " billion"), (1e6, " million")],
        Lang::Ja => &[(1e12, "兆"), (1e8, "億"), (1e4, "万")],
    };
    match units.iter().find(|unit| value >= unit.0) {
        Some((size, word)) => number(value / size) + word,
        None => number(value),
    }
}

/// A number to about three significant digits, without trailing zeros: `129`, `20.2`, `0.92`.
pub fn number(value: f64) -> String {
    let size = value.abs();
    let digits = if size >= 100.0 || size == 0.0 {
        0
    } else if size >= 10.0 {
        1
    } else if size >= 0.095 {
        2
    } else {
        3
    };
    trim(&decimals(value, digits))
}

fn trim(text: &str) -> String {
    if text::has(text, '.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text.to_owned()
    }
}

/// A number of per cent with the digits that tell it from 0 and from 100: `80%`, `87.3%`, `99.95%`.
pub fn share(percent: f64) -> String {
    let digits = match percent.min(100.0 - percent) {
        r if r <= 0.0 || r >= 0.095 => 1,
        r if r >= 0.0095 => 2,
        _ => 3,
    };
    trim(&decimals(percent, digits)) + "%"
}

/// A share as per cent: `32%`, `0.4%`, `under 0.1%`.
pub fn percent(lang: Lang, share: f64) -> String {
    let value = share * 100.0;
    if value > 0.0 && value < 0.1 {
        return under(lang).to_owned();
    }
    if value > 99.9 && value < 100.0 {
        return over(lang).to_owned();
    }
    let digits = usize::from(!(10.0..=99.0).contains(&value) && value != libm::round(value));
    decimals(value, digits) + "%"
}

const fn under(lang: Lang) -> &'static str {
    localized(lang, "under 0.1%", "0.1%未満")
}

const fn over(lang: Lang) -> &'static str {
    localized(lang, "over 99.9%", "99.9%超")
}

/// Parts of a whole as per cent, rounded together by largest remainders, so that what is told adds up to 100: whole per cents,
/// or tenths where a part is under 1%. Only the ratio of the parts counts; parts that are all zero are `0%` each.
pub fn shares<const N: usize>(lang: Lang, parts: [f64; N]) -> [String; N] {
    let sum: f64 = parts.iter().sum();
    let exact = parts.map(|part| if sum > 0.0 { part / sum } else { 0.0 });
    let digits = usize::from(exact.iter().any(|part| *part > 0.0 && *part < 0.01));
    let steps = [100.0, 1000.0][digits];
    let mut told = exact.map(|part| libm::floor(part * steps));
    let missing = libm::round(exact.iter().sum::<f64>()) * steps - told.iter().sum::<f64>();
    for _ in 0..missing as usize {
        let left = |i: usize| exact[i] * steps - told[i];
        let next = (1..N).fold(0, |most, i| if left(i) > left(most) { i } else { most });
        told[next] += 1.0;
    }
    std::array::from_fn(|i| match told[i] {
        0.0 if exact[i] > 0.0 => under(lang).to_owned(),
        t if t == steps && exact[i] < 1.0 => over(lang).to_owned(),
        t => trim(&decimals(t * 100.0 / steps, digits)) + "%",
    })
}

/// How lengths of work are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// 8 h are a work-day, 40 h a work-week, 167 h a work-month, 2,000 h a work-year.
    Work,
    /// 24 h are a day.
    Wall,
}

#[derive(Clone, Copy)]
enum Span {
    Second,
    Minute,
    Hour,
    WorkDay,
    WorkWeek,
    WorkMonth,
    WorkYear,
    Day,
    Week,
    Month,
    Year,
}

impl Span {
    const fn minutes(self) -> f64 {
        match self {
            Self::Second => 1.0 / 60.0,
            Self::Minute => 1.0,
            Self::Hour => 60.0,
            Self::WorkDay => WORK_DAY,
            Self::WorkWeek => WORK_WEEK,
            Self::WorkMonth => WORK_MONTH,
            Self::WorkYear => WORK_YEAR,
            Self::Day => DAY,
            Self::Week => 7.0 * DAY,
            Self::Month => YEAR / 12.0,
            Self::Year => YEAR,
        }
    }

    /// Singular, plural, with an article, Japanese.
    const fn words(self) -> [&'static str; 4] {
        match self {
            Self::Second => ["second", "seconds", "a second", "秒"],
            Self::Minute => ["minute", "minutes", "a minute", "分"],
            Self::Hour => ["hour", "hours", "an hour", "時間"],
            Self::WorkDay => ["work-day", "work-days", "a day", "日分"],
            Self::WorkWeek => ["work-week", "work-weeks", "a week", "週間分"],
            Self::WorkMonth => ["work-month", "work-months", "a month", "か月分"],
            Self::WorkYear => ["work-year", "work-years", "a year", "年分"],
            Self::Day => ["day", "days", "a day", "日"],
            Self::Week => ["week", "weeks", "a week", "週間"],
            Self::Month => ["month", "months", "a month", "か月"],
            Self::Year => ["year", "years", "a year", "年"],
        }
    }
}

const WORK: [Span; 7] = [
    Span::WorkYear,
    Span::WorkMonth,
    Span::WorkWeek,
    Span::WorkDay,
    Span::Hour,
    Span::Minute,
    Span::Second,
];
const WALL: [Span; 7] = [
    Span::Year,
    Span::Month,
    Span::Week,
    Span::Day,
    Span::Hour,
    Span::Minute,
    Span::Second,
];

fn span_of(minutes: f64, clock: Clock) -> (Span, String) {
    let spans = match clock {
        Clock::Work => WORK,
        Clock::Wall => WALL,
    };
    let span = spans
        .into_iter()
        .find(|s| minutes >= s.minutes() * 0.9995)
        .unwrap_or(Span::Second);
    let count = minutes / span.minutes();
    (span, trim(&decimals(count, usize::from(count < 99.5))))
}

/// A length of work: `1 work-week`, `2.5 hours`, `15 minutes`; `1週間分`, `2.5時間`.
pub fn length(lang: Lang, minutes: f64, clock: Clock) -> String {
    let (span, count) = span_of(minutes, clock);
    let words = span.words();
    match lang {
        Lang::En => phrase!(&count, " ", if count == "1" { words[0] } else { words[1] }),
        Lang::Ja => join(&[&count, words[3]]),
    }
}

/// How long a person takes, in a sentence: `a week`, `2.5 hours`; `1週間`, `2.5時間`.
pub fn length_in_words(lang: Lang, minutes: f64, clock: Clock) -> String {
    let (span, count) = span_of(minutes, clock);
    if lang == Lang::En && count == "1" {
        span.words()[2].to_owned()
    } else {
        plain_length(lang, minutes, clock)
    }
}

/// A length as a person names it: `1 week`, `2.5 hours`; `1週間`, `2.5時間`.
pub fn plain_length(lang: Lang, minutes: f64, clock: Clock) -> String {
    let (span, count) = span_of(minutes, clock);
    let [one, many, _, ja] = span.words();
    let (word, space) = match (lang, span) {
        (Lang::En, _) => (if count == "1" { one } else { many }, " "),
        (Lang::Ja, Span::Minute) => (ja, ""),
        (Lang::Ja, _) => (ja.strip_suffix('分').unwrap_or(ja), ""),
    };
    join(&[&count, space, word.strip_prefix("work-").unwrap_or(word)])
}

/// A length on an axis or in a table, as short as it is clear: `12 h`, `4.0 min`, `1 work-week`.
pub fn short_length(lang: Lang, minutes: f64, clock: Clock) -> String {
    let (span, count) = span_of(minutes, clock);
    let unit = match (lang, span) {
        (Lang::En, Span::Second) => " s",
        (Lang::En, Span::Minute) => " min",
        (Lang::En, Span::Hour) => " h",
        _ => return length(lang, minutes, clock),
    };
    join(&[&count, unit])
}

/// The words of a tick.
pub fn tick(lang: Lang, label: TickLabel) -> String {
    let spelled = |count: f64, span: Span, unit: &str| match lang {
        Lang::En if !unit.is_empty() => join(&[&decimals(count, 0), unit]),
        Lang::En => {
            let words = span.words();
            phrase!(
                &in_words(lang, count),
                " ",
                if count == 1.0 { words[0] } else { words[1] },
            )
        }
        Lang::Ja => join(&[&in_words(lang, count), span.words()[3]]),
    };
    match label {
        TickLabel::Milliseconds(n) => join(&[&n.to_string(), localized(lang, " ms", "ミリ秒")]),
        TickLabel::Seconds(n) => spelled(n.into(), Span::Second, " s"),
        TickLabel::Minutes(n) => spelled(n.into(), Span::Minute, " min"),
        TickLabel::Hours(n) => spelled(n.into(), Span::Hour, " h"),
        TickLabel::WorkDays(n) => spelled(n.into(), Span::WorkDay, ""),
        TickLabel::WorkWeeks(n) => spelled(n.into(), Span::WorkWeek, ""),
        TickLabel::WorkMonths(n) => spelled(n.into(), Span::WorkMonth, ""),
        TickLabel::WorkYears(n) => spelled(n as f64, Span::WorkYear, ""),
        TickLabel::Days(n) => spelled(n.into(), Span::Day, ""),
        TickLabel::Weeks(n) => spelled(n.into(), Span::Week, ""),
        TickLabel::Months(n) => spelled(n.into(), Span::Month, ""),
        TickLabel::Years(n) => spelled(n as f64, Span::Year, ""),
        TickLabel::Year(year) => match lang {
            Lang::En => year.to_string(),
            Lang::Ja => phrase!(&year.to_string(), "年"),
        },
        TickLabel::Month { year, month } => {
            let at = Civil {
                year,
                month,
                day: 1,
            };
            match lang {
                Lang::En => short_month(lang, at.days()),
                Lang::Ja => phrase!(&year.to_string(), "年", &month.to_string(), "月"),
            }
        }
        TickLabel::Day(day) => date(lang, day.days()),
        TickLabel::Number {
            value,
            decimals: digits,
        } => counted(lang, value, digits),
        TickLabel::Percent {
            value,
            decimals: digits,
        } => decimals(value, digits.into()) + "%",
        TickLabel::Times {
            value,
            decimals: digits,
        } => counted(lang, value, digits) + localized(lang, "×", "倍"),
    }
}

/// A number with these decimals, or in words where it has none.
fn counted(lang: Lang, value: f64, digits: u8) -> String {
    if digits == 0 && value >= 1e4 {
        in_words(lang, value)
    } else {
        decimals(value, digits.into())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::date;

    #[test]
    fn long_rows_of_zeros_are_words() {
        let number = |lang, value| tick(lang, TickLabel::Number { value, decimals: 0 });
        assert_eq!(number(Lang::En, 2e11), "200 billion");
        assert_eq!(number(Lang::Ja, 2e11), "2,000億");
        assert_eq!(number(Lang::En, 1.5e6), "1.5 million");
        assert_eq!(number(Lang::Ja, 1.5e6), "150万");
        assert_eq!(number(Lang::En, 50_000.0), "50,000");
        assert_eq!(number(Lang::Ja, 50_000.0), "5万");
        assert_eq!(tick(Lang::Ja, TickLabel::WorkYears(1_000_000)), "100万年分");
    }

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(decimals(10_000.0, 0), "10,000");
        assert_eq!(decimals(-1234.5, 1), "\u{2212}1,234.5");
        assert_eq!(decimals(-0.001, 1), "0.0");
        assert_eq!(number(128.744), "129");
        assert_eq!(number(20.16), "20.2");
        assert_eq!(number(0.92), "0.92");
        assert_eq!(number(6.0), "6");
        assert_eq!(number(0.0), "0");
        for (value, text) in [
            (80.0, "80%"),
            (87.3, "87.3%"),
            (99.974, "99.97%"),
            (99.9996, "100%"),
            (0.0, "0%"),
        ] {
            assert_eq!(share(value), text);
        }
        assert_eq!(percent(Lang::En, 0.32), "32%");
        assert_eq!(percent(Lang::En, 0.0042), "0.4%");
        assert_eq!(percent(Lang::Ja, 0.0002), "0.1%未満");
        assert_eq!(percent(Lang::En, 0.0), "0%");
    }

    #[test]
    fn parts_of_a_whole_are_rounded_together() {
        let shares = |parts| shares(Lang::En, parts);
        assert_eq!(shares([0.5359, 0.2661, 0.1980]), ["53%", "27%", "20%"]);
        assert_eq!(shares([1.0, 1.0, 1.0]), ["34%", "33%", "33%"]);
        assert_eq!(shares([0.8362, 0.1609, 0.0029]), ["83.6%", "16.1%", "0.3%"]);
        assert_eq!(shares([0.0, 0.75, 0.25]), ["0%", "75%", "25%"]);
        assert_eq!(shares([0.0, 1.0, 1e-6]), ["0%", "over 99.9%", "under 0.1%"]);
        assert_eq!(shares([0.0; 3]), ["0%"; 3]);
    }

    proptest! {
        #[test]
        fn what_is_told_of_a_whole_adds_up_to_a_hundred(
            parts in prop::array::uniform4(prop_oneof![Just(0.0), 0.0..1.0f64, 0.0..0.01f64, 0.0..1e-6f64]),
        ) {
            let sum: f64 = parts.iter().sum();
            prop_assume!(sum > 0.0);
            let read = |text: &str| match text {
                "under 0.1%" => 0.0,
                "over 99.9%" => 100.0,
                text => text.trim_end_matches('%').parse().unwrap(),
            };
            let told = shares(Lang::En, parts);
            let total: f64 = told.iter().map(|text| read(text)).sum();
            prop_assert!((total - 100.0).abs() < 1e-9, "{told:?}");
            for (text, part) in told.iter().zip(parts) {
                prop_assert!((read(text) - part / sum * 100.0).abs() < 1.0, "{told:?}");
                prop_assert_eq!(text == "0%", part == 0.0);
            }
        }
    }

    #[test]
    fn lengths_take_the_largest_unit_that_fits() {
        let work = |m| length(Lang::En, m, Clock::Work);
        assert_eq!(work(2400.0), "1 work-week");
        assert_eq!(work(720.0), "1.5 work-days");
        assert_eq!(work(90.0), "1.5 hours");
        assert_eq!(work(0.05), "3 seconds");
        assert_eq!(work(1.2e7), "100 work-years");
        assert_eq!(length_in_words(Lang::En, 60.0, Clock::Work), "an hour");
        assert_eq!(length_in_words(Lang::En, 2400.0, Clock::Work), "a week");
        assert_eq!(length_in_words(Lang::Ja, 2400.0, Clock::Work), "1週間");
        assert_eq!(length_in_words(Lang::Ja, 30.0, Clock::Work), "30分");
        assert_eq!(plain_length(Lang::En, 960.0, Clock::Work), "2 days");
        assert_eq!(length(Lang::Ja, 2400.0, Clock::Work), "1週間分");
        assert_eq!(length(Lang::En, 2880.0, Clock::Wall), "2 days");
        assert_eq!(short_length(Lang::En, 3.99, Clock::Work), "4 min");
    }

    #[test]
    fn dates() {
        let day = date::parse("2026-12-20").unwrap();
        assert_eq!(month(Lang::En, day), "December 2026");
        assert_eq!(month(Lang::Ja, day), "2026年12月");
        assert_eq!(super::date(Lang::En, day), "20 Dec 2026");
        assert_eq!(month(Lang::En, 1e6), "after 2100");
    }
}
