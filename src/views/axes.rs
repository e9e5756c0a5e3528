//! What all charts' axes have in common, whatever is assumed.

use super::{Session, Study, View};
use crate::{
    assumptions::{codec::Link, registry::{Key, Kind, Scale, REGISTRY}},
    figure::{chart::{Measure, Spec}, metrics, scale::Axis},
    i18n::{Lang, format},
};

fn places(spec: &Spec) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    let (x, y) = (spec.x.measure.axis(spec.x.ends, 10), spec.y.measure.axis(spec.y.ends, 10));
    for line in &spec.lines {
        for w in line.points.windows(2) {
            for i in 0..=8 {
                let t = f64::from(i) / 8.0;
                let (a, b) = (w[0], w[1]);
                let (Some(ya), Some(yb)) = (y.fraction(a.1), y.fraction(b.1)) else { continue };
                let yy = y.value(ya + t * (yb - ya));
                all.push((a.0 + t * (b.0 - a.0), yy));
            }
        }
        all.extend(&line.points);
    }
    for fan in &spec.fans {
        for band in &fan.bands {
            for e in &band.edges { all.push((e.0, e.1)); all.push((e.0, e.2)); 
              // through
              for i in 0..=10 { let (Some(a), Some(b)) = (y.fraction(e.1), y.fraction(e.2)) else { continue }; all.push((e.0, y.value(a + (b - a) * f64::from(i) / 10.0))); } }
        }
    }
    for p in &spec.points { all.push(p.at); }
    for m in &spec.marks { all.push(m.at); }
    for b in &spec.bars { for xx in [b.x.0, b.x.1] { for yy in [b.y.0, b.y.1] { all.push((xx.clamp(spec.x.ends.0.min(spec.x.ends.1), spec.x.ends.0.max(spec.x.ends.1)), yy)); } } }
    for h in &spec.handles { all.push(h.at); }
    if let Some(g) = &spec.goal { all.push((g.x, g.y)); all.push((spec.x.ends.0, g.y)); }
    for g in &spec.guides { if g.vertical { all.push((g.at, spec.y.ends.0)); } else { all.push((spec.x.ends.0, g.at)); } }
    all.retain(|p| x.contains(p.0) && y.contains(p.1));
    all
}

fn used(axis: &Axis, values: impl Iterator<Item = f64>) -> (f64, f64) {
    values.filter_map(|v| axis.fraction(v)).fold((1.0, 0.0), |(a, b): (f64, f64), f| (a.min(f), b.max(f)))
}

#[test]
fn look() {
    let mut session = Session::default();
    for &view in View::ALL {
        let mut cases: Vec<Vec<(Key, f64)>> = vec![vec![]];
        let until = Key::find("until").unwrap();
        for u in [until.param().range().0, 2045.0, until.param().range().1] { cases.push(vec![(until, u)]); }
        for param in REGISTRY.iter().filter(|p| p.views.contains(&view)) {
            if ["draws", "seed"].contains(&param.name) { continue; }
            let (min, max) = param.range();
            let mut values = vec![min, max];
            if let Kind::Choice(words) = param.kind { values = (0..words.len()).map(|i| i as f64).collect(); }
            if let Kind::Number { scale: Scale::Log, .. } = param.kind { values.push((min * max).sqrt()); } else if let Kind::Number { .. } = param.kind { values.push((min + max) / 2.0); }
            for v in values { cases.push(vec![(param.key, v)]); if param.key != until { cases.push(vec![(param.key, v), (until, 2045.0)]); } }
        }
        for case in cases {
            let mut study = Study { link: Link { view, ..Link::default() }, ..Study::default() };
            study.link.assumptions.set(Key::find("draws").unwrap(), 500.0);
            for (k, v) in &case { study.link.assumptions.set(*k, *v); }
            let panel = session.panel(&study, Lang::En);
            let ja = session.panel(&study, Lang::Ja);
            let name = case.iter().map(|(k, v)| format!("{}={v}", k.param().name)).collect::<Vec<_>>().join("&");
            let mut specs = vec![("MAIN", panel.spec(), ja.spec())];
            for (s, j) in panel.side_charts.iter().zip(&ja.side_charts) { if let (Some(a), Some(b)) = (s.spec(), j.spec()) { specs.push((s.key, a, b)); } }
            for (key, spec, _) in specs {
                let spec = spec.trimmed(None);
                let named = spec.bars.iter().any(|b| !b.name.is_empty()) || spec.scale_to.is_some();
                let all = places(&spec);
                for (dir, a, vals, room) in [("x", &spec.x, all.iter().map(|p| p.0).collect::<Vec<_>>(), 10), ("y", &spec.y, all.iter().map(|p| p.1).collect(), 8)] {
                    let axis = a.measure.axis(a.ends, room);
                    if a.measure != Measure::Rows {
                        let (lo, hi) = used(&axis, vals.iter().copied());
                        let log = matches!(a.measure, Measure::Work(_) | Measure::Times | Measure::Count);
 if hi > lo && !(named && dir == "x") && ((log && hi - lo < 0.5) || hi < 0.6) { println!("EMPTY {} {key} {dir} {:?} {:?} used {lo:.2}..{hi:.2} | {name}", view.name(), a.measure, a.ends); }
                    }
                    if axis.ticks().len() < 2 && a.measure != Measure::Rows { println!("FEW {} {key} {dir} {:?} {:?} | {name}", view.name(), a.measure, a.ends); }
                    for lang in [Lang::En, Lang::Ja] {
                        for t in axis.ticks() {
                            let text = format::tick(lang, t.label);
                            let digits = text.chars().filter(char::is_ascii_digit).count();
                            if metrics::width(&text, 13.0, false) > 75.0 || digits > 6 { println!("LONG {} {key} {dir} {:?} {text} | {name}", view.name(), a.measure); }
                        }
                    }
                }
            }
        }
    }
}
