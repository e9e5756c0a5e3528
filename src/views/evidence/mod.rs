//! What all of this rests on, and what is said to follow: the evidence view.

mod answer;
mod asked;
pub mod chart;
pub mod claims;
pub mod consequences;
pub mod draft;
mod forecasts;
pub mod foreseen;
mod headline;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
pub mod rows;

use std::{iter, rc::Rc};

use super::{
    Details, Outcome, Panel, Question, Report, Study, Table, Tile, ViewInfo, ViewSession, ViewSpec,
    branches, code, common, horizon,
    model_cache::{Kept, ModelCache},
    numbers::{Milestone, Numbers},
    own_points, spans,
    why::Answers,
};
use crate::{
    assumptions::{
        Assumptions,
        evidence_filter::SOURCES,
        registry::{Key, View},
    },
    date::{self, days_from_civil},
    evidence::sources,
    figure::{
        chart::Spec,
        ticks::{WORK_DAY, WORK_MONTH, WORK_WEEK, WORK_YEAR},
    },
    i18n::{Lang, format, ui::Ui},
    model::{
        MONTH,
        horizon::{self as horizon_model, Forecast},
        numerics::{arrival::Arrival, fan::Detail, order},
        research::automation,
        research::jones::Parameters,
        share,
    },
};
use consequences::{ALL, AUTOMATED, Consequence, Dated, Trigger};

/// Lengths of work that bring something, with their names.
const LENGTHS: [(&str, f64); 3] = [
    ("work-week", WORK_WEEK),
    ("work-month", WORK_MONTH),
    ("work-year", WORK_YEAR),
];

/// Draws of the automated share: each follows the law for a hundred years.
const MOST_DRAWS: usize = 1_000;

/// S1's stages begin here, and the axis.
const START: f64 = days_from_civil(2021, 1, 1) as f64;
/// The youngest of the sources: what comes later is ahead.
const KNOWN: f64 = days_from_civil(2026, 6, 17) as f64;

/// The view.
pub struct Evidence;

impl ViewSpec for Evidence {
    const INFO: &'static ViewInfo = &ViewInfo {
        label: ("Evidence", "根拠と帰結"),
        question: Question::SaysWho,
        unit: "minutes",
        comparison: Ui::Consequences,
        own: &own_points::LENGTHS,
    };

    type Session = EvidenceSession;

    type Outcome = EvidenceOutcome;

    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        Some(Box::new(answer::Answer::default()))
    }

    fn matters(assumptions: &Assumptions, key: Key) -> bool {
        horizon::is_of_law(assumptions, key)
    }
}

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct EvidenceOutcome {
    /// The trend that carries the lengths of work.
    pub trend: horizon::HorizonOutcome,
    /// For each of the consequences the date that is shown, and its distribution.
    pub reached: Vec<(f64, Arrival)>,
    /// What this page says where others have forecast something.
    pub ours: forecasts::Ours,
    /// The reader's own forecasts.
    pub foreseen: Vec<foreseen::Told>,
}

impl EvidenceOutcome {
    /// The consequences from the first to the last.
    pub fn dated(&self) -> Vec<Dated<'_>> {
        let all = ALL.iter().zip(&self.reached);
        let all = all.map(|(consequence, (day, arrival))| (consequence, *day, arrival));
        order::sorted(all.collect(), |(_, day, _)| *day)
    }

    /// The end of the axis.
    fn end(&self) -> f64 {
        date::year_to_days(self.trend.assumptions.get(Key::Until))
    }
}

impl Outcome for EvidenceOutcome {
    fn chart(&self, lang: Lang) -> Spec {
        chart::spec(self, lang)
    }

    fn sources(&self) -> &'static [&'static str] {
        SOURCES
    }
}

impl Report for EvidenceOutcome {
    fn details(&self, lang: Lang) -> Details {
        Details {
            method: method::method(lang),
            ..self.trend.details(lang)
        }
    }

    fn numbers(&self) -> Numbers {
        numbers(self)
    }

    fn consequences(&self) -> Option<Vec<Dated<'_>>> {
        Some(self.dated())
    }
}

/// What the law of automated research is asked for: the parameters, how many draws, which.
type Asked = (Parameters, usize, u64);

/// For each of [`AUTOMATED`] its date at the parameters themselves, and its distribution.
type Automated = [(f64, Arrival); 2];

/// For each of the consequences the date that is shown, and its distribution.
fn reached(
    a: &Assumptions,
    trend: &Forecast,
    code: &share::Forecast,
    automated: &Automated,
) -> Vec<(f64, Arrival)> {
    let length = |minutes: f64| {
        let found = trend.milestones.iter().find(|m| m.minutes == minutes);
        found.map_or(Arrival::NEVER, horizon_model::Milestone::arrival)
    };
    let median = |arrival: Arrival| (arrival.p50, arrival);
    let date = |consequence: &Consequence| match consequence.trigger {
        Trigger::Length(minutes) => median(length(minutes)),
        Trigger::Share(index) => median(code.targets[index]),
        Trigger::Automated(index) => automated[index],
        Trigger::Followed(minutes, open) => {
            let lag = a.get(if open { Key::OpenLag } else { Key::ClosedLag }) * MONTH;
            median(automation::after(
                &length(minutes),
                lag,
                a.get(Key::LagSpread) / 100.0,
            ))
        }
    };
    ALL.iter().map(date).collect()
}

/// Computes forecasts, and keeps the last ones for another language, theme or size, and where only the others have changed.
#[derive(Default)]
pub struct EvidenceSession {
    trend: ModelCache<horizon_model::Engine>,
    code: ModelCache<share::Engine>,
    automated: Kept<Asked, Automated>,
    // With other numbers of draws, so that an engine for all would make its normals anew each time.
    others: [ModelCache<horizon_model::Engine>; 2],
}

impl EvidenceSession {
    /// What this page says where others have forecast something: the trend at both success levels, one of which is there already.
    fn ours(
        &mut self,
        study: &Study,
        forecast: &Forecast,
        research: Arrival,
        detail: Detail,
    ) -> forecasts::Ours {
        let a = study.link.assumptions;
        let at_80 = horizon::level(&a) == 80;
        let is_metr = common::is_metr(&a);
        let mut at = |level: usize, end: f64| {
            let mut other = study.clone();
            other.link.assumptions = a.with(Key::SuccessLevel, level as f64);
            let mut inputs = horizon::inputs(&other);
            inputs.milestones = vec![WORK_DAY, WORK_MONTH];
            inputs.draws = inputs.draws.min(MOST_DRAWS);
            inputs.end = inputs.end.min(end.max(inputs.start + 730.0));
            self.others[level].of(inputs, detail).1.clone()
        };
        let length = |forecast: &Forecast, minutes: f64| {
            let found = forecast.milestones.iter().find(|m| m.minutes == minutes);
            let there = forecast.central.is_some();
            found
                .filter(|_| there)
                .map(horizon_model::Milestone::arrival)
        };
        let below = (is_metr && at_80).then(|| at(0, f64::INFINITY));
        let at_50 = below.as_ref().unwrap_or(forecast);
        let (month, year) = (length(at_50, WORK_MONTH), forecasts::at_year_end(at_50));
        let day80 = is_metr
            .then(|| at(1, asked::YEAR_END))
            .as_ref()
            .and_then(|f| length(f, WORK_DAY));
        forecasts::Ours {
            month,
            day80,
            research,
            year,
        }
    }

    fn panel_to(&mut self, study: &Study, lang: Lang, detail: Detail) -> Panel {
        let a = &study.link.assumptions;
        let mut inputs = horizon::inputs(study);
        inputs.milestones = LENGTHS.map(|(_, minutes)| minutes).to_vec();
        let (_, forecast) = self.trend.of(inputs, detail);
        let (_, code) = self.code.of(code::inputs(study), detail);
        let asked = (
            branches::jones(a),
            (a.get(Key::Draws) as usize).min(MOST_DRAWS),
            a.get(Key::Seed) as u64,
        );
        let (_, automated) = self.automated.whole(asked, |(center, draws, seed)| {
            automation::reached(center, AUTOMATED, *draws, *seed)
        });
        let (forecast, automated) = (forecast.clone(), *automated);
        let reached = reached(a, &forecast, code, &automated);
        let ours = self.ours(study, &forecast, automated[1].1, detail);
        let outcome = EvidenceOutcome {
            ours,
            foreseen: foreseen::told(&study.link.foreseen),
            trend: horizon::HorizonOutcome {
                assumptions: *a,
                data: horizon::Data::of(study),
                forecast,
                milestone_keys: LENGTHS.map(|(key, _)| key).to_vec(),
                track: Vec::new(),
                hindsight: None,
                league: None,
                weighed: None,
            },
            reached,
        };
        panel(Rc::new(outcome), study.today, lang)
    }
}

impl ViewSession for EvidenceSession {
    fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.panel_to(study, lang, Detail::Sketch)
    }

    fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        self.panel_to(study, lang, Detail::Whole)
    }

    fn is_partial(&self) -> bool {
        let mut fans = iter::once(&self.trend).chain(&self.others);
        self.code.is_sketch() || fans.any(ModelCache::is_sketch)
    }

    fn refine(&mut self) {
        let mut fans = iter::once(&mut self.trend).chain(&mut self.others);
        match fans.find(|fan| fan.is_sketch()) {
            Some(fan) => fan.complete(),
            None => self.code.complete(),
        }
    }
}

fn panel(outcome: Rc<EvidenceOutcome>, today: Option<f64>, lang: Lang) -> Panel {
    let end = outcome.end();
    let axis = common::dot_axis(date::year_to_days(2026.0), end, 730.0);
    let mut irrelevant = horizon::irrelevant(&outcome.trend);
    if outcome.trend.assumptions.get(Key::Shares) != 0.0 {
        irrelevant.extend([Key::ShareBefore, Key::ShareNow]);
    }
    Panel {
        headline: spans(&headline::headline(&outcome, today, lang)),
        subline: headline::subline(&outcome, lang),
        milestones: tiles(&outcome, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: headline::notes(&outcome, lang),
        side_charts: forecasts::all(&outcome, lang),
        comparison: Some(table(&outcome, lang)),
        resolved: horizon::resolved(&outcome.trend),
        fitted: horizon::fitted(&outcome.trend),
        irrelevant,
        ..Panel::new(View::Evidence, lang, outcome.trend.assumptions, outcome)
    }
}

fn tiles(outcome: &EvidenceOutcome, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let dated = outcome.dated().into_iter();
    dated
        .map(|(consequence, day, arrival)| {
            let name = consequence.name(lang).to_owned();
            Tile {
                detail: headline::detail(consequence, lang),
                ..common::tile(lang, consequence.key, name, day, arrival, axis)
            }
        })
        .collect()
}

/// The consequences with their dates and what brings them.
fn table(outcome: &EvidenceOutcome, lang: Lang) -> Table {
    let names = [
        ("Date", "時期"),
        ("80% of simulations", "シミュレーションの80%"),
        ("Consequence", "起こること"),
        ("Brought by", "きっかけ"),
        ("Source", "出典"),
        ("Time frame there", "出典での時期"),
    ];
    let row = |(consequence, day, arrival): (&Consequence, f64, &Arrival)| {
        vec![
            common::reached(lang, day),
            common::range(lang, arrival),
            consequence.name(lang).to_owned(),
            consequence.brought_by(lang),
            sources::short(lang, consequence.sources.split(';')),
            consequence.frame.text(lang).to_owned(),
        ]
    };
    let caption = format::localized(
        lang,
        "What the sources say will follow, dated by our ties to milestones: a structured judgement",
        "出典が挙げる帰結（時期は節目との結び付けから計算。結び付けは構造化した判断）",
    );
    Table {
        caption: caption.to_owned(),
        head: common::head(lang, &names),
        rows: outcome.dated().into_iter().map(row).collect(),
        numeric: vec![false; names.len()],
    }
}

/// A consequence's name, and what it is.
pub fn said(consequence: &Consequence, lang: Lang) -> String {
    let (name, text) = (consequence.name(lang), headline::detail(consequence, lang));
    format::localized_fmt(lang, "{0}: {1}", "{0}：{1}", &[name, &text])
}

/// The chart as plain numbers: the trend in minutes, and the consequences; those that no length of work brings have the level 0.
pub fn numbers(outcome: &EvidenceOutcome) -> Numbers {
    let milestone = |(consequence, _, arrival): (&Consequence, f64, &Arrival)| Milestone {
        key: consequence.key,
        words: consequence.words(),
        reach: true,
        level: match consequence.trigger {
            Trigger::Length(minutes) | Trigger::Followed(minutes, _) => minutes,
            Trigger::Share(_) | Trigger::Automated(_) => 0.0,
        },
        p10: arrival.p10,
        p50: arrival.p50,
        p90: arrival.p90,
        never: arrival.never,
        shares: Vec::new(),
    };
    Numbers {
        milestones: outcome.dated().into_iter().map(milestone).collect(),
        ..horizon::tables::numbers(&outcome.trend)
    }
}

#[cfg(test)]
mod tests {
    use super::{consequences::Frame, *};
    use crate::evidence::facts;

    #[test]
    fn the_axis_begins_with_the_stages_and_nothing_is_known_after_the_last_of_the_five() {
        let first = facts::all().iter().find(|fact| fact.group == "stage");
        assert_eq!(first.and_then(|fact| fact.date), Some(START));
        let dates = ["S2", "S3", "S4", "S5"].map(|id| date::parse(&sources::get(id).unwrap().date));
        let last = dates.into_iter().flatten().fold(0.0, f64::max);
        assert_eq!(last, KNOWN);
    }

    #[test]
    fn consequences_name_sources() {
        for (index, consequence) in ALL.iter().enumerate() {
            let said: Vec<_> = consequence
                .facts
                .split(';')
                .map(|id| facts::get(id).expect(id))
                .collect();
            for id in consequence.sources.split(';') {
                assert!(sources::get(id).is_some(), "{id}");
                let names = |fact: &&facts::Fact| fact.sources.iter().any(|s| s.id == id);
                assert!(
                    said.iter().any(names),
                    "{id} does not say {}",
                    consequence.key
                );
            }
            // The time frame is the fact's.
            let dates = (&*said[0].date_text, &*said[0].date_end_text);
            match consequence.frame {
                Frame::Medium => assert_eq!(dates, ("2027", "2029"), "{}", consequence.key),
                Frame::Long => assert_eq!(dates, ("2030", ""), "{}", consequence.key),
                _ => assert!(!dates.0.starts_with("2027") && !dates.0.starts_with("203")),
            }
            assert!(
                ALL[..index]
                    .iter()
                    .all(|other| other.key != consequence.key)
            );
        }
    }
}
