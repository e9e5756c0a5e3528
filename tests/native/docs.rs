//! The documents: short enough to be read, and what they point at is there.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{package::records, panels::panel_of};
use doublings::{export, i18n::Lang};
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn words(file: &str) -> usize {
    let text = fs::read_to_string(root().join(file)).expect(file);
    text.split_whitespace().count()
}

/// The documents of the project, wherever they are.
fn documents() -> Vec<PathBuf> {
    let folders = ["", "docs", "data", "fuzz"].map(|folder| root().join(folder));
    let files = folders.iter().flat_map(|folder| {
        let files = fs::read_dir(folder).expect("a folder");
        files.map(|file| file.expect("a file").path())
    });
    files
        .filter(|file| file.extension().is_some_and(|ending| ending == "md"))
        .collect()
}

/// Lines outside of blocks of code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut code = false;
    text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        code ^= fence;
        !code && !fence
    })
}

/// The names that headings have as targets of links.
fn anchors(text: &str) -> Vec<String> {
    let headings = prose(text).filter(|line| line.starts_with('#'));
    headings
        .map(|line| {
            let kept = line.trim_start_matches('#').trim().chars();
            let kept = kept.filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            kept.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}

/// What a document links to, apart from addresses on the web.
fn targets(text: &str) -> Vec<&str> {
    let rest = prose(text).flat_map(|line| line.split("](").skip(1));
    rest.filter_map(|rest| Some(rest.split_once(')')?.0))
        .filter(|target| !target.contains("://"))
        .collect()
}

#[test]
fn the_readme_is_read_in_some_minutes() {
    assert!(words("README.md") <= 1500, "{}", words("README.md"));
}

#[test]
fn the_architecture_is_read_in_some_minutes() {
    let words = words("ARCHITECTURE.md");
    assert!(words <= 900, "{words}");
}

#[test]
fn links_lead_to_files_and_headings() {
    let documents = documents();
    assert!(documents.len() > 8, "{documents:?}");
    for document in documents {
        let text = fs::read_to_string(&document).expect("a text");
        for target in targets(&text) {
            let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
            let file = if file.is_empty() {
                document.clone()
            } else {
                document.with_file_name(file)
            };
            let place = format!("{target} in {}", document.display());
            assert!(file.exists(), "{place}: no such file");
            if !anchor.is_empty() {
                let text = fs::read_to_string(&file).expect("a text");
                assert!(
                    anchors(&text).iter().any(|a| a == anchor),
                    "{place}: no such heading"
                );
            }
        }
    }
}

/// The paths in the project that a text names between backticks.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let spans = prose(text).flat_map(|line| line.split('`').skip(1).step_by(2));
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    spans.filter(move |span| {
        let folder = span.split_once('/').map_or("", |(folder, _)| folder);
        let ours = [
            "benches", "data", "docs", "examples", "patches", "src", "static", "style", "tests",
            "xtask",
        ];
        ours.contains(&folder) && span.chars().all(plain)
    })
}

#[test]
fn paths_in_documents_exist() {
    let mut missing = Vec::new();
    for document in documents() {
        let text = fs::read_to_string(&document).expect("a text");
        let gone = paths(&text).filter(|path| !root().join(path).exists());
        missing.extend(gone.map(|path| format!("{path} in {}", document.display())));
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_schema_of_a_row_has_the_columns_of_the_csv() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../docs/numbers.schema.json")).expect("JSON");
    let properties = schema["properties"].as_object().expect("properties");
    let required: Vec<&str> = schema["required"]
        .as_array()
        .expect("names")
        .iter()
        .filter_map(|name| name.as_str())
        .collect();
    let tables = include_str!("../../docs/tables.md");
    for query in [
        "",
        "view=code",
        "view=branches",
        "view=economy",
        "view=access",
        "view=rules",
        "view=queues",
    ] {
        let csv = doublings::export::csv(&panel_of(query, Lang::En));
        let rows = records(&csv);
        let unit = rows[0][3].as_str();
        let units: Vec<&serde_json::Value> =
            schema["oneOf"].as_array().expect("units").iter().collect();
        assert!(units.iter().any(|one| one["required"][0] == unit), "{unit}");
        let mut wanted = required.clone();
        wanted.insert(3, unit);
        assert_eq!(rows[0], wanted, "{query}");
        for (index, head) in rows[0].iter().enumerate() {
            let property = &properties[head];
            assert!(tables.contains(&format!("`{head}`")), "{head}");
            for row in &rows[1..] {
                let cell = row[index].as_str();
                if cell.is_empty() {
                    let may = &property["type"];
                    let empty = may
                        .as_array()
                        .is_some_and(|may| may.iter().any(|one| one == "null"));
                    assert!(empty, "{query} {head}");
                } else if let Some(words) = property["enum"].as_array() {
                    assert!(words.iter().any(|word| word == cell), "{cell}");
                } else if property["type"][0] == "number" {
                    let value: f64 = cell.parse().expect("a number");
                    let end = |name: &str| property[name].as_f64();
                    assert!(
                        end("minimum").is_none_or(|low| value >= low),
                        "{head} {value}"
                    );
                    assert!(
                        end("maximum").is_none_or(|high| value <= high),
                        "{head} {value}"
                    );
                } else if property["format"] == "date" {
                    assert!(doublings::date::parse(cell).is_some(), "{cell}");
                }
            }
        }
    }
}

/// Whether a value holds all that a shortened one has; "…" stands for what was left out.
fn holds(whole: &Value, short: &Value) -> Result<(), String> {
    match (whole, short) {
        (Value::Object(whole), Value::Object(short)) => short
            .iter()
            .filter(|(key, _)| *key != "…")
            .try_for_each(|(key, value)| match whole.get(key) {
                Some(there) => holds(there, value).map_err(|what| format!("{key}: {what}")),
                None => Err(format!("no {key}")),
            }),
        (Value::Array(whole), Value::Array(short)) => short.iter().try_for_each(|value| {
            let is_there = whole.iter().any(|there| holds(there, value).is_ok());
            is_there.then_some(()).ok_or_else(|| format!("no {value}"))
        }),
        (Value::Number(whole), Value::Number(short)) => {
            let (whole, short) = (whole.as_f64(), short.as_f64());
            let (whole, short) = (whole.expect("a number"), short.expect("a number"));
            let is_same = (whole - short).abs() <= 1e-9 * short.abs();
            is_same
                .then_some(())
                .ok_or_else(|| format!("{whole} for {short}"))
        }
        _ => (whole == short)
            .then_some(())
            .ok_or_else(|| format!("{whole} for {short}")),
    }
}

#[test]
fn the_example_of_json_is_what_the_page_saves() {
    let text = fs::read_to_string(root().join("docs/json.md")).expect("docs/json.md");
    let (_, rest) = text.split_once("```json\n").expect("an example");
    let (example, _) = rest.split_once("```").expect("its end");
    let example: Value = serde_json::from_str(example).expect("JSON");
    let saved = export::json(&panel_of("dt=120", Lang::En), None);
    let saved: Value = serde_json::from_str(&saved).expect("JSON");
    assert_eq!(holds(&saved, &example), Ok(()));
    let wrong = serde_json::json!({"fit": {"n": 15}});
    assert!(holds(&saved, &wrong).is_err());
}
