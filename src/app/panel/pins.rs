//! Scenarios that are kept for comparison: the button that pins one, and what is pinned.

use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use super::{differ, tables};
use crate::{
    app::{
        controls::button::{Button, IconButton},
        dom::{
            self, El,
            each::{Item, each_in_place, show},
            html::{b, button, div, h2, input, li, section, span, ul},
        },
        lazy, page,
        store::App,
    },
    assumptions::codec::{MOST_IN_NAME, MOST_PINS, PIN_NAMES, Pin},
    document::Action,
    i18n::ui::Ui,
    views::compare,
};

const PIN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 3h6M8 3v5l-3 4h10l-3-4V3M10 12v5.5"/></svg>"#;
const SAMPLE: &str = r#"<svg viewBox="0 0 30 8" aria-hidden="true"><path d="M1 4h28"/></svg>"#;
const PENCIL: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 16l1-4 8.500-8.500 3 3L8 15zM11.500 5.500l3 3"/></svg>"#;
const REMOVE: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 5.500l9 9M14.500 5.500l-9 9"/></svg>"#;

/// Pins the present scenario. Without room for it the button stays in reach and says why.
pub fn PinButton(app: App) -> El {
    let full = move || app.panel.with(|panel| panel.pins.len() >= MOST_PINS);
    let help = move || {
        let help = if full() { Ui::PinsFull } else { Ui::PinHelp };
        app.text(help)
    };
    button()
        .class("button quiet pin")
        .attr("type", "button")
        .id("pin")
        .attr("title", help)
        .attr("aria-disabled", move || full().then_some("true"))
        .child((
            span().inner_html(PIN),
            span().child(move || app.text(Ui::Pin)),
        ))
        .on(ev::click, move |_| app.act(Action::Pin))
}

/// The pinned scenarios and what differs between them; nothing while there are none.
pub fn Comparison(app: App) -> El {
    let some = move || app.panel.with(|panel| !panel.pins.is_empty());
    div().child(show(some, move || (lazy::page().pins)(app)))
}

/// The card with them.
pub fn ComparisonCard(app: App) -> El {
    let pins = move || {
        app.panel.with(|panel| {
            panel
                .pins
                .iter()
                .map(|scenario| scenario.pin.clone())
                .collect()
        })
    };
    let heading = div().class("heading-row").child((
        h2().id("pins-title").child(move || app.text(Ui::Compared)),
        Button(app, Ui::RemovePins, move |_| {
            app.act(Action::Unpin(None));
        })
        .id("remove-pins")
        .class("button quiet"),
    ));
    section()
        .class("card compared")
        .id("compared")
        .attr("aria-labelledby", "pins-title")
        .child((
            heading,
            ul().class("pins")
                .child(each_in_place(pins, move |pin, index| {
                    PinChip(app, pin, index)
                })),
            tables::Differences(app),
            differ::Differ(app),
        ))
}

fn PinChip(app: App, pin: Item<Pin>, index: usize) -> El {
    let letter = PIN_NAMES[index];
    let is_named = RwSignal::new(false);
    let what = move || {
        app.panel.with(|panel| {
            let mut text = String::new();
            let pin = pin.get();
            if pin.view != panel.view {
                text.push_str(pin.view.label(panel.lang));
                text.push_str(" · ");
            }
            text.push_str(&compare::describe(&pin, panel.lang));
            text
        })
    };
    let opens = move || [app.text(Ui::OpenPin), letter, ": ", &what()].concat();
    let open = button()
        .class("pin-open")
        .attr("type", "button")
        .attr("title", opens)
        .attr("hidden", move || is_named.get())
        .child((
            span().inner_html(SAMPLE),
            b().child(letter),
            span().class("pin-what").child(what),
        ))
        .on(ev::click, move |_| app.act(Action::OpenPin(index)));
    let call = move |field: &HtmlInputElement| {
        let name = field.value();
        if pin.with(|pin| pin.name != name) {
            app.act(Action::NamePin(index, name));
        }
        is_named.set(false);
    };
    let field = move || {
        is_named.get().then(|| {
            let field = input()
                .class("pin-name")
                .attr("type", "text")
                .attr("maxlength", MOST_IN_NAME.to_string())
                .attr("aria-label", [app.text(Ui::NamePin), letter].concat())
                .prop("value", move || Some(pin.with(|pin| pin.name.clone())))
                .on(ev::blur, move |event| {
                    if let Some(field) = dom::target(&event) {
                        call(&field);
                    }
                })
                .on(ev::keydown, move |event| match event.key().as_str() {
                    "Enter" => {
                        if let Some(field) = dom::target(&event) {
                            call(&field);
                        }
                    }
                    "Escape" => is_named.set(false),
                    _ => {}
                });
            let node: web_sys::HtmlElement = field.node();
            // Once it is on the page.
            page::later(0, move || drop(node.focus()));
            field
        })
    };
    let name = IconButton(
        move || [app.text(Ui::NamePin), letter].concat(),
        move |_| is_named.set(true),
    )
    .class("quiet")
    .inner_html(PENCIL);
    let label = move || [app.text(Ui::RemovePin), letter].concat();
    let remove = IconButton(label, move |_| app.act(Action::Unpin(Some(index))))
        .class("quiet")
        .inner_html(REMOVE);
    li().attr("data-pin", letter)
        .child((open, span().child(field), name, remove))
}
