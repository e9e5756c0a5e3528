//! Which layout of a template takes a title and a chart, and where on it they stand.
//!
//! ECMA-376, part 1, 19.3.1.36 `ph`, 19.3.1.39 `sldLayout`, 19.7.10 `ST_PlaceholderType`.

use super::markup::{At, Document};
use crate::{figure::scene::Rect, number};

/// A place for something on a layout.
#[derive(Clone, Debug)]
pub struct Holder {
    /// What it takes; empty for anything.
    pub kind: String,
    /// Its number.
    pub index: String,
    /// Where it stands, in English metric units.
    pub rect: Rect,
    /// The size of its text in points.
    pub size: f64,
    /// Whether that is bold, and whether it is set in capitals.
    pub look: (bool, bool),
    /// Whether it stands where the master has it and not the layout.
    pub is_moved: bool,
    is_upright: bool,
}

impl Holder {
    fn is(&self, kinds: &[&str]) -> bool {
        kinds.contains(&&*self.kind)
    }

    fn is_title(&self) -> bool {
        self.is(&["title", "ctrTitle"]) && !self.is_upright
    }

    fn takes_charts(&self) -> bool {
        self.is(&["", "obj", "chart"]) && !self.is_upright
    }

    fn area(&self) -> f64 {
        self.rect.w * self.rect.h
    }
}

/// A layout, as far as its places go.
#[derive(Clone, Debug)]
pub struct Layout {
    /// Its places in their order.
    pub holders: Vec<Holder>,
    /// What it is called by its kind, such as `obj` or `titleOnly`.
    pub kind: String,
    /// The colours that it exchanges, as attributes, if it does.
    pub colors: String,
}

impl Layout {
    /// The place of a kind.
    pub fn holder(&self, kind: &str) -> Option<&Holder> {
        self.holders.iter().find(|holder| holder.kind == kind)
    }

    /// The place of the title.
    pub fn title(&self) -> Option<&Holder> {
        self.holders.iter().find(|holder| holder.is_title())
    }

    /// The largest place for a chart, if it is large enough on a slide of a size and away from the title.
    pub fn content(&self, (width, height): (f64, f64)) -> Option<&Holder> {
        let title = self.title()?;
        let all = self.holders.iter().filter(|holder| {
            let rect = &holder.rect;
            holder.takes_charts()
                && rect.w >= width * 0.45
                && rect.h >= height * 0.35
                && overlap(rect, &title.rect) < 0.1 * title.area()
        });
        all.max_by(|a, b| a.area().total_cmp(&b.area()))
    }

    /// A place for a line or two between the title and what is below.
    pub fn between(&self, top: f64) -> Option<&Holder> {
        let title = self.title()?;
        self.holders.iter().find(|holder| {
            let rect = &holder.rect;
            holder.is(&["body", "subTitle"])
                && !holder.is_upright
                && rect.w >= title.rect.w * 0.6
                && rect.h >= title.rect.h * 0.2
                && rect.y >= title.rect.bottom() - title.rect.h * 0.1
                && rect.bottom() <= top + rect.h * 0.1
        })
    }

    /// A place for some lines below the chart.
    pub fn under(&self, content: &Rect) -> Option<&Holder> {
        self.holders.iter().find(|holder| {
            let rect = &holder.rect;
            holder.kind == "body"
                && !holder.is_upright
                && rect.w >= content.w * 0.6
                && rect.y >= content.bottom() - rect.h * 0.1
        })
    }

    /// How well it takes a title and a chart on a slide of a size: the larger the better.
    pub fn fitness(&self, size: (f64, f64)) -> f64 {
        let Some(title) = self.title() else {
            return 0.0;
        };
        let is_named = |kinds: &[&str]| f64::from(u8::from(kinds.contains(&&*self.kind)));
        if let Some(content) = self.content(size) {
            let others = self.holders.iter().filter(|holder| {
                holder.index != content.index
                    && (holder.takes_charts() || holder.is(&["body", "pic", "media", "tbl"]))
            });
            let part = content.area() / (size.0 * size.1);
            return 10.0 + part + is_named(&["obj", "chart"]) - 0.2 * others.count() as f64;
        }
        if title.kind == "ctrTitle" {
            return 1.0;
        }
        // A title with room for a chart below, and nothing else there.
        let others = self
            .holders
            .iter()
            .filter(|holder| !holder.is(&["title", "dt", "ftr", "sldNum"]));
        let room = self.room(size);
        let part = room.w * room.h / (size.0 * size.1);
        4.0 + part + 2.0 * is_named(&["titleOnly"]) - others.count().min(9) as f64 * 0.2
    }

    /// What is free of title and foot.
    pub fn room(&self, (width, height): (f64, f64)) -> Rect {
        let margin = width * 0.05;
        let whole = Rect::new(margin, height * 0.06, width - 2.0 * margin, height * 0.86);
        let foot = self
            .holders
            .iter()
            .filter(|holder| holder.is(&["dt", "ftr", "sldNum"]) && holder.rect.y > height * 0.7)
            .map(|holder| holder.rect.y)
            .fold(whole.bottom(), f64::min);
        let Some(title) = self.title().filter(|title| title.kind == "title") else {
            let top = height * 0.25;
            return Rect::new(margin, top, whole.w, foot - top);
        };
        let gap = height * 0.015;
        let rect = &title.rect;
        let below = Rect::new(
            rect.x.max(0.0),
            rect.bottom() + gap,
            rect.w.min(width - rect.x.max(0.0)),
            foot - rect.bottom() - gap,
        );
        let left = rect.right() + gap;
        let beside = Rect::new(left, whole.y, whole.right() - left, foot - whole.y);
        let above = Rect::new(whole.x, whole.y, whole.w, rect.y - gap - whole.y);
        let mut best = below;
        for other in [beside, above] {
            if other.w * other.h > 1.2 * best.w * best.h {
                best = other;
            }
        }
        best
    }
}

fn overlap(a: &Rect, b: &Rect) -> f64 {
    let wide = a.right().min(b.right()) - a.x.max(b.x);
    let tall = a.bottom().min(b.bottom()) - a.y.max(b.y);
    wide.max(0.0) * tall.max(0.0)
}

/// Reads a layout on its master, on a slide of a size. A title that leaves no room for a chart goes to where the master has it, if it
/// does there.
pub fn read(layout: &Document<'_>, master: &Document<'_>, size: (f64, f64)) -> Layout {
    let own = in_place(layout, master);
    let enough = 0.3 * size.0 * size.1;
    let room = own.room(size);
    if own.content(size).is_some() || room.w * room.h >= enough {
        return own;
    }
    let mut other = own.clone();
    let title = shapes(master).find(|shape| is_title(master, *shape));
    let place = title.and_then(|title| rect(master, title));
    let holder = other
        .holders
        .iter_mut()
        .find(|holder| holder.kind == "title");
    if let (Some(holder), Some(rect)) = (holder, place) {
        holder.rect = rect;
        holder.is_moved = true;
    }
    let room = other.room(size);
    if room.w * room.h >= enough {
        other
    } else {
        own
    }
}

fn is_title(document: &Document<'_>, shape: At) -> bool {
    let mark = mark(document, shape);
    let kind = mark.and_then(|mark| document.attribute(mark, "type"));
    kind.as_deref() == Some("title")
}

fn in_place(layout: &Document<'_>, master: &Document<'_>) -> Layout {
    let root = Document::root();
    let mut holders = Vec::new();
    for shape in shapes(layout) {
        let Some(mark) = mark(layout, shape) else {
            continue;
        };
        let kind = layout.attribute(mark, "type").unwrap_or_default();
        let index = layout.attribute(mark, "idx").unwrap_or_default();
        let is_word = kind.bytes().all(|b| b.is_ascii_alphabetic());
        if !is_word || !index.bytes().all(|b| b.is_ascii_digit()) {
            continue;
        }
        let family = match &*kind {
            "title" | "ctrTitle" => "title",
            "dt" | "ftr" | "sldNum" => &*kind,
            _ => "body",
        };
        let above = shapes(master).find(|shape| {
            let mark = self::mark(master, *shape);
            let kind = mark.and_then(|mark| master.attribute(mark, "type"));
            kind.as_deref() == Some(family)
        });
        let own = rect(layout, shape);
        let inherited = || above.and_then(|above| rect(master, above));
        let Some(rect) = own
            .or_else(inherited)
            .filter(|rect| rect.w > 0.0 && rect.h > 0.0)
        else {
            continue;
        };
        let style = match family {
            "title" => "titleStyle",
            "body" => "bodyStyle",
            _ => "otherStyle",
        };
        let styles = [
            level(layout, shape, &["txBody", "lstStyle"]).map(|at| (layout, at)),
            above
                .and_then(|above| level(master, above, &["txBody", "lstStyle"]))
                .map(|at| (master, at)),
            level(master, root, &["txStyles", style]).map(|at| (master, at)),
        ];
        let first = |name| {
            let mut values = styles
                .iter()
                .flatten()
                .filter_map(|(document, at)| document.attribute(*at, name));
            values.next()
        };
        let size = first("sz").and_then(|size| number::parse(&size));
        let size = size.filter(|size| (100.0..=400_000.0).contains(size));
        let is_bold = matches!(first("b").as_deref(), Some("1" | "true"));
        let in_capitals = first("cap").as_deref() == Some("all");
        holders.push(Holder {
            is_moved: false,
            is_upright: layout.attribute(mark, "orient").as_deref() == Some("vert"),
            kind,
            index,
            rect,
            size: size.unwrap_or(1800.0) / 100.0,
            look: (is_bold, in_capitals),
        });
    }
    Layout {
        holders,
        kind: layout.attribute(root, "type").unwrap_or_default(),
        colors: colors(layout),
    }
}

/// The shapes that stand on a layout or a master by themselves.
fn shapes<'a>(document: &'a Document<'_>) -> impl Iterator<Item = At> + 'a {
    let tree = document.path(Document::root(), &["cSld", "spTree"]);
    tree.into_iter()
        .flat_map(|tree| document.children(tree))
        .filter(|shape| document.name(*shape) == "sp")
}

fn mark(document: &Document<'_>, shape: At) -> Option<At> {
    document.path(shape, &["nvSpPr", "nvPr", "ph"])
}

fn rect(document: &Document<'_>, shape: At) -> Option<Rect> {
    let place = document.path(shape, &["spPr", "xfrm"])?;
    let value = |child, name| {
        let at = document.child(place, child)?;
        let value = number::parse(&document.attribute(at, name)?)?;
        (value.abs() < 1e9).then_some(value)
    };
    Some(Rect::new(
        value("off", "x")?,
        value("off", "y")?,
        value("ext", "cx")?,
        value("ext", "cy")?,
    ))
}

/// What a style says of the text of its first level.
fn level(document: &Document<'_>, at: At, names: &[&str]) -> Option<At> {
    let style = document.path(at, names)?;
    document.path(style, &["lvl1pPr", "defRPr"])
}

/// The names of the colours that a master or a layout gives to others.
const COLORS: [&str; 12] = [
    "bg1", "tx1", "bg2", "tx2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6",
    "hlink", "folHlink",
];

/// The exchange of colours of a layout as attributes, if it is whole.
fn colors(layout: &Document<'_>) -> String {
    let names = ["clrMapOvr", "overrideClrMapping"];
    let Some(at) = layout.path(Document::root(), &names) else {
        return String::new();
    };
    let mut all = String::new();
    for name in COLORS {
        let value = layout.attribute(at, name).unwrap_or_default();
        let is_word = !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric());
        if !is_word {
            return String::new();
        }
        all.extend([" ", name, "=\"", &value, "\""]);
    }
    all
}
