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
    date::days_from_civil,
    export::{self, Stamp},
    figure::{picture::Frame, theme::Theme},
    i18n::ui::Ui,
    render,
    view::evidence::rows::Row,
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
    let csv = export::csv(&app.finish());
    // Spreadsheets take a CSV file without this mark for the local code page.
    save(app, &(String::from("\u{feff}") + &csv), "text/csv", ".csv");
}

/// Saves the rows of the evidence that are shown.
pub fn save_rows(app: App, rows: &[Row]) {
    let csv = export::ledger::some(rows, app.lang.get_untracked());
    save(app, &(String::from("\u{feff}") + &csv), "text/csv", ".csv");
}

/// Saves a presentation: a slide for what is shown and one for each pin.
pub fn save_pptx(app: App) {
    let panel = app.finish();
    let pins = app.study().pinned(app.lang.get_untracked());
    let slides = std::iter::once(&*panel).chain(&pins);
    let deck = export::pptx(slides, &stamp());
    let mime = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    save_bytes(app, &deck, mime, ".pptx");
}

/// Saves a workbook: figures and assumptions.
pub fn save_xlsx(app: App) {
    let book = export::xlsx(&app.finish(), &stamp());
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    save_bytes(app, &book, mime, ".xlsx");
}

/// Now, and this page.
fn stamp() -> Stamp {
    let page = address::published();
    Stamp {
        // The person's day, not that of Greenwich.
        day: {
            let now = js_sys::Date::new_0();
            let day = days_from_civil(
                now.get_full_year().into(),
                now.get_month() + 1,
                now.get_date(),
            );
            day as f64
        },
        page,
    }
}

/// The picture in light colours.
pub fn picture(app: App, (width, height): (f64, f64), title: bool) -> String {
    let frame = Frame {
        width,
        height,
        theme: Theme::light(),
        title,
    };
    render::svg::svg(&app.finish().picture(&frame).scene)
}

/// Saves a text as a file that is named after the view.
pub fn save(app: App, text: &str, mime: &str, ending: &str) {
    save_as(app, &text.into(), mime, ending);
}

fn save_bytes(app: App, bytes: &[u8], mime: &str, ending: &str) {
    save_as(app, &js_sys::Uint8Array::from(bytes), mime, ending);
}

fn save_as(app: App, content: &JsValue, mime: &str, ending: &str) {
    let name = ["doublings-", app.view.get_untracked().name(), ending].concat();
    // Nothing to fall back on: a browser without Blob has no downloads of this kind.
    let _ = offer(content, mime, &name);
}

fn offer(content: &JsValue, mime: &str, name: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options)?;
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
