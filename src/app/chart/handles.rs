//! Handles on the chart that change an assumption when they are dragged. Each has a control that does the same, so
//! they are hidden from assistive technology.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::reading;
use crate::{
    app::{
        dom::{
            self, El,
            each::{Item, each},
            html::div,
        },
        page,
        shell::menu,
        store::{App, Gesture, pointing::Drag},
    },
    assumptions::{
        registry::{Key, Kind, Scale},
        slider::round_significant,
    },
    document::Action,
    figure::{
        picture::{Along, Picture, PlacedHandle},
        scene::Point,
    },
    i18n::params,
    number,
};

/// A pointer that moves less than this many pixels has not dragged.
const STILL: f64 = 3.0;

/// The handles over the chart.
pub fn Grips(app: App) -> El {
    div().class("grips").attr("aria-hidden", "true").child(each(
        move || app.grips.get(),
        |grip| grip.key.param().name.to_owned(),
        move |grip| Grip(app, grip),
    ))
}

fn Grip(app: App, grip: Item<PlacedHandle>) -> El {
    let key = grip.with(|grip| grip.key);
    let px = move |read: fn(PlacedHandle) -> f64| {
        move || {
            let at = read(grip.get());
            number::shortest(libm::round(at * 10.0) / 10.0) + "px"
        }
    };
    div()
        .class("grip")
        .attr("data-along", move || along_name(grip.get().along))
        .attr("data-grip", key.param().name)
        .attr("title", move || params::param_label(app.lang.get(), key))
        .style("--x", px(|grip| grip.at.x))
        .style("--y", px(|grip| grip.at.y))
        .on(ev::pointerdown, move |event| {
            take(app, untrack(|| grip.get()), &event);
        })
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

fn take(app: App, grip: PlacedHandle, event: &Event) {
    event.stop_propagation();
    event.prevent_default();
    let pointer: &PointerEvent = event.unchecked_ref();
    let Some(element) = dom::target::<Element>(event) else {
        return;
    };
    let _ = element.set_pointer_capture(pointer.pointer_id());
    menu::close_unless_inside(event);
    app.act(Action::EndGesture);
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
    reading::forget(app);
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
        page::mark("doublings:input");
        match also {
            Some(also) => app.act(Action::SetBoth([(key, value), also])),
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
        key.param().stepped(value)
    })
}

fn release(app: App, event: &Event) {
    event.stop_propagation();
    app.runtime.update_value(|b| b.drag = None);
    app.act(Action::EndGesture);
}
