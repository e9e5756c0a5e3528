//! Takes the page's findings elsewhere: link, picture, figures.

use gloo::utils::{document, window};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{
    address,
    state::{App, Toast},
};
use crate::{
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::ui::Ui,
    render,
};

/// The size of a picture for a slide.
const SLIDE: (f64, f64) = (1280.0, 720.0);

/// Copies the absolute link, or shows it where the browser does not allow copying.
pub fn copy_link(app: App) {
    app.write_address();
    let link = address::absolute(&app.query());
    leptos::task::spawn_local(async move {
        let toast = match copied(&link).await {
            Some(()) => Toast {
                text: Ui::LinkCopied,
                about: "",
                link: None,
            },
            None => Toast {
                text: Ui::CopyByHand,
                about: "",
                link: Some(link),
            },
        };
        app.say(toast);
    });
}

/// Copies a text, where the browser allows it.
pub async fn copied(text: &str) -> Option<()> {
    let navigator = window().navigator();
    // Absent outside secure contexts.
    let clipboard = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    if clipboard.is_undefined() {
        return None;
    }
    let clipboard: web_sys::Clipboard = clipboard.unchecked_into();
    JsFuture::from(clipboard.write_text(text)).await.ok()?;
    Some(())
}

/// Saves the picture as it would stand on a slide.
pub fn save_svg(app: App) {
    let svg = picture(app, SLIDE, true);
    save(app, &svg, "image/svg+xml", ".svg");
}

/// Saves the figures.
pub fn save_csv(app: App) {
    let csv = app.panel.with_untracked(|panel| export::csv(panel));
    // Spreadsheets take a CSV file without this mark for the local code page.
    save(app, &(String::from("\u{feff}") + &csv), "text/csv", ".csv");
}

/// The picture in light colours.
pub fn picture(app: App, (width, height): (f64, f64), title: bool) -> String {
    let frame = Frame {
        width,
        height,
        theme: Theme::light(),
        title,
    };
    let picture = app.panel.with_untracked(|panel| panel.picture(&frame));
    render::svg::svg(&picture.scene)
}

fn save(app: App, text: &str, mime: &str, ending: &str) {
    let name = ["doublings-", app.view.get_untracked().name(), ending].concat();
    // Nothing to fall back on: a browser without Blob has no downloads of this kind.
    let _ = offer(text, mime, &name);
}

fn offer(text: &str, mime: &str, name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Later: some browsers begin to read after the click has returned.
    gloo::timers::callback::Timeout::new(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
