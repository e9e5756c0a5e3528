//! What must be the same inside the browser as natively: run by `cargo xtask test`.

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]
#![cfg(target_arch = "wasm32")]

#[path = "bits/mod.rs"]
mod fingerprints;

use doublings::{date, lazy, model::numerics::sample::Random, number};
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

/// `tests/native/bits.rs` compares native code with the same file.
#[wasm_bindgen_test]
fn the_model_gives_the_same_bits_as_natively() {
    assert_eq!(fingerprints::of_model(), include_str!("bits/model.txt"));
}

#[wasm_bindgen_test]
fn forecast_figure_and_registry_are_the_same_texts_as_natively() {
    let host = &lazy::get().host;
    let interface = fingerprints::Interface {
        forecast: &host.forecast,
        figure_svg: &host.figure_svg,
        registry: &host.registry,
    };
    let texts = fingerprints::of_interface(&interface);
    assert_eq!(texts, include_str!("bits/interface.txt"));
    assert_eq!(texts, fingerprints::native_interface());
}

/// The page has the browser read and write numbers; Rust's own conversions are an independent implementation.
#[wasm_bindgen_test]
fn numbers_are_read_and_written_as_natively() {
    let mut random = Random::new(1);
    for _ in 0..20_000 {
        let value = 1e4 * random.unit();
        assert_eq!(number::shortest(value), value.to_string());
    }
    // Where two texts are equally short and equally near, browsers choose the even one: only beyond 2^49.
    for value in (0..20_000).map(|_| f64::from_bits(random.bits())) {
        let text = number::shortest(value);
        if value.is_finite() {
            assert_eq!(text.len(), value.to_string().len(), "{text}");
            assert_eq!(number::parse(&text), Some(value));
            assert_eq!(number::parse(&format!("{value:e}")), Some(value));
        }
    }
}
