//! The chart: a canvas, the values beside the pointer, and a way from point to point with the keyboard.

use gloo::utils::window;
use leptos::{ev, prelude::*};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{ResizeObserver, ResizeObserverBoxOptions, ResizeObserverOptions};

use super::{
    announce,
    dom::{
        self, El,
        html::{b, canvas, div, li, p, ul},
    },
    handles, settings, side_charts,
    state::App,
};
use crate::{
    figure::{
        picture::{Frame, Picture, Readout},
        theme::Theme,
    },
    i18n::ui::Ui,
    number, render, views,
};

/// What the reader points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointing {
    /// At nothing.
    Nothing,
    /// With the mouse or a finger, in CSS pixels of the chart.
    At(f64, f64),
    /// With the keyboard, at one of the picture's stops.
    Stop(usize),
}

/// Draws the present panel in the chart's size and paints it.
pub fn paint(app: App) {
    let theme = theme(app);
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
        let mut picture = app.panel.with_untracked(|panel| panel.picture(&frame));
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
    refresh(app);
}

/// The colours in force.
pub fn theme(app: App) -> Theme {
    if untrack(|| settings::dark(app)) {
        Theme::dark()
    } else {
        Theme::light()
    }
}

fn refresh(app: App) {
    let readout = app.runtime.with_value(|b| {
        let picture = b.picture.as_ref()?;
        match b.pointing {
            Pointing::Nothing => None,
            Pointing::At(x, y) => picture.readout(x, y),
            Pointing::Stop(index) => picture.stop(index),
        }
    });
    if app.readout.with_untracked(|shown| *shown != readout) {
        app.readout.set(readout);
    }
}

fn point(app: App, at: Pointing) {
    app.runtime.update_value(|b| b.pointing = at);
    refresh(app);
}

/// The chart with its instructions for the keyboard.
pub fn Chart(app: App) -> [El; 2] {
    let canvas = canvas()
        .id("figure")
        .attr("role", "img")
        .attr("aria-describedby", "table-title")
        .attr("aria-label", move || {
            Some(app.panel.with(|panel| views::plain(&panel.headline)))
        });
    app.runtime.update_value(|b| b.canvas = Some(canvas.node()));
    let markup = div()
        .class("inline-figure")
        .inner_html(move || app.inline_svg.get().unwrap_or_default());
    let readout = div().child(move || {
        let readout = app.readout.get();
        readout.map(|readout| ReadoutBox(app, &readout))
    });
    let area = div()
        .class("chart")
        .id("chart")
        .attr("role", "application")
        .attr("tabindex", "0")
        .attr("aria-describedby", "chart-keys")
        .attr("aria-label", move || app.text(Ui::Chart))
        .class(("without-canvas", move || !app.canvas_works.get()))
        .on(ev::pointermove, move |event| pointer(app, &event))
        .on(ev::pointerdown, move |event| pointer(app, &event))
        .on(ev::pointerleave, move |event| pointer(app, &event))
        .on(ev::keydown, move |event| key(app, event.unchecked_ref()))
        .on(ev::blur, move |_| point(app, Pointing::Nothing))
        .child((canvas, markup, readout, handles::Grips(app)));
    follow_size(app, &area.node());
    let keys = p()
        .class("unseen")
        .id("chart-keys")
        .child(move || app.text(Ui::ChartKeys));
    [area, keys]
}

fn pointer(app: App, event: &web_sys::Event) {
    let pointer: &web_sys::PointerEvent = event.unchecked_ref();
    if event.type_() != "pointerleave" {
        let (x, y) = (pointer.offset_x(), pointer.offset_y());
        point(app, Pointing::At(f64::from(x), f64::from(y)));
    } else if pointer.pointer_type() != "touch" {
        // A finger that is lifted leaves its values for reading.
        point(app, Pointing::Nothing);
    }
}

/// Crosshair and values; the box goes to the side where there is more room.
fn ReadoutBox(app: App, readout: &Readout) -> El {
    let (width, top, tall) = app.runtime.with_value(|b| {
        let plot = b.picture.as_ref().map(|picture| picture.plot);
        let (top, tall) = plot.map_or((0.0, b.size.1), |plot| (plot.y, plot.h));
        (b.size.0, top, tall)
    });
    let class = if readout.at.x > width / 2.0 {
        "readout leftwards"
    } else {
        "readout"
    };
    let lines: Vec<El> = readout.lines.iter().map(|line| li().child(line)).collect();
    let values = div()
        .class(class)
        .id("readout")
        .child((b().child(&readout.title), ul().child(lines)));
    let mut parts = vec![div().class("readout-dot"), values];
    if readout.vertical {
        parts.insert(0, div().class("crosshair"));
    }
    let px = |value: f64| number::shortest(libm::round(value * 10.0) / 10.0) + "px";
    let (x, y) = (px(readout.at.x), px(readout.at.y));
    div()
        .class("readout-layer")
        .style("--x", &x)
        .style("--y", &y)
        .style("--top", px(top))
        .style("--tall", px(tall))
        .child(parts)
}

fn key(app: App, event: &web_sys::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let (at, stops) = app.runtime.with_value(|b| {
        let stops = b.picture.as_ref().map_or(0, Picture::stops);
        (b.pointing, stops)
    });
    let Some(last) = stops.checked_sub(1) else {
        return;
    };
    let now = match at {
        Pointing::Stop(index) => Some(index),
        _ => None,
    };
    let next = match event.key().as_str() {
        "ArrowRight" | "ArrowDown" => now.map_or(0, |index| (index + 1).min(last)),
        "ArrowLeft" | "ArrowUp" => now.map_or(last, |index| index.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        "Escape" => {
            point(app, Pointing::Nothing);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    point(app, Pointing::Stop(next));
    if let Some(readout) = app.readout.get_untracked() {
        let mut words = readout.title;
        for line in &readout.lines {
            words.push_str(". ");
            words.push_str(line);
        }
        announce::say(app, words);
    }
}

/// Paints again when the chart's size or the density of the screen changes.
fn follow_size(app: App, area: &web_sys::HtmlElement) {
    let watched = area.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let (width, height) = (watched.client_width(), watched.client_height());
        let size = (f64::from(width), f64::from(height));
        let density = window().device_pixel_ratio();
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
    super::forever(&window(), "resize", {
        let resized = resized.as_ref().clone();
        move |_| {
            let resized: &js_sys::Function = resized.unchecked_ref();
            let _ = resized.call0(&JsValue::NULL);
        }
    });
    resized.forget();
}

/// Forgets what a finger has pointed at once it taps elsewhere.
pub fn tapped(app: App, event: &web_sys::Event) {
    if !dom::is_inside(event, "chart") {
        forget(app);
    }
}

/// Takes away the values that were read last.
pub fn forget(app: App) {
    point(app, Pointing::Nothing);
}
