//! The code share view: its figures against their closed forms, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use std::rc::Rc;

use crate::panels::assert_close;
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{codec, presets::Preset, registry::View},
    date,
    evidence::points,
    figure::theme::Theme,
    i18n::Lang,
    views::{Panel, Session, Study, code::CodeOutcome, numbers::Numbers, plain},
};
use expect_test::expect_file;

const OWN: &str = "name,date,share,low,high\n\
    Payments,2024-06-01,4%,2,7\n\
    Search,2025-01-15,12%,,\n\
    Mobile,2025-07-01,35,25,48\n\
    Tools,2026-01-10,52,,\n\
    All teams,2026-05-01,71,60,82\n\
    Bots,2026-03-01,96,,\n";

fn study(query: &str, own: Option<&str>) -> Study {
    Study {
        shares: own.map(|csv| Rc::new(points::import_shares(csv).expect("a good table"))),
        ..panels::study(&["view=code&", query].concat())
    }
}

fn panel_of(query: &str, own: Option<&str>, lang: Lang) -> Panel {
    Session::default().panel(&study(query, own), lang)
}

fn panel(query: &str) -> Panel {
    panel_of(query, None, Lang::En)
}

fn numbers(query: &str) -> Numbers {
    panel(query).numbers()
}

fn marker(numbers: &Numbers, key: &str) -> f64 {
    panels::marker(numbers, key).expect(key)
}

/// Closed forms in an independent implementation: the line through (2025-02-24, 5%) and (2026-05-31, 80%) in the log-odds, or in
/// −ln(−ln s); days since 1970-01-01.
#[test]
fn the_curves_pass_the_milestones_on_the_days_of_the_closed_form() {
    let keys = ["share-90", "share-95", "share-99", "share-99.9"];
    for (query, days) in [
        (
            "",
            [
                20_690.322_292_392_87,
                20_769.862_132_918_11,
                20_945.574_609_702_93,
                21_191.644_644_108_35,
            ],
        ),
        (
            "curve=gompertz",
            [
                20_737.203_643_589_16,
                20_864.975_776_546_04,
                21_154.298_668_962_1,
                21_563.818_535_744_29,
            ],
        ),
    ] {
        let numbers = numbers(query);
        for (key, day) in keys.iter().zip(days) {
            assert_close(marker(&numbers, key), day, 1e-6);
        }
    }
}

#[test]
fn two_years_after_clark_the_curve_has_nearly_everything() {
    for (query, percent) in [
        ("", 99.974_214_624_783_67),
        ("curve=gompertz", 99.639_560_793_772_92),
    ] {
        let panel = panel(query);
        let chart = panel
            .outcome::<CodeOutcome>()
            .expect("the view's own outcome");
        assert_close(chart.forecast.by.expect("a share").0 * 100.0, percent, 1e-9);
        assert_eq!(
            date::iso(marker(&panel.numbers(), "clark-100")),
            "2028-06-01"
        );
    }
}

#[test]
fn the_central_curve_runs_through_both_bounds() {
    for query in ["s1=3&s2=72&smax=88", "s1=9&s2=95&curve=gompertz"] {
        let link = codec::parse(query).0;
        let numbers = numbers(query);
        let central = &numbers.series[0];
        assert_eq!((central.name, central.unit), ("central", "percent"));
        for (day, key) in [("2025-02-24", "s1"), ("2026-05-31", "s2")] {
            let day = date::parse(day).unwrap();
            let i = central.dates.partition_point(|d| *d < day);
            let (a, b) = (central.values[i - 1], central.values[i]);
            let at = (day - central.dates[i - 1]) / (central.dates[i] - central.dates[i - 1]);
            let key = doublings::assumptions::registry::Key::find(key).unwrap();
            assert_close(a + (b - a) * at, link.assumptions.get(key), 0.2);
        }
    }
}

#[test]
fn the_judgement_line_leads_to_three_quarters_and_nine_tenths() {
    let numbers = numbers("");
    assert_close(
        marker(&numbers, "judgement-75"),
        20_691.584_140_187_53,
        1e-6,
    );
    assert_close(
        marker(&numbers, "judgement-90"),
        21_001.451_938_009_08,
        1e-6,
    );
}

fn output(query: &str) -> (String, Vec<Vec<String>>) {
    let panel = panel(query);
    let extra = &panel.side_charts[0];
    assert_eq!(extra.key, "output");
    (
        plain(&extra.text),
        extra.table.clone().expect("a table").rows,
    )
}

/// At 80% and free review output is at most fivefold, so that share alone does not explain eightfold (Amdahl 1967).
#[test]
fn the_sentence_says_whether_share_alone_explains_the_output() {
    let (text, rows) = output("r=0");
    assert!(text.contains("at most 5×"), "{text}");
    assert!(
        text.contains("cannot explain the observed 8×, which takes 87.5%"),
        "{text}"
    );
    // 1/(0.6 + 0.4/8)
    assert!(text.contains("a project 1.54× as fast"), "{text}");
    assert_eq!(rows[1][1..], ["5×", "1.47×"]);
    let (text, _) = output("r=0&s2=87.5");
    assert!(text.contains("can explain the observed 8×"), "{text}");
    let (text, _) = output("r=0.2");
    assert!(text.contains("no share does"), "{text}");
    let (text, _) = output("out=1");
    assert!(
        text.contains("can explain") && text.contains("a project 1× as fast"),
        "{text}"
    );
}

#[test]
fn headlines_say_what_the_curve_implies() {
    let says = |query: &str, own: Option<&str>, words: &[&str]| {
        let headline = plain(&panel_of(query, own, Lang::En).headline);
        for word in words {
            assert!(headline.contains(word), "{query}: {headline} lacks {word}");
        }
    };
    says(
        "",
        None,
        &[
            "logistic",
            "5% in February 2025",
            "80% in May 2026",
            "passes 99% in May 2027",
        ],
    );
    says("curve=gompertz", None, &["Gompertz", "December 2027"]);
    says("smax=90", None, &["ends at 90%"]);
    says("smax=97", None, &["passes 95%", "ends at 97%"]);
    says("s2=99&s1=1", None, &["passed 99% in May 2026"]);
    says("shares=mine", None, &["No shares are imported yet"]);
    says("shares=mine", Some(OWN), &["your 6 points"]);
    says(
        "shares=mine&smax=90",
        Some(OWN),
        &["your 5 points", "ends at 90%"],
    );
    says(
        "shares=mine",
        Some("name,date,share\na,2025-01-01,60\nb,2026-01-01,40\n"),
        &["does not rise"],
    );
    says(
        "shares=mine",
        Some("name,date,share\na,2025-01-01,60\nb,2025-01-01,40\n"),
        &["one date"],
    );
    says(
        "shares=mine",
        Some("name,date,share\na,2025-01-01,0\nb,2026-01-01,100\n"),
        &["No point"],
    );
}

#[test]
fn the_page_says_that_two_bounds_are_no_series() {
    for (lang, words) in [
        (Lang::En, "Two bounds are not a series"),
        (Lang::Ja, "系列ではありません"),
    ] {
        assert!(panel_of("", None, lang).subline.contains(words));
        assert!(
            !panel_of("shares=mine", Some(OWN), lang)
                .subline
                .contains(words)
        );
    }
}

#[test]
fn own_points_are_fitted_and_those_at_the_ceiling_are_not() {
    let panel = panel_of("shares=mine&smax=95", Some(OWN), Lang::En);
    let numbers = panel.numbers();
    let status: Vec<_> = numbers
        .points
        .iter()
        .map(|p| (&*p.name, p.status))
        .collect();
    assert_eq!(status[4], ("Bots", "above-ceiling"));
    assert_eq!(status.iter().filter(|s| s.1 == "fitted").count(), 5);
    assert!(
        panel
            .notes
            .iter()
            .any(|note| note.contains("Hollow points"))
    );
    assert!(texts(&drawn(&panel, SLIDE, Theme::light())).contains(&"Bots (not fitted)"));
    let two = "name,date,share\nA,2025-01-01,10\nB,2026-01-01,40\n";
    let panel = panel_of("shares=mine", Some(two), Lang::En);
    assert!(panel.numbers().series[0].quantiles.is_empty());
    assert!(panel.milestones.iter().all(|tile| tile.dots.is_empty()));
    let fractions = "name,date,share\nA,2025-01-01,0.1\nB,2026-01-01,0.4\n";
    let panel = panel_of("shares=mine", Some(fractions), Lang::En);
    assert!(
        panel
            .notes
            .iter()
            .any(|note| note.contains("multiply them by 100"))
    );
}

/// Clark's "100% within two years" is read as 99.9% in June 2028.
#[test]
fn the_preset_of_clark_arrives_when_he_says() {
    let numbers = numbers(Preset::Clark.query());
    assert_eq!(Preset::Clark.view(), View::Code);
    assert_close(
        marker(&numbers, "share-99.9"),
        marker(&numbers, "clark-100"),
        3.0,
    );
}

#[test]
fn default_english_light() {
    let scene = drawn(&panel(""), SLIDE, Theme::light());
    let texts = texts(&scene);
    for label in [
        "90%: Aug 2026",
        "95%: Nov 2026",
        "99%: May 2027",
        "Clark: 100%",
        "99.97%",
        "“over 80%”",
    ] {
        assert!(texts.contains(&label), "{label} is missing: {texts:?}");
    }
    check(
        &scene,
        &expect_file!["snapshots/code_default_english_light.svg"],
    );
}

#[test]
fn default_japanese_dark() {
    let scene = drawn(&panel_of("", None, Lang::Ja), SLIDE, Theme::dark());
    check(
        &scene,
        &expect_file!["snapshots/code_default_japanese_dark.svg"],
    );
}

#[test]
fn gompertz() {
    let scene = drawn(&panel("curve=gompertz"), SLIDE, Theme::light());
    check(&scene, &expect_file!["snapshots/code_gompertz.svg"]);
}

#[test]
fn ceiling_below_the_later_share() {
    let panel = panel("s2=92&smax=85");
    assert!(
        panel
            .notes
            .iter()
            .any(|note| note.contains("taken as 84.9%"))
    );
    let scene = drawn(&panel, SLIDE, Theme::light());
    assert!(texts(&scene).contains(&"ceiling 85%"));
    check(
        &scene,
        &expect_file!["snapshots/code_ceiling_below_the_later_share.svg"],
    );
}

#[test]
fn own_points() {
    let scene = drawn(
        &panel_of("shares=mine&smax=95", Some(OWN), Lang::En),
        SLIDE,
        Theme::light(),
    );
    check(&scene, &expect_file!["snapshots/code_own_points.svg"]);
}

#[test]
fn nothing_imported() {
    let scene = drawn(
        &panel_of("shares=mine", None, Lang::Ja),
        SLIDE,
        Theme::light(),
    );
    check(&scene, &expect_file!["snapshots/code_nothing_imported.svg"]);
}

#[test]
fn phone_size() {
    let scene = drawn(&panel(""), PHONE, Theme::light());
    check(&scene, &expect_file!["snapshots/code_phone_size.svg"]);
}

#[test]
fn smaller_charts() {
    let panel = panel("");
    let scene = |index| {
        panel
            .side_picture(index, &bare(SMALL))
            .expect("a chart")
            .scene
    };
    assert!(texts(&scene(0)).contains(&"80%: 3.57×"));
    assert!(texts(&scene(1)).contains(&"75%: Aug 2026"));
    assert_eq!(panel.side_charts.len(), 2);
    check_smaller(&panel, "code_", SMALL);
}
