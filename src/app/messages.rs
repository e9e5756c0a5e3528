//! Messages: what could not be used of a link, and passing ones.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{
    button::button,
    dom::{self, El, div, el},
    state::{App, Toast},
};
use crate::i18n::{ui::Ui, words};

/// What could not be used of the link.
pub fn notices(app: App) -> El {
    el("div").attr("role", "alert").live_kids(move || {
        let notices = app.notices.get();
        if notices.is_empty() {
            return Vec::new();
        }
        let lang = app.lang.get();
        let items: Vec<El> = notices
            .iter()
            .map(|notice| el("li").text(&words::notice(lang, notice)))
            .collect();
        let dismiss = move |_| app.notices.set(Vec::new());
        vec![div("section", "notices").attr("id", "notices").kids(&[
            el("div").kids(&[
                el("b").text(app.text(Ui::LinkProblems)),
                el("ul").kids(&items),
            ]),
            button(app, "", "button", Ui::Dismiss, dismiss),
        ])]
    })
}

/// The passing message.
pub fn toast(app: App) -> El {
    div("div", "toast-place")
        .attrs(&[("id", "toast"), ("role", "status")])
        .live_kids(move || {
            let toast = app.toast.get();
            toast.iter().map(|toast| shown(app, toast)).collect()
        })
}

fn shown(app: App, toast: &Toast) -> El {
    let words = [app.text(toast.text), toast.about].concat();
    let mut parts = vec![el("span").text(&words)];
    if let Some(link) = &toast.link {
        let field = div("input", "link-box")
            .attrs(&[
                ("id", "share-link"),
                ("type", "text"),
                ("readonly", ""),
                ("aria-label", app.text(Ui::CopyLink)),
                ("value", link),
            ])
            .on("focus", |event| {
                if let Some(field) = dom::target::<HtmlInputElement>(&event) {
                    field.select();
                }
            });
        let dismiss = move |_| app.toast.set(None);
        parts.extend([field, button(app, "", "button", Ui::Dismiss, dismiss)]);
    }
    div("div", "toast").kids(&parts)
}
