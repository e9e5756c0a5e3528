//! Which assumption matters, and why two scenarios differ.

use thirtyfour::Key;

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
        "document.querySelectorAll('#why .copy-numbers:not([id])').length === 2",
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

/// The places of what differs, as a reader sees them.
const ORDER: &str =
    "[...document.querySelectorAll('#differ-order li')].map((row) => row.dataset.key).join()";

#[test]
fn what_differs_is_put_in_order_by_dragging_and_by_keyboard() {
    let page = Page::open("?v=2&dt=200&h0=250&target=10020&pin=horizon#differ");
    page.wait_until(
        "the link has opened the fold, and the parts are there",
        &format!("document.querySelector('#differ').open && {ORDER} === 'dt,target,h0'"),
    );
    let said = "document.querySelector('#differ .why > div p').textContent";
    page.wait_until("means at first", &format!("{said}.includes('Shapley')"));
    // From the last place above the first.
    let grip = page.find("#differ-order li[data-key=h0] .order-grip");
    page.drag(&grip, 0, -110);
    page.wait_until("it stands first", &format!("{ORDER} === 'h0,dt,target'"));
    page.wait_until(
        "the chart has the parts in this order",
        &format!("{said}.includes('in another order')"),
    );
    page.wait_until(
        "so has the table",
        "[...document.querySelectorAll('#differ tbody tr')].map((row) => row.cells[0].textContent)[0] === 'Horizon at the anchor'",
    );
    page.run("document.querySelector('#order-down-dt').focus()");
    page.keys(Key::Enter + "");
    page.wait_until(
        "it is later, and keeps the focus",
        &format!("{ORDER} === 'h0,target,dt' && document.activeElement.id === 'order-down-dt'"),
    );
    // The order stays with a change that leaves the same assumptions.
    page.type_into("dt", "210");
    page.wait_until(
        "the parts follow",
        &format!("{ORDER} === 'h0,target,dt' && {said}.includes('in another order')"),
    );
    page.find("#differ-parts").click();
    page.wait_until("means again", &format!("{said}.includes('Shapley')"));
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

/// Every view, the evidence too, says what moves its headline's number, and what explains its variance.
#[test]
fn every_view_has_bars_and_indices() {
    let page = Page::open("");
    for view in ["access", "queues", "evidence"] {
        page.goto(&format!("?v=2&view={view}#why"));
        page.wait_until(
            "the link has opened the fold, and there are bars",
            &format!("document.querySelector('#why').open && {BARS}.length > 1"),
        );
        page.wait_until(
            "the indices have followed",
            "document.querySelector('#indices-caption') !== null",
        );
    }
    page.assert_quiet();
}

#[test]
fn older_editions_have_a_card_to_which_a_link_leads() {
    let page = Page::open("?v=2#chart-editions");
    page.wait_until(
        "it is on the screen",
        "(() => { const card = document.querySelector('#chart-editions')?.getBoundingClientRect();
                  return card && card.top >= -1 && card.top < innerHeight })()",
    );
    assert!(page.words("#chart-editions p").contains("1.02"));
    page.goto("?v=2&data=mine");
    page.wait_until(
        "other points have none",
        "!document.querySelector('#chart-editions')",
    );
    page.assert_quiet();
}
