//! What people type in the place of ASCII, and what they type in the place of nothing.

/// A text with ASCII in the place of full-width forms, one kind of dash and of space, and without characters that nobody sees.
pub(super) fn plain(text: &str) -> String {
    let plain = |c| match c {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => {
            None
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => Some('-'),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}' => Some(' '),
        // The same in ASCII, at the same distance.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0),
        '\u{2018}' | '\u{2019}' => Some('\''),
        c => Some(c),
    };
    let text: String = text.chars().filter_map(plain).collect();
    text.trim().to_owned()
}

/// Whether a field says that there is nothing.
pub(super) fn is_nothing(text: &str) -> bool {
    const NOTHING: &[&str] = &[
        "",
        "-",
        "--",
        "---",
        ".",
        "..",
        "...",
        "…",
        "?",
        "n/a",
        "#n/a",
        "na",
        "<na>",
        "nan",
        "nat",
        "nil",
        "null",
        "none",
        "n.a.",
        "n.d.",
        "tbd",
        "unknown",
        "不明",
        "なし",
        "無し",
        "未定",
        "未公表",
        "未測定",
        "欠測",
        "該当なし",
        "ー",
    ];
    let text = plain(text);
    NOTHING.contains(&text.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_hidden_characters_become_plain() {
        assert_eq!(plain("　１２．５％\u{200b} "), "12.5%");
        assert_eq!(plain("２０２４－０２\u{2212}03"), "2024-02-03");
        assert_eq!(plain("1\u{a0}200\u{2019}5"), "1 200'5");
    }

    #[test]
    fn fields_can_say_nothing() {
        for text in [
            "", " ", "NA", "N/A", "NaT", "―", "－", "不明", "#N/A", "null", "\u{a0}",
        ] {
            assert!(is_nothing(text), "{text}");
        }
        for text in ["0", "a", "-1", "x"] {
            assert!(!is_nothing(text), "{text}");
        }
    }
}
