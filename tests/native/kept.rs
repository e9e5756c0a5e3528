//! Files keep their scenario, and no other bytes do any harm.

use crate::panels::study;
use crate::strategies;
use doublings::{
    assumptions::codec,
    evidence::EDITION,
    export::{
        self, Stamp,
        kept::{self, Kept},
        picture::{self, Look},
        scenario_in,
    },
    i18n::Lang,
    views::{Panel, Session},
};
use proptest::prelude::*;

fn stamp(page: &str) -> Stamp {
    Stamp {
        day: 20_778.0,
        page: page.to_owned(),
        qr: false,
    }
}

/// A picture of one pixel, with a chunk of its own that says how large that is.
const PIXEL: &[u8] = b"\x89\x50\x4e\x47\x0d\x0a\x1a\x0a\x00\x00\x00\x0d\x49\x48\x44\x52\x00\x00\x00\x01\x00\x00\x00\x01\x08\
    \x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\x09\x70\x48\x59\x73\x00\x00\x0b\x13\x00\x00\x0b\x13\x01\
    \x00\x9a\x9c\x18\x00\x00\x00\x0a\x49\x44\x41\x54\x78\x9c\x63\x60\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\
    \x71\x00\x00\x00\x00\x49\x45\x4e\x44\xae\x42\x60\x82";

fn files(panel: &Panel, stamp: &Stamp) -> [Vec<u8>; 4] {
    let scene = picture::scene(panel, &Look::default(), stamp);
    let link = stamp.permalink(panel);
    [
        kept::svg(&scene, &link).into_bytes(),
        kept::png(PIXEL, &scene.title, &link, 2.0),
        export::pptx(std::iter::once(panel), stamp),
        export::xlsx(panel, stamp),
    ]
}

#[test]
fn every_file_opens_its_scenario_again() {
    for query in [
        "",
        "view=code&s1=4",
        "view=branches&pin=horizon;law:plateau;left:2&pin=code&target=9600",
        "view=evidence",
    ] {
        for (lang, page) in [(Lang::En, "https://example.org/d/"), (Lang::Ja, "")] {
            let study = study(query);
            let panel = Session::default().panel(&study, lang);
            for file in files(&panel, &stamp(page)) {
                let kept = scenario_in(&file).expect(query);
                assert_eq!(kept.edition, EDITION);
                let (link, notices) = codec::parse(&kept.query);
                assert_eq!(notices, []);
                assert_eq!(codec::write(&link), codec::write(&study.link));
            }
        }
    }
}

#[test]
fn a_story_keeps_the_whole_link() {
    let study = study("dt=100&pin=horizon&pin=code");
    let kept = scenario_in(&export::pptx_of_story(&study, Lang::En, &stamp(""))).expect("a link");
    assert_eq!(kept.query, codec::write(&study.link));
}

#[test]
fn files_that_other_programs_have_saved_again_are_read() {
    // Attributes in another order and quotes, an own prefix, other escapes.
    let svg = "<svg:svg xmlns:svg='x'><metadata id='other'>a?b</metadata>\
        <metadata data-edition='2026-05-08' id='doublings-link'>\n https://example.org/?dt=120&amp;law=power </metadata></svg:svg>";
    let wanted = Kept {
        query: "dt=120&law=power".to_owned(),
        edition: "2026-05-08".to_owned(),
    };
    assert_eq!(scenario_in(svg.as_bytes()), Some(wanted));
    let panel = Session::default().panel(&study("dt=120"), Lang::En);
    let mut book = export::xlsx(&panel, &stamp(""));
    // A comment at the end of the archive.
    let at = book.len() - 2;
    book[at..].copy_from_slice(&[3, 0]);
    book.extend(b"PK\x05");
    assert!(scenario_in(&book).is_some());
}

#[test]
fn a_png_stays_a_png() {
    let title = "What if — 倍増";
    let png = kept::png(PIXEL, title, "?dt=120", 2.0);
    let mut decoder = png::Decoder::new(std::io::Cursor::new(&png));
    decoder.set_transformations(png::Transformations::IDENTITY);
    let reader = decoder.read_info().expect("a picture");
    let info = reader.info();
    let size = info.pixel_dims.expect("a size");
    assert_eq!((size.xppu, size.yppu), (7559, 7559));
    let texts: Vec<(String, String)> = info
        .utf8_text
        .iter()
        .map(|t| (t.keyword.clone(), t.get_text().expect("a text")))
        .collect();
    let own = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    assert_eq!(texts, [own("Title", title), own("Permalink", "?dt=120")]);
    let plain = &info.uncompressed_latin1_text;
    assert!(
        plain
            .iter()
            .any(|t| t.keyword == "Edition" && t.text == EDITION)
    );
    assert_eq!(kept::png(b"no picture", "", "", 1.0), b"no picture");
    // Tables and office files of others keep nothing.
    for other in [
        &b"name,date,minutes\na,2025-01-01,1\n"[..],
        PIXEL,
        b"PK\x03\x04",
        b"",
    ] {
        assert_eq!(scenario_in(other), None);
    }
}

proptest! {
        #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), start in 0..4_usize) {
        let start: &[u8] = [&b""[..], b"PK\x05\x06", b"\x89PNG\r\n\x1a\n", b"<svg><metadata id=\"doublings-link\">"][start];
        let whole = [start, &bytes].concat();
        let _ = scenario_in(&whole);
        let again = kept::png(&whole, "t", "?dt=120", 1.0);
        prop_assert!(again.len() >= whole.len() || whole.starts_with(b"\x89PNG"));
    }

    #[test]
    fn damaged_files_make_it_panic_neither(
        link in strategies::link(),
        cut in 0.0..1.0_f64,
        changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..6),
    ) {
        let text = codec::write(&link);
        let png = kept::png(PIXEL, "t", &["?", &text].concat(), 1.0);
        prop_assert_eq!(scenario_in(&png).map(|kept| kept.query), Some(text.clone()));
        let panel = Session::default().panel(&study("view=code"), Lang::En);
        for file in [png, book(&panel), kept::svg(&picture::scene(&panel, &Look::default(), &stamp("")), "?a=b").into_bytes()] {
            let place = |part: f64| (part * file.len() as f64) as usize;
            let _ = scenario_in(&file[..place(cut)]);
            let mut damaged = file.clone();
            for (at, byte) in &changes {
                damaged[place(*at)] = *byte;
            }
            let _ = scenario_in(&damaged);
        }
    }
}

/// The last part of a workbook, where its directory is, made once.
fn book(panel: &Panel) -> Vec<u8> {
    use std::sync::OnceLock;
    static BOOK: OnceLock<Vec<u8>> = OnceLock::new();
    BOOK.get_or_init(|| export::xlsx(panel, &stamp(""))).clone()
}
