//! Elements that follow Leptos' signals, in the syntax of Leptos' builder, put together at run time.
//!
//! Leptos gives every element a type of its own and every type its own code; here all elements have one type and all bindings one
//! effect. "Why not `view!`?" in `docs/decisions.md` says what that saves.
//!
//! Effects and listeners belong to the current owner and end with it. Children that are made anew have an owner of their own.

pub mod each;
pub mod effect;

use std::borrow::Cow;

use gloo::utils::{body, document};
use leptos::{ev::EventDescriptor, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, Node};

use crate::{
    i18n::{Lang, whole},
    lazy,
};
use effect::render_effect;

/// An element under construction.
#[derive(Clone)]
pub struct El(Element);

/// Functions with the names of elements.
pub mod html {
    use super::{El, el};

    macro_rules! tags {
        ($($tag:ident)*) => { $(
            #[doc = concat!("A new `", stringify!($tag), "` element.")]
            pub fn $tag() -> El {
                el(stringify!($tag))
            }
        )* };
    }

    tags! {
        a aside b button canvas caption dd details dialog div dl dt footer h1 h2 header iframe input label li main nav ol
        option p pre section select span strong summary table tbody td textarea th thead tr ul
    }
}

fn el(tag: &str) -> El {
    // Not `expect`, which would write the browser's error into the message, with code for values of every kind.
    let Ok(element) = document().create_element(tag) else {
        panic!("not the name of an element");
    };
    El(element)
}

/// What is written to an attribute, class, property or style; `None` takes the attribute or class away.
pub type Value<'a> = Option<Cow<'a, str>>;

/// What can be written to an attribute: texts, and conditions as its presence.
pub trait IntoValue<'a> {
    /// The value.
    fn into_value(self) -> Value<'a>;
}

impl<'a> IntoValue<'a> for &'a str {
    fn into_value(self) -> Value<'a> {
        Some(Cow::Borrowed(self))
    }
}

impl<'a> IntoValue<'a> for &'a String {
    fn into_value(self) -> Value<'a> {
        Some(Cow::Borrowed(self))
    }
}

impl<'a> IntoValue<'a> for String {
    fn into_value(self) -> Value<'a> {
        Some(Cow::Owned(self))
    }
}

impl<'a> IntoValue<'a> for bool {
    fn into_value(self) -> Value<'a> {
        self.then_some(Cow::Borrowed(""))
    }
}

impl<'a, T: IntoValue<'a>> IntoValue<'a> for Option<T> {
    fn into_value(self) -> Value<'a> {
        self.and_then(T::into_value)
    }
}

/// A value, or how it is read whenever that changes.
pub enum Attribute<'a> {
    /// Written once.
    Fixed(Value<'a>),
    /// Written whenever what it is made from changes.
    Live(Box<dyn Fn() -> Value<'static>>),
}

/// A value, or a closure that gives it.
pub trait IntoAttribute<'a> {
    /// The same with its type erased.
    fn into_attribute(self) -> Attribute<'a>;
}

macro_rules! fixed_attributes {
    ($($type:ty)*) => { $(
        impl<'a> IntoAttribute<'a> for $type {
            fn into_attribute(self) -> Attribute<'a> {
                Attribute::Fixed(self.into_value())
            }
        }
    )* };
}

fixed_attributes! { &'a str &'a String String bool Option<&'a str> Option<String> }

impl<'a, F, V> IntoAttribute<'a> for F
where
    F: Fn() -> V + 'static,
    V: IntoValue<'static>,
{
    fn into_attribute(self) -> Attribute<'a> {
        Attribute::Live(Box::new(move || self().into_value()))
    }
}

/// Names of classes, or one of them with a condition.
pub trait IntoClass {
    /// Adds them to an element.
    fn add_class(self, element: &El);
}

impl IntoClass for &str {
    fn add_class(self, element: &El) {
        let mut classes = element.0.class_name();
        if !classes.is_empty() {
            classes.push(' ');
        }
        classes.push_str(self);
        if !classes.is_empty() {
            element.0.set_class_name(&classes);
        }
    }
}

impl<F: Fn() -> bool + 'static> IntoClass for (&'static str, F) {
    fn add_class(self, element: &El) {
        element.set(Slot::Class(self.0), self.1.into_attribute());
    }
}

/// What can stand in an element: elements, texts, several of them, none, and closures that give them.
pub trait IntoChild {
    /// Appends it to a node.
    fn add_to(self, place: &Node);

    /// Appends what a closure gives, anew whenever what it has read changes.
    fn follow(read: Box<dyn Fn() -> Self>, place: &Node)
    where
        Self: Sized + 'static,
    {
        region(place, Box::new(move |place| read().add_to(place)));
    }
}

impl IntoChild for El {
    fn add_to(self, place: &Node) {
        append(place, &self.0);
    }
}

impl IntoChild for &str {
    fn add_to(self, place: &Node) {
        append(place, &text(self));
    }

    fn follow(read: Box<dyn Fn() -> Self>, place: &Node)
    where
        Self: 'static,
    {
        live_text(place, Box::new(move || read().into_value()));
    }
}

impl IntoChild for &String {
    fn add_to(self, place: &Node) {
        self.as_str().add_to(place);
    }
}

impl IntoChild for String {
    fn add_to(self, place: &Node) {
        self.as_str().add_to(place);
    }

    fn follow(read: Box<dyn Fn() -> Self>, place: &Node) {
        live_text(place, Box::new(move || read().into_value()));
    }
}

impl<T: IntoChild> IntoChild for Option<T> {
    fn add_to(self, place: &Node) {
        if let Some(child) = self {
            child.add_to(place);
        }
    }
}

impl<T: IntoChild> IntoChild for Vec<T> {
    fn add_to(self, place: &Node) {
        for child in self {
            child.add_to(place);
        }
    }
}

impl<T: IntoChild, const N: usize> IntoChild for [T; N] {
    fn add_to(self, place: &Node) {
        for child in self {
            child.add_to(place);
        }
    }
}

macro_rules! tuples {
    ($($($name:ident)*;)*) => { $(
        impl<$($name: IntoChild),*> IntoChild for ($($name,)*) {
            #[allow(non_snake_case)]
            fn add_to(self, place: &Node) {
                let ($($name,)*) = self;
                $($name.add_to(place);)*
            }
        }
    )* };
}

tuples! {
    A B;
    A B C;
    A B C D;
    A B C D E;
    A B C D E F;
    A B C D E F G;
    A B C D E F G H;
}

impl<F, T> IntoChild for F
where
    F: Fn() -> T + 'static,
    T: IntoChild + 'static,
{
    fn add_to(self, place: &Node) {
        T::follow(Box::new(self), place);
    }
}

/// A link out of the page, still without words.
pub fn outward(url: &str) -> El {
    html::a()
        .attr("href", url)
        .attr("target", "_blank")
        .attr("rel", "noopener noreferrer")
}

/// Writes a text into an element, with `links` to the sources that it names, and `plain` for what stands between them.
fn write_linked(place: &Node, text: &str, links: bool, plain: fn(&Node, &str)) {
    place.set_text_content(None);
    let linked = lazy::loaded().filter(|_| links).map(|lazy| lazy.linked);
    let parts = linked.map_or_else(|| vec![(text, None)], |linked| linked(text));
    for (part, url) in parts {
        match url {
            Some(url) => {
                let link = outward(url);
                write_marked(&link.0, part, |place, part| part.add_to(place));
                link.add_to(place);
            }
            None => write_marked(place, part, plain),
        }
    }
}

/// Adds a text with `plain`. On a page in English, titles that stand in it as they were published have their language.
fn write_marked(place: &Node, text: &str, plain: fn(&Node, &str)) {
    let whole = [text, "", ""];
    let [before, title, after] = lazy::loaded().map_or(whole, |lazy| (lazy.titled)(text));
    let page = document().document_element();
    let page = page.and_then(|root| root.get_attribute("lang"));
    if title.is_empty() || page.as_deref() != Some(Lang::En.tag()) {
        plain(place, text);
        return;
    }
    plain(place, before);
    html::span()
        .attr("lang", Lang::Ja.tag())
        .child(title)
        .add_to(place);
    plain(place, after);
}

pub fn append(place: &Node, node: &Node) {
    // Fails only for what cannot stand there at all.
    let _ = place.append_child(node);
}

pub fn text(text: &str) -> Node {
    document().create_text_node(text).into()
}

fn live_text(place: &Node, read: Box<dyn Fn() -> Value<'static>>) {
    let node = text("");
    append(place, &node);
    bind(node, Slot::Text, read);
}

/// Children between two empty texts, which are replaced together.
fn region(place: &Node, make: Box<dyn Fn(&Node)>) {
    let (start, end) = (text(""), text(""));
    append(place, &start);
    append(place, &end);
    // Without a parent, which would keep a note of every child that it ever had. It ends with the effect that holds it.
    let owner = Owner::default();
    render_effect(Box::new(move || {
        owner.cleanup();
        let Some(place) = end.parent_node() else {
            return;
        };
        while let Some(old) = start.next_sibling().filter(|node| *node != end) {
            let _ = place.remove_child(&old);
        }
        let fresh = document().create_document_fragment();
        owner.with(|| make(&fresh));
        let _ = place.insert_before(&fresh, Some(&end));
    }));
}

impl El {
    /// The element itself.
    pub fn node<T: JsCast>(&self) -> T {
        self.0.clone().unchecked_into()
    }

    /// Puts the element at the end of the page.
    pub fn mount(&self) {
        append(&body(), &self.0);
    }

    /// Sets the id.
    pub fn id(self, id: &str) -> Self {
        self.0.set_id(id);
        self
    }

    /// Adds classes: `"card tile"`, or `("changed", move || …)` with a condition.
    pub fn class(self, class: impl IntoClass) -> Self {
        class.add_class(&self);
        self
    }

    /// Sets an attribute.
    pub fn attr<'a>(self, name: &'static str, value: impl IntoAttribute<'a>) -> Self {
        self.set(Slot::Attribute(name), value.into_attribute());
        self
    }

    /// Sets a property, such as the value of a box or whether a switch is on.
    pub fn prop<'a>(self, name: &'static str, value: impl IntoAttribute<'a>) -> Self {
        self.set(Slot::Property(name), value.into_attribute());
        self
    }

    /// Sets a custom property of the style. Through the object model, which the content security policy allows.
    pub fn style<'a>(self, name: &'static str, value: impl IntoAttribute<'a>) -> Self {
        self.set(Slot::Style(name), value.into_attribute());
        self
    }

    /// Sets the content to markup of our own: constants, and pictures, in which texts are escaped.
    pub fn inner_html<'a>(self, html: impl IntoAttribute<'a>) -> Self {
        self.set(Slot::Markup, html.into_attribute());
        self
    }

    /// Sets the content to sentences: their dates, and numbers with their units, stay on one line.
    pub fn sentence<'a>(self, text: impl IntoAttribute<'a>) -> Self {
        self.set(Slot::Sentence, text.into_attribute());
        self
    }

    /// Sets the content to a text.
    pub fn set_text(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Sets the content to sentences, as [`sentence`](Self::sentence) does.
    pub fn set_sentence(&self, text: &str) {
        Slot::Sentence.write(&self.0, Some(text));
    }

    /// Sets the content to a text in which the names of sources lead to them.
    pub fn set_cited(&self, text: &str) {
        write_linked(&self.0, text, true, |place, part| part.add_to(place));
    }

    /// Adds a text in which titles have their language.
    pub fn titled(self, text: &str) -> Self {
        write_marked(&self.0, text, |place, part| part.add_to(place));
        self
    }

    /// Appends a child, or a tuple of them.
    pub fn child(self, child: impl IntoChild) -> Self {
        child.add_to(&self.0);
        self
    }

    /// Calls a handler for each event of a kind.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "kinds of events are values in Leptos"
    )]
    pub fn on<E>(self, event: E, mut handler: impl FnMut(E::EventType) + 'static) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
    {
        let handler = Box::new(move |event: Event| handler(event.unchecked_into()));
        self.listen(event.name(), handler);
        self
    }

    fn listen(&self, event: Cow<'static, str>, handler: Box<dyn FnMut(Event)>) {
        let (element, handler) = (self.0.clone(), Closure::wrap(handler));
        let function = handler.as_ref().unchecked_ref();
        let _ = element.add_event_listener_with_callback(&event, function);
        let listener = SendWrapper::new((element, handler));
        on_cleanup(move || {
            let (element, handler) = &*listener;
            let function = handler.as_ref().unchecked_ref();
            let _ = element.remove_event_listener_with_callback(&event, function);
        });
    }

    fn set(&self, slot: Slot, value: Attribute) {
        match value {
            Attribute::Fixed(value) => slot.write(&self.0, value.as_deref()),
            Attribute::Live(read) => bind(self.0.clone().into(), slot, read),
        }
    }
}

/// Writes what is read whenever it is another one.
fn bind(node: Node, slot: Slot, read: Box<dyn Fn() -> Value<'static>>) {
    let mut last: Option<Value> = None;
    render_effect(Box::new(move || {
        let value = read();
        if last.as_ref() != Some(&value) {
            slot.write(&node, value.as_deref());
            last = Some(value);
        }
    }));
}

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

impl Slot {
    fn write(&self, node: &Node, value: Option<&str>) {
        let text = value.unwrap_or_default();
        let element: &Element = node.unchecked_ref();
        match self {
            Self::Text => node.set_text_content(Some(text)),
            Self::Sentence => {
                // A press on a summary folds and unfolds.
                let links = element.local_name() != "summary";
                write_linked(node, text, links, |place, part| {
                    for (part, whole) in whole::stretches(part) {
                        if whole {
                            html::span().class("whole").child(part).add_to(place);
                        } else {
                            part.add_to(place);
                        }
                    }
                });
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

/// Hands on the text of the file that was chosen in a field: an empty one where it has more bytes than `most` or cannot be read.
pub fn read_chosen(event: &Event, most: usize, then: impl FnOnce(String) + 'static) {
    let Some(field) = target::<HtmlInputElement>(event) else {
        return;
    };
    let Some(chosen) = field.files().and_then(|files| files.get(0)) else {
        return;
    };
    leptos::task::spawn_local(async move {
        let text = if chosen.size() > most as f64 {
            None
        } else {
            JsFuture::from(chosen.text()).await.ok()
        };
        // The same file can be chosen again.
        field.set_value("");
        then(text.and_then(|text| text.as_string()).unwrap_or_default());
    });
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
