//! The card of one of the smaller charts of a view.

use std::rc::Rc;

use gloo::utils::{document, window};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlCanvasElement;

use crate::{
    app::{
        dom::{
            El,
            each::{Item, each_in_place, show},
            html::{canvas, details, div, h2, p, section, span, summary},
        },
        panel::tables,
        shell::settings,
        store::App,
    },
    figure::picture::Frame,
    i18n::ui::Ui,
    render,
    views::{self, Panel, SideChart},
};

/// The size of a chart as markup.
const INLINE: [f64; 2] = [480.0, 300.0];

/// One of a panel's smaller charts.
pub struct Chart {
    /// The panel that it belongs to.
    pub panel: Rc<Panel>,
    /// Its place there.
    pub at: usize,
}

impl Chart {
    fn get(&self) -> &SideChart {
        &self.panel.side_charts[self.at]
    }
}

/// One of the cards.
pub fn SideChartCard(app: App, chart: Item<Chart>, index: usize) -> El {
    let spans = move || chart.with(|chart| chart.get().text.clone());
    let has_table = move || chart.with(|chart| chart.get().table.is_some());
    let table = move || {
        details().child((
            summary().child(move || app.text(Ui::Numbers)),
            tables::SideChartTable(app, index),
        ))
    };
    section()
        .class("card extra")
        .attr("data-extra", move || chart.with(|chart| chart.get().key))
        .child((
            h2().child(move || chart.with(|chart| chart.get().title.clone())),
            p().child(each_in_place(spans, |part, _| {
                span()
                    .sentence(move || part.with(|part| part.text.clone()))
                    .class(("figure", move || part.with(|part| part.strong)))
            })),
            canvas()
                .id(&id(index))
                .attr("role", "img")
                .attr("aria-label", move || {
                    chart.with(|chart| views::plain(&chart.get().text))
                }),
            div().class("inline-figure").id(&markup_id(index)),
            div().child(show(has_table, table)),
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
            theme: settings::colours(app),
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
