//! Can what AI finds and files be dealt with? The view of the bottlenecks.

pub mod chart;
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
/// Fact `glasswing.found` says “in the first weeks”, in April and May 2026: taken as six.
const FIRST: f64 = 42.0;
/// No backlog is followed further than the start of this year.
const LIMIT: f64 = 2100.0;
/// The waits whose dates are reported, in months: for a patch and for an examination.
const LONG: [f64; 2] = [12.0, 36.0];
/// Names of the milestones.
const KEYS: [&str; 4] = [
    "vulnerabilities-cleared",
    "wait-12-months",
    "patents-cleared",
    "pendency-36-months",
];

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
    /// Both queues; none without a doubling time.
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
        &["S1", "metr", "little"]
    }
}

impl Report for QueuesOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::vulnerabilities(self, lang),
            points: tables::points(self, lang),
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
fn milestones(forecast: &Forecast) -> [(f64, Arrival); 4] {
    let both = |o: &Outlook| [(o.cleared, o.arrival), (o.long, o.late)];
    let [a, b] = both(&forecast.vulnerabilities);
    let [c, d] = both(&forecast.patents);
    [a, b, c, d]
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
    common::irrelevant(&outcome.assumptions, assumed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn start_and_size_are_those_of_the_facts() {
        let mythos = facts::get("events.mythos").unwrap();
        assert_eq!(date::parse(&mythos.date_text), Some(START));
        let found = facts::get("glasswing.found").unwrap();
        assert_eq!(
            found.value,
            Some(Assumptions::default().get(Key::VulnerabilitiesFound))
        );
        // “2026-04” to “2026-05”.
        assert!(date::iso(START).starts_with(&found.date_text));
        assert!(date::iso(START + FIRST).starts_with("2026-05"));
    }
}
