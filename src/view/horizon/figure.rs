//! Draws the horizon chart.

use super::{
    super::{Panel, plain},
    Chart, sentence, target,
};
use crate::{
    assumptions::registry::Key,
    figure::{
        clip,
        labels::{LabelSpec, Side},
        metrics,
        picture::{Frame, Picture, Reader, Readout},
        plot::{Dot, TextLook},
        scale::Axis,
        scene::{Layer, Point, Rect, Stroke},
        sheet::{Sheet, Words},
        ticks,
    },
    i18n::{
        Lang,
        format::{Clock, date, join, month, pick, short_length, short_month, tick},
    },
    model::{fast, horizon::Forecast, order, trend::Status},
    number,
};

/// Draws the chart into a frame.
pub fn draw(panel: &Panel, chart: &Chart, frame: &Frame) -> Picture {
    let lang = panel.lang;
    let headline = plain(&panel.headline);
    let footer = [
        sentence::source(chart, lang),
        sentence::assumes(chart, lang),
    ];
    let words = Words {
        headline: &headline,
        subline: &panel.subline,
        y_title: &y_title(chart, lang),
        footer: &footer,
        lang: lang.tag(),
    };
    let f = &chart.forecast;
    let (start, end) = (first(&f.dates), last(&f.dates));
    let size = Sheet::font_size(frame);
    let most = (frame.width / (size * 6.0)) as usize;
    let x = Axis::linear(start, end).with_ticks(ticks::calendar(start, end, most.max(2)));
    let (low, high) = range(chart);
    let y_ticks = match chart.clock() {
        Clock::Work => ticks::work_time(low, high),
        Clock::Wall => ticks::clock_time(low, high),
    };
    let y = Axis::log(low, high).with_ticks(y_ticks);
    let fan_words = fan_words(lang);
    // A narrow plot keeps its width: the curve's name stands above it or in it, only the bands' stand beside it.
    let beside = usize::from(frame.width < 520.0);
    let right = fan_words[beside..]
        .iter()
        .map(|w| metrics::width(w, size * 0.92, true))
        .fold(size * 0.4, f64::max);
    let mut sheet = Sheet::new(frame, &words, x, y, right, |label| tick(lang, label));

    curves(&sheet, f);
    let singular = f.central.and_then(|c| c.singularity());
    references(&sheet, chart, singular);
    let points = dots(&mut sheet, chart);
    label_target(&mut sheet, chart, lang);
    label_asymptote(&mut sheet, singular, lang);
    label_fan(&mut sheet, f, &fan_words);
    label_milestones(&mut sheet, chart, lang);
    label_points(&mut sheet, chart, &points, lang);

    let scene = sheet.finish(frame, &words);
    let stops = points.iter().map(|p| p.at).collect();
    let plot = sheet.plot.rect();
    let reader = Values {
        rect: plot,
        x: sheet.plot.x_axis().clone(),
        y: sheet.plot.y_axis().clone(),
        stops,
        indices: points.iter().map(|p| p.index).collect(),
        chart: chart.clone(),
        lang,
    };
    Picture {
        scene,
        plot,
        reader: Box::new(reader),
    }
}

fn first(values: &[f64]) -> f64 {
    values.first().copied().unwrap_or_default()
}

fn last(values: &[f64]) -> f64 {
    values.last().copied().unwrap_or_default()
}

fn y_title(chart: &Chart, lang: Lang) -> String {
    let level = sentence::level_text(chart);
    let what = pick(
        lang,
        "Length of task in a skilled person's time",
        "作業の長さ（熟練者の所要時間）",
    );
    match (lang, level.is_empty()) {
        (_, true) => what.to_owned(),
        (Lang::En, false) => join(&[what, ", at ", &level, " success"]),
        (Lang::Ja, false) => join(&[what, "、成功率", &level]),
    }
}

/// The length axis: it follows the points and the target, never the slider that is being moved,
/// so that the picture does not jump.
fn range(chart: &Chart) -> (f64, f64) {
    let target = chart.assumptions.get(Key::Target);
    let (mut low, mut high) = (1.0_f64.min(target / 2.0), 480_000.0_f64.max(target * 4.0));
    let start = first(&chart.forecast.dates);
    for point in chart.data.points.iter().filter(|p| p.day >= start) {
        if let Some(estimate) = chart.estimate(point) {
            low = low.min(estimate.mid / 2.0);
            high = high.max(estimate.mid * 4.0);
        }
    }
    (
        number::within(low, 1e-6, 1.0),
        number::within(high, 480_000.0, 1e12),
    )
}

/// Central curve, then the bands from the widest.
fn fan_words(lang: Lang) -> [String; 4] {
    [pick(lang, "central", "中心線"), "95%", "80%", "50%"].map(str::to_owned)
}

fn minutes(log2: f64) -> f64 {
    fast::exp2(log2)
}

fn curves(sheet: &Sheet, f: &Forecast) {
    let theme = &sheet.theme;
    sheet.recorder.layer(Layer::Fan);
    for (band, alpha) in [(0, 6), (1, 5), (2, 4)].into_iter().zip(theme.fan) {
        let area = f
            .dates
            .iter()
            .zip(&f.bands)
            .map(|(day, q)| (*day, minutes(q[band.0]), minutes(q[band.1])));
        sheet.plot.area(area, theme.accent.with_alpha(alpha));
    }
    sheet.recorder.layer(Layer::Curve);
    let central = f
        .dates
        .iter()
        .zip(&f.path)
        .map(|(day, log2)| (*day, minutes(*log2)));
    sheet
        .plot
        .line(central, Stroke::solid(theme.accent, sheet.size * 0.19));
}

fn references(sheet: &Sheet, chart: &Chart, singular: Option<f64>) {
    let theme = &sheet.theme;
    sheet.recorder.layer(Layer::Reference);
    let dashed = |color| Stroke {
        color,
        width: sheet.size * 0.12,
        dash: Some([5.0, 4.0]),
    };
    if let Some(day) = singular {
        sheet.plot.vline(day, dashed(theme.muted));
    }
    let length = chart.assumptions.get(Key::Target);
    let (from, to) = sheet.plot.x_axis().ends();
    let reached = target(chart).map_or(f64::INFINITY, |m| m.p50);
    let bottom = sheet.plot.y_axis().ends().0;
    if (from..=to).contains(&reached) {
        sheet
            .plot
            .line([(from, length), (reached, length)], dashed(theme.target));
        sheet
            .plot
            .line([(reached, length), (reached, bottom)], dashed(theme.target));
        sheet.recorder.layer(Layer::Milestone);
        sheet.plot.dots(
            [(reached, length)],
            Dot::solid(sheet.size * 0.42, theme.target),
        );
    } else {
        sheet.plot.hline(length, dashed(theme.target));
    }
}

/// A point that has been drawn.
struct Drawn {
    index: usize,
    at: Point,
    status: Status,
}

/// Draws intervals and points; points that would fall on the same pixel are drawn once.
fn dots(sheet: &mut Sheet, chart: &Chart) -> Vec<Drawn> {
    let theme = sheet.theme.clone();
    let radius = sheet.size * 0.34;
    let rect = sheet.plot.rect();
    // One bit a pixel and kind of point.
    let columns = sheet.plot.rect().w as usize + 2;
    let mut seen = vec![0u8; columns * (sheet.plot.rect().h as usize + 2)];
    let mut drawn: Vec<Drawn> = Vec::new();
    for (index, (point, status)) in chart
        .data
        .points
        .iter()
        .zip(&chart.forecast.status)
        .enumerate()
    {
        let Some(estimate) = chart.estimate(point) else {
            continue;
        };
        let Some(at) = sheet
            .plot
            .px(point.day, estimate.mid)
            .filter(|at| rect.contains(*at))
        else {
            continue;
        };
        let pixel = (at.y - rect.y) as usize * columns + (at.x - rect.x) as usize;
        let bit = 1u8 << (*status as u8);
        if seen[pixel] & bit == 0 {
            seen[pixel] |= bit;
            drawn.push(Drawn {
                index,
                at,
                status: *status,
            });
        }
    }
    sheet.recorder.layer(Layer::Data);
    let fitted = |d: &Drawn| matches!(d.status, Status::Fitted | Status::AboveCap);
    for pass in [false, true] {
        for d in drawn.iter().filter(|d| fitted(d) == pass) {
            let point = &chart.data.points[d.index];
            let Some(estimate) = chart.estimate(point) else {
                continue;
            };
            let color = if pass {
                theme.muted
            } else {
                theme.faint.with_alpha(0.55)
            };
            if let Some((low, high)) = estimate.range {
                sheet
                    .plot
                    .error_bars([(point.day, low, high)], Stroke::solid(color, 1.0));
                let ends = [(point.day, low), (point.day, high)];
                let bar = sheet.plot.trace(ends);
                sheet.placer.block_line(&bar);
                // A name near the end of a bar reads as that bar's.
                for end in bar.into_iter().filter(|p| pass && rect.contains(*p)) {
                    sheet.placer.block_dot(end, 0.0);
                }
            }
            let value = [(point.day, estimate.mid)];
            match d.status {
                Status::Fitted => sheet.plot.dots(value, Dot::solid(radius, theme.ink)),
                Status::AboveCap => {
                    let outline = Stroke::solid(theme.ink, sheet.size * 0.12);
                    sheet
                        .plot
                        .dots(value, Dot::hollow(radius, outline, theme.panel));
                }
                _ => sheet
                    .plot
                    .dots(value, Dot::solid(radius * 0.75, theme.faint)),
            }
            sheet.placer.block_dot(d.at, radius);
        }
    }
    let f = &chart.forecast;
    let central = sheet
        .plot
        .trace(f.dates.iter().zip(&f.path).map(|(t, y)| (*t, minutes(*y))));
    sheet.placer.block_line(&central);
    drawn
}

fn write(sheet: &mut Sheet, spec: &LabelSpec, look: TextLook) -> bool {
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

fn label_target(sheet: &mut Sheet, chart: &Chart, lang: Lang) {
    let length = chart.assumptions.get(Key::Target);
    let (from, to) = sheet.plot.x_axis().ends();
    let bottom = sheet.plot.y_axis().ends().0;
    let look = TextLook::new(sheet.size, sheet.theme.ink).bold();
    let reached = target(chart).map_or(f64::INFINITY, |m| m.p50);
    if let Some(at) = sheet
        .plot
        .px(reached, length)
        .filter(|_| (from..=to).contains(&reached))
    {
        let corner = sheet
            .plot
            .trace([(from, length), (reached, length), (reached, bottom)]);
        sheet.placer.block_line(&corner);
        let text = short_month(lang, reached);
        let spec = LabelSpec::new(text, sheet.size, at)
            .bold()
            .prefer(Side::BelowRight);
        write(sheet, &spec.clearance(sheet.size * 0.6).required(), look);
    } else {
        let line = sheet.plot.trace([(from, length), (to, length)]);
        sheet.placer.block_line(&line);
    }
    let named = sheet
        .plot
        .y_axis()
        .ticks()
        .iter()
        .any(|t| (t.value / length - 1.0).abs() < 1e-3);
    if !named && let Some(at) = sheet.plot.px(from, length) {
        let text = short_length(lang, length, chart.clock());
        let spec = LabelSpec::new(text, sheet.size, at)
            .bold()
            .prefer(Side::AboveRight);
        write(sheet, &spec.clearance(3.0), look);
    }
}

fn label_asymptote(sheet: &mut Sheet, singular: Option<f64>, lang: Lang) {
    let (_, top) = sheet.plot.y_axis().ends();
    let Some(day) = singular.filter(|day| sheet.plot.x_axis().contains(*day)) else {
        return;
    };
    let Some(at) = sheet.plot.px(day, top) else {
        return;
    };
    let line = sheet
        .plot
        .trace([(day, sheet.plot.y_axis().ends().0), (day, top)]);
    sheet.placer.block_line(&line);
    let when = short_month(lang, day);
    let text = match lang {
        Lang::En => join(&["infinite ", &when]),
        Lang::Ja => join(&[&when, "に発散"]),
    };
    let spec = LabelSpec::new(text, sheet.size * 0.92, Point::new(at.x, at.y + sheet.size))
        .prefer(Side::Right);
    let look = TextLook::new(sheet.size * 0.92, sheet.theme.muted);
    write(sheet, &spec.reach(60.0), look);
}

/// Names the curve and each band where its lower edge leaves the plot (or else its upper one), so that the fan reads without a legend.
fn label_fan(sheet: &mut Sheet, f: &Forecast, words: &[String; 4]) {
    let quantile = |k: usize| f.bands.iter().map(|q| q[k]).collect::<Vec<f64>>();
    let edges = [
        [f.path.clone(), Vec::new()],
        [quantile(0), quantile(6)],
        [quantile(1), quantile(5)],
        [quantile(2), quantile(4)],
    ];
    let size = sheet.size * 0.92;
    for (k, (edges, word)) in edges.iter().zip(words).enumerate() {
        let mut look = TextLook::new(size, sheet.theme.muted);
        if k == 0 {
            look = TextLook::new(size, sheet.theme.ink).bold();
        }
        for edge in edges {
            let Some((at, side)) = way_out(sheet, f, edge) else {
                continue;
            };
            let mut spec = LabelSpec::new(word.clone(), size, at)
                .prefer(side)
                .clearance(3.0)
                .reach(size * 1.2);
            spec.bold = k == 0;
            if write(sheet, &spec, look) {
                break;
            }
        }
    }
}

/// Where a curve leaves the plot for good, and on which side of that place its name belongs.
fn way_out(sheet: &Sheet, f: &Forecast, edge: &[f64]) -> Option<(Point, Side)> {
    let rect = sheet.plot.rect();
    let dates = f.dates.iter().zip(edge);
    let places = sheet.plot.trace(dates.map(|(t, y)| (*t, minutes(*y))));
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

fn label_milestones(sheet: &mut Sheet, chart: &Chart, lang: Lang) {
    let length = chart.assumptions.get(Key::Target);
    let size = sheet.size * 0.88;
    // One that all but coincides with the target is left to it.
    for milestone in chart
        .forecast
        .milestones
        .iter()
        .filter(|m| libm::fabs(m.minutes - length) > length * 0.1)
    {
        let Some(at) = sheet.plot.px(milestone.p50, milestone.minutes) else {
            continue;
        };
        if !sheet.plot.rect().contains(at) {
            continue;
        }
        sheet.recorder.layer(Layer::Milestone);
        let outline = Stroke::solid(sheet.theme.accent, sheet.size * 0.14);
        let dot = Dot::hollow(sheet.size * 0.28, outline, sheet.theme.panel);
        sheet.plot.dots([(milestone.p50, milestone.minutes)], dot);
        sheet.placer.block_dot(at, sheet.size * 0.3);
        let spec =
            LabelSpec::new(short_month(lang, milestone.p50), size, at).prefer(Side::BelowRight);
        let look = TextLook::new(size, sheet.theme.muted);
        write(sheet, &spec.clearance(sheet.size * 0.45), look);
    }
}

/// Names the points, the latest records first; what has no room stays unnamed and can be read by pointer or keyboard.
fn label_points(sheet: &mut Sheet, chart: &Chart, points: &[Drawn], lang: Lang) {
    const MOST: usize = 40;
    let size = sheet.size * 0.88;
    let look = TextLook::new(size, sheet.theme.muted);
    let rank = |d: &Drawn| match d.status {
        Status::AboveCap => 0,
        Status::Fitted => 1,
        _ => 2,
    };
    let named: Vec<&Drawn> = points.iter().rev().filter(|d| rank(d) < 2).collect();
    let named = order::sorted(named, |d| f64::from(rank(d)));
    for d in named.into_iter().take(MOST) {
        let name = &chart.data.points[d.index].label;
        let prefer = if d.index % 2 == 0 {
            Side::Left
        } else {
            Side::BelowRight
        };
        let mut places = vec![(name.clone(), d.at, prefer)];
        if d.status == Status::AboveCap {
            // It must not look like a point of the fit, so it may also be named at the top of its interval.
            let long = match lang {
                Lang::En => join(&[name, " (not fitted)"]),
                Lang::Ja => join(&[name, "（対象外）"]),
            };
            let top = interval_top(sheet, chart, d).unwrap_or(d.at);
            places = vec![
                (long.clone(), d.at, prefer),
                (long, top, Side::AboveRight),
                (name.clone(), d.at, prefer),
                (name.clone(), top, Side::AboveRight),
            ];
        }
        for (text, at, prefer) in places {
            let spec = LabelSpec::new(text, size, at)
                .prefer(prefer)
                .reach(sheet.size * 2.2)
                .clearance(sheet.size * 0.5);
            if write(sheet, &spec, look) {
                break;
            }
        }
    }
}

/// The upper end of a point's interval, if the plot shows it.
fn interval_top(sheet: &Sheet, chart: &Chart, d: &Drawn) -> Option<Point> {
    let point = &chart.data.points[d.index];
    let (_, high) = chart.estimate(point)?.range?;
    let top = sheet.plot.px(point.day, high)?;
    sheet.plot.rect().contains(top).then_some(top)
}

struct Values {
    rect: Rect,
    x: Axis,
    y: Axis,
    stops: Vec<Point>,
    indices: Vec<usize>,
    chart: Chart,
    lang: Lang,
}

impl Values {
    fn length(&self, minutes: f64) -> String {
        if minutes.is_finite() {
            short_length(self.lang, minutes, self.chart.clock())
        } else {
            "∞".to_owned()
        }
    }
}

impl Reader for Values {
    fn at_x(&self, x: f64) -> Option<Readout> {
        if !(self.rect.x..=self.rect.right()).contains(&x) {
            return None;
        }
        let day = self.x.value((x - self.rect.x) / self.rect.w);
        let f = &self.chart.forecast;
        let index = f
            .dates
            .partition_point(|t| *t < day)
            .min(f.dates.len().checked_sub(1)?);
        let (path, q) = (*f.path.get(index)?, f.bands.get(index)?);
        let y = self
            .y
            .fraction(minutes(path))
            .map_or(self.rect.y, |v| self.rect.bottom() - v * self.rect.h);
        let row = |name: &str, low: usize, high: usize| {
            join(&[
                name,
                pick(self.lang, ": ", "："),
                &self.length(minutes(q[low])),
                pick(self.lang, " to ", "〜"),
                &self.length(minutes(q[high])),
            ])
        };
        Some(Readout {
            at: Point::new(x, number::within(y, self.rect.y, self.rect.bottom())),
            vertical: true,
            title: month(self.lang, day),
            lines: vec![
                join(&[
                    pick(self.lang, "Central: ", "中心線："),
                    &self.length(minutes(path)),
                ]),
                row("50%", 2, 4),
                row("80%", 1, 5),
                row("95%", 0, 6),
            ],
        })
    }

    fn stops(&self) -> &[Point] {
        &self.stops
    }

    fn stop(&self, index: usize) -> Option<Readout> {
        let (at, point) = (*self.stops.get(index)?, *self.indices.get(index)?);
        let observation = self.chart.data.points.get(point)?;
        let estimate = self.chart.estimate(observation)?;
        let mut lines = vec![date(self.lang, observation.day), self.length(estimate.mid)];
        if let Some((low, high)) = estimate.range {
            lines.push(join(&[
                "95%",
                pick(self.lang, ": ", "："),
                &self.length(low),
                pick(self.lang, " to ", "〜"),
                &self.length(high),
            ]));
        }
        let status = self.chart.forecast.status.get(point)?;
        if *status != Status::Fitted {
            lines.push(join(&[
                pick(self.lang, "in the fit: ", "当てはめ："),
                super::tables::status_text(self.lang, *status),
            ]));
        }
        Some(Readout {
            at,
            vertical: false,
            title: observation.name.clone(),
            lines,
        })
    }
}
