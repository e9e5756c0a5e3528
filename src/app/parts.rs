//! Pieces that components share. A closure in a view is a type, and each type brings its own code into
//! the page; what goes through these pieces has one type, however many closures there are.

use leptos::{ev, prelude::*};

/// A text that follows what it reads.
pub fn words(read: impl Fn() -> String + Send + Sync + 'static) -> Signal<String> {
    Signal::derive(read)
}

/// A condition that follows what it reads.
pub fn flag(read: impl Fn() -> bool + Send + Sync + 'static) -> Signal<bool> {
    Signal::derive(read)
}

/// A part of the page that is made anew when what it reads changes.
pub fn live(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let make: Box<dyn Fn() -> AnyView + Send> = Box::new(make);
    (move || make()).into_any()
}

/// A handler of any event.
pub fn act<E>(handler: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handler)
}

/// A button that shows an icon and says its name to screen readers and on hover.
pub struct IconButton {
    /// The element's id.
    pub id: String,
    /// Classes besides those of every such button.
    pub class: &'static str,
    /// Its name.
    pub label: Signal<String>,
    /// Whether it can be pressed.
    pub disabled: Signal<bool>,
    /// SVG markup.
    pub icon: Signal<String>,
    /// What it does.
    pub press: Box<dyn FnMut(ev::MouseEvent)>,
}

impl IconButton {
    /// The button.
    pub fn view(self) -> AnyView {
        view! {
            <button
                id=self.id
                class=[self.class, " button icon-button"].concat()
                aria-label=self.label
                title=self.label
                disabled=self.disabled
                on:click=self.press
                inner_html=self.icon
            ></button>
        }
        .into_any()
    }
}
