//! The view of the bottlenecks: its queues against a count in small steps, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use crate::panels::{assert_close, series};
use crate::snapshot::{PHONE, SLIDE, SMALL, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{presets::Preset, registry::View},
    date,
    figure::theme::Theme,
    i18n::Lang,
    views::{Panel, plain, queues::QueuesOutcome},
};
use expect_test::expect_file;

fn panel_of(query: &str, lang: Lang) -> Panel {
    panels::panel_of(&["view=queues&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_of(query, Lang::En)
}

const EVERY: [&str; 6] = [
    "",
    "elast=-0.25",
    "elast=0&patch=7500&patchg=0",
    "dt=40&elast=1.2&until=2028",
    "patch=5000&patchg=90&until=2035",
    "filed=900000&filedg=-10&exam=400000&examg=40&pend=3&until=2040",
];

/// Found = patched + waiting on every date, and the same for patents with those that wait at the start.
#[test]
fn nothing_is_found_that_neither_waits_nor_is_patched() {
    for query in EVERY {
        let panel = panel(query);
        let numbers = panel.numbers();
        let [found, patched, waiting] =
            ["found", "patched", "backlog"].map(|name| series(&numbers, name).values.clone());
        for i in 0..found.len() {
            assert_close(found[i], patched[i] + waiting[i], 1e-9 * (1.0 + found[i]));
        }
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let patents = chart.forecast.as_ref().unwrap().patents.queue;
        for t in [0.0, 300.0, 4000.0] {
            let all = patents.backlog + patents.inflow.total(t);
            assert_close(
                patents.served_at(t) + patents.backlog_at(t),
                all,
                1e-9 * all,
            );
        }
    }
}

/// The flows in small steps, from the shares of growth a year as the page names them.
#[test]
fn the_backlog_is_that_of_a_count_by_the_hour() {
    for (query, doubling, elasticity, patch, grown) in [
        ("dt=129", 129.0, 0.25, 4000.0, 1.5_f64),
        ("dt=129&elast=-0.25", 129.0, -0.25, 4000.0, 1.5),
        ("dt=60&elast=0.5&patchg=200", 60.0, 0.5, 4000.0, 3.0),
    ] {
        let numbers = panel(query).numbers();
        let backlog = series(&numbers, "backlog");
        let growth = elasticity * 2.0_f64.ln() / doubling;
        let start = 10_000.0 * growth / (42.0 * growth).exp_m1();
        let able = patch * 12.0 / 365.25;
        let (mut waiting, mut t, hour) = (0.0, 0.0, 1.0 / 24.0);
        for (day, value) in backlog.dates.iter().zip(&backlog.values) {
            while t < day - backlog.dates[0] - hour / 2.0 {
                let middle = t + hour / 2.0;
                let came = start * (growth * middle).exp() * hour;
                let went = able * grown.powf(middle / 365.25) * hour;
                waiting = f64::max(waiting + came - went, 0.0);
                t += hour;
            }
            assert_close(*value, waiting, 1e-5 * (10_000.0 + start * t));
        }
    }
}

#[test]
fn six_weeks_bring_what_was_published() {
    for query in EVERY {
        let panel = panel(query);
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let queue = chart.forecast.as_ref().unwrap().vulnerabilities.queue;
        assert_close(queue.inflow.total(42.0), 10_000.0, 1e-6);
        let start = panel.numbers().series[0].dates[0];
        assert_eq!(date::iso(start), "2026-04-07");
    }
}

/// The bands come from factors that are multiplied from date to date, the line from the closed form: without a spread they meet.
#[test]
fn without_spread_every_draw_is_the_central_curve() {
    for query in EVERY {
        // Only a doubling time set by hand can be without a spread.
        let dt = if query.contains("dt=") { "" } else { "&dt=100" };
        let numbers = panel(&[query, "&capsd=0&dtsd=0", dt].concat()).numbers();
        let backlog = series(&numbers, "backlog");
        let found = series(&numbers, "found");
        for ((value, q), found) in backlog
            .values
            .iter()
            .zip(&backlog.quantiles)
            .zip(&found.values)
        {
            for quantile in q {
                assert_close(*quantile, *value, 1e-6 * (1.0 + found));
            }
        }
    }
}

#[test]
fn the_doubling_time_is_that_of_the_horizon_view() {
    let panel = panel("");
    let horizon = panels::panel_of("", Lang::En);
    let dt = |panel: &Panel| panel.resolved[0].1;
    assert_close(dt(&panel), dt(&horizon), 1e-9);
    let by_hand = panel_of("dt=60", Lang::En);
    assert_eq!(dt(&by_hand), 60.0);
    assert_close(by_hand.fitted[0].1, dt(&horizon), 1e-9);
}

#[test]
fn more_patching_is_never_later_and_never_leaves_more() {
    let mut before = f64::INFINITY;
    let mut waits = f64::INFINITY;
    for patch in ["2000", "4000", "6000", "8000", "20000"] {
        let panel = panel(&["elast=0.1&patchg=40&patch=", patch].concat());
        let chart = panel
            .outcome::<QueuesOutcome>()
            .expect("the view's own outcome");
        let outlook = &chart.forecast.as_ref().unwrap().vulnerabilities;
        assert!(outlook.cleared <= before && outlook.wait.last().unwrap()[3] <= waits);
        (before, waits) = (outlook.cleared, outlook.wait.last().unwrap()[3]);
    }
    assert!(before.is_finite());
}

#[test]
fn headlines_say_what_becomes_of_the_backlog() {
    let says = |query: &str, words: &[&str]| {
        let headline = plain(&panel(query).headline);
        for word in words {
            assert!(headline.contains(word), "{query}: {headline} lacks {word}");
        }
    };
    says(
        "",
        &[
            "doubles every 515 days",
            "4,000 a month",
            "never cleared",
            "months of work",
        ],
    );
    says(
        "elast=-0.25",
        &["halves every 515 days", "is cleared in August 2027"],
    );
    says("elast=0", &["stays at the pace", "is cleared in"]);
    says("patch=20000&patchg=200", &["no backlog"]);
    says(
        "patch=9000&patchg=0",
        &[
            "does not grow",
            "keeps up until October 2026",
            "never cleared:",
        ],
    );
    says(
        "patch=100000&patchg=0",
        &["keeps up until", "never cleared."],
    );
    says("patchg=-20", &["shrinks by 20%"]);
    says("data=mine", &["no doubling time"]);
    says("data=mine&dt=200", &["doubles every 800 days"]);
    says("elast=0&patch=500&patchg=1", &["not cleared before 2100"]);
}

#[test]
fn the_page_says_what_is_published_and_what_is_not() {
    for (lang, words) in [(Lang::En, "our judgement"), (Lang::Ja, "私たちの判断")] {
        let panel = panel_of("", lang);
        assert!(panel.notes[0].contains(words));
        let patents = panel
            .side_charts
            .iter()
            .find(|e| e.key == "patents")
            .unwrap();
        assert!(plain(&patents.text).contains(words));
    }
}

#[test]
fn each_preset_leads_somewhere_else() {
    let mut said = Vec::new();
    for preset in Preset::ALL.iter().filter(|p| p.view() == View::Queues) {
        let panel = panel(preset.query());
        let patents = panel
            .side_charts
            .iter()
            .find(|e| e.key == "patents")
            .unwrap();
        let words = [plain(&panel.headline), plain(&patents.text)];
        assert!(!said.contains(&words), "{preset:?}");
        said.push(words);
    }
    assert_eq!(said.len(), 5);
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    let texts = texts(&scene);
    for label in ["found", "patched", "waiting", "10,000 in six weeks"] {
        assert!(texts.contains(&label), "{label} is missing: {texts:?}");
    }
    check(
        &scene,
        &expect_file!["snapshots/queues_default_english_light.svg"],
    );
}

#[test]
fn cleared_japanese_dark() {
    let scene = drawn(
        &panel_of(Preset::PatchingFollows.query(), Lang::Ja),
        SLIDE,
        Theme::dark(),
    );
    assert!(texts(&scene).contains(&"解消"));
    check(
        &scene,
        &expect_file!["snapshots/queues_cleared_japanese_dark.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(""), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/queues_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 4);
    check_smaller(&panel, "queues_", SMALL);
}
