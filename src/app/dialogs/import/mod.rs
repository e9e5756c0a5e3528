//! Where a person brings points of their own, as far as the page leads there; the form itself waits.

pub mod form;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::{app::store::App, assumptions::registry::Key, views::OwnPoints};

/// What a person can bring to the view at hand.
pub fn own(app: App) -> &'static OwnPoints {
    app.view.get().info().own
}

/// Whether a person's own points can be anything to the view at hand.
pub fn has_use(app: App) -> bool {
    own(app).key.param().views.contains(&app.view.get())
}

/// Whether a value wants points that nobody has given yet.
pub fn is_missing(app: App, key: Key, value: f64) -> bool {
    let own = untrack(|| own(app));
    (key, value) == (own.key, own.chosen()) && !app.has_own(key)
}

/// Opens the fold and leads there.
pub fn reveal() {
    let fold = gloo::utils::document().get_element_by_id("import");
    if let Some(fold) = fold.and_then(|f| f.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        fold.set_open(true);
        fold.scroll_into_view();
    }
}
