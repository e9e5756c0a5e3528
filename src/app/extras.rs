//! The smaller charts of a view.

use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use super::{
    chart, disclosures,
    dom::{self, El, details, h2, list, p, section, summary},
    lazy,
    state::App,
};
use crate::{
    figure::picture::Frame,
    i18n::ui::Ui,
    render,
    views::{self, SideChart},
};

/// The size of a chart as markup.
const INLINE: [f64; 2] = [480.0, 300.0];

/// All smaller charts, a card each.
pub fn extras(app: App) -> El {
    let count = move || app.panel.with(|panel| panel.side_charts.len());
    dom::div()
        .class("extras")
        .id("extras")
        .child(list(count, move |index| {
            (lazy::page().side_chart)(app, index)
        }))
}

/// One of the cards.
pub fn card(app: App, index: usize) -> El {
    let part = move |read: fn(&SideChart) -> String| {
        move || {
            app.panel
                .with(|panel| panel.side_charts.get(index).map(read))
                .unwrap_or_default()
        }
    };
    let key = part(|extra| extra.key.to_owned());
    let spans = move || {
        app.panel
            .with(|panel| panel.side_charts.get(index).map_or(0, |e| e.text.len()))
    };
    let span = move |at: usize| {
        let read = move || {
            app.panel
                .with(|panel| panel.side_charts.get(index)?.text.get(at).cloned())
        };
        dom::span()
            .sentence(move || read().map(|span| span.text).unwrap_or_default())
            .class(("figure", move || read().is_some_and(|span| span.strong)))
    };
    let label = move || {
        app.panel
            .with(|panel| Some(views::plain(&panel.side_charts.get(index)?.text)))
    };
    let has_table = move || {
        app.panel.with(|panel| {
            panel
                .side_charts
                .get(index)
                .is_some_and(|e| e.table.is_some())
        })
    };
    let table = move |_| {
        details().child((
            summary().child(move || app.text(Ui::Numbers).to_owned()),
            disclosures::extra_table(app, index),
        ))
    };
    let table = dom::div().child(list(move || usize::from(has_table()), table));
    section()
        .class("card extra")
        .attr("data-extra", move || Some(key()))
        .child((
            h2().child(part(|extra| extra.title.clone())),
            p().child(list(spans, span)),
            dom::canvas()
                .id(&id(index))
                .attr("role", "img")
                .attr("aria-label", label),
            dom::div().class("inline-figure").id(&markup_id(index)),
            table,
        ))
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

/// Paints those on the screen.
pub fn paint(app: App) {
    let some = app
        .panel
        .with_untracked(|panel| !panel.side_charts.is_empty());
    if some {
        (lazy::page().paint_side_charts)(app);
    }
}

/// Paints them in the size that they have, or where the browser has no canvases, in one size.
pub fn paint_all(app: App) {
    let panel = app.panel.get_untracked();
    let density = app.runtime.with_value(|b| b.density);
    let canvas_works = app.canvas_works.get_untracked();
    for index in 0..panel.side_charts.len() {
        let Some(canvas) = document().get_element_by_id(&id(index)) else {
            continue;
        };
        let markup = document().get_element_by_id(&markup_id(index));
        let place = if canvas_works {
            Some(&canvas)
        } else {
            markup.as_ref()
        };
        let Some(place) = place.filter(|place| on_screen(place)) else {
            continue;
        };
        let size = if canvas_works {
            [place.client_width(), place.client_height()].map(f64::from)
        } else {
            INLINE
        };
        let frame = Frame {
            width: size[0],
            height: size[1],
            theme: chart::theme(app),
            title: false,
        };
        if frame.width < 1.0 || frame.height < 1.0 {
            continue;
        }
        let Some(picture) = panel.side_picture(index, &frame) else {
            continue;
        };
        match place.dyn_ref::<HtmlCanvasElement>() {
            Some(canvas) => drop(render::canvas::paint(canvas, &picture.scene, density)),
            None => place.set_inner_html(&render::svg::svg(&picture.scene)),
        }
    }
}
