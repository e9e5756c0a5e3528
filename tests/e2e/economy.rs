//! The economy as a person uses it.

use thirtyfour::Key;

use crate::harness::Page;

#[test]
fn its_tab_opens_it_and_sliders_and_rings_move_the_sentence() {
    let page = Page::open("");
    page.by_role("link", "Economy").click();
    page.wait_for_address("view=economy");
    says(&page, "lag of 2.2 years");
    let tiles = page.run("return [...document.querySelectorAll('[data-milestone]')].map(t => t.dataset.milestone).join()");
    assert_eq!(tiles, "used-work-week,used-work-month,used-genius");
    page.find("#p-lag").keys(Key::Right);
    page.wait_for_address("lag=2.3");
    says(&page, "lag of 2.3 years");
    let before = page.headline();
    page.drag(&page.find("[data-grip=lag]"), -40, 0);
    assert_ne!(page.headline(), before);
    page.chord(Key::Control, "z");
    page.wait_for_headline(&before);
    page.assert_quiet();
}

#[test]
fn the_example_is_ruined_and_a_buffer_saves_it() {
    let page = Page::open("?view=economy");
    page.wait_until_whole();
    says(&page, "ruins a lab that buys USD 5 trillion of compute");
    let card = || page.words("[data-extra=ruin] p");
    assert!(
        card().contains("leaves USD 800 billion: ruin"),
        "{}",
        card()
    );
    page.type_into("buf", "0.2");
    page.wait_for_address("buf=0.2");
    assert!(card().contains("USD 800 billion: solvent"), "{}", card());
    page.by_role("button", "Anthropic as reported").click();
    page.wait_for_address("commit=0.518");
    says(
        &page,
        "does not ruin a lab that buys USD 518 billion of compute",
    );
    let csv = page_csv(&page);
    assert!(csv.starts_with("series,name,date,minutes"), "{csv}");
    assert!(csv.contains("\r\nforecast,used,"));
    page.assert_quiet();
}

fn page_csv(page: &Page) -> String {
    page.find("#download summary").click();
    page.find("#download-csv").click();
    let csv = String::from_utf8(page.download(".csv")).expect("UTF-8");
    // Without the mark of its encoding, for spreadsheets.
    csv.trim_start_matches('\u{feff}').to_owned()
}

/// Waits until the sentence has this part.
fn says(page: &Page, part: &str) {
    let condition = format!("document.querySelector('#headline').textContent.includes('{part}')");
    page.wait_until(&format!("the sentence has {part}"), &condition);
}
