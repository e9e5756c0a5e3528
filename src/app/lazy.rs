//! The part of the program that waits until somebody needs it.
//!
//! The build takes it out (`xtask/src/split.rs`) and writes the function that is called here. Whatever calls into that part
//! gets it in any case, but the page would stand still meanwhile; so this asks for it in time and says where it cannot come.

use std::cell::Cell;

use gloo::utils::window;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::state::{App, Toast};
use crate::{
    assumptions::{codec::Link, registry::View},
    i18n::ui::Ui,
};

thread_local! {
    static IS_HERE: Cell<bool> = const { Cell::new(false) };
}

/// Whether a link shows what waits.
pub fn is_needed(link: &Link) -> bool {
    link.view != View::default() || !link.pins.is_empty()
}

/// Asks for it, without waiting.
pub fn prefetch() {
    leptos::task::spawn_local(async {
        load().await;
    });
}

/// Does something for which it is needed: now if it is there, else once it is, or says that it could not be loaded.
pub fn then(app: App, act: impl FnOnce(App) + 'static) {
    if IS_HERE.get() {
        act(app);
        return;
    }
    leptos::task::spawn_local(async move {
        if load().await {
            act(app);
        } else {
            app.say(Toast {
                text: Ui::NotLoaded,
                about: "",
                link: None,
            });
        }
    });
}

/// Waits for it; whether it is there. In a build that is not taken apart it always is.
pub async fn load() -> bool {
    if !IS_HERE.get() {
        let load = Reflect::get(&window(), &JsValue::from_str("doublingsLater"));
        if let Some(load) = load.ok().and_then(|load| load.dyn_into::<Function>().ok()) {
            let Ok(promise) = load.call0(&JsValue::UNDEFINED) else {
                return false;
            };
            let promise: Promise = promise.unchecked_into();
            if JsFuture::from(promise).await.is_err() {
                return false;
            }
        }
        IS_HERE.set(true);
    }
    true
}
