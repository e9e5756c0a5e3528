//! Can what AI finds and files be dealt with? The view of the bottlenecks.

pub mod chart;
pub(super) mod headline;
mod method;
pub(super) mod tables;

use super::{
    Details, Extra, Panel, Study, Tile, common,
    horizon::{self, Data},
    model_cache, spans,
};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    i18n::{Lang, format},
    model::{
        MONTH, YEAR,
        arrival::Arrival,
        fan::Detail,
        horizon::Shape,
        queue::Flow,
        queues::{Engine, Forecast, Inputs, Outlook, dates},
    },
};

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

/// A share of growth a year as growth of the logarithm a day.
fn a_day(percent: f64) -> f64 {
    libm::log1p(percent / 100.0) / YEAR
}

/// What the model needs to know of a study.
fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::inputs(study);
    // Only the pace counts, so that the level needs no point.
    trend.shape = Shape::Exponential;
    trend.h0 = Some(1.0);
    trend.t0 = Some(START);
    trend.scatter = false;
    trend.boot = false;
    let flow = |a_day_now: f64, growth: Key| Flow {
        rate: a_day_now,
        growth: a_day(a.get(growth)),
    };
    let end = date::year_to_days(a.get(Key::Until));
    Inputs {
        trend,
        elasticity: a.get(Key::FindingElasticity),
        found: a.get(Key::VulnerabilitiesFound),
        days: FIRST,
        patching: flow(a.get(Key::PatchCapacity) / MONTH, Key::PatchGrowth),
        filing: flow(a.get(Key::PatentFilings) / YEAR, Key::FilingsGrowth),
        examining: flow(
            a.get(Key::ExaminationCapacity) / YEAR,
            Key::ExaminationGrowth,
        ),
        pendency: a.get(Key::Pendency) * MONTH,
        spread: a.get(Key::CapacitySpread) / 100.0,
        dates: dates(START, end),
        long: LONG.map(|months| months * MONTH),
        limit: date::year_to_days(LIMIT),
    }
}

/// The queues with their last forecast.
pub type Memory = model_cache::ModelCache<Engine>;

/// The panel of a study, with fans in this detail at least.
pub fn panel_of(memory: &mut Memory, study: &Study, lang: Lang, detail: Detail) -> Panel {
    let (inputs, forecast) = memory.of(inputs(study), detail);
    let outcome = QueuesOutcome {
        assumptions: study.link.assumptions,
        data: Data::of(study),
        inputs: inputs.clone(),
        forecast: forecast.clone(),
    };
    panel(outcome, lang)
}

fn panel(outcome: QueuesOutcome, lang: Lang) -> Panel {
    let assumptions = outcome.assumptions;
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, lang),
        dot_axis: common::ends(lang, (START, outcome.end())),
        notes: headline::notes(&outcome, lang),
        extras: extras(&outcome, lang),
        resolved: resolved(&outcome),
        fitted: fitted(&outcome),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(
            View::Queues,
            lang,
            assumptions,
            super::Chart::Queues(Box::new(outcome)),
        )
    }
}

/// What is behind the folds.
pub fn details(outcome: &QueuesOutcome, lang: Lang) -> Details {
    Details {
        table: tables::vulnerabilities(outcome, lang),
        points: tables::points(outcome, lang),
        method: method::method(lang),
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
        .map(|(key, (day, arrival))| {
            let label = headline::milestone(lang, key).to_owned();
            let mut tile = common::tile(lang, key, label, day, &arrival, axis);
            if day <= START {
                headline::at_once(lang, key).clone_into(&mut tile.date);
            }
            tile
        })
        .collect()
}

fn extras(outcome: &QueuesOutcome, lang: Lang) -> Vec<Extra> {
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    let localized = |en, ja| format::localized(lang, en, ja);
    vec![
        Extra::new(
            "rates",
            localized("Found and patched a month", "1か月の発見と修正"),
            &headline::rates(outcome, forecast, lang),
            None,
        ),
        Extra::new(
            "wait",
            localized("How long a patch takes", "修正までの待ち時間"),
            &headline::wait(outcome, forecast, lang),
            None,
        ),
        Extra::new(
            "patents",
            localized("Patents filed and examined", "特許の出願と審査"),
            &headline::patents(outcome, forecast, lang),
            Some(tables::patents(outcome, forecast, lang)),
        ),
        Extra::new(
            "pendency",
            localized("How long an application waits", "審査までの待ち時間"),
            &headline::pendency(outcome, forecast, lang),
            None,
        ),
    ]
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
    horizon::irrelevant_to_the_trend(&outcome.assumptions, assumed).collect()
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
