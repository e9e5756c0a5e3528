//! Does growth flatten, compound or run away? The branches view.

mod answer;
pub mod chart;
mod conditions;
pub(super) mod headline;
mod inputs;
mod loop_check;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
pub(super) mod tables;
mod weigh;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSession, ViewSpec,
    common, horizon, model_cache::Kept, numbers::Numbers, own_points, spans, why::Answers,
};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    figure::chart::Spec,
    i18n::{
        Lang,
        format::{self, Clock},
        ui::Ui,
    },
    model::{
        branches::pause::Paused,
        branches::{
            self, BRANCHES, Forecast, Milestone, Run, pause_effect,
            weigh::{Asked, Memory},
        },
        horizon as horizon_model,
        numerics::arrival::Arrival,
        research::explosion::{self, Odds},
        trend::select,
    },
};
pub use inputs::inputs;
pub(super) use inputs::jones;

/// Milestones are dated until the end of this year.
const LAST_YEAR: f64 = 2100.0;

/// Fact `org.leverage`: what 100 people amount to if efficiency compounds, according to S1.
const LEVERAGE: [f64; 2] = [10_000.0, 100_000.0];

/// Draws of the second opinion.
const OPINIONS: usize = 2_000;

/// The view.
pub struct Branches;

impl ViewSpec for Branches {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Branches", "分岐シナリオ"),
        question: Question::HowFast,
        unit: "minutes",
        comparison: Ui::ByBranch,
        own: &own_points::LENGTHS,
    };

    type Session = BranchesSession;

    type Outcome = BranchesOutcome;

    fn answers(study: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::new(study)))
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct BranchesOutcome {
    /// The points and the trend that the branches leave, without curves of its own.
    pub trend: horizon::HorizonOutcome,
    /// Curves, bands and milestone dates; none without a trend.
    pub forecast: Option<Forecast>,
    /// What a software explosion would do, without and with retraining.
    pub odds: [Odds; 2],
    /// What the records say about the branches; none for too few.
    pub weighed: Option<Rc<weigh::Weighed>>,
}

impl BranchesOutcome {
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
        let milestone = self.milestones().get(milestone)?;
        Some(match branch {
            None => milestone.mixture,
            Some(branch) => milestone.branches[branch],
        })
    }

    /// The milestones, with the pause.
    fn milestones(&self) -> &[Milestone] {
        match (&self.forecast, self.paused()) {
            (_, Some(paused)) => &paused.milestones,
            (Some(forecast), None) => &forecast.milestones,
            (None, None) => &[],
        }
    }

    /// When the full branch leaves the compounding one, with the pause; infinite if never.
    fn parting(&self) -> f64 {
        match (&self.forecast, self.paused()) {
            (_, Some(paused)) => paused.parting,
            (forecast, None) => forecast.as_ref().map_or(f64::INFINITY, |f| f.parting),
        }
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

    /// When 99% of research is automated on the full branch, with the pause; infinite if that is never, or not known.
    fn automated(&self) -> f64 {
        let year = self.forecast.as_ref().map(|f| f.automation_99);
        let Some(year) = year.filter(|year| year.is_finite()) else {
            return f64::INFINITY;
        };
        let without = date::year_to_days(year);
        let a = self.assumptions();
        match self.paused() {
            None => without,
            Some(paused) if !a.on(Key::PauseOverhang) => paused.clock.delayed(without),
            // Compute that goes on growing has its own say in it, which is known for the cap in force.
            Some(paused) if a.get(Key::AutomationCap) == 0.99 => paused.parting,
            Some(_) => f64::INFINITY,
        }
    }

    /// The dates of all curves.
    fn dates(&self) -> &[f64] {
        self.forecast.as_ref().map_or(&[], |f| &f.dates)
    }
}

impl Outcome for BranchesOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        &[
            "metr.timelines",
            "forethought",
            "jones",
            "cunningham",
            "metr.opus55",
            "epoch.returns",
            "S1",
            "S3",
            "metr",
        ]
    }
}

impl Report for BranchesOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::mixture(self, lang),
            points: self.trend.measured().table(lang),
            method: method::method(lang),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

/// Draws that are kept from one panel to the next.
#[derive(Default)]
pub struct BranchesSession {
    inputs: Option<branches::Inputs>,
    wanted: usize,
    run: Option<Run>,
    /// The same draws with a pause during which compute goes on growing, and what they were made from.
    stopped: Option<Run>,
    stop: Option<branches::Inputs>,
    forecast: Option<Forecast>,
    odds: Option<(u64, [Odds; 2])>,
    weighed: Kept<(Asked, f64), Option<Rc<weigh::Weighed>>>,
    memory: [Memory; 2],
    /// Nobody asks what the records say.
    is_unweighed: bool,
}

impl BranchesSession {
    /// Starts anew if something has changed, with as much of the last run as is the same, and has at least one chunk of draws.
    pub fn start(&mut self, study: &Study) {
        let inputs = inputs(&filled(study));
        let seed = inputs.trend.seed;
        if self.odds.as_ref().is_none_or(|odds| odds.0 != seed) {
            let odds = [false, true].map(|retrain| explosion::odds(OPINIONS, seed, retrain));
            self.odds = Some((seed, odds));
        }
        if !self.is_unweighed {
            let asked = (inputs::asked(&filled(study), &inputs), inputs.bd);
            let memory = &mut self.memory;
            self.weighed.whole(asked, |asked| weigh::of(memory, asked));
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
        self.overhang();
    }

    /// Begins the draws with a pause during which compute goes on growing, if there is one, and puts it into the forecast.
    fn overhang(&mut self) {
        let (Some(inputs), Some(forecast)) = (&self.inputs, &mut self.forecast) else {
            return;
        };
        let Some(pause) = inputs.pause.filter(|pause| pause.overhang) else {
            self.stop = None;
            return;
        };
        let Some(clock) = pause_effect::clock(&pause, forecast) else {
            self.stop = None;
            return;
        };
        let mut stopped = inputs.clone();
        (stopped.stop, stopped.pause) = (Some(clock), None);
        if self.stop.as_ref() != Some(&stopped) {
            self.stopped = Run::after(self.stopped.take(), &stopped);
            if let Some(run) = &mut self.stopped {
                run.advance(forecast.draws.min(branches::CHUNK));
            }
            self.stop = Some(stopped);
        }
        let with = self.stopped.as_mut().map(Run::forecast);
        forecast.pause = with.and_then(|with| pause_effect::apply(&pause, forecast, Some(&with)));
    }

    /// The draws with the pause, while some are left to do and those without it are all done.
    fn behind(&mut self) -> Option<&mut Run> {
        let wanted = self.wanted;
        self.stop.as_ref()?;
        self.stopped.as_mut().filter(|run| run.draws() < wanted)
    }
}

impl ViewSession for BranchesSession {
    fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.start(study);
        panel(study, self, lang)
    }

    fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        self.start(study);
        while self.is_partial() {
            self.refine();
        }
        panel(study, self, lang)
    }

    fn is_partial(&self) -> bool {
        let behind = |run: &Run| run.draws() < self.wanted;
        self.run.as_ref().is_some_and(behind)
            || self.stop.is_some() && self.stopped.as_ref().is_some_and(behind)
    }

    fn refine(&mut self) {
        let wanted = self.wanted;
        if let Some(run) = &mut self.run
            && run.draws() < wanted
        {
            run.advance((wanted - run.draws()).min(branches::CHUNK));
            if run.draws() >= wanted {
                self.forecast = Some(run.forecast());
                self.overhang();
            }
        } else if let Some(run) = self.behind() {
            run.advance((wanted - run.draws()).min(branches::CHUNK));
            if run.draws() >= wanted {
                self.overhang();
            }
        }
    }
}

/// A study with this view's own defaults in the place of the registry's.
fn filled(study: &Study) -> Study {
    let mut study = study.clone();
    study.link.assumptions = study.link.assumptions.filled(View::Branches);
    study
}

/// The values in force of what follows the fit or this view's own defaults.
fn resolved(outcome: &BranchesOutcome, given: &Assumptions) -> Vec<(Key, f64)> {
    let mut values = horizon::resolved(&outcome.trend);
    let own = View::Branches.defaults().iter();
    values.extend(own.filter(|(key, _)| given.given(*key).is_none()));
    values
}

/// The panel of the draws so far.
fn panel(study: &Study, session: &BranchesSession, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let study = &filled(study);
    let none = || Odds {
        faster: [[0.0; 4]; 3],
        draws: 0,
    };
    let outcome = Rc::new(BranchesOutcome {
        trend: trend(study, session),
        forecast: session.forecast.clone(),
        odds: session
            .odds
            .as_ref()
            .map_or_else(|| [none(), none()], |odds| odds.1.clone()),
        weighed: session.weighed.last().cloned().flatten(),
    });
    let axis = dot_axis(&outcome);
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        comparison: outcome
            .forecast
            .as_ref()
            .map(|f| tables::branches(&outcome, f, lang)),
        resolved: resolved(&outcome, &assumptions),
        fitted: horizon::fitted(&outcome.trend),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Branches, lang, assumptions, outcome)
    }
}

/// What the horizon view knows of the trend: its points, its fit and the curve in force.
fn trend(study: &Study, session: &BranchesSession) -> horizon::HorizonOutcome {
    let inputs = session.inputs.as_ref();
    let status = inputs.map(|i| select(&i.trend.points, &i.trend.filter));
    let found = session.forecast.as_ref();
    let forecast = horizon_model::Forecast {
        status: status.unwrap_or_default(),
        trend: found.and_then(|f| f.trend),
        central: found.map(|f| f.central),
        dates: found.map_or_else(Vec::new, |f| f.dates.clone()),
        ..horizon_model::Forecast::default()
    };
    horizon::HorizonOutcome::under(study, forecast)
}

/// The dotplots begin at the branch date and end with the axis.
fn dot_axis(outcome: &BranchesOutcome) -> (f64, f64) {
    let end = date::year_to_days(outcome.assumptions().get(Key::Until));
    let start = outcome
        .forecast
        .as_ref()
        .map_or(end - 730.0, |f| f.bd - 365.0);
    common::dot_axis(start, end, 730.0)
}

fn tiles(outcome: &BranchesOutcome, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let Some(forecast) = &outcome.forecast else {
        return Vec::new();
    };
    let target = outcome.assumptions().get(Key::TargetLength);
    let mut tiles = Vec::new();
    for (index, (key, milestone)) in outcome
        .trend
        .milestone_keys
        .iter()
        .zip(&forecast.milestones)
        .enumerate()
    {
        if *key != "target" && milestone.minutes == target {
            continue;
        }
        if let Some(arrival) = outcome.arrival(index, None) {
            let label = format::length(lang, milestone.minutes, outcome.clock());
            let mut tile = common::tile(lang, key, label, arrival.p50, &arrival, axis);
            tile.detail = headline::shares(lang, &milestone.shares);
            tile.is_measured = true;
            tiles.push((milestone.minutes, tile));
        }
    }
    common::ascending(tiles)
}

/// Parameters that change nothing under these assumptions.
fn irrelevant(outcome: &BranchesOutcome) -> Vec<Key> {
    let a = outcome.assumptions();
    let mut keys = Vec::new();
    if a.value(Key::PauseTrigger).is_none() {
        keys.extend([
            Key::PauseLength,
            Key::PauseParticipation,
            Key::PauseVerification,
            Key::PauseOverhang,
            Key::ClosedLag,
        ]);
        keys.extend(conditions::CONDITIONS.map(|condition| condition.key));
    }
    let assumed = |f: &Forecast| common::is_bare(f.trend);
    let assumed = outcome.forecast.as_ref().is_some_and(assumed);
    keys.extend(common::irrelevant(a, assumed));
    keys
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
