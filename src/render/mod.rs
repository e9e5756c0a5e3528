//! Painters of a [`Scene`](crate::figure::scene::Scene).

pub(crate) mod digits;
pub mod svg;

#[cfg(target_arch = "wasm32")]
pub mod canvas;
