//! The headline's probability, which is a formula.

use super::RulesOutcome;
use crate::{
    i18n::{Lang, format::localized},
    views::{
        Study,
        why::{Answers, Quantity},
    },
};

/// The probability that a US frontier model is cut off again within a year.
pub struct Answer;

impl Answers for Answer {
    fn quantity(&self) -> Quantity {
        Quantity::Chance
    }

    fn value(&mut self, study: &Study) -> f64 {
        RulesOutcome::of(&study.link.assumptions).again.any()
    }

    fn asks(&self, _: &Study, lang: Lang) -> String {
        localized(
            lang,
            "The probability that a US frontier model is cut off again within a year",
            "米国の最先端モデルが1年以内に再び遮断される確率",
        )
        .to_owned()
    }
}
