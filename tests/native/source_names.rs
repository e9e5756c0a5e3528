//! A reader never meets the id of a source: whatever is shown or saved names who wrote it and when.

use doublings::{
    assumptions::{
        codec::{self, Notice},
        evidence_filter::SOURCES,
        presets::Preset,
        registry::{REGISTRY, View},
    },
    evidence::sources,
    export::{self, Stamp, picture::Look},
    figure::theme::Theme,
    i18n::{
        Lang,
        params::{choice_label, param_help, param_label},
        words,
    },
    render::svg::svg,
    story::{self, file},
    views::{
        Panel, Paragraph, Session, Study, Table,
        evidence::{consequences, rows},
        plain,
    },
};

use crate::{package, panels, snapshot};

const LANGS: [Lang; 2] = [Lang::En, Lang::Ja];

/// Where a text has the id of a source: one of the documents' (`S1` to `S5`), or one with a dot in it (`metr.paper`).
fn met(text: &str) -> Option<&str> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let dotted = sources::all().iter().map(|source| source.id.as_str());
    let mut ids: Vec<&str> = dotted.filter(|id| id.contains('.')).collect();
    ids.extend(["S1", "S2", "S3", "S4", "S5"]);
    let all = ids.into_iter().flat_map(|id| text.match_indices(id));
    let mut all = all.filter(|(at, id)| {
        let (before, after) = (&text[..*at], &text[at + id.len()..]);
        !before.ends_with(word) && !after.starts_with(word)
    });
    all.next().map(|(at, _)| {
        let end = text.len().min(at + 60);
        let end = (end..=text.len()).find(|end| text.is_char_boundary(*end));
        &text[at..end.unwrap_or(text.len())]
    })
}

#[track_caller]
fn check(what: &str, text: &str) {
    assert_eq!(met(text), None, "{what}");
}

fn check_table(what: &str, table: &Table) {
    check(what, &table.caption);
    for cell in table.head.iter().chain(table.rows.iter().flatten()) {
        check(what, cell);
        // An id that is a word like any other, where it stands alone.
        let alone = sources::get(cell).map(|source| &source.id);
        assert_eq!(alone, None, "{what}");
    }
}

fn check_panel(what: &str, panel: &Panel) {
    let mut all = vec![plain(&panel.headline), panel.subline.clone()];
    all.extend(panel.notes.iter().cloned());
    all.extend(panel.remarks.iter().map(|(_, text)| text.clone()));
    all.extend(panel.footer());
    all.extend(panel.sources());
    let credits = panel.credits().iter().filter_map(|id| sources::get(id));
    all.extend(credits.map(|source| source.short(panel.lang)));
    all.extend(panel.changes());
    let assumed = panel.assumed().into_iter();
    all.extend(assumed.map(|(name, value, _)| [name, " ", &value].concat()));
    for tile in &panel.milestones {
        all.extend([&tile.label, &tile.date, &tile.range, &tile.detail].map(String::clone));
    }
    for paragraph in &panel.details().method {
        let (Paragraph::Text(text) | Paragraph::Math(text) | Paragraph::Source(text)) = paragraph;
        all.push(text.clone());
    }
    for size in [snapshot::SLIDE, snapshot::PHONE] {
        let picture = panel.picture(&snapshot::bare(size));
        all.push(svg(&picture.scene));
        for index in 0..picture.stops() {
            let readout = picture.stop(index).expect("a readout for each stop");
            all.push(readout.title);
            all.extend(readout.lines);
        }
    }
    for (index, side) in panel.side_charts.iter().enumerate() {
        all.extend([side.title.clone(), plain(&side.text)]);
        let picture = panel.side_picture(index, &snapshot::bare(snapshot::SLIDE));
        all.extend(picture.map(|picture| svg(&picture.scene)));
        if let Some(table) = &side.table {
            check_table(what, table);
        }
    }
    for text in all {
        check(what, &text);
    }
    let details = panel.details();
    check_table(what, &details.table);
    check_table(what, &details.points);
    for table in panel.comparison.iter().chain(&panel.differences) {
        check_table(what, table);
    }
}

fn panel_of(view: View, query: &str, lang: Lang) -> Panel {
    let query = ["view=", view.name(), "&draws=100&", query].concat();
    panels::panel_of(query.trim_end_matches('&'), lang)
}

#[test]
fn the_search_finds_ids_and_nothing_else() {
    for text in [
        "S1の読みでは",
        "(S5)",
        "as S4 says",
        "metr.paper",
        "出典：S2・S5",
    ] {
        assert!(met(text).is_some(), "{text}");
    }
    for text in ["IS1", "S12", "s1", "GPT-S", "metr.org", "S-curve", "$S1"] {
        assert_eq!(met(text), None);
    }
}

#[test]
fn no_view_shows_the_id_of_a_source() {
    for preset in Preset::ALL {
        for lang in LANGS {
            let panel = panel_of(preset.view(), preset.query(), lang);
            check_panel(preset.query(), &panel);
            check("preset", words::preset_label(lang, *preset));
        }
    }
    for (view, query) in [
        (View::Horizon, "data=quoted"),
        (View::Horizon, "rel=80&law=power&asof=2026-03-01"),
        (View::Queues, "found=2000"),
        (View::Branches, "pin=branches;w1:100;w2:0;w3:0&pin=branches"),
    ] {
        for lang in LANGS {
            check_panel(query, &panel_of(view, query, lang));
        }
    }
}

#[test]
fn controls_name_their_sources() {
    for lang in LANGS {
        for param in REGISTRY {
            let key = param.key;
            check(param.name, param_label(lang, key));
            check(param.name, param_help(lang, key));
            check(param.name, &words::origin(lang, key));
            for index in 0..doublings::i18n::params::words(key).choices.len() {
                check(param.name, choice_label(lang, key, index));
            }
            let notice = Notice::BadValue {
                key: param.name,
                text: "up".to_owned(),
            };
            check(param.name, &words::notice(lang, &notice));
        }
    }
    check("the page's own texts", include_str!("../../src/i18n/ui.rs"));
}

#[test]
fn the_evidence_names_its_sources() {
    for lang in LANGS {
        let all = rows::all(lang);
        check_table("rows", &rows::table(&all, lang));
        for critic in all.iter().flat_map(rows::Row::critics) {
            check("critic", critic.text(lang));
        }
        for consequence in consequences::ALL {
            check(consequence.key, consequence.text(lang));
            check(consequence.key, consequence.name(lang));
        }
        for id in SOURCES {
            let source = sources::get(id).expect("a source");
            for text in [source.cite(lang), source.short(lang), source.named(lang)] {
                check(id, &text);
            }
        }
    }
}

#[test]
fn no_file_has_the_id_of_a_source() {
    let stamp = Stamp {
        day: 20_778.0,
        page: "https://example.org/".to_owned(),
        qr: false,
    };
    for view in View::ALL {
        for lang in LANGS {
            let panel = panel_of(*view, "", lang);
            let name = view.name();
            let scene = export::picture::scene(&panel, &Look::default(), &stamp);
            check(name, &svg(&scene));
            check(name, &export::csv(&panel));
            check(name, &export::json(&panel, Some(&stamp)));
            for file in [
                export::xlsx(&panel, &stamp),
                export::pptx(std::iter::once(&panel), &stamp),
            ] {
                check_parts(name, &package::unzip(&file));
            }
        }
    }
    for lang in LANGS {
        let told: Vec<_> = (0..story::SCENES)
            .map(|index| {
                let mut scene = story::scene(index);
                let link = codec::parse(&file::query(&scene)).0;
                let study = Study {
                    link,
                    ..Study::default()
                };
                let panel = Session::default().panel(&study, lang);
                scene.words = story::sentence(index, &panel, lang);
                scene
            })
            .collect();
        check("story", &file::write(&told));
    }
}

/// Names of cells and columns look like ids of sources, so only what is read counts.
fn check_parts(what: &str, parts: &package::Parts) {
    for content in parts.values() {
        // The workbook behind a chart.
        if content.starts_with(b"PK") {
            check_parts(what, &package::unzip(content));
            continue;
        }
        let text = std::str::from_utf8(content).expect("UTF-8");
        let document = roxmltree::Document::parse(text).expect("XML");
        for node in document.descendants() {
            let formula = node.parent().is_some_and(|parent| parent.has_tag_name("f"));
            if node.is_text() && !formula {
                check(what, node.text().unwrap_or_default());
            }
            for name in ["descr", "name"] {
                check(what, node.attribute(name).unwrap_or_default());
            }
        }
    }
}

#[test]
fn dark_pictures_say_the_same() {
    let panel = panel_of(View::Rules, "", Lang::Ja);
    let look = Look {
        theme: Theme::dark(),
        ..Look::default()
    };
    let text = svg(&export::picture::scene(&panel, &look, &Stamp::default()));
    check("rules", &text);
    assert!(text.contains("大和総研（2026年6月17日）"), "{text}");
}
