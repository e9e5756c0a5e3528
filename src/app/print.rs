//! Paper gets vectors: the picture's markup takes the canvas's place while printing.

use gloo::utils::window;

use super::{
    dom::{El, el},
    share,
    state::App,
};

/// The size of the printed picture.
const PAPER: (f64, f64) = (1000.0, 600.0);

/// Draws for paper when the browser asks.
pub fn listen(app: App) {
    super::forever(&window(), "beforeprint", move |_| {
        // Not through a signal: the browser prints before effects run.
        if let Some(sheet) = gloo::utils::document().get_element_by_id("print-figure") {
            sheet.set_inner_html(&share::picture(app, PAPER, false));
        }
    });
}

/// Where the printed picture goes.
pub fn sheet() -> El {
    el("div").attrs(&[("id", "print-figure"), ("aria-hidden", "true")])
}
