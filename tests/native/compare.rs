//! Pinned scenarios: what they are called, what differs, and where they are drawn.

use crate::panels::panel_of;
use doublings::{
    assumptions::codec,
    export,
    figure::{
        picture::Frame,
        scene::{Mark, Shape},
        theme::Theme,
    },
    i18n::Lang,
    views::{Panel, View, compare::describe},
};

/// The cells of a row after its label.
#[track_caller]
fn row(panel: &Panel, label: &str) -> Vec<String> {
    let table = panel.differences.as_ref().expect("a table beside pins");
    let row = table.rows.iter().find(|row| row[0] == label);
    row.unwrap_or_else(|| panic!("no row {label}: {:#?}", table.rows))[1..].to_vec()
}

fn labels(panel: &Panel) -> Vec<&str> {
    let table = panel.differences.as_ref().expect("a table beside pins");
    table.rows.iter().map(|row| row[0].as_str()).collect()
}

#[test]
fn the_table_shows_what_differs_with_units_and_defaults() {
    let panel = panel_of(
        "dt=150&pin=horizon&pin=horizon;law:plateau;left:3&pin=horizon;target:11100",
        Lang::En,
    );
    let head = &panel.differences.as_ref().expect("a table").head;
    assert_eq!(head[1..], ["Shown now", "A", "B", "C"]);
    assert_eq!(
        row(&panel, "Doubling time"),
        [
            "150 days",
            "129 days (fit)",
            "129 days (fit)",
            "129 days (fit)"
        ]
    );
    assert_eq!(
        row(&panel, "Doublings left"),
        ["–", "–", "3 doublings", "–"]
    );
    // The targets differ, so that their row has no length for a name.
    let target = &row(&panel, "Task length to reach");
    assert_eq!(target[0], "1 week");
    assert_eq!(target[3], "1.1 months\n11100 min");
    assert!(!labels(&panel).contains(&"Success level"));
    assert!(!labels(&panel).contains(&"Random seed"));
}

#[test]
fn milestones_have_the_median_the_range_and_how_many_never_arrive() {
    let panel = panel_of("pin=horizon;law:plateau;left:3", Lang::En);
    let week = row(&panel, "1 work-week");
    let numbers = panel.numbers();
    let own = numbers.milestones.iter().find(|m| m.key == "target");
    assert_eq!(own.map(|m| m.never), Some(0.0));
    assert_eq!(week[0].lines().count(), 2, "{week:?}");
    assert!(week[0].starts_with("Dec 2026\nJul 2026 – "), "{week:?}");
    assert!(week[1].ends_with("% never"), "{week:?}");
    assert!(row(&panel, "1 work-year")[1].starts_with("not reached"));
    let japanese = row(
        &panel_of("pin=horizon;law:plateau;left:3", Lang::Ja),
        "1週間分",
    );
    assert!(
        japanese[0].starts_with("2026年12月\n2026年7月〜"),
        "{japanese:?}"
    );
}

#[test]
fn values_that_round_to_the_same_text_are_told_apart() {
    let panel = panel_of("dt=120.1&pin=horizon;dt:120.2", Lang::En);
    assert_eq!(row(&panel, "Doubling time"), ["120.1 days", "120.2 days"]);
}

#[test]
fn equal_scenarios_differ_in_no_assumption() {
    let panel = panel_of("dt=150&pin=horizon;dt:150&pin=horizon;dt:150", Lang::En);
    assert_eq!(
        labels(&panel),
        ["1 work-week", "1 work-day", "1 work-month", "1 work-year"]
    );
    let week = row(&panel, "1 work-week");
    assert!(week.iter().all(|cell| *cell == week[0]));
}

#[test]
fn a_pin_of_another_quantity_stands_in_the_table_alone() {
    let panel = panel_of("pin=code;s1:4&pin=horizon;dt:90", Lang::En);
    assert_eq!(row(&panel, "View"), ["Horizon", "Code share", "Horizon"]);
    assert_eq!(row(&panel, "Share in February 2025"), ["–", "4%", "–"]);
    assert!(
        !labels(&panel).contains(&"Review cost"),
        "nobody has set it"
    );
    let caption = &panel.differences.as_ref().expect("a table").caption;
    assert!(caption.ends_with("not drawn: A"), "{caption}");
    let csv = export::csv(&panel);
    assert!(csv.contains("forecast,pin-b,") && !csv.contains("pin-a"));
}

#[test]
fn the_same_unit_is_not_the_same_quantity() {
    let panel = panel_of("view=rules&pin=code;s1:4&pin=rules;until:2030", Lang::En);
    let caption = &panel.differences.as_ref().expect("a table").caption;
    assert!(caption.ends_with("quantity and not drawn: A"), "{caption}");
    let csv = export::csv(&panel);
    assert!(!csv.contains("pin-a"), "percentages of something else");
    let alone = panel_of("view=rules&pin=rules;until:2030", Lang::En);
    let lines = |panel: &Panel| {
        let frame = Frame {
            width: 900.0,
            height: 500.0,
            theme: Theme::light(),
            title: false,
        };
        let scene = panel.picture(&frame).scene;
        let path = |mark: &&Mark| matches!(mark.shape, Shape::Path { .. });
        scene.marks.iter().filter(path).count()
    };
    assert_eq!(lines(&panel), lines(&alone));
    // Lengths of tasks are one quantity in every view.
    let panel = panel_of("view=branches&pin=horizon;dt:90", Lang::En);
    assert!(export::csv(&panel).contains("forecast,pin-a,"));
}

#[test]
fn a_scenario_is_called_by_its_most_telling_differences() {
    let called = |pin: &str, lang| {
        let (link, notices) = codec::parse(&["pin=", pin].concat());
        assert_eq!(notices, []);
        describe(&link.pins[0], lang)
    };
    assert_eq!(called("horizon", Lang::En), "defaults");
    assert_eq!(called("horizon", Lang::Ja), "既定の前提");
    assert_eq!(
        called("horizon;seed:2;law:plateau;dt:120;left:3;cap:20", Lang::En),
        "Plateau · Doubling time 120 days · Doublings left 3 · …"
    );
    assert_eq!(
        called("horizon;law:power;d:0.85", Lang::Ja),
        "加速・減速 · 次の倍増にかかる時間の比 0.85"
    );
    // What has no effect in its view or under its law is no difference.
    assert_eq!(called("horizon;s1:4;left:3", Lang::En), "defaults");
}

#[test]
fn every_view_says_what_follows_in_its_comparison() {
    for view in View::ALL {
        for lang in [Lang::En, Lang::Ja] {
            let query = format!("view={0}&pin={0}", view.name());
            let panel = panel_of(&query, lang);
            let table = panel.differences.as_ref().expect("a comparison");
            for tile in &panel.milestones {
                let shown =
                    |row: &&Vec<String>| row[0] == tile.label || row[1].contains(&tile.date);
                let row = table.rows.iter().find(shown);
                let row = row.unwrap_or_else(|| panic!("{query}: no {} in {table:?}", tile.label));
                assert_eq!(row[1], row[2], "the same scenario: {row:?}");
            }
        }
    }
}
