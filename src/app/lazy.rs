//! What waits of the page: what of it a person can ask for, and how the page asks for it.
//!
//! Nothing of it is there before it has been loaded, so whatever leads to it asks in time and says where it cannot come.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;

use super::{dom::El, embed::telling::Talk, shell::toys::Toy, store::App};
use crate::{
    assumptions::{
        Assumptions,
        codec::Notice,
        registry::{Key, View},
    },
    evidence::points::Dataset,
    i18n::Lang,
    lazy,
};

/// Makes what a fold contains.
pub type Contents = fn(App) -> Vec<El>;

/// What waits of the page.
pub struct LazyPage {
    /// Adds the looks of all this to the page.
    pub dress: fn(),
    /// What the menus of the header hold.
    pub share_menu: Contents,
    /// Likewise.
    pub present_menu: Contents,
    /// Likewise.
    pub download_menu: Contents,
    /// Presents the story.
    pub present: fn(App),
    /// Presents at once if the address asks for it.
    pub begin_presentation: fn(App),
    /// The dialog that writes markup for embedding.
    pub embed_dialog: fn(App) -> El,
    /// The dialog that makes pictures to measure.
    pub picture_dialog: fn(App) -> El,
    /// Takes a starting point, and says what it changed where the sentence stays.
    pub preset: fn(App, &Assumptions),
    /// The controls that are not shown at first.
    pub groups: fn(App, View) -> Vec<El>,
    /// What is said of a parameter.
    pub hint: fn(App, Key) -> El,
    /// What a stranger can try at once.
    pub toy: fn(App, Toy) -> El,
    /// Makes controls of the sentence's figures, and underlines terms that it explains.
    pub sentence: fn(App),
    /// Gives the focus to what was sought, once it is there.
    pub arrive: fn(App),
    /// The pinned scenarios and what differs between them.
    pub pins: fn(App) -> El,
    /// The cards of the smaller charts.
    pub side_charts: fn(App) -> El,
    /// Paints the smaller charts.
    pub paint_side_charts: fn(App),
    /// The table of the evidence.
    pub evidence: fn(App) -> El,
    /// The sources of a view by their names.
    pub sources: fn(Lang, &[&str]) -> Vec<El>,
    /// The comparison of the laws.
    pub comparison: Contents,
    /// Which assumption matters.
    pub why: Contents,
    /// The form for a person's own points.
    pub import: Contents,
    /// The figures as tables.
    pub tables: Contents,
    /// Makes ready for paper, or puts back what was there.
    pub print: fn(App, bool),
    /// How this is computed.
    pub method: Contents,
    /// What could not be used of a link, in words.
    pub notice: fn(Lang, &Notice) -> String,
    /// Answers the page around a figure.
    pub answer: fn(&Talk, &JsValue),
    /// A person's own points out of a page that was saved with them.
    pub read_own: fn(&str) -> [Option<Rc<Dataset>>; 2],
}

/// What waits of the page, for whatever is reached only once it is there.
pub fn page() -> &'static LazyPage {
    &lazy::get().page
}

/// Milliseconds after which the page has come to rest.
const IDLE: u32 = 800;

/// Asks for it once the page rests.
pub fn fetch_when_idle(app: App) {
    if lazy::loaded().is_none() {
        Timeout::new(IDLE, move || prefetch(app)).forget();
    }
}

/// Asks for it, without waiting.
pub fn prefetch(app: App) {
    leptos::task::spawn_local(async move {
        app.load().await;
    });
}
