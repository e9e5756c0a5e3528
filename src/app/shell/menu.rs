//! The header's menu as far as others close it.

use gloo::utils::document;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use crate::app::dom;

fn element() -> Option<web_sys::HtmlDetailsElement> {
    let menu = document().get_element_by_id("download")?;
    menu.dyn_into().ok()
}

/// Closes the menu.
pub fn close() {
    let Some(menu) = element() else { return };
    let focused = document().active_element();
    let inside = focused.is_some_and(|focused| menu.contains(Some(&focused)));
    menu.set_open(false);
    // The focus would fall to the body with the button that had it.
    let summary = menu.query_selector("summary").ok().flatten();
    if let (true, Some(summary)) = (inside, summary) {
        let _ = summary.unchecked_into::<HtmlElement>().focus();
    }
}

/// Closes the menu when something else is pressed.
pub fn close_unless_inside(event: &Event) {
    if let Some(menu) = element().filter(|_| !dom::is_inside(event, "download")) {
        menu.set_open(false);
    }
}
