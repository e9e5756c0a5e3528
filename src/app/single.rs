//! Saves the whole page with the present scenario as one file.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

use super::{
    address, share,
    state::{App, Toast},
};
use crate::{
    export::single::{self, Part},
    i18n::ui::Ui,
};

/// Saves the one file, or says that its parts could not be read.
pub fn save(app: App) {
    let link = app.whole_query();
    leptos::task::spawn_local(async move {
        if let Some(page) = page(&link).await {
            share::save(app, &page, "text/html", ".html");
        } else {
            app.say(Toast {
                text: Ui::SingleFailed,
                about: "",
                link: None,
            });
        }
    });
}

async fn page(link: &str) -> Option<String> {
    // Written by the script of such a file before anything in it changes.
    let kept = js_sys::Reflect::get(&window(), &"doublingsPage".into()).ok();
    if let Some(kept) = kept.and_then(|kept| kept.as_string()) {
        return single::with_link(&kept, link);
    }
    let here = address::here();
    let html = fetched(&here, Response::text).await?.as_string()?;
    let mut parts = Vec::new();
    for name in single::needs(&html) {
        let buffer = fetched(&name, Response::array_buffer).await?;
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        parts.push(Part { name, bytes });
    }
    single::page(&html, &parts, link, &here).ok()
}

/// The content of one of the page's own files.
async fn fetched(
    file: &str,
    read: fn(&Response) -> Result<js_sys::Promise, JsValue>,
) -> Option<JsValue> {
    let response = JsFuture::from(window().fetch_with_str(file)).await.ok()?;
    let response: Response = response.unchecked_into();
    if !response.ok() {
        return None;
    }
    JsFuture::from(read(&response).ok()?).await.ok()
}
