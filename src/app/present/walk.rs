//! The walk: what a presentation steps through as one page to scroll, each scene with a sentence, a chart and an assumption to try.
//!
//! It has a session of its own and changes nothing of the page, unless somebody asks to open a scene there.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::{
    timers::callback::Timeout,
    utils::{body, document, window},
};
use js_sys::Array;
use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    HtmlCanvasElement, HtmlDialogElement, HtmlElement, HtmlInputElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, ResizeObserver,
};

use crate::{
    app::{
        controls::button::{Button, IconButton},
        dom::{
            self, El,
            html::{button, canvas, dialog, div, h2, input, label, li, ol, p, span},
        },
        page,
        shell::settings,
        store::App,
    },
    assumptions::{registry::Key, slider::Track, weights},
    document::Action,
    figure::picture::Frame,
    i18n::{Lang, format::localized_fmt, params, ui::Ui, words},
    number, render,
    story::slides::{Slide, slides},
    views::{self, Panel, Session, Study},
};

/// How far from the screen a scene is computed before it is scrolled to.
const MARGIN: &str = "300px";
/// Milliseconds without a change after which the draws that were left out are made.
const REST: u32 = 150;
/// The height of a chart in pixels.
const HEIGHT: f64 = 340.0;

/// A scene and its elements.
struct Stop {
    app: App,
    lang: Lang,
    session: Rc<RefCell<Session>>,
    show: String,
    study: RefCell<Study>,
    /// What an assumption is before anybody has tried another.
    before: Study,
    panel: RefCell<Option<Panel>>,
    words: El,
    below: El,
    canvas: El,
    value: El,
    width: Cell<f64>,
    rest: RefCell<Option<Timeout>>,
}

/// Opens the walk.
pub fn open(app: App) {
    if document().get_element_by_id("walk").is_some() {
        return;
    }
    app.act(Action::EndGesture);
    let owner = Owner::default();
    let place = owner.with(|| {
        let place = Walk(app);
        let node: HtmlDialogElement = place.node();
        let mut owner = Owner::current();
        place.on(ev::close, move |_| {
            node.remove();
            // The listener goes with the rest, but not while it is running.
            if let Some(owner) = owner.take() {
                page::later(0, move || owner.cleanup());
            }
        })
    });
    let node: HtmlDialogElement = place.node();
    let _ = body().append_child(&node);
    let _ = node.show_modal();
}

fn close() {
    let walk = document().get_element_by_id("walk");
    if let Some(walk) = walk.and_then(|walk| walk.dyn_into::<HtmlDialogElement>().ok()) {
        walk.close();
    }
}

fn Walk(app: App) -> El {
    let slides = slides(&app.study());
    let session = Rc::new(RefCell::new(Session::default()));
    let count = slides.len();
    let scenes: Vec<El> = slides
        .into_iter()
        .enumerate()
        .map(|(at, slide)| Scene(app, slide, &session, (at + 1, count)))
        .collect();
    let leave = IconButton(move || app.text(Ui::PresentLeave).to_owned(), |_| close())
        .class("close")
        .inner_html(
            r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 5l10 10M15 5L5 15"/></svg>"#,
        );
    dialog()
        .id("walk")
        .attr("aria-labelledby", "walk-title")
        .child((
            div().class("heading-row").child((
                h2().id("walk-title").child(app.text(Ui::OpeningClaim)),
                leave,
            )),
            ol().child(scenes),
            Button(app, Ui::Close, |_| close()),
        ))
}

fn Scene(app: App, slide: Slide, session: &Rc<RefCell<Session>>, (at, of): (usize, usize)) -> El {
    let lang = app.lang.get_untracked();
    let key = slide.control();
    let view = slide.study.link.view;
    let stop = Rc::new(Stop {
        app,
        lang,
        session: Rc::clone(session),
        show: slide.show.clone(),
        before: slide.study.clone(),
        study: RefCell::new(slide.study.clone()),
        panel: RefCell::default(),
        words: p().class("walk-words"),
        below: p().class("walk-below").attr("aria-live", "polite"),
        canvas: canvas().attr("role", "img"),
        value: span().class("when"),
        width: Cell::new(0.0),
        rest: RefCell::default(),
    });
    let step = localized_fmt(
        lang,
        "{0} / {1} · {2}",
        "{0} / {1}　{2}",
        &[&at.to_string(), &of.to_string(), view.label(lang)],
    );
    let opened = Rc::clone(&stop);
    let to_page = button()
        .class("plain")
        .attr("type", "button")
        .child(app.text(Ui::WalkOpen))
        .on(ev::click, move |_| {
            let mut link = opened.study.borrow().link.clone();
            let now = app.link();
            (link.scenes, link.filter) = (now.scenes, now.filter);
            close();
            app.act(Action::Open(Box::new(link), Vec::new()));
            app.write_address();
        });
    let scene = li().class("card").child((
        p().class("small").child(&step),
        stop.words.clone(),
        div().class("walk-chart").child(stop.canvas.clone()),
        stop.below.clone(),
        key.map(|key| Try(&stop, key, at)),
        to_page,
    ));
    watch(&stop, &scene, slide);
    scene
}

/// The assumption of a scene.
fn Try(stop: &Rc<Stop>, key: Key, at: usize) -> Option<El> {
    let track = Track::of(key.param())?;
    let id = ["walk-", &at.to_string()].concat();
    let slider = input()
        .id(&id)
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", track.last().to_string())
        .attr("step", "1")
        // Until the scene has been computed.
        .attr("disabled", true)
        .attr("data-try", key.param().name);
    let moved = Rc::clone(stop);
    let slider = slider.on(ev::input, move |event| {
        let Some(slider) = dom::target::<HtmlInputElement>(&event) else {
            return;
        };
        let Ok(position) = slider.value().parse() else {
            return;
        };
        if let Some(value) = track.value(position) {
            moved.set(key, value);
            moved.tell(key, &slider);
        }
    });
    let name = params::param_label(stop.lang, key);
    Some(div().class("walk-try").child((
        label().attr("for", &id).child((
            span().child(stop.app.text(Ui::WalkTry)),
            localized_fmt(stop.lang, ": {0}", "：{0}", &[name]),
        )),
        div().class("track").child(slider),
        stop.value.clone(),
    )))
}

impl Stop {
    fn set(self: &Rc<Self>, key: Key, value: f64) {
        let mut study = self.before.clone();
        let assumptions = &mut study.link.assumptions;
        if weights::KEYS.contains(&key) {
            weights::set(assumptions, &self.before.link.assumptions, key, value);
        } else {
            assumptions.set(key, value);
        }
        let panel = self.session.borrow_mut().preview(&study, self.lang);
        self.study.replace(study);
        self.show(panel);
        let here = Rc::clone(self);
        let timer = Timeout::new(REST, move || here.finish());
        self.rest.replace(Some(timer));
    }

    /// All draws.
    fn finish(&self) {
        let panel = self
            .session
            .borrow_mut()
            .panel(&self.study.borrow(), self.lang);
        self.show(panel);
    }

    /// The value that an assumption has.
    fn value(&self, key: Key) -> Option<f64> {
        let a = &self.study.borrow().link.assumptions;
        if let Some(at) = weights::KEYS.iter().position(|k| *k == key) {
            return Some(weights::of(a)[at]);
        }
        a.given(key).or_else(|| {
            let panel = self.panel.borrow();
            let resolved = panel.as_ref()?.resolved.iter();
            let mut resolved = resolved.filter(|(k, _)| *k == key);
            let fitted = resolved.next().map(|(_, value)| *value);
            fitted.or_else(|| panel.as_ref()?.assumptions.value(key))
        })
    }

    /// Says a value beside its slider.
    fn tell(&self, key: Key, slider: &HtmlInputElement) {
        let Some(value) = self.value(key) else { return };
        let said = words::spoken(self.lang, key, value);
        let _ = slider.set_attribute("aria-valuetext", &said);
        self.value
            .set_text(&words::value_text(self.lang, key, value));
        if let Some(track) = Track::of(key.param()) {
            let at = number::shortest(track.fraction(Some(value)));
            let _ = HtmlElement::style(slider).set_property("--at", &at);
        }
    }

    fn show(&self, panel: Panel) {
        let extra = panel.side_charts.iter().find(|e| e.key == self.show);
        let below = extra.map_or_else(
            || views::plain(&panel.headline),
            |extra| views::plain(&extra.text),
        );
        self.below.set_sentence(&below);
        self.canvas.clone().attr("aria-label", below);
        self.panel.replace(Some(panel));
        self.paint();
    }

    fn paint(&self) {
        let panel = self.panel.borrow();
        let (Some(panel), width) = (&*panel, self.width.get()) else {
            return;
        };
        if width < 1.0 {
            return;
        }
        let frame = Frame {
            width,
            height: HEIGHT,
            theme: settings::colours(self.app).on_screen(),
            title: false,
        };
        let index = panel.side_charts.iter().position(|e| e.key == self.show);
        let picture = index.and_then(|index| panel.side_picture(index, &frame));
        let picture = picture.unwrap_or_else(|| panel.picture(&frame));
        let canvas: HtmlCanvasElement = self.canvas.node();
        let density = window().device_pixel_ratio();
        if render::canvas::paint(&canvas, &picture.scene, density).is_err()
            && let Some(place) = canvas.parent_element()
        {
            place.set_inner_html(&render::svg::svg(&picture.scene));
        }
    }
}

/// Computes a scene when it comes near, and draws it in the width that it has.
fn watch(stop: &Rc<Stop>, scene: &El, slide: Slide) {
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let near = Rc::clone(stop);
    let came = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: IntersectionObserverEntry = entries.get(entries.length() - 1).unchecked_into();
        if !last.is_intersecting() || near.panel.borrow().is_some() {
            return;
        }
        near.finish();
        let said = near.panel.borrow().as_ref().map(|panel| {
            let said = slide.words(panel, near.lang);
            if said.is_empty() {
                views::plain(&panel.headline)
            } else {
                said
            }
        });
        near.words.set_sentence(&said.unwrap_or_default());
        let place = last.target();
        let slider = place.query_selector("[data-try]").ok().flatten();
        let slider = slider.and_then(|slider| slider.dyn_into::<HtmlInputElement>().ok());
        if let (Some(slider), Some(key)) = (slider, slide.control()) {
            if let Some(track) = Track::of(key.param()) {
                slider.set_value(&track.position(near.value(key)).to_string());
            }
            let _ = slider.remove_attribute("disabled");
            near.tell(key, &slider);
        }
    });
    let sized = Rc::clone(stop);
    let resized = Closure::<dyn FnMut()>::new(move || {
        let canvas: HtmlCanvasElement = sized.canvas.node();
        let width = canvas
            .parent_element()
            .map_or(0.0, |place| f64::from(place.client_width()));
        if sized.width.replace(width) != width {
            sized.paint();
        }
    });
    let (Ok(nearness), Ok(sizes)) = (
        IntersectionObserver::new_with_options(came.as_ref().unchecked_ref(), &options),
        ResizeObserver::new(resized.as_ref().unchecked_ref()),
    ) else {
        return;
    };
    nearness.observe(&scene.node());
    if let Some(place) = stop.canvas.node::<HtmlCanvasElement>().parent_element() {
        sizes.observe(&place);
    }
    let owned = SendWrapper::new((nearness, sizes, came, resized));
    on_cleanup(move || {
        owned.0.disconnect();
        owned.1.disconnect();
    });
}
