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
        format::{
            decimals, is_beyond, join, length, listed, localized, localized_fmt, month, number,
            percent,
        },
        params::param_label,
        words::value_text,
    },
    model::{MONTH, numerics::arrival::Arrival},
    number::within,
    views::{Paragraph, horizon, set_by},
};

/// How often a task of the length succeeds, in words; none for points whose level we do not know.
pub fn how_often(assumptions: &Assumptions, lang: Lang) -> Option<&'static str> {
    super::is_metr(assumptions).then(|| {
        if assumptions.get(Key::SuccessLevel) == 0.0 {
            localized(lang, "half the time", "2回に1回")
        } else {
            localized(lang, "four times in five", "5回に4回")
        }
    })
}

/// "by … AI completes tasks …", or that it has if `day` is not after the `anchor` of the trend; `aside` says more about a date
/// that is not beyond reckoning. The success level of METR's data is said in words.
pub fn completes(
    assumptions: &Assumptions,
    lang: Lang,
    task: &str,
    day: f64,
    anchor: f64,
    aside: &str,
) -> String {
    let date = month(lang, day);
    let often = how_often(assumptions, lang).map_or_else(String::new, |words| {
        let level = set_by(Key::SuccessLevel, words);
        localized_fmt(lang, ", **{0}**,", "**{0}**", &[&level])
    });
    let task = &set_by(Key::TargetLength, task);
    match (is_beyond(day), day <= anchor) {
        (true, _) => localized_fmt(
            lang,
            "only **{1}** does AI complete{3} tasks that take a skilled person **{0}**.",
            "熟練者が**{0}**かける仕事をAIが{3}こなせるのは**{1}**です。",
            &[task, &date, "", &often],
        ),
        (_, true) => localized_fmt(
            lang,
            "AI has completed{3} tasks that take a skilled person **{0}** since **{1}**{2}.",
            "AIは{2}**{1}**に、熟練者が**{0}**かける仕事を{3}こなせるようになっていました。",
            &[task, &date, aside, &often],
        ),
        _ => localized_fmt(
            lang,
            "by **{1}**{2} AI completes{3} tasks that take a skilled person **{0}**.",
            "AIは{2}**{1}**までに、熟練者が**{0}**かける仕事を{3}こなせるようになります。",
            &[task, &date, aside, &often],
        ),
    }
}

/// A success level in words, as part of a sentence.
/// Where the simulations fall, as a sentence without its full stop.
pub fn spread(lang: Lang, assumptions: &Assumptions, arrival: &Arrival) -> String {
    let draws = decimals(assumptions.get(Key::Draws), 0);
    let share = percent(lang, arrival.never);
    let (from, to) = (month(lang, arrival.p10), month(lang, arrival.p90));
    match arrival {
        a if a.never >= 1.0 => localized_fmt(
            lang,
            "None of {0} simulations gets there",
            "{0}回のシミュレーションのどれも届きません",
            &[&draws],
        ),
        a if a.p10 == f64::INFINITY => localized_fmt(
            lang,
            "{0} of {1} simulations never get there",
            "{1}回のシミュレーションの{0}は届きません",
            &[&share, &draws],
        ),
        a if a.p90 == f64::INFINITY => localized_fmt(
            lang,
            "{0} of {1} simulations never get there; a tenth do by {2}",
            "{1}回のシミュレーションの{0}は届かず、早い1割は{2}までに届きます",
            &[&share, &draws, &from],
        ),
        _ if from == to => localized_fmt(
            lang,
            "80% of {0} simulations fall in {1}",
            "{0}回のシミュレーションの80%が{1}に入ります",
            &[&draws, &from],
        ),
        _ => localized_fmt(
            lang,
            "80% of {0} simulations fall between {1} and {2}",
            "{0}回のシミュレーションの80%が{1}〜{2}に入ります",
            &[&draws, &from, &to],
        ),
    }
}

/// A count and what is counted: in English one of it, which takes an s where there are more.
pub fn counted(lang: Lang, count: &str, en: &str, ja: &str) -> String {
    match lang {
        Lang::En if count == "1" => join(&[count, " ", en]),
        Lang::En => join(&[count, " ", en, "s"]),
        Lang::Ja => join(&[count, ja]),
    }
}

/// A number of months.
pub fn months(lang: Lang, value: f64) -> String {
    counted(lang, &number(value), "month", "か月")
}

/// The ends of the interval that holds 80% of the simulations.
pub fn eighty(lang: Lang, [low, high]: &[String; 2]) -> String {
    let (en, ja) = if low == high {
        ("80% of simulations: {0}", "シミュレーションの80%は{0}")
    } else {
        (
            "80% of simulations: {0} to {1}",
            "シミュレーションの80%は{0}〜{1}",
        )
    };
    localized_fmt(lang, en, ja, &[low, high])
}

/// A lag in months, or in weeks or days where it is shorter than eight weeks.
pub fn after(lang: Lang, value: f64) -> String {
    let days = value * MONTH;
    let (count, en, ja) = match (libm::round(days), libm::round(days / 7.0)) {
        (0.0, _) => return localized(lang, "no time", "0か月").to_owned(),
        (days, 0.0) => (days, "day", "日"),
        (_, weeks) if weeks < 8.0 => (weeks, "week", "週間"),
        _ => return months(lang, value),
    };
    let about = localized(lang, "about ", "約");
    join(&[about, &counted(lang, &number(count), en, ja)])
}

/// Whether a lag in months is told as none.
pub fn is_level(value: f64) -> bool {
    libm::round(value * MONTH) == 0.0
}

/// When something follows that has such a lag: in Japanese with its "after".
pub fn later(lang: Lang, value: f64) -> String {
    let lag = after(lang, value);
    match lang {
        Lang::En => lag,
        Lang::Ja if is_level(value) => "同時".to_owned(),
        Lang::Ja => join(&[&lag, "後"]),
    }
}

/// A factor; beyond what one can picture only that it is larger.
pub fn times(lang: Lang, factor: f64) -> String {
    if factor > 10_000.0 {
        return localized(lang, "over 10,000×", "1万倍超").to_owned();
    }
    Measure::Times.text(lang, factor)
}

/// A probability in words that have no more digits than the judgement: tenths.
pub fn tenths(lang: Lang, p: f64) -> String {
    if p < 0.05 {
        return localized(lang, "under 1 in 20", "5%未満").to_owned();
    }
    if p > 0.95 {
        return localized(lang, "over 19 in 20", "95%超").to_owned();
    }
    let tenths = within(libm::round(p * 10.0), 1.0, 9.0);
    let tenths = number(tenths);
    localized_fmt(lang, "about {0} in 10", "約{0}割", &[&tenths])
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
            "What calls into question or qualifies the figures behind this view (each with its source in the evidence view):",
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

/// Numbers with what they stand for, which no line of a foot parts.
pub fn numbered<'a>(all: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let all: Vec<String> = all
        .map(|(number, name)| join(&[number, "\u{a0}", name]))
        .collect();
    listed(&all, "\u{a0}· ")
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
    join(&[&listed(&parts, localized(lang, "; ", "、")), end])
}
