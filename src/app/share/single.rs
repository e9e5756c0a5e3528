//! Saves the whole page as one file, with the present scenario and the person's own points in it.

use gloo::utils::window;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableWritablePair, Response};

use crate::{
    app::{
        share,
        store::{App, Toast, address},
    },
    export::{
        own,
        single::{self, Opens, Part},
    },
    i18n::{Lang, format::localized, ui::Ui},
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
    let (link, own) = (app.whole_query(), own::write(&app.study()));
    leptos::task::spawn_local(async move {
        let (link, own) = (&*link, &*own);
        let Some(page) = page(Opens { link, own }).await else {
            share::say(app, Ui::SingleFailed);
            return;
        };
        let saved = share::blob(&page.into(), "text/html")
            .and_then(|blob| share::save_blob(app, &blob, ".html"));
        let (text, about) = match saved {
            Ok(()) if own.is_empty() => (Ui::Saved, ""),
            Ok(()) => (Ui::Saved, with_own(app.lang.get_untracked())),
            Err(_) => (Ui::NotSaved, ""),
        };
        app.say(Toast {
            text,
            about: about.to_owned(),
            link: None,
        });
    });
}

/// What is said of a file with a person's own points.
const fn with_own(lang: Lang) -> &'static str {
    localized(
        lang,
        " Your own points are in it, for everybody who gets the file.",
        "ファイルには読み込んだデータも入り、受け取った人も見られます。",
    )
}

async fn page(opens: Opens<'_>) -> Option<String> {
    // Written by the script of such a file before anything in it changes.
    let kept = js_sys::Reflect::get(&window(), &"doublingsPage".into()).ok();
    if let Some(kept) = kept.and_then(|kept| kept.as_string()) {
        return single::again(&kept, opens);
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
    single::page(&html, &parts, opens, &here).ok()
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
