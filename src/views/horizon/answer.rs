//! The headline's date as a closed form of the assumptions.

use super::{clock, inputs};
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{length_in_words, localized_fmt},
    },
    model::{
        horizon::{Engine, Inputs, Joint},
        numerics::arrival::Arrival,
        trend::law::log2_of,
    },
    views::{
        Study,
        why::{Answers, FEW},
    },
};

/// When the curve in force reaches the target.
#[derive(Default)]
pub struct Answer(Engine);

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        let target = log2_of(study.link.assumptions.get(Key::TargetLength));
        Joint::of(&inputs(study)).map_or(f64::NAN, |joint| joint.central.date(target))
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        let inputs = Inputs {
            draws: FEW as usize,
            milestones: vec![study.link.assumptions.get(Key::TargetLength)],
            ..inputs(study)
        };
        let forecast = self.0.run(&inputs);
        Some(forecast.milestones.first()?.arrival())
    }

    fn asks(&self, study: &Study, lang: Lang) -> String {
        let a = &study.link.assumptions;
        let task = length_in_words(lang, a.get(Key::TargetLength), clock(a));
        localized_fmt(
            lang,
            "When AI can do {0} of skilled work",
            "AIが熟練者の{0}分の仕事をこなす時期",
            &[&task],
        )
    }
}
