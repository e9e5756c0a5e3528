//! What is said of a parameter: what it does, where its default comes from, and where else it counts.

use leptos::prelude::*;

use super::control::shown;
use crate::{
    app::{
        dom::{
            self, El,
            html::{div, p, span},
        },
        evidence,
        shell::view_links,
        store::App,
    },
    assumptions::registry::{Initial, Key, Origin},
    evidence::sources,
    i18n::{params, ui::Ui, words},
};

/// All of it, below the control.
pub fn Hint(app: App, key: Key) -> El {
    div()
        .class("hint")
        .id(&["i-", key.param().name].concat())
        .child((
            p().sentence(move || what(app, key)),
            p().class("origin").child(move || OriginLine(app, key)),
            view_links::ViewLinks(app, key),
            evidence::SourceLink(app, key),
        ))
}

/// What it does, or what the view has found about it.
fn what(app: App, key: Key) -> String {
    let lang = app.lang.get();
    let remark = app.panel.with(|panel| {
        let remark = panel.remarks.iter().find(|(k, _)| *k == key);
        remark.map(|(_, text)| text.clone())
    });
    // Minutes say little by themselves.
    let about = app.value(key).filter(|_| words::is_length(key));
    let about = about.map(|value| words::value_text(lang, key, value));
    let mut text = about
        .filter(|about| *about != shown(app, key))
        .map_or_else(String::new, |about| about + "\u{a0}· ");
    let by_hand = app.assumptions.with(|a| a.given(key).is_some());
    if by_hand && key.param().default == Initial::Fit {
        text.push_str(app.text(Ui::SetByHand));
        text.push_str("\u{a0}· ");
    }
    text.push_str(remark.as_deref().unwrap_or(params::param_help(lang, key)));
    text
}

/// Where its default comes from; a link to its source where that has an address.
fn OriginLine(app: App, key: Key) -> El {
    let place = match key.param().origin {
        Origin::Source(id) => sources::get(id).filter(|source| !source.url.is_empty()),
        _ => None,
    };
    let place = place.map_or_else(span, |source| dom::outward(&source.url));
    place.titled(&words::origin(app.lang.get(), key))
}
