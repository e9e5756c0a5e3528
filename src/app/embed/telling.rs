//! What the bare figure tells the page around it.

use std::{cell::RefCell, collections::VecDeque};

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::{HtmlElement, Window};

use crate::{
    app::store::App,
    i18n::ui::{self, Ui},
    number, views,
};

/// The chart's height as a share of its width, where the page around it leaves the choice to us.
const SHAPE: f64 = 0.56;

/// One side of the conversation.
pub struct Talk {
    pub(super) app: App,
    pub(super) parent: Window,
    pub(super) origin: String,
    /// The whole figure and its chart.
    pub(super) figure: HtmlElement,
    pub(super) card: HtmlElement,
    pub(super) told: RefCell<Told>,
    /// Messages, the one that is being answered first.
    pub(super) unanswered: RefCell<VecDeque<JsValue>>,
}

/// What the page around the figure has been told last.
#[derive(Default, PartialEq)]
pub(super) struct Told {
    query: String,
    headline: String,
    height: f64,
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
    pub(super) fn height(&self) {
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
