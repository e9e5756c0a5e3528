//! The tools around the compiler: looked for, and installed where they are missing.
//!
//! A tool in the right version is used from wherever it is. A missing one goes to cargo's own folder
//! of programs; where another version is installed already, the right one goes to `.tools/` instead
//! and the other stays as it is.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use crate::Result;
use crate::process::{self, cargo_bin, command, find, output, root, run, tools_dir};

const TRUNK: &str = "0.21.14";
/// What the page is compiled for.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
/// Older ones do not know all features that today's compiler uses.
const WASM_OPT: u32 = 132;
const DENY: &str = "0.20.2";
const GECKODRIVER: &str = "0.37.1";
const ESBUILD: &str = "0.28.2";
const AXE: &str = "4.14.1";

/// Everything that a build of the page needs.
pub fn for_page() -> Result {
    wasm_target()?;
    cargo_tool(&Tool {
        program: "trunk",
        package: "trunk",
        version: TRUNK,
        purpose: "builds and serves the page",
        without: "the page cannot be built",
        minutes: 5,
        options: &["--locked"],
    })?;
    wasm_bindgen()
}

/// The tool that writes the JavaScript side of the wasm module and runs its tests.
pub fn wasm_bindgen() -> Result {
    let lock = root().join("Cargo.lock");
    let lock =
        fs::read_to_string(&lock).map_err(|e| format!("could not read {}: {e}", lock.display()))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .ok_or("Cargo.lock names no wasm-bindgen; run `cargo metadata` to renew it.")?;
    cargo_tool(&Tool {
        program: "wasm-bindgen",
        package: "wasm-bindgen-cli",
        version,
        purpose: "writes the JavaScript around the wasm module",
        without: "the page cannot be built",
        minutes: 2,
        options: &[],
    })
}

/// The compiler's library for wasm.
pub fn wasm_target() -> Result {
    let installed =
        output(command("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
            .is_some_and(|dir| {
                fs::read_dir(dir.trim()).is_ok_and(|mut files| files.next().is_some())
            });
    if installed {
        return Ok(());
    }
    if find("rustup").is_none() {
        return Err(format!(
            "the compiler has no {WASM_TARGET} target, and there is no rustup to add it.\n\
             Install Rust through rustup (https://rustup.rs), or add your distribution's package of the \
             standard library for {WASM_TARGET}."
        ));
    }
    eprintln!("Installing the compiler's {WASM_TARGET} target (a few seconds) …");
    run(command("rustup").args(["target", "add", WASM_TARGET])).map_err(|e| {
        format!("{e}\nRun `rustup target add {WASM_TARGET}` by hand and see what it says.")
    })
}

/// Formatter and linter, which a minimal installation leaves out.
pub fn lints() -> Result {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if output(command("cargo").args([subcommand, "--version"])).is_some() {
            continue;
        }
        eprintln!("Installing {component} (a few seconds) …");
        run(command("rustup").args(["component", "add", component])).map_err(|e| {
            format!("{e}\nInstall {component} for your Rust toolchain and try again.")
        })?;
    }
    Ok(())
}

/// Whether what checks the dependencies is at hand.
pub fn has_deny() -> bool {
    installed_version("cargo-deny").as_deref() == Some(DENY)
}

/// Makes sure of it.
pub fn deny() -> Result {
    cargo_tool(&Tool {
        program: "cargo-deny",
        package: "cargo-deny",
        version: DENY,
        purpose: "checks licences and origins of dependencies",
        without: "dependencies are not checked",
        minutes: 5,
        options: &["--locked"],
    })
}

/// Makes sure of what speaks to Firefox.
pub fn geckodriver() -> Result {
    cargo_tool(&Tool {
        program: "geckodriver",
        package: "geckodriver",
        version: GECKODRIVER,
        purpose: "lets tests use Firefox",
        without: "nothing is tested in Firefox",
        minutes: 2,
        options: &["--locked"],
    })
}

/// Makes sure of wasm-opt and esbuild where npm can install them; without them the page is larger but the same.
pub fn shrinkers() {
    if has_wasm_opt() && has_esbuild() {
        return;
    }
    if find("npm").is_none() {
        eprintln!(
            "wasm-opt {WASM_OPT} or esbuild {ESBUILD} is missing and there is no npm to install it: the page is \
             built without it and becomes larger, without wasm-opt by about a third."
        );
        return;
    }
    eprintln!(
        "Installing wasm-opt {WASM_OPT} and esbuild {ESBUILD} into .tools/: they make the page smaller (half a minute) …"
    );
    // Both at once: npm takes away what another call has put into the same folder.
    let packages = [format!("binaryen@{WASM_OPT}"), format!("esbuild@{ESBUILD}")];
    let installed = run(command("npm")
        .args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ])
        .arg(tools_dir())
        .args(&packages));
    if installed.is_err() || !has_wasm_opt() || !has_esbuild() {
        eprintln!(
            "wasm-opt or esbuild could not be installed (by hand: `npm install --prefix .tools {}`): the page is \
             built without it and becomes larger, without wasm-opt by about a third.",
            packages.join(" ")
        );
    }
}

/// The checker of accessibility that tests run in the page; installed where npm can, `None` without it.
pub fn axe() -> Option<PathBuf> {
    // In a folder of its own: npm takes away what another call has put there.
    let place = tools_dir().join("axe");
    let script = place.join("node_modules/axe-core/axe.min.js");
    let is_there = fs::read_to_string(place.join("node_modules/axe-core/package.json"))
        .is_ok_and(|text| text.contains(&format!("\"version\": \"{AXE}\"")));
    if !is_there && find("npm").is_some() {
        eprintln!(
            "Installing axe-core {AXE} into .tools/: tests look for barriers with it (a few seconds) …"
        );
        let mut npm = command("npm");
        npm.args([
            "install",
            "--no-save",
            "--no-audit",
            "--no-fund",
            "--prefix",
        ]);
        // Without it the tests say that they were left out.
        let _ = run(npm.arg(&place).arg(format!("axe-core@{AXE}")));
    }
    script.is_file().then_some(script)
}

/// Whether a wasm-opt that knows today's features is at hand.
pub fn has_wasm_opt() -> bool {
    output(command("wasm-opt").arg("--version"))
        .and_then(|text| number_in(&text))
        .is_some_and(|version| version >= WASM_OPT)
}

/// Whether the esbuild at hand is the one that is meant.
pub fn has_esbuild() -> bool {
    output(command("esbuild").arg("--version")).is_some_and(|text| text.trim() == ESBUILD)
}

struct Tool<'a> {
    program: &'a str,
    package: &'a str,
    version: &'a str,
    purpose: &'a str,
    without: &'a str,
    minutes: u32,
    options: &'a [&'a str],
}

fn cargo_tool(tool: &Tool) -> Result {
    let Tool {
        program,
        package,
        version,
        purpose,
        without,
        minutes,
        options,
    } = tool;
    let found = installed_version(program);
    if found.as_deref() == Some(version) {
        return Ok(());
    }

    let mut install = Command::new(find("cargo").unwrap_or_else(|| "cargo".into()));
    // Not in the repository, whose build settings are not meant for tools.
    install.current_dir(std::env::temp_dir());
    install
        .args(["install", package, "--version", version, "--debug"])
        .args(*options);
    install
        .env_remove("CARGO_TARGET_DIR")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    let by_hand = format!(
        "cargo install {package} --version {version} {}",
        options.join(" ")
    );
    let place = match found {
        None => cargo_bin().map_or_else(|| "cargo's folder".into(), |p| p.display().to_string()),
        Some(other) => {
            eprintln!("{program} {other} is installed, but this project needs {version}.");
            install.arg("--force").arg("--root").arg(tools_dir());
            ".tools/bin".into()
        }
    };
    eprintln!(
        "Installing {package} {version} into {place}: {purpose} (once; about {minutes} minutes) …"
    );
    run(&mut install).map_err(|e| {
        format!(
            "{e}\nWithout {program} {version} {without}. What cargo says above tells why; a C \
             compiler and a way to the package registry are needed.\nBy hand: {}",
            by_hand.trim_end()
        )
    })?;
    match installed_version(program) {
        Some(found) if found == *version => Ok(()),
        Some(found) => Err(format!(
            "{program} {version} was installed, but {found} is found first; remove `.tools/` and try again."
        )),
        None => Err(format!(
            "{program} was installed, but does not run: try `{program} --version`."
        )),
    }
}

fn installed_version(program: &str) -> Option<String> {
    process::find(program)?;
    // A program that is there but does not run counts as another version.
    let text = output(command(program).arg("--version")).unwrap_or_default();
    Some(version_in(&text).unwrap_or("(unknown)").to_owned())
}

/// The first word of the form 1.2.3 (an optional suffix such as `-rc.1` included).
pub fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().find(|word| {
        let numbers = word.split(['-', '+']).next().unwrap_or_default();
        let mut parts = 0;
        numbers.split('.').all(|part| {
            parts += 1;
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
        }) && parts >= 3
    })
}

/// The first whole number that stands as a word.
fn number_in(text: &str) -> Option<u32> {
    text.split_whitespace().find_map(|word| word.parse().ok())
}

/// The version of a package in a `Cargo.lock`.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    lines
        .nth(1)?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_tools_print() {
        assert_eq!(version_in("trunk 0.21.14\n"), Some("0.21.14"));
        assert_eq!(version_in("trunk 0.22.0-beta.2"), Some("0.22.0-beta.2"));
        assert_eq!(
            version_in("Chromium 156.0.7000.1 built on Debian"),
            Some("156.0.7000.1")
        );
        assert_eq!(version_in("no version 1.2 here, nor 1..2"), None);
        assert_eq!(version_in(""), None);
    }

    #[test]
    fn wasm_opt_counts_in_whole_numbers() {
        assert_eq!(number_in("wasm-opt version 132 (version_132)"), Some(132));
        assert_eq!(number_in("wasm-opt"), None);
    }

    #[test]
    fn the_lock_file_names_the_version_of_exactly_that_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\nsource = \"…\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }

    #[test]
    fn our_own_lock_file_names_wasm_bindgen() {
        let lock = include_str!("../../Cargo.lock");
        let version = locked_version(lock, "wasm-bindgen").and_then(version_in);
        assert!(version.is_some());
    }
}
