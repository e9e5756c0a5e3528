//! The loop: what happens in a frame between a change and what a reader sees of it.
//!
//! Callbacks of `requestAnimationFrame` run outside of any owner, so nothing here makes signals or effects: they would never be
//! freed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

use super::{
    chart,
    page::mark,
    shell::{announce, crash},
    store::App,
};
use crate::assumptions::registry::Key;

/// Milliseconds without a change after which the hand counts as resting.
const REST: u32 = 120;

/// What has to be done once after the store was made.
pub fn begin(app: App) {
    keep_fitted(app);
    crash::remember(app.link(), app.lang.get_untracked());
    refine_after(app, REST);
}

/// Runs the model if something has changed, and paints.
pub fn run(app: App) {
    mark("doublings:frame");
    let mut stale = false;
    app.runtime.update_value(|r| {
        r.frame = None;
        stale = std::mem::take(&mut r.stale);
    });
    if !stale {
        paint(app);
        return;
    }
    let (study, lang) = (app.study(), app.lang.get_untracked());
    let panel = app
        .runtime
        .try_update_value(|r| r.session.preview(&study, lang));
    if let Some(panel) = panel {
        app.panel.set(Rc::new(panel));
    }
    keep_fitted(app);
    // The effects that update the page are queued now; painting follows them in the same frame.
    leptos::task::spawn_local(async move {
        paint(app);
        crash::remember(study.link, lang);
        announce::headline_soon(app);
        if let Some(lazy) = crate::lazy::loaded() {
            (lazy.page.arrive)(app);
        }
        refine_after(app, REST);
    });
}

fn paint(app: App) {
    chart::paint(app);
    mark("doublings:painted");
}

/// Goes on with the draws that the first answer left out, a slice at a time, so that no input waits long.
fn refine_after(app: App, wait: u32) {
    app.runtime.update_value(|r| {
        let partial = r.session.is_partial();
        r.rest_timer = partial.then(|| Timeout::new(wait, move || refine(app)));
    });
}

fn refine(app: App) {
    let more = app.runtime.try_update_value(|r| r.session.refine());
    if more == Some(true) {
        refine_after(app, 0);
    } else {
        mark("doublings:whole");
        app.recompute();
    }
}

fn keep_fitted(app: App) {
    let mut after = [None; Key::COUNT];
    app.panel.with_untracked(|panel| {
        for (key, value) in &panel.fitted {
            after[key.index()] = Some(*value);
        }
    });
    if after != app.fitted.get_untracked() {
        app.fitted.set(after);
    }
}
