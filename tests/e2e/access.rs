//! The page on small screens, from the keyboard, and as assistive technology meets it.

use serde_json::json;
use thirtyfour::Key;

use doublings::assumptions::registry::View;

use crate::harness::{Need, Page, lacks};

#[test]
fn a_narrow_phone_shows_everything_without_scrolling_sideways() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for (query, width, height) in [
        ("", 320, 640),
        ("?lang=ja", 320, 640),
        ("", 390, 844),
        ("?v=2&law=broken&lang=ja", 390, 844),
        ("?view=branches&pz=1", 320, 640),
        ("?view=branches&lang=ja", 390, 844),
    ] {
        page.goto(query);
        page.viewport(width, height, 2.0);
        page.unfold_assumptions();
        for id in ["laws", "table", "import", "method"] {
            page.unfold(id);
        }
        assert_fits(&page, query, width);
        let before = page.headline();
        page.find("#a-dt").click();
        page.find("#a-dt").click();
        assert_ne!(page.boxed("dt"), "");
        page.find("#undo").click();
        page.find("#undo").click();
        page.wait_for_headline(&before);
        page.find("#download > summary").click();
        assert!(page.find("#download-csv").is_visible());
        page.assert_quiet();
    }
}

#[test]
fn on_narrow_screens_no_date_and_no_figure_is_broken() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    // Fingers make buttons larger.
    page.devtools(
        "Emulation.setTouchEmulationEnabled",
        &json!({"enabled": true, "maxTouchPoints": 5}),
    );
    for view in View::ALL {
        for (lang, width) in [("en", 320), ("ja", 320)] {
            let query = format!("?view={}&lang={lang}", view.name());
            page.goto(&query);
            page.viewport(width, 844, 2.0);
            page.settle();
            assert_fits(&page, &query, width);
            let broken = page.run(
                // A part of a line may be several boxes side by side.
                "const lines = (e) => {
                   const [tops, range] = [new Set(), document.createRange()];
                   const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
                   while (texts.nextNode()) {
                     range.selectNode(texts.currentNode);
                     for (const { top } of range.getClientRects()) tops.add(top);
                   }
                   return tops.size;
                 };
                 return [...document.querySelectorAll('.whole')].filter((e) => lines(e) > 1).map((e) => e.textContent).join()",
            );
            assert_eq!(broken, "", "{query}");
            assert!(!page.find_all("h1 .figure.whole").is_empty(), "{query}");
        }
    }
    // A long outcome is no figure to keep on one line.
    page.goto("?view=access&lc=3");
    page.viewport(320, 640, 2.0);
    page.settle();
    assert!(page.headline().contains("governance becomes hollow"));
    assert_fits(&page, "a long outcome", 320);
    page.assert_quiet();
}

fn assert_fits(page: &Page, query: &str, width: u32) {
    let wide = page.run("return document.documentElement.scrollWidth - innerWidth");
    assert!(
        wide.as_i64() <= Some(0),
        "{query} at {width}: {wide} too wide"
    );
}

#[test]
fn the_code_share_fits_a_narrow_phone_with_everything_unfolded() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for query in ["?view=code", "?view=code&lang=ja&pin=code;s1:3"] {
        page.goto(query);
        page.viewport(320, 640, 2.0);
        page.unfold_assumptions();
        for id in ["table", "import", "method"] {
            page.unfold(id);
        }
        page.run(
            "for (const fold of document.querySelectorAll('.extra details')) fold.open = true",
        );
        page.settle();
        assert_fits(&page, query, 320);
        page.assert_quiet();
    }
}

/// The spacing that a reader may set (WCAG 2.2, 1.4.12).
const SPACING: &str = "
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } '
      + 'p { margin-bottom: 2em !important }');
    document.adoptedStyleSheets.push(sheet)";

/// What is wider than the page without a place of its own to scroll in, or cut off at an edge.
const CUT_OFF: &str = r"
const wrong = [];
const name = (e) => `${e.localName}#${e.id}.${e.getAttribute('class')}: ${e.textContent.slice(0, 40)}`;
const holds = (e) => getComputedStyle(e).overflowX !== 'visible';
const held = (e) => e && e !== document.body && (holds(e) || held(e.parentElement));
for (const e of document.querySelectorAll('body *')) {
  if (!e.checkVisibility({ visibilityProperty: true }) || e.clientWidth < 3) continue;
  if (e.getBoundingClientRect().right > innerWidth + 1 && !held(e)) wrong.push(`off ${name(e)}`);
  const { overflowX, overflowY, clipPath } = getComputedStyle(e);
  const hides = (overflow) => /hidden|clip/.test(overflow) && clipPath === 'none';
  if (hides(overflowX) && e.scrollWidth > e.clientWidth + 1) wrong.push(`cut ${name(e)}`);
  if (hides(overflowY) && e.scrollHeight > e.clientHeight + 2) wrong.push(`cut below ${name(e)}`);
}
return wrong";

#[test]
fn with_a_readers_own_spacing_and_all_folds_open_nothing_leaves_a_narrow_phone_or_is_cut_off() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for view in View::ALL {
        for lang in ["en", "ja"] {
            let query = format!(
                "?v=2&view={}&lang={lang}&dt=150&pin=horizon;law:power&pin=code",
                view.name()
            );
            page.goto(&query);
            page.wait_until_whole();
            page.viewport(320, 640, 1.0);
            page.run("for (const fold of document.querySelectorAll('details:not(.menu)')) fold.open = true; for (const about of document.querySelectorAll('.about')) about.click()");
            page.settle();
            assert_eq!(page.run(CUT_OFF), json!([]), "{query}");
            page.run(SPACING);
            page.settle();
            assert_eq!(page.run(CUT_OFF), json!([]), "{query}, spaced");
            page.viewport(1280, 900, 1.0);
        }
    }
}

#[test]
fn japanese_titles_on_a_page_in_english_have_their_language() {
    let page = Page::start();
    for view in View::ALL {
        page.goto(&format!("?v=2&view={}&lang=en", view.name()));
        page.wait_until_whole();
        page.run("for (const fold of document.querySelectorAll('details')) fold.open = true");
        page.wait_until(
            "the method is there",
            "document.querySelector('#method .source, .ledger')",
        );
        page.settle();
        let unmarked = page.run(
            r"const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              const found = [];
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const { lang } = text.parentElement.closest('[lang]');
                if (lang === 'en' && /[ぁ-ヿ一-鿿]/.test(text.data)) found.push(text.data.slice(0, 60));
              }
              return found",
        );
        assert_eq!(unmarked, json!([]), "{}", view.name());
    }
}

#[test]
fn a_finger_finds_large_enough_targets() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for query in ["", "?view=code", "?view=branches&pz=1&pin=code"] {
        page.goto(query);
        page.viewport(390, 844, 3.0);
        let small = page.run(SMALL);
        assert_eq!(small, json!([]), "{query}: smaller than 24 by 24 pixels");
    }
}

const SMALL: &str =
    "return [...document.querySelectorAll('button, summary, .segments label, input[type=range]')]
           .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
           .map((e) => [e.id || e.textContent, e.getBoundingClientRect()])
           .filter(([, r]) => r.width < 24 || r.height < 24).map(([name]) => name)";

#[test]
fn everything_has_a_name_and_ids_are_unique() {
    let page = Page::start();
    for query in [
        "?v=2&law=broken&pin=horizon&pin=code",
        "?view=code",
        "?view=branches&pz=1&pin=branches",
    ] {
        page.goto(query);
        page.unfold_assumptions();
        for id in ["table", "import", "method"] {
            page.unfold(id);
        }
        page.run(
            "for (const fold of document.querySelectorAll('.extra details')) fold.open = true",
        );
        page.settle();
        assert_eq!(page.run(STRUCTURE), json!([]), "{query}");
        page.assert_quiet();
    }
}

#[test]
fn the_tabulator_reaches_every_control_in_the_order_of_the_page() {
    if lacks(Need::Chromium(
        "the tabulator visits the bars of other windows too",
    )) {
        return;
    }
    for query in ["", "?view=code", "?view=branches&pz=1"] {
        let page = Page::open(query);
        page.unfold_assumptions();
        page.wait_until(
            "all of it is there",
            "document.querySelector('[data-extra]')",
        );
        page.wait_until(
            "terms and figures of the sentence can be reached",
            "document.querySelector('.term, h1 [role]')",
        );
        page.wait_until(
            "what is worked out a slice at a time has its table",
            "![...document.querySelectorAll('.extra')].some((card) => card.textContent.includes('Being computed'))",
        );
        page.rest();
        assert_eq!(reached(&page), json!([]), "{query}");
    }
}

/// What the tabulator misses, or meets out of order.
fn reached(page: &Page) -> serde_json::Value {
    page.run(
        "window.reached = [];
         document.activeElement.blur();
         document.addEventListener('focusin', (event) => reached.push(event.target))",
    );
    let stops = page.run(&format!("{STOPS} return expected.length"));
    let presses = stops.as_u64().map_or(0, |stops| stops as usize + 20);
    page.keys(String::from(char::from(Key::Tab)).repeat(presses));
    page.run(&[STOPS, MISSED].concat())
}

#[test]
fn the_skip_link_leads_past_the_header() {
    let page = Page::open("");
    page.keys(Key::Tab);
    let link = page.by_role("link", "Skip to the assumptions");
    assert!(link.is_visible());
    page.keys(Key::Enter);
    assert_eq!(page.run("return document.activeElement.id"), "controls");
}

/// What is wrong with the document's structure.
const STRUCTURE: &str = r"
const wrong = [];
const one = (selector) => {
  const count = document.querySelectorAll(selector).length;
  if (count !== 1) wrong.push(`${count} of ${selector}`);
};
['h1', 'main', 'header', 'nav', 'aside', 'footer'].forEach(one);
const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => wrong.push(`id ${id} twice`));
for (const name of ['aria-labelledby', 'aria-describedby', 'aria-errormessage', 'for']) {
  for (const e of document.querySelectorAll(`[${name}]`)) {
    for (const id of e.getAttribute(name).split(/\s+/)) {
      if (!document.getElementById(id)) wrong.push(`${name}=${id} points nowhere`);
    }
  }
}
const text = (e) => (e?.textContent ?? '').trim();
for (const e of document.querySelectorAll('input, select, textarea, button, a[href], summary, [role=img], [role=radiogroup], [role=region], [tabindex]')) {
  const by = e.getAttribute('aria-labelledby')?.split(/\s+/).map((id) => text(document.getElementById(id))).join('');
  const name = by || e.ariaLabel || [...(e.labels ?? [])].map(text).join('') || text(e);
  if (!name) wrong.push(`no name: ${e.outerHTML.slice(0, 120)}`);
}
let level = 0;
for (const h of document.querySelectorAll('h1, h2, h3, h4')) {
  const here = Number(h.tagName[1]);
  if (here > level + 1) wrong.push(`heading ${here} after ${level}`);
  level = here;
}
for (const img of document.querySelectorAll('img:not([alt])')) wrong.push(img.outerHTML);
return wrong";

/// What can be focused but was not reached, and what was reached out of order.
const STOPS: &str = r"
const seen = (e) => e.checkVisibility({ visibilityProperty: true });
const all = [...document.querySelectorAll('a[href], button, input, textarea, summary, [tabindex=\'0\']')];
const expected = all.filter((e) => seen(e) && !e.disabled && (e.type !== 'radio' || e.checked));
";

const MISSED: &str = r"
const name = (e) => e.id || e.textContent || e.outerHTML;
const missed = expected.filter((e) => !reached.includes(e)).map((e) => `missed ${name(e)}`);
// The way begins wherever the last click was, and comes round.
const round = [...new Set(reached)];
const start = round.indexOf(expected[0]);
const order = [...round.slice(start), ...round.slice(0, start)];
for (let i = 1; i < order.length; i++) {
  const follows = order[i - 1].compareDocumentPosition(order[i]) & Node.DOCUMENT_POSITION_FOLLOWING;
  if (!follows) missed.push(`${name(order[i])} after ${name(order[i - 1])}`);
}
return missed";
