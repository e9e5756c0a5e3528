//! Sources lead to where they are found, and nobody is asked before a person follows.

use serde_json::json;

use crate::harness::Page;

#[test]
fn sources_are_links_wherever_they_are_named() {
    let page = Page::open("");
    let metr = "https://metr.org/time-horizons";
    page.unfold("method");
    page.wait_until(
        "the method is there",
        "document.querySelector('#method .source a')",
    );
    for place in ["#credits", "#method"] {
        let link = page.find(&format!("{place} a[href='{metr}']"));
        assert_eq!(link.attr("rel").as_deref(), Some("noopener noreferrer"));
        assert_eq!(link.attr("target").as_deref(), Some("_blank"));
    }
    // What is said of a parameter has where its default comes from.
    page.reveal("since");
    page.find("#h-since").click();
    let origin = "[data-key='since'] .hint .origin a";
    assert_eq!(page.find(origin).attr("href").as_deref(), Some(metr));
    let nested = page.run("return document.querySelectorAll('summary a, button a, a a').length");
    assert_eq!(nested, json!(0));
    page.goto("?v=2&view=evidence");
    page.wait_until(
        "the rows are there",
        "document.querySelectorAll('.ledger td.cited a').length > 20",
    );
    let rows = page.find_all(".ledger td.cited a[target='_blank']").len();
    assert!(rows > 20, "{rows}");
    let ids =
        page.run("return /(^|[^A-Za-z0-9])S[1-5](?![A-Za-z0-9])/.test(document.body.innerText)");
    assert_eq!(ids, json!(false));
    page.assert_quiet();
}

#[test]
fn the_page_knows_what_day_it_is() {
    let page = Page::open("");
    let year = page.run("return new Date().getFullYear()");
    // The trend reaches a work-day in the spring of 2026.
    assert!(year.as_i64() > Some(2025), "{year}");
    let said = page.words("[data-milestone='work-day']");
    for part in ["the trend said ", "measured "] {
        assert!(said.contains(part), "{said}");
    }
}
