//! Where parameters are declared: those of a view in its folder, shared ones in [`shared`].

pub mod groups;
pub mod shared;

use crate::{
    assumptions::{
        presets::Preset,
        registry::{Key, Kind, Param, Scale, Unit},
    },
    date::days_from_civil,
    views,
};

/// What the table of a group is written with.
pub(crate) mod table {
    pub(crate) use super::{dates, day, number};
    pub(crate) use crate::assumptions::registry::{
        Initial::{Fit, Off, Value},
        Kind::{Choice, Flag},
        Origin::{self, Judgement, Setting, Source},
        Scale::{Linear, Log, Logit, Whole},
        Unit::{
            Days, Doublings, Draws, Hours, Minutes, Months, None, Percent, Times, TrillionUsd,
            WorkMonths, Year, Years,
        },
    };

    /// Thomas Kwa's model of automated research.
    pub(crate) const KWA: &str = "metr.timelines";
}

/// Declares a group of parameters: the number of the first, then each with its documentation, its name as a constant of
/// [`Key`], its public name, values, default (`=> v1` and a number after it, where links of version 1 mean another), origin, label and help (English, Japanese) and the labels of its choices.
///
/// Gives `PARAMS` and `FIRST`.
macro_rules! params {
    (
        $first:expr;
        $(
            $(#[$doc:meta])*
            $key:ident: $name:literal, $kind:expr, $default:expr $(=> v1 $v1:expr)?, $origin:expr,
            ($label:literal, $label_ja:literal),
            ($help:literal, $help_ja:literal)
            $(, [$(($choice:literal, $choice_ja:literal)),+])?;
        )+
    ) => {
        /// The group's parameters.
        pub const PARAMS: &[$crate::assumptions::registry::Param] = {
            #[allow(unused_imports)] // no group needs all of it
            use $crate::params::table::*;
            &[$($crate::assumptions::registry::Param {
                key: $crate::assumptions::registry::Key::$key,
                name: $name,
                kind: $kind,
                default: $default,
                v1: $crate::params::old!($($v1)?),
                origin: $origin,
                views: &[],
            }),+]
        };
        /// Their words.
        pub const WORDS: &[$crate::params::ParamWords] = &[$($crate::params::ParamWords {
            label: ($label, $label_ja),
            choices: &[$($(($choice, $choice_ja)),+)?],
        }),+];
        /// What each does.
        pub const HELP: &[$crate::params::Told] = &[$(($help, $help_ja)),+];
        /// The number of the group's first parameter.
        pub const FIRST: usize = $first;

        const _: () = {
            #[derive(Clone, Copy)]
            enum Place {
                $($key),+
            }

            #[allow(non_upper_case_globals)] // they stand where the variants of an enum would
            impl $crate::assumptions::registry::Key {
                $(
                    $(#[$doc])*
                    pub const $key: Self = Self::at(FIRST + Place::$key as usize);
                )+
            }
        };
    };
}
/// What links of version 1 mean by leaving a parameter out, where that differs.
macro_rules! old {
    () => {
        ::core::option::Option::None
    };
    ($value:expr) => {
        ::core::option::Option::Some($value)
    };
}
pub(crate) use {old, params};

/// What a parameter does, in English and Japanese.
pub type Told = (&'static str, &'static str);

/// What a parameter is called, in English and Japanese.
#[derive(Clone, Copy, Debug)]
pub struct ParamWords {
    /// The name beside its control.
    pub label: (&'static str, &'static str),
    /// The words of its choices; empty for what is no choice.
    pub choices: &'static [(&'static str, &'static str)],
}

/// Lists the groups once, for what the page has of them from the start and for their words.
macro_rules! groups {
    ($($group:path),+ $(,)?) => {
        /// The groups in the order of links and JSON, which is for ever: a new one goes to the end.
        pub const GROUPS: &[&[Param]] = &[$({
            use $group as group;
            group::PARAMS
        }),+];

        /// The words of each group.
        const GROUP_WORDS: &[&[ParamWords]] = &[$({
            use $group as group;
            group::WORDS
        }),+];

        /// What the parameters of each group do.
        const GROUP_HELP: &[&[Told]] = &[$({
            use $group as group;
            group::HELP
        }),+];
    };
}

groups![
    shared,
    views::code::params,
    views::branches::params,
    views::economy::params,
    views::access::params,
    views::queues::params,
    views::rules::params,
    views::horizon::params,
];

/// The words of the first view's parameters: from which place in the registry on, and which.
pub const FIRST_WORDS: &[(usize, &[ParamWords])] = &[
    (shared::FIRST, shared::WORDS),
    (views::horizon::params::FIRST, views::horizon::params::WORDS),
];

/// Lists of groups as one, by the place in the registry.
const fn joined<T: Copy>(groups: &[&[T]]) -> [T; Key::COUNT] {
    let mut all = [groups[0][0]; Key::COUNT];
    let (mut at, mut group) = (0, 0);
    while group < groups.len() {
        let mut index = 0;
        while index < groups[group].len() {
            all[at] = groups[group][index];
            (at, index) = (at + 1, index + 1);
        }
        group += 1;
    }
    all
}

/// The words of all. For the table of what waits alone.
pub static WORDS: [ParamWords; Key::COUNT] = joined(GROUP_WORDS);

/// What all of them do. For the same table.
pub static HELP: [Told; Key::COUNT] = joined(GROUP_HELP);

/// What a view declares about parameters.
#[derive(Clone, Copy)]
pub struct Declared {
    /// Its own.
    pub own: &'static [Param],
    /// Those of others that it uses.
    pub shared: &'static [Key],
    /// Those that stand first, in the order of the page.
    pub first_shown: &'static [Key],
    /// Its others.
    pub groups: &'static [groups::Group],
    /// Its starting points.
    pub presets: &'static [Preset],
    /// Shared parameters that start elsewhere here than the registry says.
    pub defaults: &'static [(Key, f64)],
}

pub(crate) const fn day(year: i64, month: u32, day: u32) -> f64 {
    days_from_civil(year, month, day) as f64
}

pub(crate) const fn dates(from: i64, to: i64) -> Kind {
    Kind::Date {
        min: day(from, 1, 1),
        max: day(to, 12, 31),
    }
}

pub(crate) const fn number(min: f64, max: f64, scale: Scale, step: f64, unit: Unit) -> Kind {
    Kind::Number {
        min,
        max,
        scale,
        step,
        unit,
    }
}
