//! The page's arrangement, and what it listens to as a whole.

pub mod announce;
pub mod crash;
pub mod credits;
pub mod guess;
pub mod menu;
pub mod menus;
pub mod messages;
pub mod opening;
pub mod print;
pub mod settings;
pub mod toolbar;
pub mod toys;
pub mod view_links;

use gloo::utils::window;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::{
    chart::{self, reading},
    controls,
    dialogs::picture,
    dom::{
        self,
        html::{a, div, footer, main, p},
    },
    embed, lazy, page,
    panel::{disclosures, findings, pins},
    store::{App, address::Address},
};
use crate::{document::Action, i18n::ui::Ui};

/// Puts the whole page into the document.
pub fn show(app: App) {
    let text = |ui: Ui| move || app.text(ui);
    let story = div().class("story").child((
        findings::Headline(app),
        div()
            .class("card chart-card")
            .child(chart::Chart(app))
            .child(print::PrintSheet()),
        pins::Comparison(app),
        findings::Milestones(app),
    ));
    let columns = [
        story,
        controls::Controls(app),
        disclosures::Disclosures(app),
    ];
    let parts = [
        a().class("skip")
            .attr("href", "#controls")
            .on(ev::click, |event| to_controls(&event))
            .child(text(Ui::SkipToControls)),
        toolbar::Toolbar(app),
        main()
            .attr("data-view", move || app.view.get().name())
            .child((
                messages::Notices(app),
                opening::Opening(app),
                div().class("columns").child(columns),
            )),
        footer()
            .class("page-foot")
            .child((credits::Credits(app), p().child(text(Ui::Private)))),
        announce::LiveRegion(app),
        messages::Toasts(app),
        embed::EmbedPlace(app),
        picture::PicturePlace(app),
    ];
    for part in &parts {
        part.mount();
    }
}

/// Goes there without the browser, which would put the name of the place where the state may stand.
fn to_controls(event: &Event) {
    event.prevent_default();
    if let Some(controls) = gloo::utils::document().get_element_by_id("controls") {
        controls.scroll_into_view();
        // Where it has no box of its own its first part takes the focus.
        let first = controls.query_selector("button").ok().flatten();
        for part in first.into_iter().chain([controls]) {
            let _ = part.unchecked_into::<HtmlElement>().focus();
        }
    }
}

/// Shortcuts, the browser's history, and taps beside the chart.
pub fn listen(app: App) {
    page::forever(&window(), "keydown", move |event| {
        shortcut(app, event.unchecked_ref());
    });
    let moved = move || {
        let (address, link, notices) = Address::read();
        if link != app.link() {
            app.runtime.update_value(|b| b.address = address);
            app.act(Action::Open(Box::new(link), notices));
        }
    };
    page::forever(&window(), "popstate", move |_| moved());
    page::forever(&window(), "pagehide", move |_| app.keep_last_change());
    page::forever(&window(), "pointerdown", move |event| {
        reading::tapped(app, event);
        menu::close_unless_inside(event);
    });
    // It would cover what has the focus now.
    page::forever(&window(), "focusin", menu::close_unless_inside);
}

fn shortcut(app: App, event: &KeyboardEvent) {
    let alone = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    // The code and not the key, which is another letter with this modifier on a Mac.
    if alone && event.alt_key() && event.code() == "KeyP" && !event.get_modifier_state("AltGraph") {
        app.once_loaded(|app| (lazy::page().present)(app));
        event.prevent_default();
        return;
    }
    if event.key() == "Escape" {
        menu::close();
    }
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_text(event) {
        return;
    }
    match (letter(event).as_str(), event.shift_key()) {
        ("z", false) => app.act(Action::Undo),
        ("z", true) | ("y", false) => app.act(Action::Redo),
        _ => return,
    }
    event.prevent_default();
}

/// The Latin letter of a key; by its place where the layout has other letters, or something that composes them takes the key.
fn letter(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.len() == 1 {
        return key.to_ascii_lowercase();
    }
    let code = event.code();
    code.strip_prefix("Key")
        .unwrap_or(&code)
        .to_ascii_lowercase()
}

/// Whether the event belongs to a field that has its own undo.
fn in_text(event: &KeyboardEvent) -> bool {
    let element = dom::target::<Element>(event);
    element.is_some_and(|e| {
        matches!(
            e.matches("textarea, :is([type=text], [type=search], [type=number])"),
            Ok(true)
        )
    })
}
