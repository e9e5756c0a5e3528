//! The scenes of a story: what each shows, its sentence, and buttons that move it and take it out.

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::{
    app::{
        controls::button::IconButton,
        dom::{
            El,
            each::{Item, each_in_place},
            html::{div, li, ol, p, textarea},
        },
        page,
        store::App,
    },
    assumptions::scene::{MOST_CHARACTERS, Scene, sentence},
    i18n::ui::Ui,
    views::compare,
};

const UP: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4.500 12.500l5.500-5.500 5.500 5.500"/></svg>"#;
const DOWN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4.500 7.500l5.500 5.500 5.500-5.500"/></svg>"#;
const REMOVE: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5.500 5.500l9 9M14.500 5.500l-9 9"/></svg>"#;

/// The scenes.
pub fn Scenes(app: App) -> El {
    ol().class("story-scenes").child(each_in_place(
        move || app.scenes.get(),
        move |scene, index| SceneItem(app, scene, index),
    ))
}

fn SceneItem(app: App, scene: Item<Scene>, index: usize) -> El {
    let number = (index + 1).to_string();
    let what = move || scene.with(|scene| described(app, scene));
    let name = move |ui: Ui| {
        let number = number.clone();
        move || [app.text(ui), " ", &number].concat()
    };
    let act = move |id: &str, ui: Ui, icon: &str, act: fn(App, usize)| {
        let id = id_of(id, index);
        IconButton(name.clone()(ui), move |_| {
            keep(app);
            act(app, index);
        })
        .id(&id)
        .class("quiet")
        .inner_html(icon)
    };
    let most = MOST_CHARACTERS.to_string();
    let field = textarea()
        .id(&id_of("scene", index))
        .attr("rows", "2")
        .attr("maxlength", &most)
        .attr("aria-label", move || {
            [app.text(Ui::SceneSentence), ": ", &what()].concat()
        })
        .attr("placeholder", move || app.text(Ui::SceneSentence))
        .prop("value", move || scene.with(|scene| scene.words.clone()))
        .on(ev::change, move |_| keep(app));
    li().child((
        p().class("story-what").child(what),
        field,
        div().class("story-moves").child((
            act("scene-up", Ui::SceneUp, UP, |app, index| {
                shift(app, index, -1);
            }),
            act("scene-down", Ui::SceneDown, DOWN, |app, index| {
                shift(app, index, 1);
            }),
            act("scene-out", Ui::SceneOut, REMOVE, out),
        )),
    ))
}

fn id_of(name: &str, index: usize) -> String {
    [name, "-", &index.to_string()].concat()
}

/// View, assumptions and smaller chart of a scene.
fn described(app: App, scene: &Scene) -> String {
    let lang = app.lang.get();
    let mut text = String::from(scene.shown.view.label(lang));
    text.push_str(" · ");
    text.push_str(&compare::describe(&scene.shown, lang));
    if !scene.show.is_empty() {
        text.push_str(" · ");
        text.push_str(&scene.show);
    }
    for pin in &scene.beside {
        text.push_str(" / ");
        text.push_str(&compare::describe(pin, lang));
    }
    text
}

/// Takes over the sentences as they stand in their fields.
pub fn keep(app: App) {
    let mut scenes = app.scenes.get_untracked();
    for (index, scene) in scenes.iter_mut().enumerate() {
        let field = document().get_element_by_id(&id_of("scene", index));
        if let Some(field) = field.and_then(|f| f.dyn_into::<HtmlTextAreaElement>().ok()) {
            scene.words = sentence(&field.value()).0;
        }
    }
    app.tell(scenes);
}

fn shift(app: App, index: usize, by: isize) {
    let mut scenes = app.scenes.get_untracked();
    let Some(to) = index.checked_add_signed(by).filter(|to| *to < scenes.len()) else {
        return;
    };
    scenes.swap(index, to);
    app.tell(scenes);
    // The focus goes with the scene.
    focus(&id_of(if by < 0 { "scene-up" } else { "scene-down" }, to));
}

fn out(app: App, index: usize) {
    let mut scenes = app.scenes.get_untracked();
    if index < scenes.len() {
        scenes.remove(index);
    }
    let left = scenes.len();
    app.tell(scenes);
    // After the list has become shorter.
    page::later(0, move || match left {
        0 => focus("story-add"),
        _ => focus(&id_of("scene-out", index.min(left - 1))),
    });
}

fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let _ = element.unchecked_into::<HtmlElement>().focus();
    }
}
