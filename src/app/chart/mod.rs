//! The chart: a canvas, and over it what is read and dragged.

pub mod handles;
pub mod reading;
pub mod side_chart;
pub mod side_charts;

use gloo::utils::window;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions};

use super::{
    dom::{
        El,
        html::{canvas, div, p},
    },
    page,
    shell::settings,
    store::App,
};
use crate::{figure::picture::Frame, i18n::ui::Ui, render, views};

/// Draws the present panel in the chart's size and paints it.
pub fn paint(app: App) {
    let theme = settings::colours(app).on_screen();
    let mut works = app.canvas_works.get_untracked();
    let mut markup = None;
    let mut shown = Vec::new();
    app.runtime.update_value(|b| {
        let (width, height) = b.size;
        let Some(canvas) = &b.canvas else { return };
        if width < 1.0 || height < 1.0 {
            return;
        }
        let frame = Frame {
            width,
            height,
            theme,
            title: false,
        };
        // A handle that is held stays under the hand.
        let before = b.drag.and(b.picture.as_ref());
        let end = before.map(|picture| picture.reader.end());
        let mut picture = app
            .panel
            .with_untracked(|panel| panel.picture_to(&frame, end));
        if b.address.embed.as_ref().is_some_and(|e| e.transparent) {
            picture.scene.clear_backdrop();
        }
        shown.clone_from(&picture.grips);
        works = works && render::canvas::paint(canvas, &picture.scene, b.density).is_ok();
        if !works {
            markup = Some(render::svg::svg(&picture.scene));
        }
        b.picture = Some(picture);
    });
    if app.grips.with_untracked(|grips| *grips != shown) {
        app.grips.set(shown);
    }
    if !works {
        app.canvas_works.set(false);
        app.inline_svg.set(markup);
    }
    side_charts::paint(app);
    reading::refresh(app);
}

/// The chart with its instructions for the keyboard.
pub fn Chart(app: App) -> [El; 2] {
    // A bare figure has no tables.
    let is_whole = app.runtime.with_value(|b| b.address.embed.is_none());
    let canvas = canvas()
        .id("figure")
        .attr("role", "img")
        .attr("aria-describedby", is_whole.then_some("table-title"))
        .attr("aria-label", move || {
            Some(app.panel.with(|panel| views::plain(&panel.headline)))
        });
    app.runtime.update_value(|b| b.canvas = Some(canvas.node()));
    let markup = div()
        .class("inline-figure")
        .inner_html(move || app.inline_svg.get().unwrap_or_default());
    let readout = div().child(move || {
        let readout = app.readout.get();
        readout.and_then(|readout| {
            let (width, plot) = app.runtime.with_value(|b| {
                let picture = b.picture.as_ref()?;
                Some((b.size.0, picture.plot))
            })?;
            Some(reading::ReadoutBox(&readout, width, plot).id("readout"))
        })
    });
    let area = div()
        .class("chart")
        .id("chart")
        .attr("role", "application")
        .attr("tabindex", "0")
        .attr("aria-describedby", "chart-keys")
        .attr("aria-label", move || app.text(Ui::Chart))
        .class(("without-canvas", move || !app.canvas_works.get()))
        .on(ev::pointermove, move |event| reading::pointer(app, &event))
        .on(ev::pointerdown, move |event| reading::pointer(app, &event))
        .on(ev::pointerleave, move |event| reading::pointer(app, &event))
        .on(ev::keydown, move |event| {
            reading::key(app, event.unchecked_ref());
        })
        .on(ev::blur, move |_| reading::forget(app))
        .child((canvas, markup, readout, handles::Grips(app)));
    follow_size(app, &area.node());
    let keys = p()
        .class("unseen")
        .id("chart-keys")
        .child(move || app.text(Ui::ChartKeys));
    [area, keys]
}

/// Pixels of the canvas to a pixel of the page, for a chart of this area. A bare figure has twice those of the screen while they are
/// not too many: the page around it may enlarge its frame, of which the frame learns nothing.
fn density(app: App, area: i32) -> f64 {
    const MOST: f64 = 8e6;
    let screen = window().device_pixel_ratio();
    if app.runtime.with_value(|r| r.address.embed.is_none()) {
        return screen;
    }
    let most = libm::sqrt(MOST / f64::from(area.max(1)));
    screen.max(most.min(2.0 * screen))
}

/// Paints again when the chart's size or the density of the screen changes.
fn follow_size(app: App, area: &web_sys::HtmlElement) {
    let watched = area.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let (width, height) = (watched.client_width(), watched.client_height());
        let size = (f64::from(width), f64::from(height));
        let density = density(app, width * height);
        let changed = app.runtime.try_update_value(|b| {
            let before = (b.size, b.density);
            (b.size, b.density) = (size, density);
            before != (b.size, b.density)
        });
        // At once and not in the next frame, or the old picture would show stretched.
        if changed == Some(true) {
            paint(app);
        }
    });
    let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) else {
        return;
    };
    observer.observe(area);
    // Also reports another density at the same size. Safari does not know it, but reports densities as resizing.
    let options = ResizeObserverOptions::new();
    options.set_box(ResizeObserverBoxOptions::DevicePixelContentBox);
    let observe: Result<js_sys::Function, _> =
        js_sys::Reflect::get(&observer, &"observe".into()).map(JsCast::unchecked_into);
    if let Ok(observe) = observe {
        let _ = observe.call2(&observer, area, &options);
    }
    page::forever(&window(), "resize", {
        let resized = resized.as_ref().clone();
        move |_| {
            let resized: &js_sys::Function = resized.unchecked_ref();
            let _ = resized.call0(&JsValue::NULL);
        }
    });
    resized.forget();
}
