//! The whole page in one file that is opened from a disk.

use serde_json::json;
use thirtyfour::Key;

use crate::{
    harness::{Need, Page, Place, lacks},
    person::days_in,
};

#[test]
fn the_one_file_runs_from_a_disk_and_saves_itself_again() {
    let page = Page::open("?v=2&view=code&s1=4&lang=en");
    let headline = page.headline();
    let hosted = page.run("return location.origin + location.pathname");
    let first = save(&page);
    assert!(first.len() < 1_400_000, "{} bytes", first.len());
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
    page.find("#download-html").click();
    String::from_utf8(page.download(".html")).expect("UTF-8")
}

#[test]
fn the_one_file_opens_with_the_persons_own_points() {
    const ENDS: &str = "</script><script>document.title = 'run'</script>";
    let page = Page::open("?v=2&view=code&lang=en");
    page.unfold("import");
    let import = |table: &str| {
        page.find("#import-text").fill(table);
        page.by_role("button", "Read the table").click();
        page.by_role("button", "Use these points").click();
        page.find("#import-outcome .good");
    };
    import("name,date,share\nTeam,2025-03-01,12%\nTeam,2026-01-15,55%\n");
    page.wait_for_address("shares=mine");
    page.find("#pin").click();
    page.find("nav a[href*='view=horizon']").click();
    page.wait_for_address("view=horizon");
    import(&format!(
        "name,date,minutes\nOne,2025-01-01,10\n{ENDS},2025-04-11,20\nThree,2025-07-20,40\n"
    ));
    page.wait_for_address("data=mine");
    assert_eq!(days_in(&page.headline()), 100);
    let headline = page.headline();
    let first = save(&page);
    page.toast_says("Your own points are in it");
    page.assert_quiet();

    let check = |file: &str| {
        let opened = Page::start();
        let path = opened.file("page.html", file.as_bytes());
        opened.goto_url(&format!("file://{path}"));
        opened.wait_for_start();
        assert_eq!(opened.headline(), headline);
        opened.unfold("table");
        assert!(opened.words("#table").contains(ENDS));
        assert!(opened.title().ends_with("Doublings"));
        opened
    };
    let opened = check(&first);
    let second = save(&opened);
    assert!(opened.console().is_empty(), "{:?}", opened.console());
    let again = check(&second);
    again.find("nav a[href*='view=code']").click();
    again.wait_until(
        "the shares are there",
        "document.querySelector('#p-shares-mine:checked')",
    );
    assert!(
        !again.headline().contains("No shares"),
        "{}",
        again.headline()
    );
    // What the page no longer shows is no longer passed on.
    again.find("#reset-all").click();
    again.find("#remove-pins").click();
    let third = save(&again);
    assert!(third.contains("<meta name=\"doublings-own\" content=\"\">"));
}

#[test]
fn the_one_file_starts_where_it_has_no_place_and_under_any_declared_encoding() {
    let page = Page::open("?v=2&view=code&s1=4&lang=ja");
    let headline = page.headline();
    let file = save(&page);
    assert!(file.is_ascii());
    let started = "(name) => new Promise((take) => {
        const frame = document.getElementById(name);
        const look = () => {
          const found = frame.contentDocument?.querySelector('#headline')?.textContent;
          if (found) take(found); else setTimeout(look, 100);
        };
        look();
      })";
    let opened = Page::start();
    // A page without a policy, which frames of these kinds would inherit.
    opened.goto_at(Place::Root, "examples/embed.html");
    for charset in ["", ";charset=windows-1252", ";charset=shift_jis"] {
        opened.run_with(
            "document.body.innerHTML = '<iframe id=placed width=900 height=700></iframe>';
             const blob = new Blob([arguments[0]], { type: 'text/html' + arguments[1] });
             document.getElementById('placed').src = URL.createObjectURL(blob)",
            &[json!(file), json!(charset)],
        );
        let told = opened.run_async(
            &format!("({started})('placed').then(arguments[arguments.length - 1])"),
            &[],
        );
        assert_eq!(told, headline.as_str(), "{charset}");
    }
    if lacks(Need::Chromium(
        "drivers of other engines go to no document made by another",
    )) {
        return;
    }
    // As a document of its own, which keeps its state behind the mark that alone may change.
    let address = opened.run("return document.getElementById('placed').src");
    // What the page around it had to say is not about the file.
    let before = opened.console().len();
    opened.open_window(address.as_str().unwrap_or_default());
    opened.wait_for_start();
    opened.find("#p-s1").keys(Key::Right + "");
    opened.wait_until("the link is kept", "location.hash.includes('view=code')");
    let moved = opened.headline();
    assert_ne!(moved, headline);
    opened.reload();
    opened.wait_for_start();
    assert_eq!(opened.headline(), moved);
    let said = opened.console().split_off(before);
    assert!(said.is_empty(), "{said:?}");
}
