//! Reads office files as strictly as office programs do: ZIP, XML, content types, relationships, and charts whose cached
//! values are those of their cells.

// Each program that includes this module uses its own part of it.
#![allow(dead_code)]

use std::collections::BTreeMap;

use doublings::{date, number};
use roxmltree::{Document, Node};

/// The parts of an office file by path.
pub type Parts = BTreeMap<String, Vec<u8>>;

/// The texts and numbers of a sheet by the names of their cells.
pub type Cells = BTreeMap<String, String>;

/// The parts of a ZIP container; their checksums hold.
pub fn unzip(bytes: &[u8]) -> Parts {
    assert!(bytes.starts_with(b"PK\x03\x04"), "a ZIP file");
    let archive = rawzip::ZipArchive::from_slice(bytes).expect("a directory at the end");
    let mut parts = Parts::new();
    let mut entries = archive.entries();
    while let Some(record) = entries.next_entry().expect("a readable directory") {
        let path = String::from_utf8(record.file_path().as_ref().to_vec()).expect("UTF-8");
        let entry = archive.get_entry(record.wayfinder()).expect("an entry");
        let content = match record.compression_method() {
            rawzip::CompressionMethod::STORE => entry.data().to_vec(),
            _ => miniz_oxide::inflate::decompress_to_vec(entry.data()).expect("deflated"),
        };
        assert_eq!(rawzip::crc32(&content), record.crc32(), "{path}");
        assert_eq!(parts.insert(path.clone(), content), None, "{path} twice");
    }
    parts
}

/// The part as text.
#[track_caller]
pub fn text<'a>(parts: &'a Parts, path: &str) -> &'a str {
    let part = parts.get(path).unwrap_or_else(|| panic!("no part {path}"));
    std::str::from_utf8(part).expect("UTF-8")
}

/// Every part has a content type and refers only to parts that exist; what is XML or a workbook is whole.
pub fn check(parts: &Parts) {
    let types = Document::parse(text(parts, "[Content_Types].xml")).expect("XML");
    let named = |tag: &str, name: &str| -> Vec<String> {
        let elements = types.root_element().children();
        elements
            .filter(|e| e.has_tag_name((e.tag_name().namespace().unwrap_or_default(), tag)))
            .map(|e| e.attribute(name).expect("a name").to_owned())
            .collect()
    };
    let (overrides, defaults) = (named("Override", "PartName"), named("Default", "Extension"));
    for path in &overrides {
        assert!(
            parts.contains_key(&path[1..]),
            "{path} is declared but missing"
        );
    }
    for (path, content) in parts {
        let ending = path.rsplit('.').next().unwrap_or_default();
        let own = overrides.iter().any(|o| o[1..] == *path);
        assert!(
            own || defaults.iter().any(|d| d == ending),
            "{path} has no type"
        );
        // As plain XML it would be no part of the document.
        let plain = path == "[Content_Types].xml" || ending != "xml";
        assert!(own || plain, "{path} has no type of its own");
        if ending == "xlsx" {
            check(&unzip(content));
            continue;
        }
        if !matches!(ending, "xml" | "rels") {
            continue;
        }
        Document::parse(text(parts, path)).unwrap_or_else(|e| panic!("{path}: {e}"));
        if ending == "rels" {
            let from = path.replace("_rels/", "");
            let from = from.strip_suffix(".rels").expect("a relationship part");
            for (id, target) in targets(parts, from) {
                assert!(
                    parts.contains_key(&target),
                    "{path}: {id} leads to {target}"
                );
            }
        } else {
            let known = ids(parts, path);
            for node in Document::parse(text(parts, path))
                .expect("XML")
                .descendants()
            {
                let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
                for id in node.attributes().filter(|a| a.namespace() == Some(space)) {
                    let id = id.value();
                    assert!(
                        id.is_empty() || known.iter().any(|known| known == id),
                        "{path} refers to {id}"
                    );
                }
            }
        }
    }
}

/// The ids of what a part refers to, also outside of the file.
fn ids(parts: &Parts, path: &str) -> Vec<String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let links = format!("{folder}/_rels/{name}.rels");
    let links = links.trim_start_matches('/');
    if !parts.contains_key(links) {
        return Vec::new();
    }
    let document = Document::parse(text(parts, links)).expect("XML");
    let all = document.descendants().filter_map(|n| n.attribute("Id"));
    all.map(str::to_owned).collect()
}

/// What a part refers to, by id.
pub fn targets(parts: &Parts, path: &str) -> BTreeMap<String, String> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let links = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    if !parts.contains_key(&links) {
        return BTreeMap::new();
    }
    let document = Document::parse(text(parts, &links)).expect("XML");
    let links = document.root_element().children();
    links
        .filter(|link| link.attribute("TargetMode") != Some("External"))
        .map(|link| {
            let target = link.attribute("Target").expect("a target");
            let target = &target.replace("%20", " ");
            let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
            if target.starts_with('/') {
                steps.clear();
            }
            for step in target.split('/').filter(|s| !s.is_empty()) {
                if step == ".." {
                    assert!(steps.pop().is_some(), "{target} leaves the file");
                } else {
                    steps.push(step);
                }
            }
            let id = link.attribute("Id").expect("an id").to_owned();
            (id, steps.join("/"))
        })
        .collect()
}

/// The filled cells of a sheet.
pub fn cells(parts: &Parts, sheet: usize) -> Cells {
    let path = format!("xl/worksheets/sheet{sheet}.xml");
    let document = Document::parse(text(parts, &path)).expect("XML");
    let cells = document
        .descendants()
        .filter(|n| n.tag_name().name() == "c");
    cells
        .map(|cell| {
            // Whatever a person or a source has written is a text, and only sums of our own are formulas.
            let formula = cell.children().find(|n| n.tag_name().name() == "f");
            let formula = formula.and_then(|n| n.text()).unwrap_or_default();
            assert!(
                formula
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '-'),
                "{formula}"
            );
            let name = cell.attribute("r").expect("a name").to_owned();
            let inside: String = cell
                .descendants()
                .filter(|n| n.is_text() && n.parent().is_some_and(|p| p.tag_name().name() != "f"))
                .filter_map(|n| n.text())
                .collect();
            let inside = unescaped(&inside);
            (name, inside)
        })
        .collect()
}

/// The place of the sheet of a name, counted from one.
pub fn sheet(parts: &Parts, names: [&str; 2]) -> Option<usize> {
    let document = Document::parse(text(parts, "xl/workbook.xml")).expect("XML");
    let sheets = document
        .descendants()
        .filter(|n| n.tag_name().name() == "sheet");
    let mut found = sheets.filter_map(|n| n.attribute("name"));
    found
        .position(|name| names.contains(&name))
        .map(|index| index + 1)
}

/// Every table has the heads of its columns in its first row, each once, and rows below.
pub fn check_tables(parts: &Parts) -> Vec<String> {
    let mut names = Vec::new();
    for path in parts
        .keys()
        .filter(|path| path.starts_with("xl/worksheets/sheet"))
    {
        let number = path
            .trim_start_matches("xl/worksheets/sheet")
            .trim_end_matches(".xml");
        let cells = cells(parts, number.parse().expect("a number"));
        for target in targets(parts, path)
            .values()
            .filter(|t| t.starts_with("xl/tables/"))
        {
            let table = Document::parse(text(parts, target)).expect("XML");
            let root = table.root_element();
            names.push(root.attribute("displayName").expect("a name").to_owned());
            let columns = table
                .descendants()
                .filter(|n| n.tag_name().name() == "tableColumn");
            let heads: Vec<&str> = columns.filter_map(|n| n.attribute("name")).collect();
            let once: std::collections::BTreeSet<String> =
                heads.iter().map(|head| head.to_lowercase()).collect();
            assert_eq!(once.len(), heads.len(), "{heads:?}");
            for (x, head) in heads.iter().enumerate() {
                let name = format!("{}1", char::from(b'A' + x as u8));
                assert_eq!(cells.get(&name).map(String::as_str), Some(*head), "{path}");
            }
            let end = char::from(b'A' + heads.len() as u8 - 1);
            let area = root.attribute("ref").expect("an area");
            let last = area.strip_prefix(&format!("A1:{end}")).expect(area);
            assert!(last.parse::<usize>().expect(area) > 1);
            assert!(cells.contains_key(&format!("A{last}")), "{path}: {area}");
        }
    }
    names
}

/// A text of a cell as office programs read it, who take `_x0041_` for a letter.
pub fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let code = rest
            .get(at + 2..at + 7)
            .and_then(|code| code.strip_suffix('_'));
        let code = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        out.push_str(&rest[..at]);
        if let Some(letter) = code.and_then(char::from_u32) {
            out.push(letter);
            rest = &rest[at + 7..];
        } else {
            out.push('_');
            rest = &rest[at + 1..];
        }
    }
    out + rest
}

/// Every cached value of every chart is that of its cell, and every filled cell is cached. Returns for each slide the
/// cells of its chart and how many series it has.
pub fn check_charts(parts: &Parts) -> Vec<(Cells, usize)> {
    let mut all = Vec::new();
    let charts = parts
        .keys()
        .filter(|path| path.starts_with("ppt/charts/chart") || path.starts_with("xl/charts/chart"));
    for path in charts {
        let cells = if path.starts_with("xl/") {
            let last = sheet(parts, ["ChartData"; 2]);
            cells(parts, last.expect("the sheet behind the chart"))
        } else {
            let targets = targets(parts, path);
            let book = targets.values().next().expect("a workbook");
            cells(&unzip(&parts[book]), 1)
        };
        let document = Document::parse(text(parts, path)).expect("XML");
        let is = |node: &Node, name: &str| node.tag_name().name() == name;
        let references = document
            .descendants()
            .filter(|n| is(n, "numRef") || is(n, "strRef"));
        for reference in references {
            let formula = reference
                .children()
                .find(|n| is(n, "f"))
                .and_then(|n| n.text());
            let names = range(formula.expect("a formula"));
            let cached: BTreeMap<usize, &str> = reference
                .descendants()
                .filter(|n| is(n, "pt"))
                .map(|point| {
                    let index = point.attribute("idx").and_then(|i| i.parse().ok());
                    let value = point.descendants().find(|n| is(n, "v"));
                    (
                        index.expect("an index"),
                        value.and_then(|v| v.text()).unwrap_or_default(),
                    )
                })
                .collect();
            let count = reference.descendants().find(|n| is(n, "ptCount"));
            let count = count.and_then(|n| n.attribute("val"));
            assert_eq!(count, Some(names.len().to_string().as_str()), "{formula:?}");
            for (index, name) in names.iter().enumerate() {
                let cached = cached.get(&index).map(|value| unescaped(value));
                let cell = cells.get(name);
                assert_eq!(cached.as_ref(), cell, "{path} {formula:?}: {name}");
            }
        }
        let series = document.descendants().filter(|n| is(n, "ser")).count();
        all.push((cells, series));
    }
    all
}

/// `Numbers!$C$2:$C$5`, or the same of `ChartData`, as the names of its cells.
fn range(formula: &str) -> Vec<String> {
    let cells = formula.strip_prefix("Numbers!$");
    let cells = cells
        .or_else(|| formula.strip_prefix("ChartData!$"))
        .expect("the sheet");
    let (from, to) = cells.split_once(":$").unwrap_or((cells, cells));
    let (column, first) = from.split_once('$').expect("a cell");
    let (_, last) = to.split_once('$').expect("a cell");
    let [first, last] = [first, last].map(|n| n.parse::<usize>().expect("a row"));
    (first..=last).map(|row| format!("{column}{row}")).collect()
}

/// The sheet starts with the rows of the CSV: numbers digit by digit, dates as days, texts without apostrophes.
pub fn check_numbers(cells: &Cells, csv: &str) {
    let rows = records(csv);
    assert!(!rows.is_empty());
    for (y, row) in rows.iter().enumerate() {
        for (x, field) in row.iter().enumerate() {
            let name = format!("{}{}", char::from(b'A' + x as u8), y + 1);
            let wanted = match x {
                2 | 12 | 13 if y > 0 && !field.is_empty() => {
                    let day = date::parse(field).expect("a date");
                    number::shortest(day + 25_569.0)
                }
                1 => field.strip_prefix('\'').unwrap_or(field).to_owned(),
                _ => field.clone(),
            };
            let cell = cells.get(&name).map_or("", String::as_str);
            assert_eq!(cell, wanted, "{name}");
        }
    }
}

/// Reads CSV as RFC 4180 has it.
pub fn records(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.trim_end().chars().peekable();
    while let Some(c) = characters.next() {
        let row = rows.last_mut().expect("there is a row");
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                row.last_mut().expect("there is a field").push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("there is a field").push(c),
        }
    }
    let columns = rows[0].len();
    assert!(rows.iter().all(|row| row.len() == columns));
    rows
}
