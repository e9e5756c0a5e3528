//! The parameters that are not shown at first: in the column behind the question that they belong to, or in the card of their chart.

use leptos::prelude::*;

use super::control::Control;
use crate::{
    app::{
        dom::{
            El,
            html::{details, div, span, summary},
        },
        store::App,
    },
    assumptions::registry::{Key, View},
    i18n::{format::localized, ui::Ui},
    params::groups::{self, Place},
};

/// More controls than this stand behind a fold in a card.
const OPEN: usize = 3;

/// Those of the column.
pub fn Groups(app: App, view: View) -> Vec<El> {
    let groups = groups::of(view).into_iter();
    let asked = groups.filter_map(|(place, keys)| match place {
        Place::Asked(en, ja) => Some(Fold(app, keys, move || {
            localized(app.lang.get(), en, ja).to_owned()
        })),
        Place::Beside(_) => None,
    });
    asked.collect()
}

/// Those of a smaller chart.
pub fn OfChart(app: App, view: View, chart: &'static str) -> Option<El> {
    let place = Place::Beside(chart);
    let (_, keys) = groups::of(view).into_iter().find(|(p, _)| *p == place)?;
    Some(if keys.len() > OPEN {
        Fold(app, keys, move || app.text(Ui::Assumptions).to_owned())
    } else {
        div().child(controls(app, keys))
    })
}

/// Controls behind a line that counts the changed ones.
fn Fold(app: App, keys: Vec<Key>, title: impl Fn() -> String + 'static) -> El {
    let of_group = keys.clone();
    let changed = move || {
        let view = app.view.get();
        app.assumptions.with(|a| {
            let changed = a.changed_in(view).filter(|(key, _)| of_group.contains(key));
            changed.count()
        })
    };
    let (some, of_group) = (changed.clone(), keys.clone());
    let none_matters = move || {
        app.panel
            .with(|panel| of_group.iter().all(|key| panel.irrelevant.contains(key)))
    };
    details().class("more").attr("hidden", none_matters).child((
        summary().child((
            span().child(title),
            span()
                .class("badge")
                .attr("hidden", move || some() == 0)
                .child(move || changed().to_string()),
        )),
        div().child(controls(app, keys)),
    ))
}

fn controls(app: App, keys: Vec<Key>) -> Vec<El> {
    keys.into_iter().map(|key| Control(app, key)).collect()
}
