//! Fingerprints of everything that the model computes, to compare native code with wasm bit by bit.

#[path = "branches.rs"]
mod branches;

use doublings::{
    assumptions::codec,
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    model::{
        horizon::{Engine, Forecast},
        trend::law::Law,
    },
    render::svg::svg,
    views::{Session, Study, horizon},
};

/// All laws; by hand, from the bootstrap, with scatter, at 80%, few points. As links of version 1 have them, the fan is the
/// trend's; then that of the next record, in closed form and drawn, and points that are at least a value.
pub const LINKS: [&str; 17] = [
    "v=1",
    "v=1&law=power&d=0.85",
    "v=1&law=power&d=1.1&until=2040",
    "v=1&law=plateau&left=2",
    "v=1&law=broken",
    "v=1&law=broken&dt2=90&dt=200&dtsd=40",
    "v=1&dt=120&h0=720&t0=2026-02-05&dtsd=30",
    "v=1&boot=1&draws=2000&seed=7",
    "v=1&scatter=1&since=2019-01-01",
    "v=1&rel=80&sota=0&cap=1000",
    "v=1&data=quoted&law=power",
    "v=1&asof=2024-12-31&target=30&clock=1",
    "",
    "dt=120",
    "law=broken&asof=2025-12-31&vintage=1",
    "long=least&test=noise",
    "rel=80&law=plateau&left=3&draws=2000",
];

/// The default study in both languages, and one with every kind of line.
pub const FIGURES: [&str; 3] = [
    "",
    "lang=ja&theme=dark",
    "law=power&d=0.8&rel=80&since=2019-01-01",
];

/// Fowler, Noll and Vo's hash (FNV-1a) of 64 bits.
pub struct Fnv(u64);

impl Fnv {
    fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    fn bytes(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    fn numbers(&mut self, numbers: impl IntoIterator<Item = f64>) {
        for number in numbers {
            self.bytes(&number.to_bits().to_le_bytes());
        }
    }
}

/// The hash of a text.
pub fn of_text(text: &str) -> String {
    let mut hash = Fnv::new();
    hash.bytes(text.as_bytes());
    format!("{:016x}", hash.0)
}

const fn name(query: &str) -> &str {
    if query.is_empty() {
        "(defaults)"
    } else {
        query
    }
}

fn study(query: &str) -> Study {
    Study {
        link: codec::parse(query).0,
        ..Study::default()
    }
}

fn of_numbers(numbers: impl IntoIterator<Item = f64>) -> String {
    let mut hash = Fnv::new();
    hash.numbers(numbers);
    format!("{:016x}", hash.0)
}

fn shape(law: Law) -> f64 {
    match law {
        Law::Exponential => 1.0,
        Law::Power { d } => d,
        Law::Plateau { left } => left,
        Law::Broken { after, .. } => after,
    }
}

/// A line for each part of a forecast, so that a difference says where it is.
fn of_forecast(f: &Forecast, out: &mut Vec<String>) {
    let trend = f.trend.map(|t| {
        [
            t.mean_day,
            t.mean_ln,
            t.slope,
            t.sxx,
            t.r2,
            t.variance.unwrap_or(-1.0),
        ]
    });
    let central = f.central.map(|c| [c.t0, c.level, c.dt, shape(c.law)]);
    let interval = f
        .trend
        .and_then(|t| t.doubling_interval())
        .unwrap_or_default();
    let milestones = f.milestones.iter();
    let dates = milestones.flat_map(|m| [m.p10, m.p50, m.p90, m.never].into_iter().chain(m.dots));
    let laws = f
        .laws
        .iter()
        .flat_map(|l| [shape(l.law), l.dt, l.r2, l.aicc.unwrap_or(-1.0)]);
    let parts = [
        (
            "trend",
            of_numbers(trend.into_iter().flatten().chain([interval.0, interval.1])),
        ),
        ("central", of_numbers(central.into_iter().flatten())),
        ("path", of_numbers(f.dates.iter().chain(&f.path).copied())),
        ("bands", of_numbers(f.bands.iter().flatten().copied())),
        ("milestones", of_numbers(dates)),
        ("laws", of_numbers(laws)),
    ];
    for (name, hash) in parts {
        out.push(format!("  {name:10} {hash}"));
    }
    let last = f.bands.last().map(|b| b[1]).unwrap_or_default();
    let median = f.milestones.last().map(|m| m.p50).unwrap_or_default();
    for (name, value) in [("last band", last), ("target", median)] {
        out.push(format!("  {name:10} {:016x} {value:e}", value.to_bits()));
    }
}

/// The model's outputs for every link.
pub fn of_model() -> String {
    let mut out = Vec::new();
    let mut engine = Engine::default();
    for link in LINKS {
        out.push(name(link).to_owned());
        of_forecast(&engine.run(&horizon::inputs(&study(link))), &mut out);
    }
    branches::of_branches(&mut out);
    out.join("\n") + "\n"
}

/// The three functions of the wasm module, as texts: forecast and figure of a query, and the registry.
pub struct Interface<'a> {
    pub forecast: &'a dyn Fn(&str) -> String,
    pub figure_svg: &'a dyn Fn(&str) -> String,
    pub registry: &'a dyn Fn() -> String,
}

/// What the module's functions answer.
pub fn of_interface(interface: &Interface) -> String {
    let mut out = vec![format!("registry {}", of_text(&(interface.registry)()))];
    for query in FIGURES {
        let [json, svg] = [interface.forecast, interface.figure_svg].map(|f| of_text(&f(query)));
        out.push(format!("json {json} svg {svg} {}", name(query)));
    }
    out.join("\n") + "\n"
}

/// The same functions put together from their parts, as the command line does.
pub fn native_interface() -> String {
    let panel = |query: &str| {
        let lang = codec::page_value(query, "lang").and_then(|tag| Lang::from_tag(&tag));
        Session::default().panel(&study(query), lang.unwrap_or_default())
    };
    let figure = |query: &str| {
        let frame = Frame {
            width: 1280.0,
            height: 720.0,
            theme: Theme::of_query(query),
            title: true,
        };
        svg(&panel(query).picture(&frame).scene)
    };
    of_interface(&Interface {
        forecast: &|query| export::json(&panel(query), None),
        figure_svg: &figure,
        registry: &export::json::registry,
    })
}
