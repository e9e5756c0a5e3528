//! What waits until it is needed: all views but the first, what is read below its chart and behind folds, dialogs, files.
//!
//! One table holds every entrance. Where the build takes the module apart (feature `split`, see `xtask/src/split.rs`), whatever
//! only the table reaches is in a file of its own, which comes when [`load`] first asks for it. Everywhere else the table is
//! there from the start.

#[cfg(target_arch = "wasm32")]
use crate::{api, app};
use crate::{
    assumptions::{foreseen, journey},
    evidence::{
        Source,
        editions::{self, Edition},
        points::Dataset,
        sources,
    },
    params::{self, ParamWords, Told},
    views::{self, Waiting},
};

/// The entrances to what waits.
pub struct Lazy {
    /// All views but the first.
    pub views: Waiting,
    /// Finds the names of sources in a text; all that the first view says names none but in its own links.
    #[cfg(target_arch = "wasm32")]
    pub linked: fn(&str) -> Vec<sources::Stretch<'_>>,
    /// Finds a title in Japanese in an English text.
    #[cfg(target_arch = "wasm32")]
    pub titled: fn(&str) -> [&str; 3],
    /// Mends a link that has suffered on its way.
    pub mend: journey::Mending,
    /// Reads a person's own forecast.
    pub foresee: foreseen::Reading,
    /// The words of all parameters, by their place in the registry.
    pub words: &'static [ParamWords],
    /// What they do.
    pub help: &'static [Told],
    /// The points of an older edition of METR's table.
    pub edition: fn(Edition) -> &'static Dataset,
    /// The sources.
    pub sources: fn() -> &'static [Source],
    /// What only a part of the page's readers open.
    #[cfg(target_arch = "wasm32")]
    pub page: app::LazyPage,
    /// What the module gives to the page's host.
    #[cfg(target_arch = "wasm32")]
    pub host: api::Host,
}

/// Only what waits itself may name this: whoever else does takes all of it into the first part.
static TABLE: Lazy = Lazy {
    views: views::WAITING,
    mend: journey::mended_pairs,
    foresee: foreseen::canonical,
    words: &params::WORDS,
    help: &params::HELP,
    edition: editions::older,
    sources: sources::read,
    #[cfg(target_arch = "wasm32")]
    linked: sources::linked,
    #[cfg(target_arch = "wasm32")]
    titled: crate::i18n::Lang::around_japanese,
    #[cfg(target_arch = "wasm32")]
    page: app::LAZY_PAGE,
    #[cfg(target_arch = "wasm32")]
    host: api::HOST,
};

/// The table, for whatever is reached only once it is there.
///
/// # Panics
///
/// If it is not there.
pub fn get() -> &'static Lazy {
    loaded().expect("what waits is loaded before it is used")
}

#[cfg(not(all(feature = "split", target_arch = "wasm32")))]
mod part {
    use super::{Lazy, TABLE};

    /// The table, if it is there.
    pub const fn loaded() -> Option<&'static Lazy> {
        Some(&TABLE)
    }

    /// Waits for the table; `None` if it cannot be loaded.
    #[allow(
        clippy::unused_async,
        reason = "it waits where the module is taken apart"
    )]
    pub async fn load() -> Option<&'static Lazy> {
        loaded()
    }
}

#[cfg(all(feature = "split", target_arch = "wasm32"))]
mod part {
    use std::cell::Cell;

    use leptos::wasm_split::{SplitLoaderError, wasm_split};

    use super::{Lazy, TABLE};
    use crate::assumptions::{foreseen, journey};

    thread_local! {
        static LOADED: Cell<Option<&'static Lazy>> = const { Cell::new(None) };
    }

    // The attribute declares the function on both sides of the cut, as an export and as an import.
    #[allow(unsafe_code)]
    #[allow(
        clippy::unnecessary_wraps,
        reason = "what cannot fail is only the function, not its loading"
    )]
    #[wasm_split(lazy, wasm_split_path = leptos::wasm_split, fallible)]
    fn table() -> Result<&'static Lazy, SplitLoaderError> {
        Ok(&TABLE)
    }

    /// The table, if it is there.
    pub fn loaded() -> Option<&'static Lazy> {
        LOADED.get()
    }

    /// Waits for the table; `None` if it cannot be loaded. The next call tries again.
    pub async fn load() -> Option<&'static Lazy> {
        if loaded().is_none() {
            LOADED.set(table().await.ok());
            if let Some(table) = loaded() {
                (table.page.dress)();
                journey::mend_with(table.mend);
                foreseen::read_with(table.foresee);
            }
        }
        loaded()
    }
}

pub use part::{load, loaded};
