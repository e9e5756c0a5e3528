//! The smaller charts of a view, as far as the page asks for what waits of them.

use leptos::prelude::*;

use crate::app::{
    dom::{El, each::show, html::div},
    lazy,
    store::App,
};

/// The place of the smaller charts; nothing while there are none.
pub fn SideCharts(app: App) -> El {
    let some = move || app.panel.with(|panel| !panel.side_charts.is_empty());
    div().child(show(some, move || (lazy::page().side_charts)(app)))
}

/// Paints those on the screen.
pub fn paint(app: App) {
    let some = app
        .panel
        .with_untracked(|panel| !panel.side_charts.is_empty());
    if some {
        (lazy::page().paint_side_charts)(app);
    }
}
