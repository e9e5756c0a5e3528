//! What several views say in the same words.

use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    evidence::{EDITION, sources},
    figure::chart::Measure,
    i18n::{
        Lang,
        format::{
            decimals, is_beyond, join, length, localized, localized_fmt, month, percent, published,
        },
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
pub fn lower(lang: Lang, name: &str) -> String {
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

/// The sources by their short names, unless they are very many, and the edition of the data.
pub fn credits(lang: Lang, ids: &[&str]) -> String {
    const MOST: usize = 12;
    let sources = if ids.len() > MOST {
        localized(lang, "in the table", "表に記載").to_owned()
    } else {
        sources::short(lang, ids.iter().copied())
    };
    localized_fmt(
        lang,
        "Sources: {0}. Edition of the data: {1}.",
        "出典：{0}。データの版：{1}。",
        &[&sources, &published(lang, EDITION)],
    )
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
    for (key, value) in assumptions.changed() {
        if !key.param().views.contains(&view) || said.contains(&key) {
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
