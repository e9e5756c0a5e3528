//! A picture as PNG without a browser: its SVG, painted by resvg with the fonts of the system.

use std::{
    fmt::Display,
    sync::{Mutex, PoisonError},
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{FontResolver, Options, Tree},
};

use crate::fonts;

/// More pixels than this are refused: they take 400 MB of memory.
const MOST_PIXELS: f64 = 1e8;

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
    let options = Options {
        fontdb: fonts::load()?,
        font_resolver: FontResolver {
            select_fallback: Box::new(|c, used, fonts| {
                let found = fonts::fallback(c, used, fonts);
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
        return Err(fonts::missing(c));
    }
    let mut canvas = Pixmap::new(wide as u32, tall as u32).ok_or_else(|| failed(&"no memory"))?;
    let scale = Transform::from_scale(scale as f32, scale as f32);
    resvg::render(&tree, scale, &mut canvas.as_mut());
    canvas.encode_png().map_err(|error| failed(&error))
}
