//! The form for a person's own points: from a file, dropped or pasted. What was understood is shown before anything is fitted.

use std::rc::Rc;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DragEvent, Event, FileList, HtmlElement, HtmlInputElement, HtmlTextAreaElement, MouseEvent,
};

use super::own;
use crate::{
    app::{
        controls::button::Button,
        dialogs::fields::Words,
        dom::{
            self, El,
            effect::effect,
            html::{button, div, input, label, li, p, pre, span, textarea, ul},
        },
        page,
        store::{App, Toast},
    },
    assumptions::{codec, registry::Key},
    date,
    document::Action,
    evidence::{EDITION, problem::Problem},
    export::{self, kept::Kept},
    i18n::{
        Lang,
        format::{localized, localized_fmt},
        import as told,
        ui::Ui,
        words,
    },
    import::{self, Answer, Choices, Quantity, Question, Reading, Understood},
    views::horizon::clock,
};

/// Files above this many bytes are not read.
const MOST_BYTES: f64 = 20e6;

/// A table with what its person has answered about it.
struct Table {
    bytes: Vec<u8>,
    choices: Choices,
}

#[derive(Clone)]
enum Outcome {
    Nothing,
    Asks(Rc<Table>, Rc<Question>),
    Understood(Rc<Table>, Rc<Understood>, Option<usize>),
    Used(usize),
    /// A scenario, with the edition of its data where that was another.
    Opened(Option<String>),
    Failed(Ui),
    Problems(Rc<[Problem]>),
}

type Shown = RwSignal<Outcome, LocalStorage>;

/// What the fold contains.
pub fn ImportForm(app: App) -> Vec<El> {
    let outcome = RwSignal::new_local(Outcome::Nothing);
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
    let read_pasted = move |_| {
        take(
            app,
            outcome,
            pasted.value().into_bytes(),
            Choices::default(),
        );
    };
    let file = input()
        .class("unseen")
        .id("import-file")
        .attr("type", "file")
        .attr(
            "accept",
            ".csv,.tsv,.txt,.yaml,.yml,.pptx,.xlsx,.svg,.png,text/csv",
        )
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
        Press(app, ("Read the table", "表を読む"), read_pasted).id("import-read"),
        div()
            .id("import-outcome")
            .attr("role", "status")
            .child(move || OutcomeMessage(app, &outcome.get())),
        div().id("import-next").child(move || Next(app, outcome)),
    ]
}

/// What the table has to have.
fn help(key: Key, lang: Lang) -> &'static str {
    if key == Key::Shares {
        localized(
            lang,
            "A table with a date and a share (in %) in each row, and a name and an interval (low, high) if you have them: CSV, from a spreadsheet, in any common encoding. It stays on this device: neither the link nor anyone else gets it.",
            "各行に日付と割合（%）がある表です（名前や区間の下端・上端もあれば読みます）。CSVでも、表計算からの貼り付けでも読めます。データはこの端末の中だけで使われ、リンクにも含まれません。",
        )
    } else {
        localized(
            lang,
            "A table with a date and a length in each row, and a name and a 95% interval (low, high) if you have them: CSV, from a spreadsheet, or METR’s YAML. It stays on this device: neither the link nor anyone else gets it.",
            "各行に公開日と長さがある表です（名前や95%区間の下端・上端もあれば読みます）。CSVでも、表計算からの貼り付けでも、METRのYAMLでも読めます。データはこの端末の中だけで使われ、リンクにも含まれません。",
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

fn quantity(app: App) -> Quantity {
    if untrack(|| own(app)).key == Key::Shares {
        Quantity::Shares
    } else {
        Quantity::Lengths
    }
}

fn read(app: App, outcome: Shown, files: Option<FileList>) {
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
                if let Some(kept) = export::scenario_in(&bytes) {
                    open(app, outcome, &kept);
                    return;
                }
                take(app, outcome, bytes, Choices::default());
            }
            Err(_) => outcome.set(Outcome::Failed(Ui::ImportUnreadable)),
        }
    });
}

/// Opens the scenario that a file of the page keeps, as a link would; it can be undone.
fn open(app: App, outcome: Shown, kept: &Kept) {
    let (link, notices) = codec::parse(&kept.query);
    let newer = kept.edition != EDITION;
    app.act(Action::Open(Box::new(link), notices));
    app.write_address();
    // After the view has changed, which forgets what was told.
    let told = Outcome::Opened(newer.then(|| kept.edition.clone()));
    page::later(50, move || _ = outcome.try_set(told));
    // The other view may have no such form.
    app.say(Toast {
        text: if newer {
            Ui::OpenedOlder
        } else {
            Ui::OpenedFile
        },
        about: String::new(),
        link: None,
    });
}

/// What is said of a scenario that a file has kept, and of the edition of the data with which it was made, if that was another.
fn opened(lang: Lang, edition: Option<&str>) -> String {
    match edition {
        None => localized(
            lang,
            "The scenario of this file is open. Nothing has changed since it was saved.",
            "このファイルのシナリオを開きました。保存後にデータの更新はありません。",
        )
        .to_owned(),
        Some(edition) if date::parse(edition).is_some() => localized_fmt(
            lang,
            "The scenario of this file is open. It was saved with the data of {0}; the page now has those of {1}, so figures that follow the data may differ.",
            "このファイルのシナリオを開きました。保存時のデータは{0}版、現在は{1}版のため、データに従う数値は変わっている場合があります。",
            &[edition, EDITION],
        ),
        Some(_) => localized(
            lang,
            "The scenario of this file is open. It was saved with older data and defaults, so figures that follow them may differ.",
            "このファイルのシナリオを開きました。保存時のデータと既定値が古いため、それらに従う数値は変わっている場合があります。",
        )
        .to_owned(),
    }
}

/// Reads a table and shows what was understood or has to be asked. Nothing is fitted yet.
fn take(app: App, outcome: Shown, bytes: Vec<u8>, choices: Choices) {
    let table = Rc::new(Table { bytes, choices });
    outcome.set(
        match import::read(&table.bytes, quantity(app), &table.choices) {
            Ok(Reading::Understood(understood)) => {
                let data = Rc::new(understood.data.clone());
                let fitted = import::fitted(&app.study(), &data);
                Outcome::Understood(table, understood.into(), fitted)
            }
            Ok(Reading::Asks(question)) => Outcome::Asks(table, Rc::new(question)),
            Err(problems) => Outcome::Problems(problems.into()),
        },
    );
}

/// What was said about the table.
fn OutcomeMessage(app: App, outcome: &Outcome) -> Vec<El> {
    let lang = app.lang.get();
    let (class, words, lines) = match outcome {
        Outcome::Nothing => return Vec::new(),
        Outcome::Asks(_, question) => ("asks", told::question(lang, question), Vec::new()),
        Outcome::Understood(_, understood, fitted) => {
            let clock = clock(&app.assumptions.get_untracked());
            let words = told::summary(lang, understood, *fitted, quantity(app), clock);
            ("preview", words, told::remarks(lang, understood))
        }
        Outcome::Used(count) => {
            let words = [
                app.text(Ui::ImportDone),
                &count.to_string(),
                app.text(Ui::Points),
            ]
            .concat();
            ("good", words, Vec::new())
        }
        Outcome::Opened(edition) => ("good", opened(lang, edition.as_deref()), Vec::new()),
        Outcome::Failed(why) => ("error", app.text(*why).to_owned(), Vec::new()),
        Outcome::Problems(problems) => {
            let words = localized(
                lang,
                "The table could not be used. Nothing has changed.",
                "この表は使えません。ページの内容は変わっていません。",
            );
            let lines = problems.iter().map(|problem| words::problem(lang, problem));
            ("error", words.to_owned(), lines.collect())
        }
    };
    let items: Vec<El> = lines.iter().map(|line| li().child(line)).collect();
    vec![
        div()
            .class(class)
            .child((p().child(&words), ul().child(items))),
    ]
}

/// What can be done next: answer, use the points, take that back.
fn Next(app: App, outcome: Shown) -> Vec<El> {
    match outcome.get() {
        Outcome::Asks(table, question) => {
            let answers = question.answers().into_iter().map(|answer| {
                let table = Rc::clone(&table);
                let say = told::answer(app.lang.get(), &question, answer);
                button()
                    .attr("type", "button")
                    .class("button")
                    .child(&say)
                    .on(ev::click, move |_| choose(app, outcome, &table, answer))
            });
            answers.collect()
        }
        Outcome::Understood(table, understood, _) => {
            let use_points = move |_| {
                let own = untrack(|| own(app));
                let data = Rc::new(understood.data.clone());
                outcome.set(Outcome::Used(data.points.len()));
                app.act(Action::Import(data, own.key, own.chosen()));
                focus_next();
            };
            let mut next = vec![
                Button(app, Ui::ImportRead, use_points)
                    .id("import-use")
                    .class("button"),
            ];
            if table.choices != Choices::default() {
                let again = move |_| {
                    take(app, outcome, table.bytes.clone(), Choices::default());
                    focus_next();
                };
                next.push(Press(app, ("Answer differently", "答えを変える"), again));
            }
            next
        }
        Outcome::Used(_) => {
            let back = move |_| {
                outcome.set(Outcome::Nothing);
                app.act(Action::Undo);
            };
            let words = ("Undo this import", "このデータを取り消す");
            vec![Press(app, words, back).id("import-undo")]
        }
        Outcome::Opened(_) => {
            let back = move |_| {
                outcome.set(Outcome::Nothing);
                app.act(Action::Undo);
            };
            vec![Press(app, ("Go back", "元に戻す"), back)]
        }
        Outcome::Nothing | Outcome::Failed(_) | Outcome::Problems(_) => Vec::new(),
    }
}

fn choose(app: App, outcome: Shown, table: &Table, answer: Answer) {
    let mut choices = table.choices.clone();
    choices.answer(answer);
    take(app, outcome, table.bytes.clone(), choices);
    focus_next();
}

/// The button that was pressed is gone, and the focus goes to the one that took its place.
fn focus_next() {
    let focus = || {
        let next = gloo::utils::document().query_selector("#import-next button");
        if let Some(next) = next.ok().flatten() {
            let _ = next.unchecked_into::<HtmlElement>().focus();
        }
    };
    page::later(0, focus);
}

/// A button with words that only this form has.
fn Press(
    app: App,
    words: (&'static str, &'static str),
    press: impl FnMut(MouseEvent) + 'static,
) -> El {
    button()
        .attr("type", "button")
        .class("button")
        .child(move || localized(app.lang.get(), words.0, words.1))
        .on(ev::click, press)
}
