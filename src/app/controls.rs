//! The column of assumptions.

use leptos::prelude::*;

use super::{control, state::App};
use crate::{
    assumptions::{
        Assumptions,
        presets::Preset,
        registry::{Key, REGISTRY},
    },
    history::History,
    i18n::{ui::Ui, words},
};

/// What people reach for first, first; the rest follows in the registry's order.
const FIRST: &[Key] = &[
    Key::Law,
    Key::Dt,
    Key::D,
    Key::Left,
    Key::Brk,
    Key::Dt2,
    Key::Target,
    Key::Rel,
    Key::Since,
    Key::AsOf,
];

const UNDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7 4L3 8l4 4M3 8h8.5a4.5 4.5 0 0 1 0 9H8"/></svg>"#;
const REDO: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M13 4l4 4-4 4M17 8H8.500a4.500 4.500 0 0 0 0 9H12"/></svg>"#;

/// Presets, controls and what steps through their states.
pub fn controls(app: App) -> impl IntoView {
    let listed = move |main: bool| {
        let view = app.view.get();
        let rank = |key: Key| FIRST.iter().position(|k| *k == key).unwrap_or(FIRST.len());
        let mut keys: Vec<Key> = REGISTRY
            .iter()
            .filter(|param| param.main == main && param.views.contains(&view))
            .map(|param| param.key)
            .collect();
        keys.sort_by_key(|key| rank(*key));
        let list = keys.into_iter().map(|key| control::control(app, key));
        list.collect_view()
    };
    let changed_behind = move || {
        let changed = app
            .assumptions
            .with(|a| a.changed().filter(|(key, _)| !key.param().main).count());
        (changed > 0).then(|| view! { <span class="badge">{changed.to_string()}</span> })
    };
    let nothing_changed = move || app.assumptions.with(|a| *a == Assumptions::default());
    let can_undo = move || app.history.with(History::can_undo);
    let can_redo = move || app.history.with(History::can_redo);
    view! {
        <aside id="controls" tabindex="-1" aria-label=app.t(Ui::Assumptions)>
            <h2 id="presets-title">{app.t(Ui::StartFrom)}</h2>
            <div class="chips" role="group" aria-labelledby="presets-title">{presets(app)}</div>
            <div class="heading-row">
                <h2>{app.t(Ui::Assumptions)}</h2>
                <div class="steps">
                    <button id="undo" class="button icon-button quiet" aria-label=app.t(Ui::Undo) title=app.t(Ui::Undo)
                        disabled=move || !can_undo() on:click=move |_| app.undo() inner_html=UNDO></button>
                    <button id="redo" class="button icon-button quiet" aria-label=app.t(Ui::Redo) title=app.t(Ui::Redo)
                        disabled=move || !can_redo() on:click=move |_| app.redo() inner_html=REDO></button>
                    <button id="reset-all" class="button quiet" disabled=nothing_changed
                        on:click=move |_| app.replace(&Assumptions::default())>{app.t(Ui::ResetAll)}</button>
                </div>
            </div>
            {move || listed(true)}
            <details id="more" class="more">
                <summary>{app.t(Ui::More)}{changed_behind}</summary>
                {move || listed(false)}
            </details>
        </aside>
    }
}

fn presets(app: App) -> impl IntoView {
    Preset::ALL
        .iter()
        .map(|preset| {
            let assumptions = preset.assumptions();
            let pressed = move || app.assumptions.with(|a| *a == assumptions);
            view! {
                <button
                    class="chip"
                    hidden=move || app.view.get() != preset.view()
                    aria-pressed=move || if pressed() { "true" } else { "false" }
                    on:click=move |_| app.replace(&assumptions)
                >
                    {move || words::preset_label(app.lang.get(), *preset)}
                </button>
            }
        })
        .collect_view()
}
