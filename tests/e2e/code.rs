//! The code share view as a person uses it.

use thirtyfour::Key;

use crate::harness::Page;

/// Shares on a steady rise, of which one lies above any ceiling that is lower than 96%.
const SHARES: &str =
    "name,date,share\nA,2025-01-01,10%\nB,2025-07-01,30%\nC,2026-01-01,55%\nD,2026-04-01,96%\n";

#[test]
fn its_tab_opens_it_with_its_own_controls_and_presets() {
    let page = Page::open("");
    page.by_role("link", "Code share").click();
    says(&page, "99% in February 2027");
    assert!(
        page.words("#subline")
            .contains("Two bounds are not a series")
    );
    let tiles = page.run("return [...document.querySelectorAll('[data-milestone]')].map(t => t.dataset.milestone).join()");
    assert_eq!(tiles, "share-90,share-95,share-99,share-99.9");
    assert!(page.find("[data-key=s2]").is_visible());
    assert!(page.find_all("[data-key=dt]").is_empty());
    page.by_role("button", "Slow tail (Gompertz)").click();
    page.wait_for_address("view=code&curve=gompertz");
    says(&page, "July 2027");
    let extra = |key: &str| page.words(&format!("[data-extra={key}] p"));
    assert!(extra("output").contains("cannot explain the observed 8×"));
    assert!(extra("ladder").contains("Anthropic's own caveat"));
    assert!(extra("judgement").contains("75% in August 2026"));
    assert!(extra("automation").contains("None of it was autonomous"));
    page.assert_quiet();
}

#[test]
fn sliders_move_the_sentence_and_the_smaller_chart() {
    let page = Page::open("?v=2&view=code");
    page.type_into("s2", "90");
    says(&page, "90 to 99.9% in May 2026");
    page.wait_for_address("s2=90");
    page.type_into("r", "0");
    page.wait_until(
        "the bound follows the review cost",
        "document.querySelector('[data-extra=output] p').textContent.includes('can explain')",
    );
    page.find("#p-s1").keys(Key::Right);
    page.wait_for_address("s1=3.1");
    page.assert_quiet();
}

#[test]
fn own_shares_are_read_and_lengths_are_told_apart() {
    let page = Page::open("?v=2&view=code&smax=95");
    page.unfold("import");
    assert!(page.words("#import").contains("share (in %)"));
    page.find("#import-text")
        .fill("name,date,minutes\nA,2025-01-01,10\n");
    page.by_role("button", "Read the table").click();
    let told = page.find("#import-outcome .error").text();
    assert!(
        told.contains("“minutes” belongs to the view “Horizon”"),
        "{told}"
    );
    page.find("#import-text").fill(SHARES);
    page.by_role("button", "Read the table").click();
    page.by_role("button", "Use these points").click();
    page.find("#import-outcome .good");
    page.wait_for_address("shares=mine");
    says(&page, "your 3 points");
    assert!(page.words("#notes").contains("Hollow points"));
    assert!(!page.find("[data-key=s1]").is_visible());
    page.by_role("button", "Undo").click();
    says(&page, "in May 2026");
    page.assert_quiet();
}

#[test]
fn asking_for_ones_own_shares_first_leads_to_the_file() {
    let page = Page::open("?v=2&view=code");
    page.choose("shares", "mine");
    page.toast_says("No points have been read yet");
    assert_eq!(
        page.run("return document.querySelector('#import').open"),
        true
    );
    says(&page, "No shares");
}

/// Waits until the sentence has this part.
fn says(page: &Page, part: &str) {
    let condition = format!("document.querySelector('#headline').textContent.includes('{part}')");
    page.wait_until(&format!("the sentence has {part}"), &condition);
}
