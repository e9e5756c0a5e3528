//! What a person does to a document, step by step and at random.

use std::rc::Rc;

use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, Link, MOST_PINS, Notice, PIN_NAMES},
        evidence_filter::EvidenceFilter,
        presets::Preset,
        registry::{Key, REGISTRY, View},
        scene::Scene,
        weights,
    },
    document::{Action, AddressChange, Consequence, Document, Gesture, Remark},
    evidence::points::Dataset,
};
use proptest::{prelude::*, sample::select};

use crate::strategies;

/// Steps of the history that are kept.
const MOST: usize = 200;

const NOTHING: Consequence = Consequence {
    runs: false,
    address: AddressChange::None,
    remark: None,
};

const SHOWN: Consequence = Consequence {
    runs: true,
    address: AddressChange::Soon,
    remark: None,
};

fn set(document: &mut Document, key: Key, value: f64, gesture: Gesture) -> Consequence {
    document.apply(Action::Set(key, Some(value), gesture))
}

fn given(document: &Document, key: Key) -> Option<f64> {
    document.link().assumptions.given(key)
}

#[test]
fn a_drag_is_one_step_back() {
    let mut document = Document::default();
    for dt in [100.0, 110.0, 120.0] {
        assert_eq!(
            set(&mut document, Key::DoublingTime, dt, Gesture::Running),
            SHOWN
        );
    }
    assert_eq!(document.apply(Action::EndGesture), NOTHING);
    set(&mut document, Key::DoublingTime, 130.0, Gesture::Running);
    assert_eq!(document.apply(Action::Undo), SHOWN);
    assert_eq!(given(&document, Key::DoublingTime), Some(120.0));
    document.apply(Action::Undo);
    assert_eq!(*document.link(), Link::default());
    assert_eq!(document.apply(Action::Undo), NOTHING);
    document.apply(Action::Redo);
    assert_eq!(given(&document, Key::DoublingTime), Some(120.0));
}

#[test]
fn a_value_that_is_in_force_already_changes_nothing() {
    let mut document = Document::default();
    assert_eq!(
        set(&mut document, Key::TargetLength, 2400.0, Gesture::Single),
        NOTHING
    );
    assert_eq!(
        document.apply(Action::Set(Key::DoublingTime, None, Gesture::Single)),
        NOTHING
    );
    assert!(!document.can_undo());
}

#[test]
fn weights_share_the_rest_as_they_stood_before_the_gesture() {
    let mut document = Document::default();
    for weight in [90.0, 100.0, 40.0] {
        set(&mut document, Key::FullWeight, weight, Gesture::Running);
    }
    assert_eq!(
        weights::of(&document.link().assumptions),
        [15.0, 45.0, 40.0]
    );
    document.apply(Action::EndGesture);
    set(&mut document, Key::FullWeight, 100.0, Gesture::Running);
    document.apply(Action::EndGesture);
    set(&mut document, Key::FullWeight, 40.0, Gesture::Running);
    assert_eq!(
        weights::of(&document.link().assumptions),
        [30.0, 30.0, 40.0],
        "nothing was left of their ratio"
    );
    document.apply(Action::Set(Key::PlateauWeight, None, Gesture::Single));
    assert_eq!(document.link().assumptions, Assumptions::default());
}

#[test]
fn a_handle_that_moves_two_parameters_is_one_step() {
    let mut document = Document::default();
    for (dt, h0) in [(100.0, 500.0), (90.0, 600.0)] {
        document.apply(Action::SetBoth([
            (Key::DoublingTime, dt),
            (Key::AnchorHorizon, h0),
        ]));
    }
    assert_eq!(given(&document, Key::AnchorHorizon), Some(600.0));
    document.apply(Action::Undo);
    assert_eq!(*document.link(), Link::default());
}

#[test]
fn a_preset_replaces_all_in_one_step() {
    for preset in Preset::ALL {
        let mut document = Document::default();
        set(&mut document, Key::Seed, 7.0, Gesture::Single);
        let before = document.link().clone();
        document.apply(Action::Replace(Box::new(preset.assumptions())));
        assert_eq!(document.link().assumptions, preset.assumptions());
        document.apply(Action::Undo);
        assert_eq!(*document.link(), before, "{preset:?}");
    }
}

#[test]
fn another_view_is_a_step_of_the_browser_and_none_of_the_history() {
    let mut document = Document::default();
    set(&mut document, Key::DoublingTime, 100.0, Gesture::Running);
    let consequence = document.apply(Action::Switch(View::Code));
    assert_eq!(
        consequence,
        Consequence {
            address: AddressChange::Step,
            ..SHOWN
        }
    );
    assert_eq!(document.apply(Action::Switch(View::Code)), NOTHING);
    set(&mut document, Key::DoublingTime, 90.0, Gesture::Running);
    document.apply(Action::Undo);
    assert_eq!(
        (document.link().view, given(&document, Key::DoublingTime)),
        (View::Code, Some(100.0)),
        "the switch ended the gesture"
    );
    document.apply(Action::Undo);
    assert_eq!(
        document.link().view,
        View::Horizon,
        "back where the change was made"
    );
    document.apply(Action::Redo);
    assert_eq!(document.link().view, View::Code);
}

#[test]
fn pins_are_kept_until_there_is_no_room() {
    let mut document = Document::default();
    for (name, dt) in PIN_NAMES.iter().zip([100.0, 110.0, 120.0, 130.0]) {
        set(&mut document, Key::DoublingTime, dt, Gesture::Running);
        let consequence = document.apply(Action::Pin);
        assert_eq!(
            consequence,
            Consequence {
                remark: Some(Remark::Pinned(name)),
                ..SHOWN
            }
        );
    }
    let full = document.link().clone();
    let consequence = document.apply(Action::Pin);
    assert_eq!(
        consequence,
        Consequence {
            remark: Some(Remark::PinsFull),
            ..NOTHING
        }
    );
    assert_eq!(*document.link(), full);

    document.apply(Action::Switch(View::Code));
    document.apply(Action::OpenPin(1));
    assert_eq!(
        (document.link().view, given(&document, Key::DoublingTime)),
        (View::Horizon, Some(110.0))
    );
    assert_eq!(document.link().pins, full.pins, "it stays pinned");
    assert_eq!(document.apply(Action::OpenPin(MOST_PINS)), NOTHING);

    document.apply(Action::Unpin(Some(0)));
    assert_eq!(document.link().pins, full.pins[1..]);
    document.apply(Action::Unpin(None));
    assert_eq!(document.link().pins, []);
    document.apply(Action::Undo);
    document.apply(Action::Undo);
    assert_eq!(document.link().pins, full.pins);
}

#[test]
fn the_choice_of_own_points_can_be_undone_and_the_points_stay() {
    let mut document = Document::default();
    let data = Rc::new(Dataset::default());
    let import = Action::Import(data.clone(), Key::Data, 2.0);
    assert_eq!(document.apply(import.clone()), SHOWN);
    let again = document.apply(import);
    assert!(again.runs, "other points may be other results");
    assert_eq!(again.address, AddressChange::None);
    document.apply(Action::Undo);
    assert_eq!(given(&document, Key::Data), None);
    assert_eq!(document.own(Key::Data), Some(&data));
    assert_eq!(document.own(Key::Shares), None);
    document.apply(Action::Import(data.clone(), Key::Shares, 1.0));
    assert_eq!(document.own(Key::Shares), Some(&data));
}

#[test]
fn points_that_took_the_place_of_others_give_it_back() {
    let mut document = Document::default();
    let data = |source| {
        Rc::new(Dataset {
            source: Some(source),
            ..Dataset::default()
        })
    };
    for source in ["a", "b"] {
        let import = Action::Import(data(source), Key::Data, 2.0);
        assert_eq!(document.apply(import), SHOWN);
    }
    document.apply(Action::Undo);
    assert_eq!(document.own(Key::Data), Some(&data("a")));
    assert_eq!(given(&document, Key::Data), Some(2.0));
    document.apply(Action::Redo);
    assert_eq!(document.own(Key::Data), Some(&data("b")));
}

#[test]
fn a_link_that_is_opened_can_be_undone_unless_only_its_view_is_another() {
    let opened = |document: &mut Document, query: &str| {
        let (link, notices) = codec::parse(query);
        let consequence = document.apply(Action::Open(Box::new(link), notices));
        assert_eq!(
            consequence,
            Consequence {
                address: AddressChange::Given,
                ..SHOWN
            }
        );
    };
    let mut document = Document::default();
    opened(&mut document, "view=code");
    assert_eq!(document.link().view, View::Code);
    assert!(!document.can_undo());
    opened(&mut document, "view=branches&dt=90&bogus=1");
    assert_eq!(
        document.notices(),
        [Notice::UnknownKey {
            key: "bogus".into()
        }]
    );
    document.apply(Action::Dismiss);
    assert_eq!(document.notices(), []);
    document.apply(Action::Undo);
    assert_eq!(
        *document.link(),
        Link {
            view: View::Code,
            ..Link::default()
        }
    );
}

#[test]
fn typing_into_the_search_is_one_step() {
    let mut document = Document::default();
    let search = |text: &str| EvidenceFilter {
        text: text.to_owned(),
        ..EvidenceFilter::default()
    };
    for text in ["g", "gl", "glass"] {
        document.apply(Action::Filter(search(text), Gesture::Running));
    }
    document.apply(Action::EndGesture);
    let by_kind = EvidenceFilter {
        kind: "stage",
        ..search("glass")
    };
    document.apply(Action::Filter(by_kind, Gesture::Single));
    document.apply(Action::Undo);
    assert_eq!(document.link().filter, search("glass"));
    document.apply(Action::Undo);
    assert_eq!(*document.link(), Link::default());
}

#[test]
fn a_story_is_replaced_in_one_step() {
    let mut document = Document::default();
    let scenes = vec![Scene {
        words: "One.".to_owned(),
        ..Scene::default()
    }];
    assert_eq!(document.apply(Action::Tell(scenes.clone())), SHOWN);
    assert_eq!(document.link().scenes, scenes);
    document.apply(Action::Undo);
    assert_eq!(document.link().scenes, []);
}

#[test]
fn two_hundred_steps_are_kept() {
    let mut document = Document::default();
    for seed in 1..=300 {
        set(&mut document, Key::Seed, f64::from(seed), Gesture::Single);
    }
    let mut steps = 0;
    while document.can_undo() {
        document.apply(Action::Undo);
        steps += 1;
    }
    assert_eq!((steps, given(&document, Key::Seed)), (MOST, Some(100.0)));
}

#[test]
fn what_an_action_would_lead_to_is_known_before() {
    let document = Document::default();
    assert_eq!(document.link_after(Action::Pin).pins.len(), 1);
    assert_eq!(
        document.link_after(Action::Switch(View::Code)).view,
        View::Code
    );
    assert_eq!(*document.link(), Link::default());
}

/// Anything that a person may do.
fn action() -> impl Strategy<Value = Action> {
    let gesture = || prop_oneof![Just(Gesture::Running), Just(Gesture::Single)];
    let key = || (0..REGISTRY.len()).prop_map(|at| REGISTRY[at].key);
    let value = |key: Key| {
        let (min, max) = key.param().range();
        (Just(key), min..=max)
    };
    let some = || key().prop_flat_map(value);
    prop_oneof![
        6 => (some(), any::<bool>(), gesture())
            .prop_map(|((key, value), is_set, gesture)| Action::Set(key, is_set.then_some(value), gesture)),
        1 => [some(), some()].prop_map(Action::SetBoth),
        1 => strategies::assumptions().prop_map(|a| Action::Replace(Box::new(a))),
        1 => strategies::link().prop_map(|link| Action::Tell(link.scenes)),
        1 => (strategies::link(), gesture()).prop_map(|(link, gesture)| Action::Filter(link.filter, gesture)),
        2 => Just(Action::EndGesture),
        3 => Just(Action::Undo),
        2 => Just(Action::Redo),
        2 => Just(Action::Pin),
        1 => (0..MOST_PINS).prop_map(Action::OpenPin),
        1 => (0..MOST_PINS, any::<String>()).prop_map(|(at, name)| Action::NamePin(at, name)),
        1 => prop::option::of(0..MOST_PINS).prop_map(Action::Unpin),
        2 => select(View::ALL).prop_map(Action::Switch),
        1 => (any::<bool>()).prop_map(|shares| {
            let key = if shares { Key::Shares } else { Key::Data };
            Action::Import(Rc::default(), key, key.param().range().1)
        }),
        1 => strategies::link().prop_map(|link| Action::Open(Box::new(link), Vec::new())),
        1 => Just(Action::Dismiss),
    ]
}

/// All states that undoing leads through, the present one first, without the view: switching is no step.
fn past(mut document: Document) -> Vec<Link> {
    document.apply(Action::EndGesture);
    let mut all = vec![document.link().clone()];
    while document.can_undo() {
        document.apply(Action::Undo);
        all.push(document.link().clone());
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_is_done_can_be_undone_and_done_again(actions in prop::collection::vec(action(), 0..60)) {
        let mut document = Document::default();
        for action in actions {
            let before = document.link().clone();
            let expected = document.link_after(action.clone());
            let consequence = document.apply(action);
            prop_assert_eq!(document.link(), &expected);
            prop_assert!(consequence.runs || *document.link() == before, "a change is shown");
            // What is shown is what its link says.
            prop_assert_eq!(codec::parse(&codec::write(document.link())), (document.link().clone(), vec![]));
        }
        document.apply(Action::EndGesture);
        let end = document.link().clone();
        let states = past(document.clone());
        let start = states.last().expect("at least the present one");
        prop_assert_eq!(Link { view: View::default(), ..start.clone() }, Link::default());
        while document.can_undo() {
            prop_assert_eq!(document.apply(Action::Undo), SHOWN);
        }
        while document.can_redo() {
            prop_assert_eq!(document.apply(Action::Redo), SHOWN);
        }
        // Steps that were undone before, and forward steps that are left, come after.
        let reached = past(document);
        prop_assert!(reached.contains(&end));
        prop_assert_eq!(&reached[reached.len() - states.len()..], &states[..]);
    }
}
