//! Slides in somebody's own template: what they take over, what stays behind, and what is no template.

use crate::package::{self, Parts, check, check_charts, text, unzip};
use crate::panels::study;
use crate::template::{Fault, KINDS, Make, OLD, SMALL, WIDE, file, pack, template};
use doublings::{
    assumptions::codec,
    export::{self, Stamp, Template, Trouble, scenario_in},
    i18n::{Lang, params::param_label, template as told},
    story,
    views::{Panel, Session, plain, spans, why},
};
use proptest::prelude::*;
use roxmltree::Document;

fn stamp(qr: bool) -> Stamp {
    Stamp {
        day: 20_778.0,
        page: "https://example.org/d/".to_owned(),
        qr,
    }
}

fn panels(query: &str, lang: Lang) -> Vec<Panel> {
    let study = study(query);
    let mut panels = vec![Session::default().panel(&study, lang)];
    panels.extend(study.pinned(lang));
    panels
}

/// The texts of a slide's placeholders by their kind, which is empty for a box of its own.
fn filled(parts: &Parts, path: &str) -> Vec<(String, String)> {
    let document = Document::parse(text(parts, path)).expect("XML");
    let shapes = document
        .descendants()
        .filter(|n| n.tag_name().name() == "sp");
    shapes
        .map(|shape| {
            let mark = shape.descendants().find(|n| n.tag_name().name() == "ph");
            let kind = mark.map_or("", |mark| mark.attribute("type").unwrap_or("obj"));
            let texts = shape.descendants().filter(|n| n.tag_name().name() == "t");
            let texts: Vec<&str> = texts.filter_map(|n| n.text()).collect();
            (kind.to_owned(), texts.join("\n"))
        })
        .collect()
}

/// What every presentation has to be, whatever the template: whole, with ids of its own, on the slides' size.
fn check_deck(parts: &Parts) {
    check(parts);
    check_charts(parts);
    let presentation = Document::parse(text(parts, "ppt/presentation.xml")).expect("XML");
    let ids: Vec<&str> = presentation
        .descendants()
        .filter(|n| matches!(n.tag_name().name(), "sldId" | "sldMasterId"))
        .filter_map(|n| n.attribute("id"))
        .collect();
    let once: std::collections::BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    let order: Vec<&str> = presentation
        .root_element()
        .children()
        .filter(roxmltree::Node::is_element)
        .map(|n| n.tag_name().name())
        .collect();
    let first = ["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz"];
    assert_eq!(order[..4], first);
    let size = presentation.descendants().find(|n| {
        n.has_tag_name((
            "http://schemas.openxmlformats.org/presentationml/2006/main",
            "sldSz",
        ))
    });
    let side = |name| -> f64 {
        let value = size.and_then(|n| n.attribute(name)).expect("a size");
        value.parse().expect("a number")
    };
    for path in parts.keys().filter(|p| p.starts_with("ppt/slides/slide")) {
        let slide = Document::parse(text(parts, path)).expect("XML");
        let mut shapes: Vec<&str> = slide
            .descendants()
            .filter(|n| n.tag_name().name() == "cNvPr")
            .filter_map(|n| n.attribute("id"))
            .collect();
        let count = shapes.len();
        shapes.sort_unstable();
        shapes.dedup();
        assert_eq!(shapes.len(), count, "{path}");
        let tree = slide
            .descendants()
            .find(|n| n.tag_name().name() == "spTree");
        let own = tree.expect("shapes").children().filter_map(|shape| {
            let mut inside = shape.descendants();
            inside.find(|n| n.tag_name().name() == "xfrm")
        });
        for xfrm in own.skip(1) {
            let value = |tag: &str, name: &str| -> f64 {
                let child = xfrm.children().find(|n| n.tag_name().name() == tag);
                let value = child.and_then(|n| n.attribute(name)).expect("a place");
                value.parse().expect("a number")
            };
            let (x, y) = (value("off", "x"), value("off", "y"));
            let (right, bottom) = (x + value("ext", "cx"), y + value("ext", "cy"));
            assert!(x >= 0.0 && y >= 0.0, "{path}");
            assert!(
                right <= side("cx") + 1.0 && bottom <= side("cy") + 1.0,
                "{path}: {right} {bottom}"
            );
        }
    }
}

#[test]
fn a_deck_takes_over_a_template_and_leaves_its_slides() {
    for make in [WIDE, OLD, SMALL] {
        let template = Template::read(&file(&make)).expect("a template");
        for (lang, query) in [
            (Lang::En, "dt=120&pin=code&pin=horizon;law:plateau;left:2"),
            (Lang::Ja, "view=access&pin=rules"),
        ] {
            let panels = panels(query, lang);
            let bytes = export::pptx_in(Some(&template), panels.iter(), &stamp(true));
            let parts = unzip(&bytes);
            check_deck(&parts);

            let given = unzip(&file(&make));
            for path in [
                "ppt/theme/theme1.xml",
                "ppt/slideMasters/slideMaster1.xml",
                "ppt/media/image1.png",
                "ppt/media/image 2.png",
                "ppt/tags/tag1.xml",
            ] {
                assert!(parts[path] == given[path], "{path}");
            }
            let gone = [
                "sample",
                "comment",
                "slides/slide4",
                "sectionLst",
                "Muster</a:t>",
                "ppaction",
            ];
            for (path, content) in parts.iter().filter(|(path, _)| !path.contains("Master")) {
                let content = String::from_utf8_lossy(content);
                assert!(!gone[..2].iter().any(|word| path.contains(word)), "{path}");
                let own = path.starts_with("ppt/slides/") || path.starts_with("ppt/presentation");
                assert!(
                    !own || !gone.iter().any(|word| content.contains(word)),
                    "{path}"
                );
                assert!(
                    !content.contains("ppaction") && !content.contains("custShow"),
                    "{path}"
                );
            }
            let presentation = text(&parts, "ppt/presentation.xml");
            assert!(presentation.contains("saveSubsetFonts") && presentation.contains("EFAFB233"));
            let types = text(&parts, "[Content_Types].xml");
            assert!(!types.contains("template.main"));

            let wanted = if make.has_content { 4 } else { 3 };
            for (index, panel) in panels.iter().enumerate() {
                let path = format!("ppt/slides/slide{}.xml", index + 1);
                let layout = format!("ppt/slideLayouts/slideLayout{wanted}.xml");
                let to: Vec<String> = package::targets(&parts, &path).into_values().collect();
                assert!(to.contains(&layout), "{to:?}");
                let filled = filled(&parts, &path);
                let of = |kind: &str| {
                    let mut all = filled.iter().filter(|(own, _)| own == kind);
                    all.next().map(|(_, text)| text.as_str())
                };
                let title = of("title").expect("a title");
                assert!(title.ends_with(&plain(&panel.headline)), "{title}");
                let all = filled.iter().map(|(_, text)| text.as_str());
                let all: Vec<&str> = all.collect();
                let all = all.join("\n");
                assert!(all.contains(&panel.subline));
                for line in panel.footer() {
                    assert!(all.contains(&line), "{line}");
                }
                let foot = if make.has_fields {
                    assert_eq!(of("dt"), Some("2026-11-21"));
                    assert!(of("sldNum").is_some());
                    of("ftr")
                } else {
                    assert_eq!(of("ftr"), None);
                    Some(all.as_str())
                };
                assert!(foot.is_some_and(|foot| foot.contains("Doublings 0.1.0 · 2026-11-21")));
                let slide = text(&parts, &path);
                let colors: Vec<_> = slide.matches("srgbClr val=\"").collect();
                assert_eq!(colors.len(), 2, "only the code is black on white");
                let link = stamp(false).permalink(panel).replace('&', "&amp;");
                let list = format!("ppt/slides/_rels/slide{}.xml.rels", index + 1);
                assert!(text(&parts, &list).contains(&link));
                let notes = format!("ppt/notesSlides/notesSlide{}.xml", index + 1);
                let to = package::targets(&parts, &notes);
                let to = to
                    .values()
                    .find(|to| to.contains("notesMaster"))
                    .expect("a master");
                let theme = package::targets(&parts, to);
                let theme = theme.values().next().expect("a theme");
                assert!(theme.contains("theme2") && text(&parts, theme).contains("0B1020"));
            }
            let kept = scenario_in(&bytes).expect("its scenario");
            assert_eq!(
                codec::write(&codec::parse(&kept.query).0),
                codec::write(&study(query).link)
            );
            assert!(bytes == export::pptx_in(Some(&template), panels.iter(), &stamp(true)));
        }
    }
}

#[test]
fn a_story_is_told_in_a_template_and_a_deck_of_ours_is_one_too() {
    let study = study("");
    let ours = export::pptx_of_story(&study, Lang::En, &stamp(false));
    // Ours has a place for the sources too.
    for (bytes, places) in [(file(&WIDE), 0), (ours, 2)] {
        let template = Template::read(&bytes).expect("a template");
        let deck = export::pptx_of_story_in(Some(&template), &study, Lang::En, &stamp(false));
        let parts = unzip(&deck);
        check_deck(&parts);
        let slides = parts
            .keys()
            .filter(|path| path.starts_with("ppt/slides/slide"));
        assert_eq!(slides.count(), story::SCENES);
        let filled = filled(&parts, "ppt/slides/slide1.xml");
        let bodies = filled.iter().filter(|(kind, _)| kind == "body");
        assert_eq!(bodies.count(), places);
    }
}

/// What no panel shows as its chart, such as which assumption matters, is a slide of its own.
#[test]
fn another_chart_of_a_panel_is_a_slide_in_the_template() {
    let template = Template::read(&file(&OLD)).expect("a template");
    let base = study("dt=120");
    for lang in [Lang::En, Lang::Ja] {
        let panel = Session::default().panel(&base, lang);
        let mut drivers = why::Drivers::new(&base, &panel).expect("an answer");
        while !drivers.advance() {}
        let found = drivers.found().expect("bars");
        let below = plain(&spans(&why::matters(&found, "?", lang)));
        let chart = || why::tornado_chart(&found, lang, 12);
        for own in [None, Some(&template)] {
            let deck = export::pptx_of_chart(own, &panel, ("Why", &below), &chart, &stamp(false));
            let parts = unzip(&deck);
            check_deck(&parts);
            let filled = filled(&parts, "ppt/slides/slide1.xml");
            let all: Vec<&str> = filled.iter().map(|(_, text)| text.as_str()).collect();
            assert!(all.contains(&"Why") && all.contains(&below.as_str()));
            for bar in found.bars.iter().take(12) {
                let name = param_label(lang, bar.input.key);
                let named = |text: &&str| text.starts_with(name) && **text != *name;
                assert!(all.iter().any(named), "{name}");
            }
            assert!(!text(&parts, "ppt/slides/slide1.xml").contains("srgbClr"));
        }
    }
}

/// A long title is set smaller rather than over the chart, and nothing of a scale of its own is left on a small slide.
#[test]
fn texts_are_as_large_as_their_places_and_slides() {
    let sizes = |make: &Make, path: &str| {
        let template = Template::read(&file(make)).expect("a template");
        let panels = panels("", Lang::En);
        let parts = unzip(&export::pptx_in(
            Some(&template),
            panels.iter(),
            &stamp(false),
        ));
        let document = Document::parse(text(&parts, path)).expect("XML");
        let sizes = document.descendants().filter_map(|n| n.attribute("sz"));
        let sizes: Vec<f64> = sizes.filter_map(|sz| sz.parse().ok()).collect();
        sizes
    };
    // The title of the template has 40 points.
    let title = sizes(&WIDE, "ppt/slides/slide1.xml")[0];
    assert!((1400.0..3000.0).contains(&title), "{title}");
    let most = |sizes: Vec<f64>| sizes.into_iter().fold(0.0, f64::max);
    assert_eq!(most(sizes(&WIDE, "ppt/charts/chart1.xml")), 1100.0);
    assert_eq!(most(sizes(&SMALL, "ppt/charts/chart1.xml")), 825.0);
}

fn trouble(bytes: &[u8]) -> Trouble {
    let trouble = Template::read(bytes).expect_err("no template");
    for lang in [Lang::En, Lang::Ja] {
        let words = told::trouble(lang, &trouble);
        assert!(words.len() > 20 && !words.contains('{'), "{words}");
    }
    trouble
}

/// The template with a word of one of its parts replaced.
fn with(path: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = template(&WIDE);
    let part = parts
        .iter_mut()
        .find(|part| part.0 == path)
        .expect("a part");
    let text = String::from_utf8_lossy(&part.1).into_owned();
    assert!(text.contains(from), "{path}: {from}");
    part.1 = text.replace(from, to).into_bytes();
    pack(&parts, Fault::default())
}

#[test]
fn what_is_no_template_is_named() {
    assert_eq!(trouble(b""), Trouble::NoPresentation);
    assert_eq!(trouble(b"GIF89a"), Trouble::NoPresentation);
    assert_eq!(
        trouble(&pack(&[], Fault::default())),
        Trouble::NoPresentation
    );
    let compound = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(trouble(&compound), Trouble::Old);
    let locked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
    assert_eq!(trouble(&[compound, locked].concat()), Trouble::Encrypted);
    let is_locked = Fault {
        is_locked: true,
        size: None,
    };
    assert_eq!(
        trouble(&pack(&template(&WIDE), is_locked)),
        Trouble::Encrypted
    );
    let panel = Session::default().panel(&study(""), Lang::En);
    assert_eq!(
        trouble(&export::xlsx(&panel, &stamp(false))),
        Trouble::NoPresentation
    );

    let types = "[Content_Types].xml";
    let main = "application/vnd.openxmlformats-officedocument.presentationml.template.main+xml";
    for kind in ["template", "presentation", "slideshow"] {
        let macros = format!("application/vnd.ms-powerpoint.{kind}.macroEnabled.main+xml");
        assert_eq!(trouble(&with(types, main, &macros)), Trouble::Macros);
    }
    let presentation = "ppt/_rels/presentation.xml.rels";
    assert_eq!(
        trouble(&with(presentation, "/tags\"", "/vbaProject\"")),
        Trouble::Macros
    );
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
    assert_eq!(
        trouble(&with("_rels/.rels", KINDS, strict)),
        Trouble::Strict
    );
    for (path, from, to) in [
        ("ppt/presentation.xml", "sldMasterIdLst", "sldMasterIdList"),
        (
            presentation,
            "slideMasters/slideMaster1",
            "slideMasters/slideMaster7",
        ),
        (
            "ppt/slideMasters/slideMaster1.xml",
            "sldLayoutIdLst",
            "sldLayoutIdList",
        ),
    ] {
        assert_eq!(trouble(&with(path, from, to)), Trouble::NoMaster, "{path}");
    }
    for (path, from, to) in [
        ("ppt/slideLayouts/slideLayout2.xml", "</p:spTree>", ""),
        (
            "ppt/theme/theme1.xml",
            "<a:theme ",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a:theme ",
        ),
        (
            "ppt/slideMasters/slideMaster1.xml",
            "name=\"Logo\"",
            "name=\"&logo;\"",
        ),
        // Once found by chance.
        ("ppt/presentation.xml", "<?xml version=", "<?xml \"ersion="),
    ] {
        assert_eq!(
            trouble(&with(path, from, to)),
            Trouble::Damaged(path.to_owned())
        );
    }
    // The file of a part that only samples use may be as it likes.
    assert!(Template::read(&with("ppt/slides/slide1.xml", "</p:sld>", "")).is_ok());
}

#[test]
fn what_unpacks_to_more_than_it_says_or_than_any_template_is_not_read() {
    let says = |size| {
        let fault = Fault {
            is_locked: false,
            size: Some(size),
        };
        trouble(&pack(&template(&WIDE), fault))
    };
    assert_eq!(says(1 << 30), Trouble::Bomb);
    assert_eq!(says(100_000_000), Trouble::TooLarge);
    assert_eq!(
        says(100),
        Trouble::Damaged("ppt/presentation.xml".to_owned())
    );
}

#[test]
fn a_template_without_places_still_shows_title_and_chart() {
    for (path, from, to) in [
        // No layout has a place for anything, nor has the master.
        (
            "type=\"title\"",
            "type=\"title\"",
            "type=\"pic\" idx=\"77\"",
        ),
        (
            "type=\"ctrTitle\"",
            "type=\"ctrTitle\"",
            "type=\"pic\" idx=\"78\"",
        ),
    ] {
        let mut parts = template(&WIDE);
        for part in &mut parts {
            if part.0.contains("slideLayouts/slide") || part.0.contains("slideMasters/slide") {
                let text = String::from_utf8_lossy(&part.1).into_owned();
                part.1 = text.replace(from, to).into_bytes();
            }
        }
        let template = Template::read(&pack(&parts, Fault::default())).expect(path);
        let panels = panels("view=code", Lang::En);
        let parts = unzip(&export::pptx_in(
            Some(&template),
            panels.iter(),
            &stamp(true),
        ));
        check_deck(&parts);
        let title = filled(&parts, "ppt/slides/slide1.xml");
        assert!(title[0].1.starts_with(&plain(&panels[0].headline)));
    }
}

/// The template's own parts keep their names, so those of slides give way.
#[test]
fn parts_of_slides_take_numbers_that_are_free() {
    let mut parts = template(&WIDE);
    let theme = |path: &str| path.replace("ppt/tags/tag1.xml", "ppt/charts/chart2.xml");
    for part in &mut parts {
        part.0 = theme(&part.0);
        let text = String::from_utf8_lossy(&part.1).replace("tags/tag1.xml", "charts/chart2.xml");
        if !part.0.contains("/media/") {
            part.1 = text.into_bytes();
        }
    }
    let template = Template::read(&pack(&parts, Fault::default())).expect("a template");
    let panels = panels("dt=120&pin=code", Lang::En);
    let parts = unzip(&export::pptx_in(
        Some(&template),
        panels.iter(),
        &stamp(false),
    ));
    check(&parts);
    assert!(
        parts.contains_key("ppt/charts/chart3.xml") && parts.contains_key("ppt/charts/chart4.xml")
    );
    assert!(text(&parts, "ppt/charts/chart2.xml").contains("tagLst"));
}

/// Changes of a template: a part cut off, without a stretch, with other letters, twice or gone.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let change = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        0..6_u8,
        "[<>\"&;=/a-z0-9: ]{0,6}",
    );
    let bits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..3);
    (0..3_usize, prop::collection::vec(change, 0..4), bits).prop_map(|(make, changes, bits)| {
        let mut parts = template(&[WIDE, OLD, SMALL][make]);
        for (which, place, kind, letters) in changes {
            let index = which.index(parts.len());
            let content = &mut parts[index].1;
            let at = place.index(content.len() + 1);
            match kind {
                0 => content.truncate(at),
                1 => {
                    let end = (at + letters.len()).min(content.len());
                    content.splice(at..end, letters.into_bytes());
                }
                2 => _ = content.splice(at..at, letters.into_bytes()),
                3 => _ = content.drain(at..(at + 40).min(content.len())),
                4 => {
                    let copy = parts[index].clone();
                    parts.push(copy);
                }
                _ if parts.len() > 1 => _ = parts.remove(index),
                _ => {}
            }
        }
        let mut bytes = pack(&parts, Fault::default());
        for (place, value) in bits {
            let at = place.index(bytes.len());
            bytes[at] ^= value;
        }
        bytes
    })
}

proptest! {
    /// A damaged template is refused, or the deck is whole.
    #[test]
    fn damaged_templates_do_no_harm(bytes in damaged()) {
        if let Ok(template) = Template::read(&bytes) {
            let panel = PANEL.with(Panel::clone);
            let deck = export::pptx_in(Some(&template), std::iter::once(&panel), &stamp(true));
            let parts = unzip(&deck);
            for (path, content) in &parts {
                if !matches!(path.rsplit('.').next(), Some("xml" | "rels")) {
                    continue;
                }
                let content = std::str::from_utf8(content).expect(path);
                prop_assert!(Document::parse(content).is_ok(), "{path}: {content}");
            }
            prop_assert!(scenario_in(&deck).is_some());
        } else {
            trouble(&bytes);
        }
    }
}

thread_local! {
    static PANEL: Panel = Session::default().panel(&study(""), Lang::En);
}
