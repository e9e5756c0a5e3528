//! What rules follow, and how to go on when access is cut? The view of the rules.

mod answer;
mod chart;
pub(super) mod headline;
pub mod inputs;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub(super) mod tables;

pub use headline::event as event_name;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, ViewInfo, ViewSession, ViewSpec, common,
    compare::Scenario, numbers::Numbers, own_points, spans, why::Answers,
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
    model::rules::{
        again::Again,
        continuity::{self, Costs, Risks, Times},
        scenario::{FACTORS, Judgement, SCENARIOS},
        score::Scores,
    },
};
use inputs::Named;

/// The most vendors that chart and table of the plan show.
const MOST_VENDORS: u32 = 6;

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

/// Those on the chart. Written here for their days; a test holds them and their facts together.
pub const EVENTS: [Event; 12] = [
    event("events.pentagon", 2, 15, false),
    event("events.designation", 3, 15, false),
    event("rules.injunction", 3, 26, true),
    event("events.mythos", 4, 7, true),
    event("events.order", 6, 2, true),
    event("events.fable", 6, 9, true),
    event("events.jailbreak", 6, 11, true),
    event("events.directive", 6, 12, true),
    event("rules.sol", 6, 26, true),
    event("rules.restored", 7, 1, true),
    event("rules.appeal", 9, 25, true),
    // The first days of the month, of which the data knows.
    event("rules.accord", 10, 5, false),
];

/// What the table of events has beside them.
const MORE_EVENTS: [&str; 11] = [
    "rules.gsa",
    "rules.lifted",
    "rules.classified",
    "rules.stay",
    "rules.ninety",
    "rules.letter",
    "rules.separate",
    "rules.conditions",
    "rules.debugging",
    "rules.eu",
    "rules.incidents",
];

/// For each factor the facts that its score rests on.
pub const EVIDENCE: [&[&str]; FACTORS] = [
    &["rules.sol", "rules.accord", "rules.incidents"],
    &["rules.injunction", "rules.stay", "rules.appeal"],
    &["poll.pew.concerned", "poll.pew.excited", "poll.quinnipiac"],
    &["access.lag", "access.glm", "access.open.epoch"],
];

/// What happened after the forecast of June: A, with conditions.
pub const HAPPENED: usize = 0;

/// The ids of the sources that tell of an event.
pub fn told_by(event: &Event) -> impl Iterator<Item = &'static str> {
    let sources = facts::get(event.fact).map_or(&[][..], |fact| &fact.sources);
    sources.iter().map(|source| &*source.id)
}

/// Where the timeline begins, where the ribbons of what may follow grow out of it, and where they end.
const AXIS: (f64, f64) = (
    date::days_from_civil(2026, 1, 25) as f64,
    date::days_from_civil(2027, 5, 5) as f64,
);

/// The last day that the data knows of; what follows has no dates.
const LAST: f64 = date::days_from_civil(2026, 10, 9) as f64;

/// The day of the forecast of June.
const FORECAST: f64 = date::days_from_civil(2026, 6, 17) as f64;

/// The days between which all access was stopped.
const STOPPED: (f64, f64) = (
    date::days_from_civil(2026, 6, 12) as f64,
    date::days_from_civil(2026, 7, 1) as f64,
);

/// The release of GPT-4, since which frontier models have been sold and cut off once; the start of METR's records in use.
const SOLD_SINCE: f64 = date::days_from_civil(2023, 3, 14) as f64;

/// The view.
pub struct Rules;

impl ViewSpec for Rules {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("AI rules", "規制と継続"),
        question: Question::SoWhat,
        unit: "percent",
        comparison: Ui::Laws,
        own: &own_points::LENGTHS,
    };

    type Session = RulesSession;

    type Outcome = RulesOutcome;

    fn matters(assumptions: &Assumptions, key: Key) -> bool {
        !irrelevant(assumptions).contains(&key)
    }

    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer))
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct RulesOutcome {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The judgement on what follows.
    pub judgement: Judgement,
    /// Its weights.
    pub weights: [f64; SCENARIOS],
    /// Those of the forecast of June.
    pub june: [f64; SCENARIOS],
    /// What the labs may meet under each scenario.
    pub each: [Again; SCENARIOS],
    /// The same over all scenarios.
    pub again: Again,
    /// The risks of each group under each scenario.
    pub risks: [Risks; SCENARIOS],
    /// How long things take.
    pub times: Times,
    /// What things cost.
    pub costs: Costs,
    /// The plans that are compared.
    pub plans: Vec<Named>,
    /// The index of the one that the controls stand for.
    pub chosen: usize,
}

impl RulesOutcome {
    fn of(a: &Assumptions) -> Self {
        let judgement = inputs::judgement(a);
        let weights = judgement.weights();
        let dispute = a.get(Key::Dispute);
        let each = inputs::frontier(a).map(|risk| Again::of(risk, inputs::LABS, dispute));
        let (plans, chosen) = inputs::plans(a);
        Self {
            assumptions: *a,
            judgement,
            weights,
            june: inputs::june(a).weights(),
            each,
            again: Again::mixed(&weights, &each),
            risks: inputs::risks(a),
            times: inputs::times(a),
            costs: inputs::costs(a),
            plans,
            chosen,
        }
    }

    /// How good the forecast of June was.
    pub fn scores(&self) -> Scores {
        Scores::of(&self.june, HAPPENED)
    }

    /// The least and the greatest probability of another cut-off when any one score is a point off.
    pub fn again_range(&self) -> (f64, f64) {
        let now = self.again.any();
        let others = self.judgement.point_off();
        let any = others.map(|weights| Again::mixed(&weights, &self.each).any());
        any.fold((now, now), |(low, high), p| (low.min(p), high.max(p)))
    }

    /// P(at least one more within a year) after one since frontier models have been sold, and nothing else known.
    pub fn outside_view() -> f64 {
        crate::model::rules::again::after_one_in((LAST - SOLD_SINCE) / 365.25)
    }

    /// The mean of a quantity of each scenario.
    fn mean(&self, of: impl Fn(&Risks) -> f64) -> f64 {
        let pairs = self.weights.iter().zip(&self.risks);
        pairs.map(|(weight, risks)| weight * of(risks)).sum()
    }

    /// P(all of a plan's vendors are cut off) within a year.
    pub fn all_cut(&self, plan: usize) -> f64 {
        self.mean(|risks| self.plans[plan].plan.all_cut(risks))
    }

    /// The same of any vendors, so many of each group.
    pub fn all_of(&self, vendors: [u32; continuity::GROUPS]) -> f64 {
        let plan = continuity::Plan {
            vendors,
            rehearsed: false,
        };
        self.mean(|risks| plan.all_cut(risks))
    }

    /// P(the vendor in use is cut off) within a year.
    pub fn first_cut(&self, plan: usize) -> f64 {
        self.mean(|risks| self.plans[plan].plan.first_cut(risks))
    }

    /// Expected days without access a year.
    pub fn days(&self, plan: usize) -> f64 {
        self.mean(|risks| self.plans[plan].plan.days(risks, &self.times))
    }

    /// What a plan costs a year whatever happens.
    pub fn fixed(&self, plan: usize) -> f64 {
        self.plans[plan].plan.fixed(&self.costs)
    }

    /// Expected cost a year.
    pub fn cost(&self, plan: usize) -> f64 {
        self.days(plan) * self.costs.day + self.fixed(plan)
    }

    /// Expected cost a year under each scenario.
    pub fn cost_each(&self, plan: usize) -> [f64; SCENARIOS] {
        let plan = &self.plans[plan].plan;
        self.risks
            .map(|risks| plan.cost(&risks, &self.times, &self.costs))
    }

    /// Which plan is the cheapest from which cost of a day on.
    pub fn cheapest(&self) -> Vec<(f64, usize)> {
        let lines: Vec<(f64, f64)> = (0..self.plans.len())
            .map(|plan| (self.fixed(plan), self.days(plan)))
            .collect();
        continuity::cheapest(&lines)
    }

    /// The cheapest at the cost of a day that is set.
    pub fn best(&self) -> usize {
        let all = self.cheapest();
        let reached = all.iter().rev().find(|(from, _)| *from <= self.costs.day);
        reached.map_or(0, |(_, plan)| *plan)
    }

    /// What it is worth a year to know which scenario holds.
    pub fn value_of_knowing(&self) -> f64 {
        let costs: Vec<[f64; SCENARIOS]> = (0..self.plans.len())
            .map(|plan| self.cost_each(plan))
            .collect();
        continuity::value_of_knowing(&self.weights, &costs)
    }
}

impl Outcome for RulesOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &[
            "S5",
            "S2",
            "anthropic.redeploy",
            "cnbc.lifted",
            "openai.sol",
            "npr.injunction",
            "jones.stay",
            "cnbc.appeal",
            "crowell",
            "axios.incidents",
            "caisi.glm",
            "fleming",
        ]
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

    fn mark_pins(&self, spec: &mut Spec, pins: &[Rc<Scenario>]) {
        chart::mark_pins(spec, pins);
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
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        board: Some(tables::plans(&outcome, lang)),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&assumptions),
        ..Panel::new(View::Rules, lang, assumptions, outcome)
    }
}

/// Parameters that have no effect under these assumptions.
fn irrelevant(a: &Assumptions) -> Vec<Key> {
    let mut keys = vec![Key::Until, Key::Draws, Key::Seed];
    keys.extend(if inputs::alike(a) {
        &BY_CONTROL[..]
    } else {
        &ALIKE
    });
    keys
}

/// What counts only where all vendors are alike.
const ALIKE: [Key; 3] = [Key::Vendors, Key::CutOffRate, Key::CommonCause];

/// What counts only where they differ by who controls them.
const BY_CONTROL: [Key; 10] = [
    Key::UsFrontier,
    Key::UsOther,
    Key::Abroad,
    Key::Rehearsed,
    Key::OtherOwn,
    Key::AllOtherA,
    Key::AllOtherB,
    Key::AllOtherC,
    Key::AbroadOwn,
    Key::AllAbroad,
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{EDITION, points::metr};

    #[test]
    fn the_timeline_is_that_of_the_facts() {
        for event in &EVENTS {
            let fact = facts::get(event.fact).expect(event.fact);
            let day = date::iso(event.day);
            assert!(day.starts_with(&fact.date_text), "{}", event.fact);
            assert_eq!(event.exact, fact.date_text.len() == 10, "{}", event.fact);
        }
        // None of the documents' is left out.
        let known = facts::all().iter().filter(|f| f.id.starts_with("events."));
        assert!(known.clone().count() > 0);
        for fact in known {
            assert!(
                EVENTS.iter().any(|event| event.fact == fact.id),
                "{}",
                fact.id
            );
        }
        assert!(EVENTS.is_sorted_by(|a, b| a.day <= b.day));
        for id in MORE_EVENTS.iter().chain(EVIDENCE.iter().copied().flatten()) {
            assert!(facts::get(id).is_some(), "{id}");
        }
    }

    #[test]
    fn days_and_length_are_those_of_the_facts() {
        assert_eq!(date::iso(LAST), EDITION);
        let day = |id: &str| facts::get(id).and_then(|fact| fact.date);
        assert_eq!(day("rules.oneoff"), Some(FORECAST));
        assert_eq!(day("events.directive"), Some(STOPPED.0));
        assert_eq!(day("rules.restored"), Some(STOPPED.1));
        let restored = facts::get("rules.restored").and_then(|fact| fact.value);
        assert_eq!(restored, Some(STOPPED.1 - STOPPED.0));
        assert_eq!(
            restored,
            Some(Assumptions::default().get(Key::OutageLength))
        );
        let first = metr().points.iter().find(|point| point.label == "GPT-4");
        assert_eq!(first.map(|point| point.day), Some(SOLD_SINCE));
    }

    #[test]
    fn in_june_a_single_case_was_likeliest() {
        let outcome = RulesOutcome::of(&Assumptions::default());
        let june = outcome.june;
        assert!(june[0] > june[1] && june[1] > june[2]);
        assert!((june.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        let (scores, uniform) = (outcome.scores(), Scores::uniform(SCENARIOS));
        assert!(scores.log > uniform.log && scores.brier < uniform.brier);
    }
}
