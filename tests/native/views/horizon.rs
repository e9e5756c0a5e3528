//! Pictures of the horizon view, kept as SVG files beside this test and named by what they show.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes them anew; look at each one.

use std::rc::Rc;

use crate::panels::side_index;
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, drawn, texts};
use doublings::{
    assumptions::{codec, registry::View},
    evidence::points,
    figure::{
        scene::{Layer, Scene, Shape},
        theme::Theme,
    },
    i18n::Lang,
    model::horizon::Engine,
    render::svg::svg,
    views::{Panel, Session, Study, horizon},
};
use expect_test::expect_file;

/// A study as a link opens it, whatever the link says wrongly.
fn study(query: &str) -> Study {
    Study {
        link: codec::parse(query).0,
        ..Study::default()
    }
}

fn imported(csv: &str) -> Study {
    let data = points::import(csv).expect("a good table");
    Study {
        imported: Some(Rc::new(data)),
        ..study("data=mine")
    }
}

fn panel(study: &Study, lang: Lang) -> Panel {
    Session::default().panel(study, lang)
}

/// The English picture of a link in light colours.
fn slide(query: &str) -> Scene {
    drawn(&panel(&study(query), Lang::En), SLIDE, Theme::light())
}

fn shapes(scene: &Scene, layer: Layer) -> usize {
    scene
        .marks
        .iter()
        .filter(|mark| mark.layer == layer)
        .count()
}

#[test]
fn default_english_light() {
    let scene = slide("");
    let texts = texts(&scene);
    for label in [
        "central",
        "next record, 8 in 10",
        "Dec 2026",
        "Mythos Preview (not fitted)",
    ] {
        assert!(texts.contains(&label), "{label} is missing: {texts:?}");
    }
    check(&scene, &expect_file!["snapshots/default_english_light.svg"]);
}

/// What a page shows that cannot start wasm.
#[test]
fn the_fallback_picture_is_the_default_one() {
    check(&slide(""), &expect_file!["../../../static/horizon.svg"]);
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel(&study(""), Lang::Ja), SLIDE, Theme::dark());
    let texts = texts(&scene);
    for label in ["中心線", "次の最高記録（8割）", "2026年12月", "1週間分"] {
        assert!(texts.contains(&label), "{label} is missing: {texts:?}");
    }
    check(&scene, &expect_file!["snapshots/default_japanese_dark.svg"]);
}

/// Percentages of one kind only: how often tasks succeed is said in words, and bands have their shares when they are asked for.
#[test]
fn one_band_is_named_in_words_and_three_by_their_shares() {
    for (query, words) in [
        ("", "next record, 8 in 10"),
        ("fan=trend", "8 in 10 simulations"),
        ("view=branches", "8 in 10 simulations"),
        ("view=economy", "8 in 10 simulations"),
    ] {
        let scene = slide(query);
        assert!(
            texts(&scene).contains(&words),
            "{query}: {:?}",
            texts(&scene)
        );
        let all = slide(&[query, "&bands=all"].concat());
        assert!(
            shapes(&all, Layer::Fan) > shapes(&scene, Layer::Fan),
            "{query}"
        );
        for share in ["50%", "80%", "95%"] {
            assert!(texts(&all).contains(&share), "{query}: {share}");
        }
    }
    let phone = drawn(
        &panel(&study("fan=trend"), Lang::Ja),
        (362.0, 354.0),
        Theme::light(),
    );
    assert!(texts(&phone).contains(&"8割"), "{:?}", texts(&phone));
}

#[test]
fn no_data_after_a_filter() {
    let scene = slide("since=2026-12-31");
    for layer in [Layer::Curve, Layer::Fan, Layer::Data] {
        assert_eq!(shapes(&scene, layer), 0, "{layer:?}");
    }
    check(
        &scene,
        &expect_file!["snapshots/no_data_after_a_filter.svg"],
    );
}

#[test]
fn one_point() {
    let panel = panel(
        &imported("name,date,minutes,low,high\nOurs,2025-06-01,90,60,150\n"),
        Lang::En,
    );
    let scene = drawn(&panel, SLIDE, Theme::light());
    assert_eq!(shapes(&scene, Layer::Curve), 0);
    assert!(texts(&scene).contains(&"Ours"));
    check(&scene, &expect_file!["snapshots/one_point.svg"]);
}

#[test]
fn all_above_the_cap() {
    let scene = slide("cap=1&since=2025-06-01");
    assert_eq!(shapes(&scene, Layer::Curve), 0);
    assert!(
        texts(&scene)
            .iter()
            .any(|text| text.contains("(not fitted)"))
    );
    check(&scene, &expect_file!["snapshots/all_above_the_cap.svg"]);
}

#[test]
fn factor_at_the_singularity() {
    let scene = slide("law=power&d=0.7");
    assert!(
        texts(&scene)
            .iter()
            .any(|text| text.starts_with("infinite "))
    );
    check(
        &scene,
        &expect_file!["snapshots/factor_at_the_singularity.svg"],
    );
}

#[test]
fn target_never_reached() {
    let panel = panel(&study("law=plateau&left=2"), Lang::En);
    assert!(
        panel
            .headline
            .iter()
            .any(|span| span.text.contains("never"))
    );
    let scene = drawn(&panel, SLIDE, Theme::light());
    check(&scene, &expect_file!["snapshots/target_never_reached.svg"]);
}

#[test]
fn what_every_draw_beyond_the_record_reaches_has_a_date_at_any_quantile() {
    let mut certain = 0;
    for last in 4..60 {
        let csv = format!(
            "name,date,minutes\nA,2024-01-01,40\nB,2025-01-01,41\nC,2025-06-01,39\nD,2025-09-01,{last}\n"
        );
        let own = imported(&csv);
        for law in ["exp", "power&d=0.8"] {
            let query = format!("data=mine&sota=0&draws=100&target=60&seed={last}&law={law}");
            let study = Study {
                link: study(&query).link,
                ..own.clone()
            };
            let forecast = Engine::default().run(&horizon::inputs(&study));
            for m in &forecast.milestones {
                certain += usize::from(m.never == 0.0);
                assert!(m.never > 0.0 || m.p90.is_finite(), "{query}: {m:?}");
            }
        }
    }
    assert!(certain > 20, "{certain}");
}

#[test]
fn broken_stick() {
    let scene = slide("law=broken&brk=2024-03-15");
    check(&scene, &expect_file!["snapshots/broken_stick.svg"]);
}

#[test]
fn backtest_draws_later_points_faint() {
    let scene = slide("asof=2024-12-31");
    let faint = Theme::light().faint;
    let circles = scene.marks.iter().filter(|mark| match mark.shape {
        Shape::Circle { fill, .. } => mark.layer == Layer::Data && fill == Some(faint),
        _ => false,
    });
    assert!(circles.count() > 8);
    assert!(!texts(&scene).contains(&"Opus 4.6"));
    check(
        &scene,
        &expect_file!["snapshots/backtest_draws_later_points_faint.svg"],
    );
}

#[test]
fn eighty_per_cent() {
    let scene = slide("rel=80");
    assert!(
        texts(&scene)
            .iter()
            .any(|text| text.contains("four times in five"))
    );
    check(&scene, &expect_file!["snapshots/eighty_per_cent.svg"]);
}

/// What is no number is left out of a link, and the picture is the default one.
#[test]
fn nan_and_infinite_link() {
    let scene = slide("dt=NaN&h0=inf&d=-inf&left=1e999&t0=infinity&until=nan");
    assert_eq!(svg(&scene), svg(&slide("")));
}

/// Lengths from a billionth of a minute to two million years.
#[test]
fn extreme_imported_lengths() {
    let csv = "name,date,minutes,low,high\n\
        tiny,2023-01-01,1e-9,1e-12,1e-3\n\
        small,2024-01-01,0.5,,\n\
        large,2025-01-01,1e7,1e2,1e300\n\
        huge,2026-01-01,1e12,,\n";
    let panel = panel(
        &Study {
            link: codec::parse("data=mine&cap=1000&target=1e7").0,
            ..imported(csv)
        },
        Lang::En,
    );
    assert_eq!(panel.numbers().points.len(), 4);
    let scene = drawn(&panel, SLIDE, Theme::light());
    check(
        &scene,
        &expect_file!["snapshots/extreme_imported_lengths.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(&study(""), Lang::En), PHONE, Theme::light());
    assert!(
        texts(&scene)
            .iter()
            .any(|text| text.contains("December 2026"))
    );
    check(&scene, &expect_file!["snapshots/phone_size.svg"]);
}

#[test]
fn thumbnail_size() {
    let scene = drawn(&panel(&study(""), Lang::Ja), (320.0, 240.0), Theme::light());
    check(&scene, &expect_file!["snapshots/thumbnail_size.svg"]);
}

#[test]
fn one_pin_beside_the_scenario() {
    let scene = slide("dt=200&pin=horizon");
    assert_eq!(shapes(&scene, Layer::Curve), 2);
    assert!(texts(&scene).contains(&"A") && texts(&scene).contains(&"central"));
    check(&scene, &expect_file!["snapshots/one_pin.svg"]);
}

const FOUR: &str = "dt=150&pin=horizon&pin=horizon;law:plateau;left:3\
    &pin=horizon;law:power;d:0.85&pin=horizon;since:2019-01-01";

#[test]
fn four_pins_have_a_letter_and_a_dash_each() {
    let scene = slide(FOUR);
    for name in ["A", "B", "C", "D"] {
        assert!(texts(&scene).contains(&name), "{name}: {:?}", texts(&scene));
    }
    check(&scene, &expect_file!["snapshots/four_pins.svg"]);
}

#[test]
fn four_pins_at_phone_size() {
    let scene = drawn(&panel(&study(FOUR), Lang::Ja), PHONE, Theme::dark());
    for name in ["A", "B", "C", "D"] {
        assert!(texts(&scene).contains(&name), "{name}: {:?}", texts(&scene));
    }
    check(
        &scene,
        &expect_file!["snapshots/four_pins_at_phone_size.svg"],
    );
}

#[test]
fn pins_that_coincide_are_one_line_with_all_their_names() {
    let scene = slide("pin=horizon&pin=horizon&pin=horizon&pin=horizon");
    assert_eq!(shapes(&scene, Layer::Curve), 1);
    assert!(texts(&scene).contains(&"central = A = B = C = D"));
    check(&scene, &expect_file!["snapshots/all_pins_equal.svg"]);
    let scene = slide("dt=200&pin=horizon&pin=horizon;dt:90&pin=horizon");
    assert_eq!(shapes(&scene, Layer::Curve), 3);
    assert!(texts(&scene).contains(&"A = C") && texts(&scene).contains(&"B"));
}

#[test]
fn a_pin_without_points_is_named_and_not_drawn() {
    let scene = slide("pin=horizon;since:2026-12-31");
    assert_eq!(shapes(&scene, Layer::Curve), 1);
    assert!(!texts(&scene).contains(&"A"));
}

#[test]
fn a_pin_of_another_quantity_is_not_drawn() {
    assert_eq!(svg(&slide("pin=code;s1:4")), svg(&slide("")));
}

#[test]
fn everything_changed() {
    let query = "since=2020-06-01&sota=0&cap=400&law=power&d=1.1&dt=90&h0=60&t0=2025-01-01&target=30000&until=2034&scatter=1&clock=1&dtsd=40&seed=9";
    check(
        &slide(query),
        &expect_file!["snapshots/everything_changed.svg"],
    );
}

#[test]
fn on_a_phone_no_title_of_an_axis_is_cut_short() {
    for view in View::ALL {
        for lang in [Lang::En, Lang::Ja] {
            let panel = panel(&study(&["view=", view.name()].concat()), lang);
            let frame = bare((320.0, 400.0));
            let mut scenes = vec![panel.picture(&frame).scene];
            let extras = (0..panel.side_charts.len()).filter_map(|i| panel.side_picture(i, &frame));
            scenes.extend(extras.map(|picture| picture.scene));
            for mark in scenes.iter().flat_map(|scene| &scene.marks) {
                if let (Layer::Axis, Shape::Text(text)) = (mark.layer, &mark.shape) {
                    assert!(!text.content.ends_with('…'), "{view:?}: {}", text.content);
                }
            }
        }
    }
}

/// The league reads as its model says, and its chart has a line for each law that is defined at every distance.
#[test]
fn the_league_of_laws() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel(&study(""), lang);
        let index = side_index(&panel, "league");
        let side = &panel.side_charts[index];
        let strong: Vec<&str> = side
            .text
            .iter()
            .filter(|span| span.strong)
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(
            [strong[1], strong[3]],
            ["0.28", "0.43"],
            "broken line and last five"
        );
        let rows = &side.table.as_ref().expect("a table").rows;
        assert_eq!(rows.len(), 28);
        assert_eq!(rows[0][2..5], ["−1.37", "–", "0.52"]);
        assert!(rows[19][1].contains('4') && rows[26][1].contains("13"));
        for (name, size) in [("small", SMALL), ("phone", PHONE)] {
            let picture = panel.side_picture(index, &bare(size)).expect("a chart");
            let names = texts(&picture.scene);
            let known = side.table.as_ref().map_or(0, |table| table.rows.len() / 4);
            assert!(names.len() > known, "{name}: {names:?}");
            if (lang, name) == (Lang::En, "small") {
                check(&picture.scene, &expect_file!["snapshots/league.svg"]);
            } else if (lang, name) == (Lang::Ja, "phone") {
                check(
                    &picture.scene,
                    &expect_file!["snapshots/league_japanese_phone.svg"],
                );
            }
        }
    }
}

/// The laws fitted to older editions: a row and two bars each, and the law that came closest.
#[test]
fn older_editions_score_the_same_laws() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel(&study(""), lang);
        let index = side_index(&panel, "editions");
        let figures = strong(&panel, "editions");
        for figure in ["3", "0.33", "0.18"] {
            assert!(
                figures.iter().any(|f| f == figure || f.starts_with(figure)),
                "{figures:?}"
            );
        }
        let table = panel.side_charts[index].table.as_ref().expect("a table");
        assert_eq!((table.rows.len(), table.head.len()), (7, 9));
        assert_eq!(table.rows[0][1..3], ["−3.21", "1.02"]);
        assert_eq!(table.rows[1][5..7], ["−0.41", "0.18"]);
        for (name, size) in [("small", SMALL), ("phone", PHONE)] {
            let picture = panel.side_picture(index, &bare(size)).expect("a chart");
            let named = texts(&picture.scene);
            let arrows = named.iter().filter(|text| text.contains('→')).count();
            assert_eq!(arrows, 7, "{name}: {named:?}");
            if (lang, name) == (Lang::En, "small") {
                check(&picture.scene, &expect_file!["snapshots/editions.svg"]);
            } else if (lang, name) == (Lang::Ja, "phone") {
                check(
                    &picture.scene,
                    &expect_file!["snapshots/editions_japanese_phone.svg"],
                );
            }
        }
    }
}

/// Two records have no league, and what is seen of few points is safe.
#[test]
fn few_records_have_no_league() {
    let few = panel(&study("since=2025-11-20"), Lang::En);
    assert!(few.side_charts.iter().all(|chart| chart.key != "league"));
}

fn strong(panel: &Panel, key: &str) -> Vec<String> {
    let side = panel.side_charts.iter().find(|chart| chart.key == key);
    let spans = side.expect("a chart").text.iter();
    let strong = spans.filter(|span| span.strong);
    strong.map(|span| span.text.clone()).collect()
}

/// The card says what the integrals give, and its chart has every law.
#[test]
fn what_the_data_say_about_the_laws() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel(&study(""), lang);
        let index = side_index(&panel, "laws");
        let side = &panel.side_charts[index];
        let told = strong(&panel, "laws").join(" ");
        for part in ["15", "47%", "4.2%", "2027"] {
            assert!(told.contains(part), "{part}: {told}");
        }
        let rows = &side.table.as_ref().expect("a table").rows;
        let column = |at: usize| {
            rows[..5]
                .iter()
                .map(|row| row[at].as_str())
                .collect::<Vec<_>>()
        };
        assert_eq!(column(1), ["20%"; 5]);
        assert_eq!(column(2), ["4.2%", "27%", "47%", "0.3%", "21%"]);
        assert_eq!(column(3), ["1.0:1", "6.4:1", "11:1", "1:15", "5.1:1"]);
        // Half as wide, twice as wide, half of the noise common, without Mythos Preview, since 2024.
        assert_eq!(column(4)[1..], ["4.8:1", "3.6:1", "1:39", "3.9:1"]);
        assert_eq!(column(5)[1..], ["4.6:1", "25:1", "1:5.9", "4.3:1"]);
        assert_eq!(column(8)[1..], ["1.4:1", "1.0:1", "1.5:1", "1:1.1"]);
        assert_eq!(rows[5][2], "100%");
        for (name, size) in [("small", SMALL), ("phone", PHONE)] {
            let picture = panel.side_picture(index, &bare(size)).expect("a chart");
            let names = texts(&picture.scene);
            let laws = rows[..5].iter().map(|row| &row[0]);
            let missing: Vec<_> = laws
                .filter(|law| !names.iter().any(|name| name.contains(law.as_str())))
                .collect();
            assert!(missing.is_empty(), "{name}: {missing:?} {names:?}");
            if (lang, name) == (Lang::En, "small") {
                check(&picture.scene, &expect_file!["snapshots/laws.svg"]);
            } else if (lang, name) == (Lang::Ja, "phone") {
                check(
                    &picture.scene,
                    &expect_file!["snapshots/laws_japanese_phone.svg"],
                );
            }
        }
    }
}

/// Beliefs move the weights and nothing else; noise in common moves the factors.
#[test]
fn beliefs_and_common_noise_move_the_weights_of_the_laws() {
    let of = |query: &str| panel(&study(query), Lang::En);
    let table = |panel: &Panel| {
        let side = panel.side_charts.iter().find(|chart| chart.key == "laws");
        side.and_then(|side| side.table.clone())
            .expect("a table")
            .rows
    };
    let (plain, believed, shared) = (of(""), of("pexp=10&pplat=0"), of("shn=50"));
    assert_eq!(plain.headline, believed.headline);
    assert_eq!(plain.milestones, shared.milestones);
    let (plain, believed, shared) = (table(&plain), table(&believed), table(&shared));
    assert_eq!(
        [believed[0][1].as_str(), believed[3][2].as_str()],
        ["77%", "0%"]
    );
    for (a, b) in plain.iter().zip(&believed).take(5) {
        assert_eq!(a[3..], b[3..]);
    }
    assert_eq!(shared[2][3], plain[2][6], "half of the noise in common");
    assert_eq!(shared[2][6], plain[2][3], "independent noise");
    let none = of("pexp=0&pquad=0&pbrk=0&pplat=0&ppow=0");
    assert!(strong(&none, "laws").is_empty());
}

/// A few records say nothing about five laws.
#[test]
fn few_records_say_nothing_about_laws() {
    let few = panel(&study("since=2026-01-01"), Lang::En);
    assert!(few.side_charts.iter().all(|chart| chart.key != "laws"));
}
