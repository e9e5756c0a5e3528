//! Elements that follow Leptos' signals, put together at run time with the words of Leptos' own builder.
//!
//! Here all elements have one type and all bindings one effect, where the `view!` macro gives every element a type of its own
//! and every type its own code (see "Why not `view!`?" in `docs/decisions.md`).
//!
//! What an element listens to and follows belongs to the reactive owner under which it was made: the children that a closure
//! makes are freed when it makes others, and everything else with the page.

use std::sync::{Arc, OnceLock};

use gloo::{
    events::{EventListener, EventListenerOptions},
    utils::{body, document},
};
use leptos::{
    ev::EventDescriptor,
    prelude::*,
    reactive::graph::{AnySubscriber, Observer, Subscriber, ToAnySubscriber},
};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, Node};

use crate::i18n::whole;

/// An element under construction.
#[derive(Clone)]
pub struct El(Element);

/// What a binding writes to.
#[derive(Clone, Copy)]
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

/// Makes a function for each kind of element.
macro_rules! tags {
    ($($tag:ident)*) => {
        $(
            #[doc = concat!("A new `<", stringify!($tag), ">`.")]
            pub fn $tag() -> El {
                element(stringify!($tag))
            }
        )*
    };
}

tags! {
    a abbr aside b button canvas caption dd details dialog div dl dt footer h1 h2 header iframe input label li main nav ol
    option p pre section select span strong summary table tbody td textarea th thead tr ul
}

/// A new element of a kind that is known only when the page runs.
///
/// # Panics
/// If the browser knows no elements of that name; names are constants of the page.
pub fn element(tag: &str) -> El {
    // Not `expect`, which would write the browser's error into the message, with code for values of every kind.
    let Ok(element) = document().create_element(tag) else {
        panic!("not the name of an element");
    };
    El(element)
}

/// What an attribute, property or text can be set to: a word, a condition (the presence of the attribute), or none.
pub trait IntoValue {
    /// As text; `None` takes the attribute away.
    fn into_value(self) -> Value;
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Some(self)
    }
}

impl IntoValue for &str {
    fn into_value(self) -> Value {
        Some(self.to_owned())
    }
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        self.then(String::new)
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.and_then(T::into_value)
    }
}

/// A value, or a closure whose value is followed.
pub trait IntoAttribute {
    /// Writes it, once or whenever it changes.
    fn write_to(self, target: Target<'_>);
}

/// Where an [`IntoAttribute`] writes.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    node: &'a Node,
    slot: Slot,
}

impl Target<'_> {
    fn write(self, value: Option<&str>) {
        self.slot.write(self.node, value);
    }

    fn follow(self, read: Box<dyn Fn() -> Value>) {
        let (node, slot) = (self.node.clone(), self.slot);
        let mut last = None;
        effect(move || {
            let value = read();
            if last.as_ref() != Some(&value) {
                slot.write(&node, value.as_deref());
                last = Some(value);
            }
        });
    }
}

impl IntoAttribute for &str {
    fn write_to(self, target: Target<'_>) {
        target.write(Some(self));
    }
}

impl IntoAttribute for &String {
    fn write_to(self, target: Target<'_>) {
        target.write(Some(self));
    }
}

impl IntoAttribute for String {
    fn write_to(self, target: Target<'_>) {
        target.write(Some(&self));
    }
}

impl<F, V> IntoAttribute for F
where
    F: Fn() -> V + 'static,
    V: IntoValue,
{
    fn write_to(self, target: Target<'_>) {
        target.follow(Box::new(move || self().into_value()));
    }
}

/// Names of classes, or one of them with the condition under which the element has it.
pub trait IntoClass {
    /// Gives them to the element.
    fn write_to(self, element: &El);
}

impl IntoClass for &str {
    fn write_to(self, element: &El) {
        element.target(Slot::Attribute("class")).write(Some(self));
    }
}

impl<F: Fn() -> bool + 'static> IntoClass for (&'static str, F) {
    fn write_to(self, element: &El) {
        self.1.write_to(element.target(Slot::Class(self.0)));
    }
}

/// What can stand in an element: elements, texts, several of them, or a closure that makes them anew when what it reads changes.
pub trait IntoChild {
    /// Puts it at the end of the element.
    fn append_to(self, parent: &El);
}

impl IntoChild for El {
    fn append_to(self, parent: &El) {
        let _ = parent.0.append_child(&self.0);
    }
}

impl IntoChild for &El {
    fn append_to(self, parent: &El) {
        let _ = parent.0.append_child(&self.0);
    }
}

impl IntoChild for &str {
    fn append_to(self, parent: &El) {
        let _ = parent.0.append_with_str_1(self);
    }
}

impl IntoChild for &String {
    fn append_to(self, parent: &El) {
        self.as_str().append_to(parent);
    }
}

impl IntoChild for String {
    fn append_to(self, parent: &El) {
        self.as_str().append_to(parent);
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn append_to(self, parent: &El) {
        if let Some(child) = self {
            child.append_to(parent);
        }
    }
}

impl<T: IntoChild> IntoChild for Vec<T> {
    fn append_to(self, parent: &El) {
        for child in self {
            child.append_to(parent);
        }
    }
}

impl IntoChild for &Vec<El> {
    fn append_to(self, parent: &El) {
        for child in self {
            child.append_to(parent);
        }
    }
}

impl<T: IntoChild, const N: usize> IntoChild for [T; N] {
    fn append_to(self, parent: &El) {
        for child in self {
            child.append_to(parent);
        }
    }
}

macro_rules! tuples {
    ($(($($name:ident)*))*) => {
        $(
            impl<$($name: IntoChild),*> IntoChild for ($($name,)*) {
                #[allow(non_snake_case, reason = "one name for a type and its value")]
                fn append_to(self, parent: &El) {
                    let ($($name,)*) = self;
                    $($name.append_to(parent);)*
                }
            }
        )*
    };
}

tuples! {
    (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) (A B C D E F G) (A B C D E F G H) (A B C D E F G H I)
}

/// What a closure among the children may make.
pub trait IntoLive: Sized {
    /// Follows the closure at the end of the element.
    fn follow(read: Box<dyn Fn() -> Self>, parent: &El);
}

impl IntoLive for String {
    fn follow(read: Box<dyn Fn() -> Self>, parent: &El) {
        let text = document().create_text_node("");
        let _ = parent.0.append_child(&text);
        let target = Target {
            node: &text,
            slot: Slot::Text,
        };
        target.follow(Box::new(move || Some(read())));
    }
}

impl IntoLive for &'static str {
    fn follow(read: Box<dyn Fn() -> Self>, parent: &El) {
        String::follow(Box::new(move || read().to_owned()), parent);
    }
}

impl IntoLive for Vec<El> {
    fn follow(read: Box<dyn Fn() -> Self>, parent: &El) {
        let end: Node = document().create_text_node("").unchecked_into();
        let _ = parent.0.append_child(&end);
        let mut shown: Vec<El> = Vec::new();
        effect(move || {
            for old in shown.drain(..) {
                old.0.remove();
            }
            shown = read();
            if let Some(parent) = end.parent_node() {
                for new in &shown {
                    let _ = parent.insert_before(&new.0, Some(&end));
                }
            }
        });
    }
}

impl IntoLive for Option<El> {
    fn follow(read: Box<dyn Fn() -> Self>, parent: &El) {
        Vec::follow(Box::new(move || read().into_iter().collect()), parent);
    }
}

impl<F, C> IntoChild for F
where
    F: Fn() -> C + 'static,
    C: IntoLive,
{
    fn append_to(self, parent: &El) {
        C::follow(Box::new(self), parent);
    }
}

/// As many children as there are of something; each follows its own part of it.
pub fn list(
    count: impl Fn() -> usize + Send + Sync + 'static,
    item: impl Fn(usize) -> El + 'static,
) -> impl Fn() -> Vec<El> {
    let count = memo(count);
    move || (0..count.get()).map(&item).collect()
}

/// A value that is computed again when what it reads has changed, until its owner is cleaned up.
pub fn memo<T: PartialEq + Send + Sync + 'static>(
    read: impl Fn() -> T + Send + Sync + 'static,
) -> ArcMemo<T> {
    let memo = ArcMemo::new(move |_| read());
    let node = memo.to_any_subscriber();
    on_cleanup(move || leave(&node));
    memo
}

/// Runs now and whenever what it reads has changed, until its owner is cleaned up.
pub fn effect(run: impl FnMut() + 'static) {
    follow(Box::new(run));
}

fn follow(mut run: Box<dyn FnMut()>) {
    let node = Arc::new(OnceLock::new());
    let own = node.clone();
    Effect::new(move || {
        if let Some(node) = Observer::get() {
            let _ = own.set(node);
        }
        run();
    });
    on_cleanup(move || {
        if let Some(node) = node.get() {
            leave(node);
        }
    });
}

/// Takes a node off what it reads: dropped alone it would stay in the lists of its signals, and a signal that changes walks
/// along its list.
fn leave(node: &AnySubscriber) {
    node.clear_sources(node);
}

impl El {
    /// The element itself.
    pub fn node<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    fn target(&self, slot: Slot) -> Target<'_> {
        Target {
            node: &self.0,
            slot,
        }
    }

    fn set(self, slot: Slot, value: impl IntoAttribute) -> Self {
        value.write_to(self.target(slot));
        self
    }

    /// Its id.
    pub fn id(self, id: &str) -> Self {
        self.attr("id", id)
    }

    /// Its classes, or one with a condition.
    pub fn class(self, class: impl IntoClass) -> Self {
        class.write_to(&self);
        self
    }

    /// An attribute.
    pub fn attr(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.set(Slot::Attribute(name), value)
    }

    /// A property, for what an attribute only begins with: the `value` of a box, whether a switch is `checked`.
    pub fn prop(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.set(Slot::Property(name), value)
    }

    /// A custom property of the style. Set through the object model, which the content security policy allows.
    pub fn style(self, name: &'static str, value: impl IntoAttribute) -> Self {
        self.set(Slot::Style(name), value)
    }

    /// Markup of our own in the place of children.
    pub fn inner_html(self, html: impl IntoAttribute) -> Self {
        self.set(Slot::Markup, html)
    }

    /// Sentences in the place of children: their dates, and numbers with their units, stay on one line.
    pub fn sentence(self, text: impl IntoAttribute) -> Self {
        self.set(Slot::Sentence, text)
    }

    /// More children.
    pub fn child(self, child: impl IntoChild) -> Self {
        child.append_to(&self);
        self
    }

    /// Replaces all children by a text.
    pub fn set_text(&self, text: &str) {
        self.target(Slot::Text).write(Some(text));
    }

    /// Replaces all children by sentences, as [`sentence`](Self::sentence) does.
    pub fn set_sentence(&self, text: &str) {
        self.target(Slot::Sentence).write(Some(text));
    }

    /// Puts the element at the end of the page.
    pub fn mount(&self) {
        let _ = body().append_child(&self.0);
    }

    /// Calls a handler for each event of a kind.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "events are named as in Leptos: `ev::click`"
    )]
    pub fn on<E: EventDescriptor>(
        self,
        event: E,
        mut handler: impl FnMut(E::EventType) + 'static,
    ) -> Self
    where
        E::EventType: JsCast,
    {
        self.listen(
            event.name().into_owned(),
            Box::new(move |event| handler(event.clone().unchecked_into())),
        );
        self
    }

    fn listen(&self, event: String, handler: Box<dyn FnMut(&Event)>) {
        // Gloo listens passively unless told otherwise, and then no default can be prevented.
        let options = EventListenerOptions::enable_prevent_default();
        StoredValue::new_local(EventListener::new_with_options(
            &self.0, event, options, handler,
        ));
    }
}

impl Slot {
    fn write(self, node: &Node, value: Option<&str>) {
        let text = value.unwrap_or_default();
        let element: &Element = node.unchecked_ref();
        match self {
            Self::Text => node.set_text_content(Some(text)),
            Self::Sentence => {
                element.set_text_content(None);
                for (part, whole) in whole::stretches(text) {
                    let _ = if whole {
                        element.append_with_node_1(&span().class("whole").child(part).0)
                    } else {
                        element.append_with_str_1(part)
                    };
                }
            }
            Self::Markup => element.set_inner_html(text),
            Self::Attribute(name) => {
                // Fails only for names that are no names.
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
                let value = match name {
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
