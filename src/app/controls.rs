//! The column of assumptions.

use leptos::prelude::*;

use super::{
    control,
    parts::{self, IconButton},
    state::App,
};
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
        keys.sort_unstable_by_key(|key| (rank(*key), *key as usize));
        let list = keys.into_iter().map(|key| control::control(app, key));
        list.collect_view().into_any()
    };
    let changed_behind = move || {
        let changed = app
            .assumptions
            .with(|a| a.changed().filter(|(key, _)| !key.param().main).count());
        (changed > 0)
            .then(|| view! { <span class="badge">{changed.to_string()}</span> })
            .into_any()
    };
    let nothing_changed =
        parts::flag(move || app.assumptions.with(|a| *a == Assumptions::default()));
    let button = move |id: &str,
                       label: Ui,
                       can: fn(&History<Assumptions, Key>) -> bool,
                       icon: &str,
                       go: fn(App)| {
        let icon = icon.to_owned();
        IconButton {
            id: id.to_owned(),
            class: "quiet",
            label: app.t(label),
            disabled: parts::flag(move || !app.history.with(can)),
            icon: parts::words(move || icon.clone()),
            press: parts::act(move |_| go(app)),
        }
        .view()
    };
    let undo = button("undo", Ui::Undo, History::can_undo, UNDO, App::undo);
    let redo = button("redo", Ui::Redo, History::can_redo, REDO, App::redo);
    view! {
        <aside id="controls" tabindex="-1" aria-label=app.t(Ui::Assumptions)>
            <h2 id="presets-title">{app.t(Ui::StartFrom)}</h2>
            <div class="chips" role="group" aria-labelledby="presets-title">{presets(app)}</div>
            <div class="heading-row">
                <h2>{app.t(Ui::Assumptions)}</h2>
                <div class="steps">
                    {undo}
                    {redo}
                    <button id="reset-all" class="button quiet" disabled=nothing_changed
                        on:click=parts::act(move |_| app.replace(&Assumptions::default()))>{app.t(Ui::ResetAll)}</button>
                </div>
            </div>
            {parts::live(move || listed(true))}
            <details id="more" class="more">
                <summary>{app.t(Ui::More)}{parts::live(changed_behind)}</summary>
                {parts::live(move || listed(false))}
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
                    hidden=parts::flag(move || app.view.get() != preset.view())
                    aria-pressed=parts::words(move || pressed().to_string())
                    on:click=parts::act(move |_| app.replace(&assumptions))
                >
                    {parts::words(move || words::preset_label(app.lang.get(), *preset).to_owned())}
                </button>
            }
        })
        .collect_view()
}
