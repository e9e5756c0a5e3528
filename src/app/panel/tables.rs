//! Tables that follow the panel.

use leptos::prelude::*;

use crate::{
    app::{
        dom::{
            El,
            effect::effect,
            html::{caption, div, table, tbody, td, th, thead, tr},
        },
        store::App,
    },
    i18n::Lang,
    views::{Panel, Table},
};

/// A table that follows the panel. Only cells that differ are written again.
pub fn PanelTable(app: App, name: &str, read: impl Fn(&Panel) -> Option<&Table> + 'static) -> El {
    let read = move || {
        app.panel
            .with(|panel| Some((panel.lang, read(panel).cloned()?)))
    };
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

fn follow(name: &str, read: Box<dyn Fn() -> Option<(Lang, Table)>>) -> El {
    let caption = [name, "-caption"].concat();
    let place = table();
    let inside = place.clone();
    let mut last: Option<(Table, Vec<El>)> = None;
    effect(move || {
        let (lang, table) = read().unwrap_or_default();
        let cells = match last.take() {
            Some((old, cells)) if same_shape(&old, &table) => {
                for (cell, (before, after)) in cells.iter().zip(texts(&old).zip(texts(&table))) {
                    if before != after {
                        write(cell, after, lang);
                    }
                }
                cells
            }
            _ => fill(&inside, &table, &caption, lang),
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

/// A table that stays as it is, for paper.
pub fn still(what: &Table, caption: &str, lang: Lang) -> El {
    let place = table();
    fill(&place, what, caption, lang);
    place
}

/// A table that stays as it is, in a place that scrolls, with an id for its caption.
pub fn fixed(what: &Table, caption: &str, lang: Lang) -> El {
    let place = table();
    fill(&place, what, caption, lang);
    div()
        .class("table-scroll")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-labelledby", caption)
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

/// Writes a cell, with its language where that is not the page's.
fn write(cell: &El, text: &str, lang: Lang) {
    cell.set_cited(text);
    let cell: web_sys::Element = cell.node();
    let _ = match lang.foreign(text) {
        Some(tag) => cell.set_attribute("lang", tag),
        None => cell.remove_attribute("lang"),
    };
}

fn fill(place: &El, table: &Table, caption_id: &str, lang: Lang) -> Vec<El> {
    let row = |is_head: bool, cells: &[String]| -> Vec<El> {
        let numeric = |index| table.numeric.get(index).copied().unwrap_or(false);
        let cell = |(index, text): (usize, &String)| {
            let class = if numeric(index) { "numeric" } else { "" };
            // The corner over the heads of the rows heads nothing.
            let cell = match (is_head, index) {
                _ if text.is_empty() => td(),
                (true, _) => th().attr("scope", "col"),
                (false, 0) => th().attr("scope", "row"),
                _ => td(),
            };
            let cell = cell.class(class);
            write(&cell, text, lang);
            cell
        };
        cells.iter().enumerate().map(cell).collect()
    };
    let mut all = vec![caption().id(caption_id)];
    all[0].set_cited(&table.caption);
    let head = row(true, &table.head);
    all.extend_from_slice(&head);
    let mut rows = Vec::new();
    for cells in &table.rows {
        let cells = row(false, cells);
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
