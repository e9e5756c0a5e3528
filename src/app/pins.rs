//! Scenarios that are kept for comparison: the button that pins one, and what is pinned.

use leptos::prelude::*;

use super::{
    button::{button, icon_button},
    dom::{El, div, el},
    folds,
    state::App,
};
use crate::{
    assumptions::codec::{PIN_NAMES, Pin},
    i18n::{ui::Ui, words},
    view::compare,
};

const PIN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 3h6M8 3v5l-3 4h10l-3-4V3M10 12v5.5"/></svg>"#;
const REMOVE: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 5.500l9 9M14.500 5.500l-9 9"/></svg>"#;

/// Pins the present scenario. Without room for it the button stays in reach and says why.
pub fn pin(app: App) -> El {
    let help = move || {
        let ui = if app.pins_full() {
            Ui::PinsFull
        } else {
            Ui::PinHelp
        };
        Some(app.text(ui).to_owned())
    };
    div("button", "button quiet pin")
        .attrs(&[("type", "button"), ("id", "pin")])
        .live_attr("title", help)
        .live_attr("aria-disabled", move || {
            app.pins_full().then(|| "true".to_owned())
        })
        .kids(&[
            el("span").markup(PIN),
            el("span").live_text(move || app.text(Ui::Pin).to_owned()),
        ])
        .on("click", move |_| app.pin())
}

/// The pinned scenarios and what differs between them; hidden while there are none.
pub fn comparison(app: App) -> El {
    let title = move || app.text(Ui::Compared).to_owned();
    let heading = div("div", "heading-row").kids(&[
        el("h2").attr("id", "pins-title").live_text(title),
        button(
            app,
            "remove-pins",
            "button quiet",
            Ui::RemovePins,
            move |_| {
                app.keep_pins(|_| false);
            },
        ),
    ]);
    let pins = div("ul", "pins").live_kids(move || {
        let view = app.view.get();
        let label = |pin: &Pin| {
            let what = compare::describe(pin, app.lang.get());
            if pin.view == view {
                what
            } else {
                [words::view_label(app.lang.get(), pin.view), " · ", &what].concat()
            }
        };
        let pins = app.pins.get();
        let pins = pins.iter().zip(PIN_NAMES).enumerate();
        pins.map(|(index, (pin, name))| chip(app, index, name, &label(pin)))
            .collect()
    });
    div("section", "card compared")
        .attrs(&[("id", "compared"), ("aria-labelledby", "pins-title")])
        .live_flag("hidden", move || app.pins.with(Vec::is_empty))
        .kids(&[heading, pins, folds::differences(app)])
}

fn chip(app: App, index: usize, name: &'static str, what: &str) -> El {
    let sample = r#"<svg viewBox="0 0 30 8" aria-hidden="true"><path d="M1 4h28"/></svg>"#;
    let opens = [app.text(Ui::OpenPin), name, ": ", what].concat();
    let open = div("button", "pin-open")
        .attrs(&[
            ("type", "button"),
            ("aria-label", &opens),
            ("title", &opens),
        ])
        .kids(&[
            el("span").markup(sample),
            el("b").text(name),
            div("span", "pin-what").text(what),
        ])
        .on("click", move |_| app.open_pin(index));
    let label = move || [app.text(Ui::RemovePin), name].concat();
    let remove = icon_button("", "quiet", label, move |_| {
        app.keep_pins(|other| other != index);
    })
    .markup(REMOVE);
    el("li").attr("data-pin", name).kids(&[open, remove])
}
