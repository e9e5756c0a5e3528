//! The smaller charts of a view.

use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::{
    dom::{El, div, el},
    folds,
    state::App,
};
use crate::{
    figure::{picture::Frame, theme::Theme},
    i18n::ui::Ui,
    render,
    view::{self, Extra, Panel},
};

/// All smaller charts, a card each.
pub fn extras(app: App) -> El {
    let count = move || app.panel.with(|panel| panel.extras.len());
    div("div", "extras")
        .attr("id", "extras")
        .live_list(count, move |index| card(app, index))
}

fn card(app: App, index: usize) -> El {
    let part = move |read: fn(&Extra) -> String| {
        move || {
            app.panel
                .with(|panel| panel.extras.get(index).map(read))
                .unwrap_or_default()
        }
    };
    let key = part(|extra| extra.key.to_owned());
    let spans = move || {
        app.panel
            .with(|panel| panel.extras.get(index).map_or(0, |e| e.text.len()))
    };
    let span = move |at: usize| {
        let read = move || {
            app.panel
                .with(|panel| panel.extras.get(index)?.text.get(at).cloned())
        };
        el("span")
            .live_text(move || read().map(|span| span.text).unwrap_or_default())
            .live_class("figure", move || read().is_some_and(|span| span.strong))
    };
    let label = move || {
        app.panel
            .with(|panel| Some(view::plain(&panel.extras.get(index)?.text)))
    };
    let has_table = move || {
        app.panel
            .with(|panel| panel.extras.get(index).is_some_and(|e| e.table.is_some()))
    };
    let table = move |_| {
        el("details").kids(&[
            el("summary").live_text(move || app.text(Ui::Numbers).to_owned()),
            folds::extra_table(app, index),
        ])
    };
    let table = el("div").live_list(move || usize::from(has_table()), table);
    div("section", "card extra")
        .live_attr("data-extra", move || Some(key()))
        .kids(&[
            el("h2").live_text(part(|extra| extra.title.clone())),
            el("p").live_list(spans, span),
            el("canvas")
                .attrs(&[("id", &id(index)), ("role", "img")])
                .live_attr("aria-label", label),
            div("div", "inline-figure").attr("id", &markup_id(index)),
            table,
        ])
}

fn id(index: usize) -> String {
    ["extra-figure-", &index.to_string()].concat()
}

fn markup_id(index: usize) -> String {
    ["extra-markup-", &index.to_string()].concat()
}

/// Whether a reader can see any of it; what lies elsewhere is painted when it is scrolled to.
fn on_screen(element: &web_sys::Element) -> bool {
    let place = element.get_bounding_client_rect();
    let tall = window().inner_height().ok().and_then(|h| h.as_f64());
    place.bottom() >= 0.0 && tall.is_none_or(|tall| place.top() <= tall)
}

/// Paints those on the screen in the size that they have.
pub fn paint(panel: &Panel, theme: &Theme, density: f64, canvas_works: bool) {
    for index in 0..panel.extras.len() {
        let Some(element) = document().get_element_by_id(&id(index)) else {
            continue;
        };
        if !on_screen(&element) {
            continue;
        }
        let canvas: HtmlCanvasElement = element.unchecked_into();
        let frame = Frame {
            width: f64::from(canvas.client_width()),
            height: f64::from(canvas.client_height()),
            theme: theme.clone(),
            title: false,
        };
        let size = |wide: f64, tall: f64| Frame {
            width: wide,
            height: tall,
            ..frame.clone()
        };
        if canvas_works && frame.width >= 1.0 && frame.height >= 1.0 {
            if let Some(picture) = panel.extra_picture(index, &frame) {
                let _ = render::canvas::paint(&canvas, &picture.scene, density);
            }
        } else if !canvas_works
            && let Some(place) = document().get_element_by_id(&markup_id(index))
            && let Some(picture) = panel.extra_picture(index, &size(480.0, 300.0))
        {
            place.set_inner_html(&render::svg::svg(&picture.scene));
        }
    }
}
