//! The economy view: S3's example, identities and limits, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels::{figure, panel_of};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn};
use doublings::{
    assumptions::{presets::Preset, registry::Key},
    date,
    figure::{
        scene::{Point, Shape},
        theme::Theme,
    },
    i18n::Lang,
    views::{Panel, plain},
};
use expect_test::expect_file;

fn panel_in(query: &str, lang: Lang) -> Panel {
    panel_of(&["view=economy&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_in(query, Lang::En)
}

fn extra(panel: &Panel, key: &str) -> String {
    let extra = panel.side_charts.iter().find(|e| e.key == key).expect(key);
    plain(&extra.text)
}

/// Facts `ruin.*`: compute for 5 T USD on a forecast of 1 T USD a year by the end of 2027; 0.8 T USD, a miss of 20%, is ruin.
#[test]
fn the_view_opens_on_the_example_of_s3_to_the_last_digit() {
    let panel = panel("");
    let numbers = panel.numbers();
    for (key, value) in [
        ("obligation", 1.0),
        ("revenue-due", 1.0),
        ("break-even-miss", 0.0),
        ("revenue-missed", 0.8),
        ("ruin", 50.0),
    ] {
        assert_eq!(figure(&numbers, key), value, "{key}");
    }
    let text = extra(&panel, "ruin");
    for part in [
        "USD 5 trillion of compute, paid over 5 years, is USD 1 trillion a year",
        "The forecast is USD 1 trillion, so a miss of up to 0% is survived",
        "A miss of 20% leaves USD 800 billion: ruin.",
        "names no term of payment",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    // Without a miss it is just paid, and with any it is not.
    for (query, solvent) in [("miss=0", true), ("miss=1e-4", false)] {
        let said = plain(&panel_in(query, Lang::En).headline);
        assert_eq!(said.contains("not ruin"), solvent, "{said}");
    }
}

#[test]
fn a_buffer_as_large_as_what_is_owed_is_never_ruined() {
    let panel = panel("buf=1&esd=200&miss=95");
    assert_eq!(figure(&panel.numbers(), "ruin"), 0.0);
    assert_eq!(figure(&panel.numbers(), "break-even-miss"), 100.0);
    assert!(extra(&panel, "ruin").contains("even without revenue"));
}

#[test]
fn margin_and_training_share_break_even_together() {
    for x in (0..=95).step_by(5) {
        for (g, sign) in [(x - 1, -1.0), (x, 0.0), (x + 1, 1.0)] {
            let Ok(g) = u32::try_from(g) else { continue };
            let numbers = panel(&format!("tx={x}&gm={g}&draws=100")).numbers();
            let profit = figure(&numbers, "profit");
            let margin = figure(&numbers, "break-even-margin");
            assert!((margin - f64::from(x)).abs() < 1e-9);
            let expected: f64 = sign;
            assert!(
                (profit.abs() < 1e-9 && expected == 0.0) || profit * expected > 0.0,
                "{x} {g}: {profit}"
            );
        }
    }
}

#[test]
fn without_a_lag_use_is_what_ai_can_do() {
    let panel = panel("lag=0&dt=120&dtsd=0&h0=417");
    let numbers = panel.numbers();
    assert_eq!(numbers.series[0].values, numbers.series[1].values);
    for (milestone, (_, able)) in numbers.milestones.iter().zip(&numbers.markers) {
        assert!((milestone.p50 - able).abs() < 1e-6);
    }
    assert!(plain(&panel.headline).starts_with("Without a lag"));
    assert!(panel.irrelevant.contains(&Key::AdoptionLagSpread));
}

#[test]
fn use_comes_later_with_every_longer_lag() {
    let mut last = [0.0; 3];
    for lag in 0..=10 {
        let numbers = panel(&format!("lag={lag}&draws=500")).numbers();
        let now: Vec<f64> = numbers.milestones.iter().map(|m| m.p50).collect();
        assert!(now.iter().zip(last).all(|(now, last)| *now > last), "{lag}");
        last = [now[0], now[1], now[2]];
    }
}

/// The lag divided by the doubling time.
#[test]
fn in_the_end_use_is_the_lag_behind() {
    let numbers = panel("lag=3&dt=120").numbers();
    let gap = figure(&numbers, "gap-in-the-end");
    assert!((gap - 3.0 * 365.25 / 120.0).abs() < 1e-12);
}

#[test]
fn the_factors_as_the_research_law_has_them_give_back_the_fit() {
    let none = "k2=1&k3=1&k4=1&k5=1&k6=1";
    // Compute 2.6-fold, and the fivefold software of the law in the place of one factor.
    let numbers = panel(&format!("{none}&k7=5&e7=1")).numbers();
    let fitted = numbers.fit.expect("a fit").doubling_days;
    assert!((figure(&numbers, "implied-doubling") - fitted).abs() < 1e-6);
    let still = panel(&format!("{none}&k1=1&k7=1"));
    assert_eq!(figure(&still.numbers(), "oom-a-year"), 0.0);
    assert!(extra(&still, "scaled").contains('∞'));
}

#[test]
fn the_headline_names_both_dates_and_the_lag() {
    assert_eq!(
        plain(&panel("").headline),
        "AI can do a work-year of skilled work by December 2028; with a lag of 2.2 years, the economy uses it for that by February 2031. A miss of 20% ruins a USD 5 trillion compute purchase on a USD 1 trillion forecast."
    );
    let none = panel("since=2026-12-31");
    assert!(none.milestones.is_empty() && plain(&none.headline).contains("no point"));
    // Money needs no trend.
    assert_eq!(none.side_charts.len(), 5);
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    check(
        &scene,
        &expect_file!["snapshots/economy_default_english_light.svg"],
    );
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel_in("", Lang::Ja), SLIDE, Theme::dark());
    check(
        &scene,
        &expect_file!["snapshots/economy_default_japanese_dark.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel("lag=5"), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/economy_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 8);
    check_smaller(&panel, "economy_", SMALL);
}

#[test]
fn the_bars_stand_one_on_the_other_and_end_at_their_sum() {
    let panel = panel("");
    let frame = bare((600.0, 400.0));
    let scene = panel.side_picture(7, &frame).expect("a chart").scene;
    let boxes: Vec<(f64, f64)> = scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Path {
                points,
                fill: Some(fill),
                ..
            } if fill.alpha < 1.0 && points.len() >= 4 => {
                let x = |p: &Point| p.x;
                let left = points.iter().map(x).fold(f64::INFINITY, f64::min);
                Some((left, points.iter().map(x).fold(0.0, f64::max)))
            }
            _ => None,
        })
        .collect();
    assert_eq!(boxes.len(), 8, "{boxes:?}");
    for pair in boxes[..7].windows(2) {
        assert!((pair[0].1 - pair[1].0).abs() < 0.1, "{boxes:?}");
    }
    assert!((boxes[7].0 - boxes[0].0).abs() < 0.1 && (boxes[7].1 - boxes[6].1).abs() < 0.1);
}

/// Dragging the ring on the curve sets the lag that puts the curve there.
#[test]
fn the_lag_follows_its_handle() {
    let panel = panel("dt=120&until=2035");
    let picture = panel.picture(&bare((1000.0, 600.0)));
    let grip = picture
        .grips
        .iter()
        .find(|g| g.key == Key::AdoptionLag)
        .expect("a ring");
    let there = picture.reader.dragged(grip, grip.at).expect("a value");
    assert!((there - 2.2).abs() < 1e-6, "{there}");
    let later = Point::new(grip.at.x + 50.0, grip.at.y);
    assert!(picture.reader.dragged(grip, later).expect("a value") > 2.5);
    assert!(date::iso(panel.numbers().milestones[2].p50).starts_with("203"));
}

#[test]
fn what_is_told_of_revenue_adds_up_to_a_hundred() {
    for (tx, gm) in [(50, 60), (33, 47), (67, 45), (95, 0), (0, 100), (17, 83)] {
        let panel = panel(&format!("tx={tx}&gm={gm}"));
        let card = panel.side_charts.iter().find(|e| e.key == "profit");
        let table = card.and_then(|e| e.table.as_ref()).expect("a table");
        let parts = table.rows.iter().map(|row| -> f64 {
            let cell = row[1].replace('\u{2212}', "-").replace(',', "");
            cell.trim_end_matches('%').parse().expect("per cent")
        });
        let parts: Vec<f64> = parts.collect();
        let sum: f64 = parts.iter().sum();
        assert!((sum - 100.0).abs() < 1e-6, "{tx} {gm}: {parts:?}");
        let (tx, gm) = (f64::from(tx) / 100.0, f64::from(gm) / 100.0);
        let training = (1.0 - gm) * tx / (1.0 - tx) * 100.0;
        assert!((parts[1] - training).abs() < 0.11, "{tx} {gm}: {parts:?}");
    }
}
