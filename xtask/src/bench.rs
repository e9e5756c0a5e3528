//! `bench`: the engine natively, and in headless Chromium the way from an input event to a painted canvas.

use crate::browser::Browser;
use crate::process::{command, run as run_command};
use crate::{Result, page, unknown_option};

/// How `bench` was asked for.
#[derive(Debug, PartialEq)]
pub struct Options {
    engine: bool,
    page: bool,
}

impl Options {
    /// Reads the command line after `bench`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        match options {
            [] => Ok(Self {
                engine: true,
                page: true,
            }),
            ["--engine"] => Ok(Self {
                engine: true,
                page: false,
            }),
            ["--page"] => Ok(Self {
                engine: false,
                page: true,
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
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_half_can_be_asked_for() {
        assert_eq!(
            Options::parse(&["--page"]),
            Ok(Options {
                engine: false,
                page: true
            })
        );
        assert!(Options::parse(&["--engine", "--page"]).is_err());
        assert!(Options::parse(&["engine"]).is_err());
    }
}
