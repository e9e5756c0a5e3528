//! The evidence as a person looks things up in it.

use serde_json::json;

use crate::harness::{Need, Page, lacks};

fn rows(page: &Page) -> usize {
    page.find_all(".ledger tbody tr").len()
}

fn choose(page: &Page, id: &str, value: &str) {
    page.run_with(
        "const s = document.getElementById(arguments[0]);
         s.value = arguments[1]; s.dispatchEvent(new Event('change'))",
        &[json!(id), json!(value)],
    );
    page.settle();
}

#[test]
fn rows_are_sifted_sorted_and_saved() {
    let page = Page::open("");
    page.by_role("link", "Evidence").click();
    page.wait_for_address("view=evidence");
    let all = rows(&page);
    assert!(all > 80, "{all} rows");
    page.find("#ledger-text").fill("Glasswing");
    assert!(rows(&page) < 40);
    let count = format!("{} rows shown", rows(&page));
    assert_eq!(page.words("#ledger-count"), count);
    choose(&page, "ledger-source", "S5");
    let some = rows(&page);
    assert!((1..10).contains(&some));
    page.find("#ledger-csv").click();
    let file = String::from_utf8(page.download(".csv")).expect("UTF-8");
    assert_eq!(file.lines().count(), some + 1);
    assert!(file.contains("glasswing.orgs,"));
    page.find("#ledger-text").fill("nothing has this");
    assert_eq!(page.words("#ledger-count"), "No row matches all of this.");
    page.find("#ledger-clear").click();
    assert_eq!(rows(&page), all);
    choose(&page, "ledger-order", "-date");
    let dates = page.run(
        "const when = [...document.querySelectorAll('.ledger .when')].map((e) => e.textContent.slice(0, 4)).filter(Boolean);
         return when.every((w, i) => i === 0 || w <= when[i - 1])",
    );
    assert_eq!(dates, true);
    // The sieve outlives a look at another view and a change of language.
    page.find("#ledger-text").fill("horizon");
    let sifted = rows(&page);
    page.find("nav a[href*='view=horizon']").click();
    page.find("nav a[href*='view=evidence']").click();
    page.wait_until(
        "the table is back",
        "document.querySelector('.ledger tbody tr')",
    );
    assert_eq!(rows(&page), sifted);
    assert_eq!(page.find("#ledger-order").value(), "-date");
    page.assert_quiet();
}

/// The rows that are shown, by their names.
fn names(page: &Page) -> serde_json::Value {
    page.run(
        "return [...document.querySelectorAll('.ledger tbody tr')].map((row) => row.dataset.row)",
    )
}

#[test]
fn the_link_shows_the_same_rows_in_the_same_order() {
    let page = Page::open("?v=2&view=evidence&dt=150");
    let all = names(&page);
    page.find("#ledger-text").fill("2026 horizon");
    choose(&page, "ledger-kind", "horizon");
    choose(&page, "ledger-source", "S1");
    choose(&page, "ledger-order", "-date");
    page.wait_for_address("dt=150&find=2026+horizon&kind=horizon&source=S1&order=-date");
    let some = names(&page);
    let count = some.as_array().map_or(0, Vec::len);
    assert!((2..10).contains(&count), "{some}");
    page.reload();
    assert_eq!(names(&page), some);
    page.open_window(&page.url());
    assert_eq!(names(&page), some);
    assert_eq!(page.find("#ledger-text").value(), "2026 horizon");
    for (id, value) in [
        ("#ledger-kind", "horizon"),
        ("#ledger-source", "S1"),
        ("#ledger-order", "-date"),
    ] {
        assert_eq!(page.find(id).value(), value);
    }
    assert_eq!(page.boxed("dt"), "150");
    page.find("#ledger-clear").click();
    choose(&page, "ledger-order", "");
    assert_eq!(names(&page), all);
    page.wait_until(
        "the link is short again",
        "location.search === '?v=2&view=evidence&dt=150'",
    );
    page.assert_quiet();
}

#[test]
fn what_a_link_says_wrongly_of_the_rows_is_reported_and_the_rest_holds() {
    let page = Page::open("?v=2&view=evidence&kind=moon&source=S1&order=up&find=horizon&dt=150");
    let notices = page.find("#notices").text();
    for part in [
        "Kind (kind): “moon” cannot be read",
        "Order (order): “up” cannot be read",
    ] {
        assert!(notices.contains(part), "{notices}");
    }
    assert_eq!(page.find_all("#notices li").len(), 2);
    assert_eq!(page.find("#ledger-source").value(), "S1");
    assert_eq!(page.find("#ledger-text").value(), "horizon");
    assert_eq!(page.boxed("dt"), "150");
    page.assert_quiet();
}

#[test]
fn a_search_is_one_step_back_and_the_rows_follow_the_browsers_history() {
    let page = Page::open("?v=2&view=evidence");
    let all = rows(&page);
    page.find("#ledger-text").keys("Glass");
    page.find("#ledger-text").keys("wing");
    let found = rows(&page);
    assert!(found < all && found < 40, "{found}");
    choose(&page, "ledger-order", "date");
    page.find("#undo").click();
    assert_eq!(page.find("#ledger-order").value(), "");
    assert_eq!(rows(&page), found);
    page.find("#undo").click();
    assert_eq!(rows(&page), all);
    assert_eq!(page.find("#ledger-text").value(), "");
    page.find("#redo").click();
    assert_eq!(rows(&page), found);
    assert_eq!(page.find("#ledger-text").value(), "Glasswing");
    // Another view, and the way back; an assumption that changes there leaves the rows alone.
    page.find("nav a[href*='view=horizon']").click();
    page.wait_for_address("view=horizon");
    page.back();
    page.wait_for_address("view=evidence&find=Glasswing");
    page.wait_until("the table is back", "document.querySelector('.ledger')");
    assert_eq!(rows(&page), found);
    page.type_into("dt", "250");
    page.find("#ledger-clear").click();
    assert_eq!(rows(&page), all);
    page.find("#undo").click();
    assert_eq!(rows(&page), found);
    assert_eq!(page.boxed("dt"), "250");
    page.assert_quiet();
}

#[test]
fn a_control_leads_to_its_fact_and_the_fact_back_to_the_control() {
    let page = Page::open("?v=2&view=evidence");
    page.find("#ledger-text").fill("nothing has this");
    page.find("nav a[href*='view=code']").click();
    page.wait_until("the controls are there", "document.querySelector('#h-s2')");
    page.find("#h-s2").click();
    page.by_role("link", "See the evidence").click();
    page.wait_until(
        "the row has the focus, although the sieve had hidden it",
        "document.activeElement.closest('[data-row=\"code.now\"]')",
    );
    page.run("document.activeElement.click()");
    page.wait_for_address("view=code");
    page.wait_until(
        "the control has the focus",
        "document.activeElement.id === 'p-s2'",
    );
    page.assert_quiet();
}

#[test]
fn claims_stand_beside_figures_and_a_preset_shows_what_they_would_mean() {
    let page = Page::open("?v=2&view=evidence");
    let claim = page.words("[data-row='output.multiple'] .claim");
    assert!(claim.contains("overstates"), "{claim}");
    page.find("[data-row='output.multiple'] .claim button")
        .click();
    page.wait_for_address("view=code&out=4");
    assert_eq!(page.boxed("out"), "4");
    page.assert_quiet();
}

#[test]
fn the_dates_of_the_consequences_move_with_the_sliders() {
    let page = Page::open("?v=2&view=evidence");
    let date = "document.querySelector('[data-milestone=licensing] .tile-date').textContent";
    let before = page.run(&format!("return {date}"));
    page.type_into("dt", "250");
    page.wait_until(
        "the date has moved",
        &format!("{date} !== '{}'", before.as_str().unwrap_or_default()),
    );
    page.wait_until("the table follows", "document.querySelector('#laws')");
    page.unfold("laws");
    assert!(page.words("#laws").contains("AI handles tasks of a year"));
    page.assert_quiet();
}

#[test]
fn the_evidence_fits_a_narrow_phone() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for query in ["?view=evidence", "?view=evidence&lang=ja"] {
        page.goto(query);
        page.viewport(320, 640, 2.0);
        page.unfold_assumptions();
        for id in ["laws", "table", "method"] {
            page.unfold(id);
        }
        let wide = page.run("return document.documentElement.scrollWidth - innerWidth");
        assert!(wide.as_i64() <= Some(0), "{query}: {wide} too wide");
        page.assert_quiet();
    }
}
