//! What a stranger sees first, and when it goes.

use crate::harness::Page;

#[test]
fn a_first_visit_is_told_what_this_is_and_a_link_is_not() {
    let page = Page::open("");
    let opening = page.find("#opening");
    assert!(opening.is_visible());
    assert!(opening.text().contains("How fast is AI building AI?"));
    assert!(opening.text().contains("Edition of the data"));
    page.by_role("button", "日本語").click();
    assert!(opening.text().contains("データの版"));
    page.by_role("button", "English").click();
    page.goto("?v=2&dt=100");
    assert!(!page.find("#opening").is_visible());
    page.goto("?embed=1");
    assert!(page.find_all("#opening").is_empty());
    page.assert_quiet();
}

#[test]
fn the_opening_folds_away_once_somebody_acts() {
    let page = Page::open("");
    assert!(page.find("#opening").is_visible());
    page.by_role("slider", "Doubling time").keys("\u{e014}");
    page.wait_until(
        "the opening is gone",
        "document.querySelector('#opening').hidden",
    );
    page.wait_for_address("dt=");
    page.reload();
    assert!(
        !page.find("#opening").is_visible(),
        "the address has a link now"
    );
}

#[test]
fn the_opening_can_be_closed_and_leads_to_the_method() {
    let page = Page::open("");
    page.find("#opening .plain").click();
    page.wait_until(
        "the method is open",
        "document.querySelector('#method').open",
    );
    page.find("#opening .close").click();
    assert!(!page.find("#opening").is_visible());
    page.assert_quiet();
}

#[test]
fn views_stand_under_the_questions_that_they_answer() {
    let page = Page::open("");
    let asked = page.run(
        "return [...document.querySelectorAll('header nav .group')].map((g) => [g.ariaLabel, g.querySelectorAll('a').length])",
    );
    assert_eq!(
        asked,
        serde_json::json!([["How fast?", 3], ["So what?", 4], ["Says who?", 1]])
    );
}
