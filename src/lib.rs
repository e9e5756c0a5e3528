//! Doublings: explore how fast AI builds AI.
//!
//! Data flows in one direction:
//!
//! ```text
//! data/*.csv -> evidence ──┐
//! permalink -> assumptions ┼-> model (pure f64) -> views: Outcome -> Panel -> figure::Scene -> render::{svg, canvas}
//!              │           │                           ├-> headline, milestones, tables, method
//!    document (link, pins, story, undo; apply)         └-> export
//! ```
//!
//! Everything left of `render::canvas` compiles and is tested natively; `app` and
//! `render::canvas` exist only in the browser.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_macros,
        clippy::disallowed_methods,
        reason = "what tests compute is compared within a tolerance, and no test is part of the page"
    )
)]

pub mod assumptions;
pub mod date;
pub mod digest;
pub mod document;
pub mod evidence;
pub mod export;
pub mod figure;
pub mod i18n;
pub mod import;
pub mod lazy;
pub mod number;
pub mod params;
pub mod render;
pub mod story;
pub mod text;
pub mod views;

pub use doublings_model as model;

#[cfg(target_arch = "wasm32")]
pub mod app;

#[cfg(target_arch = "wasm32")]
pub mod api;
