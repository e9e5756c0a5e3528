//! A link carries everything, and a bad one breaks nothing.

use crate::harness::{Need, Page, lacks};
use crate::person::days_in;

#[test]
fn the_link_shows_the_same_in_a_new_window() {
    let page = Page::open("");
    page.choose("law", "power");
    page.type_into("dt", "150");
    page.wait_for_address("dt=150");
    let (headline, picture) = (page.headline(), page.picture());
    page.open_window(&page.url());
    assert_eq!(page.headline(), headline);
    assert_eq!(page.picture(), picture);
    assert_eq!(page.boxed("dt"), "150");
    page.assert_quiet();
}

#[test]
fn the_link_is_copied_or_shown_for_copying() {
    let page = Page::open("?v=2&dt=150");
    page.by_role("button", "Share").click();
    page.by_role("button", "Copy link").click();
    page.wait_until(
        "there is an answer",
        "document.querySelector('#toast span')?.textContent",
    );
    if page.words("#toast span") != "Link copied." {
        assert!(page.find("#share-link").value().ends_with("&dt=150"));
        page.by_role("button", "Dismiss").click();
        assert_eq!(page.find_all("#share-link").len(), 0);
    }
}

#[test]
fn what_a_link_says_wrongly_is_reported_and_the_rest_holds() {
    let page = Page::open("?v=2&dt=5&bogus=1&cap=NaN&target=480");
    let notices = page.find("#notices").text();
    for part in [
        "Doubling time (dt): 5 is out of range",
        "20 days",
        "“bogus”",
        "“NaN” cannot be read",
    ] {
        assert!(notices.contains(part), "{notices}");
    }
    assert_eq!(days_in(&page.headline()), 20);
    assert_eq!(page.boxed("target"), "1 day");
    page.by_role("button", "Dismiss").click();
    assert_eq!(page.find_all("#notices").len(), 0);
    page.type_into("dt", "150");
    assert_eq!(days_in(&page.headline()), 150);
    page.assert_quiet();
}

#[test]
fn a_megabyte_of_garbage_is_only_garbage() {
    if lacks(Need::Chromium(
        "other drivers open no address of a megabyte",
    )) {
        return;
    }
    let page = Page::start();
    let garbage = "%ff%00=<b>&dt=1e999&".repeat(50_000);
    page.goto(&format!("#dt=150&{garbage}"));
    assert_eq!(days_in(&page.headline()), 150);
    let notices = page.find("#notices").text();
    assert!(notices.contains("more problems in the link"), "{notices}");
    assert_eq!(page.find_all("#notices li b").len(), 0);
    page.type_into("dt", "200");
    page.wait_until("the address is clean", "location.href.length < 200");
    page.assert_quiet();
}

#[test]
fn the_page_follows_an_address_that_is_typed_over() {
    let page = Page::open("");
    page.run("location.hash = 'v=2&dt=200'");
    page.wait_until(
        "the page follows",
        "document.querySelector('#n-dt')?.value === '200'",
    );
    page.wait_until(
        "the sentence follows",
        "document.querySelector('#headline').textContent.includes('200 days')",
    );
    // Not the driver's: WebKit's passes over what a script has put there.
    page.run("history.back()");
    page.wait_until(
        "the page goes back",
        "!['200', undefined].includes(document.querySelector('#n-dt')?.value)",
    );
}

#[test]
fn after_a_failure_of_the_code_a_link_restores_the_last_state() {
    let page = Page::open("?v=2&dt=150");
    let headline = page.headline();
    page.wait_until(
        "all of it is there",
        "document.querySelector('[data-extra]')",
    );
    // A browser that suddenly refuses to make an element.
    page.run(
        "const make = Document.prototype.createElement;
         Document.prototype.createElement = function (name, ...rest) {
           if (name === 'caption') throw new Error('refused');
           return make.call(this, name, ...rest);
         }",
    );
    page.find("#table > summary").click();
    assert!(
        page.find("#crash")
            .text()
            .contains("stopped because of an error")
    );
    page.find("#restore").click();
    page.wait_for_start();
    page.wait_until(
        "the page is whole again",
        "!document.querySelector('#crash')",
    );
    assert_eq!(page.headline(), headline);
}
