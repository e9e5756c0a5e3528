//! The picture as data: paths, circles and text in pixels, nothing about how they are painted.

/// A colour with opacity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// Red, green and blue.
    pub rgb: [u8; 3],
    /// Opacity, 0 to 1.
    pub alpha: f64,
}

impl Color {
    /// An opaque colour from 0xRRGGBB.
    pub const fn hex(rgb: u32) -> Self {
        Self {
            rgb: [(rgb >> 16) as u8, (rgb >> 8) as u8, rgb as u8],
            alpha: 1.0,
        }
    }

    /// The same colour with another opacity.
    #[must_use]
    pub const fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }
}

/// A position in pixels, y downwards.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// From the left edge.
    pub x: f64,
    /// From the top edge.
    pub y: f64,
}

/// An axis-parallel rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width, not negative.
    pub w: f64,
    /// Height, not negative.
    pub h: f64,
}

/// A line style.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Line colour.
    pub color: Color,
    /// Line width in pixels.
    pub width: f64,
    /// Lengths of dash and gap in pixels; `None` is solid.
    pub dash: Option<[f64; 2]>,
}

/// Which part of the text `x` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The point named by `align`, on the alphabetic baseline.
    pub at: Point,
    /// Horizontal alignment.
    pub align: Align,
    /// Font size in pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Fill colour.
    pub color: Color,
    /// Outline in the background's colour, so that text stays readable over lines.
    pub halo: Option<Color>,
    /// What is written, without markup.
    pub content: String,
}

/// Something that can be painted.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A polyline (or, when closed, a polygon).
    Path {
        /// Vertices, all finite.
        points: Vec<Point>,
        /// Joins the last vertex to the first.
        closed: bool,
        /// Fill colour.
        fill: Option<Color>,
        /// Line style.
        stroke: Option<Stroke>,
    },
    /// A circle.
    Circle {
        /// Centre.
        center: Point,
        /// Radius in pixels.
        radius: f64,
        /// Fill colour.
        fill: Option<Color>,
        /// Line style.
        stroke: Option<Stroke>,
    },
    /// A line of text.
    Text(Text),
}

/// What a mark belongs to; painted in the order of `Scene::marks`, and named in the SVG as a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// Panel background.
    Backdrop,
    /// Grid lines.
    Grid,
    /// Uncertainty bands.
    Fan,
    /// Reference lines: target, break date, asymptote.
    Reference,
    /// Curves.
    Curve,
    /// Intervals and data points.
    Data,
    /// Milestone marks.
    Milestone,
    /// Axis lines, ticks and their labels.
    Axis,
    /// Labels inside the plot.
    Label,
    /// Title above the plot.
    Title,
    /// Source and changed assumptions.
    Footer,
}

impl Layer {
    /// The group's name in the SVG.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Backdrop => "backdrop",
            Self::Grid => "grid",
            Self::Fan => "fan",
            Self::Reference => "reference",
            Self::Curve => "curve",
            Self::Data => "data",
            Self::Milestone => "milestone",
            Self::Axis => "axis",
            Self::Label => "label",
            Self::Title => "title",
            Self::Footer => "footer",
        }
    }
}

/// A shape in its layer.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The group that the shape belongs to.
    pub layer: Layer,
    /// What is painted.
    pub shape: Shape,
}

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// The language of its texts as a BCP 47 tag: `en` or `ja`.
    pub lang: &'static str,
    /// Short accessible name.
    pub title: String,
    /// Long accessible description.
    pub desc: String,
    /// Fill behind everything; `None` is transparent.
    pub background: Option<Color>,
    /// Shapes in painting order.
    pub marks: Vec<Mark>,
}
