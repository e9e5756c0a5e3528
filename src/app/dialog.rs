//! Dialogs that are made when they are first asked for.

use gloo::utils::document;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{
    dom::{El, el},
    state::App,
};

/// Which dialog is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialog {
    /// None.
    #[default]
    None,
    /// The one that writes markup for embedding.
    Embed,
    /// The one that makes pictures to measure.
    Picture,
}

/// Where a dialog stands from when it is first asked for. It [opens](follow) itself.
pub fn place(app: App, which: Dialog, make: fn(App) -> El) -> El {
    let asked = RwSignal::new(false);
    Effect::new(move |_| {
        if app.dialog.get() == which {
            asked.set(true);
        }
    });
    el("div").live_kids(move || {
        let dialog = asked.get().then(|| make(app));
        dialog.into_iter().collect()
    })
}

/// Opens a dialog that is made whenever the page asks for it.
pub fn follow(app: App, which: Dialog, id: &'static str) {
    Effect::new(move |_| {
        let dialog = (app.dialog.get() == which).then(|| document().get_element_by_id(id));
        let dialog = dialog
            .flatten()
            .and_then(|d| d.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = dialog {
            // Fails only if it is open already.
            let _ = dialog.show_modal();
        }
    });
}
