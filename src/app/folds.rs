//! What is behind folds: the figures as tables, the comparison of the laws, the method.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{import, parts, state::App};
use crate::{
    i18n::ui::Ui,
    view::{Paragraph, Table},
};

/// All folds below the chart.
pub fn folds(app: App) -> impl IntoView {
    let laws = move || {
        let laws = app.panel.with(|panel| panel.laws.clone());
        laws.map(|laws| table(&laws, "laws-caption"))
    };
    let tables = move || {
        let (forecast, points) = app
            .panel
            .with(|panel| (panel.table.clone(), panel.points.clone()));
        [
            table(&points, "points-caption"),
            table(&forecast, "table-caption"),
        ]
        .collect_view()
    };
    view! {
        <div class="folds">
            {fold(app, "laws", Ui::Laws, Box::new(move || laws().into_any()))}
            {fold(app, "table", Ui::Table, Box::new(move || tables().into_any()))}
            {import::fold(app)}
            {fold(app, "method", Ui::Method, Box::new(move || method(app)))}
        </div>
    }
}

/// A fold whose contents exist only while it is open.
fn fold(
    app: App,
    id: &'static str,
    title: Ui,
    contents: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let open = RwSignal::new(false);
    let toggled = move |event: ev::Event| open.set(is_open(&event));
    view! {
        <details id=id class="fold" on:toggle=toggled>
            <summary>{app.t(title)}</summary>
            <div class="fold-body">{parts::live(move || open.get().then(&contents).into_any())}</div>
        </details>
    }
    .into_any()
}

/// Whether the fold that an event comes from is open.
pub fn is_open(event: &web_sys::Event) -> bool {
    let target = event.current_target().or_else(|| event.target());
    target.is_some_and(|t| t.unchecked_into::<web_sys::HtmlDetailsElement>().open())
}

fn table(table: &Table, id: &'static str) -> AnyView {
    let numeric = |index: usize| table.numeric.get(index).copied().unwrap_or(false);
    let head = table.head.iter().enumerate().map(|(index, name)| {
        view! { <th scope="col" class:numeric=numeric(index)>{name.clone()}</th> }
    });
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().enumerate().map(|(index, cell)| {
            view! { <td class:numeric=numeric(index)>{cell.clone()}</td> }
        });
        view! { <tr>{cells.collect_view()}</tr> }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-labelledby=id>
            <table>
                <caption id=id>{table.caption.clone()}</caption>
                <thead><tr>{head.collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn method(app: App) -> AnyView {
    let paragraphs = app.panel.with(|panel| panel.method.clone());
    let paragraphs = paragraphs.into_iter().map(|paragraph| match paragraph {
        Paragraph::Text(text) => view! { <p>{text}</p> }.into_any(),
        Paragraph::Math(markup) => view! { <div class="math" inner_html=markup></div> }.into_any(),
        Paragraph::Source(text) => view! { <p class="source">{text}</p> }.into_any(),
    });
    paragraphs.collect_view().into_any()
}
