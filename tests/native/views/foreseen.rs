//! A reader's own forecasts beside the published ones: what came, and scores that are computed here once more, in another way.

use crate::panels;

use doublings::{
    assumptions::{
        codec,
        foreseen::{Foreseen, Question},
    },
    date,
    evidence::{editions::Edition, points::metr},
    export,
    i18n::Lang,
    views::{
        Panel, Session, SideChart, Study,
        evidence::foreseen::{Came, Told, told},
        plain,
    },
};
use proptest::prelude::*;

fn one(text: &str) -> Told {
    told(&[text.to_owned()]).pop().expect("a forecast")
}

fn panel_of(query: &str, lang: Lang) -> Panel {
    panels::panel_of(&["view=evidence", query].concat(), lang)
}

fn card<'a>(panel: &'a Panel, key: &str) -> Option<&'a SideChart> {
    panel.side_charts.iter().find(|side| side.key == key)
}

/// The longest of METR's table among the models out by a day, read off the data anew.
fn longest(by: f64) -> f64 {
    let points = metr().points.iter().filter(|point| point.day <= by);
    points.map(|point| point.p50.mid).fold(0.0, f64::max) / 60.0
}

const LENGTH: &str = "length;by:2026-05-01;on:2026-02-10;from:4;step:1.5;balls:0112233459";

#[test]
fn a_length_is_scored_by_a_newer_edition() {
    let told = one(LENGTH);
    let by = date::parse("2026-05-01").expect("a date");
    let hours = longest(by);
    assert!((17.0..18.0).contains(&hours));
    assert_eq!(told.came, Came::Outcome(hours));
    let score = told.score.expect("a score");
    // 13.5 to 20.25 hours is the fourth stretch, with two of ten balls.
    assert!((score.log - 0.2f64.ln()).abs() < 1e-12);
    // The integral of the squared distance of the two distributions over doublings, in small steps.
    let (low, width) = (4f64.log2(), 1.5f64.log2());
    let counts = [1.0, 2.0, 2.0, 2.0, 1.0, 1.0, 0.0, 0.0, 0.0];
    let cdf = |x: f64| {
        let each = counts.iter().enumerate();
        let below = each.map(|(at, count)| count * ((x - low) / width - at as f64).clamp(0.0, 1.0));
        below.sum::<f64>() / 10.0
    };
    let steps = 200_000;
    let dx = 9.0 * width / f64::from(steps);
    let crps: f64 = (0..steps)
        .map(|i| {
            let x = low + dx * (f64::from(i) + 0.5);
            let came = f64::from(u8::from(x >= hours.log2()));
            (cdf(x) - came).powi(2) * dx
        })
        .sum();
    assert!((score.crps - crps).abs() < 1e-4, "{} {crps}", score.crps);
    assert!((score.place - cdf(hours.log2())).abs() < 1e-12);
}

#[test]
fn what_was_known_is_no_forecast() {
    let published = date::iso(Edition::May2026.published());
    let late = LENGTH.replace("on:2026-02-10", &["on:", &published].concat());
    let told = one(&late);
    assert!(matches!(told.came, Came::Known(_)) && told.score.is_none());
    // The day before, it was not.
    let early = LENGTH.replace("on:2026-02-10", "on:2026-05-07");
    assert!(one(&early).score.is_some());
    // Nothing is measured yet at the end of the year.
    let open = LENGTH.replace("by:2026-05-01", "by:2026-12-31");
    assert_eq!((one(&open).came, one(&open).score), (Came::Open(0), None));
}

#[test]
fn a_date_that_has_not_come_loses_balls_and_then_all_of_them() {
    // Quarters from July 2025 on: three lie before METR's table of 8 May 2026.
    let text = "week;on:2025-06-01;from:2025-07;step:3;balls:0012345679";
    assert_eq!(one(text).came, Came::Open(4));
    // A scale that ends before it: what came is that nothing came.
    let text = "week;on:2024-06-01;from:2025-07;step:1;balls:0012345679";
    let told = one(text);
    assert_eq!(told.came, Came::Outcome(f64::INFINITY));
    let score = told.score.expect("a score");
    assert!((score.log - 0.1f64.ln()).abs() < 1e-12 && (score.place - 0.95).abs() < 1e-12);
}

#[test]
fn the_first_measurement_is_what_came() {
    // 480 minutes at 80% have not been measured, nor has a work-week; a work-day at 50% is no question.
    for asked in [Question::Week, Question::Month, Question::Day80] {
        let text = format!(
            "{};on:2026-01-01;from:2026-07;step:6;balls:0123456789",
            asked.word()
        );
        assert_eq!(one(&text).came, Came::Open(0), "{text}");
    }
    let longest_80 = metr().points.iter().filter_map(|point| point.p80);
    assert!(longest_80.map(|p| p.mid).fold(0.0, f64::max) < 480.0);
}

#[test]
fn what_no_table_tells_is_the_readers_to_say() {
    let coder = "coder;on:2026-01-01;from:2026-07;step:6;balls:0123456789;came:";
    let told = one(&[coder, "2027-10-01"].concat());
    let day = date::parse("2027-10-01").expect("a date");
    assert_eq!(told.came, Came::Outcome(day));
    let score = told.score.expect("a score");
    // Half-years from July 2026: the third one is the second half of 2027.
    let days = |text: &str| date::parse(text).expect("a date");
    let within = (day - days("2027-07-01")) / (days("2028-01-01") - days("2027-07-01"));
    assert!((score.place - (0.2 + 0.1 * within)).abs() < 1e-12);
    let never = one(&[coder, "never"].concat());
    assert!((never.score.expect("a score").place - 0.95).abs() < 1e-12);
    // What had come before is no forecast.
    let before = one(&[coder, "2025-10-01"].concat());
    assert!(matches!(before.came, Came::Known(_)));
}

fn query(all: &[String]) -> String {
    let link = codec::Link {
        foreseen: all.to_vec(),
        ..codec::Link::default()
    };
    let query = codec::write(&link);
    let (_, fore) = query.split_once("&fore").expect("forecasts");
    ["&fore", fore].concat()
}

fn sealed(text: &str) -> String {
    let foreseen = Foreseen::read(text).expect("a forecast");
    foreseen.sealed().write()
}

#[test]
fn they_stand_in_the_table_and_on_the_charts_beside_the_published_ones() {
    let month = "month;on:2026-03-01;from:2027-01;step:6;balls:0112233459;say:So it is";
    let year = "length;by:2026-12-31;on:2026-03-01;from:16;step:1.5;balls:0123344456";
    let all = [month, year, LENGTH].map(sealed);
    for (lang, you) in [(Lang::En, "You"), (Lang::Ja, "あなた")] {
        let panel = panel_of(&query(&all), lang);
        let published = card(&panel, "forecasts").expect("a card");
        let rows = &published.table.as_ref().expect("a table").rows;
        assert_eq!(rows.len(), 23);
        assert!(rows[20][0] == you && rows[20][8] == "So it is" && rows[22][6] != "–");
        let card = card(&panel, "foreseen").expect("a card");
        assert_eq!(card.table.as_ref().expect("a table").rows.len(), 3);
        assert!(plain(&card.text).contains('3'));
        assert!(!export::csv(&panel).is_empty());
        // Without any, nothing is said of them.
        let bare = panel_of("", lang);
        assert!(bare.side_charts.iter().all(|side| side.key != "foreseen"));
    }
}

#[test]
fn a_change_after_the_sum_is_told() {
    let changed = sealed(LENGTH).replace("0112233459", "0112233999");
    let (link, notices) = codec::parse(&["view=evidence", &query(&[changed])].concat());
    assert_eq!(notices, [codec::Notice::ChangedForecast { at: 1 }]);
    let study = Study {
        link,
        ..Study::default()
    };
    let panel = Session::default().panel(&study, Lang::En);
    let card = card(&panel, "foreseen").expect("a card");
    assert!(plain(&card.text).contains("(the checksum does not match): 1"));
    let sum = &card.table.as_ref().expect("a table").rows[0][8];
    assert!(sum.ends_with("does not match, so it was changed"), "{sum}");
}

/// Many forecasts: the places are counted here by hand.
#[test]
fn calibration_over_many() {
    let all: Vec<String> = (0..12)
        .map(|i| {
            let text = format!(
                "coder;on:2024-01-{:02};from:2025-01;step:12;balls:0123456789;came:{}-07-01",
                i + 1,
                2025 + i % 9
            );
            sealed(&text)
        })
        .collect();
    let places: Vec<f64> = told(&all)
        .iter()
        .filter_map(|told| Some(told.score?.place))
        .collect();
    assert_eq!(places.len(), 12);
    let within = |half: f64| places.iter().filter(|p| (*p - 0.5).abs() <= half).count();
    let panel = panel_of(&query(&all), Lang::En);
    let card = card(&panel, "calibration").expect("a card");
    let text = plain(&card.text);
    let start = format!(
        "Of 12 answers {} lie in the middle half of their forecast (6 if the probabilities are right) and {} in its middle 80% (9.6).",
        within(0.25),
        within(0.4)
    );
    assert!(text.starts_with(&start), "{text}\n{start}");
    assert!(text.contains("may be chance"));
}

proptest! {
    /// On average no other balls do better under the truth than those that are true.
    #[test]
    fn honest_balls_are_best(mut balls in proptest::array::uniform10(0..10u8), mut truth in proptest::array::uniform10(0..9u8)) {
        balls.sort_unstable();
        truth.sort_unstable();
        let of = |balls: [u8; 10]| {
            let digits: String = balls.iter().map(|place| char::from(b'0' + place)).collect();
            format!("coder;on:2024-01-01;from:2025-01;step:12;balls:{digits}")
        };
        // Each ball of the truth comes at the twelve months of its year.
        let mean = |said: &str| {
            let days = truth.iter().flat_map(|place| (1..=12).map(move |month| (place, month)));
            let scores = days.map(|(place, month)| {
                let told = one(&format!("{said};came:{}-{month:02}-15", 2025 + u32::from(*place)));
                told.score.expect("a score")
            });
            let (mut log, mut crps) = (0.0, 0.0);
            for score in scores {
                log += score.log / 120.0;
                crps += score.crps / 120.0;
            }
            (log, crps)
        };
        let (honest, other) = (mean(&of(truth)), mean(&of(balls)));
        prop_assert!(honest.0 >= other.0 - 1e-9);
        prop_assert!(honest.1 <= other.1 + 0.02, "{honest:?} {other:?}");
    }
}
