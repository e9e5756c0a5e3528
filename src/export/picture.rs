//! A panel's chart as a picture that stands alone: with headline, sources, changed assumptions, date, version and permalink.

use super::Stamp;
use crate::{
    figure::{
        chart::{self, Today},
        picture::Frame,
        scene::Scene,
        theme::Theme,
    },
    views::{Panel, plain},
};

/// What a picture is made for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape {
    /// Its name.
    pub name: &'static str,
    /// Its width and height in pixels at one to one; four to one still fits into every browser's canvas but those of old phones.
    pub size: (f64, f64),
}

/// The shapes that the page offers: slides, older slides, squares, previews of links.
pub const SHAPES: [Shape; 4] = [
    Shape {
        name: "16:9",
        size: (1280.0, 720.0),
    },
    Shape {
        name: "4:3",
        size: (960.0, 720.0),
    },
    Shape {
        name: "1:1",
        size: (1080.0, 1080.0),
    },
    Shape {
        name: "1200×628",
        size: (1200.0, 628.0),
    },
];

/// How a picture looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// Width and height in pixels.
    pub size: (f64, f64),
    /// Its colours.
    pub theme: Theme,
    /// Whether what lies behind it shows through.
    pub transparent: bool,
}

impl Look {
    fn frame(&self) -> Frame {
        let (width, height) = self.size;
        Frame {
            width,
            height,
            theme: self.theme.clone(),
            title: true,
        }
    }
}

impl Default for Look {
    /// As on a slide.
    fn default() -> Self {
        Self {
            size: SHAPES[0].size,
            theme: Theme::light(),
            transparent: false,
        }
    }
}

/// The picture of one of a panel's smaller charts, if that is drawn at all.
pub fn side_scene(panel: &Panel, index: usize, look: &Look, stamp: &Stamp) -> Option<Scene> {
    let side = panel.side_charts.get(index)?;
    let mut spec = side.spec()?;
    spec.today = Some(Today::dated(stamp.day, panel.lang));
    spec.footer.push(stamp.line(panel));
    let (spec, text) = (spec.trimmed(None), plain(&side.text));
    Some(chart::draw(spec, &side.title, &text, panel.lang, &look.frame()).scene)
}

/// The picture of a panel.
pub fn scene(panel: &Panel, look: &Look, stamp: &Stamp) -> Scene {
    let mut spec = panel.spec();
    spec.today = Some(Today::dated(stamp.day, panel.lang));
    spec.footer.push(stamp.line(panel));
    spec.qr = stamp.code(panel);
    let (spec, headline) = (spec.trimmed(None), plain(&panel.headline));
    let mut scene = chart::draw(spec, &headline, &panel.subline, panel.lang, &look.frame()).scene;
    if look.transparent {
        scene.clear_backdrop();
    }
    scene
}
