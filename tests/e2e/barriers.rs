//! Barriers: what a checker of accessibility finds in every view, and what none can see.

use std::fs;

use serde_json::{Value, json};
use thirtyfour::Key;

use doublings::assumptions::registry::View;

use crate::harness::{Need, Page, lacks, told};

/// What axe-core finds in what the page shows now, as rule and element. All its rules, good practice and sizes of targets too.
const FIND: &str = r"
const done = arguments[arguments.length - 1];
// What the open menu covers in part cannot be pressed before the menu has closed.
const enabled = !document.querySelector('.menu[open]');
const options = { resultTypes: ['violations'], iframes: false, rules: { 'target-size': { enabled } } };
axe.run(document, options).then(
  ({ violations }) => done(violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html.slice(0, 160)}`))),
  (error) => done([String(error)]),
)";

/// The checker, unless it could not be installed.
fn checker() -> Option<String> {
    let script = told("E2E_AXE").and_then(|path| fs::read_to_string(path).ok());
    if script.is_none() {
        eprintln!("left out: there is no axe-core");
    }
    script
}

fn found(page: &Page, checker: &str) -> Value {
    page.run(&format!("if (!window.axe) {{ {checker}\n }}"));
    page.run_slowly(FIND, &[], std::time::Duration::from_mins(1))
}

fn check_views(lang: &str) {
    let Some(checker) = checker() else { return };
    let page = Page::start();
    let mut all = Vec::new();
    for view in View::ALL {
        let query = format!("?view={}&lang={lang}", view.name());
        page.goto(&query);
        page.wait_until(
            "the rest is there",
            "document.querySelector('[data-extra], .ledger')",
        );
        page.run("for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true; for (const about of document.querySelectorAll('.about')) about.click()");
        page.settle();
        for (theme, width) in [("light", 1280), ("dark", 390)] {
            page.run(&format!(
                "document.documentElement.dataset.theme = '{theme}'"
            ));
            page.viewport(width, 900, 1.0);
            let barriers = found(&page, &checker);
            let barriers = barriers.as_array().expect("a list");
            all.extend(
                barriers
                    .iter()
                    .map(|what| format!("{query} {theme} {width} {what}")),
            );
        }
        page.viewport(1280, 900, 1.0);
    }
    assert!(all.is_empty(), "{} barriers: {all:#?}", all.len());
}

#[test]
fn no_view_has_a_barrier_in_english() {
    if lacks(Need::DevTools) {
        return;
    }
    check_views("en");
}

#[test]
fn no_view_has_a_barrier_in_japanese() {
    if lacks(Need::DevTools) {
        return;
    }
    check_views("ja");
}

#[test]
fn nothing_that_opens_has_a_barrier() {
    let Some(checker) = checker() else { return };
    let page = Page::start();
    let mut all = Vec::new();
    let open = |query: &str| {
        page.goto(query);
        page.wait_until(
            "the rest is there",
            "document.querySelector('[data-extra], .ledger, .embedded')",
        );
    };
    let mut check = |what: &str| {
        page.settle();
        let barriers = found(&page, &checker);
        let barriers = barriers.as_array().expect("a list");
        all.extend(barriers.iter().map(|barrier| format!("{what} {barrier}")));
    };
    open("?v=2&dt=150&law=nonsense&pin=code&pin=horizon;dt:90&lang=en");
    check("pins and a notice");
    page.find("#n-dt").fill("x\n");
    check("a value that is refused");
    page.find("#download > summary").click();
    check("the menu");
    for (entry, dialog) in [
        ("open-embed", "embed"),
        ("open-picture", "picture"),
        ("open-story", "story"),
    ] {
        page.run(&format!("document.getElementById('{entry}').click()"));
        page.wait_until(
            dialog,
            &format!("document.querySelector('#{dialog}[open]')"),
        );
        check(dialog);
        page.keys(Key::Escape + "");
    }
    page.chord(Key::Alt, "p");
    page.wait_until(
        "it presents",
        "document.querySelector('.present-step')?.textContent",
    );
    check("the presentation");
    open("?v=2&view=branches&embed=1&lang=en");
    check("a frame");
    assert!(all.is_empty(), "{} barriers: {all:#?}", all.len());
}

#[test]
fn the_chart_shows_that_it_has_the_focus() {
    let page = Page::open("?v=2");
    let look = "const ring = getComputedStyle(document.querySelector('#chart'), '::after');
                return [ring.content, ring.borderTopWidth, ring.zIndex]";
    assert_eq!(page.run(look)[0], "none");
    page.run("document.querySelector('#chart').focus({ focusVisible: true })");
    assert_eq!(page.run(look), json!(["\"\"", "2px", "1"]));
}

#[test]
fn the_open_menu_covers_nothing_that_has_the_focus_and_escape_closes_it_from_anywhere() {
    let page = Page::open("?v=2");
    let is_open = || page.run("return document.querySelector('#download').open");
    page.find("#download > summary").click();
    assert_eq!(is_open(), true);
    page.run("document.activeElement.blur()");
    page.keys(Key::Escape + "");
    assert_eq!(is_open(), false);
    page.find("#download > summary").click();
    page.keys(Key::Tab + "");
    assert_eq!(is_open(), true);
    page.keys(Key::Escape + "");
    assert_eq!(is_open(), false);
    assert_eq!(
        page.run("return document.activeElement.matches('#download > summary')"),
        true
    );
    page.find("#download > summary").click();
    page.run("document.querySelector('#p-dt').focus()");
    assert_eq!(is_open(), false);
}

#[test]
fn every_press_of_a_slider_changes_what_is_said() {
    let page = Page::open("?v=2&view=access&lang=en");
    let quiet = page.run_slowly(
        "const done = arguments[arguments.length - 1];
         const frame = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
         (async () => {
           const quiet = [];
           for (const slider of [...document.querySelectorAll('#controls input[type=range]')].filter((s) => s.checkVisibility())) {
             const before = slider.ariaValueText ?? slider.getAttribute('aria-valuetext');
             slider.value = Number(slider.value) + (slider.value === slider.max ? -1 : 1);
             slider.dispatchEvent(new Event('input', { bubbles: true }));
             await frame();
             if (slider.getAttribute('aria-valuetext') === before) quiet.push(slider.id + before);
           }
           done(quiet);
         })()",
        &[],
        std::time::Duration::from_mins(1),
    );
    assert_eq!(quiet, json!([]));
}

#[test]
fn texts_that_a_reader_spaces_apart_stay_on_the_screen() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    let mut all = Vec::new();
    for view in View::ALL {
        for lang in ["en", "ja"] {
            let query = format!("?view={}&lang={lang}", view.name());
            page.goto(&query);
            page.viewport(320, 640, 2.0);
            page.run(SPACED);
            page.settle();
            let wide = page.run(BEYOND);
            if wide != json!([]) {
                all.push(format!("{query}: {wide}"));
            }
        }
    }
    assert!(all.is_empty(), "{all:#?}");
}

/// WCAG 2.2, 1.4.12.
const SPACED: &str = "
const sheet = new CSSStyleSheet();
sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }');
document.adoptedStyleSheets.push(sheet);";

/// What leaves the screen to the right or is clipped, but for what scrolls.
const BEYOND: &str = r"
const scrolls = (e) => e.closest('nav, .table-scroll, .math, .unseen, .example, #chart, [hidden], .toast-place, canvas, svg');
const seen = [...document.querySelectorAll('body *')].filter((e) => e.checkVisibility() && !scrolls(e));
const name = (e) => `${e.tagName}.${e.className}#${e.id} ${e.textContent.slice(0, 30)}`;
// What is swiped from one to the next ends where each of them ends.
const edge = (e) => e.closest('#controls .main .control')?.getBoundingClientRect().right ?? innerWidth;
const beyond = seen.filter((e) => e.getBoundingClientRect().right > edge(e) + 1);
const clipped = seen.filter((e) => e.matches('input[type=text], button') && e.scrollWidth > e.clientWidth + 1);
return [...beyond, ...clipped].map(name)";

#[test]
fn undo_is_a_place_on_the_keyboard_where_the_letters_are_not_latin() {
    let page = Page::open("?v=2");
    let before = page.headline();
    page.find("#a-dt").click();
    page.wait_until("it is moved", "!document.querySelector('#undo').disabled");
    let press_as = |key: &str, target: &str, shift: bool| {
        page.run(&format!(
            "document.querySelector('{target}').dispatchEvent(new KeyboardEvent('keydown',
               {{ key: '{key}', code: 'KeyZ', ctrlKey: true, shiftKey: {shift}, bubbles: true, cancelable: true }}))"
        ));
        page.settle();
    };
    let press = |target: &str, shift: bool| press_as("я", target, shift);
    press("#n-dt", false);
    assert!(page.find("#undo").is_enabled(), "a box has its own undo");
    press("body", false);
    page.wait_for_headline(&before);
    press("body", true);
    page.wait_until(
        "it is moved again",
        "!document.querySelector('#undo').disabled",
    );
    // What composes Japanese takes the key and names no letter.
    press_as("Process", "body", false);
    page.wait_for_headline(&before);
    // On a layout with Latin letters elsewhere the letter counts.
    press("body", true);
    press_as("w", "body", false);
    assert!(page.find("#undo").is_enabled());
}

#[test]
fn who_wants_more_contrast_gets_it() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2");
    let colour = "return getComputedStyle(document.querySelector('#subline')).color";
    let before = page.run(colour);
    page.prefer("prefers-contrast", "more");
    assert_ne!(page.run(colour), before);
    assert_eq!(
        page.run(colour),
        page.run("return getComputedStyle(document.documentElement).color")
    );
    assert!(page.colours() > 20);
}

#[test]
fn fields_on_a_phone_do_not_make_it_zoom() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        &json!({"enabled": true, "maxTouchPoints": 5}),
    );
    page.devtools(
        "Emulation.setEmulatedMedia",
        &json!({"features": [{"name": "pointer", "value": "coarse"}]}),
    );
    for query in ["?v=2", "?v=2&view=evidence"] {
        page.goto(query);
        page.viewport(390, 844, 3.0);
        if query.ends_with('2') {
            page.unfold("import");
        }
        page.settle();
        if page.run("return matchMedia('(pointer: coarse)').matches") != true {
            return;
        }
        let small = page.run(
            "return [...document.querySelectorAll('input:not([type=range], [type=checkbox], [type=radio], [type=file]), select, textarea')]
               .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 16).map((e) => e.id)",
        );
        assert_eq!(small, json!([]), "{query}");
    }
}

#[test]
fn a_change_just_before_a_reload_survives_it() {
    let page = Page::open("?v=2");
    page.run(
        "const box = document.querySelector('#n-dt');
         box.value = '177';
         box.dispatchEvent(new Event('change', { bubbles: true }));
         location.reload()",
    );
    page.wait_until(
        "it is there after loading anew",
        "performance.getEntriesByType('navigation')[0].type === 'reload' && document.querySelector('#n-dt')?.value === '177'",
    );
    page.wait_for_address("dt=177");
}
