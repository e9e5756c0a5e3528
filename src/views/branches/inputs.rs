//! What the model needs to know of a study.

use super::{LAST_YEAR, conditions};
use crate::{
    assumptions::{Assumptions, registry::Key, weights},
    date,
    model::{
        branches::{Inputs, misalignment::Flaw, pause::Pause, weigh::Asked},
        research::jones::Parameters,
        trend::posterior::Prior,
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
        jones: jones(a),
        fmax: a.get(Key::AutomationCap),
        weights: weights::of(a),
        limit: date::year_to_days(LAST_YEAR + 1.0),
        pause: a.value(Key::PauseTrigger).map(|pz| Pause {
            pz,
            pm: a.get(Key::PauseLength),
            pp: conditions::in_force(a).0,
            pv: conditions::in_force(a).1,
            overhang: a.on(Key::PauseOverhang),
            lag: a.get(Key::ClosedLag),
        }),
        stop: None,
        flaw: Flaw {
            m0: a.get(Key::MisalignmentNow),
            a: a.get(Key::MisalignmentAmplification),
            q: a.get(Key::OversightCatch),
            g0: a.get(Key::GenerationLength),
        },
    }
}

/// What the records are asked about the branches.
pub fn asked(study: &Study, inputs: &Inputs) -> Asked {
    let data = horizon::Data::of(study);
    Asked {
        points: horizon::weigh::records(&study.link.assumptions, &data, &inputs.trend),
        left: inputs.left,
        jones: inputs.jones,
        fmax: inputs.fmax,
        prior: Prior::DEFAULT,
        shared: 0.0,
    }
}

/// The research law's parameters in force.
pub fn jones(a: &Assumptions) -> Parameters {
    Parameters {
        ar: a.get(Key::LabourShare),
        az: a.get(Key::ReturnsToInputs),
        beta: a.get(Key::DifficultyExponent),
        iv: a.get(Key::AutomationWidth),
        f0: a.get(Key::AutomatedShare),
    }
}
