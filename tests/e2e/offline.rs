//! The page without a connection, a new release, and links that lead nowhere.

use serde_json::json;

use crate::harness::{Need, Page, Place, lacks};

/// A window in which the page was visited once.
fn visited() -> Page {
    let page = Page::start_keeping();
    page.goto_at(Place::Deep, "?v=2&lang=en");
    page.wait_for_start();
    page.wait_until("the page is kept", "navigator.serviceWorker.controller");
    page
}

fn offline(page: &Page, is_offline: bool) {
    page.devtools("Network.enable", &json!({}));
    page.devtools(
        "Network.emulateNetworkConditions",
        &json!({"offline": is_offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}),
    );
}

#[test]
fn after_one_visit_the_page_opens_without_a_connection() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = visited();
    let headline = page.headline();
    offline(&page, true);
    page.goto_at(Place::Deep, "?v=2&lang=en&dt=90");
    page.wait_for_start();
    assert_ne!(page.headline(), headline);
    page.goto_at(Place::Deep, "?v=2&view=rules&lang=en");
    page.wait_for_start();
    assert!(page.headline().len() > 20);
    assert!(page.colours() > 20);
}

#[test]
fn a_new_release_is_announced_and_taken_over_by_a_press() {
    let page = visited();
    // Another release with the same files.
    let made = page.run_async(
        "const done = arguments[arguments.length - 1];
         navigator.serviceWorker.ready.then(async (registration) => {
           const text = await (await fetch('./sw.js')).text();
           const next = text.replace(/RELEASE ?= ?\"[^\"]*\"/, 'RELEASE = \"next\"');
           done(text !== next && /FILES ?= ?\\[\"/.test(text));
         })",
        &[],
    );
    assert_eq!(made, json!(true));
    // The worker under another address counts as a new one.
    page.run("navigator.serviceWorker.register('./sw.js?next', { scope: './' })");
    page.wait_until("it is announced", "document.querySelector('#release')");
    assert!(page.find("#release").text().contains("new version"));
    page.run("window.before = true");
    page.find("#release button").click();
    page.wait_until(
        "it is taken over",
        "!window.before && document.querySelector('main')",
    );
    page.wait_until(
        "by the new worker",
        "navigator.serviceWorker.controller?.scriptURL.endsWith('?next')",
    );
}

#[test]
fn neither_frames_nor_files_keep_anything() {
    let page = Page::start_keeping();
    page.goto("?v=2&embed=1");
    let manifest = page.run("return document.querySelector('link[rel=manifest]').href");
    let manifest = page.run_async(
        "fetch(arguments[0]).then((r) => r.json()).then(arguments[1])",
        &[manifest],
    );
    assert_eq!(manifest["short_name"], "Doublings");
    for icon in manifest["icons"].as_array().expect("icons") {
        let size = page.run_async(
            "const image = new Image();
             image.onload = () => arguments[1](`${image.naturalWidth}x${image.naturalHeight}`);
             image.src = arguments[0]",
            &[icon["src"].clone()],
        );
        assert_eq!(size, icon["sizes"]);
    }
}

#[test]
fn a_bent_link_finds_its_way() {
    let page = Page::start();
    for bent in [
        "%3Fv=2%26dt%3D90&lang=en",
        "&v=2&dt=90&lang=en",
        "%253Fv%253D2%2526dt%253D90%2526lang%253Den",
        "？v=2&dt=90&lang=en",
        "index.html%3Fv=2&dt=90&lang=en",
    ] {
        page.goto_at(Place::Root, bent);
        page.wait_for_start();
        assert_eq!(page.boxed("dt"), "90", "{bent}");
    }
    for (nowhere, presses) in [("nowhere", 1), ("nowhere/below/it", 3), ("nowhere/", 1)] {
        page.goto_at(Place::Root, nowhere);
        for _ in 0..presses {
            page.by_role("link", "Open Doublings").click();
        }
        page.wait_for_start();
    }
}
