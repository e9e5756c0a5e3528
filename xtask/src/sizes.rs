//! How large the published files are, as they are and compressed as hosts send them, and how large they may be.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use crate::split::LAZY_ENDING;
use crate::{Result, offline, tools};

/// What the page may start with, and all of it, in bytes with brotli.
const BUDGET: [usize; 2] = [200_000, 822_000];

/// Prints a table of all files in a folder, the largest first, and their total.
///
/// # Errors
///
/// A page that is larger than it may be.
pub fn print(dir: &Path) -> Result {
    let mut rows = Vec::new();
    collect(dir, dir, &mut rows).map_err(|e| format!("could not read {}: {e}", dir.display()))?;
    rows.sort_by_key(|(_, sizes)| std::cmp::Reverse(sizes[2]));
    print!("{}", table(&rows));
    if tools::has_wasm_opt() && tools::has_esbuild() {
        within(totals(&rows), BUDGET)
    } else {
        // What is not made small says nothing about the code.
        Ok(())
    }
}

/// What the page starts with, and all of it, with brotli.
fn totals(rows: &[Row]) -> [usize; 2] {
    let size = |(_, sizes): &Row| sizes[2];
    let first = rows.iter().filter(|(name, _)| !waits(name));
    [first.map(size).sum(), rows.iter().map(size).sum()]
}

fn within(totals: [usize; 2], budget: [usize; 2]) -> Result {
    for ((total, most), what) in totals.into_iter().zip(budget).zip(["at first", "in all"]) {
        if total > most {
            return Err(format!(
                "the page is too large: {total} bytes {what} with brotli, and at most {most} are allowed. \
                 CONTRIBUTING.md, section Size, says how to find what has grown."
            ));
        }
    }
    Ok(())
}

type Row = (String, [usize; 3]);

fn collect(root: &Path, dir: &Path, rows: &mut Vec<Row>) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, rows)?;
        } else {
            let name = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string();
            let bytes = fs::read(&path)?;
            rows.push((name, [bytes.len(), gzip(&bytes)?, brotli(&bytes)?]));
        }
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> std::io::Result<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

/// The size of what brotli makes of some bytes.
pub fn brotli(bytes: &[u8]) -> std::io::Result<usize> {
    let mut compressed = Vec::new();
    let mut encoder = brotli::CompressorWriter::new(&mut compressed, 4096, 11, 22);
    encoder.write_all(bytes)?;
    drop(encoder);
    Ok(compressed.len())
}

/// What only a page asks for that cannot start, and what is kept for the next visit once the page rests.
const LATER: [&str; 7] = [
    "404.html",
    "horizon.svg",
    "icon-192.png",
    "icon-512.png",
    "icon-maskable-512.png",
    "manifest.webmanifest",
    offline::WORKER,
];

/// Whether a file waits until somebody needs it.
fn waits(name: &str) -> bool {
    name.ends_with(LAZY_ENDING) || LATER.contains(&name)
}

fn table(rows: &[Row]) -> String {
    let sum = |rows: &[&Row]| {
        rows.iter().fold([0; 3], |sum, (_, sizes)| {
            std::array::from_fn(|index| sum[index] + sizes[index])
        })
    };
    let (later, first): (Vec<&Row>, Vec<&Row>) = rows.iter().partition(|(name, _)| waits(name));
    let mut lines = first.clone();
    let at_first = ("total".to_owned(), sum(&first));
    let in_all = (
        "total with what waits".to_owned(),
        sum(&[&later[..], &first].concat()),
    );
    lines.push(&at_first);
    if !later.is_empty() {
        lines.extend(&later);
        lines.push(&in_all);
    }
    let width = lines.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!(
        "{:width$} {:>11} {:>11} {:>11}\n",
        "", "bytes", "gzip -9", "brotli -11"
    );
    for (name, [raw, gzip, brotli]) in lines {
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{name:width$} {raw:>11} {gzip:>11} {brotli:>11}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_adds_up() {
        let rows = [
            ("a.wasm".to_owned(), [200, 100, 80]),
            ("b".to_owned(), [20, 10, 8]),
        ];
        let text = table(&rows);
        let total: Vec<_> = text.lines().last().unwrap().split_whitespace().collect();
        assert_eq!(total, ["total", "220", "110", "88"]);
    }

    #[test]
    fn what_waits_is_no_part_of_the_first_total() {
        let rows = [
            ("a_bg.wasm".to_owned(), [200, 100, 80]),
            ("a_lazy.wasm".to_owned(), [20, 10, 8]),
        ];
        let text = table(&rows);
        let totals: Vec<_> = text
            .lines()
            .filter(|line| line.starts_with("total"))
            .map(|line| line.split_whitespace().next_back().unwrap())
            .collect();
        assert_eq!(totals, ["80", "88"]);
    }

    #[test]
    fn a_page_that_is_too_large_is_refused() {
        let rows = [
            ("a_bg.wasm".to_owned(), [200, 100, 80]),
            ("a_lazy.wasm".to_owned(), [20, 10, 8]),
        ];
        assert_eq!(totals(&rows), [80, 88]);
        assert_eq!(within([80, 88], [80, 88]), Ok(()));
        assert!(
            within([80, 88], [79, 88])
                .unwrap_err()
                .contains("80 bytes at first")
        );
        assert!(
            within([80, 88], [80, 87])
                .unwrap_err()
                .contains("88 bytes in all")
        );
    }

    #[test]
    fn compressed_sizes_are_those_of_decodable_streams() {
        let text = "doubling ".repeat(1000);
        assert!(gzip(text.as_bytes()).unwrap() < 200);
        assert!(brotli(text.as_bytes()).unwrap() < 60);
        assert!(brotli(b"").unwrap() > 0);
    }
}
