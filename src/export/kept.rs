//! The scenario that a file keeps, so that the page opens it again: in properties of office files, in metadata of an SVG, in chunks
//! of a PNG.
//!
//! PNG: W3C Recommendation, third edition, 5.3 and 11.3.

use super::{properties, unzip, xml::unescaped, zip::crc32};
use crate::{evidence::EDITION, figure::scene::Scene, i18n::format::join, render};

/// No query of ours is longer; what a file unpacks to neither.
const MOST_BYTES: usize = 1 << 20;

/// What a file keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// What follows the `?` of the link.
    pub query: String,
    /// The edition of the data with which the file was made; empty if it does not say.
    pub edition: String,
}

/// What a presentation, a workbook, an SVG or a PNG of ours keeps; `None` for any other bytes.
pub fn scenario_in(bytes: &[u8]) -> Option<Kept> {
    let (link, edition) = if bytes.starts_with(SIGNATURE) {
        (chunk_text(bytes, LINK)?, chunk_text(bytes, EDITION_OF))
    } else if bytes.starts_with(b"PK") {
        let part = part(bytes, properties::CUSTOM)?;
        let part = String::from_utf8(part).ok()?;
        let property = |name| property(&part, name);
        (
            property(properties::QUERY)?,
            property(properties::EDITION_OF),
        )
    } else {
        metadata(std::str::from_utf8(bytes).ok()?)?
    };
    let (_, query) = link.split_once('?')?;
    let is_query = query.len() <= MOST_BYTES && !query.chars().any(char::is_control);
    is_query.then(|| Kept {
        query: query.to_owned(),
        edition: edition.unwrap_or_default(),
    })
}

/// A scene as SVG with the link of its scenario.
pub fn svg(scene: &Scene, link: &str) -> String {
    let mut svg = render::svg::svg(scene);
    if let Some(at) = svg.find(AFTER) {
        let mut own = String::from(METADATA);
        own.push_str(" data-edition=\"");
        own.push_str(EDITION);
        own.push_str("\">");
        for c in link.chars() {
            match c {
                '&' => own.push_str("&amp;"),
                '<' => own.push_str("&lt;"),
                c => own.push(c),
            }
        }
        own.push_str("</metadata>\n");
        svg.insert_str(at + AFTER.len(), &own);
    }
    named_layers(&svg)
}

/// Drawing programs name layers by ids. The page's own pictures have none, because ids of several would meet in one document.
fn named_layers(svg: &str) -> String {
    const LAYER: &str = "<g class=\"layer-";
    let mut parts = svg.split(LAYER);
    let mut out = parts.next().unwrap_or_default().to_owned();
    let mut seen: Vec<&str> = Vec::new();
    for part in parts {
        let name = part.split('"').next().unwrap_or_default();
        let before = seen.iter().filter(|other| **other == name).count();
        seen.push(name);
        out.push_str("<g id=\"");
        out.push_str(name);
        if before > 0 {
            out.push('-');
            out.push_str(&(before + 1).to_string());
        }
        out.push_str("\" class=\"layer-");
        out.push_str(part);
    }
    out
}

/// The end of what every SVG of ours begins with.
const AFTER: &str = "</desc>\n";

const METADATA: &str = "<metadata id=\"doublings-link\"";

/// The link and the edition in the metadata of an SVG, wherever a drawing program has put its attributes.
fn metadata(svg: &str) -> Option<(String, Option<String>)> {
    let mut rest = svg;
    while let Some((_, after)) = rest.split_once("<metadata") {
        let (tag, content) = after.split_once('>')?;
        if tag
            .split(['"', '\''])
            .any(|value| value == "doublings-link")
        {
            let (link, _) = content.split_once('<')?;
            let edition = tag.split_once("data-edition=");
            let edition = edition.and_then(|(_, value)| value.split(['"', '\'']).nth(1));
            return Some((unescaped(link.trim()), edition.map(str::to_owned)));
        }
        rest = content;
    }
    None
}

/// A custom property of an office file by its name.
fn property(xml: &str, name: &str) -> Option<String> {
    let named = join(&["name=\"", name, "\""]);
    let (_, after) = xml.split_once(&*named)?;
    // The end of the property's tag, then that of its value.
    let (_, value) = after.split_once('>')?;
    let (_, value) = value.split_once('>')?;
    let (text, _) = value.split_once('<')?;
    Some(unescaped(text))
}

/// A part of a ZIP container.
fn part(bytes: &[u8], path: &str) -> Option<Vec<u8>> {
    let all = unzip::directory(bytes)?;
    let entry = all.iter().find(|entry| entry.path == path)?;
    entry.unpacked(bytes, MOST_BYTES)
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Keywords of the texts of a PNG.
const LINK: &str = "Permalink";
const EDITION_OF: &str = "Edition";

/// The chunks of a PNG: their types, their contents, and themselves as they stand.
fn chunks(png: &[u8]) -> impl Iterator<Item = (&[u8], &[u8], &[u8])> {
    let mut rest = png.get(SIGNATURE.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let size = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let (whole, after) = rest.split_at_checked(size.checked_add(12)?)?;
        rest = after;
        Some((&whole[4..8], &whole[8..8 + size], whole))
    })
}

/// The text of a PNG under a keyword.
fn chunk_text(png: &[u8], keyword: &str) -> Option<String> {
    chunks(png).find_map(|(kind, content, _)| {
        let content = content
            .strip_prefix(keyword.as_bytes())?
            .strip_prefix(b"\0")?;
        let text = match kind {
            b"tEXt" => content,
            // Not compressed; behind the names of the language and of the keyword in it.
            b"iTXt" => content
                .strip_prefix(b"\0\0")?
                .splitn(3, |byte| *byte == 0)
                .nth(2)?,
            _ => return None,
        };
        String::from_utf8(text.to_vec()).ok()
    })
}

/// A PNG with its title, the link of its scenario, the edition of the data, and how large a pixel is: `scale` to one of CSS.
/// What is no PNG stays as it is.
pub fn png(png: &[u8], title: &str, link: &str, scale: f64) -> Vec<u8> {
    if !png.starts_with(SIGNATURE) {
        return png.to_vec();
    }
    let mut out = SIGNATURE.to_vec();
    let mut read = SIGNATURE.len();
    for (kind, _, whole) in chunks(png) {
        read += whole.len();
        // A second one would be a fault.
        if kind == b"pHYs" {
            continue;
        }
        out.extend(whole);
        if kind != b"IHDR" {
            continue;
        }
        // Pixels in a metre: 96 in an inch.
        let density = libm::round(scale * 96.0 / 0.0254) as u32;
        let mut size = [density.to_be_bytes(), density.to_be_bytes()].concat();
        size.push(1);
        chunk(&mut out, *b"pHYs", &size);
        for (keyword, text) in [
            ("Title", title),
            ("Software", "Doublings"),
            (EDITION_OF, EDITION),
        ] {
            let is_plain = text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
            words(&mut out, keyword, text, is_plain);
        }
        words(&mut out, LINK, link, false);
    }
    // Whatever follows the last whole chunk.
    out.extend(&png[read..]);
    out
}

fn words(out: &mut Vec<u8>, keyword: &str, text: &str, is_plain: bool) {
    let between: &[u8] = if is_plain { b"\0" } else { b"\0\0\0\0\0" };
    let kind = if is_plain { *b"tEXt" } else { *b"iTXt" };
    chunk(
        out,
        kind,
        &[keyword.as_bytes(), between, text.as_bytes()].concat(),
    );
}

fn chunk(out: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    out.extend((content.len() as u32).to_be_bytes());
    let start = out.len();
    out.extend(kind);
    out.extend(content);
    let sum = crc32(&out[start..]);
    out.extend(sum.to_be_bytes());
}
