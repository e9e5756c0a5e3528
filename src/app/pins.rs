//! Scenarios that are kept for comparison: the button that pins one, and what is pinned.

use leptos::{ev, prelude::*};

use super::{
    button::{button, icon_button},
    disclosures,
    dom::{self, El, b, h2, li, list, section, span, ul},
    lazy,
    state::App,
};
use crate::{
    assumptions::codec::{MOST_PINS, PIN_NAMES},
    i18n::ui::Ui,
    views::compare,
};

const PIN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 3h6M8 3v5l-3 4h10l-3-4V3M10 12v5.5"/></svg>"#;
const SAMPLE: &str = r#"<svg viewBox="0 0 30 8" aria-hidden="true"><path d="M1 4h28"/></svg>"#;
const REMOVE: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 5.500l9 9M14.500 5.500l-9 9"/></svg>"#;

/// Pins the present scenario. Without room for it the button stays in reach and says why.
pub fn pin(app: App) -> El {
    let full = move || app.panel.with(|panel| panel.pins.len() >= MOST_PINS);
    let help = move || {
        let help = if full() { Ui::PinsFull } else { Ui::PinHelp };
        Some(app.text(help).to_owned())
    };
    dom::button()
        .class("button quiet pin")
        .attr("type", "button")
        .id("pin")
        .attr("title", help)
        .attr("aria-disabled", move || full().then(|| "true".to_owned()))
        .child((
            span().inner_html(PIN),
            span().child(move || app.text(Ui::Pin).to_owned()),
        ))
        .on(ev::click, move |_| app.pin())
}

/// The pinned scenarios and what differs between them; nothing while there are none.
pub fn comparison(app: App) -> El {
    let some = move || app.panel.with(|panel| usize::from(!panel.pins.is_empty()));
    dom::div().child(list(some, move |_| (lazy::page().pins)(app)))
}

/// The card with them.
pub fn card(app: App) -> El {
    let count = move || app.panel.with(|panel| panel.pins.len());
    let heading = dom::div().class("heading-row").child((
        h2().id("pins-title")
            .child(move || app.text(Ui::Compared).to_owned()),
        button(
            app,
            "remove-pins",
            "button quiet",
            Ui::RemovePins,
            move |_| {
                app.unpin(None);
            },
        ),
    ));
    section()
        .class("card compared")
        .id("compared")
        .attr("aria-labelledby", "pins-title")
        .child((
            heading,
            ul().class("pins")
                .child(list(count, move |index| chip(app, index))),
            disclosures::differences(app),
        ))
}

fn chip(app: App, index: usize) -> El {
    let name = PIN_NAMES[index];
    let what = move || {
        app.panel.with(|panel| {
            let mut text = String::new();
            if let Some(scenario) = panel.pins.get(index) {
                if scenario.pin.view != panel.view {
                    text.push_str(scenario.pin.view.label(panel.lang));
                    text.push_str(" · ");
                }
                text.push_str(&compare::describe(&scenario.pin, panel.lang));
            }
            text
        })
    };
    let opens = move || Some([app.text(Ui::OpenPin), name, ": ", &what()].concat());
    let open = dom::button()
        .class("pin-open")
        .attr("type", "button")
        .attr("aria-label", opens)
        .attr("title", opens)
        .child((
            span().inner_html(SAMPLE),
            b().child(name),
            span().class("pin-what").child(what),
        ))
        .on(ev::click, move |_| app.open_pin(index));
    let label = move || [app.text(Ui::RemovePin), name].concat();
    let remove =
        icon_button("", "quiet", label, move |_| app.unpin(Some(index))).inner_html(REMOVE);
    li().attr("data-pin", name).child((open, remove))
}
