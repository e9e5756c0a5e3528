//! Where each entrance to what waits leads.

use super::{
    disclosures, embed, evidence, import_form, lazy::LazyPage, picture, pins, present, share,
    side_chart, single, storyboard, tables,
};
use crate::export::own;

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
    side_chart: side_chart::SideChartCard,
    paint_side_charts: side_chart::paint_all,
    evidence: evidence::WholeLedger,
    comparison: disclosures::comparison,
    import: import_form::ImportForm,
    tables: disclosures::tables,
    board: tables::still,
    method: disclosures::method,
    snapshot: share::snapshot,
    read_own: own::read,
};
