//! Assumptions to panel: the headline, the chart, milestones and tables of a view, in one language.
//!
//! A view is a folder here and a line in the list below; `docs/adding.md` says how one is added.

#[cfg(test)]
mod axes;
mod common;
pub mod compare;
mod model_cache;
pub mod numbers;
mod own_points;
mod panel;
mod session;
mod slides;
mod waiting;
pub mod why;

pub(crate) use common::tenths;
pub use own_points::OwnPoints;
pub use panel::{
    Details, Drawing, Panel, Paragraph, SideChart, Table, TextSpan, Tile, plain, set_by, spans,
};
pub use session::{Session, Study, ViewSession};
pub use waiting::{Report, WAITING, Waiting, presets, waits_for};
use why::Answers;

use std::any::Any;

use crate::{
    assumptions::{Assumptions, presets::Preset, registry::Key},
    figure::chart::Spec,
    i18n::{Lang, format::localized, ui::Ui},
    params::{Declared, groups::Group},
};

/// The defaults of a view that has its own for shared parameters.
macro_rules! defaults {
    (branches) => {
        branches::params::DEFAULTS
    };
    ($view:ident) => {
        &[]
    };
}

macro_rules! declared {
    ($view:ident) => {
        Declared {
            own: $view::params::PARAMS,
            shared: $view::params::SHARED,
            first_shown: $view::params::FIRST_SHOWN,
            groups: $view::params::GROUPS,
            presets: $view::presets::PRESETS,
            defaults: defaults!($view),
        }
    };
}

macro_rules! views {
    ($First:ident = $first:ident: $about_first:literal, $($View:ident = $module:ident: $about:literal,)*) => {
        pub mod $first;
        $(pub mod $module;)*

        /// A view of the page.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
        pub enum View {
            #[doc = $about_first]
            #[default]
            $First,
            $(#[doc = $about] $View,)*
        }

        impl View {
            /// All views in the order of the navigation.
            pub const ALL: &'static [Self] = &[Self::$First, $(Self::$View,)*];

            /// The name in permalinks.
            pub const fn name(self) -> &'static str {
                match self {
                    Self::$First => stringify!($first),
                    $(Self::$View => stringify!($module),)*
                }
            }

            /// What it declares about parameters.
            pub const fn declared(self) -> Declared {
                match self {
                    Self::$First => declared!($first),
                    $(Self::$View => declared!($module),)*
                }
            }

            /// What is known of it before it is computed.
            pub const fn info(self) -> &'static ViewInfo {
                match self {
                    Self::$First => $first::$First::INFO,
                    $(Self::$View => $module::$View::INFO,)*
                }
            }
        }

        /// The view that the page loads first.
        type First = $first::$First;

        /// What the others, and the rest of the first, are made of.
        const ENTRIES: [waiting::Entry; View::ALL.len()] =
            [
                waiting::Entry::of::<$first::$First>($first::presets::PRESETS),
                $(waiting::Entry::of::<$module::$View>($module::presets::PRESETS),)*
            ];

        /// The starting points of the view that the page loads first.
        const FIRST_PRESETS: &[Preset] = $first::presets::PRESETS;
    };
}

// In the order of the navigation. The first is the one that the page opens with.
views! {
    Horizon = horizon: "When AI can do a task of a given length.",
    Code = code: "What share of code AI writes.",
    Branches = branches: "Whether growth flattens, compounds or runs away.",
    Economy = economy: "How far use lags behind, and who can pay for it.",
    Access = access: "Who gets access to the most capable models, and for how long.",
    Rules = rules: "What rules follow, and what a cut-off costs.",
    Queues = queues: "Whether patching, examining and approving can keep up.",
    Evidence = evidence: "What all of this rests on, and what is said to follow.",
}

/// What each view declares in a field. Evaluated where it stands, so that nothing but that stands in the page.
macro_rules! by_view {
    ($field:ident, $type:ty) => {{
        const ALL: [&$type; View::ALL.len()] = {
            let mut all: [&$type; View::ALL.len()] = [&[]; View::ALL.len()];
            let mut view = 0;
            while view < View::ALL.len() {
                all[View::ALL[view] as usize] = View::ALL[view].declared().$field;
                view += 1;
            }
            all
        };
        ALL
    }};
}

impl View {
    /// The name in the navigation.
    pub const fn label(self, lang: Lang) -> &'static str {
        let (en, ja) = self.info().label;
        localized(lang, en, ja)
    }

    /// The parameters that people reach for first, in the order of the page.
    pub const fn main(self) -> &'static [Key] {
        by_view!(first_shown, [Key])[self as usize]
    }

    /// Those of the others that it does not have in common with many views; all its groups are those of [`groups::of`](crate::params::groups::of).
    pub const fn groups(self) -> &'static [Group] {
        by_view!(groups, [Group])[self as usize]
    }

    /// Shared parameters that start elsewhere in this view than the registry says.
    pub const fn defaults(self) -> &'static [(Key, f64)] {
        by_view!(defaults, [(Key, f64)])[self as usize]
    }
}

/// A question of the argument, under which views stand together in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// How fast it goes.
    HowFast,
    /// What follows.
    SoWhat,
    /// What it rests on.
    SaysWho,
}

impl Question {
    /// All questions in the order of the navigation.
    pub const ALL: [Self; 3] = [Self::HowFast, Self::SoWhat, Self::SaysWho];

    /// As it is asked.
    pub const fn text(self, lang: Lang) -> &'static str {
        match self {
            Self::HowFast => localized(lang, "How fast?", "どれだけ速いか"),
            Self::SoWhat => localized(lang, "So what?", "何が起こるか"),
            Self::SaysWho => localized(lang, "Says who?", "根拠は"),
        }
    }
}

/// What is known of a view before it is computed.
pub struct ViewInfo {
    /// The name in the navigation, in English and Japanese.
    pub label: (&'static str, &'static str),
    /// Which question of the argument it answers.
    pub question: Question,
    /// The unit of the chart's values.
    pub unit: &'static str,
    /// What [`Panel::comparison`] is about.
    pub comparison: Ui,
    /// What a person can put in the place of the published points.
    pub own: &'static OwnPoints,
}

/// A view: what it is called, what computes it, what it finds.
pub trait ViewSpec: 'static {
    /// What is known of it before it is computed.
    const INFO: &'static ViewInfo;

    /// What computes its panels.
    type Session: ViewSession + Default + 'static;

    /// What it finds.
    type Outcome: Report + PartialEq;

    /// Whether a parameter that the view knows has a say under these assumptions, before anything is computed.
    fn matters(_: &Assumptions, _: Key) -> bool {
        true
    }

    /// What answers its question under other assumptions than those of a study; none for a view without a number for an answer.
    fn answers(_: &Study) -> Option<Box<dyn Answers>> {
        None
    }
}

/// What a view found: what the page needs of it from the start. The rest is its [`Report`].
pub trait Outcome: Any {
    /// The chart.
    fn chart(&self, lang: Lang) -> Spec;

    /// The ids of the sources.
    fn sources(&self) -> &'static [&'static str];
}
