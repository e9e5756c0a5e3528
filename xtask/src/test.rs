//! `test`: everything that must hold, in the order in which it is cheapest to find out.

use crate::browser::{self, Browser};
use crate::engines::Engine;
use crate::process::{command, root, run as run_command};
use crate::{Result, dependencies, engines, office, page, tools, unknown_option};

/// How `test` was asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    fast: bool,
    built: bool,
    all_browsers: bool,
    filter: Option<String>,
}

impl Options {
    /// Reads the command line after `test`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        let mut parsed = Self::default();
        for &option in options {
            match option {
                "--fast" => parsed.fast = true,
                "--built" => parsed.built = true,
                "--all-browsers" => parsed.all_browsers = true,
                _ if option.starts_with('-') || parsed.filter.is_some() => {
                    return Err(unknown_option("test", option));
                }
                _ => parsed.filter = Some(option.to_owned()),
            }
        }
        if parsed.fast && parsed.all_browsers {
            return Err(
                "`--fast` is for no browser and `--all-browsers` for all: choose one.".into(),
            );
        }
        Ok(parsed)
    }
}

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs the checks and tests; the first failure ends the run.
pub fn run(options: &Options) -> Result {
    let others = || -> Result<_> {
        if options.all_browsers {
            engines::find_or_install().map(Vec::from)
        } else {
            Ok(Vec::new())
        }
    };
    if options.built {
        let browser = Browser::find_or_install()?;
        return end_to_end(&browser, &others()?, options.filter.as_deref());
    }
    heading("Tools");
    tools::wasm_target()?;
    tools::lints()?;
    browser::japanese_font()?;
    let browser = if options.fast {
        None
    } else {
        tools::for_page()?;
        tools::shrinkers();
        Some(Browser::find_or_install()?)
    };
    let others = others()?;
    eprintln!("All there.");
    let filter = options.filter.as_deref();

    if filter.is_none() {
        heading("Format");
        cargo(&["fmt", "--all", "--check"])
            .map_err(|e| format!("{e}\nRun `cargo fmt --all` to format the files."))?;
        check_format_of_views()?;
        heading("Lints");
        let lint = ["--", "-D", "warnings"];
        cargo(
            &[
                &[
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--features",
                    "e2e",
                ][..],
                &lint,
            ]
            .concat(),
        )?;
        let wasm_targets = [
            "--lib",
            "--bins",
            "--test",
            "browser",
            "--features",
            "split",
        ];
        cargo(&[&["clippy"][..], &WASM, &wasm_targets, &lint].concat())?;
        heading("Dependencies");
        dependencies::check_if_there()?;
    }

    heading("Native tests");
    run_cargo(&["test", "--workspace"], filter)?;

    if filter.is_none() {
        heading("Slides and workbooks in other programs' eyes");
        office::check()?;
    }

    let Some(browser) = browser else {
        eprintln!("\nLeft out: the tests in the browser and end to end (--fast).");
        return Ok(());
    };

    heading("Tests in the browser");
    let mut cargo = command("cargo");
    cargo
        .arg("test")
        .args(WASM)
        .args(["--test", "browser"])
        .args(filter);
    browser.configure_wasm_tests(&mut cargo)?;
    run_command(&mut cargo)?;

    heading("The page, built for publication");
    page::build(&page::BuildOptions::default())?;

    end_to_end(&browser, &others, filter)?;
    eprintln!("\nEverything passed.");
    Ok(())
}

/// The modules that `views!` declares: rustfmt does not look for modules inside of macros.
fn check_format_of_views() -> Result {
    let folders = std::fs::read_dir(root().join("src/views")).map_err(|e| e.to_string())?;
    let files = folders
        .flatten()
        .map(|folder| folder.path().join("mod.rs"))
        .filter(|file| file.is_file());
    let mut rustfmt = command("rustfmt");
    rustfmt.args(["--check", "--edition", "2024"]).args(files);
    run_command(&mut rustfmt).map_err(|e| {
        format!("{e}\nRun `rustfmt --edition 2024 src/views/*/mod.rs` to format the files.")
    })
}

/// What a person does with the page that is built, in every engine; a failure in one does not hide those in the next.
fn end_to_end(browser: &Browser, others: &[Engine], filter: Option<&str>) -> Result {
    heading("End-to-end tests");
    let stage = browser.open(&page::dist())?;
    let axe = tools::axe();
    let tests = |threads: &str| {
        let mut cargo = command("cargo");
        cargo
            .args(["test", "--features", "e2e", "--test", "e2e"])
            .args(filter)
            .args(["--", threads]);
        stage.describe_to(&mut cargo);
        if let Some(axe) = &axe {
            cargo.env("E2E_AXE", axe);
        }
        cargo
    };
    // Each test starts a browser; more of them at once only wait for each other.
    let mut failed: Vec<String> = run_command(&mut tests("--test-threads=2"))
        .err()
        .into_iter()
        .collect();
    for engine in others {
        heading(&format!("End-to-end tests in {}", engine.name));
        // A window that does not have the screen's attention may be told nothing of focus and keys.
        let mut cargo = tests("--test-threads=1");
        let list = engine.describe_to(&mut cargo)?;
        if let Err(e) = run_command(&mut engine.on_screen(cargo)) {
            failed.push(format!("in {}: {e}", engine.name));
        }
        eprint!(
            "{}",
            engines::left_out(&std::fs::read_to_string(list).unwrap_or_default())
        );
    }
    if failed.is_empty() {
        Ok(())
    } else {
        Err(failed.join("\n"))
    }
}

fn heading(title: &str) {
    eprintln!("\n=== {title} ===");
}

fn cargo(args: &[&str]) -> Result {
    run_cargo(args, None)
}

fn run_cargo(args: &[&str], filter: Option<&str>) -> Result {
    run_command(command("cargo").args(args).args(filter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_filter_is_the_word_without_dashes() {
        let expected = Options {
            fast: true,
            built: false,
            filter: Some("permalink".into()),
        };
        assert_eq!(Options::parse(&["permalink", "--fast"]), Ok(expected));
        assert!(Options::parse(&["--quick"]).is_err());
        assert!(Options::parse(&["one", "two"]).is_err());
        assert!(Options::parse(&["--fast", "--all-browsers"]).is_err());
    }
}
