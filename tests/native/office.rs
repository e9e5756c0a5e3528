//! Slides and workbooks: whole, and with the numbers of the CSV in every cell and chart.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::package::{
    self, Cells, Parts, cells, check, check_charts, check_numbers, records, text, unzip,
};
use crate::panels::study;
use doublings::{
    assumptions::codec,
    date,
    evidence::{points, sources},
    export::{self, Stamp},
    figure::{
        picture::Frame,
        scene::{Layer, Shape},
        theme::Theme,
    },
    i18n::Lang,
    number, story,
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

const QUERIES: [&str; 14] = [
    "",
    "bands=all",
    "view=branches&bands=all",
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

/// The sheet behind a chart by the heads of its columns; the numbers of its rows as they stand.
fn columns(cells: &Cells) -> BTreeMap<String, Vec<Option<f64>>> {
    let name = |at: usize| {
        let own = char::from(b'A' + (at % 26) as u8);
        match at / 26 {
            0 => own.to_string(),
            more => format!("{}{own}", char::from(b'A' + more as u8 - 1)),
        }
    };
    let rows = (2..10_000)
        .take_while(|row| cells.contains_key(&format!("A{row}")))
        .count();
    let heads = (0..).map_while(|at| Some((at, cells.get(&format!("{}1", name(at)))?)));
    let column = |at: usize| {
        let cell = |row| cells.get(&format!("{}{row}", name(at)));
        let numbers = (2..rows + 2).map(|row| cell(row).and_then(|text| text.parse().ok()));
        numbers.collect()
    };
    heads.map(|(at, head)| (head.clone(), column(at))).collect()
}

/// What each slide draws natively: its number, the sheet behind it, how many series it has.
fn native(parts: &Parts) -> Vec<(usize, Cells, usize)> {
    let numbers = parts.keys().filter_map(|path| {
        let number = path
            .strip_prefix("ppt/charts/chart")?
            .strip_suffix(".xml")?;
        number.parse().ok()
    });
    let mut numbers: Vec<usize> = numbers.collect();
    numbers.sort_by_key(ToString::to_string);
    let charts = check_charts(parts);
    assert_eq!(charts.len(), numbers.len());
    let all = numbers.into_iter().zip(charts);
    all.map(|(number, (cells, series))| (number, cells, series))
        .collect()
}

#[test]
fn charts_show_the_numbers_of_the_csv_through_the_cells_of_their_workbooks() {
    for query in QUERIES {
        for lang in [Lang::En, Lang::Ja] {
            let panels = panels(&study(query), lang);
            let parts = deck(&panels);
            for (number, cells, _) in native(&parts) {
                let panel = &panels[number - 1];
                let table = columns(&cells);
                let days = &table[if lang == Lang::En { "date" } else { "日付" }];
                let numbers = panel.numbers();
                let Some(first) = numbers.series.first() else {
                    continue;
                };
                let scale = if first.unit == "minutes" { 60.0 } else { 1.0 };
                let all = [
                    ("2.5%", 0),
                    ("10%", 1),
                    ("25%", 2),
                    ("75%", 4),
                    ("90%", 5),
                    ("97.5%", 6),
                ];
                let one = &all[1..5];
                let heads = if query.contains("bands=all") {
                    &all[..]
                } else {
                    &[one[0], one[3]][..]
                };
                let mut compared = 0;
                for (index, quantiles) in first.quantiles.iter().enumerate() {
                    let day = date::Civil::from_days(first.dates[index]).days() + 25_569.0;
                    let row = days.iter().position(|d| *d == Some(day));
                    let Some(row) = row else { continue };
                    for (head, k) in heads {
                        let Some(found) = table[*head][row] else {
                            continue;
                        };
                        let wanted = quantiles[*k] / scale;
                        assert!(
                            (found / wanted - 1.0).abs() < 1e-9 || (found - wanted).abs() < 1e-9,
                            "{query} {head}: {found} and {wanted}"
                        );
                        compared += 1;
                    }
                }
                assert!(
                    first.quantiles.is_empty() || compared > 60,
                    "{query}: {compared}"
                );
            }
        }
    }
}

#[test]
fn stacked_areas_end_at_the_quantiles() {
    let one = [("below the bands", "10%"), ("8 in 10 simulations", "90%")];
    let next = [("below the bands", "10%"), ("next record, 8 in 10", "90%")];
    let all = [
        ("below the bands", "2.5%"),
        ("95% of simulations", "10%"),
        ("80% of simulations", "25%"),
        ("50% of simulations", "75%"),
        ("80% of simulations 2", "90%"),
        ("95% of simulations 2", "97.5%"),
    ];
    for (query, stack) in [
        ("", &next[..]),
        ("view=code&bands=all", &all),
        ("view=branches&until=2045", &one),
        ("view=branches&until=2045&bands=all", &all),
        ("law=power&d=0.7&until=2045&fan=trend&bands=all", &all),
    ] {
        let parts = deck(&panels(&study(query), Lang::En));
        let (_, cells, _) = &native(&parts)[0];
        let table = columns(cells);
        let rows = table["date"].len();
        let mut compared = 0;
        (0..rows).for_each(|row| {
            let mut sum = 0.0;
            for (part, edge) in stack {
                let Some(part) = table[*part][row] else {
                    return;
                };
                sum += part;
                // What goes beyond all measure ends above the chart.
                let Some(edge) = table[*edge][row].filter(|edge| (1e-6..1e6).contains(edge)) else {
                    continue;
                };
                assert!((sum / edge - 1.0).abs() < 1e-6, "{query}: {sum} and {edge}");
                compared += 1;
            }
        });
        assert!(compared > rows, "{query}: {compared} of {rows} rows");
    }
}

#[test]
fn a_slide_shows_the_chart_of_the_page() {
    for (query, is_native) in [
        ("", true),
        ("view=code", true),
        ("view=branches", true),
        ("view=economy", true),
        ("view=access", false),
        ("view=rules", false),
    ] {
        let panel = Session::default().panel(&study(query), Lang::En);
        let parts = deck(std::slice::from_ref(&panel));
        assert_eq!(
            parts.contains_key("ppt/charts/chart1.xml"),
            is_native,
            "{query}"
        );
        if !is_native {
            let frame = Frame {
                width: 1200.0,
                height: 450.0,
                theme: Theme::light(),
                title: false,
            };
            let said = words(&parts, "ppt/slides/slide1.xml");
            let slide = text(&parts, "ppt/slides/slide1.xml");
            let mut drawn = 0;
            for mark in &panel.picture(&frame).scene.marks {
                if mark.layer == Layer::Backdrop || mark.layer == Layer::Footer {
                    continue;
                }
                drawn += 1;
                if let Shape::Text(text) = &mark.shape
                    && mark.layer != Layer::Label
                {
                    assert!(said.contains(&text.content), "{query}: {}", text.content);
                }
            }
            let shapes = slide.matches("<p:sp>").count();
            assert!(
                shapes + 20 > drawn && drawn > 20,
                "{query}: {shapes} of {drawn}"
            );
        }
    }
}

/// A slide that moves into another presentation takes over its colours: nothing but what no theme has is written as itself.
#[test]
fn slides_take_their_colours_from_the_theme() {
    for query in QUERIES
        .iter()
        .chain(&["view=rules", "view=queues", "view=evidence"])
    {
        let parts = deck(&panels(&study(query), Lang::En));
        for (path, _) in parts.iter().filter(|(path, _)| {
            path.starts_with("ppt/slides/slide") || path.starts_with("ppt/charts/chart")
        }) {
            assert!(!text(&parts, path).contains("srgbClr"), "{query}: {path}");
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
            let compared = package::sheet(&parts, ["Comparison", "比較"]);
            assert_eq!(compared.is_some(), panel.differences.is_some());
            let dated = package::sheet(&parts, ["Milestones", "到達時期"]);
            let any = !panel.numbers().milestones.is_empty()
                || panel.pins.iter().any(|pin| !pin.milestones().0.is_empty());
            assert_eq!(dated.is_some(), any, "{query}");
            let drawn = package::sheet(&parts, ["Chart", "グラフ"]).is_some();
            assert_eq!(check_charts(&parts).len(), usize::from(drawn));
            let tables = package::check_tables(&parts);
            assert!(tables.contains(&"Assumptions".to_owned()), "{tables:?}");
        }
    }
}

#[test]
fn the_workbook_of_the_evidence_has_the_cells_of_its_csv_and_names_their_sources() {
    for query in ["view=evidence", "view=evidence&dt=90&pin=horizon"] {
        for lang in [Lang::En, Lang::Ja] {
            let panel = Session::default().panel(&study(query), lang);
            let parts = unzip(&export::xlsx(&panel, &stamp()));
            check(&parts);
            package::check_tables(&parts);
            let sheet = package::sheet(&parts, ["Evidence", "根拠"]).expect("a sheet");
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
    assert_eq!(
        codes,
        [r"yyyy\-mm\-dd", "[>=1000]#,##0;[>=0.01]0.00;General"]
    );
}

#[test]
fn milestones_have_true_dates_and_pins_columns_of_their_own() {
    let panel = Session::default().panel(&study("dt=120&pin=horizon;law:plateau;left:2"), Lang::En);
    let parts = unzip(&export::xlsx(&panel, &stamp()));
    let sheet = |name| package::sheet(&parts, [name; 2]).expect("a sheet");
    let dated = cells(&parts, sheet("Milestones"));
    let (all, day) = (panel.numbers().milestones, |day: f64| {
        let whole = date::Civil::from_days(day).days() + 25_569.0;
        day.is_finite().then(|| number::shortest(whole))
    });
    for (index, m) in all.iter().chain(panel.pins[0].milestones().0).enumerate() {
        let cell = |column: char| dated.get(&format!("{column}{}", index + 2));
        assert_eq!(
            cell('A').expect("a scenario") == "Shown now",
            index < all.len()
        );
        assert_eq!(cell('C').map(String::as_str), Some(m.key));
        for (column, quantile) in [('F', m.p10), ('G', m.p50), ('H', m.p90)] {
            assert_eq!(cell(column), day(quantile).as_ref(), "{}", m.key);
        }
        assert_eq!(cell('I'), Some(&number::shortest(m.never)));
    }
    let compared = cells(&parts, sheet("Comparison"));
    assert!(compared.values().all(|cell| !cell.contains('\n')));
    assert!(
        compared["E1"].starts_with("A: Plateau"),
        "{}",
        compared["E1"]
    );
    let row = |label: &str| {
        let name = compared.iter().find(|(_, text)| *text == label);
        name.expect(label).0[1..].to_owned()
    };
    let doubling = row("Doubling time");
    assert_eq!(compared[&format!("D{doubling}")], "120");
    let week = row("1 work-week, median");
    let m = all.iter().find(|m| m.key == "target").expect("a target");
    assert_eq!(compared.get(&format!("D{week}")), day(m.p50).as_ref());
    let names = package::check_tables(&parts);
    assert_eq!(
        names,
        ["Numbers", "Assumptions", "Milestones", "Comparison"]
    );
    let book = text(&parts, "xl/workbook.xml");
    assert!(book.contains("_xlnm.Print_Area") && book.contains("'Numbers'!$1:$1"));
}

#[test]
fn what_is_an_address_leads_there_unless_a_person_has_imported_it() {
    let csv = "name,date,minutes\nhttps://example.org/trap,2025-01-01,10\n\
        b,2025-06-01,20\nc,2026-01-01,60\n";
    let data = points::import(csv).expect("a table");
    let study = Study {
        imported: Some(Rc::new(data)),
        ..study("data=mine")
    };
    let panel = Session::default().panel(&study, Lang::En);
    let parts = unzip(&export::xlsx(&panel, &stamp()));
    let links = text(&parts, "xl/worksheets/_rels/sheet2.xml.rels");
    assert!(
        links.contains("https://example.org/d/?v=2&amp;view=horizon&amp;data=mine"),
        "{links}"
    );
    assert!(!parts.values().any(|part| {
        let part = String::from_utf8_lossy(part);
        part.contains("TargetMode") && part.contains("trap")
    }));
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
        let pin = index.checked_sub(1).map(|i| &study.link.pins[i]);
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
fn a_story_becomes_a_slide_for_each_scene() {
    for (query, count) in [
        ("", story::SCENES),
        ("dt=100", story::SCENES + 1),
        ("dt=100&pin=horizon&pin=code", 3),
    ] {
        for lang in [Lang::En, Lang::Ja] {
            let study = study(query);
            let parts = unzip(&export::pptx_of_story(&study, lang, &stamp()));
            check(&parts);
            check_charts(&parts);
            let told = story::slides::slides(&study);
            assert_eq!(told.len(), count);
            for (index, slide) in told.iter().enumerate() {
                let panel = Session::default().panel(&slide.study, lang);
                let mut title = slide.words(&panel, lang);
                if title.is_empty() {
                    title = plain(&panel.headline);
                }
                let said = words(&parts, &format!("ppt/slides/slide{}.xml", index + 1));
                assert!(said.starts_with(&title), "{title}: {said}");
            }
        }
    }
}

#[test]
fn the_axis_is_logarithmic_for_work_and_linear_for_shares() {
    for (query, log, ends) in [("", true, None), ("view=code", false, Some(("100", "0")))] {
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
        let own = find("errValType").filter(|n| n.attribute("val") == Some("cust"));
        assert_eq!(own.count(), 1);
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
        for (_, cells, _) in native(&parts) {
            for name in ["=1+1", "<b>&\"'", "_x0041_ 働く😀"] {
                assert!(cells.values().any(|cell| cell.starts_with(name)), "{name}");
            }
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
