//! The part of the module that waits comes when it is needed, and not before.

use serde_json::json;

use crate::harness::Page;

/// Ends the name of its file.
const LAZY: &str = "_lazy.wasm";

fn asked_for_it(page: &Page) -> bool {
    page.requests().iter().any(|url| url.ends_with(LAZY))
}

/// The page in a browser that cannot get it.
fn without_it(query: &str) -> Page {
    let page = Page::open("");
    block(&page, &["*_lazy.wasm"]);
    page.goto(query);
    page
}

fn block(page: &Page, urls: &[&str]) {
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.setBlockedURLs", &json!({ "urls": urls }));
}

#[test]
fn the_first_view_needs_nothing_that_waits() {
    let page = without_it("?v=2");
    page.type_into("dt", "90");
    page.wait_for_address("dt=90");
    page.by_role("button", "Anthropic: 4 months").click();
    page.settle();
    assert!(page.find_all("#notes li").is_empty(), "the notes wait");
    let page = Page::open("?v=2");
    page.wait_until(
        "it comes when the page rests",
        "document.querySelector('#notes li') && document.querySelector('[data-extra=track]')",
    );
    assert!(asked_for_it(&page));
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
    let page = without_it("?v=2&dt=100");
    let before = page.headline();
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
fn a_link_to_another_view_opens_the_first_where_its_part_does_not_come() {
    let page = without_it("?v=2&dt=100");
    let before = page.headline();
    page.goto("?v=2&view=branches&dt=100");
    page.wait_until(
        "the page says so",
        "document.querySelector('#toast')?.textContent.includes('could not be loaded')",
    );
    assert_eq!(page.headline(), before);
    block(&page, &[]);
    page.by_role("link", "Branches").click();
    page.wait_until(
        "the branches come after all",
        "document.querySelector('[data-key=w1]')",
    );
}

#[test]
fn a_link_to_another_view_asks_for_both_parts_at_once() {
    let page = Page::open("?v=2&view=branches");
    let by = page.run(
        "return performance.getEntriesByType('resource').find((e) => e.name.endsWith('_lazy.wasm')).initiatorType",
    );
    assert_eq!(by, json!("link"));
    page.wait_until("it is asked for once", ASKED_ONCE);
    page.assert_quiet();
}

/// Of two requests one is the preload, which the other takes over.
const ASKED_ONCE: &str = "performance.getEntriesByType('resource').filter((e) => e.name.endsWith('_lazy.wasm') && e.transferSize > 0).length === 1";

#[test]
fn the_module_answers_for_every_view() {
    let page = Page::open("");
    let view = page.run(
        "return window.wasmBindings.forecast('view=branches&until=2040').then((json) => JSON.parse(json).view)",
    );
    assert_eq!(view, json!("branches"));
    page.by_role("link", "Branches").click();
    page.wait_until("it is asked for no more", ASKED_ONCE);
}

#[test]
fn the_module_says_where_it_cannot_answer() {
    let page = without_it("");
    let ask =
        "return window.wasmBindings.registry().then(() => 'answered', (error) => error.message)";
    assert_eq!(
        page.run(ask),
        json!("a part of the page could not be loaded")
    );
    block(&page, &[]);
    assert_eq!(page.run(ask), json!("answered"));
}
