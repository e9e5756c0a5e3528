//! What is behind folds: the figures as tables, the comparison of the laws, the method.

use leptos::{ev, prelude::*};
use web_sys::HtmlDetailsElement;

use super::{
    dom::{
        self, El,
        html::{caption, details, div, p, summary, table, tbody, td, th, thead, tr},
    },
    effect::{effect, memo},
    evidence, findings, import,
    lazy::{self, Contents, LazyPage},
    side_charts,
    state::App,
};
use crate::{
    i18n::ui::Ui,
    views::{Panel, Paragraph, Table},
};

/// All folds below the chart.
pub fn Disclosures(app: App) -> El {
    let body = || div().class("fold-body");
    div().class("folds").child((
        side_charts::SideCharts(app),
        findings::Notes(app),
        evidence::Ledger(app),
        LazyFold(app, Fold(app, "laws", laws_title), |page| page.comparison)
            .attr("hidden", move || app.panel.with(|p| p.comparison.is_none())),
        LazyFold(app, Fold(app, "table", |_| Ui::Table), |page| page.tables),
        Fold(app, "import", |_| Ui::Import)
            .attr("hidden", move || !import::has_use(app))
            .child(body().child(import::ImportParts(app))),
        LazyFold(app, Fold(app, "method", |_| Ui::Method), |page| page.method),
    ))
}

/// The comparison of the laws, or what else a view compares.
pub fn comparison(app: App) -> Vec<El> {
    vec![PanelTable(app, "laws", |panel| panel.comparison.as_ref())]
}

/// The figures as tables.
pub fn tables(app: App) -> Vec<El> {
    vec![
        PanelTable(app, "points", |panel| Some(&panel.details().points)),
        PanelTable(app, "forecast", |panel| Some(&panel.details().table)),
    ]
}

/// How this is computed.
pub fn method(app: App) -> Vec<El> {
    let method = memo(move || app.panel.with(|panel| panel.details().method.clone()));
    vec![div().class("method").child(move || {
        method.with(|method| method.iter().map(MethodParagraph).collect::<Vec<_>>())
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
        lazy::then(app, move |_| open.set(is_open));
    })
    .child(body)
}

/// A table that follows the panel. Only cells that differ are written again.
fn PanelTable(app: App, name: &str, read: impl Fn(&Panel) -> Option<&Table> + 'static) -> El {
    let read = move || app.panel.with(|panel| read(panel).cloned());
    follow(name, Box::new(read))
}

/// The table of what differs between the scenarios.
pub fn Differences(app: App) -> El {
    PanelTable(app, "differences", |panel| panel.differences.as_ref())
}

/// The table of one of the smaller charts.
pub fn SideChartTable(app: App, index: usize) -> El {
    let name = ["extra-", &index.to_string()].concat();
    PanelTable(app, &name, move |panel| {
        panel.side_charts.get(index)?.table.as_ref()
    })
}

fn follow(name: &str, read: Box<dyn Fn() -> Option<Table>>) -> El {
    let caption = [name, "-caption"].concat();
    let place = table();
    let inside = place.clone();
    let mut last: Option<(Table, Vec<El>)> = None;
    effect(move || {
        let table = read().unwrap_or_default();
        let cells = match last.take() {
            Some((old, cells)) if same_shape(&old, &table) => {
                for (cell, (before, after)) in cells.iter().zip(texts(&old).zip(texts(&table))) {
                    if before != after {
                        cell.set_cited(after);
                    }
                }
                cells
            }
            _ => fill(&inside, &table, &caption),
        };
        last = Some((table, cells));
    });
    let caption = [name, "-caption"].concat();
    div()
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", &caption)
        .child(place)
}

fn same_shape(a: &Table, b: &Table) -> bool {
    let widths = |table: &Table| table.rows.iter().map(Vec::len).sum::<usize>();
    (a.head.len(), a.rows.len(), widths(a)) == (b.head.len(), b.rows.len(), widths(b))
        && a.numeric == b.numeric
}

/// All texts in the order in which [`fill`] makes their cells.
fn texts(table: &Table) -> impl Iterator<Item = &String> {
    let rows = table.rows.iter().flatten();
    std::iter::once(&table.caption)
        .chain(&table.head)
        .chain(rows)
}

fn fill(place: &El, table: &Table, caption_id: &str) -> Vec<El> {
    let row = |tag: fn() -> El, cells: &[String]| -> Vec<El> {
        let numeric = |index| table.numeric.get(index).copied().unwrap_or(false);
        let cell = |(index, text): (usize, &String)| {
            let class = if numeric(index) { "numeric" } else { "" };
            let cell = tag().class(class);
            cell.set_cited(text);
            cell
        };
        cells.iter().enumerate().map(cell).collect()
    };
    let mut all = vec![caption().id(caption_id)];
    all[0].set_cited(&table.caption);
    let head = row(th, &table.head);
    all.extend_from_slice(&head);
    let mut rows = Vec::new();
    for cells in &table.rows {
        let cells = row(td, cells);
        rows.push(tr().child(cells.clone()));
        all.extend(cells);
    }
    place.clone().inner_html("").child((
        all[0].clone(),
        thead().child(tr().child(head)),
        tbody().child(rows),
    ));
    all
}

fn MethodParagraph(paragraph: &Paragraph) -> El {
    let cited = |text: &str, place: El| {
        place.set_cited(text);
        place
    };
    match paragraph {
        Paragraph::Text(text) => cited(text, p()),
        Paragraph::Math(markup) => div().class("math").inner_html(markup),
        Paragraph::Source(text) => cited(text, p().class("source")),
    }
}
