//! The form for a person's own points: from a file, dropped or pasted.

use std::rc::Rc;

use leptos::{ev, prelude::*};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement, HtmlTextAreaElement};

use super::own;
use crate::{
    app::{
        controls::button::Button,
        dialogs::fields::Words,
        dom::{
            self, El,
            effect::effect,
            html::{div, input, label, li, p, pre, span, textarea, ul},
        },
        store::App,
    },
    assumptions::registry::Key,
    document::Action,
    evidence::{
        points::{self, Dataset, Import},
        problem::Problem,
    },
    i18n::{Lang, format::localized, ui::Ui, words},
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

/// What the fold contains.
pub fn ImportForm(app: App) -> Vec<El> {
    let outcome = RwSignal::new(Outcome::Nothing);
    let over = RwSignal::new(false);
    effect(move || {
        // What was told of one view's table says nothing about the next one's.
        app.view.track();
        outcome.set(Outcome::Nothing);
    });
    let chosen = move |event: Event| {
        if let Some(input) = dom::target::<HtmlInputElement>(&event) {
            read(app, outcome, input.files());
            // The same file may be chosen again after it was corrected.
            input.set_value("");
        }
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(event.type_() == "dragover");
        if event.type_() == "drop" {
            let data = event.data_transfer();
            read(app, outcome, data.and_then(|data| data.files()));
        }
    };
    let text = textarea()
        .id("import-text")
        .attr("rows", "5")
        .attr("spellcheck", "false")
        .attr("autocomplete", "off");
    let pasted: HtmlTextAreaElement = text.node();
    let use_pasted = move |_| take(app, outcome, table(app)(&pasted.value()));
    let file = input()
        .class("unseen")
        .id("import-file")
        .attr("type", "file")
        .attr("accept", ".csv,.tsv,.txt,text/csv")
        .on(ev::change, chosen);
    vec![
        p().child(move || help(own(app).key, app.lang.get())),
        pre().class("example").child(move || example(own(app).key)),
        div()
            .class("drop")
            .class(("over", move || over.get()))
            .on(ev::dragover, dragged)
            .on(ev::dragleave, dragged)
            .on(ev::drop, dragged)
            .child((
                file,
                Words(app, label, Ui::ImportFile)
                    .class("button")
                    .attr("for", "import-file"),
                Words(app, span, Ui::ImportDrop),
            )),
        Words(app, label, Ui::ImportPaste).attr("for", "import-text"),
        text,
        Button(app, Ui::ImportRead, use_pasted)
            .id("import-read")
            .class("button"),
        div()
            .id("import-outcome")
            .attr("role", "status")
            .child(move || OutcomeMessage(app, &outcome.get())),
    ]
}

/// What the table has to have.
fn help(key: Key, lang: Lang) -> &'static str {
    if key == Key::Shares {
        localized(
            lang,
            "A CSV table with the columns name, date, share (in %) and, if you have them, low and high. It stays on this device: neither the link nor anyone else gets it.",
            "name・date・share（%）の列をもつCSVの表です（区間があればlow・highも）。データはこの端末の中だけで使われ、リンクにも含まれません。",
        )
    } else {
        localized(
            lang,
            "A CSV table with the columns name, date, minutes and, if you have them, low and high (95% interval). It stays on this device: neither the link nor anyone else gets it.",
            "name・date・minutesの列をもつCSVの表です（95%区間があればlow・highも）。データはこの端末の中だけで使われ、リンクにも含まれません。",
        )
    }
}

/// What it looks like.
fn example(key: Key) -> &'static str {
    if key == Key::Shares {
        "name,date,share,low,high\nTeam,2025-03-01,12%,8%,20%\nTeam,2026-01-15,55%,,"
    } else {
        "name,date,minutes,low,high\nModel A,2025-03-01,45,20,90\nModel B,2026-01-15,240,,"
    }
}

/// How the table of the view at hand is read.
fn table(app: App) -> Import {
    if untrack(|| own(app)).key == Key::Shares {
        points::import_shares
    } else {
        points::import
    }
}

fn read(app: App, outcome: RwSignal<Outcome>, files: Option<FileList>) {
    let Some(file) = files.and_then(|files| files.get(0)) else {
        return;
    };
    if file.size() > MOST_BYTES {
        outcome.set(Outcome::Failed(Ui::ImportTooLarge));
        return;
    }
    leptos::task::spawn_local(async move {
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                take(app, outcome, points::import_bytes(&bytes, table(app)));
            }
            Err(_) => outcome.set(Outcome::Failed(Ui::ImportUnreadable)),
        }
    });
}

fn take(app: App, outcome: RwSignal<Outcome>, result: Result<Dataset, Vec<Problem>>) {
    match result {
        Ok(data) => {
            outcome.set(Outcome::Read(data.points.len()));
            let own = untrack(|| own(app));
            app.act(Action::Import(Rc::new(data), own.key, own.chosen()));
        }
        Err(problems) => outcome.set(Outcome::Problems(problems)),
    }
}

fn OutcomeMessage(app: App, outcome: &Outcome) -> Vec<El> {
    let (class, words, problems) = match outcome {
        Outcome::Nothing => return Vec::new(),
        Outcome::Read(count) => {
            let count = count.to_string();
            let words = [app.text(Ui::ImportDone), &count, app.text(Ui::Points)].concat();
            ("good", words, [].as_slice())
        }
        Outcome::Failed(why) => ("error", app.text(*why).to_owned(), [].as_slice()),
        Outcome::Problems(problems) => (
            "error",
            localized(
                app.lang.get(),
                "The table could not be used. Nothing has changed.",
                "この表は使えません。ページの内容は変わっていません。",
            )
            .to_owned(),
            problems.as_slice(),
        ),
    };
    let lang = app.lang.get();
    let items: Vec<El> = problems
        .iter()
        .map(|problem| li().child(words::problem(lang, problem)))
        .collect();
    vec![
        div()
            .class(class)
            .child((p().child(&words), ul().child(items))),
    ]
}
