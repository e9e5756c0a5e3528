//! Single published figures and events, each with its source.

use std::sync::OnceLock;

use super::problem::{Problem, ProblemKind, excerpt};
use super::sources::{self, Source};
use super::table::{Row, Table};
use crate::assumptions::registry::Key;

/// A figure or event that a source reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// Unique dotted name: `code.now`.
    pub id: String,
    /// What it is about: `horizon`, `code`, `events`, ….
    pub group: String,
    /// Our wording in English.
    pub what_en: String,
    /// Our wording in Japanese.
    pub what_ja: String,
    /// The figure in `unit`.
    pub value: Option<f64>,
    /// Lower end of a range in `unit`.
    pub low: Option<f64>,
    /// Upper end of a range in `unit`.
    pub high: Option<f64>,
    /// `min`, `h`, `months`, `years`, `%`, `x`, `x/year`, `T USD`, `T USD/year`, `people`, `count`, `ratio`
    /// or empty.
    pub unit: String,
    /// Start of the date or period in days since 1970-01-01.
    pub date: Option<f64>,
    /// The date as precise as the source gives it: `2026-02-05`, `2026-02`, `2026` or empty.
    pub date_text: String,
    /// Start of the last day, month or year of a period in days since 1970-01-01.
    pub date_end: Option<f64>,
    /// The end of the period as precise as the source gives it.
    pub date_end_text: String,
    /// Where it is reported; at least one.
    pub sources: Vec<&'static Source>,
    /// The parameters whose default or range it stands behind.
    pub keys: Vec<Key>,
}

/// All facts in the order of `data/facts.csv`.
pub fn all() -> &'static [Fact] {
    static DATA: OnceLock<Vec<Fact>> = OnceLock::new();
    // The tests parse the same text, so a fallback never shows.
    DATA.get_or_init(|| parse(FACTS).unwrap_or_default())
}

/// The fact with this id.
pub fn get(id: &str) -> Option<&'static Fact> {
    all().iter().find(|fact| fact.id == id)
}

const FACTS: &str = include_str!("../../data/facts.csv");

fn parse(text: &str) -> Result<Vec<Fact>, Vec<Problem>> {
    let names = &[
        "id",
        "group",
        "what_en",
        "what_ja",
        "value",
        "low",
        "high",
        "unit",
        "date",
        "date_end",
        "sources",
        "parameters",
    ];
    let mut table = Table::open(text, names, names.len())?;
    let mut facts = Vec::new();
    while let Some(row) = table.next_row().map_err(|problem| vec![problem])? {
        facts.push(fact(&row).map_err(|problem| vec![problem])?);
    }
    Ok(facts)
}

fn fact(row: &Row<'_>) -> Result<Fact, Problem> {
    let text = |k| row.text(k).to_owned();
    let mut found = Vec::new();
    for id in row.text(10).split(';') {
        found.push(sources::get(id).ok_or_else(|| {
            let text = excerpt(id);
            row.problem(10, ProblemKind::UnknownSource { text })
        })?);
    }
    let mut keys = Vec::new();
    for name in row.text(11).split(';').filter(|name| !name.is_empty()) {
        keys.push(Key::find(name).ok_or_else(|| {
            let text = excerpt(name);
            row.problem(11, ProblemKind::UnknownSource { text })
        })?);
    }
    Ok(Fact {
        id: text(0),
        group: text(1),
        what_en: text(2),
        what_ja: text(3),
        value: row.optional(4, Row::number)?,
        low: row.optional(5, Row::number)?,
        high: row.optional(6, Row::number)?,
        unit: text(7),
        date: row.optional(8, Row::day)?,
        date_text: text(8),
        date_end: row.optional(9, Row::day)?,
        date_end_text: text(9),
        sources: found,
        keys,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_embedded_table_has_no_problem() {
        let facts = parse(FACTS).expect("a table without problems");
        let ids: HashSet<_> = facts.iter().map(|fact| &fact.id).collect();
        assert_eq!(ids.len(), facts.len());
        for fact in &facts {
            for text in [&fact.id, &fact.group, &fact.what_en, &fact.what_ja] {
                assert!(!text.is_empty(), "{fact:?}");
            }
            assert!(fact.what_ja.chars().any(|c| c >= '\u{3040}'), "{}", fact.id);
            assert!(fact.what_en.chars().all(|c| c < '\u{3040}'), "{}", fact.id);
            assert!(!fact.sources.is_empty(), "{}", fact.id);
            let numeric = fact.value.is_some() || fact.low.is_some();
            assert_eq!(numeric, !fact.unit.is_empty(), "{}", fact.id);
            assert_eq!(fact.low.is_some(), fact.high.is_some(), "{}", fact.id);
            assert!(fact.low <= fact.high, "{}", fact.id);
            assert!(
                fact.date_end.is_none() || fact.date < fact.date_end,
                "{}",
                fact.id
            );
        }
    }

    #[test]
    fn figures_are_those_of_the_sources() {
        let get = |id| get(id).unwrap_or_else(|| panic!("no fact {id}"));
        for (id, value, unit, date) in [
            ("horizon.opus3", 3.95, "min", "2024-03"),
            ("horizon.opus46", 720.0, "min", "2026-02"),
            ("horizon.doubling", 4.0, "months", "2026"),
            ("code.now", 80.0, "%", "2026-05"),
            ("code.full", 100.0, "%", "2028-06"),
            ("output.multiple", 8.0, "x", "2026"),
            ("judgement.2025", 51.0, "%", "2025-11"),
            ("judgement.2026", 64.0, "%", "2026-04"),
            ("autonomy.hours", 800.0, "h", "2026"),
            ("glasswing.found", 10_000.0, "count", "2026-04"),
            ("aisi.ctf", 73.0, "%", "2026-04"),
            ("revenue.growth", 10.0, "x/year", "2026-02"),
            ("agi.confidence", 90.0, "%", "2026-02"),
            ("ruin.commitment", 5.0, "T USD", "2026-02"),
            ("ruin.revenue", 0.8, "T USD/year", "2027-12"),
            ("lab.margin", 50.0, "%", "2026-02"),
            ("poll.quinnipiac", 70.0, "%", "2026-03"),
        ] {
            let fact = get(id);
            assert_eq!(
                (fact.value, fact.unit.as_str(), fact.date_text.as_str()),
                (Some(value), unit, date),
                "{id}"
            );
        }
        for (id, low, high) in [
            ("code.before", 1.0, 5.0),
            ("org.leverage", 10_000.0, 100_000.0),
            ("scurve.apex", 1.0, 2.0),
            ("diffusion.lag", 1.0, 5.0),
            ("access.lag", 6.0, 12.0),
        ] {
            assert_eq!((get(id).low, get(id).high), (Some(low), Some(high)), "{id}");
        }
        assert_eq!(get("un.dialogue").date_end_text, "2026-07-07");
        let ids: Vec<_> = get("s1.filing.openai")
            .sources
            .iter()
            .map(|s| &s.id)
            .collect();
        assert_eq!(ids, ["S1", "S2"]);
    }

    #[test]
    fn a_source_that_does_not_exist_is_a_problem() {
        let text = "id,group,what_en,what_ja,value,low,high,unit,date,date_end,sources,\
                    parameters\na,b,c,d,,,,,,,S1;S9,\n";
        let problems = parse(text).expect_err("S9 is unknown");
        assert_eq!(
            problems[0].to_string(),
            "line 2, column 11 (sources): there is no source \"S9\""
        );
    }
}
