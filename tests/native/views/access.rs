//! The access view: the rule, its limits, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::package;
use crate::panels;

use crate::panels::{assert_close, panel_of};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{
        presets::Preset,
        registry::{Key, View},
    },
    evidence::facts,
    export::{self, Stamp},
    figure::{scene::Point, theme::Theme},
    i18n::Lang,
    model::{
        access::{CLOUD, HOLLOW, Lags, WEAK},
        numerics::normal,
    },
    views::{Panel, access::AccessOutcome, evidence::rows, plain},
};
use expect_test::expect_file;

fn panel_in(query: &str, lang: Lang) -> Panel {
    panel_of(&["view=access&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_in(query, Lang::En)
}

fn outcome(panel: &Panel) -> &AccessOutcome {
    panel.outcome().expect("of this view")
}

fn figure(panel: &Panel, key: &str) -> f64 {
    panels::figure(&panel.numbers(), key)
}

/// The rule over independent log-normal lags and a logit-normal strength has a closed form: managed, unstable, hollow.
fn exact(
    lags: [f64; 3],
    sd: f64,
    (strength, strength_sd): (f64, f64),
    window: f64,
    china: bool,
) -> [f64; 3] {
    let within = |median: f64| normal::cdf(f64::ln(window / median) / sd);
    let logit = |p: f64| f64::ln(p / (1.0 - p));
    let under = |border: f64| normal::cdf((logit(border) - logit(strength)) / (4.0 * strength_sd));
    let [closed, open, chinese] = lags;
    let late = (1.0 - within(open)) * if china { 1.0 - within(chinese) } else { 1.0 };
    let managed = late * (1.0 - within(closed)) * (1.0 - under(0.5));
    let hollow = 1.0 - late * (1.0 - under(0.25));
    [managed, 1.0 - managed - hollow, hollow].map(|p| p * 100.0)
}

fn shares(panel: &Panel) -> [f64; 3] {
    ["managed", "unstable", "hollow"].map(|key| figure(panel, key))
}

#[test]
fn sampled_shares_are_those_of_the_normal_distribution() {
    let spread = (0.7, 0.15);
    for (query, exact) in [
        ("", exact([0.75, 5.5, 7.0], 0.4, spread, 6.0, false)),
        ("spr=first", exact([0.75, 5.5, 7.0], 0.4, spread, 6.0, true)),
        (
            Preset::LagsOfMay.query(),
            exact([9.0; 3], 0.4, spread, 6.0, false),
        ),
        (
            "lc=5&lo=9&lcn=8&spr=first&lsd=70&win=4&gov=45&govsd=10",
            exact([5.0, 9.0, 8.0], 0.7, (0.45, 0.1), 4.0, true),
        ),
    ] {
        let panel = panel(query);
        let found = shares(&panel);
        for (found, exact) in found.iter().zip(exact) {
            assert_close(*found, exact, 0.5);
        }
        assert_close(found.iter().sum(), 100.0, 1e-9);
    }
}

/// What follows from the measured lags: most simulations leave the scenario that the document saw, and with its own lags they stay.
#[test]
fn with_the_measured_lags_most_simulations_leave_the_scenario_of_may() {
    let now = panel("");
    let [managed, _, hollow] = shares(&now);
    assert!(managed < 1.0 && hollow > 50.0, "{managed} {hollow}");
    let may = panel(Preset::LagsOfMay.query());
    let then = shares(&may);
    assert!(then[0] > 50.0);
    // The figures of May stand in both, and are the same.
    for panel in [&now, &may] {
        for (key, share) in ["managed-may", "unstable-may", "hollow-may"]
            .iter()
            .zip(then)
        {
            assert_eq!(figure(panel, key), share);
        }
    }
    for (panel, lang, words) in [
        (
            &now,
            Lang::En,
            [
                "leave Daiwa's “managed AI expands”",
                "governance becomes hollow",
            ],
        ),
        (&may, Lang::En, ["stay in", "managed AI expands"]),
        (
            &panel_in("", Lang::Ja),
            Lang::Ja,
            ["から外れます", "統治の形骸化"],
        ),
        (
            &panel_in(Preset::LagsOfMay.query(), Lang::Ja),
            Lang::Ja,
            ["にとどまります", "管理型AIの拡大"],
        ),
    ] {
        let said = plain(&panel.headline);
        assert!(
            words.iter().all(|word| said.contains(word)),
            "{lang:?}: {said}"
        );
    }
}

#[test]
fn presets_change_the_sentence() {
    let mut said = Vec::new();
    for preset in Preset::ALL
        .iter()
        .filter(|preset| preset.view == View::Access)
    {
        said.push(plain(&panel(preset.query()).headline));
    }
    assert_eq!(said.len(), 7);
    for (index, sentence) in said.iter().enumerate() {
        assert!(!said[..index].contains(sentence), "{sentence}");
    }
}

/// A link of version 1 shows what it showed: two lags, governance as set, nothing of China.
#[test]
fn links_of_version_1_keep_their_shares() {
    let panel = panel("v=1");
    let within = |median: f64| normal::cdf(f64::ln(6.0 / median) / 0.4);
    let hollow: f64 = within(18.0);
    let unstable = (1.0 - hollow) * within(9.0);
    assert_close(figure(&panel, "hollow"), hollow * 100.0, 0.3);
    assert_close(figure(&panel, "unstable"), unstable * 100.0, 0.5);
    assert_close(figure(&panel, "defence"), 6.3, 1e-12);
}

#[test]
fn weak_governance_decides_alone() {
    for gov in [24, 0] {
        let panel = panel(&format!("gov={gov}&govsd=0"));
        assert_eq!(shares(&panel), [0.0, 0.0, 100.0]);
    }
    // Nothing is spread at the ends.
    assert_eq!(shares(&panel("gov=0&govsd=40")), [0.0, 0.0, 100.0]);
    // Under a half nothing is managed, however long the lags are.
    let far = |gov: u32| panel(&format!("gov={gov}&govsd=0&lc=36&lo=36&lsd=0"));
    assert_eq!(shares(&far(49)), [0.0, 100.0, 0.0]);
    assert_eq!(shares(&far(50)), [100.0, 0.0, 0.0]);
}

/// Each point of the cloud is a simulation of the panel, in the colour of the region that the rule gives it.
#[test]
fn the_cloud_is_simulations_in_the_shares_that_are_told() {
    for query in [
        "",
        Preset::LagsOfMay.query(),
        "spr=first&gov=40",
        "draws=100",
    ] {
        let panel = panel(query);
        let chart = outcome(&panel);
        let cloud = chart.drawn.cloud(&chart.inputs);
        assert_eq!(
            cloud.len(),
            CLOUD.min(panel.assumptions.get(Key::Draws) as usize)
        );
        for (region, share) in shares(&panel).iter().enumerate() {
            let count = cloud.iter().filter(|(_, _, r)| *r == region).count();
            let part = count as f64 * 100.0 / cloud.len() as f64;
            assert_close(part, *share, 7.0);
        }
        // Whoever spreads early or governs weakly is hollow, and nobody else.
        for (months, strength, region) in &cloud {
            let hollow = *months < chart.inputs.window || *strength < WEAK;
            assert_eq!(*region == HOLLOW, hollow);
        }
    }
}

/// The curve over the closed lag is the count at each place.
#[test]
fn the_curve_over_the_closed_lag_counts_the_same_simulations() {
    for query in ["", "spr=first&gov=45", "lsd=0&govsd=0", "win=0", "lo=0"] {
        let panel = panel(query);
        let chart = outcome(&panel);
        let along = chart.drawn.odds_along(&chart.inputs, 36.0, 72);
        assert_eq!(along.len(), 73);
        for (step, odds) in along.iter().enumerate() {
            let lags = Lags {
                closed: step as f64 / 2.0,
                ..chart.inputs.lags
            };
            let counted = chart.drawn.odds_for(&chart.inputs, lags);
            for (found, wanted) in odds.iter().zip(counted) {
                assert_close(*found, wanted, 2e-4);
            }
        }
    }
}

/// 6 to 12 months at 4 months a doubling are 2.8 to 8 times (S4 with S1's rate).
#[test]
fn the_lead_follows_the_doubling_time_of_the_horizon_view() {
    let slow = panel("lc=6&lo=12&lcn=8&dt=121.75");
    assert_close(figure(&slow, "lead-closed"), 8.0_f64.sqrt(), 1e-9);
    assert_close(figure(&slow, "lead-open"), 8.0, 1e-9);
    assert_close(figure(&slow, "lead-china"), 4.0, 1e-9);
    assert!(figure(&panel("lc=6&dt=60"), "lead-closed") > 8.0);
    let even = panel("lc=0&lo=0");
    assert_eq!(figure(&even, "lead-closed"), 1.0);
    assert_eq!(figure(&even, "defence"), 0.0);
    assert_eq!(figure(&even, "both-believe-closed"), 25.0);
}

#[test]
fn rivals_believe_less_often_the_further_they_are_apart_and_the_better_they_see() {
    let mut last = 25.0;
    for lag in 1..=36 {
        let p = figure(
            &panel(&format!("lc={lag}&draws=100")),
            "both-believe-closed",
        );
        assert!(p < last || p == 0.0, "{lag}: {p}");
        last = p;
    }
    let blind = figure(&panel("sig=10"), "both-believe-china");
    assert!(blind > figure(&panel(""), "both-believe-china"));
}

#[test]
fn defenders_gain_with_governance_and_with_the_shorter_lag() {
    assert_close(figure(&panel(""), "defence"), 0.75 * 0.7, 1e-12);
    assert_close(figure(&panel("lc=9&lo=3"), "defence"), 2.1, 1e-12);
    // Chinese models shorten it only where they count.
    let china = |spread: &str| figure(&panel(&format!("lc=9&lo=9&lcn=2{spread}")), "defence");
    assert_close(china(""), 6.3, 1e-12);
    assert_close(china("&spr=first"), 1.4, 1e-12);
    let time = |query: &str| figure(&panel(query), "defence-p50");
    assert!(time("gov=90") > time("gov=70") && time("lc=12") > time("lc=3"));
}

#[test]
fn the_subline_says_that_it_is_judgement_and_small_charts_follow() {
    let panel = panel("");
    assert!(
        panel
            .subline
            .contains("judgement after Daiwa Institute of Research (27 May 2026), not a forecast")
    );
    let hollow = self::panel(Preset::Hollow.query());
    assert!(plain(&hollow.headline).contains("governance becomes hollow"));
    // Without a trend there is no lead and no rivalry, but still a plane.
    let keys = |query: &str| -> Vec<&str> {
        let extras = &self::panel(query).side_charts;
        extras.iter().map(|e| e.key).collect()
    };
    let always = ["regions", "measured", "tiers", "odds", "defence"];
    assert_eq!(keys("since=2026-12-31"), always);
    assert_eq!(
        keys(""),
        [
            "regions", "measured", "tiers", "lead", "odds", "defence", "rivalry"
        ]
    );
}

/// What is told as measured is what the facts say, with its grade.
#[test]
fn measured_lags_are_the_facts() {
    for (lang, days, range, quoted, grade) in [
        (
            Lang::En,
            "23 days",
            "4 to 7 months",
            "6 to 12 months",
            "primary",
        ),
        (Lang::Ja, "23日", "4〜7か月", "6〜12か月", "一次資料"),
    ] {
        let panel = panel_in("", lang);
        let chart = panel
            .side_charts
            .iter()
            .find(|chart| chart.key == "measured");
        let table = chart
            .and_then(|chart| chart.table.clone())
            .expect("a table");
        let row = |id: &str| {
            let text = facts::get(id).expect(id).text(lang);
            let row = table.rows.iter().find(|row| row[2] == text);
            row.unwrap_or_else(|| panic!("{id}")).clone()
        };
        assert_eq!(row("access.gpt55")[1], days);
        assert_eq!(row("access.open.aisi")[1], range);
        assert_eq!(row("access.lag")[1], quoted);
        assert_eq!(row("access.glm")[4], grade);
        let secondary = facts::get("access.lag").expect("a fact").grade;
        assert_eq!(row("access.lag")[4], rows::grade_label(lang, secondary));
    }
}

/// Figure 2 lists no gain for those without access; what shrinks scrutiny, leaks and choosing users are the developer's.
#[test]
fn figure_2_is_as_the_document_has_it() {
    for (lang, none, gains, burdens) in [
        (
            Lang::En,
            "none",
            ["distillation"],
            ["less outside scrutiny", "choosing users"],
        ),
        (Lang::Ja, "なし", ["蒸留"], ["検証が減り", "選定"]),
    ] {
        let table = panel_in("", lang).comparison.expect("a table");
        assert_eq!(table.rows.len(), 3);
        let developer = &table.rows[0];
        assert!(gains.iter().all(|word| developer[1].contains(word)));
        assert!(burdens.iter().all(|word| developer[2].contains(word)));
        assert_eq!(table.rows[2][1], none);
        for row in &table.rows[1..] {
            let cells = row.join(" ");
            assert!(
                !gains
                    .iter()
                    .chain(&burdens)
                    .any(|word| cells.contains(word))
            );
        }
    }
}

/// The slide has the plane as shapes: its regions, its points and every simulation of the cloud.
#[test]
fn the_slide_shows_the_plane_of_the_page() {
    let panel = panel("");
    let stamp = Stamp {
        day: 20_778.0,
        page: "https://example.org/d/".to_owned(),
        qr: false,
    };
    let parts = package::unzip(&export::pptx([&panel].into_iter(), &stamp));
    assert!(!parts.contains_key("ppt/charts/chart1.xml"));
    let slide = package::text(&parts, "ppt/slides/slide1.xml");
    for name in [
        "Managers disperse",
        "Governance becomes hollow",
        "open weights",
    ] {
        assert!(slide.contains(name), "{name}");
    }
    assert!(slide.matches("ellipse").count() >= CLOUD);
}

/// The point sets the lag along one axis and governance along the other.
#[test]
fn the_point_can_be_dragged_over_the_plane() {
    let panel = panel("");
    let picture = panel.picture(&bare(SLIDE));
    let grip = |key| {
        let mut grips = picture.grips.iter();
        *grips.find(|g| g.key == key).expect("a ring")
    };
    let closed = grip(Key::ClosedLag);
    let plot = picture.plot;
    let to = Point::new(plot.x + plot.w * 0.5, plot.y + plot.h * 0.75);
    assert_close(picture.reader.dragged(&closed, to).unwrap(), 12.0, 1e-9);
    let (key, value) = picture.reader.dragged_too(&closed, to).unwrap();
    assert_eq!(key, Key::Governance);
    assert_close(value, 25.0, 1e-9);
    // So do the others.
    for key in [Key::OpenLag, Key::ChinaLag] {
        let (also, value) = picture.reader.dragged_too(&grip(key), to).unwrap();
        assert_eq!(also, Key::Governance);
        assert_close(value, 25.0, 1e-9);
    }
    let stop = picture.stop(0).expect("the point can be read");
    assert!(
        stop.lines
            .iter()
            .any(|line| line.contains("80% of simulations"))
    );
}

#[test]
fn pins_are_places_of_the_plane() {
    let panel = panel("pin=access;gov:20;lc:4&pin=horizon");
    let scene = panel.picture(&bare(SLIDE)).scene;
    let texts = texts(&scene);
    assert!(texts.contains(&"A") && !texts.contains(&"B"), "{texts:?}");
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    check(
        &scene,
        &expect_file!["snapshots/access_default_english_light.svg"],
    );
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel_in("", Lang::Ja), SLIDE, Theme::dark());
    check(
        &scene,
        &expect_file!["snapshots/access_default_japanese_dark.svg"],
    );
}

#[test]
fn as_the_document_saw_it() {
    let scene = drawn(&panel(Preset::LagsOfMay.query()), SLIDE, Theme::light());
    check(&scene, &expect_file!["snapshots/access_of_may.svg"]);
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(""), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/access_phone_size.svg"]);
}

/// The smaller charts in the size that they have on the page.
#[test]
fn smaller_charts() {
    let panel = panel("");
    assert_eq!(panel.side_charts.len(), 7);
    check_smaller(&panel, "access_", SMALL);
    let panel = panel_in(Preset::LagsOfMay.query(), Lang::Ja);
    check_smaller(&panel, "access_ja_", SMALL);
}
