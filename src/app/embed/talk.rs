//! Messages between the bare figure and the page around it.
//!
//! The link names the origin of that page: only its messages are read, and only it is told anything.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use gloo::utils::window;
use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{HtmlElement, MessageEvent, ResizeObserver, Window};

use crate::{
    app::{dom::effect::effect, lazy, store::App},
    i18n::ui::{self, Ui},
    number, views,
};

/// The chart's height as a share of its width, where the page around it leaves the choice to us.
const SHAPE: f64 = 0.56;

/// One side of the conversation.
pub struct Talk {
    pub(super) app: App,
    parent: Window,
    origin: String,
    /// The whole figure and its chart.
    figure: HtmlElement,
    card: HtmlElement,
    told: RefCell<Told>,
    /// Messages, the one that is being answered first.
    unanswered: RefCell<VecDeque<JsValue>>,
}

/// What the page around the figure has been told last.
#[derive(Default, PartialEq)]
struct Told {
    query: String,
    headline: String,
    height: f64,
}

/// Exchanges messages with the page around this one, if its origin is this.
pub fn listen(app: App, origin: String, figure: &HtmlElement, card: &HtmlElement) {
    let parent = match window().parent() {
        Ok(Some(parent)) if parent != window() => parent,
        _ => return,
    };
    let talk = Rc::new(Talk {
        app,
        parent,
        origin,
        figure: figure.clone(),
        card: card.clone(),
        told: RefCell::default(),
        unanswered: RefCell::default(),
    });
    let hears = Rc::clone(&talk);
    crate::app::page::forever(&window(), "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        let source = event.source();
        if event.origin() == hears.origin && source.as_deref() == Some(hears.parent.as_ref()) {
            hear(&hears, event.data());
        }
    });
    let follows = Rc::clone(&talk);
    effect(move || {
        app.panel.track();
        follows.state(false);
    });
    let resized = Closure::<dyn FnMut()>::new(move || talk.height());
    if let Ok(observer) = ResizeObserver::new(resized.as_ref().unchecked_ref()) {
        observer.observe(figure);
        observer.observe(card);
    }
    resized.forget();
}

/// Answers messages in the order in which they come, each once what it needs is there.
fn hear(talk: &Rc<Talk>, message: JsValue) {
    talk.unanswered.borrow_mut().push_back(message);
    if talk.unanswered.borrow().len() > 1 {
        return;
    }
    let talk = Rc::clone(talk);
    leptos::task::spawn_local(async move {
        loop {
            let next = talk.unanswered.borrow().front().cloned();
            let Some(message) = next else { break };
            if text_of(&message, "type").as_deref() == Some("doublings:get") {
                talk.app.finish_draws();
                talk.state(true);
            } else if talk.app.load().await {
                (lazy::page().answer)(&talk, &message);
            } else {
                talk.refuse(Ui::NotLoaded);
            }
            talk.unanswered.borrow_mut().pop_front();
        }
    });
}

pub(super) fn field(message: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(message, &name.into()).ok()
}

pub(super) fn text_of(message: &JsValue, name: &str) -> Option<String> {
    field(message, name)?.as_string()
}

impl Talk {
    /// Tells what is shown; unless asked, only if it is new.
    pub(super) fn state(&self, asked: bool) {
        let now = Told {
            query: self.app.query(),
            headline: self
                .app
                .panel
                .with_untracked(|panel| views::plain(&panel.headline)),
            height: self.wanted(),
        };
        let new = {
            let told = self.told.borrow();
            (&told.query, &told.headline) != (&now.query, &now.headline)
        };
        if asked || new {
            let texts = [
                ("query", now.query.as_str()),
                ("headline", now.headline.as_str()),
            ];
            self.post("state", &texts, Some(now.height));
            self.told.replace(now);
        }
    }

    /// Tells the height at which nothing is cut off or squeezed, if it has changed.
    fn height(&self) {
        let height = self.wanted();
        if height > 0.0 && self.told.borrow().height != height {
            self.told.borrow_mut().height = height;
            self.post("height", &[], Some(height));
        }
    }

    /// That height in CSS pixels; zero while the figure is not shown. It depends on the width alone, so a page that
    /// follows it comes to rest.
    fn wanted(&self) -> f64 {
        let chart = f64::from(self.card.offset_height());
        let width = f64::from(self.card.offset_width());
        if width < 1.0 {
            return 0.0;
        }
        let shape = number::within(libm::round(width * SHAPE), 220.0, 640.0);
        f64::from(self.figure.offset_height()) - chart + shape
    }

    pub(super) fn refuse(&self, why: Ui) {
        self.object(ui::text(self.app.lang.get_untracked(), why));
    }

    pub(super) fn object(&self, words: &str) {
        self.post("error", &[("message", words)], None);
    }

    pub(super) fn post(&self, kind: &str, texts: &[(&str, &str)], height: Option<f64>) {
        let message = Object::new();
        // Setting a property of a plain object cannot fail.
        let set = |name: &str, value: JsValue| drop(Reflect::set(&message, &name.into(), &value));
        set("type", ["doublings:", kind].concat().into());
        for (name, text) in texts {
            set(name, (*text).into());
        }
        if let Some(height) = height {
            set("height", height.into());
        }
        // Fails only for an origin that is none, and the browser drops what is not for the page around this one.
        let _ = self.parent.post_message(&message, &self.origin);
    }
}
