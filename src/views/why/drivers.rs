//! Which assumption matters: the answer at the 10% and at the 90% of each, and Sobol indices.

use super::{
    answer::{Answers, Quantity},
    inputs::{Ground, Input, RESEARCH, uncertain},
};
use crate::{
    assumptions::registry::{Key, Kind, View},
    date,
    model::{
        drivers::{
            indices::{Design, Index, Indices},
            tornado::Tornado,
        },
        research::automation,
    },
    views::{Panel, Study, branches, waiting},
};

/// Where an answer goes when one assumption moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// What moves.
    pub input: Input,
    /// The answer at its low value; the least over the words of a choice.
    pub low: f64,
    /// The answer at its high value; the greatest over the words of a choice.
    pub high: f64,
}

impl Bar {
    /// Over the answers of a choice's words.
    fn over(input: Input, answers: &[f64]) -> Self {
        let known = || answers.iter().copied().filter(|answer| !answer.is_nan());
        Self {
            input,
            low: known().reduce(f64::min).unwrap_or(f64::NAN),
            high: known().reduce(f64::max).unwrap_or(f64::NAN),
        }
    }

    /// How far the answer moves; infinite where it is never on one side.
    pub fn width(&self) -> f64 {
        if self.low == self.high {
            0.0
        } else {
            (self.high - self.low).abs()
        }
    }
}

/// Of what a variance is explained.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Of {
    /// The headline's answer.
    Answer,
    /// Whether its date comes before a day, where too many dates never come.
    By(f64),
    /// The year of automated research.
    Research,
}

/// What explains the variance of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Of which.
    pub of: Of,
    /// By assumption, in the order of the registry.
    pub indices: Vec<(Key, Index)>,
    /// Runs so far.
    pub runs: usize,
    /// The share of the answers that lay beyond the last day that is told apart, which counts for them.
    pub limited: f64,
    /// Whether there are choices, which stay as they are.
    pub choices: bool,
}

/// What has been found so far.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What kind of number the answer is.
    pub quantity: Quantity,
    /// The answer with all assumptions as they are.
    pub answer: f64,
    /// What moves it, the widest first.
    pub bars: Vec<Bar>,
    /// How many assumptions move nothing.
    pub idle: usize,
    /// Sobol indices, once a scramble is through.
    pub explained: Vec<Explained>,
}

impl Found {
    /// The share of the bars' summed width that is judgement, among bars of finite width.
    pub fn judgement(&self) -> Option<f64> {
        let width = |data: bool| -> f64 {
            let bars = self.bars.iter().filter(|bar| bar.input.is_data() == data);
            bars.map(Bar::width).filter(|w| w.is_finite()).sum()
        };
        let (judged, data) = (width(false), width(true));
        (judged + data > 0.0).then(|| judged / (judged + data))
    }
}

/// Scrambles, whose spread gives the standard errors.
pub const SCRAMBLES: usize = 4;
/// Rows of a scramble of the research law.
const RESEARCH_ROWS: usize = 1024;
/// Runs of a formula in a slice, and rows of the research law, of which several are one run.
const SLICE: usize = 16;
const RESEARCH_SLICE: usize = 96;
/// Where more answers than this never come, their variance says only that.
pub const MOST_LIMITED: f64 = 0.1;
/// Later dates are not told apart.
const LAST: f64 = date::days_from_civil(2101, 1, 1) as f64;

/// Runs of a study's answer, a slice at a time.
pub struct Drivers {
    study: Study,
    answers: Box<dyn Answers>,
    numbers: Vec<Input>,
    choices: Vec<Input>,
    tornado: Tornado,
    chosen: Vec<Bar>,
    /// The answers of the words so far of the choice that is being run.
    told: Vec<f64>,
    explaining: Vec<Explaining>,
}

/// A variance that is being explained.
struct Explaining {
    of: Of,
    inputs: Vec<Input>,
    indices: Indices,
    /// The points of the row that is being run, and the answers so far.
    points: Vec<f64>,
    answers: Vec<f64>,
}

impl Explaining {
    fn new(of: Of, inputs: Vec<Input>, rows: usize, quantity: Quantity) -> Self {
        Self {
            of,
            indices: Indices::new(Design {
                inputs: inputs.len(),
                factors: Design::each(inputs.len()),
                rows,
                seed: 1,
                limit: match (of, quantity) {
                    (Of::Research, _) => date::days_to_year(LAST),
                    (_, Quantity::Date) => LAST,
                    (_, Quantity::Chance | Quantity::Count) => f64::INFINITY,
                },
            }),
            inputs,
            points: Vec::new(),
            answers: Vec::new(),
        }
    }

    /// Runs some answers.
    fn advance(&mut self, runs: usize, answer: &mut dyn FnMut(&[Input], &[f64]) -> f64) {
        if self.points.is_empty() {
            self.points = self.indices.points(1);
        }
        let count = self.inputs.len();
        let rest = self.points.chunks(count).skip(self.answers.len());
        for point in rest.take(runs) {
            let answer = answer(&self.inputs, point);
            self.answers.push(match self.of {
                Of::By(day) => f64::from(answer < day),
                Of::Answer | Of::Research => answer,
            });
        }
        if self.answers.len() * count == self.points.len() {
            self.indices.take(&mut self.answers);
            self.answers.clear();
            self.points.clear();
        }
    }

    /// Whether too many answers never come.
    fn is_limited(&self) -> bool {
        matches!(self.of, Of::Answer)
            && self.indices.scrambles() > 0
            && self.indices.limited() > MOST_LIMITED
    }

    fn found(&self, choices: bool) -> Option<Explained> {
        let found = self.indices.indices()?;
        Some(Explained {
            of: self.of,
            indices: self
                .inputs
                .iter()
                .map(|input| input.key)
                .zip(found)
                .collect(),
            runs: self.indices.scrambles() * self.indices.design().runs(),
            limited: self.indices.limited(),
            choices,
        })
    }
}

impl Drivers {
    /// Of a study and its panel; none for a view without a number for an answer.
    pub fn new(study: &Study, panel: &Panel) -> Option<Self> {
        let view = study.link.view;
        let answers = waiting::answers(study)?;
        let (choices, numbers): (Vec<_>, Vec<_>) = uncertain(study, panel)
            .into_iter()
            .partition(|input| input.ground == Ground::Choice);
        let mut study = study.clone();
        study.link.pins.clear();
        study.link.assumptions = study.link.assumptions.filled(view);
        let values = numbers.iter().map(|input| input.value).collect();
        let spans = numbers.iter().map(|input| (input.low, input.high));
        Some(Self {
            tornado: Tornado::new(values, spans.collect()),
            study,
            answers,
            numbers,
            choices,
            chosen: Vec::new(),
            told: Vec::new(),
            explaining: Vec::new(),
        })
    }

    /// Runs a few milliseconds' worth. Whether there is nothing left.
    pub fn advance(&mut self) -> bool {
        let (study, answers) = (&self.study, &mut self.answers);
        if !self.tornado.done() {
            self.tornado
                .advance(&mut |values| answers.value(&moved(study, &self.numbers, |i| values[i])));
            return false;
        }
        if let Some(choice) = self.choices.get(self.chosen.len()) {
            let words = match choice.key.param().kind {
                Kind::Choice(words) => words.len(),
                _ => 2,
            };
            let word = self.told.len();
            self.told
                .push(answers.value(&moved(study, &[*choice], |_| word as f64)));
            if self.told.len() == words {
                self.chosen.push(Bar::over(*choice, &self.told));
                self.told.clear();
            }
            return false;
        }
        self.explain()
    }

    fn explain(&mut self) -> bool {
        let Some(next) = self.next() else {
            return true;
        };
        let is_new = self.explaining.last().is_none_or(|last| last.of != next);
        if is_new {
            let inputs = self.varied(next);
            if inputs.is_empty() {
                return true;
            }
            // What is limited is asked otherwise.
            self.explaining.retain(|last| !last.is_limited());
            let rows = match next {
                Of::Research => RESEARCH_ROWS,
                Of::Answer | Of::By(_) => self.answers.rows(),
            };
            let quantity = self.answers.quantity();
            self.explaining
                .push(Explaining::new(next, inputs, rows, quantity));
        }
        let (study, answers) = (&self.study, &mut self.answers);
        let runs = if answers.is_closed() { SLICE } else { 1 };
        if let Some(last) = self.explaining.last_mut() {
            if next == Of::Research {
                let center = branches::jones(&study.link.assumptions);
                let mut answer = automation::answers(&center, 0.99);
                last.indices.advance(RESEARCH_SLICE, &mut answer);
            } else {
                last.advance(runs, &mut |inputs, point| {
                    answers.value(&moved(study, inputs, |i| inputs[i].quantile(point[i])))
                });
            }
        }
        false
    }

    /// Of what a variance is explained next, or still.
    fn next(&self) -> Option<Of> {
        let is_research = self.study.link.view == View::Branches;
        let Some(last) = self.explaining.last() else {
            return Some(if is_research {
                Of::Research
            } else {
                Of::Answer
            });
        };
        if last.is_limited() && self.answers.quantity() == Quantity::Date {
            let until = self.study.link.assumptions.get(Key::Until);
            return Some(Of::By(date::year_to_days(until)));
        }
        if last.indices.scrambles() < SCRAMBLES {
            return Some(last.of);
        }
        (last.of == Of::Research).then_some(Of::Answer)
    }

    /// The inputs of the indices: those that move the answer, or those of the research law.
    fn varied(&self, of: Of) -> Vec<Input> {
        let moves = |input: &Input| {
            if of == Of::Research {
                return RESEARCH.contains(&input.key);
            }
            let bars = self.tornado.bars().iter();
            let mut widths = bars.map(|bar| (bar.input, bar.width()));
            widths.any(|(i, width)| self.numbers[i].key == input.key && width > 0.0)
        };
        let numbers = self.numbers.iter().copied();
        // As many as there are factors.
        numbers.filter(|input| moves(input)).take(64).collect()
    }

    /// What has been found so far; none before every assumption has moved, and where there is no answer.
    pub fn found(&self) -> Option<Found> {
        if !self.tornado.done() || self.chosen.len() < self.choices.len() {
            return None;
        }
        let answer = self.tornado.middle().filter(|answer| !answer.is_nan())?;
        let numbers = self.tornado.bars().iter().map(|bar| Bar {
            input: self.numbers[bar.input],
            low: bar.low,
            high: bar.high,
        });
        let mut bars: Vec<Bar> = numbers.chain(self.chosen.iter().copied()).collect();
        let all = bars.len();
        // What has no answer on one side, such as a trend that falls there, has no width either.
        bars.retain(|bar| bar.width() > 0.0);
        let bars = crate::model::numerics::order::sorted(bars, |bar| -bar.width());
        let choices = bars.iter().any(|bar| bar.input.ground == Ground::Choice);
        let explained = self.explaining.iter().filter_map(|one| one.found(choices));
        let explained = explained.collect();
        Some(Found {
            quantity: self.answers.quantity(),
            answer,
            idle: all - bars.len(),
            bars,
            explained,
        })
    }

    /// What is answered.
    pub fn asks(&self, lang: crate::i18n::Lang) -> String {
        self.answers.asks(&self.study, lang)
    }
}

/// A study in which some inputs have other values; one that keeps its value stays as it is, fitted where it is fitted.
fn moved(study: &Study, inputs: &[Input], value: impl Fn(usize) -> f64) -> Study {
    let mut study = study.clone();
    for (i, input) in inputs.iter().enumerate() {
        let value = value(i);
        if value != input.value {
            study.link.assumptions.set(input.key, value);
        }
    }
    study
}
