//! Why two scenarios differ: the difference of their answers, split over the assumptions in which they differ.

use super::answer::{Answers, Quantity, chance_by};
use crate::{
    assumptions::{Assumptions, codec::Pin, registry::Key},
    date,
    i18n::Lang,
    model::drivers::shapley::{Part, Shapley},
    params::groups,
    views::{Study, waiting},
};

/// Pairs of orders where there are too many combinations to run them all.
const PAIRS: usize = 48;

/// A matter of display: the answer does not depend on them.
const SILENT: [Key; 6] = [
    Key::Draws,
    Key::Seed,
    Key::ClockTime,
    Key::FanBands,
    Key::Scatter,
    Key::Bootstrap,
];

/// A difference and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// What kind of number the answers are: for dates of which one is never reached, probabilities.
    pub quantity: Quantity,
    /// By when, where a date is compared as a probability.
    pub by: Option<f64>,
    /// The first answer.
    pub from: f64,
    /// The second answer.
    pub to: f64,
    /// What differs, with its Shapley value and with its part where one after another changes in this order.
    pub parts: Vec<(Key, Part, f64)>,
}

/// Runs of the combinations of two scenarios, a few at a time.
pub struct Splitter {
    pair: Pair,
    shapley: Shapley,
    /// In which order what differs changes one after another, and the answers along it so far.
    order: Vec<usize>,
    along: Vec<f64>,
    /// Whether a combination has no answer that could be compared.
    absent: bool,
}

struct Pair {
    study: Study,
    ends: [Assumptions; 2],
    keys: Vec<Key>,
    answers: Box<dyn Answers>,
    by: Option<f64>,
}

impl Pair {
    /// The answer with what differs taken from the second scenario where `which` says so, else from the first.
    fn answer(&mut self, which: &[bool]) -> f64 {
        let [mut mixed, second] = self.ends;
        for (key, _) in self.keys.iter().zip(which).filter(|(_, which)| **which) {
            match second.given(*key) {
                Some(value) => mixed.set(*key, value),
                None => mixed.reset(*key),
            }
        }
        self.study.link.assumptions = mixed;
        match self.by {
            None => self.answers.value(&self.study),
            Some(day) => {
                let arrival = self.answers.arrival(&self.study);
                arrival.map_or(f64::NAN, |arrival| chance_by(&arrival, day))
            }
        }
    }
}

impl Splitter {
    /// Of two scenarios of one view; none for two views, for one without a number for an answer, and where nothing differs that has
    /// a say.
    pub fn new(study: &Study, first: &Pin, second: &Pin) -> Option<Self> {
        if first.view != second.view {
            return None;
        }
        let view = first.view;
        let mut study = study.clone();
        study.link.view = view;
        study.link.pins.clear();
        study.link.assumptions = first.assumptions;
        let answers = waiting::answers(&study)?;
        let ends = [first, second].map(|pin| pin.assumptions.filled(view));
        // What is counted is counted at the end of the axis.
        let counts = answers.quantity() == Quantity::Count;
        let says = |key: Key| [first, second].iter().any(|pin| waiting::matters(pin, key));
        let differs = |key: &Key| {
            key.param().views.contains(&view)
                && ends[0].given(*key) != ends[1].given(*key)
                && !SILENT.contains(key)
                && (counts || *key != Key::Until)
                && says(*key)
        };
        // As the page lists them.
        let mut keys = groups::in_order(view);
        keys.retain(differs);
        if keys.is_empty() {
            return None;
        }
        let count = keys.len();
        Some(Self {
            pair: Pair {
                study,
                ends,
                keys,
                answers,
                by: None,
            },
            shapley: Shapley::new(count, 1),
            order: (0..count).collect(),
            along: Vec::new(),
            absent: false,
        })
    }

    /// Has what differs change in this order; what it does not name comes last.
    pub fn reorder(&mut self, wanted: &[Key]) {
        let keys = &self.pair.keys;
        let place = |key: &Key| keys.iter().position(|other| other == key);
        let mut order: Vec<usize> = wanted.iter().filter_map(place).collect();
        order.extend((0..keys.len()).filter(|i| !wanted.contains(&keys[*i])));
        if order != self.order && order.len() == keys.len() {
            self.order = order;
            self.along.clear();
        }
    }

    /// Whether the answers along the order are all there.
    fn is_along(&self) -> bool {
        self.along.len() > self.order.len()
    }

    /// Runs a combination, or more of a formula. Whether there is nothing left.
    pub fn advance(&mut self) -> bool {
        let runs = if self.pair.answers.is_closed() { 32 } else { 1 };
        let is_along = self.is_along();
        let pair = &mut self.pair;
        let mut absent = false;
        let mut answer = |which: &[bool]| {
            let answer = pair.answer(which);
            absent |= !answer.is_finite();
            answer
        };
        if !is_along {
            let mut which = vec![false; self.order.len()];
            for place in self.along.len()..=self.order.len().min(self.along.len() + runs - 1) {
                which.fill(false);
                for i in &self.order[..place] {
                    which[*i] = true;
                }
                let known = self.shapley.known(&which);
                self.along.push(known.unwrap_or_else(|| answer(&which)));
            }
        } else if self.shapley.pairs() < PAIRS {
            self.shapley.advance(runs, &mut answer);
        }
        if absent && self.pair.by.is_none() && self.pair.answers.quantity() == Quantity::Date {
            let until = self.pair.ends.map(|a| a.get(Key::Until));
            let last = until[0].max(until[1]);
            self.pair.by = Some(date::year_to_days(last));
            self.shapley = Shapley::new(self.pair.keys.len(), 1);
            self.along.clear();
            return false;
        }
        self.absent |= absent;
        let is_split = self.shapley.done() || self.shapley.pairs() >= PAIRS;
        self.absent || is_split && self.is_along()
    }

    /// The parts; none before all is run, and where there is no answer to compare.
    pub fn split(&self) -> Option<Split> {
        let found = self.shapley.split().filter(|_| self.is_along())?;
        let part = |(place, i): (usize, &usize)| {
            let alone = self.along[place + 1] - self.along[place];
            (self.pair.keys[*i], found.parts[*i], alone)
        };
        Some(Split {
            quantity: if self.pair.by.is_some() {
                Quantity::Chance
            } else {
                self.pair.answers.quantity()
            },
            by: self.pair.by,
            from: found.from,
            to: found.to,
            parts: self.order.iter().enumerate().map(part).collect(),
        })
    }

    /// What is answered: under the first scenario, and under the second if that asks for something else.
    pub fn asks(&self, lang: Lang) -> String {
        let [first, second] = self.pair.ends.map(|assumptions| {
            let mut study = self.pair.study.clone();
            study.link.assumptions = assumptions;
            self.pair.answers.asks(&study, lang)
        });
        if first == second {
            return first;
        }
        [first, second].join(" → ")
    }
}
