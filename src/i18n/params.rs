//! Names and explanations of parameters, their choices and units.

use super::{Lang, format::localized};
use crate::{
    assumptions::registry::{Key, Unit},
    lazy,
    params::{self, ParamWords},
};

/// The words of a parameter. Those that only other views use wait: before that is loaded it has its name in links alone.
pub fn words(key: Key) -> ParamWords {
    let index = key.index();
    if let Some(waiting) = lazy::loaded() {
        return waiting.words[index];
    }
    let first = params::FIRST_WORDS.iter();
    let mut found = first.filter_map(|(from, words)| words.get(index.checked_sub(*from)?));
    let name = key.param().name;
    found.next().copied().unwrap_or(ParamWords {
        label: (name, name),
        choices: &[],
    })
}

/// The name beside a control.
pub fn param_label(lang: Lang, key: Key) -> &'static str {
    let (en, ja) = words(key).label;
    localized(lang, en, ja)
}

/// What it does; that waits.
pub fn param_help(lang: Lang, key: Key) -> &'static str {
    let (en, ja) = lazy::get().help[key.index()];
    localized(lang, en, ja)
}

/// The word for a choice.
pub fn choice_label(lang: Lang, key: Key, index: usize) -> &'static str {
    let (en, ja) = match words(key).choices {
        [] if index == 0 => ("off", "オフ"),
        [] => ("on", "オン"),
        choices => choices[index.min(choices.len() - 1)],
    };
    localized(lang, en, ja)
}

/// The unit after a number box.
pub const fn unit_label(lang: Lang, unit: Unit) -> &'static str {
    let (en, ja) = match unit {
        Unit::None | Unit::Year => ("", ""),
        Unit::Days => ("days", "日"),
        Unit::Minutes => ("min", "分"),
        Unit::Hours => ("h", "時間"),
        Unit::Percent => ("%", "%"),
        Unit::Doublings => ("doublings", "回"),
        Unit::Draws => ("runs", "回"),
        Unit::Times => ("×", "倍"),
        Unit::Months => ("months", "か月"),
        Unit::WorkMonths => ("work-months", "か月分"),
        Unit::Years => ("years", "年"),
        Unit::TrillionUsd => ("tn USD", "兆ドル"),
    };
    localized(lang, en, ja)
}
