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

impl Point {
    /// The point (x, y).
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Whether both coordinates are finite.
    pub const fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
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

impl Rect {
    /// A rectangle by its upper left corner and size; a negative size counts as 0.
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Self {
        Self {
            x,
            y,
            w: w.max(0.0),
            h: h.max(0.0),
        }
    }

    /// A rectangle by its centre and half its sides.
    pub const fn around(center: Point, wide: f64, tall: f64) -> Self {
        Self::new(center.x - wide, center.y - tall, 2.0 * wide, 2.0 * tall)
    }

    /// The right edge.
    pub const fn right(&self) -> f64 {
        self.x + self.w
    }

    /// The bottom edge.
    pub const fn bottom(&self) -> f64 {
        self.y + self.h
    }

    /// The centre.
    pub const fn center(&self) -> Point {
        Point::new(self.x + self.w / 2.0, self.y + self.h / 2.0)
    }

    /// The rectangle grown by `by` pixels on each side; a negative `by` shrinks it, down to its centre.
    #[must_use]
    pub const fn inflate(&self, by: f64) -> Self {
        let dx = by.max(-self.w / 2.0);
        let dy = by.max(-self.h / 2.0);
        Self::new(
            self.x - dx,
            self.y - dy,
            self.w + 2.0 * dx,
            self.h + 2.0 * dy,
        )
    }

    /// Whether the point lies inside or on the edge.
    pub const fn contains(&self, p: Point) -> bool {
        p.x >= self.x && p.x <= self.right() && p.y >= self.y && p.y <= self.bottom()
    }

    /// Whether `inner` lies wholly inside; touching edges count as inside.
    pub const fn encloses(&self, inner: &Self) -> bool {
        inner.x >= self.x
            && inner.y >= self.y
            && inner.right() <= self.right()
            && inner.bottom() <= self.bottom()
    }

    /// Whether the interiors overlap; rectangles that only touch do not.
    pub const fn intersects(&self, other: &Self) -> bool {
        self.x < other.right()
            && other.x < self.right()
            && self.y < other.bottom()
            && other.y < self.bottom()
    }
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

impl Stroke {
    /// A solid line, `width` pixels wide.
    pub const fn solid(color: Color, width: f64) -> Self {
        Self {
            color,
            width,
            dash: None,
        }
    }

    /// The same line, dashed with these lengths of dash and gap in pixels.
    #[must_use]
    pub const fn dashed(self, dash: [f64; 2]) -> Self {
        Self {
            dash: Some(dash),
            ..self
        }
    }
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
    /// The permalink as a code.
    Code,
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
            Self::Code => "code",
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

impl Scene {
    /// Takes the background away, so that what is behind the picture shows through.
    pub fn clear_backdrop(&mut self) {
        self.background = None;
        self.marks.retain(|mark| mark.layer != Layer::Backdrop);
    }
}
