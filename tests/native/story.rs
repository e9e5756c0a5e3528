//! The built-in story: its figures are those of the facts or of the panels that it shows. And stories of a person's own.

use crate::strategies;

use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, Link, Notice},
        registry::{Key, View},
        scene::MOST_SCENES,
        slider::Track,
    },
    date,
    evidence::facts,
    figure::{picture::Frame, theme::Theme},
    i18n::{Lang, format},
    story::{self, file},
    views::{Panel, Session, Study, access::AccessOutcome, branches::BranchesOutcome, plain},
};
use proptest::prelude::*;

fn panel(index: usize, lang: Lang) -> Panel {
    let scene = story::scene(index);
    let link = Link {
        view: scene.shown.view,
        assumptions: scene.shown.assumptions,
        pins: scene.beside,
        ..Link::default()
    };
    let study = Study {
        link,
        ..Study::default()
    };
    Session::default().panel(&study, lang)
}

/// The numbers of a text, as it writes them.
fn numbers(text: &str) -> Vec<String> {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let pieces = text.split(|c: char| !of_number(c));
    let plain = pieces.map(|piece| piece.trim_matches(['.', ',']));
    let found = plain.filter(|piece| !piece.is_empty());
    found.map(str::to_owned).collect()
}

/// The figure of a fact and the months that it names.
fn of_fact(id: &str, lang: Lang) -> Vec<String> {
    let fact = facts::get(id).unwrap_or_else(|| panic!("no fact {id}"));
    let figures = [fact.value, fact.low, fact.high].into_iter().flatten();
    let mut words: Vec<String> = figures
        .flat_map(|figure| {
            // “About”, hours for minutes, and 万 for ten thousands.
            let ten_thousands = format::decimals(figure / 1e4, 0);
            let rounded = format::decimals(figure, 0);
            [rounded, format::decimals(figure / 60.0, 0), ten_thousands]
        })
        .collect();
    words.extend(numbers(fact.text(lang)));
    if fact.date_text.len() > 4 {
        let day = date::parse(&fact.date_text).unwrap_or_default();
        words.extend(numbers(&format::month(lang, day)));
        words.extend(numbers(&format::long_date(lang, day)));
    }
    words
}

/// The facts that each scene quotes.
const FACTS: [&[&str]; story::SCENES] = [
    &["horizon.opus3", "horizon.opus46"],
    &["horizon.doubling"],
    &["code.before", "code.now"],
    &["output.multiple"],
    &["judgement.2025", "judgement.2026"],
    &[],
    &["org.leverage"],
    &[],
    &["diffusion.lag"],
    &["access.gpt55", "access.open.aisi"],
    &["events.directive", "rules.restored"],
    &["glasswing.patched"],
    &[],
];

/// The figures of a panel that its scene names.
fn computed(index: usize, panel: &Panel) -> Vec<String> {
    let a = &panel.assumptions;
    let whole = |value: f64| format::decimals(value, 0);
    let date = |key: &str| {
        let tile = panel.milestones.iter().find(|tile| tile.key == key);
        numbers(&tile.expect("a milestone").date)
    };
    let fitted = || {
        let fit = panel
            .fitted
            .iter()
            .find(|(key, _)| *key == Key::DoublingTime);
        format::number(fit.expect("a fit").1)
    };
    match index {
        0 => vec![fitted()],
        1 => [vec!["2023".into(), fitted()], date("target")].concat(),
        2 => [vec!["99".into()], date("share-99")].concat(),
        // MODELS: at 80% and without review at most 5 times.
        3 => vec!["80".into(), "5".into()],
        5 => {
            let weights = [Key::PlateauWeight, Key::CompoundingWeight, Key::FullWeight]
                .map(|key| whole(a.get(key)));
            [weights.to_vec(), date("work-month")].concat()
        }
        // “A team of 100” and its cap.
        6 => vec!["100".into(), whole(100.0 * a.get(Key::AutomationCap))],
        7 => {
            let shares = [Key::PauseParticipation, Key::PauseVerification]
                .map(|key| whole(100.0 * a.get(key)));
            let months = whole(a.get(Key::PauseLength));
            let chart = panel
                .outcome::<BranchesOutcome>()
                .expect("the view's own outcome");
            let gains = &chart.paused().expect("a pause").gains;
            let year = gains.iter().find(|gain| gain.minutes == 120_000.0);
            let later = year.expect("a work-year").months;
            assert!(later > 1.0, "{later}");
            [shares.to_vec(), vec![months, format::decimals(later, 1)]].concat()
        }
        // The view's own sentence has the same figures.
        8 | 10 | 11 => numbers(&plain(&panel.headline)),
        // In Japanese it names the end of the year before.
        12 => [
            numbers(&plain(&panel.headline)),
            vec![whole(a.get(Key::Until)).replace(',', "")],
        ]
        .concat(),
        9 => {
            let outcome = panel.outcome::<AccessOutcome>().expect("the view's own");
            assert!(outcome.drawn.odds[0] < 0.05, "less than 1 in 20, or 5%");
            vec!["20".into(), "5".into()]
        }
        _ => Vec::new(),
    }
}

#[test]
fn the_story_goes_through_all_views_and_has_an_assumption_to_try_in_each() {
    let mut left = View::ALL.to_vec();
    for index in 0..story::SCENES {
        let panel = panel(index, Lang::En);
        left.retain(|view| *view != panel.view);
        let Some(key) = story::control(index) else {
            assert_eq!(panel.view, View::Code, "only what is not assumed has none");
            continue;
        };
        assert!(
            key.param().views.contains(&panel.view),
            "{key:?} in {index}"
        );
        assert!(!panel.irrelevant.contains(&key), "{key:?} in {index}");
        assert!(Track::of(key.param()).is_some(), "{key:?} has a slider");
    }
    assert_eq!(left, []);
}

#[test]
fn every_number_of_the_story_is_a_fact_or_computed() {
    for (index, facts) in FACTS.iter().enumerate() {
        for lang in [Lang::En, Lang::Ja] {
            let panel = panel(index, lang);
            let sentence = story::sentence(index, &panel, lang);
            let mut known = computed(index, &panel);
            known.extend(facts.iter().flat_map(|id| of_fact(id, lang)));
            // The number of branches, the years, weeks and months that lengths of work are told in, and “2回に1回”.
            known.extend(["1", "2", "3"].map(str::to_owned));
            let said = numbers(&sentence);
            assert!(index == 7 || !said.is_empty(), "{sentence}");
            for number in said {
                assert!(
                    known.contains(&number),
                    "{number} of {sentence}\nis not in {known:?}"
                );
            }
            assert!(
                !sentence.contains(['{', '}']) && !sentence.contains("NaN"),
                "{sentence}"
            );
            let length = sentence.chars().count();
            assert!((20..=280).contains(&length), "{length}: {sentence}");
        }
    }
}

#[test]
fn every_scene_has_the_chart_that_it_names() {
    for index in 0..story::SCENES {
        let scene = story::scene(index);
        let panel = panel(index, Lang::En);
        let found = panel
            .side_charts
            .iter()
            .position(|extra| extra.key == scene.show);
        assert_eq!(found.is_some(), !scene.show.is_empty(), "{index}");
        let frame = Frame {
            width: 820.0,
            height: 340.0,
            theme: Theme::light(),
            title: false,
        };
        if let Some(found) = found {
            assert!(panel.side_picture(found, &frame).is_some(), "{index}");
        }
    }
    // The pace that the second scene compares is the one that is quoted.
    let months = facts::get("horizon.doubling").and_then(|fact| fact.value);
    let pin = story::scene(1).beside[0].clone();
    assert_eq!(
        pin.assumptions.given(Key::DoublingTime),
        months.map(|m| m * 365.25 / 12.0)
    );
}

#[test]
fn scenes_are_part_of_a_link_and_change_nothing_else() {
    let query = "v=2&view=code&s1=4&pin=horizon;dt:90";
    let (alone, _) = codec::parse(query);
    let (link, notices) = codec::parse(&format!("{query}&scene=branches;say:Hello"));
    assert_eq!(notices, []);
    assert_eq!(
        (link.view, link.assumptions),
        (alone.view, alone.assumptions)
    );
    assert_eq!(link.pins, alone.pins);
    assert_eq!(link.scenes[0].words, "Hello");
    let (link, notices) = codec::parse("present=3&lang=ja");
    assert_eq!(
        (link.assumptions, notices),
        (Assumptions::default(), vec![])
    );
}

proptest! {
    #[test]
    fn a_story_survives_link_and_file(scenes in strategies::scenes()) {
        let link = Link { scenes: scenes.clone(), ..Link::default() };
        prop_assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
        let read = file::read(&file::write(&scenes));
        if scenes.is_empty() {
            prop_assert_eq!(read, Err(file::Refusal::Empty));
        } else {
            prop_assert_eq!(read, Ok((scenes, vec![])));
        }
    }

    #[test]
    fn any_text_is_a_scene_or_none(text: String, query in "[a-z0-9;:~%+ ]{0,80}") {
        for value in [&text, &query] {
            let encoded: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
            let (link, notices) = codec::parse(&["scene=", &encoded].concat());
            let bad = |notice: &&Notice| matches!(notice, Notice::BadScene { .. });
            prop_assert_eq!(link.scenes.len() + notices.iter().filter(bad).count(), 1);
            prop_assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
        }
        if let Ok((scenes, notices)) = file::read(&text) {
            prop_assert!(scenes.len() <= MOST_SCENES && notices.len() <= 9);
        }
    }
}
