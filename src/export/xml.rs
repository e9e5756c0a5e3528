//! Writes the XML of office files: markup of our own, and texts and numbers that are escaped on the way.
//!
//! Our own, because a library that writes workbooks would triple the page, and those for slides have no logarithmic axis or the
//! same workbook for every chart.

use crate::number;

/// A document that is being written.
#[derive(Clone)]
pub struct Xml(String);

impl Xml {
    /// With the declaration that office programs expect.
    pub fn new() -> Self {
        let declaration = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
        Self([declaration, "\n"].concat())
    }

    /// A piece of a document.
    pub const fn fragment() -> Self {
        Self(String::new())
    }

    /// What is written so far.
    pub fn markup(&self) -> &str {
        &self.0
    }

    /// Markup, as it stands.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text or the value of an attribute. Characters that XML does not allow are dropped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\n' | '\t' | ' '..='~' | '\u{a0}'..='\u{fffd}' | '\u{10000}'.. => self.0.push(c),
                _ => {}
            }
        }
        self
    }

    /// A number as XML Schema has it.
    pub fn number(&mut self, value: f64) -> &mut Self {
        self.raw(&number::shortest(value))
    }

    /// A count or an index.
    pub fn count(&mut self, value: usize) -> &mut Self {
        self.number(value as f64)
    }

    /// A part of an office file.
    pub fn part(self, path: &str) -> (String, Vec<u8>) {
        (path.to_owned(), self.0.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_and_control_characters_dropped() {
        let mut xml = Xml::new();
        let text = "<\"&'>\u{0}\u{1b}\u{7f}\u{85}\u{fffe}\r\né働🚀";
        xml.raw("<a b=\"").text(text).raw("\"/>");
        let (_, bytes) = xml.part("a");
        let read = String::from_utf8(bytes).expect("UTF-8");
        let document = roxmltree::Document::parse(&read).expect("XML");
        // XML reads a line feed in an attribute as a space.
        let value = document.root_element().attribute("b");
        assert_eq!(value, Some("<\"&'> é働🚀"));
    }
}
