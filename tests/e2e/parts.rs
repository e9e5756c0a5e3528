//! The part of the module that waits comes when it is needed, and not before.

use serde_json::json;

use crate::harness::{Engine, Need, Page, Place, lacks};

/// Ends the name of its file.
const LAZY: &str = "_lazy.wasm";

fn asked_for_it(page: &Page) -> bool {
    page.requests().iter().any(|url| url.ends_with(LAZY))
}

/// The page in a browser that cannot get it.
fn without_it(query: &str) -> Page {
    let page = Page::open("");
    block(&page, &["*_lazy.wasm"]);
    page.goto_at(Place::Root, query);
    page
}

fn block(page: &Page, urls: &[&str]) {
    page.devtools("Network.enable", &json!({}));
    page.devtools("Network.setBlockedURLs", &json!({ "urls": urls }));
}

#[test]
fn the_first_view_needs_nothing_that_waits() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = without_it("?v=2");
    page.wait_for_start();
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
    if lacks(Need::DevTools) {
        return;
    }
    let page = without_it("?v=2&dt=100");
    page.wait_for_start();
    let before = page.headline();
    page.by_role("link", "Branches").click();
    page.toast_says("could not be loaded");
    assert_eq!(page.headline(), before);
    assert!(page.url().contains("dt=100"));
    block(&page, &[]);
    page.by_role("link", "Branches").click();
    page.wait_until(
        "the branches come after all",
        "document.querySelector('[data-key=w1]')",
    );
}

/// Waits for the words about a part that is missing, in the place of the view.
fn wait_until_missing(page: &Page, view: &str) {
    page.wait_until(
        "words stand there",
        "document.querySelector('#fallback.missing')",
    );
    assert_eq!(page.find("#fallback-view").text(), view);
    assert!(
        page.find("#fallback-said")
            .text()
            .contains("could not be loaded")
    );
    assert!(page.find("#fallback-retry").is_visible());
    assert!(!page.find("#fallback progress").is_visible());
    assert!(!page.find("#fallback img").is_visible());
}

#[test]
fn a_link_whose_part_does_not_come_says_so_and_a_second_try_opens_it() {
    if lacks(Need::DevTools) {
        return;
    }
    for (query, view) in [
        ("?v=2&view=branches&dt=100&lang=en", "Branches"),
        ("?v=2&dt=100&pin=code&lang=en", "Horizon"),
        ("?v=2&view=code&present=2&lang=en", "Code share"),
        ("?v=2&view=access&embed=1&lang=en", "Access"),
    ] {
        let page = without_it(query);
        wait_until_missing(&page, view);
        block(&page, &[]);
        page.find("#fallback-retry").click();
        page.wait_for_start();
        assert!(page.url().ends_with(query));
        assert!(!page.headline().is_empty());
    }
}

#[test]
fn a_link_whose_part_does_not_come_leads_to_the_first_view() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = without_it("?v=2&view=branches&dt=100&pin=code&lang=en");
    wait_until_missing(&page, "Branches");
    page.find("#fallback-horizon").click();
    page.wait_for_start();
    assert_eq!(page.boxed("dt"), "100");
    assert!(page.headline().contains("100 days"), "{}", page.headline());
}

#[test]
fn whatever_a_host_answers_for_the_part_there_are_words() {
    for how in ["404", "500", "cut", "page"] {
        let page = Page::start();
        page.goto_at(Place::Spoilt(how), "?v=2&view=rules&lang=ja");
        page.wait_until(how, "document.querySelector('#fallback.missing')");
        assert_eq!(page.find("#fallback-view").text(), "規制と継続");
        assert!(
            page.find("#fallback-said")
                .text()
                .contains("読み込めませんでした")
        );
    }
}

#[test]
fn a_host_that_does_not_know_the_type_of_modules_serves_every_view() {
    let page = Page::start();
    for query in ["?v=2&lang=en", "?v=2&view=rules&pin=code&lang=ja"] {
        page.goto_at(Place::Spoilt("mime"), query);
        page.wait_for_start();
        assert!(page.headline().len() > 20, "{query}");
        page.wait_until_whole();
    }
    page.assert_quiet();
}

#[test]
fn where_the_host_demands_types_for_markup_the_page_makes_them_or_says_why_not() {
    if lacks(Need::Chromium("not every engine knows trusted types")) {
        return;
    }
    let page = Page::start();
    page.goto_at(Place::Spoilt("types"), "?v=2&view=rules&lang=en");
    page.wait_for_start();
    page.wait_until_whole();
    assert!(page.headline().len() > 20);
    page.unfold("why");
    page.assert_quiet();
    for query in ["?v=2&lang=en", "?v=2&view=rules&lang=en"] {
        page.goto_at(Place::Spoilt("no-types"), query);
        page.wait_until(
            "words stand there",
            "document.querySelector('#fallback.failed')",
        );
        assert_eq!(
            page.find("#fallback-said").text(),
            "The page could not start."
        );
        assert!(
            page.find("#fallback-reason").text().contains("Trusted"),
            "{query}"
        );
    }
}

#[test]
fn while_a_part_is_on_its_way_the_view_is_named_and_it_comes_in_the_end() {
    let page = Page::start();
    page.goto_at(Place::Spoilt("slow"), "?v=2&view=economy&lang=en");
    page.wait_until("it waits", "document.querySelector('#fallback.loading')");
    assert_eq!(page.find("#fallback-view").text(), "Economy");
    assert!(page.find("#fallback progress").is_visible());
    assert!(!page.find("#fallback-retry").is_visible());
    page.wait_until("it takes long", "document.querySelector('#fallback.slow')");
    assert!(page.find("#fallback-retry").is_visible());
    page.wait_for_start();
    assert!(page.headline().len() > 20);
}

#[test]
fn a_trap_that_is_no_panic_is_said_in_words() {
    if lacks(Need::Chromium(
        "scripts of the other drivers run beside those of the page",
    )) {
        return;
    }
    let page = Page::open("?v=2&dt=150&lang=en");
    // The smallest module that traps.
    page.run(
        "const bytes = new Uint8Array([0,97,115,109,1,0,0,0,1,4,1,96,0,0,3,2,1,0,7,5,1,1,120,0,0,10,5,1,3,0,0,11]);
         WebAssembly.instantiate(bytes).then(({ instance }) => setTimeout(instance.exports.x))",
    );
    page.wait_until(
        "words stand there",
        "document.querySelector('#fallback.crashed')",
    );
    assert!(
        page.find("#fallback-said")
            .text()
            .contains("stopped because of an error")
    );
    assert!(page.words("#fallback-reason").contains("unreachable"));
    page.run("document.querySelector('#fallback-retry').click()");
    page.wait_until(
        "it is whole again",
        "document.querySelector('#n-dt')?.value === '150'",
    );
    assert!(page.find_all("#fallback").is_empty());
}

#[test]
fn a_link_to_another_view_asks_for_both_parts_at_once() {
    let page = Page::open("?v=2&view=branches");
    let by = page.run(
        "return performance.getEntriesByType('resource').find((e) => e.name.endsWith('_lazy.wasm')).initiatorType",
    );
    assert_eq!(by, json!("link"));
    // WebKit's fetch takes over nothing that a link has preloaded, and asks its cache or the host again.
    if Engine::at_hand() != Engine::WebKit {
        page.wait_until("it is asked for once", ASKED_ONCE);
    }
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
    if lacks(Need::DevTools) {
        return;
    }
    let page = without_it("");
    page.wait_for_start();
    let ask =
        "return window.wasmBindings.registry().then(() => 'answered', (error) => error.message)";
    assert_eq!(
        page.run(ask),
        json!("a part of the page could not be loaded")
    );
    block(&page, &[]);
    assert_eq!(page.run(ask), json!("answered"));
}
