//! `fuzz`: looks for inputs of which a parser does not hold what it promises.
//!
//! libFuzzer without cargo-fuzz, which wants a nightly compiler for sanitizers: there is no unsafe code for them to watch. The
//! coverage comes from a pass of LLVM that stable compilers have too.

use std::fs;
use std::path::PathBuf;

use crate::process::{command, output, root, run as run_command, target_dir};
use crate::{Result, unknown_option};

/// How `fuzz` was asked for.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    target: Option<String>,
    seconds: u32,
}

impl Options {
    /// Reads the command line after `fuzz`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        let mut parsed = Self {
            target: None,
            seconds: 60,
        };
        for &option in options {
            match option.parse() {
                Ok(seconds) => parsed.seconds = seconds,
                Err(_) if option.starts_with('-') || parsed.target.is_some() => {
                    return Err(unknown_option("fuzz", option));
                }
                Err(_) => parsed.target = Some(option.to_owned()),
            }
        }
        Ok(parsed)
    }
}

/// What the compiler is told, so that libFuzzer sees which code an input reaches and what it is compared with.
const COVERAGE: [&str; 6] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
];

/// Runs one target, or each in turn; the first input that fails ends the run.
pub fn run(options: &Options) -> Result {
    let all = targets()?;
    let chosen: Vec<&String> = match &options.target {
        None => all.iter().collect(),
        Some(name) => all.iter().filter(|known| *known == name).collect(),
    };
    if chosen.is_empty() {
        let known = all.join(", ");
        return Err(format!("there is no such target; there are: {known}."));
    }
    let program = build()?;
    for name in chosen {
        eprintln!("\n=== {name}, {} seconds ===", options.seconds);
        let mut fuzzer = command(&program.display().to_string());
        fuzzer.env("FUZZ_TARGET", name);
        // What is found goes into the first of these.
        let grown = folder("corpus", name)?;
        let found = folder("found", name)?;
        fuzzer.arg(grown).arg(kept().join(name));
        let dictionary = root().join("fuzz").join(name).with_extension("dict");
        if dictionary.is_file() {
            fuzzer.arg(format!("-dict={}", dictionary.display()));
        }
        fuzzer.args([
            &format!("-max_total_time={}", options.seconds),
            &format!("-artifact_prefix={}/", found.display()),
            "-max_len=4096",
            "-timeout=20",
            "-verbosity=0",
            "-print_final_stats=1",
        ]);
        run_command(&mut fuzzer).map_err(|e| {
            format!(
                "{e}\nThe input is in {}. Once it is mended, keep it in fuzz/corpus/{name}/: the native tests run \
                 all that is there.",
                found.display()
            )
        })?;
    }
    Ok(())
}

fn kept() -> PathBuf {
    root().join("fuzz/corpus")
}

/// Each has a folder of kept inputs.
fn targets() -> Result<Vec<String>> {
    let folders = fs::read_dir(kept()).map_err(|e| e.to_string())?;
    let names = folders.flatten().map(|folder| folder.file_name());
    let mut names: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    names.sort();
    Ok(names)
}

fn folder(what: &str, name: &str) -> Result<PathBuf> {
    let folder = target_dir().join("fuzz").join(what).join(name);
    let made = fs::create_dir_all(&folder);
    made.map_err(|e| format!("could not create {}: {e}", folder.display()))?;
    Ok(folder)
}

/// The program with all targets.
fn build() -> Result<PathBuf> {
    let host = output(command("rustc").args(["--print", "host-tuple"]))
        .ok_or("the compiler does not name this machine (`rustc --print host-tuple`).")?;
    let host = host.trim();
    let target_dir = target_dir().join("fuzz");
    let mut cargo = command("cargo");
    // With a target named, build scripts and macros are compiled without the flags.
    cargo.args(["build", "--release", "--manifest-path", "fuzz/Cargo.toml"]);
    cargo
        .args(["--target", host, "--target-dir"])
        .arg(&target_dir);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", COVERAGE.join("\u{1f}"));
    run_command(&mut cargo)
        .map_err(|e| format!("{e}\nlibFuzzer needs a C++ compiler (Debian: `apt install g++`)."))?;
    let name = format!("fuzz{}", std::env::consts::EXE_SUFFIX);
    Ok(target_dir.join(host).join("release").join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn target_and_seconds_come_in_any_order() {
        let expected = Options {
            target: Some("points".into()),
            seconds: 300,
        };
        for options in [["points", "300"], ["300", "points"]] {
            assert_eq!(Options::parse(&options), Ok(expected.clone()));
        }
        assert!(Options::parse(&["--quick"]).is_err());
        assert!(Options::parse(&["one", "two"]).is_err());
    }
}
