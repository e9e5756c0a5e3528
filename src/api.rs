//! The functions that the wasm module gives to the page's host, on `window.wasmBindings`.
//!
//! They return promises, because what they need waits until somebody asks for it.

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

use crate::{
    assumptions::codec,
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    lazy, render,
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

/// What waits of these functions.
pub struct Host {
    /// [`forecast`].
    pub forecast: fn(&str) -> String,
    /// [`figure_svg`].
    pub figure_svg: fn(&str) -> String,
    /// [`registry`].
    pub registry: fn() -> String,
}

/// For the table alone.
pub(crate) const HOST: Host = Host {
    forecast: |query| export::json(&panel(query), None),
    figure_svg: |query| {
        let frame = Frame {
            width: 1280.0,
            height: 720.0,
            theme: Theme::of_query(query),
            title: true,
        };
        render::svg::svg(&panel(query).picture(&frame).scene)
    },
    registry: export::json::registry,
};

async fn host() -> Result<&'static Host, JsError> {
    let host = lazy::load().await.map(|lazy| &lazy.host);
    host.ok_or_else(|| JsError::new("a part of the page could not be loaded"))
}

/// The forecast of a permalink's query as JSON, in the shape that `docs/json.md` describes.
///
/// What the query says wrongly is left out, as on the page.
///
/// # Errors
///
/// Where a part of the page cannot be loaded; the next call tries again.
#[wasm_bindgen]
pub async fn forecast(query: String) -> Result<String, JsError> {
    Ok((host().await?.forecast)(&query))
}

/// The chart of a permalink's query as a standalone SVG, 1280 by 720 pixels, with its headline.
///
/// `lang` and `theme` of the query are honoured.
///
/// # Errors
///
/// As for [`forecast`].
#[wasm_bindgen]
pub async fn figure_svg(query: String) -> Result<String, JsError> {
    Ok((host().await?.figure_svg)(&query))
}

/// The parameter registry as JSON.
///
/// # Errors
///
/// As for [`forecast`].
#[wasm_bindgen]
pub async fn registry() -> Result<String, JsError> {
    Ok((host().await?.registry)())
}

/// Follows so many draws of the research law for 20 years, for the benchmark; the mean ln E at the end.
#[cfg(feature = "bench")]
#[wasm_bindgen]
pub fn research(draws: usize) -> f64 {
    crate::model::research::jones::work(draws)
}
