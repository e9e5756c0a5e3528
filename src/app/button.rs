//! Buttons.

use std::rc::Rc;

use leptos::ev;
use web_sys::MouseEvent;

use super::{
    dom::{El, html::button},
    state::App,
};
use crate::i18n::ui::Ui;

/// A button with a text.
pub fn Button(
    app: App,
    id: &str,
    class: &str,
    label: Ui,
    press: impl FnMut(MouseEvent) + 'static,
) -> El {
    plain(id, class)
        .child(move || app.text(label))
        .on(ev::click, press)
}

/// A button that shows an icon and says its name to screen readers and on hover.
pub fn IconButton(
    id: &str,
    class: &str,
    label: impl Fn() -> String + 'static,
    press: impl FnMut(MouseEvent) + 'static,
) -> El {
    let label = Rc::new(label);
    let title = Rc::clone(&label);
    plain(id, &["button icon-button ", class].concat())
        .attr("aria-label", move || label())
        .attr("title", move || title())
        .on(ev::click, press)
}

fn plain(id: &str, class: &str) -> El {
    let button = button().class(class).attr("type", "button");
    if id.is_empty() { button } else { button.id(id) }
}
