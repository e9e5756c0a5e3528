//! The headline's date from a few simulations, and the formula for the automation of research.

use super::{BranchesSession, filled};
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{length_in_words, localized_fmt},
    },
    model::{numerics::arrival::Arrival, research::explosion::Odds},
    views::{
        Study, horizon,
        why::{Answers, FEW},
    },
};

/// The median date of the target over all branches.
pub struct Answer(BranchesSession);

impl Answer {
    /// For a study, whose seed the simulations keep.
    pub fn new(study: &Study) -> Self {
        let none = || Odds {
            faster: [[0.0; 4]; 3],
            draws: 0,
        };
        let seed = study.link.assumptions.get(Key::Seed) as u64;
        // Nothing of this answer rests on the second opinion.
        Self(BranchesSession {
            odds: Some((seed, [none(), none()])),
            ..BranchesSession::default()
        })
    }
}

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        self.arrival(study).map_or(f64::NAN, |arrival| arrival.p50)
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        let mut few = study.clone();
        few.link.assumptions.set(Key::Draws, FEW);
        self.0.start(&few);
        let forecast = self.0.forecast.as_ref()?;
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
            "When AI finishes {0} of skilled work, over all branches",
            "AIが熟練者の{0}分の仕事をこなす時期（全分岐の中央値）",
            &[&task],
        )
    }
}
