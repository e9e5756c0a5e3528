//! The presentation: a sentence and a chart that fill the screen, and a step forth and back.
//!
//! It has a session of its own and changes nothing of the page, which is there as it was when the presentation ends.

mod stage;
pub mod walk;

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{
    events::{EventListener, EventListenerOptions},
    timers::callback::Timeout,
    utils::{document, window},
};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};

use super::{dom, page, store::App};
use crate::{
    document::Action,
    story::slides::{Slide, slides},
    views::Session,
};
use stage::Stage;

/// Milliseconds without a movement after which pointer and buttons are out of the way.
const IDLE: u32 = 2500;
/// A finger that moves further than this many pixels to the side turns the page.
const SWIPE: f64 = 40.0;
/// A press in this share of the width, from the left, leads back.
const BACK: f64 = 0.3;

/// A presentation that is under way.
struct Show {
    app: App,
    slides: Vec<Slide>,
    at: Cell<usize>,
    stage: Stage,
    session: RefCell<Session>,
    /// Whether it has filled the screen, and not only the window.
    filled: Cell<bool>,
    pressed: Cell<Option<f64>>,
    rest: RefCell<Option<Timeout>>,
    idle: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
    /// What had the focus before.
    before: Option<HtmlElement>,
    /// What keeps the screen awake.
    awake: RefCell<Option<JsValue>>,
}

/// Presents the story, or else the pinned scenarios, or else the built-in story.
pub fn open(app: App) {
    start(app, 0);
}

/// Presents at once if the address asks for it.
pub fn begin(app: App) {
    let asked = app.runtime.with_value(|b| b.address.presents());
    if let Some(first) = asked {
        // After the page itself has been painted.
        Timeout::new(0, move || start(app, first)).forget();
    }
}

/// The same from a scene on.
pub fn start(app: App, first: usize) {
    if document().get_element_by_id("present").is_some() {
        return;
    }
    app.act(Action::EndGesture);
    let slides = slides(&app.study());
    let show = Rc::new(Show {
        app,
        at: Cell::new(first.min(slides.len().saturating_sub(1))),
        slides,
        stage: Stage::new(app),
        session: RefCell::default(),
        filled: Cell::new(false),
        pressed: Cell::new(None),
        rest: RefCell::default(),
        idle: RefCell::default(),
        listeners: RefCell::default(),
        before: document().active_element().and_then(|e| e.dyn_into().ok()),
        awake: RefCell::default(),
    });
    let in_frame = app.runtime.with_value(|b| b.address.embed.is_some());
    show.stage.open(in_frame);
    listen(&show);
    // In a page around it, it takes neither the screen nor the focus, and its buttons stay.
    if !in_frame {
        fill(&show);
        stay_awake(&show);
        wake(&show);
        on_its_own(&show);
    }
    turn(&show, 0);
}

/// Listens to what concerns a presentation that has the screen.
fn on_its_own(show: &Rc<Show>) {
    on(show, &show.stage.dialog, "pointermove", |show, _| {
        wake(show);
    });
    // Browsers let the screen sleep again once the page is out of sight.
    on(show, &document(), "visibilitychange", |show, _| {
        stay_awake(show);
    });
}

fn on(
    show: &Rc<Show>,
    target: &web_sys::EventTarget,
    name: &'static str,
    act: fn(&Rc<Show>, &Event),
) {
    let here = Rc::clone(show);
    let options = EventListenerOptions::enable_prevent_default();
    let listener =
        EventListener::new_with_options(target, name, options, move |event| act(&here, event));
    show.listeners.borrow_mut().push(listener);
}

fn listen(show: &Rc<Show>) {
    let on = |target: &web_sys::EventTarget, name, act| on(show, target, name, act);
    let dialog = &show.stage.dialog;
    on(dialog, "keydown", |show, event| {
        key(show, event.unchecked_ref());
    });
    on(dialog, "close", |show, _| leave(show));
    on(dialog, "pointerdown", |show, event| {
        let event: &PointerEvent = event.unchecked_ref();
        show.pressed.set(Some(f64::from(event.client_x())));
    });
    on(dialog, "pointerup", |show, event| {
        pressed(show, event.unchecked_ref());
    });
    on(dialog, "click", |show, event| {
        let id = dom::target::<web_sys::Element>(event).map(|button| button.id());
        match id.as_deref() {
            Some("present-back") => turn(show, -1),
            Some("present-on") => turn(show, 1),
            Some("present-leave") => show.stage.dialog.close(),
            _ => {}
        }
    });
    on(&window(), "resize", |show, _| show.stage.paint(show.app));
    on(&document(), "fullscreenchange", |show, _| {
        let filled = stage::is_filled();
        // Escape ends a full screen without being told to the page.
        if show.filled.replace(filled) && !filled {
            show.stage.dialog.close();
        }
    });
}

fn stay_awake(show: &Rc<Show>) {
    if document().hidden() {
        return;
    }
    let show = Rc::clone(show);
    leptos::task::spawn_local(async move {
        let Some(lock) = stage::keep_awake().await else {
            return;
        };
        if show.stage.dialog.is_connected() {
            show.awake.replace(Some(lock));
        } else {
            stage::release(&lock);
        }
    });
}

/// Asks for the whole screen; without it the presentation fills the window.
fn fill(show: &Rc<Show>) {
    show.stage.fill();
}

fn key(show: &Rc<Show>, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let last = show.slides.len().cast_signed();
    let on_button = dom::target::<web_sys::HtmlButtonElement>(event).is_some();
    match event.key().as_str() {
        "ArrowRight" | "ArrowDown" | "PageDown" => turn(show, 1),
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => turn(show, -1),
        " " | "Enter" if !on_button => turn(show, if event.shift_key() { -1 } else { 1 }),
        "Home" => turn(show, -last),
        "End" => turn(show, last),
        "f" | "F" => fill(show),
        "." | "b" | "B" => show.stage.blank(),
        // A clicker knows places only, and on other layouts there are other letters on them.
        key if is_blank(key, &event.code()) => show.stage.blank(),
        // What clickers send to begin; the browser would load the page anew.
        "F5" => {}
        _ => return,
    }
    event.prevent_default();
}

/// Whether a key lies where that for a dark screen does on a layout without its letter.
fn is_blank(key: &str, code: &str) -> bool {
    code == "Period" || code == "KeyB" && key.len() > 1
}

/// A press or a swipe anywhere but on a button.
fn pressed(show: &Rc<Show>, event: &PointerEvent) {
    let Some(from) = show.pressed.take() else {
        return;
    };
    let on_button = dom::target::<web_sys::HtmlButtonElement>(event).is_some();
    if on_button || event.button() != 0 {
        return;
    }
    let to = f64::from(event.client_x());
    let width = f64::from(show.stage.dialog.client_width());
    let back = if (to - from).abs() > SWIPE {
        to > from
    } else {
        to < width * BACK
    };
    turn(show, if back { -1 } else { 1 });
}

/// Shows the pointer and the buttons until nothing has moved for a while.
fn wake(show: &Rc<Show>) {
    let stage = show.stage.area.clone();
    let _ = stage.class_list().remove_1("idle");
    let timer = Timeout::new(IDLE, move || {
        let _ = stage.class_list().add_1("idle");
    });
    show.idle.replace(Some(timer));
}

/// Goes so many scenes on, as far as there are some, and shows where it comes to.
fn turn(show: &Rc<Show>, by: isize) {
    let last = show.slides.len().saturating_sub(1);
    let to = show.at.get().saturating_add_signed(by);
    let before = show.at.replace(to.min(last));
    if by != 0 && before == show.at.get() {
        return;
    }
    show.stage.unblank();
    look(show);
    refine_after(show, 120);
}

/// Shows the present scene with the draws that there are.
fn look(show: &Rc<Show>) {
    let at = show.at.get();
    let Some(slide) = show.slides.get(at) else {
        return;
    };
    let lang = show.app.lang.get_untracked();
    let panel = show.session.borrow_mut().preview(&slide.study, lang);
    let words = slide.words(&panel, lang);
    show.stage.show(
        show.app,
        panel,
        &words,
        &slide.show,
        (at + 1, show.slides.len()),
    );
}

/// Goes on with the draws a slice at a time, so that no key waits long.
fn refine_after(show: &Rc<Show>, wait: u32) {
    let partial = show.session.borrow().is_partial();
    let here = Rc::clone(show);
    let timer = partial.then(|| {
        Timeout::new(wait, move || {
            let more = here.session.borrow_mut().refine();
            if more {
                refine_after(&here, 0);
            } else {
                look(&here);
            }
        })
    });
    show.rest.replace(timer);
}

/// Takes the presentation away. The focus goes back to where it was, or to the menu, from where one presents.
fn leave(show: &Rc<Show>) {
    show.rest.take();
    show.idle.take();
    if let Some(lock) = show.awake.take() {
        stage::release(&lock);
    }
    stage::empty_screen();
    show.stage.dialog.remove();
    let app = show.app;
    app.runtime.update_value(|b| b.address.forget("present"));
    app.write_address();
    // Not now: one of them is running.
    let listeners = show.listeners.take();
    let before = show.before.clone();
    page::later(0, move || {
        drop(listeners);
        give_focus(before);
    });
}

fn give_focus(before: Option<HtmlElement>) {
    let is_focused = |element: &HtmlElement| {
        let focused = document().active_element();
        focused.is_some_and(|focused| focused.is_same_node(Some(element)))
    };
    if let Some(before) = before.filter(|before| *before != gloo::utils::body()) {
        let _ = before.focus();
        if is_focused(&before) {
            return;
        }
    }
    // One of the two has no place on this screen, and takes no focus.
    for menu in ["#share > summary", "#show > summary"] {
        if let Ok(Some(menu)) = document().query_selector(menu) {
            let _ = menu.unchecked_into::<HtmlElement>().focus();
        }
    }
}
