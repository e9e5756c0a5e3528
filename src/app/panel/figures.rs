//! The figures of the sentence that are parameters, as controls: dragged sideways or stepped by keys, they do what their sliders do.

use std::cell::RefCell;

use gloo::{timers::callback::Timeout, utils::document};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, PointerEvent};

use crate::{
    app::{
        dom, page,
        shell::view_links,
        store::{App, Gesture},
        terms,
    },
    assumptions::{
        registry::{Key, Kind, View},
        slider::Track,
    },
    document::Action,
    i18n::{Lang, params, ui::Ui},
    number::within,
    text,
};

/// A pointer that moves less than this many pixels has not dragged.
const STILL: f64 = 3.0;
/// All of a range lies about so many pixels apart, with at least and at most so many from one position to the next.
const RANGE: f64 = 480.0;
const LEAST: f64 = 1.0;
const MOST: f64 = 24.0;
/// Positions of a large step.
const LEAP: f64 = 10.0;

/// The name of a figure's parameter, and the mark of a control.
const NAME: &str = "data-figure";

/// The positions of a parameter, also of a choice.
#[derive(Clone, Copy)]
enum Places {
    Track(Track),
    Words(u32),
}

impl Places {
    fn of(key: Key) -> Self {
        let param = key.param();
        match (Track::of(param), &param.kind) {
            (Some(track), _) => Self::Track(track),
            (None, Kind::Choice(words)) => Self::Words(words.len() as u32 - 1),
            (None, _) => Self::Words(1),
        }
    }

    fn last(self) -> f64 {
        f64::from(match self {
            Self::Track(track) => track.last(),
            Self::Words(last) => last,
        })
    }

    fn position(self, value: Option<f64>) -> f64 {
        match self {
            Self::Track(track) => f64::from(track.position(value)),
            Self::Words(_) => value.unwrap_or_default(),
        }
    }

    fn value(self, position: f64) -> Option<f64> {
        let position = within(libm::round(position), 0.0, self.last());
        match self {
            Self::Track(track) => track.value(position as u32),
            Self::Words(_) => Some(position),
        }
    }
}

/// A figure under the pointer.
#[derive(Clone, Copy)]
struct Grasp {
    key: Key,
    /// Where the pointer began, in pixels, and the parameter, as a position.
    from: (f64, f64),
    /// What was set before.
    before: Option<f64>,
    moved: bool,
}

thread_local! {
    static GRASP: RefCell<Option<Grasp>> = const { RefCell::new(None) };
}

/// Makes controls of the figures, and underlines terms soon.
pub fn follow(app: App) {
    if let Some(sentence) = document().get_element_by_id("headline") {
        if sentence.get_attribute(NAME).is_none() {
            let _ = sentence.set_attribute(NAME, "");
            listen(app, &sentence);
            aim(app);
        }
        mark_all(app, &sentence);
    }
    keep_room(app);
    terms::mark();
}

/// Leads to the element at which the page's address aims, if anything but a link stands behind its `#`.
fn aim(app: App) {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    let Some(id) = hash.get(1..).filter(|id| !text::has(id, '=')) else {
        return;
    };
    app.runtime.update_value(|r| r.sought = Some(id.to_owned()));
    // Once what the page has so far is in its places; what comes later is found in a later frame.
    Timeout::new(0, move || view_links::arrive(app)).forget();
}

/// The room that the texts above the chart have taken since the hand is where it is.
struct Room {
    /// In which view, language and width, and the id of what has the focus.
    place: (View, Lang, i32, String),
    heights: [f64; 3],
}

thread_local! {
    static ROOM: RefCell<Option<Room>> = const { RefCell::new(None) };
}

/// Keeps what a longer sentence took while the same hand moves, where that is more than the looks reserve, so that the chart below
/// stays where it is when a shorter one comes.
fn keep_room(app: App) {
    let texts = ["headline", "subline"].map(|id| document().get_element_by_id(id));
    let [Some(sentence), Some(below)] = texts else {
        return;
    };
    let Some(both) = sentence.parent_element() else {
        return;
    };
    let parts: [HtmlElement; 3] = [both, sentence, below].map(JsCast::unchecked_into);
    let width = document().body().map_or(0, |body| body.client_width());
    let hand = document().active_element().map(|hand| hand.id());
    let (view, lang) = (app.view.get_untracked(), app.lang.get_untracked());
    let place = (view, lang, width, hand.unwrap_or_default());
    ROOM.with_borrow_mut(|room| {
        let kept = room
            .as_ref()
            .filter(|room| room.place == place)
            .map(|room| room.heights);
        if kept.is_none() {
            for part in &parts {
                let _ = part.style().remove_property("min-height");
            }
        }
        let mut heights = kept.unwrap_or_default();
        // Where the chart stands between the texts, as on a phone, they have no box in common.
        let apart = parts[0].offset_height() == 0;
        let boxes = if apart { 1..3 } else { 0..1 };
        for (part, height) in parts[boxes.clone()].iter().zip(&mut heights[boxes]) {
            let now = part.get_bounding_client_rect().height();
            if now > *height {
                *height = now;
                let text = number_text(now) + "px";
                let _ = part.style().set_property("min-height", &text);
            }
        }
        *room = Some(Room { place, heights });
    });
}

fn mark_all(app: App, sentence: &Element) {
    let focused = document()
        .active_element()
        .filter(|focused| focused.parent_element().as_ref() == Some(sentence));
    let held = focused.as_ref().and_then(key_of);
    let parts = sentence.children();
    app.panel.with_untracked(|panel| {
        for (at, span) in panel.headline.iter().enumerate() {
            let Some(part) = parts.item(at as u32) else {
                return;
            };
            // Where the page has no control for it, as in another page, it is a mere figure.
            let key = span.key.filter(|key| {
                let control = ["p-", key.param().name].concat();
                !panel.irrelevant.contains(key) && document().get_element_by_id(&control).is_some()
            });
            match key {
                Some(key) => mark(app, &part, key, &span.text),
                None => unmark(&part),
            }
        }
    });
    // The sentence has another order now, and the hand shall not change something else.
    if let (Some(focused), Some(key)) = (focused, held)
        && key_of(&focused) != Some(key)
    {
        let next = figure_of(sentence, key).and_then(|next| next.dyn_into::<HtmlElement>().ok());
        let _ = match next {
            Some(next) => next.focus(),
            None => focused.unchecked_into::<HtmlElement>().blur(),
        };
    }
}

fn mark(app: App, part: &Element, key: Key, text: &str) {
    let param = key.param();
    let places = Places::of(key);
    let now = number_text(places.position(app.value_now(key)));
    let lang = app.lang.get_untracked();
    let attributes = [
        (NAME, param.name),
        ("role", "spinbutton"),
        ("tabindex", "0"),
        ("title", app.text(Ui::DragFigure)),
        ("aria-label", params::param_label(lang, key)),
        ("aria-valuemin", "0"),
        ("aria-valuemax", &number_text(places.last())),
        ("aria-valuenow", &now),
        ("aria-valuetext", text),
    ];
    for (name, value) in attributes {
        if part.get_attribute(name).as_deref() != Some(value) {
            let _ = part.set_attribute(name, value);
        }
    }
}

fn unmark(part: &Element) {
    if part.get_attribute(NAME).is_none() {
        return;
    }
    for name in [
        NAME,
        "role",
        "tabindex",
        "title",
        "aria-label",
        "aria-valuemin",
        "aria-valuemax",
        "aria-valuenow",
        "aria-valuetext",
        terms::MEANT,
    ] {
        let _ = part.remove_attribute(name);
    }
}

fn number_text(value: f64) -> String {
    crate::number::shortest(value)
}

fn key_of(part: &Element) -> Option<Key> {
    Key::find(&part.get_attribute(NAME)?)
}

/// The figure that is a parameter.
fn figure_of(sentence: &Element, key: Key) -> Option<Element> {
    let place = ["[", NAME, "=", key.param().name, "]"].concat();
    sentence.query_selector(&place).ok()?
}

/// The figure that an event comes from.
fn figure(event: &Event) -> Option<Element> {
    let from = dom::target::<Element>(event)?;
    from.closest(&["#headline > [", NAME, "]"].concat()).ok()?
}

fn listen(app: App, sentence: &Element) {
    let place = sentence.clone();
    page::forever(sentence, "pointerdown", move |event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        let Some(key) = figure(event).as_ref().and_then(key_of) else {
            return;
        };
        if pointer.button() != 0 || !pointer.is_primary() {
            return;
        }
        app.act(Action::EndGesture);
        let _ = place.set_pointer_capture(pointer.pointer_id());
        GRASP.set(Some(Grasp {
            key,
            from: (
                f64::from(pointer.client_x()),
                Places::of(key).position(app.value_now(key)),
            ),
            before: app.assumptions.with_untracked(|a| a.given(key)),
            moved: false,
        }));
    });
    page::forever(sentence, "pointermove", move |event| {
        let pointer: &PointerEvent = event.unchecked_ref();
        drag(app, f64::from(pointer.client_x()));
    });
    let place = sentence.clone();
    page::forever(sentence, "pointerup", move |_| {
        let grasp = GRASP.take();
        app.act(Action::EndGesture);
        if let Some(grasp) = grasp.filter(|grasp| !grasp.moved)
            && let Some(part) = figure_of(&place, grasp.key)
        {
            terms::explain_in(&part);
        }
    });
    // A swipe that begins here and turns out to scroll the page has changed nothing.
    page::forever(sentence, "pointercancel", move |_| {
        if let Some(Grasp { key, before, .. }) = GRASP.take() {
            if app.assumptions.with_untracked(|a| a.given(key)) != before {
                app.set(key, before, Gesture::Running);
            }
            app.act(Action::EndGesture);
        }
    });
    page::forever(sentence, "keydown", move |event| {
        if let Some(part) = figure(event) {
            press(app, &part, event.unchecked_ref());
        }
    });
    page::forever(sentence, "focusout", move |_| app.act(Action::EndGesture));
}

fn drag(app: App, x: f64) {
    let Some(mut grasp) = GRASP.take() else {
        return;
    };
    let by = x - grasp.from.0;
    grasp.moved |= by.abs() > STILL;
    GRASP.set(Some(grasp));
    if !grasp.moved {
        return;
    }
    let places = Places::of(grasp.key);
    let pixels = within(RANGE / places.last(), LEAST, MOST);
    set(app, grasp.key, places, grasp.from.1 + by / pixels);
}

fn press(app: App, part: &Element, event: &KeyboardEvent) {
    let Some(key) = key_of(part) else {
        return;
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let places = Places::of(key);
    let (now, last) = (places.position(app.value_now(key)), places.last());
    let to = match event.key().as_str() {
        "ArrowRight" | "ArrowUp" => now + 1.0,
        "ArrowLeft" | "ArrowDown" => now - 1.0,
        "PageUp" => now + LEAP,
        "PageDown" => now - LEAP,
        "Home" => 0.0,
        "End" => last,
        "Enter" | " " => {
            event.prevent_default();
            terms::explain_in(part);
            return;
        }
        _ => return,
    };
    event.prevent_default();
    set(app, key, places, to);
}

fn set(app: App, key: Key, places: Places, position: f64) {
    let value = places.value(position);
    if value != app.value_now(key) {
        page::mark("doublings:input");
        app.set(key, value, Gesture::Running);
    }
}
