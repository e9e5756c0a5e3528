//! The header: views, language, theme, sharing.

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    parts::{self, IconButton},
    settings, share,
    state::App,
};
use crate::{
    assumptions::{
        codec::{self, Link},
        registry::View,
    },
    i18n::{ui::Ui, words},
};

const SUN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="3.5"/><path d="M10 1.5v2.5M10 16v2.5M1.5 10H4M16 10h2.5M4 4l1.8 1.8M14.2 14.2L16 16M16 4l-1.8 1.8M5.8 14.2L4 16"/></svg>"#;
const MOON: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"/></svg>"#;
const HALF: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path class="solid" d="M10 3a7 7 0 0 1 0 14z"/></svg>"#;

/// The header.
pub fn toolbar(app: App) -> impl IntoView {
    let links = View::ALL.iter().map(|view| tab(app, *view)).collect_view();
    let icon = move || match app.theme.get() {
        settings::Theme::Auto => HALF,
        settings::Theme::Light => SUN,
        settings::Theme::Dark => MOON,
    };
    let theme = IconButton {
        id: "theme".to_owned(),
        class: "",
        label: parts::words(move || app.text(app.theme.get().label()).to_owned()),
        disabled: parts::flag(|| false),
        icon: parts::words(move || icon().to_owned()),
        press: parts::act(move |_| settings::switch_theme(app)),
    }
    .view();
    let other = parts::words(move || settings::other(app.lang.get()).tag().to_owned());
    view! {
        <header class="bar">
            <a class="wordmark" href="?" aria-label="Doublings">"Doubl"<span>"ings"</span></a>
            <nav aria-label=app.t(Ui::Views)>{links}</nav>
            <div class="tools">
                {theme}
                <button
                    id="lang"
                    class="button"
                    lang=other
                    on:click=parts::act(move |_| settings::switch_lang(app))
                >
                    {app.t(Ui::OtherLanguage)}
                </button>
                <button id="share" class="button" on:click=parts::act(move |_| share::copy_link(app))>
                    {app.t(Ui::Share)}
                </button>
                {menu(app)}
            </div>
        </header>
    }
}

fn tab(app: App, target: View) -> impl IntoView {
    let link = Link {
        view: target,
        ..Link::default()
    };
    let href = String::from("?") + &codec::write(&link);
    let go = move |event: ev::MouseEvent| {
        if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
            event.prevent_default();
            app.view.set(target);
            app.recompute();
        }
    };
    view! {
        <a href=href aria-current=move || (app.view.get() == target).then_some("page") on:click=parts::act(go)>
            {parts::words(move || words::view_label(app.lang.get(), target).to_owned())}
        </a>
    }
}

fn menu(app: App) -> impl IntoView {
    let item = move |id: &'static str, label: Ui, act: fn(App)| {
        let act = move |_| {
            close_menu();
            act(app);
        };
        view! { <li><button id=id on:click=parts::act(act)>{app.t(label)}</button></li> }
    };
    let escape = |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            close_menu();
        }
    };
    view! {
        <details id="download" class="menu" on:keydown=escape>
            <summary class="button primary">{app.t(Ui::Download)}</summary>
            <ul>
                {item("download-svg", Ui::DownloadSvg, share::save_svg)}
                {item("download-csv", Ui::DownloadCsv, share::save_csv)}
                {item("copy-link", Ui::CopyLink, share::copy_link)}
            </ul>
        </details>
    }
}

fn menu_element() -> Option<web_sys::HtmlDetailsElement> {
    let menu = document().get_element_by_id("download")?;
    menu.dyn_into().ok()
}

fn close_menu() {
    let Some(menu) = menu_element() else { return };
    let focused = document().active_element();
    let inside = focused.is_some_and(|element| menu.contains(Some(&element)));
    menu.set_open(false);
    // The focus would fall to the body with the button that had it.
    let summary = menu.query_selector("summary").ok().flatten();
    if let (true, Some(summary)) = (inside, summary) {
        let _ = summary.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// Closes the menu when something else is pressed.
pub fn close_menu_unless_inside(event: &web_sys::Event) {
    let node = event
        .target()
        .and_then(|t| t.dyn_into::<web_sys::Node>().ok());
    let menu = menu_element().filter(web_sys::HtmlDetailsElement::open);
    if let Some(menu) = menu.filter(|menu| !menu.contains(node.as_ref())) {
        menu.set_open(false);
    }
}
