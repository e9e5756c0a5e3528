//! Messages between the bare figure and the page around it.
//!
//! The link names the origin of that page: only its messages are read, and only it is told anything.

use std::{cell::RefCell, rc::Rc};

use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};
use web_sys::{HtmlElement, MessageEvent, ResizeObserver};

use super::telling::{Talk, text_of};
use crate::{
    app::{dom::effect::effect, lazy, store::App},
    i18n::ui::Ui,
};

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
