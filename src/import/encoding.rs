//! Bytes of a file as text.
//!
//! Which encoding it is, is told here; the decoding itself is built into browsers, and natively that of `encoding_rs`. Both follow
//! the Encoding Standard, and the tables of the Japanese encodings would be a fifth of the page.

use std::borrow::Cow;

use crate::evidence::csv::Reader;
use crate::evidence::problem::{Problem, ProblemKind};

/// How a text was written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// What Japanese Windows writes.
    Windows31J,
    /// EUC-JP.
    EucJp,
    /// What Windows of western Europe writes.
    Windows1252,
}

impl Encoding {
    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows31J => "Windows-31J (Shift_JIS)",
            Self::EucJp => "EUC-JP",
            Self::Windows1252 => "Windows-1252",
        }
    }

    /// Its label in the Encoding Standard.
    const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows31J => "shift_jis",
            Self::EucJp => "euc-jp",
            Self::Windows1252 => "windows-1252",
        }
    }
}

/// The text of a file, and how it was written.
///
/// # Errors
///
/// [`ProblemKind::NotUtf8`] with the line of the first byte that is not, if it is no text in another encoding either.
pub(super) fn text(bytes: &[u8]) -> Result<(Cow<'_, str>, Encoding), Problem> {
    if let Some(encoding) = of_two_bytes(bytes) {
        if let Some(text) = decoded(bytes, encoding).filter(|text| !text.contains('\0')) {
            return Ok((text.into(), encoding));
        }
        return Err(Problem::line(1, ProblemKind::NotUtf8));
    }
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Ok((text.into(), Encoding::Utf8)),
        Err(error) => error,
    };
    let guessed = of_letters(bytes);
    if let Some((text, encoding)) = guessed.and_then(|e| Some((decoded(bytes, e)?, e))) {
        return Ok((text.into(), encoding));
    }
    let mut reader = Reader::new("", b',');
    reader.count_lines(&bytes[..error.valid_up_to()]);
    Err(Problem::line(reader.line(), ProblemKind::NotUtf8))
}

/// UTF-16 by its mark, or by the zeros that stand beside ASCII.
fn of_two_bytes(bytes: &[u8]) -> Option<Encoding> {
    match bytes {
        [0xff, 0xfe, ..] => return Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => return Some(Encoding::Utf16Be),
        _ => {}
    }
    let start = &bytes[..bytes.len().min(2000)];
    let zeros = |from: usize| {
        start
            .iter()
            .skip(from)
            .step_by(2)
            .filter(|b| **b == 0)
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    let most = start.len() / 5;
    let is_even = bytes.len().is_multiple_of(2);
    if is_even && low > most && high == 0 {
        Some(Encoding::Utf16Le)
    } else if is_even && high > most && low == 0 {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// Of the encodings with ASCII in it, the one whose letters these bytes are most likely.
fn of_letters(bytes: &[u8]) -> Option<Encoding> {
    let is_control = |b: &u8| *b < 0x20 && !matches!(b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a);
    if bytes.iter().any(is_control) {
        return None;
    }
    // Pairs that only Japanese Windows writes, pairs that only EUC writes, and bytes that stand alone.
    let (mut windows, mut euc, mut alone) = (0, 0, 0);
    let mut at = 0;
    while at < bytes.len() {
        let next = bytes.get(at + 1).copied().unwrap_or_default();
        let width = match (bytes[at], next) {
            (0x81..=0x9f, 0x40..=0x7e | 0x80..=0xfc) => {
                windows += 1;
                2
            }
            (0xa1..=0xfe, 0xa1..=0xfe) => {
                euc += 1;
                2
            }
            (0x80.., _) => {
                alone += 1;
                1
            }
            _ => 1,
        };
        at += width;
    }
    if windows > 0 && windows >= alone {
        Some(Encoding::Windows31J)
    } else if windows == 0 && alone == 0 && euc > 1 {
        Some(Encoding::EucJp)
    } else {
        let is_missing = |b: &u8| matches!(b, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d);
        (!bytes.iter().any(is_missing)).then_some(Encoding::Windows1252)
    }
}

/// The text, or `None` if some bytes are no letters of the encoding.
#[cfg(not(target_arch = "wasm32"))]
fn decoded(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let encoding = encoding_rs::Encoding::for_label(encoding.label().as_bytes())?;
    let (text, wrong) = encoding.decode_with_bom_removal(bytes);
    (!wrong).then(|| text.into_owned())
}

/// The text, or `None` if some bytes are no letters of the encoding.
#[cfg(target_arch = "wasm32")]
fn decoded(bytes: &[u8], encoding: Encoding) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder =
        web_sys::TextDecoder::new_with_label_and_options(encoding.label(), &options).ok()?;
    // The decoder takes a copy: memory of the module is none that it accepts everywhere.
    let bytes = js_sys::Uint8Array::from(bytes);
    decoder.decode_with_buffer_source(&bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "名前,日付,分\r\nモデル甲,2024/2/3,12\r\nソ表十,2025年1月,44\r\n";

    fn written(text: &str, label: &str) -> Vec<u8> {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("an encoding");
        encoding.encode(text).0.into_owned()
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn japanese_windows_is_read() {
        let bytes = written(TABLE, "windows-31j");
        assert_eq!(text(&bytes), Ok((TABLE.into(), Encoding::Windows31J)));
        // Half-width katakana and letters that only Windows has.
        let kana = "ﾓﾃﾞﾙ①,日付,㍉\n株式会社,髙,分\n";
        assert_eq!(
            text(&written(kana, "windows-31j")),
            Ok((kana.into(), Encoding::Windows31J))
        );
        let bytes = written(TABLE, "euc-jp");
        assert_eq!(text(&bytes), Ok((TABLE.into(), Encoding::EucJp)));
    }

    #[test]
    fn utf_16_is_read_with_and_without_its_mark() {
        for (bytes, encoding) in [
            (u16::to_le_bytes as fn(u16) -> [u8; 2], Encoding::Utf16Le),
            (u16::to_be_bytes, Encoding::Utf16Be),
        ] {
            let marked = utf16(&["\u{feff}", TABLE].concat(), bytes);
            assert_eq!(text(&marked), Ok((TABLE.into(), encoding)));
            let plain = "name\tdate\tminutes\nA\t2024\t5\n";
            assert_eq!(text(&utf16(plain, bytes)), Ok((plain.into(), encoding)));
        }
    }

    #[test]
    fn western_windows_is_read() {
        let table = "Modèle;date;minutes\nNaïve “Café” – Müller;2024;5\n";
        assert_eq!(
            text(&written(table, "windows-1252")),
            Ok((table.into(), Encoding::Windows1252))
        );
    }

    #[test]
    fn what_is_no_text_is_refused_with_its_line() {
        for bytes in [
            &[0xff, 0xd8, 0xff, 0xe0, 0, 16][..],
            b"PK\x03\x04\xff\xfe",
            b"\xff\xfea",
        ] {
            let refused = text(bytes).map(|(text, _)| text.contains('\0'));
            assert!(refused.is_err() || refused == Ok(true), "{bytes:?}");
        }
        assert_eq!(
            text(b"a\r\nb\r\n\x01\x81"),
            Err(Problem::line(3, ProblemKind::NotUtf8))
        );
    }
}
