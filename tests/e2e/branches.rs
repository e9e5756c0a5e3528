//! The branches: linked weights, the pause, handles on the chart, and draws that go on while the hand rests.

use thirtyfour::Key;

use crate::harness::Page;

const BRANCHES: &str = "?view=branches";

fn weights(page: &Page) -> [f64; 3] {
    ["w1", "w2", "w3"].map(|key| {
        let value = page.find(&format!("#n-{key}")).value();
        value.parse().unwrap_or_else(|_| panic!("{key} is {value}"))
    })
}

fn type_in(page: &Page, key: &str, text: &str) {
    // A click selects what the box shows.
    page.find(&format!("#n-{key}")).click();
    page.keys(text);
    page.keys(String::from(char::from(Key::Enter)));
    page.settle();
}

#[test]
fn weights_always_sum_to_a_hundred() {
    let page = Page::open(BRANCHES);
    assert_eq!(weights(&page), [20.0, 60.0, 20.0]);
    let slider = page.find("#p-w3");
    for _ in 0..5 {
        slider.keys(Key::Right);
    }
    page.settle();
    let moved = weights(&page);
    assert_eq!(moved.iter().sum::<f64>(), 100.0);
    assert_eq!(moved, [19.0, 56.0, 25.0], "the others keep their ratio");
    type_in(&page, "w1", "100");
    page.settle();
    assert_eq!(weights(&page), [100.0, 0.0, 0.0]);
    assert!(page.find("#headline").text().contains("plateau"));
    page.find("#undo").click();
    page.settle();
    assert_eq!(weights(&page), moved);
    page.find("#r-w2").click();
    page.settle();
    assert_eq!(weights(&page), [20.0, 60.0, 20.0]);
    page.assert_quiet();
}

#[test]
fn a_link_may_weigh_in_any_unit() {
    let page = Page::open("?view=branches&w1=1&w2=1&w3=2");
    assert_eq!(weights(&page), [25.0, 25.0, 50.0]);
    page.assert_quiet();
}

#[test]
fn a_pause_shows_its_controls_its_stretch_and_what_it_gains() {
    let page = Page::open(BRANCHES);
    page.reveal("pz");
    assert!(!page.find("[data-key=pm]").is_visible());
    assert_eq!(page.find("#n-pz").value(), "off");
    type_in(&page, "pz", "1");
    page.settle();
    page.wait_until(
        "its controls are shown",
        "document.querySelector('[data-key=pm]').checkVisibility() && document.querySelector('[data-extra=pause]')",
    );
    let card = page.find("[data-extra=pause]");
    assert!(card.text().contains("doublings"), "{}", card.text());
    card.scroll_into_view();
    page.wait_until(
        "the small chart is painted once it is on the screen",
        "(() => {
           const canvas = document.querySelector('[data-extra=pause] canvas');
           const { width, height } = canvas;
           const data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
           return new Set(data).size > 10;
         })()",
    );
    type_in(&page, "pz", "off");
    page.settle();
    page.wait_until(
        "its card is gone",
        "!document.querySelector('[data-extra=pause]')",
    );
    page.assert_quiet();
}

#[test]
fn the_branch_date_and_the_pause_can_be_dragged() {
    let page = Page::open("?view=branches&pz=1&until=2034");
    page.settle();
    let before = page.find("#n-bd").value();
    page.drag(&page.find("[data-grip=bd]"), 60, 0);
    page.settle();
    let after = page.find("#n-bd").value();
    assert!(after > before, "{before} to {after}");
    page.drag(&page.find("[data-grip=pm]"), 40, 0);
    page.settle();
    let months: f64 = page.find("#n-pm").value().parse().expect("months");
    assert!(months > 14.0, "{months}");
    page.drag(&page.find("[data-grip=pz]"), 30, 0);
    page.settle();
    let trigger: f64 = page.find("#n-pz").value().parse().expect("work-months");
    assert!(trigger > 1.2, "{trigger}");
    for _ in 0..3 {
        page.find("#undo").click();
    }
    page.settle();
    assert_eq!(page.find("#n-bd").value(), before);
    page.assert_quiet();
}

#[test]
fn all_draws_are_done_once_the_hand_rests() {
    let page = Page::open(BRANCHES);
    page.run("performance.clearMarks()");
    page.find("#p-dt").keys(Key::Right);
    page.wait_until(
        "the draws go on to the end",
        "performance.getEntriesByName('doublings:whole').length > 0",
    );
    page.assert_quiet();
}

#[test]
fn a_change_in_one_view_is_a_change_in_the_others() {
    let page = Page::open("");
    type_in(&page, "dt", "200");
    page.settle();
    page.find("nav a[href*=branches]").click();
    page.settle();
    assert_eq!(page.find("#n-dt").value(), "200");
    type_in(&page, "dt", "100");
    page.settle();
    page.find("nav a[href*=horizon]").click();
    page.settle();
    assert_eq!(page.find("#n-dt").value(), "100");
    assert!(page.find("#headline").text().contains("100 days"));
    page.assert_quiet();
}
