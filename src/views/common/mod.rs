//! What several views say and show in the same way.

mod chart;
mod tables;
mod tiles;
mod words;

pub use chart::{
    CENTRAL, Of, bands_told, before_and_after, dated_mark, fan, has_all_bands, pairs, sideways,
    up_and_down,
};
pub use tables::{MOST_ROWS, by_date, head, point_row, table, twice_a_year};
pub use tiles::{ascending, dot_axis, ends, range, reached, tell_due, tile};
pub use words::{
    after, assumes, citations, cited, completes, counted, eighty, how_often, is_level, later,
    months, numbered, questioned, spread, tenths, times,
};

use crate::{
    assumptions::{Assumptions, registry::Key},
    model::trend::Trend,
};

/// Whether the points of the trend are METR's, of whichever edition.
pub fn is_metr(assumptions: &Assumptions) -> bool {
    matches!(assumptions.get(Key::Data) as usize, 0 | 3 | 4)
}

/// Which of the parameters of a trend change nothing; whether the spread of a doubling time is an `assumed` one even where the
/// fit gives that time.
pub fn irrelevant(a: &Assumptions, assumed: bool) -> Vec<Key> {
    let spread = a.given(Key::DoublingTime).is_some() || assumed;
    let published = is_metr(a);
    let mut keys = Vec::new();
    if !spread {
        keys.push(Key::DoublingTimeSpread);
    }
    if !published {
        keys.push(Key::SuccessLevel);
    }
    if !published || a.get(Key::SuccessLevel) == 0.0 {
        keys.push(Key::RecordsAt);
    }
    if a.get(Key::Data) != 0.0 || a.value(Key::AsOf).is_none() {
        keys.push(Key::Vintage);
    }
    keys
}

/// Whether a trend does not say how uncertain it is: two points have no residuals.
pub fn is_bare(trend: Option<Trend>) -> bool {
    trend.is_none_or(|trend| trend.variance.is_none())
}
