//! The documents and data sets that figures, laws and defaults come from.

use std::sync::OnceLock;

use super::problem::Problem;
use super::table::Table;
use crate::{lazy, text};

/// A document or data set. Texts are empty where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Unique short name: `S1`, `metr`.
    pub id: String,
    /// Title in the language of the document.
    pub title: String,
    /// Our English rendering of a Japanese title.
    pub title_en: String,
    /// Author or authors.
    pub author: String,
    /// Publisher.
    pub publisher: String,
    /// Date as published: `2026-05-27`, `2026-06` or `2025`.
    pub date: String,
    /// What it reports on, in English.
    pub about_en: String,
    /// The same in Japanese.
    pub about_ja: String,
    /// Address on the web.
    pub url: String,
}

impl Source {
    /// One line that cites the source by author, title, publisher and date.
    pub fn cite(&self, ja: bool) -> String {
        let mut out = String::new();
        let (comma, open, close, about) = match (ja, text::has(&self.title, '「')) {
            (false, _) => (", ", "“", "”", &self.about_en),
            (true, false) => ("、", "「", "」", &self.about_ja),
            (true, true) => ("、", "『", "』", &self.about_ja),
        };
        push(&mut out, comma, &self.author);
        push(&mut out, comma, open);
        out.push_str(&self.title);
        out.push_str(close);
        if !ja && !self.title_en.is_empty() {
            out.push_str(" (");
            out.push_str(&self.title_en);
            out.push(')');
        }
        for part in [&self.publisher, &self.date, about] {
            push(&mut out, comma, part);
        }
        out
    }
}

fn push(out: &mut String, comma: &str, part: &str) {
    if !out.is_empty() && !part.is_empty() {
        out.push_str(comma);
    }
    out.push_str(part);
}

/// All sources in the order of `data/sources.csv` and `data/sources_later.csv`. The latter wait with all that cites them: before
/// that is loaded they are not there.
pub fn all() -> &'static [Source] {
    static FIRST: OnceLock<Vec<Source>> = OnceLock::new();
    static WHOLE: OnceLock<Vec<Source>> = OnceLock::new();
    // The tests parse the same texts, so a fallback never shows.
    let first = FIRST.get_or_init(|| parse(SOURCES).unwrap_or_default());
    match lazy::loaded() {
        Some(waiting) => WHOLE.get_or_init(|| {
            let mut whole = first.clone();
            whole.extend((waiting.sources)());
            whole
        }),
        None => first,
    }
}

/// The sources of what was published after the five documents. For the table of [`lazy`] alone.
pub fn later() -> Vec<Source> {
    parse(LATER).unwrap_or_default()
}

/// The source with this id.
pub fn get(id: &str) -> Option<&'static Source> {
    all().iter().find(|source| source.id == id)
}

const SOURCES: &str = include_str!("../../data/sources.csv");
const LATER: &str = include_str!("../../data/sources_later.csv");

fn parse(text: &str) -> Result<Vec<Source>, Vec<Problem>> {
    let names = &[
        "id",
        "title",
        "title_en",
        "author",
        "publisher",
        "date",
        "about_en",
        "about_ja",
        "url",
    ];
    let mut table = Table::open(text, names, names.len())?;
    let mut sources = Vec::new();
    while let Some(row) = table.next_row().map_err(|problem| vec![problem])? {
        let text = |k| row.text(k).to_owned();
        sources.push(Source {
            id: text(0),
            title: text(1),
            title_en: text(2),
            author: text(3),
            publisher: text(4),
            date: text(5),
            about_en: text(6),
            about_ja: text(7),
            url: text(8),
        });
    }
    Ok(sources)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date;
    use std::collections::HashSet;

    #[test]
    fn the_embedded_table_has_no_problem() {
        let mut sources = parse(SOURCES).expect("a table without problems");
        sources.extend(parse(LATER).expect("another one"));
        assert_eq!(sources, all());
        let ids: HashSet<_> = sources.iter().map(|source| &source.id).collect();
        assert_eq!(ids.len(), sources.len());
        for source in &sources {
            assert!(
                !source.id.is_empty() && !source.title.is_empty(),
                "{source:?}"
            );
            assert!(source.date.is_empty() || date::parse(&source.date).is_some());
            assert!(source.url.is_empty() || source.url.starts_with("https://"));
            assert_eq!(source.about_en.is_empty(), source.about_ja.is_empty());
            let japanese = source.title.chars().any(|c| c >= '\u{3040}');
            assert_eq!(japanese, !source.title_en.is_empty(), "{}", source.id);
        }
        for id in ["S1", "S2", "S3", "S4", "S5", "metr"] {
            assert!(get(id).is_some(), "{id}");
        }
    }

    #[test]
    fn citations_name_author_title_publisher_and_date() {
        let cite = |id, ja| get(id).map(|source| source.cite(ja)).unwrap_or_default();
        assert_eq!(
            cite("S4", true),
            "田邊美穂、「最先端AIはなぜ一般提供されないのか」、大和総研、2026-05-27"
        );
        assert_eq!(
            cite("S4", false),
            "田邊美穂, “最先端AIはなぜ一般提供されないのか” (Why is frontier AI not offered to the \
             general public?), 大和総研, 2026-05-27"
        );
        assert_eq!(
            cite("S3", true),
            "@tetumemo、『なぜ彼は「緊急のメッセージ」を発したのか？』、2026-02-14、\
             Dario Amodeiへのインタビューについて"
        );
        assert_eq!(
            cite("jones", false),
            "Charles I. Jones, “R&D-Based Models of Economic Growth”, Journal of Political Economy, 1995"
        );
        assert!(cite("S1", false).starts_with('“'));
    }
}
