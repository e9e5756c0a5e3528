//! How far does use lag behind, and who can pay for it? The economy view.

pub mod extras;
pub mod figure;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod sentence;
pub mod tables;

use super::{Details, Extra, Panel, Study, Tile, common, horizon, model_cache, spans};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    i18n::{
        Lang,
        format::{self, Clock},
    },
    model::{
        adoption::{self, Engine, Forecast, Milestone},
        economy::{self, FACTORS, Factor, Purchase, Revenue},
        fan::Detail,
        horizon as horizon_model, order,
    },
};

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

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The points and the trend.
    pub trend: horizon::Chart,
    /// What AI can do, and what is in use.
    pub forecast: Forecast,
    /// Names of the forecast's milestones.
    pub keys: Vec<&'static str>,
}

impl Chart {
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

/// Whether a milestone is the use of a length.
pub fn is_use(key: &str) -> bool {
    key.starts_with("used-")
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

/// What the model needs to know of a study.
fn inputs(study: &Study) -> adoption::Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::inputs(study);
    trend.shape = horizon_model::Shape::Exponential;
    trend.end = date::year_to_days(a.get(Key::Until) + LATER);
    trend.scatter = false;
    trend.boot = false;
    trend.milestones = milestones(a).into_iter().map(|m| m.1).collect();
    adoption::Inputs {
        trend,
        lag: a.get(Key::AdoptionLag) * date::YEAR,
        lag_sd: a.get(Key::AdoptionLagSpread) / 100.0,
    }
}

/// What is in use with its last forecast.
pub type Memory = model_cache::ModelCache<Engine>;

/// The panel of a study, with a fan in this detail at least.
pub fn panel_of(memory: &mut Memory, study: &Study, lang: Lang, detail: Detail) -> Panel {
    let (_, forecast) = memory.of(inputs(study), detail);
    panel(study, forecast.clone(), lang)
}

fn panel(study: &Study, forecast: Forecast, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let trend = horizon_model::Forecast {
        status: forecast.status.clone(),
        trend: forecast.trend,
        central: forecast.central,
        dates: forecast.dates.clone(),
        ..horizon_model::Forecast::default()
    };
    let chart = Chart {
        trend: horizon::Chart::under(study, trend),
        forecast,
        keys: milestones(&assumptions).into_iter().map(|m| m.0).collect(),
    };
    let axis = dot_axis(&chart);
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: sentence::notes(&chart, lang),
        extras: all_extras(&chart, lang),
        resolved: horizon::resolved(&chart.trend),
        fitted: horizon::fitted(&chart.trend),
        remarks: sentence::remarks(lang),
        irrelevant: irrelevant(&chart),
        ..Panel::new(
            View::Economy,
            lang,
            assumptions,
            super::Chart::Economy(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    Details {
        table: tables::used(chart, lang),
        points: chart.trend.measured().table(lang),
        method: method::method(lang),
    }
}

/// From a year before the last fitted point to the end of the axis, and at least two years.
fn dot_axis(chart: &Chart) -> (f64, f64) {
    let dates = &chart.forecast.dates;
    let (start, end) = (dates[0], dates[dates.len() - 1]);
    let from = chart.forecast.central.map_or(start, |c| c.t0 - 365.0);
    (from.max(start).min(end - 730.0), end)
}

fn tiles(chart: &Chart, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let mut tiles = Vec::new();
    for (key, m) in chart.keys.iter().zip(&chart.forecast.milestones) {
        let label = sentence::milestone(chart, key, m, lang);
        let mut tile = common::tile(lang, key, label, m.used.p50, &m.used, axis);
        tile.detail = sentence::reach(m, lang);
        tiles.push((m.minutes, tile));
    }
    let sorted = order::sorted(tiles, |(minutes, _)| *minutes);
    sorted.into_iter().map(|(_, tile)| tile).collect()
}

fn all_extras(chart: &Chart, lang: Lang) -> Vec<Extra> {
    let localized = |en, ja| format::localized(lang, en, ja);
    let mut all = Vec::new();
    if let Some(text) = sentence::gap(chart, lang) {
        let title = localized("How far use is behind", "普及はどれだけ遅れるか");
        all.push(Extra::new(
            "gap",
            title,
            &text,
            Some(tables::gap(chart, lang)),
        ));
    }
    all.push(Extra::new(
        "revenue",
        localized("Revenue, and what has to be paid", "売上高と支払い"),
        &sentence::revenue(chart, lang),
        Some(tables::revenue(chart, lang)),
    ));
    all.push(Extra::new(
        "ruin",
        localized("Compute bought on a forecast", "予測を頼りに買う計算資源"),
        &sentence::ruin(chart, lang),
        Some(tables::ruin(chart, lang)),
    ));
    all.push(Extra::new(
        "profit",
        localized("When a lab makes a profit", "開発企業が黒字になる条件"),
        &sentence::profit(chart, lang),
        Some(tables::profit(chart, lang)),
    ));
    if let Some(scaled) = chart.scaled() {
        all.push(Extra::new(
            "scaled",
            localized("What is scaled", "何を拡大しているか"),
            &sentence::scaled(&scaled, lang),
            Some(tables::scaled(chart, &scaled, lang)),
        ));
    }
    all
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(chart: &Chart) -> Vec<Key> {
    let a = chart.assumptions();
    let mut keys = Vec::new();
    let assumed = chart.forecast.trend.is_none_or(|t| t.variance.is_none());
    if a.given(Key::DoublingTime).is_none() && !assumed {
        keys.push(Key::DoublingTimeSpread);
    }
    if a.get(Key::Data) != 0.0 {
        keys.push(Key::SuccessLevel);
    }
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
