//! The column of assumptions.

pub mod button;
pub mod choice;
pub mod control;
pub mod starting_point;

use button::{Button, IconButton};
use leptos::{ev, prelude::*};

use super::{
    dom::{
        El,
        html::{aside, button, details, div, h2, span, summary},
    },
    panel::pins,
    store::App,
};
use crate::{
    assumptions::{
        Assumptions,
        presets::Preset,
        registry::{Key, REGISTRY},
    },
    document::Action,
    i18n::{ui::Ui, words},
    lazy, views,
};

const UNDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8"/></svg>"#;
const REDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M13 4l4 4-4 4M17 8H8.500a4.500 4.500 0 0 0 0 9H12"/></svg>"#;

/// Presets, controls and what steps through their states.
pub fn Controls(app: App) -> El {
    let changed_behind = move || {
        let view = app.view.get();
        let behind = |key: Key| !view.main().contains(&key);
        app.assumptions
            .with(|a| a.changed_in(view).filter(|(key, _)| behind(*key)).count())
    };
    let title = |ui: Ui| move || app.text(ui).to_owned();
    let presets = move || {
        let presets = views::presets(app.view.get()).iter();
        presets
            .map(|preset| PresetChip(app, *preset))
            .collect::<Vec<_>>()
    };
    let step = |id, label, icon, can: RwSignal<bool>, action: Action| {
        IconButton(title(label), move |_| app.act(action.clone()))
            .id(id)
            .class("quiet")
            .inner_html(icon)
            .attr("disabled", move || !can.get())
    };
    let reset = Button(app, Ui::ResetAll, move |_| {
        app.replace(&Assumptions::default());
    })
    .id("reset-all")
    .class("button quiet")
    .attr("disabled", move || {
        app.assumptions.with(|a| *a == Assumptions::default())
    });
    aside()
        .id("controls")
        .attr("tabindex", "-1")
        .attr("aria-label", move || app.text(Ui::Assumptions))
        .child((
            h2().id("presets-title").child(title(Ui::StartFrom)),
            div()
                .class("chips")
                .attr("role", "group")
                .attr("aria-labelledby", "presets-title")
                .child(presets),
            div().class("heading-row").child((
                h2().child(title(Ui::Assumptions)),
                div().class("steps").child((
                    pins::PinButton(app),
                    step("undo", Ui::Undo, UNDO, app.can_undo, Action::Undo),
                    step("redo", Ui::Redo, REDO, app.can_redo, Action::Redo),
                    reset,
                )),
            )),
            div().class("main").child(move || listed(app, true)),
            details().class("more").id("more").child((
                summary().child((
                    span().child(title(Ui::More)),
                    span()
                        .class("badge")
                        .attr("hidden", move || changed_behind() == 0)
                        .child(move || changed_behind().to_string()),
                )),
                div().child(move || listed(app, false)),
            )),
        ))
}

fn listed(app: App, main: bool) -> Vec<El> {
    let view = app.view.get();
    let keys: Vec<Key> = if main {
        view.main().to_vec()
    } else {
        let rest = REGISTRY.iter().filter(|param| param.views.contains(&view));
        rest.map(|param| param.key)
            .filter(|key| !view.main().contains(key))
            .collect()
    };
    keys.into_iter()
        .map(|key| control::Control(app, key))
        .collect()
}

fn PresetChip(app: App, preset: Preset) -> El {
    let assumptions = preset.assumptions();
    let pressed = move || app.assumptions.with(|a| *a == assumptions);
    button()
        .class("chip")
        .attr("type", "button")
        .attr("aria-pressed", move || pressed().to_string())
        .child(move || words::preset_label(app.lang.get(), preset))
        .on(ev::click, move |_| match lazy::loaded() {
            Some(waiting) => (waiting.page.preset)(app, &assumptions),
            None => app.replace(&assumptions),
        })
}
