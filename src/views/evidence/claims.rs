//! Assumptions under which those who question a figure would be right.

use crate::{assumptions::presets::Preset, evidence::Fact};

/// The starting point for a fact that questions another one, where there is one. That it stands for what they say is our
/// judgement.
pub fn preset(fact: &Fact) -> Option<Preset> {
    match &*fact.id {
        "output.caveat" => Some(Preset::NotLines),
        "critics.interest" => Some(Preset::CriticsCase),
        _ => None,
    }
}
