//! The header: views, language, theme, sharing.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::{menu::Menu, settings, view_links};
use crate::{
    app::{
        controls::button::{Button, IconButton},
        dom::{
            self, El,
            effect::effect,
            html::{a, div, header, nav, span},
        },
        lazy, page,
        store::{App, preferences::Theme},
    },
    assumptions::registry::View,
    i18n::ui::Ui,
    views::Question,
};

const SUN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="3.5"/><path d="M10 1.5v2.5M10 16v2.5M1.5 10H4M16 10h2.5M4 4l1.8 1.8M14.2 14.2L16 16M16 4l-1.8 1.8M5.8 14.2L4 16"/></svg>"#;
const MOON: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z"/></svg>"#;
const HALF: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7"/><path class="solid" d="M10 3a7 7 0 0 1 0 14z"/></svg>"#;

/// The header.
pub fn Toolbar(app: App) -> El {
    let icon = move || match app.theme.get() {
        Theme::Auto => HALF,
        Theme::Light => SUN,
        Theme::Dark => MOON,
    };
    let theme_label = move || app.text(app.theme.get().label()).to_owned();
    let theme = IconButton(theme_label, move |_| {
        settings::switch_theme(app);
    })
    .id("theme")
    .inner_html(icon);
    let other = move || settings::other(app.lang.get()).tag();
    let lang = Button(app, Ui::OtherLanguage, move |_| {
        settings::switch_lang(app);
    })
    .id("lang")
    .class("button")
    .attr("lang", other);
    let tools = (
        theme,
        lang,
        Menu(app, ("share", Ui::Share), |page| page.share_menu),
        Menu(app, ("show", Ui::Present), |page| page.present_menu),
        Menu(app, ("download", Ui::Download), |page| page.download_menu),
    );
    header().class("bar").child((
        a().class("wordmark")
            .attr("href", "?")
            .attr("aria-label", "Doublings")
            .inner_html("Doubl<span>ings</span>"),
        ViewTabs(app),
        div().class("tools").child(tools),
    ))
}

/// The views, in a strip that scrolls sideways where they have no room beside one another.
fn ViewTabs(app: App) -> El {
    let tabs: Vec<El> = View::ALL.iter().map(|view| ViewTab(app, *view)).collect();
    let group = |question: Question| {
        let name = move || question.text(app.lang.get());
        let views = View::ALL.iter().zip(&tabs);
        let own = views.filter(|(view, _)| view.info().question == question);
        div()
            .class("group")
            .attr("role", "group")
            .attr("aria-label", name)
            .child((
                span().attr("aria-hidden", "true").child(name),
                own.map(|(_, tab)| tab.clone()).collect::<Vec<_>>(),
            ))
    };
    let strip = nav()
        .attr("aria-label", move || app.text(Ui::Views))
        .child(Question::ALL.map(group).to_vec());
    let show = move || {
        let index = View::ALL.iter().position(|view| *view == app.view.get());
        // Its name changes its width.
        app.lang.track();
        if let Some(tab) = index.and_then(|index| tabs.get(index)) {
            bring(&tab.node());
        }
    };
    let again = show.clone();
    effect(show);
    page::forever(&gloo::utils::window(), "resize", move |_| untrack(&again));
    strip
}

/// Scrolls a view's name into the middle of the strip, as far as that goes.
fn bring(tab: &HtmlElement) {
    let strip = tab.closest("nav").ok().flatten();
    if let Some(strip) = strip.and_then(|strip| strip.dyn_into::<HtmlElement>().ok()) {
        // Its group is what its own offset counts from.
        let group = tab
            .offset_parent()
            .and_then(|group| group.dyn_into::<HtmlElement>().ok());
        let left = tab.offset_left() + group.map_or(0, |group| group.offset_left());
        let middle = left + tab.offset_width() / 2;
        strip.set_scroll_left(middle - strip.offset_left() - strip.offset_width() / 2);
    }
}

fn ViewTab(app: App, target: View) -> El {
    let go = move |event: MouseEvent| {
        if view_links::plainly(&event) {
            event.prevent_default();
            app.switch(target);
        }
    };
    let here = move || (app.view.get() == target).then_some("page");
    a().attr("href", move || view_links::href(app, target))
        .attr("aria-current", here)
        .child(move || target.label(app.lang.get()))
        .on(ev::pointerenter, move |_| lazy::prefetch(app))
        .on(ev::focus, move |event| {
            lazy::prefetch(app);
            // Browsers scroll only to what is wholly out of sight. Under a pointer nothing may move.
            let tab = dom::target::<HtmlElement>(&event);
            if let Some(tab) = tab.filter(|tab| tab.matches(":focus-visible").unwrap_or(false)) {
                bring(&tab);
            }
        })
        .on(ev::click, go)
}
