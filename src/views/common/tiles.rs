//! Milestones: their dates in words, and their tiles.

use crate::{
    i18n::{
        Lang,
        format::{localized, localized_fmt, percent, short_month},
    },
    model::{numerics::arrival::Arrival, numerics::order},
    views::Tile,
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
