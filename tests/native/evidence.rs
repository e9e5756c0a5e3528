//! The evidence tables against the figures they were written from, and import on any input.

use doublings::date;
use doublings::evidence::{
    Estimate,
    points::{self, Import},
};
use doublings::import::{self, Choices, Quantity, Reading};
use proptest::prelude::*;
use std::{ops::RangeInclusive, path::PathBuf};

/// The folder of reference material, which is not part of the project; tests without it are skipped.
pub fn shared(file: &str) -> Option<String> {
    let folder = std::env::var_os("DOUBLINGS_SHARED").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"),
        PathBuf::from,
    );
    // Where the folder is, each of its files must be.
    folder.is_dir().then(|| {
        let path = folder.join(file);
        std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    })
}

#[test]
fn the_metr_table_equals_the_published_file() {
    let Some(published) = shared("data/metr_th1_1_2026-05-08.csv") else {
        eprintln!("skipped: no published file");
        return;
    };
    let rows: Vec<Vec<&str>> = published
        .lines()
        .skip(1)
        .map(|line| line.split(',').collect())
        .collect();
    let data = points::metr();
    assert_eq!(data.points.len(), rows.len());
    for (point, row) in data.points.iter().zip(rows) {
        let number = |k: usize| row[k].parse::<f64>().expect(row[k]);
        let estimate = |k: usize| Estimate {
            mid: number(k),
            range: Some((number(k + 1), number(k + 2))),
        };
        assert_eq!(date::iso(point.day), row[1], "{}", row[0]);
        assert_eq!(point.p50, estimate(3), "{}", row[0]);
        assert_eq!(point.p80, Some(estimate(6)), "{}", row[0]);
        for word in point.name.split(|c: char| !c.is_ascii_alphanumeric()) {
            // The published keys tell the two apart by their dates.
            let known = ["old", "new"].contains(&word) || row[0].contains(&word.to_lowercase());
            assert!(known, "{} is shown as {}", row[0], point.name);
        }
    }
}

/// The two kinds of table, with what their values are.
const IMPORTS: [(Import, &str, RangeInclusive<f64>); 2] = [
    (points::import, "minutes", f64::MIN_POSITIVE..=f64::MAX),
    (points::import_shares, "share", 0.0..=100.0),
];

/// Text that is nearly a table, so that the rows behind the header are reached.
fn nearly_a_table() -> impl Strategy<Value = String> {
    let field = prop_oneof![
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "-?[0-9]{1,4}(\\.[0-9]{1,3})?(e[0-9]{1,3})?%?",
        "\\PC{0,6}",
        Just("\"".to_owned()),
        Just("\"\"".to_owned()),
        Just("\r".to_owned()),
        Just("\0".to_owned()),
    ];
    let row = prop::collection::vec(field, 0..7).prop_map(|fields| fields.join(","));
    (
        prop_oneof![
            Just("name,date,minutes,low,high\n"),
            Just("\u{feff}minutes;NAME;date\r\n"),
            Just("\n\"name\"\tdate\tminutes\r"),
            Just("name,date,share,low,high\n"),
            Just("Share;date;name\n")
        ],
        prop::collection::vec(row, 0..8),
    )
        .prop_map(|(header, rows)| header.to_owned() + &rows.join("\n"))
}

/// What every accepted table holds, whatever the input.
fn check(text: &str) {
    for import in IMPORTS {
        check_import(text, &import);
    }
}

fn check_import(text: &str, (import, _, values): &(Import, &str, RangeInclusive<f64>)) {
    match import(text) {
        Ok(data) => {
            assert!(!data.points.is_empty());
            assert!(data.points.is_sorted_by(|a, b| a.day <= b.day));
            for point in &data.points {
                let Estimate { mid, range } = point.p50;
                let (low, high) = range.unwrap_or((mid, mid));
                assert!(low <= mid && mid <= high);
                assert!([low, mid, high].iter().all(|v| values.contains(v)));
                assert!(!point.name.is_empty() && !point.name.contains(char::is_control));
            }
        }
        Err(problems) => {
            assert!(!problems.is_empty() && problems.len() <= points::MAX_PROBLEMS);
            assert!(problems.is_sorted_by_key(|problem| problem.line));
            for problem in problems {
                assert!(!problem.to_string().contains(char::is_control));
                assert!(problem.line >= 1);
            }
        }
    }
}

fn quote(name: &str) -> String {
    "\"".to_owned() + &name.replace('"', "\"\"") + "\""
}

proptest! {
    #[test]
    fn import_survives_any_bytes(bytes: Vec<u8>) {
        if let Ok(text) = std::str::from_utf8(&bytes) {
            check(text);
        }
    }

    #[test]
    fn import_survives_any_text(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn import_survives_what_is_nearly_a_table(text in nearly_a_table()) {
        check(&text);
    }

    #[test]
    fn written_observations_are_read_back(
        rows in prop::collection::vec(
            (
                "[!-~あ-ん]([ -~あ-ん]{0,30}[!-~あ-ん])?",
                7_305..47_800_i32,
                1e-6..1e9_f64,
                prop::option::of((0.01..1.0_f64, 1.0..100.0_f64)),
            ),
            1..40,
        ),
        kind in prop::sample::select(vec![0, 1_usize]),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        let (import, column, values) = &IMPORTS[kind];
        let mut text = ["name", "date", column, "low", "high"].join(",") + end;
        let mut expected = Vec::new();
        for (name, day, mid, factors) in rows {
            let mid = mid.min(*values.end());
            let range = factors.map(|(low, high)| (mid * low, (mid * high).min(*values.end())));
            let (low, high) = range.map_or_else(Default::default, |(low, high)| {
                (low.to_string(), high.to_string())
            });
            let day = f64::from(day);
            let fields = [quote(&name), date::iso(day), mid.to_string(), low, high];
            text += &(fields.join(",") + end);
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
            expected.push((name, day, Estimate { mid, range }));
        }
        expected.sort_by(|a, b| a.1.total_cmp(&b.1));
        let data = import(&text).expect("a table without problems");
        let quantity = [Quantity::Lengths, Quantity::Shares][kind];
        let found = import::read_text(&text, quantity, &Choices::default());
        // A table of tiny shares is one of fractions.
        let is_sure = kind == 0 || data.points.iter().any(|point| point.p50.mid > 1.0);
        match found {
            Ok(Reading::Understood(found)) if is_sure => prop_assert_eq!(&found.data, &data),
            found => prop_assert!(!is_sure, "{:?}", found),
        }
        let read: Vec<_> = data.points.into_iter().map(|p| (p.name, p.day, p.p50)).collect();
        prop_assert_eq!(read, expected);
    }
}
