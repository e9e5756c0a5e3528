//! Which assumption matters, and why two scenarios differ: held against direct evaluation and against published figures.

use crate::panels::study;
use doublings::{
    assumptions::{codec, presets, registry::Key},
    figure::{chart, picture::Frame, theme::Theme},
    i18n::Lang,
    model::{drivers::shapley::Part, trend::law::log2_of},
    views::{
        Panel, Session, Study, View,
        horizon::HorizonOutcome,
        rules::RulesOutcome,
        why::{self, Bar, Drivers, Found, Ground, Of, Quantity, Split, Splitter},
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

/// The bars, without the indices that follow.
fn bars(query: &str) -> Option<Found> {
    let study = study(query);
    let mut drivers = Drivers::new(&study, &panel(&study))?;
    while drivers.found().is_none() && !drivers.advance() {}
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
        assert!(compared > 0, "{}", view.name());
    }
}

/// As authors step through their parameters; the parts one at a time are other in another order, the means are not.
#[test]
fn the_order_is_a_persons_to_choose() {
    let study = study(PAIR);
    let [first, second] = &study.link.pins[..] else {
        panic!("two pins");
    };
    let mut splitter = Splitter::new(&study, first, second).expect("a question");
    while !splitter.advance() {}
    let before = splitter.split().expect("parts");
    let (dt, h0, target) = (Key::DoublingTime, Key::AnchorHorizon, Key::TargetLength);
    for (order, want) in [
        ([dt, h0, target], [129.428_04, 132.822_86, 371.119_72]),
        ([h0, target, dt], [95.000_812, 265.441_31, 272.928_49]),
        ([target, dt, h0], [265.441_31, 235.106_45, 132.822_86]),
    ] {
        splitter.reorder(&order);
        while !splitter.advance() {}
        let split = splitter.split().expect("parts");
        assert_eq!(split.parts.iter().map(|p| p.0).collect::<Vec<_>>(), order);
        for ((key, part, alone), want) in split.parts.iter().zip(want) {
            near(*alone, want, 1e-4);
            let same = before.parts.iter().find(|p| p.0 == *key).expect("a part");
            assert_eq!(part, &same.1);
        }
        for (alone, word) in [(true, "another order"), (false, "Shapley")] {
            let text = why::why_differ(&split, "?", ["A", "B"], alone, Lang::En);
            assert!(text.contains(word), "{text}");
        }
        let spec = why::waterfall(&split, ["A", "B"], true, Lang::En);
        let steps = why::steps(&split, Lang::En);
        for (bar, step) in spec.bars.iter().zip(&steps) {
            assert_eq!(bar.name, format!("{} {}", step.name, step.part));
        }
    }
    // What a name does not differ in is passed over, what is not named comes last.
    splitter.reorder(&[Key::Law, target]);
    while !splitter.advance() {}
    let keys: Vec<Key> = splitter
        .split()
        .expect("parts")
        .parts
        .iter()
        .map(|p| p.0)
        .collect();
    assert_eq!(keys[0], target);
    assert_eq!(keys.len(), 3);
}

/// Twelve assumptions are too many for all combinations.
#[test]
fn more_than_ten_assumptions_are_drawn_and_add_up() {
    let split = split(
        "pin=rules&pin=rules;anth:2;qfa:9;qfb:4;qfc:5;cfa:3;cfb:15;cfc:8;labs:0.4;race:0.2;opinion:0.9;courts:0.1;labsa:0.9;labsb:0.2;labsc:0.7",
    )
    .expect("parts");
    assert!(split.parts.len() > 10, "{}", split.parts.len());
    let sum: f64 = split.parts.iter().map(|part| part.1.value).sum();
    near(sum, split.to - split.from, 1e-9);
    let alone: f64 = split.parts.iter().map(|part| part.2).sum();
    near(alone, split.to - split.from, 1e-9);
    assert!(split.parts.iter().all(|part| part.1.error.is_some()));
    for lang in [Lang::En, Lang::Ja] {
        let text = why::why_differ(&split, "?", ["A", "B"], false, lang);
        assert!(text.contains("drawn") || text.contains("無作為"), "{text}");
    }
}

/// The law of the research law's labour share turns with the order: chart and table have both ends.
#[test]
fn a_part_that_turns_with_the_order_shows_both() {
    let part = |value, least, most| Part {
        value,
        error: None,
        least,
        most,
    };
    let split = Split {
        quantity: Quantity::Date,
        by: None,
        from: 20_000.0,
        to: 20_300.0,
        parts: vec![
            (Key::LabourShare, part(-10.0, -90.0, 60.0), 60.0),
            (Key::DifficultyExponent, part(310.0, 240.0, 390.0), 240.0),
        ],
    };
    for (lang, words) in [(Lang::En, "by order"), (Lang::Ja, "順序により")] {
        for alone in [false, true] {
            let spec = why::waterfall(&split, ["A", "B"], alone, lang);
            let told: Vec<bool> = spec
                .bars
                .iter()
                .map(|bar| bar.name.contains(words))
                .collect();
            assert_eq!(told.iter().filter(|told| **told).count(), 1, "{told:?}");
            let text = why::why_differ(&split, "?", ["A", "B"], alone, lang);
            assert!(text.contains("sign") || text.contains("符号"), "{text}");
        }
    }
}

/// The first number of the evidence's headline, under each word and at each end.
#[test]
fn consequences_are_counted_as_the_headline_counts_them() {
    let base = study("view=evidence");
    let found = bars("view=evidence").expect("a number");
    assert_eq!(found.quantity, Quantity::Count);
    let said = |study: &Study| -> f64 {
        let panel = panel(study);
        let strong = panel
            .headline
            .iter()
            .find(|span| span.strong)
            .expect("a figure");
        let text = strong.text.split(' ').next().expect("a number");
        text.parse().expect("a number")
    };
    assert_eq!(found.answer, said(&base));
    let mut compared = 0;
    for bar in &found.bars {
        if bar.input.ground == Ground::Choice {
            continue;
        }
        for (value, answer) in [(bar.input.low, bar.low), (bar.input.high, bar.high)] {
            let mut study = base.clone();
            study.link.assumptions.set(bar.input.key, value);
            assert_eq!(answer, said(&study), "{:?}", bar.input.key);
            compared += 1;
        }
    }
    assert!(compared > 2, "{found:?}");
    let split = split("pin=evidence&pin=evidence;law:plateau;left:3").expect("numbers");
    assert!(split.to < split.from && split.from == found.answer);
}

/// A backlog beyond any day that is told apart has a variance as well.
#[test]
fn what_is_counted_is_not_cut_off() {
    let found = found("view=queues").expect("a number");
    let explained = &found.explained[0];
    assert_eq!((explained.of, explained.limited), (Of::Answer, 0.0));
    let most = explained
        .indices
        .iter()
        .map(|(key, index)| (*key, index.total.value));
    let most = most.max_by(|a, b| a.1.total_cmp(&b.1)).expect("inputs");
    assert_eq!(most.0, found.bars[0].input.key);
}

/// Where a quarter of the dates never come, it is asked whether they come by the end of the axis.
#[test]
fn dates_that_never_come_are_explained_as_a_probability() {
    let found = found("view=code").expect("a date");
    let [explained] = &found.explained[..] else {
        panic!("one answer");
    };
    assert!(matches!(explained.of, Of::By(_)));
    assert_eq!(explained.limited, 0.0);
    let ceiling = explained
        .indices
        .iter()
        .find(|(key, _)| *key == Key::ShareCeiling);
    assert!(ceiling.expect("the ceiling").1.total.value > 0.5);
    let (text, _) = why::explained(explained, "?", Lang::En);
    assert!(text.contains("whether it is before"), "{text}");
}

#[test]
fn scenarios_without_a_common_question_are_not_split() {
    assert_eq!(split("pin=horizon&pin=code"), None);
    assert_eq!(split("pin=horizon&pin=horizon;draws:500"), None);
}

/// Bars against the panel of the same assumptions.
#[test]
fn bars_end_where_the_view_itself_says() {
    let base = study("");
    let found = bars("").expect("a date");
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
    let found = bars("").unwrap();
    let pace = found
        .bars
        .iter()
        .find(|bar| bar.input.key == Key::DoublingTime)
        .unwrap();
    assert!(pace.input.is_data() && pace.input.ground == Ground::Fit);
    // METR's points since 2023: 95% from 112 to 151 days.
    near(pace.input.low, 117.5, 2.0);
    near(pace.input.high, 142.0, 3.0);
    let by_hand = bars("dt=129&dtsd=15").unwrap();
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
    let found = bars("view=rules").expect("a chance");
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
        let found = found(&query).expect("an answer");
        assert!(!found.explained.is_empty(), "{query}");
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
        for explained in &found.explained {
            let first: f64 = explained.indices.iter().map(|(_, i)| i.first.value).sum();
            assert!(first < 1.05 && first > 0.3, "{query} {first}");
            for lang in [Lang::En, Lang::Ja] {
                let (text, table) = why::explained(explained, "?", lang);
                assert!(!text.contains('{'), "{text}");
                let rows = table.expect("a table").rows;
                assert_eq!(rows.len(), explained.indices.len());
            }
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
        let found = bars(query).expect("a date");
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
    let explained = &found.explained[0];
    assert_eq!(explained.of, Of::Research);
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
        let text = why::why_differ(&split, "?", ["A", "B"], false, lang);
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
                why::waterfall(&split, ["A", "B"], false, lang),
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
