//! A chart with a size: areas, lines and points, then names where there is room for them.

use super::{
    super::{
        clip,
        labels::{LabelSpec, Side},
        metrics,
        picture::{Along, Frame, Picture, PlacedHandle},
        plot::{Dot, TextLook},
        scene::{Align, Color, Layer, Point, Rect, Stroke},
        sheet::{Sheet, Words},
    },
    DataPoint, FitRole, Measure, Paint, Spec, Today, bars, cloud,
    names::write,
    read::Values,
};
use crate::{
    i18n::{Lang, format},
    model::numerics::order,
};

/// Half the size of a handle's ring on the page, and of the ring with its arrows, in pixels: names keep off them.
const RING: f64 = 7.5;
const ARROWS: f64 = 15.0;
/// The radius of a mark's ring in units of the font size.
const MARK: f64 = 0.3;

/// Draws a chart into a frame, with a headline and a subline where the frame has a title. Where not all points have room for
/// their names, all have numbers instead, if the foot has room to say what they mean.
pub fn draw(mut spec: Spec, headline: &str, subline: &str, lang: Lang, frame: &Frame) -> Picture {
    let title = [headline, subline];
    let mut laid = Laid::new(&spec, title, lang, frame, false);
    if !laid.named
        && let Some(legend) = spec.legend.take()
    {
        spec.footer.insert(0, legend);
        let numbered = Laid::new(&spec, title, lang, frame, true);
        if numbered.named && numbered.sheet.explains {
            laid = numbered;
        } else {
            spec.footer.remove(0);
        }
    }
    let Laid { sheet, drawn, .. } = laid;
    let scene = sheet.finish(frame, &words(&spec, title, lang));
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

fn words<'a>(spec: &'a Spec, [headline, subline]: [&'a str; 2], lang: Lang) -> Words<'a> {
    Words {
        headline,
        subline,
        y_title: &spec.y_title,
        footer: &spec.footer,
        qr: spec.qr.as_ref(),
        lang: lang.tag(),
    }
}

/// A chart with all that stands on it.
struct Laid {
    sheet: Sheet,
    drawn: Vec<Drawn>,
    /// Whether no point lacks its name.
    named: bool,
}

impl Laid {
    fn new(spec: &Spec, title: [&str; 2], lang: Lang, frame: &Frame, numbered: bool) -> Self {
        let size = Sheet::font_size(frame);
        let mut x = spec
            .x
            .measure
            .axis(spec.x.ends, (frame.width / (size * 6.0)) as usize);
        if let Some(last) = spec.scale_to {
            x = x.with_ticks_to(last);
        }
        let y = spec
            .y
            .measure
            .axis(spec.y.ends, (frame.height / (size * 3.2)) as usize);
        let right = room_beside(spec, frame, size);
        let words = words(spec, title, lang);
        let mut sheet = Sheet::new(frame, &words, x, y, right, |label| {
            format::tick(lang, label)
        });

        let today = spec.shown_today();
        areas(&sheet, spec);
        if let Some(today) = today {
            sheet.recorder.layer(Layer::Reference);
            let color = sheet.theme.muted.with_alpha(0.7);
            let stroke = Stroke::solid(color, sheet.size * 0.07);
            sheet.plot.vline(today.day, stroke);
        }
        guides(&sheet, spec);
        let drawn = points(&mut sheet, spec);
        keep_off_handles(&mut sheet, spec);
        for line in &spec.lines {
            let trace = sheet.plot.trace(line.points.iter().copied());
            sheet.placer.block_line(&trace);
        }
        for mark in &spec.marks {
            let radius = sheet.size * MARK;
            keep_off(&mut sheet, mark.at, (radius, radius));
        }
        let mut named = numbered && number_spots(&mut sheet, spec, &drawn);
        bars::name(&mut sheet, spec, false);
        name_goal(&mut sheet, spec);
        name_guides(&mut sheet, spec);
        name_lines(&mut sheet, spec);
        marks(&mut sheet, spec);
        bars::name(&mut sheet, spec, true);
        if !numbered {
            named = name_spots(&mut sheet, spec, &drawn);
        }
        if let Some(today) = today {
            name_today(&mut sheet, spec, today);
        }
        Self {
            sheet,
            drawn,
            named,
        }
    }
}

fn keep_off_handles(sheet: &mut Sheet, spec: &Spec) {
    // The name of the goal keeps its distance by itself.
    let at_goal = |at: (f64, f64)| {
        spec.goal
            .as_ref()
            .is_some_and(|goal| (goal.x, goal.y) == at)
    };
    for handle in spec.handles.iter().filter(|handle| !at_goal(handle.at)) {
        let half = match handle.along {
            Along::Horizontal => (ARROWS, RING),
            Along::Vertical => (RING, ARROWS),
            Along::Both => (ARROWS, ARROWS),
        };
        keep_off(sheet, handle.at, half);
    }
}

/// Names of lines and bands that stand beside the plot. A narrow plot keeps its width: there a line's name
/// stands above it or in it, and only the bands' stand beside.
fn room_beside(spec: &Spec, frame: &Frame, size: f64) -> f64 {
    let narrow = frame.width < 520.0 && !spec.fans.is_empty();
    let lines = spec.lines.iter().map(|line| &line.name);
    let bands = spec.fans.iter().filter(|fan| fan.has_names(&spec.y));
    let bands = bands.flat_map(|fan| fan.bands.iter().map(|band| &band.brief));
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
    cloud::draw(sheet, spec);
    for fan in &spec.fans {
        for band in &fan.bands {
            let alpha = theme.fan[band.level];
            let color = fan.paint.color(theme);
            let edge = Stroke::solid(color, sheet.size * 0.05);
            let edges = band.edges.iter().copied();
            sheet.plot.area(edges, color.with_alpha(alpha), edge);
        }
    }
    sheet.recorder.layer(Layer::Curve);
    // The one that a reader follows lies on top.
    for line in spec.lines.iter().rev() {
        let mut stroke = line.paint.stroke(theme, sheet.size * line.weight);
        let points = line.points.iter().copied();
        if spec.x.measure == Measure::Whole {
            let dot = Dot::solid(sheet.size * 0.28, stroke.color);
            sheet.plot.dots(points.clone(), dot);
            // Between them is nothing but which belong together.
            stroke = Stroke::solid(stroke.color.with_alpha(0.45), sheet.size * 0.07);
        }
        sheet.plot.line(points, stroke);
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

/// Keeps names off a ring, or a ring with arrows, of half this width and height in pixels.
fn keep_off(sheet: &mut Sheet, (x, y): (f64, f64), (wide, tall): (f64, f64)) {
    if let Some(at) = sheet.plot.px(x, y) {
        sheet.placer.block_ring(Rect::around(at, wide, tall));
    }
}

fn name_goal(sheet: &mut Sheet, spec: &Spec) {
    let Some(goal) = &spec.goal else { return };
    let (from, to) = sheet.plot.x_axis().ends();
    let bottom = sheet.plot.y_axis().ends().0;
    let look = TextLook::new(sheet.size, sheet.theme.ink).bold();
    // Its name may stand slantwise beside the ring.
    let half = RING - 0.3;
    keep_off(sheet, (goal.x, goal.y), (half, half));
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
        let at = sheet.plot.px(to, goal.y);
        if let Some(at) = at.filter(|_| goal.x.is_finite() && goal.x > to) {
            // Where it is reached lies beyond the edge.
            let label = LabelSpec::new(goal.at.clone() + " →", sheet.size, at)
                .bold()
                .prefer(Side::AboveLeft);
            write(sheet, &label.clearance(3.0).required(), look);
        }
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

/// Between which two other vertical lines, its neighbours, one of them is. A name beyond a neighbour would be taken for the neighbour's.
fn between(sheet: &Sheet, spec: &Spec, day: f64) -> (f64, f64) {
    let guides = spec.guides.iter().filter(|guide| guide.vertical);
    let today = spec.shown_today().map(|today| today.day);
    let all = guides.map(|guide| guide.at).chain(today);
    let (foot, _) = sheet.plot.y_axis().ends();
    let x = |day: f64| sheet.plot.px(day, foot).map_or(f64::NAN, |at| at.x);
    let own = x(day);
    all.map(x).fold(
        (f64::NEG_INFINITY, f64::INFINITY),
        |(left, right), other| {
            if other < own {
                (left.max(other), right)
            } else if other > own {
                (left, right.min(other))
            } else {
                (left, right)
            }
        },
    )
}

fn name_guides(sheet: &mut Sheet, spec: &Spec) {
    let (left, right) = sheet.plot.x_axis().ends();
    let (bottom, top) = sheet.plot.y_axis().ends();
    let size = sheet.size * 0.92;
    let label =
        |at: Point, name: &str, side| LabelSpec::new(name, size, at).prefer(side).reach(60.0);
    let look = TextLook::new(size, sheet.theme.muted);
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
        if !guide.vertical {
            write(sheet, &label(end, &guide.name, side), look);
            continue;
        }
        // At its top or foot, or else over what else is there.
        let within = between(sheet, spec, guide.at);
        let [foot, top] = [line[0].y - sheet.size, end.y + sheet.size].map(|y| {
            let at = Point::new(end.x, y);
            label(at, &guide.name, side).within(within)
        });
        let _ = write(sheet, &top, look)
            || write(sheet, &foot, look)
            || write(sheet, &top.required(), look);
    }
    for stretch in spec.shaded.iter().filter(|s| !s.name.is_empty()) {
        let middle = f64::midpoint(stretch.ends.0.max(left), stretch.ends.1.min(right));
        if let Some(at) = sheet.plot.px(middle, top)
            && (left..=right).contains(&middle)
        {
            let at = Point::new(at.x, at.y + sheet.size * 0.4);
            write(sheet, &label(at, &stretch.name, Side::Below), look);
        }
    }
}

/// Names the reader's day at the top of its line, or else at its foot. It comes after all other names.
fn name_today(sheet: &mut Sheet, spec: &Spec, today: &Today) {
    let within = between(sheet, spec, today.day);
    let size = sheet.size * 0.88;
    let (bottom, top) = sheet.plot.y_axis().ends();
    let look = TextLook::new(size, sheet.theme.muted);
    for name in &today.names {
        for (y, inwards) in [(top, size), (bottom, -size)] {
            let Some(end) = sheet.plot.px(today.day, y) else {
                return;
            };
            let at = Point::new(end.x, end.y + inwards);
            let label = LabelSpec::new(name, size, at)
                .prefer(Side::Right)
                .reach(size * 4.0)
                .within(within);
            if write(sheet, &label.clearance(4.0), look) {
                return;
            }
        }
    }
}

/// Names each line and each band where it leaves the plot (a band by its lower edge, or else its upper one), so
/// that the chart reads without a legend.
fn name_lines(sheet: &mut Sheet, spec: &Spec) {
    let size = sheet.size * 0.92;
    let theme = sheet.theme.clone();
    let name = |sheet: &mut Sheet,
                edges: &[Vec<(f64, f64)>],
                word: &str,
                bold: bool,
                color: Color,
                required: bool| {
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
                return true;
            }
        }
        false
    };
    let compared = spec.lines.iter().any(|l| matches!(l.paint, Paint::Pin(_)));
    let mut unnamed = Vec::new();
    for (index, line) in spec.lines.iter().enumerate() {
        let color = match line.paint {
            Paint::Muted => theme.muted,
            _ => theme.ink,
        };
        if !line.name.is_empty() {
            let points = std::slice::from_ref(&line.points);
            let required = matches!(line.paint, Paint::Pin(_)) || compared && index == 0;
            let bold = index == 0 || color == theme.ink;
            if !name(sheet, points, &line.name, bold, color, required) {
                unnamed.push((index, bold, color));
            }
        }
    }
    let is_wide = sheet.plot.rect().w > sheet.size * 32.0;
    for fan in spec.fans.iter().filter(|fan| fan.has_names(&spec.y)) {
        let is_wide = is_wide && fan.bands.len() == 1;
        for band in &fan.bands {
            let lower: Vec<_> = band.edges.iter().map(|e| (e.0, e.1)).collect();
            let upper: Vec<_> = band.edges.iter().map(|e| (e.0, e.2)).collect();
            // The name in full needs room in the plot, outside of the band: other curves run through it.
            let look = TextLook::new(size, theme.muted);
            let is_named = is_wide
                && (name_along(sheet, &upper, &band.name, look, 1.2, &[Side::AboveLeft])
                    || name_along(sheet, &lower, &band.name, look, 1.2, &[Side::BelowRight]));
            if !is_named {
                name(
                    sheet,
                    &[lower, upper],
                    &band.brief,
                    false,
                    theme.muted,
                    false,
                );
            }
        }
    }
    for (index, bold, color) in unnamed {
        let mut look = TextLook::new(size, color);
        look.bold = bold;
        let line = &spec.lines[index];
        let sides = [Side::AboveLeft, Side::BelowRight];
        let briefs = spec.briefs.iter().filter(|brief| brief.0 == index);
        let mut names = std::iter::once(&line.name).chain(briefs.map(|brief| &brief.1));
        // Further back, with a leader.
        names.any(|name| name_along(sheet, &line.points, name, look, 8.0, &sides));
    }
}

/// A name along a curve, towards its end, on the first of the sides that has room; whether there was any.
fn name_along(
    sheet: &mut Sheet,
    points: &[(f64, f64)],
    word: &str,
    look: TextLook,
    reach: f64,
    sides: &[Side],
) -> bool {
    let rect = sheet.plot.rect();
    let mut places = sheet.plot.trace(points.iter().copied());
    places.retain(|place| rect.contains(*place));
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return false;
    };
    let (from, way) = (first.x, last.x - first.x);
    for part in [0.9, 0.8, 0.7, 0.6, 0.5, 0.4] {
        let behind = places.iter().find(|place| place.x >= from + way * part);
        let Some(at) = behind else {
            break;
        };
        for side in sides {
            let mut label = LabelSpec::new(word, look.size, *at)
                .prefer(*side)
                .clearance(3.0)
                .reach(look.size * reach);
            label.bold = look.bold;
            if write(sheet, &label, look) {
                return true;
            }
        }
    }
    false
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
        let dot = Dot::hollow(sheet.size * (MARK - 0.02), outline, sheet.theme.panel);
        sheet.plot.dots([mark.at], dot);
        sheet.placer.block_dot(at, sheet.size * MARK);
        let label = LabelSpec::new(mark.name.clone(), size, at).prefer(Side::BelowRight);
        let look = TextLook::new(size, sheet.theme.muted);
        write(sheet, &label.clearance(sheet.size * 0.45), look);
    }
}

/// Gives each point its number level with it, at the left if there is room; whether all have theirs.
fn number_spots(sheet: &mut Sheet, spec: &Spec, drawn: &[Drawn]) -> bool {
    let (size, gap) = (sheet.size * 0.88, sheet.size * 0.6);
    let look = TextLook::new(size, sheet.theme.ink).halo(sheet.theme.panel);
    drawn.iter().all(|Drawn { spot, at }| {
        let place = spec.points.iter().take_while(|p| p.index != spot.index);
        let place = place.count();
        let number = format::number((place + 1) as f64);
        let wide = metrics::width(&number, size, false);
        let left = (at.x - gap - wide, at.x - gap, Align::End);
        let right = (at.x + gap, at.x + gap, Align::Start);
        [left, right].into_iter().any(|(x, end, align)| {
            let room = Rect::new(x, at.y - size * 0.45, wide, size * 0.9);
            let free = sheet.placer.is_free(&room);
            if free {
                sheet.placer.reserve(room);
                sheet.recorder.layer(Layer::Label);
                let foot = Point::new(end, at.y + metrics::cap_height(size) / 2.0);
                sheet.recorder.text(&look.at(foot, align, number.clone()));
            }
            free
        })
    })
}

/// Names the points, the latest records first; what has no room stays unnamed and can be read by pointer or keyboard. Whether all
/// have their names.
fn name_spots(sheet: &mut Sheet, spec: &Spec, drawn: &[Drawn]) -> bool {
    const MOST: usize = 40;
    let Some(about) = &spec.about else {
        return true;
    };
    let mut all = true;
    let size = sheet.size * 0.88;
    let look = TextLook::new(size, sheet.theme.muted);
    let named = drawn.iter().rev();
    let named = named.filter(|d| d.spot.weight != FitRole::Left).collect();
    let hollow_first = |d: &&Drawn| f64::from(u8::from(d.spot.weight == FitRole::Full));
    for d in order::sorted(named, hollow_first).into_iter().take(MOST) {
        let (name, long) = about.name(d.spot.index);
        let prefer = if d.spot.index % 2 == 0 {
            Side::Left
        } else if about.level() {
            Side::Right
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
        all &= places.into_iter().any(|(text, at, prefer)| {
            let label = LabelSpec::new(text, size, at)
                .prefer(prefer)
                .reach(sheet.size * 2.2)
                .clearance(sheet.size * 0.5);
            write(sheet, &label, look)
        });
    }
    all
}

/// The upper end of a point's interval, if the plot shows it.
fn interval_top(sheet: &Sheet, spot: &DataPoint) -> Option<Point> {
    let top = sheet.plot.px(spot.at.0, spot.range?.1)?;
    sheet.plot.rect().contains(top).then_some(top)
}
