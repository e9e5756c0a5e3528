//! The branches view: its figures against the laws that it is made of, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;
use crate::snapshot;

use crate::panels::{marker, series, side, side_index};
use crate::snapshot::{PHONE, SLIDE, bare, check_smaller, drawn, labels, picture, texts};
use doublings::{
    assumptions::registry::Key,
    date,
    figure::{
        scene::{Layer, Point, Shape},
        theme::Theme,
    },
    i18n::Lang,
    views::{Panel, Session, Study, numbers::Numbers, plain},
};
use expect_test::{ExpectFile, expect_file};

fn study(query: &str) -> Study {
    panels::study(&["view=branches&", query].concat())
}

fn panel_in(query: &str, lang: Lang) -> Panel {
    Session::default().panel(&study(query), lang)
}

fn panel(query: &str) -> Panel {
    panel_in(query, Lang::En)
}

fn numbers(query: &str) -> Numbers {
    panel(query).numbers()
}

fn check(panel: &Panel, size: (f64, f64), theme: Theme, kept: &ExpectFile) {
    snapshot::check(&drawn(panel, size, theme), kept);
}

/// The crossings of the note's notebook (Kwa, METR 2026-02-10), which it gives to 1e-6 years.
#[test]
fn full_automation_comes_in_the_year_of_the_note() {
    for (query, year) in [
        ("", 2_033.064_532_825_733_3),
        ("beta=0.3", 2_030.107_788_225_226_2),
        ("iv=4.2", 2_038.083_626_084_744_5),
    ] {
        let day = marker(&numbers(query), "automation-99").expect("a date");
        let found = date::days_to_year(day);
        assert!((found - year).abs() < 1e-5, "{query}: {found}");
    }
}

#[test]
fn all_branches_leave_the_trend_with_its_level_and_slope() {
    for query in [
        "",
        "bd=2028-03-01&dt=200&left=1",
        "fmax=0.5&f0=0.9&beta=0.2",
    ] {
        let numbers = numbers(&[query, "&until=2032"].concat());
        let bd = marker(&numbers, "branch").expect("a branch date");
        let log2 = |name: &str| -> Vec<f64> {
            let values = &series(&numbers, name).values;
            values.iter().map(|v| v.log2()).collect()
        };
        let dates = &series(&numbers, "plateau").dates;
        let at = dates.partition_point(|day| *day <= bd);
        let slope = |v: &[f64], i: usize| (v[i + 1] - v[i]) / (dates[i + 1] - dates[i]);
        let trend = slope(&log2("plateau"), 0);
        for name in ["plateau", "compounding", "full"] {
            let path = log2(name);
            // The last date before the branch lies on the trend, and the next step starts with its slope.
            assert!(
                (slope(&path, at - 2) - trend).abs() < 1e-9,
                "{query} {name}"
            );
            let after = slope(&path, at);
            assert!(
                (after / trend - 1.0).abs() < 0.2,
                "{query} {name}: {after} {trend}"
            );
        }
    }
}

#[test]
fn weights_choose_among_the_branches() {
    let median = |query: &str| {
        let numbers = numbers(query);
        series(&numbers, "mixture").values.clone()
    };
    let (flat, full, both) = (
        median("w1=100&w2=0&w3=0&until=2040"),
        median("w1=0&w2=0&w3=100&until=2040"),
        median("w1=50&w2=0&w3=50&until=2040"),
    );
    let end = flat.len() - 1;
    assert!(flat[end] < both[end] && both[end] < full[end]);
    // Only the ratio of the weights counts.
    assert_eq!(median("w1=1&w2=1&w3=2"), median("w1=25&w2=25&w3=50"));
    assert_eq!(median("w1=0&w2=0&w3=0"), median("w1=1&w2=1&w3=1"));
}

#[test]
fn a_milestone_says_which_branch_it_comes_from() {
    let numbers = numbers("until=2030");
    let of = |key: &str| {
        let milestone = numbers.milestones.iter().find(|m| m.key == key);
        milestone.expect(key).shares.clone()
    };
    let year = of("work-year");
    let [plateau, compounding, full] = [year[0].1, year[1].1, year[2].1];
    assert!(plateau < 0.05 && (plateau + compounding + full - 1.0).abs() < 1e-9);
    // Both research branches are still one curve then, so they share by their weights, 60 to 20.
    assert!((compounding / full - 3.0).abs() < 0.05);
    let day = of("work-day");
    assert!(
        day.iter()
            .zip([0.2, 0.6, 0.2])
            .all(|(d, w)| (d.1 - w).abs() < 1e-3)
    );
}

#[test]
fn a_pause_puts_off_what_lies_behind_it_by_its_effect() {
    let (with, without) = (numbers("pz=1&pm=24&until=2040"), numbers("until=2040"));
    let start = marker(&with, "pause-start").expect("a pause");
    let end = marker(&with, "pause-end").expect("a pause");
    let month = 365.25 / 12.0;
    assert!((end - start - 24.0 * month).abs() < 1.0);
    let (mut before, mut behind) = (0, 0);
    for (a, b) in with.milestones.iter().zip(&without.milestones) {
        let later = (a.p50 - b.p50) / month;
        let expected = if b.p50 < start {
            before += 1;
            0.0
        } else if b.p50.is_finite() && a.p50 > end {
            behind += 1;
            24.0 * 0.8 * 0.8
        } else {
            continue;
        };
        assert!((later - expected).abs() < 0.05, "{} {later}", a.key);
    }
    assert!(before > 0 && behind > 0, "{before} before, {behind} behind");
    // Nobody takes part: nothing changes.
    assert_eq!(
        series(&numbers("pz=1&pp=0"), "mixture").values,
        series(&numbers(""), "mixture").values
    );
}

#[test]
fn draws_that_are_kept_are_those_that_would_be_drawn_anew() {
    let mut session = Session::default();
    // Trend, weights, pause and misalignment keep the paths of the research law; the others do not.
    for query in [
        "until=2045",
        "until=2045&dt=400",
        "until=2045&dt=60&w2=10",
        "until=2045&dt=60&w2=10&pz=1000",
        "until=2045&dt=60&w2=10&pz=1000&pm=30&m0=1",
        "until=2045&dt=60&w2=10&beta=0.4",
        "until=2045&dt=60&w2=10&beta=0.4&target=100000",
        "until=2045&since=2023-01-01&beta=0.4",
        "bd=2028-01-01&beta=0.4",
        "bd=2028-01-01&beta=0.4&seed=3",
        "bd=2028-01-01&beta=0.4&seed=3&fmax=0.8",
        "bd=2028-01-01&beta=0.4&seed=3&fmax=0.8&draws=203&dt=900",
        "data=mine",
        "until=2045",
    ] {
        let study = study(query);
        let kept = session.preview(&study, Lang::En);
        let anew = Session::default().preview(&study, Lang::En);
        assert_eq!(kept.details(), anew.details(), "{query}");
        assert!(kept == anew, "{query}");
    }
    while session.refine() {}
    let paused = study("until=2045&pz=1000");
    let kept = session.preview(&paused, Lang::En).numbers();
    assert!(!session.is_partial(), "a pause takes no draws");
    assert_eq!(kept, Session::default().panel(&paused, Lang::En).numbers());
}

#[test]
fn draws_go_on_only_for_what_is_looked_at() {
    let mut session = Session::default();
    let branches = study("until=2034");
    session.preview(&branches, Lang::En);
    assert!(session.is_partial());
    session.preview(&panels::study("view=rules"), Lang::En);
    assert!(!session.is_partial() && !session.refine());
    session.preview(&branches, Lang::En);
    assert!(session.is_partial());
}

#[test]
fn the_first_glance_and_the_whole_answer_agree() {
    let study = study("until=2034");
    let mut session = Session::default();
    let preview = session.preview(&study, Lang::En).numbers();
    assert!(session.is_partial());
    let mut slices = 0;
    while session.refine() {
        slices += 1;
    }
    assert_eq!(slices, 8, "10,000 draws in chunks of 1,000");
    let whole = session.preview(&study, Lang::En).numbers();
    assert_eq!(whole, Session::default().panel(&study, Lang::En).numbers());
    for (a, b) in preview.milestones.iter().zip(&whole.milestones) {
        if b.p50.is_finite() {
            assert!(
                (a.p50 - b.p50).abs() < 5.0,
                "{}: {} {}",
                a.key,
                a.p50,
                b.p50
            );
        }
    }
}

#[test]
fn pins_are_refined_like_the_present_scenario() {
    let study =
        study("pin=branches;w1:100;w2:0;w3:0&pin=code&pin=branches;dt:90&pin=branches;dt:90");
    let mut session = Session::default();
    let first = session.preview(&study, Lang::En);
    assert_eq!(first.pins.len(), 4);
    let mut slices = 0;
    while session.refine() {
        slices += 1;
    }
    assert!(slices >= 26, "{slices}");
    let whole = session.preview(&study, Lang::En);
    let fresh = Session::default().panel(&study, Lang::En);
    assert_eq!(whole.pinned_series(), fresh.pinned_series());
    assert_ne!(first.pinned_series()[0], whole.pinned_series()[0]);
    assert_eq!(
        whole.pinned_series()[2].values,
        whole.pinned_series()[3].values
    );
}

#[test]
fn without_a_trend_it_says_so() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel_in("data=mine", lang);
        assert!(!plain(&panel.headline).is_empty() && !panel.subline.is_empty());
        assert!(panel.milestones.is_empty() && panel.side_charts.is_empty());
    }
}

#[test]
fn what_comes_before_the_branch_date_is_said_to() {
    let says = |query: &str| plain(&panel(query).headline);
    assert!(says("bd=2032-12-01&target=2400").contains("by December 2026 (before they part) AI"));
    assert!(says("bd=2032-12-01&target=60").contains(
        "AI has completed, half the time, tasks that take a skilled person an hour since"
    ));
    assert!(says("target=2400").contains("by January 2027 AI completes"));
}

#[test]
fn handles_follow_the_pointer() {
    let query = "pz=1&pm=24&until=2034";
    let panel = panel(query);
    let picture = picture(&panel, SLIDE, Theme::light());
    let drag = |key: Key, dx: f64, dy: f64| {
        let grip = picture.grips.iter().find(|g| g.key == key).expect("a grip");
        let to = Point::new(grip.at.x + dx, grip.at.y + dy);
        picture.reader.dragged(grip, to).expect("a value")
    };
    let a = &panel.assumptions;
    let year = picture.plot.w / 11.0;
    let near = |value: f64, expected: f64, tolerance: f64| {
        assert!((value - expected).abs() < tolerance, "{value} {expected}");
    };
    near(drag(Key::BranchDate, 0.0, 0.0), a.get(Key::BranchDate), 1.0);
    near(
        drag(Key::BranchDate, year, 30.0),
        a.get(Key::BranchDate) + 365.25,
        2.0,
    );
    near(drag(Key::PauseLength, 0.0, 0.0), 24.0, 0.1);
    near(drag(Key::PauseLength, year / 2.0, 0.0), 30.0, 0.1);
    near(drag(Key::PauseTrigger, 0.0, 0.0), 1.0, 0.1);
    assert!(drag(Key::PauseTrigger, year / 4.0, 0.0) > 1.2);
    assert!(drag(Key::TargetLength, 0.0, -40.0) > a.get(Key::TargetLength));
}

#[test]
fn pictures() {
    check(
        &panel(""),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_default_english_light.svg"],
    );
    check(
        &panel_in("until=2040", Lang::Ja),
        SLIDE,
        Theme::dark(),
        &expect_file!["snapshots/branches_to_2040_japanese_dark.svg"],
    );
    check(
        &panel("w1=0&w2=0&w3=100"),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_weights_0_0_100.svg"],
    );
    check(
        &panel("pz=1&pm=120"),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_pause_longer_than_the_plot.svg"],
    );
    check(
        &panel("f0=0.9&fmax=0.5"),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_automated_above_the_cap.svg"],
    );
    check(
        &panel("beta=0.1&ar=0.6&az=1.2&iv=0.5&until=2034"),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_beta_near_zero.svg"],
    );
    check(
        &panel("pz=1&until=2034"),
        PHONE,
        Theme::light(),
        &expect_file!["snapshots/branches_pause_phone_size.svg"],
    );
    check(
        &panel("data=mine"),
        SLIDE,
        Theme::light(),
        &expect_file!["snapshots/branches_no_trend.svg"],
    );
}

#[test]
fn smaller_pictures() {
    let panel = panel("pz=1&pm=24&until=2040");
    assert_eq!(panel.side_charts.len(), 7);
    check_smaller(&panel, "branches_extra_", (440.0, 250.0));
}

#[test]
fn the_footer_leaves_out_what_changes_nothing() {
    let footer = |query| panel(query).footer().join("\n");
    assert_eq!(footer("pm=30"), footer(""));
    assert_ne!(footer("pz=1000&pm=30"), footer("pz=1000"));
}

#[test]
fn the_second_opinion_names_the_pace_and_the_time_of_its_table() {
    use doublings::model::research::explosion::{FASTER, MONTHS};
    let panel = panel("");
    let text = plain(&side(&panel, "odds").text);
    assert!(text.contains(&format!("{} times", FASTER[1])), "{text}");
    assert!(text.contains(&format!("{} months", MONTHS[1])), "{text}");
}

#[test]
fn each_line_of_a_small_chart_is_named() {
    let panel = panel("");
    for (key, names) in [
        ("people", ["Anthropic: 10,000", "Anthropic: 100,000"]),
        ("odds", ["4 months", "12 and 36 months"]),
    ] {
        let index = side_index(&panel, key);
        let frame = bare((360.0, 250.0));
        let picture = panel.side_picture(index, &frame).expect(key);
        let texts = texts(&picture.scene);
        for name in names {
            assert!(texts.contains(&name), "{name} is missing: {texts:?}");
        }
        // Dates and scales have the rows below the plot to themselves.
        let below = picture.plot.bottom() + 8.0;
        for mark in picture.scene.marks {
            if let (Layer::Label, Shape::Text(text)) = (mark.layer, &mark.shape) {
                assert!(text.at.y < below, "{}", text.content);
            }
        }
    }
}

#[test]
fn weights_and_shares_that_are_told_add_up_to_a_hundred() {
    let panel = panel("w1=1&w2=1&w3=1");
    let told = plain(&panel.headline);
    assert!(
        told.starts_with(
            "With odds of 34% for a plateau, 33% for compounding efficiency and 33% for full recursive self-improvement, "
        ),
        "{told}"
    );
    for tile in &panel.milestones {
        let numbers = tile.detail.split('%').map(|part| {
            let digits = part.rsplit('\u{a0}').next().unwrap_or_default();
            digits.parse().unwrap_or(0.0)
        });
        let sum: f64 = numbers.sum();
        assert!((sum - 100.0).abs() < 1e-9, "{}", tile.detail);
    }
}

/// A link of version 1 ends where it did and asks for what it did, other views keep their axis, and what is given counts here too.
#[test]
fn its_own_defaults_change_no_other_view_and_no_old_link() {
    let last = |query: &str| {
        let (link, _) = doublings::assumptions::codec::parse(query);
        let study = Study {
            link,
            ..Study::default()
        };
        let panel = Session::default().panel(&study, Lang::En);
        let numbers = panel.numbers();
        let end = *numbers.series[0].dates.last().expect("dates");
        let target = numbers.milestones.iter().find(|m| m.key == "target");
        (date::days_to_year(end), target.expect("a target").level)
    };
    assert_eq!(last("view=branches"), (2036.0, 120_000.0));
    assert_eq!(last("v=2&view=branches"), (2036.0, 120_000.0));
    assert_eq!(last("v=1&view=branches"), (2030.0, 2_400.0));
    assert_eq!(last("v=1&view=branches&until=2034"), (2034.0, 2_400.0));
    assert_eq!(last("view=branches&until=2030"), (2030.0, 120_000.0));
    assert_eq!(last("view=horizon"), (2030.0, 2_400.0));
}

#[test]
fn the_footer_of_an_old_link_names_only_what_differs_from_its_view() {
    let footer = |query: &str| {
        let (link, _) = doublings::assumptions::codec::parse(query);
        let study = Study {
            link,
            ..Study::default()
        };
        Session::default()
            .panel(&study, Lang::En)
            .footer()
            .join(" ")
    };
    assert!(!footer("view=branches").contains("show until"));
    assert!(!footer("v=1&view=horizon").contains("show until"));
    assert!(footer("v=1&view=branches").contains("show until: 2030"));
}

#[test]
fn every_preset_changes_the_sentence() {
    use doublings::views::View;
    for lang in [Lang::En, Lang::Ja] {
        let mut told: Vec<String> = Vec::new();
        for preset in View::Branches.declared().presets {
            let sentence = plain(&panel_in(preset.query, lang).headline);
            assert!(!told.contains(&sentence), "{}: {sentence}", preset.query);
            told.push(sentence);
        }
        assert!(told.len() > 5);
    }
}

#[test]
fn the_headline_says_when_the_research_branches_part() {
    let says = |query: &str| plain(&panel(query).headline);
    // The year in which the law reaches the cap: 2033.0645 with its central parameters.
    assert!(
        says("").contains("part only in January 2033"),
        "{}",
        says("")
    );
    assert!(!says("fmax=0.9").contains("January 2033"));
    assert!(
        says("until=2030").contains("do not part before"),
        "{}",
        says("until=2030")
    );
    assert!(!says("w3=0&w2=50").contains("part only"));
}

#[test]
fn each_branch_ends_with_its_name_and_its_weight() {
    let picture = picture(&panel(""), SLIDE, Theme::light());
    let texts = texts(&picture.scene);
    for name in ["plateau\u{a0}20%", "compounding\u{a0}60%", "full\u{a0}20%"] {
        assert!(texts.contains(&name), "{name} is missing: {texts:?}");
    }
}

#[test]
fn a_pause_with_overhang_delays_less_and_gaps_weaken_it() {
    let gains = |query: &str| {
        let numbers = numbers(&["target=1e7&pz=1&pm=24&draws=300&", query].concat());
        let of = |m: &doublings::views::numbers::Milestone| (m.p10, m.p50, m.p90);
        numbers.milestones.iter().map(of).collect::<Vec<_>>()
    };
    let (without, with) = (gains(""), gains("po=1"));
    let mut sooner = 0;
    for (a, b) in without.iter().zip(&with) {
        assert!(
            b.0 <= a.0 + 0.5 && b.1 <= a.1 + 0.5 && b.2 <= a.2 + 0.5,
            "{a:?} {b:?}"
        );
        sooner += usize::from(b.1 < a.1 - 30.0);
    }
    assert!(sooner > 0);
    for gap in ["pcw=0", "pcv=0", "pct=0", "pcl=0", "pca=0"] {
        let weaker = gains(gap);
        let last = without
            .iter()
            .rposition(|m| m.1.is_finite())
            .expect("a date");
        assert!(weaker[last].1 < without[last].1 - 1.0, "{gap}");
    }
    // Nobody takes part: steps of the integration end elsewhere, and that is all.
    for (a, b) in gains("po=1&pp=0").iter().zip(gains("pp=0")) {
        assert!((a.1 - b.1).abs() < 0.01 && (a.0 - b.0).abs() < 0.01);
    }
}

#[test]
fn the_loop_is_told_from_the_values_in_force() {
    let text = |query: &str| {
        let panel = panel(query);
        let side = panel.side_charts.iter().find(|side| side.key == "loop");
        plain(&side.expect("the loop").text)
    };
    // 9% of 15%; 0.9/0.65 and 0.2115/0.65.
    for part in ["15%", "9%", "60%", "1.38", "0.33", "never sustains itself"] {
        assert!(text("").contains(part), "{part}: {}", text(""));
    }
    assert!(!text("beta=0.1&iv=0.5&ar=0.6").contains("never sustains itself"));
}

/// One pause, one answer: the day on which the branches part is that on which the cap, 99%, is reached.
#[test]
fn a_pause_moves_the_day_of_automation_as_it_moves_the_parting() {
    for query in ["", "pz=1", "pz=1&pm=36", "pz=1&po=1"] {
        let panel = panel(query);
        let headline = plain(&panel.headline);
        let parts = headline
            .split("part only in ")
            .nth(1)
            .expect("when they part");
        let month = parts.split(':').next().expect("a month");
        assert!(
            panel
                .subline
                .contains(&format!("99% of AI research by {month}.")),
            "{query}: {headline} {}",
            panel.subline
        );
    }
}

/// On a phone each branch has a name at its curve; two that run together have one for both.
#[test]
fn every_branch_has_its_name_on_a_phone() {
    for lang in [Lang::En, Lang::Ja] {
        for query in ["", "target=480", "w1=40&w2=30&w3=30"] {
            for size in [(342.0, 388.0), (360.0, 388.0), (390.0, 420.0)] {
                let mut frame = bare(size);
                frame.theme = frame.theme.on_screen();
                let panel = panels::panel_of(&["view=branches&", query].concat(), lang);
                let scene = panel.picture(&frame).scene;
                let names = match lang {
                    Lang::En => ["plateau", "compounding", "full"],
                    Lang::Ja => ["頭打ち", "複利的効率化", "完全"],
                };
                let labels = labels(&scene);
                for name in names {
                    let named = labels.iter().any(|l| l.contains(name) && l.ends_with('%'));
                    assert!(named, "{name} at {size:?}, {query}: {labels:?}");
                }
            }
        }
    }
}
