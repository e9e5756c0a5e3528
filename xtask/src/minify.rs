//! Makes scripts, styles and markup small: one style sheet instead of several, nothing that only people read.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use sha2::{Digest as _, Sha256};

use crate::Result;
use crate::process::{command, filter};
use crate::tools;

/// The languages of files that esbuild reads.
#[derive(Clone, Copy)]
enum Language {
    Script,
    Style,
}

/// The page's markup made small; so are the files in its folder, and its style sheets are one.
pub fn page(dir: &Path, html: &str) -> Result<String> {
    let html =
        merge_styles(dir, html).map_err(|e| format!("could not merge the style sheets: {e}"))?;
    if !tools::has_esbuild() {
        eprintln!("esbuild is not installed: scripts and styles stay as people read them.");
        return markup(&html, |script| Ok(script.to_owned()));
    }
    let files = fs::read_dir(dir).map_err(|e| format!("could not read {}: {e}", dir.display()))?;
    for path in files.flatten().map(|entry| entry.path()) {
        let language = match path.extension().and_then(|e| e.to_str()) {
            Some("js" | "mjs") => Language::Script,
            Some("css") => Language::Style,
            _ => continue,
        };
        let failed = |e| format!("could not rewrite {}: {e}", path.display());
        let text = fs::read_to_string(&path).map_err(failed)?;
        fs::write(&path, esbuild(&text, language)?).map_err(failed)?;
    }
    markup(&html, |script| esbuild(script, Language::Script))
}

fn esbuild(text: &str, language: Language) -> Result<String> {
    let mut esbuild = command("esbuild");
    esbuild.args(["--minify", "--charset=utf8", "--log-level=warning"]);
    // The page's scripts are modules, whose own names nobody else sees.
    esbuild.args(match language {
        Language::Script => ["--loader=js", "--format=esm"].as_slice(),
        Language::Style => &["--loader=css"],
    });
    Ok(filter(&mut esbuild, text)?.trim_end().to_owned())
}

/// Puts all linked style sheets of a folder into one, whose name tells its content, in place of the first link.
fn merge_styles(dir: &Path, html: &str) -> io::Result<String> {
    const LINK: &str = "<link rel=\"stylesheet\" href=\"./";
    let mut parts = html.split(LINK);
    let mut merged = parts.next().unwrap_or_default().to_owned();
    let place = merged.len();
    let mut styles = String::new();
    for part in parts {
        let Some((link, after)) = part.split_once('>') else {
            return Err(io::Error::other("a link does not end"));
        };
        let name = link.trim_end_matches('/').trim_end_matches('"');
        styles += &fs::read_to_string(dir.join(name))?;
        fs::remove_file(dir.join(name))?;
        merged += after;
    }
    if styles.is_empty() {
        return Ok(merged);
    }
    let mut name = "style-".to_owned();
    for byte in &Sha256::digest(&styles)[..8] {
        // Writing into a string cannot fail.
        let _ = write!(name, "{byte:02x}");
    }
    name += ".css";
    fs::write(dir.join(&name), styles)?;
    merged.insert_str(place, &format!("{LINK}{name}\">"));
    Ok(merged)
}

/// The page without comments, indentation and empty lines, its inline scripts rewritten.
fn markup(html: &str, script: impl Fn(&str) -> Result<String>) -> Result<String> {
    let mut small = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let unfinished = || "index.html contains a script that does not end.".to_owned();
        let open = start + rest[start..].find('>').ok_or_else(unfinished)? + 1;
        let close = open + rest[open..].find("</script").ok_or_else(unfinished)?;
        small += &without_comments(&rest[..open]);
        small += &script(&rest[open..close])?;
        rest = &rest[close..];
    }
    Ok(small + &without_comments(rest))
}

/// Markup that contains no preformatted text, without comments, indentation and empty lines.
fn without_comments(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once("<!--") {
        text += before;
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    text += rest;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_browsers_ignore_leaves_the_markup() {
        let page = "<!DOCTYPE html>\n<head>\n  <!-- not shown -->\n  <title>A  b</title>\n\n\
                    <script type=\"module\">\n  let a = '<!-- kept -->';\n</script></head>\n";
        let small = markup(page, |script| Ok(script.trim().to_owned())).unwrap();
        assert_eq!(
            small,
            "<!DOCTYPE html>\n<head>\n<title>A  b</title>\n\
             <script type=\"module\">let a = '<!-- kept -->';</script></head>"
        );
        assert!(markup("<script>unfinished", |s| Ok(s.to_owned())).is_err());
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dir = std::env::temp_dir().join(format!("doublings-styles-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("a.css"), "a{color:red}\n").unwrap();
        fs::write(dir.join("b.css"), "b{color:blue}\n").unwrap();
        let page = "<head><link rel=\"stylesheet\" href=\"./b.css\"/>\n\
                    <link rel=\"stylesheet\" href=\"./a.css\"/></head>";
        let merged = merge_styles(&dir, page).unwrap();
        let name = fs::read_dir(&dir).unwrap().next().unwrap().unwrap();
        let name = name.file_name().into_string().unwrap();
        let styles = fs::read_to_string(dir.join(&name));
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(styles.unwrap(), "b{color:blue}\na{color:red}\n");
        assert_eq!(
            merged,
            format!("<head><link rel=\"stylesheet\" href=\"./{name}\">\n</head>")
        );
    }
}
