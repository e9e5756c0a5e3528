//! The figures of the sentence that are parameters: which they are, and that they follow them; and all that views say, read for slips.

use doublings::{
    assumptions::{
        Assumptions, codec,
        presets::Preset,
        registry::{Key, Kind, REGISTRY, View},
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

/// All that a view says outside its tables, a piece a line.
fn said(panel: &Panel) -> Vec<String> {
    let mut said = vec![plain(&panel.headline), panel.subline.clone()];
    said.extend(panel.notes.iter().cloned());
    said.extend(panel.remarks.iter().map(|(_, text)| text.clone()));
    said.extend(panel.side_charts.iter().map(|side| plain(&side.text)));
    for tile in &panel.milestones {
        said.extend(
            [
                &tile.label,
                &tile.date,
                &tile.range,
                &tile.detail,
                &tile.due,
            ]
            .map(Clone::clone),
        );
        said.extend(tile.never.clone());
    }
    said
}

/// What no careful writer leaves in a text, if there is such a thing: counts without a thing, a one with a plural, marks in a row.
fn slip(text: &str) -> Option<String> {
    let mut found = None;
    for mark in [
        "NaN", "Infinity", "{", "}", "  ", " ,", " .", "..", ",,", "。。", "、、", " 。", "。、",
        "、。", "()", "（）",
    ] {
        if text.contains(mark) {
            found = Some(mark.to_owned());
        }
    }
    let units = [
        "day", "week", "month", "year", "doubling", "hour", "minute", "time", "point", "model",
        "vendor",
    ];
    let words: Vec<&str> = text.split([' ', '\u{a0}']).collect();
    for pair in words.windows(2) {
        let count = pair[0].trim_start_matches(['(', '“']);
        let word = pair[1].trim_end_matches([',', '.', ';', ':', ')', '”']);
        for unit in units {
            let plural = word.strip_suffix('s') == Some(unit);
            if plural && ["0", "1", "0.0", "1.0"].contains(&count) || count == "0" && word == unit {
                found = Some(format!("{count} {word}"));
            }
        }
    }
    for none in ["0 wait", "0件が待"] {
        for (at, _) in text.match_indices(none) {
            if !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
                found = Some(none.to_owned());
            }
        }
    }
    for (mark, ends) in [(" to ", [",", ")", ";"]), ("〜", ["、", "）", "。"])] {
        for (at, _) in text.match_indices(mark) {
            let (before, after) = (&text[..at], &text[at + mark.len()..]);
            let end = ends.iter().filter_map(|end| after.find(end)).min();
            let to = &after[..end.unwrap_or(after.len())];
            let from = before.strip_suffix(to);
            if !to.is_empty()
                && from
                    .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            {
                found = Some(format!("{to}{mark}{to}"));
            }
        }
    }
    for nothing in ["0か月後", "0日後", "0週間", "0年後", "約0"] {
        for (at, _) in text.match_indices(nothing) {
            if !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',') {
                found = Some(nothing.to_owned());
            }
        }
    }
    found
}

/// A view as it opens, at both ends of each of its sliders and just beside one, and with each of its presets, choices and flags.
fn settings(view: View) -> Vec<Assumptions> {
    let base = Assumptions::default().with(Key::Draws, 100.0);
    let mut all = vec![base];
    let presets = Preset::ALL.iter().filter(|preset| preset.view == view);
    all.extend(presets.map(|preset| codec::parse(preset.query).0.assumptions));
    for param in REGISTRY.iter().filter(|param| param.views.contains(&view)) {
        let values = match (param.kind, Track::of(param)) {
            (Kind::Choice(options), _) => (0..options.len()).map(|option| option as f64).collect(),
            (_, Some(track)) => {
                let (from, to) = param.range();
                let ends = [0, track.last()].map(|at| track.value(at));
                let typed = Some(from + (to - from) / 1000.0);
                ends.into_iter().chain([typed]).flatten().collect()
            }
            _ => vec![0.0, 1.0],
        };
        all.extend(values.into_iter().map(|value| base.with(param.key, value)));
    }
    all
}

#[test]
fn nothing_awkward_is_said_whatever_is_set() {
    let mut slips = std::collections::BTreeMap::new();
    let mut read = 0;
    for view in View::ALL.iter().copied() {
        for assumptions in settings(view) {
            let mut study = Study::default();
            study.link.view = view;
            study.link.assumptions = assumptions;
            for lang in [Lang::En, Lang::Ja] {
                let panel = Session::default().panel(&study, lang);
                for text in said(&panel) {
                    read += 1;
                    if let Some(slip) = slip(&text) {
                        let begin: String = text.chars().take(20).collect();
                        slips
                            .entry((slip, begin))
                            .or_insert_with(|| (codec::write(&study.link), text));
                    }
                }
            }
        }
    }
    assert!(read > 1000);
    assert!(slips.is_empty(), "{slips:#?}");
}
