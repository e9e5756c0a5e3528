//! What a stranger sees first, and when it goes.

use thirtyfour::Key;

use crate::harness::Page;

#[test]
fn a_first_visit_is_told_what_this_is_and_a_link_is_not() {
    let page = Page::open("");
    let opening = page.find("#opening");
    assert!(opening.is_visible());
    assert!(opening.text().contains("How fast is AI building AI?"));
    assert!(opening.text().contains("Edition of the data"));
    page.by_role("button", "日本語").click();
    assert!(opening.text().contains("データの版"));
    page.by_role("button", "English").click();
    page.goto("?v=2&dt=100");
    assert!(!page.find("#opening").is_visible());
    page.goto("?embed=1");
    assert!(page.find_all("#opening").is_empty());
    page.assert_quiet();
}

#[test]
fn the_opening_folds_away_once_somebody_acts() {
    let page = Page::open("");
    assert!(page.find("#opening").is_visible());
    page.by_role("slider", "Doubling time").keys("\u{e014}");
    page.wait_until(
        "the opening is gone",
        "document.querySelector('#opening').hidden",
    );
    page.wait_for_address("dt=");
    page.reload();
    assert!(
        !page.find("#opening").is_visible(),
        "the address has a link now"
    );
}

#[test]
fn the_opening_can_be_closed_and_leads_to_the_method() {
    let page = Page::open("");
    page.by_role("button", "How it works").click();
    page.wait_until(
        "the method is open",
        "document.querySelector('#method').open",
    );
    page.find("#opening .close").click();
    assert!(!page.find("#opening").is_visible());
    page.assert_quiet();
}

#[test]
fn views_stand_under_the_questions_that_they_answer() {
    let page = Page::open("");
    let asked = page.run(
        "return [...document.querySelectorAll('header nav .group')].map((g) => [g.ariaLabel, g.querySelectorAll('a').length])",
    );
    assert_eq!(
        asked,
        serde_json::json!([["How fast?", 3], ["So what?", 4], ["Says who?", 1]])
    );
}

#[test]
fn the_same_fit_is_seen_as_it_was_at_any_month() {
    let page = Page::open("");
    let today = page.headline();
    page.by_role("button", "Look back in time").click();
    let slider = page.find("#toy-past");
    slider.keys(Key::Home);
    page.wait_until(
        "the sentence looks back",
        "document.querySelector('h1').textContent.includes('That is how it looked on 30 June 2024.')",
    );
    let told = page.words("#opening .told");
    assert!(
        told.contains("known by 30 June 2024: November 2031"),
        "{told}"
    );
    assert!(told.contains("today: December 2026"), "{told}");
    page.wait_for_address("asof=2024-06-30");
    page.by_role("button", "Play").click();
    page.wait_until(
        "it moves by itself",
        "document.querySelector('h1').textContent.includes('That is how it looked on 31 July 2024.')",
    );
    page.by_role("button", "Stop").click();
    page.find("#toy-past").keys(Key::End);
    page.wait_for_headline(&today);
    // All of it is one look.
    assert!(page.find("#opening").is_visible());
    page.assert_quiet();
}

#[test]
fn who_types_a_task_and_its_length_is_told_when() {
    let page = Page::open("");
    page.by_role("button", "Try your own task").click();
    page.find("#toy-task").fill("Quarterly <b>report</b>");
    page.find("#toy-length").fill("soon\n");
    let told = || page.words("#opening .told");
    assert!(told().contains("Type how long it takes"), "{}", told());
    page.find("#toy-length").fill("2 weeks\n");
    page.wait_until(
        "the sentence is about it",
        "document.querySelector('h1').textContent.includes('2 weeks')",
    );
    page.wait_until(
        "its date is told",
        "document.querySelector('#opening .told').textContent.startsWith('“Quarterly <b>report</b>” (2 weeks)')",
    );
    assert!(told().contains("8 in 10 simulations"), "{}", told());
    page.by_role("button", "日本語").click();
    assert!(
        told().starts_with("「Quarterly <b>report</b>」（2週間）"),
        "{}",
        told()
    );
    page.assert_quiet();
}

/// Opens the toy in which a guess is drawn.
fn begin_to_guess(page: &Page) {
    page.by_role("button", "Draw your guess").click();
    page.wait_until(
        "there is an empty chart",
        "document.querySelector('.guess .sheet svg')",
    );
}

#[test]
fn who_draws_a_guess_sees_the_data_only_then_and_keeps_it_as_a_pin() {
    let page = Page::open("");
    begin_to_guess(&page);
    assert!(!page.find("#chart").is_visible());
    assert!(!page.find("#headline").is_visible());
    assert!(!page.find("#guess-show").is_enabled());
    let circles = "return document.querySelectorAll('.guess .sheet circle').length";
    let empty = page.run(circles).as_u64();
    let sheet = page.find(".guess .sheet");
    page.drag(&sheet, 160, -60);
    assert!(page.find("#guess-show").is_enabled());
    page.find("#guess-show").click();
    page.wait_until(
        "the rest of the page is back",
        "document.querySelector('#chart').checkVisibility()",
    );
    assert!(page.run(circles).as_u64() > empty, "the points are seen");
    let told = page.words("#opening .told");
    assert!(
        told.contains("the fit to the data says December 2026"),
        "{told}"
    );
    assert!(told.contains("It doubles every "), "{told}");
    page.wait_until(
        "it is pinned by its name",
        "document.querySelector('#compared')?.textContent.includes('Your guess')",
    );
    page.wait_for_address("pin=");
    // Another guess takes its place.
    page.find("#guess-again").click();
    assert!(!page.find("#chart").is_visible());
    page.drag(&page.find(".guess .sheet"), 160, -30);
    page.find("#guess-show").click();
    page.wait_for_address("pin=");
    let pins = page.run("return new URLSearchParams(location.search).getAll('pin').length");
    assert_eq!(pins, 1);
    page.assert_quiet();
}

#[test]
fn a_guess_is_set_date_by_date_without_a_pointer() {
    let page = Page::open("");
    begin_to_guess(&page);
    page.find(".guess summary").click();
    let mut set = Vec::new();
    for (date, presses) in [("January 2027", 6), ("January 2029", 9)] {
        let slider = page.by_role("slider", date);
        slider.keys(Key::Home);
        for _ in 0..presses {
            slider.keys(Key::PageUp);
        }
        let said = slider.attr("aria-valuetext").unwrap_or_default();
        assert!(!said.is_empty() && said != "–", "{said}");
        set.push(slider.value().parse::<f64>().expect("a number"));
    }
    assert!(0.0 < set[0] && set[0] < set[1], "{set:?}");
    let between = page.by_role("slider", "January 2028").value();
    let between: f64 = between.parse().expect("a number");
    assert!(
        (between - f64::midpoint(set[0], set[1])).abs() <= 1.0,
        "{between} of {set:?}"
    );
    page.find("#guess-show").click();
    assert!(page.words("#opening .told").contains("It doubles every "));
    // Elsewhere the guess is not in the way.
    page.find("#guess-again").click();
    page.by_role("link", "Code share").click();
    page.wait_until(
        "the other view is seen",
        "document.querySelector('main[data-view=code] #chart').checkVisibility()",
    );
    page.assert_quiet();
}
