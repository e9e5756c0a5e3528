//! The page's arrangement, and what it listens to as a whole.

use gloo::utils::window;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    address::Address, announce, chart, controls, findings, folds, messages, print, state::App,
    toolbar,
};
use crate::i18n::ui::Ui;

/// The whole page.
pub fn shell(app: App) -> impl IntoView {
    view! {
        <a class="skip" href="#controls">{app.t(Ui::SkipToControls)}</a>
        {toolbar::toolbar(app)}
        <main>
            {messages::notices(app)}
            <div class="columns">
                <div class="story">
                    {findings::headline(app)}
                    <div class="card chart-card">{chart::chart(app)}{print::sheet()}</div>
                    {findings::milestones(app)}
                    {findings::notes(app)}
                </div>
                {controls::controls(app)}
                {folds::folds(app)}
            </div>
        </main>
        <footer class="page-foot">{app.t(Ui::Private)}</footer>
        {announce::region(app)}
        {messages::toast(app)}
    }
}

/// Shortcuts, the browser's history, and taps beside the chart.
pub fn listen(app: App) {
    window_event_listener(ev::keydown, move |event| shortcut(app, &event));
    let moved = move || {
        let (address, link, notices) = Address::read();
        if link != app.link() {
            app.backstage.update_value(|b| b.address = address);
            app.open(&link, notices);
        }
    };
    super::forever(&window(), "popstate", move |_| moved());
    super::forever(&window(), "pointerdown", move |event| {
        chart::tapped(app, event);
        toolbar::close_menu_unless_inside(event);
    });
}

fn shortcut(app: App, event: &ev::KeyboardEvent) {
    if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || in_text(event) {
        return;
    }
    match (event.key().to_ascii_lowercase().as_str(), event.shift_key()) {
        ("z", false) => app.undo(),
        ("z", true) | ("y", false) => app.redo(),
        _ => return,
    }
    event.prevent_default();
}

/// Whether the event belongs to a field that has its own undo.
fn in_text(event: &ev::KeyboardEvent) -> bool {
    let element = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|e| matches!(e.matches("textarea, input[type=text]"), Ok(true)))
}
