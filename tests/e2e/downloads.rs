//! What leaves the page: picture, figures, paper.

use doublings::evidence::points;
use roxmltree::Document;
use serde_json::json;

use crate::support::Page;

#[test]
fn the_picture_is_valid_and_says_what_the_page_says() {
    let page = Page::open("?v=1&dt=150");
    let svg = download(&page, "Picture (SVG)", ".svg");
    let document = Document::parse(&svg).expect("the picture is XML");
    let root = document.root_element();
    assert_eq!(root.attribute("role"), Some("img"));
    let named = |name: &str| {
        let found = root
            .children()
            .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)));
        found
            .and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    assert_eq!(named("title"), page.headline());
    assert!(!named("desc").is_empty());
    let script = document
        .descendants()
        .find(|node| node.tag_name().name() == "script");
    assert!(script.is_none());
    assert_eq!(svg, page.picture());
    page.assert_quiet();
}

#[test]
fn the_figures_are_the_points_and_the_forecast() {
    let page = Page::open("?v=1&law=plateau");
    let csv = download(&page, "Figures (CSV)", ".csv");
    let rows = records(
        csv.strip_prefix('\u{feff}')
            .expect("a byte order mark for spreadsheets"),
    );
    let of = |series: &str| -> Vec<&Vec<String>> {
        rows.iter().filter(|row| row[0] == series).collect()
    };
    let (points, forecast) = (of("point"), of("forecast"));
    assert_eq!(points.len() + forecast.len() + 1, rows.len());
    assert_eq!(points.len(), points::metr().points.len());
    assert_eq!(forecast.len(), 240);
    // Compared as text: the digits are the same too.
    let json = page.run("return window.wasmBindings.forecast(location.search)");
    let json = json.as_str().unwrap_or_default();
    let listed = |name: &str, at: usize| {
        let pairs: Vec<_> = forecast
            .iter()
            .map(|row| format!("[\"{}\",{}]", row[2], row[at]))
            .collect();
        let list = format!("\"{name}\":[{}]", pairs.join(","));
        assert!(
            json.contains(&list),
            "{}: {list}\nis not in {json}",
            rows[0][at]
        );
    };
    listed("points", 3);
    for (low, high) in [(4, 10), (5, 9), (6, 8)] {
        listed("lower", low);
        listed("upper", high);
    }
}

#[test]
fn the_tables_below_the_chart_have_the_same_rows() {
    let page = Page::open("");
    page.unfold("table");
    let rows = |caption: &str| {
        let rows = format!("[aria-labelledby={caption}] tbody tr");
        page.find(&rows);
        page.find_all(&rows).len()
    };
    assert_eq!(rows("points-caption"), points::metr().points.len());
    assert!(rows("forecast-caption") > 4);
    page.unfold("laws");
    assert_eq!(rows("laws-caption"), 4);
    page.unfold("method");
    page.find("#method math");
    page.assert_quiet();
}

#[test]
fn paper_gets_the_picture_as_vectors() {
    let page = Page::open("");
    assert!(!page.find("#print-figure").is_visible());
    let paper = page.devtools("Page.printToPDF", &json!({}));
    assert!(paper["data"].as_str().is_some_and(|pdf| pdf.len() > 10_000));
    page.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    assert!(page.find("#print-figure svg").is_visible());
    assert!(page.find("#headline").is_visible());
    assert!(!page.find("#figure").is_visible());
    assert!(!page.find("#controls").is_visible());
    page.assert_quiet();
}

fn download(page: &Page, item: &str, ending: &str) -> String {
    page.find("#download > summary").click();
    page.by_role("button", item).click();
    assert!(
        !page.find("#download ul").is_visible(),
        "the menu is closed again"
    );
    String::from_utf8(page.download(ending)).expect("UTF-8")
}

/// Reads CSV as RFC 4180 has it.
fn records(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.trim_end().chars().peekable();
    while let Some(c) = characters.next() {
        let row = rows.last_mut().expect("there is a row");
        match c {
            '"' if quoted && characters.peek() == Some(&'"') => {
                row.last_mut().expect("there is a field").push('"');
                characters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            c => row.last_mut().expect("there is a field").push(c),
        }
    }
    let columns = rows[0].len();
    assert!(rows.iter().all(|row| row.len() == columns));
    rows
}
