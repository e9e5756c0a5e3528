//! The built page as a person meets it. `cargo xtask test` builds the page, serves it and starts the driver.

#![allow(
    clippy::disallowed_macros,
    reason = "sizes play no part outside of the page"
)]

#[path = "../harness/mod.rs"]
mod harness;

#[path = "../harness/package.rs"]
mod package;

#[path = "../harness/template.rs"]
mod template;

mod access;
mod barriers;
mod branches;
mod code;
mod compare;
mod controls;
mod downloads;
mod economy;
mod embed;
mod engines;
mod evidence;
mod foreseen;
mod grips;
mod import;
mod leaks;
mod links;
mod monkey;
mod offline;
mod opening;
mod parts;
mod person;
mod phone;
mod pictures;
mod plane;
mod present;
mod queues;
mod reading;
mod rules;
mod settings;
mod single;
mod sources;
mod steady;
mod views;
mod why;

use harness::{Need, Page, Place, lacks};
use serde_json::json;

#[test]
fn the_page_opens_with_a_sentence_and_a_picture_and_without_complaint() {
    let page = Page::open("");
    let headline = page.headline();
    assert_eq!(page.title(), format!("Horizon – {headline} – Doublings"));
    assert!(
        (20..1000).contains(&person::days_in(&headline)),
        "{headline}"
    );
    assert!(person::month_in(&headline).is_some(), "{headline}");
    assert!(page.colours() > 50, "the chart is painted");
    assert_eq!(page.find_all(".control").len(), 8);
    page.wait_until(
        "the other controls are there, behind their questions and in the card of their chart",
        "document.querySelectorAll('#controls .control').length === 29 && document.querySelectorAll('.control').length === 35",
    );
    page.assert_quiet();
}

#[test]
fn the_page_works_under_any_path() {
    let page = Page::open_at(Place::Deep, "?v=2");
    assert!(page.find("main").is_visible());
    page.assert_quiet();
}

#[test]
fn a_browser_that_cannot_start_the_module_says_so_and_shows_the_picture() {
    let page = Page::start();
    page.goto_at(Place::NoWasm, "");
    page.wait_until(
        "the words stand there",
        "document.querySelector('#fallback.failed')",
    );
    let words = page.find("#fallback-words");
    assert!(words.is_visible());
    assert!(words.text().contains("static picture"));
    assert!(words.text().contains("静止画"));
    page.wait_until(
        "the picture is there",
        "document.querySelector('#fallback img').naturalWidth > 0",
    );
    // The picture is of what the page opens with, and stands for nothing else.
    for query in [
        "?v=2&dt=60",
        "?v=2&view=access",
        "?v=2&embed=1",
        "#v=2&dt=60",
    ] {
        page.goto_url("about:blank");
        page.goto_at(Place::NoWasm, query);
        page.wait_until(
            "the words stand there",
            "document.querySelector('#fallback.failed')",
        );
        assert!(page.find("#fallback-words").is_visible());
        assert!(!page.find("#fallback img").is_visible(), "{query}");
    }
}

#[test]
fn the_policy_stops_injected_code() {
    if lacks(Need::Chromium(
        "scripts of the other drivers run beside those of the page",
    )) {
        return;
    }
    let page = Page::open("");
    // In a task of the page's own, because the policy does not bind what the driver runs directly.
    let ran = page.run_async(
        "const done = arguments[arguments.length - 1];
         setTimeout(() => {
           const script = document.createElement('script');
           script.textContent = 'window.injected = true';
           document.body.append(script);
           let evaluated = true;
           try { new Function('return 1')() } catch { evaluated = false }
           done({ injected: !!window.injected, evaluated });
         }, 0)",
        &[],
    );
    assert_eq!(ran, json!({"injected": false, "evaluated": false}));
}
