//! The second part of the module comes when it is needed, and not before.

use serde_json::json;

use crate::support::Page;

/// Ends the name of its file.
const LATER: &str = "_later.wasm";

fn asked_for_it(page: &Page) -> bool {
    page.requests().iter().any(|url| url.ends_with(LATER))
}

fn block(page: &Page, urls: &[&str]) {
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.setBlockedURLs", &json!({ "urls": urls }));
}

#[test]
fn the_first_view_needs_no_second_part() {
    let page = Page::open("");
    page.type_into("dt", "90");
    page.wait_for_address("dt=90");
    page.by_role("button", "Quoted: 4 months").click();
    page.settle();
    assert!(!asked_for_it(&page), "{:?}", page.requests());
    page.by_role("link", "Branches").click();
    page.wait_until(
        "the branches are there",
        "document.querySelector('[data-key=w1]') && document.querySelector('#headline').textContent.includes('%')",
    );
    assert!(asked_for_it(&page));
    page.assert_quiet();
}

#[test]
fn a_part_that_does_not_come_leaves_everything_as_it_is() {
    let page = Page::open("?v=1&dt=100");
    let before = page.headline();
    block(&page, &["*_later.wasm"]);
    page.by_role("link", "Branches").click();
    page.wait_until(
        "the page says so",
        "document.querySelector('#toast')?.textContent.includes('could not be loaded')",
    );
    assert_eq!(page.headline(), before);
    assert!(page.url().contains("dt=100"));
    block(&page, &[]);
    page.by_role("link", "Branches").click();
    page.wait_until(
        "the branches come after all",
        "document.querySelector('[data-key=w1]')",
    );
}

#[test]
fn the_module_answers_for_every_view_at_once() {
    let page = Page::open("");
    let view = page
        .run("return JSON.parse(window.wasmBindings.forecast('view=branches&until=2040')).view");
    assert_eq!(view, json!("branches"));
    page.wait_until(
        "later it is asked for no more",
        "performance.getEntriesByType('resource').filter((e) => e.name.endsWith('_later.wasm')).length === 1",
    );
}
