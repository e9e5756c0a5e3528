//! The part of the crate `wasm-streams` that Leptos' server functions compile against, without its exports.
//!
//! This page has no server and calls no server function. The real crate exports classes to JavaScript, which
//! no linker may drop: six kilobytes of the page, compressed. A stream from here is the browser's empty one, and
//! reading one ends at once.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream of the browser.
pub struct ReadableStream(Option<web_sys::ReadableStream>);

impl ReadableStream {
    /// Wraps a stream of the browser.
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(Some(raw))
    }

    /// An empty stream: nothing of this page produces one.
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(None)
    }

    /// The stream of the browser; its empty one where there is none.
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self.0.map_or_else(web_sys::ReadableStream::new, Ok) {
            Ok(stream) => stream,
            Err(error) => wasm_bindgen::throw_val(error),
        }
    }

    /// A stream that has ended.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        Ended
    }
}

struct Ended;

impl Stream for Ended {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(None)
    }
}
