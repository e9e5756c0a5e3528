//! The fonts of the system, for pictures that are made without a browser.

use std::sync::{Arc, LazyLock};

use resvg::usvg::fontdb::{Database, FaceInfo, ID};
use skrifa::{FontRef, MetadataProvider};

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

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    fonts.load_system_fonts();
    let widths = FALLBACKS
        .iter()
        .find(|name| fonts.faces().any(|face| is(face, name)));
    fonts.set_sans_serif_family(widths.map_or("sans-serif", |name| *name));
    // Where there is no other font: any is better than none.
    let any = fonts.faces().next().map(name).unwrap_or_default();
    fonts.set_serif_family(any);
    Arc::new(fonts)
});

/// All of them; the family without serifs is the first that pictures are laid out for.
///
/// # Errors
///
/// A line for the person, where the system has none.
pub fn load() -> Result<Arc<Database>, String> {
    if FONTS.is_empty() {
        return Err("this system has no fonts; install one, such as Liberation Sans".to_owned());
    }
    Ok(FONTS.clone())
}

/// What is said of a character that no font has.
pub fn missing(c: char) -> String {
    let font = if c.is_ascii() {
        "Liberation Sans"
    } else {
        "Noto Sans CJK JP"
    };
    format!("no font of this system has the character {c}; install one that does, such as {font}")
}

/// A font with a character: one of the list, as bold as the first that was used, or else any.
pub fn fallback(c: char, used: &[ID], fonts: &Database) -> Option<ID> {
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

/// Whether a font has a character.
pub fn has(fonts: &Database, id: ID, c: char) -> bool {
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
