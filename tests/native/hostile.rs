//! Texts that a link, a file or a message can carry and that try to become markup, formulas, links or another direction of reading:
//! in every file that leaves the page they are words, or nothing.

use std::rc::Rc;

use doublings::{
    assumptions::codec,
    evidence::points,
    export::{
        self, Stamp, kept, own,
        picture::{self, Look},
        single::{self, Opens},
    },
    i18n::{Lang, words},
    story::file,
    views::{Session, Study},
};
use roxmltree::Document;

use crate::package::{self, Parts, check, records, unzip};

const TEXTS: [&str; 22] = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' onload='alert(1)",
    "</title></svg><svg onload=alert(1)>",
    "]]><x/>",
    "<![CDATA[<x/>]]>",
    "<!--",
    "--><x/>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY y SYSTEM \"file:///etc/passwd\">]>&y;",
    "&lt;script&gt; &amp;amp; &#60;x&#62; &quot;",
    "javascript:alert(1)",
    "[x](javascript:alert(1)) https://example.org/trap data:text/html,<x>",
    "_x003C_script_x003E_ _x000D_",
    "=HYPERLINK(\"https://example.org/trap\")",
    "＝cmd|' /C calc'!A1",
    "a;=1+1;@x",
    "+1\t-1\r\n=1",
    "a\u{0}b\u{1b}[31m\u{7f}\u{85}\u{fffe}",
    "\u{202e}gnp.exe\u{202d} \u{2067}x",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)} %3Cscript%3E",
    "\\\" \\u003cscript\\u003e \u{2028}alert(1)\u{2029}",
];

/// Elements that only do harm in our files.
const FORBIDDEN: [&str; 8] = [
    "script",
    "foreignObject",
    "image",
    "img",
    "iframe",
    "use",
    "a",
    "x",
];

fn stamp() -> Stamp {
    Stamp {
        day: 20_778.0,
        page: "https://example.org/d/".to_owned(),
        qr: false,
    }
}

/// A table in which everything is called so.
fn table(column: &str, text: &str) -> String {
    let name = text.replace('"', "\"\"");
    let row = |day: &str, value: u32| format!("\"{name}\",{day},{value},,\n");
    let rows = [("2024-06-01", 10), ("2025-06-01", 30), ("2026-03-01", 60)];
    let rows: String = rows.map(|(day, value)| row(day, value)).concat();
    format!("name,date,{column},low,high\n{rows}")
}

/// What a link and a file say, where they can say something: names of points, sentences of a story, a search.
fn study(view: &str, text: &str) -> Study {
    let escaped: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let query = format!(
        "view={view}&data=mine&shares=mine&draws=100&find={escaped}&pin=code;shares:mine\
         &scene=horizon;data:mine;say:{escaped}&scene=code;shares:mine;say:{escaped}&scene=evidence;say:{escaped}"
    );
    Study {
        link: codec::parse(&query).0,
        imported: points::import(&table("minutes", text)).ok().map(Rc::new),
        shares: points::import_shares(&table("share", text))
            .ok()
            .map(Rc::new),
        ..Study::default()
    }
}

fn studies(text: &str) -> impl Iterator<Item = Study> {
    ["horizon", "code", "evidence"]
        .map(|view| study(view, text))
        .into_iter()
}

/// Neither devices nor the direction of what follows are at the mercy of a text.
fn check_line(text: &str, of: &str) {
    let turns = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let bad = |c: char| c.is_control() && !matches!(c, '\n' | '\r') || turns(c);
    assert!(!text.contains(bad), "{of:?}: {text:?}");
}

fn check_markup(markup: &str, of: &str) {
    check_line(markup, of);
    assert!(!markup.contains("<!"), "{of}");
    let document = Document::parse(markup).unwrap_or_else(|e| panic!("{of}: {e}"));
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        // Slides have a picture's frame and shapes of their own, but nothing of HTML.
        assert!(!FORBIDDEN.contains(&name), "{of}: <{name}>");
        for attribute in node.attributes() {
            assert!(
                !attribute.name().starts_with("on"),
                "{of}: {}",
                attribute.name()
            );
        }
    }
}

fn check_parts(parts: &Parts, of: &str) {
    check(parts);
    for (path, content) in parts {
        if content.starts_with(b"PK") {
            check_parts(&unzip(content), of);
            continue;
        }
        let Ok(markup) = std::str::from_utf8(content) else {
            panic!("{path}");
        };
        check_line(markup, of);
        let document = Document::parse(markup).expect("XML");
        for node in document.descendants() {
            // Ours are differences of cells and references to them.
            if path.contains("worksheets/") && node.tag_name().name() == "f" {
                let formula = node.text().unwrap_or_default();
                let is_ours = formula
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "$!'-".contains(c));
                assert!(is_ours, "{of}: {formula}");
            }
            if node.attribute("TargetMode") == Some("External") {
                let target = node.attribute("Target").expect("a target");
                let known = ["https://", "http://"]
                    .iter()
                    .any(|scheme| target.starts_with(scheme));
                let foreign = target.contains("/trap") && !target.starts_with(&stamp().page);
                assert!(known && !foreign, "{of}: {target}");
            }
        }
    }
}

fn check_csv(csv: &str, of: &str) {
    for field in records(csv).into_iter().flatten() {
        check_line(&field, of);
        let is_number = doublings::number::parse(&field).is_some();
        let pieces = field
            .split(';')
            .filter(|piece| piece.len() < field.len() || !is_number);
        for piece in pieces {
            assert!(!piece.starts_with(export::FORMULA), "{of}: {field}");
        }
    }
}

#[test]
fn a_picture_has_words_alone() {
    for text in TEXTS {
        for study in studies(text) {
            let panel = Session::default().panel(&study, Lang::En);
            let scene = picture::scene(&panel, &Look::default(), &stamp());
            check_markup(&kept::svg(&scene, &stamp().permalink(&panel)), text);
        }
    }
}

#[test]
fn slides_have_words_alone() {
    for text in TEXTS {
        for study in studies(text) {
            let panel = Session::default().panel(&study, Lang::Ja);
            check_parts(
                &unzip(&export::pptx(std::iter::once(&panel), &stamp())),
                text,
            );
        }
        let study = study("horizon", text);
        let story = unzip(&export::pptx_of_story(&study, Lang::En, &stamp()));
        check_parts(&story, text);
        // What can be said is said to the letter.
        let slide = package::text(&story, "ppt/slides/slide1.xml");
        let document = Document::parse(slide).expect("XML");
        let words: String = document.descendants().filter_map(|n| n.text()).collect();
        // Which the letters of a link may have meant otherwise.
        let said = &study.link.scenes[0].words;
        let wanted: String = said.chars().filter(|c| *c != '\u{fffe}').collect();
        let plain = |text: &str| text.split_whitespace().collect::<String>();
        assert!(plain(&words).contains(&plain(&wanted)), "{wanted}: {words}");
    }
}

#[test]
fn a_workbook_has_no_formula_and_leads_nowhere_else() {
    for text in TEXTS {
        for study in studies(text) {
            let panel = Session::default().panel(&study, Lang::En);
            check_parts(&unzip(&export::xlsx(&panel, &stamp())), text);
        }
    }
}

#[test]
fn a_table_has_no_formula() {
    for text in TEXTS {
        for study in studies(text) {
            check_csv(
                &export::csv(&Session::default().panel(&study, Lang::En)),
                text,
            );
        }
    }
}

#[test]
fn json_says_what_was_said() {
    for text in TEXTS {
        for study in studies(text) {
            let panel = Session::default().panel(&study, Lang::En);
            let json = export::json(&panel, Some(&stamp()));
            check_line(&json, text);
            let read: serde_json::Value = serde_json::from_str(&json).expect("JSON");
            assert!(read.is_object());
        }
        let scenes = study("horizon", text).link.scenes;
        let file = file::write(&scenes);
        check_line(&file, text);
        assert_eq!(file::read(&file), Ok((scenes, vec![])), "{text}");
    }
}

#[test]
fn the_page_in_one_file_keeps_link_and_points_as_words() {
    const PAGE: &str = "<meta name=\"doublings-link\" content=\"\"><p>";
    for text in TEXTS {
        let study = study("horizon", text);
        let link = codec::write(&study.link);
        let own = own::write(&study);
        for (link, own) in [(&*link, &*own), (text, text)] {
            let page = single::again(PAGE, Opens { link, own }).expect("a page");
            // Two tags with an attribute's value each, and what was there.
            assert_eq!(page.matches('<').count(), 3, "{page}");
            assert_eq!(page.matches('>').count(), 3, "{page}");
            assert_eq!(page.matches('"').count(), 8, "{page}");
        }
        let [imported, shares] = own::read(&own);
        assert_eq!(
            (imported.is_some(), shares.is_some()),
            (study.imported.is_some(), study.shares.is_some())
        );
    }
}

#[test]
fn what_cannot_be_read_is_named_in_one_plain_line() {
    for text in TEXTS {
        let escaped: String = form_urlencoded::byte_serialize(text.as_bytes()).collect();
        let bent = [
            format!("{escaped}=1"),
            format!("dt={escaped}&law={escaped}&since={escaped}"),
            format!("pin={escaped}&pin=horizon;{escaped}:1&scene={escaped}"),
            format!("embed=1&controls={escaped}&origin={escaped}&kind={escaped}"),
            escaped.clone(),
            text.to_owned(),
        ];
        for query in bent {
            let (_, mut notices) = codec::parse(&query);
            notices.extend(doublings::assumptions::embed::parse(&query).1);
            for lang in [Lang::En, Lang::Ja] {
                for notice in &notices {
                    check_line(&words::notice(lang, notice), text);
                }
            }
        }
        let name = text.replace('"', "\"\"");
        for table in [
            format!("\"{name}\"\n1\n"),
            format!("name,date,minutes\n\"{name}\",\"{name}\",\"{name}\"\n"),
            text.to_owned(),
        ] {
            for problem in points::import(&table).err().into_iter().flatten() {
                for lang in [Lang::En, Lang::Ja] {
                    check_line(&words::problem(lang, &problem), text);
                }
            }
        }
    }
}
