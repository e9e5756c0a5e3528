//! The dialog in which a person makes a story: scenes with their sentences, in an order, as a link and as a file.

mod list;

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use super::{
    fields::{ToastStatus, Words},
    template::TemplateBox,
};
use crate::{
    app::{
        controls::button::Button,
        dom::{
            self, El,
            html::{dialog, div, h2, input, label, option, p, select},
        },
        present, share,
        store::{App, address},
    },
    assumptions::{
        codec::Pin,
        scene::{MOST_SCENES, Scene},
    },
    i18n::{
        format::{localized, localized_fmt},
        ui::Ui,
        words,
    },
    story::{
        self,
        file::{self, Refusal},
    },
    views::{Session, Study},
};

/// What the dialog says about the last thing that was done in it.
type Said = RwSignal<String>;

/// Opens the dialog. It is made anew each time and gone when it closes.
pub fn open(app: App) {
    if element().is_some() {
        return;
    }
    let owner = Owner::default();
    let dialog = owner.with(|| StoryDialog(app));
    dialog.mount();
    let ends = owner.clone();
    owner.with(|| {
        dialog.clone().on(ev::close, move |_| {
            let owner = ends.clone();
            // Not now: it owns this handler.
            leptos::task::spawn_local(async move { owner.cleanup() });
        })
    });
    let node: HtmlDialogElement = dialog.node();
    // Fails only if it is open already.
    let _ = node.show_modal();
}

fn element() -> Option<HtmlDialogElement> {
    document().get_element_by_id("story")?.dyn_into().ok()
}

fn close(app: App) {
    list::keep(app);
    if let Some(dialog) = element() {
        dialog.close();
    }
}

fn StoryDialog(app: App) -> El {
    let said: Said = RwSignal::new(String::new());
    let press = move |id: &str, class: &str, ui: Ui, act: fn(App, Said)| {
        Button(app, ui, move |_| {
            list::keep(app);
            said.set(String::new());
            act(app, said);
        })
        .id(id)
        .class(class)
    };
    let none = move || app.scenes.with(Vec::is_empty);
    let no_pins = move || app.panel.with(|panel| panel.pins.is_empty());
    let adds = div().class("story-row").child((
        press("story-add", "button", Ui::StoryAdd, add_present),
        ChartSelect(app),
        press("story-pins", "button", Ui::StoryAddPins, add_pins).attr("hidden", no_pins),
        press("story-built", "button", Ui::StoryAddBuilt, add_built),
    ));
    let takes = div().class("story-row").child((
        press("story-present", "button primary", Ui::Present, |app, _| {
            close(app);
            present::open(app);
        }),
        press("story-slides", "button", Ui::DownloadStory, |app, _| {
            share::save_story(app);
        }),
        press("story-link", "button", Ui::CopyLink, copy).attr("hidden", none),
        press("story-save", "button", Ui::StorySave, save).attr("hidden", none),
        Words(app, label, Ui::StoryOpen)
            .class("button")
            .attr("for", "story-file"),
        input()
            .attr("type", "file")
            .id("story-file")
            .class("unseen")
            .attr("accept", ".json,application/json")
            .on(ev::change, move |event| read(app, said, &event)),
        press("story-clear", "button quiet", Ui::StoryClear, |app, _| {
            app.tell(Vec::new());
        })
        .attr("hidden", none),
    ));
    dialog()
        .id("story")
        .attr("aria-labelledby", "story-title")
        .on(ev::close, move |_| {
            list::keep(app);
            if let Some(dialog) = element() {
                dialog.remove();
            }
        })
        .child((
            div().class("heading-row").child((
                Words(app, h2, Ui::StoryTitle).id("story-title"),
                Button(app, Ui::Close, move |_| close(app))
                    .id("story-close")
                    .class("button"),
            )),
            p().class("small").child(move || {
                localized(
                    app.lang.get(),
            "Scenes that the presentation steps through, each with a sentence if you write one. The story is part of the page's link.",
            "発表モードで順に見せる場面です。それぞれに文を付けられます。ストーリーはページのリンクに含まれます。",
                )
            }),
            list::Scenes(app),
            adds,
            takes,
            TemplateBox(app, "story-template"),
            ToastStatus(app),
            p().class("small")
                .id("story-said")
                .attr("role", "status")
                .child(move || said.get()),
        ))
}

/// Which chart of the present view is added.
fn ChartSelect(app: App) -> El {
    let options = move || {
        let main = (String::new(), app.text(Ui::StoryChart).to_owned());
        let extras = app.panel.with(|panel| {
            let extra = |e: &crate::views::SideChart| (e.key.to_owned(), e.title.clone());
            panel.side_charts.iter().map(extra).collect::<Vec<_>>()
        });
        let all = std::iter::once(main).chain(extras);
        all.map(|(value, text)| option().attr("value", &value).child(&text))
            .collect::<Vec<_>>()
    };
    select()
        .id("story-show")
        .attr("aria-label", move || app.text(Ui::Chart))
        .attr("hidden", move || {
            app.panel.with(|panel| panel.side_charts.is_empty())
        })
        .child(options)
}

/// Adds as many scenes as there is room for, and says if it is not for all.
fn add(app: App, said: Said, new: Vec<Scene>) {
    let mut scenes = app.scenes.get_untracked();
    let count = scenes.len() + new.len();
    scenes.extend(new);
    scenes.truncate(MOST_SCENES);
    app.tell(scenes);
    if count > MOST_SCENES {
        said.set(localized_fmt(
            app.lang.get_untracked(),
            "A story has at most {0} scenes.",
            "ストーリーは{0}場面までです。",
            &[&MOST_SCENES.to_string()],
        ));
    }
}

fn add_present(app: App, said: Said) {
    let link = app.link();
    let show = document()
        .get_element_by_id("story-show")
        .and_then(|select| js_sys::Reflect::get(&select, &"value".into()).ok())
        .and_then(|value| value.as_string());
    let scene = Scene {
        shown: Pin::new(link.view, link.assumptions),
        beside: link.pins,
        show: show.unwrap_or_default(),
        words: String::new(),
    };
    add(app, said, vec![scene]);
}

fn add_pins(app: App, said: Said) {
    let scene = |pin: &Pin| Scene {
        shown: pin.clone(),
        ..Scene::default()
    };
    add(app, said, app.link().pins.iter().map(scene).collect());
}

fn add_built(app: App, said: Said) {
    let lang = app.lang.get_untracked();
    let mut session = Session::default();
    let now = app.study();
    let scene = |index| {
        let mut scene = story::scene(index);
        let mut study: Study = now.clone();
        study.link.view = scene.shown.view;
        study.link.assumptions = scene.shown.assumptions;
        study.link.pins.clear();
        scene.words = story::sentence(index, &session.panel(&study, lang), lang);
        scene
    };
    add(app, said, (0..story::SCENES).map(scene).collect());
}

fn copy(app: App, said: Said) {
    let mut query = app.whole_query();
    query.push_str("&present=1");
    let link = address::absolute(&query);
    leptos::task::spawn_local(async move {
        let done = share::copied(&link).await.is_some();
        let text = |ui| untrack(|| app.text(ui));
        said.set(if done {
            text(Ui::LinkCopied).to_owned()
        } else {
            [text(Ui::CopyByHand), " ", &link].concat()
        });
    });
}

fn save(app: App, _: Said) {
    let text = app.scenes.with_untracked(|scenes| file::write(scenes));
    share::save(app, &text, "application/json", "-story.json");
}

fn read(app: App, said: Said, event: &web_sys::Event) {
    dom::read_chosen(event, file::MOST_BYTES, move |text| {
        let lang = app.lang.get_untracked();
        match file::read(&text) {
            Ok((scenes, notices)) => {
                app.tell(scenes);
                let lines: Vec<String> = notices
                    .iter()
                    .map(|notice| words::notice(lang, notice))
                    .collect();
                said.set(lines.join(" "));
            }
            Err(Refusal::NoStory) => said.set(
                localized(
                    app.lang.get_untracked(),
                    "This file is not a story. Nothing has changed.",
                    "ストーリーのファイルではありません。内容は変わっていません。",
                )
                .to_owned(),
            ),
            Err(Refusal::Empty) => said.set(
                localized(
                    app.lang.get_untracked(),
                    "This story has no scenes. Nothing has changed.",
                    "このストーリーには場面がありません。内容は変わっていません。",
                )
                .to_owned(),
            ),
        }
    });
}
