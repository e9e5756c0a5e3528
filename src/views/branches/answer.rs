//! The headline's date from a few simulations, and the formula for the automation of research.

use super::{BranchesSession, filled, inputs};
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{length_in_words, localized_fmt},
    },
    model::{branches::Run, numerics::arrival::Arrival, research::explosion::Odds},
    views::{
        Study, horizon,
        why::{Answers, FEW},
    },
};

/// The median date of the target over all branches.
pub struct Answer {
    /// For what a pause does, which depends on the bands.
    session: BranchesSession,
    run: Option<Run>,
}

impl Answer {
    /// For a study, whose seed the simulations keep.
    pub fn new(study: &Study) -> Self {
        let none = || Odds {
            faster: [[0.0; 4]; 3],
            draws: 0,
        };
        let seed = study.link.assumptions.get(Key::Seed) as u64;
        // Nothing of this answer rests on the second opinion.
        Self {
            session: BranchesSession {
                odds: Some((seed, [none(), none()])),
                ..BranchesSession::default()
            },
            run: None,
        }
    }

    /// Without a pause nothing but the date itself is computed.
    fn unpaused(&mut self, study: &Study) -> Option<Arrival> {
        let mut inputs = inputs(&filled(study));
        let target = inputs.trend.milestones.pop()?;
        inputs.trend.milestones = vec![target];
        // No curve is looked at.
        inputs.trend.end = inputs.trend.start.max(inputs.bd) + 1.0;
        let draws = inputs.trend.draws;
        self.run = Run::after(self.run.take(), &inputs);
        let run = self.run.as_mut()?;
        run.advance_dates(draws);
        Some(run.forecast().milestones.first()?.mixture)
    }
}

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        self.arrival(study).map_or(f64::NAN, |arrival| arrival.p50)
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        let mut few = study.clone();
        few.link.assumptions.set(Key::Draws, FEW);
        if few.link.assumptions.value(Key::PauseTrigger).is_none() {
            return self.unpaused(&few);
        }
        self.session.start(&few);
        let forecast = self.session.forecast.as_ref()?;
        let milestones = match &forecast.pause {
            Some(paused) => &paused.milestones,
            None => &forecast.milestones,
        };
        Some(milestones.last()?.mixture)
    }

    fn is_closed(&self) -> bool {
        false
    }

    fn asks(&self, study: &Study, lang: Lang) -> String {
        let a = filled(study).link.assumptions;
        let task = length_in_words(lang, a.get(Key::TargetLength), horizon::clock(&a));
        localized_fmt(
            lang,
            "When AI can do {0} of skilled work, over all branches",
            "AIが熟練者の{0}分の仕事をこなす時期（全分岐の中央値）",
            &[&task],
        )
    }
}
