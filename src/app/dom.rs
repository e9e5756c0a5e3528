//! Elements that follow Leptos' signals, put together at run time.
//!
//! The `view!` macro gives every element a type of its own and every type its own code: the same page
//! made with it is 41 kB larger (brotli). Here all elements have one type and all bindings one effect.

use gloo::utils::{body, document};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{Element, Event, HtmlElement, Node};

use crate::i18n::whole;

/// An element under construction.
#[derive(Clone)]
pub struct El(Element);

/// What a binding writes to.
enum Slot {
    Text,
    Sentence,
    Markup,
    Attribute(&'static str),
    Class(&'static str),
    Property(&'static str),
    Style(&'static str),
}

/// A value that a binding writes; `None` takes the attribute or class away.
type Value = Option<String>;

/// A new element.
///
/// # Panics
/// If the browser knows no elements of that name; names are constants of the page.
pub fn el(tag: &str) -> El {
    // Not `expect`, which would write the browser's error into the message, with code for values of every kind.
    let Ok(element) = document().create_element(tag) else {
        panic!("not the name of an element");
    };
    El(element)
}

/// A new element with a class.
pub fn div(tag: &str, class: &str) -> El {
    el(tag).attr("class", class)
}

/// A true condition as the presence of an attribute or class.
pub fn flag(on: bool) -> Value {
    on.then(String::new)
}

impl El {
    /// The element itself.
    pub fn node<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        // Fails only for names that are no names.
        let _ = self.0.set_attribute(name, value);
        self
    }

    /// Sets several attributes.
    pub fn attrs(self, list: &[(&str, &str)]) -> Self {
        list.iter()
            .fold(self, |element, (name, value)| element.attr(name, value))
    }

    /// Appends text.
    pub fn text(self, text: &str) -> Self {
        let _ = self.0.append_with_str_1(text);
        self
    }

    /// Replaces the text.
    pub fn set_text(&self, text: &str) {
        Slot::Text.write(&self.0, Some(text));
    }

    /// Replaces the text by sentences, as [`live_sentence`](Self::live_sentence) does.
    pub fn set_sentence(&self, text: &str) {
        Slot::Sentence.write(&self.0, Some(text));
    }

    /// Sets markup of our own.
    pub fn markup(self, html: &str) -> Self {
        self.0.set_inner_html(html);
        self
    }

    /// Appends children.
    pub fn kids(self, kids: &[Self]) -> Self {
        for kid in kids {
            let _ = self.0.append_child(&kid.0);
        }
        self
    }

    /// Puts the element at the end of the page.
    pub fn mount(&self) {
        let _ = body().append_child(&self.0);
    }

    /// Calls a handler for each event of a kind.
    pub fn on(self, event: &str, handler: impl FnMut(Event) + 'static) -> Self {
        self.listen(event, Box::new(handler));
        self
    }

    fn listen(&self, event: &str, handler: Box<dyn FnMut(Event)>) {
        // The browser frees the closure together with the element.
        let handler = Closure::wrap(handler).into_js_value();
        let _ = self
            .0
            .add_event_listener_with_callback(event, handler.unchecked_ref());
    }

    /// Text that follows what it reads.
    pub fn live_text(self, read: impl Fn() -> String + 'static) -> Self {
        self.bind(Slot::Text, Box::new(move || Some(read())))
    }

    /// The same for sentences: their dates, and numbers with their units, stay on one line.
    pub fn live_sentence(self, read: impl Fn() -> String + 'static) -> Self {
        self.bind(Slot::Sentence, Box::new(move || Some(read())))
    }

    /// Markup of our own that follows what it reads.
    pub fn live_markup(self, read: impl Fn() -> String + 'static) -> Self {
        self.bind(Slot::Markup, Box::new(move || Some(read())))
    }

    /// An attribute that follows what it reads.
    pub fn live_attr(self, name: &'static str, read: impl Fn() -> Value + 'static) -> Self {
        self.bind(Slot::Attribute(name), Box::new(read))
    }

    /// A class that follows a condition.
    pub fn live_class(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        self.bind(Slot::Class(name), Box::new(move || flag(read())))
    }

    /// An attribute without a value that follows a condition.
    pub fn live_flag(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        self.bind(Slot::Attribute(name), Box::new(move || flag(read())))
    }

    /// The value of a box or slider, which follows what it reads.
    pub fn live_value(self, read: impl Fn() -> String + 'static) -> Self {
        self.bind(Slot::Property("value"), Box::new(move || Some(read())))
    }

    /// Whether a switch is on, which follows what it reads.
    pub fn live_checked(self, read: impl Fn() -> bool + 'static) -> Self {
        self.bind(Slot::Property("checked"), Box::new(move || flag(read())))
    }

    /// Sets a custom property of the style.
    pub fn style(self, name: &'static str, value: &str) -> Self {
        Slot::Style(name).write(&self.0, Some(value));
        self
    }

    /// A custom property of the style. Set through the object model, which the content security policy allows.
    pub fn live_style(self, name: &'static str, read: impl Fn() -> String + 'static) -> Self {
        self.bind(Slot::Style(name), Box::new(move || Some(read())))
    }

    fn bind(self, slot: Slot, read: Box<dyn Fn() -> Value>) -> Self {
        let element = self.0.clone();
        Effect::new(move |last: Option<Value>| {
            let value = read();
            if last.as_ref() != Some(&value) {
                slot.write(&element, value.as_deref());
            }
            value
        });
        self
    }

    /// Children that are made anew when what they are made from changes.
    pub fn live_kids(self, make: impl Fn() -> Vec<Self> + 'static) -> Self {
        self.follow_kids(Box::new(make))
    }

    /// As many children as there are of something; each follows its own part of it.
    pub fn live_list(
        self,
        count: impl Fn() -> usize + Send + Sync + 'static,
        item: impl Fn(usize) -> Self + 'static,
    ) -> Self {
        let count = Memo::new(move |_| count());
        self.follow_kids(Box::new(move || (0..count.get()).map(&item).collect()))
    }

    fn follow_kids(self, make: Box<dyn Fn() -> Vec<Self>>) -> Self {
        let place = self.0.clone();
        Effect::new(move || {
            let kids = js_sys::Array::new();
            for kid in make() {
                kids.push(&kid.0);
            }
            place.replace_children_with_node(&kids);
        });
        self
    }
}

impl Slot {
    fn write(&self, element: &Element, value: Option<&str>) {
        let text = value.unwrap_or_default();
        match self {
            Self::Text => element.set_text_content(Some(text)),
            Self::Sentence => {
                element.set_text_content(None);
                for (part, whole) in whole::stretches(text) {
                    let _ = if whole {
                        let span = div("span", "whole").text(part);
                        element.append_with_node_1(&span.0)
                    } else {
                        element.append_with_str_1(part)
                    };
                }
            }
            Self::Markup => element.set_inner_html(text),
            Self::Attribute(name) => {
                let _ = match value {
                    Some(value) => element.set_attribute(name, value),
                    None => element.remove_attribute(name),
                };
            }
            Self::Class(name) => {
                let _ = element
                    .class_list()
                    .toggle_with_force(name, value.is_some());
            }
            Self::Property(name) => {
                let value = match *name {
                    "checked" => JsValue::from_bool(value.is_some()),
                    _ => JsValue::from_str(text),
                };
                let _ = js_sys::Reflect::set(element, &JsValue::from_str(name), &value);
            }
            Self::Style(name) => {
                let element: &HtmlElement = element.unchecked_ref();
                let _ = element.style().set_property(name, text);
            }
        }
    }
}

/// The element that an event comes from.
pub fn target<T: JsCast>(event: &Event) -> Option<T> {
    event.target()?.dyn_into().ok()
}

/// Whether an event comes from inside the element with this id.
pub fn is_inside(event: &Event, id: &str) -> bool {
    let place = document().get_element_by_id(id);
    place.is_some_and(|place| place.contains(target::<Node>(event).as_ref()))
}
