//! Milestones: their dates in words, and their tiles.

use crate::{
    assumptions::Assumptions,
    evidence::{editions::Edition, points},
    i18n::{
        Lang,
        format::{
            is_beyond, localized, localized_fmt, long_date, month, number, percent, short_month,
        },
    },
    model::{numerics::arrival::Arrival, numerics::order},
    views::{Tile, horizon},
};

/// The ends of the dotplots' axis: from a date, but for so many days at least, to the end.
pub const fn dot_axis(from: f64, end: f64, least: f64) -> (f64, f64) {
    (from.min(end - least), end)
}

/// Tiles with their levels, ascending.
pub fn ascending(tiles: Vec<(f64, Tile)>) -> Vec<Tile> {
    let sorted = order::sorted(tiles, |(level, _)| *level);
    sorted.into_iter().map(|(_, tile)| tile).collect()
}

/// The ends of an axis of dates, as text.
pub fn ends(lang: Lang, (from, to): (f64, f64)) -> (String, String) {
    (short_month(lang, from), short_month(lang, to))
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
            "in {0} of simulations",
            "シミュレーションの{0}",
            &[&percent(lang, arrival.never)],
        ),
        (_, true) => localized_fmt(lang, "a tenth by {0}", "早い1割で{0}", &[&from]),
        _ if from == to => from,
        _ => localized_fmt(lang, "{0} to {1}", "{0}〜{1}", &[&from, &to]),
    }
}

/// How many simulations never arrive.
fn never(lang: Lang, share: f64) -> String {
    let share = percent(lang, share);
    localized_fmt(lang, "{0} never", "{0}は到達せず", &[&share])
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
        day: Some(day),
        is_measured: false,
        due: String::new(),
        dots: arrival
            .dots
            .iter()
            .map(along)
            .filter(|x| (0.0..=1.0).contains(x))
            .collect(),
    }
}

/// METR calls measurements above so many minutes unreliable.
const RELIABLE: f64 = 16.0 * 60.0;

/// Says of each milestone what it is on the reader's day: those that are past were due, of the others the first is next. Where a
/// length of task was due, METR's table says what had been measured by then.
pub fn tell_due(tiles: &mut [Tile], today: f64, assumptions: &Assumptions, lang: Lang) {
    let dates = tiles.iter().filter_map(|tile| tile.day);
    let ahead = dates.filter(|day| *day >= today);
    let next = ahead.fold(f64::INFINITY, f64::min);
    // Several may come on one day.
    let first = tiles.iter().position(|tile| tile.day == Some(next));
    for (index, tile) in tiles.iter_mut().enumerate() {
        let Some(day) = tile.day else { continue };
        if day < today {
            let measured = tile
                .is_measured
                .then(|| measured_by(day, assumptions, lang));
            let was = || localized(lang, "was due", "この時期は過ぎました").to_owned();
            tile.due = measured.flatten().unwrap_or_else(was);
        } else if Some(index) == first && !is_beyond(next) {
            localized(lang, "next", "次の節目").clone_into(&mut tile.due);
        }
    }
}

/// A measured length in minutes or hours.
fn as_metr_writes(lang: Lang, minutes: f64) -> String {
    if minutes < 60.0 {
        return localized_fmt(lang, "{0} min", "{0}分", &[&number(minutes)]);
    }
    localized_fmt(lang, "{0} h", "{0}時間", &[&number(minutes / 60.0)])
}

/// The longest length of task that METR had measured of a model that was out by a day on which the trend had promised one.
fn measured_by(day: f64, assumptions: &Assumptions, lang: Lang) -> Option<String> {
    let points = points::metr()
        .points
        .iter()
        .filter(|point| point.day <= day);
    let measured = points.filter_map(|point| Some((point, horizon::measured(assumptions, point)?)));
    let longest = measured.max_by(|a, b| a.1.total_cmp(&b.1));
    let (point, minutes) = longest?;
    let mut said = localized_fmt(
        lang,
        "the trend said {0}; {1}, {2}, measured {3}",
        "傾向では{0}。{1}（{2}）の測定値は{3}",
        &[
            &month(lang, day),
            &point.label,
            &long_date(lang, point.day),
            &as_metr_writes(lang, minutes),
        ],
    );
    if minutes > RELIABLE {
        said.push_str(localized(
            lang,
            " (above 16 h, where METR calls measurements unreliable)",
            "（METRが信頼できないとする16時間超）",
        ));
    }
    let end = Edition::May2026.published();
    if end < day {
        said.push_str(&localized_fmt(
            lang,
            "; METR's table ends on {0}",
            "。METRの表は{0}まで",
            &[&long_date(lang, end)],
        ));
    }
    Some(said)
}
