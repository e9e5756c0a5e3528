//! A file that may keep a scenario: any bytes give a query that the page reads, or nothing, never a panic.
#![no_main]

use doublings::{assumptions::codec, export::{kept, scenario_in}};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if let Some(kept) = scenario_in(bytes) {
        let (_, notices) = codec::parse(&kept.query);
        assert!(notices.len() <= 9);
    }
    let png = kept::png(bytes, "title", "?dt=120", 1.0);
    if png != bytes {
        let _ = scenario_in(&png);
    }
});
