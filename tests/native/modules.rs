//! The tree of modules: no file of the page leads back to itself by way of others, and elsewhere only those do that are meant to.
//!
//! A file depends on every other whose path it names from the crate or its parents on, in `use` or in place, outside of its own
//! tests. A path that ends in an item of a folder's `mod.rs` counts as that file. A folder's `mod.rs` may declare its own files and
//! call into them by their bare names, so that a folder is one thing to everybody else.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

type Graph = BTreeMap<String, BTreeSet<String>>;

/// Circles that are meant, each as the files that it may go through.
const MEANT: [(&str, &[&str]); 3] = [
    (
        "parameters are declared in the folders of views, and a view is what a link names",
        &[
            "assumptions::codec",
            "assumptions::evidence_filter",
            "assumptions::foreseen",
            "assumptions::journey",
            "assumptions::notice",
            "assumptions::pin",
            "assumptions::presets",
            "assumptions::registry",
            "assumptions::scene",
            "params",
        ],
    ),
    (
        "whatever waits is reached through the one table that names it",
        &[
            "api",
            "app",
            "evidence::editions",
            "evidence::sources",
            "lazy",
        ],
    ),
    (
        "a pin is computed as its view is, a view's report names what it has of pins, and the rest of the first view waits",
        &[
            "views::compare",
            "views::evidence::consequences",
            "views::horizon",
            "views::numbers",
            "views::session",
            "views::waiting",
        ],
    ),
];

/// The source files by the name of their module.
fn sources() -> BTreeMap<String, String> {
    fn read(folder: &Path, module: &str, all: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path
                .file_stem()
                .and_then(|name| name.to_str())
                .expect("a name");
            let within = |name: &str| match module {
                "" => name.to_owned(),
                _ => format!("{module}::{name}"),
            };
            if path.is_dir() {
                // The crate of the laws has its own tree.
                if within(name) != "model" {
                    read(&path, &within(name), all);
                }
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let module = match name {
                    "mod" | "lib" | "main" => module.to_owned(),
                    _ => within(name),
                };
                let text = fs::read_to_string(&path).expect("a source file");
                *all.entry(module).or_default() += &text;
            }
        }
    }
    let mut all = BTreeMap::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        "",
        &mut all,
    );
    all
}

/// The code of a file without its remarks and tests.
fn code(text: &str) -> String {
    let tests = text.find("#[cfg(test)]\nmod ").unwrap_or(text.len());
    let lines = text[..tests].lines();
    lines
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The paths that a tree of uses names, as `a::{b, c::{d}}` names `a::b` and `a::c::d`.
fn paths_of(tree: &str) -> Vec<String> {
    let Some((before, inside)) = tree.split_once('{') else {
        return vec![tree.to_owned()];
    };
    let mut depth = 0;
    let mut piece = String::new();
    let mut all = Vec::new();
    let mut close = |piece: &mut String| {
        let tree = std::mem::take(piece);
        if !tree.is_empty() {
            all.extend(paths_of(&(before.to_owned() + &tree)));
        }
    };
    for c in inside.chars() {
        match c {
            '}' if depth == 0 => break,
            ',' if depth == 0 => {
                close(&mut piece);
                continue;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        piece.push(c);
    }
    close(&mut piece);
    all
}

/// The paths that a file names in its uses, and those that stand in its code.
fn paths(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = String::new();
    let mut tree = None;
    for line in text.lines() {
        let words = line.trim();
        let words = words
            .strip_prefix("pub ")
            .or(words.strip_prefix("pub(crate) "))
            .unwrap_or(words);
        if let Some(start) = words.strip_prefix("use ") {
            tree = Some(start.to_owned());
        } else if let Some(tree) = &mut tree {
            tree.push_str(words);
        } else {
            rest.push_str(line);
            rest.push('\n');
        }
        if tree.as_ref().is_some_and(|tree| tree.ends_with(';')) {
            let whole: String = tree.take().unwrap_or_default();
            // `a as b` names `a`.
            let names = whole
                .trim_end_matches(';')
                .split(',')
                .map(|name| name.split(" as ").next().unwrap_or_default());
            let whole = names
                .collect::<Vec<_>>()
                .join(",")
                .replace(char::is_whitespace, "");
            let open = whole.matches('{').count()
                - whole.matches('}').count().min(whole.matches('{').count());
            found.extend(paths_of(&(whole + &"}".repeat(open))));
        }
    }
    let is_path = |c: char| c.is_alphanumeric() || c == '_' || c == ':';
    let in_place = rest.split(|c| !is_path(c));
    let of_crate = |path: &&str| path.starts_with("crate::") || path.starts_with("super::");
    found.extend(in_place.filter(of_crate).map(str::to_owned));
    found
}

/// The file that a path leads to from a module, if it is one of this crate.
fn target(path: &str, from: &str, all: &BTreeMap<String, String>) -> Option<String> {
    let mut base: Vec<&str> = from.split("::").filter(|name| !name.is_empty()).collect();
    let mut names: Vec<&str> = path.split("::").collect();
    match *names.first()? {
        "crate" => base.clear(),
        "self" => {}
        "super" => {
            while names.get(1) == Some(&"super") {
                base.pop();
                names.remove(0);
            }
            base.pop();
        }
        _ => return None,
    }
    base.extend(&names[1..]);
    while !base.is_empty() {
        let name = base.join("::");
        if all.contains_key(&name) {
            return (name != from).then_some(name);
        }
        base.pop();
    }
    None
}

fn graph() -> Graph {
    let all = sources();
    let edges = all.iter().map(|(module, text)| {
        let paths = paths(&code(text));
        let targets = paths.iter().filter_map(|path| target(path, module, &all));
        (module.clone(), targets.collect())
    });
    edges.collect()
}

/// The files that a file leads to, by way of any number of others.
fn reached<'a>(graph: &'a Graph, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        for target in &graph[module] {
            if seen.insert(target.as_str()) {
                next.push(target);
            }
        }
    }
    seen
}

/// Each circle as the files in it.
fn circles(graph: &Graph) -> BTreeSet<Vec<&str>> {
    let reach: BTreeMap<&str, BTreeSet<&str>> = graph
        .keys()
        .map(|module| (module.as_str(), reached(graph, module)))
        .collect();
    let mut all = BTreeSet::new();
    for (module, targets) in &reach {
        if targets.contains(module) {
            let circle = targets
                .iter()
                .filter(|other| reach[*other].contains(module));
            all.insert(circle.copied().collect());
        }
    }
    all
}

#[test]
fn no_file_of_the_page_leads_back_to_itself() {
    let graph = graph();
    let page: Graph = graph
        .iter()
        .filter(|(module, _)| module.starts_with("app"))
        .map(|(module, targets)| {
            let inside = |target: &&String| target.starts_with("app");
            (
                module.clone(),
                targets.iter().filter(inside).cloned().collect(),
            )
        })
        .collect();
    assert!(page.len() > 40, "the page's files are read: {}", page.len());
    assert!(
        page["app::frame"].contains("app::store"),
        "and what they name"
    );
    assert_eq!(circles(&page), BTreeSet::new());
}

#[test]
fn elsewhere_circles_are_meant() {
    let graph = graph();
    for circle in circles(&graph) {
        let meant = MEANT
            .iter()
            .any(|(_, files)| circle.iter().all(|file| files.contains(file)));
        assert!(meant, "{circle:?}");
    }
    for (why, files) in MEANT {
        let is_there = circles(&graph).iter().any(|circle| *circle == files);
        assert!(
            is_there,
            "opened, so not to be listed: {why}: {:?}",
            circles(&graph)
        );
    }
}

#[test]
fn circles_are_found() {
    let of = |edges: &[(&str, &[&str])]| -> Graph {
        let names = |list: &[&str]| list.iter().map(|name| (*name).to_owned()).collect();
        edges
            .iter()
            .map(|(from, to)| ((*from).to_owned(), names(to)))
            .collect()
    };
    let open = of(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])]);
    assert_eq!(circles(&open), BTreeSet::new());
    let closed = of(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"]), ("d", &["a"])]);
    assert_eq!(circles(&closed), BTreeSet::from([vec!["b", "c"]]));
    assert_eq!(
        paths(
            "use super::{\n    a,\n    b::{C, d as e},\n};\nfn f() -> crate::x::Y { super::z() }"
        ),
        [
            "super::a",
            "super::b::C",
            "super::b::d",
            "crate::x::Y",
            "super::z"
        ]
    );
}
