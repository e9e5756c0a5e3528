//! Named starting points: a view's stand in its folder.

use super::{Assumptions, codec, registry::View};

/// A starting point of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Preset {
    /// The view that it belongs to.
    pub view: View,
    /// The public query.
    pub query: &'static str,
    /// What the page calls it, in English and Japanese.
    pub label: (&'static str, &'static str),
}

/// Declares a view's presets in the order of the page: each with its documentation, its name as a constant of
/// [`Preset`], its public query and its label (English, Japanese). Gives `PRESETS`.
macro_rules! presets {
    (
        $view:ident;
        $($(#[$doc:meta])* $name:ident: $query:literal, ($label:literal, $label_ja:literal);)+
    ) => {
        /// The view's starting points in the order of the page.
        pub const PRESETS: &[$crate::assumptions::presets::Preset] =
            &[$($crate::assumptions::presets::Preset::$name),+];

        #[allow(non_upper_case_globals)] // they stand where the variants of an enum would
        impl $crate::assumptions::presets::Preset {
            $(
                $(#[$doc])*
                pub const $name: Self = Self {
                    view: $crate::assumptions::registry::View::$view,
                    query: $query,
                    label: ($label, $label_ja),
                };
            )+
        }
    };
}
pub(crate) use presets;

impl Preset {
    /// All presets, view by view in the order of the page.
    pub const ALL: &'static [Self] = &{
        let mut all = [Self::Since2023; count()];
        let (mut at, mut view) = (0, 0);
        while view < View::ALL.len() {
            let presets = View::ALL[view].declared().presets;
            let mut index = 0;
            while index < presets.len() {
                all[at] = presets[index];
                (at, index) = (at + 1, index + 1);
            }
            view += 1;
        }
        all
    };

    /// The view that it belongs to.
    pub const fn view(self) -> View {
        self.view
    }

    /// The public query.
    pub const fn query(self) -> &'static str {
        self.query
    }

    /// The assumptions that it stands for.
    pub fn assumptions(self) -> Assumptions {
        codec::parse(self.query).0.assumptions
    }
}

const fn count() -> usize {
    let (mut count, mut view) = (0, 0);
    while view < View::ALL.len() {
        count += View::ALL[view].declared().presets.len();
        view += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_are_clean_and_distinct() {
        for (index, preset) in Preset::ALL.iter().enumerate() {
            assert_eq!(codec::parse(preset.query()).1, [], "{preset:?}");
            let same_view = |other: &&Preset| other.view() == preset.view();
            for other in Preset::ALL[..index].iter().filter(same_view) {
                assert_ne!(preset.assumptions(), other.assumptions());
            }
        }
    }

    #[test]
    fn presets_stand_in_their_view_and_speak_both_languages() {
        for view in View::ALL {
            for preset in view.declared().presets {
                assert_eq!(preset.view, *view);
                assert!(!preset.label.0.is_empty() && !preset.label.1.is_empty());
            }
        }
    }
}
