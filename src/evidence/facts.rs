//! Single published figures and events, each with its source, and what questions them.

use std::sync::OnceLock;

use super::problem::{Problem, ProblemKind, excerpt};
use super::sources::{self, Source};
use super::table::{Row, Table};
use crate::{
    assumptions::registry::Key,
    i18n::{Lang, format::localized},
};

/// How near the source of a fact is to what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// The text of those who measured, decided or judged it.
    Primary,
    /// A report of journalists or lawyers.
    Press,
    /// Retold by somebody else, or read off a chart.
    Secondary,
}

impl Grade {
    /// All of them, from the nearest on.
    pub const ALL: [Self; 3] = [Self::Primary, Self::Press, Self::Secondary];

    /// The word in tables and links.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Press => "press",
            Self::Secondary => "secondary",
        }
    }
}

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
    /// `min`, `h`, `days`, `months`, `years`, `%`, `x`, `x/year`, `B USD`, `B USD/year`, `T USD`, `T USD/year`, `people`,
    /// `count`, `ratio` or empty.
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
    /// The parameters that it bears on: it stands behind their default or range, or says something of what they measure.
    pub keys: Vec<Key>,
    /// The ids of the facts that it questions or qualifies.
    pub questions: Vec<String>,
    /// How near its best source is to what it tells.
    pub grade: Grade,
}

impl Fact {
    /// What it says.
    pub fn text(&self, lang: Lang) -> &str {
        localized(lang, &self.what_en, &self.what_ja)
    }
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

/// The facts that question or qualify the one with this id, in the order of the table.
pub fn about(id: &str) -> impl Iterator<Item = &'static Fact> {
    let questions = move |fact: &&Fact| fact.questions.iter().any(|other| other == id);
    all().iter().filter(questions)
}

/// The facts that question what a parameter rests on or what it measures, in the order of the table: those that name the
/// parameter themselves, if they are in the group `critics` or question another fact, and those that question a fact which
/// names it. A view shows them beside the figure or branch that the parameter moves:
/// `facts::critics(Key::PauseParticipation).map(|fact| fact.text(lang))`.
pub fn critics(key: Key) -> impl Iterator<Item = &'static Fact> {
    let names = move |fact: &Fact| fact.keys.contains(&key);
    let named = all().iter().filter(|fact| names(fact));
    let named: Vec<&str> = named.map(|fact| &*fact.id).collect();
    all().iter().filter(move |fact| {
        let by_name = fact.group == "critics" || !fact.questions.is_empty();
        let questions = |id: &String| named.contains(&&**id);
        by_name && names(fact) || fact.questions.iter().any(questions)
    })
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
        "questions",
        "grade",
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
    let word = row.text(13);
    let mut grades = Grade::ALL.into_iter();
    let grade = grades.find(|grade| grade.name() == word).ok_or_else(|| {
        let text = excerpt(word);
        row.problem(13, ProblemKind::UnknownSource { text })
    })?;
    let questions = row.text(12).split(';').filter(|id| !id.is_empty());
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
        questions: questions.map(str::to_owned).collect(),
        grade,
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
                fact.questions.iter().all(|id| ids.contains(id)),
                "{}",
                fact.id
            );
            assert!(!fact.questions.contains(&fact.id), "{}", fact.id);
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
            ("rules.restored", 19.0, "days", "2026-07-01"),
            ("rules.ninety", 90.0, "min", "2026-06-12"),
            ("judgement.right", 20.0, "%", "2026-06-04"),
            ("output.survey", 4.0, "x", "2026-03"),
            ("google.2026", 75.0, "%", "2026-04"),
            ("index.led", 26.0, "%", "2026-08"),
            ("revenue.may", 47.0, "B USD/year", "2026-05-28"),
            ("commitment.anthropic", 518.0, "B USD", "2026-09-28"),
            ("patents.uspto", 776_995.0, "count", "2026-04-06"),
            ("glasswing.orgs", 200.0, "count", "2026-06"),
            ("glasswing.orgs.first", 40.0, "count", "2026-04"),
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
            ("access.open.aisi", 4.0, 7.0),
            ("horizon.sol", 5.0, 40.0),
            ("horizon.sol.dropped", 13.0, 11_400.0),
            ("output.uplift", 2.3, 2.9),
        ] {
            assert_eq!((get(id).low, get(id).high), (Some(low), Some(high)), "{id}");
        }
        assert_eq!(get("un.dialogue").date_end_text, "2026-07-07");
        let ids: Vec<_> = get("s1.filing.openai")
            .sources
            .iter()
            .map(|s| &s.id)
            .collect();
        // The analysis of Anthropic's warning does not mention OpenAI's filing.
        assert_eq!(ids, ["S2", "openai.filing"]);
    }

    #[test]
    fn a_source_that_does_not_exist_is_a_problem() {
        let text = "id,group,what_en,what_ja,value,low,high,unit,date,date_end,sources,\
                    parameters,questions,grade\na,b,c,d,,,,,,,S1;S9,,,press\n";
        let problems = parse(text).expect_err("S9 is unknown");
        assert_eq!(
            problems[0].to_string(),
            "line 2, column 11 (sources): there is no source \"S9\""
        );
        let text = text.replace("S1;S9", "S1").replace("press", "hearsay");
        let problems = parse(&text).expect_err("no such grade");
        assert_eq!((problems[0].line, problems[0].column), (2, 14));
    }

    #[test]
    fn who_questions_a_figure_is_found_by_the_figure_and_by_its_parameter() {
        let ids = |found: Vec<&'static Fact>| -> Vec<&str> {
            found.into_iter().map(|f| &*f.id).collect()
        };
        let about = |id| ids(about(id).collect());
        assert_eq!(about("output.multiple")[0], "output.caveat");
        let warned = about("warning.paper");
        for who in ["critics.timing", "critics.marcus", "critics.sacks"] {
            assert!(warned.contains(&who), "{who}");
        }
        assert_eq!(about("stage.loop"), [""; 0]);
        let critics = |key| ids(critics(key).collect());
        let joined = critics(Key::PauseParticipation);
        for who in [
            "critics.marcus",
            "critics.bianchi",
            "critics.hassabis",
            "pause.china",
        ] {
            assert!(joined.contains(&who), "{who}");
        }
        assert!(!joined.contains(&"pause.together"));
        assert!(critics(Key::SpreadBy).contains(&"critics.garicano"));
        assert_eq!(critics(Key::Seed), [""; 0]);
    }
}
