//! A reader's own forecast as one value of a link: `fore=month;on:2026-11-28;from:2027-01;step:6;balls:0112233459;sum:…;say:A+sentence`.
//!
//! Ten balls lie in ten places of a scale: nine stretches of `step` months, or of a factor `step`, from `from` on, and the place
//! of what comes after them or never. `sum` begins the SHA-256 of what was said, so that it cannot be changed unnoticed; what
//! came is no part of that.

#[cfg(all(feature = "split", target_arch = "wasm32"))]
use std::sync::OnceLock;

use super::{
    journey,
    notice::{Notice, Notices, cut},
    scene::sentence,
};
use crate::{date, digest, number};

/// A link and a file have at most so many.
pub const MOST_FORESEEN: usize = 24;
/// The places of a scale; what lies in the last is beyond it.
pub const PLACES: usize = 10;
/// The balls that are placed.
pub const BALLS: usize = 10;
/// Digits of a sum: 128 bits, more than anybody can search through for a second text of the same sum.
const DIGITS: usize = 32;

/// What is foreseen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Question {
    /// When a lab would rather lose its human software engineers than AI for coding.
    Coder,
    /// When METR first measures a work-week at 50%.
    Week,
    /// The same of a work-month.
    Month,
    /// When METR first measures a work-day at 80%.
    Day80,
    /// When 99% of AI research is automated.
    Research,
    /// How many hours at 50% the longest is among the models that came out by this day.
    Length(f64),
}

impl Question {
    /// The words of a link, with a question of each kind.
    pub const ALL: [(&'static str, Self); 6] = [
        ("week", Self::Week),
        ("month", Self::Month),
        ("day80", Self::Day80),
        ("coder", Self::Coder),
        ("research", Self::Research),
        ("length", Self::Length(0.0)),
    ];

    /// Whether the answer is a date rather than hours.
    pub const fn is_date(self) -> bool {
        !matches!(self, Self::Length(_))
    }

    /// The word of a link.
    pub fn word(self) -> &'static str {
        let is_same = |other: &Self| std::mem::discriminant(other) == std::mem::discriminant(&self);
        let found = Self::ALL.iter().find(|(_, other)| is_same(other));
        found.map_or("", |(word, _)| word)
    }
}

/// A forecast of the reader's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Foreseen {
    /// What it is about.
    pub asked: Question,
    /// The day on which it was made, in days since 1970-01-01.
    pub made: f64,
    /// Where the scale begins: the first day of a month in days since 1970-01-01, or hours.
    pub from: f64,
    /// How long a stretch of it is: months, or a factor.
    pub step: f64,
    /// The place of each ball, ascending, from 0.
    pub balls: [u8; BALLS],
    /// A sentence; may be empty.
    pub words: String,
    /// What came, as the reader says: a day or hours, infinite for never.
    pub came: Option<f64>,
    /// The sum that is stated; empty for none.
    pub sum: String,
}

impl Foreseen {
    /// The ends of the stretches, ascending: days since 1970-01-01, or hours.
    pub fn edges(&self) -> Vec<f64> {
        edges(self.asked, self.from, self.step)
    }

    /// How many balls lie in each place.
    pub fn counts(&self) -> [u32; PLACES] {
        let mut counts = [0; PLACES];
        for place in self.balls {
            counts[usize::from(place)] += 1;
        }
        counts
    }

    /// With the sum of what it says.
    #[must_use]
    pub fn sealed(mut self) -> Self {
        self.sum = self.computed();
        self
    }

    /// Whether what it says is what its sum was made of; none without a sum.
    pub fn is_intact(&self) -> Option<bool> {
        (!self.sum.is_empty()).then(|| self.sum == self.computed())
    }

    fn computed(&self) -> String {
        let mut digest = digest::sha256(self.said().as_bytes());
        digest.truncate(DIGITS);
        digest
    }

    /// What the sum is made of: the value of a link without `sum` and `came`, its sentence as it is read.
    pub fn said(&self) -> String {
        let mut text = self.scale();
        if !self.words.is_empty() {
            text.push_str(";say:");
            text.push_str(&self.words);
        }
        text
    }

    /// All but the sentence, the sum and what came.
    fn scale(&self) -> String {
        let mut text = self.asked.word().to_owned();
        let mut add = |key: &str, value: &str| {
            for part in [";", key, ":", value] {
                text.push_str(part);
            }
        };
        if let Question::Length(by) = self.asked {
            add("by", &date::iso(by));
        }
        add("on", &date::iso(self.made));
        let from = if self.asked.is_date() {
            date::iso(self.from)
        } else {
            number::shortest(self.from)
        };
        let month = from.strip_suffix("-01");
        let month = month.filter(|_| self.asked.is_date());
        add("from", month.unwrap_or(&from));
        add("step", &number::shortest(self.step));
        let digits: String = self
            .balls
            .iter()
            .map(|place| char::from(b'0' + place))
            .collect();
        add("balls", &digits);
        text
    }

    /// The value of a link, its sentence as it is read.
    pub fn write(&self) -> String {
        let mut text = self.scale();
        if let Some(came) = self.came {
            text.push_str(";came:");
            text.push_str(&match came {
                f64::INFINITY => "never".to_owned(),
                day if self.asked.is_date() => date::iso(day),
                hours => number::shortest(hours),
            });
        }
        if !self.sum.is_empty() {
            text.push_str(";sum:");
            text.push_str(&self.sum);
        }
        if !self.words.is_empty() {
            text.push_str(";say:");
            text.push_str(&self.words);
        }
        text
    }

    /// Reads a value.
    ///
    /// # Errors
    /// The part that is missing, cannot be read or stands there twice.
    pub fn read(text: &str) -> Result<Self, String> {
        let (scale, words) = parted(text);
        let mut parts = scale.split(';');
        let word = parts.next().unwrap_or_default().trim();
        let found = Question::ALL.iter().find(|(name, _)| *name == word);
        let (_, mut asked) = *found.ok_or(word)?;
        let mut values = [""; KEYS.len()];
        for part in parts.filter(|part| !part.trim().is_empty()) {
            let (key, value) = part.split_once(':').unwrap_or((part, ""));
            let at = KEYS.iter().position(|known| *known == key.trim());
            let value = value.trim();
            match at.map(|at| &mut values[at]) {
                Some(place) if place.is_empty() && !value.is_empty() => *place = value,
                _ => return Err(part.trim().to_owned()),
            }
        }
        let [by, made, from, step, balls, came, sum] = values;
        let wrong = |at: usize| [KEYS[at], ":", values[at]].concat();
        match &mut asked {
            Question::Length(day) => *day = day_of(by).ok_or_else(|| wrong(0))?,
            _ if by.is_empty() => {}
            _ => return Err(wrong(0)),
        }
        let is_date = asked.is_date();
        let sum = sum.to_ascii_lowercase();
        let is_sum = |sum: &str| sum.len() == DIGITS && sum.bytes().all(|b| b.is_ascii_hexdigit());
        if !sum.is_empty() && !is_sum(&sum) {
            return Err(wrong(6));
        }
        Ok(Self {
            asked,
            made: day_of(made).ok_or_else(|| wrong(1))?,
            from: start(from, is_date).ok_or_else(|| wrong(2))?,
            step: stretch(step, is_date).ok_or_else(|| wrong(3))?,
            balls: places(balls).ok_or_else(|| wrong(4))?,
            words: sentence(words).0,
            came: match came {
                "" => None,
                "never" if is_date => Some(f64::INFINITY),
                _ if is_date => Some(day_of(came).ok_or_else(|| wrong(5))?),
                _ => Some(hours(came).ok_or_else(|| wrong(5))?),
            },
            sum,
        })
    }
}

/// A value without its sentence, and that. Not as a search for a text, see "Why are texts searched through `src/text.rs`?" in
/// `docs/decisions.md`.
fn parted(value: &str) -> (&str, &str) {
    let before = b";say:";
    let at = value
        .as_bytes()
        .windows(before.len())
        .position(|w| w == before);
    let parts = at.and_then(|at| Some((value.get(..at)?, value.get(at + before.len()..)?)));
    parts.unwrap_or((value, ""))
}

/// What stands between the question and the sentence.
const KEYS: [&str; 7] = ["by", "on", "from", "step", "balls", "came", "sum"];

/// Days and hours beyond these are no forecasts.
const DAYS: std::ops::RangeInclusive<f64> =
    date::days_from_civil(2000, 1, 1) as f64..=date::days_from_civil(2200, 12, 31) as f64;
const HOURS: std::ops::RangeInclusive<f64> = 0.001..=1e6;

fn day_of(text: &str) -> Option<f64> {
    date::parse(text).filter(|day| DAYS.contains(day))
}

fn hours(text: &str) -> Option<f64> {
    number::parse(text).filter(|hours| HOURS.contains(hours))
}

fn start(text: &str, is_date: bool) -> Option<f64> {
    if is_date {
        day_of(text).filter(|day| date::Civil::from_days(*day).day == 1)
    } else {
        hours(text)
    }
}

fn stretch(text: &str, is_date: bool) -> Option<f64> {
    let step = number::parse(text)?;
    let fits = if is_date {
        (1.0..=120.0).contains(&step) && step.fract() == 0.0
    } else {
        (1.05..=100.0).contains(&step)
    };
    fits.then_some(step)
}

fn places(text: &str) -> Option<[u8; BALLS]> {
    let digits: [u8; BALLS] = text.as_bytes().try_into().ok()?;
    let fits = digits.iter().all(u8::is_ascii_digit) && digits.is_sorted();
    fits.then(|| digits.map(|digit| digit - b'0'))
}

/// The ends of the stretches of a scale.
pub fn edges(asked: Question, from: f64, step: f64) -> Vec<f64> {
    let first = date::Civil::from_days(from);
    let month = |months: i64| {
        let months = i64::from(first.month) - 1 + months;
        let year = first.year + months.div_euclid(12);
        date::days_from_civil(year, months.rem_euclid(12) as u32 + 1, 1) as f64
    };
    (0..PLACES as u32)
        .map(|at| match asked {
            Question::Length(_) => from * libm::pow(step, f64::from(at)),
            _ => month(i64::from(at) * step as i64),
        })
        .collect()
}

/// Reads a value of a link: how it is written, and whether it fits its sum.
pub type Reading = fn(&str) -> Result<(String, bool), String>;

/// [`Reading`] itself. For the table of what waits.
///
/// # Errors
/// See [`Foreseen::read`].
pub fn canonical(text: &str) -> Result<(String, bool), String> {
    let foreseen = Foreseen::read(text)?;
    Ok((foreseen.write(), foreseen.is_intact() != Some(false)))
}

/// Few links have a forecast, so what reads one waits; whoever opens such a link waits for it, since it
/// [may need mending](journey::needs_mending).
#[cfg(all(feature = "split", target_arch = "wasm32"))]
static READING: OnceLock<Reading> = OnceLock::new();

/// Reads forecasts from now on.
#[cfg(all(feature = "split", target_arch = "wasm32"))]
pub fn read_with(read: Reading) {
    let _ = READING.set(read);
}

/// Where what reads forecasts cannot come, those are kept that are written as the page writes them.
#[cfg(all(feature = "split", target_arch = "wasm32"))]
fn plain(text: &str) -> Result<(String, bool), String> {
    let (scale, _) = parted(text);
    let written = |b: u8| b.is_ascii_alphanumeric() || b";:.-".contains(&b);
    if scale.bytes().all(written) {
        Ok((text.to_owned(), true))
    } else {
        Err(text.to_owned())
    }
}

/// A value of a link as it is kept; what is wrong with it is told.
pub(super) fn take(text: &str, count: usize, notices: &mut Notices) -> Option<String> {
    #[cfg(all(feature = "split", target_arch = "wasm32"))]
    let read = READING.get().map_or(plain as Reading, |read| *read);
    #[cfg(not(all(feature = "split", target_arch = "wasm32")))]
    let read: Reading = canonical;
    match read(text) {
        Ok(_) if count >= MOST_FORESEEN => notices.push(Notice::TooManyForecasts),
        Ok((kept, intact)) => {
            if !intact {
                notices.push(Notice::ChangedForecast { at: count + 1 });
            }
            return Some(kept);
        }
        Err(part) => notices.push(Notice::BadForecast { text: cut(&part) }),
    }
    None
}

/// Values that do not come from a link, as one keeps them; what is wrong with them is told.
pub fn read_all(values: impl IntoIterator<Item = String>) -> (Vec<String>, Vec<Notice>) {
    let mut notices = Notices::default();
    let mut all = Vec::new();
    for value in values {
        let kept = take(&value, all.len(), &mut notices);
        all.extend(kept);
    }
    (all, notices.finish())
}

/// The sentence of a value that is [kept](take).
pub(super) fn words(kept: &str) -> &str {
    parted(kept).1
}

/// Adds values that are [kept](take) to a query.
pub(super) fn append(query: &mut String, kept: &[String]) {
    for value in kept {
        let (scale, words) = parted(value);
        query.push_str("&fore=");
        query.push_str(scale);
        if !words.is_empty() {
            query.push_str(";say:");
            journey::append_words(query, words);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{codec, registry::REGISTRY, scene::MOST_CHARACTERS};
    use proptest::prelude::*;

    const MONTH: &str = "month;on:2026-11-28;from:2027-01;step:6;balls:0112233459;sum:8fd0cee9dd82673234dc533cf439bf1c;say:A sentence; of 50%.";

    fn sealed() -> Foreseen {
        Foreseen::read(MONTH).expect("a forecast").sealed()
    }

    #[test]
    fn a_forecast_is_readable() {
        let foreseen = sealed();
        assert_eq!(foreseen.asked, Question::Month);
        assert_eq!(date::iso(foreseen.made), "2026-11-28");
        assert_eq!(foreseen.counts(), [1, 2, 2, 2, 1, 1, 0, 0, 0, 1]);
        assert_eq!(foreseen.words, "A sentence; of 50%.");
        let edges: Vec<String> = foreseen.edges().into_iter().map(date::iso).collect();
        assert_eq!(edges[..3], ["2027-01-01", "2027-07-01", "2028-01-01"]);
        assert_eq!(edges[9], "2031-07-01");
        let query = codec::write(&codec::Link {
            foreseen: vec![foreseen.write()],
            ..codec::Link::default()
        });
        assert!(
            query.starts_with("v=2&view=horizon&fore=month;on:2026-11-28;from:2027-01;step:6;balls:0112233459;sum:"),
            "{query}"
        );
        assert!(query.ends_with(";say:A+sentence%3B+of+50%25."), "{query}");
        let (link, notices) = codec::parse(&query);
        assert_eq!((link.foreseen, notices), (vec![foreseen.write()], vec![]));
    }

    #[test]
    fn hours_have_stretches_of_a_factor() {
        let text = "length;by:2026-12-31;on:2026-11-28;from:16;step:1.5;balls:0000000009;came:17.4";
        let foreseen = Foreseen::read(text).expect("a forecast");
        assert_eq!(foreseen.write(), text);
        assert_eq!(foreseen.edges()[..3], [16.0, 24.0, 36.0]);
        assert_eq!((foreseen.came, foreseen.is_intact()), (Some(17.4), None));
    }

    /// What `printf %s '…' | sha256sum` says of what was said.
    #[test]
    fn the_sum_is_that_of_what_was_said() {
        let said =
            "month;on:2026-11-28;from:2027-01;step:6;balls:0112233459;say:A sentence; of 50%.";
        let foreseen = sealed();
        assert_eq!(foreseen.said(), said);
        assert_eq!(foreseen.sum, "8fd0cee9dd82673234dc533cf439bf1c");
        assert_eq!(foreseen.is_intact(), Some(true));
        let came = Foreseen {
            came: Some(f64::INFINITY),
            ..foreseen.clone()
        };
        assert_eq!(came.is_intact(), Some(true));
        for changed in ["0112233469", "1112233459"] {
            let other = foreseen.write().replace("0112233459", changed);
            let other = Foreseen::read(&other).expect("a forecast");
            assert_eq!(other.is_intact(), Some(false));
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_the_part() {
        for (text, part) in [
            ("", ""),
            ("moon;on:2026-01-01", "moon"),
            ("month;from:2027-01;step:6;balls:0123456789", "on:"),
            (
                "month;on:2026-02-30;from:2027-01;step:6;balls:0123456789",
                "on:2026-02-30",
            ),
            (
                "month;on:2026-11-28;from:2027-01-02;step:6;balls:0123456789",
                "from:2027-01-02",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:0;balls:0123456789",
                "step:0",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:1.5;balls:0123456789",
                "step:1.5",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:6;balls:9876543210",
                "balls:9876543210",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:6;balls:012345678",
                "balls:012345678",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:6;balls:0123456789;sum:1",
                "sum:1",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:6;balls:0123456789;on:2026-11-28",
                "on:2026-11-28",
            ),
            (
                "month;on:2026-11-28;from:2027-01;step:6;balls:0123456789;x:1",
                "x:1",
            ),
            (
                "month;by:2027-01-01;on:2026-11-28;from:2027-01;step:6;balls:0123456789",
                "by:2027-01-01",
            ),
            ("length;on:2026-11-28;from:8;step:2;balls:0123456789", "by:"),
            (
                "length;by:2027;on:2026-11-28;from:NaN;step:2;balls:0123456789",
                "from:NaN",
            ),
            (
                "length;by:2027;on:2026-11-28;from:8;step:1;balls:0123456789",
                "step:1",
            ),
            (
                "length;by:2027;on:2026-11-28;from:8;step:2;balls:0123456789;came:never",
                "came:never",
            ),
        ] {
            assert_eq!(Foreseen::read(text), Err(part.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_used_of_a_link_is_reported_and_the_rest_kept() {
        let good = sealed().write();
        let changed = good.replace("0112233459", "0112233455");
        let query = ["fore=", &changed, "&fore=moon&dt=90&fore=", &good].concat();
        let (link, notices) = codec::parse(&query.replace('%', "%25"));
        assert_eq!(link.foreseen, [changed, good.clone()]);
        let bad = Notice::BadForecast {
            text: "moon".into(),
        };
        assert_eq!(notices, [Notice::ChangedForecast { at: 1 }, bad]);
        let many = ["fore=", &good.replace('%', "%25"), "&"].concat();
        let (link, notices) = codec::parse(&many.repeat(MOST_FORESEEN + 1));
        assert_eq!(link.foreseen.len(), MOST_FORESEEN);
        assert_eq!(notices, [Notice::TooManyForecasts]);
        assert!(REGISTRY.iter().all(|param| param.name != "fore"));
    }

    pub(crate) fn any_forecast() -> impl Strategy<Value = Foreseen> {
        let days = || (*DAYS.start() as i32..*DAYS.end() as i32).prop_map(f64::from);
        let words = prop_oneof![
            Just(String::new()),
            any::<String>(),
            "[~;:|)a-zé一 %&+]{0,300}"
        ];
        let parts = (
            0..6usize,
            days(),
            days(),
            prop_oneof![0.001..1e6f64, Just(16.0)],
            (1..=120i32, 1.05..=100.0f64),
            proptest::array::uniform10(0..10u8),
            (words, proptest::option::of(days()), any::<bool>()),
        );
        parts.prop_map(|(which, made, day, hours, step, mut balls, rest)| {
            let (_, asked) = Question::ALL[which];
            let (words, came, sealed) = rest;
            let is_date = asked.is_date();
            balls.sort_unstable();
            let first = date::Civil {
                day: 1,
                ..date::Civil::from_days(day)
            };
            let foreseen = Foreseen {
                asked: if is_date {
                    asked
                } else {
                    Question::Length(day)
                },
                made,
                from: if is_date { first.days() } else { hours },
                step: if is_date { f64::from(step.0) } else { step.1 },
                balls,
                words: sentence(&words).0,
                came: came.map(|day| if is_date { day } else { hours }),
                sum: String::new(),
            };
            if sealed { foreseen.sealed() } else { foreseen }
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(foreseen in any_forecast()) {
            let text = foreseen.write();
            prop_assert_eq!(Foreseen::read(&text), Ok(foreseen.clone()));
            let link = codec::Link { foreseen: vec![text.clone()], ..codec::Link::default() };
            prop_assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
            let edges = foreseen.edges();
            prop_assert!(edges.len() == PLACES && edges.is_sorted_by(|a, b| a < b));
            prop_assert!(foreseen.words.chars().count() <= MOST_CHARACTERS);
        }

        /// Whatever is changed of what was said, the sum says so.
        #[test]
        fn no_change_goes_unnoticed(foreseen in any_forecast(), other in any_forecast()) {
            let sealed = foreseen.sealed();
            let forged = Foreseen { sum: sealed.sum.clone(), ..other };
            prop_assert_eq!(forged.is_intact(), Some(forged.said() == sealed.said()));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "(week|length|month|x)?(;(by|on|from|step|balls|came|sum|say|z):[0-9a-z.-]{0,12}){0,9}|.{0,60}") {
            if let Ok(foreseen) = Foreseen::read(&text) {
                prop_assert_eq!(Foreseen::read(&foreseen.write()), Ok(foreseen));
            }
        }
    }
}
