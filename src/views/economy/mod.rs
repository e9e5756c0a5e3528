//! How far does use lag behind, and who can pay for it? The economy view.

pub mod chart;
mod headline;
mod inputs;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub mod tables;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSpec, common, horizon,
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
    i18n::{Lang, format::Clock, ui::Ui},
    model::{
        economy::adoption::{self, Engine, Forecast, Milestone},
        economy::{self, FACTORS, Factor, Purchase, Revenue},
        horizon as horizon_model,
    },
};
use inputs::inputs;

/// Revenue is counted from the start of this year.
const FROM: f64 = 2026.0;

/// Use comes later than what AI can do, and so the axis ends so many years later than elsewhere.
const LATER: f64 = 3.0;

/// Keys of the factors that are scaled: growth, elasticity.
const SCALED: [(Key, Key); FACTORS] = [
    (Key::ComputeGrowth, Key::ComputeElasticity),
    (Key::DataQuantityGrowth, Key::DataQuantityElasticity),
    (Key::DataQualityGrowth, Key::DataQualityElasticity),
    (Key::TrainingLengthGrowth, Key::TrainingLengthElasticity),
    (Key::ObjectiveGrowth, Key::ObjectiveElasticity),
    (Key::ConditioningGrowth, Key::ConditioningElasticity),
    (Key::ReinforcementGrowth, Key::ReinforcementElasticity),
];

/// The milestone of the headline.
const GENIUS: &str = "used-genius";

/// The view.
pub struct Economy;

impl ViewSpec for Economy {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Economy", "経済"),
        question: Question::SoWhat,
        unit: "minutes",
        comparison: Ui::Laws,
        own: &own_points::LENGTHS,
    };

    type Session = ModelSession<Self>;

    type Outcome = EconomyOutcome;
}

impl Modelled for Economy {
    type Model = Engine;

    fn inputs(study: &Study) -> adoption::Inputs {
        inputs(study)
    }

    fn panel(study: &Study, _: &adoption::Inputs, forecast: &Forecast, lang: Lang) -> Panel {
        panel(study, forecast, lang)
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct EconomyOutcome {
    /// The points and the trend.
    pub trend: horizon::HorizonOutcome,
    /// What AI can do, and what is in use.
    pub forecast: Forecast,
    /// Names of the forecast's milestones.
    pub keys: Vec<&'static str>,
}

impl EconomyOutcome {
    fn assumptions(&self) -> &Assumptions {
        &self.trend.assumptions
    }

    fn clock(&self) -> Clock {
        self.trend.clock()
    }

    /// The lag in days.
    fn lag(&self) -> f64 {
        self.assumptions().get(Key::AdoptionLag) * date::YEAR
    }

    /// When both curves start level.
    fn start(&self) -> f64 {
        self.forecast.dates.first().copied().unwrap_or_default()
    }

    /// The milestone of the headline; none without a trend.
    fn genius(&self) -> Option<&Milestone> {
        self.forecast.milestones.last()
    }

    /// Doublings of the horizon by which use is behind at a date; none where the trend does not rise.
    fn gap(&self, day: f64) -> Option<f64> {
        let pace = self.pace()?;
        Some(adoption::behind(day - self.start(), self.lag()) / pace)
    }

    /// Days per doubling in force, if the horizon doubles.
    fn pace(&self) -> Option<f64> {
        let dt = self.forecast.central?.dt;
        (dt > 0.0 && dt.is_finite()).then_some(dt)
    }

    fn revenue(&self) -> Revenue {
        let a = self.assumptions();
        Revenue {
            r0: a.get(Key::Revenue),
            rg: a.get(Key::RevenueGrowth),
            rg2: a.get(Key::LongRunGrowth),
            half_life: a.get(Key::GrowthHalfLife),
        }
    }

    fn purchase(&self) -> Purchase {
        let a = self.assumptions();
        Purchase {
            commit: a.get(Key::Commitment),
            years: a.get(Key::CommitmentYears),
            buffer: a.get(Key::Buffer),
        }
    }

    /// Years from the start to the end of a year.
    fn years_to(year: f64) -> f64 {
        year + 1.0 - FROM
    }

    /// Standard deviation of ln(revenue) after so many years: that of the miss in the year of the test, and growing with
    /// the root of time, since revenue at the start is known.
    fn spread(&self, years: f64) -> f64 {
        let a = self.assumptions();
        let due = Self::years_to(a.get(Key::TestYear));
        a.get(Key::ForecastMissSpread) / 100.0 * libm::sqrt(years.max(0.0) / due)
    }

    fn factors(&self) -> [Factor; FACTORS] {
        SCALED.map(|(growth, elasticity)| Factor {
            growth: self.assumptions().get(growth),
            elasticity: self.assumptions().get(elasticity),
        })
    }

    /// What the seven factors add up to.
    fn scaled(&self) -> Option<Scaled> {
        let force = self.pace()?;
        let fitted = self.forecast.trend.map(|t| t.doubling_days());
        let fitted = fitted.filter(|days| *days > 0.0 && days.is_finite());
        let per_doubling = economy::oom_per_doubling(fitted.unwrap_or(force));
        let sum = self.factors().iter().map(Factor::oom).sum();
        Some(Scaled {
            sum,
            per_doubling,
            days: economy::doubling_days(per_doubling, sum),
            fitted,
            force,
        })
    }
}

impl Outcome for EconomyOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &["S3", "metr", "metr.timelines"]
    }
}

impl Report for EconomyOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::used(self, lang),
            points: self.trend.measured().table(lang),
            method: common::questioned(lang, View::Economy, method::method(lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

/// What is scaled, and the doubling time that it implies.
struct Scaled {
    /// Growth of effective compute in powers of ten a year.
    sum: f64,
    /// Powers of ten per doubling of the horizon.
    per_doubling: f64,
    /// The doubling time that follows, in days; infinite if nothing grows.
    days: f64,
    /// The fitted doubling time.
    fitted: Option<f64>,
    /// The doubling time in force.
    force: f64,
}

impl Scaled {
    /// The sum that the doubling time in force needs.
    fn needed(&self) -> f64 {
        self.per_doubling / self.force * date::YEAR
    }
}

/// Lengths whose use is dated, ascending but for the last, which the headline is about.
fn milestones(a: &Assumptions) -> Vec<(&'static str, f64)> {
    let genius = a.get(Key::GeniusHorizon);
    let mut all = vec![
        ("used-work-week", horizon::MARKS[1].1),
        ("used-work-month", horizon::MARKS[2].1),
        (GENIUS, genius),
    ];
    all.retain(|(key, minutes)| *key == GENIUS || *minutes != genius);
    all
}

fn panel(study: &Study, forecast: &Forecast, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let trend = horizon_model::Forecast {
        status: forecast.status.clone(),
        trend: forecast.trend,
        central: forecast.central,
        dates: forecast.dates.clone(),
        ..horizon_model::Forecast::default()
    };
    let outcome = Rc::new(EconomyOutcome {
        trend: horizon::HorizonOutcome::under(study, trend),
        forecast: forecast.clone(),
        keys: milestones(&assumptions).into_iter().map(|m| m.0).collect(),
    });
    let axis = dot_axis(&outcome);
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        resolved: horizon::resolved(&outcome.trend),
        fitted: horizon::fitted(&outcome.trend),
        remarks: headline::remarks(lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Economy, lang, assumptions, outcome)
    }
}

/// From a year before the last fitted point to the end of the axis, and at least two years.
fn dot_axis(outcome: &EconomyOutcome) -> (f64, f64) {
    let dates = &outcome.forecast.dates;
    let (start, end) = (dates[0], dates[dates.len() - 1]);
    let from = outcome.forecast.central.map_or(start, |c| c.t0 - 365.0);
    common::dot_axis(from.max(start), end, 730.0)
}

fn tiles(outcome: &EconomyOutcome, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for (key, m) in outcome.keys.iter().zip(&outcome.forecast.milestones) {
        let label = headline::milestone(outcome, key, m, lang);
        let mut tile = common::tile(lang, key, label, m.used.p50, &m.used, axis);
        tile.detail = headline::reach(m, lang);
        tiles.push((m.minutes, tile));
    }
    common::ascending(tiles)
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(outcome: &EconomyOutcome) -> Vec<Key> {
    let a = outcome.assumptions();
    let mut keys = common::irrelevant(a, common::is_bare(outcome.forecast.trend));
    if a.get(Key::AdoptionLag) == 0.0 {
        keys.push(Key::AdoptionLagSpread);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_defaults_are_the_facts() {
        let a = Assumptions::default();
        let value = |id: &str| facts::get(id).unwrap().value;
        for (id, key) in [
            ("revenue.growth", Key::RevenueGrowth),
            ("ruin.commitment", Key::Commitment),
            ("ruin.example", Key::ForecastMiss),
            ("lab.split", Key::TrainingShare),
        ] {
            assert_eq!(value(id), Some(a.get(key)), "{id}");
        }
        assert_eq!(
            value("ruin.forecast"),
            Some(5.0 / a.get(Key::CommitmentYears))
        );
        let forecast = facts::get("ruin.forecast").unwrap();
        assert_eq!(forecast.date_text, "2027-12");
        assert_eq!(a.get(Key::TestYear), 2027.0);
        let margin = economy::break_even_margin(a.get(Key::TrainingShare) / 100.0);
        assert_eq!(value("lab.margin"), Some(margin * 100.0));
        let lag = facts::get("diffusion.lag").unwrap();
        let mean = (lag.low.unwrap() * lag.high.unwrap()).sqrt();
        assert!((mean - a.get(Key::AdoptionLag)).abs() < 0.05);
    }
}
