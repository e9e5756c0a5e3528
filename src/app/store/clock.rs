//! What day it is for the reader.

use crate::date::days_from_civil;

/// The reader's day in days since 1970-01-01: that of the clock on the wall, not that of Greenwich.
pub fn today() -> f64 {
    let now = js_sys::Date::new_0();
    let day = days_from_civil(
        now.get_full_year().into(),
        now.get_month() + 1,
        now.get_date(),
    );
    day as f64
}
