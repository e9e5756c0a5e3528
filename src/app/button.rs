//! Buttons.

use leptos::prelude::*;

use super::{
    dom::{El, div},
    state::App,
};
use crate::i18n::ui::Ui;

/// A button with a text.
pub fn button(
    app: App,
    id: &str,
    class: &str,
    label: Ui,
    press: impl FnMut(web_sys::Event) + 'static,
) -> El {
    plain(id, class)
        .live_text(move || app.text(label).to_owned())
        .on("click", press)
}

/// A button that shows an icon and says its name to screen readers and on hover.
pub fn icon_button(
    id: &str,
    class: &str,
    label: impl Fn() -> String + Send + Sync + 'static,
    press: impl FnMut(web_sys::Event) + 'static,
) -> El {
    let label = Signal::derive(label);
    plain(id, &["button icon-button ", class].concat())
        .live_attr("aria-label", move || Some(label.get()))
        .live_attr("title", move || Some(label.get()))
        .on("click", press)
}

fn plain(id: &str, class: &str) -> El {
    let button = div("button", class).attr("type", "button");
    if id.is_empty() {
        button
    } else {
        button.attr("id", id)
    }
}
