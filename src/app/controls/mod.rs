//! The column of assumptions.

pub mod button;
pub mod choice;
pub mod control;
pub mod groups;
pub mod hint;
pub mod starting_point;

use button::{Button, IconButton};
use leptos::{ev, prelude::*};

use super::{
    dom::{
        El,
        html::{aside, button, div, h2, p, span},
    },
    panel::pins,
    store::App,
};
use crate::{
    assumptions::{Assumptions, presets::Preset},
    document::Action,
    i18n::{ui::Ui, words},
    lazy, views,
};

const UNDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8"/></svg>"#;
const REDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M13 4l4 4-4 4M17 8H8.500a4.500 4.500 0 0 0 0 9H12"/></svg>"#;

/// Presets, controls and what steps through their states.
pub fn Controls(app: App) -> El {
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
            p().class("legend").child((
                span()
                    .class("mark")
                    .attr("aria-hidden", "true")
                    .child("\u{25c7}"),
                span().child(title(Ui::JudgementMark)),
            )),
            div().class("main").child(move || {
                let keys = app.view.get().main().iter();
                keys.map(|key| control::Control(app, *key))
                    .collect::<Vec<_>>()
            }),
            div().id("more").child(move || {
                // What waits has most of the words.
                app.is_whole.track();
                let view = app.view.get();
                lazy::loaded().map_or_else(Vec::new, |waiting| (waiting.page.groups)(app, view))
            }),
        ))
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
