//! A rectangle with two axes on which series are drawn through plotters.

use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, CoordMapper, Drawable, PathElement, PointCollection, Polygon};
use plotters::series::LineSeries;

use super::recorder::{ORIGIN, Recorder, SUB, done, fill_style, stroke_style, sub_pixel};
use super::scale::Axis;
use super::scene::{Align, Color, Point, Rect, Stroke, Text};

/// How a data point looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Radius in pixels, to the middle of the outline.
    pub radius: f64,
    /// Filling; for a hollow point, the background's colour.
    pub fill: Option<Color>,
    /// Outline.
    pub stroke: Option<Stroke>,
}

impl Dot {
    /// A filled point.
    pub const fn solid(radius: f64, fill: Color) -> Self {
        Self {
            radius,
            fill: Some(fill),
            stroke: None,
        }
    }

    /// An outlined point that hides what is beneath it.
    pub const fn hollow(radius: f64, stroke: Stroke, background: Color) -> Self {
        Self {
            radius,
            fill: Some(background),
            stroke: Some(stroke),
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TextLook {
    /// Font size in pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// Fill colour.
    pub color: Color,
    /// Outline in the background's colour.
    pub halo: Option<Color>,
}

impl TextLook {
    /// Regular text without a halo.
    pub const fn new(size: f64, color: Color) -> Self {
        Self {
            size,
            bold: false,
            color,
            halo: None,
        }
    }

    /// The same in bold.
    #[must_use]
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same with an outline of this colour.
    #[must_use]
    pub const fn halo(self, halo: Color) -> Self {
        Self {
            halo: Some(halo),
            ..self
        }
    }

    /// A line of text in this look, its baseline at `at`.
    pub fn at(self, at: Point, align: Align, content: impl Into<String>) -> Text {
        Text {
            at,
            align,
            size: self.size,
            bold: self.bold,
            color: self.color,
            halo: self.halo,
            content: content.into(),
        }
    }
}

/// A plotters coordinate system over a rectangle of a picture.
///
/// Every series is cut to the rectangle and split where a value has no position (non-finite, or not positive on a log
/// axis). Which layer it belongs to is set on the [`Recorder`] beforehand.
///
/// ```
/// use doublings::figure::{plot::Plot, recorder::Recorder, scale::Axis, ticks};
/// use doublings::figure::scene::{Color, Layer, Rect, Stroke};
///
/// let recorder = Recorder::new(640.0, 360.0);
/// let x = Axis::linear(19_358.0, 20_454.0).with_ticks(ticks::calendar(19_358.0, 20_454.0, 6));
/// let y = Axis::log(1.0, 2400.0).with_ticks(ticks::work_time(1.0, 2400.0));
/// let plot = Plot::new(&recorder, Rect::new(80.0, 20.0, 540.0, 300.0), x, y);
/// recorder.layer(Layer::Grid);
/// for tick in plot.y_axis().ticks() {
///     plot.hline(tick.value, Stroke::solid(Color::hex(0xdddddd), 1.0));
/// }
/// recorder.layer(Layer::Curve);
/// plot.line([(19_358.0, 2.0), (20_454.0, 900.0)], Stroke::solid(Color::hex(0x0072b2), 2.5));
/// let marks = recorder.take_marks();
/// # assert_eq!(marks.len(), plot.y_axis().ticks().len() + 1);
/// ```
pub struct Plot {
    recorder: Recorder,
    area: DrawingArea<Recorder, Cartesian2d<Axis, Axis>>,
    rect: Rect,
    x: Axis,
    y: Axis,
}

impl Plot {
    /// A plot over `rect` (pixels, moved to whole sub-pixels), x growing to the right and y upwards.
    pub fn new(recorder: &Recorder, rect: Rect, x: Axis, y: Axis) -> Self {
        let (x0, x1) = (sub_pixel(rect.x), sub_pixel(rect.right()));
        let (y0, y1) = (sub_pixel(rect.y), sub_pixel(rect.bottom()));
        let px = |v: i32| f64::from(v - ORIGIN) / SUB;
        let spec = Cartesian2d::new(x.clone(), y.clone(), (x0..x1, y1..y0));
        Self {
            area: recorder.area().apply_coord_spec(spec),
            recorder: recorder.clone(),
            rect: Rect::new(
                px(x0),
                px(y0),
                f64::from(x1 - x0) / SUB,
                f64::from(y1 - y0) / SUB,
            ),
            x,
            y,
        }
    }

    /// The plot's rectangle in pixels.
    pub const fn rect(&self) -> Rect {
        self.rect
    }

    /// The horizontal axis.
    pub const fn x_axis(&self) -> &Axis {
        &self.x
    }

    /// The vertical axis.
    pub const fn y_axis(&self) -> &Axis {
        &self.y
    }

    /// The horizontal pixel of a value; may lie outside the rectangle. `None` if the value has no position.
    pub fn x_px(&self, value: f64) -> Option<f64> {
        self.x
            .fraction(value)
            .map(|f| self.rect.x + f * self.rect.w)
    }

    /// The vertical pixel of a value; may lie outside the rectangle. `None` if the value has no position.
    pub fn y_px(&self, value: f64) -> Option<f64> {
        self.y
            .fraction(value)
            .map(|f| self.rect.bottom() - f * self.rect.h)
    }

    /// The pixel of a pair of values.
    pub fn px(&self, x: f64, y: f64) -> Option<Point> {
        Some(Point::new(self.x_px(x)?, self.y_px(y)?))
    }

    /// The value at a horizontal pixel.
    pub fn x_value(&self, px: f64) -> f64 {
        self.x.value((px - self.rect.x) / self.rect.w)
    }

    /// The value at a vertical pixel.
    pub fn y_value(&self, px: f64) -> f64 {
        self.y.value((self.rect.bottom() - px) / self.rect.h)
    }

    /// The pixels of a line that can be shown, for keeping labels away from it.
    pub fn trace(&self, points: impl IntoIterator<Item = (f64, f64)>) -> Vec<Point> {
        points
            .into_iter()
            .filter_map(|(x, y)| self.px(x, y))
            .collect()
    }

    /// Draws any plotters series, cut to the rectangle. Sizes in plotters' styles are sub-pixels ([`SUB`] to a pixel).
    pub fn series<E, B, I>(&self, elements: I)
    where
        B: CoordMapper,
        I: IntoIterator<Item = E>,
        for<'a> &'a E: PointCollection<'a, (f64, f64), B>,
        E: Drawable<Recorder, B>,
    {
        self.recorder.with_clip(self.rect, || {
            for element in elements {
                done(self.area.draw(&element));
            }
        });
    }

    /// A line through (x, y) values.
    pub fn line(&self, points: impl IntoIterator<Item = (f64, f64)>, stroke: Stroke) {
        self.recorder.with_dash(stroke.dash, || {
            self.series(LineSeries::new(points, stroke_style(stroke)));
        });
    }

    /// The area between two bounds, given as (x, lower, upper) values with x in order, and lines along these.
    ///
    /// An infinite upper bound reaches beyond the top of the axis and an infinitely low one beyond its bottom; at any other value without a
    /// position the area is interrupted.
    pub fn area(&self, band: impl IntoIterator<Item = (f64, f64, f64)>, fill: Color, edge: Stroke) {
        let bounded = |v: f64| {
            if v == f64::INFINITY {
                self.y.above_all()
            } else if v == f64::NEG_INFINITY {
                self.y.below_all()
            } else {
                v
            }
        };
        let mut forth: Vec<(f64, f64)> = Vec::new();
        let mut back: Vec<(f64, f64)> = Vec::new();
        let flush = |forth: &mut Vec<(f64, f64)>, back: &mut Vec<(f64, f64)>| {
            if forth.len() > 1 {
                let upper = forth.len();
                forth.extend(back.iter().rev());
                self.series([Polygon::new(forth.clone(), fill_style(fill))]);
                for along in [&forth[..upper], &forth[upper..]] {
                    self.line(along.iter().copied(), edge);
                }
            }
            forth.clear();
            back.clear();
        };
        for (x, lower, upper) in band {
            let (lower, upper) = (bounded(lower), bounded(upper));
            let shown = [
                self.y.fraction(lower),
                self.y.fraction(upper),
                self.x.fraction(x),
            ];
            if shown.iter().all(Option::is_some) {
                forth.push((x, upper));
                back.push((x, lower));
            } else {
                flush(&mut forth, &mut back);
            }
        }
        flush(&mut forth, &mut back);
    }

    /// A rectangle between two x and two y values; infinite values reach the plot's edge.
    pub fn block(&self, x: (f64, f64), y: (f64, f64), fill: Color) {
        let on = |axis: &Axis, v: f64| {
            if v == f64::INFINITY {
                axis.above_all()
            } else if v == f64::NEG_INFINITY {
                axis.below_all()
            } else {
                v
            }
        };
        let (x0, x1) = (on(&self.x, x.0), on(&self.x, x.1));
        let (y0, y1) = (on(&self.y, y.0), on(&self.y, y.1));
        if [x0, x1].iter().all(|&v| self.x.fraction(v).is_some())
            && [y0, y1].iter().all(|&v| self.y.fraction(v).is_some())
        {
            let corners = vec![(x0, y0), (x1, y0), (x1, y1), (x0, y1)];
            self.series([Polygon::new(corners, fill_style(fill))]);
        }
    }

    /// Data points at (x, y) values; those outside the rectangle are not drawn.
    pub fn dots(&self, points: impl IntoIterator<Item = (f64, f64)>, dot: Dot) {
        let radius = libm::round(dot.radius * SUB) as i32;
        for at in points {
            if let Some(fill) = dot.fill {
                self.series([Circle::new(at, radius, fill_style(fill))]);
            }
            if let Some(stroke) = dot.stroke {
                self.recorder.with_dash(stroke.dash, || {
                    self.series([Circle::new(at, radius, stroke_style(stroke))]);
                });
            }
        }
    }

    /// Vertical intervals, given as (x, low, high) values, without end caps.
    ///
    /// As in [`area`](Self::area), an infinite end leaves the plot.
    pub fn error_bars(&self, bars: impl IntoIterator<Item = (f64, f64, f64)>, stroke: Stroke) {
        let (above, below) = (self.y.above_all(), self.y.below_all());
        self.recorder.with_dash(stroke.dash, || {
            for (x, low, high) in bars {
                let low = if low == f64::NEG_INFINITY { below } else { low };
                let high = if high == f64::INFINITY { above } else { high };
                if self.y.fraction(low).is_some() && self.y.fraction(high).is_some() {
                    self.series([PathElement::new(
                        vec![(x, low), (x, high)],
                        stroke_style(stroke),
                    )]);
                }
            }
        });
    }

    /// A horizontal line over the whole width at a y value; nothing if the value is off the axis.
    ///
    /// A solid line of one pixel or less is moved to the middle of a pixel, by at most half a pixel, so that grids are crisp.
    pub fn hline(&self, value: f64, stroke: Stroke) {
        if let (true, Some(y)) = (self.y.contains(value), self.y_px(value)) {
            let y = crisp(y, stroke, self.rect.y, self.rect.bottom());
            let ends = [Point::new(self.rect.x, y), Point::new(self.rect.right(), y)];
            self.recorder.polyline(&ends, stroke);
        }
    }

    /// A vertical line over the whole height at an x value; nothing if the value is off the axis.
    ///
    /// Crisp like [`hline`](Self::hline).
    pub fn vline(&self, value: f64, stroke: Stroke) {
        if let (true, Some(x)) = (self.x.contains(value), self.x_px(value)) {
            let x = crisp(x, stroke, self.rect.x, self.rect.right());
            let ends = [
                Point::new(x, self.rect.bottom()),
                Point::new(x, self.rect.y),
            ];
            self.recorder.polyline(&ends, stroke);
        }
    }

    /// A text whose baseline starts (or ends, or is centred) `offset` pixels right of and below an (x, y) value.
    pub fn text(
        &self,
        at: (f64, f64),
        offset: (f64, f64),
        look: TextLook,
        align: Align,
        content: &str,
    ) {
        if let Some(p) = self.px(at.0, at.1) {
            let place = Point::new(p.x + offset.0, p.y + offset.1);
            self.recorder.text(&look.at(place, align, content));
        }
    }
}

/// The middle of the pixel under a hairline; other lines stay where they are, and none leaves the plot.
fn crisp(px: f64, stroke: Stroke, low: f64, high: f64) -> f64 {
    if stroke.width > 1.0 || stroke.dash.is_some() {
        return px;
    }
    let middle = libm::floor(px) + 0.5;
    if middle > high {
        (middle - 1.0).max(low)
    } else {
        middle.max(low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::scene::{Mark, Shape};

    const INK: Color = Color::hex(0x11_11_11);

    fn plot(recorder: &Recorder) -> Plot {
        let rect = Rect::new(20.0, 10.0, 200.0, 100.0);
        Plot::new(
            recorder,
            rect,
            Axis::linear(0.0, 10.0),
            Axis::log(1.0, 100.0),
        )
    }

    #[test]
    fn grid_lines_lie_in_the_middle_of_pixels() {
        let recorder = Recorder::new(300.0, 200.0);
        let plot = plot(&recorder);
        for value in [1.0, 7.0, 100.0] {
            plot.hline(value, Stroke::solid(INK, 1.0));
        }
        plot.hline(7.0, Stroke::solid(INK, 1.5));
        plot.hline(0.0, Stroke::solid(INK, 1.0));
        let marks = recorder.take_marks();
        let ys: Vec<f64> = paths(&marks).iter().map(|p| p[0].y).collect();
        assert_eq!(ys[..3], [109.5, 67.5, 10.5]);
        assert_eq!(ys.len(), 4);
        assert!((ys[3] - plot.y_px(7.0).unwrap()).abs() <= 0.5 / SUB);
    }

    #[test]
    fn a_line_that_leaves_the_picture_keeps_its_slope() {
        let recorder = Recorder::new(300.0, 200.0);
        let plot = plot(&recorder);
        plot.line([(0.0, 10.0), (1.0, 1e12)], Stroke::solid(INK, 2.0));
        plot.line([(0.0, 10.0), (-1e9, 1e-200)], Stroke::solid(INK, 2.0));
        let marks = recorder.take_marks();
        let last = paths(&marks)[0].last().unwrap();
        // Eleven decades in one unit of x: the one decade left to the top takes 1/11 of 20 px.
        assert!((last.x - (20.0 + 20.0 / 11.0)).abs() < 0.02, "{last:?}");
        assert_eq!(last.y, 10.0);
    }

    fn paths(marks: &[Mark]) -> Vec<&[Point]> {
        let path = |m: &'_ Mark| matches!(m.shape, Shape::Path { .. });
        let points = |m| match m {
            &Mark {
                shape: Shape::Path { ref points, .. },
                ..
            } => points.as_slice(),
            _ => &[],
        };
        marks.iter().filter(|m| path(m)).map(points).collect()
    }

    #[test]
    fn pixels_and_values_are_inverse() {
        let plot = plot(&Recorder::new(300.0, 200.0));
        assert_eq!(plot.px(0.0, 1.0), Some(Point::new(20.0, 110.0)));
        assert_eq!(plot.px(10.0, 100.0), Some(Point::new(220.0, 10.0)));
        assert_eq!(plot.px(5.0, 0.0), None);
        assert!((plot.x_value(120.0) - 5.0).abs() < 1e-12);
        assert!((plot.y_value(60.0) - 10.0).abs() < 1e-12);
    }

    #[test]
    fn what_is_recorded_lies_where_the_mapping_says() {
        let recorder = Recorder::new(300.0, 200.0);
        let plot = plot(&recorder);
        let values: Vec<(f64, f64)> = (0..50)
            .map(|i| (f64::from(i) / 5.0, 1.1 + f64::from(i * 7 % 50)))
            .collect();
        plot.line(values.iter().copied(), Stroke::solid(INK, 2.0));
        let marks = recorder.take_marks();
        for (at, &(x, y)) in paths(&marks)[0].iter().zip(&values) {
            let wanted = plot.px(x, y).unwrap();
            assert!((at.x - wanted.x).abs() <= 0.5 / SUB && (at.y - wanted.y).abs() <= 0.5 / SUB);
        }
    }

    #[test]
    fn an_infinite_bound_opens_the_band_and_a_nan_interrupts_it() {
        let recorder = Recorder::new(300.0, 200.0);
        let plot = plot(&recorder);
        let inf = f64::INFINITY;
        let band = [
            (0.0, 1.0, 5.0),
            (1.0, 2.0, 9.0),
            (2.0, f64::NAN, 9.0),
            (3.0, 2.0, 9.0),
            (4.0, 3.0, inf),
            (5.0, 4.0, inf),
        ];
        plot.area(band, INK, Stroke::solid(INK, 1.0));
        let marks = recorder.take_marks();
        let paths = paths(&marks);
        // Each part has its edges behind it.
        assert_eq!(paths.len(), 6);
        let top = paths[3].iter().map(|p| p.y).fold(f64::INFINITY, f64::min);
        assert_eq!(top, 10.0);
    }

    #[test]
    fn hollow_dots_are_one_mark_and_dots_outside_are_none() {
        let recorder = Recorder::new(300.0, 200.0);
        let plot = plot(&recorder);
        let white = Color::hex(0xff_ff_ff);
        let dot = Dot::hollow(4.0, Stroke::solid(INK, 1.5), white);
        plot.dots(
            [(1.0, 10.0), (11.0, 10.0), (2.0, 0.0), (3.0, f64::NAN)],
            dot,
        );
        let marks = recorder.take_marks();
        assert_eq!(marks.len(), 1);
        let Shape::Circle {
            radius,
            fill,
            stroke,
            ..
        } = &marks[0].shape
        else {
            panic!("{marks:?}")
        };
        assert_eq!((*radius, *fill), (4.0, Some(white)));
        assert_eq!(*stroke, Some(Stroke::solid(INK, 1.5)));
    }
}
