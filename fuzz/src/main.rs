//! libFuzzer with the target that `FUZZ_TARGET` names; `cargo xtask fuzz` starts it.
#![no_main]

use std::sync::LazyLock;

static RUN: LazyLock<fn(&[u8])> = LazyLock::new(|| {
    let name = std::env::var("FUZZ_TARGET").unwrap_or_default();
    let target = doublings_fuzz::TARGETS
        .iter()
        .find(|(known, _)| *known == name);
    target.expect("FUZZ_TARGET names a target").1
});

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| (*RUN)(bytes));
