//! What several views say in the same words.

use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, REGISTRY, View},
    },
    evidence::{Fact, facts, sources},
    figure::chart::Measure,
    i18n::{
        Lang,
        format::{decimals, is_beyond, join, length, localized, localized_fmt, month, percent},
        params::param_label,
        words::value_text,
    },
    model::numerics::arrival::Arrival,
    views::{Paragraph, horizon},
};

/// "AI finishes … by …", or reached it if `day` is not after the `anchor` of the trend; `aside` says more about a date that
/// is not beyond reckoning.
pub fn finishes(lang: Lang, task: &str, day: f64, anchor: f64, aside: &str) -> String {
    let date = month(lang, day);
    match (is_beyond(day), day <= anchor) {
        (true, _) => localized_fmt(
            lang,
            "AI finishes **{0}** of skilled work only **{1}**.",
            "AIが熟練者の**{0}**分の仕事をこなすのは**{1}**です。",
            &[task, &date],
        ),
        (_, true) => localized_fmt(
            lang,
            "AI reached **{0}** of skilled work in **{1}**{2}.",
            "AIは{2}**{1}**に熟練者の**{0}**分の仕事に達していました。",
            &[task, &date, aside],
        ),
        _ => localized_fmt(
            lang,
            "AI finishes **{0}** of skilled work by **{1}**{2}.",
            "AIは{2}**{1}**に熟練者の**{0}**分の仕事をこなします。",
            &[task, &date, aside],
        ),
    }
}

/// Where the draws fall, as a sentence without its full stop.
pub fn spread(lang: Lang, assumptions: &Assumptions, arrival: &Arrival) -> String {
    let draws = decimals(assumptions.get(Key::Draws), 0);
    let share = percent(lang, arrival.never);
    let (from, to) = (month(lang, arrival.p10), month(lang, arrival.p90));
    match arrival {
        a if a.never >= 1.0 => localized_fmt(
            lang,
            "None of {0} draws gets there",
            "{0}回の試行のどれも届きません",
            &[&draws],
        ),
        a if a.p10 == f64::INFINITY => localized_fmt(
            lang,
            "{0} of {1} draws never get there",
            "{1}回の試行のうち{0}は届きません",
            &[&share, &draws],
        ),
        a if a.p90 == f64::INFINITY => localized_fmt(
            lang,
            "{0} of {1} draws never get there; a tenth do by {2}",
            "{1}回の試行のうち{0}は届かず、早い1割は{2}までに届きます",
            &[&share, &draws, &from],
        ),
        _ if from == to => localized_fmt(
            lang,
            "80% of {0} draws fall in {1}",
            "{0}回の試行の80%が{1}に入ります",
            &[&draws, &from],
        ),
        _ => localized_fmt(
            lang,
            "80% of {0} draws fall between {1} and {2}",
            "{0}回の試行の80%が{1}〜{2}に入ります",
            &[&draws, &from, &to],
        ),
    }
}

/// A factor; beyond what one can picture only that it is larger.
pub fn times(lang: Lang, factor: f64) -> String {
    if factor > 10_000.0 {
        return localized(lang, "over 10,000×", "1万倍超").to_owned();
    }
    Measure::Times.text(lang, factor)
}

/// A name inside of a sentence: without a capital, unless it is an acronym's.
fn lower(lang: Lang, name: &str) -> String {
    let mut chars = name.chars();
    let (Some(first), second) = (chars.next(), chars.next()) else {
        return String::new();
    };
    if lang == Lang::En && second.is_some_and(|c| c.is_ascii_lowercase() || c == ' ') {
        let mut text = String::from(first.to_ascii_lowercase());
        text.extend(second);
        text.extend(chars);
        return text;
    }
    name.to_owned()
}

/// Sources as they are cited.
pub fn citations(lang: Lang, ids: &[&str]) -> Vec<String> {
    ids.iter()
        .filter_map(|id| sources::get(id))
        .map(|source| source.cite(lang))
        .collect()
}

/// The method of a view, and what questions or qualifies the figures that its own parameters rest on.
pub fn questioned(lang: Lang, view: View, mut method: Vec<Paragraph>) -> Vec<Paragraph> {
    let own = |key: &Key| key.param().views.first() == Some(&view);
    let mut found: Vec<&Fact> = Vec::new();
    for key in REGISTRY.iter().map(|param| param.key).filter(own) {
        for fact in facts::critics(key) {
            if !found.iter().any(|other| other.id == fact.id) {
                found.push(fact);
            }
        }
    }
    if !found.is_empty() {
        let head = localized(
            lang,
            "What questions or qualifies the figures behind this view (each with its source in the evidence view):",
            "この画面の前提となる値への異論や留保（出典は「根拠と帰結」の表にあります）：",
        );
        let lines = found.into_iter().map(|fact| fact.text(lang));
        let lines = std::iter::once(head).chain(lines);
        method.extend(lines.map(|line| Paragraph::Text(line.to_owned())));
    }
    method
}

/// Sources, and how to cite the page.
pub fn cited(lang: Lang, ids: &[&str]) -> Vec<Paragraph> {
    let citations = citations(lang, ids).into_iter();
    let mut all: Vec<Paragraph> = citations.map(Paragraph::Source).collect();
    all.push(Paragraph::Text(
        localized(
            lang,
            "To cite this page: “Doublings”, the permalink of this view, and the date on which you opened it.",
            "引用の際は「Doublings」、この画面のリンク、閲覧日を記してください。",
        )
        .to_owned(),
    ));
    all
}

/// What a chart assumes, for its footer: `parts`, then what else differs from the defaults in its view without what is `said`
/// already, and the `end`.
pub fn assumes(
    lang: Lang,
    view: View,
    assumptions: &Assumptions,
    mut parts: Vec<String>,
    said: &[Key],
    end: &str,
) -> String {
    for (key, value) in assumptions.changed_in(view) {
        if said.contains(&key) {
            continue;
        }
        let text = match key {
            Key::TargetLength | Key::GeniusHorizon => {
                length(lang, value, horizon::clock(assumptions))
            }
            _ => value_text(lang, key, value),
        };
        parts.push(join(&[
            &lower(lang, param_label(lang, key)),
            localized(lang, ": ", "："),
            &text,
        ]));
    }
    join(&[&parts.join(localized(lang, "; ", "、")), end])
}
