//! When will AI finish a task of this length? The horizon view.

mod answer;
pub mod chart;
pub mod guess;
pub(super) mod headline;
mod inputs;
mod league;
mod method;
pub(crate) mod params;
pub mod points;
pub(crate) mod presets;
mod side_charts;
pub(super) mod tables;
mod vintages;
pub(in crate::views) mod weigh;

use std::{ops::Deref, rc::Rc};

use super::{
    Details, Outcome, Panel, Question, Report, SideChart, Study, Table, Tile, ViewInfo, ViewSpec,
    common,
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
    evidence::{
        editions::{Edition, Scoring},
        points::{Dataset, Estimate, Observation, metr, quoted},
    },
    figure::{
        chart::Spec,
        ticks::{WORK_DAY, WORK_MONTH, WORK_WEEK, WORK_YEAR},
    },
    i18n::{
        Lang,
        format::{self, Clock},
        ui::Ui,
    },
    lazy,
    model::{
        horizon::{
            Engine, Forecast, Inputs, Milestone,
            compare::{Compare, compare},
            league as model_league,
            track::{self, Bias, Step},
        },
        numerics::fast,
        trend::law::Law,
        trend::{self, Above, Filter, Point, Status, Trend},
    },
};
pub use inputs::{inputs, shared as shared_inputs};
use points::Measured;

/// The view.
pub struct Horizon;

impl ViewSpec for Horizon {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Horizon", "タイムホライズン"),
        question: Question::HowFast,
        unit: "minutes",
        comparison: Ui::Laws,
        own: &own_points::LENGTHS,
    };

    type Session = ModelSession<Self>;

    type Outcome = HorizonOutcome;

    fn matters(assumptions: &Assumptions, key: Key) -> bool {
        is_of_law(assumptions, key)
    }

    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::default()))
    }
}

impl Modelled for Horizon {
    type Model = Engine;

    fn inputs(study: &Study) -> Inputs {
        inputs(study)
    }

    fn panel(study: &Study, inputs: &Inputs, forecast: &Forecast, lang: Lang) -> Panel {
        panel(study, inputs, forecast, lang)
    }

    fn is_pending() -> bool {
        lazy::loaded().is_some_and(|waiting| (waiting.views.first.is_pending)())
    }

    fn advance() {
        (lazy::get().views.first.advance)();
    }
}

/// Whether a parameter belongs to the law that is chosen.
pub fn is_of_law(assumptions: &Assumptions, key: Key) -> bool {
    let law = assumptions.get(Key::Law);
    match key {
        Key::DoublingFactor => law == 1.0,
        Key::DoublingsLeft => law == 2.0,
        Key::BreakDate | Key::LaterDoublingTime => law == 3.0,
        _ => true,
    }
}

/// The data of the horizon chart.
#[derive(Clone, Debug, PartialEq)]
pub struct HorizonOutcome {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// The measured horizons, in the order of `forecast.status`.
    pub data: Data,
    /// Curves, bands and milestone dates.
    pub forecast: Forecast,
    /// Names of the forecast's milestones.
    pub milestone_keys: Vec<&'static str>,
    /// What the law and the settings in force would have forecast for each record; empty under a view that draws its own curves.
    pub track: Vec<Step>,
    /// How far an exponential through all records, and through the last five, lay from the records of half a year to a year later.
    pub hindsight: Option<[Bias; 2]>,
    /// How every law would have forecast the records; none under a view that draws its own curves.
    pub league: Option<Rc<Vec<model_league::Table>>>,
    /// What the records say about the laws; none for too few of them, or under a view that draws its own curves.
    pub weighed: Option<Rc<weigh::Weighed>>,
}

impl HorizonOutcome {
    /// The estimate of a point at the chosen success level.
    pub fn estimate<'a>(&self, point: &'a Observation) -> Option<&'a Estimate> {
        estimate(&self.assumptions, point)
    }

    /// The points and the trend under a view that draws curves of its own.
    pub fn under(study: &Study, forecast: Forecast) -> Self {
        let assumptions = study.link.assumptions;
        let keys = milestones(&assumptions).into_iter().map(|m| m.0);
        Self {
            assumptions,
            data: Data::shared(study),
            forecast,
            milestone_keys: keys.collect(),
            track: Vec::new(),
            hindsight: None,
            league: None,
            weighed: None,
        }
    }

    /// How lengths of work are named.
    pub fn clock(&self) -> Clock {
        clock(&self.assumptions)
    }

    /// The points with what became of them.
    pub fn measured(&self) -> Measured {
        Measured {
            assumptions: self.assumptions,
            data: self.data.clone(),
            status: self.forecast.status.clone(),
        }
    }
}

impl Outcome for HorizonOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        method::sources(self)
    }
}

impl Report for HorizonOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::forecast(self, lang),
            points: self.measured().table(lang),
            method: common::questioned(lang, View::Horizon, method::method(self, lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

/// How lengths of work are named.
pub fn clock(assumptions: &Assumptions) -> Clock {
    if assumptions.on(Key::ClockTime) {
        Clock::Wall
    } else {
        Clock::Work
    }
}

/// The success level in per cent.
pub fn level(assumptions: &Assumptions) -> u32 {
    if assumptions.get(Key::SuccessLevel) == 0.0 {
        50
    } else {
        80
    }
}

/// The edition of METR's table, where the points are METR's.
pub fn edition(assumptions: &Assumptions) -> Option<Edition> {
    let backtest = assumptions.value(Key::AsOf);
    match assumptions.get(Key::Data) as usize {
        0 => Some(match backtest.filter(|_| assumptions.on(Key::Vintage)) {
            Some(day) => Edition::at(day),
            None => Edition::May2026,
        }),
        3 => Some(Edition::First),
        4 => Some(Edition::January2026),
        _ => None,
    }
}

/// What is made of GPT-5.6 Sol: it came after METR's last edition, and has no figure at 80%.
fn scoring(assumptions: &Assumptions) -> Option<Scoring> {
    let shown = edition(assumptions) == Some(Edition::May2026) && level(assumptions) == 50;
    match assumptions.get(Key::Cheating) as usize {
        _ if !shown => None,
        0 => Some(Scoring::Range),
        1 => Some(Scoring::Failures),
        2 => Some(Scoring::LeftOut),
        _ => None,
    }
}

/// Only METR's table has figures at 80%; other points stand for the level that their owner means.
fn estimate<'a>(assumptions: &Assumptions, point: &'a Observation) -> Option<&'a Estimate> {
    if common::is_metr(assumptions) && level(assumptions) == 80 {
        point.p80.as_ref()
    } else {
        Some(&point.p50)
    }
}

/// What METR measured of a model at the success level that is looked at, in minutes; at 50% beside a person's own points.
pub fn measured(assumptions: &Assumptions, point: &Observation) -> Option<f64> {
    estimate(assumptions, point).map(|estimate| estimate.mid)
}

/// The points that a study fits.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    /// Published points.
    Published(&'static Dataset),
    /// A person's own.
    Imported(Rc<Dataset>),
}

impl Data {
    /// The points that the horizon's chart shows: those that a study chooses, and GPT-5.6 Sol after them.
    pub fn of(study: &Study) -> Self {
        match scoring(&study.link.assumptions) {
            Some(scoring) => Self::Published(scoring.data()),
            None => Self::shared(study),
        }
    }

    /// The points that a study chooses; none where it wants imported ones and there are none.
    pub fn shared(study: &Study) -> Self {
        let assumptions = &study.link.assumptions;
        match edition(assumptions) {
            Some(edition) => Self::Published(edition.data()),
            None if assumptions.get(Key::Data) == 1.0 => Self::Published(quoted()),
            None => Self::Imported(study.imported.clone().unwrap_or_default()),
        }
    }
}

impl Deref for Data {
    type Target = Dataset;

    fn deref(&self) -> &Dataset {
        match self {
            Self::Published(data) => data,
            Self::Imported(data) => data,
        }
    }
}

/// Named lengths of work, in minutes.
pub const MARKS: [(&str, f64); 4] = [
    ("work-day", WORK_DAY),
    ("work-week", WORK_WEEK),
    ("work-month", WORK_MONTH),
    ("work-year", WORK_YEAR),
];

/// The milestones of a study: the marks, then the target even where it is one of them.
pub fn milestones(assumptions: &Assumptions) -> Vec<(&'static str, f64)> {
    let mut all = MARKS.to_vec();
    all.push(("target", assumptions.get(Key::TargetLength)));
    all
}

/// What stands below the chart, which nobody reads before the rest of the page is there.
pub struct Rest {
    compare: Compare,
    hindsight: fn(&Inputs) -> Option<[Bias; 2]>,
    league: fn(&Inputs) -> Option<Rc<Vec<model_league::Table>>>,
    weigh: fn(&Assumptions, &Data, &Inputs) -> Option<Rc<weigh::Weighed>>,
    is_pending: fn() -> bool,
    advance: fn(),
    notes: fn(&HorizonOutcome, Lang) -> Vec<String>,
    side_charts: fn(&Rc<HorizonOutcome>, Lang) -> Vec<SideChart>,
    comparison: fn(&HorizonOutcome, Lang) -> Option<Table>,
}

/// For the table of what waits alone.
pub const REST: Rest = Rest {
    compare,
    hindsight,
    league: league::of,
    weigh: weigh::of,
    is_pending: weigh::is_pending,
    advance: weigh::advance,
    notes: headline::notes,
    side_charts: side_charts::all,
    comparison: tables::laws,
};

fn panel(study: &Study, inputs: &Inputs, forecast: &Forecast, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let rest = lazy::loaded().map(|waiting| &waiting.views.first);
    let data = Data::of(study);
    let outcome = Rc::new(HorizonOutcome {
        assumptions,
        weighed: rest.and_then(|rest| (rest.weigh)(&assumptions, &data, inputs)),
        data,
        forecast: forecast.clone(),
        milestone_keys: milestones(&assumptions).into_iter().map(|m| m.0).collect(),
        track: track::steps(inputs),
        hindsight: rest.and_then(|rest| (rest.hindsight)(inputs)),
        league: rest.and_then(|rest| (rest.league)(inputs)),
    });
    let dot_axis = (forecast_start(&outcome), inputs.end);
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, dot_axis, lang),
        dot_axis: common::ends(lang, dot_axis),
        notes: rest.map_or_else(Vec::new, |rest| (rest.notes)(&outcome, lang)),
        side_charts: rest.map_or_else(Vec::new, |rest| (rest.side_charts)(&outcome, lang)),
        comparison: rest.and_then(|rest| (rest.comparison)(&outcome, lang)),
        resolved: resolved(&outcome),
        fitted: fitted(&outcome),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Horizon, lang, assumptions, outcome)
    }
}

/// Records that a straight trend needs before it counts in [`hindsight`]: from there on every law that was compared is defined.
const KNOWN: usize = 6;

fn hindsight(inputs: &Inputs) -> Option<[Bias; 2]> {
    let off = |last| track::bias(&inputs.points, &inputs.filter, last, KNOWN, (180.0, 365.0));
    Some([off(None)?, off(Some(5))?])
}

/// Where the dotplots begin: a year before the last fitted point, or the start of the axis.
fn forecast_start(outcome: &HorizonOutcome) -> f64 {
    let start = outcome.forecast.dates.first().copied().unwrap_or_default();
    outcome
        .forecast
        .central
        .map_or(start, |c| (c.t0 - 365.0).max(start))
}

fn tiles(outcome: &HorizonOutcome, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let target = outcome.assumptions.get(Key::TargetLength);
    let tiles = outcome
        .milestone_keys
        .iter()
        .zip(&outcome.forecast.milestones)
        .filter(|(key, m)| **key == "target" || m.minutes != target)
        .map(|(key, m)| {
            let label = format::length(lang, m.minutes, outcome.clock());
            let mut tile = common::tile(lang, key, label, m.p50, &m.arrival(), axis);
            tile.is_measured = true;
            (m.minutes, tile)
        })
        .collect();
    common::ascending(tiles)
}

/// The milestone that the headline is about.
fn target(outcome: &HorizonOutcome) -> Option<&Milestone> {
    outcome.forecast.milestones.last()
}

/// The values in force of what follows the fit.
pub fn resolved(outcome: &HorizonOutcome) -> Vec<(Key, f64)> {
    let Some(curve) = outcome.forecast.central else {
        return Vec::new();
    };
    let mut values = vec![
        (Key::DoublingTime, curve.dt),
        (Key::AnchorHorizon, fast::exp2(curve.level)),
        (Key::AnchorDate, curve.t0),
    ];
    if let Law::Broken { after, .. } = curve.law {
        values.push((Key::LaterDoublingTime, after));
    }
    values.retain(|(_, value)| value.is_finite());
    values
}

/// What the fit gives, whatever is set by hand.
pub fn fitted(outcome: &HorizonOutcome) -> Vec<(Key, f64)> {
    let f = &outcome.forecast;
    let mut values = resolved(outcome);
    values.retain(|(key, _)| outcome.assumptions.given(*key).is_none());
    let (Some(trend), Some(curve)) = (&f.trend, f.central) else {
        return values;
    };
    let mut pace = (trend.doubling_days(), None);
    if let Law::Broken { .. } = curve.law
        && let Some(fit) = f.laws.iter().find(|l| matches!(l.law, Law::Broken { .. }))
        && let Law::Broken { after, .. } = fit.law
    {
        pace = (fit.dt, Some(after));
    }
    let points = outcome.data.points.iter().zip(&f.status);
    let last = points
        .filter(|(_, status)| matches!(status, Status::Fitted | Status::AtLeast))
        .map(|(point, _)| point.day)
        .fold(f64::NEG_INFINITY, f64::max);
    let level = fast::exp2(trend.log2_at(curve.t0));
    let fits = [
        (Key::DoublingTime, pace.0),
        (Key::LaterDoublingTime, pace.1.unwrap_or(f64::NAN)),
        (Key::AnchorHorizon, level),
        (Key::AnchorDate, last),
    ];
    let by_hand = |(key, value): &(Key, f64)| {
        outcome.assumptions.given(*key).is_some() && value.is_finite() && *value > 0.0
    };
    values.extend(fits.into_iter().filter(by_hand));
    values
}

/// Parameters that change neither the curve nor its spread.
pub fn irrelevant(outcome: &HorizonOutcome) -> Vec<Key> {
    let a = &outcome.assumptions;
    let law = a.get(Key::Law) as usize;
    let mut keys = Vec::new();
    if law != 1 {
        keys.push(Key::DoublingFactor);
    }
    if law != 2 {
        keys.push(Key::DoublingsLeft);
    }
    if law != 3 {
        keys.extend([Key::BreakDate, Key::LaterDoublingTime]);
    }
    // Two points have no residuals, so that the spread of their doubling time is an assumption too.
    // Nor have three under a kink.
    let bare = |t: Trend| t.variance.is_none() || law == 3 && t.n <= 3;
    if outcome.forecast.record.is_some() {
        keys.push(Key::Scatter);
    }
    if edition(a) != Some(Edition::May2026) || level(a) == 80 {
        keys.push(Key::Cheating);
    }
    let by_hand = law == 3 && a.given(Key::LaterDoublingTime).is_some();
    let assumed = by_hand || outcome.forecast.trend.is_none_or(bare);
    keys.extend(common::irrelevant(a, assumed));
    keys
}

/// The doubling times that speak to one another: of the two quoted points alone, of the rate quoted
/// with them, and of METR's points since 2023. In days.
struct Consistency {
    points: f64,
    rate: f64,
    metr: f64,
}

/// Fact `horizon.doubling`, which S1 quotes. Written here because the table of facts is not needed by this view and
/// would add to the page; a test holds the two together.
const QUOTED_MONTHS: f64 = 4.0;

fn consistency() -> Option<Consistency> {
    Some(Consistency {
        points: since_2023(&quoted().points)?,
        rate: QUOTED_MONTHS * 365.25 / 12.0,
        metr: since_2023(&metr().points)?,
    })
}

/// The doubling time of METR's fit since 2023, in days: with the table of January 2026, with the models of that table as they are
/// measured in that of May, and with the table of May.
fn editions() -> Option<[f64; 3]> {
    let (january, may) = (Edition::January2026.data(), Edition::May2026.data());
    let same = may.points.iter().filter(|p| january.get(&p.id).is_some());
    Some([
        since_2023(&january.points)?,
        since_2023(same)?,
        since_2023(&may.points)?,
    ])
}

/// The doubling time of the records since 2023 at 50% success, in days, by the defaults.
fn since_2023<'a>(points: impl IntoIterator<Item = &'a Observation>) -> Option<f64> {
    let points: Vec<Point> = points
        .into_iter()
        .map(|p| Point {
            day: p.day,
            rank: p.p50.mid,
            minutes: Some(p.p50.mid),
        })
        .collect();
    let defaults = Assumptions::default();
    let filter = Filter {
        since: defaults.get(Key::Since),
        as_of: None,
        sota: true,
        cap: defaults.get(Key::LengthCap) * 60.0,
        above: Above::LeaveOut,
    };
    let status = trend::select(&points, &filter);
    trend::trend(&points, &status, &filter).map(|t| t.doubling_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn the_quoted_rate_is_the_fact() {
        let fact = facts::get("horizon.doubling").unwrap();
        assert_eq!(
            (fact.value, fact.unit.as_str()),
            (Some(QUOTED_MONTHS), "months")
        );
    }
}
