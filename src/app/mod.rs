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
mod lazy;
mod page;
mod panel;
mod present;
mod share;
mod shell;
mod store;
mod terms;

use leptos::prelude::*;

use store::{
    App,
    address::{self, Address},
};

pub(crate) use entrances::LAZY_PAGE;
pub(crate) use lazy::LazyPage;

/// Mounts the page into the document's body.
pub fn mount() {
    shell::crash::install();
    let (address, link, _) = Address::read();
    let own = address::own().is_some();
    let waits = crate::views::waits_for(&link) || address.presents().is_some() || own;
    if waits || address::is_bent() {
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
        let app = App::new(is_missing, frame::run);
        frame::begin(app);
        shell::settings::follow(app);
        shell::listen(app);
        shell::print::listen(app);
        if !embed::show(app) {
            shell::show(app);
            if let Some(lazy) = crate::lazy::loaded() {
                (lazy.page.begin_presentation)(app);
            }
        }
        if is_missing {
            app.say_missing();
        } else {
            lazy::fetch_when_idle(app);
        }
    });
}
