//! Slides and workbooks: whole, and with the numbers of the CSV in every cell and chart.

use std::rc::Rc;

use crate::package::{Parts, cells, check, check_charts, check_numbers, records, text, unzip};
use crate::panels::study;
use doublings::{
    assumptions::codec,
    date,
    evidence::{points, sources},
    export::{self, Stamp},
    i18n::Lang,
    number,
    views::{Panel, Session, Study, plain},
};
use roxmltree::Document;

fn stamp() -> Stamp {
    Stamp {
        day: 20_778.0,
        page: "https://example.org/d/".to_owned(),
        qr: false,
    }
}

fn panels(study: &Study, lang: Lang) -> Vec<Panel> {
    let mut panels = vec![Session::default().panel(study, lang)];
    panels.extend(study.pinned(lang));
    panels
}

fn deck(panels: &[Panel]) -> Parts {
    let parts = unzip(&export::pptx(panels.iter(), &stamp()));
    check(&parts);
    parts
}

/// All text of a part, a line a paragraph.
fn words(parts: &Parts, path: &str) -> String {
    let document = Document::parse(text(parts, path)).expect("XML");
    let texts = document
        .descendants()
        .filter(|n| n.tag_name().name() == "t");
    let texts: Vec<&str> = texts.filter_map(|n| n.text()).collect();
    texts.join("\n")
}

const QUERIES: [&str; 12] = [
    "",
    "view=code",
    "view=branches",
    "dt=120&pin=horizon&pin=code&pin=horizon;law:plateau;left:2&pin=branches;until:2040",
    "law=power&d=0.7&until=2045&clock=1",
    "view=code&r=0.5&pin=code;curve:gompertz;smax:90",
    "view=branches&w1=0&w2=0&pz=2&pm=24&pin=horizon",
    // No trend, no points.
    "since=2026-12-31&pin=horizon",
    "view=code&shares=mine",
    "view=economy",
    "view=access&lc=4&pin=access;gov:20",
    "view=economy&lag=5&geniusH=2400&pin=economy;lag:1&pin=code",
];

#[test]
fn charts_show_the_numbers_of_the_csv_through_the_cells_of_their_workbooks() {
    for query in QUERIES {
        for lang in [Lang::En, Lang::Ja] {
            let study = study(query);
            let panels = panels(&study, lang);
            let parts = deck(&panels);
            let charts = check_charts(&parts);
            let drawn = panels.iter().filter(|p| {
                let numbers = p.numbers();
                !numbers.series.is_empty() || !numbers.points.is_empty()
            });
            assert_eq!(charts.len(), drawn.clone().count(), "{query}");
            for (panel, (cells, series)) in drawn.zip(&charts) {
                check_numbers(cells, &export::csv(panel));
                let curves = panel.numbers().series;
                let fan = curves.iter().any(|s| !s.quantiles.is_empty());
                assert!(*series >= curves.len() + if fan { 6 } else { 0 });
            }
        }
    }
}

#[test]
fn a_workbook_is_the_csv_with_assumptions_sources_and_differences() {
    for query in QUERIES {
        for lang in [Lang::En, Lang::Ja] {
            let panel = Session::default().panel(&study(query), lang);
            let parts = unzip(&export::xlsx(&panel, &stamp()));
            check(&parts);
            check_numbers(&cells(&parts, 1), &export::csv(&panel));
            let about: Vec<String> = cells(&parts, 2).into_values().collect();
            for (key, _) in panel.assumptions.changed() {
                let used = key.param().views.contains(&panel.view);
                assert_eq!(
                    about.contains(&key.param().name.to_owned()),
                    used,
                    "{query}"
                );
            }
            let link = format!(
                "https://example.org/d/?{}",
                codec::write(&study(query).link)
            );
            for wanted in [
                plain(&panel.headline),
                link,
                "Doublings 0.1.0 · 2026-11-21".to_owned(),
            ] {
                assert!(about.contains(&wanted), "{query}: {wanted}");
            }
            let compared = parts.contains_key("xl/worksheets/sheet3.xml");
            assert_eq!(compared, panel.differences.is_some());
        }
    }
}

#[test]
fn the_workbook_of_the_evidence_has_the_cells_of_its_csv_and_names_their_sources() {
    for (query, sheet) in [("view=evidence", 3), ("view=evidence&dt=90&pin=horizon", 4)] {
        for lang in [Lang::En, Lang::Ja] {
            let panel = Session::default().panel(&study(query), lang);
            let parts = unzip(&export::xlsx(&panel, &stamp()));
            check(&parts);
            let rows = records(&export::csv(&panel));
            let cells = |sheet| cells(&parts, sheet);
            let found = cells(sheet);
            let mut filled = 0;
            for (y, row) in rows.iter().enumerate() {
                for (x, field) in row.iter().enumerate() {
                    let whole = field.len() == 10 && (7..=10).contains(&x);
                    let wanted = match date::parse(field).filter(|_| whole) {
                        Some(day) => number::shortest(day + 25_569.0),
                        None => field.strip_prefix('\'').unwrap_or(field).to_owned(),
                    };
                    let name = format!("{}{}", char::from(b'A' + x as u8), y + 1);
                    let cell = found.get(&name).map_or("", String::as_str);
                    assert_eq!(cell, wanted, "{query} {name}");
                    filled += usize::from(!cell.is_empty());
                }
            }
            assert!(rows.len() > 100 && filled > 6 * rows.len());
            assert_eq!(
                found.values().filter(|text| !text.is_empty()).count(),
                filled
            );
            let cited: Vec<String> = cells(sheet + 1).into_values().collect();
            // The second row is the edition of the data.
            for name in rows[2..].iter().flat_map(|row| row[12].split("; ")) {
                // Nobody's spreadsheet runs a name that begins with a sign.
                let name = name.strip_prefix('\'').unwrap_or(name);
                let source = sources::all().iter().find(|s| s.short(lang) == name);
                let source = source.unwrap_or_else(|| panic!("{name} is no source"));
                for wanted in [name, &source.cite(lang), &source.url] {
                    assert!(
                        wanted.is_empty() || cited.contains(&wanted.to_owned()),
                        "{wanted}"
                    );
                }
                let linked = |row: &Vec<String>| row[12] != name || row[16] == source.url;
                assert!(rows.iter().all(linked), "{name}");
            }
        }
    }
}

#[test]
fn dates_are_dates_and_numbers_are_numbers() {
    let panel = Session::default().panel(&study("since=2024-03-01&target=480"), Lang::En);
    let parts = unzip(&export::xlsx(&panel, &stamp()));
    let document = Document::parse(text(&parts, "xl/worksheets/sheet2.xml")).expect("XML");
    let cell = |name: &str| {
        let found = document
            .descendants()
            .find(|n| n.attribute("r") == Some(name));
        let found = found.expect("a cell");
        let value = found.descendants().find(|n| n.tag_name().name() == "v");
        (found.attribute("s"), value.and_then(|v| v.text()))
    };
    let row = |key: &str| {
        let name = cells(&parts, 2).into_iter().find(|(_, text)| text == key);
        name.expect("a row").0[1..].to_owned()
    };
    // 1 March 2024, counted from 30 December 1899.
    assert_eq!(
        cell(&format!("C{}", row("since"))),
        (Some("1"), Some("45352"))
    );
    assert_eq!(cell(&format!("C{}", row("target"))), (None, Some("480")));
    let style = Document::parse(text(&parts, "xl/styles.xml")).expect("XML");
    let formats = style
        .descendants()
        .filter(|n| n.tag_name().name() == "numFmt");
    let codes: Vec<_> = formats.filter_map(|n| n.attribute("formatCode")).collect();
    assert_eq!(codes, [r"yyyy\-mm\-dd"]);
}

#[test]
fn a_deck_has_a_slide_for_what_is_shown_and_one_for_each_pin() {
    let study = study("dt=120&pin=code&pin=horizon;law:plateau;left:2");
    let panels = panels(&study, Lang::En);
    let parts = deck(&panels);
    let order = text(&parts, "ppt/presentation.xml")
        .matches("<p:sldId ")
        .count();
    assert_eq!(order, 3);
    for (index, (panel, letter)) in panels.iter().zip(["", "A: ", "B: "]).enumerate() {
        let path = format!("ppt/slides/slide{}.xml", index + 1);
        let said = words(&parts, &path);
        let headline = format!("{letter}{}", plain(&panel.headline));
        assert!(said.starts_with(&headline), "{said}");
        assert!(said.contains(&panel.subline));
        let pin = index.checked_sub(1).map(|i| study.link.pins[i]);
        let link = pin.map_or(study.link.clone(), |pin| codec::Link {
            view: pin.view,
            assumptions: pin.assumptions,
            ..codec::Link::default()
        });
        let link = format!("https://example.org/d/?{}", codec::write(&link));
        assert!(
            said.contains(&format!("Doublings 0.1.0 · 2026-11-21 · {link}")),
            "{said}"
        );
        for line in panel.footer() {
            assert!(said.contains(&line), "{line}");
        }
        let slide = Document::parse(text(&parts, &path)).expect("XML");
        let described = slide.descendants().find_map(|n| n.attribute("descr"));
        let wanted = format!("{headline} {}", panel.subline);
        assert_eq!(described, Some(wanted.as_str()));
        let notes = words(
            &parts,
            &format!("ppt/notesSlides/notesSlide{}.xml", index + 1),
        );
        for wanted in panel.changes().iter().chain([&link, &panel.footer()[0]]) {
            assert!(notes.contains(wanted.as_str()), "{notes}");
        }
    }
    assert!(words(&parts, "ppt/notesSlides/notesSlide1.xml").contains("Doubling time: 120 days"));
}

#[test]
fn the_axis_is_logarithmic_for_work_and_linear_for_shares() {
    for (query, log, ends) in [("", true, None), ("view=code", false, Some(("104", "0")))] {
        let parts = deck(&panels(&study(query), Lang::En));
        let chart = Document::parse(text(&parts, "ppt/charts/chart1.xml")).expect("XML");
        let find = |name: &'static str| {
            chart
                .descendants()
                .filter(move |n| n.tag_name().name() == name)
        };
        let base: Vec<_> = find("logBase").filter_map(|n| n.attribute("val")).collect();
        assert_eq!(base, if log { vec!["10"] } else { vec![] });
        let dates = find("numFmt").filter(|n| n.attribute("formatCode") == Some("yyyy"));
        assert_eq!(dates.count(), 1);
        let last = |name| find(name).filter_map(|n| n.attribute("val")).next_back();
        if let Some((max, min)) = ends {
            assert_eq!((last("max"), last("min")), (Some(max), Some(min)));
        }
        let intervals = find("errBars").count();
        assert_eq!(intervals, 1);
    }
}

#[test]
fn imported_names_are_texts_whatever_they_say() {
    let csv = "name,date,minutes,low,high\n\
        \"<b>&\"\"'\u{1}\u{7f}\u{9}x\",2025-01-01,10,5,20\n\
        =1+1,2025-06-01,20,,\n\
        _x0041_ 働く😀,2026-01-01,60,30,90\n";
    let data = points::import(csv).expect("a table");
    let study = Study {
        imported: Some(Rc::new(data)),
        ..study("data=mine&pin=horizon;data:mine;law:plateau")
    };
    for lang in [Lang::En, Lang::Ja] {
        let panels = panels(&study, lang);
        let parts = deck(&panels);
        for (panel, (cells, _)) in panels.iter().zip(check_charts(&parts)) {
            check_numbers(&cells, &export::csv(panel).replace(['\u{1}', '\u{7f}'], ""));
            assert_eq!(cells["B3"], "=1+1");
        }
        let book = unzip(&export::xlsx(&panels[0], &stamp()));
        check(&book);
        assert_eq!(cells(&book, 1)["B3"], "=1+1");
    }
}

#[test]
fn the_same_panel_gives_the_same_bytes() {
    let study = study("view=code&pin=horizon");
    let make = || {
        let panels = panels(&study, Lang::Ja);
        (
            export::pptx(panels.iter(), &stamp()),
            export::xlsx(&panels[0], &stamp()),
        )
    };
    assert!(make() == make());
}
