//! The model's outputs bit by bit: `tests/browser.rs` compares wasm with the same file.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes it anew.

#[path = "../bits/mod.rs"]
mod fingerprints;

use expect_test::expect_file;

#[test]
fn the_model_gives_the_kept_bits() {
    expect_file!["../bits/model.txt"].assert_eq(&fingerprints::of_model());
}

#[test]
fn json_svg_and_registry_are_the_kept_texts() {
    expect_file!["../bits/interface.txt"].assert_eq(&fingerprints::native_interface());
}

#[test]
fn the_last_bit_of_one_number_changes_the_fingerprint() {
    let kept = fingerprints::of_text("1.0000000000000002");
    assert_ne!(kept, fingerprints::of_text("1.0000000000000004"));
    assert_eq!(fingerprints::of_text(""), "cbf29ce484222325");
}
