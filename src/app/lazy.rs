//! The page and what waits: what of it a person can ask for, and how the page asks for it.
//!
//! Nothing of it is there before it has been loaded, so whatever leads to it asks in time and says where it cannot come.

use std::rc::Rc;

use super::{
    disclosures,
    dom::El,
    each::Item,
    embed, evidence, picture, pins, present, share,
    side_charts::{self, Chart},
    single,
    state::{App, Toast},
    storyboard,
};
use crate::{
    assumptions::{codec::Link, registry::View},
    evidence::points::Dataset,
    export::own,
    i18n::ui::Ui,
    lazy,
};

/// Makes what a fold contains.
pub type Contents = fn(App) -> Vec<El>;

/// What waits of the page.
pub struct LazyPage {
    /// Puts the picture into the clipboard.
    pub copy_picture: fn(App),
    /// Saves the picture.
    pub save_svg: fn(App),
    /// Saves a presentation.
    pub save_pptx: fn(App),
    /// Saves a workbook.
    pub save_xlsx: fn(App),
    /// Saves the figures.
    pub save_csv: fn(App),
    /// Saves figures, assumptions and sources.
    pub save_json: fn(App),
    /// Saves the page in one file.
    pub save_page: fn(App),
    /// Presents the story.
    pub present: fn(App),
    /// Presents at once if the address asks for it.
    pub begin_presentation: fn(App),
    /// Opens the dialog in which a story is made.
    pub open_story: fn(App),
    /// The dialog that writes markup for embedding.
    pub embed_dialog: fn(App) -> El,
    /// The dialog that makes pictures to measure.
    pub picture_dialog: fn(App) -> El,
    /// The pinned scenarios and what differs between them.
    pub pins: fn(App) -> El,
    /// The card of one of the smaller charts.
    pub side_chart: fn(App, Item<Chart>, usize) -> El,
    /// Paints the smaller charts.
    pub paint_side_charts: fn(App),
    /// The table of the evidence.
    pub evidence: fn(App) -> El,
    /// The comparison of the laws.
    pub comparison: Contents,
    /// The figures as tables.
    pub tables: Contents,
    /// How this is computed.
    pub method: Contents,
    /// The picture, the figures or the whole for the page around this one, by the name of the format.
    pub snapshot: fn(App, &str) -> Option<String>,
    /// A person's own points out of a page that was saved with them.
    pub read_own: fn(&str) -> [Option<Rc<Dataset>>; 2],
}

/// For the table alone.
pub(crate) const LAZY_PAGE: LazyPage = LazyPage {
    copy_picture: picture::copy,
    save_svg: share::save_svg,
    save_pptx: share::save_pptx,
    save_xlsx: share::save_xlsx,
    save_csv: share::save_csv,
    save_json: share::save_json,
    save_page: single::save,
    present: present::open,
    begin_presentation: present::begin,
    open_story: storyboard::open,
    embed_dialog: embed::EmbedDialog,
    picture_dialog: picture::PictureDialog,
    pins: pins::ComparisonCard,
    side_chart: side_charts::SideChartCard,
    paint_side_charts: side_charts::paint_all,
    evidence: evidence::WholeLedger,
    comparison: disclosures::comparison,
    tables: disclosures::tables,
    method: disclosures::method,
    snapshot: share::snapshot,
    read_own: own::read,
};

/// What waits of the page, for whatever is reached only once it is there.
pub fn page() -> &'static LazyPage {
    &lazy::get().page
}

/// Whether a link shows what waits.
pub fn is_needed(link: &Link) -> bool {
    link.view != View::default() || !link.pins.is_empty()
}

/// Asks for it, without waiting.
pub fn prefetch() {
    leptos::task::spawn_local(async {
        lazy::load().await;
    });
}

/// Does something for which it is needed: now if it is there, else once it is, or says that it could not be loaded.
pub fn then(app: App, act: impl FnOnce(App) + 'static) {
    if lazy::loaded().is_some() {
        act(app);
        return;
    }
    leptos::task::spawn_local(async move {
        if lazy::load().await.is_some() {
            act(app);
        } else {
            is_missing(app);
        }
    });
}

/// Says that it could not be loaded.
pub fn is_missing(app: App) {
    app.say(Toast {
        text: Ui::NotLoaded,
        about: "",
        link: None,
    });
}
