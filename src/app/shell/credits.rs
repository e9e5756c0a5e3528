//! The foot of the page: what the view is made from, with links, and of when the data are.

use leptos::prelude::*;

use crate::{
    app::{
        dom::{
            self, El,
            effect::memo,
            html::{p, span},
        },
        lazy,
        store::App,
    },
    evidence::{EDITION, Source, sources},
    i18n::{
        Lang,
        format::{localized, localized_fmt, published},
    },
};

/// The sources of the view by their short names, and the edition of the data.
pub fn Credits(app: App) -> El {
    let shown = memo(move || {
        let (lang, ids) = app.panel.with(|panel| (panel.lang, panel.credits()));
        // The sources wait.
        (lang, ids, app.is_whole.get())
    });
    p().id("credits").child(move || {
        let (lang, ids, is_whole) = shown.get();
        let mut all = Vec::new();
        if is_whole {
            all = (lazy::page().sources)(lang, ids);
        }
        all.push(span().child(edition(lang)));
        all
    })
}

/// A source by its short name; a link where it has an address.
pub fn SourceName(lang: Lang, source: &Source) -> El {
    let place = if source.url.is_empty() {
        span()
    } else {
        dom::outward(&source.url)
    };
    let name = source.short(lang);
    place.attr("lang", lang.foreign(&name)).child(name)
}

/// Sources by their names, before the edition.
pub fn named(lang: Lang, ids: &[&str]) -> Vec<El> {
    let mut before = localized(lang, "Sources: ", "出典：");
    let mut all = Vec::new();
    for source in ids.iter().filter_map(|id| sources::get(id)) {
        all.extend([span().child(before), SourceName(lang, source)]);
        before = "; ";
    }
    if !all.is_empty() {
        all.push(span().child(localized(lang, ". ", "。")));
    }
    all
}

/// Of when the data are, in a sentence.
pub fn edition(lang: Lang) -> String {
    localized_fmt(
        lang,
        "Edition of the data: {0}.",
        "データの版：{0}。",
        &[&published(lang, EDITION)],
    )
}
