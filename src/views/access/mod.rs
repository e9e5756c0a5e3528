//! Who gets at the most capable models, and for how long? The access view.

pub mod extras;
pub mod figure;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod sentence;
pub mod tables;

use std::rc::Rc;

use super::{Details, Extra, Panel, Study, Tile, horizon, model_cache::Kept, spans};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    i18n::{Lang, format},
    model::{
        access::{self, Engine, Inputs, Outcome, REGIONS},
        horizon as horizon_model,
    },
};

/// Names of the regions in the JSON.
const REGION_KEYS: [&str; REGIONS] = ["managed", "unstable", "hollow"];

/// The plane and the smaller charts end at so many months.
const MOST: f64 = 36.0;

/// Fact `access.lag`: others reach the same level after so many months.
const QUOTED: (f64, f64) = (6.0, 12.0);

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The points and the trend.
    pub trend: horizon::Chart,
    /// What was drawn from.
    pub inputs: Inputs,
    /// The draws.
    pub outcome: Rc<Outcome>,
}

impl Chart {
    fn assumptions(&self) -> &Assumptions {
        &self.trend.assumptions
    }

    /// Days per doubling in force, if the horizon doubles.
    fn pace(&self) -> Option<f64> {
        let dt = self.outcome.central?.dt;
        (dt > 0.0 && dt.is_finite()).then_some(dt)
    }

    /// The region of the values themselves.
    fn here(&self) -> usize {
        let i = &self.inputs;
        access::region(i.closed, i.open, i.governance, i.window)
    }

    /// The likeliest region.
    fn likeliest(&self) -> usize {
        let odds = self.outcome.odds;
        (1..REGIONS).fold(0, |best, r| if odds[r] > odds[best] { r } else { best })
    }

    /// The probability that both sides believe that they lead, so many months apart.
    fn both_believe(&self, months: f64) -> Option<f64> {
        let mu = months * crate::model::MONTH / self.pace()?;
        Some(access::both_believe(
            mu,
            self.assumptions().get(Key::RivalError),
        ))
    }
}

/// What the model needs to know of a study.
fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::inputs(study);
    trend.shape = horizon_model::Shape::Exponential;
    trend.scatter = false;
    trend.boot = false;
    trend.milestones.clear();
    Inputs {
        trend,
        closed: a.get(Key::ClosedLag),
        open: a.get(Key::OpenLag),
        sd: a.get(Key::LagSpread) / 100.0,
        governance: a.get(Key::Governance) / 100.0,
        window: a.get(Key::CatchUpWindow),
    }
}

/// Draws outcomes, and keeps the last one for another language, theme or size.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    engine: Engine,
    last: Kept<Inputs, Rc<Outcome>>,
}

impl Memory {
    /// The panel of a study.
    pub fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let run = |inputs: &Inputs| Rc::new(self.engine.run(inputs));
        let (inputs, outcome) = self.last.whole(inputs(study), run);
        panel(study, inputs.clone(), outcome.clone(), lang)
    }
}

fn panel(study: &Study, inputs: Inputs, outcome: Rc<Outcome>, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let trend = horizon_model::Forecast {
        status: outcome.status.clone(),
        trend: outcome.trend,
        central: outcome.central,
        dates: outcome.dates.clone(),
        ..horizon_model::Forecast::default()
    };
    let chart = Chart {
        trend: horizon::Chart::under(study, trend),
        inputs,
        outcome,
    };
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, lang),
        dot_axis: (sentence::months(lang, 0.0), sentence::months(lang, MOST)),
        notes: sentence::notes(&chart, lang),
        extras: all_extras(&chart, lang),
        laws: Some(tables::burdens(lang)),
        resolved: horizon::resolved(&chart.trend),
        fitted: horizon::fitted(&chart.trend),
        irrelevant: irrelevant(&chart),
        ..Panel::new(
            View::Access,
            lang,
            assumptions,
            super::Chart::Access(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    Details {
        table: tables::by_date(chart, lang),
        points: chart.trend.measured().table(lang),
        method: method::method(lang),
    }
}

/// The regions with their probabilities, without dots since they are no dates.
fn tiles(chart: &Chart, lang: Lang) -> Vec<Tile> {
    let odds = format::shares(lang, chart.outcome.odds);
    let tile = |region: usize| Tile {
        key: REGION_KEYS[region],
        label: sentence::region(region, lang).to_owned(),
        date: odds[region].clone(),
        range: sentence::meaning(region, lang).to_owned(),
        never: None,
        detail: String::new(),
        dots: Vec::new(),
    };
    (0..REGIONS).map(tile).collect()
}

fn all_extras(chart: &Chart, lang: Lang) -> Vec<Extra> {
    let localized = |en, ja| format::localized(lang, en, ja);
    let mut all = Vec::new();
    if let Some(text) = sentence::lead(chart, lang) {
        let title = localized("How far the leader is ahead", "先頭はどれだけ先を行くか");
        all.push(Extra::new("lead", title, &text, tables::lead(chart, lang)));
    }
    all.push(Extra::new(
        "odds",
        localized("If equal models come sooner", "同等のモデルが早く現れたら"),
        &sentence::odds(chart, lang),
        Some(tables::odds(chart, lang)),
    ));
    all.push(Extra::new(
        "defence",
        localized("Time for defenders", "守る側に残る時間"),
        &sentence::defence(chart, lang),
        None,
    ));
    if let Some(text) = sentence::rivalry(chart, lang) {
        let title = localized(
            "Both sides believe that they lead",
            "双方が自分こそ先頭だと思う確率",
        );
        all.push(Extra::new("rivalry", title, &text, None));
    }
    all
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(chart: &Chart) -> Vec<Key> {
    let assumed = chart.outcome.trend.is_none_or(|t| t.variance.is_none());
    horizon::irrelevant_to_the_trend(chart.assumptions(), assumed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_quoted_lag_is_the_fact_and_the_default_its_middle() {
        let lag = facts::get("access.lag").unwrap();
        assert_eq!((lag.low, lag.high), (Some(QUOTED.0), Some(QUOTED.1)));
        let a = Assumptions::default();
        assert_eq!(a.get(Key::ClosedLag), f64::midpoint(QUOTED.0, QUOTED.1));
        assert_eq!(a.get(Key::CatchUpWindow), QUOTED.0);
    }
}
