//! What the assumptions imply: the sentence, the milestones and the remarks.

use leptos::prelude::*;

use super::{
    dom::{El, div, el},
    state::App,
};
use crate::{figure::dotplot, i18n::ui::Ui, views::Tile};

/// Width, height and dot of a tile's dotplot.
const DOTS: (f64, f64, f64) = (1840.0, 240.0, 40.0);

/// Up to so many bytes a figure of the sentence fits on one line of the narrowest screen.
const SHORT: usize = 26;

/// The sentence and its uncertainty.
pub fn headline(app: App) -> El {
    let count = move || app.panel.with(|panel| panel.headline.len());
    let span = move |index: usize| {
        let text = move || {
            let text = |panel: &crate::views::Panel| Some(panel.headline.get(index)?.text.clone());
            app.panel.with(|panel| text(panel)).unwrap_or_default()
        };
        let strong = move || {
            app.panel
                .with(|panel| panel.headline.get(index).is_some_and(|span| span.strong))
        };
        let short = move || strong() && text().len() <= SHORT;
        el("span")
            .live_sentence(text)
            .live_class("figure", strong)
            .live_class("whole", short)
    };
    let sentence = el("h1").attr("id", "headline").live_list(count, span);
    let below = el("p")
        .attr("id", "subline")
        .live_sentence(move || app.panel.with(|panel| panel.subline.clone()));
    div("div", "headline").kids(&[sentence, below])
}

/// The milestones as tiles.
pub fn milestones(app: App) -> El {
    // Probabilities have no dots.
    let dotted = move || {
        app.panel
            .with(|panel| panel.milestones.iter().any(|tile| !tile.dots.is_empty()))
    };
    let count = move || app.panel.with(|panel| panel.milestones.len());
    let axis = move || {
        app.panel.with(|panel| {
            let (from, to) = &panel.dot_axis;
            [app.text(Ui::Dots), from, app.text(Ui::To), to].concat()
        })
    };
    div("section", "milestones")
        .live_attr("aria-label", move || {
            Some(app.text(Ui::Milestones).to_owned())
        })
        .kids(&[
            div("ul", "tiles").live_list(count, move |index| tile(app, index)),
            div("p", "small")
                .live_flag("hidden", move || !dotted())
                .live_sentence(axis),
        ])
}

fn tile(app: App, index: usize) -> El {
    let part = move |read: fn(&Tile) -> String| {
        move || {
            app.panel
                .with(|panel| panel.milestones.get(index).map(read))
                .unwrap_or_default()
        }
    };
    let head = div("span", "tile-head").kids(&[
        el("span").live_sentence(part(|tile| tile.label.clone())),
        el("span").live_sentence(part(|tile| tile.never.clone().unwrap_or_default())),
    ]);
    div("li", "card tile")
        .live_attr("data-milestone", {
            let key = part(|tile| tile.key.to_owned());
            move || Some(key())
        })
        .kids(&[
            head,
            div("strong", "tile-date").live_sentence(part(|tile| tile.date.clone())),
            div("span", "tile-range").live_sentence(part(|tile| tile.range.clone())),
            div("span", "tile-range").live_sentence(part(|tile| tile.detail.clone())),
            div("div", "dots").live_markup(part(dots)),
        ])
}

fn dots(tile: &Tile) -> String {
    let (width, height, dot) = DOTS;
    let path = dotplot::path(&tile.dots, width, height, dot);
    if path.is_empty() {
        return path;
    }
    let open = "<svg viewBox=\"0 0 1840 240\" aria-hidden=\"true\"><path d=\"";
    [open, &path, "\"/></svg>"].concat()
}

/// Remarks that keep the reading honest.
pub fn notes(app: App) -> El {
    let count = move || app.panel.with(|panel| panel.notes.len());
    let note = move |index: usize| {
        let note = move || app.panel.with(|panel| panel.notes.get(index).cloned());
        el("li").live_sentence(move || note().unwrap_or_default())
    };
    div("ul", "notes")
        .attr("id", "notes")
        .live_list(count, note)
}
