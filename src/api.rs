//! The functions that the wasm module gives to the page's host, on `window.wasmBindings`.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    assumptions::codec,
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    render,
    views::{Panel, Session, Study},
};

fn panel(query: &str) -> Panel {
    let lang = codec::page_value(query, "lang").and_then(|tag| Lang::from_tag(&tag));
    let study = Study {
        link: codec::parse(query).0,
        ..Study::default()
    };
    Session::default().panel(&study, lang.unwrap_or_default())
}

/// The forecast of a permalink's query as JSON, in the shape that README documents.
///
/// What the query says wrongly is left out, as on the page.
#[wasm_bindgen]
pub fn forecast(query: &str) -> String {
    export::json(&panel(query), None)
}

/// The chart of a permalink's query as a standalone SVG, 1280 by 720 pixels, with its headline.
///
/// `lang` and `theme` of the query are honoured.
#[wasm_bindgen]
pub fn figure_svg(query: &str) -> String {
    let frame = Frame {
        width: 1280.0,
        height: 720.0,
        theme: Theme::of_query(query),
        title: true,
    };
    render::svg::svg(&panel(query).picture(&frame).scene)
}

/// The parameter registry as JSON.
#[wasm_bindgen]
pub fn registry() -> String {
    export::json::registry()
}

/// Follows so many draws of the research law for 20 years, for the benchmark; the mean ln E at the end.
#[cfg(feature = "bench")]
#[wasm_bindgen]
pub fn research(draws: usize) -> f64 {
    crate::model::jones::work(draws)
}
