//! The headline's backlog as a closed form of the assumptions.

use super::{START, inputs::inputs};
use crate::{
    i18n::{
        Lang,
        format::{localized_fmt, month},
    },
    model::queues::Engine,
    views::{
        Study,
        why::{Answers, Quantity},
    },
};

/// Vulnerabilities of open source that wait for a patch at the end of the axis.
#[derive(Default)]
pub struct Answer(Engine);

impl Answers for Answer {
    fn quantity(&self) -> Quantity {
        Quantity::Count
    }

    fn value(&mut self, study: &Study) -> f64 {
        let mut inputs = inputs(study);
        let end = inputs.dates.last().copied().unwrap_or(START);
        inputs.dates = vec![START, end];
        inputs.trend.draws = 1;
        let forecast = self.0.run(&inputs);
        forecast.map_or(f64::NAN, |forecast| {
            forecast.vulnerabilities.queue.backlog_at(end - START)
        })
    }

    fn asks(&self, study: &Study, lang: Lang) -> String {
        let end = inputs(study).dates.last().copied().unwrap_or(START);
        localized_fmt(
            lang,
            "Vulnerabilities of open source that wait for a patch in {0}",
            "{0}に修正を待つオープンソースの脆弱性",
            &[&month(lang, end)],
        )
    }
}
