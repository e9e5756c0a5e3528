//! Paper gets one page: the picture as vectors, and below it milestones, what is compared, assumptions, sources, date and permalink.

use gloo::utils::{document, window};
use leptos::prelude::*;

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

/// Draws for paper when the browser asks. Before what waits has come, the chart itself is printed.
pub fn listen(app: App) {
    for (event, prints) in [("beforeprint", true), ("afterprint", false)] {
        page::forever(&window(), event, move |_| {
            if let Some(waiting) = lazy::loaded() {
                (waiting.page.print)(app, prints);
            }
        });
    }
}

/// Makes ready for paper, or puts back what was there. Not through a signal: the browser prints before effects run.
pub fn print(app: App, prints: bool) {
    let Some(sheet) = document().get_element_by_id("print-figure") else {
        print_bare(app, prints);
        return;
    };
    if prints {
        sheet.set_inner_html("");
        for part in contents(&app.finish_draws()) {
            let part: web_sys::Node = part.node();
            let _ = sheet.append_child(&part);
        }
    }
}

/// A bare figure has its picture as vectors in the place of the canvas.
fn print_bare(app: App, prints: bool) {
    let place = document().query_selector(".chart .inline-figure");
    let (Ok(Some(place)), true) = (place, app.canvas_works.get_untracked()) else {
        return;
    };
    let markup = app.runtime.with_value(|r| {
        let picture = r.picture.as_ref().filter(|_| prints);
        picture.map(|picture| render::svg::svg(&picture.scene))
    });
    place.set_inner_html(&markup.unwrap_or_default());
}

/// Where it goes.
pub fn PrintSheet() -> El {
    div().id("print-figure")
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
    let reached: Vec<El> = panel
        .milestones
        .iter()
        .map(|tile| {
            let never = tile.never.iter().map(String::as_str);
            let when = [&*tile.date, &tile.range].into_iter().chain(never);
            let when: Vec<&str> = when.filter(|text| !text.is_empty()).collect();
            div().child((dt().child(&*tile.label), dd().child(when.join(" · "))))
        })
        .collect();
    let milestones = (!reached.is_empty()).then(|| {
        (
            heading(Ui::Milestones),
            dl().class("reached").child(reached),
        )
    });
    let compared = panel.differences.as_ref();
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
        div().child(board.map(|table| tables::still(table, "print-board", panel.lang))),
        div().child(milestones),
        div().child(compared.map(|table| tables::still(table, "print-compared", panel.lang))),
        heading(Ui::Assumptions),
        dl().child(assumed),
        heading(Ui::Sources),
        list(&mut named(panel).iter()),
        p().child(share::stamp().line(panel)),
    ]
}
