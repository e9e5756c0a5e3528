//! A chart as data, and how it is drawn: fans, lines, points, guides and their names on two axes.

use super::{
    bars::{self, Bar},
    clip,
    labels::{LabelSpec, Side},
    metrics,
    picture::{Along, Frame, Picture, PlacedHandle, Reader, Readout},
    plot::{Dot, TextLook},
    qr::Qr,
    scale::Axis,
    scene::{Color, Layer, Point, Rect, Stroke},
    sheet::{Sheet, Words},
    theme::Theme,
    ticks::{self, Tick},
};
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{self, Clock, join, localized},
    },
    model::order,
    number,
};

/// What an axis measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Days since 1970-01-01, linear.
    Date,
    /// Minutes of work, logarithmic.
    Work(Clock),
    /// Per cent, linear.
    Percent,
    /// A multiple of something, logarithmic.
    Times,
    /// How many there are, logarithmic.
    Count,
    /// A plain number, linear.
    Number,
    /// Months, linear.
    Months,
    /// Rows without a scale.
    Rows,
}

impl Measure {
    /// An axis with its ticks, of which `room` fit.
    pub(crate) fn axis(self, (from, to): (f64, f64), room: usize) -> Axis {
        let linear = |make: fn(f64, f64, usize) -> Vec<Tick>| {
            Axis::linear(from, to).with_ticks(make(from, to, room.max(2)))
        };
        let log = |ticks| Axis::log(from, to).with_ticks(ticks);
        match self {
            Self::Date => linear(ticks::calendar),
            Self::Percent => linear(ticks::percent),
            Self::Number | Self::Months => linear(ticks::linear),
            Self::Rows => Axis::linear(from, to).with_ticks(Vec::new()),
            Self::Work(Clock::Work) => log(ticks::work_time(from, to)),
            Self::Work(Clock::Wall) => log(ticks::clock_time(from, to)),
            Self::Times => log(ticks::log_times(from, to, room)),
            Self::Count => log(ticks::log_decimal(from, to, room)),
        }
    }

    /// A value with its unit.
    pub fn text(self, lang: Lang, value: f64) -> String {
        if !value.is_finite() && self != Self::Date {
            return "∞".to_owned();
        }
        match self {
            Self::Date => format::month(lang, value),
            Self::Work(clock) => format::short_length(lang, value, clock),
            Self::Percent => format::share(value),
            Self::Times => join(&[&format::number(value), localized(lang, "×", "倍")]),
            Self::Months => join(&[&format::number(value), localized(lang, " months", "か月")]),
            Self::Count | Self::Number | Self::Rows => format::number(value),
        }
    }
}

/// An axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisSpec {
    /// What it measures.
    pub measure: Measure,
    /// The values at its two ends.
    pub ends: (f64, f64),
}

/// A role of colour, which the theme fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The view's main curve.
    Accent,
    /// The goal.
    Target,
    /// As text.
    Ink,
    /// As secondary text.
    Muted,
    /// One of several series of a view; it has a dash of its own as well.
    Series(usize),
    /// A pinned scenario, likewise.
    Pin(usize),
}

impl Paint {
    pub(crate) fn color(self, theme: &Theme) -> Color {
        match self {
            Self::Accent => theme.accent,
            Self::Target => theme.target,
            Self::Ink => theme.ink,
            Self::Muted => theme.muted,
            Self::Series(index) => theme.series_stroke(index, 1.0).color,
            Self::Pin(index) => theme.pin_stroke(index, 1.0).color,
        }
    }

    pub(crate) fn stroke(self, theme: &Theme, width: f64) -> Stroke {
        match self {
            Self::Series(index) => theme.series_stroke(index, width),
            Self::Pin(index) => theme.pin_stroke(index, width),
            _ => Stroke::solid(self.color(theme), width),
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name where it leaves the plot; empty for none.
    pub name: String,
    /// Its name beside a value that is read off; empty to leave it out.
    pub reading: String,
    /// Values in the order of x.
    pub points: Vec<(f64, f64)>,
    /// Its colour.
    pub paint: Paint,
    /// The width in units of the font size.
    pub weight: f64,
}

impl Line {
    /// A line that is read off under its name.
    pub fn new(name: &str, points: Vec<(f64, f64)>, paint: Paint, weight: f64) -> Self {
        Self {
            name: name.to_owned(),
            reading: name.to_owned(),
            points,
            paint,
            weight,
        }
    }
}

/// Nested bands around a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// From the widest: its name, and (x, lower, upper) in the order of x.
    pub bands: Vec<Band>,
    /// Its colour, painted with the theme's opacities.
    pub paint: Paint,
    /// Whether the bands have names where they leave the plot.
    pub named: bool,
}

impl Fan {
    /// Whether its bands have names where they leave the plot: not where they have run together on a linear axis.
    fn has_names(&self, y: &AxisSpec) -> bool {
        let end = self.bands.first().and_then(|band| band.edges.last());
        let apart = |(_, low, high): &(f64, f64, f64)| high - low > 0.03 * (y.ends.1 - y.ends.0);
        let linear = matches!(y.measure, Measure::Percent | Measure::Number);
        self.named && (!linear || end.is_some_and(apart))
    }
}

/// A band of a [`Fan`].
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// As `80%`.
    pub name: String,
    /// (x, lower, upper) in the order of x.
    pub edges: Vec<(f64, f64, f64)>,
}

/// A value to reach: a dashed line to the place where it is reached, and down to the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The value.
    pub y: f64,
    /// Its name, written where no tick has it.
    pub name: String,
    /// Where it is reached; infinite for never.
    pub x: f64,
    /// The name of that place.
    pub at: String,
    /// Its colour.
    pub paint: Paint,
}

/// A dashed line across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// At a value of which axis: a vertical line stands at an x.
    pub vertical: bool,
    /// The value.
    pub at: f64,
    /// Its name at its end; empty for none.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
}

/// A shaded stretch of the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ShadedRange {
    /// Where it begins and ends.
    pub ends: (f64, f64),
    /// Its name at its top; empty for none.
    pub name: String,
}

/// How a point counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FitRole {
    /// Left out of the fit; small and grey.
    Left,
    /// Left out because it cannot be trusted; hollow.
    Hollow,
    /// In the fit.
    Full,
}

/// A point, named by [`About`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Its number for [`About`].
    pub index: usize,
    /// Its values.
    pub at: (f64, f64),
    /// Its interval.
    pub range: Option<(f64, f64)>,
    /// How it counts.
    pub weight: FitRole,
}

/// A place on a line with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its values.
    pub at: (f64, f64),
    /// Its name.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
}

/// The words of points, made only when they are asked for.
pub trait About {
    /// The name in the chart and, for one that needs a remark, the name with it.
    fn name(&self, index: usize) -> (String, Option<String>);
    /// Title and values for a reader.
    fn read(&self, index: usize) -> (String, Vec<String>);
}

/// A parameter's value for a place (x, y) of the chart.
pub type ValueAt = Box<dyn Fn(f64, f64) -> f64>;

/// A handle: what it sets, and the value for a place (x, y) of the chart that it is dragged to.
pub struct Handle {
    /// The parameter.
    pub key: Key,
    /// Where it is.
    pub at: (f64, f64),
    /// The directions in which it can be dragged.
    pub along: Along,
    /// The parameter's value when the handle is dragged to (x, y).
    pub value: ValueAt,
    /// A second parameter that it sets likewise, on a plane of two.
    pub also: Option<(Key, ValueAt)>,
}

/// A chart before it has a size.
pub struct Spec {
    /// The horizontal axis.
    pub x: AxisSpec,
    /// The vertical axis.
    pub y: AxisSpec,
    /// What the vertical axis measures, in words.
    pub y_title: String,
    /// Source and assumptions, a paragraph each.
    pub footer: Vec<String>,
    /// The permalink as a code beside it.
    pub qr: Option<Qr>,
    /// Shaded stretches.
    pub shaded: Vec<ShadedRange>,
    /// Bars and regions.
    pub bars: Vec<Bar>,
    /// Bands.
    pub fans: Vec<Fan>,
    /// Lines; the first is the one that a reader follows.
    pub lines: Vec<Line>,
    /// What is to be reached.
    pub goal: Option<Goal>,
    /// Dashed lines.
    pub guides: Vec<Guide>,
    /// Places on lines.
    pub marks: Vec<Mark>,
    /// Points in reading order.
    pub points: Vec<DataPoint>,
    /// Their words.
    pub about: Option<Box<dyn About>>,
    /// Handles.
    pub handles: Vec<Handle>,
}

impl Spec {
    /// An empty chart.
    pub const fn new(x: AxisSpec, y: AxisSpec, y_title: String) -> Self {
        Self {
            x,
            y,
            y_title,
            footer: Vec::new(),
            qr: None,
            shaded: Vec::new(),
            bars: Vec::new(),
            fans: Vec::new(),
            lines: Vec::new(),
            goal: None,
            guides: Vec::new(),
            marks: Vec::new(),
            points: Vec::new(),
            about: None,
            handles: Vec::new(),
        }
    }
}

/// Half the size of a handle's ring on the page, and of the ring with its arrows, in pixels: names keep off them.
const RING: f64 = 7.5;
const ARROWS: f64 = 15.0;

/// Draws a chart into a frame, with a headline and a subline where the frame has a title.
pub fn draw(spec: Spec, headline: &str, subline: &str, lang: Lang, frame: &Frame) -> Picture {
    let words = Words {
        headline,
        subline,
        y_title: &spec.y_title,
        footer: &spec.footer,
        qr: spec.qr.as_ref(),
        lang: lang.tag(),
    };
    let size = Sheet::font_size(frame);
    let x = spec
        .x
        .measure
        .axis(spec.x.ends, (frame.width / (size * 6.0)) as usize);
    let y = spec
        .y
        .measure
        .axis(spec.y.ends, (frame.height / (size * 3.2)) as usize);
    let right = room_beside(&spec, frame, size);
    let mut sheet = Sheet::new(frame, &words, x, y, right, |label| {
        format::tick(lang, label)
    });

    areas(&sheet, &spec);
    guides(&sheet, &spec);
    let drawn = points(&mut sheet, &spec);
    // The name of the goal keeps its distance by itself.
    let at_goal = |at: (f64, f64)| {
        spec.goal
            .as_ref()
            .is_some_and(|goal| (goal.x, goal.y) == at)
    };
    for handle in spec.handles.iter().filter(|handle| !at_goal(handle.at)) {
        if let Some(at) = sheet.plot.px(handle.at.0, handle.at.1) {
            let (wide, tall) = match handle.along {
                Along::Horizontal => (ARROWS, RING),
                Along::Vertical => (RING, ARROWS),
                Along::Both => (ARROWS, ARROWS),
            };
            sheet
                .placer
                .block(Rect::new(at.x - wide, at.y - tall, 2.0 * wide, 2.0 * tall));
        }
    }
    for line in &spec.lines {
        let trace = sheet.plot.trace(line.points.iter().copied());
        sheet.placer.block_line(&trace);
    }
    bars::name(&mut sheet, &spec, false);
    name_goal(&mut sheet, &spec);
    name_guides(&mut sheet, &spec);
    name_lines(&mut sheet, &spec);
    marks(&mut sheet, &spec);
    name_spots(&mut sheet, &spec, &drawn);
    bars::name(&mut sheet, &spec, true);

    let scene = sheet.finish(frame, &words);
    let plot = sheet.plot.rect();
    let grips = spec
        .handles
        .iter()
        .enumerate()
        .filter_map(|(index, handle)| {
            let at = sheet.plot.px(handle.at.0, handle.at.1)?;
            plot.contains(at).then_some(PlacedHandle {
                index,
                key: handle.key,
                at,
                along: handle.along,
            })
        })
        .collect();
    let values = Values {
        rect: plot,
        x: sheet.plot.x_axis().clone(),
        y: sheet.plot.y_axis().clone(),
        stops: drawn.iter().map(|p| p.at).collect(),
        indices: drawn.iter().map(|p| p.spot.index).collect(),
        spec,
        lang,
    };
    Picture {
        scene,
        plot,
        grips,
        reader: Box::new(values),
    }
}

/// Names of lines and bands that stand beside the plot. A narrow plot keeps its width: there a line's name
/// stands above it or in it, and only the bands' stand beside.
fn room_beside(spec: &Spec, frame: &Frame, size: f64) -> f64 {
    let narrow = frame.width < 520.0 && !spec.fans.is_empty();
    let lines = spec.lines.iter().map(|line| &line.name);
    let bands = spec.fans.iter().filter(|fan| fan.has_names(&spec.y));
    let bands = bands.flat_map(|fan| fan.bands.iter().map(|band| &band.name));
    lines
        .filter(|_| !narrow)
        .chain(bands)
        .map(|word| metrics::width(word, size * 0.92, true))
        .fold(size * 0.4, f64::max)
}

fn areas(sheet: &Sheet, spec: &Spec) {
    let theme = &sheet.theme;
    sheet.recorder.layer(Layer::Fan);
    for stretch in &spec.shaded {
        let tall = (f64::NEG_INFINITY, f64::INFINITY);
        sheet
            .plot
            .block(stretch.ends, tall, theme.muted.with_alpha(0.12));
    }
    bars::draw(sheet, spec);
    for fan in &spec.fans {
        for (band, alpha) in fan.bands.iter().zip(theme.fan) {
            let color = fan.paint.color(theme).with_alpha(alpha);
            sheet.plot.area(band.edges.iter().copied(), color);
        }
    }
    sheet.recorder.layer(Layer::Curve);
    // The one that a reader follows lies on top.
    for line in spec.lines.iter().rev() {
        let stroke = line.paint.stroke(theme, sheet.size * line.weight);
        sheet.plot.line(line.points.iter().copied(), stroke);
    }
}

fn guides(sheet: &Sheet, spec: &Spec) {
    let theme = &sheet.theme;
    sheet.recorder.layer(Layer::Reference);
    let dashed = |color| Stroke {
        color,
        width: sheet.size * 0.12,
        dash: Some([5.0, 4.0]),
    };
    for guide in &spec.guides {
        let stroke = dashed(guide.paint.color(theme));
        if guide.vertical {
            sheet.plot.vline(guide.at, stroke);
        } else {
            sheet.plot.hline(guide.at, stroke);
        }
    }
    let Some(goal) = &spec.goal else { return };
    let (from, to) = sheet.plot.x_axis().ends();
    let bottom = sheet.plot.y_axis().ends().0;
    let color = goal.paint.color(theme);
    if (from..=to).contains(&goal.x) {
        let across = [(from, goal.y), (goal.x, goal.y)];
        sheet.plot.line(across, dashed(color));
        let down = [(goal.x, goal.y), (goal.x, bottom)];
        sheet.plot.line(down, dashed(color));
        sheet.recorder.layer(Layer::Milestone);
        let dot = Dot::solid(sheet.size * 0.42, color);
        sheet.plot.dots([(goal.x, goal.y)], dot);
    } else {
        sheet.plot.hline(goal.y, dashed(color));
    }
}

/// A point that has been drawn.
struct Drawn {
    spot: DataPoint,
    at: Point,
}

/// Draws intervals and points; points that would fall on the same pixel are drawn once.
fn points(sheet: &mut Sheet, spec: &Spec) -> Vec<Drawn> {
    let theme = sheet.theme.clone();
    let radius = sheet.size * 0.34;
    let rect = sheet.plot.rect();
    // One bit a pixel and kind of point.
    let columns = rect.w as usize + 2;
    let mut seen = Vec::new();
    let mut drawn: Vec<Drawn> = Vec::new();
    for spot in &spec.points {
        let place = sheet.plot.px(spot.at.0, spot.at.1);
        let Some(at) = place.filter(|at| rect.contains(*at)) else {
            continue;
        };
        if seen.is_empty() {
            seen = vec![0u8; columns * (rect.h as usize + 2)];
        }
        let pixel = (at.y - rect.y) as usize * columns + (at.x - rect.x) as usize;
        let bit = 1u8 << (spot.weight as u8);
        if seen[pixel] & bit == 0 {
            seen[pixel] |= bit;
            drawn.push(Drawn { spot: *spot, at });
        }
    }
    sheet.recorder.layer(Layer::Data);
    for pass in [false, true] {
        for d in drawn
            .iter()
            .filter(|d| (d.spot.weight != FitRole::Left) == pass)
        {
            let DataPoint {
                at, range, weight, ..
            } = d.spot;
            let color = if pass {
                theme.muted
            } else {
                theme.faint.with_alpha(0.55)
            };
            if let Some((low, high)) = range {
                sheet
                    .plot
                    .error_bars([(at.0, low, high)], Stroke::solid(color, 1.0));
                let bar = sheet.plot.trace([(at.0, low), (at.0, high)]);
                sheet.placer.block_line(&bar);
                // A name near the end of a bar reads as that bar's.
                for end in bar.into_iter().filter(|p| pass && rect.contains(*p)) {
                    sheet.placer.block_dot(end, 0.0);
                }
            }
            let dot = match weight {
                FitRole::Full => Dot::solid(radius, theme.ink),
                FitRole::Hollow => {
                    let outline = Stroke::solid(theme.ink, sheet.size * 0.12);
                    Dot::hollow(radius, outline, theme.panel)
                }
                FitRole::Left => Dot::solid(radius * 0.75, theme.faint),
            };
            sheet.plot.dots([at], dot);
            sheet.placer.block_dot(d.at, radius);
        }
    }
    drawn
}

pub(super) fn write(sheet: &mut Sheet, spec: &LabelSpec, look: TextLook) -> bool {
    let Some(placed) = sheet.placer.place(spec) else {
        return false;
    };
    sheet.recorder.layer(Layer::Label);
    if let Some(leader) = placed.leader {
        sheet
            .recorder
            .polyline(&leader, Stroke::solid(look.color.with_alpha(0.6), 1.0));
    }
    sheet
        .recorder
        .text(&placed.text(look.halo(sheet.theme.panel)));
    true
}

fn name_goal(sheet: &mut Sheet, spec: &Spec) {
    let Some(goal) = &spec.goal else { return };
    let (from, to) = sheet.plot.x_axis().ends();
    let bottom = sheet.plot.y_axis().ends().0;
    let look = TextLook::new(sheet.size, sheet.theme.ink).bold();
    if let Some(at) = sheet
        .plot
        .px(goal.x, goal.y)
        .filter(|_| (from..=to).contains(&goal.x))
    {
        let corner = sheet
            .plot
            .trace([(from, goal.y), (goal.x, goal.y), (goal.x, bottom)]);
        sheet.placer.block_line(&corner);
        let label = LabelSpec::new(goal.at.clone(), sheet.size, at)
            .bold()
            .prefer(Side::BelowRight);
        let clearance = (sheet.size * 0.6).max(RING + 3.0);
        write(sheet, &label.clearance(clearance).required(), look);
    } else {
        let line = sheet.plot.trace([(from, goal.y), (to, goal.y)]);
        sheet.placer.block_line(&line);
    }
    let mut ticks = sheet.plot.y_axis().ticks().iter();
    let named = ticks.any(|t| (t.value / goal.y - 1.0).abs() < 1e-3);
    if !named && let Some(at) = sheet.plot.px(from, goal.y) {
        let label = LabelSpec::new(goal.name.clone(), sheet.size, at)
            .bold()
            .prefer(Side::AboveRight);
        write(sheet, &label.clearance(3.0), look);
    }
}

fn name_guides(sheet: &mut Sheet, spec: &Spec) {
    let (left, right) = sheet.plot.x_axis().ends();
    let (bottom, top) = sheet.plot.y_axis().ends();
    let size = sheet.size * 0.92;
    let name = |sheet: &mut Sheet, at: Point, name: &str, side| {
        let label = LabelSpec::new(name, size, at).prefer(side);
        let look = TextLook::new(size, sheet.theme.muted);
        write(sheet, &label.reach(60.0), look);
    };
    for guide in &spec.guides {
        let axis = if guide.vertical {
            sheet.plot.x_axis()
        } else {
            sheet.plot.y_axis()
        };
        if !axis.contains(guide.at) {
            continue;
        }
        let (ends, side) = if guide.vertical {
            ([(guide.at, bottom), (guide.at, top)], Side::Right)
        } else {
            ([(right, guide.at), (left, guide.at)], Side::AboveRight)
        };
        let line = sheet.plot.trace(ends);
        sheet.placer.block_line(&line);
        let Some(end) = line.last().copied().filter(|_| !guide.name.is_empty()) else {
            continue;
        };
        let below = if guide.vertical { sheet.size } else { 0.0 };
        let at = Point::new(end.x, end.y + below);
        name(sheet, at, &guide.name, side);
    }
    for stretch in spec.shaded.iter().filter(|s| !s.name.is_empty()) {
        let middle = f64::midpoint(stretch.ends.0.max(left), stretch.ends.1.min(right));
        if let Some(at) = sheet.plot.px(middle, top)
            && (left..=right).contains(&middle)
        {
            let at = Point::new(at.x, at.y + sheet.size * 0.4);
            name(sheet, at, &stretch.name, Side::Below);
        }
    }
}

/// Names each line and each band where it leaves the plot (a band by its lower edge, or else its upper one), so
/// that the chart reads without a legend.
fn name_lines(sheet: &mut Sheet, spec: &Spec) {
    let size = sheet.size * 0.92;
    let theme = sheet.theme.clone();
    let mut name =
        |edges: &[Vec<(f64, f64)>], word: &str, bold: bool, color: Color, required: bool| {
            let mut look = TextLook::new(size, color);
            look.bold = bold;
            for edge in edges {
                let Some((at, side)) = way_out(sheet, edge) else {
                    continue;
                };
                let mut label = LabelSpec::new(word, size, at)
                    .prefer(side)
                    .clearance(3.0)
                    .reach(size * 1.2);
                label.bold = bold;
                // Lines that are compared need their names.
                label.required = required;
                if write(sheet, &label, look) {
                    break;
                }
            }
        };
    let compared = spec.lines.iter().any(|l| matches!(l.paint, Paint::Pin(_)));
    for (index, line) in spec.lines.iter().enumerate() {
        let color = match line.paint {
            Paint::Muted => theme.muted,
            _ => theme.ink,
        };
        if !line.name.is_empty() {
            let points = std::slice::from_ref(&line.points);
            let required = matches!(line.paint, Paint::Pin(_)) || compared && index == 0;
            name(
                points,
                &line.name,
                index == 0 || color == theme.ink,
                color,
                required,
            );
        }
    }
    for fan in spec.fans.iter().filter(|fan| fan.has_names(&spec.y)) {
        for band in &fan.bands {
            let lower = band.edges.iter().map(|e| (e.0, e.1)).collect();
            let upper = band.edges.iter().map(|e| (e.0, e.2)).collect();
            name(&[lower, upper], &band.name, false, theme.muted, false);
        }
    }
}

/// Where a curve leaves the plot for good, and on which side of that place its name belongs.
fn way_out(sheet: &Sheet, edge: &[(f64, f64)]) -> Option<(Point, Side)> {
    let rect = sheet.plot.rect();
    let places = sheet.plot.trace(edge.iter().copied());
    let inside = places.iter().rposition(|p| rect.contains(*p))?;
    let at = match places.get(inside + 1) {
        Some(next) => clip::segment(places[inside], *next, &rect)?.1,
        None => places[inside],
    };
    let side = if at.y < rect.y + 0.5 && at.x < rect.right() - 0.5 {
        Side::Above
    } else {
        Side::Right
    };
    Some((at, side))
}

fn marks(sheet: &mut Sheet, spec: &Spec) {
    let size = sheet.size * 0.88;
    for mark in &spec.marks {
        let Some(at) = sheet.plot.px(mark.at.0, mark.at.1) else {
            continue;
        };
        if !sheet.plot.rect().contains(at) {
            continue;
        }
        sheet.recorder.layer(Layer::Milestone);
        let outline = Stroke::solid(mark.paint.color(&sheet.theme), sheet.size * 0.14);
        let dot = Dot::hollow(sheet.size * 0.28, outline, sheet.theme.panel);
        sheet.plot.dots([mark.at], dot);
        sheet.placer.block_dot(at, sheet.size * 0.3);
        let label = LabelSpec::new(mark.name.clone(), size, at).prefer(Side::BelowRight);
        let look = TextLook::new(size, sheet.theme.muted);
        write(sheet, &label.clearance(sheet.size * 0.45), look);
    }
}

/// Names the points, the latest records first; what has no room stays unnamed and can be read by pointer or keyboard.
fn name_spots(sheet: &mut Sheet, spec: &Spec, drawn: &[Drawn]) {
    const MOST: usize = 40;
    let Some(about) = &spec.about else { return };
    let size = sheet.size * 0.88;
    let look = TextLook::new(size, sheet.theme.muted);
    let named = drawn.iter().rev();
    let named = named.filter(|d| d.spot.weight != FitRole::Left).collect();
    let hollow_first = |d: &&Drawn| f64::from(u8::from(d.spot.weight == FitRole::Full));
    for d in order::sorted(named, hollow_first).into_iter().take(MOST) {
        let (name, long) = about.name(d.spot.index);
        let prefer = if d.spot.index % 2 == 0 {
            Side::Left
        } else {
            Side::BelowRight
        };
        let mut places = Vec::new();
        // What must not look like a point of the fit may also be named at the top of its interval.
        let top = interval_top(sheet, &d.spot).filter(|_| long.is_some());
        for text in long.into_iter().chain([name]) {
            places.push((text.clone(), d.at, prefer));
            places.extend(top.map(|top| (text, top, Side::AboveRight)));
        }
        for (text, at, prefer) in places {
            let label = LabelSpec::new(text, size, at)
                .prefer(prefer)
                .reach(sheet.size * 2.2)
                .clearance(sheet.size * 0.5);
            if write(sheet, &label, look) {
                break;
            }
        }
    }
}

/// The upper end of a point's interval, if the plot shows it.
fn interval_top(sheet: &Sheet, spot: &DataPoint) -> Option<Point> {
    let top = sheet.plot.px(spot.at.0, spot.range?.1)?;
    sheet.plot.rect().contains(top).then_some(top)
}

/// What a pointer or the keyboard reads off.
struct Values {
    rect: Rect,
    x: Axis,
    y: Axis,
    stops: Vec<Point>,
    indices: Vec<usize>,
    spec: Spec,
    lang: Lang,
}

impl Values {
    fn values_at(&self, at: Point) -> (f64, f64) {
        (
            self.x.value((at.x - self.rect.x) / self.rect.w),
            self.y.value((self.rect.bottom() - at.y) / self.rect.h),
        )
    }

    fn text(&self, y: f64) -> String {
        self.spec.y.measure.text(self.lang, y)
    }
}

/// The element of a curve that belongs to an x: the first that does not lie before it, or the last.
fn element<T>(curve: &[T], before: impl Fn(&T) -> bool) -> Option<&T> {
    let index = curve.partition_point(before);
    curve.get(index).or(curve.last())
}

impl Reader for Values {
    fn at_x(&self, px: f64) -> Option<Readout> {
        if !(self.rect.x..=self.rect.right()).contains(&px) {
            return None;
        }
        let x = self.x.value((px - self.rect.x) / self.rect.w);
        let colon = localized(self.lang, ": ", "：");
        let mut lines = self.spec.lines.iter();
        let followed = lines.find(|line| !line.points.is_empty())?;
        let y = element(&followed.points, |p| p.0 < x)?.1;
        let y = self
            .y
            .fraction(y)
            .map_or(self.rect.y, |v| self.rect.bottom() - v * self.rect.h);
        let mut lines = Vec::new();
        let (left, right) = self.x.ends();
        let slack = (right - left) / 200.0;
        let reaches = |line: &&Line| {
            let end = |p: Option<&(f64, f64)>| p.map_or(f64::NAN, |p| p.0);
            end(line.points.first()) - slack <= x && x <= end(line.points.last()) + slack
        };
        let named = self.spec.lines.iter().filter(|l| !l.reading.is_empty());
        for line in named.filter(reaches) {
            if let Some((_, y)) = element(&line.points, |p| p.0 < x) {
                lines.push(join(&[&line.reading, colon, &self.text(*y)]));
            }
        }
        for fan in self.spec.fans.iter().filter(|fan| fan.named) {
            for band in fan.bands.iter().rev() {
                if let Some((_, low, high)) = element(&band.edges, |e| e.0 < x) {
                    lines.push(join(&[
                        &band.name,
                        colon,
                        &self.text(*low),
                        localized(self.lang, " to ", "〜"),
                        &self.text(*high),
                    ]));
                }
            }
        }
        // A line that ends before the plot leaves the rest without values.
        (!lines.is_empty()).then(|| Readout {
            at: Point::new(px, number::within(y, self.rect.y, self.rect.bottom())),
            vertical: true,
            title: self.spec.x.measure.text(self.lang, x),
            lines,
        })
    }

    fn stops(&self) -> &[Point] {
        &self.stops
    }

    fn stop(&self, index: usize) -> Option<Readout> {
        let (at, spot) = (*self.stops.get(index)?, *self.indices.get(index)?);
        let (title, lines) = self.spec.about.as_ref()?.read(spot);
        Some(Readout {
            at,
            vertical: false,
            title,
            lines,
        })
    }

    fn dragged(&self, grip: &PlacedHandle, to: Point) -> Option<f64> {
        let handle = self.spec.handles.get(grip.index)?;
        let (x, y) = self.values_at(to);
        let value = (handle.value)(x, y);
        value.is_finite().then_some(value)
    }

    fn dragged_too(&self, grip: &PlacedHandle, to: Point) -> Option<(Key, f64)> {
        let (key, place) = self.spec.handles.get(grip.index)?.also.as_ref()?;
        let (x, y) = self.values_at(to);
        let value = place(x, y);
        value.is_finite().then_some((*key, value))
    }
}
