//! Makes one script of Trunk's loader, what it imports and the code around the module: one file less to wait for twice, no
//! inline script in the page but its guard, and a script that works inside of the markup too, where modules can import nothing.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::process::{command, run};
use crate::{Result, offline, tools};

/// Stands before the script and gives it another `fetch`.
const FILES: &str = include_str!("files.js");

/// How the loader begins that Trunk writes into the page.
const LOADER: &str = "<script type=\"module\">";

/// The page's markup with one script that is loaded from a file in its folder; the files that it imported are gone. Without
/// esbuild they stay: such a page runs as well, but cannot be saved as one file.
pub fn scripts(dir: &Path, html: &str, release: bool) -> Result<String> {
    if !tools::has_esbuild() {
        eprintln!("esbuild is not installed: the scripts stay apart.");
        return Ok(html.to_owned());
    }
    let (before, loader, after) = around_loader(html)?;
    let [entry, files, joined] = ["loader.mjs", "files.mjs", "joined"].map(|name| dir.join(name));
    for (path, text) in [(&entry, loader), (&files, FILES)] {
        fs::write(path, text).map_err(|e| format!("could not write {}: {e}", path.display()))?;
    }
    let mut esbuild = command("esbuild");
    esbuild.args(["--bundle", "--format=esm", "--log-level=warning"]);
    if release {
        esbuild.arg("--minify");
    }
    let option = |name: &str, path: &Path| [name, &path.display().to_string()].concat();
    esbuild.args([option("--inject:", &files), option("--outfile=", &joined)]);
    run(esbuild.arg(&entry))?;
    let failed = |e| format!("could not put {} in place: {e}", joined.display());
    for file in fs::read_dir(dir).map_err(failed)?.flatten() {
        // It is a program of its own.
        if file.file_name() == offline::WORKER {
            continue;
        }
        if matches!(
            file.path().extension().and_then(|e| e.to_str()),
            Some("js" | "mjs")
        ) {
            fs::remove_file(file.path()).map_err(failed)?;
        }
    }
    // `describe` gives it a name that tells its content.
    fs::rename(&joined, dir.join("doublings-0.js")).map_err(failed)?;
    let tag = "<script type=\"module\" src=\"./doublings-0.js\"></script>";
    Ok([before, tag, &without_announcements(after)].concat())
}

/// What stands before Trunk's loader, in it and after it.
fn around_loader(html: &str) -> Result<(&str, &str, &str)> {
    let found = html.split_once(LOADER).and_then(|(before, rest)| {
        let (loader, after) = rest.split_once("</script>")?;
        Some((before, loader, after))
    });
    found.ok_or_else(|| "Trunk's loader is not what it was; `join` has to follow.".to_owned())
}

/// The markup without links that announce scripts.
fn without_announcements(html: &str) -> String {
    let mut parts = html.split("<link rel=\"modulepreload\"");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text += part.split_once('>').map_or("", |(_, after)| after);
    }
    text
}

/// How the script begins that says so where the others are blocked.
const GUARD: &str = "<script data-guard";

/// The markup with the hash of that script.
fn with_guarded_hash(html: &str) -> Result<String> {
    let Some((before, rest)) = html.split_once(GUARD) else {
        return Ok(html.to_owned());
    };
    let script = rest
        .strip_prefix('>')
        .and_then(|rest| rest.split_once("</script>"));
    let (script, after) = script.ok_or("the guarding script has other attributes or no end")?;
    if !script.is_ascii() || script.contains('<') {
        return Err("the guarding script holds what other encodings or the maker of the one file would change".into());
    }
    let mut text = [before, GUARD].concat();
    let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(script));
    name_hash(&mut text, &hash);
    Ok([&text, ">", script, "</script>", after].concat())
}

/// Says in the markup what the one file with everything needs to know: which modules there are, and the hashes of script and styles.
/// The script gets a name that tells its content.
pub fn describe(dir: &Path, html: &str) -> Result<String> {
    let files = fs::read_dir(dir).map_err(|e| format!("could not read {}: {e}", dir.display()))?;
    let mut modules: Vec<String> = files
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| has_extension(name, "wasm"))
        .collect();
    modules.sort();
    let html = with_guarded_hash(html)?;
    let mut text = String::new();
    let mut rest = &*html;
    loop {
        let next = [
            "<script type=\"module\" src=\"./",
            "<link rel=\"stylesheet\" href=\"./",
        ]
        .iter()
        .filter_map(|tag| Some(rest.find(tag)? + tag.len()))
        .min();
        let Some(start) = next else { break };
        text += &rest[..start];
        let (name, after) = rest[start..].split_once('"').ok_or("a tag does not end")?;
        let path = dir.join(name);
        let failed = |e| format!("could not rewrite {}: {e}", path.display());
        let content = fs::read_to_string(&path).map_err(failed)?;
        let digest = Sha256::digest(&content);
        let hash = base64::engine::general_purpose::STANDARD.encode(digest);
        if has_extension(name, "js") {
            if ["</script", "<!--"].iter().any(|end| content.contains(end)) {
                return Err(format!("{name} contains what ends a script in markup."));
            }
            let number = digest[..8]
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte));
            let named = format!("doublings-{number:016x}.js");
            fs::rename(&path, dir.join(&named)).map_err(failed)?;
            let modules = modules.join(" ");
            text += &[&named, "\" data-files=\"", &modules, "\""].concat();
            name_hash(&mut text, &hash);
        } else {
            text += &[name, "\""].concat();
            name_hash(&mut text, &hash);
        }
        rest = after;
    }
    Ok(text + rest)
}

fn name_hash(tag: &mut String, hash: &str) {
    *tag += &[" data-sha256=\"", hash, "\""].concat();
}

fn has_extension(name: &str, extension: &str) -> bool {
    Path::new(name).extension().is_some_and(|e| e == extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str, files: &[(&str, &str)]) -> std::path::PathBuf {
        let dir = std::env::temp_dir().join(format!("doublings-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(&dir).unwrap();
        for (name, content) in files {
            fs::write(dir.join(name), content).unwrap();
        }
        dir
    }

    #[test]
    fn the_loader_is_found_and_announcements_of_scripts_go() {
        let html = "<head><script type=\"module\">\nimport init from './g.js';\n</script>\
                    <link rel=\"modulepreload\" href=\"./g.js\"><link rel=\"preload\" href=\"./m.wasm\"></head>";
        let (before, loader, after) = around_loader(html).unwrap();
        assert_eq!(before, "<head>");
        assert_eq!(loader, "\nimport init from './g.js';\n");
        let after = without_announcements(after);
        assert_eq!(after, "<link rel=\"preload\" href=\"./m.wasm\"></head>");
    }

    #[test]
    fn a_page_without_a_loader_is_refused() {
        assert!(around_loader("<head></head>").is_err());
        assert!(around_loader("<script type=\"module\">go();").is_err());
    }

    #[test]
    fn the_guard_is_named_by_its_hash_and_holds_in_every_encoding() {
        let named = with_guarded_hash("<p><script data-guard>say()</script>").unwrap();
        assert_eq!(
            named,
            "<p><script data-guard data-sha256=\"2/kCYMCOBC6uc2jMfjEOQcVYsx3+O8RSS9/ZxStz0aE=\">say()</script>"
        );
        for bad in ["é", "a < b"] {
            assert!(with_guarded_hash(&format!("<script data-guard>{bad}</script>")).is_err());
        }
        let file = |name| fs::read_to_string(crate::process::root().join(name)).unwrap();
        let page = with_guarded_hash(&file("index.html")).unwrap();
        let (_, hash) = page
            .split_once("<script data-guard data-sha256=\"")
            .unwrap();
        let hash = hash.split('"').next().unwrap();
        // Hosts that send a policy of their own name it.
        assert!(
            file("docs/hosting.md").contains(&format!("'sha256-{hash}'")),
            "{hash}"
        );
    }

    #[test]
    fn the_markup_says_what_the_one_file_needs() {
        let files = [
            ("g.js", "go()"),
            ("s.css", "p{}"),
            ("b.wasm", ""),
            ("a.wasm", ""),
        ];
        let dir = folder("describe", &files);
        let html = "<link rel=\"stylesheet\" href=\"./s.css\"/><script type=\"module\" src=\"./g.js\"></script>";
        let text = describe(&dir, html).unwrap();
        let renamed = fs::read_dir(&dir).unwrap().flatten();
        let renamed: Vec<_> = renamed
            .map(|e| e.file_name().into_string().unwrap())
            .collect();
        fs::remove_dir_all(&dir).unwrap();
        let script = renamed
            .iter()
            .find(|name| has_extension(name, "js"))
            .unwrap();
        assert_eq!(
            text,
            format!(
                "<link rel=\"stylesheet\" href=\"./s.css\" data-sha256=\"{}\"/>\
                 <script type=\"module\" src=\"./{script}\" data-files=\"a.wasm b.wasm\" data-sha256=\"{}\"></script>",
                "gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y=",
                "5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw="
            )
        );
    }
}
