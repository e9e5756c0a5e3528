//! Makes styles and markup small: one style sheet instead of several, nothing that only people read.

use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use sha2::{Digest as _, Sha256};

use crate::Result;
use crate::process::{command, filter};
use crate::tools;

/// The page's markup made small; its style sheets are one.
pub fn page(dir: &Path, html: &str) -> Result<String> {
    let picture_path = dir.join("horizon.svg");
    if let Ok(svg) = fs::read_to_string(&picture_path) {
        fs::write(&picture_path, picture(&svg))
            .map_err(|e| format!("could not write {}: {e}", picture_path.display()))?;
    }
    let html = merge_styles(dir, html, styles)
        .map_err(|e| format!("could not merge the style sheets: {e}"))?;
    markup(&html)
}

/// The static picture without what a picture of a page that is only waiting for another can do without: halos, hundredths of a
/// pixel, line feeds.
pub fn picture(svg: &str) -> String {
    let shown = svg
        .lines()
        .filter(|line| !line.starts_with("<text aria-hidden"));
    let mut small = String::new();
    let (mut point, mut digits) = (false, 0);
    for c in shown.flat_map(str::chars) {
        if c.is_ascii_digit() && point {
            digits += 1;
            if digits > 1 {
                continue;
            }
        } else {
            point = c == '.' && small.ends_with(|c: char| c.is_ascii_digit());
            digits = 0;
        }
        small.push(c);
    }
    small
}

/// A style sheet without what only people read, where esbuild is installed.
fn styles(text: String) -> Result<String> {
    if !tools::has_esbuild() {
        return Ok(text);
    }
    let mut esbuild = command("esbuild");
    esbuild.args(["--minify", "--log-level=warning", "--loader=css"]);
    Ok(filter(&mut esbuild, &text)?.trim_end().to_owned())
}

/// Bytes as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    let mut text = String::new();
    for byte in bytes {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// Puts all linked style sheets of a folder into one, whose name tells its content, in place of the first link.
fn merge_styles(
    dir: &Path,
    html: &str,
    small: impl Fn(String) -> Result<String>,
) -> io::Result<String> {
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
    let styles = small(styles).map_err(io::Error::other)?;
    let name = ["style-", &hex(&Sha256::digest(&styles)[..8]), ".css"].concat();
    fs::write(dir.join(&name), styles)?;
    merged.insert_str(place, &format!("{LINK}{name}\">"));
    Ok(merged)
}

/// The page without comments, indentation and empty lines, its inline scripts as they are.
fn markup(html: &str) -> Result<String> {
    let mut small = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find("<script") {
        let unfinished = || "index.html contains a script that does not end.".to_owned();
        let open = start + rest[start..].find('>').ok_or_else(unfinished)? + 1;
        let close = open + rest[open..].find("</script").ok_or_else(unfinished)?;
        small += &without_comments(&rest[..open]);
        small += &rest[open..close];
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
        let small = markup(page).unwrap();
        assert_eq!(
            small,
            "<!DOCTYPE html>\n<head>\n<title>A  b</title>\n\
             <script type=\"module\">\n  let a = '<!-- kept -->';\n</script></head>"
        );
        assert!(markup("<script>unfinished").is_err());
    }

    #[test]
    fn style_sheets_become_one_in_their_order() {
        let dir = std::env::temp_dir().join(format!("doublings-styles-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        fs::write(dir.join("a.css"), "a{color:red}\n").unwrap();
        fs::write(dir.join("b.css"), "b{color:blue}\n").unwrap();
        let page = "<head><link rel=\"stylesheet\" href=\"./b.css\"/>\n\
                    <link rel=\"stylesheet\" href=\"./a.css\"/></head>";
        let merged = merge_styles(&dir, page, Ok).unwrap();
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
