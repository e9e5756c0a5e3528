//! The page. Its components hold no logic of their own: they show signals and pass events on.

#![allow(non_snake_case, reason = "components have capital names, as in Leptos")]

mod announce;
mod button;
mod chart;
mod choice;
mod control;
mod controls;
mod crash;
mod credits;
mod dialog;
mod disclosures;
mod dom;
mod each;
mod effect;
mod embed;
mod entrances;
mod evidence;
mod fields;
mod findings;
mod frame;
mod handles;
mod import;
mod import_form;
mod lazy;
mod menu;
mod messages;
mod page;
mod picture;
mod pins;
mod present;
mod print;
mod reading;
mod settings;
mod share;
mod shell;
mod side_chart;
mod side_charts;
mod single;
mod store;
mod storyboard;
mod tables;
mod toolbar;
mod view_links;

use leptos::prelude::*;

use store::{
    App,
    address::{self, Address},
};

pub(crate) use entrances::LAZY_PAGE;
pub(crate) use lazy::LazyPage;

/// Mounts the page into the document's body.
pub fn mount() {
    crash::install();
    let (address, link, _) = Address::read();
    let own = address::own().is_some();
    if crate::views::waits_for(&link) || address.presents().is_some() || own {
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
            app.say_missing();
        } else {
            lazy::fetch_when_idle(app);
        }
    });
}
