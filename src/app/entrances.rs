//! Where each entrance to what waits leads.

use super::{
    chart::side_chart,
    controls::{groups, hint, starting_point},
    dialogs::{self, picture},
    embed, evidence, late_style,
    lazy::LazyPage,
    panel::{disclosures, figures, pins, why},
    present,
    shell::{credits, menus, print, toys, view_links},
};
use crate::{export::own, i18n::words};

/// For the table alone.
pub(crate) const LAZY_PAGE: LazyPage = LazyPage {
    dress: late_style::add,
    share_menu: menus::share,
    present_menu: menus::present,
    download_menu: menus::download,
    present: present::open,
    begin_presentation: present::begin,
    embed_dialog: dialogs::embed::EmbedDialog,
    picture_dialog: picture::PictureDialog,
    preset: starting_point::take,
    groups: groups::Groups,
    hint: hint::Hint,
    toy: toys::ToyPanel,
    sentence: figures::follow,
    arrive: view_links::arrive,
    pins: pins::ComparisonCard,
    side_charts: side_chart::SideChartCards,
    paint_side_charts: side_chart::paint_all,
    evidence: evidence::WholeLedger,
    sources: credits::named,
    comparison: disclosures::comparison,
    why: why::drivers,
    import: dialogs::import::form::ImportForm,
    tables: disclosures::tables,
    print: print::print,
    method: disclosures::method,
    notice: words::notice,
    answer: embed::answer::answer,
    read_own: own::read,
};
