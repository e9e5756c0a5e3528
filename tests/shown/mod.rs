//! Pictures of panels: drawn, read, and compared with those that are kept.

// Each program that includes this module uses its own part of it.
#![allow(dead_code)]

use doublings::{
    figure::{
        picture::Frame,
        scene::{Scene, Shape},
        theme::Theme,
    },
    render::svg::svg,
    view::Panel,
};
use expect_test::ExpectFile;

/// A slide's size.
pub const SLIDE: (f64, f64) = (1280.0, 720.0);

/// A panel's chart with its title.
pub fn drawn(panel: &Panel, (width, height): (f64, f64), theme: Theme) -> Scene {
    let frame = Frame {
        width,
        height,
        theme,
        title: true,
    };
    panel.picture(&frame).scene
}

/// All that is written on a picture.
pub fn texts(scene: &Scene) -> Vec<&str> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text.content.as_str()),
            _ => None,
        })
        .collect()
}

/// Compares with the kept picture, after an XML parser has accepted it.
pub fn check(scene: &Scene, kept: &ExpectFile) {
    let text = svg(scene);
    roxmltree::Document::parse(&text).expect("well-formed XML");
    kept.assert_eq(&text);
}
