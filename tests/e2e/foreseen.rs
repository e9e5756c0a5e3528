//! A reader's own forecast: placed by keyboard, kept in the link and in a file, scored, and not to be changed unnoticed.

use thirtyfour::Key;

use crate::harness::Page;

/// The names of the places and how many balls lie in each.
const BALLS: &str =
    "[...document.querySelectorAll('#foresee .balls')].map((e) => e.textContent.length)";

fn choose(page: &Page, id: &str, value: &str) {
    page.run_with(
        "const s = document.getElementById(arguments[0]);
         s.value = arguments[1]; s.dispatchEvent(new Event('change'))",
        &[serde_json::json!(id), serde_json::json!(value)],
    );
    page.settle();
}

fn place(page: &Page, place: usize, balls: usize) {
    let css = format!(
        "#foresee .places li:nth-child({}) .button:last-child",
        place + 1
    );
    page.find(&css).scroll_into_view();
    page.run_with(
        "document.querySelector(arguments[0]).focus()",
        &[serde_json::json!(css)],
    );
    for _ in 0..balls {
        page.keys(Key::Enter + "");
    }
}

#[test]
fn ten_balls_are_placed_by_keyboard_kept_saved_and_read_again() {
    let page = Page::open("?v=2&view=evidence&lang=en");
    page.wait_until(
        "the form is there",
        "document.querySelector('#foresee-keep')",
    );
    choose(&page, "foresee-question", "month");
    assert!(!page.find("#foresee-keep").is_enabled());
    for (at, balls) in [(1, 2), (2, 3), (3, 3), (9, 1)] {
        place(&page, at, balls);
    }
    assert_eq!(page.words("#foresee-placed"), "1 ball left");
    place(&page, 0, 3);
    page.wait_until(
        "an eleventh ball is not placed",
        &format!("{BALLS}.join() === '1,2,3,3,0,0,0,0,0,1'"),
    );
    assert!(page.words("#foresee-placed").contains("80%"));
    page.find("#foresee-words").fill("It bends; 50%.");
    page.find("#foresee-keep").click();
    page.wait_for_address("&fore=month;on:");
    page.wait_until(
        "it is kept",
        "document.querySelectorAll('#foresee .kept li').length === 1",
    );
    assert!(page.words("#foresee-said").contains("checksum"));
    assert!(page.words("#foresee .kept").contains("It bends; 50%."));
    page.find("[data-extra=forecasts] summary").click();
    page.wait_until(
        "it stands beside the published ones",
        "document.querySelectorAll('[data-extra=forecasts] tbody tr').length === 21",
    );
    page.find("#foresee-save").click();
    let file = page.download("-forecasts.json");
    let text = String::from_utf8(file.clone()).expect("UTF-8");
    assert!(text.contains("balls:0112223339;sum:") && text.contains("It bends; 50%."));
    page.find("#undo").click();
    page.wait_until(
        "the step is taken back",
        "document.querySelectorAll('#foresee .kept li').length === 0",
    );
    let wrong = page.file("wrong.json", b"{\"doublings\":\"story\",\"scenes\":[]}");
    page.find("#foresee-file").keys(wrong);
    page.wait_until(
        "it is refused",
        "document.querySelector('#foresee-said').textContent.includes('holds no forecasts')",
    );
    let right = page.file("forecasts.json", &file);
    page.find("#foresee-file").keys(right);
    page.wait_until(
        "it is read",
        "document.querySelectorAll('#foresee .kept li').length === 1",
    );
    let forged = text.replace("balls:0112223339", "balls:0000000000");
    let forged = page.file("forged.json", forged.as_bytes());
    page.find("#foresee-file").keys(forged);
    page.wait_until(
        "the change is told",
        "document.querySelector('#foresee-said').textContent.includes('does not match its checksum')",
    );
    page.assert_quiet();
}

#[test]
fn a_link_brings_forecasts_with_their_scores_and_what_is_wrong_is_told() {
    let page = Page::open(
        "?v=2&view=evidence&lang=en&fore=length;by:2026-05-01;on:2026-02-10;from:4;step:1.5;balls:0112233459;say:So&fore=moon&fore=coder;on:2026-01-01;from:2026-07;step:6;balls:0123456789",
    );
    page.wait_until(
        "two are kept",
        "document.querySelectorAll('#foresee .kept li').length === 2",
    );
    assert!(
        page.find("#notices")
            .text()
            .contains("cannot be read at “moon”")
    );
    // ln 0.2, and ln 0.1 for balls that lie evenly.
    let first = page.words("#foresee .kept li");
    assert!(
        first.contains("Log score −1.61 (balls spread evenly: −2.30)"),
        "{first}"
    );
    // What no table tells is the reader's to say, and changes no sum.
    page.run(
        "const day = document.querySelector('#foresee .kept li:last-child input[type=date]');
         day.value = '2027-02-01'; day.dispatchEvent(new Event('change'))",
    );
    page.wait_for_address("came:2027-02-01");
    page.wait_until(
        "it is scored",
        "document.querySelector('#foresee .kept li:last-child').textContent.includes('Log score')",
    );
    page.wait_until(
        "calibration is told",
        "document.querySelector('[data-extra=calibration]')",
    );
    page.find("#foresee .kept li .button").click();
    page.wait_until(
        "one is left",
        "document.querySelectorAll('#foresee .kept li').length === 1",
    );
    page.assert_quiet();
}
