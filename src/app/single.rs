//! Saves the whole page with the present scenario as one file.

use gloo::utils::window;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableWritablePair, Response};

use super::{
    address, share,
    state::{App, Toast},
};
use crate::{
    export::single::{self, Part},
    i18n::ui::Ui,
};

#[wasm_bindgen]
extern "C" {
    /// <https://compression.spec.whatwg.org/#compression-stream>; `web-sys` does not have it yet.
    type CompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;
}

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
    let html = response(&here).await?.text().ok()?;
    let html = JsFuture::from(html).await.ok()?.as_string()?;
    let mut parts = Vec::new();
    for name in single::needs(&html) {
        let response = response(&name).await?;
        let response = if single::is_module(&name) {
            deflated(&response)?
        } else {
            response
        };
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
        parts.push(Part { name, bytes });
    }
    single::page(&html, &parts, link, &here).ok()
}

/// One of the page's own files.
async fn response(file: &str) -> Option<Response> {
    let response = JsFuture::from(window().fetch_with_str(file)).await.ok()?;
    let response: Response = response.unchecked_into();
    response.ok().then_some(response)
}

/// The same content in the format of zlib.
fn deflated(response: &Response) -> Option<Response> {
    let packer = CompressionStream::new("deflate").ok()?;
    let packer: &ReadableWritablePair = packer.unchecked_ref();
    let packed = response.body()?.pipe_through(packer);
    Response::new_with_opt_readable_stream(Some(&packed)).ok()
}
