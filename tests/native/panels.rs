//! Panels as a link asks for them, and their numbers by name.

use doublings::{
    assumptions::codec,
    i18n::Lang,
    views::{
        Panel, Session, SideChart, Study,
        numbers::{Numbers, Series},
    },
};

/// What a link opens that has nothing wrong.
#[track_caller]
pub fn study(query: &str) -> Study {
    let (link, notices) = codec::parse(query);
    assert_eq!(notices, [], "{query}");
    Study {
        link,
        ..Study::default()
    }
}

/// What is seen then.
#[track_caller]
pub fn panel_of(query: &str, lang: Lang) -> Panel {
    Session::default().panel(&study(query), lang)
}

/// A number of a view that no curve has.
#[track_caller]
pub fn figure(numbers: &Numbers, key: &str) -> f64 {
    let mut figures = numbers.figures.iter();
    figures.find(|f| f.key == key).expect(key).value
}

/// A curve.
#[track_caller]
pub fn series<'a>(numbers: &'a Numbers, name: &str) -> &'a Series {
    let mut all = numbers.series.iter();
    all.find(|s| s.name == name).expect(name)
}

/// The day of a mark, if it is ever reached.
pub fn marker(numbers: &Numbers, key: &str) -> Option<f64> {
    let mut markers = numbers.markers.iter();
    markers.find(|(k, _)| *k == key).map(|(_, day)| *day)
}

/// Equal to within `tolerance`.
#[track_caller]
pub fn assert_close(value: f64, expected: f64, tolerance: f64) {
    assert!(
        (value - expected).abs() <= tolerance,
        "{value} is not {expected}"
    );
}

/// The number of a panel's smaller chart.
pub fn side_index(panel: &Panel, key: &str) -> usize {
    let index = panel.side_charts.iter().position(|side| side.key == key);
    index.expect(key)
}

/// A panel's smaller chart.
pub fn side<'a>(panel: &'a Panel, key: &str) -> &'a SideChart {
    &panel.side_charts[side_index(panel, key)]
}
