//! A scene as PNG, painted on a canvas of its own by the painter of the screen.

use gloo::utils::document;
use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, HtmlCanvasElement};

use crate::{figure::scene::Scene, render};

/// Paints a scene, `scale` pixels for each of its own. The promise fails where the browser has no canvas of that size.
pub fn png(scene: &Scene, scale: f64) -> Promise {
    let painted = canvas(scene, scale);
    future_to_promise(async move {
        let canvas = painted?;
        let made = Promise::new(&mut |resolve, reject| {
            if let Err(error) = canvas.to_blob(&resolve) {
                let _ = reject.call1(&JsValue::NULL, &error);
            }
        });
        let blob = JsFuture::from(made).await?;
        // A canvas that is too large has no pixels to give.
        if blob.is_null() {
            return Err(JsValue::NULL);
        }
        Ok(blob)
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
    Some(blob.unchecked_into())
}
