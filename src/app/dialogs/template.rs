//! Somebody's own template for slides: chosen or dropped in a dialog, and there while the page is open.

use std::{cell::RefCell, rc::Rc};

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement};

use super::fields::Words;
use crate::{
    app::{
        controls::button::Button,
        dom::{
            self, El,
            html::{div, input, label, p},
        },
        store::{App, Toast},
    },
    export::{Template, Trouble, pptx::template::MOST_BYTES},
    i18n::{
        format::{join, localized, localized_fmt},
        template as told,
        ui::Ui,
    },
};

/// A template with the name of its file.
struct Chosen {
    name: String,
    template: Template,
}

/// What can be one; others are told why not.
const FILES: &str = ".pptx,.potx,.ppsx";

thread_local! {
    static CHOSEN: RefCell<Option<Rc<Chosen>>> = const { RefCell::new(None) };
}

fn chosen() -> Option<Rc<Chosen>> {
    CHOSEN.with_borrow(Clone::clone)
}

/// Makes something with the template, if there is one.
pub fn with<T>(make: impl FnOnce(Option<&Template>) -> T) -> T {
    let chosen = chosen();
    make(chosen.as_ref().map(|chosen| &chosen.template))
}

/// What became of the last file.
#[derive(Clone)]
enum Outcome {
    Nothing,
    Refused(Trouble),
    Unreadable,
}

/// Where a template is chosen, dropped and taken away; `id` tells the box of one dialog from that of another.
pub fn TemplateBox(app: App, id: &str) -> El {
    let outcome = RwSignal::new(Outcome::Nothing);
    // The dialog may be closed by the time a file is read.
    let tell = move |told| _ = outcome.try_set(told);
    let over = RwSignal::new(false);
    let picked = move |event: Event| {
        if let Some(field) = dom::target::<HtmlInputElement>(&event) {
            read(field.files(), tell);
            // The same file may be chosen again.
            field.set_value("");
        }
    };
    let dragged = move |event: DragEvent| {
        event.prevent_default();
        over.set(event.type_() == "dragover");
        if event.type_() == "drop" {
            let data = event.data_transfer();
            read(data.and_then(|data| data.files()), tell);
        }
    };
    let remove = move |_| {
        CHOSEN.set(None);
        outcome.set(Outcome::Nothing);
    };
    let [file, words, away] = ["-file", "-said", "-remove"].map(|part| join(&[id, part]));
    div()
        .id(id)
        .class("drop")
        .class(("over", move || over.get()))
        .on(ev::dragover, dragged)
        .on(ev::dragleave, dragged)
        .on(ev::drop, dragged)
        .child((
            input()
                .class("unseen")
                .id(&file)
                .attr("type", "file")
                .attr("accept", FILES)
                .attr("aria-describedby", &words)
                .on(ev::change, picked),
            Words(app, label, Ui::TemplateChoose)
                .class("button")
                .attr("for", &file),
            Button(app, Ui::TemplateRemove, remove)
                .id(&away)
                .class("button quiet")
                .attr("hidden", move || {
                    outcome.track();
                    chosen().is_none()
                }),
            p().class("small")
                .id(&words)
                .attr("role", "status")
                .child(move || said(app, &outcome.get())),
        ))
}

/// What is said: what went wrong, then in which template slides are made.
fn said(app: App, outcome: &Outcome) -> String {
    let lang = app.lang.get();
    let trouble = match outcome {
        Outcome::Nothing => None,
        Outcome::Refused(trouble) => Some(told::trouble(lang, trouble)),
        Outcome::Unreadable => Some(app.text(Ui::ImportUnreadable).to_owned()),
    };
    let state = match chosen() {
        Some(chosen) => localized_fmt(
            lang,
            "Slides are made in {0}, as long as this page is open.",
            "このページを開いている間、スライドは{0}で作られます。",
            &[&chosen.name],
        ),
        None if trouble.is_some() => String::new(),
        None => localized(
            lang,
            "Drop a .pptx or .potx here: slides take its masters, layouts and theme. It stays on this device.",
            ".pptxか.potxをここにドロップすると、そのマスター、レイアウト、テーマでスライドを作ります。ファイルはこの端末から出ません。",
        )
        .to_owned(),
    };
    let space = localized(lang, " ", "");
    match trouble {
        Some(trouble) => join(&[&trouble, space, &state]),
        None => state,
    }
}

/// Takes a file as the template, or leaves everything as it was, and tells of it.
fn read(files: Option<FileList>, tell: impl Fn(Outcome) + 'static) {
    let Some(file) = files.and_then(|files| files.get(0)) else {
        return;
    };
    if file.size() > MOST_BYTES as f64 {
        tell(Outcome::Refused(Trouble::TooLarge));
        return;
    }
    leptos::task::spawn_local(async move {
        tell(match JsFuture::from(file.array_buffer()).await {
            Err(_) => Outcome::Unreadable,
            Ok(buffer) => match Template::read(&js_sys::Uint8Array::new(&buffer).to_vec()) {
                Err(trouble) => Outcome::Refused(trouble),
                Ok(template) => {
                    let name = file.name();
                    CHOSEN.set(Some(Rc::new(Chosen { name, template })));
                    Outcome::Nothing
                }
            },
        });
    });
}

/// The field with which the menu lets a person [choose](pick) a template.
pub fn TemplateField(app: App) -> El {
    let told = move |outcome| {
        let about = untrack(|| said(app, &outcome));
        app.say(Toast {
            text: Ui::TemplateTold,
            about,
            link: None,
        });
    };
    input()
        .id(FIELD)
        .attr("type", "file")
        .attr("accept", FILES)
        .attr("aria-label", move || app.text(Ui::TemplateChoose))
        .attr("hidden", "")
        .on(ev::change, move |event: Event| {
            if let Some(field) = dom::target::<HtmlInputElement>(&event) {
                read(field.files(), told);
                field.set_value("");
            }
        })
}

const FIELD: &str = "template-file";

/// Opens the browser's choice of files.
pub fn pick(_: App) {
    let field = document().get_element_by_id(FIELD);
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) {
        field.click();
    }
}
