//! Buttons.

use leptos::{ev, prelude::*};

use super::{
    dom::{self, El},
    state::App,
};
use crate::i18n::ui::Ui;

/// A button with a text.
pub fn button(
    app: App,
    id: &str,
    class: &str,
    label: Ui,
    press: impl FnMut(web_sys::MouseEvent) + 'static,
) -> El {
    plain(id, class)
        .child(move || app.text(label).to_owned())
        .on(ev::click, press)
}

/// A button that shows an icon and says its name to screen readers and on hover.
pub fn icon_button(
    id: &str,
    class: &str,
    label: impl Fn() -> String + Send + Sync + 'static,
    press: impl FnMut(web_sys::MouseEvent) + 'static,
) -> El {
    let label = Signal::derive(label);
    plain(id, &["button icon-button ", class].concat())
        .attr("aria-label", move || Some(label.get()))
        .attr("title", move || Some(label.get()))
        .on(ev::click, press)
}

fn plain(id: &str, class: &str) -> El {
    let button = dom::button().class(class).attr("type", "button");
    if id.is_empty() { button } else { button.id(id) }
}
