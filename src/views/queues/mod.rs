//! Can what AI finds and files be dealt with? The view of the bottlenecks.

mod answer;
pub mod chart;
mod figures;
pub(super) mod headline;
mod inputs;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub(super) mod tables;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSpec, common,
    horizon::Data,
    model_cache::{ModelSession, Modelled},
    numbers::Numbers,
    own_points, spans,
    why::Answers,
};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    figure::chart::Spec,
    i18n::{Lang, format::localized, ui::Ui},
    model::{
        numerics::arrival::Arrival,
        queues::{Engine, Forecast, Inputs, Outlook},
    },
};
use inputs::inputs;

/// Fact `events.mythos`: from here on vulnerabilities are found; both queues begin.
const START: f64 = date::days_from_civil(2026, 4, 7) as f64;
/// Facts `glasswing.found` and `glasswing.rated` count until 22 May 2026, “in the first weeks”: taken as six.
const FIRST: f64 = 42.0;
/// No backlog is followed further than the start of this year.
const LIMIT: f64 = 2100.0;
/// The waits whose dates are reported, in months: for a patch, an examination and a review.
const LONG: [f64; 3] = [12.0, 36.0, 12.0];
/// Names of the milestones.
const KEYS: [&str; 5] = [
    "vulnerabilities-cleared",
    "wait-12-months",
    "patents-cleared",
    "pendency-36-months",
    "review-12-months",
];

/// Vulnerabilities of open source that are found in the first weeks and really high or critical.
fn confirmed(a: &Assumptions) -> f64 {
    a.get(Key::VulnerabilitiesFound) * a.get(Key::ConfirmedShare) / 100.0
}

/// The view.
pub struct Queues;

impl ViewSpec for Queues {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Bottlenecks", "ボトルネック"),
        question: Question::SoWhat,
        unit: "count",
        comparison: Ui::Laws,
        own: &own_points::LENGTHS,
    };

    type Session = ModelSession<Self>;

    type Outcome = QueuesOutcome;

    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::default()))
    }
}

impl Modelled for Queues {
    type Model = Engine;

    fn inputs(study: &Study) -> Inputs {
        inputs(study)
    }

    fn panel(study: &Study, inputs: &Inputs, forecast: &Option<Forecast>, lang: Lang) -> Panel {
        panel(study, inputs, forecast.as_ref(), lang)
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct QueuesOutcome {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The measured horizons that the doubling time comes from.
    pub data: Data,
    /// What the forecast was computed from.
    pub inputs: Inputs,
    /// All queues; none without a doubling time.
    pub forecast: Option<Forecast>,
}

impl QueuesOutcome {
    /// The dates of all curves.
    pub fn dates(&self) -> &[f64] {
        &self.inputs.dates
    }

    /// The last of them.
    fn end(&self) -> f64 {
        self.dates().last().copied().unwrap_or(START)
    }

    /// A value of a queue at each date.
    fn path(&self, value: impl Fn(f64) -> f64) -> Vec<f64> {
        self.dates().iter().map(|day| value(day - START)).collect()
    }
}

impl Outcome for QueuesOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &[
            "S1",
            "glasswing.update",
            "uspto",
            "uspto.firm",
            "jpo",
            "metr.discoveries",
            "S3",
            "fda.approvals",
            "frp",
            "patentpc",
            "metr",
            "little",
        ]
    }
}

impl Report for QueuesOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::vulnerabilities(self, lang),
            points: tables::points(lang),
            method: common::questioned(lang, View::Queues, method::method(lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

fn panel(study: &Study, inputs: &Inputs, forecast: Option<&Forecast>, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let outcome = Rc::new(QueuesOutcome {
        assumptions,
        data: Data::shared(study),
        inputs: inputs.clone(),
        forecast: forecast.cloned(),
    });
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, lang),
        dot_axis: common::ends(lang, (START, outcome.end())),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        resolved: resolved(&outcome),
        fitted: fitted(&outcome),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Queues, lang, assumptions, outcome)
    }
}

/// Date in force and distribution of each milestone, in the order of [`KEYS`].
fn milestones(forecast: &Forecast) -> [(f64, Arrival); KEYS.len()] {
    let both = |o: &Outlook| [(o.cleared, o.arrival), (o.long, o.late)];
    let [a, b] = both(&forecast.vulnerabilities);
    let [c, d] = both(&forecast.patents);
    [a, b, c, d, both(&forecast.medicines)[1]]
}

fn tiles(outcome: &QueuesOutcome, lang: Lang) -> Vec<Tile> {
    let axis = (START, outcome.end());
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    KEYS.iter()
        .zip(milestones(forecast))
        .zip(headline::MILESTONES)
        .map(|((key, (day, arrival)), (en, ja))| {
            let label = localized(lang, en, ja).to_owned();
            let mut tile = common::tile(lang, key, label, day, &arrival, axis);
            if day <= START {
                headline::at_once(lang, key).clone_into(&mut tile.date);
            }
            tile
        })
        .collect()
}

fn resolved(outcome: &QueuesOutcome) -> Vec<(Key, f64)> {
    let doubling = outcome
        .forecast
        .as_ref()
        .map(|f| (Key::DoublingTime, f.doubling));
    doubling.into_iter().filter(|d| d.1.is_finite()).collect()
}

fn fitted(outcome: &QueuesOutcome) -> Vec<(Key, f64)> {
    if outcome.assumptions.given(Key::DoublingTime).is_none() {
        return resolved(outcome);
    }
    let fitted = outcome.forecast.as_ref().and_then(|f| f.fitted);
    let usable = fitted.filter(|days| days.is_finite() && *days > 0.0);
    usable
        .map(|days| (Key::DoublingTime, days))
        .into_iter()
        .collect()
}

/// Parameters that change nothing of what is shown.
fn irrelevant(outcome: &QueuesOutcome) -> Vec<Key> {
    let assumed = outcome.forecast.as_ref().is_none_or(|f| !f.spread);
    let mut keys = common::irrelevant(&outcome.assumptions, assumed);
    keys.push(if outcome.assumptions.get(Key::PatentStart) == 0.0 {
        Key::Pendency
    } else {
        Key::PatentsWaiting
    });
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evidence::facts, model::MONTH};

    #[test]
    fn start_and_size_are_those_of_the_facts() {
        let mythos = facts::get("events.mythos").unwrap();
        assert_eq!(date::parse(&mythos.date_text), Some(START));
        let found = facts::get("glasswing.found").unwrap();
        let default = |key| Some(Assumptions::default().get(key));
        assert_eq!(found.value, default(Key::VendorsFound));
        // “2026-04” to “2026-05”.
        assert!(date::iso(START).starts_with(&found.date_text));
        assert!(date::iso(START + FIRST).starts_with("2026-05"));
        let value = |id: &str| facts::get(id).unwrap().value.unwrap();
        for (key, id) in [
            (Key::VulnerabilitiesFound, "glasswing.rated"),
            (Key::PatentFilings, "patents.us"),
            (Key::PatentsWaiting, "patents.uspto"),
            (Key::Pendency, "patents.pendency"),
            (Key::ReviewCapacity, "fda.approved"),
            (Key::ReviewTime, "fda.review"),
        ] {
            assert_eq!(default(key), Some(value(id)), "{id}");
        }
        let rounded = |value: f64, digits: f64| Some((value * digits).round() / digits);
        let share = 100.0 * value("glasswing.confirmed") / value("glasswing.checked");
        assert_eq!(default(Key::ConfirmedShare), rounded(share, 10.0));
        let a_month = value("glasswing.patched") / FIRST * MONTH;
        assert_eq!(default(Key::PatchCapacity), rounded(a_month, 1.0));
    }

    /// What is filed, and by how much the backlog falls a year between the two counts, is the judgement on the capacity.
    #[test]
    fn examination_is_what_the_two_counts_say() {
        let value = |id: &str| facts::get(id).unwrap().value.unwrap();
        let day = |id: &str| facts::get(id).unwrap().date.unwrap();
        let (before, now) = ("patents.uspto.before", "patents.uspto");
        let fall = (value(before) - value(now)) / ((day(now) - day(before)) / crate::model::YEAR);
        let capacity = Assumptions::default().get(Key::ExaminationCapacity);
        let implied = value("patents.us") + fall;
        assert!((capacity / implied - 1.0).abs() < 0.01, "{implied}");
    }
}
