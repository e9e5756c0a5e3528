//! Searching in texts, and what has no place in them.

/// Whether a text contains a character.
///
/// The standard library's `contains` looks for a character that is only known at run time as it looks for a whole text,
/// with code that is larger than all other searches of the page together.
pub fn has(text: &str, character: char) -> bool {
    text.chars().any(|c| c == character)
}

/// Whether a character has no place in a line that others read: it controls a device, or the direction of all that follows it.
///
/// Embeddings, overrides and isolates are those of Unicode Standard Annex 9, 2.1 to 2.5; marks of direction, which stand for
/// themselves alone, are none of them.
pub fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
