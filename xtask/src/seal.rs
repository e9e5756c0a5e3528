//! The last step of each build: what is published becomes small, and the page gets its content security policy.
//!
//! Trunk calls this with the finished files in `TRUNK_STAGING_DIR`, so that a plain `trunk build`
//! gives the same page. wasm-opt runs here rather than in Trunk because Trunk downloads its own copy
//! whenever the version on the machine is another one.

use std::path::{Path, PathBuf};
use std::{env, fs};

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::{Result, join, minify, offline, split};

/// Optimises and secures the page that Trunk has just built.
pub fn run_on(dir: &Path, release: bool) -> Result {
    let page = dir.join("index.html");
    let mut html = read(&page)?;
    split::split(dir, release)?;
    html = join::scripts(dir, &html, release)?;
    if release {
        html = minify::page(dir, &html)?;
    }
    html = join::describe(dir, &html)?;
    write(&page, &secure(&html)?)?;
    let lost = dir.join("404.html");
    write(&lost, &secure(&read(&lost)?)?)?;
    offline::list(dir)
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).map_err(|e| format!("could not read {}: {e}", file.display()))
}

fn write(file: &Path, text: &str) -> Result {
    fs::write(file, text).map_err(|e| format!("could not write {}: {e}", file.display()))
}

/// As a hook of Trunk, which names the folder in the environment.
pub fn run_hook() -> Result {
    let dir = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or(
        "`seal` is called by Trunk at the end of a build; to build the page run `cargo xtask build`.",
    )?;
    run_on(
        &dir,
        env::var("TRUNK_PROFILE").is_ok_and(|p| p == "release"),
    )
}

/// The page with the policy as its second element, right after the declaration of its encoding.
fn secure(html: &str) -> Result<String> {
    let html = settle_reload_script(html);
    let place = html
        .find("<meta charset")
        .and_then(|start| Some(start + html[start..].find('>')? + 1))
        .ok_or("index.html must declare its encoding with <meta charset=\"utf-8\"> in its head.")?;
    if let Some(handler) = inline_code(&html) {
        return Err(format!(
            "index.html contains `{handler}`, which the content security policy forbids: styles and \
             handlers belong into their own files."
        ));
    }
    let (before, after) = html.split_at(place);
    let policy = policy(&html);
    Ok(format!(
        "{before}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{after}"
    ))
}

/// Completes Trunk's reload script as Trunk's server would do on each request, so that its hash is known now.
fn settle_reload_script(html: &str) -> String {
    html.replace("'{{__TRUNK_ADDRESS__}}'", "window.location.host")
        .replace("`{{__TRUNK_ADDRESS__}}`", "window.location.host")
        .replace("{{__TRUNK_WS_BASE__}}", "/")
}

fn policy(html: &str) -> String {
    let hashes = inline_scripts(html).into_iter().map(source_hash);
    let named = ["'self'", "'wasm-unsafe-eval'"].map(str::to_owned);
    let scripts = named
        .into_iter()
        .chain(hashes)
        .collect::<Vec<_>>()
        .join(" ");
    // Only Trunk's development server asks for a socket.
    let connect = if html.contains(".well-known/trunk/ws") {
        "'self' ws://localhost:* ws://127.0.0.1:*"
    } else {
        "'self'"
    };
    [
        "default-src 'none'",
        &format!("script-src {scripts}"),
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        &format!("connect-src {connect}"),
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    .join("; ")
}

/// How a policy names an inline script: by the hash of exactly what stands between its tags.
fn source_hash(script: &str) -> String {
    let digest = Sha256::digest(script.as_bytes());
    format!(
        "'sha256-{}'",
        base64::engine::general_purpose::STANDARD.encode(digest)
    )
}

/// The contents of all scripts that are not loaded from a file.
fn inline_scripts(html: &str) -> Vec<&str> {
    let mut scripts = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        rest = &rest[start..];
        let Some(open) = rest.find('>') else { break };
        let Some(close) = rest.find("</script") else {
            break;
        };
        let has_source = rest[..open]
            .split_whitespace()
            .any(|a| a.starts_with("src="));
        if !has_source && open < close {
            scripts.push(&rest[open + 1..close]);
        }
        rest = &rest[close + "</script".len()..];
    }
    scripts
}

/// A style element or attribute or an event handler in the markup, if there is one.
fn inline_code(html: &str) -> Option<&str> {
    let mut markup = html;
    while let Some(start) = markup.find('<') {
        let tag = &markup[start..start + markup[start..].find('>')?];
        let mut words = tag.split_ascii_whitespace();
        let name = words.next()?;
        if name == "<style" {
            return Some(name);
        }
        let is_code = |name: &str| {
            name == "style"
                || name.starts_with("on") && name.bytes().all(|b| b.is_ascii_lowercase())
        };
        if let Some(code) = words.find(|a| a.split_once('=').is_some_and(|(name, _)| is_code(name)))
        {
            return Some(code);
        }
        let end = start + tag.len();
        // What a script contains is not markup.
        let skip = if name == "<script" {
            markup[end..].find("</script")?
        } else {
            0
        };
        markup = &markup[end + skip..];
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>T</title></head>\
                        <body><script type=module>\nlet a = 1 < 2;\n</script><script src=\"x.js\"></script></body></html>";

    #[test]
    fn the_hash_is_the_one_that_browsers_compute() {
        // The example of the Content Security Policy specification, section 8.
        assert_eq!(
            source_hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }

    #[test]
    fn inline_scripts_are_found_exactly_and_files_left_out() {
        assert_eq!(inline_scripts(PAGE), ["\nlet a = 1 < 2;\n"]);
        assert!(inline_scripts("<p>no script</p>").is_empty());
        assert!(inline_scripts("<script>unfinished").is_empty());
    }

    #[test]
    fn the_policy_stands_before_anything_it_governs() {
        let page = secure(PAGE).unwrap();
        let policy = page.find("Content-Security-Policy").unwrap();
        assert!(policy > page.find("<meta charset").unwrap());
        assert!(policy < page.find("<title>").unwrap());
        assert!(page.contains(&source_hash("\nlet a = 1 < 2;\n")));
        for forbidden in ["'unsafe-eval'", "unsafe-inline", "ws:", "http:", "https:"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }

    #[test]
    fn only_the_development_page_may_open_a_socket() {
        let reload = "<script>'{{__TRUNK_ADDRESS__}}' + '{{__TRUNK_WS_BASE__}}.well-known/trunk/ws'</script>";
        let page = secure(&format!("<meta charset=utf-8>{reload}")).unwrap();
        assert!(page.contains("ws://localhost:*"));
        assert!(!page.contains("{{"));
        assert!(page.contains(&source_hash(
            "window.location.host + '/.well-known/trunk/ws'"
        )));
    }

    #[test]
    fn a_page_without_encoding_is_refused() {
        assert!(secure("<html></html>").unwrap_err().contains("charset"));
    }

    #[test]
    fn inline_styles_and_handlers_are_refused() {
        for bad in [
            "<p style=\"color:red\">",
            "<a onclick=x()>",
            "<style>p{}</style>",
        ] {
            assert!(
                secure(&format!("<meta charset=utf-8>{bad}")).is_err(),
                "{bad}"
            );
        }
        assert_eq!(inline_code(PAGE), None);
    }
}
