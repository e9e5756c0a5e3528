//! The page's arrangement, and what it listens to as a whole.

use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use super::{
    address::Address,
    announce, chart, controls, disclosures,
    dom::{self, div, el},
    embed, extras, findings, lazy, messages, picture, pins, print,
    state::App,
    toolbar,
};
use crate::i18n::ui::Ui;

/// Puts the whole page into the document.
pub fn show(app: App) {
    let text = |ui: Ui| move || app.text(ui).to_owned();
    let story = div("div", "story").kids(&[
        findings::headline(app),
        div("div", "card chart-card")
            .kids(&chart::chart(app))
            .kids(&[print::sheet()]),
        pins::comparison(app),
        findings::milestones(app),
    ]);
    let columns = [
        story,
        controls::controls(app),
        disclosures::disclosures(app),
    ];
    let parts = [
        div("a", "skip")
            .attr("href", "#controls")
            .live_text(text(Ui::SkipToControls)),
        toolbar::toolbar(app),
        el("main")
            .live_attr("data-view", move || Some(app.view.get().name().to_owned()))
            .kids(&[messages::notices(app), div("div", "columns").kids(&columns)]),
        div("footer", "page-foot").live_text(text(Ui::Private)),
        announce::region(app),
        messages::toast(app),
        embed::place(app),
        picture::place(app),
    ];
    for part in &parts {
        part.mount();
    }
}

/// Shortcuts, the browser's history, and taps beside the chart.
pub fn listen(app: App) {
    super::forever(&window(), "keydown", move |event| {
        shortcut(app, event.unchecked_ref());
    });
    let moved = move || {
        let (address, link, notices) = Address::read();
        if link != app.link() {
            app.runtime.update_value(|b| b.address = address);
            app.open(link, notices);
        }
    };
    super::forever(&window(), "popstate", move |_| moved());
    super::forever(&window(), "scroll", move |_| extras::paint(app));
    super::forever(&window(), "pointerdown", move |event| {
        chart::tapped(app, event);
        toolbar::close_menu_unless_inside(event);
    });
}

fn shortcut(app: App, event: &KeyboardEvent) {
    let alone = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    // The code and not the key, which is another letter with this modifier on a Mac.
    if alone && event.alt_key() && event.code() == "KeyP" && !event.get_modifier_state("AltGraph") {
        lazy::then(app, |app| (lazy::page().present)(app));
        event.prevent_default();
        return;
    }
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_text(event) {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => app.undo(),
        ("z", true) | ("y", false) => app.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Whether the event belongs to a field that has its own undo.
fn in_text(event: &KeyboardEvent) -> bool {
    let element = dom::target::<Element>(event);
    element.is_some_and(|e| matches!(e.matches("textarea, input[type=text]"), Ok(true)))
}
