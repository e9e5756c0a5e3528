//! A scene as a standalone SVG document.
//!
//! Only presentation attributes, no style, script, clip path or reference to anything outside: the document passes a strict
//! content-security policy and opens alike in browsers, office programs and drawing programs. Halos are texts stroked beneath the
//! text, because not every reader knows `paint-order`.

use super::digits::{hex, integer, number};
use crate::figure::metrics::FONT_FAMILY;
use crate::figure::scene::{Align, Color, Layer, Point, Scene, Shape, Stroke, Text};

/// Width of a halo around text, in pixels on each side.
pub const HALO: f64 = 1.75;

/// Writes a scene as an SVG document. Numbers are pixels, rounded to hundredths.
pub fn svg(scene: &Scene) -> String {
    let mut out = String::with_capacity(2048 + scene.marks.len() * 96);
    let id = fingerprint(scene);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    number(&mut out, scene.width);
    out.push(' ');
    number(&mut out, scene.height);
    out.push('"');
    attribute(&mut out, "width", scene.width);
    attribute(&mut out, "height", scene.height);
    for name in ["lang", "xml:lang"] {
        text_attribute(&mut out, name, scene.lang);
    }
    out.push_str(" role=\"img\" aria-labelledby=\"t");
    out.push_str(&id);
    out.push_str(" d");
    out.push_str(&id);
    out.push_str("\">\n<title id=\"t");
    out.push_str(&id);
    out.push_str("\">");
    escape(&mut out, &scene.title);
    out.push_str("</title>\n<desc id=\"d");
    out.push_str(&id);
    out.push_str("\">");
    escape(&mut out, &scene.desc);
    out.push_str("</desc>\n");
    if let Some(background) = scene.background {
        out.push_str("<rect");
        attribute(&mut out, "width", scene.width);
        attribute(&mut out, "height", scene.height);
        color(&mut out, "fill", background);
        out.push_str("/>\n");
    }
    out.push_str("<g fill=\"none\" stroke-linejoin=\"round\"");
    text_attribute(&mut out, "font-family", FONT_FAMILY);
    out.push_str(">\n");
    let mut open: Option<Layer> = None;
    for mark in &scene.marks {
        if open != Some(mark.layer) {
            if open.is_some() {
                out.push_str("</g>\n");
            }
            out.push_str("<g class=\"layer-");
            out.push_str(mark.layer.name());
            out.push_str("\">\n");
            open = Some(mark.layer);
        }
        shape(&mut out, &mark.shape);
    }
    if open.is_some() {
        out.push_str("</g>\n");
    }
    out.push_str("</g>\n</svg>\n");
    out
}

fn shape(out: &mut String, shape: &Shape) {
    match shape {
        Shape::Path {
            points,
            closed,
            fill,
            stroke,
        } => path(out, points, *closed, *fill, *stroke),
        Shape::Circle {
            center,
            radius,
            fill,
            stroke,
        } => {
            out.push_str("<circle");
            attribute(out, "cx", center.x);
            attribute(out, "cy", center.y);
            attribute(out, "r", *radius);
            paint(out, *fill, *stroke);
            out.push_str("/>\n");
        }
        Shape::Text(content) => text(out, content),
    }
}

fn path(
    out: &mut String,
    points: &[Point],
    closed: bool,
    fill: Option<Color>,
    stroke: Option<Stroke>,
) {
    out.push_str("<path d=\"M");
    for (i, p) in points.iter().enumerate() {
        // After M further pairs are lines.
        if i > 0 {
            out.push(' ');
        }
        number(out, p.x);
        out.push(' ');
        number(out, p.y);
    }
    out.push_str(if closed { "Z\"" } else { "\"" });
    paint(out, fill, stroke);
    out.push_str("/>\n");
}

fn text(out: &mut String, text: &Text) {
    if let Some(halo) = text.halo {
        out.push_str("<text aria-hidden=\"true\"");
        place(out, text);
        color(out, "fill", halo);
        color(out, "stroke", halo);
        attribute(out, "stroke-width", 2.0 * HALO);
        content(out, text);
    }
    out.push_str("<text");
    place(out, text);
    color(out, "fill", text.color);
    content(out, text);
}

fn place(out: &mut String, text: &Text) {
    attribute(out, "x", text.at.x);
    attribute(out, "y", text.at.y);
    attribute(out, "font-size", text.size);
    if text.bold {
        out.push_str(" font-weight=\"bold\"");
    }
    match text.align {
        Align::Start => {}
        Align::Middle => out.push_str(" text-anchor=\"middle\""),
        Align::End => out.push_str(" text-anchor=\"end\""),
    }
}

fn content(out: &mut String, text: &Text) {
    let written = &text.content;
    if written.starts_with(' ')
        || written.ends_with(' ')
        || written.as_bytes().windows(2).any(|pair| pair == b"  ")
    {
        out.push_str(" xml:space=\"preserve\"");
    }
    out.push('>');
    escape(out, written);
    out.push_str("</text>\n");
}

fn paint(out: &mut String, fill: Option<Color>, stroke: Option<Stroke>) {
    if let Some(fill) = fill {
        color(out, "fill", fill);
    }
    if let Some(stroke) = stroke {
        color(out, "stroke", stroke.color);
        attribute(out, "stroke-width", stroke.width);
        if let Some([dash, gap]) = stroke.dash {
            out.push_str(" stroke-dasharray=\"");
            number(out, dash);
            out.push(' ');
            number(out, gap);
            out.push('"');
        }
    }
}

fn color(out: &mut String, name: &str, color: Color) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    hex(out, color);
    out.push('"');
    if color.alpha < 1.0 {
        out.push(' ');
        out.push_str(name);
        out.push_str("-opacity=\"");
        number(out, color.alpha);
        out.push('"');
    }
}

fn attribute(out: &mut String, name: &str, value: f64) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    number(out, value);
    out.push('"');
}

/// Appends an attribute, which HTML reads as XML does.
pub fn text_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(out, value);
    out.push('"');
}

/// Appends text as XML character data. Line breaks and tabs become spaces; characters that XML 1.0 forbids are left out.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => out.push(c),
        }
    }
}

/// Tells apart the ids of different figures in one page (FNV-1a of the names).
fn fingerprint(scene: &Scene) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in scene.title.bytes().chain(scene.desc.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut id = String::new();
    integer(&mut id, u64::from(hash));
    id
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::figure::scene::Mark;

    fn scene(title: &str, shapes: Vec<(Layer, Shape)>) -> Scene {
        Scene {
            width: 320.0,
            height: 180.0,
            lang: "en",
            title: title.into(),
            desc: "A <test> & \"more\"".into(),
            background: Some(Color::hex(0xff_ff_ff)),
            marks: shapes
                .into_iter()
                .map(|(layer, shape)| Mark { layer, shape })
                .collect(),
        }
    }

    fn label(content: &str) -> Shape {
        Shape::Text(Text {
            at: Point::new(10.0, 20.25),
            align: Align::Middle,
            size: 12.0,
            bold: true,
            color: Color::hex(0x11_22_33),
            halo: Some(Color::hex(0xff_ff_ff)),
            content: content.into(),
        })
    }

    #[test]
    fn the_document_names_itself() {
        let text = svg(&scene("Horizon", vec![]));
        let document = roxmltree::Document::parse(&text).unwrap();
        let root = document.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        let ids: Vec<&str> = root
            .attribute("aria-labelledby")
            .unwrap()
            .split(' ')
            .collect();
        let named: Vec<&str> = root
            .children()
            .filter(roxmltree::Node::is_element)
            .take(2)
            .filter_map(|n| n.attribute("id"))
            .collect();
        assert_eq!(ids, named);
        assert_eq!(
            root.children()
                .find(|n| n.has_tag_name("desc"))
                .unwrap()
                .text(),
            Some("A <test> & \"more\"")
        );
    }

    #[test]
    fn layers_become_groups_and_halos_lie_beneath() {
        let line = Shape::Path {
            points: vec![Point::new(0.0, 0.0), Point::new(10.0, 5.5)],
            closed: false,
            fill: None,
            stroke: Some(Stroke::solid(Color::hex(0), 2.0).dashed([6.0, 4.0])),
        };
        let text = svg(&scene(
            "Horizon",
            vec![
                (Layer::Grid, line.clone()),
                (Layer::Grid, line),
                (Layer::Label, label("a  b")),
            ],
        ));
        let document = roxmltree::Document::parse(&text).unwrap();
        let groups: Vec<&str> = document
            .descendants()
            .filter_map(|n| n.attribute("class"))
            .collect();
        assert_eq!(groups, ["layer-grid", "layer-label"]);
        let texts: Vec<_> = document
            .descendants()
            .filter(|n| n.has_tag_name("text"))
            .collect();
        assert_eq!(texts[0].attribute("aria-hidden"), Some("true"));
        assert!(texts[0].has_attribute("stroke") && !texts[1].has_attribute("stroke"));
        assert_eq!(texts[1].text(), Some("a  b"));
        assert!(text.contains("d=\"M0 0 10 5.5\"") && text.contains("stroke-dasharray=\"6 4\""));
        assert!(!text.contains("style"));
    }

    proptest! {
        #[test]
        fn any_text_gives_well_formed_xml(title in any::<String>(), content in "\\PC*|[\\x00-\\x20<>&\"']*") {
            let text = svg(&scene(&title, vec![(Layer::Label, label(&content))]));
            let document = roxmltree::Document::parse(&text);
            prop_assert!(document.is_ok(), "{:?}", document.err());
        }
    }
}
