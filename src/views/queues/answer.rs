//! The date at which the wait for a patch gets long, as a closed form of the assumptions.

use super::inputs::inputs;
use crate::{
    i18n::{Lang, format::localized},
    model::{
        numerics::arrival::Arrival,
        queues::{Engine, Forecast},
    },
    views::{Study, why::Answers},
};

/// When a patch for open source takes a year.
#[derive(Default)]
pub struct Answer(Engine);

impl Answer {
    fn run(&mut self, study: &Study) -> Option<Forecast> {
        let mut inputs = inputs(study);
        let ends = [inputs.dates.first().copied(), inputs.dates.last().copied()];
        inputs.dates = ends.into_iter().flatten().collect();
        inputs.trend.draws = 1;
        self.0.run(&inputs)
    }
}

impl Answers for Answer {
    fn value(&mut self, study: &Study) -> f64 {
        self.run(study).map_or(f64::NAN, |f| f.vulnerabilities.long)
    }

    fn arrival(&mut self, study: &Study) -> Option<Arrival> {
        Some(self.0.run(&inputs(study))?.vulnerabilities.late)
    }

    fn asks(&self, _: &Study, lang: Lang) -> String {
        localized(
            lang,
            "When a patch for open source takes a year",
            "オープンソースの修正待ちが1年に達する時期",
        )
        .to_owned()
    }
}
