//! The access view: the rule, its limits, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use crate::panels::{assert_close, panel_of};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{presets::Preset, registry::Key},
    figure::{scene::Point, theme::Theme},
    i18n::Lang,
    model::numerics::normal,
    views::{Panel, plain},
};
use expect_test::expect_file;

fn panel_in(query: &str, lang: Lang) -> Panel {
    panel_of(&["view=access&", query].concat(), lang)
}

fn panel(query: &str) -> Panel {
    panel_in(query, Lang::En)
}

fn figure(panel: &Panel, key: &str) -> f64 {
    panels::figure(&panel.numbers(), key)
}

/// The regions depend on two independent log-normal lags, whose distribution has a closed form.
#[test]
fn sampled_probabilities_are_those_of_the_normal_distribution() {
    for (query, closed, open, sd, window) in [
        ("", 9.0, 18.0, 0.4, 6.0),
        ("lc=5&lo=9&lsd=70&win=4", 5.0, 9.0, 0.7, 4.0),
    ] {
        let panel = panel(query);
        let within = |median: f64| normal::cdf(f64::ln(window / median) / sd);
        let hollow: f64 = within(open);
        let unstable = (1.0 - hollow) * within(closed);
        assert_close(figure(&panel, "hollow"), hollow * 100.0, 0.3);
        assert_close(figure(&panel, "unstable"), unstable * 100.0, 0.5);
        let sum = ["managed", "unstable", "hollow"].map(|key| figure(&panel, key));
        assert_close(sum.iter().sum(), 100.0, 1e-9);
    }
}

#[test]
fn weak_governance_decides_alone() {
    for (gov, managed, hollow) in [(24, 0.0, 100.0), (0, 0.0, 100.0)] {
        let panel = panel(&format!("gov={gov}"));
        assert_eq!(figure(&panel, "managed"), managed);
        assert_eq!(figure(&panel, "hollow"), hollow);
    }
    // Under a half nothing is managed, however long the lags are.
    assert_eq!(
        figure(&panel("gov=49&lc=36&lo=36&lsd=0"), "unstable"),
        100.0
    );
    assert_eq!(figure(&panel("gov=50&lc=36&lo=36&lsd=0"), "managed"), 100.0);
}

/// 6 to 12 months at 4 months a doubling are 2.8 to 8 times (S4 with S1's rate).
#[test]
fn the_lead_follows_the_doubling_time_of_the_horizon_view() {
    let slow = panel("lc=6&lo=12&dt=121.75");
    assert_close(figure(&slow, "lead-closed"), 8.0_f64.sqrt(), 1e-9);
    assert_close(figure(&slow, "lead-open"), 8.0, 1e-9);
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
    let blind = figure(&panel("sig=10"), "both-believe-closed");
    assert!(blind > figure(&panel(""), "both-believe-closed"));
}

#[test]
fn defenders_gain_with_governance_and_with_the_shorter_lag() {
    assert_close(figure(&panel(""), "defence"), 6.3, 1e-12);
    assert_close(figure(&panel("lo=3"), "defence"), 2.1, 1e-12);
    let time = |query: &str| figure(&panel(query), "defence-p50");
    assert!(time("gov=90") > time("gov=70") && time("lc=12") > time("lc=6"));
}

#[test]
fn the_headline_names_what_is_likeliest_and_the_subline_that_it_is_judgement() {
    let panel = panel("");
    let said = plain(&panel.headline);
    assert!(
        said.contains("after 9 months") && said.contains("managed access grows"),
        "{said}"
    );
    assert!(
        panel
            .subline
            .contains("judgement after Daiwa Institute of Research (27 May 2026), not a forecast")
    );
    let hollow = self::panel(Preset::Hollow.query());
    assert!(plain(&hollow.headline).contains("governance is hollow: 100%"));
    // Without a trend there is no lead and no rivalry, but still a plane.
    let keys = |query: &str| -> Vec<&str> {
        let extras = &self::panel(query).side_charts;
        extras.iter().map(|e| e.key).collect()
    };
    assert_eq!(keys("since=2026-12-31"), ["odds", "defence"]);
    assert_eq!(keys(""), ["lead", "odds", "defence", "rivalry"]);
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
    assert_close(picture.reader.dragged(&closed, to).unwrap(), 18.0, 1e-9);
    let (key, value) = picture.reader.dragged_too(&closed, to).unwrap();
    assert_eq!(key, Key::Governance);
    assert_close(value, 25.0, 1e-9);
    assert_eq!(picture.reader.dragged_too(&grip(Key::OpenLag), to), None);
    let stop = picture.stop(0).expect("the point can be read");
    assert!(stop.lines.iter().any(|line| line.contains("80% of draws")));
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
fn open_weights_within_the_window() {
    let scene = drawn(&panel("lo=4"), SLIDE, Theme::light());
    check(&scene, &expect_file!["snapshots/access_open_soon.svg"]);
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
    assert_eq!(panel.side_charts.len(), 4);
    check_smaller(&panel, "access_", SMALL);
}
