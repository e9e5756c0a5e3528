//! The headline's date as a closed form of the assumptions.

use super::{headline::part, inputs};
use crate::{
    i18n::{Lang, format::localized_fmt},
    model::{
        numerics::arrival::Arrival,
        share::{Engine, Forecast, Inputs, TARGETS},
    },
    views::{
        Study,
        why::{Answers, FEW},
    },
};

/// When the curve through the middles passes the share of the headline.
pub struct Answer {
    engine: Engine,
    /// Which share: that under the first study, also where the ceiling moves below it.
    goal: usize,
}

impl Answer {
    /// For the highest share below the ceiling, but not the 99.9%.
    pub fn new(study: &Study) -> Self {
        let mut answer = Self {
            engine: Engine::default(),
            goal: 2,
        };
        let curve = answer.run(study, 1).central;
        if let Some(goal) = curve.and_then(|curve| super::headline::goal(&curve)) {
            answer.goal = goal;
        }
        answer
    }

    fn run(&mut self, study: &Study, draws: usize) -> Forecast {
        let inputs = inputs(study);
        let dates = &inputs.dates;
        let ends = vec![dates[0], dates[dates.len() - 1]];
        self.engine.run(&Inputs {
            draws,
            dates: ends,
            ..inputs
        })
    }
}

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        let share = TARGETS[self.goal];
        let curve = self.run(study, 1).central;
        curve.map_or(f64::NAN, |curve| curve.date_of(share))
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        let goal = self.goal;
        Some(self.run(study, FEW as usize).targets[goal])
    }

    fn asks(&self, _: &Study, lang: Lang) -> String {
        let share = part(TARGETS[self.goal]);
        localized_fmt(
            lang,
            "When AI writes {0} of code",
            "AIがコードの{0}を書く時期",
            &[&share],
        )
    }
}
