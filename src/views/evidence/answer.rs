//! How many consequences come before the end of the axis, from a few simulations.

use super::{
    LENGTHS, MOST_DRAWS,
    consequences::{ALL, AUTOMATED},
    reached,
};
use crate::{
    assumptions::registry::Key,
    date,
    i18n::{Lang, format::localized_fmt},
    model::{
        horizon as horizon_model,
        numerics::{arrival::Arrival, fan::Detail},
        research::automation,
        share,
    },
    views::{
        Study, branches, code, horizon,
        model_cache::ModelCache,
        why::{Answers, Quantity},
    },
};

/// The first number of the headline: consequences whose date lies before the end of the axis.
#[derive(Default)]
pub struct Answer {
    trend: ModelCache<horizon_model::Engine>,
    code: ModelCache<share::Engine>,
}

impl Answers for Answer {
    fn quantity(&self) -> Quantity {
        Quantity::Count
    }

    fn value(&mut self, study: &Study) -> f64 {
        let a = &study.link.assumptions;
        let mut inputs = horizon::inputs(study);
        inputs.milestones = LENGTHS.map(|(_, minutes)| minutes).to_vec();
        inputs.draws = inputs.draws.min(MOST_DRAWS);
        let (_, forecast) = self.trend.of(inputs, Detail::Sketch);
        if forecast.central.is_none() {
            return f64::NAN;
        }
        let mut inputs = code::inputs(study);
        inputs.draws = inputs.draws.min(MOST_DRAWS);
        let (_, code) = self.code.of(inputs, Detail::Sketch);
        // Their dates are those at the parameters themselves.
        let automated = automation::central(&branches::jones(a), AUTOMATED);
        let automated = automated.map(|day| (day, Arrival::NEVER));
        let end = date::year_to_days(a.get(Key::Until));
        let dates = reached(a, forecast, code, &automated);
        dates.iter().filter(|(day, _)| *day < end).count() as f64
    }

    fn is_closed(&self) -> bool {
        false
    }

    fn rows(&self) -> usize {
        128
    }

    fn asks(&self, study: &Study, lang: Lang) -> String {
        let all = ALL.len().to_string();
        let until = study.link.assumptions.get(Key::Until) as i64;
        let [until, last] = [until, until - 1].map(|year| year.to_string());
        localized_fmt(
            lang,
            "How many of {0} consequences come before {1}",
            "{0}件の帰結のうち{2}年末までに起こる件数",
            &[&all, &until, &last],
        )
    }
}
