//! The whole page in one file that is opened from a disk.

use thirtyfour::Key;

use crate::support::Page;

#[test]
fn the_one_file_runs_from_a_disk_and_saves_itself_again() {
    let page = Page::open("?v=1&view=code&s1=4&lang=en");
    let headline = page.headline();
    let hosted = page.run("return location.origin + location.pathname");
    let first = save(&page);
    assert!(first.len() < 1_000_000, "{} bytes", first.len());
    let policy = first.split("Content-Security-Policy").nth(1).unwrap();
    let policy = policy.split('>').next().unwrap();
    for lax in ["unsafe-inline", "'unsafe-eval'", "connect", "http"] {
        assert!(!policy.contains(lax), "{policy}");
    }
    page.assert_quiet();

    let opened = Page::start();
    let path = opened.file("page.html", first.as_bytes());
    opened.goto_url(&format!("file://{path}"));
    opened.wait_for_start();
    assert_eq!(opened.headline(), headline);
    assert!(opened.colours() > 50, "the chart is painted");
    opened.find("#p-s1").keys(Key::Right + "");
    let moved = opened.headline();
    assert_ne!(moved, headline);
    let second = save(&opened);
    // Links that leave the file lead to the page that it was saved from.
    assert!(second.contains(&format!("content=\"{}\"", hosted.as_str().unwrap())));
    assert!(opened.console().is_empty(), "{:?}", opened.console());

    let again = Page::start();
    let path = again.file("again.html", second.as_bytes());
    again.goto_url(&format!("file://{path}"));
    again.wait_for_start();
    assert_eq!(again.headline(), moved);
    assert!(again.console().is_empty(), "{:?}", again.console());
}

fn save(page: &Page) -> String {
    page.find("#download > summary").click();
    page.by_role("button", "Whole page (HTML)").click();
    String::from_utf8(page.download(".html")).expect("UTF-8")
}
