//! A hand's width: one assumption at a time below the chart, and fingers.

use serde_json::json;

use crate::harness::{Need, Page, lacks};
use crate::person::days_in;

/// Where the slider of the doubling time is, in the window.
const SLIDER: &str = "
const { left, width, top, height } = document.querySelector('#p-dt').getBoundingClientRect();
return [left, width, top + height / 2]";

impl Page {
    fn phone(query: &str) -> Self {
        let page = Self::open(query);
        page.devtools(
            "Emulation.setTouchEmulationEnabled",
            &json!({"enabled": true, "maxTouchPoints": 1}),
        );
        page.viewport(390, 844, 2.0);
        page
    }

    fn touch(&self, kind: &str, at: Option<(f64, f64)>) {
        let points: Vec<_> = at.iter().map(|(x, y)| json!({"x": x, "y": y})).collect();
        self.devtools(
            "Input.dispatchTouchEvent",
            &json!({"type": kind, "touchPoints": points}),
        );
    }

    /// Puts a finger down, moves it by some steps, and takes it off.
    fn drag_finger(&self, (x, y): (f64, f64), (dx, dy): (f64, f64)) {
        self.touch("touchStart", Some((x, y)));
        for step in 1..=10 {
            let part = f64::from(step) / 10.0;
            self.touch("touchMove", Some((x + part * dx, y + part * dy)));
        }
        self.touch("touchEnd", None);
        self.settle();
    }

    /// Brings the slider of the doubling time into the sheet; its left end, its width and its middle line.
    fn doubling_time(&self) -> [f64; 3] {
        self.run("document.querySelector('[data-key=dt]').scrollIntoView({ inline: 'start', block: 'nearest', behavior: 'instant' })");
        self.settle();
        let place = self.run(SLIDER);
        [0, 1, 2].map(|at| place[at].as_f64().expect("a length"))
    }
}

#[test]
fn chart_and_sentence_stay_in_sight_above_one_assumption_at_a_time() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::phone("?v=2");
    page.run("document.querySelector('.chart-card').scrollIntoView({ block: 'end' }); window.scrollBy(0, 140)");
    page.settle();
    let seen = page.run(
        "const sheet = document.querySelector('#controls .main').getBoundingClientRect();
         const chart = document.querySelector('#chart').getBoundingClientRect();
         return [sheet.bottom <= innerHeight, sheet.height < 190, chart.bottom <= sheet.top, chart.top >= 0]",
    );
    assert_eq!(seen, json!([true, true, true, true]));
    let shown = "return [...document.querySelectorAll('#controls .main .control')].filter((c) => {
          const { left, right } = c.getBoundingClientRect();
          return c.checkVisibility() && left >= 0 && right <= innerWidth;
        }).map((c) => c.dataset.key).join()";
    assert_eq!(page.run(shown), "dt");
    let sheet = page.run(
        "const { top, height } = document.querySelector('#controls .main').getBoundingClientRect(); return top + height - 12",
    );
    let y = sheet.as_f64().expect("a place");
    page.drag_finger((300.0, y), (-260.0, 0.0));
    page.wait_until(
        "a swipe leads to the next one",
        "(({ left }) => left >= 0 && left < 4)(document.querySelector('[data-key=target]').getBoundingClientRect())",
    );
    assert_eq!(page.run(shown), "target");
    page.assert_quiet();
}

#[test]
fn a_first_visit_has_what_this_is_the_sentence_the_chart_and_a_slider_on_one_screen() {
    if lacks(Need::DevTools) {
        return;
    }
    for lang in ["en", "ja"] {
        let page = Page::phone("");
        if lang == "ja" {
            page.by_role("button", "日本語").click();
        }
        page.settle();
        let seen = page.run(
            "const box = (css) => document.querySelector(css).getBoundingClientRect();
             const sheet = box('#controls .main').top;
             return [box('#opening').top >= 0, box('#headline').bottom <= sheet,
               sheet - box('#figure').top, box('#p-dt').bottom <= innerHeight]",
        );
        assert!(seen[2].as_f64() >= Some(130.0), "{lang}: {seen}");
        assert_eq!([&seen[0], &seen[1], &seen[3]], [true, true, true], "{lang}");
        page.assert_quiet();
    }
}

#[test]
fn a_finger_along_a_slider_moves_it_and_one_across_it_scrolls() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::phone("?v=2");
    let before = page.headline();
    let [left, width, y] = page.doubling_time();
    page.drag_finger((left + 0.2 * width, y), (0.0, -240.0));
    page.wait_until("the page has scrolled", "scrollY > 100");
    assert_eq!(page.headline(), before);
    assert!(page.find("#undo").attr("disabled").is_some());
    let [left, width, y] = page.doubling_time();
    page.drag_finger((left + 0.5 * width, y), (0.3 * width, 0.0));
    assert!(days_in(&page.headline()) > 150, "{}", page.headline());
    page.assert_quiet();
}

#[test]
fn a_finger_along_a_figure_of_the_sentence_moves_it_and_one_across_it_scrolls() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::phone("?v=2&dt=120");
    let place = "#headline > [data-figure=dt]";
    page.wait_until(
        "the figures are controls",
        &format!("document.querySelector('{place}')"),
    );
    let before = page.headline();
    let middle = |page: &Page| {
        let [x, y, w, h] = page.find(place).rect();
        (x + w / 2.0, y + h / 2.0)
    };
    page.drag_finger(middle(&page), (80.0, 0.0));
    assert!(days_in(&page.headline()) > 150, "{}", page.headline());
    page.run("document.querySelector('#undo').click()");
    page.wait_for_headline(&before);
    page.drag_finger(middle(&page), (0.0, -160.0));
    page.wait_until("the page has scrolled", "scrollY > 60");
    assert_eq!(page.headline(), before);
    assert!(page.find("#undo").attr("disabled").is_some());
    page.assert_quiet();
}
