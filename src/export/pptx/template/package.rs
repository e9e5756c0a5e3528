//! The parts of an office file, what each is, and how they refer to one another.
//!
//! ECMA-376, part 2, 6.2 (names), 6.5 (relationships), 7.2.3 (content types).

use super::{
    Trouble,
    markup::{At, Document},
};
use crate::{
    export::unzip::{self, Entry},
    i18n::format::join,
};

/// More parts than any presentation has.
const MOST_PARTS: usize = 10_000;

/// No part of XML is longer.
const MOST_MARKUP: usize = 16 << 20;

/// An office file.
pub struct Package<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Content types by ending and by path.
    defaults: Vec<(String, String)>,
    overrides: Vec<(String, String)>,
}

/// A reference of a part to another.
#[derive(Clone, Debug)]
pub struct Link {
    /// Its id.
    pub id: String,
    /// What it is, as a whole address.
    pub kind: String,
    /// Where it leads, as it stands.
    pub target: String,
    /// The part that it leads to; `None` where that is missing.
    pub part: Option<usize>,
    /// Whether it leads out of the file.
    pub is_outside: bool,
}

impl Link {
    /// The last word of its kind.
    pub fn short(&self) -> &str {
        self.kind
            .rsplit_once('/')
            .map_or(&*self.kind, |(_, short)| short)
    }
}

impl<'a> Package<'a> {
    /// Opens a file.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Trouble> {
        let entries = unzip::directory(bytes).ok_or(Trouble::NoPresentation)?;
        if entries.len() > MOST_PARTS {
            return Err(Trouble::TooLarge);
        }
        if entries.iter().any(|entry| entry.is_encrypted) {
            return Err(Trouble::Encrypted);
        }
        let mut package = Self {
            bytes,
            entries,
            defaults: Vec::new(),
            overrides: Vec::new(),
        };
        let types = package.find("[Content_Types].xml");
        let text = package.text(types.ok_or(Trouble::NoPresentation)?)?;
        let document = package.parsed(&text, types.unwrap_or_default())?;
        for at in document.children(Document::root()) {
            let named = |name| document.attribute(at, name);
            let Some(kind) = named("ContentType") else {
                continue;
            };
            if let Some(ending) = named("Extension") {
                package.defaults.push((ending.to_ascii_lowercase(), kind));
            } else if let Some(path) = named("PartName") {
                package.overrides.push((path, kind));
            }
        }
        Ok(package)
    }

    /// A part by its path, in which capitals and small letters are the same.
    pub fn find(&self, path: &str) -> Option<usize> {
        let mut entries = self.entries.iter();
        entries.position(|entry| entry.path.eq_ignore_ascii_case(path))
    }

    /// The path of a part.
    pub fn path(&self, part: usize) -> &str {
        &self.entries[part].path
    }

    /// The part itself.
    pub fn entry(&self, part: usize) -> &Entry {
        &self.entries[part]
    }

    /// What a part is, and whether that is said of its path and not of its ending.
    pub fn kind(&self, part: usize) -> (Option<&str>, bool) {
        let path = self.path(part);
        let own = |(name, _): &&(String, String)| {
            name.strip_prefix('/')
                .is_some_and(|name| name.eq_ignore_ascii_case(path))
        };
        if let Some((_, kind)) = self.overrides.iter().find(own) {
            return (Some(kind), true);
        }
        let ending = ending(path);
        let mut all = self.defaults.iter();
        let found = all.find(|(name, _)| *name == ending);
        (found.map(|(_, kind)| &**kind), false)
    }

    /// A part as text.
    pub fn text(&self, part: usize) -> Result<String, Trouble> {
        let entry = &self.entries[part];
        if entry.size > MOST_MARKUP {
            return Err(Trouble::TooLarge);
        }
        let content = entry.whole(self.bytes);
        let text = content.and_then(|content| String::from_utf8(content).ok());
        text.ok_or_else(|| self.damage(part))
    }

    /// A part of XML that was read.
    pub fn parsed<'b>(&self, text: &'b str, part: usize) -> Result<Document<'b>, Trouble> {
        Document::parse(text).ok_or_else(|| self.damage(part))
    }

    /// What is said of a part that cannot be read.
    pub fn damage(&self, part: usize) -> Trouble {
        Trouble::Damaged(self.path(part).to_owned())
    }

    /// What a part refers to; the file itself without one.
    pub fn links(&self, part: Option<usize>) -> Result<Vec<Link>, Trouble> {
        let path = part.map_or("", |part| self.path(part));
        let Some(list) = self.find(&list(path)) else {
            return Ok(Vec::new());
        };
        let text = self.text(list)?;
        let document = self.parsed(&text, list)?;
        let mut links: Vec<Link> = Vec::new();
        let link = |at: At| {
            let target = document.attribute(at, "Target")?;
            let mode = document.attribute(at, "TargetMode");
            let is_outside = mode.is_some_and(|mode| mode == "External");
            let found = resolved(path, &target);
            Some(Link {
                id: document.attribute(at, "Id").filter(|id| !id.is_empty())?,
                kind: document.attribute(at, "Type")?,
                part: found
                    .and_then(|path| self.find(&path).or_else(|| self.find(&unquoted(&path)?))),
                target,
                is_outside,
            })
        };
        for at in document.children(Document::root()) {
            let link = link(at).ok_or_else(|| self.damage(list))?;
            if links.iter().any(|other| other.id == link.id) {
                return Err(self.damage(list));
            }
            links.push(link);
        }
        Ok(links)
    }

    /// The bytes of the file.
    pub const fn bytes(&self) -> &'a [u8] {
        self.bytes
    }
}

/// The ending of a path in small letters.
pub fn ending(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.to_ascii_lowercase()
}

/// Where the references of a part are.
pub fn list(path: &str) -> String {
    let (folder, name) = split(path);
    let slash = if folder.is_empty() { "" } else { "/" };
    join(&[folder, slash, "_rels/", name, ".rels"])
}

/// The folder and the name of a path.
pub fn split(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// The path to which a target of a part leads; `None` if it leaves the file, or to no part of a document.
fn resolved(from: &str, target: &str) -> Option<String> {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => split(from).0.split('/').collect(),
    };
    let (target, _) = target.split_once('#').unwrap_or((target, ""));
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => _ = steps.pop()?,
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    let last = steps.last()?;
    let is_list = last.eq_ignore_ascii_case("[Content_Types].xml") || ending(last) == "rels";
    let is_plain = !is_list && !steps.contains(&"_rels");
    is_plain.then(|| steps.join("/"))
}

/// A path without the codes of characters that addresses do not have.
fn unquoted(path: &str) -> Option<String> {
    let mut pieces = path.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let code = piece.get(..2)?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        bytes.extend(&piece.as_bytes()[2..]);
    }
    String::from_utf8(bytes).ok()
}

/// How a part of one folder refers to a path.
pub fn relative(folder: &str, path: &str) -> String {
    let from: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    let to: Vec<&str> = path.split('/').collect();
    let most = from.len().min(to.len() - 1);
    let same = (0..most).take_while(|at| from[*at] == to[*at]).count();
    let mut steps = vec![".."; from.len() - same];
    steps.extend(&to[same..]);
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_lead_where_office_programs_go() {
        let from = "ppt/slides/slide1.xml";
        for (target, wanted) in [
            ("../media/a.png", Some("ppt/media/a.png")),
            ("/ppt/media/a.png", Some("ppt/media/a.png")),
            ("b.xml", Some("ppt/slides/b.xml")),
            ("./b.xml#c", Some("ppt/slides/b.xml")),
            ("../../../a", None),
            ("_rels/b.xml.rels", None),
            ("", Some("ppt/slides")),
        ] {
            assert_eq!(resolved(from, target).as_deref(), wanted, "{target}");
        }
        assert_eq!(unquoted("a%20b").as_deref(), Some("a b"));
        assert_eq!(unquoted("a%2"), None);
        for (folder, path, wanted) in [
            ("ppt", "ppt/slides/a.xml", "slides/a.xml"),
            ("ppt/slides", "ppt/media/a", "../media/a"),
            ("x/y", "ppt/a", "../../ppt/a"),
            ("", "ppt/a", "ppt/a"),
            ("ppt/slides", "ppt/slides/a", "a"),
        ] {
            assert_eq!(relative(folder, path), wanted);
        }
    }
}
