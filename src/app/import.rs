//! A person's own points: from a file, dropped or pasted.

use std::rc::Rc;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement, HtmlTextAreaElement};

use super::{
    button::Button,
    dom::{
        self, El,
        html::{div, input, label, li, p, pre, span, textarea, ul},
    },
    effect::effect,
    fields::Words,
    store::App,
};
use crate::{
    assumptions::registry::Key,
    document::Action,
    evidence::{
        points::{self, Dataset},
        problem::Problem,
    },
    i18n::{ui::Ui, words},
    views::OwnPoints,
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

/// What a person can bring to the view at hand.
fn own(app: App) -> &'static OwnPoints {
    app.view.get().info().own
}

/// Whether a person's own points can be anything to the view at hand.
pub fn has_use(app: App) -> bool {
    own(app).key.param().views.contains(&app.view.get())
}

/// Whether a value wants points that nobody has given yet.
pub fn is_missing(app: App, key: Key, value: f64) -> bool {
    let own = untrack(|| own(app));
    (key, value) == (own.key, own.chosen()) && !app.has_own(key)
}

/// What the fold contains.
pub fn ImportParts(app: App) -> Vec<El> {
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
    let use_pasted = move |_| take(app, outcome, (untrack(|| own(app)).read)(&pasted.value()));
    let file = input()
        .class("unseen")
        .id("import-file")
        .attr("type", "file")
        .attr("accept", ".csv,.tsv,.txt,text/csv")
        .on(ev::change, chosen);
    vec![
        p().child(move || app.text(own(app).help)),
        pre().class("example").child(move || own(app).example),
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
                take(
                    app,
                    outcome,
                    points::import_bytes(&bytes, untrack(|| own(app)).read),
                );
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
            app.text(Ui::ImportProblems).to_owned(),
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

/// Opens the fold and leads there.
pub fn reveal() {
    let fold = gloo::utils::document().get_element_by_id("import");
    if let Some(fold) = fold.and_then(|f| f.dyn_into::<web_sys::HtmlDetailsElement>().ok()) {
        fold.set_open(true);
        fold.scroll_into_view();
    }
}
