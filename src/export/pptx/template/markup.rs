//! Reads the XML of other programs' files. What is not well formed is refused, and what declares entities too.
//!
//! Extensible Markup Language (XML) 1.0, fifth edition; Namespaces in XML 1.0, third edition.

use crate::export::xml::{escape, is_allowed, unescaped};

/// The namespace of attributes that name a relationship.
const REFERENCES: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A document with its elements in their order.
pub struct Document<'a> {
    /// The document without a byte order mark.
    pub text: &'a str,
    nodes: Vec<Node<'a>>,
}

/// An element by its place in the document.
pub type At = usize;

struct Node<'a> {
    /// Its name with its prefix.
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    /// Which of them name a relationship.
    references: Vec<&'a str>,
    /// Where it begins and ends.
    from: usize,
    to: usize,
    /// The element behind it and all that it contains.
    next: At,
}

/// A change of a document: what stands between two places is replaced.
pub type Edit = (usize, usize, String);

impl<'a> Document<'a> {
    /// Reads a document; `None` if it is not well formed.
    pub fn parse(text: &'a str) -> Option<Self> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if !text.chars().all(is_allowed) {
            return None;
        }
        let mut document = Self {
            text,
            nodes: Vec::new(),
        };
        let mut open: Vec<At> = Vec::new();
        let mut spaces: Vec<(usize, &str, &str)> = Vec::new();
        let mut at = 0;
        while let Some(next) = text[at..].find('<') {
            let between = &text[at..at + next];
            if !is_content(between, open.is_empty()) {
                return None;
            }
            at += next;
            let tag = &text[at..];
            at += if tag.starts_with("<!--") {
                tag.get(4..)?
                    .find("--")
                    .filter(|end| tag[4 + end..].starts_with("-->"))?
                    + 7
            } else if tag.starts_with("<![CDATA[") && !open.is_empty() {
                tag.find("]]>")? + 3
            } else if tag.starts_with("<?") {
                instruction(tag, at == 0)?
            } else if let Some(name) = tag.strip_prefix("</") {
                let end = name.find('>')?;
                let count = document.nodes.len();
                let node = document.nodes.get_mut(open.pop()?)?;
                if name[..end].trim_end() != node.name {
                    return None;
                }
                node.to = at + 2 + end + 1;
                node.next = count;
                spaces.retain(|space| space.0 <= open.len());
                end + 3
            } else {
                if open.is_empty() && !document.nodes.is_empty() {
                    return None;
                }
                let (node, length, is_empty) = start(tag, at, open.len() + 1, &mut spaces)?;
                if is_empty {
                    spaces.retain(|space| space.0 <= open.len());
                } else {
                    open.push(document.nodes.len());
                }
                document.nodes.push(node);
                let count = document.nodes.len();
                if let Some(node) = document.nodes.last_mut() {
                    node.next = count;
                }
                length
            };
        }
        let is_whole = open.is_empty() && !document.nodes.is_empty();
        (is_whole && is_content(&text[at..], true)).then_some(document)
    }

    /// The outermost element.
    pub const fn root() -> At {
        0
    }

    /// All elements.
    pub fn all(&self) -> std::ops::Range<At> {
        0..self.nodes.len()
    }

    /// The name of an element without its prefix.
    pub fn name(&self, at: At) -> &'a str {
        local(self.nodes[at].name)
    }

    /// The elements in an element.
    pub fn children(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let end = self.nodes[at].next;
        let mut child = at + 1;
        std::iter::from_fn(move || {
            let this = child;
            (this < end).then(|| {
                child = self.nodes[this].next;
                this
            })
        })
    }

    /// The first element of a name in an element.
    pub fn child(&self, at: At, name: &str) -> Option<At> {
        self.children(at).find(|child| self.name(*child) == name)
    }

    /// The element that is reached through elements of these names.
    pub fn path(&self, at: At, names: &[&str]) -> Option<At> {
        names.iter().try_fold(at, |at, name| self.child(at, name))
    }

    /// The value of an attribute, by its name as it stands.
    pub fn attribute(&self, at: At, name: &str) -> Option<String> {
        let all = self.nodes[at].attributes.iter();
        let mut own = all.filter(|attribute| attribute.0 == name);
        own.next().map(|(_, value)| unescaped(value))
    }

    /// The relationships that an element names.
    pub fn references(&self, at: At) -> impl Iterator<Item = String> + '_ {
        self.nodes[at]
            .references
            .iter()
            .map(|value| unescaped(value))
    }

    /// Where an element begins and ends.
    pub fn extent(&self, at: At) -> (usize, usize) {
        (self.nodes[at].from, self.nodes[at].to)
    }
}

/// A part of a document with changes, which are in any order; one that lies in another is left out.
pub fn edited(text: &str, (from, to): (usize, usize), edits: &[Edit]) -> String {
    let mut own: Vec<&Edit> = edits
        .iter()
        .filter(|edit| from <= edit.0 && edit.1 <= to)
        .collect();
    // The outer ones of those that begin together first.
    own.sort_by_key(|edit| (edit.0, usize::MAX - edit.1));
    let mut out = String::new();
    let mut at = from;
    for (start, end, new) in own {
        if *start < at {
            continue;
        }
        out.push_str(&text[at..*start]);
        out.push_str(new);
        at = *end;
    }
    out.push_str(&text[at..to]);
    out
}

/// Reads a start tag at a place: its element, how long it is, and whether nothing is in it.
fn start<'a>(
    tag: &'a str,
    at: usize,
    depth: usize,
    spaces: &mut Vec<(usize, &'a str, &'a str)>,
) -> Option<(Node<'a>, usize, bool)> {
    let name_end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>')?;
    let name = tag.get(1..name_end).filter(|name| is_name(name))?;
    let mut attributes: Vec<(&str, &str)> = Vec::new();
    let mut rest = &tag[name_end..];
    let is_empty = loop {
        let trimmed = rest.trim_start_matches(is_space);
        if let Some(after) = trimmed.strip_prefix('>') {
            rest = after;
            break false;
        }
        if let Some(after) = trimmed.strip_prefix("/>") {
            rest = after;
            break true;
        }
        // Something between two attributes.
        if trimmed.len() == rest.len() {
            return None;
        }
        let (key, value, after) = attribute(trimmed)?;
        let is_twice = attributes.iter().any(|(other, _)| *other == key);
        if !is_name(key) || is_twice || value.contains('<') || !has_escapes(value) {
            return None;
        }
        attributes.push((key, value));
        rest = after;
    };
    for (key, value) in &attributes {
        let prefix = if *key == "xmlns" {
            ""
        } else if let Some(prefix) = key.strip_prefix("xmlns:") {
            if value.is_empty() {
                return None;
            }
            prefix
        } else {
            continue;
        };
        spaces.push((depth, prefix, value));
    }
    let space = |name: &str| {
        let (prefix, _) = name.split_once(':')?;
        let mut known = spaces.iter().rev().filter(|space| space.1 == prefix);
        Some(known.next().map(|space| space.2))
    };
    let mut references = Vec::new();
    for (key, value) in attributes.iter().chain(&[(name, "")]) {
        match space(key) {
            Some(None) if !key.starts_with("xml:") && !key.starts_with("xmlns:") => return None,
            Some(Some(REFERENCES)) => references.push(*value),
            _ => {}
        }
    }
    references.retain(|value| !value.is_empty());
    let length = tag.len() - rest.len();
    let node = Node {
        name,
        attributes,
        references,
        from: at,
        to: at + length,
        next: 0,
    };
    Some((node, length, is_empty))
}

/// Reads an attribute: its name as far as it goes, its value, and what follows.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let (key, after) = text.split_once('=')?;
    let after = after.trim_start_matches(is_space);
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let (value, after) = after[1..].split_once(quote)?;
    Some((key.trim_end_matches(is_space), value, after))
}

/// How long an instruction is, or the declaration, which stands at the beginning alone.
fn instruction(tag: &str, is_first: bool) -> Option<usize> {
    let end = tag.find("?>")?;
    let text = tag.get(2..end)?;
    let (target, rest) = text.split_at(text.find(is_space).unwrap_or(text.len()));
    let is_known = if target == "xml" {
        is_first && is_declaration(rest)
    } else {
        is_name(target) && !target.contains(':') && !target.eq_ignore_ascii_case("xml")
    };
    is_known.then_some(end + 2)
}

/// Whether this is what a declaration says: the version, then the encoding and whether it stands alone, if it says so. The encoding is
/// the one in which the document was read.
fn is_declaration(mut text: &str) -> bool {
    let mut names = ["version", "encoding", "standalone"].iter();
    loop {
        let trimmed = text.trim_start_matches(is_space);
        if trimmed.is_empty() {
            return names.len() < 3;
        }
        let is_version_due = names.len() == 3;
        let Some((key, value, after)) = attribute(trimmed).filter(|_| trimmed.len() < text.len())
        else {
            return false;
        };
        let is_value = match key {
            "version" => value.strip_prefix("1.").is_some_and(|minor| {
                !minor.is_empty() && minor.bytes().all(|digit| digit.is_ascii_digit())
            }),
            "encoding" => value.eq_ignore_ascii_case("utf-8"),
            _ => matches!(value, "yes" | "no"),
        };
        let is_in_order = names.any(|name| *name == key);
        if !is_value || !is_in_order || is_version_due && key != "version" {
            return false;
        }
        text = after;
    }
}

const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

fn local(name: &str) -> &str {
    name.split_once(':').map_or(name, |(_, local)| local)
}

/// With at most one prefix.
fn is_name(name: &str) -> bool {
    let is_part = |part: &str| {
        let mut all = part.chars();
        let first = all.next().is_some_and(|c| c.is_alphabetic() || c == '_');
        first && all.all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
    };
    match name.split_once(':') {
        Some((prefix, local)) => is_part(prefix) && is_part(local),
        None => is_part(name),
    }
}

/// Whether a text may stand between tags; outside of all only spaces may.
fn is_content(text: &str, is_outside: bool) -> bool {
    if is_outside {
        text.chars().all(is_space)
    } else {
        has_escapes(text) && !text.contains("]]>")
    }
}

/// Whether every escape is known.
fn has_escapes(text: &str) -> bool {
    let mut pieces = text.split('&').skip(1);
    pieces.all(|piece| {
        let name = piece.split_once(';');
        name.is_some_and(|(name, _)| escape(name).is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_well_formed_is_read_and_nothing_else() {
        let good = "\u{feff}<?xml version=\"1.0\"?>\n<!-- a --><p:a xmlns:p='x' b=\"1&amp;2\"><p:b/><c>&#65;<![CDATA[<]]></c\n></p:a>\n";
        let document = Document::parse(good).expect("well formed");
        let root = Document::root();
        assert_eq!(document.name(root), "a");
        assert_eq!(document.attribute(root, "b").as_deref(), Some("1&2"));
        let names: Vec<&str> = document
            .children(root)
            .map(|at| document.name(at))
            .collect();
        assert_eq!(names, ["b", "c"]);
        let (from, to) = document.extent(document.child(root, "c").expect("a child"));
        assert_eq!(&document.text[from..to], "<c>&#65;<![CDATA[<]]></c\n>");
        for bad in [
            "",
            " ",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a/>b",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
            "<a>&nbsp;</a>",
            "<a b=1/>",
            "<a b='1'c='2'/>",
            "<a b='1' b='2'/>",
            "<a b='<'/>",
            "<p:a/>",
            "<a p:b=''/>",
            "<a xmlns:p='x'/><p:b/>",
            "<a>\u{1}</a>",
            "<a><!-- -- --></a>",
            "<a>]]></a>",
            "<1/>",
            "<a:b:c/>",
            "<a><?xml version='1.0'?></a>",
            "<a/",
            "<a b",
            "</a>",
        ] {
            assert!(Document::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_declaration_says_version_encoding_and_standalone_in_order() {
        for good in [
            "<?xml version=\"1.0\"?>",
            "<?xml version='1.0' encoding='utf-8'?>",
            "\u{feff}<?xml\tversion = \"1.1\"\r\nencoding= \"UTF-8\" standalone='no' ?>",
            "<?xml version=\"1.0\" standalone=\"yes\"?>",
            "<?mso-application progid=\"PowerPoint.Show\"?>",
            "<?xml-stylesheet a=b\"?>",
            "<?a?>",
        ] {
            let text = [good, "<a/>"].concat();
            assert!(Document::parse(&text).is_some(), "{good}");
        }
        for bad in [
            "<?xml?>",
            "<?xml ?>",
            "<?xml \"ersion=\"1.0\"?>",
            "<?xmlversion=\"1.0\"?>",
            "<?xml version=\"1.0\"encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" version=\"1.0\"?>",
            "<?xml version=\"1.0\" encoding=\"UTF-8\" encoding=\"UTF-8\"?>",
            "<?xml encoding=\"UTF-8\" version=\"1.0\"?>",
            "<?xml encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" standalone=\"yes\" encoding=\"UTF-8\"?>",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>",
            "<?xml version=\"1.0\" encoding=\"\"?>",
            "<?xml version=\"1.0\" standalone=\"maybe\"?>",
            "<?xml version=\"1.0\" standalone?>",
            "<?xml version=\"1.0\" more=\"1\"?>",
            "<?xml version=\"1.0' encoding='UTF-8'?>",
            "<?xml version=1.0?>",
            "<?xml version=\"1.\"?>",
            "<?xml version=\"2.0\"?>",
            "<?xml version=\"1.0\" ?",
            "<?xml version=\"1.0\">",
            "<?XML version=\"1.0\"?>",
            "<?Xml a?>",
            " <?xml version=\"1.0\"?>",
            "<!-- a --><?xml version=\"1.0\"?>",
            "<??>",
            "<?>",
            "<? a?>",
            "<?1?>",
            "<?a:b?>",
            "<?a\"b?>",
        ] {
            let text = [bad, "<a/>"].concat();
            assert!(Document::parse(&text).is_none(), "{bad}");
        }
    }

    #[test]
    fn changes_are_made_from_the_outside() {
        let edits = [
            (2, 3, "x".to_owned()),
            (1, 4, "y".to_owned()),
            (5, 5, "z".to_owned()),
        ];
        assert_eq!(edited("abcdef", (0, 6), &edits), "ayezf");
        assert_eq!(edited("abcdef", (5, 6), &edits), "zf");
    }
}
