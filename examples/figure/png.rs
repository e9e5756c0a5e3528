//! A picture as PNG without a browser: its SVG, painted by resvg with the fonts of the system.

use std::{
    fmt::Display,
    sync::{Arc, Mutex, PoisonError},
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        FontResolver, Options, Tree,
        fontdb::{Database, FaceInfo, ID},
    },
};
use skrifa::{FontRef, MetadataProvider};

/// More pixels than this are refused: they take 400 MB of memory.
const MOST_PIXELS: f64 = 1e8;

/// Fonts for characters that the first font has not, in this order.
const FALLBACKS: [&str; 12] = [
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "Noto Sans JP",
    "Noto Sans CJK JP",
    "Hiragino Sans",
    "Hiragino Kaku Gothic ProN",
    "Yu Gothic",
    "Meiryo",
    "IPAexGothic",
    "Noto Sans",
    "DejaVu Sans",
];

/// Paints an SVG document, `scale` pixels for each of its own.
///
/// # Errors
///
/// A line for the person: a picture that is too large, or a character that no font of the system has.
pub fn png(svg: &str, (width, height): (f64, f64), scale: f64) -> Result<Vec<u8>, String> {
    let (wide, tall) = ((width * scale).round(), (height * scale).round());
    if wide * tall > MOST_PIXELS {
        return Err(format!(
            "{wide} x {tall} pixels are too many for a PNG, which takes {MOST_PIXELS} at most; choose a smaller --size or --scale"
        ));
    }
    let failed = |error: &dyn Display| format!("the picture could not be painted: {error}");
    let missing = Mutex::new(None);
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let widths = FALLBACKS
        .iter()
        .find(|name| fonts.faces().any(|face| is(face, name)));
    fonts.set_sans_serif_family(widths.map_or("sans-serif", |name| *name));
    // Where there is no other font: any is better than none.
    let any = fonts.faces().next().map(name).unwrap_or_default();
    fonts.set_serif_family(any);
    if fonts.is_empty() {
        return Err("this system has no fonts; install one, such as Liberation Sans".to_owned());
    }
    let options = Options {
        fontdb: Arc::new(fonts),
        font_resolver: FontResolver {
            select_fallback: Box::new(|c, used, fonts| {
                let found = fallback(c, used, fonts);
                if found.is_none() {
                    *missing.lock().unwrap_or_else(PoisonError::into_inner) = Some(c);
                }
                found
            }),
            ..FontResolver::default()
        },
        ..Options::default()
    };
    let tree = Tree::from_str(svg, &options).map_err(|error| failed(&error))?;
    drop(options);
    if let Some(c) = missing.into_inner().unwrap_or_else(PoisonError::into_inner) {
        let font = if c.is_ascii() {
            "Liberation Sans"
        } else {
            "Noto Sans CJK JP"
        };
        return Err(format!(
            "no font of this system has the character {c}; install one that does, such as {font}"
        ));
    }
    let mut canvas = Pixmap::new(wide as u32, tall as u32).ok_or_else(|| failed(&"no memory"))?;
    let scale = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, scale, &mut canvas.as_mut());
    canvas.encode_png().map_err(|error| failed(&error))
}

/// A font with a character: one of the list, as bold as the first that was used, or else any.
fn fallback(c: char, used: &[ID], fonts: &Database) -> Option<ID> {
    let weight = used
        .first()
        .and_then(|id| fonts.face(*id))
        .map(|face| face.weight);
    let mut faces: Vec<&FaceInfo> = fonts
        .faces()
        .filter(|face| !used.contains(&face.id))
        .collect();
    faces.sort_by_key(|face| {
        let place = FALLBACKS.iter().position(|name| is(face, name));
        (
            place.unwrap_or(FALLBACKS.len()),
            Some(face.weight) != weight,
        )
    });
    faces
        .iter()
        .map(|face| face.id)
        .find(|id| has(fonts, *id, c))
}

fn has(fonts: &Database, id: ID, c: char) -> bool {
    let covers = fonts.with_face_data(id, |data, index| {
        let font = FontRef::from_index(data, index).ok()?;
        font.charmap().map(c)
    });
    covers.flatten().is_some()
}

fn is(face: &FaceInfo, name: &str) -> bool {
    face.families.iter().any(|(family, _)| family == name)
}

fn name(face: &FaceInfo) -> String {
    face.families
        .first()
        .map(|(family, _)| family.clone())
        .unwrap_or_default()
}
