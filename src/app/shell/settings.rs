//! Switches language and theme, and keeps the document in step with them.

use gloo::utils::{document, document_element, window};
use leptos::prelude::*;

use crate::{
    app::{
        dom::effect::effect,
        page,
        store::{
            App,
            preferences::{self, CONTRAST, DARK, LANG_KEY, THEME_KEY, prefers},
        },
    },
    figure,
    i18n::{
        Lang,
        ui::{self, Ui},
    },
    views,
};

/// The colours in force.
pub fn colours(app: App) -> figure::theme::Theme {
    let theme = if untrack(|| app.is_dark()) {
        figure::theme::Theme::dark()
    } else {
        figure::theme::Theme::light()
    };
    if prefers(CONTRAST) {
        theme.strong()
    } else {
        theme
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
    preferences::store(LANG_KEY, lang.tag());
    app.lang.set(lang);
    app.recompute();
    app.write_address_if_it_names("lang");
}

/// Switches to the next theme and remembers it.
pub fn switch_theme(app: App) {
    let theme = app.theme.get_untracked().next();
    preferences::store(THEME_KEY, theme.name());
    app.theme.set(theme);
    app.write_address_if_it_names("theme");
}

/// Keeps the document's language, title and colours in step.
pub fn follow(app: App) {
    effect(move || {
        let lang = app.lang.get();
        let _ = document_element().set_attribute("lang", lang.tag());
    });
    effect(move || {
        let (lang, view) = (app.lang.get(), app.view.get());
        let headline = app.panel.with(|panel| views::plain(&panel.headline));
        let title = ui::text(lang, Ui::Title);
        document().set_title(&[view.label(lang), " – ", &headline, " – ", title].concat());
    });
    effect(move || {
        let name = if app.is_dark() { "dark" } else { "light" };
        let _ = document_element().set_attribute("data-theme", name);
        app.repaint();
    });
    for query in [DARK, CONTRAST] {
        if let Ok(Some(query)) = window().match_media(query) {
            page::forever(&query, "change", move |_| {
                app.system_dark.set(prefers(DARK));
                app.repaint();
            });
        }
    }
}
