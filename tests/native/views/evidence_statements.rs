//! What the five documents state, and the facts that carry it: `evidence_statements.csv` names each statement by its document and
//! its place in the order of reading.

use std::collections::HashMap;

use crate::evidence::shared;
use doublings::evidence::{Fact, csv::Reader, facts};

/// Statements of these kinds are taken in, and `named`: claims with a named person.
const KINDS: [&str; 6] = [
    "number",
    "date",
    "event",
    "scenario",
    "table",
    "recommendation",
];
/// People whose claims count as named.
const PEOPLE: [&str; 16] = [
    "Clark", "Favaro", "Marcus", "Sacks", "Gibbs", "Garicano", "Bianchi", "Hassabis", "Kaplan",
    "Amodei", "Sutton", "tetumemo", "田邊", "玉置", "Jassy", "Narayan",
];

struct Statement {
    id: String,
    kind: String,
    source: String,
    facts: Vec<&'static Fact>,
}

impl Statement {
    fn needed(&self) -> bool {
        self.kind == "named" || KINDS.contains(&&*self.kind)
    }
}

fn statements() -> Vec<Statement> {
    let mut reader = Reader::new(include_str!("evidence_statements.csv"), b',');
    let head = reader.next_record().unwrap().expect("a head");
    assert_eq!(head.field(3), "facts");
    let mut all = Vec::new();
    while let Some(record) = reader.next_record().unwrap() {
        let ids = record.field(3).split(';').filter(|id| !id.is_empty());
        let found = |id| facts::get(id).unwrap_or_else(|| panic!("no fact {id}"));
        all.push(Statement {
            id: record.field(0).to_owned(),
            kind: record.field(1).to_owned(),
            source: record.field(2).to_owned(),
            facts: ids.map(found).collect(),
        });
    }
    all
}

#[test]
fn what_a_document_states_is_a_fact_that_cites_it() {
    let all = statements();
    assert!(all.len() > 250);
    for statement in &all {
        for fact in &statement.facts {
            assert!(
                fact.sources.iter().any(|s| s.id == statement.source),
                "{}: {} does not cite {}",
                statement.id,
                fact.id,
                statement.source
            );
        }
    }
    let needed = all.iter().filter(|statement| statement.needed());
    let (carried, left): (Vec<_>, Vec<_>) = needed.partition(|s| !s.facts.is_empty());
    let left: Vec<_> = left.iter().map(|s| &s.id).collect();
    assert!(
        carried.len() * 100 >= (carried.len() + left.len()) * 95,
        "{left:?}"
    );
}

/// Rows of a list of all statements, where the reference files are.
fn audit() -> Option<Vec<HashMap<String, String>>> {
    let text = shared("data/seed_audit.csv")?;
    let mut reader = Reader::new(&text, b',');
    let head = reader.next_record().unwrap()?;
    let names: Vec<String> = (0..head.width())
        .map(|i| head.field(i).to_owned())
        .collect();
    let mut rows = Vec::new();
    while let Some(record) = reader.next_record().unwrap() {
        let fields = names.iter().enumerate();
        rows.push(
            fields
                .map(|(i, name)| (name.clone(), record.field(i).to_owned()))
                .collect(),
        );
    }
    Some(rows)
}

#[test]
fn at_least_95_of_100_statements_of_the_audit_are_carried_with_their_figure() {
    let Some(audit) = audit() else {
        eprintln!("skipped: no list of statements");
        return;
    };
    let all = statements();
    let (mut count, mut needed, mut carried) = (HashMap::new(), 0, 0);
    for row in &audit {
        let (seed, kind) = (&row["seed"], &row["kind"]);
        let number = count.entry(seed.clone()).or_insert(0);
        *number += 1;
        let id = format!("{seed}.{number:03}");
        let named = kind == "claim" && PEOPLE.iter().any(|name| row["who"].contains(name));
        let found = all.iter().find(|statement| statement.id == id);
        if !named && !KINDS.contains(&&**kind) {
            continue;
        }
        needed += 1;
        let statement = found.unwrap_or_else(|| panic!("{id} is not in our list"));
        assert_eq!(&statement.source, seed);
        assert_eq!(statement.kind, if named { "named" } else { kind });
        carried += usize::from(!statement.facts.is_empty());
        // The figure is the statement's: METR gives the 4 minutes as 3.95, money may stand in billions.
        let ends: Vec<f64> = row["value"]
            .split('-')
            .filter_map(|v| v.parse().ok())
            .collect();
        let [fact] = &statement.facts[..] else {
            continue;
        };
        let told = [fact.value, fact.low, fact.high];
        let holds = |value: &f64| {
            told.iter()
                .flatten()
                .any(|told| (told - value).abs() <= 0.05)
                || fact.unit == "min" && fact.value == Some(value * 60.0)
        };
        let plain = kind == "number" && row["value"].split('-').count() == ends.len();
        assert!(
            !plain || ends.iter().all(holds),
            "{id}: {} and {}",
            row["value"],
            fact.id
        );
    }
    assert!(needed > 200, "{needed}");
    assert!(carried * 100 >= needed * 95, "{carried} of {needed}");
}
