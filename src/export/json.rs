//! The public JSON of a panel and of the registry.

use std::io;

use serde::Serialize;
use serde_json::{Serializer, Value, ser::Formatter};

use super::Stamp;
use crate::{
    assumptions::{
        Assumptions, codec,
        registry::{Initial, Key, Kind, Origin, REGISTRY, View},
    },
    date,
    evidence::EDITION,
    model::horizon::PROBS,
    number,
    views::{Panel, compare, numbers, plain},
};

#[derive(Serialize)]
struct Document {
    version: u32,
    model: &'static str,
    edition: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    permalink: Option<String>,
    view: &'static str,
    #[serde(serialize_with = "as_object")]
    assumptions: Vec<(&'static str, Value)>,
    headline: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    fit: Option<Fit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    milestones: Vec<Milestone>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    series: Vec<Series>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    bands: Vec<Band>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    markers: Vec<Marker>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    figures: Vec<Figure>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pins: Vec<Pinned>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    data: Vec<Datum>,
    basis: Vec<String>,
    sources: Vec<String>,
}

/// A point of the data. Its value and interval have the unit of the view.
#[derive(Serialize)]
struct Datum {
    name: String,
    date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<[f64; 2]>,
    status: &'static str,
}

#[derive(Serialize)]
struct Fit {
    #[serde(skip_serializing_if = "Option::is_none")]
    doubling_days: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ci95: Option<[Option<f64>; 2]>,
    r2: f64,
    n: usize,
}

#[derive(Serialize)]
struct Milestone {
    key: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p10: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p50: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    p90: Option<String>,
    never: f64,
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_object")]
    shares: Vec<(&'static str, f64)>,
}

type Points = Vec<(String, f64)>;

#[derive(Serialize)]
struct Series {
    name: &'static str,
    unit: &'static str,
    points: Points,
}

#[derive(Serialize)]
struct Band {
    level: u32,
    lower: Points,
    upper: Points,
}

#[derive(Serialize)]
struct Pinned {
    key: &'static str,
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    view: &'static str,
    #[serde(serialize_with = "as_object")]
    assumptions: Vec<(&'static str, Value)>,
}

#[derive(Serialize)]
struct Figure {
    key: &'static str,
    unit: &'static str,
    value: f64,
}

#[derive(Serialize)]
struct Marker {
    key: &'static str,
    year: f64,
}

/// The panel as JSON, in the shape that `docs/json.md` describes.
///
/// Dates are ISO 8601, values in the unit of their series; a point whose value is infinite is left out. Without a stamp it says
/// neither when nor where it was made, and the same panel gives the same text for ever.
pub fn json(panel: &Panel, stamp: Option<&Stamp>) -> String {
    to_text(&document(panel, stamp))
}

/// Writes numbers as links and CSV do.
struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(number::shortest(value).as_bytes())
    }
}

fn to_text(value: &impl Serialize) -> String {
    let mut bytes = Vec::new();
    let mut serializer = Serializer::with_formatter(&mut bytes, Plain);
    // Only maps with keys that are no strings can fail, and there are none.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok());
    String::from_utf8(bytes).unwrap_or_default()
}

fn document(panel: &Panel, stamp: Option<&Stamp>) -> Document {
    let mut numbers = panel.numbers();
    let finite = |v: f64| v.is_finite().then_some(v);
    let iso = |day: f64| day.is_finite().then(|| date::iso(day));
    let bands = bands(&numbers);
    numbers.series.extend(panel.pinned_series());
    let level = |unit: &str, level: f64| (panel.unit() == unit && level > 0.0).then_some(level);
    Document {
        version: codec::VERSION,
        model: env!("CARGO_PKG_VERSION"),
        edition: EDITION,
        date: stamp.map(|stamp| date::iso(stamp.day)),
        permalink: stamp.map(|stamp| stamp.permalink(panel)),
        view: panel.view.name(),
        assumptions: assumptions(&panel.assumptions, panel.view, &panel.resolved),
        headline: plain(&panel.headline),
        fit: numbers.fit.map(|fit| Fit {
            doubling_days: finite(fit.doubling_days),
            ci95: fit.ci95.map(|(low, high)| [finite(low), finite(high)]),
            r2: fit.r2,
            n: fit.n,
        }),
        milestones: numbers
            .milestones
            .iter()
            .map(|m| Milestone {
                key: m.key,
                minutes: level("minutes", m.level),
                percent: level("percent", m.level),
                p10: iso(m.p10),
                p50: iso(m.p50),
                p90: iso(m.p90),
                never: m.never,
                shares: m.shares.clone(),
            })
            .collect(),
        bands,
        series: numbers
            .series
            .iter()
            .map(|s| Series {
                name: s.name,
                unit: s.unit,
                points: points(s, |i| s.values[i]),
            })
            .collect(),
        markers: numbers
            .markers
            .iter()
            .map(|(key, day)| Marker {
                key,
                year: date::days_to_year(*day),
            })
            .collect(),
        figures: numbers
            .figures
            .iter()
            .map(|f| Figure {
                key: f.key,
                unit: f.unit,
                value: f.value,
            })
            .collect(),
        pins: panel
            .pins
            .iter()
            .zip(compare::SERIES)
            .map(|(scenario, key)| Pinned {
                key,
                name: scenario.pin.name.clone(),
                view: scenario.pin.view.name(),
                assumptions: assumptions(
                    &scenario.pin.assumptions,
                    scenario.pin.view,
                    &scenario.resolved,
                ),
            })
            .collect(),
        data: data(&numbers.points, &level),
        basis: panel.footer(),
        sources: panel.sources(),
    }
}

/// The points, each value under the name of the unit that `level` gives it to.
fn data(points: &[numbers::Point], level: &dyn Fn(&str, f64) -> Option<f64>) -> Vec<Datum> {
    points
        .iter()
        .map(|point| Datum {
            name: point.name.clone(),
            date: date::iso(point.day),
            minutes: point.value.and_then(|value| level("minutes", value)),
            percent: point.value.and_then(|value| level("percent", value)),
            range: point.range.map(|(low, high)| [low, high]),
            status: point.status,
        })
        .collect()
}

/// The intervals of the first series that has some.
fn bands(numbers: &numbers::Numbers) -> Vec<Band> {
    let Some(fan) = numbers.series.iter().find(|s| !s.quantiles.is_empty()) else {
        return Vec::new();
    };
    let last = PROBS.len() - 1;
    let band = |(level, low): (u32, usize)| {
        // A band has two ends: beyond a singularity neither is written.
        let both = |i: usize| {
            [low, last - low]
                .iter()
                .all(|k| fan.quantiles[i][*k].is_finite())
        };
        let edge = |k: usize| {
            points(fan, |i| {
                if both(i) {
                    fan.quantiles[i][k]
                } else {
                    f64::NAN
                }
            })
        };
        Band {
            level,
            lower: edge(low),
            upper: edge(last - low),
        }
    };
    [(50, 2), (80, 1), (95, 0)].map(band).into()
}

fn points(series: &numbers::Series, value: impl Fn(usize) -> f64) -> Points {
    let values = series.dates.iter().enumerate();
    values
        .map(|(i, day)| (date::iso(*day), value(i)))
        .filter(|(_, value)| value.is_finite())
        .collect()
}

fn as_object<S: serde::Serializer, V: Serialize>(
    pairs: &[(&'static str, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// Every value in force in a view, by public name; what is switched off is left out.
fn assumptions(
    set: &Assumptions,
    view: View,
    resolved: &[(Key, f64)],
) -> Vec<(&'static str, Value)> {
    REGISTRY
        .iter()
        .filter(|p| p.views.contains(&view))
        .filter_map(|p| {
            let value = set.in_force(p.key, resolved)?;
            Some((p.name, value_json(p.key, value)))
        })
        .collect()
}

fn value_json(key: Key, value: f64) -> Value {
    match key.param().kind {
        // The success levels are words to the registry and numbers to everyone else.
        Kind::Choice(_) => {
            let word = codec::text(key, value);
            word.parse::<u32>().map_or(Value::String(word), Value::from)
        }
        Kind::Date { .. } => Value::String(codec::text(key, value)),
        Kind::Flag => Value::from(value as u32),
        Kind::Number { .. } if value == libm::trunc(value) && value.abs() < 1e15 => {
            Value::from(value as i64)
        }
        Kind::Number { .. } => Value::from(value),
    }
}

#[derive(Serialize)]
struct Entry {
    key: &'static str,
    unit: &'static str,
    kind: &'static str,
    default: Value,
    range: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    scale: Option<&'static str>,
    source: &'static str,
    views: Vec<&'static str>,
}

/// The registry as a JSON array: key, unit, kind, default (`"fit"` and `null` where it is none of its own), range or
/// choices, scale, source id (or `judgement`, `fit`, `setting`) and views.
pub fn registry() -> String {
    let entries: Vec<Entry> = REGISTRY
        .iter()
        .map(|p| {
            let (min, max) = p.range();
            let (kind, unit, scale) = match p.kind {
                Kind::Choice(_) => ("choice", "", None),
                Kind::Flag => ("flag", "", None),
                Kind::Date { .. } => ("date", "date", None),
                Kind::Number { unit, scale, .. } => ("number", unit.name(), Some(scale.name())),
            };
            Entry {
                key: p.name,
                unit,
                kind,
                default: match p.default {
                    Initial::Value(value) => value_json(p.key, value),
                    Initial::Fit => Value::from("fit"),
                    Initial::Off => Value::Null,
                },
                range: match p.kind {
                    Kind::Choice(words) => Value::from(words.to_vec()),
                    _ => Value::from(vec![value_json(p.key, min), value_json(p.key, max)]),
                },
                scale,
                source: origin_name(p.origin),
                views: p.views.iter().map(|v| v.name()).collect(),
            }
        })
        .collect();
    to_text(&entries)
}

/// A default's origin as one word: a source's id, `fit`, `judgement` or `setting`.
pub const fn origin_name(origin: Origin) -> &'static str {
    match origin {
        Origin::Source(id) => id,
        Origin::Fit => "fit",
        Origin::Judgement => "judgement",
        Origin::Setting => "setting",
    }
}
