//! Does growth flatten, compound or run away? The branches view.

pub mod figure;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
pub(super) mod sentence;
pub(super) mod tables;

use super::{Details, Extra, Panel, Study, Tile, common, horizon, numbers::Numbers, spans};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
        weights,
    },
    date,
    i18n::{
        Lang,
        format::{self, Clock},
    },
    model::{
        arrival::Arrival,
        branches::{self, BRANCHES, Forecast, Run},
        explosion::{self, Odds},
        horizon as horizon_model,
        jones::Parameters,
        misalignment::Flaw,
        order,
        pause::{Pause, Paused},
        trend::select,
    },
};

/// Milestones are dated until the end of this year.
const LAST_YEAR: f64 = 2100.0;

/// Fact `org.leverage`: what 100 people amount to if efficiency compounds, according to S1.
const LEVERAGE: [f64; 2] = [10_000.0, 100_000.0];

/// Draws of the second opinion.
const OPINIONS: usize = 2_000;

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The points and the trend that the branches leave, without curves of its own.
    pub trend: horizon::Chart,
    /// Curves, bands and milestone dates; none without a trend.
    pub forecast: Option<Forecast>,
    /// What a software explosion would do, without and with retraining.
    pub odds: [Odds; 2],
}

impl Chart {
    /// The assumptions that it shows.
    pub fn assumptions(&self) -> &Assumptions {
        &self.trend.assumptions
    }

    /// How lengths of work are named.
    pub fn clock(&self) -> Clock {
        self.trend.clock()
    }

    /// What the pause does, if there is one and it begins.
    pub fn paused(&self) -> Option<&Paused> {
        self.forecast.as_ref()?.pause.as_ref()
    }

    /// The distribution of a milestone's date in the mixture (no branch) or in a branch, with the pause.
    fn arrival(&self, milestone: usize, branch: Option<usize>) -> Option<Arrival> {
        let milestone = self.forecast.as_ref()?.milestones.get(milestone)?;
        let arrival = match branch {
            None => milestone.mixture,
            Some(branch) => milestone.branches[branch],
        };
        let Some(paused) = self.paused() else {
            return Some(arrival);
        };
        let later = |day: f64| paused.clock.delayed(day);
        Some(Arrival {
            p10: later(arrival.p10),
            p50: later(arrival.p50),
            p90: later(arrival.p90),
            dots: arrival.dots.map(later),
            never: arrival.never,
        })
    }

    /// The milestone of the headline.
    fn target(&self) -> Option<Arrival> {
        self.arrival(self.trend.milestone_keys.len() - 1, None)
    }

    /// log2 of the mixture's quantiles in minutes, with the pause.
    fn bands(&self) -> &[[f64; 7]] {
        match (&self.forecast, self.paused()) {
            (_, Some(paused)) => &paused.bands,
            (Some(forecast), None) => &forecast.bands,
            (None, None) => &[],
        }
    }

    /// log2 of a branch's central curve in minutes, with the pause.
    fn path(&self, branch: usize) -> &[f64] {
        match (&self.forecast, self.paused()) {
            (_, Some(paused)) => &paused.paths[branch],
            (Some(forecast), None) => &forecast.branches[branch].path,
            (None, None) => &[],
        }
    }

    /// The dates of all curves.
    fn dates(&self) -> &[f64] {
        self.forecast.as_ref().map_or(&[], |f| &f.dates)
    }
}

/// Draws that are kept from one panel to the next.
#[derive(Default)]
pub struct Runner {
    inputs: Option<branches::Inputs>,
    wanted: usize,
    run: Option<Run>,
    forecast: Option<Forecast>,
    odds: Option<(u64, [Odds; 2])>,
}

impl Runner {
    /// Starts anew if something has changed, with as much of the last run as is the same, and has at least one chunk of draws.
    pub fn start(&mut self, study: &Study) {
        let inputs = inputs(study);
        let seed = inputs.trend.seed;
        if self.odds.as_ref().is_none_or(|odds| odds.0 != seed) {
            let odds = [false, true].map(|retrain| explosion::odds(OPINIONS, seed, retrain));
            self.odds = Some((seed, odds));
        }
        if self.inputs.as_ref() == Some(&inputs) {
            return;
        }
        let last = self.inputs.as_ref();
        match &mut self.run {
            Some(run) if last.is_some_and(|last| inputs.has_draws_of(last)) => {
                run.conclude(inputs.pause, inputs.flaw);
            }
            _ => {
                self.wanted = inputs.trend.draws;
                self.run = Run::after(self.run.take(), &inputs);
                if let Some(run) = &mut self.run {
                    run.advance(self.wanted.min(branches::CHUNK));
                }
            }
        }
        self.forecast = self.run.as_mut().map(Run::forecast);
        self.inputs = Some(inputs);
    }

    /// Whether more draws are wanted than there are.
    pub fn is_partial(&self) -> bool {
        self.run
            .as_ref()
            .is_some_and(|run| run.draws() < self.wanted)
    }

    /// Draws another chunk; whether still more are wanted.
    pub fn refine(&mut self) -> bool {
        let wanted = self.wanted;
        if let Some(run) = &mut self.run
            && run.draws() < wanted
        {
            run.advance((wanted - run.draws()).min(branches::CHUNK));
            if run.draws() >= wanted {
                self.forecast = Some(run.forecast());
            }
        }
        self.is_partial()
    }
}

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> branches::Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::inputs(study);
    trend.scatter = false;
    trend.boot = false;
    branches::Inputs {
        trend,
        bd: a.get(Key::BranchDate),
        left: a.get(Key::DoublingsLeft),
        jones: Parameters {
            ar: a.get(Key::LabourShare),
            az: a.get(Key::ReturnsToInputs),
            beta: a.get(Key::DifficultyExponent),
            iv: a.get(Key::AutomationWidth),
            f0: a.get(Key::AutomatedShare),
        },
        fmax: a.get(Key::AutomationCap),
        weights: weights::of(a),
        limit: date::year_to_days(LAST_YEAR + 1.0),
        pause: a.value(Key::PauseTrigger).map(|pz| Pause {
            pz,
            pm: a.get(Key::PauseLength),
            pp: a.get(Key::PauseParticipation),
            pv: a.get(Key::PauseVerification),
        }),
        flaw: Flaw {
            m0: a.get(Key::MisalignmentNow),
            a: a.get(Key::MisalignmentAmplification),
            q: a.get(Key::OversightCatch),
            g0: a.get(Key::GenerationLength),
        },
    }
}

/// The panel of the draws so far.
pub fn panel(study: &Study, runner: &Runner, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let none = || Odds {
        faster: [[0.0; 4]; 3],
        draws: 0,
    };
    let chart = Chart {
        trend: trend(study, runner),
        forecast: runner.forecast.clone(),
        odds: runner
            .odds
            .as_ref()
            .map_or_else(|| [none(), none()], |odds| odds.1.clone()),
    };
    let axis = dot_axis(&chart);
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: sentence::notes(&chart, lang),
        extras: extras(&chart, lang),
        laws: chart
            .forecast
            .as_ref()
            .map(|f| tables::branches(&chart, f, lang)),
        resolved: horizon::resolved(&chart.trend),
        fitted: horizon::fitted(&chart.trend),
        remarks: sentence::remarks(&chart, lang),
        irrelevant: irrelevant(&chart),
        ..Panel::new(
            View::Branches,
            lang,
            assumptions,
            super::Chart::Branches(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    Details {
        table: tables::mixture(chart, lang),
        points: chart.trend.measured().table(lang),
        method: method::method(lang),
    }
}

/// What the horizon view knows of the trend: its points, its fit and the curve in force.
fn trend(study: &Study, runner: &Runner) -> horizon::Chart {
    let inputs = runner.inputs.as_ref();
    let status = inputs.map(|i| select(&i.trend.points, &i.trend.filter));
    let found = runner.forecast.as_ref();
    let forecast = horizon_model::Forecast {
        status: status.unwrap_or_default(),
        trend: found.and_then(|f| f.trend),
        central: found.map(|f| f.central),
        dates: found.map_or_else(Vec::new, |f| f.dates.clone()),
        ..horizon_model::Forecast::default()
    };
    horizon::Chart::under(study, forecast)
}

/// The dotplots begin at the branch date and end with the axis.
fn dot_axis(chart: &Chart) -> (f64, f64) {
    let end = date::year_to_days(chart.assumptions().get(Key::Until));
    let start = chart
        .forecast
        .as_ref()
        .map_or(end - 730.0, |f| f.bd - 365.0);
    (start.min(end - 730.0), end)
}

fn tiles(chart: &Chart, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let Some(forecast) = &chart.forecast else {
        return Vec::new();
    };
    let target = chart.assumptions().get(Key::TargetLength);
    let mut tiles = Vec::new();
    for (index, (key, milestone)) in chart
        .trend
        .milestone_keys
        .iter()
        .zip(&forecast.milestones)
        .enumerate()
    {
        if *key != "target" && milestone.minutes == target {
            continue;
        }
        if let Some(arrival) = chart.arrival(index, None) {
            let label = format::length(lang, milestone.minutes, chart.clock());
            let mut tile = common::tile(lang, key, label, arrival.p50, &arrival, axis);
            tile.detail = sentence::shares(lang, &milestone.shares);
            tiles.push((milestone.minutes, tile));
        }
    }
    let sorted = order::sorted(tiles, |(minutes, _)| *minutes);
    sorted.into_iter().map(|(_, tile)| tile).collect()
}

fn extras(chart: &Chart, lang: Lang) -> Vec<Extra> {
    let Some(forecast) = &chart.forecast else {
        return Vec::new();
    };
    let localized = |en, ja| format::localized(lang, en, ja);
    let mut all = Vec::new();
    if let Some(paused) = chart.paused() {
        all.push(Extra::new(
            "pause",
            localized("What a pause gains", "一時停止で得られる時間"),
            &sentence::pause(chart, paused, lang),
            Some(tables::pause(chart, paused, lang)),
        ));
    }
    all.push(Extra::new(
        "people",
        localized("What 100 people amount to", "100人は何人分になるか"),
        &sentence::people(forecast, lang),
        None,
    ));
    all.push(Extra::new(
        "odds",
        localized(
            "A second opinion on the full branch",
            "完全な自己改善への別の見方",
        ),
        &sentence::odds(&chart.odds, lang),
        Some(tables::odds(&chart.odds, lang)),
    ));
    all.push(Extra::new(
        "misalignment",
        localized("If flaws are passed on", "欠陥が受け継がれるなら"),
        &sentence::misalignment(chart, forecast, lang),
        None,
    ));
    all
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(chart: &Chart) -> Vec<Key> {
    let a = chart.assumptions();
    let mut keys = Vec::new();
    if a.value(Key::PauseTrigger).is_none() {
        keys.extend([
            Key::PauseLength,
            Key::PauseParticipation,
            Key::PauseVerification,
        ]);
    }
    let bare = |f: &Forecast| f.trend.is_none_or(|t| t.variance.is_none());
    let assumed = chart.forecast.as_ref().is_some_and(bare);
    keys.extend(horizon::irrelevant_to_the_trend(a, assumed));
    keys
}

/// The chart as plain numbers; lengths in minutes.
pub fn numbers(chart: &Chart) -> Numbers {
    tables::numbers(chart)
}

/// How many branches there are, for their names.
const ALL: [usize; BRANCHES] = [branches::PLATEAU, branches::COMPOUNDING, branches::FULLY];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::facts;

    #[test]
    fn what_s1_says_of_teams_is_the_fact() {
        let fact = facts::get("org.leverage").unwrap();
        assert_eq!([fact.low, fact.high], LEVERAGE.map(Some));
    }
}
