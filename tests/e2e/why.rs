//! Which assumption matters, and why two scenarios differ.

use crate::{
    harness::Page,
    package::{check, text, unzip},
};

/// The assumptions of the bars, the widest first, once they are there.
const BARS: &str =
    "[...document.querySelectorAll('#why .tornado a')].map((bar) => bar.dataset.key)";

#[test]
fn a_bar_leads_to_its_control() {
    let page = Page::open("");
    page.find("#why-title").click();
    page.wait_until("there are bars", &format!("{BARS}.includes('dt')"));
    page.wait_until(
        "the indices have followed",
        "document.querySelector('#indices-caption') !== null",
    );
    assert!(page.words("#why .why p").contains("judgement"));
    page.find("#tornado-slide").click();
    assert!(slide(&page).contains("Doubling time: "));
    page.wait_until(
        "both tables can be copied",
        "document.querySelectorAll('#why .copy-numbers:not(#tornado-slide)').length === 2",
    );
    page.find("#why .tornado a[data-key=dt]").click();
    page.wait_until(
        "the control has the focus",
        "document.activeElement.id === 'p-dt'",
    );
    page.assert_quiet();
}

#[test]
fn the_difference_of_two_scenarios_is_split() {
    let page = Page::open("?v=2&dt=200&h0=250&pin=horizon");
    page.find("#differ summary").click();
    page.wait_until(
        "the parts are there",
        "document.querySelectorAll('#differ .waterfall svg').length === 1
         && document.querySelectorAll('#differ tbody tr').length === 3",
    );
    assert!(page.words("#differ .why div p").contains("Shapley"));
    page.find("#differ-slide").click();
    let slide = slide(&page);
    assert!(slide.contains("Shapley") && slide.contains("Doubling time"));
    page.assert_quiet();
}

/// The slide that has been saved.
fn slide(page: &Page) -> String {
    let parts = unzip(&page.download(".pptx"));
    check(&parts);
    text(&parts, "ppt/slides/slide1.xml").to_owned()
}

/// What the data say about the laws is worked out while the hand rests, follows the points, and is kept for those before.
#[test]
fn the_laws_are_weighed_while_the_hand_rests() {
    const SAID: &str = "document.querySelector('[data-extra=laws] p')?.textContent";
    let page = Page::open("");
    page.wait_until(
        "the laws are weighed",
        &format!("{SAID}?.includes('11 to 1')"),
    );
    page.goto("?v=2&since=2024-01-01");
    page.wait_until("fewer records", &format!("{SAID}?.includes('1.5 to 1')"));
    page.assert_quiet();
}

#[test]
fn published_forecasts_stand_beside_ours() {
    let page = Page::open("?v=2&view=evidence");
    page.find("[data-extra=forecasts] summary").click();
    page.wait_until(
        "there are forecasts",
        "document.querySelectorAll('[data-extra=forecasts] tbody tr').length === 20",
    );
    assert!(
        page.words("[data-extra=moved] p")
            .contains("24 months earlier")
    );
    page.assert_quiet();
}
