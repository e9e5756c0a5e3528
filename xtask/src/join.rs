//! Makes one script of Trunk's loader, what it imports and the code around the module: one file less to wait for twice, no
//! inline script in the page, and a script that works inside of the markup too, where modules can import nothing.

use std::fs;
use std::path::Path;

use base64::Engine as _;
use sha2::{Digest as _, Sha256};

use crate::Result;

/// In one file with the page, modules stand in the markup, deflated, and are asked for there first. The markup is kept as it was, for saving it again.
const PRELUDE: &str = r#"const doublingsFiles = new Map();
const doublingsBlocks = document.querySelectorAll("script[data-file]");
if (doublingsBlocks.length) window.doublingsPage = "<!DOCTYPE html>\n" + document.documentElement.outerHTML;
for (const block of doublingsBlocks) {
  const packed = new Response(Uint8Array.from(atob(block.textContent), (c) => c.charCodeAt(0)));
  const bytes = packed.body.pipeThrough(new DecompressionStream("deflate"));
  doublingsFiles.set(block.dataset.file, new Uint8Array(await new Response(bytes).arrayBuffer()));
}
const fetch = (resource, ...rest) => {
  const bytes = doublingsFiles.get(String(resource).split("/").pop());
  if (!bytes) return window.fetch(resource, ...rest);
  return Promise.resolve(new Response(bytes, { headers: { "content-type": "application/wasm" } }));
};
"#;

/// How the loader begins that Trunk writes into the page.
const LOADER: &str = "<script type=\"module\">";

/// The page's markup with one script that is loaded from a file in its folder; the files that it imported are gone.
pub fn scripts(dir: &Path, html: &str) -> Result<String> {
    let unknown = || "Trunk's loader is not what it was; `join` has to follow.".to_owned();
    let (before, rest) = html.split_once(LOADER).ok_or_else(unknown)?;
    let (loader, after) = rest.split_once("</script>").ok_or_else(unknown)?;
    let mut script = PRELUDE.to_owned();
    let mut name = None;
    let mut body = String::new();
    for line in loader.lines() {
        let Some(import) = line.trim().strip_prefix("import ") else {
            body += line;
            body += "\n";
            continue;
        };
        let (names, file) = import.split_once(" from ").ok_or_else(unknown)?;
        let file = file.trim_matches(|c| matches!(c, '\'' | '"' | ';' | '.' | '/'));
        let path = dir.join(file);
        let failed = |e| format!("could not read {}: {e}", path.display());
        let module = fs::read_to_string(&path).map_err(failed)?;
        let wrapped = wrapped(&module).map_err(|e| format!("{}: {e}", path.display()))?;
        // `default, * as all`, as Trunk imports them.
        let mut names = names.split(", ");
        let default = names.next().ok_or_else(unknown)?;
        let line = ["const { default: ", default, ", ...", default, "Rest } = "];
        script += &[&line.concat(), &wrapped, ";\n"].concat();
        if let Some(all) = names.next().and_then(|n| n.strip_prefix("* as ")) {
            script += &["const ", all, " = ", default, "Rest;\n"].concat();
            name = Some(file.to_owned());
        }
        fs::remove_file(&path).map_err(failed)?;
    }
    let name = name.ok_or_else(unknown)?;
    script += &body;
    let path = dir.join(&name);
    fs::write(&path, script).map_err(|e| format!("could not write {}: {e}", path.display()))?;
    let tag = format!("<script type=\"module\" src=\"./{name}\"></script>");
    Ok([before, &tag, &without_announcements(after)].concat())
}

/// A module as an expression whose value has what it exports.
fn wrapped(module: &str) -> Result<String> {
    let mut body = String::with_capacity(module.len());
    let mut exports = Vec::new();
    for line in module.lines() {
        let line = if let Some(list) = line.strip_prefix("export {") {
            for item in list.trim_end_matches([';', ' ', '}']).split(',') {
                let (local, public) = item.split_once(" as ").unwrap_or((item, item));
                exports.push((public.trim().to_owned(), local.trim().to_owned()));
            }
            continue;
        } else if let Some(rest) = line.strip_prefix("export default function ") {
            exports.push(("default".into(), identifier(rest)));
            &line["export default ".len()..]
        } else if let Some(rest) = line.strip_prefix("export ") {
            let named = rest.strip_prefix("async ").unwrap_or(rest);
            let (_, named) = named.split_once(' ').ok_or("an export that is none")?;
            let named = identifier(named);
            exports.push((named.clone(), named));
            rest
        } else if line.starts_with("import ") {
            return Err(format!("`{line}` cannot stand inside of a script"));
        } else {
            line
        };
        body += line;
        body += "\n";
    }
    let list: Vec<String> = exports
        .iter()
        .map(|(to, from)| format!("{to}: {from}"))
        .collect();
    Ok(format!(
        "(() => {{\n{body}return {{ {} }};\n}})()",
        list.join(", ")
    ))
}

/// The name with which a declaration goes on.
fn identifier(text: &str) -> String {
    let in_name = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    text.trim_start_matches('*')
        .chars()
        .take_while(in_name)
        .collect()
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
    let mut text = String::new();
    let mut rest = html;
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
    fn the_loader_and_what_it_imports_become_one_script() {
        let glue = "export function run() {}\nexport class Big {}\nlet wasm;\nfunction load() {}\n\nexport { sync, load as default };\n";
        let start = "export default function initializer() {\n  return {};\n}\n";
        let dir = folder("join", &[("g.js", glue), ("i.mjs", start)]);
        let html = "<head><script type=\"module\">\nimport init, * as bindings from './g.js';\n\
                    import initializer from './i.mjs';\nawait init();\n</script>\
                    <link rel=\"modulepreload\" href=\"./g.js\"><link rel=\"preload\" href=\"./m.wasm\"></head>";
        let joined = scripts(&dir, html).unwrap();
        let script = fs::read_to_string(dir.join("g.js")).unwrap();
        let gone = !dir.join("i.mjs").exists();
        fs::remove_dir_all(&dir).unwrap();
        assert_eq!(
            joined,
            "<head><script type=\"module\" src=\"./g.js\"></script><link rel=\"preload\" href=\"./m.wasm\"></head>"
        );
        assert!(gone);
        for part in [
            "const { default: init, ...initRest } = (() => {\nfunction run() {}\nclass Big {}\nlet wasm;",
            "return { run: run, Big: Big, sync: sync, default: load };\n})();\nconst bindings = initRest;",
            "function initializer() {\n  return {};\n}\nreturn { default: initializer };",
            "await init();\n",
        ] {
            assert!(script.contains(part), "{part}\nis not in\n{script}");
        }
        assert!(!script.contains("export") && !script.contains("import "));
    }

    #[test]
    fn a_loader_of_another_form_is_refused() {
        let dir = folder("loader", &[("g.js", "import a from './b.js';\n")]);
        for html in ["<head></head>", "<script type=\"module\">go();</script>"] {
            assert!(
                scripts(&dir, html).unwrap_err().contains("loader"),
                "{html}"
            );
        }
        let html = "<script type=\"module\">\nimport init, * as all from './g.js';\n</script>";
        let error = scripts(&dir, html).unwrap_err();
        fs::remove_dir_all(&dir).unwrap();
        assert!(error.contains("import a"), "{error}");
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
