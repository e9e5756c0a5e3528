//! Links: lossless, forgiving, and with the same meaning for ever.

use crate::strategies;

use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, Link, Notice, PAGE_KEYS, Pin},
        evidence_filter::{EvidenceFilter, GRADES, KINDS, ORDERS, SOURCES},
        number,
        registry::{Initial, Key, Kind, Param, REGISTRY, Scale, Unit, View},
    },
    date, export,
    i18n::Lang,
    views::{Session, Study},
};
use proptest::prelude::*;

/// Notices that a page lists, and the count of the others.
const MOST_NOTICES: usize = 9;

fn in_range(link: &Link) -> bool {
    let pinned = link.pins.iter().map(|pin| &pin.assumptions);
    pinned.chain([&link.assumptions]).all(|assumptions| {
        REGISTRY.iter().all(|param| {
            let value = assumptions.value(param.key);
            value.is_none_or(|value| param.nearest(value) == value)
        })
    })
}

/// What must hold whatever the query is: no panic, few notices, usable values, and a link that says the same.
fn check_any(query: &str) -> Result<(), TestCaseError> {
    let (link, notices) = codec::parse(query);
    prop_assert!(notices.len() <= MOST_NOTICES);
    prop_assert!(in_range(&link));
    prop_assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
    for key in PAGE_KEYS {
        let _ = codec::page_value(query, key);
    }
    Ok(())
}

/// A query whose keys are ours and whose values are anything.
fn crooked_query() -> impl Strategy<Value = String> {
    let key = prop_oneof![
        6 => prop::sample::select(REGISTRY.iter().map(|p| p.name).collect::<Vec<_>>()).prop_map(str::to_owned),
        2 => Just("pin".to_owned()),
        1 => prop::sample::select(vec!["v", "view", "fore", "find", "kind", "source", "grade", "order", "lang", "theme", ""]).prop_map(str::to_owned),
        1 => ".{0,6}",
    ];
    let value = prop_oneof![
        any::<f64>().prop_map(|v| v.to_string()),
        (-10i64..3000).prop_map(|v| v.to_string()),
        "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        "[a-z%+0-9.-]{0,8}",
        prop::sample::select([&KINDS[..], SOURCES, &GRADES, &ORDERS].concat())
            .prop_map(str::to_owned),
        "(horizon|code|branches|economy|access|rules|queues|[a-z]{0,3})(;(dt|law|since|w1|bd|[a-z]{0,2}):?(power|[0-9.e:-]{0,6})){0,9}",
        "(week|length|month|x)?(;(by|on|from|step|balls|came|sum|say|z):[0-9a-z.-]{0,12}){0,9}",
        ".{0,50}",
    ];
    prop::collection::vec((key, value), 0..40).prop_map(|pairs| {
        let pairs: Vec<_> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        pairs.join("&")
    })
}

/// A parameter that takes any value of its range.
fn takes_any() -> impl Strategy<Value = &'static Param> {
    let any = REGISTRY.iter().filter(|param| {
        matches!(param.kind, Kind::Number { scale, unit, .. } if scale != Scale::Whole && unit != Unit::Draws)
    });
    prop::sample::select(any.collect::<Vec<_>>())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

    #[test]
    fn any_assumptions_survive_the_round_trip(link in strategies::link()) {
        prop_assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
    }

    #[test]
    fn a_value_is_kept_as_given(param in takes_any(), part in 0.0..=1.0f64, digits in 1usize..17) {
        let (min, max) = param.range();
        // As a person types it, with any number of digits.
        let typed: f64 = format!("{:.digits$e}", min + part * (max - min)).parse().expect("a number");
        let typed = typed.clamp(min, max);
        let query = format!("{}={typed:e}", param.name);
        let (link, notices) = codec::parse(&query);
        prop_assert_eq!(notices, vec![]);
        prop_assert_eq!(link.assumptions.value(param.key).map(f64::to_bits), Some(typed.to_bits()));
        let again = codec::parse(&codec::write(&link)).0;
        prop_assert_eq!(again.assumptions.value(param.key).map(f64::to_bits), Some(typed.to_bits()));
        let plain = number::read(param, &number::show_value(param, typed)).expect("a value in the range");
        prop_assert_eq!(plain.map(f64::to_bits), Some(typed.to_bits()));
    }

    #[test]
    fn a_link_holds_only_what_differs(link in strategies::link()) {
        // What scenes hold is theirs: tests/story.rs. Forecasts are texts of their own.
        let link = Link { scenes: Vec::new(), foreseen: Vec::new(), ..link };
        let query = codec::write(&link);
        let values = link.assumptions.changed().count();
        let filter = &link.filter;
        let filter = [&filter.text, filter.kind, filter.source, filter.grade, filter.order];
        let filter = filter.iter().filter(|value| !value.is_empty()).count();
        let pairs = query.trim_end_matches('&').matches('&').count();
        prop_assert_eq!(pairs - 1, values + filter + link.pins.len());
        let pinned: usize = link.pins.iter().map(|pin| pin.assumptions.changed().count()).sum();
        let named = link.pins.iter().filter(|pin| !pin.name.is_empty()).count();
        prop_assert_eq!(query.matches(';').count(), pinned + named);
        for (key, _) in link.assumptions.changed() {
            let mut shorter = link.clone();
            shorter.assumptions.reset(key);
            prop_assert!(codec::write(&shorter).len() < query.len());
        }
    }

    #[test]
    fn a_link_says_the_same_with_question_mark_page_keys_and_in_any_order(link in strategies::link(), turn in any::<prop::sample::Index>()) {
        let query = codec::write(&link);
        let mut pairs: Vec<&str> = query.trim_end_matches('&').split('&').collect();
        // The order of the pins is that of their names, that of the scenes the story's, that of forecasts their own.
        let ordered = link.pins.len() + link.scenes.len() + link.foreseen.len();
        let pins = pairs.split_off(pairs.len() - ordered);
        let by = turn.index(pairs.len());
        pairs.rotate_left(by);
        let into = turn.index(pairs.len() + 1);
        pairs.splice(into..into, pins);
        let turned = format!("?lang=ja&{}&theme=dark&embed=1", pairs.join("&"));
        prop_assert_eq!(codec::parse(&turned), (link, vec![]));
    }

    #[test]
    fn a_link_survives_its_journey(link in strategies::link(), before in 0..5usize, way in 0..6usize, after in 0..6usize) {
        let query = codec::write(&link);
        let before = ["", "fbclid=x&", "utm_source=a&utm_medium=b&", "gclid=1&amp;", "&"][before];
        let escaped = |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
        // What becomes of words is told one by one in the unit tests.
        let is_said = ["say", "find", "name"].iter().any(|key| query.contains(key));
        let query = match way {
            1 => query.replace('&', "&amp;"),
            2 => escaped(&query),
            3 => escaped(&escaped(&query)),
            4 => query.replace('%', "%25"),
            5 if !is_said => query.replace('-', "\u{2011}"),
            _ => query,
        };
        let after = ["", "", ")", "」", ").", "。"][if is_said { 0 } else { after }];
        prop_assert_eq!(codec::parse(&[before, &query, after].concat()), (link, vec![]));
    }

    #[test]
    fn any_text_is_read_without_panic(query in any::<String>()) {
        check_any(&query)?;
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_any(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn any_values_of_our_keys_are_read_without_panic(query in crooked_query()) {
        check_any(&query)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn a_value_in_json_pins_and_scenes_is_the_one_given(param in takes_any(), part in 0.0..=1.0f64) {
        let (min, max) = param.range();
        let value = (min + part * (max - min)).min(max);
        let given = Some(value.to_bits());
        let (name, text) = (param.name, codec::text(param.key, value));
        let view = param.views[0].name();
        let query = format!("view={view}&draws=100&{name}={text}&pin=code;{name}:{text}&scene=code;{name}:{text}");
        let link = codec::parse(&codec::write(&codec::parse(&query).0)).0;
        let inside = [link.pins[0].assumptions, link.scenes[0].shown.assumptions];
        prop_assert_eq!(inside.map(|a| a.value(param.key).map(f64::to_bits)), [given; 2]);
        let study = Study { link: Link { pins: Vec::new(), ..link }, ..Study::default() };
        let json = export::json(&Session::default().panel(&study, Lang::En), None);
        let (_, rest) = json.split_once("\"assumptions\"").expect("assumptions");
        let (_, rest) = rest.split_once(&format!("\"{name}\":")).expect("the parameter");
        let told = rest.trim_start().split([',', '}', '\n']).next().unwrap_or_default();
        prop_assert_eq!(told.parse().ok().map(f64::to_bits), given, "{} {}", name, told);
    }
}

#[test]
fn one_wrong_value_leaves_the_others_alone() {
    const WRONG: [&str; 24] = [
        "",
        " ",
        "NaN",
        "nan",
        "inf",
        "-inf",
        "infinity",
        "1e999",
        "-1e999",
        "1e-400",
        "-0",
        "0x10",
        "１２０",
        "1_000",
        "1,5",
        "+",
        "-",
        "2026-02-30",
        "9999-12-31",
        "0000-01-01",
        "2026-1-1",
        "exponential",
        "%00",
        "%ff",
    ];
    for param in REGISTRY {
        let other = if param.key == Key::TargetLength {
            (Key::LengthCap, 24.0)
        } else {
            (Key::TargetLength, 60.0)
        };
        let (min, max) = param.range();
        let beyond =
            [min - 1.0, max + 1.0, min - 1e9, max + 1e9].map(|v| codec::text(param.key, v));
        for text in WRONG.into_iter().chain(beyond.iter().map(String::as_str)) {
            let name = param.name;
            let query = format!("{name}={text}&{}={}", other.0.param().name, other.1);
            let (link, notices) = codec::parse(&query);
            assert_eq!(link.assumptions.given(other.0), Some(other.1), "{query}");
            assert!(notices.len() <= 1, "{query}: {notices:?}");
            assert!(in_range(&link), "{query}");
            let changed: Vec<_> = link
                .assumptions
                .changed()
                .filter(|(key, _)| *key != other.0)
                .collect();
            assert!(changed.iter().all(|(key, _)| *key == param.key), "{query}");
            match notices.first() {
                None | Some(Notice::Clamped { .. }) => {}
                Some(Notice::BadValue { key, .. }) => {
                    assert_eq!(*key, name);
                    assert_eq!(changed, [], "{query}");
                }
                Some(other) => panic!("{query}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_megabyte_of_garbage_is_summed_up() {
    let million = 1 << 20;
    let garbage = [
        "x".repeat(million),
        "&".repeat(million),
        "%".repeat(million),
        "~=1&".repeat(million / 4),
        "dt=1&".repeat(million / 5),
        format!("dt={}", "9".repeat(million)),
        format!("dt=1e{}", "9".repeat(million)),
        format!("dt=0.{}e-2147483648", "1".repeat(million)),
        format!("since={}", "2".repeat(million)),
        "\u{1f980}=\u{0}&".repeat(million / 6),
        "pin=horizon&".repeat(million / 12),
        "pin=moon;&".repeat(million / 10),
        format!("pin=horizon{}", ";dt:1".repeat(million / 5)),
        format!("pin=horizon{}", ";x".repeat(million / 2)),
        format!("pin={}", ";:".repeat(million / 2)),
        format!("find={}", "x ".repeat(million / 2)),
        "kind=moon&".repeat(million / 10),
    ];
    for query in &garbage {
        let (link, notices) = codec::parse(query);
        assert!(notices.len() <= MOST_NOTICES);
        assert!(in_range(&link));
        assert!(format!("{notices:?}").len() < 2000);
    }
    let Some(Notice::More { count }) = codec::parse(&garbage[3]).1.pop() else {
        panic!("the rest is counted");
    };
    assert_eq!(count, million / 4 - 8);
}

/// Links of version 1 that people may have kept, and what they mean. Never change a row: a change of meaning needs version 2.
#[test]
#[allow(clippy::too_many_lines)] // one row a link
fn links_of_version_1_keep_their_meaning() {
    let day = |text| date::parse(text).expect("a date");
    let links: &[(&str, &[(Key, f64)])] = &[
        ("v=1&view=horizon", &[]),
        ("v=1&view=horizon&data=quoted", &[(Key::Data, 1.0)]),
        ("v=1&view=horizon&data=mine", &[(Key::Data, 2.0)]),
        ("v=1&view=horizon&rel=80", &[(Key::SuccessLevel, 1.0)]),
        (
            "v=1&view=horizon&since=2019-01-01",
            &[(Key::Since, day("2019-01-01"))],
        ),
        (
            "v=1&view=horizon&since=2024&asof=2024-12-31",
            &[
                (Key::Since, day("2024-01-01")),
                (Key::AsOf, day("2024-12-31")),
            ],
        ),
        (
            "v=1&view=horizon&sota=0&cap=1000",
            &[(Key::StateOfTheArt, 0.0), (Key::LengthCap, 1000.0)],
        ),
        (
            "v=1&view=horizon&dt=121.75&h0=720&t0=2026-02-05",
            &[
                (Key::DoublingTime, 121.75),
                (Key::AnchorHorizon, 720.0),
                (Key::AnchorDate, day("2026-02-05")),
            ],
        ),
        ("v=1&view=horizon&law=exp", &[]),
        (
            "v=1&view=horizon&law=power&d=0.85",
            &[(Key::Law, 1.0), (Key::DoublingFactor, 0.85)],
        ),
        (
            "v=1&view=horizon&law=plateau&left=2",
            &[(Key::Law, 2.0), (Key::DoublingsLeft, 2.0)],
        ),
        (
            "v=1&view=horizon&law=broken&brk=2024-07-01&dt2=90.5",
            &[
                (Key::Law, 3.0),
                (Key::BreakDate, day("2024-07-01")),
                (Key::LaterDoublingTime, 90.5),
            ],
        ),
        (
            "v=1&view=horizon&target=10020&until=2035",
            &[(Key::TargetLength, 10_020.0), (Key::Until, 2035.0)],
        ),
        (
            "v=1&view=horizon&dtsd=60&scatter=1&boot=1",
            &[
                (Key::DoublingTimeSpread, 60.0),
                (Key::Scatter, 1.0),
                (Key::Bootstrap, 1.0),
            ],
        ),
        (
            "v=1&view=horizon&draws=500&seed=7&clock=1",
            &[(Key::Draws, 500.0), (Key::Seed, 7.0), (Key::ClockTime, 1.0)],
        ),
        ("v=1&view=code", &[]),
        (
            "v=1&view=code&s1=3&s2=87.3&smax=95&curve=gompertz",
            &[
                (Key::ShareBefore, 3.0),
                (Key::ShareNow, 87.3),
                (Key::ShareCeiling, 95.0),
                (Key::ShareCurve, 1.0),
            ],
        ),
        (
            "v=1&view=code&shares=mine&until=2032&draws=500&seed=7",
            &[
                (Key::Shares, 1.0),
                (Key::Until, 2032.0),
                (Key::Draws, 500.0),
                (Key::Seed, 7.0),
            ],
        ),
        (
            "v=1&view=code&r=0.25&c=0.6&out=3",
            &[
                (Key::ReviewCost, 0.25),
                (Key::CodeFraction, 0.6),
                (Key::OutputMultiple, 3.0),
            ],
        ),
        ("v=1&view=rules", &[]),
        (
            "v=1&view=rules&labs=1.5&courts=-2&opinion=1&race=2&labsa=-1&opinionc=0.7&racea=0",
            &[
                (Key::Labs, 1.5),
                (Key::Courts, -2.0),
                (Key::Opinion, 1.0),
                (Key::Race, 2.0),
                (Key::LabsA, -1.0),
                (Key::OpinionC, 0.7),
                (Key::RaceA, 0.0),
            ],
        ),
        (
            "v=1&view=rules&vend=5&cut=20&common=15&outage=30&swap=7&drill=0.5&own=1",
            &[
                (Key::Vendors, 5.0),
                (Key::CutOffRate, 20.0),
                (Key::CommonCause, 15.0),
                (Key::OutageLength, 30.0),
                (Key::SwitchTime, 7.0),
                (Key::DrilledSwitchTime, 0.5),
                (Key::OwnSystem, 1.0),
            ],
        ),
        ("v=1&view=queues", &[]),
        (
            "v=1&view=queues&dt=100&found=20000&elast=-0.25&patch=2500&patchg=90&capsd=35",
            &[
                (Key::DoublingTime, 100.0),
                (Key::VulnerabilitiesFound, 20_000.0),
                (Key::FindingElasticity, -0.25),
                (Key::PatchCapacity, 2500.0),
                (Key::PatchGrowth, 90.0),
                (Key::CapacitySpread, 35.0),
            ],
        ),
        (
            "v=1&view=queues&filed=500000&filedg=60&exam=450000&examg=0&pend=24",
            &[
                (Key::PatentFilings, 500_000.0),
                (Key::FilingsGrowth, 60.0),
                (Key::ExaminationCapacity, 450_000.0),
                (Key::ExaminationGrowth, 0.0),
                (Key::Pendency, 24.0),
            ],
        ),
        (
            "v=1&view=economy&lag=5&lagsd=0&geniusH=10020&dt=120",
            &[
                (Key::AdoptionLag, 5.0),
                (Key::AdoptionLagSpread, 0.0),
                (Key::GeniusHorizon, 10_020.0),
                (Key::DoublingTime, 120.0),
            ],
        ),
        (
            "v=1&view=economy&r0=0.02&rg=5&rg2=1.1&rt=1.5&commit=2&years=4&due=2028&buf=0.25&miss=35&esd=80",
            &[
                (Key::Revenue, 0.02),
                (Key::RevenueGrowth, 5.0),
                (Key::LongRunGrowth, 1.1),
                (Key::GrowthHalfLife, 1.5),
                (Key::Commitment, 2.0),
                (Key::CommitmentYears, 4.0),
                (Key::TestYear, 2028.0),
                (Key::Buffer, 0.25),
                (Key::ForecastMiss, 35.0),
                (Key::ForecastMissSpread, 80.0),
            ],
        ),
        (
            "v=1&view=economy&tx=70&gm=45&k1=4&e1=0.9&k7=10&e7=0.2",
            &[
                (Key::TrainingShare, 70.0),
                (Key::GrossMargin, 45.0),
                (Key::ComputeGrowth, 4.0),
                (Key::ComputeElasticity, 0.9),
                (Key::ReinforcementGrowth, 10.0),
                (Key::ReinforcementElasticity, 0.2),
            ],
        ),
        (
            "v=1&view=access&lc=7.5&lo=24&lsd=25&gov=55&win=4&sig=0.5&dt=120",
            &[
                (Key::ClosedLag, 7.5),
                (Key::OpenLag, 24.0),
                (Key::LagSpread, 25.0),
                (Key::Governance, 55.0),
                (Key::CatchUpWindow, 4.0),
                (Key::RivalError, 0.5),
                (Key::DoublingTime, 120.0),
            ],
        ),
        (
            "?v=1&view=horizon&lang=ja&theme=dark&embed=1&dt=120",
            &[(Key::DoublingTime, 120.0)],
        ),
    ];
    for (query, meaning) in links {
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, [], "{query}");
        let mut meant = Assumptions::of_version(1);
        for (key, value) in *meaning {
            meant.set(*key, *value);
            assert_eq!(meant.value(*key), Some(*value));
        }
        assert_eq!(link.assumptions, meant, "{query}");
        let again = codec::parse(&codec::write(&link)).0;
        assert_eq!(again, link, "{query} as a link of today");
        assert!(query.contains(&format!("view={}", link.view.name())));
    }
}

/// Pins of version 1: the whole link, the pins in their order. Never change a row.
#[test]
fn pins_of_version_1_keep_their_meaning() {
    type Meaning<'a> = (View, &'a [(Key, f64)]);
    let links: &[(&str, &[Meaning])] = &[
        ("v=1&view=horizon&pin=horizon", &[(View::Horizon, &[])]),
        (
            "v=1&view=horizon&dt=200&pin=horizon;dt:120;law:power&pin=horizon;law:plateau;left:2",
            &[
                (
                    View::Horizon,
                    &[(Key::DoublingTime, 120.0), (Key::Law, 1.0)],
                ),
                (View::Horizon, &[(Key::Law, 2.0), (Key::DoublingsLeft, 2.0)]),
            ],
        ),
        (
            "pin=code;s1:4.5&pin=branches;bd:2027-01-01&pin=horizon;sota:0&pin=horizon",
            &[
                (View::Code, &[(Key::ShareBefore, 4.5)]),
                (
                    View::Branches,
                    &[(Key::BranchDate, date::parse("2027-01-01").expect("a date"))],
                ),
                (View::Horizon, &[(Key::StateOfTheArt, 0.0)]),
                (View::Horizon, &[]),
            ],
        ),
        (
            "?lang=ja&pin=horizon%3Bdt%3A120",
            &[(View::Horizon, &[(Key::DoublingTime, 120.0)])],
        ),
    ];
    for (query, meaning) in links {
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, [], "{query}");
        let base = Assumptions::of_version(if query.contains("v=1") { 1 } else { 2 });
        let meant: Vec<Pin> = meaning
            .iter()
            .map(|(view, values)| {
                Pin::new(
                    *view,
                    values
                        .iter()
                        .fold(base, |a, (key, value)| a.with(*key, *value)),
                )
            })
            .collect();
        assert_eq!(link.pins, meant, "{query}");
    }
}

/// Sieves of version 1. Never change a row.
#[test]
fn sieves_of_version_1_keep_their_meaning() {
    let links = [
        (
            "v=1&view=evidence&find=time+horizon",
            ["time horizon", "", "", ""],
        ),
        (
            "v=1&view=evidence&kind=points&order=-date",
            ["", "points", "", "-date"],
        ),
        (
            "v=1&view=code&kind=stage&source=S1&order=date",
            ["", "stage", "S1", "date"],
        ),
        (
            "order=source&source=metr.timelines&kind=horizon&find=%E5%80%8D%E5%A2%97",
            ["倍増", "horizon", "metr.timelines", "source"],
        ),
    ];
    for (query, meaning) in links {
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, [], "{query}");
        let [text, kind, source, order] = meaning;
        let meant = EvidenceFilter {
            text: text.to_owned(),
            kind,
            source,
            grade: "",
            order,
        };
        assert_eq!(link.filter, meant, "{query}");
    }
}

/// What a parameter is while nobody sets it, as a link writes it.
fn default_text(param: &Param, assumptions: &Assumptions) -> String {
    match (assumptions.value(param.key), param.default) {
        (Some(value), _) => codec::text(param.key, value),
        (None, Initial::Off) => "off".into(),
        (None, _) => "fit".into(),
    }
}

/// What a link leaves out is part of what it means. Never change a row: a parameter whose default has changed since says so with
/// `v1`, and one that came later says with it what shows what links showed before.
#[test]
#[allow(clippy::too_many_lines)] // a row a parameter
fn defaults_of_version_1_stay() {
    let old = Assumptions::of_version(1);
    let kept = [
        ("data", "metr"),
        ("rel", "50"),
        ("since", "2023-01-01"),
        ("asof", "off"),
        ("sota", "1"),
        ("cap", "16"),
        ("law", "exp"),
        ("dt", "fit"),
        ("h0", "fit"),
        ("t0", "fit"),
        ("d", "0.92"),
        ("left", "6"),
        ("brk", "2024-03-15"),
        ("dt2", "fit"),
        ("target", "2400"),
        ("until", "2030"),
        ("dtsd", "15"),
        ("scatter", "0"),
        ("boot", "0"),
        ("draws", "10000"),
        ("seed", "1"),
        ("clock", "0"),
        ("shares", "bounds"),
        ("s1", "5"),
        ("s2", "80"),
        ("smax", "100"),
        ("curve", "logistic"),
        ("r", "0.1"),
        ("c", "0.4"),
        ("out", "8"),
        ("bd", "2026-06-04"),
        ("w1", "20"),
        ("w2", "60"),
        ("w3", "20"),
        ("fmax", "0.99"),
        ("pz", "off"),
        ("pm", "12"),
        ("pp", "0.8"),
        ("pv", "0.8"),
        ("ar", "0.235"),
        ("az", "0.9"),
        ("beta", "0.65"),
        ("iv", "2.85"),
        ("f0", "0.375"),
        ("m0", "0.01"),
        ("a", "1.5"),
        ("q", "0.2"),
        ("g0", "6"),
        ("lag", "2.2"),
        ("lagsd", "60"),
        ("geniusH", "120000"),
        ("r0", "0.01"),
        ("rg", "10"),
        ("rg2", "1.3"),
        ("rt", "2"),
        ("commit", "5"),
        ("years", "5"),
        ("due", "2027"),
        ("buf", "0"),
        ("miss", "20"),
        ("esd", "50"),
        ("tx", "50"),
        ("gm", "60"),
        ("k1", "2.6"),
        ("k2", "1.5"),
        ("k3", "2"),
        ("k4", "1.5"),
        ("k5", "1.2"),
        ("k6", "1.3"),
        ("k7", "3"),
        ("e1", "1"),
        ("e2", "0.5"),
        ("e3", "0.5"),
        ("e4", "0.5"),
        ("e5", "1"),
        ("e6", "1"),
        ("e7", "0.35"),
        ("lc", "9"),
        ("lo", "18"),
        ("lsd", "40"),
        ("gov", "70"),
        ("win", "6"),
        ("sig", "1"),
        ("found", "10000"),
        ("elast", "0.25"),
        ("patch", "4000"),
        ("patchg", "50"),
        ("filed", "600000"),
        ("filedg", "10"),
        ("exam", "600000"),
        ("examg", "3"),
        ("pend", "20"),
        ("capsd", "20"),
        ("labs", "0"),
        ("courts", "0"),
        ("opinion", "0"),
        ("race", "0"),
        ("labsa", "-0.6"),
        ("labsb", "0.6"),
        ("labsc", "0.3"),
        ("courtsa", "-0.4"),
        ("courtsb", "0.3"),
        ("courtsc", "0.5"),
        ("opiniona", "-0.4"),
        ("opinionb", "0.4"),
        ("opinionc", "0.3"),
        ("racea", "-0.1"),
        ("raceb", "-0.3"),
        ("racec", "0.5"),
        ("vend", "3"),
        ("cut", "10"),
        ("common", "30"),
        ("outage", "90"),
        ("swap", "14"),
        ("drill", "1"),
        ("own", "0"),
    ];
    for (name, text) in kept {
        let key = Key::find(name).expect(name);
        assert_eq!(default_text(key.param(), &old), text, "{name}");
    }
}

/// Defaults that version 2 has changed, and parameters that it has brought. Never change a row.
#[test]
fn defaults_of_version_2_stay() {
    let kept: &[(&str, &str)] = &[
        ("s1", "3"),
        ("s1w", "2"),
        ("fan", "next"),
        ("records", "level"),
        ("sol", "range"),
        ("pexp", "1"),
        ("pquad", "1"),
        ("pbrk", "1"),
        ("pplat", "1"),
        ("ppow", "1"),
        ("shn", "0"),
        ("po", "0"),
        ("pcw", "1"),
        ("pcv", "1"),
        ("pct", "1"),
        ("pcl", "1"),
        ("pca", "1"),
        ("lc", "0.75"),
        ("lo", "5.5"),
        ("lcn", "7"),
        ("spr", "open"),
        ("govsd", "15"),
        ("labs", "1"),
        ("courts", "0.5"),
        ("race", "0.5"),
        ("outage", "19"),
        ("ctl", "who"),
        ("usf", "2"),
        ("uso", "0"),
        ("nus", "1"),
        ("reh", "1"),
        ("outsd", "1"),
        ("lossd", "10"),
        ("addv", "20"),
        ("rehc", "10"),
        ("hostc", "100"),
        ("qfa", "6"),
        ("qfb", "6"),
        ("qfc", "3"),
        ("cfa", "1"),
        ("cfb", "12"),
        ("cfc", "6"),
        ("anth", "3"),
        ("qo", "2"),
        ("coa", "0"),
        ("cob", "8"),
        ("coc", "6"),
        ("qn", "3"),
        ("cn", "2"),
        ("qh", "2"),
        ("found", "6202"),
        ("patch", "54"),
        ("filed", "430625"),
        ("filedg", "3"),
        ("exam", "480000"),
        ("pend", "22.6"),
        ("real", "62.4"),
        ("vfound", "10000"),
        ("vpatch", "10000"),
        ("pstart", "count"),
        ("pwait", "776995"),
        ("drugs", "50"),
        ("drugel", "0.1"),
        ("review", "50"),
        ("reviewg", "3"),
        ("rtime", "10"),
        ("r0", "fit"),
        ("rg", "fit"),
        ("rests", "stated"),
        ("fc", "1"),
        ("swh", "10020"),
    ];
    let (old, new) = (Assumptions::of_version(1), Assumptions::default());
    for param in REGISTRY {
        let text = default_text(param, &new);
        match kept.iter().find(|(name, _)| *name == param.name) {
            Some((_, kept)) => assert_eq!(text, *kept, "{}", param.name),
            None => assert_eq!(
                text,
                default_text(param, &old),
                "{} is new or changed: add it to the table",
                param.name
            ),
        }
    }
}

#[test]
fn a_link_is_read_with_the_defaults_of_its_version() {
    let key = Key::ShareBefore;
    let of = |query: &str| codec::parse(query).0;
    assert_eq!(of("view=code").assumptions.get(key), 3.0);
    assert_eq!(of("v=2&view=code").assumptions.get(key), 3.0);
    let old = of("v=1&view=code&pin=code;s2:90&scene=code");
    assert_eq!(old.assumptions.get(key), 5.0);
    assert_eq!(old.pins[0].assumptions.get(key), 5.0);
    assert_eq!(old.scenes[0].shown.assumptions.get(key), 5.0);
    // The version counts wherever it stands.
    assert_eq!(of("view=code&pin=code;s2:90&scene=code&v=1"), old);
    assert_eq!(
        // The branches have defaults of their own for what was one for all.
        of("v=1&view=code&s1=3&s1w=2&fan=next&records=level&sol=range&lc=0.75&lo=5.5&govsd=15&labs=1&courts=0.5&race=0.5&outage=19&ctl=who&outsd=1&qh=2&found=6202&real=62.4&patch=54&filed=430625&filedg=3&exam=480000&pend=22.6&pstart=count&rests=stated").assumptions,
        Assumptions::default()
            .with(Key::TargetLength, 2_400.0)
            .with(Key::Until, 2_030.0)
            .with(Key::Revenue, 0.01)
            .with(Key::RevenueGrowth, 10.0)
    );
    let (link, notices) = codec::parse("v=3&view=code");
    assert_eq!(
        (link.assumptions, notices),
        (
            Assumptions::default(),
            vec![Notice::Version { text: "3".into() }]
        )
    );
}

#[test]
fn fractions_of_whole_numbers_are_rounded_and_said() {
    let (link, notices) = codec::parse("until=2031.4&draws=1000.5&w1=33.3");
    let a = link.assumptions;
    assert_eq!(
        (
            a.get(Key::Until),
            a.get(Key::Draws),
            a.get(Key::PlateauWeight)
        ),
        (2031.0, 1001.0, 33.3)
    );
    let rounded = |key, text: &str, used| Notice::Rounded {
        key,
        text: text.into(),
        used,
    };
    assert_eq!(
        notices,
        [
            rounded(Key::Until, "2031.4", 2031.0),
            rounded(Key::Draws, "1000.5", 1001.0)
        ]
    );
}

#[test]
fn a_pin_keeps_the_name_that_it_was_given() {
    let link = codec::parse(
        "v=2&view=horizon&pin=horizon;dt:120;name:Slow%3B+so+%26+so%3A+50%25&pin=code",
    )
    .0;
    assert_eq!(link.pins[0].name, "Slow; so & so: 50%");
    assert_eq!(
        link.pins[0].assumptions.given(Key::DoublingTime),
        Some(120.0)
    );
    assert_eq!(link.pins[1].name, "");
    let again = codec::write(&link);
    assert_eq!(codec::parse(&again), (link, vec![]), "{again}");
    // Of a name in a sentence the stop behind the link is not a part, a bracket that it opens is.
    let name = |query: &str| codec::parse(query).0.pins[0].name.clone();
    assert_eq!(name("v=2&pin=code;name:Team (B)"), "Team (B)");
    assert_eq!(name("v=2&pin=code;name:Team)"), "Team");
    let (long, notices) = codec::parse("v=2&pin=code;name:abcdefghijklmnopqrstuvwxyz");
    assert_eq!(long.pins[0].name, "abcdefghijklmnopqrstuvwx");
    assert_eq!(notices.len(), 1);
}
