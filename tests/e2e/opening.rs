//! What a stranger sees first, and when it goes.

use thirtyfour::Key;

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
    page.by_role("button", "How it works").click();
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

#[test]
fn the_same_fit_is_seen_as_it_was_at_any_month() {
    let page = Page::open("");
    let today = page.headline();
    page.by_role("button", "Look back in time").click();
    let slider = page.find("#toy-past");
    slider.keys(Key::Home);
    page.wait_until(
        "the sentence looks back",
        "document.querySelector('h1').textContent.includes('So it looked on 30 June 2024.')",
    );
    let told = page.words("#opening .told");
    assert!(
        told.contains("known by 30 June 2024: November 2031"),
        "{told}"
    );
    assert!(told.contains("today: December 2026"), "{told}");
    page.wait_for_address("asof=2024-06-30");
    page.by_role("button", "Play").click();
    page.wait_until(
        "it moves by itself",
        "document.querySelector('h1').textContent.includes('So it looked on 31 July 2024.')",
    );
    page.by_role("button", "Stop").click();
    page.find("#toy-past").keys(Key::End);
    page.wait_for_headline(&today);
    // All of it is one look.
    assert!(page.find("#opening").is_visible());
    page.assert_quiet();
}

#[test]
fn who_types_a_task_and_its_length_is_told_when() {
    let page = Page::open("");
    page.by_role("button", "Try your own task").click();
    page.find("#toy-task").fill("Quarterly <b>report</b>");
    page.find("#toy-length").fill("soon\n");
    let told = || page.words("#opening .told");
    assert!(told().contains("Type how long it takes"), "{}", told());
    page.find("#toy-length").fill("2 weeks\n");
    page.wait_until(
        "the sentence is about it",
        "document.querySelector('h1').textContent.includes('2 weeks')",
    );
    assert!(
        told().starts_with("“Quarterly <b>report</b>” (2 weeks)"),
        "{}",
        told()
    );
    assert!(told().contains("8 in 10 simulations"), "{}", told());
    page.by_role("button", "日本語").click();
    assert!(
        told().starts_with("「Quarterly <b>report</b>」（2週間）"),
        "{}",
        told()
    );
    page.assert_quiet();
}
