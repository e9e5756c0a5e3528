//! The view of the bottlenecks as a person uses it.

use thirtyfour::Key;

use crate::harness::Page;

#[test]
fn its_tab_opens_it_with_its_own_controls_and_presets() {
    let page = Page::open("");
    page.by_role("link", "Bottlenecks").click();
    says(&page, "never cleared");
    let tiles = page.run("return [...document.querySelectorAll('[data-milestone]')].map(t => t.dataset.milestone).join()");
    assert_eq!(
        tiles,
        "vulnerabilities-cleared,wait-12-months,patents-cleared,pendency-36-months,review-12-months"
    );
    assert!(page.find("[data-key=patch]").is_visible());
    assert!(page.find_all("[data-key=h0]").is_empty());
    page.by_role("button", "They run out (sceptic)").click();
    page.wait_for_address("view=queues&elast=-0.25&patch=989");
    says(&page, "is cleared in September 2028");
    assert!(page.words("#notes").contains("our judgement"));
    page.assert_quiet();
}

#[test]
fn who_follows_a_link_gets_all_simulations_without_a_touch() {
    for query in ["?v=2&view=queues", "?v=2&view=queues&embed=1"] {
        let page = Page::open(query);
        page.wait_until(
            "all simulations are done",
            "document.querySelector('#subline').textContent.includes('10,000 simulations')",
        );
        page.assert_quiet();
    }
    let page = Page::open("?v=2&view=code");
    page.wait_until(
        "the fan is whole",
        "performance.getEntriesByName('doublings:whole').length === 1",
    );
}

#[test]
fn the_doubling_time_is_one_parameter_of_both_views() {
    let page = Page::open("?v=2&view=queues");
    page.find("#p-elast").keys(Key::Right);
    page.wait_for_address("elast=0.26");
    page.type_into("dt", "60");
    page.wait_for_address("dt=60");
    page.by_role("link", "Horizon").click();
    says(&page, "60 days");
    page.by_role("link", "Bottlenecks").click();
    page.type_into("elast", "0.5");
    says(&page, "doubles every 120 days");
    page.wait_until(
        "the smaller charts follow",
        "document.querySelector('[data-extra=pendency] p').textContent.includes('19 months')",
    );
    page.assert_quiet();
}

/// Waits until the sentence has this part.
fn says(page: &Page, part: &str) {
    let condition = format!("document.querySelector('#headline').textContent.includes('{part}')");
    page.wait_until(&format!("the sentence has {part}"), &condition);
}
