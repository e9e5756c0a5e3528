//! The headline's date as a closed form of the assumptions.

use super::inputs::inputs;
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{length_in_words, localized_fmt},
    },
    model::{
        economy::adoption::{Engine, delayed},
        horizon::Joint,
        numerics::arrival::Arrival,
        trend::law::log2_of,
    },
    views::{
        Study, horizon,
        why::{Answers, FEW},
    },
};

/// When the length of a country of geniuses is in use, with the lag in force.
#[derive(Default)]
pub struct Answer(Engine);

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        let inputs = inputs(study);
        let genius = log2_of(study.link.assumptions.get(Key::GeniusHorizon));
        Joint::of(&inputs.trend).map_or(f64::NAN, |joint| {
            delayed(joint.central.date(genius), inputs.trend.start, inputs.lag)
        })
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        let mut inputs = inputs(study);
        inputs.trend.draws = FEW as usize;
        inputs.claims.clear();
        Some(self.0.run(&inputs).milestones.last()?.used)
    }

    fn asks(&self, study: &Study, lang: Lang) -> String {
        let a = &study.link.assumptions;
        let task = length_in_words(lang, a.get(Key::GeniusHorizon), horizon::clock(a));
        localized_fmt(
            lang,
            "When the economy uses AI for {0} of skilled work",
            "熟練者の{0}分の仕事にAIが使われる時期",
            &[&task],
        )
    }
}
