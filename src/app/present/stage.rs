//! The screen of a presentation.

use std::cell::RefCell;

use gloo::utils::{document, window};
use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlCanvasElement, HtmlDialogElement, HtmlElement};

use crate::{
    app::{
        dom::{
            El,
            html::{button, canvas, dialog, div, h2, p, span},
        },
        shell::settings,
        store::App,
    },
    figure::picture::Frame,
    i18n::ui::{self, Ui},
    render,
    views::{self, Panel},
};

/// The chart is drawn for so many pixels and enlarged to what there is, so that its words can be read from the back of a room.
const DRAWN: (f64, f64) = (820.0, 340.0);
/// Longer sentences are set smaller, in characters; Japanese ones count twice.
const LONG: usize = 170;

/// The elements of the screen.
pub struct Stage {
    /// All of it.
    pub dialog: HtmlDialogElement,
    /// What fills the screen.
    pub area: HtmlElement,
    title: El,
    below: El,
    chart: El,
    canvas: HtmlCanvasElement,
    step: El,
    spoken: El,
    shown: RefCell<Option<(Panel, &'static str)>>,
}

impl Stage {
    /// The screen, not yet in the page.
    pub fn new(app: App) -> Self {
        let lang = app.lang.get_untracked();
        let button = |id, ui, sign: &'static str| {
            let label = ui::text(lang, ui);
            button()
                .attr("type", "button")
                .id(id)
                .attr("aria-label", label)
                .attr("title", label)
                // Not a text: a text would have to be part of the name.
                .attr("data-sign", sign)
        };
        let title = h2().class("present-title");
        let below = p().class("present-below");
        let canvas = canvas().attr("role", "img");
        let chart = div().class("present-chart").child(canvas.clone());
        let step = span().class("present-step").attr("aria-hidden", "true");
        let spoken = p().class("unseen").attr("aria-live", "polite");
        let foot = div().class("present-foot").child((
            button("present-back", Ui::PresentBack, "‹"),
            step.clone(),
            button("present-on", Ui::PresentOn, "›"),
            button("present-leave", Ui::PresentLeave, "×"),
        ));
        let area = div()
            .class("present-area")
            .attr("tabindex", "-1")
            .attr("autofocus", "")
            .child((
                title.clone(),
                below.clone(),
                chart.clone(),
                foot,
                spoken.clone(),
            ));
        let dialog = dialog()
            .id("present")
            .attr("aria-label", ui::text(lang, Ui::Present))
            .child(area.clone());
        Self {
            dialog: dialog.node(),
            area: area.node(),
            title,
            below,
            chart,
            canvas: canvas.node(),
            step,
            spoken,
            shown: RefCell::default(),
        }
    }

    /// Puts the screen before the page, or over the figure in a frame, where it must not draw the page around it to itself.
    pub fn open(&self, in_frame: bool) {
        let _ = gloo::utils::body().append_child(&self.dialog);
        if in_frame {
            let _ = self.dialog.set_attribute("open", "");
            return;
        }
        // Fails only if it is open already.
        let _ = self.dialog.show_modal();
        let _ = self.area.focus();
    }

    /// Asks the browser for the whole screen. It may know none, or not allow it, as for a link that has just been opened.
    pub fn fill(&self) {
        if is_filled() {
            return;
        }
        let navigator = window().navigator();
        let activation = Reflect::get(&navigator, &"userActivation".into()).ok();
        let active = activation.and_then(|of| Reflect::get(&of, &"isActive".into()).ok());
        // Where nobody has pressed anything, as after opening a link, browsers refuse and complain.
        if active != Some(JsValue::FALSE) {
            call(&self.area, "requestFullscreen");
        }
    }

    /// Shows a panel: its sentence, or these words with the panel's sentence below, and the chart or one of the smaller ones.
    pub fn show(&self, app: App, panel: Panel, words: &str, extra: &str, (at, of): (usize, usize)) {
        let extra = panel.side_charts.iter().find(|e| e.key == extra);
        // A smaller chart is not what the view's sentence is about.
        let headline = match extra {
            Some(extra) => extra.title.clone(),
            None => views::plain(&panel.headline),
        };
        let said = if words.is_empty() { &headline } else { words };
        let size: usize = said
            .chars()
            .map(|c| if c > '\u{2e80}' { 2 } else { 1 })
            .sum();
        let class = if size > LONG {
            "present-title long"
        } else {
            "present-title"
        };
        self.title.node::<HtmlElement>().set_class_name(class);
        self.title.set_text("");
        if words.is_empty() && extra.is_none() {
            for part in &panel.headline {
                let class = if part.strong { "figure" } else { "" };
                let place = span().class(class);
                place.set_sentence(&part.text);
                let _ = self.title.clone().child(place);
            }
        } else {
            self.title.set_sentence(said);
        }
        let below = if words.is_empty() { "" } else { &headline };
        self.below.set_sentence(below);
        let step = [&at.to_string(), " / ", &of.to_string()].concat();
        self.step.set_text(&step);
        self.spoken
            .set_text(&[&step, ". ", words, " ", &headline].concat());
        let _ = self.canvas.set_attribute("aria-label", &headline);
        let extra = extra.map_or("", |extra| extra.key);
        self.shown.replace(Some((panel, extra)));
        self.paint(app);
    }

    /// Makes the screen black, or shows it again.
    pub fn blank(&self) {
        let _ = self.dialog.class_list().toggle("blank");
    }

    /// Shows the screen again.
    pub fn unblank(&self) {
        let _ = self.dialog.class_list().remove_1("blank");
    }

    /// Draws the chart for the room that it has.
    pub fn paint(&self, app: App) {
        let shown = self.shown.borrow();
        let Some((panel, extra)) = &*shown else {
            return;
        };
        let area: HtmlElement = self.chart.node();
        let (width, height) = (
            f64::from(area.client_width()),
            f64::from(area.client_height()),
        );
        if width < 1.0 || height < 1.0 {
            return;
        }
        let scale = (width / DRAWN.0).min(height / DRAWN.1).max(1.0);
        let frame = Frame {
            width: width / scale,
            height: height / scale,
            theme: settings::colours(app),
            title: false,
        };
        let index = panel.side_charts.iter().position(|e| e.key == *extra);
        let picture = index.and_then(|index| panel.side_picture(index, &frame));
        let picture = picture.unwrap_or_else(|| panel.picture(&frame));
        let density = window().device_pixel_ratio() * scale;
        if render::canvas::paint(&self.canvas, &picture.scene, density).is_err() {
            area.set_inner_html(&render::svg::svg(&picture.scene));
        }
    }
}

/// Whether something fills the screen.
pub fn is_filled() -> bool {
    let element = Reflect::get(&document(), &"fullscreenElement".into());
    element.is_ok_and(|element| element.is_object())
}

/// Keeps the screen awake until what comes of it is [released](release), where the browser can.
pub async fn keep_awake() -> Option<JsValue> {
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise: Promise = request
        .call1(&lock, &"screen".into())
        .ok()?
        .dyn_into()
        .ok()?;
    JsFuture::from(promise).await.ok()
}

/// Lets the screen sleep again.
pub fn release(lock: &JsValue) {
    call(lock, "release");
}

/// Gives the screen back.
pub fn empty_screen() {
    if is_filled() {
        call(&document(), "exitFullscreen");
    }
}

/// Calls what some browsers do not have; what comes of it is told by an event.
fn call(on: &JsValue, name: &str) {
    let function = Reflect::get(on, &name.into()).ok();
    let function = function.and_then(|function| function.dyn_into::<Function>().ok());
    let promise = function.and_then(|function| function.call0(on).ok());
    if let Some(promise) = promise.and_then(|promise| promise.dyn_into::<Promise>().ok()) {
        leptos::task::spawn_local(async move {
            // A refusal is no error: the window is filled in any case.
            let _ = JsFuture::from(promise).await;
        });
    }
}
