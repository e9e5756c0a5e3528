//! The evidence view: every fact with its source and its parameters, the consequences with their dates, and its pictures, kept
//! as SVG files.
//!
//! After an intended change, `UPDATE_EXPECT=1 cargo test --test native` writes the pictures anew; look at each one.

use crate::panels::{self, side_index};
use crate::snapshot;
use crate::strategies;

use crate::snapshot::{PHONE, SLIDE, SMALL, bare, drawn, text_box};
use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, Link},
        evidence_filter::{EvidenceFilter, GRADES, KINDS, ORDERS, SOURCES},
        presets::Preset,
        registry::{Origin, REGISTRY, View},
    },
    evidence::{EDITION, csv::Reader, facts, points::metr, sources},
    export,
    figure::{
        scene::{Layer, Shape, Text},
        theme::Theme,
    },
    i18n::Lang,
    views::{
        Panel, Paragraph, Session, Study,
        evidence::{
            claims, consequences,
            rows::{self, Row},
        },
        plain,
    },
};
use expect_test::{ExpectFile, expect_file};
use proptest::prelude::*;

fn panel_of(query: &str, lang: Lang) -> Panel {
    panels::panel_of(&["view=evidence&", query].concat(), lang)
}

fn check(expected: &ExpectFile, query: &str, lang: Lang, size: (f64, f64), theme: Theme) {
    snapshot::check(&drawn(&panel_of(query, lang), size, theme), expected);
}

#[test]
fn default_english_light() {
    let file = expect_file!["snapshots/evidence_default_english_light.svg"];
    check(&file, "", Lang::En, SLIDE, Theme::light());
}

#[test]
fn default_japanese_dark() {
    let file = expect_file!["snapshots/evidence_default_japanese_dark.svg"];
    check(&file, "", Lang::Ja, SLIDE, Theme::dark());
}

#[test]
fn phone_size() {
    let file = expect_file!["snapshots/evidence_phone_size.svg"];
    check(&file, "", Lang::En, PHONE, Theme::light());
}

#[test]
fn the_critics_case() {
    let file = expect_file!["snapshots/evidence_critics_case.svg"];
    let query = Preset::CriticsCase.query();
    check(&file, query, Lang::En, SLIDE, Theme::light());
}

/// The left and the right end of a text in the plot.
fn ends(text: &Text) -> (f64, f64) {
    let place = text_box(text);
    (place.x, place.right())
}

#[test]
fn stages_stand_over_their_own_years_and_no_flag_is_nameless() {
    let numbers = ["I", "II", "III", "IV"];
    let widths = [320.0, 390.0, 640.0, 1280.0];
    for (lang, width) in [Lang::En, Lang::Ja]
        .into_iter()
        .flat_map(|l| widths.map(|w| (l, w)))
    {
        let panel = panel_of("", lang);
        let picture = panel.picture(&bare((width, 420.0)));
        let (scene, plot) = (&picture.scene, picture.plot);
        let labels = scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Text(text) if mark.layer == Layer::Label => Some(text),
            _ => None,
        });
        let labels: Vec<&Text> = labels.collect();
        let footer = panel.footer();
        let parts = |line: &str| -> Vec<String> {
            let line = line.replace('\u{a0}', " ");
            let line = line.trim_end_matches(['.', '。']);
            let (_, line) = line.split_once([':', '：']).expect("what it lists");
            line.split(" · ")
                .map(|part| part.trim().to_owned())
                .collect()
        };
        let (stages, flags) = (parts(&footer[0]), parts(&footer[1]));
        assert_eq!((stages.len(), flags.len()), (4, 4), "{footer:?}");
        // The lines between the stages; the first begins where the axis does.
        let mut bounds = vec![plot.x];
        bounds.extend(scene.marks.iter().filter_map(|mark| match &mark.shape {
            Shape::Path { points, stroke, .. } if mark.layer == Layer::Reference => {
                let dashed = stroke.as_ref().is_some_and(|stroke| stroke.dash.is_some());
                let inside = dashed && points[0].x > plot.x + 2.0;
                inside.then_some(points[0].x)
            }
            _ => None,
        }));
        bounds.push(plot.right());
        assert_eq!(bounds.len(), 5, "{bounds:?}");
        for (index, number) in numbers.into_iter().enumerate() {
            let name = stages[index]
                .strip_prefix(number)
                .expect("its number")
                .trim();
            let (left, right) = (bounds[index] - 1.0, bounds[index + 1] + 1.0);
            assert!(
                labels.iter().any(|text| text.content == number),
                "{number} at {width}"
            );
            for text in labels
                .iter()
                .filter(|t| t.content == number || t.content == name)
            {
                let (from, to) = ends(text);
                assert!(left <= from && to <= right, "{} at {width}", text.content);
            }
        }
        for flag in &flags {
            let (number, name) = flag.split_once(' ').expect("a number and a name");
            let named = |text: &&Text| {
                let long = text.content.strip_prefix(number);
                long.is_some_and(|rest| rest.is_empty() || rest.contains(name))
            };
            assert!(labels.iter().any(named), "{flag} at {width}");
        }
    }
}

#[test]
fn no_trend() {
    let file = expect_file!["snapshots/evidence_no_trend.svg"];
    check(&file, "since=2026-12-31", Lang::En, SLIDE, Theme::light());
    let panel = panel_of("since=2026-12-31", Lang::En);
    assert!(panel.notes[0].contains("no trend"));
    assert!(plain(&panel.headline).contains("of 18"));
}

#[test]
fn every_fact_and_every_measured_point_is_a_row_with_a_source() {
    for lang in [Lang::En, Lang::Ja] {
        let rows = rows::all(lang);
        assert_eq!(rows.len(), facts::all().len() + metr().points.len());
        for row in &rows {
            assert!(
                !row.sources.is_empty() && !row.what.is_empty(),
                "{}",
                row.id
            );
            assert!(
                row.sources.iter().all(|id| sources::get(id).is_some()),
                "{}",
                row.id
            );
            assert!(!rows::kind_label(lang, row.kind).is_empty());
            assert_eq!(
                row.figure(lang).is_empty(),
                row.unit.is_empty(),
                "{}",
                row.id
            );
        }
        for (index, row) in rows.iter().enumerate() {
            assert!(
                rows[..index].iter().all(|other| other.id != row.id),
                "{} twice",
                row.id
            );
        }
    }
}

/// The control leads to the first row that names its parameter.
#[test]
fn the_first_row_of_a_parameter_is_of_the_source_of_its_default() {
    let rows = rows::all(Lang::En);
    for param in REGISTRY {
        if let Origin::Source(id) = param.origin {
            let first = rows.iter().find(|row| row.keys.contains(&param.key));
            let first = first.unwrap_or_else(|| panic!("no fact names {}", param.name));
            assert!(first.sources.contains(&id), "{}: {}", param.name, first.id);
        }
    }
}

#[test]
fn what_questions_a_figure_stands_in_its_row() {
    for lang in [Lang::En, Lang::Ja] {
        let rows = rows::all(lang);
        let find = |id: &str| rows.iter().find(|row| row.id == id).expect(id);
        let critics = |id: &str| -> Vec<_> { find(id).critics().map(|fact| &*fact.id).collect() };
        // Not a critic, but Anthropic itself says that lines overstate.
        assert_eq!(critics("output.multiple")[0], "output.caveat");
        let caveat = facts::get("output.caveat").expect("the caveat");
        assert_eq!(caveat.sources[0].id, "anthropic");
        assert_eq!(claims::preset(caveat), Some(Preset::NotLines));
        let named = [
            "Marcus", "Sacks", "Gibbs", "Garicano", "Bianchi", "Hassabis",
        ];
        for name in named {
            let row = rows
                .iter()
                .find(|row| row.kind == "critics" && row.what.contains(name));
            assert!(row.is_some_and(|row| row.sources == ["S1"]), "{name}");
        }
        assert_eq!(
            critics("pause.call"),
            [
                "critics.marcus",
                "critics.gibbs",
                "critics.garicano",
                "critics.bianchi"
            ]
        );
        // The reader knows the documents by publisher and date.
        for row in &rows {
            let coded = |pair: &[u8]| pair[0] == b'S' && (b'1'..=b'5').contains(&pair[1]);
            assert!(!row.what.as_bytes().windows(2).any(coded), "{}", row.what);
        }
    }
}

/// The method of a view ends with what questions its figures.
#[test]
fn a_view_tells_what_questions_the_figures_behind_it() {
    for (view, ids) in [
        ("horizon", ["horizon.merged", "horizon.shapes"]),
        ("code", ["output.caveat", "trial.2025"]),
        ("economy", ["revenue.next", "commitment.anthropic"]),
        ("access", ["critics.garicano", "access.gpt55"]),
        ("rules", ["critics.gibbs", "pause.china"]),
        ("queues", ["glasswing.confirmed", "patents.us"]),
    ] {
        for lang in [Lang::En, Lang::Ja] {
            let panel = panels::panel_of(&["view=", view].concat(), lang);
            let method = &panel.details().method;
            for id in ids {
                let text = facts::get(id).expect(id).text(lang).to_owned();
                assert!(method.contains(&Paragraph::Text(text)), "{view}: {id}");
            }
        }
    }
}

/// Whoever reads a consequence sees what its source says of its time, and whose the date is where it says nothing.
#[test]
fn consequences_say_when_their_source_expects_them() {
    use consequences::Frame;
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel_of("", lang);
        let ours = match lang {
            Lang::En => "the date is ours",
            Lang::Ja => "時期は筆者の判断",
        };
        for consequence in consequences::ALL {
            let tiles = panel.milestones.iter();
            let tile = tiles.clone().find(|tile| tile.key == consequence.key);
            let detail = &tile.expect("a tile").detail;
            assert!(detail.contains(consequence.frame.text(lang)), "{detail}");
            let unsaid = matches!(consequence.frame, Frame::Unsaid | Frame::Advanced);
            assert_eq!(detail.contains(ours), unsaid, "{detail}");
        }
    }
}

/// A new parameter whose default has a source needs its name in the column `parameters` of a fact in `data/facts.csv` that has
/// that source.
#[test]
fn every_parameter_with_a_source_is_used_by_a_fact_of_that_source() {
    let rows = rows::all(Lang::En);
    for param in REGISTRY {
        if let Origin::Source(id) = param.origin {
            let stands = |row: &&Row| row.keys.contains(&param.key) && row.sources.contains(&id);
            let found = rows.iter().find(stands);
            assert!(found.is_some(), "no fact of {id} names {}", param.name);
        }
    }
    // The doubling time, the level and its date follow the fit, and S1 quotes them.
    for name in ["dt", "h0", "t0"] {
        assert!(
            rows.iter()
                .any(|row| row.keys.iter().any(|key| key.param().name == name))
        );
    }
}

#[test]
fn the_number_of_measured_models_is_the_fact() {
    let fact = facts::get("horizon.table").expect("the fact");
    assert_eq!(fact.value, Some(metr().points.len() as f64));
}

fn ids(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.id.as_str()).collect()
}

#[test]
fn the_sieve_keeps_what_has_all_words_the_kind_and_the_source() {
    let all = rows::all(Lang::En);
    let filter = |text: &str, kind, source, order| EvidenceFilter {
        text: text.to_owned(),
        kind,
        source,
        grade: "",
        order,
    };
    let sift = |filter: &EvidenceFilter| rows::sifted(&all, filter, Lang::En);
    assert_eq!(sift(&EvidenceFilter::default()), all);
    let found = sift(&filter("FIRST weeks vulnerabilities", "", "", ""));
    assert_eq!(ids(&found), ["glasswing.found"]);
    let found = sift(&filter("", "stage", "S1", ""));
    assert_eq!(found.len(), 5);
    let found = sift(&filter("", "stage", "S4", ""));
    assert!(found.is_empty());
    let mut graded = 0;
    for grade in GRADES {
        let of = EvidenceFilter {
            grade,
            ..EvidenceFilter::default()
        };
        let found = sift(&of);
        assert!(found.iter().all(|row| row.grade.name() == grade));
        assert!(!found.is_empty(), "{grade}");
        graded += found.len();
    }
    assert_eq!(graded, all.len());
    let questioned = sift(&filter("overstates", "", "", ""));
    assert!(ids(&questioned).contains(&"output.multiple"));
    let by_parameter = sift(&filter("doubling time", "", "", ""));
    assert!(ids(&by_parameter).contains(&"horizon.doubling"));

    for (order, sign) in [("date", 1.0), ("-date", -1.0)] {
        let sorted = sift(&filter("", "", "", order));
        assert_eq!(sorted.len(), all.len());
        let days: Vec<f64> = sorted
            .iter()
            .map(|row| row.day.map_or(f64::INFINITY, |day| sign * day))
            .collect();
        assert!(days.is_sorted(), "{order}");
    }
    let sorted = sift(&filter("", "", "", "source"));
    let mut firsts: Vec<&str> = sorted.iter().map(|row| row.sources[0]).collect();
    firsts.dedup();
    let mut unique = firsts.clone();
    unique.sort_unstable();
    unique.dedup();
    assert_eq!(firsts.len(), unique.len(), "each source in one piece");
    // Odd input is text like any other.
    for text in ["\u{202e}", "((", "🦀", "é", "a\u{0}b", &"x ".repeat(10_000)] {
        assert!(sift(&filter(text, "", "", "")).len() <= all.len());
    }
    assert_eq!(sift(&filter("", "moon", "", "")).len(), 0);
    assert_eq!(sift(&filter("", "", "", "moon")), all);
    for order in ORDERS {
        assert_ne!(sift(&filter("", "", "", order)), all, "{order}");
    }
}

/// A fact of a new kind or with a new source needs it in `src/assumptions/sieve.rs`, or no link could ask for it.
#[test]
fn a_link_can_ask_for_every_kind_and_every_source_of_the_rows() {
    let all = rows::all(Lang::En);
    let mut kinds = Vec::new();
    for row in &all {
        if !kinds.contains(&row.kind) {
            kinds.push(row.kind);
        }
    }
    assert_eq!(kinds, KINDS);
    let stands = |id: &&str| all.iter().any(|row| row.sources.contains(id));
    let known = sources::all().iter().map(|source| source.id.as_str());
    let sources: Vec<&str> = known.filter(stands).collect();
    assert_eq!(sources, SOURCES);
}

#[test]
fn the_file_has_all_rows_and_all_consequences() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel_of("law=plateau&left=3", lang);
        let text = export::csv(&panel);
        let mut reader = Reader::new(&text, b',');
        let width = reader.next_record().unwrap().map(|head| head.width());
        let (mut rows, mut consequences) = (0, 0);
        while let Some(record) = reader.next_record().unwrap() {
            assert_eq!(Some(record.width()), width);
            assert!(!record.field(2).is_empty());
            if record.field(0) == "edition" {
                assert_eq!((record.field(2), record.field(7)), (EDITION, EDITION));
                continue;
            }
            assert!(!record.field(12).is_empty());
            if record.field(0) == "consequence" {
                consequences += 1;
                let never: f64 = record.field(11).parse().unwrap();
                assert!(!record.field(7).is_empty() || never >= 0.5);
            } else {
                rows += 1;
                assert!(GRADES.contains(&record.field(13)), "{}", record.field(1));
            }
        }
        assert_eq!(rows, rows::all(lang).len());
        assert_eq!(consequences, consequences::ALL.len());
        assert!(text.contains(",critics,links\r\n"));
    }
}

#[test]
fn the_json_has_every_consequence_and_lengths_only_where_a_length_brings_it() {
    let text = export::json(&panel_of("", Lang::En), None);
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let milestones = json["milestones"].as_array().unwrap();
    assert_eq!(milestones.len(), consequences::ALL.len());
    let get = |key: &str| milestones.iter().find(|m| m["key"] == key).unwrap();
    assert_eq!(get("fto-search")["minutes"], 2400.0);
    assert!(get("filings").get("minutes").is_none());
    assert!(get("loop")["p50"].is_string());
    assert_eq!(json["view"], "evidence");
    assert_eq!(json["edition"], EDITION);
}

#[test]
fn a_length_is_dated_as_in_the_horizon_view_and_a_share_as_in_the_code_view() {
    let other = |query: &str| {
        let study = Study {
            link: codec::parse(query).0,
            ..Study::default()
        };
        Session::default().panel(&study, Lang::En)
    };
    let of = |panel: &Panel, key: &str| {
        let tiles = panel.milestones.iter();
        let tile = tiles.clone().find(|tile| tile.key == key).expect("a tile");
        (tile.date.clone(), tile.range.clone())
    };
    for query in ["", "dt=200&s2=70", "law=power&d=0.9&curve=gompertz"] {
        let evidence = panel_of(query, Lang::En);
        let horizon = other(&["view=horizon&", query].concat());
        // The work-week is the default target there.
        assert_eq!(of(&evidence, "fto-search"), of(&horizon, "target"));
        assert_eq!(of(&evidence, "inventorship"), of(&horizon, "work-month"));
        let code = other(&["view=code&", query].concat());
        assert_eq!(of(&evidence, "filings"), of(&code, "share-95"));
        assert_eq!(of(&evidence, "engineers"), of(&code, "share-99"));
    }
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 60, failure_persistence: None, ..Default::default() })]

    #[test]
    fn the_slower_the_doubling_the_later_everything_that_a_length_brings(
        fast in 30.0..500.0f64, factor in 1.05..3.0f64, law in prop::sample::select(vec!["exp", "power", "plateau"]),
    ) {
        let slow = (fast * factor).min(1000.0);
        let dated = |dt: f64| {
            let query = format!("law={law}&dt={dt}&h0=700&t0=2026-02-05&draws=200");
            panel_of(&query, Lang::En).numbers().milestones
        };
        let (sooner, later) = (dated(fast), dated(slow));
        for m in &sooner {
            let other = later.iter().find(|other| other.key == m.key).expect("the same consequences");
            for (a, b) in [(m.p10, other.p10), (m.p50, other.p50), (m.p90, other.p90)] {
                if m.level > 0.0 {
                    prop_assert!(a <= b, "{}: {a} and {b}", m.key);
                } else {
                    prop_assert_eq!(a, b, "{}", m.key);
                }
            }
        }
    }

    #[test]
    fn whatever_is_assumed_every_consequence_is_dated_or_said_to_be_out_of_reach(a in strategies::assumptions()) {
        let link = Link { view: View::Evidence, assumptions: Assumptions::clone(&a), ..Link::default() };
        let study = Study { link, ..Study::default() };
        let panel = Session::default().panel(&study, Lang::En);
        prop_assert_eq!(panel.milestones.len(), consequences::ALL.len());
        for tile in &panel.milestones {
            prop_assert!(!tile.date.is_empty() && !tile.range.is_empty() && !tile.detail.is_empty());
        }
        for m in panel.numbers().milestones {
            prop_assert!(m.p10 <= m.p50 && m.p50 <= m.p90 && (0.0..=1.0).contains(&m.never), "{m:?}");
        }
    }
}

/// What others forecast stands beside what the horizon view says of the same question.
#[test]
fn forecasts_of_others_stand_beside_ours() {
    for lang in [Lang::En, Lang::Ja] {
        let panel = panel_of("", lang);
        let [beside, moved] = ["forecasts", "moved"].map(|key| side_index(&panel, key));
        let rows = &panel.side_charts[beside]
            .table
            .as_ref()
            .expect("a table")
            .rows;
        assert_eq!(rows.len(), 20);
        let horizon = panels::panel_of("view=horizon&target=10020", lang);
        let month = horizon.milestones.iter().find(|tile| tile.key == "target");
        let month = month.and_then(|tile| tile.day).expect("a work-month");
        let month = doublings::i18n::format::month(lang, month);
        for row in rows.iter().skip(7).take(4) {
            assert!(row[4].starts_with(&month), "{row:?} {month}");
        }
        // A work-day at 80%, from fewer simulations than there.
        let horizon = panels::panel_of("view=horizon&rel=80&target=480", lang);
        let day = horizon.milestones.iter().find(|tile| tile.key == "target");
        let day = day.and_then(|tile| tile.day).expect("a work-day");
        let day = doublings::i18n::format::month(lang, day);
        assert!(rows[11][4].starts_with(&day), "{:?} {day}", rows[11]);
        // |log2(16 / 17.413)| for the median, and what is left of the ends, a third each.
        let off = |row: usize| rows[row][6].parse::<f64>().expect("a number");
        let log = |hours: f64| hours.log2() - (1_044.780_145_f64 / 60.0).log2();
        let loss =
            |p: f64, hours: f64| 2.0 * (f64::from(u8::from(log(hours) >= 0.0)) - p) * log(hours);
        let mean = (loss(0.1, 10.0) + loss(0.5, 16.0) + loss(0.9, 17.0)) / 3.0;
        assert!((off(17) - mean).abs() < 6e-3, "{} {mean}", off(17));
        assert!((off(18) - (718.806_83_f64 / 60.0 / 7.9).log2()).abs() < 6e-3);
        assert!((off(19) - (8.7f64 * 60.0 / 349.530_732).log2()).abs() < 6e-3);
        for (name, size) in [("small", SMALL), ("phone", PHONE)] {
            for (key, index) in [("forecasts", beside), ("moved", moved)] {
                let picture = panel.side_picture(index, &bare(size)).expect("a chart");
                let file = format!(
                    "{}/tests/native/views/snapshots/{key}_{}_{name}.svg",
                    env!("CARGO_MANIFEST_DIR"),
                    if lang == Lang::En { "en" } else { "ja" },
                );
                if (lang == Lang::En) == (name == "small") {
                    snapshot::check(&picture.scene, &expect_file![file]);
                }
            }
        }
    }
}

/// A level that was not measured, or no trend, has no answer of ours, and says so.
#[test]
fn forecasts_without_an_answer_of_ours() {
    for (query, row) in [("data=quoted", 11), ("since=2026-12-31", 7)] {
        let panel = panel_of(query, Lang::En);
        let side = panel
            .side_charts
            .iter()
            .find(|side| side.key == "forecasts");
        let table = side.and_then(|side| side.table.as_ref()).expect("a table");
        assert_eq!(table.rows[row][4], "–", "{query}");
    }
}
