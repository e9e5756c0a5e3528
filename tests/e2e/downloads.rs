//! What leaves the page: picture, figures, paper.

use doublings::{
    assumptions::codec,
    evidence::points,
    export,
    i18n::Lang,
    views::{Session, Study},
};
use roxmltree::Document;
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::{
    harness::{Need, Page, lacks},
    package::{cells, check, check_charts, check_numbers, records, text, unzip},
    template,
};

#[test]
fn the_picture_is_valid_and_says_what_the_page_says() {
    let page = Page::open("?v=2&dt=150");
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
    // Below what the module draws of the same link stand the day and the link.
    let foot: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .filter_map(|node| node.text())
        .collect();
    let here = page.run("return location.origin + location.pathname");
    let link = format!(
        "{}?v=2&view=horizon&dt=150",
        here.as_str().unwrap_or_default()
    );
    assert!(foot.iter().any(|text| text.ends_with(&link)), "{foot:?}");
    for text in roxmltree::Document::parse(&page.picture())
        .expect("XML")
        .descendants()
    {
        if text
            .parent()
            .is_some_and(|group| group.attribute("class") == Some("layer-footer"))
        {
            assert!(
                text.text()
                    .is_none_or(|text| text.trim().is_empty() || foot.contains(&text))
            );
        }
    }
    page.assert_quiet();
}

#[test]
fn the_figures_are_the_points_and_the_forecast() {
    let page = Page::open("?v=2&law=plateau");
    let csv = download(&page, "Numbers (CSV)", ".csv");
    let rows = records(
        csv.strip_prefix('\u{feff}')
            .expect("a byte order mark for spreadsheets"),
    );
    let of = |series: &str| -> Vec<&Vec<String>> {
        rows.iter().filter(|row| row[0] == series).collect()
    };
    let (points, forecast) = (of("point"), of("forecast"));
    let milestones = of("milestone").len();
    assert!(milestones > 3, "{milestones}");
    assert_eq!(points.len() + forecast.len() + milestones + 1, rows.len());
    // GPT-5.6 Sol is drawn beside METR's table.
    assert_eq!(points.len(), points::metr().points.len() + 1);
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
fn slides_have_the_numbers_of_the_page_in_charts_that_can_be_edited() {
    let page = Page::open("?v=2&dt=150&pin=horizon;law:plateau;left:2&pin=code");
    let csv = download(&page, "Numbers (CSV)", ".csv");
    let bytes = download_bytes(&page, "Slides (PowerPoint)", ".pptx");
    let parts = unzip(&bytes);
    check(&parts);
    let charts = check_charts(&parts);
    assert_eq!(charts.len(), 3);
    // In hours, where the axis has them.
    let drawn: Vec<f64> = charts[0]
        .0
        .values()
        .filter_map(|cell| cell.parse().ok())
        .collect();
    let rows = records(csv.trim_start_matches('\u{feff}'));
    let central = rows
        .iter()
        .filter(|row| row[..2] == ["forecast", "central"]);
    let central: Vec<f64> = central
        .map(|row| row[3].parse::<f64>().expect("a number") / 60.0)
        .collect();
    let found = |value: &f64| drawn.iter().any(|cell| (cell / value - 1.0).abs() < 1e-9);
    assert!(central.len() == 240 && central.iter().all(found));
    let kept = doublings::export::scenario_in(&bytes).expect("its scenario");
    let url = page.url();
    let (_, query) = url.split_once('?').expect("a query");
    let parse = doublings::assumptions::codec::parse;
    assert_eq!(parse(&kept.query), parse(query));
    let slide = text(&parts, "ppt/slides/slide1.xml");
    assert!(slide.contains(&page.headline()));
    let here = page.run("return location.origin + location.pathname");
    let link = format!("{}?v=2", here.as_str().unwrap_or_default());
    assert!(slide.contains(&link), "{link}");
    page.assert_quiet();
}

#[test]
fn slides_are_made_in_a_template_until_it_is_taken_away() {
    let page = Page::open("?v=2&dt=150&lang=en");
    let theme = |bytes: &[u8]| {
        let parts = unzip(bytes);
        check(&parts);
        text(&parts, "ppt/theme/theme1.xml").contains("0B1020")
    };
    let says = |words: &str| {
        let words = json!(words);
        page.wait_until(
            "the template is told",
            &format!(
                "document.querySelector('#story-template-said').textContent.includes({words})"
            ),
        );
    };
    page.find("#show > summary").click();
    page.by_role("button", "Story…").click();
    let own = page.file("house.potx", &template::file(&template::OLD));
    page.find("#story-template-file").keys(own);
    says("Slides are made in house.potx");
    // A bad one changes nothing.
    let bad = page.file("bad.pptm", b"PK");
    page.find("#story-template-file").keys(bad);
    says("no PowerPoint presentation or template");
    says("Slides are made in house.potx");
    page.find("#story-slides").click();
    assert!(theme(&page.download(".pptx")));
    page.find("#story-close").click();
    assert!(theme(&download_bytes(
        &page,
        "Slides (PowerPoint)",
        ".pptx"
    )));

    page.find("#show > summary").click();
    page.by_role("button", "Story…").click();
    page.find("#story-template-remove").click();
    says("Drop a .pptx or .potx here");
    page.find("#story-close").click();
    assert!(!theme(&download_bytes(
        &page,
        "Slides (PowerPoint)",
        ".pptx"
    )));
    page.assert_quiet();
}

#[test]
fn a_workbook_in_japanese_has_the_figures_and_the_assumptions() {
    let page = Page::open("?v=2&view=code&r=0.5&lang=ja");
    let csv = download(&page, "数値（CSV）", ".csv");
    let parts = unzip(&download_bytes(&page, "ブック（Excel）", ".xlsx"));
    check(&parts);
    check_numbers(&cells(&parts, 1), csv.trim_start_matches('\u{feff}'));
    let about: Vec<String> = cells(&parts, 2).into_values().collect();
    assert!(about.contains(&page.headline()));
    assert!(about.iter().any(|text| text.contains("view=code&r=0.5")));
    let today = page.run("const d = new Date(); return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map(n => String(n).padStart(2, '0')).join('-')");
    let today = today.as_str().unwrap_or_default();
    assert!(about.iter().any(|text| text.ends_with(today)), "{today}");
    page.assert_quiet();
}

#[test]
fn a_file_that_is_saved_while_a_slider_moves_has_all_draws() {
    let page = Page::open("?view=branches&until=2034");
    page.run(
        "const slider = document.querySelector('input[type=range]#p-dt');
         slider.value = Number(slider.value) + 7;
         slider.dispatchEvent(new Event('input', { bubbles: true }));
         document.querySelector('#download-csv').click();",
    );
    let csv = page.download(".csv");
    let csv = String::from_utf8(csv).expect("UTF-8");
    page.wait_until("the link follows", "location.search.includes('dt=')");
    let address = page.run("return location.search");
    let study = Study {
        link: codec::parse(address.as_str().unwrap_or_default().trim_start_matches('?')).0,
        ..Study::default()
    };
    let whole = export::csv(&Session::default().panel(&study, Lang::En));
    assert_eq!(csv.trim_start_matches('\u{feff}'), whole);
    page.assert_quiet();
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
    assert_eq!(rows("points-caption"), points::metr().points.len() + 1);
    assert!(rows("forecast-caption") > 4);
    page.unfold("laws");
    assert_eq!(rows("laws-caption"), 4);
    page.unfold("method");
    page.find("#method math");
    page.assert_quiet();
}

#[test]
fn the_data_are_everything_for_other_programs() {
    let page = Page::open("?v=2&view=code&s1=4");
    let json = download(&page, "Data (JSON)", ".json");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let mut known = page.forecast();
    for key in ["date", "permalink"] {
        known[key] = json[key].clone();
    }
    assert_eq!(json, known);
    let here = page.run("return location.origin + location.pathname");
    let link = format!("{}?v=2&view=code&s1=4", here.as_str().unwrap_or_default());
    assert_eq!(json["permalink"], link);
    assert_eq!(json["assumptions"]["s1"], 4);
    assert!(
        json["sources"]
            .as_array()
            .is_some_and(|all| !all.is_empty())
    );
    page.assert_quiet();
}

#[test]
fn paper_shows_the_picture_and_no_controls() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::open("");
    assert!(!page.find("#print-figure").is_visible());
    page.wait_until_whole();
    page.devtools("Page.printToPDF", &json!({}));
    page.devtools("Emulation.setEmulatedMedia", &json!({"media": "print"}));
    assert!(page.find("#print-figure svg").is_visible());
    assert!(page.find("#headline").is_visible());
    assert!(!page.find("#figure").is_visible());
    assert!(!page.find("#controls").is_visible());
    page.assert_quiet();
}

#[test]
fn the_menu_has_named_groups_and_stays_on_the_screen() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for (query, width, height) in [
        ("", 320, 568),
        ("?lang=ja", 390, 844),
        ("?view=rules", 1280, 800),
    ] {
        page.goto(query);
        page.viewport(width, height, 2.0);
        page.find("#download > summary").click();
        page.find("#download-html");
        let groups = page.run(
            "return [...document.querySelectorAll('#download [role=group]')].map(group => {
               const name = document.getElementById(group.getAttribute('aria-labelledby'));
               return [name.innerText.trim() !== '', group.querySelectorAll('button').length].join();
             }).join(' ')",
        );
        assert_eq!(groups, "true,2 true,3 true,3 true,1", "{query}");
        let inside = page.run(
            "const { left, right, top, bottom } = document.querySelector('#download .entries').getBoundingClientRect();
             return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight",
        );
        assert_eq!(inside, true, "{query} at {width}");
        // The last entry is reached by keyboard, wherever it is.
        page.find("#download-json").keys(Key::Tab);
        let last = page.run(
            "const entry = document.activeElement.getBoundingClientRect();
             return [document.activeElement.id, entry.bottom <= innerHeight].join()",
        );
        assert_eq!(last, "download-html,true", "{query}");
        page.keys(Key::Escape);
        assert!(!page.find("#download .entries").is_visible());
        let back = page.run("return document.activeElement.matches('#download > summary')");
        assert_eq!(back, true);
    }
    page.assert_quiet();
}

#[test]
fn every_place_of_the_header_leads_where_its_name_says_at_any_width() {
    if lacks(Need::DevTools) {
        return;
    }
    let page = Page::start();
    for (query, width, height) in [("", 320, 568), ("?lang=ja", 390, 844), ("", 1280, 800)] {
        page.goto(query);
        page.viewport(width, height, 2.0);
        page.find("#share > summary").click();
        page.find("#copy-link");
        let seen = page.run(
            "const { left, right } = document.querySelector('#share .entries').getBoundingClientRect();
             const shown = [...document.querySelectorAll('#share button')].filter((e) => e.checkVisibility());
             return [left >= 0 && right <= innerWidth, shown.map((e) => e.id).join(' ')]",
        );
        let narrow = if width < 700 {
            "copy-link copy open-embed share-walk share-present share-story"
        } else {
            "copy-link copy open-embed"
        };
        assert_eq!(seen, json!([true, narrow]), "{query} at {width}");
        let entry = if width < 700 {
            "#share-story"
        } else {
            page.find("#show > summary").click();
            assert!(!page.find("#copy-link").is_visible(), "one menu at a time");
            "#open-story"
        };
        page.find(entry).click();
        page.wait_until("the story", "document.querySelector('#story[open]')");
    }
    page.assert_quiet();
}

#[test]
fn who_has_brought_points_is_told_that_no_link_has_them() {
    let page = Page::open("?v=2&lang=en");
    page.find("#share > summary").click();
    page.find("#copy-link");
    assert!(!page.find("#share-own").is_visible());
    page.keys(Key::Escape);
    page.unfold("import");
    page.find("#import-text")
        .fill("name,date,minutes\nA,2025-01-01,10\nB,2025-04-11,20\nC,2025-07-20,40\n");
    page.by_role("button", "Read the table").click();
    page.by_role("button", "Use these points").click();
    page.find("#import-outcome .good");
    page.find("#share > summary").click();
    assert!(page.words("#share-own").contains("not in a link"));
    page.assert_quiet();
}

fn download(page: &Page, item: &str, ending: &str) -> String {
    String::from_utf8(download_bytes(page, item, ending)).expect("UTF-8")
}

fn download_bytes(page: &Page, item: &str, ending: &str) -> Vec<u8> {
    page.find("#download > summary").click();
    page.by_role("button", item).click();
    assert!(
        !page.find("#download .entries").is_visible(),
        "the menu is closed again"
    );
    page.download(ending)
}
