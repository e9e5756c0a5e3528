//! What the page around the figure asks for beyond what is shown: another link, files.

use js_sys::JsString;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

use super::telling::{Talk, field, text_of};
use crate::{
    app::{share, store::preferences::Theme},
    assumptions::codec,
    document::Action,
    i18n::{Lang, ui::Ui, words},
};

/// Longer queries are refused.
const MOST_BYTES: usize = 100_000;

/// Answers a message.
pub fn answer(talk: &Talk, message: &JsValue) {
    talk.answer(message);
}

impl Talk {
    /// Answers what asks for more than what is shown.
    pub(super) fn answer(&self, message: &JsValue) {
        match text_of(message, "type").as_deref() {
            Some("doublings:set") => {
                match field(message, "query").and_then(|query| short(&query)) {
                    Some(query) => self.set(&query),
                    None => self.refuse(Ui::SetRefused),
                }
            }
            Some("doublings:snapshot") => {
                let format = text_of(message, "format").unwrap_or_default();
                match share::snapshot(self.app, &format) {
                    Some(data) => {
                        self.post("snapshot", &[("format", &format), ("data", &data)], None);
                    }
                    None => self.refuse(Ui::SnapshotRefused),
                }
            }
            _ => self.refuse(Ui::MessageRefused),
        }
    }

    /// Shows another link, as if it had been typed into the address bar.
    fn set(&self, query: &str) {
        let app = self.app;
        let value = |key| codec::page_value(query, key);
        if let Some(theme) = value("theme").and_then(|name| Theme::from_name(&name)) {
            app.theme.set(theme);
        }
        if let Some(lang) = value("lang").and_then(|tag| Lang::from_tag(&tag)) {
            app.lang.set(lang);
            app.recompute();
        }
        let (link, notices) = codec::parse(query);
        let lang = app.lang.get_untracked();
        let told: Vec<String> = notices
            .iter()
            .map(|notice| words::notice(lang, notice))
            .collect();
        app.act(Action::Open(Box::new(link), notices));
        app.flush_frame();
        app.write_address();
        self.state(true);
        if !told.is_empty() {
            self.object(&told.join("\n"));
        }
    }
}

/// A text that is not too long; that is found out before it is copied.
fn short(value: &JsValue) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    let fits = |length: usize| length <= MOST_BYTES;
    if !fits(text.length() as usize) {
        return None;
    }
    value.as_string().filter(|text| fits(text.len()))
}
