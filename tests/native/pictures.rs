//! Pictures that stand alone: what their foot says, their codes, and the PNG of the command line in an independent decoder.

#[path = "../../examples/figure/png.rs"]
mod painter;
use crate::{pdf, strategies};

use crate::{panels::panel_of, snapshot::bare};
use doublings::{
    assumptions::{presets::Preset, registry::View},
    export::{
        self, Stamp,
        picture::{Look, SHAPES},
        qr,
    },
    figure::{
        metrics,
        picture::Frame,
        scene::{Align, Layer, Rect, Scene, Shape, Text},
        theme::Theme,
    },
    i18n::Lang,
    render::svg::svg,
    views::Session,
};
use proptest::prelude::*;
use serde_json::Value;

const PAGE: &str = "https://example.org/d/";

fn stamp(qr: bool) -> Stamp {
    Stamp {
        day: 20_778.0,
        page: PAGE.to_owned(),
        qr,
    }
}

fn texts(scene: &Scene, layer: Layer) -> Vec<&Text> {
    let marks = scene.marks.iter().filter(|mark| mark.layer == layer);
    marks
        .filter_map(|mark| match &mark.shape {
            Shape::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// The light tile of the code and the dark modules in it.
fn code(scene: &Scene) -> Vec<Rect> {
    let marks = scene.marks.iter().filter(|mark| mark.layer == Layer::Code);
    marks
        .map(|mark| match &mark.shape {
            Shape::Path { points, .. } => {
                let x = points.iter().map(|p| p.x).fold(f64::INFINITY, f64::min);
                let y = points.iter().map(|p| p.y).fold(f64::INFINITY, f64::min);
                let right = points.iter().map(|p| p.x).fold(0.0, f64::max);
                let bottom = points.iter().map(|p| p.y).fold(0.0, f64::max);
                Rect::new(x, y, right - x, bottom - y)
            }
            other => panic!("a code has only modules: {other:?}"),
        })
        .collect()
}

/// What a camera's program reads in a picture in shades of grey.
fn read_code(width: usize, height: usize, grey: impl FnMut(usize, usize) -> u8) -> String {
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1, "one code");
    grids[0].decode().expect("the code can be read").1
}

/// Width, height and RGBA of a PNG.
fn decoded(bytes: &[u8]) -> (usize, usize, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
        .read_info()
        .expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("its size")];
    let info = reader.next_frame(&mut pixels).expect("whole");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    (info.width as usize, info.height as usize, pixels)
}

#[test]
fn every_picture_says_where_it_comes_from() {
    for view in doublings::assumptions::registry::View::ALL {
        for lang in [Lang::En, Lang::Ja] {
            let query = format!("view={}&target=480", view.name());
            let query = if view.name() == "code" {
                "view=code&s1=3".to_owned()
            } else {
                query
            };
            let panel = panel_of(&query, lang);
            for shape in SHAPES {
                let look = Look {
                    size: shape.size,
                    ..Look::default()
                };
                let scene = export::picture::scene(&panel, &look, &stamp(true));
                let foot: String = texts(&scene, Layer::Footer)
                    .iter()
                    .map(|text| text.content.as_str())
                    .collect();
                let link = stamp(false).permalink(&panel);
                for part in [link.as_str(), "2026-11-21", env!("CARGO_PKG_VERSION")] {
                    assert!(foot.contains(part), "{} {query}: {foot}", shape.name);
                }
                let tile = code(&scene)[0];
                let (width, height) = shape.size;
                assert!(Rect::new(0.0, 0.0, width, height).encloses(&tile));
            }
        }
    }
}

#[test]
fn only_what_is_asked_for_is_transparent_or_has_a_code() {
    let panel = panel_of("", Lang::En);
    let plain = export::picture::scene(&panel, &Look::default(), &stamp(false));
    assert!(code(&plain).is_empty());
    assert!(plain.marks.iter().any(|m| m.layer == Layer::Backdrop));
    let look = Look {
        transparent: true,
        theme: Theme::dark(),
        ..Look::default()
    };
    let bare = export::picture::scene(&panel, &look, &stamp(false));
    assert!(!bare.marks.iter().any(|m| m.layer == Layer::Backdrop));
}

#[test]
fn a_reader_finds_the_permalink_in_the_code_of_the_painted_picture() {
    for (query, dark, scale) in [
        ("dt=150", false, 1.0),
        ("view=branches&target=480", true, 2.0),
    ] {
        let panel = panel_of(query, Lang::En);
        let look = Look {
            theme: if dark { Theme::dark() } else { Theme::light() },
            ..Look::default()
        };
        let stamp = stamp(true);
        let text = svg(&export::picture::scene(&panel, &look, &stamp));
        let bytes = painter::png(&text, look.size, scale).expect("fonts");
        let (width, height, pixels) = decoded(&bytes);
        assert_eq!(
            (width, height),
            ((1280.0 * scale) as usize, (720.0 * scale) as usize)
        );
        let read = read_code(width, height, |x, y| pixels[4 * (y * width + x)]);
        assert_eq!(read, stamp.permalink(&panel));
    }
}

#[test]
fn japanese_is_painted_and_a_transparent_picture_has_no_background() {
    let panel = panel_of("view=code", Lang::Ja);
    let look = Look {
        transparent: true,
        ..Look::default()
    };
    let text = svg(&export::picture::scene(&panel, &look, &stamp(false)));
    let (width, _, pixels) = decoded(&painter::png(&text, look.size, 1.0).expect("fonts"));
    assert_eq!(pixels[3], 0, "the corner");
    // The headline: its rows have ink, and not only at their beginning.
    let inked = |x: usize| (10..40).any(|y| pixels[4 * (y * width + x) + 3] > 128);
    let columns = (0..600).filter(|x| inked(*x)).count();
    assert!(columns > 300, "{columns}");
}

#[test]
fn missing_characters_and_giants_are_refused_in_words() {
    let private = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">&#xF1234;</text></svg>"#;
    let error = painter::png(private, (9.0, 9.0), 1.0).unwrap_err();
    assert!(
        error.contains("no font") && error.contains('\u{f1234}'),
        "{error}"
    );
    let error = painter::png(private, (8000.0, 8000.0), 8.0).unwrap_err();
    assert!(error.contains("64000 x 64000"), "{error}");
}

#[test]
fn slides_have_the_code_as_a_shape_of_their_own() {
    let panel = panel_of("dt=150", Lang::En);
    let with = export::pptx(std::iter::once(&panel), &stamp(true));
    let without = export::pptx(std::iter::once(&panel), &stamp(false));
    assert!(with.len() > without.len());
}

#[test]
fn the_json_says_when_and_where_only_if_it_is_told() {
    let panel = panel_of("view=code&s1=3&pin=horizon", Lang::En);
    let read = |text: String| -> Value { serde_json::from_str(&text).expect("JSON") };
    let bare = read(export::json(&panel, None));
    let mut stamped = read(export::json(&panel, Some(&stamp(false))));
    assert_eq!(stamped["date"], "2026-11-21");
    assert_eq!(stamped["permalink"], stamp(false).permalink(&panel));
    assert_eq!(stamped["model"], env!("CARGO_PKG_VERSION"));
    let sources = stamped["sources"].as_array().expect("sources");
    assert!(sources.iter().any(|s| {
        s.as_str()
            .is_some_and(|s| s.contains("When AI Builds Itself"))
    }));
    assert_eq!(
        stamped["basis"].as_array().map(Vec::len),
        Some(panel.footer().len())
    );
    assert_eq!(
        stamped["data"].as_array().map(Vec::len),
        Some(panel.numbers().points.len())
    );
    let object = stamped.as_object_mut().expect("an object");
    object.remove("date");
    object.remove("permalink");
    assert_eq!(stamped, bare);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// No shape and no link makes the foot leave the picture or lie under its code, not even in a font that is wider by 6%, and a link that is shown whole is the right one.
    #[test]
    fn the_foot_keeps_clear_of_the_code(
        study in strategies::study(),
        shape in 0..SHAPES.len(),
        ja in any::<bool>(),
    ) {
        let lang = if ja { Lang::Ja } else { Lang::En };
        let panel = Session::default().panel(&study, lang);
        let look = Look { size: SHAPES[shape].size, ..Look::default() };
        let stamp = stamp(true);
        let link = stamp.permalink(&panel);
        let scene = export::picture::scene(&panel, &look, &stamp);
        let modules = code(&scene);
        prop_assert_eq!(modules.is_empty(), link.len() > qr::MOST_BYTES, "{}", link.len());
        let frame = Rect::new(0.0, 0.0, scene.width, scene.height);
        let foot = texts(&scene, Layer::Footer);
        for text in &foot {
            prop_assert_eq!(text.align, Align::Start);
            let size = text.size;
            let extent = Rect::new(
                text.at.x,
                text.at.y - metrics::ascent(size),
                1.06 * metrics::width(&text.content, size, text.bold),
                metrics::ascent(size) + metrics::descent(size),
            );
            prop_assert!(frame.inflate(1.0).encloses(&extent), "{}", text.content);
            if let Some(tile) = modules.first() {
                prop_assert!(frame.encloses(tile));
                prop_assert!(!tile.intersects(&extent), "{}", text.content);
            }
        }
        let words: String = foot.iter().map(|text| text.content.as_str()).collect();
        prop_assert!(words.contains(&link) || words.ends_with('…'), "{link} is not in {words}");
    }

    /// What a reader finds in a code is the text that went in.
    #[test]
    fn codes_are_read_back(text in "[ -~]{1,400}") {
        let qr = qr::encode(&text).expect("short enough");
        let side = qr.modules() * 4;
        let rows = qr.rows();
        let dark = |x: usize, y: usize| {
            let (x, y) = (x as f64 / 4.0 + 0.1, y as f64 / 4.0 + 0.1);
            rows.iter().any(|r| x > r.x && x < r.right() && y > r.y && y < r.bottom())
        };
        let read = read_code(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
        prop_assert_eq!(read, text);
    }
}

/// The streams of a PDF, inflated.
fn streams(pdf: &[u8]) -> Vec<Vec<u8>> {
    let find = |from: usize, what: &[u8]| {
        let rest = &pdf[from..];
        rest.windows(what.len()).position(|bytes| bytes == what)
    };
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(begin) = find(at, b"stream\n") {
        let begin = at + begin + 7;
        let end = begin + find(begin, b"endstream").expect("the end of a stream");
        all.extend(miniz_oxide::inflate::decompress_to_vec_zlib(
            &pdf[begin..end],
        ));
        at = end + 9;
    }
    all
}

#[test]
fn a_pdf_has_vectors_and_texts_and_says_what_it_shows() {
    for (query, lang) in [("dt=120", Lang::En), ("view=code", Lang::Ja)] {
        let panel = panel_of(query, lang);
        let mut scene = export::picture::scene(&panel, &Look::default(), &stamp(true));
        let link = stamp(true).permalink(&panel);
        let pdf = pdf::pdf(&scene, &link).expect("fonts");
        assert!(pdf.starts_with(b"%PDF-"));
        let plain = String::from_utf8_lossy(&pdf);
        assert_eq!(plain.matches("/Type/Page/").count(), 1);
        assert!(plain.contains("/MediaBox[0 0 960 540]"));
        for part in [
            "/StructTreeRoot",
            "/S/Figure",
            "/Alt",
            "/ToUnicode",
            "/FontFile",
        ] {
            assert!(plain.contains(part), "{part}");
        }
        assert!(!plain.contains("/Subtype/Image"));
        assert!(
            plain.contains(&format!("({link})")),
            "a press leads to the link"
        );

        let streams = streams(&pdf);
        let texts: Vec<&Text> = scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text(text) => Some(text),
                _ => None,
            })
            .collect();
        let content: String = streams
            .iter()
            .map(|s| String::from_utf8_lossy(s))
            .filter(|s| s.starts_with("/Artifact BMC"))
            .collect();
        // Each text is one piece of what is read; halos are none.
        assert_eq!(content.matches("/Span<</MCID ").count(), texts.len());
        assert!(content.matches("]TJ").count() >= texts.len());
        // Glyphs are told as characters.
        let maps: String = streams
            .iter()
            .map(|s| String::from_utf8_lossy(s))
            .filter(|s| s.contains("beginbfchar") || s.contains("beginbfrange"))
            .collect();
        let letters = texts.iter().flat_map(|text| text.content.chars());
        // Spaces of several kinds share a glyph.
        for c in letters.filter(|c| !c.is_whitespace()) {
            let code = format!("{:04X}", c as u32);
            assert!(maps.to_uppercase().contains(&code), "{c}");
        }
        scene.marks.push(doublings::figure::scene::Mark {
            layer: Layer::Label,
            shape: Shape::Text(Text {
                content: "\u{f1234}".to_owned(),
                ..texts[0].clone()
            }),
        });
        let error = pdf::pdf(&scene, &link).unwrap_err();
        assert!(error.contains("no font"), "{error}");
    }
}

#[test]
fn an_exported_svg_names_its_layers_once_and_reads_no_text_twice() {
    let panel = panel_of("pin=horizon;dt:90", Lang::En);
    let scene = export::picture::scene(&panel, &Look::default(), &stamp(true));
    let svg = export::kept::svg(&scene, &stamp(true).permalink(&panel));
    let document = roxmltree::Document::parse(&svg).expect("XML");
    let ids: Vec<&str> = document
        .descendants()
        .filter_map(|node| node.attribute("id"))
        .collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    for layer in [
        "grid", "fan", "curve", "data", "axis", "title", "footer", "code",
    ] {
        assert!(ids.contains(&layer), "{layer} in {ids:?}");
    }
    let texts = document
        .descendants()
        .filter(|node| node.has_tag_name("text"));
    let read = texts.filter(|node| node.attribute("aria-hidden").is_none());
    let words = scene
        .marks
        .iter()
        .filter(|mark| matches!(mark.shape, Shape::Text(_)));
    assert_eq!(read.count(), words.count());
}

#[test]
fn on_a_phone_no_source_and_no_assumption_is_cut_off() {
    for lang in [Lang::En, Lang::Ja] {
        for preset in Preset::ALL {
            let view = preset.view();
            let query = ["view=", view.name(), "&", preset.query()].concat();
            let panel = panel_of(query.trim_end_matches('&'), lang);
            // As style/layout.css and style/room.css have it at 390x844.
            let height = match view {
                View::Evidence | View::Rules => 505.0,
                _ => 388.0,
            };
            let frame = Frame {
                theme: Theme::light().on_screen(),
                ..bare((360.0, height))
            };
            let scene = panel.picture(&frame).scene;
            let foot = texts(&scene, Layer::Footer);
            assert!(!foot.is_empty(), "{query}");
            let cut = foot.iter().find(|text| text.content.ends_with('…'));
            assert!(cut.is_none(), "{query}: {cut:?}");
        }
    }
}

/// Browsers draw the foot in fonts of their own, of which some are wider than those that measure it.
#[test]
fn the_foot_stays_on_the_card_in_a_font_that_is_wider_by_six_per_cent() {
    let both = [Lang::En, Lang::Ja].into_iter();
    for (lang, view) in both.flat_map(|lang| View::ALL.iter().map(move |view| (lang, view))) {
        let panel = panel_of(&["view=", view.name()].concat(), lang);
        for size in [
            (342.0, 505.0),
            (360.0, 388.0),
            (740.0, 424.0),
            (870.0, 454.0),
        ] {
            let frame = Frame {
                theme: Theme::light().on_screen(),
                ..bare(size)
            };
            let scene = panel.picture(&frame).scene;
            for text in texts(&scene, Layer::Footer) {
                let wide = metrics::width(&text.content, text.size, text.bold);
                assert!(
                    text.at.x + 1.06 * wide <= size.0,
                    "{size:?}: {}",
                    text.content
                );
            }
        }
    }
}
