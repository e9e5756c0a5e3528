//! The parameters as a whole: each declared once, told in both languages, and listed in `docs/links.md`.

use doublings::{
    assumptions::{
        registry::{Initial, Key, Kind, Origin, Param, REGISTRY, View},
        slider::Track,
    },
    date,
    evidence::sources,
    i18n::{Lang, words},
    number,
    params::{
        GROUPS,
        groups::{self, Place},
    },
    views::{Panel, Session, Study, presets, rules::EFFECTS},
};
use proptest::prelude::*;

use super::{
    panels::panel_of,
    snapshot::{PHONE, bare},
    strategies,
};

/// Every parameter in the order of links, with the views that use it.
#[rustfmt::skip]
const USED: &[(&str, &str)] = &[
    ("data", "horizon branches economy access queues evidence"),
    ("rel", "horizon branches economy access queues evidence"),
    ("since", "horizon branches economy access queues evidence"),
    ("asof", "horizon branches economy access queues evidence"),
    ("sota", "horizon branches economy access queues evidence"),
    ("cap", "horizon branches economy access queues evidence"),
    ("law", "horizon evidence"),
    ("dt", "horizon branches economy access queues evidence"),
    ("h0", "horizon branches economy access evidence"),
    ("t0", "horizon branches economy access evidence"),
    ("d", "horizon evidence"),
    ("left", "horizon branches evidence"),
    ("brk", "horizon evidence"),
    ("dt2", "horizon evidence"),
    ("target", "horizon branches"),
    ("until", "horizon code branches economy access rules queues evidence"),
    ("dtsd", "horizon branches economy access queues evidence"),
    ("scatter", "horizon evidence"),
    ("boot", "horizon evidence"),
    ("draws", "horizon code branches economy access rules queues evidence"),
    ("seed", "horizon code branches economy access rules queues evidence"),
    ("clock", "horizon branches economy access evidence"),
    ("shares", "code evidence"),
    ("s1", "code evidence"),
    ("s2", "code evidence"),
    ("smax", "code evidence"),
    ("curve", "code evidence"),
    ("r", "code"),
    ("c", "code"),
    ("out", "code"),
    ("s1w", "code evidence"),
    ("bd", "branches"),
    ("w1", "branches"),
    ("w2", "branches"),
    ("w3", "branches"),
    ("fmax", "branches"),
    ("pz", "branches"),
    ("pm", "branches"),
    ("pp", "branches"),
    ("pv", "branches"),
    ("ar", "branches evidence"),
    ("az", "branches evidence"),
    ("beta", "branches evidence"),
    ("iv", "branches evidence"),
    ("f0", "branches evidence"),
    ("m0", "branches"),
    ("a", "branches"),
    ("q", "branches"),
    ("g0", "branches"),
    ("po", "branches"),
    ("pcw", "branches"),
    ("pcv", "branches"),
    ("pct", "branches"),
    ("pcl", "branches"),
    ("pca", "branches"),
    ("lag", "economy"),
    ("lagsd", "economy"),
    ("geniusH", "economy"),
    ("r0", "economy"),
    ("rg", "economy"),
    ("rg2", "economy"),
    ("rt", "economy"),
    ("commit", "economy"),
    ("years", "economy"),
    ("due", "economy"),
    ("buf", "economy"),
    ("miss", "economy"),
    ("esd", "economy"),
    ("tx", "economy"),
    ("gm", "economy"),
    ("k1", "economy"),
    ("k2", "economy"),
    ("k3", "economy"),
    ("k4", "economy"),
    ("k5", "economy"),
    ("k6", "economy"),
    ("k7", "economy"),
    ("e1", "economy"),
    ("e2", "economy"),
    ("e3", "economy"),
    ("e4", "economy"),
    ("e5", "economy"),
    ("e6", "economy"),
    ("e7", "economy"),
    ("rests", "economy"),
    ("fc", "economy"),
    ("swh", "economy"),
    ("lc", "branches access evidence"),
    ("lo", "access evidence"),
    ("lsd", "access evidence"),
    ("gov", "access"),
    ("win", "access"),
    ("sig", "access"),
    ("lcn", "access"),
    ("spr", "access"),
    ("govsd", "access"),
    ("found", "queues"),
    ("elast", "queues"),
    ("patch", "queues"),
    ("patchg", "queues"),
    ("filed", "queues"),
    ("filedg", "queues"),
    ("exam", "queues"),
    ("examg", "queues"),
    ("pend", "queues"),
    ("capsd", "queues"),
    ("real", "queues"),
    ("vfound", "queues"),
    ("vpatch", "queues"),
    ("pstart", "queues"),
    ("pwait", "queues"),
    ("drugs", "queues"),
    ("drugel", "queues"),
    ("review", "queues"),
    ("reviewg", "queues"),
    ("rtime", "queues"),
    ("labs", "rules"),
    ("courts", "rules"),
    ("opinion", "rules"),
    ("race", "rules"),
    ("labsa", "rules"),
    ("labsb", "rules"),
    ("labsc", "rules"),
    ("courtsa", "rules"),
    ("courtsb", "rules"),
    ("courtsc", "rules"),
    ("opiniona", "rules"),
    ("opinionb", "rules"),
    ("opinionc", "rules"),
    ("racea", "rules"),
    ("raceb", "rules"),
    ("racec", "rules"),
    ("vend", "rules"),
    ("cut", "rules"),
    ("common", "rules"),
    ("outage", "rules"),
    ("swap", "rules"),
    ("drill", "rules"),
    ("own", "rules"),
    ("ctl", "rules"),
    ("usf", "rules"),
    ("uso", "rules"),
    ("nus", "rules"),
    ("reh", "rules"),
    ("outsd", "rules"),
    ("lossd", "rules"),
    ("addv", "rules"),
    ("rehc", "rules"),
    ("hostc", "rules"),
    ("qfa", "rules"),
    ("qfb", "rules"),
    ("qfc", "rules"),
    ("cfa", "rules"),
    ("cfb", "rules"),
    ("cfc", "rules"),
    ("anth", "rules"),
    ("qo", "rules"),
    ("coa", "rules"),
    ("cob", "rules"),
    ("coc", "rules"),
    ("qn", "rules"),
    ("cn", "rules"),
    ("qh", "rules"),
    ("fan", "horizon evidence"),
    ("long", "horizon branches economy access queues evidence"),
    ("records", "horizon branches economy access queues evidence"),
    ("vintage", "horizon branches economy access queues evidence"),
    ("test", "horizon evidence"),
    ("sol", "horizon evidence"),
    ("pexp", "horizon"),
    ("pquad", "horizon"),
    ("pbrk", "horizon"),
    ("pplat", "horizon"),
    ("ppow", "horizon"),
    ("shn", "horizon"),
    ("bands", "horizon code branches economy queues evidence"),
];

/// What stands first in each view.
#[rustfmt::skip]
const FIRST: &[(&str, &str)] = &[
    ("horizon", "dt d left brk dt2 target law rel"),
    ("code", "s1 s2 smax curve"),
    ("branches", "w1 w2 w3 dt"),
    ("economy", "lag geniusH commit miss"),
    ("access", "lc lo gov win"),
    ("rules", "labs courts opinion race"),
    ("queues", "found elast patch dt"),
    ("evidence", "dt d left brk dt2 law s2 until"),
];

#[test]
fn order_and_views_are_those_of_the_links_that_exist() {
    assert_eq!(REGISTRY.len(), USED.len());
    for (param, (name, views)) in REGISTRY.iter().zip(USED) {
        let found: Vec<&str> = param.views.iter().map(|view| view.name()).collect();
        assert_eq!((param.name, found.join(" ").as_str()), (*name, *views));
    }
    assert_eq!(View::ALL.len(), FIRST.len());
    for (view, (name, keys)) in View::ALL.iter().zip(FIRST) {
        let found: Vec<&str> = view.main().iter().map(|key| key.param().name).collect();
        assert_eq!((view.name(), found.join(" ").as_str()), (*name, *keys));
    }
}

#[test]
fn every_parameter_is_declared_once_and_speaks_both_languages() {
    for (index, param) in REGISTRY.iter().enumerate() {
        let declared = GROUPS.iter().flat_map(|group| group.iter());
        let same = declared.filter(|p| p.key == param.key || p.name == param.name);
        assert_eq!(same.count(), 1, "{}", param.name);
        assert_eq!(param.key.index(), index, "{}", param.name);
        assert_eq!(Key::find(param.name), Some(param.key));
        let words = doublings::i18n::params::words(param.key);
        let told = [words.label, doublings::params::HELP[index]];
        for (en, ja) in told.iter().chain(words.choices) {
            assert!(!en.is_empty() && !ja.is_empty(), "{}", param.name);
        }
        let choices = match param.kind {
            Kind::Choice(names) => names.len(),
            _ => 0,
        };
        assert_eq!(words.choices.len(), choices, "{}", param.name);
    }
}

#[test]
fn views_share_only_what_others_declare_and_show_only_what_they_use() {
    for view in View::ALL {
        let what = view.declared();
        for (index, key) in what.shared.iter().enumerate() {
            assert!(!what.shared[..index].contains(key), "{view:?} {key:?}");
            assert!(what.own.iter().all(|p| p.key != *key), "{view:?} {key:?}");
        }
        for (index, key) in what.first_shown.iter().enumerate() {
            assert!(!what.first_shown[..index].contains(key), "{view:?} {key:?}");
            assert!(key.param().views.contains(view), "{view:?} {key:?}");
        }
    }
}

/// A value as links write it.
fn text(param: &Param, value: f64) -> String {
    match param.kind {
        Kind::Choice(words) => format!("`{}`", words[value as usize]),
        Kind::Date { .. } => date::iso(value),
        Kind::Flag | Kind::Number { .. } => number::shortest(value),
    }
}

fn row(param: &Param) -> String {
    let (min, max) = param.range();
    let unit = match param.kind {
        Kind::Number { unit, .. } => unit.name(),
        Kind::Date { .. } => "date",
        Kind::Choice(_) | Kind::Flag => "",
    };
    let default = match param.default {
        Initial::Value(value) => text(param, value),
        Initial::Fit => "fit".to_owned(),
        Initial::Off => "off".to_owned(),
    };
    let range = match param.kind {
        Kind::Choice(words) => (0..words.len())
            .map(|index| text(param, index as f64))
            .collect::<Vec<_>>()
            .join(", "),
        _ => format!("{} to {}", text(param, min), text(param, max)),
    };
    let origin = match param.origin {
        Origin::Source(id) => sources::get(id).expect("a source").short(Lang::En),
        Origin::Fit => "fit".to_owned(),
        Origin::Judgement => "judgement".to_owned(),
        Origin::Setting => "setting".to_owned(),
    };
    let views: Vec<&str> = param.views.iter().map(|view| view.name()).collect();
    let views = if views.len() == View::ALL.len() {
        "all".to_owned()
    } else {
        views.join(", ")
    };
    let label = doublings::i18n::params::param_label(Lang::En, param.key);
    let help = doublings::i18n::params::param_help(Lang::En, param.key);
    format!(
        "| `{}` | {label}: {help} | {unit} | {default} | {range} | {origin} | {views} |\n",
        param.name
    )
}

#[test]
fn the_table_of_keys_is_that_of_the_registry() {
    const BEGIN: &str = "<!-- keys: begin -->\n";
    const END: &str = "<!-- keys: end -->";
    let mut table =
        "| key | what | unit | default | range | source | views |\n|---|---|---|---|---|---|---|\n"
            .to_owned();
    table.extend(REGISTRY.iter().map(row));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/links.md");
    let page = std::fs::read_to_string(path).expect("docs/links.md");
    let (before, rest) = page.split_once(BEGIN).expect("the mark before the table");
    let (found, after) = rest.split_once(END).expect("the mark after the table");
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(path, [before, BEGIN, &table, END, after].concat()).expect("written");
    } else {
        assert_eq!(
            found, table,
            "run: UPDATE_EXPECT=1 cargo test --test native"
        );
    }
}

#[test]
fn neighbours_on_a_slider_are_said_differently() {
    for key in REGISTRY.iter().map(|param| param.key) {
        let Some(track) = Track::of(key.param()) else {
            continue;
        };
        for lang in [Lang::En, Lang::Ja] {
            let said = (0..=track.last()).filter_map(|at| track.value(at));
            let said: Vec<String> = said.map(|value| words::spoken(lang, key, value)).collect();
            for pair in said.windows(2) {
                assert_ne!(pair[0], pair[1], "{}", key.param().name);
            }
        }
    }
}

/// The frame that stands in for a view until its part is there is made without the module.
#[test]
fn the_script_before_the_module_names_the_views_as_they_are_named() {
    let script = include_str!("../../initializer.mjs");
    for view in View::ALL {
        let [en, ja] = [Lang::En, Lang::Ja].map(|lang| view.label(lang));
        let line = format!("  {}: [\"{en}\", \"{ja}\"],\n", view.name());
        assert!(script.contains(&line), "{line}");
    }
}

/// Whether every parameter that has a say stands first, behind a question, or in a card that is there.
fn assert_reachable(panel: &Panel) {
    let matters = |key: &Key| !panel.irrelevant.contains(key);
    for (place, keys) in groups::of(panel.view) {
        let Place::Beside(chart) = place else {
            continue;
        };
        let has_card = panel.side_charts.iter().any(|side| side.key == chart);
        assert!(
            has_card || panel.side_charts.is_empty() || !keys.iter().any(matters),
            "{:?}: {chart} is not there for {keys:?}",
            panel.view
        );
    }
}

/// The feet of these charts leave out what stands in cards.
#[test]
fn what_stands_in_a_card_moves_no_other_chart_than_its_own() {
    let frame = bare(PHONE);
    for view in [View::Horizon, View::Economy, View::Rules] {
        let drawn = |query: &str| {
            let panel = panel_of(&format!("v=2&view={}{query}", view.name()), Lang::En);
            panel.picture(&frame).scene.marks
        };
        let at_defaults = drawn("");
        let cards = groups::beside(view).filter(|key| !EFFECTS.as_flattened().contains(key));
        for key in cards {
            let param = key.param();
            let ends = match param.kind {
                Kind::Number { min, max, .. } => [min, max].map(|end| end.to_string()),
                Kind::Choice(words) => [words[0], words[words.len() - 1]].map(str::to_owned),
                Kind::Flag => ["0", "1"].map(str::to_owned),
                Kind::Date { .. } => unreachable!("no date stands in a card"),
            };
            for end in ends {
                let moved = drawn(&format!("&{}={end}", param.name));
                assert!(moved == at_defaults, "{view:?}: {} at {end}", param.name);
            }
        }
    }
}

#[test]
fn three_or_four_controls_stand_first() {
    for view in View::ALL {
        let panel = panel_of(&format!("v=2&view={}", view.name()), Lang::En);
        let first = |panel: &Panel| {
            let shown = view.main().iter().filter(|k| !panel.irrelevant.contains(k));
            shown.count()
        };
        assert!((3..=4).contains(&first(&panel)), "{view:?}");
        assert!(!panel.side_charts.is_empty(), "{view:?}");
        assert_reachable(&panel);
        for preset in presets(*view) {
            let mut study = Study::default();
            study.link.view = *view;
            study.link.assumptions = preset.assumptions();
            let panel = Session::default().panel(&study, Lang::En);
            // A law has at most one figure of its own beside those, a trend break two.
            assert!((2..=6).contains(&first(&panel)), "{view:?}");
            assert_reachable(&panel);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_control_can_be_reached(study in strategies::study()) {
        assert_reachable(&Session::default().panel(&study, Lang::En));
    }
}
