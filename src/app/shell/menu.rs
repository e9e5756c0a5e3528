//! The header's menus: what opens and closes them. What they hold comes with what [waits](super::menus).

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use crate::{
    app::{
        dom::{
            El,
            html::{details, div, summary},
        },
        lazy::{self, Contents, LazyPage},
        store::App,
    },
    i18n::ui::Ui,
};

/// A menu.
pub fn Menu(app: App, (id, label): (&str, Ui), contents: fn(&LazyPage) -> Contents) -> El {
    let entries = move || {
        let came = app.is_whole.get().then(lazy::page);
        came.map_or_else(Vec::new, |page| contents(page)(app))
    };
    details()
        .class("menu")
        .id(id)
        // One that opens empty says why.
        .on(ev::toggle, move |_| app.once_loaded(|_| {}))
        .child((
            summary().class("button").child(move || app.text(label)),
            div().class("entries").child(entries),
        ))
}

/// The menu that is open.
fn open() -> Option<Element> {
    document().query_selector(".menu[open]").ok()?
}

/// Closes the menu.
pub fn close() {
    let Some(menu) = open() else { return };
    let focused = document().active_element();
    let inside = focused.is_some_and(|focused| menu.contains(Some(&focused)));
    let _ = menu.remove_attribute("open");
    // The focus would fall to the body with the button that had it.
    let summary = menu.query_selector("summary").ok().flatten();
    if let (true, Some(summary)) = (inside, summary) {
        let _ = summary.unchecked_into::<HtmlElement>().focus();
    }
}

/// Closes the menu when something else is pressed or has the focus.
pub fn close_unless_inside(event: &Event) {
    let inside = |menu: &Element| {
        let pressed = event.target().and_then(|target| target.dyn_into().ok());
        menu.contains(pressed.as_ref())
    };
    if let Some(menu) = open().filter(|menu| !inside(menu)) {
        let _ = menu.remove_attribute("open");
    }
}
