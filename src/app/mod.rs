//! The page.

use leptos::prelude::*;

/// Mounts the page into the document's body.
pub fn mount() {
    mount_to_body(|| view! { <main>"Doublings"</main> });
}
