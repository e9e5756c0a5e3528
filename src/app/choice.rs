//! Controls without a slider: one of some words, on or off.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{
    dom::{self, El, div, el},
    import,
    state::{App, Gesture, Toast},
};
use crate::{
    assumptions::registry::Key,
    i18n::{params, ui::Ui},
};

/// A row of words of which one is chosen.
pub fn segments(app: App, key: Key, names: &[&str]) -> El {
    let name = key.param().name;
    let mut parts = Vec::new();
    for (index, word) in names.iter().enumerate() {
        let value = index as f64;
        let id = ["p-", name, "-", word].concat();
        let choice = div("input", "unseen")
            .attrs(&[
                ("type", "radio"),
                ("name", name),
                ("id", &id),
                ("value", word),
            ])
            .live_checked(move || app.value(key) == Some(value))
            .on("change", move |_| choose(app, key, value));
        let label = el("label")
            .attr("for", &id)
            .live_text(move || params::choice_label(app.lang.get(), key, index).to_owned());
        parts.extend([choice, label]);
    }
    div("div", "segments")
        .attrs(&[
            ("role", "radiogroup"),
            ("id", &["p-", name].concat()),
            ("aria-labelledby", &["l-", name].concat()),
            ("aria-describedby", &["h-", name].concat()),
        ])
        .kids(&parts)
}

fn choose(app: App, key: Key, value: f64) {
    app.set(key, Some(value), Gesture::Single);
    if import::is_missing(app, key, value) {
        app.say(Toast {
            text: Ui::ImportFirst,
            about: "",
            link: None,
        });
        import::reveal();
    }
}

/// A switch.
pub fn switch(app: App, key: Key) -> El {
    let name = key.param().name;
    div("input", "switch")
        .attrs(&[
            ("type", "checkbox"),
            ("role", "switch"),
            ("id", &["p-", name].concat()),
            ("aria-describedby", &["h-", name].concat()),
        ])
        .live_checked(move || app.value(key) == Some(1.0))
        .on("change", move |event| {
            if let Some(input) = dom::target::<HtmlInputElement>(&event) {
                let value = f64::from(u8::from(input.checked()));
                app.set(key, Some(value), Gesture::Single);
            }
        })
}
