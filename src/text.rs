//! Searching in texts.

/// Whether a text contains a character.
///
/// The standard library's `contains` looks for a character that is only known at run time as it looks for a whole text,
/// with code that is larger than all other searches of the page together.
pub fn has(text: &str, character: char) -> bool {
    text.chars().any(|c| c == character)
}
