//! The whole page in one file that runs from a disk: markup, style, script and modules, a scenario and a person's own points.
//!
//! The build names in the page's markup what its one script needs (`data-files`) and the hashes of script and styles
//! (`data-sha256`), so that whoever puts the parts together hashes nothing and the policy of the one file can be as strict as
//! the page's. The page itself, the command line and the build include this file; it uses nothing of the rest.

use std::fmt;

/// Where the one file says which link it opens when its address has none.
const LINK: &str = "doublings-link";
/// Where it keeps a person's own points.
const OWN: &str = "doublings-own";
/// Where it says which address it was saved from, for links that leave it.
const HOME: &str = "doublings-home";

/// Why there is no such file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A part is missing.
    Missing(String),
    /// The markup is none that the build has written.
    Foreign,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => {
                f.write_str(name)?;
                f.write_str(" is missing")
            }
            Self::Foreign => f.write_str("the markup is none that `cargo xtask build` has written"),
        }
    }
}

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The name of its file, in the folder of the page.
    pub name: String,
    /// Its content; a [module](is_module)'s deflated, in the format of zlib (RFC 1950).
    pub bytes: Vec<u8>,
}

/// What the one file opens with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Opens<'a> {
    /// The query, unless its address has one.
    pub link: &'a str,
    /// A person's own points, in a form in which they contain no `>`.
    pub own: &'a str,
}

impl Opens<'_> {
    fn markup(self) -> String {
        named(LINK, self.link) + &named(OWN, self.own)
    }
}

/// Whether a file is a module, which goes into the one file deflated.
pub fn is_module(name: &str) -> bool {
    name.rsplit_once('.')
        .is_some_and(|(_, ending)| ending == "wasm")
}

/// A piece of markup.
enum Piece<'a> {
    /// What stands between tags.
    Text(&'a str),
    /// A tag without its brackets.
    Tag(&'a str),
}

/// Walks over markup; what scripts contain is text. Attributes contain no `>`.
fn walk<'a>(html: &'a str, mut each: impl FnMut(Piece<'a>)) {
    let mut in_script = false;
    let mut pieces = html.split('<');
    each(Piece::Text(pieces.next().unwrap_or_default()));
    for piece in pieces {
        let is_end = piece.starts_with("/script");
        let (tag, text) = match piece.split_once('>') {
            Some(found) if !in_script || is_end => found,
            _ => {
                each(Piece::Text("<"));
                each(Piece::Text(piece));
                continue;
            }
        };
        in_script = !is_end && tag.starts_with("script");
        each(Piece::Tag(tag));
        each(Piece::Text(text));
    }
}

/// The value of an attribute, as written.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut quoted = tag.split('"');
    while let (Some(before), Some(value)) = (quoted.next(), quoted.next()) {
        let word = before.rsplit(' ').next().unwrap_or_default();
        if word.strip_suffix('=') == Some(name) {
            return Some(value);
        }
    }
    None
}

/// The name of a file beside the page.
fn name(address: &str) -> &str {
    address.strip_prefix("./").unwrap_or(address)
}

/// The address in a tag of a file that becomes a part of the one file.
fn address(tag: &str) -> Option<&str> {
    let rel = attribute(tag, "rel").unwrap_or_default();
    if tag.starts_with("link") && matches!(rel, "stylesheet" | "icon") {
        attribute(tag, "href")
    } else if tag.starts_with("img") || tag.starts_with("script") {
        attribute(tag, "src")
    } else {
        None
    }
}

/// The modules that a script needs.
fn files(tag: &str) -> impl Iterator<Item = &str> {
    let list = attribute(tag, "data-files").unwrap_or_default();
    list.split(' ').filter(|file| !file.is_empty())
}

/// The names of the files that [`page`] needs beside the page's markup, which is `html`.
pub fn needs(html: &str) -> Vec<String> {
    let mut names = Vec::new();
    walk(html, |piece| {
        if let Piece::Tag(tag) = piece {
            names.extend(address(tag).map(|file| name(file).to_owned()));
            names.extend(files(tag).map(str::to_owned));
        }
    });
    names
}

/// The one file: `html` is the page's markup, `parts` what it [`needs`], `home` the address that links which leave it lead to (empty: to the file itself).
///
/// # Errors
///
/// A part that is missing, or markup that no build has written.
pub fn page(html: &str, parts: &[Part], opens: Opens, home: &str) -> Result<String, Trouble> {
    let mut made = Maker {
        parts,
        out: String::new(),
        trouble: None,
        script: false,
        is_guard: false,
        policy: None,
        hashes: [String::new(), String::new()],
    };
    walk(html, |piece| match piece {
        Piece::Tag(tag) if !made.script => made.tag(tag),
        Piece::Text(text) if !made.script => push_ascii(&mut made.out, text),
        Piece::Tag(tag) => made.end_of_script(tag),
        Piece::Text(text) if made.is_guard => made.out.push_str(text),
        Piece::Text(_) => {}
    });
    if let Some(trouble) = made.trouble {
        return Err(trouble);
    }
    let [scripts, styles] = &made.hashes;
    let (Some(place), false) = (made.policy, scripts.is_empty()) else {
        return Err(Trouble::Foreign);
    };
    let (before, after) = made.out.split_at_checked(place).ok_or(Trouble::Foreign)?;
    let policy = [
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'wasm-unsafe-eval'",
        scripts,
        "; style-src",
        styles,
        "; img-src data: blob:; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'\">",
    ];
    let (opens, home) = (opens.markup(), named(HOME, home));
    Ok([before, &policy.concat(), &opens, &home, after].concat())
}

/// A file that [`page`] has made, opening with something else. `None` if it is none.
pub fn again(page: &str, opens: Opens) -> Option<String> {
    let mut found = false;
    let mut out = String::with_capacity(page.len());
    walk(page, |piece| match piece {
        Piece::Text(text) => push_ascii(&mut out, text),
        Piece::Tag(tag) => match attribute(tag, "name") {
            Some(LINK) => {
                found = true;
                out.push_str(&opens.markup());
            }
            Some(OWN) => {}
            _ => push_tag(&mut out, tag),
        },
    });
    found.then_some(out)
}

fn named(name: &str, content: &str) -> String {
    let mut meta = ["<meta name=\"", name, "\" content=\""].concat();
    for c in content.chars() {
        match c {
            '&' => meta.push_str("&amp;"),
            '<' => meta.push_str("&lt;"),
            '>' => meta.push_str("&gt;"),
            '"' => meta.push_str("&quot;"),
            _ => push_ascii(&mut meta, c.encode_utf8(&mut [0; 4])),
        }
    }
    meta + "\">"
}

/// Markup in ASCII, which is read alike whatever encoding a host declares. Scripts and styles are ASCII already.
fn push_ascii(out: &mut String, markup: &str) {
    for c in markup.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.push_str("&#");
            out.push_str(&u32::from(c).to_string());
            out.push(';');
        }
    }
}

fn push_tag(out: &mut String, tag: &str) {
    out.push('<');
    push_ascii(out, tag);
    out.push('>');
}

/// The one file in the making.
struct Maker<'a> {
    parts: &'a [Part],
    out: String,
    trouble: Option<Trouble>,
    /// Inside of a script that is left out, but for the one that says so where the others are blocked.
    script: bool,
    is_guard: bool,
    /// Where the policy goes.
    policy: Option<usize>,
    /// Of scripts and of styles, as a policy names them, each after a space.
    hashes: [String; 2],
}

impl<'a> Maker<'a> {
    fn part(&mut self, file: &str) -> &'a [u8] {
        let name = name(file);
        let part = self.parts.iter().find(|part| part.name == name);
        if part.is_none() {
            self.trouble = Some(Trouble::Missing(name.to_owned()));
        }
        part.map_or(&[], |part| &part.bytes)
    }

    fn text(&mut self, file: &str) -> &'a str {
        let bytes = self.part(file);
        std::str::from_utf8(bytes).unwrap_or_else(|_| {
            self.trouble = Some(Trouble::Foreign);
            ""
        })
    }

    fn push(&mut self, pieces: &[&str]) {
        for piece in pieces {
            self.out.push_str(piece);
        }
    }

    fn hash(&mut self, tag: &str, of: usize) {
        match attribute(tag, "data-sha256") {
            Some(hash) => self.hashes[of] += &[" 'sha256-", hash, "'"].concat(),
            None => self.trouble = Some(Trouble::Foreign),
        }
    }

    fn tag(&mut self, tag: &str) {
        let rel = attribute(tag, "rel").unwrap_or_default();
        let is_own = attribute(tag, "name").is_some_and(|name| [LINK, OWN, HOME].contains(&name));
        if attribute(tag, "http-equiv") == Some("Content-Security-Policy") {
            self.policy = Some(self.out.len());
        } else if is_own {
            // That of the page of a named scenario.
        } else if rel == "stylesheet" {
            self.hash(tag, 1);
            let style = self.text(address(tag).unwrap_or_default());
            self.push(&["<style>", style, "</style>"]);
        } else if rel == "icon" || tag.starts_with("img") {
            let file = address(tag).unwrap_or_default();
            let data = ["data:image/svg+xml;base64,", &base64(self.part(file))].concat();
            self.readdress(tag, file, &data);
        } else if rel.ends_with("preload")
            || matches!(rel, "prefetch" | "manifest" | "apple-touch-icon")
        {
            // What it announces is here, or of use only to a page that is served.
        } else if tag.starts_with("script") {
            self.script(tag);
        } else {
            push_tag(&mut self.out, tag);
        }
    }

    /// A tag with another address.
    fn readdress(&mut self, tag: &str, address: &str, to: &str) {
        // The address is a piece of the tag.
        let at = address.as_ptr() as usize - tag.as_ptr() as usize;
        let before = tag.get(..at).unwrap_or_default();
        let after = tag.get(at + address.len()..).unwrap_or_default();
        push_tag(&mut self.out, &[before, to, after].concat());
    }

    fn end_of_script(&mut self, tag: &str) {
        self.script = !tag.starts_with("/script");
        if !self.script && self.is_guard {
            self.is_guard = false;
            self.push(&["</script>"]);
        }
    }

    fn script(&mut self, tag: &str) {
        self.script = true;
        let Some(file) = address(tag) else {
            // The others are Trunk's, for development.
            self.is_guard = tag.starts_with("script data-guard");
            if self.is_guard {
                self.hash(tag, 0);
                self.push(&["<", tag, ">"]);
            }
            return;
        };
        self.hash(tag, 0);
        for name in files(tag) {
            let data = base64(self.part(name));
            // No script to a browser, which therefore neither runs nor forbids it.
            let open = "<script type=\"application/wasm\" data-file=\"";
            self.push(&[open, name, "\">", &data, "</script>"]);
        }
        let script = self.text(file);
        self.push(&["<script type=\"module\">", script, "</script>"]);
    }
}

/// RFC 4648, section 4.
fn base64(bytes: &[u8]) -> String {
    const DIGITS: [char; 64] = {
        let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut digits = ['A'; 64];
        let mut index = 0;
        while index < 64 {
            digits[index] = letters[index] as char;
            index += 1;
        }
        digits
    };
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let at = |index: usize| u32::from(group.get(index).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let value = bits >> (18 - 6 * digit) & 63;
            text.push(if digit > group.len() {
                '='
            } else {
                DIGITS[value as usize]
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!DOCTYPE html>\n<head><meta charset=\"utf-8\">\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\
        <link rel=\"icon\" href=\"./i.svg\"/><link rel=\"stylesheet\" href=\"./s.css\" data-sha256=\"c1\">\
        <link rel=\"preload\" href=\"./a.wasm\" as=\"fetch\">\
        <script>if (1 < 2) reload();</script>\
        <script type=\"module\" src=\"./p.js\" data-sha256=\"j1\" data-files=\"a.wasm b.wasm\"></script></head>\
        <body><img src=\"h.svg\" alt=\"1 &lt; 2\"></body>";

    fn parts() -> Vec<Part> {
        let part = |name: &str, text: &str| Part {
            name: name.into(),
            bytes: text.into(),
        };
        vec![
            part("i.svg", "<svg/>"),
            part("s.css", "a>b{}"),
            part("p.js", "let a = '<b>' < 3;"),
            part("a.wasm", "\0asm"),
            part("b.wasm", "foobar"),
            part("h.svg", "<svg></svg>"),
        ]
    }

    #[test]
    fn base64_is_that_of_the_rfc() {
        let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"];
        let coded = [
            "", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy",
        ];
        for (text, code) in texts.iter().zip(coded) {
            assert_eq!(base64(text.as_bytes()), code);
        }
        assert_eq!(base64(&[251, 255, 191]), "+/+/");
    }

    #[test]
    fn every_part_of_the_page_is_in_the_one_file() {
        let names: Vec<String> = parts().into_iter().map(|part| part.name).collect();
        let mut needed = needs(PAGE);
        needed.sort();
        let mut all = names.clone();
        all.sort();
        assert_eq!(needed, all);
        let opens = Opens {
            link: "v=2&view=code",
            own: "share=name%2Cdate",
        };
        let file = page(PAGE, &parts(), opens, "https://example.org/?").unwrap();
        for kept in [
            "<!DOCTYPE html>\n<head><meta charset=\"utf-8\">",
            "script-src 'wasm-unsafe-eval' 'sha256-j1'; style-src 'sha256-c1';",
            "<meta name=\"doublings-link\" content=\"v=2&amp;view=code\">",
            "<meta name=\"doublings-own\" content=\"share=name%2Cdate\">",
            "<meta name=\"doublings-home\" content=\"https://example.org/?\">",
            "<link rel=\"icon\" href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
            "<style>a>b{}</style>",
            "<script type=\"application/wasm\" data-file=\"a.wasm\">AGFzbQ==</script>",
            "<script type=\"application/wasm\" data-file=\"b.wasm\">Zm9vYmFy</script>",
            "<script type=\"module\">let a = '<b>' < 3;</script></head>",
            "<img src=\"data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=\" alt=\"1 &lt; 2\">",
        ] {
            assert!(file.contains(kept), "{kept}\nis not in\n{file}");
        }
        for gone in ["reload", "preload", "./", "default-src 'none'\">"] {
            assert!(!file.contains(gone), "{gone}\nis in\n{file}");
        }
    }

    #[test]
    fn another_link_and_other_points_change_nothing_else() {
        let opens = |link, own| Opens { link, own };
        let first = opens("v=2", "");
        let other = opens("v=2&view=code&scene=code;say:%22%3C", "minutes=%22A%22");
        let made = |opens| page(PAGE, &parts(), opens, "").unwrap();
        assert_eq!(again(&made(first), other), Some(made(other)));
        assert_eq!(again(&made(other), first), Some(made(first)));
        assert_eq!(again(PAGE, first), None);
    }

    #[test]
    fn the_one_file_is_ascii_and_keeps_what_says_that_its_script_is_blocked() {
        let html = PAGE.replace(
            "</head>",
            "<script data-guard data-sha256=\"g1\">say()</script><title>図</title></head>",
        );
        let opens = Opens {
            link: "scene=code;say:図",
            own: "",
        };
        let file = page(&html, &parts(), opens, "https://example.org/日本").unwrap();
        assert!(file.is_ascii(), "{file}");
        for kept in [
            "<script data-guard data-sha256=\"g1\">say()</script><title>&#22259;</title>",
            "'sha256-j1' 'sha256-g1';",
            "content=\"scene=code;say:&#22259;\"",
        ] {
            assert!(file.contains(kept), "{kept}\nis not in\n{file}");
        }
        // As browsers write the document out again.
        let written = file
            .replace("&#22259;", "図")
            .replace("data-guard ", "data-guard=\"\" ");
        let second = again(&written, opens).unwrap();
        assert!(second.is_ascii() && second.contains("<title>&#22259;</title>"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let few = &parts()[..4];
        let trouble = page(PAGE, few, Opens::default(), "").unwrap_err();
        assert_eq!(trouble, Trouble::Missing("h.svg".into()));
        for foreign in [
            "",
            "<p>",
            "<script src=\"p.js\"></script>",
            "<a b=\"",
            "<",
            "<script>",
        ] {
            assert_eq!(
                page(foreign, &parts(), Opens::default(), ""),
                Err(Trouble::Foreign),
                "{foreign}"
            );
        }
    }
}
