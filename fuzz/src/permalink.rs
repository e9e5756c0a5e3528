//! A link: any text gives assumptions that hold, and a panel with its picture and files, never a panic.

use std::cell::RefCell;

use doublings::{
    assumptions::{
        Assumptions,
        codec::{self, MOST_PINS},
        registry::Key,
    },
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    render::svg::svg,
    views::{Session, Study},
};

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
}

/// See the module.
pub fn run(bytes: &[u8]) {
    let query = String::from_utf8_lossy(bytes);
    let (mut link, notices) = codec::parse(&query);
    assert!(notices.len() <= 9);
    assert_eq!(codec::parse(&codec::write(&link)), (link.clone(), vec![]));
    assert!(link.pins.len() <= MOST_PINS);
    let pinned = link.pins.iter().map(|pin| &pin.assumptions);
    for assumptions in pinned.chain([&link.assumptions]) {
        for (key, value) in assumptions.changed() {
            assert_eq!(key.param().nearest(value).to_bits(), value.to_bits());
        }
    }
    if link.assumptions == Assumptions::default() && link.pins.is_empty() {
        // Most inputs say nothing that can be used, and the default panel is the same every time.
        return;
    }
    // As few draws as there can be: the number of them changes no branch.
    link.assumptions.set(Key::Draws, 100.0);
    for pin in &mut link.pins {
        pin.assumptions.set(Key::Draws, 100.0);
    }
    let study = Study {
        link,
        ..Study::default()
    };
    let lang = codec::page_value(&query, "lang")
        .and_then(|tag| Lang::from_tag(&tag))
        .unwrap_or_default();
    let panel = SESSION.with_borrow_mut(|session| session.panel(&study, lang));
    let odd = |at: usize| bytes.get(at).copied().map_or(0.5, |b| f64::from(b) / 255.0);
    let frame = Frame {
        width: 200.0 + 1720.0 * odd(0),
        height: 150.0 + 930.0 * odd(1),
        theme: Theme::of_query(&query),
        title: bytes.len().is_multiple_of(2),
    };
    let picture = panel.picture(&frame);
    let text = svg(&picture.scene);
    assert!(text.ends_with("</svg>\n") && !text.contains("NaN"));
    let _ = picture.readout(frame.width * odd(2), frame.height * odd(3));
    assert!(!export::json(&panel, None).is_empty() && !export::csv(&panel).contains("NaN"));
}
