//! How wide and tall a text will be, without asking any font.
//!
//! The figures' fonts are chosen so that the answer holds on every system: Helvetica, Arial and Liberation Sans share their advance
//! widths, and Japanese glyphs fill their em square whatever the font. Kerning is not counted; it only makes texts narrower.

/// The CSS font list of every figure: metric-compatible Latin fonts first, then the Japanese fonts of the common systems.
pub const FONT_FAMILY: &str = "Helvetica, Arial, 'Liberation Sans', 'Noto Sans JP', 'Noto Sans CJK JP', \
     'Hiragino Sans', 'Hiragino Kaku Gothic ProN', 'Yu Gothic', Meiryo, sans-serif";

/// Advance widths of U+0020 to U+007E in thousandths of the font size, as in Adobe's Helvetica metrics.
#[rustfmt::skip]
const ASCII: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/// The same in bold.
#[rustfmt::skip]
const ASCII_BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611,
    975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556,
    333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611,
    611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584,
];

/// Advance widths of U+00A0 to U+00FF.
#[rustfmt::skip]
const LATIN_1: [u16; 96] = [
    278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737, 552,
    400, 549, 333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    667, 667, 667, 667, 667, 667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500,
];

/// The same in bold.
#[rustfmt::skip]
const LATIN_1_BOLD: [u16; 96] = [
    278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737, 552,
    400, 549, 333, 333, 333, 576, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611,
    722, 722, 722, 722, 722, 722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278,
    722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722, 722, 722, 667, 667, 611,
    556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278,
    611, 611, 611, 611, 611, 611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556,
];

/// The advance width of a character in thousandths of the font size.
///
/// Characters of scripts that the interface does not use count as 720, wider than most of them are.
fn advance(c: char, bold: bool) -> u16 {
    let code = c as u32;
    let (ascii, latin_1) = if bold {
        (&ASCII_BOLD, &LATIN_1_BOLD)
    } else {
        (&ASCII, &LATIN_1)
    };
    match code {
        0x20..=0x7e => ascii[code as usize - 0x20],
        0xa0..=0xff => latin_1[code as usize - 0xa0],
        // Controls, combining marks, zero-width characters and variation selectors.
        0..=0x1f
        | 0x7f..=0x9f
        | 0x300..=0x36f
        | 0x200b..=0x200f
        | 0x2060
        | 0xfe00..=0xfe0f
        | 0xfeff => 0,
        0x2009 | 0x202f => 200,
        0x2012 | 0x2013 | 0x20ac => 556,
        0x2018 | 0x2019 if bold => 278,
        0x2018 | 0x2019 => 222,
        0x201c | 0x201d if bold => 500,
        0x2010 | 0x2011 | 0x201c | 0x201d => 333,
        0x2022 => 350,
        0x2212 => 584,
        0x2248 | 0x2260 | 0x2264 | 0x2265 => 549,
        0xff61..=0xff9f => 500,
        _ if is_wide(c) => 1000,
        // Dashes, ellipsis, per mille, trade mark, arrows.
        0x2014 | 0x2015 | 0x2026 | 0x2030 | 0x2122 | 0x2190..=0x21ff => 1000,
        _ => 720,
    }
}

/// Whether a character fills its em square: Chinese, Japanese and Korean letters, full-width forms, emoji.
pub const fn is_wide(c: char) -> bool {
    matches!(c as u32,
        0x1100..=0x115f
        | 0x2460..=0x24ff
        | 0x2e80..=0xa4cf
        | 0xac00..=0xd7a3
        | 0xf900..=0xfaff
        | 0xfe30..=0xfe4f
        | 0xff01..=0xff60
        | 0xffe0..=0xffe6
        | 0x1f300..=0x1faff
        | 0x2_0000..=0x3_fffd)
}

/// The width in pixels of a line of text in a font of `size` pixels.
pub fn width(text: &str, size: f64, bold: bool) -> f64 {
    let thousandths: u32 = text.chars().map(|c| u32::from(advance(c, bold))).sum();
    f64::from(thousandths) * size / 1000.0
}

/// How far the tallest glyphs reach above the baseline, in pixels; Japanese ones are taller than Latin capitals.
pub const fn ascent(size: f64) -> f64 {
    0.86 * size
}

/// How far glyphs reach below the baseline, in pixels.
pub const fn descent(size: f64) -> f64 {
    0.21 * size
}

/// The height of capitals and digits, in pixels: shift a baseline by half of it to centre a label on a line.
pub const fn cap_height(size: f64) -> f64 {
    0.716 * size
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn latin_text_is_as_wide_as_in_helvetica() {
        assert_eq!(width("Work", 1000.0, false), 944.0 + 556.0 + 333.0 + 500.0);
        assert_eq!(width("0123456789", 10.0, false), 55.6);
        assert_eq!(
            width("Ärger", 1000.0, false),
            667.0 + 333.0 + 556.0 + 556.0 + 333.0
        );
        assert!(width("work-week", 13.0, true) > width("work-week", 13.0, false));
    }

    #[test]
    fn japanese_text_is_an_em_a_character() {
        assert_eq!(width("一週間、", 12.0, false), 48.0);
        assert_eq!(width("ｱｲ", 12.0, false), 12.0);
        assert_eq!(width("１０％", 12.0, true), 36.0);
    }

    #[test]
    fn invisible_characters_take_no_room() {
        assert_eq!(width("\u{200b}\u{301}\n", 12.0, false), 0.0);
        assert_eq!(width("", 12.0, false), 0.0);
    }
}
