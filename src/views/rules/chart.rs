//! The charts of the rules as data.

use super::{AXIS, EVENTS, NEXT, RulesOutcome, TOLD_BY, headline};
use crate::{
    evidence::sources,
    figure::chart::{About, AxisSpec, Bar, DataPoint, FitRole, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{date, join, localized, month, shares},
    },
};

/// The colour of a scenario.
pub const fn paint(scenario: usize) -> Paint {
    match scenario {
        0 => Paint::Accent,
        other => Paint::Series(other),
    }
}

/// The heights of events, from the top, so that each has room for its name.
fn height(event: usize) -> f64 {
    94.0 - 88.0 * event as f64 / (EVENTS.len() - 1) as f64
}

/// Events until the directive, and the weights of what may follow as regions.
pub fn spec(outcome: &RulesOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Date,
        ends: AXIS,
    };
    let y = AxisSpec {
        measure: Measure::Rows,
        ends: (0.0, 100.0),
    };
    let title = localized(
        lang,
        "What happened in 2026, and how likely we judge what may follow (no dates)",
        "2026年の出来事と、その後の可能性についての判断（時期は示さない）",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.footer = vec![
        headline::source(lang).to_owned(),
        headline::assumes(outcome, lang),
    ];
    let mut top = 100.0;
    let weights = outcome.judgement.weights();
    let told = shares(lang, weights);
    for (scenario, (weight, told)) in weights.iter().zip(&told).enumerate() {
        let low = top - weight * 100.0;
        spec.bars.push(Bar {
            x: (NEXT, AXIS.1),
            y: (low.max(0.0), top),
            name: join(&[headline::scenario(lang, scenario), " ", told]),
            paint: paint(scenario),
            opacity: 0.22,
            region: true,
        });
        top = low;
    }
    spec.points = EVENTS
        .iter()
        .enumerate()
        .map(|(index, event)| DataPoint {
            // Even ones have their names on the left, where the later ones have room.
            index: 2 * index + usize::from(index < 3),
            at: (event.day, height(index)),
            range: None,
            weight: FitRole::Full,
        })
        .collect();
    spec.about = Some(Box::new(Events(lang)));
    spec
}

/// The words of the events.
struct Events(Lang);

impl About for Events {
    fn name(&self, index: usize) -> (String, Option<String>) {
        (headline::event(self.0, index / 2).to_owned(), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let event = &EVENTS[(index / 2).min(EVENTS.len() - 1)];
        let when = if event.exact {
            date(self.0, event.day)
        } else {
            month(self.0, event.day)
        };
        let title = headline::event(self.0, index / 2).to_owned();
        let told = TOLD_BY.iter().filter_map(|id| sources::get(id));
        let told = told.map(|source| source.short(self.0));
        (title, std::iter::once(when).chain(told).collect())
    }
}
