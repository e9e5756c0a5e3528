//! What eight times the code means: from the lines that are merged, by way of what people say of themselves and what a model makes
//! of it, to trials. The further down, the closer to what is got done, and the smaller.

use super::{CodeOutcome, chart::percent, headline::part, source_line};
use crate::{
    assumptions::registry::Key,
    date::days_from_civil,
    figure::chart::{About, AxisSpec, DataPoint, FitRole, Guide, Line, Measure, Paint, Spec},
    i18n::{
        Lang,
        format::{decimals, join, localized, localized_fmt, number, phrase},
    },
    model::share::output::amdahl,
    views::{Table, common},
};

/// What kind of figure a rung is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Lines that were merged, counted.
    Count,
    /// What people say of themselves.
    Survey,
    /// A model's reading of the lines.
    Reading,
    /// Tasks at random with and without AI.
    Trial,
}

/// A published figure.
struct Rung {
    name: (&'static str, &'static str),
    /// In the chart.
    label: (&'static str, &'static str),
    kind: Kind,
    /// The middle of the quarter or month that is named, or the day of publication.
    day: f64,
    /// Times as much as without AI, or as before it.
    times: f64,
    /// Its interval, where one is published.
    range: Option<(f64, f64)>,
    /// A trial of which its authors say that its signal cannot be relied upon.
    shaky: bool,
    /// An id of `data/sources.csv`.
    source: &'static str,
}

impl Rung {
    /// The change of time that a trial tells, in per cent: less is faster.
    fn change(times: f64) -> f64 {
        100.0 / times - 100.0
    }
}

const fn day(year: i64, month: u32, day: u32) -> f64 {
    days_from_civil(year, month, day) as f64
}

/// How many times as fast somebody is whose time changes by so many per cent.
const fn speed(change: f64) -> f64 {
    100.0 / (100.0 + change)
}

/// From the top. The lines are those of an engineer and day at Anthropic; the quarters before the last, and 2.3 to 2.9 times, are
/// Kwa's (2026-07-08); the trials' intervals are the 95% of their authors.
const RUNGS: [Rung; 7] = [
    Rung {
        name: (
            "Lines merged, last quarter of 2025",
            "マージされた行数（2025年第4四半期）",
        ),
        label: ("lines", "行数"),
        kind: Kind::Count,
        day: day(2025, 11, 15),
        times: 2.5,
        range: None,
        shaky: false,
        source: "metr.kwa",
    },
    Rung {
        name: (
            "Lines merged, first quarter of 2026",
            "マージされた行数（2026年第1四半期）",
        ),
        label: ("lines", "行数"),
        kind: Kind::Count,
        day: day(2026, 2, 14),
        times: 5.8,
        range: None,
        shaky: false,
        source: "metr.kwa",
    },
    Rung {
        name: (
            "Lines merged, second quarter of 2026",
            "マージされた行数（2026年第2四半期）",
        ),
        label: ("lines", "行数"),
        kind: Kind::Count,
        day: day(2026, 5, 15),
        times: 8.0,
        range: None,
        shaky: false,
        source: "anthropic",
    },
    Rung {
        name: (
            "Own output with AI, median of 130 research staff",
            "自分の成果（研究部門130人の中央値）",
        ),
        label: ("survey", "社内調査"),
        kind: Kind::Survey,
        day: day(2026, 3, 15),
        times: 4.0,
        range: None,
        shaky: false,
        source: "anthropic",
    },
    Rung {
        name: (
            "Uplift of a researcher that 8× the code is worth",
            "コード8倍に見合う研究者の能力向上",
        ),
        label: ("Kwa", "Kwa"),
        kind: Kind::Reading,
        day: day(2026, 7, 8),
        times: 2.5,
        range: Some((2.3, 2.9)),
        shaky: false,
        source: "metr.kwa",
    },
    Rung {
        name: (
            "Speed of developers, second trial",
            "開発者の速さ（2回目の実験）",
        ),
        label: ("second trial", "2回目の実験"),
        kind: Kind::Trial,
        day: day(2026, 2, 24),
        times: speed(-18.0),
        range: Some((speed(9.0), speed(-38.0))),
        shaky: true,
        source: "metr.trial2",
    },
    Rung {
        name: (
            "Speed of developers, first trial",
            "開発者の速さ（1回目の実験）",
        ),
        label: ("first trial", "1回目の実験"),
        kind: Kind::Trial,
        day: day(2025, 7, 10),
        times: speed(19.0),
        range: Some((speed(39.0), speed(2.0))),
        shaky: false,
        source: "metr.trial",
    },
];

fn times(lang: Lang, value: f64) -> String {
    Measure::Times.text(lang, value)
}

/// The most that the share in force allows at the review cost in force.
fn bound(outcome: &CodeOutcome) -> Option<(f64, f64)> {
    let share = outcome.present()?;
    let review = outcome.assumptions.get(Key::ReviewCost);
    Some((share, amdahl(share, review)))
}

/// The question.
pub const fn title(lang: Lang) -> &'static str {
    localized(
        lang,
        "What eight times the code means",
        "コード「8倍」の意味",
    )
}

/// The answer.
pub fn text(outcome: &CodeOutcome, lang: Lang) -> String {
    let [first, second, lines, survey, read, later, early] = &RUNGS;
    let [a, b, c, d] = [first, second, lines, survey].map(|rung| times(lang, rung.times));
    let (low, high) = read.range.unwrap_or((read.times, read.times));
    let (low, high) = (number(low), times(lang, high));
    let change = |rung: &Rung| decimals(Rung::change(rung.times).abs(), 0) + "%";
    let text = localized_fmt(
        lang,
        "**{2}** counts lines merged, after {0} and {1} in the two quarters before. Asked in March 2026, the median of 130 research staff at Anthropic put its own output at about **{3}**. Thomas Kwa of METR reads that much code as an uplift of **{4} to {5}**, possibly less than 2×. In METR's trials developers took **{7}** more time with AI in early 2025 and **{6}** less a year later, a signal that METR calls unreliable. That the lines “almost certainly” overstate the gain is Anthropic's own caveat.",
        "**{2}**は、マージされた行数の倍率です（その前の2四半期は{0}、{1}）。Anthropicの研究部門130人の自己申告（2026年3月）では、成果は中央値で約**{3}**でした。METRのThomas Kwaは、この行数は研究者の能力向上では**{4}〜{5}**に当たり、2倍に届かない可能性もあるとみます。METRの実験では、AIを使った開発者の作業時間は2025年初めに**{7}**長く、1年後に**{6}**短くなりましたが、METRは後者を信頼できない信号としています。行数が伸びを「ほぼ確実に」過大に示すというのは、Anthropic自身の留保です。",
        &[&a, &b, &c, &d, &low, &high, &change(later), &change(early)],
    );
    let Some((share, most)) = bound(outcome) else {
        return text;
    };
    let most = localized_fmt(
        lang,
        " With {0} written by AI, the share alone allows at most **{1}** at this review cost.",
        "AIが{0}を書く場合、このレビューの手間では、比率だけで説明できるのは最大**{1}**です。",
        &[&part(share), &times(lang, most)],
    );
    join(&[&text, &most])
}

/// The rungs over time, the bound as a line across.
pub fn chart(outcome: &CodeOutcome, lang: Lang) -> Spec {
    let most = bound(outcome).map(|(_, most)| most);
    let x = AxisSpec {
        measure: Measure::Date,
        ends: (day(2025, 4, 1), day(2026, 12, 1)),
    };
    let y = AxisSpec {
        measure: Measure::Times,
        ends: (
            0.6,
            crate::number::within(most.unwrap_or(8.0), 8.0, 100.0) * 1.5,
        ),
    };
    let title = localized(
        lang,
        "Times as much as without AI, or as before it",
        "AIなし（または導入前）との比",
    );
    let mut spec = Spec::new(x, y, title.to_owned());
    let counted = RUNGS.iter().filter(|rung| rung.kind == Kind::Count);
    spec.lines = vec![Line {
        name: String::new(),
        reading: localized(lang, "Lines merged", "マージされた行数").to_owned(),
        points: counted.map(|rung| (rung.day, rung.times)).collect(),
        paint: Paint::Accent,
        weight: 0.12,
    }];
    spec.guides = vec![Guide {
        vertical: false,
        at: 1.0,
        name: localized(lang, "no gain", "変化なし").to_owned(),
        paint: Paint::Muted,
    }];
    spec.guides.extend(most.map(|most| Guide {
        vertical: false,
        at: most,
        name: join(&[
            localized(lang, "Amdahl's bound ", "アムダールの上限 "),
            &times(lang, most),
        ]),
        paint: Paint::Target,
    }));
    spec.points = RUNGS
        .iter()
        .enumerate()
        .map(|(index, rung)| DataPoint {
            index,
            at: (rung.day, rung.times),
            range: rung.range,
            weight: FitRole::of(!rung.shaky),
        })
        .collect();
    spec.about = Some(Box::new(Words(lang)));
    spec
}

struct Words(Lang);

impl About for Words {
    fn name(&self, index: usize) -> (String, Option<String>) {
        let (lang, rung) = (self.0, &RUNGS[index]);
        let label = localized(lang, rung.label.0, rung.label.1);
        let colon = localized(lang, ": ", "：");
        (join(&[label, colon, &times(lang, rung.times)]), None)
    }

    fn read(&self, index: usize) -> (String, Vec<String>) {
        let (lang, rung) = (self.0, &RUNGS[index]);
        let mut lines = vec![times(lang, rung.times)];
        lines.extend(rung.range.map(|range| between(lang, range)));
        lines.push(kind(lang, rung));
        lines.push(source_line(lang, rung.source));
        (localized(lang, rung.name.0, rung.name.1).to_owned(), lines)
    }
}

fn between(lang: Lang, (low, high): (f64, f64)) -> String {
    let (low, high) = (number(low), times(lang, high));
    join(&[&low, localized(lang, " to ", "〜"), &high])
}

/// How the figure came about; of a trial the change of time that it is made of.
fn kind(lang: Lang, rung: &Rung) -> String {
    let kind = match rung.kind {
        Kind::Count => localized(lang, "count", "集計"),
        Kind::Survey => localized(lang, "self-report", "自己申告"),
        Kind::Reading => localized(lang, "reading by a model", "モデルによる解釈"),
        Kind::Trial => localized(lang, "trial", "実験"),
    };
    if rung.kind != Kind::Trial {
        return kind.to_owned();
    }
    let change = Rung::change(rung.times);
    let size = decimals(change.abs(), 0);
    let sign = if change > 0.0 { "+" } else { "−" };
    let mut text = match lang {
        Lang::En => phrase!(kind, ", time ", sign, &size, "%"),
        Lang::Ja => phrase!(kind, "（時間", sign, &size, "%）"),
    };
    if rung.shaky {
        text.push_str(localized(
            lang,
            ", unreliable by its authors",
            "、実施者は信頼できないとする",
        ));
    }
    text
}

/// The rungs and the bound, each with its kind and source.
pub fn table(outcome: &CodeOutcome, lang: Lang) -> Table {
    let published = RUNGS.iter().map(|rung| {
        vec![
            localized(lang, rung.name.0, rung.name.1).to_owned(),
            times(lang, rung.times),
            rung.range.map_or_else(String::new, |r| between(lang, r)),
            kind(lang, rung),
            source_line(lang, rung.source),
        ]
    });
    let ours = bound(outcome).map(|(share, most)| {
        let review = outcome.assumptions.get(Key::ReviewCost);
        let cost = number(percent(review)) + "%";
        vec![
            localized_fmt(
                lang,
                "At most by the share of {0}",
                "比率{0}による上限",
                &[&part(share)],
            ),
            times(lang, most),
            String::new(),
            localized_fmt(
                lang,
                "Amdahl's law, review at {0} of writing",
                "アムダールの法則（レビューは書く手間の{0}）",
                &[&cost],
            ),
            localized(lang, "the assumptions in force", "いまの前提").to_owned(),
        ]
    });
    let names = [
        ("What", "何の倍率か"),
        ("Times", "倍率"),
        ("Range", "幅"),
        ("Kind", "種類"),
        ("Source", "出典"),
    ];
    Table {
        caption: localized(
            lang,
            "From lines merged to trials; the speed of a trial is the inverse of its time",
            "マージされた行数から実験まで（実験の速さは作業時間の逆数）",
        )
        .to_owned(),
        head: common::head(lang, &names),
        rows: published.chain(ours).collect(),
        numeric: vec![false, true, true, false, false],
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{OF_BOUNDS, OF_SERIES},
        *,
    };
    use crate::evidence::{facts, sources};

    #[test]
    fn the_rungs_are_the_facts() {
        let [first, _, lines, survey, read, later, early] = &RUNGS;
        let fact = |id: &str| facts::get(id).expect(id);
        let value = |id: &str| fact(id).value;
        assert_eq!(fact("output.path").low, Some(first.times));
        assert_eq!(fact("output.path").high, Some(lines.times));
        assert_eq!(value("output.multiple"), Some(lines.times));
        assert_eq!(value("output.survey"), Some(survey.times));
        assert_eq!(value("output.uplift"), Some(read.times));
        let of = |id: &str| fact(id).low.zip(fact(id).high);
        assert_eq!(of("output.uplift"), read.range);
        // The facts count what is faster above 0, in per cent of the time.
        for (id, rung) in [("trial.2026", later), ("trial.2025", early)] {
            assert_eq!(
                value(id).map(|faster| speed(-faster)),
                Some(rung.times),
                "{id}"
            );
            let range = of(id).map(|(low, high)| (speed(-low), speed(-high)));
            assert_eq!(range, rung.range, "{id}");
        }
    }

    #[test]
    fn the_view_names_the_source_of_every_rung() {
        for rung in &RUNGS {
            assert!(sources::get(rung.source).is_some(), "{}", rung.source);
            for named in [OF_BOUNDS, OF_SERIES] {
                assert!(named.contains(&rung.source), "{}", rung.source);
            }
        }
    }

    #[test]
    fn the_speed_of_a_trial_is_the_inverse_of_its_time() {
        for (change, times) in [(19.0, 0.840_336), (-18.0, 1.219_512), (-38.0, 1.612_903)] {
            assert!((speed(change) - times).abs() < 1e-6);
            assert!((Rung::change(speed(change)) - change).abs() < 1e-9);
        }
    }
}
