//! Which assumption matters, and why two scenarios differ: held against direct evaluation and against published figures.

use crate::panels::study;
use doublings::{
    assumptions::{codec, presets, registry::Key},
    figure::{chart, picture::Frame, theme::Theme},
    i18n::Lang,
    model::trend::law::log2_of,
    views::{
        Panel, Session, Study, View,
        horizon::HorizonOutcome,
        rules::RulesOutcome,
        why::{self, Bar, Drivers, Found, Ground, Quantity, Split, Splitter},
    },
};

fn panel(study: &Study) -> Panel {
    Session::default().panel(study, Lang::En)
}

fn found(query: &str) -> Option<Found> {
    let study = study(query);
    let mut drivers = Drivers::new(&study, &panel(&study))?;
    while !drivers.advance() {}
    drivers.found()
}

#[track_caller]
fn split(query: &str) -> Option<Split> {
    let study = study(query);
    let [first, second] = &study.link.pins[..] else {
        panic!("two pins");
    };
    let mut splitter = Splitter::new(&study, first, second)?;
    while !splitter.advance() {}
    splitter.split()
}

#[track_caller]
fn near(got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{got} is not {want}");
}

/// Two forecasts with other doubling times, levels and targets, computed independently.
const PAIR: &str = "pin=horizon;t0:2026-02-05;dt:128.744;h0:416.938;target:2400&pin=horizon;t0:2026-02-05;dt:180;h0:250;target:10020";

#[test]
fn two_forecasts_of_the_horizon_are_split_as_computed_independently() {
    let split = split(PAIR).expect("an answer each");
    assert_eq!(split.quantity, Quantity::Date);
    near(split.to - split.from, 633.370_62, 1e-4);
    let of = |key| {
        split
            .parts
            .iter()
            .find(|part| part.0 == key)
            .expect("a part")
    };
    for (key, part, alone) in [
        (Key::DoublingTime, 201.178_27, Some(129.428_04)),
        (Key::AnchorHorizon, 113.911_84, None),
        (Key::TargetLength, 318.280_52, None),
    ] {
        near(of(key).1.value, part, 1e-4);
        assert!(!of(key).1.turns());
        if let Some(alone) = alone.filter(|_| split.parts[0].0 == key) {
            near(of(key).2, alone, 1e-4);
        }
    }
    let alone: f64 = split.parts.iter().map(|part| part.2).sum();
    near(alone, split.to - split.from, 1e-6);
}

#[test]
fn what_is_never_reached_is_compared_as_a_probability() {
    let split = split("pin=horizon&pin=horizon;law:plateau;left:1").expect("chances");
    assert_eq!(split.quantity, Quantity::Chance);
    assert!(split.by.is_some());
    assert!(split.from > 0.9 && split.to < 0.1, "{split:?}");
    let sum: f64 = split.parts.iter().map(|part| part.1.value).sum();
    near(sum, split.to - split.from, 1e-9);
}

#[test]
fn parts_add_up_to_the_difference_in_every_view() {
    for view in View::ALL {
        let defaults = codec::parse(&format!("view={}", view.name())).0.assumptions;
        let mut compared = 0;
        for preset in presets::Preset::ALL
            .iter()
            .filter(|preset| preset.view == *view)
        {
            let pin = |assumptions| codec::Pin::new(*view, assumptions);
            let (a, b) = (pin(defaults), pin(preset.assumptions()));
            let Some(mut splitter) = Splitter::new(&Study::default(), &a, &b) else {
                continue;
            };
            while !splitter.advance() {}
            let Some(split) = splitter.split() else {
                continue;
            };
            compared += 1;
            let whole = split.to - split.from;
            let sum: f64 = split.parts.iter().map(|part| part.1.value).sum();
            let alone: f64 = split.parts.iter().map(|part| part.2).sum();
            near(sum, whole, 1e-6 * (1.0 + whole.abs()));
            near(alone, whole, 1e-6 * (1.0 + whole.abs()));
            for (_, part, _) in &split.parts {
                assert!(part.least <= part.value + 1e-6 && part.value <= part.most + 1e-6);
            }
        }
        assert!(compared > 0 || *view == View::Evidence, "{}", view.name());
    }
}

#[test]
fn scenarios_without_a_common_question_are_not_split() {
    assert_eq!(split("pin=horizon&pin=code"), None);
    assert_eq!(split("pin=evidence&pin=evidence;since:2024-01-01"), None);
    assert_eq!(split("pin=horizon&pin=horizon;draws:500"), None);
}

/// Bars against the panel of the same assumptions.
#[test]
fn bars_end_where_the_view_itself_says() {
    let base = study("");
    let found = found("").expect("a date");
    let at = |key, value| {
        let mut study = base.clone();
        study.link.assumptions.set(key, value);
        let panel = panel(&study);
        let curve = panel.outcome::<HorizonOutcome>().unwrap().forecast.central;
        curve
            .unwrap()
            .date(log2_of(study.link.assumptions.get(Key::TargetLength)))
    };
    let mut numbers = 0;
    for bar in found
        .bars
        .iter()
        .filter(|b| b.input.ground != Ground::Choice)
    {
        numbers += 1;
        near(bar.low, at(bar.input.key, bar.input.low), 1e-6);
        near(bar.high, at(bar.input.key, bar.input.high), 1e-6);
    }
    assert!(numbers >= 2, "{found:?}");
    let law = found
        .bars
        .iter()
        .find(|bar| bar.input.key == Key::Law)
        .unwrap();
    let laws = (0..4).map(|law| at(Key::Law, f64::from(law)));
    let ends = laws.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), day| {
        (low.min(day), high.max(day))
    });
    near(law.low, ends.0, 1e-6);
    assert!(law.high == ends.1 || (law.high - ends.1).abs() < 1e-6);
}

#[test]
fn the_fit_says_how_far_its_own_parameters_go() {
    let found = found("").unwrap();
    let pace = found
        .bars
        .iter()
        .find(|bar| bar.input.key == Key::DoublingTime)
        .unwrap();
    assert!(pace.input.is_data() && pace.input.ground == Ground::Fit);
    // METR's points since 2023: 95% from 112 to 151 days.
    near(pace.input.low, 117.5, 2.0);
    near(pace.input.high, 142.0, 3.0);
    let by_hand = crate::why::found("dt=129&dtsd=15").unwrap();
    let pace = by_hand
        .bars
        .iter()
        .find(|bar| bar.input.key == Key::DoublingTime)
        .unwrap();
    assert_eq!(pace.input.ground, Ground::Spread(Key::DoublingTimeSpread));
    let sd = (1.0f64 + 0.15 * 0.15).ln().sqrt();
    near(pace.input.high, 129.0 * (1.281_551_6 * sd).exp(), 1e-3);
}

#[test]
fn a_probability_moves_as_its_formula_does() {
    let base = study("view=rules");
    let found = found("view=rules").expect("a chance");
    assert_eq!(found.quantity, Quantity::Chance);
    let any = |study: &Study| panel(study).outcome::<RulesOutcome>().unwrap().again.any();
    near(found.answer, any(&base), 1e-12);
    for bar in found.bars.iter().take(5) {
        let mut study = base.clone();
        study.link.assumptions.set(bar.input.key, bar.input.high);
        near(bar.high, any(&study), 1e-12);
    }
    assert_eq!(found.judgement(), Some(1.0));
}

#[test]
fn every_view_with_a_number_says_what_moves_it() {
    for view in View::ALL {
        let query = format!("view={}", view.name());
        let Some(found) = found(&query) else {
            assert_eq!(*view, View::Evidence);
            continue;
        };
        let widths: Vec<f64> = found.bars.iter().map(Bar::width).collect();
        assert!(
            !widths.is_empty() && widths.iter().all(|w| *w > 0.0),
            "{query}"
        );
        assert!(widths.is_sorted_by(|a, b| a >= b), "{query} {widths:?}");
        let share = found.judgement().unwrap_or(0.0);
        assert!((0.0..=1.0).contains(&share));
        for lang in [Lang::En, Lang::Ja] {
            let text = why::matters(&found, "?", lang);
            assert!(!text.contains('{') && text.contains("**"), "{text}");
            let table = why::tornado(&found, "?", lang);
            assert_eq!(table.rows.len(), found.bars.len());
            let rows = why::tornado_row(&found, lang);
            for row in rows {
                let [from, to, now] = row.places;
                assert!(
                    (0.0..=1.0).contains(&from) && from <= to && to <= 1.0,
                    "{row:?}"
                );
                assert!((0.0..=1.0).contains(&now));
            }
        }
        if let Some(explained) = &found.explained {
            let first: f64 = explained.indices.iter().map(|(_, i)| i.first.value).sum();
            assert!(first < 1.05, "{query} {first}");
            for (key, index) in &explained.indices {
                assert!(index.first.error.is_some() && index.total.error.is_some());
                assert!(
                    index.total.value > -0.01 && index.total.value < 1.2,
                    "{query} {key:?} {index:?}"
                );
            }
        }
    }
}

/// Few simulations and no bands, against the view's own.
#[test]
fn the_branches_answer_is_near_that_of_all_simulations() {
    for query in [
        "view=branches",
        "view=branches&w1=30&w2=50&w3=20",
        "view=branches&pz=1&pm=24",
    ] {
        let found = found(query).expect("a date");
        let panel = panel(&study(query));
        let tile = panel
            .milestones
            .iter()
            .find(|tile| tile.key == "target")
            .expect("a tile");
        near(found.answer, tile.day.expect("a date"), 45.0);
    }
}

/// The research law's indices, computed independently with 16,384 points in 16 scrambles.
#[test]
fn the_indices_of_automated_research_are_as_computed_independently() {
    let found = found("view=branches").unwrap();
    let explained = found.explained.expect("a formula");
    assert!(explained.research);
    let of = |key| explained.indices.iter().find(|i| i.0 == key).unwrap().1;
    for (key, first, total) in [
        (Key::LabourShare, 0.000_36, 0.000_55),
        (Key::ReturnsToInputs, 0.008_38, 0.009_01),
        (Key::DifficultyExponent, 0.239_29, 0.260_58),
        (Key::AutomationWidth, 0.693_82, 0.717_11),
        (Key::AutomatedShare, 0.033_89, 0.037_27),
    ] {
        near(of(key).first.value, first, 0.006);
        near(of(key).total.value, total, 0.006);
    }
}

#[test]
fn the_waterfall_names_all_its_steps() {
    let split = split(PAIR).unwrap();
    for lang in [Lang::En, Lang::Ja] {
        let text = why::why_differ(&split, "?", ["A", "B"], lang);
        assert!(text.contains("20.8"), "{text}");
        let table = why::why_table(&split, "?", lang);
        assert_eq!(table.rows.len(), 4);
        for width in [340.0, 720.0] {
            let frame = Frame {
                width,
                height: 110.0 + 34.0 * 3.0,
                theme: Theme::light(),
                title: false,
            };
            let picture = chart::draw(
                why::waterfall(&split, ["A", "B"], lang),
                "",
                "",
                lang,
                &frame,
            );
            let svg = doublings::render::svg::svg(&picture.scene);
            for (key, ..) in &split.parts {
                let name = doublings::i18n::params::param_label(lang, *key);
                assert!(svg.contains(name), "{name} at {width}");
            }
        }
    }
}
