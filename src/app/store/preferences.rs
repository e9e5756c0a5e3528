//! Language and theme: from the link, what was chosen before, or what the browser prefers.

use gloo::utils::window;

use crate::i18n::{Lang, ui::Ui};

/// The theme that a person has chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// What the system prefers, also when it changes.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The name in links and in the store.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark]
            .into_iter()
            .find(|theme| theme.name() == name)
    }

    /// The next one of the theme button.
    pub const fn next(self) -> Self {
        match self {
            Self::Auto => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::Auto,
        }
    }

    /// What the theme button says.
    pub const fn label(self) -> Ui {
        match self {
            Self::Auto => Ui::ThemeAuto,
            Self::Light => Ui::ThemeLight,
            Self::Dark => Ui::ThemeDark,
        }
    }
}

/// Where the browser keeps the language.
pub const LANG_KEY: &str = "doublings.lang";
/// Where the browser keeps the theme.
pub const THEME_KEY: &str = "doublings.theme";
/// The question whether the system prefers dark colours.
pub const DARK: &str = "(prefers-color-scheme: dark)";
/// The question whether a person wants nothing to move by itself.
pub const STILL: &str = "(prefers-reduced-motion: reduce)";
/// The question whether a person wants more contrast.
pub const CONTRAST: &str = "(prefers-contrast: more)";

/// The language to start in.
pub fn lang(asked: Option<Lang>) -> Lang {
    let stored = || Lang::from_tag(&load(LANG_KEY)?);
    let preferred = || Lang::from_tag(&window().navigator().language()?);
    asked.or_else(stored).or_else(preferred).unwrap_or_default()
}

/// The theme to start in.
pub fn theme(asked: Option<Theme>) -> Theme {
    let stored = || Theme::from_name(&load(THEME_KEY)?);
    asked.or_else(stored).unwrap_or_default()
}

/// Whether the system answers such a question with yes now.
pub fn prefers(question: &str) -> bool {
    let query = window().match_media(question).ok().flatten();
    query.is_some_and(|query| query.matches())
}

// Storage may be blocked; the page then forgets, nothing else.
fn load(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(key).ok()?
}

/// Keeps a preference for the next visit.
pub fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
