//! What is behind folds: the figures as tables, the comparison of the laws, the method.

use leptos::prelude::*;
use web_sys::HtmlDetailsElement;

use super::{
    dom::{self, El, div, el},
    evidence, extras, findings, import,
    lazy::{self, Contents, LazyPage},
    state::App,
};
use crate::{
    assumptions::registry::View,
    i18n::ui::Ui,
    views::{Panel, Paragraph, Table},
};

/// All folds below the chart.
pub fn disclosures(app: App) -> El {
    let body = || div("div", "fold-body");
    div("div", "folds").kids(&[
        extras::extras(app),
        findings::notes(app),
        evidence::ledger(app),
        closed(app, "laws", laws_title, |page| page.comparison)
            .live_flag("hidden", move || app.panel.with(|p| p.laws.is_none())),
        closed(app, "table", |_| Ui::Table, |page| page.tables),
        fold(app, "import", |_| Ui::Import)
            .live_flag("hidden", move || !import::has_use(app))
            .kids(&[body().kids(&import::parts(app))]),
        closed(app, "method", |_| Ui::Method, |page| page.method),
    ])
}

/// The comparison of the laws, or what else a view compares.
pub fn comparison(app: App) -> Vec<El> {
    vec![table(app, "laws", |panel| panel.laws.as_ref())]
}

/// The figures as tables.
pub fn tables(app: App) -> Vec<El> {
    vec![
        table(app, "points", |panel| Some(&panel.details().points)),
        table(app, "forecast", |panel| Some(&panel.details().table)),
    ]
}

/// How this is computed.
pub fn method(app: App) -> Vec<El> {
    let method = Memo::new(move |_| app.panel.with(|panel| panel.details().method.clone()));
    vec![
        div("div", "method")
            .live_kids(move || method.with(|method| method.iter().map(paragraph).collect())),
    ]
}

/// What the comparison beside the chart is about.
fn laws_title(app: App) -> Ui {
    match app.view.get() {
        View::Branches => Ui::ByBranch,
        View::Access => Ui::Burdens,
        View::Evidence => Ui::Consequences,
        View::Horizon | View::Code | View::Economy | View::Rules | View::Queues => Ui::Laws,
    }
}

fn fold(app: App, id: &str, title: fn(App) -> Ui) -> El {
    let summary = el("summary")
        .attr("id", &[id, "-title"].concat())
        .live_text(move || app.text(title(app)).to_owned());
    div("details", "fold").attr("id", id).kids(&[summary])
}

/// A fold whose contents exist only while it is open.
fn closed(app: App, id: &str, title: fn(App) -> Ui, contents: fn(&LazyPage) -> Contents) -> El {
    let open = RwSignal::new(false);
    let body = div("div", "fold-body").live_kids(move || {
        if open.get() {
            contents(lazy::page())(app)
        } else {
            Vec::new()
        }
    });
    fold(app, id, title)
        .on("toggle", move |event| {
            let fold = dom::target::<HtmlDetailsElement>(&event);
            let is_open = fold.is_some_and(|fold| fold.open());
            lazy::then(app, move |_| open.set(is_open));
        })
        .kids(&[body])
}

/// A table that follows the panel. Only cells that differ are written again.
fn table(app: App, name: &str, read: impl Fn(&Panel) -> Option<&Table> + 'static) -> El {
    let read = move || app.panel.with(|panel| read(panel).cloned());
    follow(name, Box::new(read))
}

/// The table of what differs between the scenarios.
pub fn differences(app: App) -> El {
    table(app, "differences", |panel| panel.differences.as_ref())
}

/// The table of one of the smaller charts.
pub fn extra_table(app: App, index: usize) -> El {
    let name = ["extra-", &index.to_string()].concat();
    table(app, &name, move |panel| {
        panel.extras.get(index)?.table.as_ref()
    })
}

fn follow(name: &str, read: Box<dyn Fn() -> Option<Table>>) -> El {
    let caption = [name, "-caption"].concat();
    let place = el("table");
    let inside = place.clone();
    Effect::new(move |last: Option<(Table, Vec<El>)>| {
        let table = read().unwrap_or_default();
        let cells = match last {
            Some((old, cells)) if same_shape(&old, &table) => {
                for (cell, (before, after)) in cells.iter().zip(texts(&old).zip(texts(&table))) {
                    if before != after {
                        cell.set_text(after);
                    }
                }
                cells
            }
            _ => fill(&inside, &table, &caption),
        };
        (table, cells)
    });
    let caption = [name, "-caption"].concat();
    div("div", "table-scroll")
        .attrs(&[
            ("tabindex", "0"),
            ("role", "region"),
            ("aria-labelledby", &caption),
        ])
        .kids(&[place])
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

fn fill(place: &El, table: &Table, caption: &str) -> Vec<El> {
    let row = |tag: &str, cells: &[String]| -> Vec<El> {
        let numeric = |index| table.numeric.get(index).copied().unwrap_or(false);
        let cell = |(index, text): (usize, &String)| {
            let class = if numeric(index) { "numeric" } else { "" };
            div(tag, class).text(text)
        };
        cells.iter().enumerate().map(cell).collect()
    };
    let mut all = vec![el("caption").attr("id", caption).text(&table.caption)];
    let head = row("th", &table.head);
    all.extend_from_slice(&head);
    let mut rows = Vec::new();
    for cells in &table.rows {
        let cells = row("td", cells);
        rows.push(el("tr").kids(&cells));
        all.extend(cells);
    }
    place.clone().markup("").kids(&[
        all[0].clone(),
        el("thead").kids(&[el("tr").kids(&head)]),
        el("tbody").kids(&rows),
    ]);
    all
}

fn paragraph(paragraph: &Paragraph) -> El {
    match paragraph {
        Paragraph::Text(text) => el("p").text(text),
        Paragraph::Math(markup) => div("div", "math").markup(markup),
        Paragraph::Source(text) => div("p", "source").text(text),
    }
}
