//! Somebody's own template: what it keeps for slides of ours, and what is in the way.
//!
//! Kept is what the presentation refers to (masters, layouts, themes, what these use, fonts, settings), as it lies in the file. Its
//! slides and whatever only they use stay behind, and so does what names them: sections, shows, links to a slide.

mod layout;
mod markup;
mod package;

pub use layout::{Holder, Layout};

use super::parts;
use crate::{
    export::{
        xml::Xml,
        zip::{Packed, Part},
    },
    i18n::format::join,
    number,
};
use markup::{At, Document, Edit, edited};
use package::{Link, Package};

/// Larger files are no templates.
pub const MOST_BYTES: usize = 100_000_000;

/// What is kept may unpack to so much.
const MOST_UNPACKED: usize = 256 << 20;

/// Why a file cannot be a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It is larger than [`MOST_BYTES`], or has more parts or longer ones than any presentation.
    TooLarge,
    /// What it keeps packed is larger than anybody's template.
    Bomb,
    /// It is no presentation of the present format.
    NoPresentation,
    /// It is a presentation of before 2007, or something else of that time.
    Old,
    /// It wants a password.
    Encrypted,
    /// It brings macros.
    Macros,
    /// It is of the strict variant of the format.
    Strict,
    /// It has no master with a layout.
    NoMaster,
    /// This part of it cannot be read.
    Damaged(String),
}

/// What a template gives to a presentation.
#[derive(Clone, Debug)]
pub struct Template {
    /// Parts that were changed, and those that are as they were.
    pub(super) parts: Vec<Part>,
    pub(super) moved: Vec<Packed>,
    /// The content types of all of them.
    pub(super) types: String,
    /// The path of the presentation, and it up to and from its list of slides.
    pub(super) presentation: String,
    pub(super) around: [String; 2],
    /// What it refers to, but for slides.
    pub(super) links: String,
    /// What no id of its references begins with.
    pub(super) prefix: String,
    /// The layout for slides of ours.
    pub(super) layout: Layout,
    pub(super) layout_path: String,
    /// The master of the notes.
    pub(super) notes: String,
    /// How large a slide is, in English metric units.
    pub(super) size: (f64, f64),
}

/// Kinds of what belongs to slides, or to whoever has written there.
const LEFT: [&str; 5] = [
    "slide",
    "notesSlide",
    "comments",
    "commentAuthors",
    "authors",
];

impl Template {
    /// Reads a presentation or a template.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn read(bytes: &[u8]) -> Result<Self, Trouble> {
        if bytes.len() > MOST_BYTES {
            return Err(Trouble::TooLarge);
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
            let name: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
            let is_locked = bytes.windows(name.len()).any(|window| window == name);
            return Err(if is_locked {
                Trouble::Encrypted
            } else {
                Trouble::Old
            });
        }
        let package = Package::open(bytes)?;
        let root = package.links(None)?;
        let main = root.iter().find(|link| link.short() == "officeDocument");
        let main = main.ok_or(Trouble::NoPresentation)?;
        let part = main.part.ok_or(Trouble::NoPresentation)?;
        let kind = package.kind(part).0.unwrap_or_default();
        let is_presentation = kind.contains("presentationml") || kind.contains("powerpoint");
        if !is_presentation || is_ours(package.path(part)) {
            return Err(Trouble::NoPresentation);
        }
        if kind.contains("macroEnabled") {
            return Err(Trouble::Macros);
        }
        if main.kind.contains("purl.oclc.org") {
            return Err(Trouble::Strict);
        }
        Reader {
            package,
            main: part,
            kept: vec![part],
            parts: Vec::new(),
            moved: Vec::new(),
            types: Xml::fragment(),
            endings: Vec::new(),
        }
        .read()
    }

    /// The first of `count` numbers that no part of the template has taken.
    pub fn first_free(&self, count: usize) -> usize {
        let takes = |number: usize| {
            parts::NUMBERED.iter().any(|[before, after]| {
                let number = number::shortest(number as f64);
                self.has(&join(&[before, &number, after]))
            })
        };
        let mut first = 1;
        while let Some(taken) = (first..first + count).find(|number| takes(*number)) {
            first = taken + 1;
        }
        first
    }

    fn has(&self, path: &str) -> bool {
        let is = |other: &String| other.eq_ignore_ascii_case(path);
        self.parts.iter().any(|(other, _)| is(other))
            || self.moved.iter().any(|part| is(&part.path))
    }
}

/// Whether a path is one at which we say what the file is.
fn is_ours(path: &str) -> bool {
    let folder = path.get(.."docProps/".len());
    folder.is_some_and(|folder| folder.eq_ignore_ascii_case("docProps/"))
}

/// Goes through the parts of a template.
struct Reader<'a> {
    package: Package<'a>,
    main: usize,
    /// What is kept, as it was found.
    kept: Vec<usize>,
    parts: Vec<Part>,
    moved: Vec<Packed>,
    types: Xml,
    /// The endings whose content type is said.
    endings: Vec<String>,
}

impl Reader<'_> {
    fn read(mut self) -> Result<Template, Trouble> {
        let mut size = 0_usize;
        let mut at = 0;
        while let Some(part) = self.kept.get(at).copied() {
            at += 1;
            size = size.saturating_add(self.package.entry(part).size);
            if size > MOST_UNPACKED {
                return Err(Trouble::Bomb);
            }
            let mut links = self.package.links(Some(part))?;
            if links.iter().any(|link| link.short() == "vbaProject") {
                return Err(Trouble::Macros);
            }
            let dropped = self.part_from(&mut links);
            for link in &links {
                if let Some(next) = link.part.filter(|next| !self.kept.contains(next)) {
                    self.kept.push(next);
                }
            }
            if part != self.main {
                self.keep(part, &links, &dropped)?;
            }
        }
        self.finish()
    }

    /// Takes out the references that stay behind; gives their ids.
    fn part_from(&self, links: &mut Vec<Link>) -> Vec<String> {
        let mut dropped = Vec::new();
        links.retain(|link| {
            let leads = match link.part {
                _ if link.is_outside => true,
                Some(part) => !is_ours(self.package.path(part)),
                None => false,
            };
            let stays = leads && !LEFT.contains(&link.short());
            if !stays {
                dropped.push(link.id.clone());
            }
            stays
        });
        for link in links {
            if link.is_outside {
                link.part = None;
            }
        }
        dropped
    }

    /// Takes a part over, without what refers to something that stays behind.
    fn keep(&mut self, part: usize, links: &[Link], dropped: &[String]) -> Result<(), Trouble> {
        let package = &self.package;
        let path = package.path(part);
        let (kind, _) = package.kind(part);
        let kind = kind.ok_or_else(|| package.damage(part))?;
        let is_markup = package::ending(path) == "xml"
            || (kind.starts_with("application/") && kind.ends_with("+xml"));
        let mut changed = None;
        if is_markup {
            let text = package.text(part)?;
            let document = package.parsed(&text, part)?;
            let mut edits = references(&document, dropped);
            // A show of some of the slides becomes one of all.
            for at in document.all() {
                if matches!(document.name(at), "custShow" | "sldRg") {
                    let (from, to) = document.extent(at);
                    edits.push((from, to, String::new()));
                }
            }
            let whole = (0, document.text.len());
            let root = document.extent(Document::root());
            if edits.iter().any(|edit| (edit.0, edit.1) == root) {
                return Err(package.damage(part));
            }
            if !edits.is_empty() {
                changed = Some(edited(document.text, whole, &edits));
            }
        }
        let path = path.to_owned();
        if let Some(text) = changed {
            self.parts.push((path, text.into_bytes()));
        } else {
            let moved = package.entry(part).moved(package.bytes());
            self.moved.push(moved.ok_or_else(|| package.damage(part))?);
        }
        let kind = kind.to_owned();
        self.tell(part, &kind);
        self.refer(part, links);
        Ok(())
    }

    /// Writes what a part is.
    fn tell(&mut self, part: usize, kind: &str) {
        let (path, own) = (self.package.path(part), self.package.kind(part).1);
        let ending = package::ending(path);
        if own || matches!(&*ending, "xml" | "rels" | "xlsx") {
            name(&mut self.types, path, kind);
        } else if !self.endings.contains(&ending) {
            self.types
                .raw("<Default Extension=\"")
                .text(&ending)
                .raw("\" ContentType=\"");
            self.types.text(kind).raw("\"/>");
            self.endings.push(ending);
        }
    }

    /// Writes what a part refers to.
    fn refer(&mut self, part: usize, links: &[Link]) {
        if !links.is_empty() {
            let path = package::list(self.package.path(part));
            self.parts.push(list(links).raw_end().part(&path));
        }
    }

    fn finish(mut self) -> Result<Template, Trouble> {
        let package = &self.package;
        let text = package.text(self.main)?;
        let document = package.parsed(&text, self.main)?;
        let root = Document::root();
        let mut links = package.links(Some(self.main))?;
        let dropped = self.part_from(&mut links);
        let mut prefix = String::from("d");
        while links.iter().any(|link| link.id.starts_with(&*prefix)) {
            prefix.push('d');
        }
        let size = document.child(root, "sldSz").and_then(|at| {
            let side = |name| number::parse(&document.attribute(at, name)?);
            // `ST_SlideSizeCoordinate`.
            let side = |name| side(name).filter(|side| (914_400.0..=51_206_400.0).contains(side));
            Some((side("cx")?, side("cy")?))
        });
        let size = size.unwrap_or((9_144_000.0, 6_858_000.0));

        let masters = document
            .child(root, "sldMasterIdLst")
            .ok_or(Trouble::NoMaster)?;
        let (layout, layout_path, theme) = self.layout(&document, masters, &links, size)?;

        // What is around the list of slides, which stands behind those of masters.
        let mut place = document.extent(masters).1;
        let mut has_notes = false;
        let mut edits = references(&document, &dropped);
        for at in document.children(root) {
            let (from, to) = document.extent(at);
            match document.name(at) {
                "notesMasterIdLst" => {
                    has_notes = !listed(&document, at, &links).is_empty();
                    if !has_notes {
                        edits.push((from, to, String::new()));
                    }
                    place = place.max(to);
                }
                "handoutMasterIdLst" => place = place.max(to),
                "sldIdLst" | "custShowLst" | "modifyVerifier" => {
                    edits.push((from, to, String::new()));
                }
                "extLst" => {
                    for own in document.children(at) {
                        if document.child(own, "sectionLst").is_some() {
                            let (from, to) = document.extent(own);
                            edits.push((from, to, String::new()));
                        }
                    }
                }
                _ => {}
            }
        }
        let notes = links.iter().find(|link| link.short() == "notesMaster");
        let notes = notes.map(|link| (link.id.clone(), link.part));
        let main_path = package.path(self.main).to_owned();
        let mut list = list(&links);
        let (notes_id, notes) = if let Some((id, Some(part))) = notes {
            (id, package.path(part).to_owned())
        } else {
            let id = join(&[&prefix, "n"]);
            let path = self.add_notes(theme)?;
            let to = target(&main_path, &path);
            parts::relationship(&mut list, &id, "notesMaster", &to);
            (id, path)
        };
        let behind = document.extent(masters).1;
        let part = |ends| edited(document.text, ends, &edits);
        let mut before = part((0, behind));
        if !has_notes {
            let mut own = Xml::fragment();
            own.raw("<p:notesMasterIdLst")
                .raw(parts::NAMESPACES)
                .raw("><p:notesMasterId r:id=\"")
                .text(&notes_id)
                .raw("\"/></p:notesMasterIdLst>");
            before.push_str(own.markup());
        }
        before.push_str(&part((behind, place)));
        let around = [before, part((place, document.text.len()))];
        Ok(Template {
            parts: self.parts,
            moved: self.moved,
            types: self.types.markup().to_owned(),
            presentation: main_path,
            around,
            links: list.markup().to_owned(),
            prefix,
            layout,
            layout_path,
            notes,
            size,
        })
    }

    /// The layout that fits best, its path, and the theme of the first master.
    fn layout(
        &self,
        document: &Document<'_>,
        masters: At,
        links: &[Link],
        size: (f64, f64),
    ) -> Result<(Layout, String, Option<usize>), Trouble> {
        let mut best: Option<(f64, Layout, String)> = None;
        let mut theme = None;
        for (index, master) in listed(document, masters, links).into_iter().enumerate() {
            let text = self.package.text(master)?;
            let read = self.package.parsed(&text, master)?;
            let own = self.package.links(Some(master))?;
            if index == 0 {
                let found = own.iter().find(|link| link.short() == "theme");
                theme = found.and_then(|link| link.part);
            }
            let Some(list) = read.child(Document::root(), "sldLayoutIdLst") else {
                continue;
            };
            for part in listed(&read, list, &own) {
                let text = self.package.text(part)?;
                let layout = layout::read(&self.package.parsed(&text, part)?, &read, size);
                // A further master is for what the first one is not made for.
                let further = if index > 0 { 6.5 } else { 0.0 };
                let fitness = layout.fitness(size) - further;
                if best.as_ref().is_none_or(|best| fitness > best.0) {
                    best = Some((fitness, layout, self.package.path(part).to_owned()));
                }
            }
        }
        let (_, layout, path) = best.ok_or(Trouble::NoMaster)?;
        Ok((layout, path, theme))
    }

    /// Adds a master of notes, with a theme of its own that is that of the slides; gives its path.
    fn add_notes(&mut self, theme: Option<usize>) -> Result<String, Trouble> {
        let (folder, content, links) = match theme {
            Some(part) => {
                let mut links = self.package.links(Some(part))?;
                self.part_from(&mut links);
                let content = self.package.text(part)?;
                (package::split(self.package.path(part)).0, content, links)
            }
            None => ("ppt/theme", parts::THEME.to_owned(), Vec::new()),
        };
        let slash = if folder.is_empty() { "" } else { "/" };
        let theme = self.free(&join(&[folder, slash, "theme"]));
        name(&mut self.types, &theme, parts::THEME_TYPE);
        if !links.is_empty() {
            let path = package::list(&theme);
            self.parts.push(list(&links).raw_end().part(&path));
        }
        let target = package::relative("ppt/notesMasters", &theme);
        self.parts.push((theme, content.into_bytes()));
        let path = self.free("ppt/notesMasters/notesMaster");
        name(&mut self.types, &path, parts::NOTES_TYPE);
        self.parts.push(parts::notes_master().part(&path));
        let links = parts::relationships(&[("r1", "theme", target)]);
        self.parts.push(links.part(&package::list(&path)));
        Ok(path)
    }

    /// A path that no part has yet.
    fn free(&self, before: &str) -> String {
        let mut number = 1.0;
        loop {
            let path = join(&[before, &number::shortest(number), ".xml"]);
            let is_kept = |part: &usize| self.package.path(*part).eq_ignore_ascii_case(&path);
            let is_new = |part: &Part| part.0.eq_ignore_ascii_case(&path);
            if !self.kept.iter().any(is_kept) && !self.parts.iter().any(is_new) {
                return path;
            }
            number += 1.0;
        }
    }
}

/// The parts that a list names, in its order.
fn listed(document: &Document<'_>, list: At, links: &[Link]) -> Vec<usize> {
    let ids = document
        .children(list)
        .filter_map(|at| document.references(at).next());
    ids.filter_map(|id| links.iter().find(|link| link.id == id)?.part)
        .collect()
}

/// Takes out the elements that name references.
fn references(document: &Document<'_>, ids: &[String]) -> Vec<Edit> {
    let names = |at: &At| document.references(*at).any(|id| ids.contains(&id));
    let all = document.all().filter(names);
    let places = all.map(|at| document.extent(at));
    places.map(|(from, to)| (from, to, String::new())).collect()
}

/// A content type.
fn name(types: &mut Xml, path: &str, kind: &str) {
    types.raw("<Override PartName=\"/").text(path);
    types.raw("\" ContentType=\"").text(kind).raw("\"/>");
}

/// References, open for more.
fn list(links: &[Link]) -> Xml {
    let mut xml = Xml::new();
    xml.raw(parts::LINKS);
    for link in links {
        xml.raw("<Relationship Id=\"").text(&link.id);
        xml.raw("\" Type=\"").text(&link.kind);
        xml.raw("\" Target=\"").text(&link.target);
        xml.raw(if link.is_outside {
            "\" TargetMode=\"External\"/>"
        } else {
            "\"/>"
        });
    }
    xml
}

impl Xml {
    /// The end of a list of references.
    fn raw_end(mut self) -> Self {
        self.raw("</Relationships>");
        self
    }
}

/// The path from one part to another as a reference has it.
pub fn target(from: &str, to: &str) -> String {
    package::relative(package::split(from).0, to)
}

/// Where the references of a part are.
pub fn references_of(path: &str) -> String {
    package::list(path)
}
