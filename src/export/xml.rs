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

    /// A text where office programs read `_x0041_` as a letter: what looks like such an escape is escaped.
    ///
    /// `ST_Xstring` of ISO/IEC 29500-1, 22.9.2.19: cells and the values of charts, but not the words on slides.
    pub fn cell(&mut self, text: &str) -> &mut Self {
        let mut pieces = text.split('_').peekable();
        self.text(pieces.next().unwrap_or_default());
        while let Some(piece) = pieces.next() {
            let digits = piece.strip_prefix('x').unwrap_or_default().as_bytes();
            let is_code = digits.len() == 4 && digits.iter().all(u8::is_ascii_hexdigit);
            let is_closed = pieces.peek().is_some();
            self.raw(if is_code && is_closed { "_x005F_" } else { "_" });
            self.text(piece);
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

/// A text of XML without its escapes. What is no escape stays as it stands.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut pieces = text.split('&');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let known = piece.split_once(';');
        let known = known.and_then(|(name, rest)| Some((escape(name)?, rest)));
        let (c, rest) = known.unwrap_or(('&', piece));
        out.push(c);
        out.push_str(rest);
    }
    out
}

/// The character of an escape by what stands between `&` and `;`.
pub fn escape(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => {
            let code = name.strip_prefix('#')?;
            let code = match code.strip_prefix('x') {
                Some(digits) => u32::from_str_radix(digits, 16),
                None => code.parse(),
            };
            let c = char::from_u32(code.ok()?)?;
            return is_allowed(c).then_some(c);
        }
    })
}

/// Whether a document may have a character.
pub const fn is_allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_an_escape_is_escaped() {
        let cell = |text: &str| {
            let mut xml = Xml::fragment();
            xml.cell(text);
            xml.markup().to_owned()
        };
        assert_eq!(cell("run_x0041_v2"), "run_x005F_x0041_v2");
        assert_eq!(cell("_x000D__x000a_"), "_x005F_x000D__x005F_x000a_");
        assert_eq!(cell("_x005F_x0041_"), "_x005F_x005F_x005F_x0041_");
        for text in [
            "_x41_",
            "_x00g1_",
            "a_x",
            "_",
            "max_x_min",
            "_x00é_",
            "_X0041_",
        ] {
            assert_eq!(cell(text), text);
        }
    }

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
