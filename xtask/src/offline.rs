//! What the page keeps for readers without a connection: the worker's list of files, and a name for the release.

use std::fs;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::{Result, minify};

/// The worker's file.
pub const WORKER: &str = "sw.js";

/// Files that only somebody else asks for: the worker itself, hosts, and systems that install the page.
const LEFT_OUT: [&str; 3] = [WORKER, "404.html", "icon-maskable-512.png"];

/// Writes the files of a folder with the finished page into its worker, and a name that tells their content.
pub fn list(dir: &Path) -> Result {
    let failed = |e| format!("could not list {}: {e}", dir.display());
    let mut files: Vec<String> = fs::read_dir(dir)
        .map_err(failed)?
        .flatten()
        .filter(|entry| entry.path().is_file())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| !LEFT_OUT.contains(&name.as_str()))
        .collect();
    files.sort();
    let mut hash = Sha256::new();
    for name in &files {
        hash.update(name);
        hash.update(fs::read(dir.join(name)).map_err(failed)?);
    }
    let release = minify::hex(&hash.finalize()[..8]);
    let path = dir.join(WORKER);
    let worker = fs::read_to_string(&path).map_err(failed)?;
    fs::write(&path, filled(&worker, &files, &release)?).map_err(failed)
}

/// The worker with its two lines.
fn filled(worker: &str, files: &[String], release: &str) -> Result<String> {
    // The page itself is asked for by the folder's name.
    let name = |file: &String| match file.as_str() {
        "index.html" => "\"./\"".to_owned(),
        file => format!("\"./{file}\""),
    };
    let list = files.iter().map(name).collect::<Vec<_>>().join(", ");
    let mut text = worker.to_owned();
    for (line, full) in [
        (
            "const RELEASE = \"0\";",
            format!("const RELEASE = \"{release}\";"),
        ),
        ("const FILES = [];", format!("const FILES = [{list}];")),
    ] {
        if text.matches(line).count() != 1 {
            return Err(format!("{WORKER} should contain `{line}` once."));
        }
        text = text.replace(line, &full);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_knows_the_files_and_the_release() {
        let worker = include_str!("../../static/sw.js");
        let files = ["a.wasm".to_owned(), "index.html".to_owned()];
        let text = filled(worker, &files, "1f").unwrap();
        assert!(text.contains("const RELEASE = \"1f\";"));
        assert!(text.contains("const FILES = [\"./a.wasm\", \"./\"];"));
        assert!(filled("", &files, "1f").is_err());
    }
}
