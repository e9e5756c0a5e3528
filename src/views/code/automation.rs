//! Anthropic's R&D Automation Index: how much of its research on AI is led by Claude, weighted by the time of people.

use super::{CodeOutcome, headline::part, source_line};
use crate::{
    date::days_from_civil,
    figure::chart::{About, AxisSpec, DataPoint, FitRole, Measure, Spec},
    i18n::{
        Lang,
        format::{join, localized, localized_fmt, month},
    },
    views::{Table, common},
};

/// The id of its source in `data/sources.csv`.
pub const SOURCE: &str = "anthropic.index";

/// A figure of the index.
struct Figure {
    name: (&'static str, &'static str),
    /// The first of its month.
    day: f64,
    share: f64,
    /// What is published: a number, or a bound on this side.
    sign: &'static str,
    /// Read off the chart by others.
    second_hand: bool,
}

/// In the order of the table. Published on 2026-09-17; the first is read off its chart by others.
const FIGURES: [Figure; 4] = [
    Figure {
        name: ("Led by Claude", "Claudeが主導"),
        day: days_from_civil(2026, 2, 1) as f64,
        share: 0.01,
        sign: "<",
        second_hand: true,
    },
    Figure {
        name: ("Led by Claude", "Claudeが主導"),
        day: days_from_civil(2026, 8, 1) as f64,
        share: 0.26,
        sign: "",
        second_hand: false,
    },
    Figure {
        name: ("Autonomous", "完全に自律"),
        day: days_from_civil(2026, 8, 1) as f64,
        share: 0.0,
        sign: "",
        second_hand: false,
    },
    Figure {
        name: (
            "Claude collaborates or does more",
            "Claudeが協働する、またはそれ以上",
        ),
        day: days_from_civil(2026, 8, 1) as f64,
        share: 0.9,
        sign: ">",
        second_hand: false,
    },
];

/// Between Claude, which grades the work, and people, and between people: the same grade exactly.
const AGREEMENT: (f64, f64) = (0.59, 0.35);

fn share(figure: &Figure) -> String {
    join(&[figure.sign, &part(figure.share)])
}

/// The topic.
pub const fn title(lang: Lang) -> &'static str {
    localized(
        lang,
        "How much of AI research AI leads",
        "AI研究をAIがどこまで主導するか",
    )
}

/// What the index says.
pub fn text(lang: Lang) -> String {
    let [before, led, _, with] = &FIGURES;
    let [first, second] = [before, led].map(|figure| month(lang, figure.day));
    let [before, led, with] = [before, led, with].map(|figure| part(figure.share));
    let (own, people) = (part(AGREEMENT.0), part(AGREEMENT.1));
    localized_fmt(
        lang,
        "By its R&D Automation Index, Claude led **{1}** of Anthropic's research on AI in {3}, with a person in charge; in {2} it was under **{0}**, as others read off the chart. **None** of it was autonomous, and in over **{4}** AI collaborated at least. The index weighs by people's time, and Claude grades it: its grade was that of a person in {5} of cases, that of two people the same in {6}.",
        "AnthropicのR&D自動化指数では、{3}にAI研究の**{1}**をClaudeが主導しました（人が監督）。{2}は**{0}**未満です（公表された図を第三者が読み取った値）。**完全に自律**した研究はなく、**{4}**超ではAIが少なくとも協働しています。人の作業時間で重み付けした指数で、採点者もClaudeです。採点が人と一致したのは{5}、人どうしでは{6}でした。",
        &[&before, &led, &first, &second, &with, &own, &people],
    )
}

/// The figures over time.
pub fn chart(_: &CodeOutcome, lang: Lang) -> Spec {
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (
            days_from_civil(2026, 1, 1) as f64,
            days_from_civil(2027, 1, 1) as f64,
        ),
    };
    let y = AxisSpec {
        measure: Measure::Percent,
        ends: (0.0, 104.0),
    };
    let title = localized(
        lang,
        "Share of Anthropic's research on AI",
        "AnthropicのAI研究に占める割合",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    spec.points = FIGURES
        .iter()
        .enumerate()
        .map(|(index, figure)| DataPoint {
            index,
            at: (figure.day, figure.share * 100.0),
            range: None,
            weight: FitRole::of(!figure.second_hand),
        })
        .collect();
    spec.about = Some(Box::new(Words(lang)));
    spec
}

struct Words(Lang);

impl About for Words {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let (lang, figure) = (self.0, &FIGURES[index]);
        let name = localized(lang, figure.name.0, figure.name.1);
        let colon = localized(lang, ": ", "：");
        (join(&[name, colon, &share(figure)]), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (lang, figure) = (self.0, &FIGURES[index]);
        let lines = vec![month(lang, figure.day), share(figure), grade(lang, figure)];
        (
            localized(lang, figure.name.0, figure.name.1).to_owned(),
            lines,
        )
    }
}

fn grade(lang: Lang, figure: &Figure) -> String {
    let source = source_line(lang, SOURCE);
    if figure.second_hand {
        return join(&[
            &source,
            localized(
                lang,
                ", read off its chart by others",
                "（図を第三者が読み取った値）",
            ),
        ]);
    }
    source
}

/// The figures with their dates and their source.
pub fn table(lang: Lang) -> Table {
    let rows = FIGURES.iter().map(|figure| {
        vec![
            localized(lang, figure.name.0, figure.name.1).to_owned(),
            month(lang, figure.day),
            share(figure),
            grade(lang, figure),
        ]
    });
    let names = [
        ("Research", "研究"),
        ("Date", "時期"),
        ("Share", "割合"),
        ("Source", "出典"),
    ];
    Table {
        caption: localized(
            lang,
            "Anthropic's R&D Automation Index, by people's time",
            "AnthropicのR&D自動化指数（人の作業時間で重み付け）",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: rows.collect(),
        numeric: vec![false, false, true, false],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{date, evidence::facts};

    #[test]
    fn the_figures_are_the_facts() {
        let [before, led, _, with] = &FIGURES;
        for (id, figure) in [
            ("index.start", before),
            ("index.led", led),
            ("index.collaborates", with),
        ] {
            let fact = facts::get(id).expect(id);
            assert_eq!(fact.value, Some(figure.share * 100.0), "{id}");
            assert_eq!(date::parse(&fact.date_text), Some(figure.day), "{id}");
            assert!(
                fact.sources.iter().all(|source| source.id == SOURCE),
                "{id}"
            );
        }
    }
}
