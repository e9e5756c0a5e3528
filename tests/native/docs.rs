//! The documents: short enough to be read, and their links lead somewhere.

use std::{
    fs,
    path::{Path, PathBuf},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(file: &str) -> usize {
    let text = fs::read_to_string(root().join(file)).expect(file);
    text.split_whitespace().count()
}

/// The documents of the project, wherever they are.
fn documents() -> Vec<PathBuf> {
    let folders = ["", "docs", "data", "fuzz"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| {
        let files = fs::read_dir(folder).expect("a folder");
        files.map(|file| file.expect("a file").path())
    });
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// Lines outside of blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The names that headings have as targets of links.
fn anchors(text: &str) -> Vec<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let kept = line.trim_start_matches('#').trim().chars();
            let kept = kept.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}

/// What a document links to, apart from addresses on the web.
fn targets(text: &str) -> Vec<&str> {
    let rest = prose(text).flat_map(|line| line.split("](").skip(1));
    rest.filter_map(|rest| Some(rest.split_once(')')?.0))
        .filter(|target| !target.contains("://"))
        .collect()
}

#[test]
fn the_readme_is_read_in_some_minutes() {
    assert!(words("README.md") <= 1500, "{}", words("README.md"));
}

#[test]
fn the_architecture_is_read_in_some_minutes() {
    let words = words("ARCHITECTURE.md");
    assert!(words <= 900, "{words}");
}

#[test]
fn links_lead_to_files_and_headings() {
    let documents = documents();
    assert!(documents.len() > 8, "{documents:?}");
    for document in documents {
        let text = fs::read_to_string(&document).expect("a text");
        for target in targets(&text) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                document.clone()
            } else {
                document.with_file_name(file)
            };
            let place = format!("{target} in {}", document.display());
            assert!(file.exists(), "{place}: no such file");
            if !anchor.is_empty() {
                let text = fs::read_to_string(&file).expect("a text");
                assert!(
                    anchors(&text).iter().any(|a| a == anchor),
                    "{place}: no such heading"
                );
            }
        }
    }
}
