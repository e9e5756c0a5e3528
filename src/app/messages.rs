//! Messages: what could not be used of a link, and passing ones.

use leptos::prelude::*;

use super::{
    parts,
    state::{App, Toast},
};
use crate::i18n::{ui::Ui, words};

/// What could not be used of the link.
pub fn notices(app: App) -> impl IntoView {
    parts::live(move || {
        let notices = app.notices.get();
        (!notices.is_empty())
            .then(|| {
                let lang = app.lang.get();
                let items = notices
                    .iter()
                    .map(|notice| view! { <li>{words::notice(lang, notice)}</li> });
                view! {
                    <section id="notices" class="notices" role="alert">
                        <div>
                            <b>{app.text(Ui::LinkProblems)}</b>
                            <ul>{items.collect_view()}</ul>
                        </div>
                        <button class="button" on:click=move |_| app.notices.set(Vec::new())>
                            {app.text(Ui::Dismiss)}
                        </button>
                    </section>
                }
            })
            .into_any()
    })
}

/// The passing message.
pub fn toast(app: App) -> impl IntoView {
    view! {
        <div id="toast" class="toast-place" role="status">
            {parts::live(move || app.toast.get().map(|toast| shown(app, toast)).into_any())}
        </div>
    }
}

fn shown(app: App, toast: Toast) -> impl IntoView {
    let select =
        |event: leptos::ev::FocusEvent| event_target::<web_sys::HtmlInputElement>(&event).select();
    let by_hand = toast.link.map(|link| {
        view! {
            <input
                id="share-link"
                class="link-box"
                type="text"
                readonly=true
                aria-label=app.text(Ui::CopyLink)
                prop:value=link
                on:focus=select
            />
            <button class="button" on:click=move |_| app.toast.set(None)>{app.text(Ui::Dismiss)}</button>
        }
    });
    view! { <div class="toast"><span>{app.text(toast.text)}</span>{by_hand}</div> }
}
