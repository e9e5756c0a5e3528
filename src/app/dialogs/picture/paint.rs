//! A scene as PNG, painted on a canvas of its own by the painter of the screen.

use gloo::utils::document;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, HtmlCanvasElement};

use crate::{app::share, export::kept, figure::scene::Scene, render};

/// The type of the pictures.
pub const PNG: &str = "image/png";

/// Paints a scene, `scale` pixels for each of its own, with the link of its scenario. The promise never fails: it holds `null` where the browser has no canvas of
/// that size.
pub fn png(scene: &Scene, link: String, scale: f64) -> Promise {
    let painted = canvas(scene, scale);
    let title = scene.title.clone();
    future_to_promise(async move {
        let Ok(canvas) = painted else {
            return Ok(JsValue::NULL);
        };
        let made = Promise::new(&mut |take, _| {
            if canvas.to_blob(&take).is_err() {
                let _ = take.call1(&JsValue::NULL, &JsValue::NULL);
            }
        });
        let made = JsFuture::from(made).await?;
        let Ok(blob) = made.dyn_into::<Blob>() else {
            return Ok(JsValue::NULL);
        };
        let bytes = JsFuture::from(blob.array_buffer()).await?;
        let bytes = kept::png(&Uint8Array::new(&bytes).to_vec(), &title, &link, scale);
        Ok(share::blob(&Uint8Array::from(&*bytes), PNG)?.into())
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
