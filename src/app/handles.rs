//! Handles on the chart that change an assumption when they are dragged. Each has a control that does the same, so
//! they are hidden from assistive technology.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::{
    chart,
    dom::{self, El, div, list},
    state::{App, Gesture},
    toolbar,
};
use crate::{
    assumptions::{
        registry::{Key, Kind, Scale},
        slider::round_significant,
    },
    figure::{
        picture::{Along, Picture, PlacedHandle},
        scene::Point,
    },
    i18n::params,
    number,
};

/// A pointer that moves less than this many pixels has not dragged.
const STILL: f64 = 3.0;

/// A handle that is held.
#[derive(Clone, Copy, Debug)]
pub struct Drag {
    key: Key,
    /// Where the handle was when it was taken.
    from: Point,
    /// Where the pointer was.
    pointer: Point,
    moved: bool,
}

/// The handles over the chart.
pub fn grips(app: App) -> El {
    let count = move || app.grips.with(Vec::len);
    div()
        .class("grips")
        .attr("aria-hidden", "true")
        .child(list(count, move |index| grip(app, index)))
}

fn grip(app: App, index: usize) -> El {
    let this = move || app.grips.with(|grips| grips.get(index).copied());
    let px = move |read: fn(PlacedHandle) -> f64| {
        move || {
            let at = this().map(read).unwrap_or_default();
            number::shortest(libm::round(at * 10.0) / 10.0) + "px"
        }
    };
    div()
        .class("grip")
        .attr("data-along", move || {
            let along = this()?.along;
            Some(along_name(along).to_owned())
        })
        .attr("data-grip", move || {
            Some(this()?.key.param().name.to_owned())
        })
        .attr("title", move || {
            Some(params::param_label(app.lang.get(), this()?.key).to_owned())
        })
        .style("--x", px(|grip| grip.at.x))
        .style("--y", px(|grip| grip.at.y))
        .on(ev::pointerdown, move |event| take(app, index, &event))
        .on(ev::pointermove, move |event| drag(app, &event))
        .on(ev::pointerup, move |event| release(app, &event))
        .on(ev::pointercancel, move |event| release(app, &event))
}

const fn along_name(along: Along) -> &'static str {
    match along {
        Along::Horizontal => "x",
        Along::Vertical => "y",
        Along::Both => "xy",
    }
}

fn place(event: &PointerEvent) -> Point {
    Point::new(f64::from(event.client_x()), f64::from(event.client_y()))
}

fn take(app: App, index: usize, event: &Event) {
    event.stop_propagation();
    event.prevent_default();
    let pointer: &PointerEvent = event.unchecked_ref();
    let grip = app.grips.with_untracked(|grips| grips.get(index).copied());
    let (Some(grip), Some(element)) = (grip, dom::target::<Element>(event)) else {
        return;
    };
    let _ = element.set_pointer_capture(pointer.pointer_id());
    toolbar::close_menu_unless_inside(event);
    app.end_gesture();
    app.runtime.update_value(|b| {
        b.drag = Some(Drag {
            key: grip.key,
            from: grip.at,
            pointer: place(pointer),
            moved: false,
        });
    });
}

fn drag(app: App, event: &Event) {
    event.stop_propagation();
    // The handle is not the place that the chart was read at last.
    chart::forget(app);
    let now = place(event.unchecked_ref());
    let value = app.runtime.try_update_value(|b| {
        let drag = b.drag.as_mut()?;
        let (dx, dy) = (now.x - drag.pointer.x, now.y - drag.pointer.y);
        drag.moved |= libm::hypot(dx, dy) > STILL;
        if !drag.moved {
            return None;
        }
        let to = Point::new(drag.from.x + dx, drag.from.y + dy);
        let picture = b.picture.as_ref()?;
        let value = dragged(picture, drag.key, to)?;
        let grip = picture.grips.iter().find(|grip| grip.key == drag.key)?;
        let also = picture.reader.dragged_too(grip, to);
        Some((drag.key, value, also))
    });
    if let Some(Some((key, value, also))) = value {
        super::mark("doublings:input");
        match also {
            Some(also) => app.set_both((key, value), also),
            None => app.set(key, Some(value), Gesture::Running),
        }
    }
}

fn dragged(picture: &Picture, key: Key, to: Point) -> Option<f64> {
    let grip = picture.grips.iter().find(|grip| grip.key == key)?;
    let value = picture.reader.dragged(grip, to)?;
    let log = matches!(
        key.param().kind,
        Kind::Number {
            scale: Scale::Log,
            ..
        }
    );
    Some(if log {
        round_significant(value, 3)
    } else {
        value
    })
}

fn release(app: App, event: &Event) {
    event.stop_propagation();
    app.runtime.update_value(|b| b.drag = None);
    app.end_gesture();
}
