//! Pictures of panels: drawn, read, and compared with those that are kept.

use doublings::{
    figure::{
        metrics,
        picture::{Frame, Picture},
        scene::{Align, Layer, Rect, Scene, Shape, Text},
        theme::Theme,
    },
    render::svg::svg,
    views::Panel,
};
use expect_test::{ExpectFile, expect_file};

/// A slide's size.
pub const SLIDE: (f64, f64) = (1280.0, 720.0);

/// The size of the smaller charts on the page.
pub const SMALL: (f64, f64) = (430.0, 250.0);

/// A phone's.
pub const PHONE: (f64, f64) = (390.0, 420.0);

/// A frame for light colours without a title, as on the page.
pub fn bare((width, height): (f64, f64)) -> Frame {
    Frame {
        width,
        height,
        theme: Theme::light(),
        title: false,
    }
}

/// A panel's chart with its title.
pub fn picture(panel: &Panel, size: (f64, f64), theme: Theme) -> Picture {
    panel.picture(&Frame {
        theme,
        title: true,
        ..bare(size)
    })
}

/// What is painted of it.
pub fn drawn(panel: &Panel, size: (f64, f64), theme: Theme) -> Scene {
    picture(panel, size, theme).scene
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

/// The names on it.
pub fn labels(scene: &Scene) -> Vec<&str> {
    let marks = scene.marks.iter();
    marks
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) if mark.layer == Layer::Label => Some(text.content.as_str()),
            _ => None,
        })
        .collect()
}

/// The box that a text fills.
pub fn text_box(text: &Text) -> Rect {
    let width = metrics::width(&text.content, text.size, text.bold);
    let x = match text.align {
        Align::Start => text.at.x,
        Align::Middle => text.at.x - width / 2.0,
        Align::End => text.at.x - width,
    };
    let height = metrics::ascent(text.size) + metrics::descent(text.size);
    Rect::new(x, text.at.y - metrics::ascent(text.size), width, height)
}

/// Compares with the kept picture, after an XML parser has accepted it.
pub fn check(scene: &Scene, kept: &ExpectFile) {
    let text = svg(scene);
    roxmltree::Document::parse(&text).expect("well-formed XML");
    kept.assert_eq(&text);
}

/// Compares all smaller charts with the kept pictures, whose names are `before` and their keys.
pub fn check_smaller(panel: &Panel, before: &str, size: (f64, f64)) {
    let frame = bare(size);
    for (index, extra) in panel.side_charts.iter().enumerate() {
        let picture = panel.side_picture(index, &frame).expect(extra.key);
        let kept = ["views/snapshots/", before, extra.key, ".svg"].concat();
        check(&picture.scene, &expect_file![kept]);
    }
    assert!(
        panel
            .side_picture(panel.side_charts.len(), &frame)
            .is_none()
    );
}
