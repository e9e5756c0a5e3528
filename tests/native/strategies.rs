//! Random studies, driven by the registry, so that a new parameter is tested from its first day.

// Each test file uses the part that it needs.
#![allow(dead_code)]

use std::rc::Rc;

use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, Link, MOST_PINS, Pin},
        evidence_filter::{EvidenceFilter, GRADES, KINDS, ORDERS, SOURCES},
        foreseen::{Foreseen, MOST_FORESEEN, Question},
        registry::{Key, Kind, Param, REGISTRY, Scale, View},
        scene::{self, MOST_SCENES, Scene},
    },
    date,
    evidence::points::{self, Dataset},
    views::Study,
};
use proptest::{prelude::*, sample::select, strategy::Union};

/// Values all over a parameter's range, its ends more often than chance would have it.
fn value(param: &'static Param) -> BoxedStrategy<f64> {
    let (min, max) = param.range();
    let ends = prop_oneof![Just(min), Just(max)];
    let between = match param.kind {
        Kind::Number {
            scale: Scale::Log, ..
        } => (min.ln()..max.ln()).prop_map(f64::exp).boxed(),
        _ => (min..=max).boxed(),
    };
    prop_oneof![1 => ends, 4 => between].boxed()
}

/// Any assumptions at all.
pub fn assumptions() -> impl Strategy<Value = Assumptions> {
    let values: Vec<_> = REGISTRY
        .iter()
        .map(|param| prop::option::weighted(0.4, value(param)))
        .collect();
    values.prop_map(|values| {
        let mut assumptions = Assumptions::default();
        for (param, value) in REGISTRY.iter().zip(values) {
            if let Some(value) = value {
                assumptions.set(param.key, value);
            }
        }
        assumptions
    })
}

/// The name of a pin, or none.
fn pin_name() -> impl Strategy<Value = String> {
    let name = prop_oneof![3 => Just(String::new()), 1 => any::<String>(), 1 => "[~;:|)_a-zé一二 %&-]{0,30}"];
    name.prop_map(|name| codec::pin_name(&name))
}

/// Any link.
pub fn link() -> impl Strategy<Value = Link> {
    let pin = move || {
        (assumptions(), select(View::ALL), pin_name()).prop_map(|(assumptions, view, name)| Pin {
            name,
            ..Pin::new(view, assumptions)
        })
    };
    let own = pin();
    // Now and then a pin is what is shown anyway, or another pin again.
    let pins = prop::collection::vec(prop::option::weighted(0.8, pin()), 0..=MOST_PINS);
    // Most links tell no story.
    let scenes = prop_oneof![4 => Just(Vec::new()), 1 => scenes()];
    let foreseen = prop_oneof![4 => Just(Vec::new()), 1 => foreseen()];
    let parts = (own, pins, scenes, filter(), foreseen);
    parts.prop_map(|(own, pins, scenes, filter, foreseen)| Link {
        view: own.view,
        assumptions: own.assumptions,
        pins: pins
            .into_iter()
            .map(|pin| pin.unwrap_or_else(|| own.clone()))
            .collect(),
        scenes,
        filter,
        foreseen,
    })
}

/// Any forecasts of a person's own, as they are written.
pub fn foreseen() -> impl Strategy<Value = Vec<String>> {
    let words = prop_oneof![
        Just(String::new()),
        any::<String>(),
        "[~;:|a-zé一二 &%]{0,300}"
    ];
    let one = (
        select(&Question::ALL[..]),
        (10_958..84_000i32, 0..1200i32),
        (0.01..1e4f64, 1..=120i32, 1.05..=100.0f64),
        prop::array::uniform10(0..10u8),
        words,
    );
    let one = one.prop_map(
        |((_, asked), (day, month), (hours, months, factor), mut balls, words)| {
            balls.sort_unstable();
            let is_date = asked.is_date();
            let first =
                date::days_from_civil(i64::from(2000 + month / 12), 1 + (month % 12) as u32, 1);
            let made = f64::from(day);
            let foreseen = Foreseen {
                asked: if is_date {
                    asked
                } else {
                    Question::Length(made + 30.0)
                },
                made,
                from: if is_date { first as f64 } else { hours },
                step: if is_date { f64::from(months) } else { factor },
                balls,
                words: scene::sentence(&words).0,
                came: None,
                sum: String::new(),
            };
            foreseen.sealed().write()
        },
    );
    prop::collection::vec(one, 0..=MOST_FORESEEN)
}

/// Any choice of the evidence's rows; half of them lets all through.
fn filter() -> impl Strategy<Value = EvidenceFilter> {
    fn perhaps(words: &[&'static str]) -> impl Strategy<Value = &'static str> {
        prop_oneof![1 => Just(""), 1 => select(words.to_vec())]
    }
    let text = prop_oneof![
        Just(String::new()),
        any::<String>(),
        "[&=+%#a-zé一二 ]{0,400}"
    ];
    let some = (
        text,
        perhaps(&KINDS),
        perhaps(SOURCES),
        perhaps(&GRADES),
        perhaps(&ORDERS),
    );
    let some = some.prop_map(|(text, kind, source, grade, order)| EvidenceFilter {
        text: scene::sentence(&text).0,
        kind,
        source,
        grade,
        order,
    });
    prop_oneof![1 => Just(EvidenceFilter::default()), 1 => some]
}

/// Any story.
pub fn scenes() -> impl Strategy<Value = Vec<Scene>> {
    let pin = || {
        (assumptions(), select(View::ALL))
            .prop_map(|(assumptions, view)| Pin::new(view, assumptions))
    };
    let words = prop_oneof![
        Just(String::new()),
        any::<String>(),
        "[~;:|a-zé一二 ]{0,400}"
    ];
    let named = || (pin(), pin_name()).prop_map(|(pin, name)| Pin { name, ..pin });
    let scene = (
        pin(),
        prop::collection::vec(named(), 0..=MOST_PINS),
        prop_oneof![Just(String::new()), "[a-z0-9-]{1,24}"],
        words,
    );
    let scene = scene.prop_map(|(shown, beside, show, words)| Scene {
        shown,
        beside,
        show,
        words: scene::sentence(&words).0,
    });
    prop::collection::vec(scene, 0..=MOST_SCENES)
}

/// Few enough draws for thousands of cases, now and then as many as the page takes.
fn draws() -> impl Strategy<Value = f64> {
    prop_oneof![40 => 100.0..500.0f64, 1 => Just(10_000.0)]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-Z][a-z]{2,8}-[0-9](\\.[0-9])?",
        1 => "[ァ-ヶ一-龠]{1,12}",
        1 => select(vec!["<&>\"'", "</script><script>alert(1)</script>", "\"><!--", "&quot;%22+&amp;", "=1+1", "a, \"b\"", "**", "W", "\u{202e}rtl", "🦀🦀"]).prop_map(str::to_owned),
        1 => "[a-zA-Zé一 ]{150,199}x",
    ]
}

/// A row of a person's table: name, day, minutes, and how far its interval reaches.
type Row = (String, f64, f64, Option<(f64, f64)>);

fn row(days: BoxedStrategy<f64>) -> impl Strategy<Value = Row> {
    let minutes = prop_oneof![
        6 => (0.0..12.0f64).prop_map(f64::exp),
        1 => (-20.7..27.6f64).prop_map(f64::exp),
        1 => select(vec![1e-9, 1e-3, 1.0, 960.0, 1e12]),
    ];
    let interval = prop::option::of((1.0..30.0f64, 1.0..30.0f64));
    (name(), days, minutes, interval)
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let day = |year: i64| date::days_from_civil(year, 1, 1) as f64;
    let recent = (day(2019)..day(2028)).prop_map(f64::floor).boxed();
    let any = (day(1990)..day(2101)).prop_map(f64::floor).boxed();
    let one_day = Just(day(2025)).boxed();
    let few_days = select(vec![day(2024), day(2025), day(2026)]).boxed();
    let some = |days: &BoxedStrategy<f64>, n| prop::collection::vec(row(days.clone()), n);
    prop_oneof![
        1 => some(&recent, 1..2usize),
        2 => some(&recent, 2..3usize),
        6 => some(&recent, 3..40usize),
        1 => some(&any, 1..40usize),
        1 => some(&one_day, 2..12usize),
        1 => some(&few_days, 2..30usize),
        1 => some(&recent, 150..400usize),
        1 => (row(recent), 2..20usize).prop_map(|(row, n)| vec![row; n]),
        2 => falling(),
    ]
}

/// Points that get worse by the year.
fn falling() -> impl Strategy<Value = Vec<Row>> {
    let start = date::days_from_civil(2023, 1, 1) as f64;
    prop::collection::vec((name(), 0.0..0.3f64), 2..20).prop_map(move |points| {
        let row = |(i, (name, noise)): (usize, (String, f64))| {
            let minutes = (8.0 - 0.4 * i as f64 + noise).exp();
            (name, start + 60.0 * i as f64, minutes, None)
        };
        points.into_iter().enumerate().map(row).collect()
    })
}

/// A table of points as a person would save it; `column` is `minutes` or `share`.
pub fn csv(column: &str, rows: &[Row]) -> String {
    let mut lines = vec![format!("name,date,{column},low,high")];
    for (name, day, minutes, interval) in rows {
        let name = name.replace('"', "\"\"");
        let date = date::iso(*day);
        let (low, high) = interval.map_or_else(Default::default, |(below, above)| {
            ((minutes / below).to_string(), (minutes * above).to_string())
        });
        lines.push(format!("\"{name}\",{date},{minutes},{low},{high}"));
    }
    lines.join("\n")
}

/// A person's own points, through the import as on the page.
fn imported() -> impl Strategy<Value = Rc<Dataset>> {
    rows().prop_map(|rows| Rc::new(points::import(&csv("minutes", &rows)).expect("a good table")))
}

/// A person's code shares in per cent: on the days of other random points, or rising or falling through all of the range.
fn shares() -> impl Strategy<Value = Rc<Dataset>> {
    let share = prop_oneof![
        6 => 0.0..=100.0f64,
        1 => 90.0..=100.0f64,
        1 => select(vec![0.0, 1e-9, 1.0, 80.0, 99.9, 99.999_999, 100.0]),
    ];
    let scattered = (rows(), prop::collection::vec(share, 400)).prop_map(|(rows, shares)| {
        let rows = rows.into_iter().zip(shares);
        let row = |((name, day, _, _), share): (Row, f64)| (name, day, share, None);
        rows.map(row).collect::<Vec<Row>>()
    });
    let along = (
        prop::collection::vec((name(), -0.4..0.4f64), 1..30),
        -1.0..1.0f64,
    );
    let along = along.prop_map(|(points, slope)| {
        let start = date::days_from_civil(2024, 6, 1) as f64;
        let middle = points.len() as f64 / 2.0;
        let row = |(i, (name, noise)): (usize, (String, f64))| {
            let odds = (slope * (i as f64 - middle) + noise).exp();
            (
                name,
                start + 45.0 * i as f64,
                100.0 * odds / (1.0 + odds),
                Some((1.5, 1.0)),
            )
        };
        points.into_iter().enumerate().map(row).collect()
    });
    prop_oneof![scattered, along].prop_map(|rows| {
        Rc::new(points::import_shares(&csv("share", &rows)).expect("a good table"))
    })
}

/// Any assumptions, with or without a person's own points.
pub fn study() -> impl Strategy<Value = Study> {
    fn perhaps(
        data: impl Strategy<Value = Rc<Dataset>> + 'static,
    ) -> Union<BoxedStrategy<Option<Rc<Dataset>>>> {
        Union::new_weighted(vec![
            (2, Just(None).boxed()),
            (1, data.prop_map(Some).boxed()),
        ])
    }
    let data = (perhaps(imported()), perhaps(shares()));
    // Most without pins, each of which is a forecast of its own.
    let pinned = prop::bool::weighted(0.3);
    let today = prop::option::of(15_000.0..25_000.0);
    (link(), draws(), data, pinned, today).prop_map(
        |(mut link, draws, (imported, shares), pinned, today)| {
            link.assumptions.set(Key::Draws, draws);
            if !pinned {
                link.pins.clear();
            }
            for pin in &mut link.pins {
                pin.assumptions.set(Key::Draws, draws);
            }
            if imported.is_some() {
                link.assumptions.set(Key::Data, 2.0);
            }
            if shares.is_some() {
                link.assumptions.set(Key::Shares, 1.0);
            }
            Study {
                link,
                imported,
                shares,
                today,
            }
        },
    )
}

/// A study beside scenarios of the same view that differ in a parameter or two, as people pin them.
pub fn compared() -> impl Strategy<Value = Study> {
    let scenario = |view: View| {
        let keys = view.main().to_vec();
        let change = select(keys).prop_flat_map(|key| (Just(key), value(key.param())));
        (prop::collection::vec(change, 0..=2), pin_name())
    };
    let scenarios = select(View::ALL).prop_flat_map(move |view| {
        (
            Just(view),
            prop::collection::vec(scenario(view), 2..=1 + MOST_PINS),
        )
    });
    (scenarios, draws()).prop_map(|((view, scenarios), draws)| {
        let mut pins = scenarios.into_iter().map(|(changes, name)| {
            let mut assumptions = Assumptions::default();
            for (key, value) in changes {
                assumptions.set(key, value);
            }
            assumptions.set(Key::Draws, draws);
            Pin {
                name,
                ..Pin::new(view, assumptions)
            }
        });
        let own = pins
            .next()
            .map_or_else(Assumptions::default, |pin| pin.assumptions);
        Study {
            link: Link {
                view,
                assumptions: own,
                pins: pins.collect(),
                ..Link::default()
            },
            ..Study::default()
        }
    })
}
