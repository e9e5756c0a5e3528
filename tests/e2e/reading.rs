//! Values are read off the chart with the pointer, a finger or the keyboard.

use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};

#[test]
fn the_pointer_reads_values_off_the_curve() {
    let page = Page::open("");
    let chart = page.find("#chart");
    page.hover(&chart, 150, 60);
    let title = page.words("#readout b");
    assert!(title.chars().any(|c| c.is_ascii_digit()), "{title}");
    let said = page.run("return document.querySelector('#readout').innerText");
    let said = said.as_str().unwrap_or_default();
    assert!(said.lines().count() >= 3, "{said}");
    page.hover(&chart, 60, 60);
    assert_ne!(page.words("#readout b"), title);
    page.hover(&page.find("#headline"), 0, 0);
    assert_eq!(page.find_all("#readout").len(), 0);
    page.assert_quiet();
}

#[test]
fn the_keyboard_steps_from_point_to_point_and_each_is_spoken() {
    let page = Page::open("");
    let chart = page.find("#chart");
    chart.keys(Key::Right);
    let first = page.words("#readout b");
    assert!(page.words("#live").starts_with(&first));
    page.keys(Key::Right);
    let second = page.words("#readout b");
    assert_ne!(second, first);
    page.keys(Key::End);
    let last = page.words("#readout b");
    assert!(page.words("#live").starts_with(&last));
    page.keys(Key::Right);
    assert_eq!(page.words("#readout b"), last, "the last stays the last");
    page.keys(Key::Home);
    assert_eq!(page.words("#readout b"), first);
    // The headline is due when the page has rested; it waits for who listens to points.
    page.rest();
    assert!(page.words("#live").starts_with(&first));
    page.keys(Key::Escape);
    assert_eq!(page.find_all("#readout").len(), 0);
}

#[test]
fn the_chart_stays_sharp_on_a_dense_screen_and_after_resizing() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    let sharp = |ratio: f64| {
        page.wait_until(
            &format!("a pixel of the chart is one of the screen at {ratio}"),
            &format!(
                "((chart, at) => Math.abs(chart.width - at.width * {ratio}) <= 2
                   && Math.abs(chart.height - at.height * {ratio}) <= 2)
                 (document.querySelector('#figure'), document.querySelector('#figure').getBoundingClientRect())"
            ),
        );
    };
    sharp(1.0);
    // The emulation changes the size first and the density later, without telling the page: the second size follows both.
    page.viewport(1000, 700, 2.0);
    page.viewport(960, 700, 2.0);
    sharp(2.0);
    page.viewport(420, 844, 3.0);
    page.viewport(390, 844, 3.0);
    sharp(3.0);
    assert!(page.colours() > 50);
}

/// Moves the pointer over the parts of a smaller chart until something is read, and gives that.
fn read_somewhere(page: &Page, chart: &str) -> Option<String> {
    page.find(chart).scroll_into_view();
    let script = "
const place = document.querySelector(arguments[0]);
const canvas = place.querySelector('canvas');
const { left, top, width, height } = canvas.getBoundingClientRect();
const done = arguments[arguments.length - 1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then, 0)));
(async () => {
  for (let row = 1; row < 16; row += 1) {
    for (let column = 1; column < 12; column += 1) {
      // Without the window, WebKit takes the page for unscrolled.
      const at = { view: window, clientX: left + width * column / 12, clientY: top + height * row / 16 };
      canvas.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', ...at }));
      await frame();
      const read = place.querySelector('.readout');
      if (read) {
        const text = read.innerText;
        canvas.dispatchEvent(new PointerEvent('pointerout', { bubbles: true, pointerType: 'mouse' }));
        await frame();
        return done(place.querySelector('.readout') ? 'stays' : text);
      }
    }
  }
  done(null);
})()";
    let read = page.run_async(script, &[chart.into()]);
    read.as_str().map(ToOwned::to_owned)
}

/// How many stops of a smaller chart were gone through from the first, and what they say that its edge cuts off.
fn cut_off(page: &Page, chart: &str) -> (u64, serde_json::Value) {
    let script = "
const place = document.querySelector(arguments[0]);
const done = arguments[arguments.length - 1];
const frame = () => new Promise((then) => requestAnimationFrame(() => setTimeout(then, 0)));
(async () => {
  const cut = [];
  let [stops, last] = [0, null];
  for (const key of ['Home', ...Array(40).fill('ArrowRight')]) {
    place.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await frame();
    const read = place.querySelector('.readout');
    if (!read || read.innerText === last) break;
    last = read.innerText;
    stops += 1;
    const [box, edge] = [read, place].map((e) => e.getBoundingClientRect());
    if (box.top < edge.top || box.bottom > edge.bottom + 0.5 || box.left < edge.left || box.right > edge.right + 0.5) cut.push(last);
  }
  done([stops, cut]);
})()";
    let told = page.run_async(script, &[chart.into()]);
    (told[0].as_u64().unwrap_or_default(), told[1].clone())
}

#[test]
fn every_smaller_chart_is_read_by_pointer_and_by_keyboard() {
    for lang in ["en", "ja"] {
        for view in [
            "horizon", "code", "branches", "economy", "access", "rules", "queues", "evidence",
        ] {
            let page = Page::open(&format!("?v=2&view={view}&lang={lang}&draws=1000"));
            page.wait_until_whole();
            page.rest();
            let charts = page.find_all(".beside").len();
            assert!(charts > 0, "{view}");
            for index in 0..charts {
                let chart = format!(".beside[data-place='{index}']");
                let text = read_somewhere(&page, &chart);
                let text = text.unwrap_or_else(|| panic!("nothing is read off {view} {index}"));
                assert!(
                    text.chars().any(|c| c.is_ascii_digit()),
                    "{view} {index}: {text}"
                );
                page.run(&format!("document.querySelector(\"{chart}\").focus()"));
                page.keys(Key::Right);
                let first = page.words(&format!("{chart} .readout"));
                assert!(!first.is_empty(), "{view} {index}");
                let title = page.words(&format!("{chart} .readout b"));
                page.wait_until(
                    &format!("{view} {index} is spoken in {lang}"),
                    &format!(
                        "document.querySelector('#live').textContent.startsWith({})",
                        serde_json::json!(title)
                    ),
                );
                page.keys(Key::End);
                assert!(!page.words(&format!("{chart} .readout")).is_empty());
                let (stops, cut) = cut_off(&page, &chart);
                assert!(stops > 0, "{view} {index}");
                assert_eq!(cut, serde_json::json!([]), "{lang} {view} {index}");
                page.keys(Key::Escape);
                assert_eq!(page.find_all(".beside .readout").len(), 0, "{view} {index}");
            }
            page.assert_quiet();
        }
    }
}
