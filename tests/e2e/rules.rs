//! The view of the rules as a person uses it.

use thirtyfour::Key;

use crate::harness::Page;

#[test]
fn its_tab_opens_it_and_scores_move_the_weights() {
    let page = Page::open("");
    page.by_role("link", "AI rules").click();
    says(&page, "spread to all high-risk frontier models");
    assert!(page.words("#subline").contains("not a forecast"));
    page.find("#p-labs").keys(Key::Right);
    page.wait_for_address("view=rules&labs=1.5");
    page.by_role("button", "Struck down (sceptic)").click();
    says(&page, "remain one-offs");
    page.assert_quiet();
}

#[test]
fn the_table_of_effects_can_be_edited() {
    let page = Page::open("?v=2&view=rules&labs=2");
    page.type_into("labsc", "2");
    page.wait_for_address("labsc=2");
    says(&page, "a systematic export-control regime");
    page.wait_until(
        "the chart's words follow",
        "document.querySelector('[data-extra=effects] p').textContent.includes('spread')",
    );
    page.by_role("button", "Undo").click();
    says(&page, "spread to all high-risk frontier models");
    page.assert_quiet();
}

#[test]
fn the_continuity_plan_follows_its_sliders() {
    let page = Page::open("?v=2&view=rules&usf=1&nus=0");
    assert!(page.words("[data-extra=days] p").contains("your mix"));
    page.reveal("own");
    page.find("#p-own").click();
    page.wait_until(
        "the plan has an own system",
        "document.querySelector('[data-extra=days] p').textContent.includes('own hosting, rehearsed')",
    );
    page.assert_quiet();
}

/// Waits until the sentence has this part.
fn says(page: &Page, part: &str) {
    let condition = format!("document.querySelector('#headline').textContent.includes('{part}')");
    page.wait_until(&format!("the sentence has {part}"), &condition);
}

#[test]
fn a_starting_point_that_leaves_the_sentence_says_what_it_changed() {
    let page = Page::open("?v=2&view=rules&own=1");
    let before = page.headline();
    page.by_role("button", "Own system, rehearsed").click();
    page.wait_until(
        "the message",
        "document.querySelector('#toast').textContent.startsWith('The sentence stays. Changed: ')",
    );
    let said = page.words("#toast");
    assert!(said.contains("Switching, tested: 0.5 days"), "{said}");
    assert!(said.contains("See “"), "{said}");
    assert_eq!(page.headline(), before);
    page.assert_quiet();
}
