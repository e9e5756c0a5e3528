//! The view of the rules: its weights and its continuity plan, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use crate::panels::{assert_close, side, side_index};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn, labels, texts};
use doublings::{
    assumptions::{
        presets::Preset,
        registry::{Key, View},
    },
    export,
    figure::{
        chart::beside,
        scene::{Layer, Shape},
        theme::Theme,
    },
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
    series.iter().map(|s| s.values[1]).collect()
}

fn figure(query: &str, key: &str) -> f64 {
    panels::figure(&panel(query).numbers(), key)
}

/// e^(base + effects x scores), normalised, written out for one table.
#[test]
fn weights_are_the_softmax_of_the_table() {
    let sum: f64 = [1.0_f64, 0.3, 0.0].iter().map(|b| b.exp()).sum();
    let zeros = "labs=0&courts=0&opinion=0&race=0";
    for (weight, base) in weights(zeros).iter().zip([1.0_f64, 0.3, 0.0]) {
        assert_close(*weight, 100.0 * base.exp() / sum, 1e-9);
    }
    let query =
        "labs=2&courts=-1&race=0&labsa=-1&labsb=0.5&labsc=0.2&courtsa=0.4&courtsb=0&courtsc=-0.3";
    let supports = [1.0 - 2.0 - 0.4, 0.3 + 1.0, 0.4 + 0.3_f64];
    let sum: f64 = supports.iter().map(|s| s.exp()).sum();
    for (weight, support) in weights(query).iter().zip(supports) {
        assert_close(*weight, 100.0 * support.exp() / sum, 1e-9);
    }
}

#[test]
fn an_effect_table_of_zeros_leaves_the_forecast_of_june() {
    let mut zeros = String::from("labs=2&courts=2&opinion=-2&race=1");
    for key in rules::EFFECTS.iter().flatten() {
        zeros.push_str(&["&", key.param().name, "=0"].concat());
    }
    let june: Vec<f64> = panel("")
        .numbers()
        .series
        .iter()
        .map(|s| s.values[0])
        .collect();
    for (a, b) in weights(&zeros).iter().zip(june) {
        assert_close(*a, b, 1e-9);
    }
}

/// ln p of what came and the sum of squares, from the weights that the files have for June.
#[test]
fn the_forecast_of_june_is_scored_against_what_came() {
    let june: Vec<f64> = panel("")
        .numbers()
        .series
        .iter()
        .map(|s| s.values[0] / 100.0)
        .collect();
    let brier = (june[0] - 1.0).powi(2) + june[1].powi(2) + june[2].powi(2);
    assert_close(figure("", "june-log-score"), june[0].ln(), 1e-12);
    assert_close(figure("", "june-brier-score"), brier, 1e-12);
    assert!(june[0].ln() > (1.0_f64 / 3.0).ln() && brier < 2.0 / 3.0);
    // What is scored now does not change what was said then.
    for key in ["june-log-score", "june-brier-score"] {
        assert_close(figure("labs=2&race=-2", key), figure("", key), 1e-12);
    }
    let panel = panel("");
    let table = panel.side_charts[1].table.as_ref().expect("scores");
    let cell = |row: usize, column: usize| -> f64 {
        table.rows[row][column]
            .replace('\u{2212}', "-")
            .parse()
            .expect("a number")
    };
    assert_close(cell(3, 1), june[0].ln(), 5e-4);
    assert_close(cell(3, 2), -(3.0_f64.ln()), 5e-4);
    assert_close(cell(4, 1), brier, 5e-4);
    assert_close(cell(4, 2), 2.0 / 3.0, 5e-4);
}

/// All states of scenario, common cause and each of the three labs.
#[test]
fn another_cut_off_is_the_sum_over_all_states() {
    let now: Vec<f64> = weights("").iter().map(|w| w / 100.0).collect();
    let (common, own, hazard) = ([0.01, 0.12, 0.06], [0.06, 0.06, 0.03_f64], 3.0);
    let [mut any, mut first, mut other, mut several] = [0.0; 4];
    for s in 0..3 {
        for state in 0..16u32 {
            let struck = state & 1 == 1;
            let mut p = now[s] * if struck { common[s] } else { 1.0 - common[s] };
            let mut cut = Vec::new();
            for lab in 0..3 {
                let q = if lab == 0 {
                    1.0 - (1.0 - own[s]).powf(hazard)
                } else {
                    own[s]
                };
                let is_cut = state >> (lab + 1) & 1 == 1;
                p *= if is_cut { q } else { 1.0 - q };
                cut.push(is_cut || struck);
            }
            match cut.iter().filter(|c| **c).count() {
                0 => continue,
                1 if cut[0] => first += p,
                1 => other += p,
                _ => several += p,
            }
            any += p;
        }
    }
    for (key, value) in [
        ("again", any),
        ("again-anthropic-alone", first),
        ("again-one-other", other),
        ("again-several", several),
    ] {
        assert_close(figure("", key), 100.0 * value, 1e-9);
    }
    let years = (2026.0 - 2023.0) + (282.0 - 73.0) / 365.0;
    let outside = 1.0 - (years / (years + 1.0_f64)).powf(1.5);
    assert_close(figure("", "outside-view"), 100.0 * outside, 0.05);
}

/// Every state of scenario, group and vendor for a mix of five vendors and an own system.
#[test]
fn the_plan_is_the_sum_over_all_states() {
    let query = "usf=2&uso=1&nus=2&own=1&swap=10";
    let now: Vec<f64> = weights(query).iter().map(|w| w / 100.0).collect();
    let common = [
        [0.01, 0.0, 0.02, 0.0],
        [0.12, 0.08, 0.02, 0.0],
        [0.06, 0.06, 0.02, 0.0],
    ];
    let own = [
        [0.06, 0.02, 0.03, 0.02],
        [0.06, 0.02, 0.03, 0.02],
        [0.03, 0.02, 0.03, 0.02],
    ];
    let groups = [0usize, 0, 1, 2, 2, 3];
    let (mut all, mut first) = (0.0, 0.0);
    for s in 0..3 {
        for state in 0..1u32 << 10 {
            let mut p = now[s];
            for (g, common) in common[s].iter().enumerate() {
                let struck = state >> g & 1 == 1;
                p *= if struck { *common } else { 1.0 - common };
            }
            let mut cut = Vec::new();
            for (index, g) in groups.iter().enumerate() {
                let alone = state >> (4 + index) & 1 == 1;
                p *= if alone { own[s][*g] } else { 1.0 - own[s][*g] };
                cut.push(alone || state >> g & 1 == 1);
            }
            all += if cut.iter().all(|c| *c) { p } else { 0.0 };
            first += if cut[0] { p } else { 0.0 };
        }
    }
    assert_close(figure(query, "all-cut"), 100.0 * all, 1e-9);
    assert_close(figure(query, "one-cut"), 100.0 * first, 1e-9);
    // The mean of a log-normal length within a limit, by quantiles.
    let within = |limit: f64| {
        let n = 40_000;
        let at = |i: i32| {
            let p = (f64::from(i) + 0.5) / f64::from(n);
            (19.0 * doublings_model::numerics::normal::quantile(p).exp()).min(limit)
        };
        (0..n).map(at).sum::<f64>() / f64::from(n)
    };
    let days = all * within(365.0) + (first - all) * within(1.0);
    assert_close(figure(query, "days-your-mix"), days, 1e-4);
    // Four vendors beside the first, a rehearsal and an own system, and 10 million yen a day.
    let cost = 4.0 * 20.0 + 10.0 + 100.0 + 10.0 * days;
    assert_close(figure(query, "cost-your-mix"), cost, 1e-3);
}

/// Links of version 1 show the plan of their time: b q + (1 - b q)((1 - b) q)^n, and fixed lengths.
#[test]
fn where_all_are_alike_it_is_the_plan_of_version_1() {
    let one = 0.03 + 0.97 * 0.07;
    let all = 0.03 + 0.97 * 0.07_f64.powi(3);
    let old = "v=1";
    assert_close(figure(old, "days-one-vendor"), one * 90.0, 1e-9);
    assert_close(
        figure(old, "days-several"),
        all * 90.0 + (one - all) * 14.0,
        1e-9,
    );
    assert_close(figure(old, "days-tested"), all * 90.0 + (one - all), 1e-9);
    assert_close(figure(old, "days-own-hosted"), one, 1e-9);
    assert_close(figure(old, "all-cut"), 100.0 * all, 1e-9);
    assert_close(figure(old, "value-of-knowing"), 0.0, 1e-12);
    for query in [
        "",
        "&vend=1",
        "&common=100",
        "&swap=120&outage=3",
        "&drill=30&swap=2",
        "&cut=100",
    ] {
        let days = ["one-vendor", "several", "tested", "own-hosted"]
            .map(|key| figure(&[old, query].concat(), &["days-", key].concat()));
        assert!(
            days.windows(2).all(|w| w[0] + 1e-9 >= w[1]),
            "{query}: {days:?}"
        );
    }
    assert_eq!(weights(old), weights("labs=0&courts=0&race=0"));
}

/// At every loss of a day the plan that the sentence calls the cheapest costs the least.
#[test]
fn the_plan_that_is_told_is_the_cheapest() {
    let mut told = Vec::new();
    for loss in ["0.1", "1", "5", "20", "100", "1000", "10000"] {
        let query = format!("lossd={loss}");
        let panel = panel(&query);
        let outcome: &rules::RulesOutcome = panel.outcome().expect("an outcome");
        let costs: Vec<f64> = (0..outcome.plans.len())
            .map(|plan| outcome.cost(plan))
            .collect();
        let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
        assert_close(costs[outcome.best()], least, 1e-9 * least);
        told.push(outcome.plans[outcome.best()].way);
    }
    assert_eq!(told[0], rules::inputs::Way::One);
    told.dedup();
    assert!(told.len() > 1, "{told:?}");
}

#[test]
fn headlines_follow_the_scores() {
    let says = |query: &str, words: &[&str]| {
        let headline = plain(&panel(query).headline);
        for word in words {
            assert!(headline.contains(word), "{query}: {headline} lacks {word}");
        }
    };
    says("", &["about 3 in 10", "Anthropic alone", "19 days"]);
    says("labs=-2&courts=-2", &["remain one-offs"]);
    says(
        "labs=2&opinion=2",
        &["spread to all high-risk frontier models"],
    );
    says("race=2&courts=2", &["systematic export-control regime"]);
    says("cfa=40&cfb=40&cfc=40", &["several labs"]);
    says("anth=1&cfa=0&cfb=0&cfc=0", &["one other lab"]);
    says("qfa=0&qfb=0&qfc=0&cfa=0&cfb=0&cfc=0", &["under 1 in 20"]);
    says("outage=90&outsd=0", &["for 90 days."]);
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
    let origin = doublings::i18n::words::origin(Lang::En, Key::OutageLength);
    assert!(origin.contains("Redeploying Fable 5"), "{origin}");
}

#[test]
fn facts_stand_beside_the_scores() {
    for (lang, words) in [
        (
            Lang::En,
            ["GPT-5.6", "appeals court", "Quinnipiac", "CAISI"],
        ),
        (Lang::Ja, ["GPT-5.6", "控訴裁", "キニピアック", "CAISI"]),
    ] {
        let panel = panel_of("", lang);
        for (key, word) in rules::SCORES.iter().zip(words) {
            let remark = panel.remarks.iter().find(|(k, _)| k == key);
            let (_, text) = remark.expect("a remark");
            assert!(text.contains(word), "{text}");
        }
    }
}

#[test]
fn the_plan_has_its_japanese_names() {
    let panel = panel_of("", Lang::Ja);
    let titles = panel.side_charts.iter().map(|side| side.title.as_str());
    let all: String = titles
        .chain(panel.notes.iter().map(String::as_str))
        .collect();
    for name in [
        "AIの業務継続計画（BCP）",
        "政治的要因によるモデルアクセス遮断",
    ] {
        assert!(all.contains(name), "{name}");
    }
    let help = doublings::i18n::params::param_help(Lang::Ja, Key::Rehearsed);
    assert!(help.contains("AIフェイルオーバー計画"));
}

#[test]
fn the_table_of_effects_is_shown_as_it_is_set() {
    let panel = panel("labs=1.5&labsb=1.7");
    let table = side(&panel, "effects").table.clone().expect("a table");
    assert_eq!(table.rows[1][..2], ["spread", "+1.5"]);
    assert_eq!(table.rows[1][3], "+1.7");
    assert!(Key::LabsB.param().views == [View::Rules]);
}

#[test]
fn each_preset_leads_somewhere_else() {
    let mut said = Vec::new();
    for preset in Preset::ALL.iter().filter(|p| p.view() == View::Rules) {
        let panel = panel(preset.query());
        let words = [&side(&panel, "days").text, &panel.headline].map(|t| plain(t));
        assert!(!said.contains(&words), "{preset:?}");
        said.push(words);
    }
    assert_eq!(said.len(), 7);
}

#[test]
fn files_have_the_events_and_the_weights() {
    let csv = export::csv(&panel(""));
    assert!(csv.contains("point,Mythos Preview,2026-04-07"), "{csv}");
    assert!(csv.contains("forecast,statutory,2026-06-17"));
    assert!(csv.contains("forecast,statutory,2026-10-09"));
    let json: serde_json::Value =
        serde_json::from_str(&export::json(&panel(""), None)).expect("JSON");
    assert_eq!(json["view"], "rules");
    assert_eq!(json["series"][0]["name"], "one-off");
    let figures = json["figures"].as_array().expect("figures");
    for key in [
        "all-cut",
        "again",
        "june-brier-score",
        "cost-one-vendor",
        "value-of-knowing",
    ] {
        assert!(figures.iter().any(|f| f["key"] == key), "{key}");
    }
}

/// That labels do not overlap is a property of all pictures; here none may be missing.
#[test]
fn every_event_and_every_scenario_has_its_name_on_slide_and_phone() {
    for lang in [Lang::En, Lang::Ja] {
        // The page has its sentence elsewhere, and the whole of a phone's width for the chart.
        let phone = panel_of("", lang).picture(&bare(PHONE)).scene;
        let sizes = [SLIDE, (1280.0, 800.0), (800.0, 450.0)];
        let scenes = sizes.map(|size| drawn(&panel_of("", lang), size, Theme::light()));
        for scene in scenes.iter().chain([&phone]) {
            let size = (scene.width, scene.height);
            let texts = texts(scene);
            for event in 0..rules::EVENTS.len() {
                let name = rules::event_name(lang, event);
                assert!(texts.contains(&name), "{name} is missing at {size:?}");
            }
            for letter in ["A ", "B ", "C "] {
                let named = |text: &&str| text.starts_with(letter) && text.ends_with('%');
                assert!(texts.iter().any(named), "{letter} is missing at {size:?}");
            }
        }
    }
}

/// The foot of a picture, line by line, without spaces that hold words together.
fn foot(scene: &doublings::figure::scene::Scene) -> String {
    let marks = scene.marks.iter().filter(|m| m.layer == Layer::Footer);
    let lines = marks.filter_map(|mark| match &mark.shape {
        Shape::Text(text) => Some(text.content.replace('\u{a0}', " ")),
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ")
}

/// Where names have no room, all events have numbers in their order, and the foot says of each what it is.
#[test]
fn every_event_has_a_name_or_a_number_that_the_foot_explains() {
    for (lang, pins) in [
        (Lang::En, ""),
        (Lang::Ja, ""),
        (Lang::En, "pin=rules;labs:2"),
    ] {
        for size in [
            (342.0, 505.0),
            (360.0, 505.0),
            (400.0, 505.0),
            (740.0, 424.0),
            (870.0, 380.0),
        ] {
            let mut frame = bare(size);
            frame.theme = frame.theme.on_screen();
            let scene = panel_of(pins, lang).picture(&frame).scene;
            let foot = foot(&scene).replace(' ', "");
            let labels = labels(&scene);
            for event in 0..rules::EVENTS.len() {
                let (name, number) = (rules::event_name(lang, event), (event + 1).to_string());
                let told = [&number, name].concat().replace(' ', "");
                assert!(
                    labels.contains(&name) || labels.contains(&&*number) && foot.contains(&told),
                    "{name} at {size:?}: {labels:?}, {foot}"
                );
            }
            // All by name or all by number.
            let numbers = labels.iter().filter(|text| text.parse::<u32>().is_ok());
            assert!(
                [0, rules::EVENTS.len()].contains(&numbers.count()),
                "{labels:?}"
            );
            assert_eq!(
                foot.contains("1Pentagon") || foot.contains("1国防"),
                labels.contains(&"12")
            );
            let wide = size.0 > 800.0 && pins.is_empty();
            assert!(
                !wide || !labels.contains(&"12"),
                "names have room at {size:?}"
            );
        }
    }
}

/// On a phone, texts of the page are larger: events may have numbers; scenarios may not.
#[test]
fn every_scenario_has_its_name_in_the_letters_of_the_page() {
    for lang in [Lang::En, Lang::Ja] {
        for query in ["", "labs=2&opinion=1", "labs=-2&courts=-1"] {
            for size in [
                (342.0, 505.0),
                (362.0, 388.0),
                (400.0, 388.0),
                (886.0, 456.0),
            ] {
                let mut frame = bare(size);
                frame.theme = frame.theme.on_screen();
                let scene = panel_of(query, lang).picture(&frame).scene;
                for letter in ["A ", "B ", "C "] {
                    let named = |text: &&str| text.starts_with(letter) && text.ends_with('%');
                    assert!(
                        texts(&scene).iter().any(named),
                        "{letter} is missing at {size:?}, {query}"
                    );
                }
            }
        }
    }
}

/// Dates end where what is known ends: no month stands under the ribbons.
#[test]
fn no_month_stands_under_what_has_no_date() {
    for (lang, words) in [
        (Lang::En, ["Nov", "Dec", "2027"]),
        (Lang::Ja, ["11月", "12月", "2027"]),
    ] {
        for size in [SLIDE, PHONE] {
            let scene = drawn(&panel_of("", lang), size, Theme::light());
            for text in texts(&scene) {
                let short = text.chars().count() < 10;
                assert!(
                    !short || words.iter().all(|word| !text.contains(word)),
                    "{text}"
                );
            }
        }
    }
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
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
    let scene = panel("").picture(&bare(PHONE)).scene;
    check(&scene, &expect_file!["snapshots/rules_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 8);
    check_smaller(&panel, "rules_", SMALL);
}

#[test]
fn curves_over_whole_numbers_are_read_at_whole_numbers() {
    let panel = panel("");
    let vendors = side_index(&panel, "vendors");
    let picture = panel.side_picture(vendors, &bare(SMALL)).unwrap();
    let titles: Vec<String> = beside::stops(&picture)
        .into_iter()
        .map(|stop| stop.title)
        .collect();
    assert_eq!(titles, ["1", "2", "3", "4", "5", "6"]);
    let between = beside::under(
        &picture,
        picture.plot.x + picture.plot.w * 0.3,
        picture.plot.y,
    );
    assert_eq!(between.unwrap().title, "2");
    let dots =
        picture.scene.marks.iter().filter(|mark| {
            mark.layer == Layer::Curve && matches!(mark.shape, Shape::Circle { .. })
        });
    assert_eq!(dots.count(), 12, "a dot a number on both curves");
    for wide in [300.0, 430.0, 900.0] {
        let picture = panel.side_picture(vendors, &bare((wide, 250.0))).unwrap();
        let texts = texts(&picture.scene);
        for number in ["1", "2", "3", "4", "5", "6"] {
            assert!(texts.contains(&number), "{wide}: {number} is missing");
        }
    }
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
            let told = percents(&panel.subline);
            assert_eq!(told.len(), 3, "{query}");
            assert_close(told.iter().sum(), 100.0, 1e-9);
            for (told, weight) in told.iter().zip(weights(&query)) {
                assert_close(*told, weight, 1.0);
            }
            let scene = drawn(&panel, SLIDE, Theme::light());
            for (name, told) in ["A one-off", "B high-risk frontier", "C systematic regime"]
                .iter()
                .zip(&told)
            {
                let ribbon = texts(&scene).into_iter().find(|t| t.starts_with(name));
                assert_eq!(ribbon.map(percents), Some(vec![*told]), "{query}: {name}");
            }
            let table = side(&panel, "effects").table.as_ref().expect("effects");
            let row = table.rows.last().expect("weights").join(" ");
            assert_eq!(percents(&row), told, "{query}");
        }
    }
}

#[test]
fn days_are_told_as_the_table_has_them() {
    let panel = panel("");
    let days = side(&panel, "days");
    let told = plain(&days.text);
    let outcome: &rules::RulesOutcome = panel.outcome().expect("an outcome");
    let rows = &days.table.as_ref().expect("a table").rows;
    for row in [&rows[0], &rows[outcome.chosen]] {
        assert!(
            told.contains(&[&row[1], " days"].concat()),
            "{told}: {}",
            row[1]
        );
    }
}

/// Both axes of the plans are amounts, and what is read off them has the unit.
#[test]
fn what_plans_cost_is_read_with_its_unit() {
    for (lang, unit) in [(Lang::En, " million"), (Lang::Ja, "百万円")] {
        let panel = panel_of("", lang);
        let plans = side_index(&panel, "plans");
        let picture = panel.side_picture(plans, &bare(SMALL)).unwrap();
        let at = (picture.plot.x + picture.plot.w * 0.4, picture.plot.y + 1.0);
        let read = beside::under(&picture, at.0, at.1).expect("values");
        let stops = beside::stops(&picture).into_iter().chain([read]);
        for stop in stops {
            assert!(!stop.vertical || stop.title.ends_with(unit), "{stop:?}");
            for line in &stop.lines {
                assert!(line.ends_with(unit), "{line}");
            }
        }
    }
}
