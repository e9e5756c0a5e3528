//! Takes the module apart: what the page starts with, and the part that waits (`src/lazy.rs`), each made small.
//!
//! `wasm_split_cli_support` works on the module as cargo linked it, before wasm-bindgen has seen it; so what Trunk has made of
//! that module by now is made again of its first part.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::names::Names;
use crate::process::{command, run, run_for_output, target_dir};
use crate::{Result, offline, tools};

/// What wasm-opt does: `-Oz` optimises for size, `-O3` would for speed.
///
/// The compiler lays the stack first, so nothing lies in the lowest kilobyte. A second round finds a little more.
const OPTIMISE: [&str; 6] = [
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=40",
    "--strip-producers",
    "--strip-target-features",
];

/// What else it does with the first part, which brings its own memory, zeros at the start: it renames what the module and its
/// JavaScript call each other, and prints the new names.
const OPTIMISE_FIRST: [&str; 2] = [
    "--zero-filled-memory",
    "--minify-imports-and-exports-and-modules",
];

/// The wasm features that the compiler may use, as wasm-opt calls them.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
    "--enable-simd",
];

/// The name of the script that loads what waits, beside the glue, which imports it.
const LOADER: &str = "./lazy.js";

/// The file of the part that `#[wasm_split(lazy)]` names.
const LAZY: &str = "split_lazy";

/// Ends the name of the published file.
pub const LAZY_ENDING: &str = "_lazy.wasm";

/// Replaces the module and the JavaScript in a folder that Trunk has built by those of the parts.
pub fn split(dir: &Path, release: bool) -> Result {
    let wasm = only(dir, "wasm")?;
    let glue = only(dir, "js")?;
    let stem = glue.file_stem().unwrap_or_default().to_string_lossy();
    let work = dir.join("split");
    let linked = linked(release);
    let bytes = read(&linked)?;

    let first = work.join("first.wasm");
    let script = ["./", &stem, ".js"].concat();
    let mut options = wasm_split_cli_support::Options::new(&bytes);
    options.output_dir = &work;
    options.main_out_path = &first;
    options.link_name = LOADER;
    options.main_module = &script;
    let parts = wasm_split_cli_support::transform(options)
        .map_err(|e| format!("could not take {} apart: {e:#}", linked.display()))?;
    let [lazy] = parts.split_modules.as_slice() else {
        return Err(format!(
            "the module has {} parts that wait instead of one: is it built with the feature `split`?",
            parts.split_modules.len()
        ));
    };

    let mut bindgen = command("wasm-bindgen");
    // The option keeps the table, the memory and the stack's place for the part that waits.
    bindgen.args(["--target=web", "--no-typescript", "--keep-lld-exports"]);
    bindgen
        .args(["--out-name", &stem])
        .arg("--out-dir")
        .arg(dir);
    run(bindgen.arg(&first))?;
    let made = dir.join([&stem, "_bg.wasm"].concat());
    if made != wasm {
        return Err(format!(
            "{} was to be replaced by {}",
            wasm.display(),
            made.display()
        ));
    }
    let mut loader = read_text(&work.join(LOADER))?;
    if release && tools::has_wasm_opt() {
        let printed = shrink(&wasm, &OPTIMISE_FIRST)?;
        let names = Names::read(&printed);
        write(&glue, &names.in_glue(&read_text(&glue)?, LOADER)?)?;
        loader = names.in_loader(&loader)?;
        shrink(lazy, &[])?;
    } else if release {
        eprintln!("wasm-opt is not installed: the module stays as the compiler made it.");
    }

    // The name tells the build: a page that was loaded from an earlier one never gets what does not belong to it.
    let name = [&digest(&[read(&wasm)?, read(lazy)?]), LAZY_ENDING].concat();
    rename(lazy, &dir.join(&name))?;
    write(&dir.join(LOADER), &with_name(&loader, &name)?)?;
    fs::remove_dir_all(&work).map_err(|e| format!("could not remove {}: {e}", work.display()))
}

/// The module that cargo has linked for Trunk.
fn linked(release: bool) -> PathBuf {
    let profile = if release { "release" } else { "debug" };
    let dir = target_dir().join(tools::WASM_TARGET).join(profile);
    dir.join("doublings.wasm")
}

/// Optimises a module; what wasm-opt prints.
pub fn shrink(wasm: &Path, more: &[&str]) -> Result<String> {
    let mut wasm_opt = command("wasm-opt");
    wasm_opt.args(WASM_FEATURES).args(OPTIMISE).args(more);
    run_for_output(wasm_opt.arg(wasm).arg("-o").arg(wasm))
}

/// The loader with another name for the file that it fetches; the tool has no option for it. The name stays relative to the page,
/// like that of the first part: documents of `blob:` and `data:` have no address that a file could be beside.
fn with_name(loader: &str, name: &str) -> Result<String> {
    let old = ["new URL(\"./", LAZY, ".wasm\", import.meta.url)"].concat();
    if loader.matches(&old).count() != 1 {
        return Err(format!(
            "the loader of what waits should contain {old} once."
        ));
    }
    Ok(loader.replace(&old, &["\"./", name, "\""].concat()))
}

fn digest(files: &[Vec<u8>]) -> String {
    let mut hash = Sha256::new();
    for file in files {
        hash.update(file);
    }
    crate::minify::hex(&hash.finalize()[..8])
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|e| format!("could not read {}: {e}", path.display()))
}

fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|e| format!("could not read {}: {e}", path.display()))
}

fn write(path: &Path, text: &str) -> Result {
    fs::write(path, text).map_err(|e| format!("could not write {}: {e}", path.display()))
}

fn rename(from: &Path, to: &Path) -> Result {
    fs::rename(from, to).map_err(|e| format!("could not write {}: {e}", to.display()))
}

/// The one file in a folder with this extension, beside the worker.
fn only(dir: &Path, extension: &str) -> Result<PathBuf> {
    let files = fs::read_dir(dir).map_err(|e| format!("could not read {}: {e}", dir.display()))?;
    let mut found: Vec<_> = files
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        // A program of its own.
        .filter(|path| !path.ends_with(offline::WORKER))
        .collect();
    match (found.pop(), found.is_empty()) {
        (Some(path), true) => Ok(path),
        _ => Err(format!(
            "{} should contain exactly one .{extension} file.",
            dir.display()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_loader_fetches_the_file_of_this_build() {
        let loader = "const src = fetch(new URL(\"./split_lazy.wasm\", import.meta.url));";
        assert_eq!(
            with_name(loader, "1a_lazy.wasm").unwrap(),
            "const src = fetch(\"./1a_lazy.wasm\");"
        );
        assert!(with_name("", "1a_lazy.wasm").is_err());
    }
}
