//! The live region: speaks the headline once the reader pauses.

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use crate::{
    app::{
        dom::{El, html::p},
        store::{App, Runtime, pointing::Pointing},
    },
    views,
};

/// How long nothing must change before the headline is spoken, in milliseconds.
const PAUSE: u32 = 600;

/// Speaks the headline after a pause, unless the reader goes through the chart's points by then and listens to them.
pub fn headline_soon(app: App) {
    let timer = Timeout::new(PAUSE, move || {
        let reads = |b: &Runtime| matches!(b.pointing, Pointing::Stop(_));
        if app.runtime.with_value(reads) {
            return;
        }
        say(
            app,
            app.panel
                .with_untracked(|panel| views::plain(&panel.headline)),
        );
    });
    app.runtime.update_value(|b| b.speech_timer = Some(timer));
}

/// Speaks at once.
pub fn say(app: App, text: String) {
    if app.spoken.with_untracked(|spoken| *spoken != text) {
        app.spoken.set(text);
    }
}

/// The live region.
pub fn LiveRegion(app: App) -> El {
    p().class("unseen")
        .id("live")
        .attr("aria-live", "polite")
        .child(move || app.spoken.get())
}
