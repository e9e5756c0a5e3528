//! Paper gets one page: the picture as vectors, and below it assumptions, sources, date and permalink.

use gloo::utils::{document, window};

use crate::{
    app::{
        dom::{
            El,
            html::{dd, div, dl, dt, h2, li, p, ul},
        },
        page,
        panel::tables,
        share,
        store::App,
    },
    figure::{picture::Frame, theme::Theme},
    i18n::{
        format::localized_fmt,
        ui::{self, Ui},
    },
    lazy, render,
    views::Panel,
};

/// The size of the printed picture: wide enough that its texts are as large as those around it.
const PAPER: (f64, f64) = (1000.0, 600.0);

/// More sources than this are counted.
const MOST_SOURCES: usize = 16;

/// Draws for paper when the browser asks.
pub fn listen(app: App) {
    page::forever(&window(), "beforeprint", move |_| {
        let Some(sheet) = document().get_element_by_id("print-figure") else {
            return;
        };
        // Before it has come the chart itself is printed. Not through a signal: the browser prints before effects run.
        if let Some(waiting) = lazy::loaded() {
            sheet.set_inner_html("");
            for part in (waiting.page.paper)(app) {
                let part: web_sys::Node = part.node();
                let _ = sheet.append_child(&part);
            }
        }
    });
}

/// What stands on it.
pub fn paper(app: App) -> Vec<El> {
    contents(&app.finish_draws())
}

/// Where it goes.
pub fn PrintSheet() -> El {
    div().id("print-figure").attr("aria-hidden", "true")
}

/// The sources; how many they are where they would not fit.
fn named(panel: &Panel) -> Vec<String> {
    let sources = panel.sources();
    if sources.len() <= MOST_SOURCES {
        return sources;
    }
    let count = sources.len().to_string();
    vec![localized_fmt(
        panel.lang,
        "{0} sources, named in the view's table",
        "{0}件（この画面の表に記載）",
        &[&count],
    )]
}

fn contents(panel: &Panel) -> Vec<El> {
    let frame = Frame {
        width: PAPER.0,
        height: PAPER.1,
        theme: Theme::light(),
        title: false,
    };
    let picture = render::svg::svg(&panel.picture(&frame).scene);
    let heading = |ui: Ui| h2().child(ui::text(panel.lang, ui));
    let assumed: Vec<El> = panel
        .assumed_on_paper()
        .iter()
        .map(|(label, value, changed)| {
            let class = if *changed { "changed" } else { "" };
            div()
                .class(class)
                .child((dt().child(*label), dd().child(value)))
        })
        .collect();
    let list = |texts: &mut dyn Iterator<Item = &String>| {
        let items: Vec<El> = texts.map(|text| li().sentence(text)).collect();
        ul().child(items)
    };
    let board = panel.board.as_ref();
    vec![
        div()
            .class(if board.is_some() { "beside" } else { "" })
            .inner_html(&picture),
        list(&mut panel.notes.iter()),
        div().child(board.map(|table| tables::still(table, panel.lang))),
        heading(Ui::Assumptions),
        dl().child(assumed),
        heading(Ui::Sources),
        list(&mut named(panel).iter()),
        p().child(share::stamp().line(panel)),
    ]
}
