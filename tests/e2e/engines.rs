//! The same in every engine: sentences, bytes of files, and what a person does first. `cargo xtask test --all-browsers` runs this, and
//! everything else that their drivers can do, in Firefox and `WebKitGTK` too.

use doublings::{
    assumptions::{codec, registry::View},
    export,
    figure::{picture::Frame, theme::Theme},
    i18n::Lang,
    render,
    views::{Session, Study, plain, presets},
};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Page, base64};

/// Keeps what the page saves next, in base64, whether the driver lets it reach a disk or not.
const CATCH: &str = r"
window.saved = null;
const make = window.makeUrl ??= URL.createObjectURL;
URL.createObjectURL = (blob) => {
  const reader = new FileReader();
  reader.onload = () => { window.saved = reader.result.split(',')[1]; };
  reader.readAsDataURL(blob);
  return make.call(URL, blob);
};";

impl Page {
    /// What the page saves when this is done.
    fn saved_by(&self, press: impl FnOnce(&Self)) -> Vec<u8> {
        self.run(CATCH);
        press(self);
        self.wait_until("a file is made", "window.saved !== null");
        base64(self.run("return window.saved").as_str().unwrap_or_default())
    }
}

/// The reader's day, by which the evidence says what is next.
const TODAY: &str = "const now = new Date(); return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 864e5";

/// The view's own assumptions, one of its starting points, and with a pin from another view.
fn queries(view: View, lang: Lang) -> [String; 3] {
    let (name, lang) = (view.name(), lang.tag());
    let start = presets(view).last().expect("each view has starting points");
    let start = codec::write(&codec::parse(start.query()).0);
    [
        format!("?v=2&view={name}&lang={lang}"),
        format!("?{start}&lang={lang}&theme=dark"),
        format!("?v=2&view={name}&dt=150&pin=horizon;law:plateau;left:3&pin=code&lang={lang}"),
    ]
}

/// Every page in this language says, draws and saves what the program does without a browser.
fn every_view_in(lang: Lang) {
    let page = Page::start();
    let mut session = Session::default();
    for &view in View::ALL {
        for query in queries(view, lang) {
            let study = Study {
                link: codec::parse(&query).0,
                ..Study::default()
            };
            let panel = session.panel(&study, lang);
            page.goto(&query);
            let today = page.run(TODAY).as_f64();
            let read = session.panel(&Study { today, ..study }, lang);
            page.wait_for_headline(&plain(&read.headline));
            let forecast = page.run("return window.wasmBindings.forecast(location.search)");
            assert!(
                forecast == export::json(&panel, None),
                "{query}: other figures"
            );
            let frame = Frame {
                width: 1280.0,
                height: 720.0,
                theme: Theme::of_query(&query),
                title: true,
            };
            let picture = render::svg::svg(&panel.picture(&frame).scene);
            assert!(page.picture() == picture, "{query}: another picture");
            assert_eq!(
                page.run("return document.documentElement.scrollWidth <= innerWidth"),
                true,
                "{query}"
            );
        }
        let csv = page.saved_by(|page| {
            page.wait_until_whole();
            page.find("#download > summary").click();
            page.find("#download-csv").click();
        });
        let link = codec::parse(&queries(view, lang)[2]).0;
        let study = Study {
            link,
            ..Study::default()
        };
        let expected = export::csv(&session.panel(&study, lang));
        let csv = String::from_utf8(csv).expect("UTF-8");
        assert!(
            csv.trim_start_matches('\u{feff}') == expected,
            "{view:?}: other rows"
        );
        page.assert_quiet();
    }
}

#[test]
fn every_view_says_and_saves_in_english_what_it_does_without_a_browser() {
    every_view_in(Lang::En);
}

#[test]
fn every_view_says_and_saves_in_japanese_what_it_does_without_a_browser() {
    every_view_in(Lang::Ja);
}

#[test]
fn a_persons_first_steps_work() {
    let page = Page::open("?lang=en");
    assert!(page.colours() > 50, "the chart is painted");
    let before = page.headline();
    page.find("#p-dt").keys(Key::Right + Key::Right);
    let moved = page.headline();
    assert_ne!(moved, before);
    page.wait_for_address("dt=");
    page.chord(Key::Control, "z");
    page.wait_for_headline(&before);
    page.type_into("dt", "150");
    page.wait_for_address("dt=150");
    // By keyboard alone to the next view, whose code waits.
    page.find(".wordmark").keys(Key::Tab);
    page.keys(Key::Tab + "");
    page.keys(Key::Enter + "");
    page.wait_for_address("view=code");
    page.wait_until(
        "the view is there",
        "document.querySelector('#p-s1') && document.querySelector('#headline').textContent.includes('%')",
    );
    page.back();
    page.wait_for_address("view=horizon&dt=150");
    page.reload();
    assert_eq!(page.boxed("dt"), "150");
    page.assert_quiet();
}

#[test]
fn a_link_that_may_not_be_copied_is_shown() {
    let page = Page::open("?v=2&dt=150&lang=en");
    page.wait_until_whole();
    // As on a host without https, or after the reader has said no.
    page.run(
        "Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })",
    );
    page.find("#share > summary").click();
    page.find("#copy-link").click();
    assert!(
        page.find("#share-link")
            .value()
            .ends_with("&dt=150&lang=en")
    );
    page.assert_quiet();
}

#[test]
fn the_one_file_opens_from_a_disk_as_it_was() {
    let page = Page::open("?v=2&view=rules&lang=ja");
    let headline = page.headline();
    page.wait_until_whole();
    let file = page.saved_by(|page| {
        page.find("#download > summary").click();
        page.find("#download-html").click();
    });
    let opened = Page::start();
    let path = opened.file("whole.html", &file);
    opened.goto_url(&format!("file://{path}"));
    opened.wait_for_start();
    assert_eq!(opened.headline(), headline);
    assert!(opened.colours() > 20, "the chart is painted");
    opened.find("nav a[href*='view=horizon']").click();
    opened.find("#p-dt").keys(Key::Right + "");
    let moved = opened.words("#headline");
    assert!(moved.len() > 20 && moved != headline);
    assert!(opened.console().is_empty(), "{:?}", opened.console());
    assert_eq!(
        opened.run("return document.querySelectorAll('#fallback').length"),
        json!(0)
    );
}
