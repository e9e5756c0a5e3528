//! Assumptions change when they are dragged on the chart.

use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};
use crate::person::days_in;

fn boxed(page: &Page, key: &str) -> f64 {
    let text = page.boxed(key).replace(',', "");
    text.parse().expect("a number")
}

#[test]
fn the_target_follows_its_handle_in_one_step() {
    let page = Page::open("");
    let before = page.headline();
    page.drag(&page.find("[data-grip=target]"), 0, -40);
    assert_ne!(page.boxed("target"), "1 week");
    let longer = "Number(new URLSearchParams(location.search).get('target')) > 3000";
    page.wait_until("it is longer", longer);
    let after = page.headline();
    assert_ne!(after, before);
    page.wait_for_address("target=");
    page.chord(Key::Control, "z");
    page.wait_for_headline(&before);
    assert_eq!(page.boxed("target"), "1 week");
    assert!(!page.by_role("button", "Undo").is_enabled());
    page.chord(Key::Control, "y");
    page.wait_for_headline(&after);
    page.assert_quiet();
}

#[test]
fn the_curve_can_be_pulled_to_another_doubling_time() {
    let page = Page::open("?v=2&dt=120");
    page.drag(&page.find("[data-grip=dt]"), -60, 0);
    let faster = boxed(&page, "dt");
    assert!(faster < 120.0, "{faster}");
    page.drag(&page.find("[data-grip=dt]"), 90, 0);
    assert!(boxed(&page, "dt") > faster);
    page.chord(Key::Control, "z");
    assert_eq!(boxed(&page, "dt"), faster);
    page.chord(Key::Control, "z");
    assert_eq!(boxed(&page, "dt"), 120.0);
}

#[test]
fn a_click_on_a_handle_changes_nothing() {
    let page = Page::open("");
    let before = page.headline();
    for grip in ["target", "dt"] {
        page.find(&format!("[data-grip={grip}]")).click();
        assert_eq!(page.headline(), before);
        assert!(!page.by_role("button", "Undo").is_enabled());
    }
    assert_eq!(page.find_all("#readout").len(), 0);
    page.assert_quiet();
}

#[test]
fn typing_replaces_what_a_box_shows() {
    if lacks(Need::Chromium(
        "for other drivers two clicks are a double click",
    )) {
        return;
    }
    let page = Page::open("");
    for (key, text) in [("dt", "150"), ("since", "2024-01-01")] {
        page.reveal(key);
        page.find(&format!("#n-{key}")).click();
        page.keys(text);
        assert_eq!(page.boxed(key), text);
        page.keys(String::from(char::from(Key::Enter)));
    }
    assert_eq!(boxed(&page, "dt"), 150.0);
    // A second click sets the caret.
    page.find("#n-dt").click();
    page.find("#n-dt").click();
    page.keys("9");
    assert!(page.boxed("dt").len() == 4, "{}", page.boxed("dt"));
}

/// A figure of the sentence, of a parameter by its key.
fn figure<'a>(page: &'a Page, key: &str) -> crate::harness::Element<'a> {
    let place = format!("#headline > [data-figure={key}]");
    page.wait_until(
        "the figures are controls",
        &format!("document.querySelector('{place}')"),
    );
    page.find(&place)
}

#[test]
fn a_figure_of_the_sentence_is_dragged_like_its_slider_and_taken_back_in_one_step() {
    let page = Page::open("?v=2&dt=120");
    let before = page.headline();
    page.drag(&figure(&page, "dt"), 60, 0);
    let slower = boxed(&page, "dt");
    assert!(slower > 150.0, "{slower}");
    assert_eq!(f64::from(days_in(&page.headline())), slower.round());
    page.wait_for_address("dt=");
    page.drag(&figure(&page, "target"), 200, 0);
    assert_ne!(page.boxed("target"), "1 week");
    page.chord(Key::Control, "z");
    assert_eq!(page.boxed("target"), "1 week");
    page.chord(Key::Control, "z");
    page.wait_for_headline(&before);
    assert!(!page.by_role("button", "Undo").is_enabled());
    page.assert_quiet();
}

#[test]
fn figures_of_the_sentence_are_stepped_by_keyboard_and_say_what_they_are() {
    let page = Page::open("?v=2&dt=120");
    let days = figure(&page, "dt");
    assert_eq!(days.attr("aria-valuetext").as_deref(), Some("120 days"));
    let days = page.by_role("spinbutton", "Doubling time");
    days.keys(Key::Right);
    let up = boxed(&page, "dt");
    assert!(up > 120.0, "{up}");
    days.keys(Key::Left);
    days.keys(Key::PageDown);
    assert!(boxed(&page, "dt") < 110.0);
    page.find("#undo").click();
    assert_eq!(boxed(&page, "dt"), 120.0, "one stay on it is one step");
    // A choice too, which is also a term that is explained.
    let level = figure(&page, "rel");
    level.keys(Key::Right);
    page.wait_until(
        "the level is another",
        "document.querySelector('h1').textContent.includes('four times in five')",
    );
    page.wait_until(
        "it is explained",
        "document.querySelector('#headline > [data-figure=rel]').hasAttribute('aria-describedby')",
    );
    figure(&page, "rel").keys(Key::Enter);
    assert!(page.find("#term-success").is_visible());
    page.assert_quiet();
}

#[test]
fn weights_in_the_sentence_keep_their_hands_apart() {
    let page = Page::open("?v=2&view=branches&w1=2&w2=78&w3=20");
    figure(&page, "w1").keys(Key::Home);
    page.wait_until(
        "the branch is gone",
        "!document.querySelector('#headline > [data-figure=w1]')",
    );
    let others = [page.boxed("w2"), page.boxed("w3")];
    page.keys(Key::Left);
    assert_eq!([page.boxed("w2"), page.boxed("w3")], others);
    figure(&page, "w3").keys(Key::End);
    page.wait_until(
        "one is left",
        "document.querySelector('#headline > [data-figure=w3]').textContent === 'full'",
    );
    figure(&page, "w3").keys(Key::Left);
    assert_eq!(page.boxed("w3"), "99");
    page.assert_quiet();
}
