//! The access view as a person uses it.

use thirtyfour::Key;

use crate::harness::Page;

#[test]
fn the_point_sets_lag_and_governance_in_one_step_and_so_do_the_sliders() {
    let page = Page::open("");
    page.by_role("link", "Access").click();
    page.wait_for_address("view=access");
    let before = page.headline();
    assert!(
        before.contains("leave Daiwa's “managed AI expands”"),
        "{before}"
    );
    let tiles = page.run("return [...document.querySelectorAll('[data-milestone]')].map(t => t.dataset.milestone).join()");
    assert_eq!(tiles, "managed,unstable,hollow");
    page.drag(&page.find("[data-grip=lo]"), 60, 60);
    let value = |key: &str| page.boxed(key).parse::<f64>().expect("a number");
    assert!(value("lo") > 5.5 && value("gov") < 70.0);
    page.chord(Key::Control, "z");
    page.wait_for_headline(&before);
    assert_eq!((value("lo"), value("gov")), (5.5, 70.0));
    assert!(!page.by_role("button", "Undo").is_enabled());
    page.find("#p-gov").keys(Key::Left);
    page.wait_for_address("gov=69");
    page.find("#p-lo").keys(Key::Right);
    page.wait_for_address("lo=6");
    page.assert_quiet();
}

#[test]
fn governance_that_binds_nobody_is_hollow_and_its_numbers_can_be_saved() {
    let page = Page::open("?view=access");
    page.by_role("button", "Rules bind nobody").click();
    page.wait_for_address("gov=20");
    assert!(page.headline().contains("governance becomes hollow"));
    page.find("#download summary").click();
    page.find("#download-csv").click();
    let csv = String::from_utf8(page.download(".csv")).expect("UTF-8");
    assert!(csv.contains("\r\nforecast,leader,"), "{csv}");
    page.assert_quiet();
}
