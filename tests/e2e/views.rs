//! The way from view to view: the navigation on every screen, and parameters that views share.

use doublings::views::View;
use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};

/// Where the present view's name stands against the window, and whether the page is wider than it.
const PLACE: &str = "
const tab = document.querySelector('nav a[aria-current]').getBoundingClientRect();
const nav = document.querySelector('nav').getBoundingClientRect();
return tab.left >= Math.max(nav.left, 0) && tab.right <= Math.min(nav.right, innerWidth) && tab.height >= 24
  && document.documentElement.scrollWidth <= innerWidth";

#[test]
fn on_every_screen_the_present_view_is_in_sight_and_nothing_overflows() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for query in ["", "?lang=ja"] {
        page.goto(query);
        // The narrowest is also 1280 pixels at 400%.
        for (width, height) in [(320, 256), (390, 844), (800, 600), (1280, 800)] {
            page.viewport(width, height, 1.0);
            let views = page.find_all("nav a").len();
            assert!(views >= 3);
            for index in (0..views).chain([0]) {
                page.run(&format!(
                    "document.querySelectorAll('nav a')[{index}].focus()"
                ));
                page.keys(Key::Enter);
                let here = format!(
                    "document.querySelectorAll('nav a')[{index}].matches('[aria-current]')"
                );
                page.wait_until("the view has changed", &here);
                page.settle();
                assert_eq!(page.run(PLACE), true, "view {index} at {width}: {query}");
            }
        }
        page.assert_quiet();
    }
}

#[test]
fn a_wide_screen_has_a_wide_page_with_its_chart_in_sight_and_no_line_too_long() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for (width, height, least) in [(1920, 1080, 1600.0), (2560, 1440, 1800.0)] {
        page.viewport(width, height, 1.0);
        for view in View::ALL.iter().map(|view| view.name()) {
            page.goto(&format!("?v=2&view={view}&draws=1000"));
            page.wait_until_whole();
            page.rest();
            let found = page.run(
                "const longest = (css) => Math.max(0, ...[...document.querySelectorAll(css)].map((e) => e.clientWidth / parseFloat(getComputedStyle(e).fontSize)));
                 const columns = new Set([...document.querySelectorAll('.extra:not(:last-child)')].map((e) => e.getBoundingClientRect().left)).size;
                 return [document.querySelector('.columns').clientWidth, document.querySelector('.chart').getBoundingClientRect().bottom, columns, longest('.notes, .extra p')]",
            );
            let [wide, bottom, columns, longest] =
                std::array::from_fn(|at| found[at].as_f64().unwrap());
            assert!(
                wide > least - 48.0 && wide < f64::from(width),
                "{view}: {wide}"
            );
            assert!(bottom <= f64::from(height), "{view}: {bottom} of {height}");
            assert!(columns <= 3.0, "{view}: {columns} columns");
            assert!(longest <= 46.0, "{view}: {longest} letters' heights");
        }
    }
    page.assert_quiet();
}

#[test]
fn the_tabulator_brings_every_view_of_a_phone_into_sight() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    page.viewport(320, 640, 2.0);
    page.find(".wordmark").keys(Key::Tab);
    for index in 0..page.find_all("nav a").len() {
        let focused =
            format!("document.activeElement === document.querySelectorAll('nav a')[{index}]");
        page.wait_until("the view has the focus", &focused);
        page.wait_until(
            "it is in sight",
            "(r => r.left >= 0 && r.right <= innerWidth)(document.activeElement.getBoundingClientRect())",
        );
        page.keys(Key::Tab);
    }
}

#[test]
fn a_parameter_that_views_share_is_one_and_its_fold_leads_to_the_others() {
    let page = Page::open("");
    page.type_into("dt", "200");
    let at_home = page.headline();
    page.find("#h-dt").click();
    page.find("[data-key=dt] .elsewhere a[href*='view=branches']")
        .click();
    page.wait_for_address("view=branches");
    page.wait_until(
        "the control there has the focus",
        "document.activeElement.id === 'p-dt'",
    );
    assert_eq!(page.boxed("dt"), "200");
    page.type_into("dt", "90");
    page.find("nav a[href*='view=horizon']").click();
    page.wait_until(
        "the change has come along",
        "document.querySelector('#n-dt')?.value === '90'",
    );
    assert_ne!(page.headline(), at_home);
    page.assert_quiet();
}
