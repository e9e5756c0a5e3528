//! Makes the wasm module small: wasm-opt, short names between the module and its JavaScript, and a part that waits.

use std::path::{Path, PathBuf};
use std::{collections::HashMap, fs};

use crate::Result;
use crate::process::{command, run_for_output};
use crate::split::{self, Constants, Plan};
use crate::tools;

/// What wasm-opt does: `-Oz` optimises for size, `-O3` would for speed.
///
/// The compiler lays the stack first, so nothing lies in the lowest kilobyte, and the module brings its own memory, which
/// starts as zeros. A second round finds a little more.
const OPTIMISE: [&str; 9] = [
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--zero-filled-memory",
    "--one-caller-inline-max-function-size=40",
    "--strip-producers",
    "--strip-target-features",
    // Renames what the module and its JavaScript call each other, and prints the new names.
    "--minify-imports-and-exports-and-modules",
    // Keeps the names of functions, by which `split` knows them.
    "-g",
];

/// Code that waits until somebody needs it: all views but the first, all that is behind folds, and all files.
const WAITS: [&str; 36] = [
    "doublings::app::dialog::DialogFrame",
    "doublings::app::embed::builder",
    "doublings::app::evidence",
    "doublings::app::picture::clipboard",
    "doublings::app::picture::copy",
    "doublings::app::picture::dialog",
    "doublings::app::picture::paint",
    "doublings::app::picture::save",
    "doublings::app::picture::scene",
    "doublings::app::present::",
    "doublings::app::share::save",
    "doublings::app::single",
    "doublings::app::storyboard",
    "doublings::export::",
    "doublings::figure::qr",
    "doublings::story",
    "doublings::views::Panel::details",
    "doublings::views::Panel::extra_picture",
    "doublings::views::Panel::numbers",
    "doublings::views::Panel::spec_of_another_view",
    "doublings::views::Session::another",
    "doublings::views::Session::complete_another",
    "doublings::views::Session::preview_branches",
    "doublings::views::access",
    "doublings::views::branches",
    "doublings::views::code",
    "doublings::views::compare",
    "doublings::views::slides",
    "doublings::views::economy",
    "doublings::views::evidence",
    "doublings::views::horizon::details",
    "doublings::views::horizon::method",
    "doublings::views::horizon::tables",
    "doublings::views::numbers",
    "doublings::views::queues",
    "doublings::views::rules",
];

/// The model waits too, but not what the first view computes with.
const MODEL: &str = "doublings_model::";
const FIRST_MODEL: [&str; 16] = [
    "arrival", "compare", "fan", "fast", "growth", "horizon", "law", "linear", "normal", "order",
    "pair", "quantile", "round", "sample", "sobol", "trend",
];

/// What does not wait of that: what stands at each control, and what is dropped without having been made.
const STAYS: [&str; 4] = [
    "core::ptr::drop_in_place",
    "doublings::app::evidence::anchor",
    "doublings::app::evidence::Ledger",
    "doublings::app::evidence::SourceLink",
];

/// Smaller functions do not wait, in bytes.
const WORTH: usize = 100;

/// Small functions of inner loops, which both parts have.
const DOUBLED: [&str; 3] = ["doublings_model::fast", "doublings_model::normal", "libm::"];

/// The name of the import that loads what waits.
const LOAD: &str = "load";

/// How JavaScript does that.
const LOADER: &str = include_str!("later.js");

/// What the renaming makes of the one module that wasm-bindgen imports.
const IMPORTED_MODULE: &str = "a";

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

/// Optimises the module in a folder and gives the JavaScript beside it the module's new names.
pub fn shrink(dir: &Path) -> Result {
    if !tools::has_wasm_opt() {
        eprintln!("wasm-opt is not installed: the module stays as the compiler made it.");
        return Ok(());
    }
    let wasm = only(dir, "wasm")?;
    let glue = only(dir, "js")?;
    let bytes = fs::read(&wasm).map_err(|e| format!("could not read {}: {e}", wasm.display()))?;
    let constants = Constants::read(&bytes)?;
    fs::write(&wasm, split::without_notes(&bytes)?)
        .map_err(|e| format!("could not write {}: {e}", wasm.display()))?;
    let mut wasm_opt = command("wasm-opt");
    wasm_opt.args(WASM_FEATURES).args(OPTIMISE);
    let names = run_for_output(wasm_opt.arg(&wasm).arg("-o").arg(&wasm))?;
    let script =
        fs::read_to_string(&glue).map_err(|e| format!("could not read {}: {e}", glue.display()))?;
    let script = rename(&script, &names)?;
    let later = later(&wasm);
    let script = with_loader(&script, &later)?;
    fs::write(&glue, script).map_err(|e| format!("could not write {}: {e}", glue.display()))?;
    take_apart(&wasm, &later, &constants)
}

/// The file of what waits, beside the module.
fn later(wasm: &Path) -> PathBuf {
    let stem = wasm.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.trim_end_matches("_bg");
    wasm.with_file_name(format!("{stem}_later.wasm"))
}

fn take_apart(wasm: &Path, later: &Path, constants: &Constants) -> Result {
    let bytes = fs::read(wasm).map_err(|e| format!("could not read {}: {e}", wasm.display()))?;
    let plan = Plan {
        waits,
        worth: WORTH,
        doubled: |name| DOUBLED.iter().any(|part| name.contains(part)),
        load: (IMPORTED_MODULE, LOAD),
    };
    let parts = split::split(&bytes, constants, &plan)?;
    for (path, bytes) in [(wasm, parts.first), (later, parts.later)] {
        fs::write(path, bytes).map_err(|e| format!("could not write {}: {e}", path.display()))?;
    }
    Ok(())
}

/// Whether a function of this name is not needed at first.
fn waits(name: &str) -> bool {
    let module = name.split(MODEL).nth(1);
    let first_model = |module: &str| FIRST_MODEL.iter().any(|first| module.starts_with(first));
    let waits = WAITS.iter().any(|part| name.contains(part))
        || module.is_some_and(|module| !first_model(module));
    waits && !STAYS.iter().any(|part| name.contains(part))
}

/// The glue with the function that loads what waits, and as an import of the module.
fn with_loader(glue: &str, later: &Path) -> Result<String> {
    let name = later.file_name().unwrap_or_default().to_string_lossy();
    let imports = format!("\"{IMPORTED_MODULE}\": import0");
    let with = format!("\"{IMPORTED_MODULE}\": {{ ...import0, {LOAD} }}");
    let glue = replace_one(glue, &imports, &with)?;
    Ok(glue + &LOADER.replace("{{later}}", &name))
}

/// The one file in a folder with this extension.
fn only(dir: &Path, extension: &str) -> Result<PathBuf> {
    let files = fs::read_dir(dir).map_err(|e| format!("could not read {}: {e}", dir.display()))?;
    let mut found: Vec<_> = files
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    match (found.pop(), found.is_empty()) {
        (Some(path), true) => Ok(path),
        _ => Err(format!(
            "{} should contain exactly one .{extension} file.",
            dir.display()
        )),
    }
}

/// The glue with the names that wasm-opt printed: `["module", "import", "new"]` and `["export", "new"]`, one a line.
fn rename(glue: &str, names: &str) -> Result<String> {
    let mut script = glue.to_owned();
    let mut exports = HashMap::new();
    let mut imported = None;
    for line in names.lines() {
        match *line.split('"').skip(1).step_by(2).collect::<Vec<_>>() {
            [module, old, new] => {
                script = replace_one(&script, &format!(" {old}: "), &format!(" {new}: "))?;
                imported = Some(module);
            }
            [old, new] => {
                exports.insert(old, new);
            }
            _ => {}
        }
    }
    if let Some(module) = imported {
        let new = format!("\"{IMPORTED_MODULE}\": ");
        script = replace_one(&script, &format!("\"{module}\": "), &new)?;
    }
    Ok(rename_members(&script, &exports))
}

fn replace_one(text: &str, old: &str, new: &str) -> Result<String> {
    if text.matches(old).count() == 1 {
        Ok(text.replacen(old, new, 1))
    } else {
        Err(format!(
            "the JavaScript around the module should contain `{}` once; wasm-bindgen may write it otherwise than it did.",
            old.trim()
        ))
    }
}

/// The script with other names after `wasm.`, which is what it calls the module's exports.
fn rename_members(script: &str, names: &HashMap<&str, &str>) -> String {
    const OBJECT: &str = "wasm.";
    let mut renamed = String::with_capacity(script.len());
    let mut rest = script;
    while let Some(start) = rest.find(OBJECT) {
        let (before, after) = rest.split_at(start + OBJECT.len());
        let end = after
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$')
            .unwrap_or(after.len());
        let (name, after) = after.split_at(end);
        renamed.push_str(before);
        renamed.push_str(names.get(name).unwrap_or(&name));
        rest = after;
    }
    renamed + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "{\n \"imports\": [\n  [\"./m_bg.js\", \"__wbg_fill_0\", \"$\"],\n  \
                         [\"./m_bg.js\", \"__wbg_fill_01\", \"A\"]\n ],\n\"exports\": [\n  \
                         [\"memory\", \"b\"],\n  [\"run\", \"c\"]\n ]\n}\n";

    #[test]
    fn both_sides_get_the_names_that_wasm_opt_chose() {
        let glue = "export function run() { wasm.run(wasm.memory.buffer, wasm.runner); }\n\
                    const import0 = { __wbg_fill_0: function() {}, __wbg_fill_01: function() {} };\n\
                    return { \"./m_bg.js\": import0 };";
        assert_eq!(
            rename(glue, NAMES).unwrap(),
            "export function run() { wasm.c(wasm.b.buffer, wasm.runner); }\n\
             const import0 = { $: function() {}, A: function() {} };\n\
             return { \"a\": import0 };"
        );
    }

    #[test]
    fn glue_of_another_form_is_refused() {
        let glue = "{ __wbg_fill_0: function() {} }";
        let error = rename(glue, NAMES).unwrap_err();
        assert!(error.contains("__wbg_fill_01"), "{error}");
    }
}
