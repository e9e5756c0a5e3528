//! Two dozen parts of a page, each about fifteen lines, with `view!` (feature `macro`) and with the page's own builder (feature
//! `builder`). `cargo xtask bench --view-macro` compares how large the modules are.

#![cfg(target_arch = "wasm32")]
#![allow(dead_code, missing_docs, non_snake_case, unused_imports)]

#[path = "../../../src/app/dom/mod.rs"]
mod dom;
/// The builder asks which sources a sentence names and how it is kept on a line; no part here has one.
mod evidence {
    pub mod sources {
        pub fn linked(text: &str) -> Vec<(&str, Option<&str>)> {
            vec![(text, None)]
        }
    }
}
mod i18n {
    pub mod whole {
        pub fn stretches(text: &str) -> Vec<(&str, bool)> {
            vec![(text, false)]
        }
    }
}

use leptos::{ev, prelude::*};
use wasm_bindgen::prelude::*;

/// What a part shows and changes.
#[derive(Clone, Copy)]
pub struct Store {
    value: RwSignal<f64>,
    label: RwSignal<String>,
    open: RwSignal<bool>,
}

impl Store {
    fn new() -> Self {
        Self {
            value: RwSignal::new(0.0),
            label: RwSignal::new(String::new()),
            open: RwSignal::new(false),
        }
    }
}

#[cfg(feature = "macro")]
macro_rules! part {
    ($name:ident, $class:literal, $by:literal) => {
        pub fn $name(store: Store) -> impl IntoView {
            view! {
                <div class=$class class:changed=move || store.value.get() != $by>
                    <label id=concat!("l-", $class)>{move || store.label.get()}</label>
                    <button
                        type="button"
                        title=move || store.label.get()
                        on:click=move |_| store.value.update(|value| *value += $by)
                    >
                        {move || store.value.get().to_string()}
                    </button>
                    <details prop:open=move || store.open.get()>
                        <summary on:click=move |_| store.open.update(|open| *open = !*open)>{$class}</summary>
                        {move || store.open.get().then(|| view! { <p class="small">{store.label.get()}</p> })}
                    </details>
                </div>
            }
        }
    };
}

#[cfg(feature = "builder")]
macro_rules! part {
    ($name:ident, $class:literal, $by:literal) => {
        pub fn $name(store: Store) -> dom::El {
            use dom::html::{button, details, div, label, p, summary};
            div()
                .class($class)
                .class(("changed", move || store.value.get() != $by))
                .child((
                    label()
                        .id(concat!("l-", $class))
                        .child(move || store.label.get()),
                    button()
                        .attr("type", "button")
                        .attr("title", move || store.label.get())
                        .on(ev::click, move |_| {
                            store.value.update(|value| *value += $by)
                        })
                        .child(move || store.value.get().to_string()),
                    details()
                        .prop("open", move || store.open.get().to_string())
                        .child((
                            summary()
                                .on(ev::click, move |_| store.open.update(|open| *open = !*open))
                                .child($class),
                            div().child(move || {
                                store
                                    .open
                                    .get()
                                    .then(|| p().class("small").child(store.label.get()))
                            }),
                        )),
                ))
        }
    };
}

#[cfg(any(feature = "macro", feature = "builder"))]
macro_rules! parts {
    ($($name:ident $class:literal $by:literal)*) => {
        $(part!($name, $class, $by);)*

        /// Shows them all.
        #[cfg(feature = "macro")]
        fn show() {
            let store = Store::new();
            $(mount_to_body(move || $name(store));)*
        }

        /// Shows them all.
        #[cfg(feature = "builder")]
        fn show() {
            mount_to_body(|| {
                let store = Store::new();
                $($name(store).mount();)*
            });
        }
    };
}

#[cfg(any(feature = "macro", feature = "builder"))]
parts! {
    Alpha "alpha" 1.5
    Beta "beta" 2.5
    Gamma "gamma" 3.5
    Delta "delta" 4.5
    Epsilon "epsilon" 5.5
    Zeta "zeta" 6.5
    Eta "eta" 7.5
    Theta "theta" 8.5
    Iota "iota" 9.5
    Kappa "kappa" 10.5
    Lambda "lambda" 11.5
    Mu "mu" 12.5
    Nu "nu" 13.5
    Xi "xi" 14.5
    Omicron "omicron" 15.5
    Pi "pi" 16.5
    Rho "rho" 17.5
    Sigma "sigma" 18.5
    Tau "tau" 19.5
    Upsilon "upsilon" 20.5
    Phi "phi" 21.5
    Chi "chi" 22.5
    Psi "psi" 23.5
    Omega "omega" 24.5
}

#[cfg(not(any(feature = "macro", feature = "builder")))]
fn show() {
    mount_to_body(|| {
        let store = Store::new();
        gloo::utils::document().set_title(&store.label.get_untracked());
    });
}

/// Shows them.
#[wasm_bindgen(start)]
pub fn start() {
    show();
}
