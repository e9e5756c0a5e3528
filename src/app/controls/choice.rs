//! Controls without a slider: one of some words, on or off.

use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use crate::{
    app::{
        dialogs::import,
        dom::{
            self, El,
            html::{div, input, label},
        },
        store::{App, Gesture, Toast},
    },
    assumptions::registry::Key,
    i18n::{params, ui::Ui},
};

/// A row of words of which one is chosen.
pub fn Segments(app: App, key: Key, names: &[&str]) -> El {
    let name = key.param().name;
    let mut parts = Vec::new();
    for (index, word) in names.iter().enumerate() {
        let value = index as f64;
        let id = ["p-", name, "-", word].concat();
        let choice = input()
            .class("unseen")
            .attr("type", "radio")
            .attr("name", name)
            .id(&id)
            .attr("value", *word)
            .prop("checked", move || app.value(key) == Some(value))
            .on(ev::change, move |_| choose(app, key, value));
        let label = label()
            .attr("for", &id)
            .child(move || params::choice_label(app.lang.get(), key, index));
        parts.extend([choice, label]);
    }
    div()
        .class("segments")
        .attr("role", "radiogroup")
        .id(&["p-", name].concat())
        .attr("aria-labelledby", ["l-", name].concat())
        .child(parts)
}

fn choose(app: App, key: Key, value: f64) {
    app.set(key, Some(value), Gesture::Single);
    if import::is_missing(app, key, value) {
        app.say(Toast {
            text: Ui::ImportFirst,
            about: String::new(),
            link: None,
        });
        import::reveal();
    }
}

/// A switch.
pub fn Switch(app: App, key: Key) -> El {
    let name = key.param().name;
    input()
        .class("switch")
        .attr("type", "checkbox")
        .attr("role", "switch")
        .id(&["p-", name].concat())
        .prop("checked", move || app.value(key) == Some(1.0))
        .on(ev::change, move |event| {
            if let Some(input) = dom::target::<HtmlInputElement>(&event) {
                let value = f64::from(u8::from(input.checked()));
                app.set(key, Some(value), Gesture::Single);
            }
        })
}
