//! The presentation and the stories that it steps through.

use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Need, Page, lacks};

impl Page {
    fn choose_from_menu(&self, item: &str) {
        self.find("#show > summary").click();
        self.by_role("button", item).click();
    }

    fn wait_for_step(&self, step: &str) {
        let step = json!(step);
        self.wait_until(
            &format!("step {step}"),
            &format!("document.querySelector('.present-step')?.textContent === {step}"),
        );
    }

    fn said(&self) -> String {
        self.find(".present-title").text()
    }

    fn wait_until_left(&self) {
        self.wait_until(
            "the presentation has ended",
            "!document.querySelector('#present') && !document.fullscreenElement",
        );
    }
}

#[test]
fn the_built_in_story_is_stepped_through_and_nothing_of_the_page_is_lost() {
    let page = Page::open("?v=2&view=horizon&lang=en");
    let headline = page.headline();
    page.choose_from_menu("Present now");
    page.wait_for_step("1 / 13");
    page.wait_until("the screen is filled", "document.fullscreenElement");
    let first = page.said();
    assert!(first.contains("12 hours"), "{first}");
    for (key, step) in [
        (Key::Right, "2 / 13"),
        (Key::PageDown, "3 / 13"),
        (Key::Up, "2 / 13"),
        (Key::End, "13 / 13"),
        (Key::Right, "13 / 13"),
        (Key::PageUp, "12 / 13"),
        (Key::Home, "1 / 13"),
    ] {
        page.keys(key + "");
        page.wait_for_step(step);
    }
    assert_eq!(page.said(), first);
    let spoken = page.words("#present [aria-live]");
    assert!(
        spoken.starts_with("1 / 13. ") && spoken.contains(&first),
        "{spoken}"
    );
    // A press on the right leads on, one on the left back.
    let chart = page.find(".present-chart");
    for (share, step) in [(0.8, "2 / 13"), (0.8, "3 / 13"), (0.1, "2 / 13")] {
        let [_, _, width, _] = chart.rect();
        page.hover(&chart, ((share - 0.5) * width) as i64, 0);
        page.run(
            "const at = document.querySelector('.present-chart');
             for (const type of ['pointerdown', 'pointerup'])
               at.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: arguments[0] }))"
                .replace("arguments[0]", &(share * width).to_string())
                .as_str(),
        );
        page.wait_for_step(step);
    }
    page.run("document.exitFullscreen()");
    page.wait_until_left();
    assert_eq!(page.headline(), headline);
    assert!(!page.by_role("button", "Undo").is_enabled());
    page.assert_quiet();
}

#[test]
fn without_the_whole_screen_the_presentation_fills_the_window() {
    let page = Page::open("?v=2&view=code&s1=4&present=2&lang=en");
    page.wait_for_step("2 / 14");
    assert_eq!(page.run("return document.fullscreenElement"), json!(null));
    let [x, y, width, height] = page.find("#present").rect();
    let window = page.run("return [innerWidth, innerHeight]");
    assert_eq!(
        (json!([width, height]), x, y),
        (json!([window[0].as_f64(), window[1].as_f64()]), 0.0, 0.0)
    );
    assert_eq!(
        page.run("return document.activeElement.className"),
        "present-area"
    );
    page.keys(Key::Left + "");
    page.wait_for_step("1 / 14");
    assert!(page.said().contains("2 to 6%"));
    page.keys(Key::Escape + "");
    page.wait_until_left();
    page.wait_until(
        "the address says so",
        "!location.search.includes('present')",
    );
    assert_eq!(page.boxed("s1"), "4");

    // Refused although something was pressed.
    page.run("Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no'))");
    page.chord(Key::Alt, "p");
    page.wait_for_step("1 / 14");
    page.keys(Key::Escape + "");
    page.wait_until_left();
    page.assert_quiet();
}

#[test]
fn pins_are_presented_one_by_one_and_then_together() {
    let page = Page::open("?v=2&dt=150&pin=code&pin=horizon;dt:90&lang=en");
    page.choose_from_menu("Present now");
    page.wait_for_step("1 / 3");
    assert!(page.said().contains("code"));
    page.keys(Key::Right + "");
    page.wait_for_step("2 / 3");
    assert!(page.said().contains("90 days"));
    page.keys(Key::Right + "");
    page.wait_for_step("3 / 3");
    assert!(page.said().contains("150 days"));
    page.run("document.querySelector('#present-leave').click()");
    page.wait_until_left();
    assert_eq!(page.find_all("#compared [data-pin]").len(), 2);
    page.assert_quiet();
}

#[test]
fn a_story_is_made_ordered_saved_and_read_again() {
    let page = Page::open("?v=2&dt=150&pin=code;s1:4&lang=en");
    page.choose_from_menu("Story…");
    page.find("#story-add").click();
    page.find("#story-pins").click();
    page.find("#scene-0").fill("First <b>; 50% ~ é");
    page.find("#scene-1").fill("Second");
    page.find("#scene-up-1").click();
    assert_eq!(page.find("#scene-0").value(), "Second");
    assert_eq!(page.run("return document.activeElement.id"), "scene-up-0");
    page.find("#story-save").click();
    let file = page.download("-story.json");
    page.find("#story-close").click();
    page.wait_for_address("scene=code;s1:4;say:Second&scene=horizon;dt:150~code;s1:4;say:First");
    page.choose_from_menu("Present now");
    page.wait_for_step("1 / 2");
    assert_eq!(page.said(), "Second");
    page.keys(Key::Right + "");
    page.wait_for_step("2 / 2");
    assert_eq!(page.said(), "First <b>; 50% ~ é");
    page.run("document.querySelector('#present-leave').click()");
    page.wait_until_left();
    page.by_role("button", "Undo").click();
    page.wait_for_address("say:First");

    let other = Page::open("?v=2&lang=en");
    other.choose_from_menu("Story…");
    let path = other.file("wrong.json", b"{\"doublings\":1}");
    other.find("#story-file").keys(path);
    other.wait_until(
        "it is refused",
        "document.querySelector('#story-said').textContent.includes('not a story')",
    );
    assert_eq!(other.find_all(".story-scenes li").len(), 0);
    let path = other.file("story.json", &file);
    other.find("#story-file").keys(path);
    other.wait_until(
        "it is read",
        "document.querySelectorAll('.story-scenes li').length === 2",
    );
    assert_eq!(other.find("#scene-1").value(), "First <b>; 50% ~ é");
    other.find("#scene-out-0").click();
    assert_eq!(other.find("#scene-0").value(), "First <b>; 50% ~ é");
    other.find("#story-built").click();
    other.wait_until(
        "all are there",
        "document.querySelectorAll('.story-scenes li').length === 14",
    );
    other.find("#story-built").click();
    other.wait_until(
        "it is full",
        "document.querySelector('#story-said').textContent.includes('16')",
    );
    other.keys(Key::Escape + "");
    // Too long for a host: it stands where only the page reads it.
    other.wait_until("the address follows", "location.hash.includes('scene=')");
    other.reload();
    other.choose_from_menu("Present now");
    other.wait_for_step("1 / 16");
    other.assert_quiet();
}

#[test]
fn what_a_clicker_sends_neither_leaves_nor_reloads_and_the_focus_comes_back() {
    let page = Page::open("?v=2&lang=en");
    page.run("window.same = true");
    page.run("document.querySelector('#pin').focus()");
    page.chord(Key::Alt, "p");
    page.wait_for_step("1 / 13");
    page.keys(Key::F5 + "");
    page.keys(".");
    assert!(!page.find(".present-title").is_visible());
    page.keys("b");
    assert!(page.find(".present-title").is_visible());
    // A clicker on a French, a Russian layout, or where Japanese is composed.
    for (key, code) in [
        (":", "Period"),
        ("и", "KeyB"),
        ("ю", "Period"),
        ("Process", "KeyB"),
    ] {
        let before = page.find(".present-title").is_visible();
        page.run(&format!(
            "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
               {{ key: '{key}', code: '{code}', bubbles: true, cancelable: true }}))"
        ));
        assert_ne!(page.find(".present-title").is_visible(), before, "{key}");
    }
    page.keys("B");
    page.keys(Key::PageDown + "");
    page.wait_for_step("2 / 13");
    assert!(page.find(".present-title").is_visible());
    page.run("document.querySelector('#present-leave').click()");
    page.wait_until_left();
    page.wait_until("the focus is back", "document.activeElement.id === 'pin'");
    assert_eq!(page.run("return window.same"), true);

    page.goto("?v=2&lang=en&present=1");
    page.wait_for_step("1 / 13");
    page.run("document.querySelector('#present-leave').click()");
    page.wait_until_left();
    page.wait_until(
        "the focus is where one presents",
        "document.activeElement.matches('#show > summary')",
    );
}

#[test]
fn the_screen_stays_awake_while_something_is_presented() {
    if lacks(Need::Chromium(
        "scripts of the other drivers run beside those of the page",
    )) {
        return;
    }
    let page = Page::open("?v=2&lang=en");
    page.run(
        "window.locks = [];
         const lock = { request: async (kind) => { locks.push(kind); return { release: async () => locks.push('released') } } };
         Object.defineProperty(navigator, 'wakeLock', { value: lock })",
    );
    page.chord(Key::Alt, "p");
    page.wait_for_step("1 / 13");
    page.wait_until("it is asked for", "locks.join() === 'screen'");
    page.run("document.querySelector('#present-leave').click()");
    page.wait_until("it is given back", "locks.join() === 'screen,released'");
}

#[test]
fn the_walk_shows_every_scene_with_an_assumption_to_try_and_changes_nothing_of_the_page() {
    let page = Page::open("?v=2&lang=en");
    let before = page.headline();
    page.choose_from_menu("Walk through it");
    page.wait_until(
        "the first scene is told",
        "document.querySelector('#walk .walk-words').textContent.includes('12 hours')",
    );
    let seen = page.run(
        "return [document.querySelectorAll('#walk > ol > li').length, document.querySelectorAll('#walk [data-try]').length]",
    );
    assert_eq!(seen, json!([13, 12]));
    let scene = |at: usize| format!("#walk > ol > li:nth-child({at})");
    page.find(&scene(9)).scroll_into_view();
    page.wait_until(
        "a scene is computed when it comes near",
        "!document.querySelector('#walk [data-try=lag]').disabled",
    );
    assert!(page.words(&scene(9)).contains("Dario Amodei"));
    let below = page.words(&(scene(9) + " .walk-below"));
    assert!(below.contains("with a lag of 2.2 years"), "{below}");
    page.find("#walk [data-try=lag]").keys(Key::Home + "");
    page.wait_until(
        "what the view says follows",
        "document.querySelector('#walk > ol > li:nth-child(9) .walk-below').textContent.startsWith('Without a lag')",
    );
    assert_eq!(page.headline(), before);
    assert!(!page.find("#undo").is_enabled());
    page.find(&(scene(9) + " .plain")).click();
    page.wait_until(
        "it is the page's now",
        "!document.querySelector('#walk') && document.querySelector('main[data-view=economy]')",
    );
    page.wait_for_address("lag=0");
    assert!(page.headline().starts_with("Without a lag"));
    page.find("#undo").click();
    page.wait_for_headline(&before);
    page.assert_quiet();
}
