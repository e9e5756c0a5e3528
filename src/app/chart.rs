//! The chart: a canvas, the values beside the pointer, and a way from point to point with the keyboard.

use gloo::{events::EventListener, utils::window};
use leptos::{ev, html, prelude::*};
use wasm_bindgen::{JsCast, prelude::Closure};

use super::{announce, parts, settings, state::App};
use crate::{
    figure::{
        picture::{Frame, Picture, Readout},
        theme::Theme,
    },
    i18n::ui::Ui,
    render, view,
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
    let theme = if untrack(|| settings::dark(app)) {
        Theme::dark()
    } else {
        Theme::light()
    };
    let mut works = app.canvas_works.get_untracked();
    let mut markup = None;
    app.backstage.update_value(|b| {
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
        let picture = app.panel.with_untracked(|panel| panel.picture(&frame));
        let dpr = window().device_pixel_ratio();
        works = works && render::canvas::paint(canvas, &picture.scene, dpr).is_ok();
        if !works {
            markup = Some(render::svg::svg(&picture.scene));
        }
        b.picture = Some(picture);
    });
    if !works {
        app.canvas_works.set(false);
        app.inline_svg.set(markup);
    }
    refresh(app);
}

fn refresh(app: App) {
    let readout = app.backstage.with_value(|b| {
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
    app.backstage.update_value(|b| b.pointing = at);
    refresh(app);
}

/// The chart.
pub fn chart(app: App) -> impl IntoView {
    let canvas = NodeRef::<html::Canvas>::new();
    let area = NodeRef::<html::Div>::new();
    Effect::new(move || {
        if let (Some(canvas), Some(area)) = (canvas.get(), area.get()) {
            app.backstage.update_value(|b| b.canvas = Some(canvas));
            follow_size(app, &area);
            follow_density(app);
        }
    });
    let headline = parts::words(move || app.panel.with(|panel| view::plain(&panel.headline)));
    let blind = parts::flag(move || !app.canvas_works.get());
    let markup = parts::words(move || app.inline_svg.get().unwrap_or_default());
    let readout = parts::live(move || {
        app.readout
            .get()
            .map(|readout| beside(app, &readout))
            .into_any()
    });
    let pointer = move |event: ev::PointerEvent| {
        let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
        point(app, Pointing::At(x, y));
    };
    let leave = move |event: ev::PointerEvent| {
        // A finger that is lifted leaves its values for reading.
        if event.pointer_type() != "touch" {
            point(app, Pointing::Nothing);
        }
    };
    view! {
        <div
            id="chart"
            class="chart"
            class:without-canvas=blind
            role="application"
            tabindex="0"
            aria-label=app.t(Ui::Chart)
            aria-describedby="chart-keys"
            node_ref=area
            on:pointermove=parts::act(pointer)
            on:pointerdown=parts::act(pointer)
            on:pointerleave=parts::act(leave)
            on:keydown=move |event| key(app, &event)
            on:blur=move |_| point(app, Pointing::Nothing)
        >
            <canvas id="figure" node_ref=canvas role="img" aria-label=headline aria-describedby="table-caption"></canvas>
            <div class="inline-figure" inner_html=markup></div>
            {readout}
        </div>
        <p id="chart-keys" class="unseen">{app.t(Ui::ChartKeys)}</p>
    }
}

/// Crosshair and values; the box goes to the side where there is more room.
fn beside(app: App, readout: &Readout) -> AnyView {
    let width = app.backstage.with_value(|b| b.size.0);
    let leftwards = readout.at.x > width / 2.0;
    let px = |value: f64| (libm::round(value * 10.0) / 10.0).to_string() + "px";
    let lines = readout
        .lines
        .iter()
        .map(|line| view! { <li>{line.clone()}</li> });
    view! {
        <div
            class="readout-layer"
            style=("--x", px(readout.at.x))
            style=("--y", px(readout.at.y))
        >
            <div class="crosshair" hidden=!readout.vertical></div>
            <div class="readout-dot"></div>
            <div
                id="readout"
                class="readout"
                class:leftwards=leftwards
            >
                <b>{readout.title.clone()}</b>
                <ul>{lines.collect_view()}</ul>
            </div>
        </div>
    }
    .into_any()
}

fn key(app: App, event: &ev::KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let (at, stops) = app.backstage.with_value(|b| {
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

fn follow_size(app: App, area: &web_sys::HtmlElement) {
    let watched = area.clone();
    let resized = Closure::<dyn FnMut()>::new(move || {
        let size = (
            f64::from(watched.client_width()),
            f64::from(watched.client_height()),
        );
        let changed = app
            .backstage
            .try_update_value(|b| std::mem::replace(&mut b.size, size) != size);
        // At once and not in the next frame, or the old picture would show stretched.
        if changed == Some(true) {
            paint(app);
        }
    });
    if let Ok(observer) = web_sys::ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(area);
        resized.forget();
    }
}

fn follow_density(app: App) {
    let dpr = window().device_pixel_ratio().to_string();
    let query = ["(resolution: ", &dpr, "dppx)"].concat();
    if let Ok(Some(query)) = window().match_media(&query) {
        EventListener::once(&query, "change", move |_| {
            app.repaint();
            follow_density(app);
        })
        .forget();
    }
}

/// Forgets what a finger has pointed at once it taps elsewhere.
pub fn tapped(app: App, event: &web_sys::Event) {
    let target = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    let inside = target.is_some_and(|t| matches!(t.closest("#chart"), Ok(Some(_))));
    if !inside {
        point(app, Pointing::Nothing);
    }
}
