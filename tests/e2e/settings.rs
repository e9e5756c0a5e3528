//! Language and theme: switched, remembered, given by a link.

use serde_json::{Value, json};

use crate::harness::{Need, Page, lacks};
use crate::person::{COPY, month_in};

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
    page.wait_until(
        "the sentence is spoken in Japanese",
        "document.querySelector('#live').textContent === document.querySelector('#headline').textContent",
    );
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
    let page = Page::open("?v=2&law=broken&lang=ja");
    page.unfold_assumptions();
    for id in ["laws", "table", "import", "method"] {
        page.unfold(id);
    }
    assert_eq!(page.run(LEFT_IN_ENGLISH), json!([]));
    let cells = page.run(
        "return [...document.querySelectorAll('thead th, caption')].map((e) => e.textContent)
           .filter((text) => /[A-Za-z]{3}/.test(text) && !/[\\u3040-\\u30ff\\u4e00-\\u9fff]/.test(text)
             && !['ΔAICc', 'METR'].includes(text))",
    );
    assert_eq!(cells, json!([]));
}

#[test]
fn a_link_may_ask_for_a_language_and_keeps_asking() {
    let page = Page::open("?v=2&dt=150&lang=ja");
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
    wait_for_chart(&page, Colours::Light);
    let theme = page.find("#theme");
    theme.click();
    assert_eq!(theme.attr("aria-label").as_deref(), Some("Colours: light"));
    theme.click();
    assert_eq!(theme.attr("aria-label").as_deref(), Some("Colours: dark"));
    wait_for_chart(&page, Colours::Dark);
    page.reload();
    wait_for_chart(&page, Colours::Dark);
    page.assert_quiet();
}

#[test]
fn the_chart_follows_the_system() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    let light = page.find("html").style("background-color");
    page.prefer("prefers-color-scheme", "dark");
    wait_for_chart(&page, Colours::Dark);
    assert_ne!(page.find("html").style("background-color"), light);
    page.prefer("prefers-color-scheme", "light");
    wait_for_chart(&page, Colours::Light);
}

#[derive(Clone, Copy, PartialEq)]
enum Colours {
    Light,
    Dark,
}

/// Waits until the chart's corner is painted in these colours.
fn wait_for_chart(page: &Page, colours: Colours) {
    let range = match colours {
        Colours::Light => "> 700",
        Colours::Dark => "< 200",
    };
    page.wait_until(
        "the chart has the colours",
        &format!(
            "(() => {{ {COPY} const [r, g, b, opacity] = copy.getImageData(2, 2, 1, 1).data;
               return opacity === 255 && r + g + b {range} }})()"
        ),
    );
}
