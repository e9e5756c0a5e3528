//! The address bar: reads the link that the page was opened with and writes the present one.

use gloo::utils::{document, window};
use wasm_bindgen::JsValue;

use super::preferences::Theme;
use crate::{
    assumptions::{
        codec::{self, Link, Notice, PAGE_KEYS},
        embed, journey,
    },
    i18n::Lang,
};

/// Queries of more bytes are not sent to the host.
const LONGEST: usize = 2000;

/// The keys of the page, not of the assumptions, that the address had.
#[derive(Clone, Debug, Default)]
pub struct Address {
    keys: Vec<(String, String)>,
    /// How the bare figure is shown, if the address asks for that.
    pub embed: Option<embed::Options>,
}

impl Address {
    /// What the address says.
    pub fn read() -> (Self, Link, Vec<Notice>) {
        let location = window().location();
        let search = location.search().unwrap_or_default();
        let hash = location.hash().unwrap_or_default();
        let mut query = codec::of_address(&search, &hash);
        if query.is_empty() {
            // A file that holds the whole page opens with the link that it was saved with.
            query = of_file("doublings-link").unwrap_or_default();
        }
        let (link, mut notices) = codec::parse(&query);
        let (embed, more) = embed::parse(&query);
        notices.extend(more);
        let mut keys = journey::pairs(&query);
        keys.retain(|(key, _)| PAGE_KEYS.contains(&key.as_str()));
        (Self { keys, embed }, link, notices)
    }

    /// The language that the address asks for.
    pub fn lang(&self) -> Option<Lang> {
        self.get("lang").and_then(Lang::from_tag)
    }

    /// The theme that the address asks for.
    pub fn theme(&self) -> Option<Theme> {
        self.get("theme").and_then(Theme::from_name)
    }

    /// The scene that the address wants to be presented, from 0.
    pub fn presents(&self) -> Option<usize> {
        self.get("present")?
            .trim()
            .parse::<usize>()
            .ok()?
            .checked_sub(1)
    }

    /// Leaves out a key from now on.
    pub fn forget(&mut self, key: &str) {
        self.keys.retain(|(name, _)| name != key);
    }

    /// Whether the address has this key.
    pub fn names(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    fn get(&self, key: &str) -> Option<&str> {
        let found = self.keys.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }

    /// Adds the page's keys again, with the language and theme in force; without the embedding ones if the page is to be `whole`.
    pub fn append_page_keys(&self, query: &mut String, lang: Lang, theme: Theme, whole: bool) {
        for (key, value) in &self.keys {
            if whole && !matches!(key.as_str(), "lang" | "theme") {
                continue;
            }
            let value = match key.as_str() {
                "lang" => lang.tag(),
                "theme" => theme.name(),
                _ => value,
            };
            query.push('&');
            query.push_str(key);
            query.push('=');
            query.extend(form_urlencoded::byte_serialize(value.as_bytes()));
        }
    }
}

/// Whether the link has suffered on its way, so that what mends it has to come first.
pub fn is_bent() -> bool {
    let location = window().location();
    let needs = |part: Result<String, _>| part.is_ok_and(|part| journey::needs_mending(&part));
    needs(location.search()) || needs(location.hash())
}

/// Whether the page was opened without a link: a first visit.
pub fn is_bare() -> bool {
    let location = window().location();
    let is_empty = |part: Result<String, _>| part.is_ok_and(|part| part.len() <= 1);
    is_empty(location.search()) && is_empty(location.hash()) && of_file("doublings-link").is_none()
}

/// Replaces the address. Browsers may refuse, for instance on file: pages; the page works on.
pub fn write(query: &str) {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// Keeps the address for a page that is just being loaded anew, which it comes too late for (`initializer.mjs` takes it up).
pub fn keep(query: &str) {
    let old = window().location().href().unwrap_or_default();
    if let Ok(Some(storage)) = window().session_storage() {
        let _ = storage.set_item("doublings.late", &[&old, " ", &relative(query)].concat());
    }
}

/// [`write`] as a new step of the browser's history.
pub fn push(query: &str) {
    if let Ok(history) = window().history() {
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&relative(query)));
    }
}

/// What stands before a query. Hosts refuse long ones, so these stand where only the page reads them; of the address of a document
/// without a place (`blob:`, `data:`) nothing else may change.
fn mark(query: &str) -> &'static str {
    let scheme = window().location().protocol().unwrap_or_default();
    let placeless = scheme == "blob:" || scheme == "data:";
    if placeless || query.len() > LONGEST {
        "#"
    } else {
        "?"
    }
}

/// The address of a query on this page.
fn relative(query: &str) -> String {
    let mark = mark(query);
    let search = window().location().search().unwrap_or_default();
    // What follows `#` would stand behind the query that is there.
    let page = if mark == "#" && !search.is_empty() {
        here()
    } else {
        String::new()
    };
    [&page, mark, query].concat()
}

/// The absolute address of a query on this page, or on the one that a file with the whole page was saved from.
pub fn absolute(query: &str) -> String {
    let page = published();
    let page = if page.is_empty() { here() } else { page };
    [&page, mark(query), query].concat()
}

/// The address of this page without a query.
pub fn here() -> String {
    let href = window().location().href().unwrap_or_default();
    let base = href.split(['?', '#']).next();
    base.unwrap_or_default().to_owned()
}

/// Where the page can be found by others; empty if it is a file that was saved from nowhere, whose path is nobody's business.
pub fn published() -> String {
    match of_file("doublings-home") {
        Some(home) => home,
        None => here(),
    }
}

/// A person's own points, if the page is a file that keeps some.
pub fn own() -> Option<String> {
    of_file("doublings-own").filter(|own| !own.is_empty())
}

/// What a file with the whole page says about itself.
fn of_file(name: &str) -> Option<String> {
    let query = ["meta[name=", name, "]"].concat();
    let meta = document().query_selector(&query).ok()??;
    meta.get_attribute("content")
}
