//! The looks of what waits. They come with it and are no file of their own, so whatever it shows has them from its first moment.
//!
//! A constructed sheet is neither inline nor loaded, so the policy has nothing to say about it. It follows the page's own sheets: what
//! those say of the same elements only for some widths or for paper stands here as well or outweighs it.

use gloo::utils::document;
use web_sys::CssStyleSheet;

const SHEETS: [&str; 9] = [
    include_str!("../../style/evidence.css"),
    include_str!("../../style/dialogs.css"),
    include_str!("../../style/present.css"),
    include_str!("../../style/menus.css"),
    include_str!("../../style/folds.css"),
    include_str!("../../style/beside.css"),
    include_str!("../../style/toys.css"),
    include_str!("../../style/room.css"),
    include_str!("../../style/paper.css"),
];

/// Adds them to the page.
pub fn add() {
    let Ok(sheet) = CssStyleSheet::new() else {
        return;
    };
    if sheet.replace_sync(&SHEETS.concat()).is_ok() {
        document().adopted_style_sheets().push(&sheet);
    }
}
