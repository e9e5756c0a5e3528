//! `bench`: the engine natively, in headless Chromium the way from an input event to a painted canvas, and what `view!` costs.

use std::fs;

use crate::browser::Browser;
use crate::process::{command, run as run_command, target_dir};
use crate::{Result, page, sizes, split, tools, unknown_option};

/// The lines of a part in `benches/view_macro`, and how many parts there are.
const PARTS: [usize; 2] = [16, 24];

/// How `bench` was asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    engine: bool,
    page: bool,
    view_macro: bool,
}

impl Options {
    /// Reads the command line after `bench`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        match options {
            [] => Ok(Self {
                engine: true,
                page: true,
                ..Self::default()
            }),
            ["--engine"] => Ok(Self {
                engine: true,
                ..Self::default()
            }),
            ["--page"] => Ok(Self {
                page: true,
                ..Self::default()
            }),
            ["--view-macro"] => Ok(Self {
                view_macro: true,
                ..Self::default()
            }),
            [option, ..] => Err(unknown_option("bench", option)),
        }
    }
}

/// Runs the benchmarks and prints what they measure.
pub fn run(options: &Options) -> Result {
    if options.engine {
        println!("\n=== Engine, native ===");
        run_command(command("cargo").args(["bench", "--bench", "engine"]))?;
    }
    if options.page {
        println!("\n=== Page, headless Chromium ===");
        let browser = Browser::find_or_install()?;
        let place = page::build_for_bench()?;
        let stage = browser.open(&place)?;
        let mut cargo = command("cargo");
        // The measuring happens in the browser; this side only asks, so it need not be optimised.
        cargo.args([
            "bench",
            "--profile",
            "dev",
            "--features",
            "e2e",
            "--bench",
            "page",
        ]);
        stage.describe_to(&mut cargo);
        run_command(&mut cargo)?;
    }
    if options.view_macro {
        println!("\n=== What view! costs, brotli ===");
        view_macro()?;
    }
    Ok(())
}

/// Builds the same parts of a page with `view!` and with the page's own builder, and prints what each adds to a page without them.
fn view_macro() -> Result {
    tools::wasm_target()?;
    tools::wasm_bindgen()?;
    tools::shrinkers();
    let [nothing, with_macro, with_builder] =
        [None, Some("macro"), Some("builder")].map(view_macro_size);
    let nothing = nothing?;
    for (name, size) in [
        ("view!", with_macro?),
        ("the page's builder", with_builder?),
    ] {
        let more = size.saturating_sub(nothing);
        let [lines, parts] = PARTS;
        let each = more as f64 / (lines * parts) as f64;
        println!("{name:20} {more:>7} bytes for {parts} parts of {lines} lines, {each:.1} a line");
    }
    Ok(())
}

/// The size of the module with a feature of `benches/view_macro`.
fn view_macro_size(feature: Option<&str>) -> Result<usize> {
    let work = target_dir().join("view-macro");
    let mut cargo = command("cargo");
    cargo.args(["build", "--release", "--package", "view-macro"]);
    cargo.args(["--target", tools::WASM_TARGET]);
    // Without the relocations that the page's module keeps for being taken apart, and apart from what is built with them.
    cargo.env("RUSTFLAGS", "-Ctarget-feature=+simd128");
    cargo.env("CARGO_TARGET_DIR", &work);
    if let Some(feature) = feature {
        cargo.args(["--features", feature]);
    }
    run_command(&mut cargo)?;
    let linked = work
        .join(tools::WASM_TARGET)
        .join("release/view_macro.wasm");
    let mut bindgen = command("wasm-bindgen");
    bindgen.args(["--target=web", "--no-typescript", "--out-dir"]);
    run_command(bindgen.arg(&work).arg(&linked))?;
    let wasm = work.join("view_macro_bg.wasm");
    if tools::has_wasm_opt() {
        split::shrink(&wasm, &[])?;
    }
    let bytes = fs::read(&wasm).map_err(|e| format!("could not read {}: {e}", wasm.display()))?;
    sizes::brotli(&bytes).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_half_can_be_asked_for() {
        assert_eq!(
            Options::parse(&["--page"]),
            Ok(Options {
                page: true,
                ..Options::default()
            })
        );
        assert!(Options::parse(&["--engine", "--page"]).is_err());
        assert!(Options::parse(&["engine"]).is_err());
    }
}
