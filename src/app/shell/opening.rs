//! What a stranger reads first: what this is, and what to do. It folds away once somebody acts.

use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

use super::{credits, toys::Toy};
use crate::{
    app::{
        controls::button::{Button, IconButton},
        dom::{
            self, El,
            html::{div, p, section, strong},
        },
        lazy, page,
        store::{App, address},
    },
    assumptions::registry::View,
    i18n::ui::Ui,
};

/// What this is, of which version and by whom.
const MADE: &str = concat!(
    "Doublings ",
    env!("CARGO_PKG_VERSION"),
    " · ",
    env!("CARGO_PKG_AUTHORS"),
    " · "
);

/// Nothing where the page was opened with a link.
pub fn Opening(app: App) -> El {
    let is_open = RwSignal::new(address::is_bare());
    let toy = RwSignal::new(None);
    // Not while a slider is still being dragged: nothing may move under the hand.
    for event in ["pointerup", "keyup"] {
        page::forever(&window(), event, move |_| {
            let plays =
                toy.get_untracked().is_some() && app.view.get_untracked() == View::default();
            if is_open.get_untracked() && app.has_acted() && !plays {
                is_open.set(false);
            }
        });
    }
    let how = Button(app, Ui::HowItWorks, move |_| {
        let fold = document().get_element_by_id("method");
        if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlDetailsElement>().ok()) {
            fold.set_open(true);
            fold.scroll_into_view();
        }
    })
    .class("plain");
    let try_out = move |which: Toy, label: Ui| {
        let toggle = move |_| {
            app.once_loaded(move |_| {
                toy.update(|toy| *toy = (*toy != Some(which)).then_some(which));
            });
        };
        Button(app, label, toggle)
            .class("plain")
            .attr("aria-expanded", move || {
                (toy.get() == Some(which)).to_string()
            })
    };
    let close = IconButton(
        move || app.text(Ui::Close).to_owned(),
        move |_| {
            toy.set(None);
            is_open.set(false);
        },
    )
    .class("close")
    .inner_html(
        r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15"/></svg>"#,
    );
    section()
        .class("opening")
        .id("opening")
        .attr("hidden", move || !is_open.get())
        .attr("aria-label", move || app.text(Ui::OpeningClaim))
        .child((
            div().child((
                p().child((
                    strong().child(move || app.text(Ui::OpeningClaim)),
                    " ",
                    move || app.text(Ui::OpeningAnswer),
                )),
                p().class("todo").child((
                    move || app.text(Ui::OpeningTask),
                    " ",
                    try_out(Toy::Draw, Ui::ToyDraw),
                    " ",
                    try_out(Toy::Past, Ui::ToyPast),
                    " ",
                    try_out(Toy::Job, Ui::ToyJob),
                )),
                div()
                    .class("toy")
                    .child(move || toy.get().map(|which| (lazy::page().toy)(app, which))),
                p().class("origin").child((
                    MADE,
                    move || credits::edition(app.lang.get()),
                    " ",
                    how,
                    source(app),
                )),
            )),
            close,
        ))
}

/// Where its source can be read.
fn source(app: App) -> Option<El> {
    const PLACE: Option<&str> = option_env!("CARGO_PKG_REPOSITORY");
    let place = PLACE.filter(|place| !place.is_empty())?;
    Some(dom::outward(place).child(move || app.text(Ui::SourceCode)))
}
