//! Can what AI finds and files be dealt with? The view of the bottlenecks.

pub mod figure;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
pub(super) mod sentence;
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
pub struct Chart {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The measured horizons that the doubling time comes from.
    pub data: Data,
    /// What the forecast was computed from.
    pub inputs: Inputs,
    /// Both queues; none without a doubling time.
    pub forecast: Option<Forecast>,
}

impl Chart {
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
    let chart = Chart {
        assumptions: study.link.assumptions,
        data: Data::of(study),
        inputs: inputs.clone(),
        forecast: forecast.clone(),
    };
    panel(chart, lang)
}

fn panel(chart: Chart, lang: Lang) -> Panel {
    let assumptions = chart.assumptions;
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, lang),
        dot_axis: common::ends(lang, (START, chart.end())),
        notes: sentence::notes(&chart, lang),
        extras: extras(&chart, lang),
        resolved: resolved(&chart),
        fitted: fitted(&chart),
        remarks: sentence::remarks(&chart, lang),
        irrelevant: irrelevant(&chart),
        ..Panel::new(
            View::Queues,
            lang,
            assumptions,
            super::Chart::Queues(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    Details {
        table: tables::vulnerabilities(chart, lang),
        points: tables::points(chart, lang),
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

fn tiles(chart: &Chart, lang: Lang) -> Vec<Tile> {
    let axis = (START, chart.end());
    let Some(forecast) = &chart.forecast else {
        return Vec::new();
    };
    KEYS.iter()
        .zip(milestones(forecast))
        .map(|(key, (day, arrival))| {
            let label = sentence::milestone(lang, key).to_owned();
            let mut tile = common::tile(lang, key, label, day, &arrival, axis);
            if day <= START {
                sentence::at_once(lang, key).clone_into(&mut tile.date);
            }
            tile
        })
        .collect()
}

fn extras(chart: &Chart, lang: Lang) -> Vec<Extra> {
    let Some(forecast) = &chart.forecast else {
        return Vec::new();
    };
    let localized = |en, ja| format::localized(lang, en, ja);
    vec![
        Extra::new(
            "rates",
            localized("Found and patched a month", "1か月の発見と修正"),
            &sentence::rates(chart, forecast, lang),
            None,
        ),
        Extra::new(
            "wait",
            localized("How long a patch takes", "修正までの待ち時間"),
            &sentence::wait(chart, forecast, lang),
            None,
        ),
        Extra::new(
            "patents",
            localized("Patents filed and examined", "特許の出願と審査"),
            &sentence::patents(chart, forecast, lang),
            Some(tables::patents(chart, forecast, lang)),
        ),
        Extra::new(
            "pendency",
            localized("How long an application waits", "審査までの待ち時間"),
            &sentence::pendency(chart, forecast, lang),
            None,
        ),
    ]
}

fn resolved(chart: &Chart) -> Vec<(Key, f64)> {
    let doubling = chart
        .forecast
        .as_ref()
        .map(|f| (Key::DoublingTime, f.doubling));
    doubling.into_iter().filter(|d| d.1.is_finite()).collect()
}

fn fitted(chart: &Chart) -> Vec<(Key, f64)> {
    if chart.assumptions.given(Key::DoublingTime).is_none() {
        return resolved(chart);
    }
    let fitted = chart.forecast.as_ref().and_then(|f| f.fitted);
    let usable = fitted.filter(|days| days.is_finite() && *days > 0.0);
    usable
        .map(|days| (Key::DoublingTime, days))
        .into_iter()
        .collect()
}

/// Parameters that change nothing of what is shown.
fn irrelevant(chart: &Chart) -> Vec<Key> {
    let assumed = chart.forecast.as_ref().is_none_or(|f| !f.spread);
    horizon::irrelevant_to_the_trend(&chart.assumptions, assumed).collect()
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
