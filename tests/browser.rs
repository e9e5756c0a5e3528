//! What must be the same inside the browser as natively: run by `cargo xtask test`.

#![cfg(target_arch = "wasm32")]

use doublings::date;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn dates_survive_the_round_trip() {
    for day in (-60_000..90_000).step_by(17) {
        let days = f64::from(day);
        assert_eq!(date::parse(&date::iso(days)), Some(days));
    }
}

/// `Date` of the browser is an independent implementation of the same calendar.
#[wasm_bindgen_test]
fn dates_are_those_of_the_browser() {
    for day in (-20_000..60_000).step_by(13) {
        let days = f64::from(day);
        let browsers = js_sys::Date::new(&(days * 86_400_000.0).into()).to_iso_string();
        assert!(
            String::from(browsers).starts_with(&date::iso(days)),
            "day {day}"
        );
    }
}
