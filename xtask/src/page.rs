//! `serve` and `build`.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use crate::process::{command, root, run};
use crate::{Result, sizes, tools, unknown_option};

/// How `serve` was asked for.
#[derive(Debug, PartialEq)]
pub struct ServeOptions {
    port: u16,
    release: bool,
    open: bool,
}

impl ServeOptions {
    /// Reads the command line after `serve`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        let mut parsed = Self {
            port: 8080,
            release: false,
            open: false,
        };
        let mut options = options.iter();
        while let Some(&option) = options.next() {
            match option.split_once('=').unwrap_or((option, "")) {
                ("--release", "") => parsed.release = true,
                ("--open", "") => parsed.open = true,
                ("--port", value) => {
                    let value = if option.contains('=') {
                        value
                    } else {
                        options.next().copied().unwrap_or("")
                    };
                    parsed.port = value.parse().map_err(|_| {
                        format!("--port wants a number from 0 to 65535, not `{value}`.")
                    })?;
                }
                _ => return Err(unknown_option("serve", option)),
            }
        }
        Ok(parsed)
    }
}

/// Where the built page is.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Builds the page, serves it and rebuilds it on changes, until interrupted.
pub fn serve(options: &ServeOptions) -> Result {
    tools::for_page()?;
    if options.release {
        tools::wasm_opt();
    }
    let mut trunk = trunk("serve");
    trunk.args(["--port", &options.port.to_string()]);
    if options.release {
        trunk.arg("--release");
    }
    if options.open {
        trunk.arg("--open");
    }
    eprintln!(
        "The page will be at http://localhost:{}/ once it is built (the first build takes some minutes; \
         Ctrl-C stops).",
        options.port
    );
    run(&mut trunk)
}

/// Builds the page for publication and prints how large it is.
pub fn build() -> Result {
    tools::for_page()?;
    tools::wasm_opt();
    run(trunk("build").arg("--release"))?;
    println!("\nThe page is in dist/; it works under any path of any host:\n");
    sizes::print(&dist())
}

fn trunk(subcommand: &str) -> Command {
    let mut trunk = command("trunk");
    trunk
        .arg(subcommand)
        .env("TRUNK_SKIP_VERSION_CHECK", "true");
    // Trunk wants `true` in this variable and fails on the usual `1`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    trunk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_come_in_both_spellings() {
        let expected = Ok(ServeOptions {
            port: 9000,
            release: true,
            open: false,
        });
        assert_eq!(
            ServeOptions::parse(&["--port", "9000", "--release"]),
            expected
        );
        assert_eq!(ServeOptions::parse(&["--release", "--port=9000"]), expected);
    }

    #[test]
    fn wrong_options_are_named() {
        for (options, word) in [
            (&["--port"][..], "--port"),
            (&["--port", "x"], "`x`"),
            (&["--port=70000"], "`70000`"),
            (&["--watch"], "`--watch`"),
            (&["--open=yes"], "`--open=yes`"),
        ] {
            assert!(
                ServeOptions::parse(options).unwrap_err().contains(word),
                "{options:?}"
            );
        }
    }
}
