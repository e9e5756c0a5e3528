//! The charts of the code view as data.

use super::{
    super::common,
    BEFORE, CLARK, CodeOutcome, NOW, bounds,
    headline::{self, part},
};
use crate::{
    assumptions::registry::Key,
    figure::chart::{
        About, AxisSpec, DataPoint, FitRole, Guide, Handle, Line, Mark, Measure, Paint, Spec,
    },
    i18n::{
        Lang,
        format::{date, join, localized, phrase, share, short_month},
    },
    model::share::TARGETS,
};

/// Above 100%, so that a curve along it does not lie on the edge.
const TOP: f64 = 104.0;

/// A share in per cent.
pub fn percent(part: f64) -> f64 {
    part * 100.0
}

/// What the chart shows.
pub fn spec(outcome: &CodeOutcome, lang: Lang) -> Spec {
    let f = &outcome.forecast;
    let dates = &outcome.inputs.dates;
    let end = |day: Option<&f64>| day.copied().unwrap_or_default();
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (end(dates.first()), end(dates.last())),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, TOP),
    };
    let title = localized(
        lang,
        "Share of merged code written by AI",
        "マージされたコードのうちAIが書いた割合",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.footer = vec![
        headline::source(outcome, lang),
        headline::assumes(outcome, lang),
    ];
    spec.points = points(outcome);
    spec.about = Some(Box::new(Points {
        outcome: outcome.clone(),
        lang,
    }));
    if f.central.is_none() {
        return spec;
    }
    if !f.bands.is_empty() {
        spec.fans = vec![common::fan(
            &outcome.assumptions,
            (common::Of::Simulations, lang),
            dates,
            &f.bands,
            percent,
        )];
    }
    let path = dates.iter().zip(&f.path);
    spec.lines = vec![Line {
        name: localized(lang, "median", "中央値").to_owned(),
        reading: localized(lang, "Median", "中央値").to_owned(),
        points: path.map(|(day, s)| (*day, percent(*s))).collect(),
        paint: Paint::Accent,
        weight: 0.19,
    }];
    spec.guides = vec![Guide {
        vertical: true,
        at: CLARK,
        name: localized(lang, "Clark: 100%", "Clark：100%").to_owned(),
        paint: Paint::Target,
    }];
    let smax = outcome.assumptions.get(Key::ShareCeiling);
    if smax < 100.0 {
        spec.guides.push(Guide {
            vertical: false,
            at: smax,
            name: join(&[localized(lang, "ceiling ", "上限"), &share(smax)]),
            paint: Paint::Muted,
        });
    }
    // At 99.9% a mark would lie on the one before it.
    let reached = TARGETS.iter().zip(&f.targets).take(3);
    let reached = reached.map(|(target, arrival)| (target, arrival.p50));
    let reached = reached.filter(|(_, day)| day.is_finite());
    // The sentence's comes first, which has the choice of places for its name.
    spec.marks = reached
        .rev()
        .map(|(target, day)| Mark {
            at: (day, percent(*target)),
            name: join(&[
                &part(*target),
                localized(lang, ": ", "："),
                &short_month(lang, day),
            ]),
            paint: Paint::Accent,
        })
        .collect();
    spec.marks.extend(f.by.map(|(by, _)| Mark {
        at: (CLARK, percent(by)),
        name: part(by),
        paint: Paint::Target,
    }));
    spec.handles = handles(outcome, x.ends);
    spec
}

/// The bounds with the ranges that they are drawn from, or a person's own points.
fn points(outcome: &CodeOutcome) -> Vec<DataPoint> {
    if outcome.own.is_none() {
        return bounds(outcome)
            .into_iter()
            .enumerate()
            .map(|(index, (day, at, (low, high)))| DataPoint {
                index,
                at: (day, percent(at)),
                range: Some((percent(low), percent(high))),
                weight: FitRole::Full,
            })
            .collect();
    }
    let points = outcome.own_points().enumerate();
    points
        .map(|(index, (point, fitted))| DataPoint {
            index,
            at: (point.day, point.p50.mid),
            range: point.p50.range,
            weight: FitRole::of(fitted),
        })
        .collect()
}

/// The bounds and the ceiling can be moved up and down.
fn handles(outcome: &CodeOutcome, (from, to): (f64, f64)) -> Vec<Handle> {
    let handle = |key: Key, day: f64| common::up_and_down(key, (day, outcome.assumptions.get(key)));
    let ceiling = handle(Key::ShareCeiling, from + (to - from) * 0.9);
    let bounds = [(Key::ShareBefore, BEFORE), (Key::ShareNow, NOW)];
    let bounds = bounds.into_iter().filter(|_| outcome.own.is_none());
    bounds
        .map(|(key, day)| handle(key, day))
        .chain([ceiling])
        .collect()
}

/// The words of the points.
struct Points {
    outcome: CodeOutcome,
    lang: Lang,
}

impl About for Points {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let Some((point, fitted)) = self.outcome.own_points().nth(index) else {
            return (bound(self.lang, index).to_owned(), None);
        };
        let name = &point.label;
        let long = (!fitted).then(|| match self.lang {
            Lang::En => phrase!(name, " (not fitted)"),
            Lang::Ja => phrase!(name, "（対象外）"),
        });
        (name.clone(), long)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let lang = self.lang;
        let colon = localized(lang, ": ", "：");
        let between = |label: &str, (low, high): (f64, f64)| {
            join(&[
                label,
                colon,
                &share(low),
                localized(lang, " to ", "〜"),
                &share(high),
            ])
        };
        let Some((point, fitted)) = self.outcome.own_points().nth(index) else {
            let (day, at, (low, high)) = bounds(&self.outcome)[index.min(1)];
            let lines = vec![
                date(lang, day),
                part(at),
                between(
                    localized(lang, "Drawn evenly from", "一様に抽出"),
                    (percent(low), percent(high)),
                ),
            ];
            return (bound(lang, index).to_owned(), lines);
        };
        let mut lines = vec![date(lang, point.day), share(point.p50.mid)];
        lines.extend(point.p50.range.map(|range| between("95%", range)));
        if !fitted {
            lines.push(localized(lang, "not fitted", "当てはめの対象外").to_owned());
        }
        (point.name.clone(), lines)
    }
}

/// What Anthropic says of a bound.
pub const fn bound(lang: Lang, index: usize) -> &'static str {
    match index {
        0 => localized(lang, "“low single digits”", "「一桁台」"),
        _ => localized(lang, "“over 80%”", "「80%超」"),
    }
}
