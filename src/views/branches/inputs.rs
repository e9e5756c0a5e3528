//! What the model needs to know of a study.

use super::LAST_YEAR;
use crate::{
    assumptions::{registry::Key, weights},
    date,
    model::{
        branches::Inputs, branches::misalignment::Flaw, branches::pause::Pause,
        research::jones::Parameters,
    },
    views::{Study, horizon},
};

/// What the model needs to know of a study.
pub fn inputs(study: &Study) -> Inputs {
    let a = &study.link.assumptions;
    let mut trend = horizon::shared_inputs(study);
    trend.scatter = false;
    trend.boot = false;
    Inputs {
        trend,
        bd: a.get(Key::BranchDate),
        left: a.get(Key::DoublingsLeft),
        jones: Parameters {
            ar: a.get(Key::LabourShare),
            az: a.get(Key::ReturnsToInputs),
            beta: a.get(Key::DifficultyExponent),
            iv: a.get(Key::AutomationWidth),
            f0: a.get(Key::AutomatedShare),
        },
        fmax: a.get(Key::AutomationCap),
        weights: weights::of(a),
        limit: date::year_to_days(LAST_YEAR + 1.0),
        pause: a.value(Key::PauseTrigger).map(|pz| Pause {
            pz,
            pm: a.get(Key::PauseLength),
            pp: a.get(Key::PauseParticipation),
            pv: a.get(Key::PauseVerification),
        }),
        flaw: Flaw {
            m0: a.get(Key::MisalignmentNow),
            a: a.get(Key::MisalignmentAmplification),
            q: a.get(Key::OversightCatch),
            g0: a.get(Key::GenerationLength),
        },
    }
}
