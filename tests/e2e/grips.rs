//! Assumptions change when they are dragged on the chart.

use thirtyfour::Key;

use crate::harness::Page;

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
    let page = Page::open("");
    for (key, text) in [("dt", "150"), ("since", "2024-01-01")] {
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
