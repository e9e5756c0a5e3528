//! Language and theme: switched, remembered, given by a link.

use serde_json::{Value, json};

use crate::person::month_in;
use crate::support::Page;

/// Texts and names of what can be seen, without those that are the same in both languages.
const LEFT_IN_ENGLISH: &str = r"
const seen = (e) => e.checkVisibility({ visibilityProperty: true });
const texts = [...document.querySelectorAll(
  'h1, h2, nav a, button, summary, label, .name, .tile-head, .tile-range, .unit, .notes li, #subline, #live, .page-foot, .skip'
)].filter(seen).map((e) => e.textContent.trim());
const names = [...document.querySelectorAll('[aria-label]')].map((e) => e.ariaLabel);
const values = [...document.querySelectorAll('[aria-valuetext]')].map((e) => e.getAttribute('aria-valuetext'));
const same = ['', 'METR', '50%', '80%', '%', 'English', 'Doublings'];
return [...texts, ...names, ...values].filter(
  (text) => /[A-Za-z]{2}/.test(text) && !/[\u3040-\u30ff\u4e00-\u9fff]/.test(text) && !same.includes(text)
)";

fn language(page: &Page) -> Value {
    page.run("return document.documentElement.lang")
}

#[test]
fn the_page_speaks_japanese_and_remembers_it() {
    let page = Page::open("");
    let english = page.headline();
    page.by_role("button", "日本語").click();
    assert_eq!(language(&page), "ja");
    assert!(page.headline().contains('日'), "{}", page.headline());
    assert!(page.title().contains("AI"));
    assert!(page.by_role("slider", "倍増時間").is_visible());
    assert_eq!(page.run(LEFT_IN_ENGLISH), json!([]));
    page.reload();
    assert_eq!(language(&page), "ja");
    page.by_role("button", "English").click();
    assert_eq!(language(&page), "en");
    assert_eq!(page.headline(), english);
    page.reload();
    assert_eq!(page.headline(), english);
    page.assert_quiet();
}

#[test]
fn nothing_is_left_in_english_behind_the_folds() {
    let page = Page::open("?v=1&law=broken&lang=ja");
    for id in ["more", "laws", "table", "import", "method"] {
        page.unfold(id);
    }
    assert_eq!(page.run(LEFT_IN_ENGLISH), json!([]));
    let cells = page.run(
        "return [...document.querySelectorAll('th, caption')].map((e) => e.textContent)
           .filter((text) => /[A-Za-z]{3}/.test(text) && !/[\\u3040-\\u30ff\\u4e00-\\u9fff]/.test(text)
             && !['ΔAICc', 'METR'].includes(text))",
    );
    assert_eq!(cells, json!([]));
}

#[test]
fn a_link_may_ask_for_a_language_and_keeps_asking() {
    let page = Page::open("?v=1&dt=150&lang=ja");
    assert_eq!(language(&page), "ja");
    assert!(page.headline().contains("150日"), "{}", page.headline());
    page.type_into("dt", "200");
    page.wait_for_address("dt=200");
    page.wait_for_address("lang=ja");
    page.by_role("button", "English").click();
    page.wait_for_address("lang=en");
    assert!(month_in(&page.headline()).is_some());
}

#[test]
fn the_theme_button_darkens_page_and_chart() {
    let page = Page::open("");
    assert!(brightness(&page) > 700);
    let theme = page.find("#theme");
    theme.click();
    assert_eq!(theme.attr("aria-label").as_deref(), Some("Colours: light"));
    theme.click();
    assert_eq!(theme.attr("aria-label").as_deref(), Some("Colours: dark"));
    assert!(brightness(&page) < 200);
    page.reload();
    page.settle();
    assert!(brightness(&page) < 200, "the choice survives");
    page.assert_quiet();
}

#[test]
fn the_chart_follows_the_system() {
    let page = Page::open("");
    page.prefer("prefers-color-scheme", "dark");
    page.settle();
    assert!(brightness(&page) < 200);
    assert_ne!(
        page.find("body").style("background-color"),
        "rgba(251, 251, 249, 1)"
    );
    page.prefer("prefers-color-scheme", "light");
    page.settle();
    assert!(brightness(&page) > 700);
}

/// Red, green and blue of the chart's corner added up; the corner must be painted.
fn brightness(page: &Page) -> u64 {
    let corner: Vec<u64> = serde_json::from_value(page.corner()).expect("a colour");
    assert_eq!(corner[3], 255, "the chart has a background");
    corner[..3].iter().sum()
}
