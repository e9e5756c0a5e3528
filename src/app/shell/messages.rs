//! Messages: what could not be used of a link, and passing ones.

use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use crate::{
    app::{
        controls::button::Button,
        dom::{
            self, El,
            html::{b, div, input, li, section, span, ul},
        },
        lazy,
        store::{App, Toast},
    },
    document::Action,
    i18n::ui::Ui,
};

/// What could not be used of the link.
pub fn Notices(app: App) -> El {
    div().attr("role", "alert").child(move || {
        let notices = app.notices.get();
        if notices.is_empty() {
            return Vec::new();
        }
        // The words for what is wrong wait: few links need them.
        let mut items = Vec::new();
        if app.is_whole.get() {
            let (lang, say) = (app.lang.get(), lazy::page().notice);
            items.extend(notices.iter().map(|notice| li().child(say(lang, notice))));
        } else {
            lazy::prefetch(app);
        }
        let dismiss = move |_| app.act(Action::Dismiss);
        vec![section().class("notices").id("notices").child((
            div().child((b().child(app.text(Ui::LinkProblems)), ul().child(items))),
            Button(app, Ui::Dismiss, dismiss).class("button"),
        ))]
    })
}

/// The passing message.
pub fn Toasts(app: App) -> El {
    div()
        .class("toast-place")
        .id("toast")
        .attr("role", "status")
        .child(move || {
            let toast = app.toast.get();
            toast.map(|toast| ToastBox(app, &toast))
        })
}

fn ToastBox(app: App, toast: &Toast) -> El {
    let words = [app.text(toast.text), &toast.about].concat();
    let mut parts = vec![span().child(&words)];
    if let Some(link) = &toast.link {
        let field = input()
            .class("link-box")
            .id("share-link")
            .attr("type", "text")
            .attr("readonly", "")
            .attr("aria-label", app.text(Ui::CopyLink))
            .attr("value", link)
            .on(ev::focus, |event| {
                if let Some(field) = dom::target::<HtmlInputElement>(&event) {
                    field.select();
                }
            });
        let dismiss = move |_| app.toast.set(None);
        parts.extend([field, Button(app, Ui::Dismiss, dismiss).class("button")]);
    }
    div().class("toast").child(parts)
}
