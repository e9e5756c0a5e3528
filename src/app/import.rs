//! A person's own points: from a file, dropped or pasted.

use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{parts, state::App};
use crate::{
    assumptions::registry::{DATA, Key},
    evidence::{
        points::{self, Dataset},
        problem::Problem,
    },
    i18n::{ui::Ui, words},
};

/// Files above this many bytes are not read.
const MOST_BYTES: f64 = 20e6;

#[derive(Clone, Debug, PartialEq)]
enum Outcome {
    Nothing,
    Read(usize),
    Failed(Ui),
    Problems(Vec<Problem>),
}

/// The index of `data=mine`.
fn mine() -> f64 {
    let at = DATA.iter().position(|name| *name == "mine");
    at.unwrap_or_default() as f64
}

/// Whether a value of `data` wants points that nobody has given yet.
pub fn is_missing(app: App, key: Key, value: f64) -> bool {
    key == Key::Data && value == mine() && app.imported.with_untracked(Option::is_none)
}

/// The fold.
pub fn fold(app: App) -> AnyView {
    let outcome = RwSignal::new(Outcome::Nothing);
    let over = RwSignal::new(false);
    let pasted = NodeRef::<html::Textarea>::new();
    let take = move |result: Result<Dataset, Vec<Problem>>| match result {
        Ok(data) => {
            outcome.set(Outcome::Read(data.points.len()));
            app.import(data, mine());
        }
        Err(problems) => outcome.set(Outcome::Problems(problems)),
    };
    let read = move |file: web_sys::File| {
        if file.size() > MOST_BYTES {
            outcome.set(Outcome::Failed(Ui::ImportTooLarge));
            return;
        }
        leptos::task::spawn_local(async move {
            match JsFuture::from(file.array_buffer()).await {
                Ok(buffer) => take(points::import_bytes(
                    &js_sys::Uint8Array::new(&buffer).to_vec(),
                )),
                Err(_) => outcome.set(Outcome::Failed(Ui::ImportUnreadable)),
            }
        });
    };
    let chosen = move |event: ev::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(file);
        }
        // The same file may be chosen again after it was corrected.
        input.set_value("");
    };
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        let files = event.data_transfer().and_then(|data| data.files());
        if let Some(file) = files.and_then(|files| files.get(0)) {
            read(file);
        }
    };
    let dragged = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let use_pasted = move |_| {
        if let Some(area) = pasted.get() {
            take(points::import(&area.value()));
        }
    };
    view! {
        <details id="import" class="fold">
            <summary>{app.t(Ui::Import)}</summary>
            <div class="fold-body">
                <p>{app.t(Ui::ImportHelp)}</p>
                <pre class="example">"name,date,minutes,low,high\nModel A,2025-03-01,45,20,90\nModel B,2026-01-15,240,,"</pre>
                <div
                    class="drop"
                    class:over=over
                    on:dragover=dragged
                    on:dragleave=move |_| over.set(false)
                    on:drop=dropped
                >
                    <input id="import-file" class="unseen" type="file" accept=".csv,.tsv,.txt,text/csv" on:change=chosen/>
                    <label class="button" for="import-file">{app.t(Ui::ImportFile)}</label>
                    <span>{app.t(Ui::ImportDrop)}</span>
                </div>
                <label for="import-text">{app.t(Ui::ImportPaste)}</label>
                <textarea id="import-text" node_ref=pasted rows="5" spellcheck="false" autocomplete="off"></textarea>
                <button id="import-read" class="button" on:click=use_pasted>{app.t(Ui::ImportRead)}</button>
                <div id="import-outcome" role="status">{parts::live(move || told(app, outcome.get()))}</div>
            </div>
        </details>
    }
    .into_any()
}

fn told(app: App, outcome: Outcome) -> AnyView {
    match outcome {
        Outcome::Nothing => ().into_any(),
        Outcome::Read(count) => {
            let words = [
                app.text(Ui::ImportDone),
                &count.to_string(),
                app.text(Ui::Points),
            ];
            view! { <p class="good">{words.concat()}</p> }.into_any()
        }
        Outcome::Failed(why) => view! { <p class="error">{app.text(why)}</p> }.into_any(),
        Outcome::Problems(problems) => {
            let lang = app.lang.get();
            let items = problems
                .iter()
                .map(|problem| view! { <li>{words::problem(lang, problem)}</li> });
            view! {
                <div class="error">
                    <p>{app.text(Ui::ImportProblems)}</p>
                    <ul>{items.collect_view()}</ul>
                </div>
            }
            .into_any()
        }
    }
}

/// Opens the fold and leads there.
pub fn reveal() {
    let fold = gloo::utils::document().get_element_by_id("import");
    if let Some(fold) = fold.and_then(|f| f.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        fold.set_open(true);
        fold.scroll_into_view();
    }
}
