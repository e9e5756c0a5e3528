//! The reader's day: a line on axes of dates, and what is past or next. Nothing that is computed depends on it.

use doublings::{
    assumptions::{presets::Preset, registry::View},
    date,
    export::{self, Stamp, picture::Look},
    figure::{
        picture::Picture,
        scene::{Layer, Scene, Shape},
        theme::Theme,
    },
    i18n::Lang,
    render::svg::svg,
    views::{Panel, Session, Study, plain},
};
use expect_test::expect_file;

use crate::{
    package::{self, unzip},
    panels,
    snapshot::{self, PHONE, SLIDE, drawn, text_box, texts},
};
use doublings::date::days_from_civil;

const LANGS: [(Lang, &str); 2] = [(Lang::En, "today"), (Lang::Ja, "今日")];

fn day(year: i64, month: u32, day: u32) -> f64 {
    days_from_civil(year, month, day) as f64
}

fn panel_on(query: &str, today: impl Into<Option<f64>>, lang: Lang) -> Panel {
    let study = Study {
        today: today.into(),
        ..panels::study(query)
    };
    Session::default().panel(&study, lang)
}

/// What is written at the line, if there is one.
fn written(panel: &Panel, name: &str) -> usize {
    let scene = drawn(panel, SLIDE, Theme::light());
    texts(&scene)
        .into_iter()
        .filter(|text| *text == name)
        .count()
}

/// What the tiles say of the reader's day.
fn due(panel: &Panel) -> Vec<(&str, &str)> {
    let tiles = panel.milestones.iter();
    tiles.map(|tile| (tile.key, tile.due.as_str())).collect()
}

#[test]
fn charts_with_dates_mark_the_readers_day_and_others_do_not() {
    for (lang, name) in LANGS {
        for view in View::ALL {
            let query = ["view=", view.name(), "&draws=100"].concat();
            let on = panel_on(&query, day(2026, 11, 28), lang);
            // Access has an axis of months, and the dates of the rules end with the data, before this day.
            let expected = usize::from(!matches!(view, View::Access | View::Rules));
            assert_eq!(written(&on, name), expected, "{query}");
            assert_eq!(written(&panel_on(&query, None, lang), name), 0, "{query}");
        }
        for outside in [day(1990, 1, 1), day(2050, 1, 1)] {
            let panel = panel_on("view=horizon&draws=100", outside, lang);
            assert_eq!(written(&panel, name), 0);
        }
    }
}

#[test]
fn smaller_charts_with_dates_mark_it_too() {
    let panel = panel_on("view=economy&draws=100", day(2026, 11, 28), Lang::En);
    let marked = |index| {
        let frame = snapshot::bare(snapshot::SMALL);
        let picture = panel.side_picture(index, &frame)?;
        Some(texts(&picture.scene).contains(&"today"))
    };
    let marked: Vec<bool> = (0..panel.side_charts.len()).filter_map(marked).collect();
    assert!(marked.contains(&true), "{marked:?}");
}

/// Where vertical lines stand that are as high as the plot.
fn upright(picture: &Picture) -> Vec<f64> {
    let lines = picture
        .scene
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            Shape::Path {
                points, fill: None, ..
            } if mark.layer == Layer::Reference => {
                let (first, last) = (points.first()?, points.last()?);
                let is_upright = (first.x - last.x).abs() < 0.01
                    && (first.y - last.y).abs() > picture.plot.h - 1.0;
                is_upright.then_some(first.x)
            }
            _ => None,
        });
    let mut lines: Vec<f64> = lines.collect();
    lines.sort_by(f64::total_cmp);
    lines.dedup_by(|a, b| (*a - *b).abs() < 0.01);
    lines
}

/// From where to where a text reaches from left to right.
fn reach(scene: &Scene, content: &str) -> Option<(f64, f64)> {
    let mut marks = scene.marks.iter();
    marks.find_map(|mark| match &mark.shape {
        Shape::Text(text) if text.content == content => {
            let place = text_box(text);
            Some((place.x, place.right()))
        }
        _ => None,
    })
}

#[test]
fn no_name_of_an_upright_line_stands_beyond_the_line_beside_it() {
    let mut named = 0;
    for (lang, today) in LANGS {
        let branches = ["fork", "分岐"][usize::from(lang == Lang::Ja)];
        for month in 1..=12 {
            let at = day(2026, month, 15);
            let query = format!("view=branches&draws=100&bd={}", date::iso(at));
            let panel = panel_on(&query, day(2026, 11, 28), lang);
            for size in [
                PHONE,
                (362.0, 290.0),
                snapshot::SMALL,
                (760.0, 420.0),
                SLIDE,
                (1180.0, 626.0),
            ] {
                let picture = panel.picture(&snapshot::bare(size));
                let lines = upright(&picture);
                let &[left, right] = &lines[..] else {
                    continue;
                };
                let names = if month < 12 {
                    [branches, today]
                } else {
                    [today, branches]
                };
                if let Some((_, end)) = reach(&picture.scene, names[0]) {
                    named += 1;
                    assert!(
                        end < right,
                        "{} at {size:?} in {query}: {end} of {right}",
                        names[0]
                    );
                }
                if let Some((begin, _)) = reach(&picture.scene, names[1]) {
                    named += 1;
                    assert!(
                        begin > left,
                        "{} at {size:?} in {query}: {begin} of {left}",
                        names[1]
                    );
                }
            }
        }
    }
    assert!(named > 100, "{named}");
}

#[test]
fn no_number_and_no_table_depends_on_it() {
    for preset in Preset::ALL {
        let query = ["view=", preset.view().name(), "&draws=100&", preset.query()].concat();
        let query = query.trim_end_matches('&');
        for (lang, _) in LANGS {
            let without = panel_on(query, None, lang);
            for today in [day(2020, 2, 29), day(2026, 11, 28), day(2040, 1, 1)] {
                let mut with = panel_on(query, today, lang);
                assert_eq!(with.numbers(), without.numbers());
                assert_eq!(with.details(), without.details());
                assert_eq!(export::csv(&with), export::csv(&without));
                with.today = None;
                for tile in &mut with.milestones {
                    tile.due.clear();
                }
                // Only the evidence says what is next in its headline.
                if preset.view() == View::Evidence {
                    with.headline.clone_from(&without.headline);
                }
                assert!(with == without, "{query}");
            }
        }
    }
}

#[test]
fn a_milestone_whose_date_has_passed_says_what_was_measured_by_then() {
    let query = "view=horizon";
    let panel = panel_on(query, day(2026, 11, 28), Lang::En);
    let target = &panel.milestones[0];
    assert_eq!(target.label, "1 work-day");
    assert_eq!(target.date, "Mar 2026");
    assert_eq!(
        target.due,
        "the trend said March 2026; Opus 4.6, 5 February 2026, measured 12 h"
    );
    let panel = panel_on(query, day(2026, 11, 28), Lang::Ja);
    assert_eq!(
        panel.milestones[0].due,
        "傾向では2026年3月。Opus 4.6（2026年2月5日）の測定値は12時間"
    );
}

#[test]
fn what_was_measured_is_that_of_the_success_level() {
    let panel = panel_on("view=horizon&rel=80&target=90", day(2026, 11, 28), Lang::En);
    let said = due(&panel)[0].1;
    assert!(
        said.ends_with("Gemini 3.1 Pro, 19 February 2026, measured 1.5 h"),
        "{said}"
    );
}

#[test]
fn beyond_the_cap_and_the_end_of_the_table_the_tile_says_so() {
    let panel = panel_on("view=horizon", day(2029, 1, 1), Lang::En);
    let said = due(&panel);
    let (key, week) = said[1];
    assert_eq!(key, "target");
    assert_eq!(
        week,
        "the trend said December 2026; Mythos Preview, 7 April 2026, measured 17.4 h \
         (above 16 h, where METR calls measurements unreliable); METR's table ends on 8 May 2026"
    );
}

#[test]
fn milestones_ahead_are_next_or_silent_and_past_ones_without_measurements_were_due() {
    for (lang, next, was) in [
        (Lang::En, "next", "was due"),
        (Lang::Ja, "次の節目", "この時期は過ぎました"),
    ] {
        let panel = panel_on("view=horizon", day(2026, 11, 28), lang);
        let said = due(&panel);
        assert_eq!(said[1], ("target", next));
        assert!(said[2..].iter().all(|(_, due)| due.is_empty()), "{said:?}");
        // Shares of code and consequences are not in METR's table.
        for view in ["code", "evidence"] {
            let query = ["view=", view, "&draws=1000"].concat();
            let panel = panel_on(&query, day(2030, 1, 1), lang);
            for tile in &panel.milestones {
                let expected = if tile.day.expect("a date") < day(2030, 1, 1) {
                    was
                } else {
                    &tile.due
                };
                assert_eq!(tile.due, expected, "{view}");
            }
            assert!(
                panel.milestones.iter().any(|tile| tile.due == was),
                "{view}"
            );
            let ahead = panel.milestones.iter().filter(|tile| tile.due == next);
            assert!(ahead.count() <= 1);
        }
        for view in View::ALL {
            let query = ["view=", view.name(), "&draws=100"].concat();
            let panel = panel_on(&query, None, lang);
            assert!(due(&panel).iter().all(|(_, due)| due.is_empty()));
        }
    }
}

#[test]
fn the_evidence_says_what_is_next_on_that_day() {
    let headline = |today| plain(&panel_on("view=evidence", today, Lang::En).headline);
    let now = headline(None);
    assert_eq!(now, headline(Some(day(2026, 6, 17))));
    let later = headline(Some(day(2028, 1, 1)));
    assert_ne!(now, later);
    let next = later.split("the next is ").nth(1).expect("what is next");
    let year: i64 = next.trim_end_matches('.')[next.len() - 5..]
        .parse()
        .expect("a year");
    assert!(year >= 2028, "{later}");
}

#[test]
fn files_mark_the_day_of_their_stamp_and_say_which_it_is() {
    let stamp = Stamp {
        day: day(2026, 11, 21),
        page: String::new(),
        qr: false,
    };
    for (lang, name) in [
        (Lang::En, "today: 21 Nov 2026"),
        (Lang::Ja, "今日：2026年11月21日"),
    ] {
        // Whatever day it was on the page.
        let panel = panel_on("view=horizon", day(2026, 11, 20), lang);
        let scene = export::picture::scene(&panel, &Look::default(), &stamp);
        assert!(svg(&scene).contains(name));
        let parts = unzip(&export::pptx(std::iter::once(&panel), &stamp));
        let chart = package::text(&parts, "ppt/charts/chart1.xml");
        assert!(chart.contains(name), "{name}");
    }
    let panel = panel_on("view=horizon", None, Lang::En);
    assert_eq!(export::json(&panel, None), {
        let panel = panel_on("view=horizon", day(2026, 11, 28), Lang::En);
        export::json(&panel, None)
    });
}

#[test]
fn horizon_on_a_day() {
    let panel = panel_on("view=horizon", day(2026, 11, 28), Lang::En);
    let file = expect_file!["snapshots/horizon_on_a_day.svg"];
    snapshot::check(&drawn(&panel, SLIDE, Theme::light()), &file);
}

#[test]
fn evidence_on_a_day_on_a_phone() {
    let panel = panel_on("view=evidence", day(2026, 11, 28), Lang::Ja);
    let file = expect_file!["snapshots/evidence_on_a_day_on_a_phone.svg"];
    snapshot::check(&drawn(&panel, PHONE, Theme::dark()), &file);
}
