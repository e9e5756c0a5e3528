//! What several views say and show in the same way: dates of milestones, fans, tables, footers.

use super::{Paragraph, Table, Tile, horizon, numbers::Point};
use crate::{
    assumptions::{
        Assumptions,
        registry::{Key, View},
    },
    date,
    evidence::sources,
    figure::chart::{Band, Fan, Measure, Paint},
    i18n::{
        Lang,
        format::{
            decimals, is_beyond, join, length, localized, localized_fmt, month, percent,
            short_month,
        },
        params::param_label,
        words::value_text,
    },
    model::{arrival::Arrival, horizon::PROBS},
};

/// The ends of an axis of dates, as text.
pub fn ends(lang: Lang, (from, to): (f64, f64)) -> (String, String) {
    (short_month(lang, from), short_month(lang, to))
}

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

/// A date as a tile says it.
pub fn reached(lang: Lang, day: f64) -> String {
    if day == f64::INFINITY {
        localized(lang, "not reached", "到達せず").to_owned()
    } else {
        short_month(lang, day)
    }
}

/// The 80% interval of a date.
pub fn range(lang: Lang, arrival: &Arrival) -> String {
    let (from, to) = (reached(lang, arrival.p10), reached(lang, arrival.p90));
    let infinite = |day: f64| day == f64::INFINITY;
    match (infinite(arrival.p10), infinite(arrival.p90)) {
        (true, _) => localized_fmt(
            lang,
            "in {0} of draws",
            "試行の{0}",
            &[&percent(lang, arrival.never)],
        ),
        (_, true) => localized_fmt(lang, "{0} at the earliest tenth", "早い1割で{0}", &[&from]),
        _ if from == to => from,
        _ => localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&from, &to]),
    }
}

/// How many draws never arrive.
fn never(lang: Lang, share: f64) -> String {
    let share = percent(lang, share);
    localized_fmt(lang, "{0} never", "{0}は到達せず", &[&share])
}

/// A factor; beyond what one can picture only that it is larger.
pub fn times(lang: Lang, factor: f64) -> String {
    if factor > 10_000.0 {
        return localized(lang, "over 10,000×", "1万倍超").to_owned();
    }
    Measure::Times.text(lang, factor)
}

/// A milestone's tile; its dots on an axis between two dates.
pub fn tile(
    lang: Lang,
    key: &'static str,
    label: String,
    day: f64,
    arrival: &Arrival,
    axis: (f64, f64),
) -> Tile {
    let along = |day: &f64| (day - axis.0) / (axis.1 - axis.0);
    Tile {
        key,
        label,
        date: reached(lang, day),
        range: range(lang, arrival),
        never: (arrival.never > 0.0 && arrival.p10 < f64::INFINITY)
            .then(|| never(lang, arrival.never)),
        detail: String::new(),
        dots: arrival
            .dots
            .iter()
            .map(along)
            .filter(|x| (0.0..=1.0).contains(x))
            .collect(),
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

/// Quantiles by date as bands of 95, 80 and 50 per cent; `value` makes the axis' unit of them.
pub fn fan(dates: &[f64], quantiles: &[[f64; PROBS.len()]], value: fn(f64) -> f64) -> Fan {
    let band = |name: &str, low: usize, high: usize| Band {
        name: name.to_owned(),
        edges: dates
            .iter()
            .zip(quantiles)
            .map(|(day, q)| (*day, value(q[low]), value(q[high])))
            .collect(),
    };
    Fan {
        bands: vec![band("95%", 0, 6), band("80%", 1, 5), band("50%", 2, 4)],
        paint: Paint::Accent,
        named: true,
    }
}

/// Column heads.
pub fn head(lang: Lang, names: &[(&str, &str)]) -> Vec<String> {
    names
        .iter()
        .map(|(en, ja)| localized(lang, en, ja).to_owned())
        .collect()
}

/// Which dates have rows in a table: two a year.
pub fn twice_a_year(dates: &[f64]) -> Vec<usize> {
    let half = |day: f64| libm::floor(date::days_to_year(day) * 2.0);
    (0..dates.len())
        .filter(|i| *i == 0 || half(dates[*i]) != half(dates[i - 1]))
        .collect()
}

/// A curve and its quantiles by date, two rows a year.
pub fn by_date(
    lang: Lang,
    caption: &str,
    dates: &[f64],
    path: &[f64],
    quantiles: &[[f64; PROBS.len()]],
    text: &dyn Fn(f64) -> String,
) -> Table {
    let mut names = vec![("Date", "日付"), ("Central", "中心線")];
    if !quantiles.is_empty() {
        names.extend(["2.5%", "10%", "25%", "50%", "75%", "90%", "97.5%"].map(|p| (p, p)));
    }
    let mut rows = Vec::new();
    for i in twice_a_year(dates) {
        let mut row = vec![
            date::iso(dates[i]),
            path.get(i).map_or_else(String::new, |v| text(*v)),
        ];
        row.extend(quantiles.get(i).into_iter().flatten().map(|q| text(*q)));
        rows.push(row);
    }
    table(lang, caption, &names, rows)
}

/// Rows of a table of points: name, date, value, its interval, and what became of it.
pub fn point_row(point: &Point, status: &str, text: &dyn Fn(f64) -> String) -> Vec<String> {
    let cell = |value: Option<f64>| value.map_or_else(String::new, text);
    vec![
        point.name.clone(),
        date::iso(point.day),
        cell(point.value),
        cell(point.range.map(|r| r.0)),
        cell(point.range.map(|r| r.1)),
        status.to_owned(),
    ]
}

/// A page shows no more rows than this; the CSV has them all.
pub const MOST_ROWS: usize = 500;

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

/// A table whose first column names its rows.
pub fn table(lang: Lang, caption: &str, names: &[(&str, &str)], rows: Vec<Vec<String>>) -> Table {
    Table {
        caption: caption.to_owned(),
        head: head(lang, names),
        rows,
        numeric: (0..names.len()).map(|i| i > 0).collect(),
    }
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
        .map(|source| source.cite(lang == Lang::Ja))
        .collect()
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
