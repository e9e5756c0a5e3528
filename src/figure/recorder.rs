//! The plotters backend that keeps what is drawn as [`Mark`]s, with 32 sub-pixels to a pixel.
//!
//! plotters hands integer coordinates to its backends, and a straight line in whole pixels visibly wobbles. This
//! backend tells plotters that the picture is 32 times as large in both directions and divides by 32 when it records.
//!
//! plotters also moves every coordinate into the picture before a backend sees it, which bends lines that leave the
//! picture. So the backend claims to be enormous, and the picture's upper left corner lies at [`ORIGIN`] in its middle.
//!
//! Dashes are an attribute of our strokes, because plotters cuts a dashed line into hundreds of paths. Texts are measured here,
//! because what plotters measures with appends to the document.
//!
//! Our own, because no backend of plotters keeps what is drawn as data, from which canvas, SVG and files are painted alike.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Rectangle, Text as TextElement};
use plotters::prelude::{FontDesc, FontFamily, FontStyle, RGBAColor, ShapeStyle, TextStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};

use super::scale::HOLE;
use super::scene::{Align, Color, Layer, Mark, Point, Rect, Scene, Shape, Stroke, Text};
use super::simplify::simplify;
use super::{clip, metrics};
use crate::model::numerics::order;
use crate::number;

/// Sub-pixels to a pixel.
pub const SUB: f64 = 32.0;

/// The sub-pixel coordinate of the picture's left edge, and of its upper edge.
pub const ORIGIN: i32 = 1 << 29;

type Drawn<T = ()> = Result<T, DrawingErrorKind<Infallible>>;

/// A handle on a picture that is being recorded; clones draw into the same picture.
///
/// What plotters has no words for is set on the handle and holds for everything drawn until it is changed: the
/// [`layer`](Self::layer), the [`dash`](Self::dash), the text [`halo`](Self::halo) and the [`clip`](Self::clip) rectangle.
///
/// Paths are split at coordinates that an axis cannot show, cut to the clip rectangle, and lose repeated vertices. A
/// vertex that is left alone becomes a dot as wide as the line. Circles whose centre is outside the clip rectangle are dropped; text
/// is never clipped.
#[derive(Clone, Debug)]
pub struct Recorder(Rc<RefCell<Tape>>);

#[derive(Debug)]
struct Tape {
    width: f64,
    height: f64,
    layer: Layer,
    dash: Option<[f64; 2]>,
    halo: Option<Color>,
    clip: Option<Rect>,
    marks: Vec<Mark>,
}

impl Recorder {
    /// An empty picture of this size in pixels. What is drawn outside is kept too, unless a clip rectangle says otherwise.
    pub fn new(width: f64, height: f64) -> Self {
        Self(Rc::new(RefCell::new(Tape {
            width,
            height,
            layer: Layer::Backdrop,
            dash: None,
            halo: None,
            clip: None,
            marks: Vec::with_capacity(256),
        })))
    }

    /// The layer of everything that follows.
    pub fn layer(&self, layer: Layer) -> &Self {
        self.0.borrow_mut().layer = layer;
        self
    }

    /// Dash and gap in pixels of the lines that follow; `None` is solid.
    pub fn dash(&self, dash: Option<[f64; 2]>) -> &Self {
        self.0.borrow_mut().dash = dash;
        self
    }

    /// The outline colour of the texts that follow.
    pub fn halo(&self, halo: Option<Color>) -> &Self {
        self.0.borrow_mut().halo = halo;
        self
    }

    /// Cuts what follows to a rectangle in pixels; `None` cuts nothing.
    pub fn clip(&self, clip: Option<Rect>) -> &Self {
        self.0.borrow_mut().clip = clip;
        self
    }

    /// What has been drawn so far, ordered by layer and within a layer as drawn; the recorder is empty afterwards.
    pub fn take_marks(&self) -> Vec<Mark> {
        let marks = std::mem::take(&mut self.0.borrow_mut().marks);
        order::sorted(marks, |m| f64::from(m.layer as u8))
    }

    /// What has been drawn so far as a whole scene; the recorder is empty afterwards.
    pub fn take_scene(
        &self,
        lang: &'static str,
        title: String,
        desc: String,
        background: Option<Color>,
    ) -> Scene {
        let marks = self.take_marks();
        let tape = self.0.borrow();
        Scene {
            width: tape.width,
            height: tape.height,
            lang,
            title,
            desc,
            background,
            marks,
        }
    }

    /// The picture as a plotters drawing area; its coordinates are sub-pixels, and the picture begins at ([`ORIGIN`], [`ORIGIN`]).
    pub fn area(&self) -> DrawingArea<Self, Shift> {
        DrawingArea::from(self.clone())
    }

    /// Draws a text at a place in pixels, with its own halo.
    pub fn text(&self, text: &Text) {
        let h_pos = match text.align {
            Align::Start => HPos::Left,
            Align::Middle => HPos::Center,
            Align::End => HPos::Right,
        };
        let font_style = if text.bold {
            FontStyle::Bold
        } else {
            FontStyle::Normal
        };
        let style = TextStyle {
            font: FontDesc::new(FontFamily::SansSerif, text.size * SUB, font_style),
            color: backend_color(text.color),
            pos: Pos::new(h_pos, VPos::Bottom),
        };
        let bottom = Point::new(text.at.x, text.at.y + metrics::descent(text.size));
        let before = self.0.borrow().halo;
        self.halo(text.halo);
        done(self.area().draw(&TextElement::new(
            text.content.as_str(),
            sub_pixels(bottom),
            style,
        )));
        self.halo(before);
    }

    /// Draws a polyline through places in pixels.
    pub fn polyline(&self, points: &[Point], stroke: Stroke) {
        let points: Vec<BackendCoord> = points.iter().map(|&p| sub_pixels(p)).collect();
        self.with_dash(stroke.dash, || {
            done(
                self.area()
                    .draw(&PathElement::new(points, stroke_style(stroke))),
            );
        });
    }

    /// Fills a rectangle in pixels.
    pub fn fill_rect(&self, rect: Rect, fill: Color) {
        let corners = [
            sub_pixels(Point::new(rect.x, rect.y)),
            sub_pixels(Point::new(rect.right(), rect.bottom())),
        ];
        done(self.area().draw(&Rectangle::new(corners, fill_style(fill))));
    }

    /// Outlines a rectangle in pixels.
    pub fn stroke_rect(&self, rect: Rect, stroke: Stroke) {
        let corners = [
            sub_pixels(Point::new(rect.x, rect.y)),
            sub_pixels(Point::new(rect.right(), rect.bottom())),
        ];
        self.with_dash(stroke.dash, || {
            done(
                self.area()
                    .draw(&Rectangle::new(corners, stroke_style(stroke))),
            );
        });
    }

    pub(super) fn with_dash(&self, dash: Option<[f64; 2]>, draw: impl FnOnce()) {
        let before = std::mem::replace(&mut self.0.borrow_mut().dash, dash);
        draw();
        self.dash(before);
    }

    pub(super) fn with_clip(&self, clip: Rect, draw: impl FnOnce()) {
        let before = self.0.borrow_mut().clip.replace(clip);
        draw();
        self.clip(before);
    }
}

/// plotters' answer, which cannot be an error: the recorder does not fail and is never drawn on from within a drawing.
pub(super) fn done<T, E: std::fmt::Debug>(result: Result<T, E>) {
    debug_assert!(result.is_ok(), "{:?}", result.err());
}

/// plotters' style of a line; the width travels in sub-pixels, the dash does not.
pub(super) fn stroke_style(stroke: Stroke) -> ShapeStyle {
    ShapeStyle {
        color: rgba(stroke.color),
        filled: false,
        stroke_width: libm::round(stroke.width * SUB) as u32,
    }
}

/// plotters' style of an area.
pub(super) fn fill_style(fill: Color) -> ShapeStyle {
    ShapeStyle {
        color: rgba(fill),
        filled: true,
        stroke_width: 0,
    }
}

fn rgba(color: Color) -> RGBAColor {
    let [r, g, b] = color.rgb;
    RGBAColor(r, g, b, color.alpha)
}

fn backend_color(color: Color) -> BackendColor {
    let [r, g, b] = color.rgb;
    BackendColor {
        alpha: color.alpha,
        rgb: (r, g, b),
    }
}

fn scene_color(color: BackendColor) -> Color {
    let (r, g, b) = color.rgb;
    Color {
        rgb: [r, g, b],
        alpha: color.alpha,
    }
}

/// A length or place along an edge in whole sub-pixels from the corner of plotters' plane; [`HOLE`] where it is not finite.
pub(super) fn sub_pixel(px: f64) -> i32 {
    if px.is_finite() {
        let far = f64::from(ORIGIN) - 1.0;
        ORIGIN + number::within(libm::round(px * SUB), -far, far) as i32
    } else {
        HOLE
    }
}

fn sub_pixels(p: Point) -> BackendCoord {
    (sub_pixel(p.x), sub_pixel(p.y))
}

/// A place in pixels; `None` for a hole.
fn pixels((x, y): BackendCoord) -> Option<Point> {
    let px = |v: i32| f64::from(v - ORIGIN) / SUB;
    (x > HOLE && y > HOLE).then(|| Point::new(px(x), px(y)))
}

impl Tape {
    fn push(&mut self, shape: Shape) {
        self.marks.push(Mark {
            layer: self.layer,
            shape,
        });
    }

    fn stroke<S: BackendStyle>(&self, style: &S) -> Stroke {
        Stroke {
            color: scene_color(style.color()),
            width: f64::from(style.stroke_width()) / SUB,
            dash: self.dash,
        }
    }

    /// Records the visible parts of a polyline without holes.
    fn polyline(&mut self, points: Vec<Point>, stroke: Stroke) {
        let runs = match &self.clip {
            Some(rect) => clip::polyline(&points, rect),
            None if points.is_empty() => return,
            None => vec![points],
        };
        for points in runs {
            let points = simplify(&points);
            if let [center] = points[..] {
                self.circle(center, stroke.width / 2.0, Some(stroke.color), None);
            } else {
                self.push(Shape::Path {
                    points,
                    closed: false,
                    fill: None,
                    stroke: Some(stroke),
                });
            }
        }
    }

    fn polygon(&mut self, points: &[Point], fill: Option<Color>, stroke: Option<Stroke>) {
        let mut points = match &self.clip {
            Some(rect) => clip::polygon(points, rect),
            None => points.to_vec(),
        };
        points.dedup();
        points = simplify(&points);
        if points.len() > 1 && points.first() == points.last() {
            points.pop();
        }
        if points.len() > 2 {
            self.push(Shape::Path {
                points,
                closed: true,
                fill,
                stroke,
            });
        }
    }

    /// Records a circle; an outline drawn over its own filling joins it as one mark.
    fn circle(&mut self, center: Point, radius: f64, fill: Option<Color>, stroke: Option<Stroke>) {
        if self.clip.is_some_and(|rect| !rect.contains(center)) {
            return;
        }
        let layer = self.layer;
        if let (None, Some(_), Some(last)) = (fill, stroke, self.marks.last_mut())
            && let Shape::Circle {
                center: c,
                radius: r,
                fill: Some(_),
                stroke: outline @ None,
            } = &mut last.shape
            && (last.layer, *c, *r) == (layer, center, radius)
        {
            *outline = stroke;
            return;
        }
        self.push(Shape::Circle {
            center,
            radius,
            fill,
            stroke,
        });
    }
}

impl DrawingBackend for Recorder {
    type ErrorType = Infallible;

    /// Twice [`ORIGIN`] in both directions, whatever the picture's size.
    fn get_size(&self) -> (u32, u32) {
        (2 * ORIGIN as u32, 2 * ORIGIN as u32)
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Drawn {
        self.draw_rect(
            (x, y),
            (x.saturating_add(1), y.saturating_add(1)),
            &color,
            true,
        )
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Drawn {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if let (Some(a), Some(b)) = (pixels(upper_left), pixels(bottom_right)) {
            let corners = [a, Point::new(b.x, a.y), b, Point::new(a.x, b.y)];
            let mut tape = self.0.borrow_mut();
            let stroke = (!fill).then(|| tape.stroke(style));
            let fill = fill.then(|| scene_color(style.color()));
            tape.polygon(&corners, fill, stroke);
        }
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        let mut tape = self.0.borrow_mut();
        let stroke = tape.stroke(style);
        if stroke.width <= 0.0 || stroke.color.alpha <= 0.0 {
            return Ok(());
        }
        let mut run = Vec::new();
        for place in path {
            match pixels(place) {
                Some(p) if run.last() == Some(&p) => {}
                Some(p) => run.push(p),
                None => tape.polyline(std::mem::take(&mut run), stroke),
            }
        }
        tape.polyline(run, stroke);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if let Some(center) = pixels(center) {
            let mut tape = self.0.borrow_mut();
            let stroke = (!fill).then(|| tape.stroke(style));
            let fill = fill.then(|| scene_color(style.color()));
            tape.circle(center, f64::from(radius) / SUB, fill, stroke);
        }
        Ok(())
    }

    /// Fills a polygon; vertices that an axis cannot show are left out.
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        vertices: I,
        style: &S,
    ) -> Drawn {
        let points: Vec<Point> = vertices.into_iter().filter_map(pixels).collect();
        let fill = scene_color(style.color());
        if fill.alpha > 0.0 {
            self.0.borrow_mut().polygon(&points, Some(fill), None);
        }
        Ok(())
    }

    /// Keeps a line of text; plotters' rotations are not supported and ignored.
    fn draw_text<T: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &T,
        pos: BackendCoord,
    ) -> Drawn {
        let Some(at) = pixels(pos) else { return Ok(()) };
        if text.is_empty() {
            return Ok(());
        }
        let size = style.size() / SUB;
        let anchor = style.anchor();
        let down = match anchor.v_pos {
            VPos::Top => metrics::ascent(size),
            VPos::Center => metrics::cap_height(size) / 2.0,
            VPos::Bottom => -metrics::descent(size),
        };
        let align = match anchor.h_pos {
            HPos::Left => Align::Start,
            HPos::Center => Align::Middle,
            HPos::Right => Align::End,
        };
        let mut tape = self.0.borrow_mut();
        let halo = tape.halo;
        tape.push(Shape::Text(Text {
            at: Point::new(at.x, at.y + down),
            align,
            size,
            bold: matches!(style.style(), FontStyle::Bold),
            color: scene_color(style.color()),
            halo,
            content: text.to_owned(),
        }));
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(&self, text: &str, style: &T) -> Drawn<(u32, u32)> {
        let bold = matches!(style.style(), FontStyle::Bold);
        let size = style.size();
        let height = metrics::ascent(size) + metrics::descent(size);
        Ok((
            libm::ceil(metrics::width(text, size, bold)) as u32,
            libm::ceil(height) as u32,
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const INK: Color = Color::hex(0x11_11_11);

    fn p(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn marks_are_ordered_by_layer_then_as_drawn() {
        let recorder = Recorder::new(100.0, 100.0);
        recorder
            .layer(Layer::Curve)
            .polyline(&[p(0.0, 0.0), p(9.0, 9.0)], Stroke::solid(INK, 1.0));
        recorder
            .layer(Layer::Grid)
            .polyline(&[p(0.0, 5.0), p(9.0, 5.0)], Stroke::solid(INK, 1.0));
        let layers: Vec<Layer> = recorder.take_marks().iter().map(|m| m.layer).collect();
        assert_eq!(layers, [Layer::Grid, Layer::Curve]);
        assert!(recorder.take_marks().is_empty());
    }

    #[test]
    fn text_keeps_its_baseline_and_size() {
        let recorder = Recorder::new(100.0, 100.0);
        let text = Text {
            at: p(10.0, 50.0),
            align: Align::End,
            size: 13.0,
            bold: true,
            color: INK,
            halo: Some(Color::hex(0xff_ff_ff)),
            content: "1 work-week".into(),
        };
        recorder.layer(Layer::Label).text(&text);
        let marks = recorder.take_marks();
        let Shape::Text(kept) = &marks[0].shape else {
            panic!("{marks:?}")
        };
        assert!((kept.at.y - 50.0).abs() <= 0.5 / SUB);
        assert_eq!(
            Text {
                at: text.at,
                ..kept.clone()
            },
            text
        );
    }

    #[test]
    fn a_dash_stays_an_attribute_of_one_path() {
        let recorder = Recorder::new(100.0, 100.0);
        recorder.polyline(
            &[p(0.0, 0.0), p(90.0, 9.0)],
            Stroke::solid(INK, 1.5).dashed([6.0, 4.0]),
        );
        let marks = recorder.take_marks();
        assert_eq!(marks.len(), 1);
        let Shape::Path {
            stroke: Some(stroke),
            ..
        } = &marks[0].shape
        else {
            panic!("{marks:?}")
        };
        assert_eq!((stroke.width, stroke.dash), (1.5, Some([6.0, 4.0])));
    }
}
