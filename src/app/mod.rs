//! The page. Its components hold no logic of their own: they show signals and pass events on.

#![allow(non_snake_case, reason = "components have capital names, as in Leptos")]

mod address;
mod announce;
mod button;
mod chart;
mod choice;
mod control;
mod controls;
mod crash;
mod dialog;
mod disclosures;
mod dom;
mod each;
mod effect;
mod embed;
mod evidence;
mod fields;
mod findings;
mod handles;
mod import;
mod lazy;
mod messages;
mod picture;
mod pins;
mod present;
mod print;
mod settings;
mod share;
mod shell;
mod side_charts;
mod single;
mod state;
mod storyboard;
mod toolbar;
mod view_links;

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::window,
};
use leptos::prelude::*;

pub(crate) use lazy::{LAZY_PAGE, LazyPage};

/// Mounts the page into the document's body.
pub fn mount() {
    crash::install();
    let (address, link, _) = address::Address::read();
    let own = address::own().is_some();
    if lazy::is_needed(&link) || address.presents().is_some() || own {
        // Leptos' own spawns nothing before it has mounted.
        wasm_bindgen_futures::spawn_local(async {
            let is_missing = crate::lazy::load().await.is_none();
            begin(is_missing);
        });
    } else {
        begin(false);
    }
}

/// Begins, without what the address asks for of the part that waits if that `is_missing`.
fn begin(is_missing: bool) {
    mount_to_body(move || {
        let app = state::App::new(is_missing);
        settings::follow(app);
        shell::listen(app);
        print::listen(app);
        if !embed::show(app) {
            shell::show(app);
            if let Some(lazy) = crate::lazy::loaded() {
                (lazy.page.begin_presentation)(app);
            }
        }
        if is_missing {
            lazy::is_missing(app);
        }
    });
}

/// Marks a moment for the browser's profiler and the benchmark; only the last one of a name is kept.
fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        performance.clear_marks_with_mark_name(name);
        let _ = performance.mark(name);
    }
}

/// Listens as long as the page lives.
fn forever(
    target: &web_sys::EventTarget,
    event: &'static str,
    handler: impl FnMut(&web_sys::Event) + 'static,
) {
    // Gloo listens passively unless told otherwise, and then no default can be prevented.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, handler).forget();
}
