//! How far does use lag behind, and who can pay for it? The economy view.

mod answer;
pub mod chart;
mod headline;
mod inputs;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
pub mod reports;
mod side_charts;
pub mod tables;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSpec, common, horizon,
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
    date::{self, days_from_civil},
    figure::chart::Spec,
    i18n::{Lang, format::Clock, ui::Ui},
    model::{
        economy::adoption::{self, Engine, Forecast, Milestone, Tested},
        economy::reported::{self, Fit, Outlook, Slowing, Step},
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

    fn matters(a: &Assumptions, key: Key) -> bool {
        key != Key::StatedForecast || Basis::of(a) == Basis::Stated
    }

    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::default()))
    }
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

/// What a purchase of compute rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A forecast that somebody states.
    Stated,
    /// The revenue path.
    Path,
}

impl Basis {
    fn of(a: &Assumptions) -> Self {
        if a.get(Key::ForecastBasis) == 0.0 {
            Self::Stated
        } else {
            Self::Path
        }
    }
}

/// The revenue path in force.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Path {
    /// Its median.
    pub revenue: Revenue,
    /// The fit to what was reported, where neither level nor growth is set by hand.
    pub fit: Option<Fit>,
    /// Level and growth of the fit, whatever is set by hand.
    fitted: Revenue,
    /// Years until the test, and the spread by then that is assumed of what is set by hand.
    due: (f64, f64),
}

impl Path {
    fn of(a: &Assumptions) -> Self {
        let slowing = Slowing {
            rg2: a.get(Key::LongRunGrowth),
            half_life: a.get(Key::GrowthHalfLife),
        };
        let fit = Fit::of(&reports::fitted(), slowing);
        // There is one: the reports are of several days. Without it, nothing grows.
        let fitted = fit.map_or_else(
            || Revenue {
                r0: reports::last().revenue,
                rg: 1.0,
                rg2: slowing.rg2,
                half_life: slowing.half_life,
            },
            |fit| fit.revenue(),
        );
        let (level, growth) = (a.given(Key::Revenue), a.given(Key::RevenueGrowth));
        let sd = a.get(Key::ForecastMissSpread) / 100.0;
        Self {
            revenue: Revenue {
                r0: level.unwrap_or(fitted.r0),
                rg: growth.unwrap_or(fitted.rg),
                ..fitted
            },
            fit: fit.filter(|_| level.is_none() && growth.is_none()),
            fitted,
            due: (EconomyOutcome::years_to(a.get(Key::TestYear)), sd),
        }
    }

    /// Revenue after so many years. By hand the standard deviation of its logarithm is that of the miss in the year of the test, and
    /// grows with the root of time, since revenue at the start is known.
    pub fn outlook(&self, years: f64) -> Outlook {
        if let Some(fit) = self.fit {
            return fit.outlook(years);
        }
        let (due, sd) = self.due;
        Outlook {
            sd: sd * libm::sqrt(years.max(0.0) / due),
            ..Outlook::certain(self.revenue.at(years))
        }
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
    /// The revenue path.
    pub path: Path,
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
    pub(crate) fn genius(&self) -> Option<&Milestone> {
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

    fn basis(&self) -> Basis {
        Basis::of(self.assumptions())
    }

    /// Years from the start of the path to the test.
    fn due(&self) -> f64 {
        self.path.due.0
    }

    /// The revenue that the purchase rests on, at the time of the test.
    fn rests(&self) -> Outlook {
        match self.basis() {
            Basis::Stated => Outlook {
                sd: self.path.due.1,
                ..Outlook::certain(self.assumptions().get(Key::StatedForecast))
            },
            Basis::Path => self.path.outlook(self.due()),
        }
    }

    /// What the draws say of a country of geniuses, and of software end to end; none without a trend.
    fn tested(&self) -> Option<[&Tested; 2]> {
        self.forecast
            .claims
            .iter()
            .collect::<Vec<_>>()
            .try_into()
            .ok()
    }

    /// What the fit to earlier run-rates would have forecast for each.
    fn track(&self) -> Vec<Step> {
        reported::track(&reports::fitted(), self.path.revenue.slowing())
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
        &[
            "S3",
            "metr",
            "metr.timelines",
            "anthropic.f",
            "anthropic.tpu",
            "anthropic.g",
            "anthropic.h",
            "axios.july",
            "reuters.draft",
        ]
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

/// By when the interview expects a country of geniuses: within ten years, by 2035.
const GENIUS_BY: f64 = days_from_civil(2035, 12, 31) as f64;

/// With which confidence, in per cent.
const CONFIDENCE: f64 = 90.0;

/// Between when the interview expects software development end to end: one to two years after it was told.
const SOFTWARE_BY: [f64; 2] = [
    days_from_civil(2027, 2, 14) as f64,
    days_from_civil(2028, 2, 14) as f64,
];

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
        path: Path::of(&assumptions),
    });
    let axis = dot_axis(&outcome);
    let (mut resolved, mut fitted) = (
        horizon::resolved(&outcome.trend),
        horizon::fitted(&outcome.trend),
    );
    let Path {
        revenue,
        fitted: fit,
        ..
    } = outcome.path;
    resolved.extend([(Key::Revenue, revenue.r0), (Key::RevenueGrowth, revenue.rg)]);
    fitted.extend([(Key::Revenue, fit.r0), (Key::RevenueGrowth, fit.rg)]);
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        resolved,
        fitted,
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
    if outcome.scaled().is_none() {
        keys.extend(
            SCALED
                .iter()
                .flat_map(|(growth, elasticity)| [*growth, *elasticity]),
        );
    }
    if outcome.basis() == Basis::Path {
        keys.push(Key::StatedForecast);
        if outcome.path.fit.is_some() {
            keys.push(Key::ForecastMissSpread);
        }
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
            ("ruin.commitment", Key::Commitment),
            ("ruin.forecast", Key::StatedForecast),
            ("ruin.example", Key::ForecastMiss),
            ("lab.split", Key::TrainingShare),
        ] {
            assert_eq!(value(id), Some(a.get(key)), "{id}");
        }
        // The example names no term: at this one it breaks even, and its miss is the one that leaves its revenue.
        assert_eq!(
            value("ruin.forecast"),
            Some(a.get(Key::Commitment) / a.get(Key::CommitmentYears))
        );
        let left = a.get(Key::StatedForecast) * (1.0 - a.get(Key::ForecastMiss) / 100.0);
        assert_eq!(value("ruin.revenue"), Some(left));
        let forecast = facts::get("ruin.forecast").unwrap();
        assert_eq!(forecast.date_text, "2027-12");
        assert_eq!(a.get(Key::TestYear), 2027.0);
        let margin = economy::break_even_margin(a.get(Key::TrainingShare) / 100.0);
        assert_eq!(value("lab.margin"), Some(margin * 100.0));
        let lag = facts::get("diffusion.lag").unwrap();
        let mean = (lag.low.unwrap() * lag.high.unwrap()).sqrt();
        assert!((mean - a.get(Key::AdoptionLag)).abs() < 0.05);
    }

    #[test]
    fn what_is_tested_is_what_the_interview_expects() {
        let genius = facts::get("agi.confidence").unwrap();
        assert_eq!(genius.value, Some(CONFIDENCE));
        assert_eq!(genius.date_end_text, "2035");
        assert_eq!(date::iso(GENIUS_BY), "2035-12-31");
        let software = facts::get("coding.e2e").unwrap();
        let told = facts::get("scurve.caveat").unwrap().date.unwrap();
        assert_eq!(date::iso(told), "2026-02-14");
        let years = [software.low.unwrap(), software.high.unwrap()];
        let told = date::days_to_year(told);
        for (by, years) in SOFTWARE_BY.into_iter().zip(years) {
            assert!((date::days_to_year(by) - told - years).abs() < 1e-3);
        }
    }
}
