//! The documents and data sets that figures, laws and defaults come from.

use std::sync::OnceLock;

use super::problem::Problem;
use super::table::Table;
use crate::{
    i18n::{
        Lang,
        format::{listed, localized, localized_fmt, published},
    },
    lazy,
    model::numerics::order,
    text,
};

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

/// Publishers that write their names in Japanese, with the English names that they give themselves.
const HOUSES: [(&str, &str); 2] = [
    ("大和総研", "Daiwa Institute of Research"),
    ("丸紅経済研究所", "Marubeni Research Institute"),
];

/// What a document is called that names neither an author nor a publisher nor a date.
const UNSIGNED: (&str, &str) = (
    "unsigned Japanese analysis of Anthropic's “When AI Builds Itself”",
    "Anthropicの “When AI Builds Itself” を分析した資料（筆者不明）",
);

/// What a source is called besides, where a chart or a sentence names it.
const OTHER_NAMES: [(&str, &str); 2] = [("metr", "METR Time Horizon 1.1"), ("S3", "@tetumemo")];

impl Source {
    /// The whole citation in one line: author, title, publisher and date.
    pub fn cite(&self, lang: Lang) -> String {
        let ja = lang == Lang::Ja;
        let mut out = String::new();
        let (comma, open, close, about) = match (ja, text::has(&self.title, '「')) {
            (false, _) => (", ", "“", "”", &self.about_en),
            (true, false) => ("、", "「", "」", &self.about_ja),
            (true, true) => ("、", "『", "』", &self.about_ja),
        };
        push(&mut out, comma, &self.author);
        if self.is_unsigned() {
            out.push_str(localized(
                lang,
                "Unsigned and undated",
                "筆者・日付の記載なし",
            ));
        }
        push(&mut out, comma, open);
        out.push_str(&self.title);
        out.push_str(close);
        if !ja && !self.title_en.is_empty() {
            out.push_str(" (");
            out.push_str(&self.title_en);
            out.push(')');
        }
        for part in [self.house(lang), &self.published(lang), about] {
            push(&mut out, comma, part);
        }
        out
    }

    /// Who and when, for tables and labels: `Daiwa Institute of Research, 17 June 2026`.
    pub fn short(&self, lang: Lang) -> String {
        let mut out = self.who(lang);
        push(&mut out, localized(lang, ", ", "、"), &self.published(lang));
        out
    }

    /// The same for sentences: `Daiwa Institute of Research (17 June 2026)`.
    pub fn named(&self, lang: Lang) -> String {
        let (who, date) = (self.who(lang), self.published(lang));
        if date.is_empty() {
            return who;
        }
        localized_fmt(lang, "{0} ({1})", "{0}（{1}）", &[&who, &date])
    }

    /// Author and publisher as far as they say more than one name each; a Japanese institute speaks for its authors.
    fn who(&self, lang: Lang) -> String {
        if self.is_unsigned() {
            return localized(lang, UNSIGNED.0, UNSIGNED.1).to_owned();
        }
        let house = self.house(lang);
        let latin = self.author.chars().all(|c| c < '\u{3040}');
        let few = self.author.bytes().filter(|b| *b == b',').count() < 2;
        let mut out = String::new();
        if house.is_empty() || latin && few {
            out.push_str(&self.author);
        }
        push(&mut out, localized(lang, ", ", "、"), house);
        out
    }

    const fn is_unsigned(&self) -> bool {
        self.author.is_empty() && self.publisher.is_empty()
    }

    /// The publisher in the reader's language.
    fn house(&self, lang: Lang) -> &str {
        let mut houses = HOUSES.iter().filter(|_| lang == Lang::En);
        let house = houses.find(|(name, _)| *name == self.publisher);
        house.map_or(&self.publisher, |(_, name)| name)
    }

    /// The date in words, as precise as it is known.
    fn published(&self, lang: Lang) -> String {
        published(lang, &self.date)
    }
}

/// A source as a sentence names it; empty for an unknown id.
pub fn named(lang: Lang, id: &str) -> String {
    get(id).map_or_else(String::new, |source| source.named(lang))
}

/// Some sources as tables name them.
pub fn short<'a>(lang: Lang, ids: impl Iterator<Item = &'a str>) -> String {
    let named: Vec<String> = ids.filter_map(get).map(|s| s.short(lang)).collect();
    listed(&named, "; ")
}

/// A part of a text, with the address of the source that it names.
pub type Stretch<'a> = (&'a str, Option<&'static str>);

/// Cuts a text into stretches, of which those that name a source with an address have it.
pub fn linked(text: &str) -> Vec<Stretch<'_>> {
    let names = names();
    let mut all = Vec::new();
    let mut told = 0;
    for (at, byte) in text.bytes().enumerate() {
        if at < told {
            continue;
        }
        let rest = text.get(at..).unwrap_or_default();
        // The first is the longest.
        let mut named = names[usize::from(byte)].iter();
        let found = named.find(|(name, _)| rest.starts_with(&**name));
        let Some((name, url)) = found else {
            continue;
        };
        all.extend(text.get(told..at).map(|part| (part, None)));
        all.extend(rest.get(..name.len()).map(|part| (part, Some(*url))));
        told = at + name.len();
    }
    all.extend(text.get(told..).map(|part| (part, None)));
    all.retain(|(part, _)| !part.is_empty());
    all
}

/// Names with their addresses by the byte with which they begin, the longest first: few letters begin one.
type Names = Vec<Vec<(String, &'static str)>>;

/// What sources with an address are called.
fn names() -> &'static Names {
    static NAMES: OnceLock<Names> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut names = Vec::new();
        for source in all().iter().filter(|source| !source.url.is_empty()) {
            for lang in [Lang::En, Lang::Ja] {
                let all = [source.cite(lang), source.short(lang), source.named(lang)];
                names.extend(all.map(|name| (name, &*source.url)));
            }
            let more = OTHER_NAMES.iter().filter(|(id, _)| *id == source.id);
            names.extend(more.map(|(_, name)| ((*name).to_owned(), &*source.url)));
        }
        let mut by_first = vec![Vec::new(); 256];
        for (name, url) in order::sorted(names, |(name, _)| -(name.len() as f64)) {
            if let Some(first) = name.bytes().next() {
                by_first[usize::from(first)].push((name, url));
            }
        }
        by_first
    })
}

fn push(out: &mut String, comma: &str, part: &str) {
    if !out.is_empty() && !part.is_empty() {
        out.push_str(comma);
    }
    out.push_str(part);
}

/// All sources in the order of `data/sources.csv` and `data/sources_later.csv`. They wait with all that cites them: before that is
/// loaded there are none.
pub fn all() -> &'static [Source] {
    lazy::loaded().map_or(&[], |waiting| (waiting.sources)())
}

/// What is in the two tables. For the table of [`lazy`] alone.
pub fn read() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    // The tests parse the same texts, so a fallback never shows.
    ALL.get_or_init(|| {
        let tables = [SOURCES, LATER].into_iter();
        tables
            .flat_map(|text| parse(text).unwrap_or_default())
            .collect()
    })
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
        let cite = |id, lang| get(id).map(|source| source.cite(lang)).unwrap_or_default();
        assert_eq!(
            cite("S4", Lang::Ja),
            "田邊美穂、「最先端AIはなぜ一般提供されないのか」、大和総研、2026年5月27日"
        );
        assert_eq!(
            cite("S4", Lang::En),
            "田邊美穂, “最先端AIはなぜ一般提供されないのか” (Why is frontier AI not offered to the \
             general public?), Daiwa Institute of Research, 27 May 2026"
        );
        assert!(
            cite("S3", Lang::Ja)
                .starts_with("@tetumemo、『なぜ彼は「緊急のメッセージ」を発したのか？』、")
        );
        assert_eq!(
            cite("jones", Lang::En),
            "Charles I. Jones, “R&D-Based Models of Economic Growth”, Journal of Political Economy, 1995"
        );
        assert!(cite("S1", Lang::En).starts_with("Unsigned and undated, “Anthropic「"));
    }

    #[test]
    fn short_citations_say_who_and_when() {
        for (id, en, ja) in [
            (
                "S5",
                "Daiwa Institute of Research, 17 June 2026",
                "大和総研、2026年6月17日",
            ),
            (
                "S2",
                "Marubeni Research Institute, June 2026",
                "丸紅経済研究所、2026年6月",
            ),
            (
                "metr.paper",
                "Thomas Kwa et al., METR, March 2025",
                "Thomas Kwa et al.、METR、2025年3月",
            ),
            (
                "jones",
                "Charles I. Jones, Journal of Political Economy, 1995",
                "Charles I. Jones、Journal of Political Economy、1995年",
            ),
            (
                "ai2027",
                "AI Futures Project, 3 April 2025",
                "AI Futures Project、2025年4月3日",
            ),
            ("S1", UNSIGNED.0, UNSIGNED.1),
        ] {
            let source = get(id).unwrap_or_else(|| panic!("no source {id}"));
            assert_eq!(source.short(Lang::En), en);
            assert_eq!(source.short(Lang::Ja), ja);
        }
        assert_eq!(
            named(Lang::En, "S4"),
            "Daiwa Institute of Research (27 May 2026)"
        );
        assert_eq!(named(Lang::Ja, "S4"), "大和総研（2026年5月27日）");
        assert_eq!(
            short(Lang::En, ["S2", "S5"].into_iter()),
            "Marubeni Research Institute, June 2026; Daiwa Institute of Research, 17 June 2026"
        );
    }

    #[test]
    fn every_source_says_who_wrote_it_in_both_languages() {
        for source in all() {
            let (en, ja) = (source.short(Lang::En), source.short(Lang::Ja));
            assert!(!en.is_empty() && !ja.is_empty(), "{}", source.id);
            assert!(
                en.chars().all(|c| c < '\u{3040}'),
                "{}: {en} needs an English name",
                source.id
            );
            // Only the analysis of Anthropic's warning keeps silent about its author.
            assert_eq!(source.is_unsigned(), source.id == "S1");
        }
    }

    #[test]
    fn names_of_sources_with_an_address_become_links() {
        let metr = Some("https://metr.org/time-horizons");
        let text = "Source: METR Time Horizon 1.1 (8 May 2026); AI 2027";
        let parts = linked(text);
        assert_eq!(parts[1], ("METR Time Horizon 1.1", metr));
        for source in all().iter().filter(|source| !source.url.is_empty()) {
            for lang in [Lang::En, Lang::Ja] {
                let cited = ["a, ", &source.cite(lang), "。"].concat();
                let parts = linked(&cited);
                assert_eq!(parts.len(), 3, "{cited}");
                assert_eq!(parts[1].1, Some(&*source.url));
                let joined: String = parts.iter().map(|part| part.0).collect();
                assert_eq!(joined, cited);
            }
        }
        assert_eq!(linked("METR's points"), [("METR's points", None)]);
        assert_eq!(linked(""), []);
    }
}
