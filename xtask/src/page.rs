//! `serve` and `build`.

use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process::{command, root, run};
use crate::single::{self, Opens, Part};
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
        tools::shrinkers();
    }
    let mut trunk = trunk("serve")?;
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

/// How `build` was asked for.
#[derive(Debug, Default, PartialEq)]
pub struct BuildOptions {
    single: bool,
}

impl BuildOptions {
    /// Reads the command line after `build`.
    pub fn parse(options: &[&str]) -> Result<Self> {
        let mut parsed = Self::default();
        for &option in options {
            match option {
                "--single" => parsed.single = true,
                _ => return Err(unknown_option("build", option)),
            }
        }
        Ok(parsed)
    }
}

/// Builds the page for publication and prints how large it is.
pub fn build(options: &BuildOptions) -> Result {
    tools::for_page()?;
    tools::shrinkers();
    run(trunk("build")?.arg("--release"))?;
    println!("\nThe page is in dist/; it works under any path of any host:\n");
    sizes::print(&dist())?;
    preview(&dist())?;
    if options.single {
        let file = root().join("doublings.html");
        let page = single(&dist())?;
        std::fs::write(&file, &page)
            .map_err(|e| format!("could not write {}: {e}", file.display()))?;
        println!(
            "\nAll of it in one file, doublings.html: {} bytes",
            page.len()
        );
    }
    Ok(())
}

/// Where the page will be, ending in a slash: previews of links want whole addresses.
const PLACE: &str = "DOUBLINGS_URL";

/// What the page names as its preview.
const PREVIEW: &str = "\"preview.png\"";

/// Makes the picture that messengers show beside a link to the page, from the present defaults; no reader of the page loads it.
fn preview(dir: &Path) -> Result {
    let mut figure = command("cargo");
    figure.args(["run", "--quiet", "--example", "figure", "--"]);
    figure
        .args(["--size", "1200x628", "--png"])
        .arg(dir.join("preview.png"));
    if run(figure.arg("")).is_err() {
        eprintln!("Left out: the preview of links, which needs a font such as Liberation Sans.");
    }
    let Ok(place) = env::var(PLACE) else {
        return Ok(());
    };
    let page = dir.join("index.html");
    let html = std::fs::read_to_string(&page)
        .map_err(|e| format!("could not read {}: {e}", page.display()))?;
    std::fs::write(&page, placed(&html, &place)?)
        .map_err(|e| format!("could not write {}: {e}", page.display()))
}

/// The page with the whole address of its preview.
fn placed(html: &str, place: &str) -> Result<String> {
    let is_address = place.starts_with("https://") || place.starts_with("http://");
    if !is_address || !place.ends_with('/') || place.contains(['"', '<', '&', ' ', '?', '#']) {
        return Err(format!(
            "{PLACE} is no address such as https://example.org/doublings/, but `{place}`."
        ));
    }
    Ok(html.replace(PREVIEW, &format!("\"{place}preview.png\"")))
}

/// Everything that is in a folder with the built page as one file.
fn single(dir: &Path) -> Result<String> {
    if !tools::has_esbuild() {
        return Err(
            "one file needs esbuild, which makes one script of several; see README.md.".into(),
        );
    }
    let read = |name: &str| {
        let path = dir.join(name);
        std::fs::read(&path).map_err(|e| format!("could not read {}: {e}", path.display()))
    };
    let html = String::from_utf8_lossy(&read("index.html")?).into_owned();
    let parts = single::needs(&html).into_iter().map(|name| {
        let mut bytes = read(&name)?;
        if single::is_module(&name) {
            bytes = deflated(&bytes).map_err(|e| format!("could not deflate {name}: {e}"))?;
        }
        Ok(Part { name, bytes })
    });
    let parts = parts.collect::<Result<Vec<_>>>()?;
    single::page(&html, &parts, Opens::default(), "").map_err(|trouble| trouble.to_string())
}

fn deflated(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}

/// Builds the page with what only the benchmark asks for, apart from the published one; where it is.
pub fn build_for_bench() -> Result<PathBuf> {
    tools::for_page()?;
    tools::shrinkers();
    let place = root().join("target").join("bench-page");
    let mut trunk = trunk("build")?;
    trunk.args(["--release", "--features", "split,bench", "--dist"]);
    run(trunk.arg(&place))?;
    Ok(place)
}

/// The environment variable that adds flags of the compiler to those in `.cargo/config.toml`.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// Panic messages name source files: without the path of this machine, which is nobody's business, and shorter.
fn nameless_paths() -> Result<String> {
    run(command("cargo").args(["fetch", "--quiet"]))?;
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(env::var_os("HOME")?).join(".cargo")));
    let sources = home.map(|home| home.join("registry").join("src"));
    let packages = sources.and_then(|dir| std::fs::read_dir(dir).ok());
    let mut prefixes: Vec<PathBuf> = packages
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    prefixes.push(root());
    prefixes.sort();
    let flags: Vec<String> = prefixes
        .iter()
        .map(|prefix| prefix.display().to_string())
        // Flags in this variable are divided at spaces.
        .filter(|prefix| !prefix.contains([' ', '=']))
        .map(|prefix| format!("--remap-path-prefix={prefix}/="))
        .collect();
    Ok(flags.join(" "))
}

fn trunk(subcommand: &str) -> Result<Command> {
    let mut trunk = command("trunk");
    trunk
        .arg(subcommand)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env(FLAGS, nameless_paths()?);
    // Trunk wants `true` in this variable and fails on the usual `1`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env("NO_COLOR", "true");
    }
    Ok(trunk)
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
    fn the_preview_gets_a_whole_address() {
        let html = std::fs::read_to_string(root().join("index.html")).unwrap();
        let page = placed(&html, "https://example.org/d/").unwrap();
        assert!(page.contains("content=\"https://example.org/d/preview.png\""));
        for bad in [
            "example.org/",
            "https://example.org",
            "https://a/\"><script>/",
        ] {
            assert!(placed(&html, bad).unwrap_err().contains(PLACE), "{bad}");
        }
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
