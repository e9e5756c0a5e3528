//! `test`: everything that must hold, in the order in which it is cheapest to find out.

use crate::browser::{self, Browser};
use crate::engines::Engine;
use crate::process::{command, root, run as run_command};
use crate::{Result, dependencies, engines, office, page, tools, unknown_option};

/// Where a person is played.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
enum Browsers {
    #[default]
    Chromium,
    Firefox,
    WebKit,
    All,
}

/// How `test` was asked for.
#[derive(Debug, Default, PartialEq)]
pub struct Options {
    fast: bool,
    built: bool,
    browsers: Browsers,
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
                "--all-browsers" => parsed.browsers = Browsers::All,
                "--firefox" => parsed.browsers = Browsers::Firefox,
                "--webkit" => parsed.browsers = Browsers::WebKit,
                _ if option.starts_with('-') || parsed.filter.is_some() => {
                    return Err(unknown_option("test", option));
                }
                _ => parsed.filter = Some(option.to_owned()),
            }
        }
        if parsed.fast && parsed.browsers != Browsers::Chromium {
            return Err(
                "`--fast` needs no browser, so it does not go with the name of one.".into(),
            );
        }
        Ok(parsed)
    }
}

const WASM: [&str; 2] = ["--target", "wasm32-unknown-unknown"];

/// Runs the checks and tests; the first failure ends the run.
pub fn run(options: &Options) -> Result {
    if options.built {
        let browser = Browser::find_or_install()?;
        return end_to_end(&browser, options.browsers, options.filter.as_deref());
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
    // Before anything else, so that what is missing is said at once.
    engines_of(options.browsers)?;
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

    end_to_end(&browser, options.browsers, filter)?;
    eprintln!("\nEverything passed.");
    Ok(())
}

/// How `monkey` was asked for: how many events, and the seed.
#[derive(Debug, PartialEq)]
pub struct Monkey {
    events: u32,
    seed: u32,
}

impl Monkey {
    /// Reads the command line after `monkey`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        let mut numbers = [10_000, 1];
        for (at, option) in options.iter().enumerate() {
            let place = numbers.get_mut(at);
            match (place, option.parse()) {
                (Some(place), Ok(number)) => *place = number,
                _ => return Err(unknown_option("monkey", option)),
            }
        }
        let [events, seed] = numbers;
        Ok(Self { events, seed })
    }
}

/// Lets the monkey loose on the page as it is built.
pub fn monkey(options: &Monkey) -> Result {
    let browser = Browser::find_or_install()?;
    let stage = browser.open(&page::dist())?;
    let mut cargo = command("cargo");
    cargo
        .args(["test", "--features", "e2e", "--test", "e2e", "monkey"])
        .args(["--", "--nocapture"]);
    stage.describe_to(&mut cargo);
    cargo
        .env("E2E_MONKEY_EVENTS", options.events.to_string())
        .env("E2E_MONKEY_SEED", options.seed.to_string());
    run_command(&mut cargo)
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

/// The other engines in which a person is played.
fn engines_of(browsers: Browsers) -> Result<Vec<Engine>> {
    let mut engines = Vec::new();
    if matches!(browsers, Browsers::Firefox | Browsers::All) {
        engines.push(engines::firefox()?);
    }
    if matches!(browsers, Browsers::WebKit | Browsers::All) {
        engines.push(engines::webkit()?);
    }
    Ok(engines)
}

/// What a person does with the page that is built, in every engine; a failure in one does not hide those in the next.
fn end_to_end(browser: &Browser, browsers: Browsers, filter: Option<&str>) -> Result {
    let others = engines_of(browsers)?;
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
    let mut failed = Vec::new();
    if matches!(browsers, Browsers::Chromium | Browsers::All) {
        heading("End-to-end tests");
        failed.extend(run_command(&mut tests("--test-threads=2")).err());
    }
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
            filter: Some("permalink".into()),
            ..Options::default()
        };
        assert_eq!(Options::parse(&["permalink", "--fast"]), Ok(expected));
        assert!(Options::parse(&["--quick"]).is_err());
        assert!(Options::parse(&["one", "two"]).is_err());
        assert!(Options::parse(&["--fast", "--all-browsers"]).is_err());
    }

    #[test]
    fn a_monkey_is_told_how_long_and_with_which_seed() {
        let of = |events, seed| Ok(Monkey { events, seed });
        assert_eq!(Monkey::parse(&[]), of(10_000, 1));
        assert_eq!(Monkey::parse(&["500"]), of(500, 1));
        assert_eq!(Monkey::parse(&["500", "7"]), of(500, 7));
        assert!(Monkey::parse(&["soon"]).is_err());
        assert!(Monkey::parse(&["1", "2", "3"]).is_err());
    }
}
