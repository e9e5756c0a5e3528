//! What the page's parts ask of the browser's window as a whole.

use gloo::{
    events::{EventListener, EventListenerOptions},
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

/// Tells the window something that only the page's own script hears.
pub fn tell(event: &str) {
    if let Ok(event) = web_sys::Event::new(event) {
        let _ = window().dispatch_event(&event);
    }
}
