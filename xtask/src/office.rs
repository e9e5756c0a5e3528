//! Has slides and workbooks opened by other people's readers, python-pptx and openpyxl, where Python can be had.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::process::{command, find, output, run, target_dir, tools_dir};

const READERS: [&str; 2] = ["python-pptx==1.0.2", "openpyxl==3.1.5"];

/// With a pin in the same unit, so that there are two slides and a comparison.
const QUERY: &str = "dt=120&pin=horizon;law:plateau";

/// So that the workbook's link leads somewhere.
const PAGE: &str = "https://example.org/";

/// Exports files and lets `tests/office.py` compare them with the CSV.
pub fn check() -> Result {
    if !has_readers() {
        eprintln!(
            "Left out: opening slides and workbooks with python-pptx and openpyxl, which need Python with pip."
        );
        return Ok(());
    }
    let folder = target_dir().join("office");
    std::fs::create_dir_all(&folder)
        .map_err(|e| format!("could not create {}: {e}", folder.display()))?;
    let [deck, again, book, numbers] =
        ["deck.pptx", "again.pptx", "book.xlsx", "numbers.csv"].map(|name| folder.join(name));
    run(figure().arg("--pptx").arg(&deck).arg(QUERY))?;
    // In the template that the first one is.
    let mut templated = figure();
    templated.arg("--template").arg(&deck).arg("--pptx");
    run(templated.arg(&again).arg(QUERY))?;
    run(figure().args(["--page", PAGE, QUERY, "--xlsx"]).arg(&book))?;
    let csv = crate::process::run_for_output(figure().args(["--csv", QUERY]))?;
    std::fs::write(&numbers, csv)
        .map_err(|e| format!("could not write {}: {e}", numbers.display()))?;
    run(python()
        .arg("tests/office.py")
        .args([deck, again, book, numbers]))
}

fn figure() -> Command {
    let mut cargo = command("cargo");
    cargo.args(["run", "--quiet", "--example", "figure", "--"]);
    cargo
}

/// Where pip puts the readers.
fn packages() -> PathBuf {
    tools_dir().join("python")
}

fn python() -> Command {
    let mut python = command("python3");
    let mut paths = vec![packages()];
    paths.extend(env::split_paths(
        &env::var_os("PYTHONPATH").unwrap_or_default(),
    ));
    if let Ok(paths) = env::join_paths(paths) {
        python.env("PYTHONPATH", paths);
    }
    python
}

fn has_readers() -> bool {
    let there = || output(python().args(["-c", "import openpyxl, pptx"])).is_some();
    if there() {
        return true;
    }
    if find("python3").is_none() || output(python().args(["-m", "pip", "--version"])).is_none() {
        return false;
    }
    eprintln!(
        "Installing python-pptx and openpyxl into .tools/: they read the exported files (half a minute) …"
    );
    let install = ["-m", "pip", "install", "--quiet", "--target"];
    let installed = run(python().args(install).arg(packages()).args(READERS));
    installed.is_ok() && there()
}
