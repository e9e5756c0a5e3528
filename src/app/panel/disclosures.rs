//! What is behind folds: the figures as tables, the comparison of the laws, the method.

use leptos::{ev, prelude::*};
use web_sys::HtmlDetailsElement;

use super::{findings, tables};
use crate::{
    app::{
        chart::side_charts,
        dialogs::import,
        dom::{
            self, El,
            effect::memo,
            html::{details, div, p, summary},
        },
        evidence,
        lazy::{self, Contents, LazyPage},
        store::App,
        terms,
    },
    i18n::ui::Ui,
    views::Paragraph,
};

/// All folds below the chart.
pub fn Disclosures(app: App) -> El {
    div().class("folds").child((
        side_charts::SideCharts(app),
        findings::Notes(app),
        evidence::Ledger(app),
        LazyFold(app, Fold(app, "laws", laws_title), |page| page.comparison)
            .attr("hidden", move || app.panel.with(|p| p.comparison.is_none())),
        LazyFold(app, Fold(app, "why", |_| Ui::Why), |page| page.why),
        LazyFold(app, Fold(app, "table", |_| Ui::Table), |page| page.tables),
        LazyFold(app, Fold(app, "import", |_| Ui::Import), |page| page.import)
            .attr("hidden", move || !import::has_use(app)),
        LazyFold(app, Fold(app, "method", |_| Ui::Method), |page| page.method),
    ))
}

/// The comparison of the laws, or what else a view compares.
pub fn comparison(app: App) -> Vec<El> {
    vec![tables::PanelTable(app, "laws", |panel| {
        panel.comparison.as_ref()
    })]
}

/// The figures as tables.
pub fn tables(app: App) -> Vec<El> {
    vec![
        tables::PanelTable(app, "points", |panel| Some(&panel.details().points)),
        tables::PanelTable(app, "forecast", |panel| Some(&panel.details().table)),
    ]
}

/// How this is computed.
pub fn method(app: App) -> Vec<El> {
    let method = memo(move || app.panel.with(|panel| panel.details().method.clone()));
    vec![div().class("method").child(move || {
        let mut all = method.with(|method| method.iter().map(MethodParagraph).collect::<Vec<_>>());
        all.extend(terms::all(app.lang.get()));
        all
    })]
}

/// What the comparison beside the chart is about.
fn laws_title(app: App) -> Ui {
    app.view.get().info().comparison
}

fn Fold(app: App, id: &str, title: fn(App) -> Ui) -> El {
    let summary = summary()
        .id(&[id, "-title"].concat())
        .child(move || app.text(title(app)));
    details().class("fold").id(id).child(summary)
}

/// A fold whose contents exist only while it is open.
fn LazyFold(app: App, fold: El, contents: fn(&LazyPage) -> Contents) -> El {
    let open = RwSignal::new(false);
    let body = div().class("fold-body").child(move || {
        if open.get() {
            contents(lazy::page())(app)
        } else {
            Vec::new()
        }
    });
    fold.on(ev::toggle, move |event| {
        let fold = dom::target::<HtmlDetailsElement>(&event);
        let is_open = fold.is_some_and(|fold| fold.open());
        app.once_loaded(move |_| open.set(is_open));
    })
    .child(body)
}

fn MethodParagraph(paragraph: &Paragraph) -> El {
    let cited = |text: &str, place: El| {
        place.set_cited(text);
        place
    };
    match paragraph {
        Paragraph::Text(text) => cited(text, p()),
        // Wide ones scroll, also by keyboard.
        Paragraph::Math(markup) => div().class("math").attr("tabindex", "0").inner_html(markup),
        Paragraph::Source(text) => cited(text, p().class("source")),
    }
}
