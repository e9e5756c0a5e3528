//! Buttons.

use std::rc::Rc;

use leptos::ev;
use web_sys::MouseEvent;

use crate::{
    app::{
        dom::{El, html::button},
        store::App,
    },
    i18n::ui::Ui,
};

/// A button with a text.
pub fn Button(app: App, label: Ui, press: impl FnMut(MouseEvent) + 'static) -> El {
    plain().child(move || app.text(label)).on(ev::click, press)
}

/// A button that shows an icon and says its name to screen readers and on hover.
pub fn IconButton(
    label: impl Fn() -> String + 'static,
    press: impl FnMut(MouseEvent) + 'static,
) -> El {
    let label = Rc::new(label);
    let title = Rc::clone(&label);
    plain()
        .class("button icon-button")
        .attr("aria-label", move || label())
        .attr("title", move || title())
        .on(ev::click, press)
}

fn plain() -> El {
    button().attr("type", "button")
}
