//! `cargo xtask`: sets up, serves, builds, tests and benchmarks Doublings.
//!
//! The tools that are missing on this machine are installed on the way, see [`tools`].

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]

mod bench;
mod browser;
mod dependencies;
mod engines;
mod fuzz;
mod join;
mod minify;
mod names;
mod office;
mod offline;
mod page;
mod process;
mod seal;
mod server;
// Of the program itself, which xtask would otherwise compile as a whole.
#[path = "../../src/export/single.rs"]
#[allow(dead_code, reason = "the page saves itself again, the build does not")]
mod single;
mod sizes;
mod split;
mod test;
mod tools;

use std::process::ExitCode;

/// What went wrong and what to do about it, in words for the person at the terminal.
type Result<T = ()> = std::result::Result<T, String>;

const USAGE: &str = "\
Usage: cargo xtask <command>

Commands:
  serve   Build the page, serve it on this machine and rebuild it when a file changes
            --port <N>   listen on this port (default 8080)
            --release    build as for publication
            --open       open the page in a browser
  build   Build the page for publication into dist/ and print its sizes
            --single     also everything in one file, doublings.html beside dist/, which runs from a disk
  test    Check format and lints, then run all tests: native, in the browser, end to end
            --fast       only what needs no browser
            --built      only what a person does, with the page as it is built
            --all-browsers  what a person does in Firefox and WebKitGTK too
            --firefox, --webkit  what a person does there only
            <filter>     only the tests whose name contains this
  monkey  Press, type and drag anything anywhere in the page as it is built
            <events>     so many times (default 10000)
            <seed>       in another order (default 1)
  fuzz    Look for inputs of which a parser does not hold what it promises
            <target>     only this parser (see fuzz/README.md)
            <seconds>    for each of them (default 60)
  deps    Check licences, versions and origins of dependencies, and known faults where their list can be reached; `test` does
          so where cargo-deny is there, and this installs it
  bench   Measure the engine natively and the page in headless Chromium
            --engine     only the engine
            --page       only the page
            --view-macro what Leptos' view! would cost; for when Leptos changes
  seal    Shrink and secure a built page; Trunk calls it at the end of each build

The first run installs what is missing (wasm target, Trunk, wasm-bindgen, wasm-opt, esbuild; for
tests also Chromium and its driver) and says so.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match run(&args) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &[&str]) -> Result<ExitCode> {
    let Some((&command, options)) = args.split_first() else {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    };
    if matches!(command, "help" | "--help" | "-h")
        || options.iter().any(|o| matches!(*o, "--help" | "-h"))
    {
        println!("{USAGE}");
        return Ok(ExitCode::SUCCESS);
    }
    let done = match command {
        "serve" => page::serve(&page::ServeOptions::parse(options)?),
        "build" => page::BuildOptions::parse(options).and_then(|options| page::build(&options)),
        "test" => test::run(&test::Options::parse(options)?),
        "monkey" => test::monkey(&test::Monkey::parse(options)?),
        "fuzz" => fuzz::run(&fuzz::Options::parse(options)?),
        "deps" => none(command, options).and_then(|()| dependencies::install_and_check()),
        "bench" => bench::run(&bench::Options::parse(options)?),
        "seal" => none(command, options).and_then(|()| seal::run_hook()),
        _ => {
            eprintln!("error: there is no command `{command}`.\n\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    done.map(|()| ExitCode::SUCCESS)
}

fn none(command: &str, options: &[&str]) -> Result {
    match options.first() {
        None => Ok(()),
        Some(option) => Err(unknown_option(command, option)),
    }
}

fn unknown_option(command: &str, option: &str) -> String {
    format!("`{command}` does not know `{option}`; `cargo xtask` lists the commands and options.")
}
