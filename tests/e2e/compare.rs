//! Scenarios are pinned, compared, opened again and let go.

use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};
use crate::person::days_in;

impl Page {
    /// The names of the pins.
    fn pins(&self) -> Vec<String> {
        let pins = self.find_all(".pins li");
        pins.iter()
            .map(|pin| pin.attr("data-pin").unwrap_or_default())
            .collect()
    }

    /// The cells of a row of the table of differences.
    fn compared(&self, label: &str) -> Vec<String> {
        let row = self.run_with(
            "const row = [...document.querySelectorAll('#compared tr')].find((r) => r.cells[0].textContent === arguments[0]);
             return row ? [...row.cells].slice(1).map((cell) => cell.textContent) : null",
            &[serde_json::json!(label)],
        );
        let cells = row.as_array().unwrap_or_else(|| panic!("no row {label}"));
        cells
            .iter()
            .map(|cell| cell.as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

#[test]
fn a_pinned_scenario_stays_beside_the_next() {
    let page = Page::open("");
    assert_eq!(page.find_all("#compared").len(), 0);
    let before = page.headline();
    page.by_role("button", "Pin").click();
    page.toast_says("Pinned");
    assert_eq!(page.words("#toast span"), "Pinned as A");
    page.wait_for_address("pin=horizon");
    page.type_into("dt", "300");
    assert_eq!(
        page.compared("Doubling time"),
        ["300 days", "129 days (fit)"]
    );
    assert_eq!(page.pins(), ["A"]);
    page.wait_for_address("dt=300");
    assert!(page.picture().contains(">A</text>"));

    page.reload();
    assert_eq!(
        page.compared("Doubling time"),
        ["300 days", "129 days (fit)"]
    );
    assert_eq!(days_in(&page.headline()), 300);

    page.find("[data-pin=A] .pin-open").click();
    page.wait_for_headline(&before);
    assert_eq!(page.pins(), ["A"]);
    page.chord(Key::Control, "z");
    assert_eq!(days_in(&page.headline()), 300);
    page.by_role("button", "Remove A").click();
    assert!(page.pins().is_empty());
    assert_eq!(page.find_all("#compared").len(), 0);
    page.wait_until(
        "the address has no pin",
        "!location.search.includes('pin=')",
    );
    page.assert_quiet();
}

#[test]
fn undo_covers_pins() {
    let page = Page::open("?v=2&dt=150");
    page.by_role("button", "Pin").click();
    page.type_into("dt", "200");
    page.by_role("button", "Pin").click();
    assert_eq!(page.pins(), ["A", "B"]);
    page.chord(Key::Control, "z");
    assert_eq!(page.pins(), ["A"]);
    page.chord(Key::Control, "z");
    page.chord(Key::Control, "z");
    assert!(page.pins().is_empty());
    assert_eq!(days_in(&page.headline()), 150);
    assert!(!page.by_role("button", "Undo").is_enabled());
    for _ in 0..3 {
        page.chord(Key::Control, "y");
    }
    assert_eq!(page.pins(), ["A", "B"]);
}

#[test]
fn there_is_room_for_four_and_they_go_all_at_once() {
    let page = Page::open("?v=2&pin=horizon&pin=horizon;dt:90&pin=code");
    let pin = page.by_role("button", "Pin");
    assert_eq!(pin.attr("aria-disabled"), None);
    pin.click();
    assert_eq!(page.pins(), ["A", "B", "C", "D"]);
    assert_eq!(pin.attr("aria-disabled").as_deref(), Some("true"));
    pin.click();
    page.toast_says("Four scenarios");
    assert!(page.words("#toast span").starts_with("Four scenarios"));
    assert_eq!(page.pins().len(), 4);
    page.by_role("button", "Reset all");
    page.type_into("dt", "77");
    page.by_role("button", "Reset all").click();
    assert_eq!(page.pins().len(), 4, "resetting keeps the pins");
    page.by_role("button", "Remove all pins").click();
    assert!(page.pins().is_empty());
    page.chord(Key::Control, "z");
    assert_eq!(page.pins().len(), 4);
    page.assert_quiet();
}

#[test]
fn the_tabs_are_links_that_keep_assumptions_and_pins() {
    let page = Page::open("?v=2&dt=150&pin=horizon;dt:90&lang=en");
    let code = page.by_role("link", "Code share");
    let href = code.attr("href").unwrap_or_default();
    assert_eq!(href, "?v=2&view=code&dt=150&pin=horizon;dt:90&lang=en");
    page.type_into("dt", "160");
    code.click();
    page.wait_for_address("view=code&dt=160&pin=horizon");
    page.back();
    page.wait_for_address("view=horizon&dt=160&pin=horizon");
    assert_eq!(days_in(&page.headline()), 160);
    assert_eq!(page.pins(), ["A"]);
}

#[test]
fn undo_returns_to_the_view_of_the_change() {
    let page = Page::open("?v=2&dt=150");
    page.type_into("dt", "160");
    page.by_role("link", "Code share").click();
    page.wait_for_address("view=code");
    page.chord(Key::Control, "z");
    page.wait_for_address("view=horizon&dt=150");
    assert_eq!(days_in(&page.headline()), 150);
}

#[test]
fn pins_fit_a_phone_in_both_languages() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for lang in ["en", "ja"] {
        page.goto(&format!(
            "?v=2&lang={lang}&dt=150&pin=horizon&pin=horizon;law:plateau;left:3;cap:20;seed:4&pin=code&pin=horizon;since:2019-01-01"
        ));
        page.wait_for_start();
        page.viewport(320, 640, 2.0);
        let wide = page.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide.as_i64() <= Some(0), "{lang}: {wide} too wide");
        let small = page.run(
            "return [...document.querySelectorAll('#compared button, #pin')]
               .map((e) => e.getBoundingClientRect()).filter((r) => r.width < 24 || r.height < 24).length",
        );
        assert_eq!(small, 0);
        page.assert_quiet();
    }
}

#[test]
fn a_pin_is_called_what_a_person_calls_it_everywhere() {
    let page = Page::open("?v=2&dt=200&pin=horizon;dt:90");
    page.by_role("button", "Name pin A").click();
    page.find(".pin-name").keys("Fast <b>lane</b>" + Key::Enter);
    page.wait_until(
        "the comparison has the name",
        "document.querySelector('#compared thead').textContent.includes('A Fast <b>lane</b>')",
    );
    page.wait_for_address("name:Fast");
    assert!(page.words(".pin-what").contains("Fast <b>lane</b>"));
    page.reload();
    page.wait_until(
        "it is still called that",
        "document.querySelector('.pin-what')?.textContent.includes('Fast <b>lane</b>')",
    );
    page.by_role("button", "Name pin A").click();
    page.find(".pin-name").keys("else" + Key::Escape);
    assert!(page.words(".pin-what").contains("Fast <b>lane</b>"));
    page.assert_quiet();
}
