//! The headline's probability from simulations that share their random numbers.

use super::{headline::region, inputs::inputs};
use crate::{
    i18n::{Lang, format::localized_fmt},
    model::access::{Engine, MANAGED, REGIONS},
    views::{
        Study,
        why::{Answers, Quantity},
    },
};

/// Simulations: a probability needs more of them than a median.
const DRAWS: usize = 2_000;

/// The share of the simulations in the scenario that is the likeliest at first.
pub struct Answer {
    engine: Engine,
    region: usize,
}

impl Answer {
    /// For a study.
    pub fn new(study: &Study) -> Self {
        let mut answer = Self {
            engine: Engine::default(),
            region: MANAGED,
        };
        let odds = answer.odds(study);
        for region in 1..REGIONS {
            if odds[region] > odds[answer.region] {
                answer.region = region;
            }
        }
        answer
    }

    fn odds(&mut self, study: &Study) -> [f64; REGIONS] {
        let mut inputs = inputs(study);
        inputs.trend.draws = DRAWS;
        self.engine.run(&inputs).odds
    }
}

impl Answers for Answer {
    fn quantity(&self) -> Quantity {
        Quantity::Chance
    }

    fn value(&mut self, study: &Study) -> f64 {
        let region = self.region;
        self.odds(study)[region]
    }

    fn is_closed(&self) -> bool {
        false
    }

    fn rows(&self) -> usize {
        256
    }

    fn asks(&self, _: &Study, lang: Lang) -> String {
        localized_fmt(
            lang,
            "The probability of “{0}”",
            "「{0}」となる確率",
            &[region(self.region, lang)],
        )
    }
}
