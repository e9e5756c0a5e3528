//! Who gets at the most capable models, and for how long? The access view.

mod answer;
pub mod chart;
mod headline;
mod inputs;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub mod tables;

pub use headline::fact_length;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSession, ViewSpec,
    common, compare::Scenario, horizon, model_cache::Kept, numbers::Numbers, own_points, spans,
    why::Answers,
};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    figure::chart::Spec,
    i18n::{Lang, format, ui::Ui},
    model::{
        access::{self, Engine, Inputs, Lags, REGIONS},
        horizon as horizon_model,
    },
};
use inputs::inputs;

/// Names of the regions in the JSON.
const REGION_KEYS: [&str; REGIONS] = ["managed", "unstable", "hollow"];

/// The same with the lags that the document gave in May 2026.
const REGION_KEYS_OF_MAY: [&str; REGIONS] = ["managed-may", "unstable-may", "hollow-may"];

/// The plane and the smaller charts end at so many months.
const MOST: f64 = 36.0;

/// Fact `access.lag`: others reach the same level after so many months.
const QUOTED: (f64, f64) = (6.0, 12.0);

/// Its middle, which stands for how the document saw all others in May 2026.
const MAY: f64 = f64::midpoint(QUOTED.0, QUOTED.1);

/// The view.
pub struct Access;

impl ViewSpec for Access {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Access", "アクセス"),
        question: Question::SoWhat,
        unit: "months",
        comparison: Ui::Burdens,
        own: &own_points::LENGTHS,
    };

    type Session = AccessSession;

    type Outcome = AccessOutcome;

    fn answers(study: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::new(study)))
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessOutcome {
    /// The points and the trend.
    pub trend: horizon::HorizonOutcome,
    /// What was drawn from.
    pub inputs: Inputs,
    /// The draws.
    pub drawn: Rc<access::Outcome>,
}

impl AccessOutcome {
    fn assumptions(&self) -> &Assumptions {
        &self.trend.assumptions
    }

    /// Days per doubling in force, if the horizon doubles.
    fn pace(&self) -> Option<f64> {
        let dt = self.drawn.central?.dt;
        (dt > 0.0 && dt.is_finite()).then_some(dt)
    }

    /// The region of the values themselves.
    fn here(&self) -> usize {
        let i = &self.inputs;
        let spread = i.lags.spread(i.with_china);
        access::region(i.lags.closed, spread, i.governance, i.window)
    }

    /// Shares of the regions with the lags of the document, the rest as it is.
    fn odds_of_may(&self) -> [f64; REGIONS] {
        let lags = Lags {
            closed: MAY,
            open: MAY,
            china: MAY,
        };
        self.drawn.odds_for(&self.inputs, lags)
    }

    /// The likeliest region.
    fn likeliest(&self) -> usize {
        let odds = self.drawn.odds;
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

impl Outcome for AccessOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &[
            "S4",
            "S3",
            "metr",
            "aisi.gpt55",
            "aisi.open",
            "aisi.cyber",
            "epoch.china",
            "epoch.open",
            "caisi.glm",
            "caisi.v4",
            "glasswing.june",
            "anthropic.redeploy",
        ]
    }
}

impl Report for AccessOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::by_date(self, lang),
            points: self.trend.measured().table(lang),
            method: common::questioned(lang, View::Access, method::method(lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }

    fn mark_pins(&self, spec: &mut Spec, pins: &[Rc<Scenario>]) {
        chart::mark_pins(spec, pins);
    }
}

/// Draws outcomes, and keeps the last one for another language, theme or size.
#[derive(Clone, Debug, Default)]
pub struct AccessSession {
    engine: Engine,
    last: Kept<Inputs, Rc<access::Outcome>>,
}

impl ViewSession for AccessSession {
    fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let run = |inputs: &Inputs| Rc::new(self.engine.run(inputs));
        let (inputs, drawn) = self.last.whole(inputs(study), run);
        panel(study, inputs.clone(), drawn.clone(), lang)
    }
}

fn panel(study: &Study, inputs: Inputs, drawn: Rc<access::Outcome>, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let trend = horizon_model::Forecast {
        status: drawn.status.clone(),
        trend: drawn.trend,
        central: drawn.central,
        dates: drawn.dates.clone(),
        ..horizon_model::Forecast::default()
    };
    let outcome = Rc::new(AccessOutcome {
        trend: horizon::HorizonOutcome::under(study, trend),
        inputs,
        drawn,
    });
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, lang),
        dot_axis: (common::months(lang, 0.0), common::months(lang, MOST)),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        comparison: Some(tables::burdens(lang)),
        resolved: horizon::resolved(&outcome.trend),
        fitted: horizon::fitted(&outcome.trend),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Access, lang, assumptions, outcome)
    }
}

/// The regions with their probabilities, without dots since they are no dates.
fn tiles(outcome: &AccessOutcome, lang: Lang) -> Vec<Tile> {
    let odds = format::shares(lang, outcome.drawn.odds);
    let tile = |region: usize| Tile {
        key: REGION_KEYS[region],
        label: headline::region(region, lang).to_owned(),
        date: odds[region].clone(),
        range: headline::meaning(region, lang).to_owned(),
        never: None,
        detail: String::new(),
        day: None,
        is_measured: false,
        due: String::new(),
        dots: Vec::new(),
    };
    (0..REGIONS).map(tile).collect()
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(outcome: &AccessOutcome) -> Vec<Key> {
    common::irrelevant(outcome.assumptions(), common::is_bare(outcome.drawn.trend))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assumptions::presets::Preset, evidence::facts};

    #[test]
    fn the_quoted_lag_is_the_fact_and_the_defaults_are_what_was_measured() {
        let fact = |id| facts::get(id).unwrap();
        let lag = fact("access.lag");
        assert_eq!((lag.low, lag.high), (Some(QUOTED.0), Some(QUOTED.1)));
        let a = Assumptions::default();
        assert_eq!(a.get(Key::CatchUpWindow), QUOTED.0);
        let open = headline::fact_months(fact("access.open.aisi"));
        assert_eq!(a.get(Key::OpenLag), f64::midpoint(open.0, open.1));
        let china = headline::fact_months(fact("access.china.epoch"));
        assert_eq!((a.get(Key::ChinaLag), china.0), (china.1, china.1));
        // From the announcement of Mythos Preview to the finding on GPT-5.5.
        let (from, to) = (fact("events.mythos").date, fact("access.gpt55").date);
        let days = to.zip(from).map(|(to, from)| to - from);
        assert_eq!(fact("access.gpt55").value, days);
        let closed = headline::fact_months(fact("access.gpt55")).0;
        assert!((a.get(Key::ClosedLag) - closed).abs() < 0.01);
    }

    #[test]
    fn presets_of_lags_are_what_was_published() {
        let lags = |preset: Preset| inputs::lags(&preset.assumptions());
        let may = lags(Preset::LagsOfMay);
        assert_eq!([may.closed, may.open, may.china], [MAY; 3]);
        let before = headline::fact_months(facts::get("access.open.before").unwrap());
        let later = lags(Preset::OpenLater).open;
        assert_eq!(later, f64::midpoint(before.0, before.1));
    }
}
