//! What the assumptions imply: the sentence, the milestones and the remarks.

use leptos::prelude::*;

use crate::{
    app::{
        dom::{
            El,
            each::{Item, each, each_in_place},
            effect::effect,
            html::{div, h1, li, p, section, span, strong, ul},
        },
        store::App,
    },
    figure::dotplot,
    i18n::ui::Ui,
    lazy,
    views::Tile,
};

/// Width, height and dot of a tile's dotplot.
const DOTS: (f64, f64, f64) = (1840.0, 240.0, 40.0);

/// Up to so many bytes a figure of the sentence fits on one line of the narrowest screen, also where a reader spaces letters apart.
const SHORT: usize = 22;

/// The sentence and its uncertainty.
pub fn Headline(app: App) -> El {
    let spans = move || app.panel.with(|panel| panel.headline.clone());
    let sentence = h1().id("headline").child(each_in_place(spans, |part, _| {
        span()
            .sentence(move || part.with(|part| part.text.clone()))
            .class(("figure", move || part.with(|part| part.strong)))
            .class(("whole", move || {
                part.with(|part| part.strong && part.text.len() <= SHORT)
            }))
    }));
    let below = p()
        .id("subline")
        .sentence(move || app.panel.with(|panel| panel.subline.clone()));
    effect(move || {
        app.panel.track();
        app.is_whole.track();
        if let Some(waiting) = lazy::loaded() {
            (waiting.page.sentence)(app);
        }
    });
    div().class("headline").child((sentence, below))
}

/// The milestones as tiles.
pub fn Milestones(app: App) -> El {
    // Probabilities have no dots.
    let dotted = move || {
        app.panel
            .with(|panel| panel.milestones.iter().any(|tile| !tile.dots.is_empty()))
    };
    let tiles = move || app.panel.with(|panel| panel.milestones.clone());
    let axis = move || {
        app.panel.with(|panel| {
            let (from, to) = &panel.dot_axis;
            [app.text(Ui::Dots), from, app.text(Ui::To), to].concat()
        })
    };
    section()
        .class("milestones")
        .attr("aria-label", move || app.text(Ui::Milestones))
        .child((
            ul().class("tiles")
                .child(each(tiles, |tile| tile.key.to_owned(), MilestoneTile)),
            p().class("small")
                .attr("hidden", move || !dotted())
                .sentence(axis),
        ))
}

fn MilestoneTile(tile: Item<Tile>) -> El {
    let part = move |read: fn(&Tile) -> String| move || tile.with(read);
    let head = span().class("tile-head").child((
        span().sentence(part(|tile| tile.label.clone())),
        span().sentence(part(|tile| tile.never.clone().unwrap_or_default())),
    ));
    li().class("card tile")
        .attr("data-milestone", tile.with(|tile| tile.key))
        .child((
            head,
            strong()
                .class("tile-date")
                .sentence(part(|tile| tile.date.clone())),
            span()
                .class("tile-range")
                .sentence(part(|tile| tile.range.clone())),
            span()
                .class("tile-range")
                .sentence(part(|tile| tile.detail.clone())),
            span()
                .class("tile-range")
                .sentence(part(|tile| tile.due.clone())),
            div().class("dots").inner_html(part(dots)),
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
pub fn Notes(app: App) -> El {
    let notes = move || app.panel.with(|panel| panel.notes.clone());
    let note = |note: Item<String>, _| li().sentence(move || note.get());
    ul().class("notes")
        .id("notes")
        .child(each_in_place(notes, note))
}
