//! What the assumptions imply: the sentence, the milestones and the remarks.

use leptos::prelude::*;

use super::{
    dom::{self, El, h1, li, list, p, section, ul},
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
        dom::span()
            .sentence(text)
            .class(("figure", strong))
            .class(("whole", short))
    };
    let sentence = h1().id("headline").child(list(count, span));
    let below = p()
        .id("subline")
        .sentence(move || app.panel.with(|panel| panel.subline.clone()));
    dom::div().class("headline").child((sentence, below))
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
    section()
        .class("milestones")
        .attr("aria-label", move || {
            Some(app.text(Ui::Milestones).to_owned())
        })
        .child((
            ul().class("tiles")
                .child(list(count, move |index| tile(app, index))),
            p().class("small")
                .attr("hidden", move || !dotted())
                .sentence(axis),
        ))
}

fn tile(app: App, index: usize) -> El {
    let part = move |read: fn(&Tile) -> String| {
        move || {
            app.panel
                .with(|panel| panel.milestones.get(index).map(read))
                .unwrap_or_default()
        }
    };
    let head = dom::span().class("tile-head").child((
        dom::span().sentence(part(|tile| tile.label.clone())),
        dom::span().sentence(part(|tile| tile.never.clone().unwrap_or_default())),
    ));
    li().class("card tile")
        .attr("data-milestone", {
            let key = part(|tile| tile.key.to_owned());
            move || Some(key())
        })
        .child((
            head,
            dom::strong()
                .class("tile-date")
                .sentence(part(|tile| tile.date.clone())),
            dom::span()
                .class("tile-range")
                .sentence(part(|tile| tile.range.clone())),
            dom::span()
                .class("tile-range")
                .sentence(part(|tile| tile.detail.clone())),
            dom::div().class("dots").inner_html(part(dots)),
        ))
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
        li().sentence(move || note().unwrap_or_default())
    };
    ul().class("notes").id("notes").child(list(count, note))
}
