//! What all of this rests on, and what is said to follow: the evidence view.

mod claims;
pub mod consequences;
pub mod figure;
mod method;
pub(crate) mod params;
pub(crate) mod presets;
pub mod rows;
mod sentence;

use super::{
    Details, Panel, Study, Table, Tile, code, common, horizon,
    model_cache::Kept,
    numbers::{Milestone, Numbers},
    spans,
};
use crate::{
    assumptions::registry::{Key, View},
    date::{self, days_from_civil},
    figure::ticks::{WORK_MONTH, WORK_WEEK, WORK_YEAR},
    i18n::{Lang, format},
    model::{
        MONTH,
        arrival::Arrival,
        automation,
        horizon::{self as horizon_model, Forecast},
        jones::Parameters,
        order, share,
    },
};
use consequences::{ALL, AUTOMATED, Consequence, Trigger};

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

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The trend that carries the lengths of work.
    pub trend: horizon::Chart,
    /// For each of the consequences the date that is shown, and its distribution.
    pub reached: Vec<(f64, Arrival)>,
}

impl Chart {
    /// The consequences from the first to the last.
    pub fn dated(&self) -> Vec<(&'static Consequence, f64, &Arrival)> {
        let all = ALL.iter().zip(&self.reached);
        let all = all.map(|(consequence, (day, arrival))| (consequence, *day, arrival));
        order::sorted(all.collect(), |(_, day, _)| *day)
    }

    /// The end of the axis.
    fn end(&self) -> f64 {
        date::year_to_days(self.trend.assumptions.get(Key::Until))
    }
}

/// What the law of automated research is asked for: the parameters, how many draws, which.
type Asked = (Parameters, usize, u64);

/// Computes forecasts, and keeps the last ones for another language, theme or size, and where only the others have changed.
#[derive(Default)]
pub struct Memory {
    horizon: horizon_model::Engine,
    trend: Kept<horizon_model::Inputs, Forecast>,
    share: share::Engine,
    code: Kept<share::Inputs, share::Forecast>,
    automated: Kept<Asked, [(f64, Arrival); 2]>,
}

impl Memory {
    /// The panel of a study.
    pub fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let a = &study.link.assumptions;
        let mut inputs = horizon::inputs(study);
        inputs.milestones = LENGTHS.map(|(_, minutes)| minutes).to_vec();
        let run = |inputs: &_| self.horizon.run(inputs);
        let (_, forecast) = self.trend.whole(inputs, run);
        let run = |inputs: &_| self.share.run(inputs);
        let (_, code) = self.code.whole(code::inputs(study), run);
        let asked = (
            Parameters {
                ar: a.get(Key::LabourShare),
                az: a.get(Key::ReturnsToInputs),
                beta: a.get(Key::DifficultyExponent),
                iv: a.get(Key::AutomationWidth),
                f0: a.get(Key::AutomatedShare),
            },
            (a.get(Key::Draws) as usize).min(MOST_DRAWS),
            a.get(Key::Seed) as u64,
        );
        let (_, automated) = self.automated.whole(asked, |(center, draws, seed)| {
            automation::reached(center, AUTOMATED, *draws, *seed)
        });
        let length = |minutes: f64| {
            let found = forecast.milestones.iter().find(|m| m.minutes == minutes);
            found.map_or(Arrival::NEVER, horizon_model::Milestone::arrival)
        };
        let median = |arrival: Arrival| (arrival.p50, arrival);
        let reached = ALL
            .iter()
            .map(|consequence| match consequence.trigger {
                Trigger::Length(minutes) => median(length(minutes)),
                Trigger::Share(index) => code.targets[index],
                Trigger::Automated(index) => automated[index],
                Trigger::Followed(minutes, open) => {
                    let lag = a.get(if open { Key::OpenLag } else { Key::ClosedLag }) * MONTH;
                    median(automation::after(
                        &length(minutes),
                        lag,
                        a.get(Key::LagSpread) / 100.0,
                    ))
                }
            })
            .collect();
        let chart = Chart {
            trend: horizon::Chart {
                assumptions: *a,
                data: horizon::Data::of(study),
                forecast: forecast.clone(),
                milestone_keys: LENGTHS.map(|(key, _)| key).to_vec(),
            },
            reached,
        };
        panel(chart, lang)
    }
}

fn panel(chart: Chart, lang: Lang) -> Panel {
    let end = chart.end();
    let axis = (date::year_to_days(2026.0).min(end - 730.0), end);
    let mut irrelevant = horizon::irrelevant(&chart.trend);
    if chart.trend.assumptions.get(Key::Shares) != 0.0 {
        irrelevant.extend([Key::ShareBefore, Key::ShareNow]);
    }
    Panel {
        headline: spans(&sentence::headline(&chart, lang)),
        subline: sentence::subline(&chart, lang),
        milestones: tiles(&chart, axis, lang),
        dot_axis: common::ends(lang, axis),
        notes: sentence::notes(&chart, lang),
        laws: Some(table(&chart, lang)),
        resolved: horizon::resolved(&chart.trend),
        fitted: horizon::fitted(&chart.trend),
        irrelevant,
        ..Panel::new(
            View::Evidence,
            lang,
            chart.trend.assumptions,
            super::Chart::Evidence(Box::new(chart)),
        )
    }
}

/// What is behind the folds.
pub fn details(chart: &Chart, lang: Lang) -> Details {
    let trend = horizon::details(&chart.trend, lang);
    Details {
        method: method::method(lang),
        ..trend
    }
}

fn tiles(chart: &Chart, axis: (f64, f64), lang: Lang) -> Vec<Tile> {
    let dated = chart.dated().into_iter();
    dated
        .map(|(consequence, day, arrival)| {
            let name = consequence.name(lang).to_owned();
            Tile {
                detail: sentence::detail(consequence, lang),
                ..common::tile(lang, consequence.key, name, day, arrival, axis)
            }
        })
        .collect()
}

/// The consequences with their dates and what brings them.
fn table(chart: &Chart, lang: Lang) -> Table {
    let names = [
        ("Date", "時期"),
        ("80% of draws", "試行の80%"),
        ("Consequence", "起こること"),
        ("Brought by", "きっかけ"),
        ("Source", "出典"),
        ("Expected there", "出典での時期"),
    ];
    let row = |(consequence, day, arrival): (&Consequence, f64, &Arrival)| {
        vec![
            common::reached(lang, day),
            common::range(lang, arrival),
            consequence.name(lang).to_owned(),
            consequence.brought_by(lang),
            consequence.sources.to_owned(),
            consequence.expected.to_owned(),
        ]
    };
    let caption = format::localized(
        lang,
        "What follows when: structured judgement, dated by the assumptions",
        "何がいつ起こるか：構造化した判断（時期は前提から計算）",
    );
    Table {
        caption: caption.to_owned(),
        head: common::head(lang, &names),
        rows: chart.dated().into_iter().map(row).collect(),
        numeric: vec![false; names.len()],
    }
}

/// A consequence's name, and what it is.
pub fn said(consequence: &Consequence, lang: Lang) -> String {
    let (name, text) = (consequence.name(lang), sentence::detail(consequence, lang));
    format::localized_fmt(lang, "{0}: {1}", "{0}：{1}", &[name, &text])
}

/// The name of the consequence of this name in files.
pub fn name_of(lang: Lang, key: &str) -> Option<&'static str> {
    let found = ALL.iter().find(|consequence| consequence.key == key);
    found.map(|consequence| consequence.name(lang))
}

/// The chart as plain numbers: the trend in minutes, and the consequences; those that no length of work brings have the level 0.
pub fn numbers(chart: &Chart) -> Numbers {
    let milestone = |(consequence, _, arrival): (&Consequence, f64, &Arrival)| Milestone {
        key: consequence.key,
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
        milestones: chart.dated().into_iter().map(milestone).collect(),
        ..horizon::tables::numbers(&chart.trend)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        assumptions::Assumptions,
        evidence::{facts, sources},
    };

    #[test]
    fn the_lag_is_the_middle_of_the_fact() {
        let fact = facts::get("access.lag").unwrap();
        let middle = fact
            .low
            .zip(fact.high)
            .map(|(low, high)| f64::midpoint(low, high));
        assert_eq!(middle, Some(Assumptions::default().get(Key::ClosedLag)));
    }

    #[test]
    fn the_axis_begins_with_the_stages_and_nothing_is_known_after_the_last_of_the_five() {
        let first = facts::all().iter().find(|fact| fact.group == "stage");
        assert_eq!(first.and_then(|fact| fact.date), Some(START));
        let dates = ["S2", "S3", "S4", "S5"].map(|id| date::parse(&sources::get(id).unwrap().date));
        let last = dates.into_iter().flatten().fold(0.0, f64::max);
        assert_eq!(last, KNOWN);
    }

    #[test]
    fn claims_question_facts_and_consequences_name_sources() {
        for claim in claims::ALL {
            assert!(
                claim.questions.iter().all(|id| facts::get(id).is_some()),
                "{}",
                claim.key
            );
        }
        for (index, consequence) in ALL.iter().enumerate() {
            let mut ids = consequence.sources.split(';');
            assert!(
                ids.all(|id| sources::get(id).is_some()),
                "{}",
                consequence.key
            );
            assert!(
                ALL[..index]
                    .iter()
                    .all(|other| other.key != consequence.key)
            );
        }
    }
}
