//! How fast the engine is natively: `cargo xtask bench --engine`.

use divan::{Bencher, black_box};
use doublings::date;

fn main() {
    divan::main();
}

#[divan::bench]
fn date_parse(bencher: Bencher) {
    bencher.bench(|| date::parse(black_box("2026-05-08")));
}
