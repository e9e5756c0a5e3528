//! The fuzz targets on the inputs that are kept for them, and on what comes of changing these: the same every time.
//!
//! Proptest, as it is here anyway and makes a failing input small by itself; `cargo xtask fuzz` looks for new code with libFuzzer.

#[path = "../../fuzz/src/lib.rs"]
mod targets;

use std::{fs, path::PathBuf};

use proptest::{
    prelude::*,
    sample::Index,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// Inputs do not become longer than this, so that none takes long.
const MOST_BYTES: usize = 4096;

/// A change of an input.
#[derive(Clone, Debug)]
enum Change {
    /// Takes out what stands between two places.
    Without(Index, Index),
    /// Puts in a piece of another input.
    With(Index, Index, Index, Index),
    /// Puts in bytes.
    WithBytes(Index, Vec<u8>),
    /// Puts another byte in the place of one.
    Byte(Index, u8),
    /// Says a piece again.
    Twice(Index, Index),
}

impl Change {
    fn any() -> impl Strategy<Value = Self> {
        let at = any::<Index>;
        let bytes = prop_oneof![
            prop::collection::vec(any::<u8>(), 1..4),
            prop::sample::select(vec![
                "\0",
                "\"",
                "'",
                "<",
                "]]>",
                "\u{202e}",
                "&amp;",
                "%00",
                "_x0041_",
                "=",
                "\r\n",
                "\u{feff}",
                "1e999",
                "-0",
                "９",
                "é",
                "𝟙",
                "javascript:",
                "</script>",
            ])
            .prop_map(|text| text.as_bytes().to_vec()),
        ];
        prop_oneof![
            2 => (at(), at()).prop_map(|(a, b)| Self::Without(a, b)),
            4 => (at(), at(), at(), at()).prop_map(|(to, of, a, b)| Self::With(to, of, a, b)),
            2 => (at(), bytes).prop_map(|(at, bytes)| Self::WithBytes(at, bytes)),
            2 => (at(), any::<u8>()).prop_map(|(at, byte)| Self::Byte(at, byte)),
            1 => (at(), at()).prop_map(|(a, b)| Self::Twice(a, b)),
        ]
    }

    fn make(&self, input: &mut Vec<u8>, all: &[Vec<u8>]) {
        let piece = |of: &[u8], a: &Index, b: &Index| {
            let (a, b) = (a.index(of.len() + 1), b.index(of.len() + 1));
            a.min(b)..a.max(b)
        };
        let place = |at: &Index, of: &[u8]| {
            let at = at.index(of.len() + 1);
            at..at
        };
        match self {
            Self::Without(a, b) => drop(input.drain(piece(input, a, b))),
            Self::With(to, of, a, b) => {
                let other = &all[of.index(all.len())];
                let new = other[piece(other, a, b)].to_vec();
                input.splice(place(to, input), new);
            }
            Self::WithBytes(at, bytes) => {
                input.splice(place(at, input), bytes.iter().copied());
            }
            Self::Byte(at, byte) => {
                if !input.is_empty() {
                    let at = at.index(input.len());
                    input[at] = *byte;
                }
            }
            Self::Twice(a, b) => {
                let again = piece(input, a, b);
                let new = input[again.clone()].to_vec();
                input.splice(again.end..again.end, new);
            }
        }
        input.truncate(MOST_BYTES);
    }
}

/// The inputs that are kept for a target.
fn kept(name: &str) -> Vec<Vec<u8>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/corpus")
        .join(name);
    let files = fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let read = |path: &PathBuf| fs::read(path).expect("a file");
    paths.iter().map(read).collect()
}

fn holds(name: &str, cases: u32) {
    let (_, run) = *targets::TARGETS
        .iter()
        .find(|(known, _)| *known == name)
        .expect("a target");
    let all = kept(name);
    for input in &all {
        run(input);
    }
    let config = Config {
        failure_persistence: None,
        ..Config::with_cases(cases)
    };
    let config = proptest::test_runner::contextualize_config(config);
    let mut runner =
        TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let input = (any::<Index>(), prop::collection::vec(Change::any(), 1..8));
    let input = input.prop_map(|(of, changes)| {
        let mut input = all[of.index(all.len())].clone();
        for change in &changes {
            change.make(&mut input, &all);
        }
        Bytes(input)
    });
    let found = runner.run(&input, |input| {
        run(&input.0);
        Ok(())
    });
    if let Err(why) = found {
        panic!("{why}\nKeep the input in fuzz/corpus/{name}/ once it is mended.");
    }
}

/// Shown as what can be written into a file.
#[derive(Clone)]
struct Bytes(Vec<u8>);

impl std::fmt::Debug for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "b\"{}\"", self.0.escape_ascii())
    }
}

#[test]
fn every_target_has_a_test_and_kept_inputs() {
    let tested = include_str!("fuzz.rs");
    for (name, _) in targets::TARGETS {
        assert!(tested.contains(&format!("holds(\"{name}\", ")), "{name}");
    }
}

#[test]
fn any_file_opens_or_is_refused() {
    holds("files", 2000);
}

#[test]
fn any_forecast_survives_link_and_file() {
    holds("forecasts", 3000);
}

#[test]
fn any_messages_lead_to_what_can_be_asked_for_again() {
    holds("messages", 300);
}

#[test]
fn any_link_has_a_panel_a_picture_and_files() {
    holds("permalink", 300);
}

#[test]
fn any_table_is_understood_asked_about_or_refused() {
    holds("points", 2000);
}

#[test]
fn any_story_survives_link_and_file() {
    holds("story", 2000);
}

#[test]
fn anything_typed_is_shown_again_or_refused() {
    holds("typed", 5000);
}

#[test]
fn any_template_is_refused_or_takes_slides() {
    holds("template", 60);
}
