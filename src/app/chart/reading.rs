//! Reading the chart: the values beside the pointer, and the way from point to point with the keyboard.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{
    app::{
        dom::{
            self, El,
            html::{b, div, li, ul},
        },
        shell::announce,
        store::{App, pointing::Pointing},
    },
    figure::{
        picture::{Picture, Readout},
        scene::Rect,
    },
    number,
};

/// Shows what stands where the reader points now.
pub fn refresh(app: App) {
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

/// Follows the mouse or a finger.
pub fn pointer(app: App, event: &web_sys::Event) {
    let pointer: &web_sys::PointerEvent = event.unchecked_ref();
    if event.type_() != "pointerleave" {
        let (x, y) = (pointer.offset_x(), pointer.offset_y());
        point(app, Pointing::At(f64::from(x), f64::from(y)));
    } else if pointer.pointer_type() != "touch" {
        // A finger that is lifted leaves its values for reading.
        point(app, Pointing::Nothing);
    }
}

/// Crosshair and values on a chart that is so wide; the box goes to the side where there is more room.
pub fn ReadoutBox(readout: &Readout, width: f64, plot: Rect) -> El {
    let class = if readout.at.x > width / 2.0 {
        "readout leftwards"
    } else {
        "readout"
    };
    let lines: Vec<El> = readout.lines.iter().map(|line| li().child(line)).collect();
    let values = div()
        .class(class)
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
        .style("--top", px(plot.y))
        .style("--tall", px(plot.h))
        .child(parts)
}

/// Goes from point to point with the keyboard.
pub fn key(app: App, event: &web_sys::KeyboardEvent) {
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
    let next = match event.key().as_str() {
        "Escape" => {
            point(app, Pointing::Nothing);
            return;
        }
        key => step(key, at, last),
    };
    let Some(next) = next else { return };
    event.prevent_default();
    point(app, Pointing::Stop(next));
    if let Some(readout) = app.readout.get_untracked() {
        say(app, readout);
    }
}

/// Where a key leads.
pub fn step(key: &str, at: Pointing, last: usize) -> Option<usize> {
    let now = match at {
        Pointing::Stop(index) => Some(index),
        _ => None,
    };
    Some(match key {
        "ArrowRight" | "ArrowDown" => now.map_or(0, |index| (index + 1).min(last)),
        "ArrowLeft" | "ArrowUp" => now.map_or(last, |index| index.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    })
}

/// Speaks what is read, and takes back a headline that was to be spoken.
pub fn say(app: App, readout: Readout) {
    app.runtime.update_value(|b| b.speech_timer = None);
    let mut words = readout.title;
    for line in &readout.lines {
        words.push_str(". ");
        words.push_str(line);
    }
    announce::say(app, words);
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
