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
mod extras;
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

/// Mounts the page into the document's body.
pub fn mount() {
    crash::install();
    let (address, link, _) = address::Address::read();
    let own = address::own().is_some();
    if lazy::is_needed(&link) || address.presents().is_some() || own {
        // Leptos' own spawns nothing before it has mounted.
        wasm_bindgen_futures::spawn_local(async {
            lazy::load().await;
            begin();
        });
    } else {
        begin();
    }
}

fn begin() {
    mount_to_body(|| {
        let app = state::App::new();
        settings::follow(app);
        shell::listen(app);
        print::listen(app);
        if !embed::show(app) {
            shell::show(app);
            present::begin(app);
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
