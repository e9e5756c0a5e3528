//! The fields of dialogs: choices, numbers, switches, and the passing message where a dialog covers the page's.

use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use crate::{
    app::{
        dom::{
            self, El, IntoChild,
            html::{input, label, option, p, select},
        },
        store::{App, Toast},
    },
    i18n::ui::Ui,
};

/// A field below its label.
pub fn Labelled(id: &str, label: El, field: El) -> El {
    p().child((label.attr("for", id), field.id(id)))
}

/// A choice from a list of values and their names.
pub fn Select(value: RwSignal<String>, list: &[(String, String)]) -> El {
    let options: Vec<El> = list
        .iter()
        .map(|(value, text)| option().attr("value", value).child(text))
        .collect();
    select()
        .child(options)
        .prop("value", move || value.get())
        .on(ev::change, move |event| value.set(value_of(&event)))
}

/// The value of the field that an event comes from.
pub fn value_of(event: &web_sys::Event) -> String {
    let value = event
        .target()
        .and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// A field that is on or off, before its label.
pub fn Checkbox(id: &str, name: impl IntoChild, field: El) -> El {
    p().class("embed-check")
        .child((field.id(id), label().attr("for", id).child(name)))
}

/// A switch.
pub fn Toggle(read: impl Fn() -> bool + 'static, write: impl Fn(bool) + 'static) -> El {
    input()
        .attr("type", "checkbox")
        .prop("checked", read)
        .on(ev::change, move |event| {
            if let Some(field) = dom::target::<HtmlInputElement>(&event) {
                write(field.checked());
            }
        })
}

/// A text of the page in an element.
pub fn Words(app: App, tag: fn() -> El, ui: Ui) -> El {
    tag().child(move || app.text(ui))
}

/// The passing message: at the end of the page it lies behind the dialog.
pub fn ToastStatus(app: App) -> El {
    p().class("small").attr("role", "status").child(move || {
        let toast = app.toast.get();
        let words = |t: &Toast| [app.text(t.text), &t.about].concat();
        toast.as_ref().map(words).unwrap_or_default()
    })
}
