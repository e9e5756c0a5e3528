//! What the assumptions imply: the sentence, the milestones and the remarks.

use leptos::prelude::*;

use super::{parts, state::App};
use crate::{figure::dotplot, i18n::ui::Ui, view::Tile};

/// Width, height and dot of a tile's dotplot.
const DOTS: (f64, f64, f64) = (184.0, 24.0, 4.0);

/// The sentence and its uncertainty.
pub fn headline(app: App) -> impl IntoView {
    let spans = move || {
        let spans = app.panel.with(|panel| panel.headline.clone());
        let span = |span: crate::view::Span| {
            view! { <span class:figure=span.strong>{span.text}</span> }
        };
        spans.into_iter().map(span).collect_view().into_any()
    };
    view! {
        <div class="headline">
            <h1 id="headline">{parts::live(spans)}</h1>
            <p id="subline">{parts::words(move || app.panel.with(|panel| panel.subline.clone()))}</p>
        </div>
    }
}

/// The milestones as tiles.
pub fn milestones(app: App) -> impl IntoView {
    let tiles = move || {
        let tiles = app.panel.with(|panel| panel.milestones.clone());
        tiles.into_iter().map(tile).collect_view().into_any()
    };
    let axis = move || {
        app.panel.with(|panel| {
            let (from, to) = &panel.dot_axis;
            [app.text(Ui::Dots), " (", from, "–", to, ")"].concat()
        })
    };
    view! {
        <section class="milestones" aria-label=app.t(Ui::Milestones)>
            <ul class="tiles">{parts::live(tiles)}</ul>
            <p class="small">{parts::words(axis)}</p>
        </section>
    }
}

fn tile(tile: Tile) -> impl IntoView {
    let (width, height, dot) = DOTS;
    let path = dotplot::path(&tile.dots, width, height, dot);
    let has_never = tile.never.is_some();
    view! {
        <li class="card tile" data-milestone=tile.key>
            <span class="tile-head">
                <span>{tile.label}</span>
                <span hidden=!has_never>{tile.never.unwrap_or_default()}</span>
            </span>
            <strong class="tile-date">{tile.date}</strong>
            <span class="tile-range">{tile.range}</span>
            <svg class="dots" viewBox="0 0 184 24" aria-hidden="true" focusable="false">
                <path d=path></path>
            </svg>
        </li>
    }
}

/// Remarks that keep the reading honest.
pub fn notes(app: App) -> impl IntoView {
    let notes = move || {
        let notes = app.panel.with(|panel| panel.notes.clone());
        notes
            .into_iter()
            .map(|note| view! { <li>{note}</li> })
            .collect_view()
            .into_any()
    };
    view! { <ul id="notes" class="notes">{parts::live(notes)}</ul> }
}
