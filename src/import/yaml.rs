//! METR's published results: the block of its YAML that has the models, as a table.
//!
//! Our own, because this is all of YAML that anybody brings here: names and plain values by indentation.

use super::grid::{Grid, Row};

/// The columns, and where in a model's block their values stand.
const COLUMNS: [(&str, &[&str]); 5] = [
    ("name", &[]),
    ("date", &["release_date"]),
    ("minutes", &["metrics", "p50_horizon_length", "estimate"]),
    ("low", &["metrics", "p50_horizon_length", "ci_low"]),
    ("high", &["metrics", "p50_horizon_length", "ci_high"]),
];

/// The table, if the text is such a file.
pub(super) fn read(text: &str) -> Option<Grid> {
    if !text.lines().any(|line| line.trim_end() == "results:") {
        return None;
    }
    let mut rows: Vec<Row> = Vec::new();
    // The names that the present line stands below, with their indentation.
    let mut path: Vec<(usize, &str)> = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let bare = line.trim_start();
        if bare.is_empty() || bare.starts_with(['#', '-']) {
            continue;
        }
        let indentation = line.len() - bare.len();
        let Some((name, value)) = bare.split_once(':') else {
            continue;
        };
        path.retain(|(outer, _)| *outer < indentation);
        path.push((indentation, unquoted(name)));
        let ["results", model, inner @ ..] =
            &path.iter().map(|(_, name)| *name).collect::<Vec<_>>()[..]
        else {
            continue;
        };
        if inner.is_empty() {
            let mut fields = vec![String::new(); COLUMNS.len()];
            (*model).clone_into(&mut fields[0]);
            rows.push(Row {
                line: index + 1,
                fields,
            });
        }
        let at = COLUMNS.iter().position(|(_, place)| *place == inner);
        if let (Some(at @ 1..), Some(row)) = (at, rows.last_mut()) {
            let value = value.split(" #").next().unwrap_or_default();
            unquoted(value).clone_into(&mut row.fields[at]);
        }
    }
    let header = Row {
        line: 1,
        fields: COLUMNS.iter().map(|(name, _)| (*name).to_owned()).collect(),
    };
    (!rows.is_empty()).then_some(Grid {
        header: Some(header),
        rows,
        delimiter: b',',
    })
}

fn unquoted(text: &str) -> &str {
    text.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn models_become_rows() {
        let text = "benchmark_name: x\ndoubling:\n  point_estimate: 130.8\nresults:\n  model_a:\n    benchmark_name: x\n    metrics:\n      average_score:\n        estimate: 0.4\n      p50_horizon_length:\n        ci_high: 20.8\n        ci_low: 5.0\n        estimate: 10.7\n      p80_horizon_length:\n        estimate: 1.3\n    release_date: 2024-06-20\n    scaffolds:\n    - a/b:c\n  'model b':\n    metrics:\n      p50_horizon_length:\n        estimate: null\n    release_date: '2025-01-01'\nswaa_version: 1\n";
        let grid = read(text).expect("a table");
        let rows: Vec<_> = grid
            .rows
            .iter()
            .map(|row| (row.line, row.fields.join("|")))
            .collect();
        assert_eq!(
            rows,
            [
                (5, "model_a|2024-06-20|10.7|5.0|20.8".to_owned()),
                (19, "model b|2025-01-01|null||".to_owned())
            ]
        );
        assert_eq!(read("name,date,minutes\nA,2024,5\n"), None);
        assert_eq!(read("results:\n"), None);
    }
}
