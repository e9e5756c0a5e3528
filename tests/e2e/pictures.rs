//! Pictures on their way out: into the clipboard, as files made to measure, onto paper.

use doublings::assumptions::registry::View;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::harness::{Need, Page, base64, lacks};

/// What the clipboard has, by type, in base64.
const PASTE: &str = "
  const done = arguments[arguments.length - 1];
  (async () => {
    const found = {};
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types) {
        const bytes = new Uint8Array(await (await item.getType(type)).arrayBuffer());
        found[type] = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
      }
    }
    return found;
  })().then(done, (error) => done({ error: String(error) }))";

impl Page {
    fn allow_clipboard(&self) {
        let permissions = json!({"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]});
        self.devtools("Browser.grantPermissions", &permissions);
    }

    fn select(&self, id: &str, value: &str) {
        self.run_with(
            "const field = document.getElementById(arguments[0]);
             field.value = arguments[1];
             field.dispatchEvent(new Event('change', { bubbles: true }))",
            &[json!(id), json!(value)],
        );
        self.settle();
    }

    fn copy(&self) {
        self.find("#share > summary").click();
        self.find("#copy").click();
    }

    fn open_dialog(&self) {
        self.find("#download > summary").click();
        self.find("#open-picture").click();
        self.find("#picture-save");
    }
}

/// Width, height and RGBA.
fn decoded(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    // Browsers leave out what is opaque everywhere.
    decoder.set_transformations(png::Transformations::ALPHA);
    let mut reader = decoder.read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("its size")];
    let info = reader.next_frame(&mut pixels).expect("whole");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    (info.width as usize, info.height as usize, pixels)
}

fn colours(pixels: &[u8]) -> usize {
    let colours: std::collections::HashSet<&[u8]> = pixels.chunks(4).collect();
    colours.len()
}

#[test]
fn one_press_puts_the_picture_into_the_clipboard() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&dt=150");
    page.allow_clipboard();
    page.copy();
    page.toast_says("Picture copied");
    let pasted = page.run_async(PASTE, &[]);
    let png = base64(pasted["image/png"].as_str().unwrap_or_default());
    assert!(!png.is_empty(), "{pasted}");
    let (width, height, pixels) = decoded(&png);
    assert_eq!((width, height), (2560, 1440));
    assert_eq!(&pixels[..4], [255; 4]);
    assert!(colours(&pixels) > 50);
    let takes_svg = page.run("return ClipboardItem.supports?.('image/svg+xml') ?? false");
    if takes_svg == true {
        let svg = base64(pasted["image/svg+xml"].as_str().unwrap_or_default());
        let svg = String::from_utf8(svg).expect("UTF-8");
        assert!(svg.contains("150 days"), "{svg}");
    }
    page.assert_quiet();
}

#[test]
fn a_clipboard_that_takes_no_pictures_leads_to_a_file_and_a_word() {
    for without in [
        "delete window.ClipboardItem",
        "navigator.clipboard.write = () => Promise.reject(new DOMException('no', 'NotAllowedError'))",
        "navigator.clipboard.write = () => { throw new TypeError('no') }",
        "Object.defineProperty(navigator, 'clipboard', { value: undefined })",
    ] {
        let page = Page::open("?v=2&view=code&lang=ja");
        page.run(without);
        let headline = page.headline();
        page.copy();
        let (width, height, _) = decoded(&page.download(".png"));
        assert_eq!((width, height), (2560, 1440), "{without}");
        page.toast_says("PNG ファイルを保存しました");
        assert_eq!(page.headline(), headline);
        page.assert_quiet();
    }
}

#[test]
fn a_picture_made_to_measure_is_what_was_chosen() {
    let page = Page::open("?v=2&view=branches&dt=150");
    page.open_dialog();
    page.select("picture-shape", "2");
    page.select("picture-scale", "3");
    page.select("picture-theme", "dark");
    page.find("#picture-transparent").click();
    page.find("#picture-qr").click();
    assert_eq!(page.words("#picture-size"), "3240 × 3240 pixels");
    let drawn =
        page.run("return document.querySelector('.picture-preview svg').getAttribute('viewBox')");
    assert_eq!(drawn, "0 0 1080 1080");
    page.find("#picture-save").click();
    let (width, height, pixels) = decoded(&page.download(".png"));
    assert_eq!((width, height), (3240, 3240));
    assert_eq!(pixels[3], 0, "no background");
    // The page's own link, out of the modules of the code.
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| {
        let at = 4 * (y * width + x);
        if pixels[at + 3] < 128 {
            255
        } else {
            pixels[at]
        }
    });
    let grids = image.detect_grids();
    let link = grids.first().and_then(|grid| grid.decode().ok());
    let here = page.run("return location.origin + location.pathname");
    let expected = format!(
        "{}?v=2&view=branches&dt=150",
        here.as_str().unwrap_or_default()
    );
    assert_eq!(link.map(|link| link.1), Some(expected));
    page.assert_quiet();
}

#[test]
fn every_ratio_and_format_is_saved() {
    let page = Page::open("?v=2");
    page.open_dialog();
    page.select("picture-scale", "1");
    for (shape, size) in [
        (0, (1280, 720)),
        (1, (960, 720)),
        (2, (1080, 1080)),
        (3, (1200, 628)),
    ] {
        page.select("picture-shape", &shape.to_string());
        page.find("#picture-save").click();
        let png = page.download(".png");
        let (width, height, _) = decoded(&png);
        assert_eq!((width, height), size);
        let kept = doublings::export::scenario_in(&png).expect("its scenario");
        assert_eq!(kept.query, "v=2&view=horizon");
    }
    page.select("picture-format", "svg");
    page.find("#picture-save").click();
    let svg = String::from_utf8(page.download(".svg")).expect("UTF-8");
    let document = roxmltree::Document::parse(&svg).expect("XML");
    assert_eq!(document.root_element().attribute("width"), Some("1200"));
    assert!(doublings::export::scenario_in(svg.as_bytes()).is_some());
    page.select("picture-format", "pptx");
    page.find("#picture-qr").click();
    page.find("#picture-save").click();
    let parts = crate::package::unzip(&page.download(".pptx"));
    crate::package::check(&parts);
    let slide = crate::package::text(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains("<a:custGeom>"));
    page.keys(Key::Escape + "");
    assert_eq!(
        page.run("return document.querySelector('#picture').open"),
        false
    );
    page.assert_quiet();
}

#[test]
fn the_dialog_works_by_keyboard_on_a_phone() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&lang=ja");
    page.viewport(390, 844, 1.0);
    page.open_dialog();
    let order: Vec<Value> = (0..4)
        .map(|_| {
            page.keys(Key::Tab + "");
            page.run("return document.activeElement.id")
        })
        .collect();
    assert_eq!(
        order,
        [
            "picture-format",
            "picture-scale",
            "picture-shape",
            "picture-theme"
        ]
        .map(Value::from)
    );
    assert_eq!(
        page.run("return document.querySelector('#picture').scrollWidth <= innerWidth"),
        true
    );
    page.assert_quiet();
}

#[test]
fn a_picture_that_the_browser_cannot_paint_gets_a_word() {
    let page = Page::open("?v=2&dt=150");
    page.run("HTMLCanvasElement.prototype.toBlob = (take) => take(null)");
    page.copy();
    page.toast_says("could not paint a picture this large");
    assert!(page.headline().contains("150 days"));
    page.assert_quiet();
}

#[test]
fn a_link_too_long_for_a_code_is_said() {
    let pin = "&pin=horizon;dt:101.123456;h0:123.456789;t0:2026-01-02;target:481.5;since:2023-02-03;law:power;d:0.91;seed:9;draws:9000;rel:80;cap:900;until:2029;known:2026-06-01;scatter:1";
    let page = Page::open(&format!("?v=2&{}", pin.repeat(4).trim_start_matches('&')));
    page.open_dialog();
    page.find("#picture-qr").click();
    let long = page.run("return location.href.length > 858");
    let said = page.words("#picture .error");
    assert_eq!(said.contains("too long"), long == true, "{said}");
}

#[test]
fn blocked_downloads_leave_a_word_and_lose_nothing() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&dt=150");
    page.devtools("Browser.setDownloadBehavior", &json!({"behavior": "deny"}));
    let address = page.url();
    page.find("#download > summary").click();
    page.find("#download-json").click();
    page.toast_says("blocks downloads");
    assert_eq!(page.url(), address);
    assert!(page.headline().contains("150 days"));
}

#[test]
fn paper_gets_one_page_of_lines_and_texts_for_every_view() {
    if lacks(Need::DevTools) {
        return;
    }
    for view in View::ALL {
        for lang in ["en", "ja"] {
            let page = Page::open(&format!("?v=2&view={}&lang={lang}", view.name()));
            page.wait_until_whole();
            for (width, height) in [(8.27, 11.69), (11.69, 8.27), (8.5, 11.0)] {
                let paper = page.devtools(
                    "Page.printToPDF",
                    &json!({"paperWidth": width, "paperHeight": height}),
                );
                let pdf = base64(paper["data"].as_str().unwrap_or_default());
                let text = String::from_utf8_lossy(&pdf);
                let pages = text.matches("/Type /Page\n").count();
                assert_eq!(pages, 1, "{} {lang} on {width} x {height}", view.name());
                assert!(!text.contains("/Subtype /Image"), "{} {lang}", view.name());
            }
            let sheet = page.run("return document.querySelector('#print-figure').textContent");
            let sheet = sheet.as_str().unwrap_or_default();
            let link = format!("?v=2&view={}", view.name());
            assert!(sheet.contains(&link), "{sheet}");
        }
    }
}

#[test]
fn paper_holds_milestones_and_what_is_compared_and_its_parts_are_tagged() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&dt=150&pin=horizon;dt:90");
    page.wait_until_whole();
    let paper = page.devtools("Page.printToPDF", &json!({"generateTaggedPDF": true}));
    let pdf = base64(paper["data"].as_str().unwrap_or_default());
    let text = String::from_utf8_lossy(&pdf);
    for part in [
        "/Marked true",
        "/StructTreeRoot",
        "/Lang",
        "/S /H1",
        "/S /H2",
        "/S /Figure",
        "/S /Table",
        "/S /TH",
        "/S /LI",
    ] {
        assert!(text.contains(part), "{part}");
    }
    let sheet = page.run(
        "return [...document.querySelectorAll('#print-figure .reached div')].map((tile) => tile.textContent)",
    );
    let tiles = page.find_all(".milestones .tile").len();
    let sheet = sheet.as_array().expect("a list");
    assert_eq!(sheet.len(), tiles);
    for tile in sheet {
        let tile = tile.as_str().unwrap_or_default();
        assert!(tile.contains("20"), "a year: {tile}");
    }
    let compared = page.run("return document.querySelector('#print-figure table').textContent");
    assert!(
        compared
            .as_str()
            .is_some_and(|text| text.contains("90 days")),
        "{compared}"
    );
}

#[test]
fn every_smaller_chart_can_be_saved() {
    let page = Page::open("?v=2&view=branches&lang=en");
    let press = |name| press_of_people(&page, name);
    open_people(&page);
    press("PNG");
    let (width, height, pixels) = decoded(&page.download("-people.png"));
    assert_eq!((width, height), (2560, 1440));
    assert!(colours(&pixels) > 20);
    press("SVG");
    let svg = String::from_utf8(page.download("-people.svg")).expect("UTF-8");
    let title = page.words("#people h2");
    assert!(
        svg.contains(&title) && svg.contains("doublings-link"),
        "{svg}"
    );
    press("PowerPoint");
    assert!(page.download("-people.pptx").starts_with(b"PK"));
    press("Numbers (CSV)");
    let csv = String::from_utf8(page.download("-people.csv")).expect("UTF-8");
    assert!(csv.contains("series,") && csv.lines().count() > 5, "{csv}");
    page.assert_quiet();
}

#[test]
fn every_smaller_chart_can_be_copied() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("?v=2&view=branches&lang=en");
    page.allow_clipboard();
    open_people(&page);
    press_of_people(&page, "Copy picture");
    page.toast_says("Picture copied");
    page.assert_quiet();
}

/// Opens what can be done with the smaller chart of the people.
fn open_people(page: &Page) {
    page.wait_until_whole();
    let cards = page.find_all(".extra").len();
    assert!(cards > 2);
    assert_eq!(page.find_all(".extra .take").len(), cards);
    page.run("document.querySelector('[data-extra=people]').id = 'people'");
    page.find("#people .take summary").click();
}

/// Presses a button there as a person does: browsers let only those save one file after the other.
fn press_of_people(page: &Page, name: &str) {
    let names = page.run(
        "return [...document.querySelectorAll('#people .take button')].map((b) => b.textContent)",
    );
    let names = names.as_array().expect("a list");
    let at = names.iter().position(|other| other == name).expect(name);
    page.find(&format!("#people .take button:nth-child({})", at + 1))
        .click();
}
