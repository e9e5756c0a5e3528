//! What the page's parts ask of the browser's window as a whole.

use std::{cell::Cell, rc::Rc};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
    utils::window,
};

/// Marks a moment for the browser's profiler and the benchmark; only the last one of a name is kept.
pub fn mark(name: &str) {
    if let Some(performance) = window().performance() {
        performance.clear_marks_with_mark_name(name);
        let _ = performance.mark(name);
    }
}

/// Listens as long as the page lives.
pub fn forever(
    target: &web_sys::EventTarget,
    event: &'static str,
    handler: impl FnMut(&web_sys::Event) + 'static,
) {
    // Gloo listens passively unless told otherwise, and then no default can be prevented.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(target, event, options, handler).forget();
}

/// Does something once after so many milliseconds. A timer that is merely forgotten keeps its place among the script's objects,
/// which does for what is done once in a page's life and waits for no second module.
pub fn later(wait: u32, act: impl FnOnce() + 'static) {
    begin(wait, Box::new(act));
}

fn begin(wait: u32, act: Box<dyn FnOnce()>) {
    let kept = Rc::new(Cell::new(None));
    let own = Rc::clone(&kept);
    kept.set(Some(Timeout::new(wait, move || {
        act();
        drop(own.take());
    })));
}

/// Tells the window something that only the page's own script hears.
pub fn tell(event: &str) {
    if let Ok(event) = web_sys::Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}
