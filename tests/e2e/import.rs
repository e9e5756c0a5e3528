//! A person's own points.

use crate::harness::Page;
use crate::person::days_in;

/// Ten minutes that double every hundred days.
const STEADY: &str = "\u{feff}name,date,minutes,low,high\r\n\
    \"One, \"\"quoted\"\"\",2025-01-01,10,5,20\r\n\
    Two,2025-04-11,20,,\r\n\
    Three,2025-07-20,40,,\r\n\
    Four,2025-10-28,80,,\r\n";

#[test]
fn a_file_replaces_the_points() {
    let page = Page::open("");
    page.unfold("import");
    let file = page.file("mine.csv", STEADY.as_bytes());
    choose(&page, &file);
    page.wait_until(
        "it is understood",
        "document.querySelector('#import-outcome .preview')",
    );
    assert_eq!(
        page.words("#import-outcome p"),
        "4 points read, 4 in the fit, lengths 10 min to 1.3 h. First row: One, \"quoted\", 1 January 2025, 10 min (5 min to 20 min)."
    );
    assert_ne!(days_in(&page.headline()), 100);
    page.by_role("button", "Use these points").click();
    assert_eq!(page.words("#import-outcome p"), "Points read: 4.");
    page.wait_for_address("data=mine");
    assert_eq!(days_in(&page.headline()), 100);
    assert_eq!(
        page.run("return document.querySelector('#p-data-mine').checked"),
        true
    );
    page.by_role("button", "Undo").click();
    assert_ne!(days_in(&page.headline()), 100);
    page.assert_quiet();
}

#[test]
fn a_table_can_be_pasted() {
    let page = Page::open("");
    page.unfold("import");
    page.find("#import-text")
        .fill("name,date,minutes\nA,2025-01-01,10\nB,2025-04-11,20\nC,2025-07-20,40\n");
    page.by_role("button", "Read the table").click();
    page.by_role("button", "Use these points").click();
    page.find("#import-outcome .good");
    assert_eq!(days_in(&page.headline()), 100);
    let before = page.headline();
    page.find("#import-text")
        .fill("name,date,minutes\nA,2025-01-01,10\nB,2025-04-11,30\nC,2025-07-20,90\n");
    page.by_role("button", "Read the table").click();
    page.by_role("button", "Use these points").click();
    assert_ne!(page.headline(), before);
    page.find("#import-undo").click();
    assert_eq!(page.headline(), before);
    page.assert_quiet();
}

#[test]
fn what_a_table_leaves_open_is_asked() {
    let page = Page::open("");
    page.unfold("import");
    page.find("#import-text")
        .fill("x;when;n\nA;3/4/2025;1.200\nB;5/6/2025;2.400\nC;7/8/2025;4.800\n");
    page.by_role("button", "Read the table").click();
    page.wait_until(
        "the column is asked for",
        "document.querySelector('#import-outcome').textContent.includes('Which column is the value?')",
    );
    page.by_role("button", "“n”: 1.200").click();
    page.by_role("button", "3 April 2025 (day, month, year)")
        .click();
    page.find("#import-next button").click();
    page.by_role("button", "minutes").click();
    page.find("#import-use").click();
    page.find("#import-outcome .good");
    page.wait_for_address("data=mine");
    page.assert_quiet();
}

#[test]
fn a_bad_table_is_told_by_line_and_column_and_changes_nothing() {
    let page = Page::open("?v=2&target=480");
    let before = page.headline();
    page.unfold("import");
    let bad = "name,date,minutes\nA,2025-13-01,10\nB,2025-04-11,-3\n";
    page.find("#import-text").fill(bad);
    page.by_role("button", "Read the table").click();
    let told = page.find("#import-outcome .error").text();
    for part in [
        "Nothing has changed",
        "Line 2, column 2 (date): “2025-13-01”",
        "Line 3, column 3 (minutes)",
    ] {
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(page.find("#import-text").value(), bad);
    let file = page.file("picture.csv", &[0xff, 0xd8, 0xff, 0xe0, 0, 16]);
    choose(&page, &file);
    page.wait_until(
        "the file is refused",
        "document.querySelector('#import-outcome').textContent.includes('UTF-8')",
    );
    assert_eq!(page.headline(), before);
    assert_eq!(page.boxed("target"), "1 day");
    page.assert_quiet();
}

#[test]
fn asking_for_ones_own_points_first_leads_to_the_file() {
    let page = Page::open("");
    page.choose("data", "mine");
    page.toast_says("No points have been read yet");
    assert_eq!(
        page.run("return document.querySelector('#import').open"),
        true
    );
}

/// Gives a path to the file field.
#[test]
fn a_file_of_the_page_opens_its_scenario_again() {
    let page = Page::open("?v=2");
    let before = page.headline();
    page.unfold("import");
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata id=\"doublings-link\" data-edition=\"2026-05-08\">\
        https://example.org/?v=2&amp;view=horizon&amp;dt=100</metadata></svg>";
    choose(&page, &page.file("old.svg", svg.as_bytes()));
    page.wait_for_address("dt=100");
    assert_eq!(days_in(&page.headline()), 100);
    page.wait_until(
        "it says what is newer",
        "document.querySelector('#import-outcome .good')?.textContent.includes('2026-05-08')",
    );
    page.find("#import-next button").click();
    assert_eq!(page.headline(), before);
    // Deflated, as office programs save.
    let study = doublings::views::Study {
        link: doublings::assumptions::codec::parse("v=2&view=branches&dt=150").0,
        ..Default::default()
    };
    let panel = doublings::views::Session::default().panel(&study, doublings::i18n::Lang::En);
    let book = doublings::export::xlsx(&panel, &doublings::export::Stamp::default());
    choose(&page, &page.file("book.xlsx", &book));
    page.wait_for_address("view=branches");
    page.wait_for_address("dt=150");
    page.assert_quiet();
}

fn choose(page: &Page, path: &str) {
    page.find("#import-file").keys(path);
}
