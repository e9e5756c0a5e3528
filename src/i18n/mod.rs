//! Words in English and Japanese, as equals: every message is an arm of an exhaustive match, so a missing one does not compile.

pub mod format;
pub mod glossary;
pub mod import;
pub mod params;
pub mod template;
pub mod ui;
pub mod whole;
pub mod words;

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

impl Lang {
    /// The BCP 47 tag, as in links: `en` or `ja`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
        }
    }

    /// The tag of the other language if a text is in that: a title stays as it was published.
    pub fn foreign(self, text: &str) -> Option<&'static str> {
        // Hiragana, katakana and Han.
        let is_japanese =
            text.contains(|c| matches!(c, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'));
        match self {
            Self::En if is_japanese => Some("ja"),
            // Names and symbols are of no language.
            Self::Ja if !is_japanese => {
                let is_word =
                    |word: &&str| word.len() > 2 && word.bytes().all(|b| b.is_ascii_alphabetic());
                (text.split(' ').filter(is_word).count() > 1).then_some("en")
            }
            _ => None,
        }
    }

    /// What stands before the Japanese names and titles in an English text, they, and what follows them.
    pub fn around_japanese(text: &str) -> [&str; 3] {
        // In UTF-8 they are three bytes, of which the first is one of these.
        let is_first = |byte: &u8| matches!(byte, 0xe3..=0xe9);
        let parts = || {
            let start = text.bytes().position(|byte| is_first(&byte))?;
            let end = text.as_bytes().iter().rposition(is_first)? + 3;
            let (text, after) = text.split_at_checked(end)?;
            let (before, title) = text.split_at_checked(start)?;
            Some([before, title, after])
        };
        parts().unwrap_or([text, "", ""])
    }

    /// The language of a tag such as `ja` or `en-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "en" => Some(Self::En),
            "ja" => Some(Self::Ja),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn a_title_in_japanese_is_found_in_an_english_text() {
        for (text, parts) in [
            ("METR, 2025", ["METR, 2025", "", ""]),
            ("", ["", "", ""]),
            ("田邊美穂, “AI”, Daiwa", ["", "田邊美穂", ", “AI”, Daiwa"]),
            (
                "@tetumemo, “なぜ「緊急」か？” (Why)",
                ["@tetumemo, “", "なぜ「緊急」か", "？” (Why)"],
            ),
            (
                "Office, “特許 2025 報告”",
                ["Office, “", "特許 2025 報告", "”"],
            ),
        ] {
            assert_eq!(Lang::around_japanese(text), parts);
        }
    }

    #[test]
    fn a_title_in_the_other_language_is_told_from_names_and_figures() {
        assert_eq!(Lang::En.foreign("大和総研"), Some("ja"));
        assert_eq!(Lang::En.foreign("METR, March 2025"), None);
        assert_eq!(Lang::Ja.foreign("Measuring AI ability"), Some("en"));
        for own in [
            "大和総研 Daiwa Institute of Research",
            "GPT-4",
            "12%",
            "2026-03-05",
            "METR",
        ] {
            assert_eq!(Lang::Ja.foreign(own), None, "{own}");
        }
    }
}
