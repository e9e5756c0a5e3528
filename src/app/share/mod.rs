//! Takes the page's findings elsewhere: link, picture, figures.

pub mod single;

use gloo::utils::{document, window};
use js_sys::Array;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::{
    dialogs::template,
    page,
    store::{App, Toast, address, clock},
};
use crate::{
    export::{self, Stamp, kept, picture::Look},
    figure::chart::Spec,
    i18n::ui::Ui,
    text,
    views::evidence::rows::Row,
};

/// Copies the absolute link, or shows it where the browser does not allow copying.
pub fn copy_link(app: App) {
    app.write_address();
    copy_or_show(app, address::absolute(&app.query()));
}

/// The same with what it aims at: a fold or a card that is open when the page is. A link that stands behind `#` has no place for it.
pub fn copy_link_to(app: App, id: &str) {
    app.write_address();
    let mut link = address::absolute(&app.query());
    if !text::has(&link, '#') {
        link.push('#');
        link.push_str(id);
    }
    copy_or_show(app, link);
}

fn copy_or_show(app: App, link: String) {
    leptos::task::spawn_local(async move {
        let toast = match copied(&link).await {
            Some(()) => Toast {
                text: Ui::LinkCopied,
                about: String::new(),
                link: None,
            },
            None => Toast {
                text: Ui::CopyByHand,
                about: String::new(),
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
    let svg = svg(app);
    save(app, &svg, "image/svg+xml", ".svg");
}

/// Saves the figures.
pub fn save_csv(app: App) {
    let csv = export::csv(&app.finish_draws());
    save_table(app, &csv, ".csv");
}

/// Saves rows under this ending of the name.
pub fn save_table(app: App, csv: &str, ending: &str) {
    // Spreadsheets take a CSV file without this mark for the local code page.
    save(app, &(String::from("\u{feff}") + csv), "text/csv", ending);
}

/// Saves the rows of the evidence that are shown.
pub fn save_rows(app: App, rows: &[Row]) {
    let csv = export::ledger::some(rows, app.lang.get_untracked());
    save_table(app, &csv, ".csv");
}

/// Saves figures, assumptions and sources for other programs.
pub fn save_json(app: App) {
    let json = export::json(&app.finish_draws(), Some(&stamp()));
    save(app, &json, "application/json", ".json");
}

const PRESENTATION: &str =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";

/// Saves a presentation: a slide for what is shown and one for each pin.
pub fn save_pptx(app: App) {
    save_deck(app, false);
}

/// The same, with the permalink of each slide as a code if that is wanted.
pub fn save_deck(app: App, qr: bool) {
    let mut stamp = stamp();
    stamp.qr = qr;
    let panel = app.finish_draws();
    let pins = app.study().pinned(app.lang.get_untracked());
    let slides = std::iter::once(&*panel).chain(&pins);
    let deck = template::with(|template| export::pptx_in(template, slides, &stamp));
    save_bytes(app, &deck, PRESENTATION, ".pptx");
}

/// Saves what would be presented as a presentation.
pub fn save_story(app: App) {
    app.finish_draws();
    let (study, lang) = (app.study(), app.lang.get_untracked());
    let deck =
        template::with(|template| export::pptx_of_story_in(template, &study, lang, &stamp()));
    save_bytes(app, &deck, PRESENTATION, ".pptx");
}

/// Saves another chart of what is shown as a slide, with a title and what is said below it.
pub fn save_chart(app: App, told: (&str, &str), chart: &dyn Fn() -> Spec) {
    let (panel, stamp) = (app.finish_draws(), stamp());
    let deck =
        template::with(|template| export::pptx_of_chart(template, &panel, told, chart, &stamp));
    save_bytes(app, &deck, PRESENTATION, "-why.pptx");
}

/// Saves one of the smaller charts as a slide.
pub fn save_side_chart(app: App, index: usize, ending: &str) {
    let (panel, stamp) = (app.finish_draws(), stamp());
    let Some(side) = panel.side_charts.get(index) else {
        return;
    };
    let deck =
        template::with(|template| export::pptx_of_side_chart(template, &panel, side, &stamp));
    save_bytes(app, &deck, PRESENTATION, ending);
}

/// Saves a workbook: figures and assumptions.
pub fn save_xlsx(app: App) {
    let book = export::xlsx(&app.finish_draws(), &stamp());
    let mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    save_bytes(app, &book, mime, ".xlsx");
}

/// Now, and this page.
pub fn stamp() -> Stamp {
    let page = address::published();
    Stamp {
        day: clock::today(),
        qr: false,
        page,
    }
}

/// What the page around this one may ask for, by the name of its format.
pub fn snapshot(app: App, format: &str) -> Option<String> {
    match format {
        "svg" => Some(svg(app)),
        "csv" => Some(export::csv(&app.finish_draws())),
        "json" => Some(export::json(&app.finish_draws(), Some(&stamp()))),
        _ => None,
    }
}

/// The picture for a slide, in light colours.
pub fn svg(app: App) -> String {
    let (panel, stamp) = (app.finish_draws(), stamp());
    let scene = export::picture::scene(&panel, &Look::default(), &stamp);
    kept::svg(&scene, &stamp.permalink(&panel))
}

/// Saves a text as a file that is named after the view.
pub fn save(app: App, text: &str, mime: &str, ending: &str) {
    save_as(app, &text.into(), mime, ending);
}

fn save_bytes(app: App, bytes: &[u8], mime: &str, ending: &str) {
    save_as(app, &js_sys::Uint8Array::from(bytes), mime, ending);
}

fn save_as(app: App, content: &JsValue, mime: &str, ending: &str) {
    let saved = blob(content, mime).and_then(|blob| save_blob(app, &blob, ending));
    say(
        app,
        if saved.is_ok() {
            Ui::Saved
        } else {
            Ui::NotSaved
        },
    );
}

/// Shows a passing message.
pub fn say(app: App, text: Ui) {
    app.say(Toast {
        text,
        about: String::new(),
        link: None,
    });
}

/// Saves a file. Browsers do not tell whether they have let it through.
///
/// # Errors
///
/// The browser's error if it has no such downloads.
pub fn save_blob(app: App, blob: &Blob, ending: &str) -> Result<(), JsValue> {
    let name = export::file_stem(&app.link()) + ending;
    offer(blob, &name)
}

/// A content with its type.
///
/// # Errors
///
/// The browser's error if it makes none.
pub fn blob(content: &JsValue, mime: &str) -> Result<Blob, JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    Blob::new_with_buffer_source_sequence_and_options(&Array::of1(content), &options)
}

fn offer(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let anchor: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    // Later: some browsers begin to read after the click has returned.
    page::later(10_000, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Ok(())
}
