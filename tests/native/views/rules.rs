//! The view of the rules: its weights and its continuity plan, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use crate::panels::assert_close;
use crate::snapshot::{PHONE, SLIDE, SMALL, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{
        presets::Preset,
        registry::{Key, View},
    },
    export,
    figure::theme::Theme,
    i18n::Lang,
    views::{Panel, plain, rules},
};
use expect_test::expect_file;

fn panel_of(query: &str, lang: Lang) -> Panel {
    panels::panel_of(&["view=rules&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_of(query, Lang::En)
}

fn weights(query: &str) -> Vec<f64> {
    let series = panel(query).numbers().series;
    series.iter().map(|s| s.values[0]).collect()
}

fn figure(query: &str, key: &str) -> f64 {
    panels::figure(&panel(query).numbers(), key)
}

/// e^(base + effects x scores), normalised, written out for one table.
#[test]
fn weights_are_the_softmax_of_the_table() {
    let sum: f64 = [1.0_f64, 0.3, 0.0].iter().map(|b| b.exp()).sum();
    for (weight, base) in weights("").iter().zip([1.0_f64, 0.3, 0.0]) {
        assert_close(*weight, 100.0 * base.exp() / sum, 1e-9);
    }
    let query = "labs=2&courts=-1&labsa=-1&labsb=0.5&labsc=0.2&courtsa=0.4&courtsb=0&courtsc=-0.3";
    let supports = [1.0 - 2.0 - 0.4, 0.3 + 1.0, 0.4 + 0.3_f64];
    let sum: f64 = supports.iter().map(|s| s.exp()).sum();
    for (weight, support) in weights(query).iter().zip(supports) {
        assert_close(*weight, 100.0 * support.exp() / sum, 1e-9);
    }
}

#[test]
fn an_effect_table_of_zeros_leaves_the_base() {
    let mut zeros = String::from("labs=2&courts=2&opinion=-2&race=1");
    for key in rules::EFFECTS.iter().flatten() {
        zeros.push_str(&["&", key.param().name, "=0"].concat());
    }
    for (a, b) in weights(&zeros).iter().zip(weights("")) {
        assert_close(*a, b, 1e-9);
    }
}

/// b q + (1 - b q)((1 - b) q)^n, over all states of the common cause and of every vendor.
#[test]
fn all_cut_is_the_sum_over_all_states() {
    let (q, b) = (0.2, 0.35);
    for n in 1..=5u32 {
        let mut sum = 0.0;
        for state in 0..1u32 << (n + 1) {
            let common = state & 1 == 1;
            let own = |v: u32| state >> (v + 1) & 1 == 1;
            let chance = |yes: bool, p: f64| if yes { p } else { 1.0 - p };
            let p: f64 = (0..n).map(|v| chance(own(v), (1.0 - b) * q)).product();
            if common || (0..n).all(own) {
                sum += p * chance(common, b * q);
            }
        }
        let query = format!("cut=20&common=35&vend={n}");
        assert_close(figure(&query, "all-cut"), 100.0 * sum, 1e-9);
    }
}

#[test]
fn each_way_to_prepare_loses_less() {
    for query in [
        "",
        "vend=1",
        "common=100",
        "common=0&vend=10",
        "swap=120&outage=3",
        "drill=30&swap=2",
        "cut=100",
        "cut=0",
    ] {
        let days = ["one-vendor", "several", "tested", "own-hosted"]
            .map(|key| figure(query, &["days-", key].concat()));
        assert!(
            days.windows(2).all(|w| w[0] + 1e-9 >= w[1]),
            "{query}: {days:?}"
        );
    }
    // One vendor has nobody to change to.
    assert_close(
        figure("vend=1", "days-several"),
        figure("vend=1", "days-one-vendor"),
        1e-12,
    );
    // 10% a year, 90 days: by hand, with a common cause of 30%.
    let one = 0.03 + 0.97 * 0.07;
    assert_close(figure("", "days-one-vendor"), one * 90.0, 1e-9);
    let all = 0.03 + 0.97 * 0.07_f64.powi(3);
    assert_close(
        figure("", "days-several"),
        all * 90.0 + (one - all) * 14.0,
        1e-9,
    );
}

#[test]
fn headlines_follow_the_scores() {
    let says = |query: &str, words: &[&str]| {
        let headline = plain(&panel(query).headline);
        for word in words {
            assert!(headline.contains(word), "{query}: {headline} lacks {word}");
        }
    };
    says("", &["stays a single case", "a one-off 54%"]);
    says(
        "labs=2&opinion=2",
        &["spreads to all high-risk frontier models"],
    );
    says("race=2&courts=2", &["systematic export-control regime"]);
}

#[test]
fn the_page_says_that_it_is_a_judgement() {
    for (lang, words) in [(Lang::En, "not a forecast"), (Lang::Ja, "予測では")] {
        let panel = panel_of("", lang);
        assert!(panel.subline.contains(words));
        assert!(panel.footer()[1].contains(words));
        assert!(panel.milestones.is_empty());
    }
    for key in rules::EFFECTS.iter().flatten().chain(&rules::SCORES) {
        let origin = doublings::i18n::words::origin(Lang::En, *key);
        assert!(origin.contains("Our judgement"));
    }
}

#[test]
fn the_table_of_effects_is_shown_as_it_is_set() {
    let panel = panel("labs=1.5&labsb=1.7");
    let table = panel.side_charts[0].table.clone().expect("a table");
    assert_eq!(panel.side_charts[0].key, "effects");
    assert_eq!(table.rows[1][..2], ["spread", "+1.5"]);
    assert_eq!(table.rows[1][3], "+1.7");
    assert!(Key::LabsB.param().views == [View::Rules]);
}

#[test]
fn each_preset_leads_somewhere_else() {
    let mut said = Vec::new();
    for preset in Preset::ALL.iter().filter(|p| p.view() == View::Rules) {
        let panel = panel(preset.query());
        let words = [&panel.side_charts[2].text, &panel.headline].map(|t| plain(t));
        assert!(!said.contains(&words), "{preset:?}");
        said.push(words);
    }
    assert_eq!(said.len(), 5);
}

#[test]
fn files_have_the_events_and_the_weights() {
    let csv = export::csv(&panel(""));
    assert!(csv.contains("point,Mythos Preview,2026-04-07"), "{csv}");
    assert!(csv.contains("forecast,statutory,2026-07-01"));
    let json: serde_json::Value =
        serde_json::from_str(&export::json(&panel(""), None)).expect("JSON");
    assert_eq!(json["view"], "rules");
    assert_eq!(json["series"][0]["name"], "one-off");
    let figures = json["figures"].as_array().expect("figures");
    assert!(figures.iter().any(|f| f["key"] == "all-cut"));
}

/// That labels do not overlap is a property of all pictures; here none may be missing.
#[test]
fn every_event_has_its_name_on_slide_and_phone() {
    for lang in [Lang::En, Lang::Ja] {
        for size in [SLIDE, (1280.0, 800.0), PHONE, (800.0, 450.0)] {
            let scene = drawn(&panel_of("", lang), size, Theme::light());
            let texts = texts(&scene);
            for event in 0..rules::EVENTS.len() {
                let name = rules::event_name(lang, event);
                assert!(texts.contains(&name), "{name} is missing at {size:?}");
            }
        }
    }
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    assert!(texts(&scene).contains(&"A one-off 54%"));
    check(
        &scene,
        &expect_file!["snapshots/rules_default_english_light.svg"],
    );
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel_of("", Lang::Ja), SLIDE, Theme::dark());
    check(
        &scene,
        &expect_file!["snapshots/rules_default_japanese_dark.svg"],
    );
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(""), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/rules_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 3);
    check_smaller(&panel, "rules_", SMALL);
}

/// The per cents of a text, in its order.
fn percents(text: &str) -> Vec<f64> {
    let words = text.split([' ', '\u{a0}']);
    let number = |word: &str| {
        let word = word.trim_end_matches([',', '.', ';']);
        word.strip_suffix('%')?.parse().ok()
    };
    words.filter_map(number).collect()
}

#[test]
fn the_weights_that_are_told_add_up_to_a_hundred_everywhere() {
    for labs in -20..=20 {
        for race in ["-1.5", "0", "0.7"] {
            let query = format!("labs={}&race={race}", f64::from(labs) / 10.0);
            let panel = panel(&query);
            let told = percents(&plain(&panel.headline));
            assert_eq!(told.len(), 3, "{query}");
            assert_close(told.iter().sum(), 100.0, 1e-9);
            for (told, weight) in told.iter().zip(weights(&query)) {
                assert_close(*told, weight, 1.0);
            }
            let scene = drawn(&panel, SLIDE, Theme::light());
            // A region that is too small has no name.
            let names = [
                "A one-off",
                "B high-risk frontier models",
                "C systematic export control",
            ];
            for (name, told) in names.iter().zip(&told) {
                let region = texts(&scene).into_iter().find(|t| t.starts_with(name));
                assert!(region.is_some() || *told < 10.0, "{query}: {name}");
                let drawn = region.map_or_else(Vec::new, percents);
                assert!(drawn.is_empty() || drawn == [*told], "{query}: {name}");
            }
            let table = panel.side_charts[0].table.as_ref().expect("effects");
            let row = table.rows.last().expect("weights").join(" ");
            assert_eq!(percents(&row), told, "{query}");
        }
    }
}

#[test]
fn one_vendor_is_told_as_one_and_days_are_told_alike() {
    let card = |panel: &Panel, key: &str| {
        let card = panel.side_charts.iter().find(|extra| extra.key == key);
        card.cloned().expect(key)
    };
    let alone = plain(&card(&panel("vend=1"), "vendors").text);
    assert!(alone.starts_with("Your only vendor is cut off"), "{alone}");
    let days = card(&panel(""), "days");
    let told = plain(&days.text);
    for row in &days.table.expect("a table").rows {
        assert!(
            told.contains(&[&row[1], " days"].concat()),
            "{told}: {}",
            row[1]
        );
    }
}
