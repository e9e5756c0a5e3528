//! The code share view: its figures against their closed forms, what it says, and its pictures, kept as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels;

use std::rc::Rc;

use crate::panels::{assert_close, side};
use crate::snapshot::{PHONE, SLIDE, SMALL, bare, check, check_smaller, drawn, texts};
use doublings::{
    assumptions::{presets::Preset, registry::View},
    date,
    evidence::points,
    figure::theme::Theme,
    i18n::Lang,
    model::share::{Curve, Shape, TARGETS},
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

fn through_the_bounds(shape: Shape) -> Curve {
    let day = |text| date::parse(text).expect("a date");
    let bounds = [(day("2025-02-24"), 0.05), (day("2026-05-31"), 0.80)];
    Curve::through(shape, 1.0, bounds[0], bounds[1]).expect("a curve")
}

/// Closed forms in an independent implementation: the line through (2025-02-24, 5%) and (2026-05-31, 80%) in the log-odds, or in
/// −ln(−ln s); days since 1970-01-01.
#[test]
fn the_curves_pass_the_milestones_on_the_days_of_the_closed_form() {
    for (shape, days) in [
        (
            Shape::Logistic,
            [
                20_690.322_292_392_87,
                20_769.862_132_918_11,
                20_945.574_609_702_93,
                21_191.644_644_108_35,
            ],
        ),
        (
            Shape::Gompertz,
            [
                20_737.203_643_589_16,
                20_864.975_776_546_04,
                21_154.298_668_962_1,
                21_563.818_535_744_29,
            ],
        ),
    ] {
        let curve = through_the_bounds(shape);
        for (target, day) in TARGETS.iter().zip(days) {
            assert_close(curve.date_of(*target), day, 1e-6);
        }
    }
}

#[test]
fn two_years_after_clark_the_curve_has_nearly_everything() {
    let by = date::parse("2028-06-01").expect("a date");
    for (shape, percent) in [
        (Shape::Logistic, 99.974_214_624_783_67),
        (Shape::Gompertz, 99.639_560_793_772_92),
    ] {
        let share = through_the_bounds(shape).share_at(by);
        assert_close(share * 100.0, percent, 1e-9);
    }
    assert_close(marker(&numbers(""), "clark-100"), by, 0.0);
}

/// A date that is told is the median of the simulations: that of the headline, of the tile, the table, a pin and the chart's mark.
#[test]
fn one_quantity_has_one_answer() {
    for query in ["", "curve=gompertz", "s1=5&s1w=4&smax=97", "shares=google"] {
        let panel = panel(query);
        let numbers = panel.numbers();
        let chart = panel
            .outcome::<CodeOutcome>()
            .expect("the view's own outcome");
        for (milestone, arrival) in numbers.milestones.iter().zip(&chart.forecast.targets) {
            assert_eq!(milestone.p50, arrival.p50, "{query}");
            assert!(
                milestone.p10 <= milestone.p50 && milestone.p50 <= milestone.p90,
                "{query}"
            );
        }
        let central = &numbers.series[0];
        for (value, quantiles) in central.values.iter().zip(&central.quantiles) {
            assert_eq!(*value, quantiles[3], "{query}");
        }
        let pinned = panels::study(
            &[
                "view=code&",
                query,
                "&pin=code;",
                &query.replace('&', ";").replace('=', ":"),
            ]
            .concat(),
        );
        let pinned = Session::default().panel(&pinned, Lang::En);
        let differences = pinned
            .differences
            .map(|table| table.rows)
            .unwrap_or_default();
        for row in &differences {
            assert!(
                row[1..].windows(2).all(|cells| cells[0] == cells[1]),
                "{query}: {row:?}"
            );
        }
    }
}

/// Google: 25% in October 2024, 50% in October 2025, 75% in April 2026. The odds grow threefold in 337 days and ninefold in 519.
#[test]
fn one_logistic_curve_misses_the_three_figures_of_google() {
    let panel = panel("shares=google");
    assert_eq!(panel.numbers().points.len(), 3);
    let said = panel
        .notes
        .iter()
        .find(|note| note.contains("Google has given"))
        .expect("a note");
    // 25% on 29 October 2024 and 75% on 1 April 2026 are 519 days apart: log odds of -ln 3 and ln 3. 1 October 2025 is day 337.
    let odds = (3f64.ln() * (2.0 * 337.0 / 519.0 - 1.0)).exp();
    let share = 100.0 * odds / (1.0 + odds);
    assert!(
        said.contains(&format!(
            "stands at {share:.1}% in October 2025, {:.0} points from the 50%",
            share - 50.0
        )),
        "{said}"
    );
    assert!(
        panel_of("", None, Lang::Ja)
            .notes
            .iter()
            .any(|note| note.contains("Google"))
    );
}

#[test]
fn the_median_curve_runs_through_the_middle_of_both_ranges() {
    for (query, middles) in [
        ("s1=3&s2=72&smax=88", [3.0, 77.0]),
        ("s1=9&s2=95&curve=gompertz", [9.0, 97.45]),
    ] {
        let numbers = numbers(query);
        let central = &numbers.series[0];
        assert_eq!((central.name, central.unit), ("central", "percent"));
        for (day, middle) in ["2025-02-24", "2026-05-31"].into_iter().zip(middles) {
            let day = date::parse(day).unwrap();
            let i = central.dates.partition_point(|d| *d < day);
            let (a, b) = (central.values[i - 1], central.values[i]);
            let at = (day - central.dates[i - 1]) / (central.dates[i] - central.dates[i - 1]);
            assert_close(a + (b - a) * at, middle, 0.3);
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

/// At 85%, the middle of 80 to 90%, and free review output is at most 1/0.15-fold, so that share alone does not explain eightfold (Amdahl 1967).
#[test]
fn the_sentence_says_whether_share_alone_explains_the_output() {
    let (text, rows) = output("r=0");
    assert!(text.contains("at most 6.67×"), "{text}");
    assert!(
        text.contains("cannot explain the observed 8×, which takes 87.5%"),
        "{text}"
    );
    // 1/(0.6 + 0.4/8)
    assert!(text.contains("a project 1.54× as fast"), "{text}");
    assert_eq!(rows[1][1..], ["6.67×", "1.52×"]);
    let (text, _) = output("r=0&s2=82.5");
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
            "1 to 5% in February 2025",
            "80 to 90% in May 2026",
            "passes 99% in February 2027",
        ],
    );
    says("curve=gompertz", None, &["Gompertz", "July 2027"]);
    says("smax=90", None, &["ends at 90%"]);
    says("smax=97", None, &["passes 95%", "ends at 97%"]);
    says("s2=99&s1=1", None, &["passed 99% in"]);
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
        "90%: Jul 2026",
        "95%: Sept 2026",
        "99%: Feb 2027",
        "Clark: 100%",
        "99.996%",
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
    assert!(texts(&scene(0)).contains(&"85%: 4.26×"));
    assert!(texts(&scene(2)).contains(&"75%: Aug 2026"));
    assert_eq!(panel.side_charts.len(), 4);
    check_smaller(&panel, "code_", SMALL);
}

fn smaller(query: &str, lang: Lang, key: &str) -> (String, Vec<Vec<String>>) {
    let panel = panel_of(query, None, lang);
    let found = side(&panel, key);
    let table = found.table.clone().expect("a table");
    (plain(&found.text), table.rows)
}

/// Lines: Anthropic, "When AI Builds Itself" (2026-06-04), and for the quarters before Kwa, METR (2026-07-08), whose reading is 2.3 to
/// 2.9 times. Survey: the former, March 2026, 130 people. Trials: METR, 2025-07-10 (time +19%, 95% interval +2 to +39%) and 2026-02-24
/// (returning developers: -18%, -38 to +9%); the speeds are 1/1.19, 1/1.39, 1/1.02, 1/0.82, 1/1.09 and 1/0.62.
#[test]
fn the_ladder_leads_from_lines_to_trials() {
    let (text, rows) = smaller("", Lang::En, "ladder");
    let found: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| [&*row[1], &*row[2], &*row[4]])
        .collect();
    let kwa = "Thomas Kwa, METR, 8 July 2026";
    let anthropic = "Jack Clark and Marina Favaro, Anthropic, 4 June 2026";
    assert_eq!(
        found[..7],
        [
            ["2.5×", "", kwa],
            ["5.8×", "", kwa],
            ["8×", "", anthropic],
            ["4×", "", anthropic],
            ["2.5×", "2.3 to 2.9×", kwa],
            ["1.22×", "0.92 to 1.61×", "METR, 24 February 2026"],
            ["0.84×", "0.72 to 0.98×", "METR, 10 July 2025"],
        ]
    );
    assert_eq!(rows[5][3], "trial, time −18%, unreliable by its authors");
    assert_eq!(rows[6][3], "trial, time +19%");
    for words in [
        "8× counts lines merged, after 2.5× and 5.8×",
        "at about 4×",
        "2.3 to 2.9×",
        "19% more time",
        "18% less",
        "Anthropic's own caveat",
    ] {
        assert!(text.contains(words), "{text} lacks {words}");
    }
}

/// Amdahl's bound 1/((1 - s) + r s) stands beside the rungs and follows share and review cost.
#[test]
fn the_bound_beside_the_ladder_follows_the_assumptions() {
    for query in ["", "r=0", "r=0.5&s2=90", "shares=google&r=0.25"] {
        let (_, output) = smaller(query, Lang::En, "output");
        let (_, ladder) = smaller(query, Lang::En, "ladder");
        assert_eq!(ladder[7][1], output[0][1], "{query}");
    }
    let (_, rows) = smaller("shares=mine", Lang::En, "ladder");
    assert_eq!(rows.len(), 7, "no share, no bound");
}

/// "When AI Builds Itself", note 8: 129 moments at which the researcher had gone astray, and 127 others, where models won about 20%.
/// The 22% of a model of 2024 are in a report on the essay alone.
#[test]
fn judgement_says_what_was_sampled() {
    let (text, rows) = smaller("", Lang::En, "judgement");
    let found: Vec<[&str; 2]> = rows.iter().map(|row| [&*row[2], &*row[3]]).collect();
    let astray = "129, the researcher astray";
    assert_eq!(
        found,
        [
            [astray, "22%"],
            [astray, "51%"],
            [astray, "64%"],
            ["127, the researcher right", "20%"],
            ["", "75%"],
            ["", "90%"],
        ]
    );
    assert!(text.contains("At 129 moments at which a researcher had gone astray"));
    assert!(!text.contains("hardest"));
    let (text, _) = smaller("", Lang::Ja, "judgement");
    assert!(text.contains("研究者が回り道をした129の場面"), "{text}");
}

/// "Measurements for understanding the pace of AI development inside frontier labs" (2026-09-17).
#[test]
fn the_index_says_what_ai_leads_and_that_nothing_is_autonomous() {
    let (text, rows) = smaller("", Lang::En, "automation");
    let found: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| [&*row[0], &*row[1], &*row[2]])
        .collect();
    assert_eq!(
        found,
        [
            ["Led by Claude", "February 2026", "<1%"],
            ["Led by Claude", "August 2026", "26%"],
            ["Autonomous", "August 2026", "0%"],
            ["Claude collaborates or does more", "August 2026", ">90%"],
        ]
    );
    assert!(rows[0][3].ends_with("read off its chart by others"));
    assert!(text.contains("None of it was autonomous"), "{text}");
}
