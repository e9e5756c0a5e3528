//! A view's numbers as one CSV table: the points, the curves with their quantiles, the pinned curves; of the evidence its rows.

use super::{csv_text::written, ledger, table};
use crate::views::Panel;

/// RFC 4180 with `\r\n` line ends; plain numbers, dates as ISO 8601, in every language. The columns are those of
/// `table::numbers`, or of the rows of the evidence.
pub fn csv(panel: &Panel) -> String {
    match panel.report().consequences() {
        Some(consequences) => written(&ledger::whole(panel.lang, consequences)),
        None => written(&table::numbers(panel).rows),
    }
}
