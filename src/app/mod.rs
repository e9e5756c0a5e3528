//! The page. Its components hold no logic of their own: they show signals and pass events on.

#![allow(non_snake_case, reason = "components have capital names, as in Leptos")]

mod chart;
mod controls;
mod dialogs;
mod dom;
mod embed;
mod entrances;
mod evidence;
mod frame;
mod late_style;
mod lazy;
mod page;
mod panel;
mod present;
mod share;
mod shell;
mod store;
mod terms;

use gloo::utils::document;
use leptos::prelude::*;

use store::{
    App,
    address::{self, Address},
};

pub(crate) use entrances::LAZY_PAGE;
pub(crate) use lazy::LazyPage;

/// Mounts the page into the document's body, in the place of what stands there while it loads.
pub fn mount() {
    shell::crash::install();
    let (address, link, _) = Address::read();
    let own = address::own().is_some();
    let waits = crate::views::waits_for(&link) || address.presents().is_some() || own;
    if waits || address::is_bent() {
        // Leptos' own spawns nothing before it has mounted.
        wasm_bindgen_futures::spawn_local(async {
            if crate::lazy::load().await.is_some() {
                begin();
            } else {
                // What stands there says so, and what helps.
                page::tell("doublings-missing");
            }
        });
    } else {
        begin();
    }
}

fn begin() {
    mount_to_body(|| {
        let app = App::new(frame::run);
        frame::begin(app);
        shell::settings::follow(app);
        shell::listen(app);
        shell::print::listen(app);
        if !embed::show(app) {
            shell::show(app);
        }
        if let Some(lazy) = crate::lazy::loaded() {
            (lazy.page.begin_presentation)(app);
        }
        lazy::fetch_when_idle(app);
    });
    if let Some(fallback) = document().get_element_by_id("fallback") {
        fallback.remove();
    }
}
