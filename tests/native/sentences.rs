//! The figures of the sentence that are parameters: which they are, and that they follow them.

use doublings::{
    assumptions::{
        Assumptions,
        registry::{Key, REGISTRY, View},
        slider::Track,
    },
    i18n::Lang,
    views::{Panel, Session, Study, plain},
};

use crate::panels::panel_of;

/// The parameters in the sentence, by name and figure.
fn set_in(panel: &Panel) -> Vec<(&'static str, &str)> {
    let spans = panel.headline.iter();
    let keyed = spans.filter_map(|span| Some((span.key?.param().name, &*span.text)));
    keyed.collect()
}

#[test]
fn each_view_says_which_of_its_figures_are_parameters() {
    let expected: [(&str, &[(&str, &str)]); 11] = [
        (
            "view=horizon&dt=120",
            &[
                ("dt", "120 days"),
                ("rel", "half the time"),
                ("target", "a week"),
            ],
        ),
        (
            "view=horizon&dt=120&rel=80",
            &[
                ("dt", "120 days"),
                ("rel", "four times in five"),
                ("target", "a week"),
            ],
        ),
        (
            "view=horizon&law=power&dt=120",
            &[
                ("d", "8%"),
                ("dt", "120 days"),
                ("rel", "half the time"),
                ("target", "a week"),
            ],
        ),
        (
            "view=horizon&law=plateau&left=1&dt=120",
            &[
                ("left", "1 doubling"),
                ("dt", "120 days"),
                ("target", "a week"),
            ],
        ),
        (
            "view=code",
            &[
                ("curve", "logistic"),
                ("s1", "1 to 5%"),
                ("s2", "80 to 90%"),
            ],
        ),
        (
            "view=branches",
            &[
                ("w1", "20%"),
                ("w2", "60%"),
                ("w3", "20%"),
                ("rel", "half the time"),
                ("target", "a year"),
            ],
        ),
        (
            "view=branches&w1=0&w2=100&w3=0",
            &[
                ("w2", "efficiency compounds"),
                ("rel", "half the time"),
                ("target", "a year"),
            ],
        ),
        (
            "view=economy",
            &[
                ("geniusH", "a year"),
                ("lag", "2.2 years"),
                ("miss", "20%"),
                ("commit", "USD 5 trillion"),
                ("fc", "USD 1 trillion"),
            ],
        ),
        (
            "view=access&gov=20",
            &[
                ("lc", "about 3 weeks"),
                ("lo", "5.5 months"),
                ("gov", "20%"),
            ],
        ),
        (
            "view=queues&patchg=0",
            &[("patch", "54 a month"), ("patchg", "not")],
        ),
        ("view=evidence", &[("until", "2030")]),
    ];
    let mut wrong = Vec::new();
    for (query, figures) in expected {
        let panel = panel_of(query, Lang::En);
        if set_in(&panel) != figures {
            let found = format!("{:?}", set_in(&panel));
            wrong.push((query, found, plain(&panel.headline)));
        }
        let mut both = [set_in(&panel), set_in(&panel_of(query, Lang::Ja))]
            .map(|set| set.into_iter().map(|(name, _)| name).collect::<Vec<_>>());
        for names in &mut both {
            names.sort_unstable();
        }
        assert_eq!(both[0], both[1], "{query}");
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn with(view: View, key: Key, value: f64, lang: Lang) -> Panel {
    let mut study = Study::default();
    study.link.view = view;
    study.link.assumptions = Assumptions::default().with(key, value);
    Session::default().panel(&study, lang)
}

#[test]
fn a_figure_of_the_sentence_follows_its_parameter_and_no_mark_is_left() {
    for lang in [Lang::En, Lang::Ja] {
        for view in View::ALL.iter().copied() {
            let before = panel_of(&format!("view={}", view.name()), lang);
            for span in &before.headline {
                assert!(
                    !span
                        .text
                        .chars()
                        .any(|c| ('\u{e000}'..='\u{f8ff}').contains(&c))
                );
                let Some(key) = span.key else { continue };
                assert!(key.param().views.contains(&view), "{key:?} in {view:?}");
                assert!(!before.irrelevant.contains(&key), "{key:?} in {view:?}");
                let track = Track::of(key.param());
                let value = track.map_or(Some(1.0), |track| {
                    let resolved = before.resolved.iter().find(|(k, _)| *k == key);
                    let now = before
                        .assumptions
                        .given(key)
                        .or(resolved.map(|(_, value)| *value));
                    let now = now.unwrap_or_else(|| before.assumptions.get(key));
                    let by = (track.last() / 8).max(1).cast_signed();
                    let [up, down] = [by, -by].map(|by| track.stepped(Some(now), by));
                    if up == Some(now) || key == Key::ShareCeiling {
                        down
                    } else {
                        up
                    }
                });
                let after = with(view, key, value.expect("a value"), lang);
                let figure = |panel: &Panel| {
                    let mut spans = panel.headline.iter();
                    spans
                        .find(|span| span.key == Some(key))
                        .map(|span| span.text.clone())
                };
                let (was, is) = (figure(&before), figure(&after));
                assert!(is.is_some() && is != was, "{key:?}: {was:?} to {is:?}");
            }
        }
    }
    assert!(REGISTRY.len() < 256);
}
