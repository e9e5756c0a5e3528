//! One assumption: its name, its value, and every way to change it.

use std::{cell::Cell, rc::Rc};

use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use super::{button::IconButton, choice};
use crate::{
    app::{
        dom::{
            self, El,
            each::show,
            effect::effect,
            html::{div, input, label, p, span},
        },
        lazy, page,
        store::{App, Gesture},
    },
    assumptions::{
        number::{self, Refused},
        registry::{Initial, Key, Kind, Origin},
        slider::{Track, round_significant},
    },
    document::Action,
    i18n::{params, ui::Ui, words},
};

const RESET: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 10a6 6 0 1 0 2-4.500L4 7.500M4 3v4.500h4.500"/></svg>"#;
const ABOUT: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.500"/><path d="M10 9v5M10 6v.5"/></svg>"#;
const MINUS: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10"/></svg>"#;
const PLUS: &str =
    r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10M10 5v10"/></svg>"#;

/// The control of a parameter; hidden while the parameter has no effect.
pub fn Control(app: App, key: Key) -> El {
    let param = key.param();
    let name = param.name;
    let title = move || params::param_label(app.lang.get(), key);
    let at_default = move || {
        let given = app.assumptions.with(|a| a.given(key));
        given.is_none_or(|value| param.default_in(app.view.get()) == Initial::Value(value))
    };
    let reset_label = move || {
        let default = match param.default_in(app.view.get()) {
            Initial::Value(value) => Some(value),
            Initial::Off => None,
            Initial::Fit => app.fitted.with(|fitted| fitted[key.index()]),
        };
        let default = text_of(app, key, default);
        [app.text(Ui::Reset), ": ", title(), " (", &default, ")"].concat()
    };
    let reset = IconButton(reset_label, move |_| app.set(key, None, Gesture::Single))
        .id(&["r-", name].concat())
        .class("quiet reset")
        .inner_html(RESET)
        .attr("disabled", at_default);
    let heading = match param.kind {
        Kind::Choice(_) => span().id(&["l-", name].concat()),
        _ => label().attr("for", ["p-", name].concat()),
    };
    let judged = (param.origin == Origin::Judgement).then(|| JudgementMark(app));
    let is_open = RwSignal::new(false);
    let parts = (
        span().class("name").child((heading.child(title), judged)),
        About(app, key, is_open),
        reset,
    );
    let head = div().class("control-head").child(parts);
    let parts = match param.kind {
        Kind::Choice(names) => vec![head, choice::Segments(app, key, names)],
        Kind::Flag => vec![head.child(choice::Switch(app, key))],
        Kind::Number { .. } | Kind::Date { .. } => {
            let trouble = RwSignal::new(None);
            let mut parts = vec![head.child(ValueBox(app, key, trouble))];
            parts.extend(Slider(app, key, trouble));
            parts
        }
    };
    let explained = move || is_open.get() && app.is_whole.get();
    div()
        .class("control")
        .attr("data-key", name)
        .class(("changed", move || !at_default()))
        .attr("hidden", move || {
            app.panel.with(|panel| panel.irrelevant.contains(&key))
        })
        .child((
            parts,
            show(explained, move || (lazy::page().hint)(app, key)),
        ))
}

/// The mark of what no source gives.
fn JudgementMark(app: App) -> El {
    span()
        .class("mark")
        .attr("role", "img")
        .attr("aria-label", move || app.text(Ui::Judgement))
        .attr("title", move || app.text(Ui::JudgementMark))
        .child("\u{25c7}")
}

/// Leads to what is said of the parameter.
fn About(app: App, key: Key, is_open: RwSignal<bool>) -> El {
    let name = key.param().name;
    let label = move || {
        let title = params::param_label(app.lang.get(), key);
        [app.text(Ui::About), title].concat()
    };
    let toggle = move |_| {
        is_open.update(|open| *open = !*open);
        app.once_loaded(|_| ());
    };
    IconButton(label, toggle)
        .id(&["h-", name].concat())
        .class("quiet about")
        .attr("aria-expanded", move || is_open.get().to_string())
        .inner_html(ABOUT)
}

/// What was typed and why it was not taken.
type Trouble = RwSignal<Option<(String, Refused)>>;

/// The box that shows and takes the value.
fn ValueBox(app: App, key: Key, trouble: Trouble) -> El {
    let param = key.param();
    let name = param.name;
    let dated = matches!(param.kind, Kind::Date { .. });
    let label = move || {
        let label = params::param_label(app.lang.get(), key);
        [label, ": ", app.text(Ui::TypeValue)].concat()
    };
    let unit = move || match (&param.kind, app.value(key)) {
        (Kind::Number { unit, .. }, Some(value)) if !words::is_length(key) => {
            words::unit_after(app.lang.get(), *unit, value).to_owned()
        }
        _ => String::new(),
    };
    let fresh = Rc::new(Cell::new(false));
    let (kept, taken, done) = (fresh.clone(), fresh.clone(), fresh.clone());
    // The handlers take the box from the event: with a handle of their own they and the box would keep each other for ever.
    let input = input()
        .id(&["n-", name].concat())
        .attr("type", "text")
        .attr(
            "inputmode",
            if dated || words::is_length(key) {
                "text"
            } else {
                "decimal"
            },
        )
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-errormessage", ["e-", name].concat())
        .attr("aria-label", label)
        .attr("aria-invalid", move || {
            trouble.with(Option::is_some).then_some("true")
        })
        .prop("value", move || match trouble.get() {
            Some((text, _)) => text,
            None => shown(app, key),
        })
        .on(ev::focus, move |event| {
            fresh.set(true);
            if let Some(input) = dom::target::<HtmlInputElement>(&event) {
                input.select();
            }
        })
        .on(ev::mouseup, move |event| {
            // WebKit puts the caret there only now, after the click.
            if kept.get() {
                event.prevent_default();
            }
        })
        .on(ev::click, move |event| {
            let Some(input) = dom::target::<HtmlInputElement>(&event) else {
                return;
            };
            // The browser puts the caret where the pointer was; a stretch that was dragged over is left alone.
            let caret = input.selection_start() == input.selection_end();
            if taken.replace(false) && caret {
                input.select();
            }
        })
        .on(ev::change, move |event| {
            done.set(true);
            if let Some(input) = dom::target(&event) {
                commit(app, key, trouble, &input);
            }
        })
        .on(ev::keydown, move |event| {
            if event.key() == "Escape" {
                trouble.set(None);
                if let Some(input) = dom::target::<HtmlInputElement>(&event) {
                    input.set_value(&untrack(|| shown(app, key)));
                }
            }
        });
    span()
        .class(if dated { "box dated" } else { "box" })
        .child((
            input,
            span().class("unit").attr("aria-hidden", "true").child(unit),
        ))
}

/// A value as text; without one, that all is taken, or that the fit gives none.
fn text_of(app: App, key: Key, value: Option<f64>) -> String {
    match value {
        Some(value) => words::value_text(app.lang.get(), key, value),
        None if key.param().default == Initial::Fit => "–".to_owned(),
        // Without a last date all points count; anything else is simply off.
        None if matches!(key.param().kind, Kind::Date { .. }) => app.text(Ui::All).to_owned(),
        None => app.text(Ui::Off).to_owned(),
    }
}

/// What the box shows.
pub fn shown(app: App, key: Key) -> String {
    let param = key.param();
    let Some(value) = app.value(key) else {
        return text_of(app, key, None);
    };
    let by_hand = app.assumptions.with(|a| a.given(key).is_some());
    let number = matches!(param.kind, Kind::Number { .. });
    let rounds = number && param.default == Initial::Fit && !by_hand;
    let value = if rounds {
        round_significant(value, 3)
    } else {
        value
    };
    words::boxed(app.lang.get(), key, value)
}

/// Takes what was typed; what cannot be taken stays in the box beside a message.
fn commit(app: App, key: Key, trouble: Trouble, input: &HtmlInputElement) {
    let text = input.value();
    match number::read(key.param(), &text) {
        Ok(value) => {
            trouble.set(None);
            app.set(key, value, Gesture::Single);
            input.set_value(&untrack(|| shown(app, key)));
        }
        Err(refused) => trouble.set(Some((text, refused))),
    }
}

/// Why a text was not taken, in words.
fn complaint(app: App, key: Key, typed: &str, refused: Refused) -> String {
    match refused {
        Refused::NotANumber => app.text(Ui::NotANumber).to_owned(),
        Refused::NotWhole => app.text(Ui::NotWhole).to_owned(),
        Refused::NotADate => app.text(Ui::NotADate).to_owned(),
        Refused::TwoReadings => {
            let [grouped, fraction] = number::readings(typed).unwrap_or_default();
            let or = app.text(Ui::TypeOr);
            [app.text(Ui::Type), &grouped, or, &fraction].concat()
        }
        Refused::OutOfRange(min, max) => {
            let show = |value| number::show_value(key.param(), value);
            [
                app.text(Ui::OutOfRange),
                &show(min),
                app.text(Ui::To),
                &show(max),
            ]
            .concat()
        }
    }
}

/// The slider with a button at each end, and the message about what was typed.
fn Slider(app: App, key: Key, trouble: Trouble) -> Vec<El> {
    let param = key.param();
    let name = param.name;
    let Some(track) = Track::of(param) else {
        return Vec::new();
    };
    // A value from anywhere else ends the trouble with what was typed.
    let mut last = None;
    effect(move || {
        let value = app.value(key);
        if last.is_some_and(|last| last != value) {
            trouble.set(None);
        }
        last = Some(value);
    });
    let tick = move || match param.default_in(app.view.get()) {
        Initial::Value(value) => Some(track.fraction(Some(value))),
        Initial::Off => Some(1.0),
        Initial::Fit => {
            let fitted = app.fitted.with(|fitted| fitted[key.index()]);
            fitted.map(|value| track.fraction(Some(value)))
        }
    };
    let spoken = move || match app.value(key) {
        Some(value) => words::spoken(app.lang.get(), key, value),
        None => text_of(app, key, None),
    };
    let moved = move |event: web_sys::Event| {
        page::mark("doublings:input");
        let slider = dom::target::<HtmlInputElement>(&event);
        if let Some(position) = slider.and_then(|slider| slider.value().parse().ok()) {
            app.set(key, track.value(position), Gesture::Running);
        }
    };
    let step = move |id: &str, what: Ui, icon: &str, by: i32| {
        let end = if by < 0 { 0 } else { track.last() };
        let label = move || {
            let label = params::param_label(app.lang.get(), key);
            [app.text(what), ": ", label].concat()
        };
        IconButton(label, move |_| {
            let value = track.stepped(app.value_now(key), by);
            app.set(key, value, Gesture::Single);
        })
        .id(&[id, name].concat())
        .class("quiet step")
        .inner_html(icon)
        .attr("disabled", move || track.position(app.value(key)) == end)
    };
    let end = move |_| app.act(Action::EndGesture);
    // A swipe that begins here and turns out to scroll the page has changed nothing.
    let before = Rc::new(Cell::new(None));
    let touched = Rc::clone(&before);
    let given = move || app.assumptions.with_untracked(|a| a.given(key));
    let begin = move |_| {
        app.act(Action::EndGesture);
        touched.set(given());
    };
    let give_back = move |_| {
        if given() != before.get() {
            app.set(key, before.get(), Gesture::Running);
        }
        app.act(Action::EndGesture);
    };
    // The value comes last: the browser clamps it to the ends that it knows.
    let slider = input()
        .id(&["p-", name].concat())
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", track.last().to_string())
        .attr("step", "1")
        .attr("aria-valuetext", spoken)
        .prop("value", move || track.position(app.value(key)).to_string())
        .on(ev::input, moved)
        .on(ev::pointerdown, begin)
        .on(ev::pointerup, end)
        .on(ev::pointercancel, give_back)
        .on(ev::blur, move |_| app.act(Action::EndGesture));
    let percent = |part: f64| crate::number::shortest(libm::round(part * 1e4) / 1e4);
    let rail = div()
        .class("track")
        .style("--at", move || percent(track.fraction(app.value(key))))
        .style("--tick", move || tick().map_or_else(String::new, percent))
        .child((
            span()
                .class("tick")
                .attr("hidden", move || tick().is_none()),
            slider,
        ));
    let row = div().class("slider").child((
        step("m-", Ui::Less, MINUS, -1),
        rail,
        step("a-", Ui::Greater, PLUS, 1),
    ));
    vec![Complaint(app, key, trouble), row]
}

/// Why what was typed was not taken.
fn Complaint(app: App, key: Key, trouble: Trouble) -> El {
    p().class("error")
        .id(&["e-", key.param().name].concat())
        .attr("role", "alert")
        .attr("hidden", move || trouble.with(Option::is_none))
        .child(move || {
            let trouble = trouble.get();
            trouble.map_or_else(String::new, |(text, refused)| {
                complaint(app, key, &text, refused)
            })
        })
}
