//! Language and theme: from the link, what was chosen before, or what the browser prefers.

use gloo::utils::{document, document_element, window};
use leptos::prelude::*;

use super::{effect::effect, state::App};
use crate::i18n::{
    Lang,
    ui::{self, Ui},
};

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

const LANG_KEY: &str = "doublings.lang";
const THEME_KEY: &str = "doublings.theme";
const DARK: &str = "(prefers-color-scheme: dark)";

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

/// Whether the system prefers dark colours now.
pub fn system_dark() -> bool {
    let query = window().match_media(DARK).ok().flatten();
    query.is_some_and(|query| query.matches())
}

/// Whether the page is dark now.
pub fn dark(app: App) -> bool {
    match app.theme.get() {
        Theme::Auto => app.system_dark.get(),
        Theme::Light => false,
        Theme::Dark => true,
    }
}

/// The other language.
pub const fn other(lang: Lang) -> Lang {
    match lang {
        Lang::En => Lang::Ja,
        Lang::Ja => Lang::En,
    }
}

/// Switches to the other language and remembers it.
pub fn switch_lang(app: App) {
    let lang = other(app.lang.get_untracked());
    store(LANG_KEY, lang.tag());
    app.lang.set(lang);
    app.recompute();
    app.write_address_if_it_names("lang");
}

/// Switches to the next theme and remembers it.
pub fn switch_theme(app: App) {
    let theme = app.theme.get_untracked().next();
    store(THEME_KEY, theme.name());
    app.theme.set(theme);
    app.write_address_if_it_names("theme");
}

/// Keeps the document's language, title and colours in step.
pub fn follow(app: App) {
    effect(move || {
        let lang = app.lang.get();
        let _ = document_element().set_attribute("lang", lang.tag());
        document().set_title(ui::text(lang, Ui::Title));
    });
    effect(move || {
        let name = if dark(app) { "dark" } else { "light" };
        let _ = document_element().set_attribute("data-theme", name);
        app.repaint();
    });
    if let Ok(Some(query)) = window().match_media(DARK) {
        super::forever(&query, "change", move |_| {
            app.system_dark.set(system_dark());
        });
    }
}

// The store may be blocked; the page then forgets, nothing else.
fn load(key: &str) -> Option<String> {
    let storage = window().local_storage().ok()??;
    storage.get_item(key).ok()?
}

fn store(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
