//! Breaking text into lines, in Latin and in Japanese.

use super::metrics::{self, is_wide};
use crate::{i18n::whole, text};

/// Characters that must not start a line: closing punctuation, small kana, the long-vowel and iteration marks (JIS X 4051, "kinsoku").
const NOT_FIRST: &str = "、。，．・：；？！）」』】〕〉》］｝’”…‥ー々ゝゞヽヾ％℃\
     ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)]}%";

/// Characters that must not end a line: spaces that do not break, opening punctuation and currency signs.
const NOT_LAST: &str = "\u{a0}\u{202f}（「『【〔〈《［｛‘“([{¥￥$";

/// After these a line may begin with hiragana.
const PAUSES: &str = "、。，．・：；？！";

/// Of how many kanji a run is taken for one word.
const KANJI_WORD: usize = 8;

/// Breaks a text into lines that are at most `max_width` pixels wide in a font of `size` pixels.
///
/// Lines break at spaces and between Japanese characters, not within a katakana or a short kanji word, not before particles and endings, not before closing or after opening punctuation, not within dates or between
/// a number and what it counts, and at line feeds. A word wider than a whole line is broken anywhere; a line holds at least one
/// character. An empty text has no lines.
pub fn wrap(text: &str, max_width: f64, size: f64, bold: bool) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        wrap_paragraph(paragraph, max_width, size, bold, &mut lines);
    }
    lines
}

/// The same in at most `max_lines` lines, the last of which ends in … where something was left out.
pub fn wrap_within(
    text: &str,
    max_width: f64,
    size: f64,
    bold: bool,
    max_lines: usize,
) -> Vec<String> {
    let mut lines = wrap(text, max_width, size, bold);
    if lines.len() > max_lines {
        lines.truncate(max_lines);
        if let Some(last) = lines.last_mut() {
            last.push('…');
            *last = elide(last, max_width, size, bold);
        }
    }
    lines
}

/// The text if it fits into `max_width` pixels, else as much of its beginning as does, with … at the end.
///
/// Where not even the ellipsis fits, the ellipsis alone.
pub fn elide(text: &str, max_width: f64, size: f64, bold: bool) -> String {
    if metrics::width(text, size, bold) <= max_width {
        return text.to_owned();
    }
    let room = max_width - metrics::width("…", size, bold);
    let mut used = 0.0;
    let mut kept = String::new();
    for c in text.trim_end_matches('…').chars() {
        used += metrics::width(c.encode_utf8(&mut [0; 4]), size, bold);
        if used > room {
            break;
        }
        kept.push(c);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

fn wrap_paragraph(text: &str, max_width: f64, size: f64, bold: bool, lines: &mut Vec<String>) {
    let measure = |text: &str| metrics::width(text.trim_end(), size, bold);
    let mut line = String::new();
    let short = |piece| {
        if measure(piece) > max_width {
            pieces(piece, 0)
        } else {
            vec![piece]
        }
    };
    for piece in pieces(text, KANJI_WORD).into_iter().flat_map(short) {
        let joined =
            measure(&line) + metrics::width(spaces_after(&line), size, bold) + measure(piece);
        if !line.is_empty() && joined > max_width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        if line.is_empty() && measure(piece) > max_width {
            break_anywhere(piece, max_width, size, bold, &mut line, lines);
        } else {
            line.push_str(piece);
        }
    }
    lines.push(line.trim_end().to_owned());
}

fn spaces_after(line: &str) -> &str {
    line.strip_prefix(line.trim_end()).unwrap_or_default()
}

fn break_anywhere(
    word: &str,
    max_width: f64,
    size: f64,
    bold: bool,
    line: &mut String,
    lines: &mut Vec<String>,
) {
    let mut used = 0.0;
    for c in word.chars() {
        let width = metrics::width(c.encode_utf8(&mut [0; 4]), size, bold);
        if !line.is_empty() && used + width > max_width && !c.is_whitespace() {
            lines.push(line.trim_end().to_owned());
            line.clear();
            used = 0.0;
        }
        line.push(c);
        used += width;
    }
}

/// The unbreakable pieces of a text, each with the spaces that follow it; up to `kanji` of these in a row stay together.
fn pieces(text: &str, kanji: usize) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut previous: Option<char> = None;
    for (stretch, whole) in whole::stretches(text) {
        for (index, c) in stretch.char_indices() {
            let inside = whole && index > 0;
            let here = at + index;
            if !inside && previous.is_some_and(|p| may_break(p, c)) && !in_kanji(text, here, kanji)
            {
                pieces.extend(text.get(start..here));
                start = here;
            }
            previous = Some(c);
        }
        at += stretch.len();
    }
    pieces.extend(text.get(start..).filter(|rest| !rest.is_empty()));
    pieces
}

/// Whether a place of a text lies within a run of at most so many kanji.
fn in_kanji(text: &str, at: usize, most: usize) -> bool {
    let kanji = |c: &char| matches!(c, '々' | '一'..='鿿');
    let (before, after) = text.split_at(at);
    let before = before.chars().rev().take_while(kanji).count();
    let after = after.chars().take_while(kanji).count();
    before > 0 && after > 0 && before + after <= most
}

/// Whether a line may end between two neighbouring characters.
fn may_break(before: char, after: char) -> bool {
    let space = char::is_whitespace;
    if space(after) || text::has(NOT_FIRST, after) || text::has(NOT_LAST, before) {
        return false;
    }
    // Particles and endings belong to the word before them, and a katakana word is one.
    let hiragana = |c: char| matches!(c, 'ぁ'..='ん');
    let katakana = |c: char| matches!(c, 'ァ'..='ヺ' | 'ー');
    let begins = space(before) || text::has(PAUSES, before);
    if (hiragana(after) && !begins) || (katakana(before) && katakana(after)) {
        return false;
    }
    space(before) || is_wide(before) || is_wide(after)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn latin_text_breaks_at_spaces() {
        let lines = wrap(
            "Assumes: exponential, fitted since 2023.",
            124.0,
            12.0,
            false,
        );
        assert_eq!(lines, ["Assumes: exponential,", "fitted since 2023."]);
        assert_eq!(wrap("a\nb", 100.0, 12.0, false), ["a", "b"]);
        assert!(wrap("", 100.0, 12.0, false).is_empty());
    }

    #[test]
    fn japanese_text_keeps_punctuation_with_its_word() {
        let lines = wrap(
            "仮定：指数関数、2023年以降の点に当てはめ。",
            84.0,
            12.0,
            false,
        );
        assert_eq!(
            lines,
            ["仮定：", "指数関数、", "2023年以降の", "点に当てはめ。"]
        );
        assert_eq!(
            wrap("出典「全文」。", 36.0, 12.0, false),
            ["出典", "「全", "文」。"]
        );
    }

    #[test]
    fn kanji_words_break_only_where_they_fit_in_no_line() {
        assert_eq!(
            wrap("出典：大和総研、丸紅経済研究所", 110.0, 12.0, false),
            ["出典：大和総研、", "丸紅経済研究所"]
        );
        assert_eq!(
            wrap("（帯の幅は重み。時期なし）", 112.0, 12.0, false),
            ["（帯の幅は重み。", "時期なし）"]
        );
        // Too long for a word, and too long for a line.
        assert_eq!(
            wrap("次の人工知能開発企業一覧", 84.0, 12.0, false),
            ["次の人工知能開", "発企業一覧"]
        );
        assert_eq!(
            wrap("の経済研究所", 36.0, 12.0, false),
            ["の経済", "研究所"]
        );
    }

    #[test]
    fn dates_and_numbers_with_their_units_stay_whole() {
        assert_eq!(
            wrap("は2027年5月に", 64.0, 12.0, false),
            ["は", "2027年5月", "に"]
        );
        assert_eq!(
            wrap("(27 May 2026), 8 h = 1 work-day", 86.0, 12.0, false),
            ["(27 May 2026),", "8 h =", "1 work-day"]
        );
        assert_eq!(
            wrap("約8倍です", 20.0, 12.0, false),
            ["約", "8倍", "で", "す"]
        );
    }

    #[test]
    fn a_word_that_never_fits_is_broken() {
        assert_eq!(wrap("abcdefgh ij", 30.0, 10.0, false), ["abcde", "fgh ij"]);
        assert_eq!(wrap("ab", 0.0, 10.0, false), ["a", "b"]);
    }

    #[test]
    fn a_space_before_closing_punctuation_takes_no_room_at_the_end_of_a_line() {
        let width = 43.040_491_820_227_594;
        assert_eq!(wrap("0AamA 」", width, 12.0, true), ["0AamA", "」"]);
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap_within("one two three four five", 50.0, 12.0, false, 2);
        assert_eq!(lines, ["one two", "three…"]);
        assert_eq!(elide("short", 100.0, 12.0, false), "short");
        assert_eq!(elide("long", 1.0, 12.0, false), "…");
        assert!(wrap_within("one", 50.0, 12.0, false, 0).is_empty());
    }

    proptest! {
        #[test]
        fn lines_fit_and_lose_only_spaces(text in "[a-zA-Z0-9、。（）「」一二三かなっー ,.-]{0,80}", width in 40.0..400.0f64) {
            let lines = wrap(&text, width, 12.0, false);
            let solid = |s: &str| s.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(solid(&lines.concat()), solid(&text));
            for line in wrap_within(&text, width, 12.0, true, 2) {
                prop_assert!(metrics::width(&line, 12.0, true) <= width + 1e-9, "{line}");
            }
        }
    }
}
