//! Pictures into the clipboard. Browsers differ in what they have and take, so everything is looked up by name.

use gloo::utils::window;
use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::paint::{self, PNG};
use crate::app::share;

const SVG: &str = "image/svg+xml";

/// Begins to write a picture, with its lines and texts beside it where the clipboard takes them; `None` where it takes no pictures.
pub fn write(png: &Promise, svg: impl FnOnce() -> String) -> Option<Promise> {
    let item: Function = member(&window(), "ClipboardItem")?;
    let parts = Object::new();
    Reflect::set(&parts, &PNG.into(), png).ok()?;
    let takes = |mime: &str| {
        let supports: Option<Function> = member(&item, "supports");
        let answer = supports.and_then(|f| f.call1(&item, &mime.into()).ok());
        answer == Some(JsValue::TRUE)
    };
    if takes(SVG) {
        let blob = share::blob(&svg().into(), SVG).ok()?;
        Reflect::set(&parts, &SVG.into(), &Promise::resolve(&blob)).ok()?;
    }
    start(&item, &parts)
}

/// Whether a picture has been written. Where the clipboard refuses, it is asked once more with the PNG alone.
pub async fn is_done(copying: Option<Promise>, png: &Promise) -> bool {
    let Some(copying) = copying else { return false };
    if JsFuture::from(copying).await.is_ok() {
        return true;
    }
    let again = || async {
        let blob = paint::finished(png).await?;
        let item: Function = member(&window(), "ClipboardItem")?;
        let parts = Object::new();
        Reflect::set(&parts, &PNG.into(), &blob).ok()?;
        JsFuture::from(start(&item, &parts)?).await.ok()
    };
    again().await.is_some()
}

fn start(item: &Function, parts: &Object) -> Option<Promise> {
    let item = Reflect::construct(item, &Array::of1(parts)).ok()?;
    // Absent outside secure contexts.
    let clipboard: Object = member(&window().navigator(), "clipboard")?;
    let write: Function = member(&clipboard, "write")?;
    let writing = write.call1(&clipboard, &Array::of1(&item)).ok()?;
    Some(Promise::resolve(&writing))
}

/// What an object has under a name, if it is of that kind.
fn member<T: JsCast>(object: &JsValue, name: &str) -> Option<T> {
    Reflect::get(object, &name.into()).ok()?.dyn_into().ok()
}
