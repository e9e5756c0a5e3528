//! From one view to another: which views share a parameter, and links that lead to it there.

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, MouseEvent};

use crate::{
    app::{
        dom::{
            El,
            html::{a, p, span},
        },
        store::App,
    },
    assumptions::{
        codec::Link,
        registry::{Key, View},
    },
    i18n::ui::Ui,
};

/// The other views that a change of the parameter touches.
fn others(key: Key, view: View) -> impl Iterator<Item = View> {
    let views = key.param().views.iter().copied();
    views.filter(move |other| *other != view)
}

/// The other views that a change touches, as links that lead to the parameter's control there.
pub fn ViewLinks(app: App, key: Key) -> El {
    let all = move || {
        let mut links: Vec<El> = others(key, app.view.get())
            .map(|view| ControlLink(app, view, key))
            .collect();
        if !links.is_empty() {
            links.insert(0, span().child(move || app.text(Ui::AlsoChanges)));
        }
        links
    };
    p().class("elsewhere").child(all)
}

/// A link to the control of a parameter in a view.
fn ControlLink(app: App, view: View, key: Key) -> El {
    let id = ["p-", key.param().name].concat();
    ViewLink(app, view, id).child(move || view.label(app.lang.get()))
}

/// A link to an element of a view, under the present assumptions.
pub fn ViewLink(app: App, view: View, id: String) -> El {
    let go = move |event: MouseEvent| {
        if plainly(&event) {
            event.prevent_default();
            app.lead(view, id.clone());
        }
    };
    a().attr("href", move || href(app, view)).on(ev::click, go)
}

/// The address of a view under the assumptions on which the reader has settled; a plain click takes the present ones anyway.
pub fn href(app: App, view: View) -> String {
    app.settled.track();
    let link = Link { view, ..app.link() };
    String::from("?") + &app.query_of(&link)
}

/// Whether a link is to open here, and not in a window of its own.
pub fn plainly(event: &MouseEvent) -> bool {
    !(event.ctrl_key() || event.meta_key() || event.shift_key())
}

/// Gives the focus to what was sought, once it is there: a control that has no effect is hidden, and its column takes its place.
pub fn arrive(app: App) {
    let sought = app.runtime.with_value(|b| b.sought.clone());
    let Some(id) = sought else { return };
    let Some(element) = document().get_element_by_id(&id) else {
        return;
    };
    app.runtime.update_value(|b| b.sought = None);
    let fold = element.closest("details").ok().flatten();
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlDetailsElement>().ok()) {
        fold.set_open(true);
    }
    let inner = element.query_selector("input:checked").ok().flatten();
    let hidden = matches!(element.closest("[hidden]"), Ok(Some(_)));
    let place = if hidden {
        document().get_element_by_id("controls")
    } else {
        None
    };
    let target: Element = place.or(inner).unwrap_or(element);
    target.scroll_into_view();
    let _ = target.unchecked_into::<HtmlElement>().focus();
}
