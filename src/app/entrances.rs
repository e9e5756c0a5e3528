//! Where each entrance to what waits leads.

use super::{
    chart::side_chart,
    controls::starting_point,
    dialogs::{self, picture, story},
    evidence,
    lazy::LazyPage,
    panel::{disclosures, pins, tables, why},
    present,
    share::{self, single},
    shell::credits,
    terms,
};
use crate::{export::own, i18n::words};

/// For the table alone.
pub(crate) const LAZY_PAGE: LazyPage = LazyPage {
    copy_picture: picture::copy,
    save_svg: share::save_svg,
    save_pptx: share::save_pptx,
    save_story: share::save_story,
    save_xlsx: share::save_xlsx,
    save_csv: share::save_csv,
    save_json: share::save_json,
    save_page: single::save,
    present: present::open,
    begin_presentation: present::begin,
    open_story: story::open,
    embed_dialog: dialogs::embed::EmbedDialog,
    picture_dialog: picture::PictureDialog,
    preset: starting_point::take,
    terms: terms::mark,
    pins: pins::ComparisonCard,
    side_chart: side_chart::SideChartCard,
    paint_side_charts: side_chart::paint_all,
    evidence: evidence::WholeLedger,
    sources: credits::named,
    comparison: disclosures::comparison,
    why: why::drivers,
    import: dialogs::import::form::ImportForm,
    tables: disclosures::tables,
    board: tables::still,
    method: disclosures::method,
    notice: words::notice,
    snapshot: share::snapshot,
    read_own: own::read,
};
