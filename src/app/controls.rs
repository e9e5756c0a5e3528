//! The column of assumptions.

use leptos::prelude::*;

use super::{
    button::{button, icon_button},
    control,
    dom::{El, div, el},
    pins,
    state::App,
};
use crate::{
    assumptions::{
        Assumptions,
        codec::Link,
        presets::Preset,
        registry::{Key, REGISTRY},
    },
    history::History,
    i18n::{ui::Ui, words},
};

const UNDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8"/></svg>"#;
const REDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M13 4l4 4-4 4M17 8H8.500a4.500 4.500 0 0 0 0 9H12"/></svg>"#;

/// Presets, controls and what steps through their states.
pub fn controls(app: App) -> El {
    let changed_behind = move || {
        let view = app.view.get();
        let behind = |key: Key| key.param().views.contains(&view) && !view.main().contains(&key);
        app.assumptions
            .with(|a| a.changed().filter(|(key, _)| behind(*key)).count())
    };
    let title = |ui: Ui| move || app.text(ui).to_owned();
    let presets: Vec<El> = Preset::ALL
        .iter()
        .map(|preset| chip(app, *preset))
        .collect();
    let step = |id, label, icon, can: fn(&History<Link, &'static str>) -> bool, go: fn(App)| {
        icon_button(id, "quiet", title(label), move |_| go(app))
            .markup(icon)
            .live_flag("disabled", move || !app.history.with(can))
    };
    let reset = button(app, "reset-all", "button quiet", Ui::ResetAll, move |_| {
        app.replace(&Assumptions::default());
    })
    .live_flag("disabled", move || {
        app.assumptions.with(|a| *a == Assumptions::default())
    });
    el("aside")
        .attrs(&[("id", "controls"), ("tabindex", "-1")])
        .live_attr("aria-label", move || {
            Some(app.text(Ui::Assumptions).to_owned())
        })
        .kids(&[
            el("h2")
                .attr("id", "presets-title")
                .live_text(title(Ui::StartFrom)),
            div("div", "chips")
                .attrs(&[("role", "group"), ("aria-labelledby", "presets-title")])
                .kids(&presets),
            div("div", "heading-row").kids(&[
                el("h2").live_text(title(Ui::Assumptions)),
                div("div", "steps").kids(&[
                    pins::pin(app),
                    step("undo", Ui::Undo, UNDO, History::can_undo, App::undo),
                    step("redo", Ui::Redo, REDO, History::can_redo, App::redo),
                    reset,
                ]),
            ]),
            el("div").live_kids(move || listed(app, true)),
            div("details", "more").attr("id", "more").kids(&[
                el("summary").kids(&[
                    el("span").live_text(title(Ui::More)),
                    div("span", "badge")
                        .live_flag("hidden", move || changed_behind() == 0)
                        .live_text(move || changed_behind().to_string()),
                ]),
                el("div").live_kids(move || listed(app, false)),
            ]),
        ])
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
        .map(|key| control::control(app, key))
        .collect()
}

fn chip(app: App, preset: Preset) -> El {
    let assumptions = preset.assumptions();
    let pressed = move || app.assumptions.with(|a| *a == assumptions);
    div("button", "chip")
        .attr("type", "button")
        .live_flag("hidden", move || app.view.get() != preset.view())
        .live_attr("aria-pressed", move || Some(pressed().to_string()))
        .live_text(move || words::preset_label(app.lang.get(), preset).to_owned())
        .on("click", move |_| app.replace(&assumptions))
}
