//! Which parts of a text stay on one line: dates, numbers with what they count, short ranges, and short words with a hyphen.

use super::format::is_month_name;
use crate::text;

/// What a number counts, in the singular; a work-week counts as a week.
const UNITS: [&str; 16] = [
    "day",
    "week",
    "month",
    "year",
    "hour",
    "minute",
    "second",
    "min",
    "h",
    "million",
    "billion",
    "trillion",
    "doubling",
    "simulation",
    "point",
    "vendor",
];

/// Up to so many letters a word is not broken at its hyphen.
const SHORT: usize = 12;

/// Up to so many bytes a range of numbers is not broken.
const SHORT_RANGE: usize = 16;

/// What counts or dates the number before it in Japanese.
const COUNTERS: &str = "年月日か週間時分秒件回社倍人万億兆点つ世代";

/// Cuts a text into stretches, of which those with `true` are to stay on one line.
pub fn stretches(text: &str) -> Vec<(&str, bool)> {
    let mut all = Vec::new();
    let (mut told, mut past) = (0, 0);
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let begins =
            at >= told.max(past) && c.is_ascii_alphanumeric() && !before.is_ascii_alphanumeric();
        before = c;
        let Some(rest) = text.get(at..).filter(|_| begins) else {
            continue;
        };
        let length = whole(rest).max(before_particle(rest));
        past = at + digits(rest);
        if length > 0 {
            all.extend(text.get(told..at).map(|part| (part, false)));
            all.extend(rest.get(..length).map(|part| (part, true)));
            told = at + length;
        }
    }
    all.extend(text.get(told..).map(|part| (part, false)));
    all.retain(|(part, _)| !part.is_empty());
    all
}

/// How many bytes at the beginning of a text stay together; 0 for none.
fn whole(text: &str) -> usize {
    let word = first_word(text);
    if !word.is_empty() {
        let next = after(text, word.len()).unwrap_or_default();
        let number = match word {
            "USD" => whole(next).max(digits(next)),
            word if is_month_name(word) => digits(next),
            _ => 0,
        };
        return match number {
            0 if word.len() <= SHORT && text::has(word, '-') => word.len(),
            0 => 0,
            number => word.len() + 1 + number,
        };
    }
    let counted = counted(text);
    if counted > 0 {
        return counted;
    }
    let number = digits(text);
    let mut end = number;
    while let Some(next) = after(text, end) {
        let word = first_word(next);
        if is_month_name(word) {
            return end + 1 + whole(next).max(word.len());
        }
        let unit = word.strip_prefix("work-").unwrap_or(word);
        if !UNITS.contains(&unit.strip_suffix('s').unwrap_or(unit)) {
            break;
        }
        end += 1 + word.len();
    }
    let upper = after(text, end).and_then(|next| next.strip_prefix("to "));
    let upper = upper.map_or(0, |upper| whole(upper).max(digits(upper)));
    let range = end + " to ".len() + upper;
    if upper > 0 && range <= SHORT_RANGE {
        return range;
    }
    if end > number { end } else { 0 }
}

/// How many bytes of letters and digits stand before hiragana, which is the particle that belongs to them; 0 for none or many.
fn before_particle(text: &str) -> usize {
    let inside = |c: char| c.is_ascii_alphanumeric() || text::has(".,:/%", c);
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    let next = text.get(end..).and_then(|rest| rest.chars().next());
    match next {
        Some('ぁ'..='ん') if end <= SHORT_RANGE => end,
        _ => 0,
    }
}

/// What follows the space at a place.
fn after(text: &str, at: usize) -> Option<&str> {
    text.get(at..)?.strip_prefix(' ')
}

fn first_word(text: &str) -> &str {
    let inside = |c: char| c.is_ascii_alphabetic() || c == '-';
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The length of the number at the beginning, without punctuation after it.
fn digits(text: &str) -> usize {
    let inside = |c: char| c.is_ascii_digit() || c == ',' || c == '.';
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    let number = text.get(..end).unwrap_or_default();
    number.trim_end_matches([',', '.']).len()
}

/// The length of a number with Japanese counters, or of several in a row; 0 without any.
fn counted(text: &str) -> usize {
    let mut end = 0;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let number = digits(rest);
        let counters = rest.get(number..).unwrap_or_default();
        let length: usize = counters
            .chars()
            .take_while(|c| text::has(COUNTERS, *c))
            .map(char::len_utf8)
            .sum();
        if number == 0 || length == 0 {
            return end;
        }
        end += number + length;
        // 2回に1回
        let next = text.get(end..).unwrap_or_default().strip_prefix('に');
        let often = counters.starts_with('回') && next.is_some_and(|next| digits(next) > 0);
        end += if often { 'に'.len_utf8() } else { 0 };
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wholes(text: &str) -> Vec<&str> {
        let all = stretches(text).into_iter();
        all.filter(|(_, whole)| *whole)
            .map(|(part, _)| part)
            .collect()
    }

    #[test]
    fn dates_and_counted_numbers_stay_whole() {
        assert_eq!(
            wholes(
                "80% of 10,000 simulations fall between October 2026 and March 2027, at 50% success."
            ),
            ["10,000 simulations", "October 2026", "March 2027"]
        );
        assert_eq!(
            wholes("S5 (17 June 2026), 12 h, 1.5 work-weeks, USD 5 trillion; 12 of 13 in May"),
            ["17 June 2026", "12 h", "1.5 work-weeks", "USD 5 trillion"]
        );
        assert_eq!(
            wholes("10,000回のシミュレーションの80%が2026年10月〜2027年3月に1週間分"),
            ["10,000回", "80%", "2026年10月", "2027年3月", "1週間分"]
        );
        assert_eq!(wholes("仕事を2回に1回こなせる"), ["2回に1回"]);
        assert_eq!(
            wholes("23%がCの比1.1:1で、Claude Codeは1つも"),
            ["23%", "C", "1.1:1", "Code", "1つ"]
        );
        assert_eq!(wholes("o3 and 54 of them, self-improvement"), [""; 0]);
        assert_eq!(wholes("a one-off"), ["one-off"]);
        assert_eq!(
            wholes("(80%: 5 to 68), 110 to 155 days, 1 to 5%, 2026 to 2030; 10,000 to 1,000,000"),
            ["5 to 68", "110 to 155 days", "1 to 5", "2026 to 2030"]
        );
        assert_eq!(wholes("6 to Anthropic, 5 to"), [""; 0]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost(text in "[0-9A-Za-z年月日分は ,.%-]{0,40}|(May|1|2026| |年|,){0,12}") {
            let all = stretches(&text);
            let joined: String = all.iter().map(|(part, _)| *part).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert!(all.iter().all(|(part, _)| !part.is_empty()));
        }
    }
}
