//! Where title, chart and foot stand on a slide: as our own layout has it, or in the places of a template's.

use super::{
    ink::PIXEL,
    parts,
    template::{Holder, Layout},
};
use crate::{
    figure::{scene::Rect, wrap::wrap},
    i18n::format::join,
};

/// English metric units in a point.
const POINT: f64 = 12_700.0;

/// What office programs leave free in a text box, on both sides and above and below.
const INSETS: (f64, f64) = (182_880.0, 91_440.0);

/// Fonts of templates may be so much wider than ours.
const WIDER: f64 = 1.1;

/// The height of a line to the size of its font.
const LEADING: f64 = 1.2;

/// A place on a slide.
#[derive(Clone, Debug, Default)]
pub struct Spot {
    /// What its placeholder is, as attributes; without one it is a box of its own.
    pub holder: Option<String>,
    /// Where it stands, in English metric units; where the layout says otherwise.
    pub at: Option<Rect>,
    /// The size of its font in points; what the layout says otherwise.
    pub size: Option<f64>,
    /// Whether it takes away the bullets that a layout may have there.
    pub is_plain: bool,
}

impl Spot {
    fn own(holder: &str) -> Self {
        Self {
            holder: Some(holder.to_owned()),
            ..Self::default()
        }
    }

    /// A box of text.
    const fn free(rect: Rect, size: f64) -> Self {
        Self {
            holder: None,
            at: Some(rect),
            size: Some(size),
            is_plain: false,
        }
    }

    /// A place of a layout for a text, in a smaller font if that is necessary.
    fn of(holder: &Holder, text: &str, least: f64) -> Self {
        let size = fitting(&[text], &holder.rect, holder.size, holder.look, least);
        Self {
            holder: Some(mark(holder)),
            at: holder.is_moved.then_some(holder.rect),
            size: (size < holder.size).then_some(size),
            is_plain: holder.kind == "body" || holder.kind == "subTitle",
        }
    }
}

/// What stands on a slide.
pub struct Words<'a> {
    /// The title.
    pub title: &'a str,
    /// What stands below it.
    pub below: &'a str,
    /// The lines below the chart.
    pub source: &'a [String],
    /// The foot, whole and short.
    pub foot: [&'a str; 2],
    /// Whether there is a code.
    pub has_code: bool,
}

/// Where all of it stands.
pub struct Places {
    /// How large texts are beside those of our own layout.
    pub scale: f64,
    /// The title.
    pub title: Spot,
    /// The uncertainty.
    pub below: Spot,
    /// The placeholder of the chart, if there is one.
    pub chart: Option<String>,
    /// Where the chart stands.
    pub drawn: Rect,
    /// The source.
    pub source: Spot,
    /// Where the code stands.
    pub code: Rect,
    /// Date, foot and number.
    pub fields: [Option<Spot>; 3],
    /// Whether the foot has no room for the link.
    pub is_short: bool,
    /// The colours that the layout exchanges.
    pub colors: String,
}

/// As our own layout has it.
pub fn own(words: &Words<'_>) -> Places {
    let tall = if words.has_code {
        parts::TALL_ABOVE_CODE
    } else {
        parts::TALL
    };
    let [left, top, width, tall] =
        [parts::LEFT, parts::TOP, parts::WIDTH, tall].map(|side| libm::round(side * PIXEL));
    // Its place, with what it does not leave free.
    let place = Rect::new(0.0, 0.0, 11_277_600.0 + INSETS.0, 475_488.0 + INSETS.1);
    let below = fitting(&[words.below], &place, 14.0, (false, false), 8.0);
    Places {
        scale: 1.0,
        title: Spot::own("type=\"title\""),
        below: Spot {
            size: (below < 14.0).then_some(below),
            ..Spot::own("type=\"body\" idx=\"1\"")
        },
        chart: Some("type=\"chart\" idx=\"10\"".to_owned()),
        drawn: Rect::new(left, top, width, tall),
        source: Spot::own("type=\"body\" sz=\"quarter\" idx=\"11\""),
        code: Rect::new(10_774_680.0, 5_440_680.0, 960_120.0, 960_120.0),
        fields: [("dt", "2"), ("ftr", "3"), ("sldNum", "4")].map(|(kind, n)| {
            let holder = ["type=\"", kind, "\" sz=\"quarter\" idx=\"1", n, "\""];
            Some(Spot::own(&join(&holder)))
        }),
        is_short: false,
        colors: String::new(),
    }
}

/// In the places of a layout, on a slide of a size.
///
/// What the layout has no place for stands in boxes above and below the chart.
pub fn arranged(layout: &Layout, size: (f64, f64), words: &Words<'_>) -> Places {
    let (width, height) = size;
    let scale = (height / 6_858_000.0).min(width / 9_144_000.0);
    let content = layout.content(size);
    let mut room = content.map_or_else(|| layout.room(size), |holder| holder.rect);
    // However odd a layout is, the chart is on the slide and can be seen.
    room = inside(&room, width, height);
    let title = match layout.title() {
        Some(holder) if holder.kind == "title" => Spot::of(holder, words.title, 10.0 * scale),
        other => {
            let kind = other.map_or_else(|| "type=\"title\"".to_owned(), mark);
            let margin = width * 0.05;
            let rect = Rect::new(margin, height * 0.06, width - 2.0 * margin, height * 0.17);
            let look = other.map_or((true, false), |holder| holder.look);
            let most = other.map_or(28.0 * scale, |holder| holder.size.min(32.0 * scale));
            Spot {
                holder: Some(kind),
                at: Some(rect),
                size: Some(fitting(&[words.title], &rect, most, look, 10.0 * scale)),
                is_plain: false,
            }
        }
    };
    let under = content.and_then(|content| layout.under(&content.rect));
    let below = if let Some(holder) = layout.between(room.y) {
        Spot::of(holder, words.below, 9.0 * scale)
    } else {
        let (tall, size) = strip(&[words.below], &room, 14.0 * scale, 0.2);
        let place = Rect { h: tall, ..room };
        room = Rect::new(room.x, room.y + tall, room.w, room.h - tall);
        Spot::free(place, size)
    };
    let mut fields = ["dt", "ftr", "sldNum"].map(|kind| layout.holder(kind));
    let [whole, short] = words.foot;
    let mut is_short = true;
    let mut lines: Vec<&str> = words.source.iter().map(String::as_str).collect();
    let foot = fields[1].take().map(|holder| {
        let least = holder.size * 0.8;
        let size = fitting(&[whole], &holder.rect, holder.size, holder.look, 1.0);
        is_short = size < least;
        Spot::of(holder, if is_short { short } else { whole }, 6.0 * scale)
    });
    if foot.is_none() {
        lines.push(short);
    }
    let side = if words.has_code {
        960_120.0 * scale
    } else {
        0.0
    };
    let wide = Rect {
        w: room.w - side * 1.1,
        ..room
    };
    let (source, strip) = if let Some(holder) = under {
        (Spot::of(holder, &lines.join("\n"), 6.0 * scale), side)
    } else {
        let (tall, size) = strip(&lines, &wide, 9.0 * scale, 0.25);
        let strip = tall.max(side).min(room.h * 0.5);
        let place = Rect::new(room.x, room.bottom() - strip, wide.w, strip);
        (Spot::free(place, size), strip)
    };
    let end = room.bottom();
    room.h -= strip;
    let [date, _, number] = fields.map(|holder| holder.map(|holder| Spot::of(holder, "", 1.0)));
    Places {
        scale,
        title,
        below,
        chart: content.map(mark),
        drawn: round(&room),
        source,
        code: round(&Rect::new(room.right() - side, end - side, side, side)),
        fields: [date, foot, number],
        is_short,
        colors: layout.colors.clone(),
    }
}

/// What of a place is on a slide; most of the slide if that is next to nothing.
fn inside(rect: &Rect, width: f64, height: f64) -> Rect {
    let (left, top) = (rect.x.max(0.0), rect.y.max(0.0));
    let (right, bottom) = (rect.right().min(width), rect.bottom().min(height));
    let own = Rect::new(left, top, right - left, bottom - top);
    if own.w >= width * 0.25 && own.h >= height * 0.25 {
        own
    } else {
        Rect::new(width * 0.05, height * 0.25, width * 0.9, height * 0.65)
    }
}

fn round(rect: &Rect) -> Rect {
    let [x, y, w, h] = [rect.x, rect.y, rect.w, rect.h].map(libm::round);
    Rect::new(x, y, w, h)
}

/// How tall a box of lines is in a place, at most a part of it, and the size of its font.
fn strip(lines: &[&str], room: &Rect, size: f64, part: f64) -> (f64, f64) {
    let most = Rect {
        h: room.h * part,
        ..*room
    };
    let size = fitting(lines, &most, size, (false, false), size * 0.5);
    let tall = count(lines, room, size, (false, false)) * size * LEADING * POINT + INSETS.1;
    (libm::ceil(tall.min(most.h)), size)
}

/// The largest size up to `size` in which a text fits into a place, but not below `least`.
fn fitting(lines: &[&str], rect: &Rect, size: f64, look: (bool, bool), least: f64) -> f64 {
    let tall = (rect.h - INSETS.1) / POINT;
    let mut size = size;
    while size > least && count(lines, rect, size, look) * size * LEADING > tall {
        // In steps that end.
        size = (size * 0.94).max(least);
    }
    libm::floor(size * 10.0) / 10.0
}

/// How many lines a text has in a place.
fn count(lines: &[&str], rect: &Rect, size: f64, (is_bold, in_capitals): (bool, bool)) -> f64 {
    let width = (rect.w - INSETS.0) / POINT / WIDER;
    let one = |line: &&str| {
        let capitals = in_capitals.then(|| line.to_uppercase());
        wrap(capitals.as_deref().unwrap_or(line), width, size, is_bold).len()
    };
    lines.iter().map(one).sum::<usize>() as f64
}

/// A place of a layout as attributes.
fn mark(holder: &Holder) -> String {
    let mut all = String::new();
    for (name, value) in [("type", &holder.kind), ("idx", &holder.index)] {
        if !value.is_empty() {
            let space = if all.is_empty() { "" } else { " " };
            all.extend([space, name, "=\"", value, "\""]);
        }
    }
    all
}
