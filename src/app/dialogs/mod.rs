//! Dialogs that are made when they are first asked for.

pub mod embed;
pub mod fields;
pub mod import;
pub mod picture;
pub mod story;
pub mod template;

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{
    controls::button::Button,
    dialogs::fields::Words,
    dom::{
        El,
        effect::effect,
        html::{dialog, div, h2},
    },
    lazy::{self, LazyPage},
    store::{App, dialog::Dialog},
};
use crate::i18n::ui::Ui;

/// Where a dialog stands from when it is first asked for. It [opens](DialogFrame) itself.
pub fn DialogPlace(app: App, which: Dialog, make: fn(&LazyPage) -> fn(App) -> El) -> El {
    let asked = RwSignal::new(false);
    effect(move || {
        if app.dialog.get() == which {
            asked.set(true);
        }
    });
    div().child(move || asked.get().then(|| make(lazy::page())(app)))
}

/// A dialog with its title, which is open while the page says so; only then is there a `form` in it.
pub fn DialogFrame(app: App, which: Dialog, form: impl Fn() -> El + 'static) -> El {
    let id = which.id();
    effect(move || {
        let dialog = (app.dialog.get() == which).then(|| element(id)).flatten();
        if let Some(dialog) = dialog {
            // Fails only if it is open already.
            let _ = dialog.show_modal();
        }
    });
    let close = move |_: web_sys::MouseEvent| {
        if let Some(dialog) = element(id) {
            dialog.close();
        }
    };
    let [name, closer] = ["-title", "-close"].map(|part| [id, part].concat());
    dialog()
        .id(id)
        .attr("aria-labelledby", &name)
        .on(ev::close, move |_| app.dialog.set(Dialog::None))
        .child((
            div().class("heading-row").child((
                Words(app, h2, which.title()).id(&name),
                Button(app, Ui::Close, close).id(&closer).class("button"),
            )),
            div().child(move || (app.dialog.get() == which).then(&form)),
        ))
}

fn element(id: &str) -> Option<HtmlDialogElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
