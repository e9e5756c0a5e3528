//! The smaller charts of a view, as far as the page asks for what waits of them.

use leptos::prelude::*;

use super::listed::Chart;
use crate::app::{
    dom::{El, each::each_in_place, html::div},
    lazy,
    store::App,
};

/// All smaller charts, a card each.
pub fn SideCharts(app: App) -> El {
    let charts = move || {
        let panel = app.panel.get();
        let chart = |at| Chart {
            panel: panel.clone(),
            at,
        };
        (0..panel.side_charts.len()).map(chart).collect()
    };
    div()
        .class("extras")
        .id("extras")
        .child(each_in_place(charts, move |chart, index| {
            (lazy::page().side_chart)(app, chart, index)
        }))
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
