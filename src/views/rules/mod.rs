//! What rules follow, and how to go on when access is cut? The view of the rules.

mod chart;
pub(super) mod headline;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub(super) mod tables;

pub use headline::event as event_name;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, ViewInfo, ViewSession, ViewSpec, common,
    numbers::Numbers, own_points, spans,
};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    evidence::facts,
    figure::chart::Spec,
    i18n::{Lang, ui::Ui},
    model::{
        rules::continuity::Plan,
        rules::scenario::{FACTORS, Judgement, SCENARIOS},
    },
};

/// The most vendors that chart and table of the plan show.
const MOST_VENDORS: u32 = 10;

/// The scores of the factors.
pub const SCORES: [Key; FACTORS] = [Key::Labs, Key::Courts, Key::Opinion, Key::Race];

/// What a point of each score adds, a column a scenario.
pub const EFFECTS: [[Key; SCENARIOS]; FACTORS] = [
    [Key::LabsA, Key::LabsB, Key::LabsC],
    [Key::CourtsA, Key::CourtsB, Key::CourtsC],
    [Key::OpinionA, Key::OpinionB, Key::OpinionC],
    [Key::RaceA, Key::RaceB, Key::RaceC],
];

/// Our judgement: S5 holds that the directive most likely stays a single case.
const BASE: [f64; SCENARIOS] = [1.0, 0.3, 0.0];

/// Something that happened, by its fact.
pub struct Event {
    /// Its fact in `data/facts.csv`.
    pub fact: &'static str,
    /// When; the middle of the month where only that is known.
    pub day: f64,
    /// Whether the day is known.
    pub exact: bool,
}

const fn event(fact: &'static str, month: u32, day: u32, exact: bool) -> Event {
    Event {
        fact,
        day: date::days_from_civil(2026, month, day) as f64,
        exact,
    }
}

/// Facts `events.*`. Written here for their days; a test holds the two together.
pub const EVENTS: [Event; 7] = [
    event("events.pentagon", 2, 15, false),
    event("events.designation", 3, 15, false),
    event("events.mythos", 4, 7, true),
    event("events.order", 6, 2, true),
    event("events.fable", 6, 9, true),
    event("events.jailbreak", 6, 11, true),
    event("events.directive", 6, 12, true),
];

/// The ids of the sources that tell of an event.
pub fn told_by(event: &Event) -> impl Iterator<Item = &'static str> {
    let sources = facts::get(event.fact).map_or(&[][..], |fact| &fact.sources);
    sources.iter().map(|source| &*source.id)
}

/// Where the timeline begins and ends.
const AXIS: (f64, f64) = (
    date::days_from_civil(2026, 1, 25) as f64,
    date::days_from_civil(2026, 11, 1) as f64,
);

/// Where what may follow begins on the timeline: it has no dates.
const NEXT: f64 = date::days_from_civil(2026, 7, 1) as f64;

/// The view.
pub struct Rules;

impl ViewSpec for Rules {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Rules", "規制と継続"),
        question: Question::SoWhat,
        unit: "percent",
        comparison: Ui::Laws,
        own: &own_points::LENGTHS,
    };

    type Session = RulesSession;

    type Outcome = RulesOutcome;
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesOutcome {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The judgement on what follows.
    pub judgement: Judgement,
    /// How access goes on.
    pub plan: Plan,
}

impl RulesOutcome {
    fn of(a: &Assumptions) -> Self {
        let part = |key| a.get(key) / 100.0;
        let judgement = Judgement {
            base: BASE,
            effects: EFFECTS.map(|row| row.map(|key| a.get(key))),
            scores: SCORES.map(|key| a.get(key)),
        };
        let plan = Plan {
            vendors: a.get(Key::Vendors) as u32,
            cut: part(Key::CutOffRate),
            common: part(Key::CommonCause),
            outage: a.get(Key::OutageLength),
            switch: a.get(Key::SwitchTime),
            // What has been tested is not slower than what has not.
            tested: a.get(Key::DrilledSwitchTime).min(a.get(Key::SwitchTime)),
        };
        Self {
            assumptions: *a,
            judgement,
            plan,
        }
    }

    /// Whether an own system is part of the plan.
    fn has_own(&self) -> bool {
        self.assumptions.on(Key::OwnSystem)
    }
}

impl Outcome for RulesOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &["S5", "S2", "fleming"]
    }
}

impl Report for RulesOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::weights(self, lang),
            points: tables::events(lang),
            method: common::questioned(lang, View::Rules, method::method(lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

/// Nothing is worth keeping: all is computed at once.
#[derive(Default)]
pub struct RulesSession;

impl ViewSession for RulesSession {
    fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        panel(study, lang)
    }
}

fn panel(study: &Study, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let outcome = Rc::new(RulesOutcome::of(&assumptions));
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        dot_axis: common::ends(lang, AXIS),
        notes: headline::notes(lang),
        side_charts: side_charts::all(&outcome, lang),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: vec![Key::Until, Key::Draws, Key::Seed],
        ..Panel::new(View::Rules, lang, assumptions, outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_timeline_is_that_of_the_facts() {
        for event in &EVENTS {
            let fact = facts::get(event.fact).expect(event.fact);
            let day = date::iso(event.day);
            assert!(day.starts_with(&fact.date_text), "{}", event.fact);
            assert_eq!(event.exact, fact.date_text.len() == 10, "{}", event.fact);
        }
        let known = facts::all().iter().filter(|f| f.id.starts_with("events."));
        assert_eq!(known.count(), EVENTS.len());
        assert!(EVENTS.is_sorted_by(|a, b| a.day < b.day));
    }

    #[test]
    fn by_default_a_single_case_is_likeliest() {
        let weights = RulesOutcome::of(&Assumptions::default())
            .judgement
            .weights();
        assert!(weights[0] > weights[1] && weights[1] > weights[2]);
        assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}
