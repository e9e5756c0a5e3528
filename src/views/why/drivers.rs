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
    /// How far the answer moves; infinite where it is never on one side.
    pub fn width(&self) -> f64 {
        if self.low == self.high {
            0.0
        } else {
            (self.high - self.low).abs()
        }
    }
}

/// What explains the variance of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// Whether the answer is the year of automated research, and not the headline's.
    pub research: bool,
    /// By assumption, in the order of the registry.
    pub indices: Vec<(Key, Index)>,
    /// Runs so far.
    pub runs: usize,
    /// The share of the answers that lay beyond the last day that is told apart, which counts for them.
    pub limited: f64,
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
    pub explained: Option<Explained>,
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

/// Rows of a scramble of the indices.
pub const ROWS: usize = 1024;
/// Scrambles, whose spread gives the standard errors.
pub const SCRAMBLES: usize = 4;
/// Runs of a formula in a slice.
const SLICE: usize = 96;
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
    indices: Option<Indices>,
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
            indices: None,
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
            let mut bar = Bar {
                input: *choice,
                low: f64::INFINITY,
                high: f64::NEG_INFINITY,
            };
            for word in 0..words {
                let one = [*choice];
                let answer = answers.value(&moved(study, &one, |_| word as f64));
                bar.low = bar.low.min(answer);
                bar.high = bar.high.max(answer);
            }
            if bar.low > bar.high {
                (bar.low, bar.high) = (f64::NAN, f64::NAN);
            }
            self.chosen.push(bar);
            return false;
        }
        self.explain()
    }

    fn explain(&mut self) -> bool {
        let research = self.study.link.view == View::Branches;
        let inputs = self.varied();
        if inputs.is_empty() || !research && !self.answers.is_closed() {
            return true;
        }
        let indices = self.indices.get_or_insert_with(|| {
            Indices::new(Design {
                inputs: inputs.len(),
                factors: Design::each(inputs.len()),
                rows: ROWS,
                seed: 1,
                limit: if research {
                    date::days_to_year(LAST)
                } else {
                    LAST
                },
            })
        });
        if indices.scrambles() >= SCRAMBLES {
            return true;
        }
        let rows = (SLICE / (inputs.len() + 2)).max(1);
        let (study, answers) = (&self.study, &mut self.answers);
        if research {
            let center = branches::jones(&study.link.assumptions);
            let mut answer = automation::answers(&center, 0.99);
            // Several lanes are one run of its formula.
            indices.advance(8 * rows, &mut answer);
        } else {
            indices.advance(rows, &mut |points, out| {
                for (point, out) in points.chunks(inputs.len()).zip(out) {
                    *out = answers.value(&moved(study, &inputs, |i| inputs[i].quantile(point[i])));
                }
            });
        }
        indices.scrambles() >= SCRAMBLES
    }

    /// The inputs of the indices: those that move the answer, or those of the research law.
    fn varied(&self) -> Vec<Input> {
        let moves = |input: &Input| {
            if self.study.link.view == View::Branches {
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
        let explained = self.indices.as_ref().and_then(|indices| {
            let found = indices.indices()?;
            let inputs = self.varied();
            Some(Explained {
                research: self.study.link.view == View::Branches,
                indices: inputs.iter().map(|input| input.key).zip(found).collect(),
                runs: indices.scrambles() * indices.design().runs(),
                limited: indices.limited(),
            })
        });
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
