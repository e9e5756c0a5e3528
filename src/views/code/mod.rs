//! What share of code does AI write? The code view.

mod answer;
mod automation;
pub mod chart;
mod headline;
mod inputs;
mod ladder;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
mod side_charts;
mod tables;

use std::rc::Rc;

use super::{
    Details, Outcome, Panel, Question, Report, Study, Tile, ViewInfo, ViewSpec, common,
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
    date,
    evidence::{
        points::{self, Dataset, Observation},
        sources,
    },
    figure::chart::Spec,
    i18n::{Lang, ui::Ui},
    model::{
        share::output::LogitLine,
        share::{BELOW_CEILING, Curve, Engine, Forecast, Inputs, Shape, TARGETS, drawn},
    },
};
pub use inputs::inputs;

/// Fact `code.before`: Claude Code comes out.
const BEFORE: f64 = date::days_from_civil(2025, 2, 24) as f64;
/// Fact `code.now`: the end of the month for which S1 gives the share.
const NOW: f64 = date::days_from_civil(2026, 5, 31) as f64;
/// Fact `code.full`: two years after Jack Clark wrote that AI could write all of the code within two years.
const CLARK: f64 = date::days_from_civil(2028, 6, 1) as f64;
/// Facts `judgement.2025` and `judgement.2026`: how often AI proposed a better next step where a person had gone astray.
const JUDGEMENT: [(f64, f64); 2] = [
    (date::days_from_civil(2025, 11, 1) as f64, 0.51),
    (date::days_from_civil(2026, 4, 1) as f64, 0.64),
];
/// The models that they are of.
const MODELS: [&str; 2] = ["Opus 4.5", "Mythos Preview"];
/// The moments that they are of: the person had gone astray there (When AI Builds Itself, note 8).
const ASTRAY: u32 = 129;
/// About so many of the other moments, at which the person was right, did models win, and how many these are (likewise).
const RIGHT: (f64, u32) = (0.20, 127);
/// The same test of a model of 2024, as one report of the essay has it, without a date; its text does not.
const EARLIER_MODEL: (f64, f64) = (date::days_from_civil(2024, 7, 1) as f64, 0.22);
/// The shares of better proposals whose dates are reported.
const SHARES: [f64; 2] = [0.75, 0.90];
/// Names of the milestones, as [`TARGETS`].
const KEYS: [&str; 4] = ["share-90", "share-95", "share-99", "share-99.9"];
/// Where the axis begins unless a point is older.
const START: f64 = date::days_from_civil(2024, 1, 1) as f64;

/// The sources of the view: of the two bounds, and of what the smaller charts show.
const OF_BOUNDS: &[&str] = &[
    "anthropic",
    "S1",
    "metr.kwa",
    "metr.trial",
    "metr.trial2",
    "anthropic.index",
];
/// The same for the series that Google has published.
const OF_SERIES: &[&str] = &[
    "google",
    "anthropic",
    "metr.kwa",
    "metr.trial",
    "metr.trial2",
    "anthropic.index",
];

/// The view.
pub struct Code;

impl ViewSpec for Code {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Code share", "コード比率"),
        question: Question::HowFast,
        unit: "percent",
        comparison: Ui::Laws,
        own: &own_points::SHARES,
    };

    type Session = ModelSession<Self>;

    type Outcome = CodeOutcome;

    fn answers(study: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::new(study)))
    }
}

impl Modelled for Code {
    type Model = Engine;

    fn inputs(study: &Study) -> Inputs {
        inputs(study)
    }

    fn panel(study: &Study, inputs: &Inputs, forecast: &Forecast, lang: Lang) -> Panel {
        panel(study, inputs, forecast, lang)
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeOutcome {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
    /// A series of points, published or a person's own; `None` for the two bounds.
    pub own: Option<Rc<Dataset>>,
    /// What the forecast was computed from.
    pub inputs: Inputs,
    /// The curve, its bands and the dates of the milestones.
    pub forecast: Forecast,
}

impl CodeOutcome {
    /// A parameter in per cent as a share.
    fn part(&self, key: Key) -> f64 {
        self.assumptions.get(key) / 100.0
    }

    /// The central curve, if it rises.
    fn rising(&self) -> Option<&Curve> {
        self.forecast.central.as_ref().filter(|c| c.rate > 0.0)
    }

    /// The points that the curve is laid through, with whether each can be.
    fn own_points(&self) -> impl Iterator<Item = (&Observation, bool)> {
        let points = self.own.iter().flat_map(|own| &own.points).enumerate();
        points.map(|(index, point)| {
            // In ascending order.
            let unusable = self.forecast.unusable.binary_search(&index).is_ok();
            (point, !unusable)
        })
    }

    /// The last date that the curve is laid through.
    fn last_day(&self) -> f64 {
        match self.own {
            None => NOW,
            Some(_) => self
                .own_points()
                .filter(|(_, fitted)| *fitted)
                .fold(f64::NEG_INFINITY, |last, (point, _)| last.max(point.day)),
        }
    }

    /// The present share: the curve's, on the last date that it is laid through.
    fn present(&self) -> Option<f64> {
        let curve = self.forecast.central.as_ref()?;
        Some(curve.share_at(self.last_day()))
    }

    /// The curve of the other shape through the same two bounds.
    fn other_shape(&self) -> Option<Curve> {
        let curve = self
            .forecast
            .central
            .as_ref()
            .filter(|_| self.own.is_none())?;
        let shape = match curve.shape {
            Shape::Logistic => Shape::Gompertz,
            Shape::Gompertz => Shape::Logistic,
        };
        let at = |day| (day, curve.share_at(day));
        Curve::through(shape, curve.smax, at(BEFORE), at(NOW))
    }

    /// Whether the series is one that somebody has published.
    fn is_published(&self) -> bool {
        self.own.as_ref().is_some_and(|own| own.source.is_some())
    }
}

impl Outcome for CodeOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        if self.is_published() {
            OF_SERIES
        } else {
            OF_BOUNDS
        }
    }
}

impl Report for CodeOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            table: tables::forecast(self, lang),
            points: tables::points(self, lang),
            method: common::questioned(lang, View::Code, method::method(self, lang)),
        }
    }

    fn numbers(&self) -> Numbers {
        tables::numbers(self)
    }
}

/// Date, share and drawn range of each bound.
fn bounds(outcome: &CodeOutcome) -> [(f64, f64, (f64, f64)); 2] {
    let [s1, spread, s2, smax] = [
        Key::ShareBefore,
        Key::ShareBeforeSpread,
        Key::ShareNow,
        Key::ShareCeiling,
    ]
    .map(|key| outcome.part(key));
    let s2 = s2.min(smax - BELOW_CEILING);
    let [first, second] = drawn(s1, spread, s2, smax);
    [(BEFORE, s1, first), (NOW, s2, second)]
}

/// The line through the two published figures on judgement.
fn judgement() -> Option<LogitLine> {
    LogitLine::through(JUDGEMENT[0], JUDGEMENT[1])
}

/// A source as tables name it.
fn source_line(lang: Lang, id: &str) -> String {
    sources::short(lang, std::iter::once(id))
}

/// The first day of a date's year.
fn year_of(day: f64) -> f64 {
    date::year_to_days(libm::floor(date::days_to_year(day)))
}

/// The points that a study wants in the place of the two bounds; none yet where nothing is imported.
fn own(study: &Study) -> Option<Rc<Dataset>> {
    match study.link.assumptions.get(Key::Shares) as usize {
        0 => None,
        2 => Some(Rc::new(points::google().clone())),
        _ => Some(study.shares.clone().unwrap_or_default()),
    }
}

fn panel(study: &Study, inputs: &Inputs, forecast: &Forecast, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let outcome = Rc::new(CodeOutcome {
        assumptions,
        own: own(study),
        inputs: inputs.clone(),
        forecast: forecast.clone(),
    });
    let axis = dot_axis(&outcome);
    Panel {
        headline: spans(&headline::headline(&outcome, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: headline::notes(&outcome, lang),
        side_charts: side_charts::all(&outcome, lang),
        remarks: headline::remarks(&outcome, lang),
        irrelevant: irrelevant(&outcome),
        ..Panel::new(View::Code, lang, assumptions, outcome)
    }
}

/// From the year of the last point to the end of the axis, and at least a year.
fn dot_axis(outcome: &CodeOutcome) -> (f64, f64) {
    let dates = &outcome.inputs.dates;
    let (start, end) = (dates[0], dates[dates.len() - 1]);
    common::dot_axis(year_of(outcome.last_day().max(start)), end, 365.0)
}

fn tiles(outcome: &CodeOutcome, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let f = &outcome.forecast;
    if f.central.is_none() {
        return Vec::new();
    }
    let tiles = KEYS.iter().zip(TARGETS).zip(&f.targets);
    tiles
        .map(|((key, share), arrival)| {
            let label = headline::milestone(lang, share);
            let mut tile = common::tile(lang, key, label, arrival.p50, arrival, axis);
            if f.bands.is_empty() {
                tile.range = String::from(headline::no_spread(lang));
                tile.dots.clear();
            }
            tile
        })
        .collect()
}

/// Parameters that change nothing of what is shown.
fn irrelevant(outcome: &CodeOutcome) -> Vec<Key> {
    let mut keys = Vec::new();
    if outcome.own.is_some() {
        keys.extend([Key::ShareBefore, Key::ShareBeforeSpread, Key::ShareNow]);
    }
    if outcome.present().is_none() {
        keys.extend([Key::ReviewCost, Key::CodeFraction, Key::OutputMultiple]);
    }
    if outcome.forecast.bands.is_empty() {
        keys.extend([Key::Draws, Key::Seed]);
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{evidence::facts, model::share};

    #[test]
    fn dates_and_figures_are_those_of_the_facts() {
        let day = |id: &str| facts::get(id).and_then(|f| date::parse(&f.date_text));
        assert_eq!(day("code.full"), Some(CLARK));
        for (id, instant) in [("code.before", BEFORE), ("code.now", NOW)] {
            let fact = facts::get(id).unwrap();
            assert!(date::iso(instant).starts_with(&fact.date_text), "{id}");
        }
        for ((instant, share), id) in JUDGEMENT.iter().zip(["judgement.2025", "judgement.2026"]) {
            assert_eq!(day(id), Some(*instant));
            assert_eq!(facts::get(id).unwrap().value, Some(share * 100.0));
        }
    }

    #[test]
    fn the_other_sample_and_the_series_of_google_are_the_facts() {
        let fact = |id: &str| facts::get(id).expect(id);
        assert_eq!(fact("judgement.right").value, Some(RIGHT.0 * 100.0));
        for (point, id) in
            points::google()
                .points
                .iter()
                .zip(["google.2024", "google.2025", "google.2026"])
        {
            assert_eq!(fact(id).value, Some(point.p50.mid), "{id}");
            assert!(
                date::iso(point.day).starts_with(&fact(id).date_text),
                "{id}"
            );
        }
    }

    #[test]
    fn the_defaults_are_the_facts() {
        let a = Assumptions::default();
        let value = |id: &str| facts::get(id).unwrap().value;
        assert_eq!(value("code.now"), Some(a.get(Key::ShareNow)));
        assert_eq!(value("output.multiple"), Some(a.get(Key::OutputMultiple)));
        let before = facts::get("code.before").unwrap();
        let [(low, high), _] = share::drawn(
            a.get(Key::ShareBefore) / 100.0,
            a.get(Key::ShareBeforeSpread) / 100.0,
            a.get(Key::ShareNow) / 100.0,
            1.0,
        );
        let ends = [low, high].map(|s| Some(libm::round(s * 100.0)));
        assert_eq!([before.low, before.high], ends);
    }
}
