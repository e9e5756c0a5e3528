//! Pictures of what the figure pipeline makes of ordinary and awkward data, kept as SVG files beside this test.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes them anew.

use doublings::date::days_from_civil;
use doublings::figure::labels::{LabelSpec, Placer, Side};
use doublings::figure::metrics;
use doublings::figure::plot::{Dot, Plot, TextLook};
use doublings::figure::recorder::Recorder;
use doublings::figure::scale::Axis;
use doublings::figure::scene::{Align, Layer, Mark, Point, Rect, Scene, Shape, Stroke};
use doublings::figure::theme::Theme;
use doublings::figure::ticks::{self, Slot, TickLabel};
use doublings::render::svg::svg;
use expect_test::{ExpectFile, expect_file};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

fn line() -> Stroke {
    Stroke::solid(Theme::light().accent, 2.5)
}

fn edge() -> Stroke {
    Stroke::solid(Theme::light().accent, 0.6)
}

/// A picture of 320 × 200 pixels with a plot from (0, 1) to (10, 1000) in it.
fn picture(draw: impl FnOnce(&Recorder, &Plot)) -> Scene {
    let theme = Theme::light();
    let recorder = Recorder::new(320.0, 200.0);
    let rect = Rect::new(20.0, 10.0, 280.0, 170.0);
    let plot = Plot::new(
        &recorder,
        rect,
        Axis::linear(0.0, 10.0),
        Axis::log(1.0, 1000.0),
    );
    recorder
        .layer(Layer::Backdrop)
        .stroke_rect(rect, Stroke::solid(theme.grid, 1.0));
    recorder.layer(Layer::Curve);
    draw(&recorder, &plot);
    scene(&recorder, &theme)
}

fn scene(recorder: &Recorder, theme: &Theme) -> Scene {
    let desc = "What the pipeline makes of this data.";
    recorder.take_scene("en", "Test picture".into(), desc.into(), Some(theme.panel))
}

/// Compares with the kept picture, after an XML parser has accepted it.
fn check(scene: &Scene, kept: &ExpectFile) {
    let text = svg(scene);
    let document = roxmltree::Document::parse(&text).expect("well-formed XML");
    assert_eq!(
        document.root_element().tag_name().namespace(),
        Some("http://www.w3.org/2000/svg")
    );
    for node in document.descendants() {
        assert!(!["script", "style", "image", "use", "clipPath"].contains(&node.tag_name().name()));
        assert!(!node.has_attribute("style") && !node.has_attribute("href"));
    }
    kept.assert_eq(&text);
}

fn paths(scene: &Scene, layer: Layer) -> Vec<&[Point]> {
    let points = |mark: &'_ Mark| mark.layer == layer && matches!(mark.shape, Shape::Path { .. });
    scene
        .marks
        .iter()
        .filter(|m| points(m))
        .filter_map(|m| match &m.shape {
            Shape::Path { points, .. } => Some(points.as_slice()),
            _ => None,
        })
        .collect()
}

#[test]
fn straight_log_line_does_not_wobble() {
    let curve = |x: f64| 2.0 * 2.0_f64.powf(x * 0.8);
    let scene = picture(|_, plot| {
        let values = (0..=240).map(|i| f64::from(i) / 24.0);
        plot.line(values.map(|x| (x, curve(x))), line());
    });
    let paths = paths(&scene, Layer::Curve);
    let [points] = paths[..] else {
        panic!("one path, not {}", paths.len())
    };
    let (a, b) = (points[0], points[points.len() - 1]);
    let length = (b.x - a.x).hypot(b.y - a.y);
    for p in points {
        let off = ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x)).abs() / length;
        assert!(off <= 1.0 / 32.0, "{p:?} is {off} px off the line");
    }
    check(
        &scene,
        &expect_file!["snapshots/straight_log_line_does_not_wobble.svg"],
    );
}

#[test]
fn non_finite_islands() {
    let scene = picture(|_, plot| {
        let ys = [
            2.0, 4.0, NAN, 16.0, INF, 64.0, 90.0, 0.0, 300.0, -1.0, 500.0,
        ];
        plot.line((0..).map(f64::from).zip(ys), line());
    });
    assert_eq!(paths(&scene, Layer::Curve).len(), 2);
    check(&scene, &expect_file!["snapshots/non_finite_islands.svg"]);
}

#[test]
fn all_neg_inf() {
    let scene = picture(|_, plot| {
        let xs = || (0..=10).map(f64::from);
        plot.line(xs().map(|x| (x, -INF)), line());
        plot.area(xs().map(|x| (x, -INF, -INF)), Theme::light().accent, edge());
        plot.error_bars(xs().map(|x| (x, -INF, -INF)), line());
        plot.dots(xs().map(|x| (x, -INF)), Dot::solid(4.0, Theme::light().ink));
    });
    assert!(scene.marks.iter().all(|m| m.layer == Layer::Backdrop));
    check(&scene, &expect_file!["snapshots/all_neg_inf.svg"]);
}

#[test]
fn single_point() {
    let scene = picture(|_, plot| plot.line([(5.0, 30.0)], line()));
    check(&scene, &expect_file!["snapshots/single_point.svg"]);
}

#[test]
fn no_points() {
    let scene = picture(|_, plot| {
        plot.line([], line());
        plot.area([], Theme::light().accent, edge());
    });
    check(&scene, &expect_file!["snapshots/no_points.svg"]);
}

#[test]
fn polygon_clipped_on_two_sides() {
    let scene = picture(|recorder, plot| {
        recorder.layer(Layer::Fan);
        let band = (-2..=12).map(|i| {
            let x = f64::from(i);
            (x, 0.2 * x.exp2(), 3.0 * (1.6 * x).exp2())
        });
        plot.area(band, Theme::light().accent.with_alpha(0.3), edge());
    });
    let frame = Rect::new(20.0, 10.0, 280.0, 170.0);
    let paths = paths(&scene, Layer::Fan);
    assert!(paths[0].iter().all(|&p| frame.contains(p)));
    check(
        &scene,
        &expect_file!["snapshots/polygon_clipped_on_two_sides.svg"],
    );
}

#[test]
fn a_band_without_upper_bound_reaches_the_top() {
    let scene = picture(|recorder, plot| {
        recorder.layer(Layer::Fan);
        let band = (0..=10).map(|i| {
            let x = f64::from(i);
            (x, x.exp2(), if i < 6 { 3.0 * x.exp2() } else { INF })
        });
        plot.area(band, Theme::light().accent.with_alpha(0.3), edge());
    });
    check(
        &scene,
        &expect_file!["snapshots/a_band_without_upper_bound_reaches_the_top.svg"],
    );
}

#[test]
fn dashes_and_intervals_are_cut_at_the_frame() {
    let scene = picture(|recorder, plot| {
        let theme = Theme::light();
        recorder.layer(Layer::Reference);
        plot.hline(100.0, Stroke::solid(theme.target, 1.5).dashed([6.0, 4.0]));
        plot.vline(7.0, Stroke::solid(theme.target, 1.5).dashed([6.0, 4.0]));
        plot.hline(5000.0, line());
        recorder.layer(Layer::Data);
        let bars = [
            (2.0, 0.1, 20.0),
            (5.0, 30.0, 1e6),
            (8.0, 200.0, INF),
            (11.0, 2.0, 3.0),
        ];
        plot.error_bars(bars, Stroke::solid(theme.muted, 1.0));
        let points = [(2.0, 5.0), (5.0, 60.0), (8.0, 500.0), (11.0, 2.5)];
        plot.dots(
            points,
            Dot::hollow(4.0, Stroke::solid(theme.ink, 1.75), theme.panel),
        );
    });
    check(
        &scene,
        &expect_file!["snapshots/dashes_and_intervals_are_cut_at_the_frame.svg"],
    );
}

#[test]
fn labels_avoid_curve() {
    let theme = Theme::light();
    let curve: Vec<(f64, f64)> = (0..=100)
        .map(|i| f64::from(i) / 10.0)
        .map(|x| (x, 2.0 * (0.8 * x).exp2()))
        .collect();
    let names = [
        "GPT-4",
        "Sonnet 3.7",
        "GPT-5",
        "Opus 4.6",
        "Mythos (unreliable above 16 h)",
    ];
    let mut boxes = Vec::new();
    let mut trace = Vec::new();
    let scene = picture(|recorder, plot| {
        plot.line(curve.iter().copied(), line());
        trace = plot.trace(curve.iter().copied());
        let mut placer = Placer::new(plot.rect());
        placer.block_line(&trace);
        recorder.layer(Layer::Data);
        let at = |i: usize| {
            (
                2.0 + 1.5 * i as f64,
                2.0 * (0.8 * (2.0 + 1.5 * i as f64)).exp2(),
            )
        };
        for i in 0..names.len() {
            let (x, y) = at(i);
            plot.error_bars([(x, y / 2.0, y * 2.0)], Stroke::solid(theme.muted, 1.0));
            plot.dots([(x, y)], Dot::solid(4.0, theme.ink));
            placer.block_dot(plot.px(x, y).unwrap(), 4.0);
            placer.block_line(&plot.trace([(x, y / 2.0), (x, y * 2.0)]));
        }
        recorder.layer(Layer::Label);
        for (i, name) in names.into_iter().enumerate() {
            let (x, y) = at(i);
            let spec = LabelSpec::new(name, 11.0, plot.px(x, y).unwrap()).prefer(Side::AboveLeft);
            if let Some(placed) = placer.place(&spec) {
                if let Some(leader) = placed.leader {
                    recorder.polyline(&leader, Stroke::solid(theme.muted, 0.75));
                }
                recorder.text(&placed.text(TextLook::new(11.0, theme.muted).halo(theme.panel)));
                boxes.push(placed.rect);
            }
        }
    });
    assert_eq!(boxes.len(), names.len(), "every label found a place");
    for pair in trace.windows(2) {
        assert!(
            boxes
                .iter()
                .all(|b| doublings::figure::clip::segment(pair[0], pair[1], b).is_none())
        );
    }
    check(&scene, &expect_file!["snapshots/labels_avoid_curve.svg"]);
}

/// Every stage at once: thinned axes, fan, curve, points, labels, in the shape that a view draws them.
fn whole_figure(theme: &Theme) -> Scene {
    let recorder = Recorder::new(720.0, 420.0);
    let rect = Rect::new(96.0, 16.0, 560.0, 360.0);
    let days = |year: i64| days_from_civil(year, 1, 1) as f64;
    let (from, to) = (days(2023), days(2029));
    let x = Axis::linear(from, to).with_ticks(ticks::calendar(from, to, 8));
    let (low, high) = (0.8, 200_000.0);
    let y = Axis::log(low, high).with_ticks(ticks::work_time(low, high));
    let plot = Plot::new(&recorder, rect, x, y);
    axes(&recorder, &plot, theme);

    let mid = |t: f64| 4.0 * ((t - from) / 129.0).exp2();
    let dates = || (0..240).map(move |i| from + (to - from) * f64::from(i) / 239.0);
    recorder.layer(Layer::Fan);
    for (spread, opacity) in [2.0, 1.3, 0.7].into_iter().zip(theme.fan) {
        let band = dates().map(|t| {
            let factor = f64::exp(spread * ((t - from) / (to - from) - 0.4).abs());
            (t, mid(t) / factor, mid(t) * factor)
        });
        plot.area(band, theme.accent.with_alpha(opacity), edge());
    }
    recorder.layer(Layer::Curve);
    plot.line(
        dates().map(|t| (t, mid(t))),
        Stroke::solid(theme.accent, 2.5),
    );

    let mut placer = Placer::new(rect);
    placer.block_line(&plot.trace(dates().map(|t| (t, mid(t)))));
    let points: Vec<(f64, f64)> = (0..30)
        .map(|i| {
            let t = from + 40.0 * f64::from(i);
            (
                t,
                mid(t) * (1.3 * f64::from(i * 7 % 11) / 11.0 - 0.65).exp(),
            )
        })
        .collect();
    recorder.layer(Layer::Data);
    for &(t, y) in &points {
        plot.error_bars([(t, y / 1.8, y * 2.2)], Stroke::solid(theme.muted, 1.0));
        plot.dots([(t, y)], Dot::solid(3.5, theme.ink));
        placer.block_dot(plot.px(t, y).unwrap(), 3.5);
        placer.block_line(&plot.trace([(t, y / 1.8), (t, y * 2.2)]));
    }
    recorder.layer(Layer::Label);
    for (i, &(t, y)) in points.iter().enumerate() {
        let anchor = plot.px(t, y).unwrap();
        let spec = LabelSpec::new(format!("Model {i}"), 11.0, anchor).prefer(Side::Left);
        if let Some(placed) = placer.place(&spec) {
            if let Some(leader) = placed.leader {
                recorder.polyline(&leader, Stroke::solid(theme.muted, 0.75));
            }
            recorder.text(&placed.text(TextLook::new(11.0, theme.muted).halo(theme.panel)));
        }
    }
    scene(&recorder, theme)
}

fn axes(recorder: &Recorder, plot: &Plot, theme: &Theme) {
    let name = |label: TickLabel| match label {
        TickLabel::Minutes(n) => format!("{n} min"),
        TickLabel::Hours(n) => format!("{n} h"),
        TickLabel::WorkDays(n) => format!("{n} work-day"),
        TickLabel::WorkWeeks(n) => format!("{n} work-week"),
        TickLabel::WorkMonths(n) => format!("{n} work-month"),
        TickLabel::WorkYears(n) => format!("{n} work-year"),
        TickLabel::Year(year) => year.to_string(),
        other => format!("{other:?}"),
    };
    let (rect, size) = (plot.rect(), 12.0);
    let look = TextLook::new(size, theme.muted);
    for tick in plot.y_axis().ticks() {
        recorder.layer(Layer::Grid);
        plot.hline(tick.value, Stroke::solid(theme.grid, 1.0));
        recorder.layer(Layer::Axis);
        let y = plot.y_px(tick.value).unwrap() + metrics::cap_height(size) / 2.0;
        recorder.text(&look.at(Point::new(rect.x - 8.0, y), Align::End, name(tick.label)));
    }
    let slots: Vec<Slot> = plot
        .x_axis()
        .ticks()
        .iter()
        .map(|t| Slot {
            center: plot.x_px(t.value).unwrap(),
            extent: metrics::width(&name(t.label), size, false),
            priority: t.priority,
        })
        .collect();
    for (tick, kept) in plot
        .x_axis()
        .ticks()
        .iter()
        .zip(ticks::thin_evenly(&slots, 12.0))
    {
        let at = Point::new(plot.x_px(tick.value).unwrap(), rect.bottom());
        let end = Point::new(at.x, at.y + 5.0);
        recorder.polyline(&[at, end], Stroke::solid(theme.axis, 1.0));
        if kept {
            let below = Point::new(at.x, at.y + 20.0);
            recorder.text(&look.at(below, Align::Middle, name(tick.label)));
        }
    }
}

#[test]
fn a_whole_figure_in_light_and_dark() {
    check(
        &whole_figure(&Theme::light()),
        &expect_file!["snapshots/a_whole_figure_light.svg"],
    );
    check(
        &whole_figure(&Theme::dark()),
        &expect_file!["snapshots/a_whole_figure_dark.svg"],
    );
}
