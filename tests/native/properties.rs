//! What holds for every picture, sentence, table and file, whatever the assumptions and the data.

use crate::strategies;

use std::fmt;

use crate::snapshot::text_box;
use doublings::{
    assumptions::codec::{self, Pin},
    date,
    evidence::csv::Reader,
    export,
    figure::{
        clip,
        picture::{Frame, Picture, Readout},
        scene::{Color, Layer, Point, Rect, Scene, Shape, Text},
        theme::Theme,
    },
    i18n::Lang,
    model::{horizon::PROBS, trend::Status, trend::law::Law},
    render::svg::svg,
    views::{
        Panel, Paragraph, Session, Study, Table, access, branches::BranchesOutcome, code, compare,
        economy, evidence::EvidenceOutcome, plain, queues, rules,
    },
};
use proptest::{prelude::*, test_runner::Config};
use serde_json::Value;

/// Positions are kept in fractions of a pixel.
const SUB_PIXEL: f64 = 0.1;

fn config(cases: u32) -> Config {
    // `PROPTEST_CASES` asks for more than the quick run's number.
    let cases = std::env::var("PROPTEST_CASES")
        .ok()
        .and_then(|n| n.parse().ok())
        .unwrap_or(cases);
    Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 400,
        ..Config::default()
    }
}

fn frame() -> impl Strategy<Value = Frame> {
    let size = prop_oneof![
        1 => Just((320.0, 240.0)),
        1 => Just((390.0, 300.0)),
        1 => Just((390.0, 420.0)),
        1 => Just((1280.0, 720.0)),
        1 => prop::sample::select(vec![(200.0, 150.0), (200.0, 1080.0), (1920.0, 150.0), (1920.0, 1080.0)]),
        4 => (200.0..1920.0f64, 150.0..1080.0f64),
    ];
    (size, any::<[bool; 3]>()).prop_map(|((width, height), [dark, title, screen])| {
        let theme = if dark { Theme::dark() } else { Theme::light() };
        Frame {
            width,
            height,
            theme: if screen { theme.on_screen() } else { theme },
            title,
        }
    })
}

/// What a person looks at, and how; fails in the words of a command line that shows it again.
struct Case {
    study: Study,
    lang: Lang,
    frame: Frame,
    /// Shares of width and height at which the picture is read.
    places: Vec<(f64, f64)>,
}

impl fmt::Debug for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (width, height) = (self.frame.width, self.frame.height);
        let query = codec::write(&self.study.link);
        write!(
            f,
            "--size {width}x{height} '{query}&lang={}",
            self.lang.tag()
        )?;
        f.write_str(if self.frame.theme == Theme::dark() {
            "&theme=dark'"
        } else {
            "'"
        })?;
        f.write_str(if self.frame.title { "" } else { " (no title)" })?;
        let own = self.study.imported.iter().chain(&self.study.shares);
        for p in own.flat_map(|data| &data.points) {
            let (low, high) = p.p50.range.unzip();
            write!(
                f,
                "\n{:?},{},{},{low:?},{high:?}",
                p.name,
                date::iso(p.day),
                p.p50.mid
            )?;
        }
        Ok(())
    }
}

fn case(study: impl Strategy<Value = Study>) -> impl Strategy<Value = Case> {
    let lang = prop_oneof![Just(Lang::En), Just(Lang::Ja)];
    let places = prop::collection::vec((-0.1..1.1f64, -0.1..1.1f64), 12);
    (study, lang, frame(), places).prop_map(|(study, lang, frame, places)| Case {
        study,
        lang,
        frame,
        places,
    })
}

fn panel_of(study: &Study, lang: Lang) -> Panel {
    Session::default().panel(study, lang)
}

fn texts(scene: &Scene) -> impl Iterator<Item = &Text> {
    scene.marks.iter().filter_map(|mark| match &mark.shape {
        Shape::Text(text) => Some(text),
        _ => None,
    })
}

fn check_labels(scene: &Scene) -> Result<(), TestCaseError> {
    let frame = Rect::new(0.0, 0.0, scene.width, scene.height).inflate(SUB_PIXEL);
    let boxes: Vec<(&str, Rect)> = texts(scene)
        .map(|t| (t.content.as_str(), text_box(t).inflate(-SUB_PIXEL)))
        .collect();
    for (i, (text, rect)) in boxes.iter().enumerate() {
        prop_assert!(!text.trim().is_empty());
        prop_assert!(frame.encloses(rect), "{text:?} leaves the frame: {rect:?}");
        for (other, next) in &boxes[..i] {
            prop_assert!(
                !rect.intersects(next),
                "{text:?} {rect:?} touches {other:?} {next:?}"
            );
        }
    }
    Ok(())
}

/// Rings of handles and marks, leaders and names keep off one another, so that none reads as another scenario's.
fn check_rings(picture: &Picture) -> Result<(), TestCaseError> {
    const GRIP: f64 = 7.5;
    let (mut rings, mut names, mut leaders) = (Vec::new(), Vec::new(), Vec::new());
    rings.extend(
        picture
            .grips
            .iter()
            .map(|grip| Rect::around(grip.at, GRIP, GRIP)),
    );
    for mark in &picture.scene.marks {
        match (mark.layer, &mark.shape) {
            (Layer::Milestone, Shape::Circle { center, radius, .. }) => {
                rings.push(Rect::around(*center, *radius, *radius));
            }
            (Layer::Label, Shape::Text(text)) => names.push((&text.content, text_box(text))),
            (Layer::Label, Shape::Path { points, .. }) => leaders.push([points[0], points[1]]),
            _ => {}
        }
    }
    for (name, rect) in &names {
        let inner = rect.inflate(-SUB_PIXEL);
        let met = rings.iter().find(|ring| ring.intersects(&inner));
        prop_assert!(met.is_none(), "{name:?} {rect:?} lies on the ring {met:?}");
    }
    for (i, leader) in leaders.iter().enumerate() {
        let meets = |rect: &Rect, touch: f64| {
            clip::segment(leader[0], leader[1], &rect.inflate(-touch)).is_some()
        };
        let met = names.iter().find(|(_, rect)| meets(rect, SUB_PIXEL));
        prop_assert!(met.is_none(), "{leader:?} runs through the name {met:?}");
        // One that begins at a ring touches it.
        let met = rings.iter().find(|ring| meets(ring, 0.5));
        prop_assert!(met.is_none(), "{leader:?} runs through the ring {met:?}");
        let mut others = leaders[..i].iter();
        prop_assert!(
            !others.any(|other| clip::cross(*leader, *other)),
            "{leader:?} crosses another"
        );
    }
    Ok(())
}

fn check_numbers(scene: &Scene) -> Result<(), TestCaseError> {
    let opaque = |color: &Color| (0.0..=1.0).contains(&color.alpha);
    for mark in &scene.marks {
        let (fill, stroke) = match &mark.shape {
            Shape::Path {
                points,
                fill,
                stroke,
                ..
            } => {
                prop_assert!(points.iter().all(|p| p.is_finite()));
                prop_assert!(!points.is_empty());
                (*fill, *stroke)
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                prop_assert!(center.is_finite() && *radius > 0.0 && radius.is_finite());
                (*fill, *stroke)
            }
            Shape::Text(text) => {
                prop_assert!(text.at.is_finite() && text.size > 0.0 && text.size.is_finite());
                prop_assert!(text.halo.iter().all(opaque));
                (Some(text.color), None)
            }
        };
        prop_assert!(fill.iter().all(opaque));
        prop_assert!(
            stroke
                .iter()
                .all(|s| opaque(&s.color) && s.width > 0.0 && s.width.is_finite())
        );
    }
    Ok(())
}

/// Nothing but backdrop and rules reaches beyond the frame.
fn check_shapes(scene: &Scene) -> Result<(), TestCaseError> {
    let frame = Rect::new(0.0, 0.0, scene.width, scene.height).inflate(1.0);
    for mark in &scene.marks {
        let inside = match &mark.shape {
            Shape::Path { points, .. } => points.iter().all(|p| frame.contains(*p)),
            Shape::Circle { center, .. } => frame.contains(*center),
            Shape::Text(_) => true,
        };
        prop_assert!(inside, "{mark:?} leaves the frame");
    }
    Ok(())
}

fn check_svg(scene: &Scene) -> Result<(), TestCaseError> {
    let text = svg(scene);
    let document =
        roxmltree::Document::parse(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert!(!text.contains("NaN") && !text.contains("inf\""));
    let title = document
        .descendants()
        .find(|n| n.tag_name().name() == "title")
        .and_then(|n| n.text());
    prop_assert!(title.is_some_and(|t| !t.trim().is_empty()));
    Ok(())
}

fn check_words(panel: &Panel) -> Result<(), TestCaseError> {
    let headline = plain(&panel.headline);
    let mut all = vec![
        headline.as_str(),
        &panel.subline,
        &panel.dot_axis.0,
        &panel.dot_axis.1,
    ];
    all.extend(panel.notes.iter().map(String::as_str));
    all.extend(panel.remarks.iter().map(|(_, text)| text.as_str()));
    for tile in &panel.milestones {
        all.extend([&*tile.label, &*tile.date, &*tile.range]);
        all.extend(tile.never.as_deref());
        prop_assert!(tile.dots.iter().all(|x| (0.0..=1.0).contains(x)));
    }
    for paragraph in &panel.details().method {
        let (Paragraph::Text(text) | Paragraph::Math(text) | Paragraph::Source(text)) = paragraph;
        all.push(text);
    }
    for text in all {
        prop_assert!(!text.trim().is_empty());
        prop_assert!(!text.contains("**"), "{text}");
        prop_assert!(!text.contains("NaN") && !text.contains("inf "), "{text}");
    }
    for extra in &panel.side_charts {
        let text = plain(&extra.text);
        for text in [extra.key, &extra.title, &text] {
            prop_assert!(
                !text.trim().is_empty() && !text.contains("**") && !text.contains("NaN"),
                "{text}"
            );
        }
        if let Some(table) = &extra.table {
            check_table(table)?;
        }
    }
    prop_assert!(panel.headline.iter().any(|span| span.strong), "{headline}");
    prop_assert!(panel.resolved.iter().all(|(_, value)| value.is_finite()));
    let tables = [
        Some(&panel.details().table),
        Some(&panel.details().points),
        panel.comparison.as_ref(),
        panel.differences.as_ref(),
    ];
    for table in tables.into_iter().flatten() {
        check_table(table)?;
    }
    prop_assert_eq!(panel.differences.is_some(), !panel.pins.is_empty());
    for scenario in &panel.pins {
        prop_assert!(!compare::describe(&scenario.pin, panel.lang).is_empty());
    }
    Ok(())
}

fn check_table(table: &Table) -> Result<(), TestCaseError> {
    prop_assert!(!table.caption.is_empty());
    prop_assert_eq!(table.head.len(), table.numeric.len());
    for row in &table.rows {
        prop_assert_eq!(row.len(), table.head.len());
        prop_assert!(row.iter().all(|cell| cell != "NaN" && cell != "inf"));
    }
    Ok(())
}

fn check_forecast(panel: &Panel) -> Result<(), TestCaseError> {
    if let Some(outcome) = panel.outcome() {
        return check_share(panel, outcome);
    }
    if let Some(outcome) = panel.outcome() {
        return check_queues(panel, outcome);
    }
    if let Some(outcome) = panel.outcome() {
        return check_rules(panel, outcome);
    }
    if let Some(outcome) = panel.outcome() {
        return check_economy(panel, outcome);
    }
    if let Some(outcome) = panel.outcome() {
        return check_access(panel, outcome);
    }
    if panel.outcome::<BranchesOutcome>().is_some() {
        return Ok(());
    }
    let evidence = panel.outcome::<EvidenceOutcome>();
    let chart = evidence.map(|evidence| &evidence.trend);
    let Some(chart) = chart.or_else(|| panel.outcome()) else {
        return Ok(());
    };
    let f = &chart.forecast;
    prop_assert_eq!(f.status.len(), chart.data.points.len());
    prop_assert!(f.dates.is_sorted_by(|a, b| a < b));
    let taken = |s: &&Status| matches!(s, Status::Fitted | Status::AtLeast);
    let fitted = f.status.iter().filter(taken).count();
    if let Some(trend) = &f.trend {
        // Exact points on a line leave nothing to weigh a bound with, which is left out then.
        let exact = f.status.iter().filter(|s| **s == Status::Fitted).count();
        prop_assert!(
            trend.n == fitted || trend.n == exact && trend.variance.is_none_or(|v| v == 0.0)
        );
        prop_assert!(
            trend.slope.is_finite() && trend.r2 <= 1.0 + 1e-9,
            "{trend:?}"
        );
    }
    for law in &f.laws {
        prop_assert!(
            law.r2.is_finite() && law.aicc.is_none_or(f64::is_finite),
            "{law:?}"
        );
    }
    let Some(central) = f.central else {
        prop_assert!(f.path.is_empty() && f.bands.is_empty() && f.milestones.is_empty());
        return Ok(());
    };
    prop_assert_eq!(
        (f.path.len(), f.bands.len()),
        (f.dates.len(), f.dates.len())
    );
    prop_assert!(f.path.iter().all(|v| !v.is_nan()));
    let after_rises = !matches!(central.law, Law::Broken { after, .. } if after <= 0.0);
    if central.dt > 0.0 && after_rises {
        prop_assert!(f.path.is_sorted(), "the central curve falls");
    }
    for band in &f.bands {
        prop_assert!(
            band.iter().all(|v| !v.is_nan()) && band.is_sorted(),
            "{band:?}"
        );
    }
    for m in &f.milestones {
        prop_assert!(m.p10 <= m.p50 && m.p50 <= m.p90, "{m:?}");
        prop_assert!(
            m.dots.is_sorted() && (0.0..=1.0).contains(&m.never),
            "{m:?}"
        );
        prop_assert!(m.p90.is_finite() || m.never > 0.0, "{m:?}");
        prop_assert!(m.p50.is_finite() || m.never > 0.4, "{m:?}");
    }
    let mut ascending = f.milestones.clone();
    ascending.sort_by(|a, b| a.minutes.total_cmp(&b.minutes));
    prop_assert!(
        ascending.is_sorted_by(|a, b| a.p50 <= b.p50),
        "a longer task is reached earlier"
    );
    Ok(())
}

/// Shares stay between 0 and the ceiling and never fall while the curve rises; dates follow the order of what they are the dates of.
fn check_share(panel: &Panel, chart: &code::CodeOutcome) -> Result<(), TestCaseError> {
    let (f, smax) = (&chart.forecast, chart.inputs.smax);
    prop_assert!(chart.inputs.dates.is_sorted_by(|a, b| a < b));
    let Some(central) = f.central else {
        prop_assert!(f.path.is_empty() && f.bands.is_empty() && panel.milestones.is_empty());
        return Ok(());
    };
    prop_assert_eq!(f.path.len(), chart.inputs.dates.len());
    for share in f.path.iter().chain(f.bands.iter().flatten()) {
        prop_assert!((0.0..=smax).contains(share), "{share} of {smax}");
    }
    prop_assert!(f.bands.iter().all(|q| q.is_sorted()));
    if chart.own.is_none() {
        prop_assert!(central.rate > 0.0);
        prop_assert!(f.path.is_sorted(), "the median falls");
        for pair in f.bands.windows(2) {
            prop_assert!(pair[0].iter().zip(&pair[1]).all(|(a, b)| a <= b));
        }
    }
    prop_assert!(
        f.targets
            .is_sorted_by(|a, b| a.p10 <= b.p10 && a.p50 <= b.p50 && a.p90 <= b.p90)
    );
    // One quantity, one answer: what is told, drawn and tabled is the median, inside of its range.
    for milestone in &panel.numbers().milestones {
        prop_assert!(
            milestone.p10 <= milestone.p50 && milestone.p50 <= milestone.p90,
            "{milestone:?}"
        );
    }
    for (path, band) in f.path.iter().zip(&f.bands) {
        prop_assert_eq!(*path, band[3]);
    }
    for a in &f.targets {
        prop_assert!(a.p10 <= a.p50 && a.p50 <= a.p90, "{a:?}");
        prop_assert!(
            a.dots.is_sorted() && (0.0..=1.0).contains(&a.never),
            "{a:?}"
        );
    }
    let shown = chart.own.as_ref().map_or(2, |own| own.points.len());
    prop_assert_eq!(panel.numbers().points.len(), shown);
    Ok(())
}

/// Use is never ahead of what AI can do, bands are in order, every named quantity is a number and probabilities are probabilities.
fn check_economy(panel: &Panel, chart: &economy::EconomyOutcome) -> Result<(), TestCaseError> {
    let f = &chart.forecast;
    let numbers = panel.numbers();
    for figure in &numbers.figures {
        prop_assert!(figure.value.is_finite(), "{figure:?}");
        if matches!(figure.key, "ruin" | "break-even-margin") {
            prop_assert!((0.0..=100.0).contains(&figure.value), "{figure:?}");
        }
    }
    let Some(central) = f.central else {
        prop_assert!(numbers.series.is_empty() && panel.milestones.is_empty());
        return Ok(());
    };
    prop_assert_eq!((f.able.len(), f.used.len()), (f.dates.len(), f.dates.len()));
    prop_assert!(f.bands.iter().all(|q| q.is_sorted()));
    if central.dt > 0.0 {
        prop_assert!(f.used.is_sorted(), "use falls");
        prop_assert!(
            f.used
                .iter()
                .zip(&f.able)
                .all(|(used, able)| *used <= able + 1e-9)
        );
    }
    for m in &f.milestones {
        let a = &m.used;
        prop_assert!(a.p10 <= a.p50 && a.p50 <= a.p90, "{a:?}");
        prop_assert!(
            a.dots.is_sorted() && (0.0..=1.0).contains(&a.never),
            "{a:?}"
        );
    }
    Ok(())
}

/// Every draw is in one region, quantiles are in order, and both believe that they lead in a quarter of cases at most.
fn check_access(panel: &Panel, chart: &access::AccessOutcome) -> Result<(), TestCaseError> {
    let o = &chart.drawn;
    prop_assert!((o.odds.iter().sum::<f64>() - 1.0).abs() < 1e-9);
    let gap = o.gap.filter(|_| o.central.is_some_and(|c| c.dt > 0.0));
    for q in [o.closed, o.open, o.defence].into_iter().chain(gap) {
        prop_assert!(q.is_sorted(), "{q:?}");
    }
    prop_assert!(
        o.defence
            .iter()
            .zip(o.closed)
            .all(|(time, lag)| *time <= lag + 1e-9)
    );
    for figure in &panel.numbers().figures {
        prop_assert!(
            figure.value.is_finite() && figure.value >= 0.0,
            "{figure:?}"
        );
        if figure.key.starts_with("both-believe") {
            prop_assert!(figure.value <= 25.0, "{figure:?}");
        }
    }
    prop_assert_eq!(panel.milestones.len(), 3);
    Ok(())
}

/// Nothing is lost, waits are not negative, and every quantile has its order.
fn check_queues(panel: &Panel, chart: &queues::QueuesOutcome) -> Result<(), TestCaseError> {
    let dates = chart.dates();
    prop_assert!(dates.is_sorted_by(|a, b| a < b) && dates.len() <= 240);
    let Some(forecast) = &chart.forecast else {
        prop_assert!(panel.milestones.is_empty() && panel.side_charts.is_empty());
        return Ok(());
    };
    let outlooks = [
        &forecast.vulnerabilities,
        &forecast.patents,
        &forecast.medicines,
    ];
    let queues = outlooks.map(|outlook| outlook.queue);
    for queue in queues.into_iter().chain([forecast.vendors]) {
        for day in dates {
            let t = day - dates[0];
            let came = queue.backlog + queue.inflow.total(t);
            let (waits, served) = (queue.backlog_at(t), queue.served_at(t));
            prop_assert!(waits >= 0.0 && came.is_finite());
            let size = came + queue.capacity.total(t) + 1.0;
            prop_assert!((waits + served - came).abs() <= 1e-9 * size);
            prop_assert!(queue.wait_at(t) >= 0.0);
        }
    }
    for outlook in outlooks {
        // A capacity that shrinks may never get to what waits.
        let endless = outlook.queue.capacity.growth < 0.0;
        for q in outlook.backlog.iter().chain(&outlook.wait) {
            prop_assert!(
                q.is_sorted() && q.iter().all(|v| *v >= 0.0 && (endless || v.is_finite())),
                "{q:?}"
            );
        }
        prop_assert_eq!(outlook.wait.len(), dates.len());
        for a in [&outlook.arrival, &outlook.late] {
            prop_assert!(
                a.p10 <= a.p50 && a.p50 <= a.p90 && a.dots.is_sorted(),
                "{a:?}"
            );
            prop_assert!((0.0..=1.0).contains(&a.never));
        }
    }
    Ok(())
}

/// Weights are shares within their ranges, parts of what may happen again are shares, no plan loses less than nothing, and the one
/// that is called the cheapest is.
fn check_rules(panel: &Panel, chart: &rules::RulesOutcome) -> Result<(), TestCaseError> {
    for weights in [chart.weights, chart.june] {
        prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
    for (weight, (low, high)) in chart.weights.iter().zip(chart.judgement.sensitivity()) {
        prop_assert!(*weight > 0.0 && low <= *weight && *weight <= high);
    }
    let again = &chart.again;
    let parts = [again.none, again.disputed, again.other, again.several];
    prop_assert!((parts.iter().sum::<f64>() - 1.0).abs() < 1e-9, "{parts:?}");
    prop_assert!(parts.iter().all(|p| *p > -1e-12), "{parts:?}");
    let (low, high) = chart.again_range();
    prop_assert!(low <= again.any() && again.any() <= high);
    for plan in 0..chart.plans.len() {
        let (all, first) = (chart.all_cut(plan), chart.first_cut(plan));
        prop_assert!((0.0..=1.0 + 1e-12).contains(&all) && all <= first + 1e-12);
        prop_assert!(chart.days(plan) >= 0.0 && chart.days(plan) <= 365.0 + 1e-9);
        let mean: f64 = chart
            .cost_each(plan)
            .iter()
            .zip(chart.weights)
            .map(|(c, w)| c * w)
            .sum();
        prop_assert!((chart.cost(plan) - mean).abs() <= 1e-9 * (1.0 + mean));
        prop_assert!(chart.cost(chart.best()) <= chart.cost(plan) * (1.0 + 1e-9) + 1e-9);
    }
    prop_assert!(chart.value_of_knowing() >= 0.0);
    prop_assert_eq!(panel.numbers().series.len(), 3);
    Ok(())
}

/// A date of ISO 8601, in its expanded form outside the years 0 to 9999.
fn is_iso(text: &str) -> bool {
    match text.strip_prefix(['+', '-']) {
        Some(far) => far.len() == 12 && is_iso(&far[2..]),
        None => date::parse(text).is_some_and(|day| date::iso(day) == text),
    }
}

/// Dates with minutes.
type Edge = Vec<(String, f64)>;

fn curve(points: &Value) -> Result<Edge, TestCaseError> {
    let points = points
        .as_array()
        .ok_or_else(|| TestCaseError::fail("no points"))?;
    let mut curve = Vec::new();
    for point in points {
        let (Some(day), Some(y)) = (point[0].as_str(), point[1].as_f64()) else {
            return Err(TestCaseError::fail(format!(
                "{point} is no date and number"
            )));
        };
        prop_assert!(is_iso(day), "{day}");
        prop_assert!(y.is_finite() && y >= 0.0, "{y}");
        curve.push((day.to_owned(), y));
    }
    Ok(curve)
}

fn check_json(panel: &Panel) -> Result<(), TestCaseError> {
    let text = export::json(panel, None);
    let json: Value =
        serde_json::from_str(&text).map_err(|e| TestCaseError::fail(e.to_string()))?;
    prop_assert_eq!(&json["version"], 2);
    prop_assert_eq!(&json["view"], panel.view.name());
    prop_assert_eq!(&json["headline"], &plain(&panel.headline));
    prop_assert!(
        json["assumptions"]
            .as_object()
            .is_some_and(|a| a.values().all(|v| !v.is_null()))
    );
    for milestone in json["milestones"].as_array().into_iter().flatten() {
        for quantile in ["p10", "p50", "p90"] {
            prop_assert!(
                milestone
                    .get(quantile)
                    .is_none_or(|d| d.as_str().is_some_and(is_iso)),
                "{milestone}"
            );
        }
    }
    for series in json["series"].as_array().into_iter().flatten() {
        curve(&series["points"])?;
    }
    let mut outer: Option<(Edge, Edge)> = None;
    let bands: Vec<&Value> = json["bands"].as_array().into_iter().flatten().collect();
    for band in bands.into_iter().rev() {
        let (lower, upper) = (curve(&band["lower"])?, curve(&band["upper"])?);
        prop_assert!(
            lower
                .iter()
                .zip(&upper)
                .all(|(l, u)| l.0 == u.0 && l.1 <= u.1)
        );
        if let Some((low, high)) = &outer {
            // Where the outer band has no finite edge it has no point, and the inner one may have one.
            for (low, high) in low.iter().zip(high) {
                let within = |(l, u): (&(String, f64), &(String, f64))| {
                    l.0 == low.0 && low.1 <= l.1 && u.1 <= high.1
                };
                prop_assert!(lower.iter().zip(&upper).any(within), "{low:?} {high:?}");
            }
        }
        outer = Some((lower, upper));
    }
    Ok(())
}

fn check_csv(panel: &Panel) -> Result<(), TestCaseError> {
    let text = export::csv(panel);
    if panel.outcome::<EvidenceOutcome>().is_some() {
        // `tests/evidence_view.rs` reads its rows.
        prop_assert!(text.starts_with("kind,id,"));
        return Ok(());
    }
    let shown = panel.numbers();
    let mut reader = Reader::new(&text, b',');
    let fail = |problem: &dyn std::fmt::Display| TestCaseError::fail(problem.to_string());
    let width = reader
        .next_record()
        .map_err(|p| fail(&p))?
        .map_or(0, |head| head.width());
    prop_assert_eq!(width, 8 + PROBS.len());
    let (mut points, mut dates, mut milestones) = (0, 0, 0);
    while let Some(record) = reader.next_record().map_err(|p| fail(&p))? {
        prop_assert_eq!(record.width(), width);
        let dated = |i: usize| is_iso(record.field(i));
        if record.field(0) == "milestone" {
            for i in [2, 12, 13] {
                prop_assert!(
                    record.field(i).is_empty() || dated(i),
                    "{}",
                    record.field(i)
                );
            }
            let never: f64 = record.field(14).parse().unwrap_or(f64::NAN);
            prop_assert!((0.0..=1.0).contains(&never), "{}", record.field(14));
            milestones += 1;
            continue;
        }
        prop_assert!(dated(2), "{}", record.field(2));
        prop_assert!((12..width).all(|i| record.field(i).is_empty()));
        let numbers: Vec<f64> = (4..4 + PROBS.len())
            .filter(|i| !record.field(*i).is_empty())
            .map(|i| record.field(i).parse().unwrap_or(f64::NAN))
            .collect();
        prop_assert!(numbers.iter().all(|v| v.is_finite()) && numbers.is_sorted());
        match record.field(0) {
            "point" => points += 1,
            "forecast" => dates += 1,
            other => prop_assert!(false, "series {other}"),
        }
    }
    prop_assert_eq!(points, shown.points.len());
    prop_assert_eq!(milestones, shown.milestones.len());
    let unit = shown.series.first().map_or(panel.unit(), |s| s.unit);
    let pinned = panel.drawn_series();
    // There is one column of values.
    let length: usize = shown
        .series
        .iter()
        .chain(&pinned)
        .filter(|s| s.unit == unit)
        .map(|s| s.dates.len())
        .sum();
    prop_assert_eq!(dates, length);
    Ok(())
}

fn check_reading(picture: &Picture, places: &[(f64, f64)]) -> Result<(), TestCaseError> {
    let frame = Rect::new(0.0, 0.0, picture.scene.width, picture.scene.height);
    let check = |readout: &Readout| -> Result<(), TestCaseError> {
        prop_assert!(frame.contains(readout.at), "{readout:?}");
        prop_assert!(!readout.title.is_empty() && !readout.lines.is_empty());
        prop_assert!(
            readout
                .lines
                .iter()
                .all(|l| !l.trim().is_empty() && !l.contains("NaN")),
            "{readout:?}"
        );
        Ok(())
    };
    for (x, y) in places {
        let at = Point::new(x * frame.w, y * frame.h);
        if let Some(readout) = picture.readout(at.x, at.y) {
            check(&readout)?;
        }
    }
    for x in [f64::NAN, f64::INFINITY, -1e300] {
        prop_assert!(picture.readout(x, x).is_none());
    }
    for index in 0..picture.stops() {
        let Some(readout) = picture.stop(index) else {
            return Err(TestCaseError::fail("a stop without values"));
        };
        check(&readout)?;
    }
    prop_assert!(picture.stop(picture.stops()).is_none());
    Ok(())
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn whatever_is_assumed_the_panel_can_be_read(case in case(strategies::study())) {
        let panel = panel_of(&case.study, case.lang);
        check_words(&panel)?;
        check_forecast(&panel)?;
        check_json(&panel)?;
        check_csv(&panel)?;
        let picture = panel.picture(&case.frame);
        check_numbers(&picture.scene)?;
        check_shapes(&picture.scene)?;
        check_labels(&picture.scene)?;
        check_rings(&picture)?;
        check_svg(&picture.scene)?;
        check_reading(&picture, &case.places)?;
        for index in 0..panel.side_charts.len() {
            // Only a model without a forecast leaves a card to its words.
            let Some(picture) = panel.side_picture(index, &case.frame) else {
                let card = &panel.side_charts[index];
                prop_assert!(!card.text.is_empty(), "{}: neither drawn nor told", card.key);
                continue;
            };
            check_numbers(&picture.scene)?;
            check_shapes(&picture.scene)?;
            check_labels(&picture.scene)?;
            check_rings(&picture)?;
            check_svg(&picture.scene)?;
            check_reading(&picture, &case.places)?;
        }
    }

    #[test]
    fn a_parameter_called_irrelevant_moves_nothing(study in strategies::study(), other in strategies::assumptions()) {
        let panel = panel_of(&study, Lang::En);
        let before = panel.numbers();
        for key in panel.irrelevant {
            let mut moved = study.clone();
            match other.given(key) {
                Some(value) => moved.link.assumptions.set(key, value),
                None => moved.link.assumptions.reset(key),
            }
            prop_assert_eq!(&before, &panel_of(&moved, Lang::En).numbers(), "{:?}", key);
        }
    }

    #[test]
    fn a_scenario_beside_itself_differs_in_nothing(study in strategies::study(), lang in prop_oneof![Just(Lang::En), Just(Lang::Ja)]) {
        let mut study = study;
        let own = Pin::new(study.link.view, study.link.assumptions);
        study.link.pins = vec![own; 4];
        let panel = panel_of(&study, lang);
        let table = panel.differences.as_ref().expect("a table beside pins");
        for row in &table.rows {
            let cells = &row[1..];
            prop_assert!(cells.iter().all(|cell| *cell == cells[0]), "{:?}", row);
        }
        // Milestones are there all the same, and tiles that are none; no assumption is.
        let dated = panel.numbers().milestones;
        let undated = panel.milestones.iter().filter(|tile| !dated.iter().any(|m| m.key == tile.key));
        prop_assert!(table.rows.len() <= dated.len() + undated.count());
        for series in panel.pinned_series() {
            prop_assert!(panel.numbers().series.iter().any(|own| own.values == series.values));
        }
    }

    #[test]
    fn the_names_of_pins_keep_off_rings_and_leaders(case in case(strategies::compared())) {
        let panel = panel_of(&case.study, case.lang);
        let picture = panel.picture(&case.frame);
        check_labels(&picture.scene)?;
        check_rings(&picture)?;
    }

    #[test]
    fn the_opening_picture_fits_every_frame(case in case(Just(Study::default()))) {
        let picture = panel_of(&case.study, case.lang).picture(&case.frame);
        check_labels(&picture.scene)?;
        check_shapes(&picture.scene)?;
    }
}

#[test]
fn a_session_gives_the_same_panel_whatever_it_has_computed_before() {
    let mut session = Session::default();
    let queries = [
        "",
        "law=power&d=0.8",
        "law=plateau",
        "draws=300",
        "law=broken&boot=1",
        "pin=horizon;dt:90&pin=code",
        "law=plateau&pin=code&pin=horizon;dt:90&pin=horizon;dt:90",
        "view=code&pin=horizon;rel:80",
        "draws=300&seed=2",
        "rel=80",
        "view=code",
        "view=code&curve=gompertz",
        "view=code&shares=mine",
        "view=economy",
        "view=economy&lag=1&pin=economy",
        "view=access&pin=access;gov:20",
        "",
        "view=code",
        "view=economy",
    ];
    for query in queries {
        for lang in [Lang::En, Lang::Ja] {
            let study = Study {
                link: codec::parse(query).0,
                ..Study::default()
            };
            let (kept, anew) = (session.panel(&study, lang), panel_of(&study, lang));
            assert_eq!(kept.details(), anew.details(), "{query}");
            assert_eq!(kept, anew, "{query}");
        }
    }
}
