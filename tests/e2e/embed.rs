//! The bare figure inside of another page, the messages that it exchanges, and the dialog that writes its markup.

use serde_json::{Value, json};
use thirtyfour::Key;

use doublings::assumptions::registry::View;

use crate::harness::{Engine, Need, Page, Place, base64, lacks};

/// What the bare figure says in a frame of the same origin.
const HEADLINE: &str =
    "document.querySelector('#test')?.contentDocument?.querySelector('#headline')?.textContent";

impl Page {
    /// A page of the same host that embeds figures.
    fn embedding() -> Self {
        let page = Self::start();
        page.goto_at(Place::Root, "examples/embed.html");
        // It records what the frame of the test says, and not what the example's own frames say.
        page.run(
            "window.heard = [];
             addEventListener('message', (event) => {
               const test = document.querySelector('#test')?.contentWindow;
               if (event.source === test) heard.push({ ...event.data, from: event.origin });
             })",
        );
        page
    }

    /// Adds a frame to the page that is open.
    fn frame(&self, url: &str, attributes: &str) {
        self.run_with(
            "document.querySelector('#test')?.remove();
             heard.length = 0;
             document.body.insertAdjacentHTML('afterbegin', `<iframe id=test ${arguments[1]}></iframe>`);
             document.querySelector('#test').src = arguments[0]",
            &[json!(url), json!(attributes)],
        );
    }

    /// Sends a message to that frame.
    fn post(&self, message: &Value) {
        self.run_with(
            "document.querySelector('#test').contentWindow.postMessage(arguments[0], '*')",
            std::slice::from_ref(message),
        );
    }

    /// Waits for a message from that frame about which the expression in `m` holds.
    fn hear(&self, what: &str) -> Value {
        let heard = format!("heard.find((m) => {what})");
        self.wait_until(what, &heard);
        self.run(&format!("return {heard}"))
    }

    fn origin(&self) -> String {
        let origin = self.run("return location.origin");
        origin.as_str().unwrap_or_default().to_owned()
    }
}

#[test]
fn the_bare_figure_has_no_furniture_and_leads_to_the_whole_page() {
    let page = Page::open("?v=2&dt=150&embed=1&theme=dark");
    let headline = page.headline();
    for css in [
        ".bar",
        "#controls",
        ".folds",
        ".milestones",
        ".page-foot",
        "#embed",
    ] {
        assert_eq!(page.find_all(css).len(), 0, "{css}");
    }
    assert!(page.colours() > 50, "the chart is painted");
    page.find("#chart").keys(Key::Right + "");
    assert!(page.find("#readout").is_visible());
    let link = page.find("#whole");
    assert_eq!(link.attr("rel").as_deref(), Some("noopener"));
    assert_eq!(link.attr("target").as_deref(), Some("_blank"));
    let url = link.prop("href").unwrap_or_default();
    assert!(
        url.contains("dt=150") && url.contains("theme=dark") && !url.contains("embed"),
        "{url}"
    );
    page.assert_quiet();
    page.open_window(&url);
    assert_eq!(page.headline(), headline);
    assert_eq!(page.find_all(".bar").len(), 1);
}

#[test]
fn plain_has_no_headline_and_transparent_no_background() {
    let page = Page::open("?v=2&embed=1&plain=1&transparent=1&lang=ja&theme=dark");
    assert!(!page.find(".headline").is_visible());
    let corner = page.run(
        "const c = document.querySelector('#figure');
         return [...c.getContext('2d').getImageData(1, 1, 1, 1).data]",
    );
    assert_eq!(corner, json!([0, 0, 0, 0]));
    let background = "return getComputedStyle(document.documentElement).backgroundColor";
    assert_eq!(page.run(background), "rgba(0, 0, 0, 0)");
    page.goto("?v=2&embed=1");
    assert!(page.find(".headline").is_visible());
    assert_ne!(page.run(background), "rgba(0, 0, 0, 0)");
}

#[test]
fn the_chosen_controls_work_and_unknown_ones_are_reported() {
    let page = Page::open("?v=2&embed=1&controls=dt,bogus&origin=*");
    assert_eq!(page.find_all(".control").len(), 1);
    let notices = page.find("#notices").text();
    assert!(
        notices.contains("“bogus”") && notices.contains("“*”"),
        "{notices}"
    );
    page.type_into("dt", "150");
    page.wait_for_address("dt=150");
    assert!(page.headline().contains("150 days"));
    assert!(page.url().contains("embed=1") && page.url().contains("controls=dt"));
    page.assert_quiet();
}

#[test]
fn the_figure_fills_its_frame() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&embed=1&controls=dt,target");
    for (width, height) in [(640, 420), (390, 300), (320, 480), (1200, 800)] {
        page.viewport(width, height, 1.0);
        let bottom =
            page.run("return document.querySelector('main').getBoundingClientRect().bottom");
        assert!(
            bottom.as_f64() >= Some(f64::from(height)),
            "{width} x {height}: {bottom}"
        );
        assert_eq!(
            page.run("return document.documentElement.scrollWidth <= innerWidth"),
            true,
            "{width} x {height}"
        );
        let [_, _, _, chart] = page.find("#chart").rect();
        assert!(chart >= 180.0, "{width} x {height}: {chart}");
    }
}

#[test]
fn the_page_around_reads_and_changes_the_figure() {
    let page = Page::embedding();
    let origin = page.origin();
    // Another origin of the same server: messages really cross a border.
    let host = origin.replace("127.0.0.1", "localhost");
    let url = format!("{host}/?v=2&embed=1&controls=dt&origin={origin}");
    page.frame(
        &url,
        "width=640 height=420 sandbox='allow-scripts allow-same-origin'",
    );
    let state = page.hear("m.type === 'doublings:state'");
    assert_eq!(state["from"], host.as_str());
    assert!(
        state["query"]
            .as_str()
            .is_some_and(|q| q.starts_with("v=2&")),
        "{state}"
    );
    // Until its styles are there an engine may find it higher.
    page.wait_until(
        "the height comes to rest",
        "(height => height > 200 && height < 900)(heard.filter((m) => m.height > 0).at(-1).height)",
    );

    page.post(&json!({"type": "doublings:set", "query": "v=2&dt=150&law=power"}));
    let state = page.hear("m.type === 'doublings:state' && m.query.includes('dt=150')");
    assert!(
        state["headline"]
            .as_str()
            .is_some_and(|h| h.contains("150 days")),
        "{state}"
    );

    page.run("heard.length = 0");
    page.post(&json!({"type": "doublings:get"}));
    let again = page.hear("m.type === 'doublings:state'");
    assert_eq!(again["headline"], state["headline"]);

    for (format, begins) in [("svg", "<svg"), ("csv", "#"), ("json", "{")] {
        page.post(&json!({"type": "doublings:snapshot", "format": format}));
        let data = page.hear(&format!("m.format === '{format}'"))["data"].clone();
        let text = data.as_str().unwrap_or_default();
        assert!(text.len() > 500, "{format}: {text}");
        assert!(
            text.starts_with(begins) || format == "csv",
            "{format}: {}",
            &text[..40]
        );
    }
}

#[test]
fn what_is_no_message_of_ours_is_refused_with_words_and_changes_nothing() {
    let page = Page::embedding();
    page.frame(
        &format!("/?v=2&dt=150&embed=1&origin={}", page.origin()),
        "",
    );
    let before = page.hear("m.type === 'doublings:state'");
    for (message, word) in [
        (json!("hello"), "not understood"),
        (json!(null), "not understood"),
        (json!({"type": "doublings:erase"}), "not understood"),
        (json!({"type": "doublings:set"}), "query"),
        (json!({"type": "doublings:set", "query": 7}), "query"),
        (
            json!({"type": "doublings:set", "query": "x".repeat(100_001)}),
            "100 kB",
        ),
        (
            json!({"type": "doublings:snapshot", "format": "exe"}),
            "svg, csv or json",
        ),
        (json!({"type": "doublings:snapshot"}), "svg, csv or json"),
    ] {
        page.run("heard.length = 0");
        page.post(&message);
        let answer = page.hear("m.type === 'doublings:error'");
        assert!(
            answer["message"].as_str().is_some_and(|m| m.contains(word)),
            "{answer}"
        );
    }
    page.run("heard.length = 0");
    page.post(&json!({"type": "doublings:get"}));
    assert_eq!(
        page.hear("m.type === 'doublings:state'")["query"],
        before["query"]
    );
    // What a query says wrongly is told too, and the rest holds.
    page.post(&json!({"type": "doublings:set", "query": "dt=200&bogus=1"}));
    let error = page.hear("m.type === 'doublings:error'");
    assert!(
        error["message"]
            .as_str()
            .is_some_and(|m| m.contains("“bogus”")),
        "{error}"
    );
    assert!(page.hear("m.query?.includes('dt=200')")["headline"].is_string());
}

#[test]
fn a_page_that_the_link_does_not_name_hears_and_changes_nothing() {
    let page = Page::embedding();
    let other = page.origin().replace("127.0.0.1", "localhost");
    for consent in ["", "&origin=null", "&origin=*", &format!("&origin={other}")] {
        page.frame(&format!("/?v=2&dt=150&embed=1{consent}"), "");
        page.wait_until(
            "the figure is there",
            &format!("{HEADLINE}?.includes('150 days')"),
        );
        page.post(&json!({"type": "doublings:get"}));
        page.post(&json!({"type": "doublings:set", "query": "v=2&dt=200"}));
        page.post(&json!({"type": "nonsense"}));
        // An answer would have come by then.
        page.run_async("setTimeout(arguments[0], 500)", &[]);
        let from_test = "return heard.filter((m) => m.type === 'doublings:error').length";
        assert_eq!(page.run(from_test), 0, "{consent}");
        let headline = page.run(&format!("return {HEADLINE}"));
        assert!(
            headline.as_str().is_some_and(|h| h.contains("150 days")),
            "{headline}"
        );
    }
}

#[test]
fn a_hidden_figure_takes_messages_and_paints_when_it_is_shown() {
    let page = Page::embedding();
    let url = format!("/?v=2&view=branches&embed=1&origin={}", page.origin());
    page.frame(&url, "width=640 height=420 style='display: none'");
    page.hear("m.type === 'doublings:state'");
    page.post(&json!({"type": "doublings:set", "query": "v=2&dt=150"}));
    let state = page.hear("m.query?.includes('dt=150')");
    // WebKit lays out what a hidden frame shows.
    if Engine::at_hand() != Engine::WebKit {
        assert_eq!(state["height"], 0.0);
    }
    assert!(
        state["headline"]
            .as_str()
            .is_some_and(|h| h.contains("150 days")),
        "{state}"
    );
    page.run("document.querySelector('#test').style.display = 'block'");
    page.wait_until(
        "the chart is painted",
        "(() => {
           const c = document.querySelector('#test').contentDocument.querySelector('#figure');
           const p = c.width > 400 && c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
           return p && new Set(new Uint32Array(p.buffer)).size > 50
         })()",
    );
    let headline = page.run(&format!("return {HEADLINE}"));
    assert_eq!(headline, state["headline"]);
    page.hear("m.height > 200");
}

#[test]
fn the_example_page_talks_to_its_figures() {
    let page = Page::embedding();
    page.wait_until(
        "the figure is there",
        "document.querySelector('#said').textContent.includes('days')",
    );
    page.by_role("button", "Doubling in 90 days").click();
    page.wait_until(
        "the figure has answered",
        "document.querySelector('#said').textContent.includes('90 days')",
    );
    page.by_role("button", "Turn the page").click();
    page.wait_until(
        "the figure on the slide has told its height",
        "parseFloat(document.querySelector('#slide').style.height) > 200",
    );
    assert!(page.find("#slide").is_visible());
}

#[test]
fn the_dialog_writes_markup_that_shows_the_same_figure() {
    let page = Page::open("?v=2&dt=150");
    let headline = page.headline();
    page.by_role("button", "Share").click();
    page.by_role("button", "Embed…").click();
    let dialog = page.by_role("dialog", "Embed this figure");
    assert_eq!(
        page.run("return document.activeElement.closest('dialog')?.id"),
        "embed"
    );
    page.wait_until(
        "the preview shows the figure",
        &format!(
            "document.querySelector('#embed iframe')?.contentDocument.querySelector('#headline')?.textContent === {}",
            json!(headline)
        ),
    );
    page.find("label[for='embed-transparent']").click();
    page.find("#embed summary").click();
    page.find("label[for='embed-key-dt']").click();
    page.find("#embed-origin").fill("example.org");
    assert!(
        page.find("#embed-origin-error")
            .text()
            .contains("https://example.org")
    );
    assert!(!page.find("#embed-snippet").value().contains("&amp;origin"));
    page.find("#embed-origin").fill("https://example.org");
    page.find("#embed-width").fill("500");
    let markup = page.find("#embed-snippet").value();
    for part in [
        "width=\"500\"",
        "height=\"420\"",
        "width: 100%; max-width: 500px",
        "loading=\"lazy\"",
        "sandbox=\"allow-scripts allow-same-origin allow-popups",
        "color-scheme: light",
        "&amp;controls=dt",
        "&amp;origin=https%3A%2F%2Fexample.org",
        "&amp;transparent=1",
        "150 days",
    ] {
        assert!(markup.contains(part), "{part} in {markup}");
    }
    page.by_role("button", "Copy the HTML").click();
    page.wait_until(
        "there is an answer",
        "/copied|keyboard/.test(document.querySelector('#embed [role=status].small').textContent)",
    );
    page.keys(Key::Escape + "");
    assert!(!dialog.is_visible());
    assert_eq!(page.run("return document.activeElement.tagName"), "SUMMARY");
    page.assert_quiet();

    page.goto_at(Place::Root, "examples/embed.html");
    page.run_with(
        "document.body.insertAdjacentHTML('afterbegin', arguments[0])",
        &[json!(markup)],
    );
    page.wait_until(
        "the pasted markup shows the same",
        &format!(
            "document.querySelector('iframe').contentDocument?.querySelector('#headline')?.textContent === {}",
            json!(headline)
        ),
    );
}

#[test]
fn a_frame_keeps_its_layout_on_the_paper_of_the_page_around_it() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::embedding();
    page.frame(
        "/?v=2&view=economy&embed=1&theme=dark",
        "width=640 height=420",
    );
    page.wait_until("the figure is there", &format!("{HEADLINE}?.length > 20"));
    let layout = "const d = document.querySelector('#test').contentDocument;
        return ['main', '#headline', '.chart-card', '#chart', '#whole'].map((css) => {
          const { x, y, width, height } = d.querySelector(css).getBoundingClientRect();
          return [css, x, y, width, height];
        })";
    let before = page.run(layout);
    page.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    assert_eq!(page.run(layout), before);
    page.devtools("Emulation.setEmulatedMedia", &json!({"media": ""}));
    // Only the frame of the test.
    page.run("document.querySelectorAll('iframe:not(#test)').forEach((frame) => frame.remove())");
    let paper = page.devtools("Page.printToPDF", &json!({"printBackground": false}));
    let pdf = base64(paper["data"].as_str().unwrap_or_default());
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains("/Subtype /Link"), "the frame is printed");
    assert!(!text.contains("/Subtype /Image"), "lines and texts");
    // The canvas is back, and nothing else has moved.
    page.wait_until(
        "the vectors are gone",
        "document.querySelector('#test').contentDocument.querySelector('.inline-figure').innerHTML === ''",
    );
    assert_eq!(page.run(layout), before);
}

#[test]
fn a_frame_is_sharp_when_the_page_around_it_enlarges_it() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&embed=1");
    for (width, height, ratio) in [(640, 420, 1.0), (640, 420, 2.0), (1200, 800, 1.0)] {
        page.viewport(width, height, ratio);
        // Another density comes as resizing; some Chromium does not say so where it is only emulated.
        page.run("dispatchEvent(new Event('resize'))");
        page.wait_until(
            "there are two pixels for one",
            &format!("(() => {{ const c = document.querySelector('#figure'); return Math.abs(c.width - 2 * {ratio} * c.clientWidth) < 2 }})()"),
        );
    }
    // What would be too large is as sharp as the screen.
    page.viewport(3000, 2000, 2.0);
    page.wait_until(
        "it is not enlarged",
        "(() => { const c = document.querySelector('#figure'); return Math.abs(c.width - 2 * c.clientWidth) < 2 })()",
    );
}

#[test]
fn the_smallest_frame_shows_the_chart_and_its_axis() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    page.viewport(320, 200, 1.0);
    for view in View::ALL {
        for lang in ["en", "ja"] {
            page.goto(&format!("?v=2&view={}&lang={lang}&embed=1", view.name()));
            page.settle();
            let [_, top, _, height] = page.find("#chart").rect();
            assert!(
                height >= 100.0 && top + height <= 200.0,
                "{view:?} {lang}: {top} + {height}"
            );
            let scrolls = page.run("return document.documentElement.scrollHeight > 200");
            assert_eq!(scrolls, false, "{view:?} {lang}");
        }
    }
}

#[test]
fn a_frame_without_its_script_says_so_at_once_and_shows_no_other_scenario() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    page.goto_at(Place::Root, "examples/embed.html");
    page.devtools(
        "Network.setBlockedURLs",
        &json!({"urls": ["*/doublings-*.js"]}),
    );
    page.goto_at(Place::Root, "?v=2&view=economy&embed=1");
    page.wait_until(
        "it says so",
        "document.querySelector('.blocked .fallback-blocked')?.checkVisibility({ visibilityProperty: true })",
    );
    let said = page.words("#fallback");
    assert!(said.contains("allow-same-origin"), "{said}");
    assert!(!page.find("#fallback-picture img").is_visible());
    assert!(!page.find("#fallback-ways").is_visible());
}

#[test]
fn a_story_is_stepped_through_in_its_frame() {
    let page = Page::open("?v=2&dt=150&pin=horizon;dt:90");
    page.by_role("button", "Share").click();
    page.by_role("button", "Embed…").click();
    page.find("label[for='embed-story']").click();
    let markup = page.find("#embed-snippet").value();
    assert!(markup.contains("&amp;embed=1&amp;present=1"), "{markup}");

    page.goto_at(Place::Root, "examples/embed.html");
    page.run_with(
        "document.body.insertAdjacentHTML('afterbegin', '<input id=own autofocus>' + arguments[0]);
         document.querySelector('#own').focus()",
        &[json!(markup.replace("loading=\"lazy\"", "id=\"test\""))],
    );
    let inside = "document.querySelector('#test').contentDocument?";
    let step = |said: &str| {
        page.wait_until(
            said,
            &format!(
                "{inside}.querySelector('.present-step')?.textContent === {}",
                json!(said)
            ),
        );
    };
    step("1 / 2");
    // The page around it keeps the focus.
    assert_eq!(page.run("return document.activeElement.id"), "own");
    let title = format!("return {inside}.querySelector('.present-title').textContent");
    let first = page.run(&title);
    page.run(&format!("{inside}.querySelector('#present-on').click()"));
    step("2 / 2");
    assert_ne!(page.run(&title), first);
    let leave = page.run(&format!(
        "return {inside}.querySelector('#present-leave').checkVisibility()"
    ));
    assert_eq!(leave, false);
    page.run(&format!("{inside}.querySelector('#present-back').click()"));
    step("1 / 2");
    assert_eq!(page.run(&title), first);
}
