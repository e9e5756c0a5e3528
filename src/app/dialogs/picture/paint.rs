//! A scene as PNG, painted on a canvas of its own by the painter of the screen.

use gloo::utils::document;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, HtmlCanvasElement};

use crate::{figure::scene::Scene, render};

/// Paints a scene, `scale` pixels for each of its own. The promise never fails: it holds `null` where the browser has no canvas of
/// that size.
pub fn png(scene: &Scene, scale: f64) -> Promise {
    let painted = canvas(scene, scale);
    future_to_promise(async move {
        let Ok(canvas) = painted else {
            return Ok(JsValue::NULL);
        };
        let made = Promise::new(&mut |take, _| {
            if canvas.to_blob(&take).is_err() {
                let _ = take.call1(&JsValue::NULL, &JsValue::NULL);
            }
        });
        JsFuture::from(made).await
    })
}

fn canvas(scene: &Scene, scale: f64) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.unchecked_into();
    canvas.set_attribute("lang", scene.lang)?;
    render::canvas::paint(&canvas, scene, scale)?;
    Ok(canvas)
}

/// The picture of a promise of [`png`], if there is one.
pub async fn finished(png: &Promise) -> Option<Blob> {
    let blob = JsFuture::from(png.clone()).await.ok()?;
    blob.dyn_into().ok()
}
