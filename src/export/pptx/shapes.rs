//! A figure as a group of shapes, each of which can be edited: for charts that no office program has.
//!
//! ECMA-376, part 1, 20.1.9.8 `custGeom`, 19.3.1.22 `grpSp`.

use super::ink::{NO_LINE, PIXEL, fill, line};
use crate::{
    export::xml::Xml,
    figure::{
        metrics,
        scene::{Align, Color, Layer, Point, Rect, Scene, Shape, Stroke, Text},
    },
    i18n::Lang,
};

/// The first free number of a shape on a slide.
const FIRST: usize = 100;

/// Points in a pixel.
const POINT: f64 = 0.75;

/// Appends a figure in a place, in English metric units; its texts and lines are `scale` times as large as its own. Backgrounds stay
/// away: the slide has one.
pub fn group(
    xml: &mut Xml,
    scene: &Scene,
    (at, scale): (&Rect, f64),
    (name, about): (&str, &str),
    lang: Lang,
) {
    xml.raw("<p:grpSp><p:nvGrpSpPr><p:cNvPr id=\"4\" name=\"")
        .text(name)
        .raw("\" descr=\"")
        .text(about);
    xml.raw("\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>");
    xml.raw("<a:xfrm>");
    extent(xml, at);
    xml.raw("<a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"")
        .number(emu(scene.width));
    xml.raw("\" cy=\"")
        .number(emu(scene.height))
        .raw("\"/></a:xfrm>");
    xml.raw("</p:grpSpPr>");
    let thinner = |mut stroke: Stroke| {
        stroke.width *= scale;
        stroke.dash = stroke.dash.map(|dash| dash.map(|length| length * scale));
        stroke
    };
    let mut id = FIRST;
    for mark in &scene.marks {
        if mark.layer == Layer::Backdrop {
            continue;
        }
        xml.raw("<p:sp><p:nvSpPr><p:cNvPr id=\"").count(id);
        xml.raw("\" name=\"").raw(mark.layer.name()).raw("\"/>");
        id += 1;
        match &mark.shape {
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => path(xml, points, *closed, (*fill, stroke.map(thinner))),
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                xml.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
                let (x, y, side) = (center.x - radius, center.y - radius, 2.0 * radius);
                place(xml, &Rect::new(x, y, side, side));
                xml.raw("<a:prstGeom prst=\"ellipse\"><a:avLst/></a:prstGeom>");
                paint(xml, *fill, stroke.map(thinner));
                xml.raw("</p:spPr></p:sp>");
            }
            Shape::Text(written) => text(xml, written, scale, lang),
        }
    }
    xml.raw("</p:grpSp>");
}

fn emu(pixels: f64) -> f64 {
    libm::round(pixels * PIXEL)
}

/// The place of a shape.
fn place(xml: &mut Xml, rect: &Rect) {
    xml.raw("<a:xfrm>");
    extent(
        xml,
        &Rect::new(
            rect.x * PIXEL,
            rect.y * PIXEL,
            rect.w * PIXEL,
            rect.h * PIXEL,
        ),
    );
    xml.raw("</a:xfrm>");
}

/// Where something stands and how large it is, in English metric units.
pub fn extent(xml: &mut Xml, rect: &Rect) {
    xml.raw("<a:off x=\"").number(libm::round(rect.x));
    xml.raw("\" y=\"").number(libm::round(rect.y));
    xml.raw("\"/><a:ext cx=\"").number(libm::round(rect.w));
    xml.raw("\" cy=\"").number(libm::round(rect.h)).raw("\"/>");
}

fn paint(xml: &mut Xml, inside: Option<Color>, edge: Option<Stroke>) {
    match inside {
        Some(color) => fill(xml, color),
        None => _ = xml.raw("<a:noFill/>"),
    }
    match edge {
        Some(stroke) => line(xml, &stroke),
        None => _ = xml.raw(NO_LINE),
    }
}

fn path(xml: &mut Xml, points: &[Point], closed: bool, look: (Option<Color>, Option<Stroke>)) {
    let ends = |of: fn(&Point) -> f64| {
        let values = points.iter().map(of);
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| {
            (low.min(v), high.max(v))
        })
    };
    let ((left, right), (top, bottom)) = (ends(|p| p.x), ends(|p| p.y));
    let rect = Rect::new(left, top, right - left, bottom - top);
    xml.raw("<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>");
    place(xml, &rect);
    xml.raw("<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"");
    xml.number(emu(rect.w))
        .raw("\" h=\"")
        .number(emu(rect.h))
        .raw("\">");
    for (index, point) in points.iter().enumerate() {
        let [open, close] = if index == 0 {
            ["<a:moveTo><a:pt x=\"", "\"/></a:moveTo>"]
        } else {
            ["<a:lnTo><a:pt x=\"", "\"/></a:lnTo>"]
        };
        xml.raw(open).number(emu(point.x - left)).raw("\" y=\"");
        xml.number(emu(point.y - top)).raw(close);
    }
    xml.raw(if closed { "<a:close/>" } else { "" });
    xml.raw("</a:path></a:pathLst></a:custGeom>");
    paint(xml, look.0, look.1);
    xml.raw("</p:spPr></p:sp>");
}

/// A line of text; its box has room on the sides on which another font may need it.
fn text(xml: &mut Xml, text: &Text, scale: f64, lang: Lang) {
    let width = metrics::width(&text.content, text.size, text.bold);
    let room = width * 0.15 + 4.0;
    let (x, wide, side) = match text.align {
        Align::Start => (text.at.x, width + room, "l"),
        Align::Middle => (text.at.x - width / 2.0 - room, width + 2.0 * room, "ctr"),
        Align::End => (text.at.x - width - room, width + room, "r"),
    };
    let tall = metrics::ascent(text.size) + metrics::descent(text.size);
    let top = text.at.y - metrics::ascent(text.size);
    xml.raw("<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>");
    place(xml, &Rect::new(x, top, wide, tall));
    xml.raw("<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"ctr\"><a:noAutofit/></a:bodyPr><a:p><a:pPr algn=\"");
    xml.raw(side).raw("\"/><a:r><a:rPr lang=\"").raw(lang.tag());
    xml.raw("\" sz=\"")
        .number(libm::round(text.size * POINT * scale * 100.0));
    xml.raw(if text.bold { "\" b=\"1\">" } else { "\">" });
    fill(xml, text.color);
    xml.raw("</a:rPr><a:t>")
        .text(&text.content)
        .raw("</a:t></a:r></a:p></p:txBody></p:sp>");
}
