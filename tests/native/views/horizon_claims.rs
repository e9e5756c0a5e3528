//! What the horizon view says about METR's figures, its own record and its critics.

use expect_test::expect_file;
use proptest::prelude::*;

use crate::{
    approx::{assert_near, day},
    panels::{panel_of, study},
    snapshot::{bare, check, texts},
    strategies,
};
use doublings::{
    assumptions::{presets::Preset, registry::Key},
    evidence::{editions::Edition, sources},
    i18n::Lang,
    model::{
        horizon::{Engine, Forecast},
        trend::{Status, law::log2_of},
    },
    views::{Panel, Session, horizon, plain},
};

fn forecast(query: &str) -> Forecast {
    Engine::default().run(&horizon::inputs(&study(query)))
}

fn days(query: &str) -> f64 {
    forecast(query).trend.expect("a trend").doubling_days()
}

#[track_caller]
fn note(panel: &Panel, part: &str) -> String {
    let note = panel.notes.iter().find(|note| note.contains(part));
    note.unwrap_or_else(|| panic!("{part}: {:?}", panel.notes))
        .clone()
}

/// METR's editions: 130.801 and 196.475 days with the table of January 2026 (METR, `benchmark_results_1_1.yaml` of
/// 30 January 2026), 165.3 with the old tasks computed anew (METR, "Time Horizon 1.1", 29 January 2026).
#[test]
fn a_look_back_says_of_which_day_it_is() {
    let headline = |query: &str, lang| plain(&panel_of(query, lang).headline);
    assert!(
        headline("asof=2024-06-30", Lang::En).ends_with(" That is how it looked on 30 June 2024.")
    );
    assert!(headline("asof=2024-06-30", Lang::Ja).ends_with("（2024年6月30日時点の見通し）"));
    assert!(!headline("", Lang::En).contains("That is how it looked"));
}

#[test]
fn each_edition_gives_its_published_fit() {
    assert_near(days("data=metr-2026-01"), 130.801, 1e-3);
    assert_near(days("data=metr-2026-01&since=2019-01-01"), 196.475, 1e-3);
    assert_near(days("data=metr-1.0"), 165.25, 1e-2);
    assert_near(days(""), 128.744, 1e-3);
    let n = |query| forecast(query).trend.map(|t| t.n);
    assert_eq!(n("data=metr-2026-01"), Some(11));
    for edition in Edition::ALL {
        let source = edition.data().source.expect("a source");
        assert!(sources::get(source).is_some(), "{source}");
    }
}

#[test]
fn a_backtest_may_use_the_edition_of_its_time_and_says_which() {
    let at = |query: &str| {
        let panel = panel_of(query, Lang::En);
        panel.picture(&bare((960.0, 500.0))).scene
    };
    assert_eq!(
        days("asof=2026-02-01&vintage=1"),
        days("asof=2026-02-01&data=metr-2026-01")
    );
    assert_eq!(
        days("asof=2025-06-01&vintage=1"),
        days("asof=2025-06-01&data=metr-1.0")
    );
    assert_eq!(days("asof=2026-06-01&vintage=1"), days("asof=2026-06-01"));
    assert!((days("asof=2026-02-01&vintage=1") - days("asof=2026-02-01")).abs() > 1.0);
    let panel = panel_of("asof=2026-02-01&vintage=1", Lang::En);
    assert!(note(&panel, "edition of that time").contains("29 Jan"));
    let scene = at("asof=2026-02-01&vintage=1");
    let texts = texts(&scene);
    assert!(texts.iter().any(|t| t.contains("29 Jan")), "{texts:?}");
}

#[test]
fn the_page_says_why_the_doubling_time_changed_between_editions() {
    let note = note(&panel_of("", Lang::En), "METR's editions");
    for part in ["130.8 days", "gives 128.7", "give 136.6"] {
        assert!(note.contains(part), "{note}");
    }
    let notes = panel_of("", Lang::En).notes;
    let frozen = notes
        .iter()
        .find(|n| n.contains("September 2026"))
        .expect("the notice");
    assert!(frozen.contains("secondary"), "{frozen}");
}

/// By p80 records and cap since 2023, as METR flags them: 126.704 days; by records held at 50%, as links of version 1 mean it, 133.4.
#[test]
fn records_at_80_per_cent_are_held_at_80_per_cent() {
    assert_near(days("rel=80"), 126.704, 1e-3);
    assert_near(days("v=1&rel=80"), 133.4, 0.05);
    assert_eq!(days("v=1&rel=80"), days("rel=80&records=50"));
    let study = study("rel=80");
    let status = forecast("rel=80").status;
    let of = |id: &str| {
        let points = &horizon::Data::of(&study).points;
        status[points.iter().position(|p| p.id == id).expect(id)]
    };
    assert_eq!(of("gemini-3.1-pro"), Status::Fitted);
    assert_eq!(of("claude-mythos-preview-early"), Status::Fitted);
    assert_eq!(of("claude-opus-4.5"), Status::Superseded);
}

#[test]
fn points_above_the_limit_are_left_out_used_or_at_least_that() {
    assert_near(days("long=use"), 124.766, 1e-3);
    assert_near(days("long=least"), 123.62, 1e-2);
    let has = |query, status| forecast(query).status.contains(&status);
    assert!(has("", Status::AboveCap) && !has("", Status::AtLeast));
    assert!(has("long=least", Status::AtLeast) && !has("long=use", Status::AboveCap));
}

/// The fit's own interval (t, 12 degrees of freedom) beside METR's from its tasks.
#[test]
fn both_intervals_of_the_doubling_time_are_told() {
    let remark = |query| {
        let panel = panel_of(query, Lang::En);
        let mut remarks = panel.remarks.into_iter();
        remarks
            .find(|(key, _)| *key == Key::DoublingTime)
            .expect("a remark")
            .1
    };
    let both = remark("");
    for part in ["110 to 155", "104 to 158"] {
        assert!(both.contains(part), "{both}");
    }
    // METR's belongs to METR's own fit alone.
    assert!(!remark("since=2024-01-01").contains("METR"));
    assert!(remark("data=metr-2026-01").contains("107 to 161"));
}

#[test]
fn what_the_data_tell_about_laws_follows_the_start_of_the_fit() {
    let panel = panel_of("", Lang::En);
    let laws = note(&panel, "The laws and the records");
    for part in [
        "favour the trend break over the exponential by 11 to 1 (positive, not strong)",
        "the exponential over the plateau by 15 to 1",
        "Without the 2 records before 2024 they cannot tell the laws apart (at most 1.5 to 1).",
    ] {
        assert!(laws.contains(part), "{laws}");
    }
    let ahead = note(&panel, "Half a year to a year ahead");
    assert!(ahead.contains("1.9 doublings too low"), "{ahead}");
    assert!(ahead.contains("0.2 doublings too high"), "{ahead}");
    let later = note(&panel_of("since=2024-01-01", Lang::En), "The laws and");
    assert!(
        later.contains("none is favoured by more than 1.5 to 1"),
        "{later}"
    );
    let bounded = note(&panel_of("long=least", Lang::En), "The laws and");
    assert!(bounded.contains("by 12 to 1"), "{bounded}");
    // What is believed of the laws moves no factor.
    let believed = note(&panel_of("pexp=9&pbrk=0", Lang::En), "The laws and");
    assert_eq!(believed, laws);
}

/// The sentence on uncertainty tells how the band in force would have done.
#[test]
fn the_sentence_on_uncertainty_is_the_record_of_the_band() {
    let subline = |query| panel_of(query, Lang::En).subline;
    let next = subline("");
    assert!(
        next.contains("its 80% band held 10 of the last 11"),
        "{next}"
    );
    assert!(
        next.contains("80% interval: July 2026 to May 2027"),
        "{next}"
    );
    let trend = subline("fan=trend");
    assert!(
        trend.contains("its 80% band held 3 of the last 11"),
        "{trend}"
    );
    assert!(subline("asof=2024-12-31").contains("of the last 3"));
    let japanese = panel_of("", Lang::Ja).subline;
    assert!(japanese.contains("直近11件のうち10件"), "{japanese}");
}

#[test]
fn the_track_record_stands_beside_the_chart() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel_of("", lang);
        let side = panel
            .side_charts
            .iter()
            .find(|s| s.key == "track")
            .expect("a chart");
        assert_eq!(side.table.as_ref().map(|t| t.rows.len()), Some(11));
        let picture = panel.side_picture(0, &bare((480.0, 300.0)));
        let scene = picture.expect("a picture").scene;
        let texts = texts(&scene);
        assert!(texts.iter().any(|t| t.contains("Opus 4.6")), "{texts:?}");
        if lang == Lang::En {
            check(&scene, &expect_file!["snapshots/horizon_track.svg"]);
        }
    }
    // Distances of the table: those of the law's own forecast (1.59 for o1-preview, 1.14 for Mythos Preview).
    let table = panel_of("", Lang::En).side_charts[0]
        .table
        .clone()
        .expect("a table");
    assert_eq!(table.rows[0].last().map(String::as_str), Some("1.59"));
    assert_eq!(table.rows[10].last().map(String::as_str), Some("1.14"));
    assert!(panel_of("data=quoted", Lang::En).side_charts.is_empty());
}

/// Factor on the level, and the months by which it moves the headline at a doubling time of 128.744 days.
#[test]
fn critics_tests_move_the_headline_by_what_they_say() {
    let months = |factor: f64| -factor.log2() * 128.743_802_65 / (365.25 / 12.0);
    for (query, months) in [
        ("test=public", months(0.60)),
        ("test=noise", months((0.60_f64 * 0.75).sqrt())),
        ("test=merge", months(0.16)),
        ("test=labs", -61.0 / (365.25 / 12.0)),
        (
            "test=noise&rel=80",
            -(1.09_f64 * 1.23).sqrt().log2() * 126.704 / (365.25 / 12.0),
        ),
    ] {
        let headline = plain(&panel_of(query, Lang::En).headline);
        let word = if months > 0.0 { "later" } else { "earlier" };
        let told = format!("{:.1} months {word}", months.abs());
        assert!(headline.contains(&told), "{query}: {headline}, not {told}");
        let (with, shift) = (forecast(query), forecast(query).shift);
        let without = forecast(&query.replace("test=", "test=none&find="));
        let level = |f: &Forecast| f.central.expect("a curve").level;
        assert_near(level(&with) - level(&without), shift, 1e-9);
        // Pace and points stay.
        assert_eq!((with.trend, &with.status), (without.trend, &without.status));
    }
    for query in ["", "test=public&rel=80", "test=merge&rel=80"] {
        let headline = plain(&panel_of(query, Lang::En).headline);
        assert!(!headline.contains("METR's level"), "{query}: {headline}");
    }
    // 12 h without the public tasks: 7 h 11 min.
    assert_near(718.806_83 * 0.60 / 60.0, 7.183, 0.01);
}

#[test]
fn scoring_of_cheating_is_a_range_and_fitted_on_request_only() {
    let at = |query: &str| {
        let (study, forecast) = (study(query), forecast(query));
        let points = &horizon::Data::of(&study).points;
        let place = points.iter().position(|p| p.id == "gpt-5.6-sol");
        place.map(|i| (points[i].p50, forecast.status[i], forecast.trend))
    };
    let (range, status, trend) = at("").expect("GPT-5.6 Sol");
    assert_eq!(range.range, Some((5.0 * 60.0, 270.0 * 60.0)));
    assert_ne!(status, Status::Fitted);
    assert_eq!(trend, forecast("sol=none").trend);
    // Below the record of that time, so that it is fitted among all models only.
    assert_eq!(at("sol=fail").expect("a point").1, Status::Superseded);
    assert_eq!(at("sol=fail&sota=0").expect("a point").1, Status::Fitted);
    assert_eq!(at("sol=drop&long=use").expect("a point").1, Status::Fitted);
    assert!(days("sol=drop&long=use") < days("long=use"));
    assert_eq!(at("sol=none"), None);
    assert_eq!(at("v=1"), None);
    assert_eq!(at("rel=80"), None);
    assert_eq!(at("data=metr-1.0"), None);
}

#[test]
fn the_sceptic_does_not_lie_below_what_has_been_measured() {
    let forecast = forecast(Preset::Sceptic.query);
    let curve = forecast.central.expect("a curve");
    let record = forecast.record.expect("a record");
    assert_eq!(record.day, day("2026-04-07"));
    assert!(curve.log2_minutes(record.day) >= record.level - 1e-9);
    assert!(curve.ceiling().expect("a ceiling") > log2_of(960.0));
    for (date, band) in forecast.dates.iter().zip(&forecast.bands) {
        assert!(*date < record.day || band[0] >= record.level - 1e-9);
    }
}

#[test]
fn the_pace_of_the_last_five_records() {
    let forecast = forecast(Preset::LastFive.query);
    let trend = forecast.trend.expect("a trend");
    assert_eq!(trend.n, 5);
    let study = study(Preset::LastFive.query);
    let points = &horizon::Data::of(&study).points;
    let fitted = points.iter().zip(&forecast.status);
    let fitted: Vec<&str> = fitted
        .filter(|(_, status)| **status == Status::Fitted)
        .map(|(point, _)| point.label.as_str())
        .collect();
    assert_eq!(
        fitted,
        [
            "Gemini 3 Pro",
            "Opus 4.5",
            "GPT-5.2",
            "Opus 4.6",
            "Mythos Preview"
        ]
    );
}

/// A link of version 1 shows the fan of the trend and nothing that came later.
#[test]
fn old_links_show_the_trend_alone() {
    for key in [Key::FanOf, Key::RecordsAt, Key::Cheating] {
        let old = study("v=1").link.assumptions.get(key);
        assert_eq!(
            old,
            key.param().v1.expect("another default then"),
            "{key:?}"
        );
    }
    assert_eq!(forecast("v=1").bands, forecast("fan=trend").bands);
    assert_eq!(forecast("v=1").record, None);
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 150, failure_persistence: None, ..Default::default() })]

    /// One quantity, one answer: the date that is told lies inside of the interval that is told.
    #[test]
    fn a_told_date_lies_inside_its_told_interval(study in strategies::study()) {
        let mut study = study;
        study.link.view = doublings::assumptions::registry::View::Horizon;
        let panel = Session::default().panel(&study, Lang::En);
        for milestone in panel.numbers().milestones {
            let (low, told, high) = (milestone.p10, milestone.p50, milestone.p90);
            prop_assert!(low <= told && told <= high, "{}: {low} {told} {high}", milestone.key);
        }
    }
}
