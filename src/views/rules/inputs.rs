//! From assumptions to what the laws take: the judgement, the risks of each scenario, the plans that are compared.

use super::{BASE, EFFECTS, SCORES};
use crate::{
    assumptions::{Assumptions, registry::Key},
    model::rules::{
        continuity::{Costs, GROUPS, Length, Plan, Risk, Risks, Times},
        scenario::{FACTORS, Judgement, SCENARIOS},
    },
};

/// The labs that the document names: those of Claude, GPT and Gemini.
pub const LABS: u32 = 3;

/// The group of US frontier models.
pub const FRONTIER: usize = 0;

/// A way to prepare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One vendor and nothing else.
    One,
    /// Another of the same group, changed to unprepared.
    Several,
    /// The same, rehearsed.
    Tested,
    /// Another US vendor, rehearsed.
    OtherUs,
    /// One outside the US, rehearsed.
    Abroad,
    /// An own system, rehearsed.
    Own,
    /// What the controls say.
    Yours,
}

/// A plan and what it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it is called.
    pub way: Way,
    /// What it is.
    pub plan: Plan,
}

/// Whether all vendors are alike.
pub fn alike(a: &Assumptions) -> bool {
    a.get(Key::Control) == 1.0
}

/// The judgement as it is scored.
pub fn judgement(a: &Assumptions) -> Judgement {
    Judgement {
        base: BASE,
        effects: EFFECTS.map(|row| row.map(|key| a.get(key))),
        scores: SCORES.map(|key| a.get(key)),
    }
}

/// That of June, whose situation the scores are counted from.
pub fn june(a: &Assumptions) -> Judgement {
    Judgement {
        scores: [0.0; FACTORS],
        ..judgement(a)
    }
}

/// Those of labs with a frontier model under each scenario.
pub fn frontier(a: &Assumptions) -> [Risk; SCENARIOS] {
    let keys = [
        (Key::AllFrontierA, Key::FrontierA),
        (Key::AllFrontierB, Key::FrontierB),
        (Key::AllFrontierC, Key::FrontierC),
    ];
    keys.map(|(common, own)| risk(a, common, own))
}

fn risk(a: &Assumptions, common: Key, own: Key) -> Risk {
    Risk {
        common: part(a, common),
        own: part(a, own),
    }
}

fn part(a: &Assumptions, key: Key) -> f64 {
    a.get(key) / 100.0
}

/// Those of all groups under each scenario.
pub fn risks(a: &Assumptions) -> [Risks; SCENARIOS] {
    let hosted = Risk {
        common: 0.0,
        own: part(a, Key::OwnFails),
    };
    if alike(a) {
        let vendors = Risk::beta(part(a, Key::CutOffRate), part(a, Key::CommonCause));
        return [[vendors, Risk::default(), Risk::default(), hosted]; SCENARIOS];
    }
    let others = [Key::AllOtherA, Key::AllOtherB, Key::AllOtherC];
    let frontier = frontier(a);
    std::array::from_fn(|s| {
        [
            frontier[s],
            risk(a, others[s], Key::OtherOwn),
            risk(a, Key::AllAbroad, Key::AbroadOwn),
            hosted,
        ]
    })
}

/// How long things take.
pub fn times(a: &Assumptions) -> Times {
    Times {
        length: Length {
            median: a.get(Key::OutageLength),
            sd: a.get(Key::OutageSpread),
        },
        change: a.get(Key::SwitchTime),
        rehearsed: a.get(Key::DrilledSwitchTime),
    }
}

/// What things cost, in million yen.
pub fn costs(a: &Assumptions) -> Costs {
    Costs {
        day: a.get(Key::DayCost),
        vendor: a.get(Key::VendorCost),
        rehearsal: a.get(Key::RehearsalCost),
        hosting: a.get(Key::HostingCost),
    }
}

/// The plans that are compared, and which of them the controls stand for.
pub fn plans(a: &Assumptions) -> (Vec<Named>, usize) {
    let named = |way, vendors: [u32; GROUPS], rehearsed| Named {
        way,
        plan: Plan { vendors, rehearsed },
    };
    let own = u32::from(a.on(Key::OwnSystem));
    if alike(a) {
        let n = a.get(Key::Vendors) as u32;
        let all = vec![
            named(Way::One, [1, 0, 0, 0], false),
            named(Way::Several, [n, 0, 0, 0], false),
            named(Way::Tested, [n, 0, 0, 0], true),
            named(Way::Own, [n, 0, 0, 1], true),
        ];
        let chosen = match (own, n) {
            (1, _) => 3,
            (_, 1) => 0,
            _ => 2,
        };
        return (all, chosen);
    }
    let mut all = vec![
        named(Way::One, [1, 0, 0, 0], false),
        named(Way::Several, [2, 0, 0, 0], false),
        named(Way::Tested, [2, 0, 0, 0], true),
        named(Way::OtherUs, [1, 1, 0, 0], true),
        named(Way::Abroad, [1, 0, 1, 0], true),
        named(Way::Own, [1, 0, 0, 1], true),
    ];
    let count = |key| a.get(key) as u32;
    let vendors = [
        count(Key::UsFrontier),
        count(Key::UsOther),
        count(Key::Abroad),
        own,
    ];
    let yours = named(Way::Yours, vendors, a.on(Key::Rehearsed));
    let same = all.iter().position(|other| other.plan == yours.plan);
    let chosen = same.unwrap_or(all.len());
    if same.is_none() {
        all.push(yours);
    }
    (all, chosen)
}
