//! Controls without a slider: one of some words, on or off.

use leptos::prelude::*;

use super::{
    import, parts,
    state::{App, Gesture, Toast},
};
use crate::{
    assumptions::registry::Key,
    i18n::{ui::Ui, words},
};

/// A row of words of which one is chosen.
pub fn segments(app: App, key: Key, names: &'static [&'static str]) -> AnyView {
    let name = key.param().name;
    let options = names.iter().enumerate().map(|(index, word)| {
        let value = index as f64;
        let id = ["p-", name, "-", word].concat();
        let choose = move |_| {
            app.set(key, Some(value), Gesture::Single);
            if import::is_missing(app, key, value) {
                app.say(Toast {
                    text: Ui::ImportFirst,
                    link: None,
                });
                import::reveal();
            }
        };
        view! {
            <input
                type="radio"
                class="unseen"
                name=name
                id=id.clone()
                value=*word
                prop:checked=parts::flag(move || app.value(key) == Some(value))
                on:change=parts::act(choose)
            />
            <label for=id>{parts::words(move || words::choice_label(app.lang.get(), key, index).to_owned())}</label>
        }
    });
    let label = ["l-", name].concat();
    let hint = ["h-", name].concat();
    view! {
        <div class="segments" role="radiogroup" id=["p-", name].concat() aria-labelledby=label aria-describedby=hint>
            {options.collect_view()}
        </div>
    }
    .into_any()
}

/// A switch.
pub fn switch(app: App, key: Key) -> AnyView {
    let name = key.param().name;
    let toggle = move |event| {
        let value = f64::from(u8::from(event_target_checked(&event)));
        app.set(key, Some(value), Gesture::Single);
    };
    view! {
        <input
            type="checkbox"
            role="switch"
            class="switch"
            id=["p-", name].concat()
            aria-describedby=["h-", name].concat()
            prop:checked=parts::flag(move || app.value(key) == Some(1.0))
            on:change=parts::act(toggle)
        />
    }
    .into_any()
}
