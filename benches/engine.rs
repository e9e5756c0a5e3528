//! How fast everything left of the screen is natively: `cargo xtask bench --engine`.

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]

use std::{rc::Rc, time::Instant};

use divan::{Bencher, black_box};
use doublings::{
    assumptions::codec,
    evidence::points,
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    model::{
        branches::misalignment::Flaw,
        branches::{self, CHUNK, Run},
        drivers::{
            SPAN,
            indices::{Design, Indices},
            tornado::Tornado,
        },
        horizon::{DATES, Engine, Inputs, PROBS, league},
        numerics::sample::Normals,
        research::automation,
        research::explosion,
        research::jones::{self, Parameters},
        share,
        trend::law::log2_of,
        trend::posterior::{Measurement, Posterior, Prior, Question, sd_of},
    },
    render::svg::svg,
    views::{Panel, Session, Study, horizon, why::Drivers},
};

fn main() {
    divan::main();
    per_draw();
}

/// Milliseconds that the published notebook of the automated-research law takes for one draw of 20 years.
const NOTEBOOK: f64 = 53.0;

/// The time of one draw of the automated-research law under two caps, and how many times as fast as the notebook that is.
fn per_draw() {
    const DRAWS: usize = 1_000;
    let fastest = (0..20)
        .map(|_| {
            let start = Instant::now();
            black_box(jones::work(black_box(DRAWS)));
            start.elapsed().as_secs_f64()
        })
        .fold(f64::INFINITY, f64::min);
    let draw = fastest * 1e3 / DRAWS as f64;
    println!(
        "automated research: {:.1} µs a draw of 20 years, {:.0} times as fast as the published notebook",
        draw * 1e3,
        NOTEBOOK / draw
    );
}

/// Automated research alone: 1,000 draws, 20 years, 240 dates, two caps.
#[divan::bench]
fn automated_research(bencher: Bencher) {
    bencher.bench(|| jones::work(black_box(1_000)));
}

/// Sobol indices of the research law's five inputs: 1,024 rows, 7,168 runs.
#[divan::bench]
fn indices(bencher: Bencher) {
    let design = Design {
        inputs: 5,
        factors: Design::each(5),
        rows: 1024,
        seed: 1,
        limit: 2070.0,
    };
    bencher.bench(|| {
        let mut indices = Indices::new(design.clone());
        indices.advance(1024, &mut automation::answers(&Parameters::DEFAULT, 0.99));
        indices.indices()
    });
}

/// The tornado of the same.
#[divan::bench]
fn tornado(bencher: Bencher) {
    let triangles = jones::triangles(&Parameters::DEFAULT);
    let modes = triangles.map(|triangle| triangle.mode).to_vec();
    let spans = triangles.map(|t| (t.quantile(SPAN.0), t.quantile(SPAN.1)));
    bencher.bench(|| {
        let mut tornado = Tornado::new(modes.clone(), spans.to_vec());
        let mut year = |x: &[f64]| {
            let p = Parameters::from_array(std::array::from_fn(|i| x[i]));
            jones::year_of(&p, 0.99)
        };
        while !tornado.advance(&mut year) {}
        tornado.widest_first()
    });
}

/// METR's records since 2023 at 50%, each with the sd of its interval.
fn records() -> Vec<Measurement> {
    let mut best = f64::NEG_INFINITY;
    let mut records = Vec::new();
    for point in &points::metr().points {
        if point.day >= 19_358.0 && point.p50.mid >= best {
            best = point.p50.mid;
            records.push(Measurement {
                day: point.day,
                level: log2_of(best),
                sd: point.p50.range.map_or(0.0, sd_of),
                least: false,
            });
        }
    }
    records
}

/// What the records say about the five laws, and draws of each.
#[divan::bench]
fn posterior(bencher: Bencher) {
    let question = Question {
        t0: records().last().map_or(0.0, |last| last.day),
        points: records(),
        prior: Prior::DEFAULT,
        shared: 0.0,
    };
    bencher.bench(|| {
        let mut posterior = Posterior::new(black_box(question.clone()));
        while !posterior.advance(100_000) {}
        posterior.fits().len()
    });
}

/// Seven laws at eleven dates, four horizons.
#[divan::bench]
fn league_of_laws(bencher: Bencher) {
    let records: Vec<(f64, f64)> = records().iter().map(|r| (r.day, r.level)).collect();
    bencher.bench(|| league::tables(black_box(&records), false));
}

/// The three branches and their mixture: the first 1,000 draws until so many years after 2026, as when a slider moves.
#[divan::bench(args = [6.0, 20.0])]
fn branches(bencher: Bencher, end: f64) {
    let inputs = branches::Inputs {
        trend: horizon::shared_inputs(&study("")),
        bd: 20_608.0,
        left: 6.0,
        jones: Parameters::DEFAULT,
        fmax: 0.99,
        stop: None,
        weights: [20.0, 60.0, 20.0],
        limit: jones::day_at(end),
        pause: None,
        flaw: Flaw {
            m0: 0.01,
            a: 1.5,
            q: 0.2,
            g0: 6.0,
        },
    };
    let inputs = branches::Inputs {
        trend: Inputs {
            end: jones::day_at(end),
            ..inputs.trend
        },
        ..inputs
    };
    bencher.bench_local(|| {
        let mut run = Run::new(black_box(&inputs))?;
        run.advance(CHUNK);
        Some(run.forecast())
    });
}

/// 2,000 draws of the code share at 240 dates.
#[divan::bench]
fn code_share(bencher: Bencher) {
    let inputs = share::Inputs {
        evidence: share::Evidence::Bounds {
            spread: 0.04,
            before: (20_143.0, 0.05),
            after: (20_604.0, 0.80),
        },
        shape: share::Shape::Logistic,
        smax: 1.0,
        draws: 2_000,
        seed: 1,
        dates: (0..240).map(|i| 20_000.0 + 8.0 * f64::from(i)).collect(),
        by: 21_365.0,
    };
    let mut engine = share::Engine::default();
    bencher.bench_local(|| engine.run(black_box(&inputs)));
}

/// 2,000 runs of the software explosion.
#[divan::bench]
fn software_explosion(bencher: Bencher) {
    bencher.bench(|| explosion::odds(black_box(2_000), 1, false));
}

/// Every law, the bootstrap, and the scatter of single models.
const LINKS: [&str; 6] = [
    "law=exp",
    "law=power&d=0.85",
    "law=plateau&left=4",
    "law=broken",
    "boot=1",
    "scatter=1",
];

fn study(query: &str) -> Study {
    Study {
        link: codec::parse(query).0,
        ..Study::default()
    }
}

fn panel(query: &str) -> Panel {
    Session::default().panel(&study(query), Lang::En)
}

const fn frame() -> Frame {
    Frame {
        width: 1280.0,
        height: 720.0,
        theme: Theme::light(),
        title: true,
    }
}

/// 10,000 draws x 240 dates x 7 quantiles and five milestones, as when a slider moves.
#[divan::bench(args = LINKS)]
fn model(bencher: Bencher, query: &str) {
    let inputs = horizon::inputs(&study(query));
    assert_eq!((inputs.draws, DATES, PROBS.len()), (10_000, 240, 7));
    let mut engine = Engine::default();
    bencher.bench_local(|| engine.run(black_box(&inputs)));
}

/// The normals of 10,000 draws: once, and again only for another seed or number of draws.
#[divan::bench]
fn normals(bencher: Bencher) {
    bencher.bench(|| Normals::new(black_box(10_000), 1));
}

/// Model, sentences, tiles and tables, as when a slider moves.
#[divan::bench]
fn panel_anew(bencher: Bencher) {
    let mut session = Session::default();
    let mut dt = 100.0;
    bencher.bench_local(|| {
        dt = if dt > 200.0 { 100.0 } else { dt + 0.5 };
        session.panel(&study(&format!("dt={dt}")), Lang::En)
    });
}

/// The same for the code share, whose panel has two smaller charts more: 10,000 draws x 240 dates x 7 quantiles and four milestones.
#[divan::bench(args = ["logistic", "gompertz"])]
fn code_share_anew(bencher: Bencher, curve: &str) {
    let mut session = Session::default();
    let mut s2 = 70.0;
    bencher.bench_local(|| {
        s2 = if s2 > 90.0 { 70.0 } else { s2 + 0.1 };
        session.panel(
            &study(&format!("view=code&curve={curve}&s2={s2:.1}")),
            Lang::En,
        )
    });
}

/// The economy as its sliders move: those of the trend, and one of money alone.
#[divan::bench(args = ["dt", "commit"])]
fn economy_anew(bencher: Bencher, key: &str) {
    let mut session = Session::default();
    let mut value = 100.0;
    bencher.bench_local(|| {
        value = if value > 200.0 { 100.0 } else { value + 0.5 };
        let value = if key == "dt" { value } else { value / 50.0 };
        session.preview(&study(&format!("view=economy&{key}={value}")), Lang::En)
    });
}

/// The words alone, as when the language changes.
#[divan::bench]
fn panel_of_the_same_forecast(bencher: Bencher) {
    let mut session = Session::default();
    let study = study("");
    bencher.bench_local(|| session.panel(black_box(&study), Lang::Ja));
}

/// The chart's scene, labels placed.
#[divan::bench]
fn picture(bencher: Bencher) {
    let panel = panel("");
    let frame = frame();
    bencher.bench_local(|| black_box(&panel).picture(&frame));
}

/// The scene as an SVG document.
#[divan::bench]
fn svg_text(bencher: Bencher) {
    let picture = panel("").picture(&frame());
    bencher.bench_local(|| svg(black_box(&picture.scene)));
}

#[divan::bench]
fn json(bencher: Bencher) {
    let panel = panel("");
    bencher.bench_local(|| export::json(black_box(&panel), None));
}

#[divan::bench]
fn csv(bencher: Bencher) {
    let panel = panel("");
    bencher.bench_local(|| export::csv(black_box(&panel)));
}

#[divan::bench]
fn permalink_parse(bencher: Bencher) {
    let query = "v=1&view=horizon&since=2019-01-01&law=power&dt=121.75&d=0.85&target=10020&seed=7";
    bencher.bench(|| codec::parse(black_box(query)));
}

fn table(rows: usize) -> String {
    let row = |i: usize| {
        let (year, month, day) = (2019 + i % 8, 1 + i % 12, 1 + i % 28);
        let minutes = 1.0 + (i * 7919 % 10_000) as f64 / 10.0;
        let (low, high) = (minutes / 2.0, minutes * 2.0);
        format!("model {i},{year}-{month:02}-{day:02},{minutes},{low},{high}\n")
    };
    String::from("name,date,minutes,low,high\n") + &(0..rows).map(row).collect::<String>()
}

#[divan::bench]
fn import_100_000_rows(bencher: Bencher) {
    let text = table(100_000);
    bencher.bench(|| points::import(black_box(&text)).map(|data| data.points.len()));
}

/// The chart of as many points as an import takes.
/// Which assumption matters: all bars of a view, without the indices that follow.
#[divan::bench(args = ["horizon", "code", "branches", "economy", "access", "rules", "queues", "evidence"])]
fn bars(bencher: Bencher, view: &str) {
    let query = ["view=", view].concat();
    let (study, panel) = (study(&query), panel(&query));
    bencher.bench_local(|| {
        let mut drivers = Drivers::new(&study, &panel).expect("an answer");
        while drivers.found().is_none() && !drivers.advance() {}
        drivers.found()
    });
}

#[divan::bench]
fn picture_of_100_000_points(bencher: Bencher) {
    let data = points::import(&table(100_000)).map(Rc::new).ok();
    let study = Study {
        imported: data,
        ..study("data=mine&since=2019-01-01")
    };
    let panel = Session::default().panel(&study, Lang::En);
    let frame = frame();
    bencher.bench_local(|| panel.picture(&frame));
}
