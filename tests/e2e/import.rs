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
        "it is read",
        "document.querySelector('#import-outcome .good')",
    );
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
    page.by_role("button", "Use these points").click();
    page.find("#import-outcome .good");
    assert_eq!(days_in(&page.headline()), 100);
}

#[test]
fn a_bad_table_is_told_by_line_and_column_and_changes_nothing() {
    let page = Page::open("?v=2&target=480");
    let before = page.headline();
    page.unfold("import");
    let bad = "name,date,minutes\nA,2025-13-01,10\nB,2025-04-11,-3\n";
    page.find("#import-text").fill(bad);
    page.by_role("button", "Use these points").click();
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
    assert_eq!(page.boxed("target"), "480");
    page.assert_quiet();
}

#[test]
fn asking_for_ones_own_points_first_leads_to_the_file() {
    let page = Page::open("");
    page.choose("data", "mine");
    assert!(
        page.words("#toast")
            .contains("No points have been read yet")
    );
    assert_eq!(
        page.run("return document.querySelector('#import').open"),
        true
    );
}

/// Gives a path to the file field.
fn choose(page: &Page, path: &str) {
    page.find("#import-file").keys(path);
}
