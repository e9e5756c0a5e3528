//! What the axes of all charts have in common, whatever is assumed.

use super::{Session, Study, View};
use crate::{
    assumptions::{
        codec::Link,
        registry::{Key, Kind, REGISTRY, Scale},
    },
    figure::{
        chart::{Measure, Spec},
        scale::Axis,
    },
    i18n::{Lang, format},
};

/// Values at the ends of a parameter's range and in its middle; all words of a choice.
fn values(key: Key) -> Vec<f64> {
    let (min, max) = key.param().range();
    match key.param().kind {
        Kind::Choice(words) => (0..words.len()).map(|word| word as f64).collect(),
        Kind::Number {
            scale: Scale::Log, ..
        } => vec![min, libm::sqrt(min * max), max],
        _ => vec![min, f64::midpoint(min, max), max],
    }
}

/// The part of a horizontal axis of dates after which nothing is seen, if anything is.
fn seen(spec: &Spec) -> Option<f64> {
    let (from, to) = spec.x.ends;
    let part = (spec.last_seen() - from) / (to - from);
    (part > 0.0 && spec.x.measure == Measure::Date).then_some(part)
}

/// Labels of both axes, as many as a large chart has.
fn labels(spec: &Spec, lang: Lang) -> Vec<String> {
    let axes = [spec.x, spec.y].map(|axis| axis.measure.axis(axis.ends, 10));
    let ticks = axes.iter().flat_map(Axis::ticks);
    ticks.map(|tick| format::tick(lang, tick.label)).collect()
}

#[test]
fn dates_end_where_the_curves_do_and_numbers_are_read_without_counting_zeros() {
    let mut session = Session::default();
    let [until, draws] = ["until", "draws"].map(|name| Key::find(name).unwrap());
    for &view in View::ALL {
        let own = REGISTRY.iter().filter(|param| param.views.contains(&view));
        let own = own.filter(|param| !["draws", "seed"].contains(&param.name));
        let changes = own.flat_map(|p| values(p.key).into_iter().map(|value| (p.key, value)));
        for (key, value) in changes {
            let mut study = Study {
                link: Link {
                    view,
                    ..Link::default()
                },
                ..Study::default()
            };
            let assumptions = &mut study.link.assumptions;
            assumptions.set(draws, 200.0);
            assumptions.set(until, 2045.0);
            assumptions.set(key, value);
            for lang in [Lang::En, Lang::Ja] {
                let panel = session.panel(&study, lang);
                let side = panel.side_charts.iter();
                let side = side.filter_map(|side| Some((side.key, side.spec()?)));
                for (chart, spec) in std::iter::once(("main", panel.spec())).chain(side) {
                    let of =
                        || [view.name(), chart, key.param().name, &value.to_string()].join(" ");
                    let spec = spec.trimmed(None);
                    let is_long = spec.x.ends.1 - spec.x.ends.0 > 700.0 && spec.scale_to.is_none();
                    if let Some(part) = seen(&spec).filter(|_| is_long) {
                        assert!(part > 0.5, "{}: {part} of {:?}", of(), spec.x.ends);
                    }
                    for label in labels(&spec, lang) {
                        let commas = label.matches(',').count();
                        assert!(commas < 2, "{}: {label}", of());
                    }
                }
            }
        }
    }
}
