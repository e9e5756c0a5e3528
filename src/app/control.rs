//! One assumption: its name, its value, and every way to change it.

use leptos::{ev, html, prelude::*};

use super::{
    choice,
    parts::{self, IconButton},
    state::{App, Gesture},
};
use crate::{
    assumptions::{
        number::{self, Refused},
        registry::{Initial, Key, Kind, Origin, Unit},
        slider::{Track, round_significant},
    },
    i18n::{ui::Ui, words},
};

const RESET: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 10a6 6 0 1 0 2-4.500L4 7.500M4 3v4.500h4.500"/></svg>"#;
const MINUS: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10"/></svg>"#;
const PLUS: &str =
    r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M5 10h10M10 5v10"/></svg>"#;

/// The control of a parameter; hidden while the parameter has no effect.
pub fn control(app: App, key: Key) -> AnyView {
    let param = key.param();
    let name = param.name;
    let label = parts::words(move || words::param_label(app.lang.get(), key).to_owned());
    let irrelevant = parts::flag(move || app.panel.with(|panel| panel.irrelevant.contains(&key)));
    let at_default = parts::flag(move || app.assumptions.with(|a| a.given(key).is_none()));
    let reset = IconButton {
        id: ["r-", name].concat(),
        class: "quiet reset",
        label: parts::words(move || [app.text(Ui::Reset), ": ", &label.get()].concat()),
        disabled: at_default,
        icon: parts::words(|| RESET.to_owned()),
        press: parts::act(move |_| app.set(key, None, Gesture::Single)),
    }
    .view();
    let (beside, below) = match param.kind {
        Kind::Choice(names) => (None, Some(choice::segments(app, key, names))),
        Kind::Flag => (Some(choice::switch(app, key)), None),
        Kind::Number { .. } | Kind::Date { .. } => {
            let trouble = RwSignal::new(None);
            (
                Some(value_box(app, key, trouble)),
                Some(slider(app, key, trouble)),
            )
        }
    };
    let heading = if matches!(param.kind, Kind::Choice(_)) {
        view! { <span class="name" id=["l-", name].concat()>{label}</span> }.into_any()
    } else {
        view! { <label class="name" for=["p-", name].concat()>{label}</label> }.into_any()
    };
    view! {
        <div class="control" class:changed=parts::flag(move || !at_default.get()) data-key=name hidden=irrelevant>
            <div class="control-head">
                {heading}
                {reset}
                {beside}
            </div>
            {below}
            {hint(app, key)}
        </div>
    }
    .into_any()
}

/// One line on what the parameter does; unfolded, where its default comes from.
fn hint(app: App, key: Key) -> AnyView {
    let param = key.param();
    let line = move || {
        let lang = app.lang.get();
        let remark = app.panel.with(|panel| {
            let remark = panel.remarks.iter().find(|(k, _)| *k == key);
            remark.map(|(_, text)| text.clone())
        });
        let by_hand = app.assumptions.with(|a| a.given(key).is_some());
        let mut text = match param.kind {
            // Minutes say little by themselves.
            Kind::Number {
                unit: Unit::Minutes,
                ..
            } => app
                .value(key)
                .map(|value| words::value_text(lang, key, value) + " · ")
                .unwrap_or_default(),
            _ => String::new(),
        };
        if by_hand && param.default == Initial::Fit {
            text.push_str(app.text(Ui::SetByHand));
            text.push_str(" · ");
        }
        text.push_str(remark.as_deref().unwrap_or(words::param_help(lang, key)));
        if param.origin == Origin::Judgement {
            text.push_str(" · ");
            text.push_str(app.text(Ui::Judgement));
        }
        text
    };
    view! {
        <details class="hint">
            <summary id=["h-", param.name].concat()>{parts::words(line)}</summary>
            <p>{parts::words(move || words::origin(app.lang.get(), key))}</p>
        </details>
    }
    .into_any()
}

/// What was typed and why it was not taken.
type Trouble = RwSignal<Option<(String, Refused)>>;

/// The box that shows and takes the value.
fn value_box(app: App, key: Key, trouble: Trouble) -> AnyView {
    let param = key.param();
    let name = param.name;
    let input = NodeRef::<html::Input>::new();
    let shown = move || match app.value(key) {
        None => app.text(Ui::All).to_owned(),
        Some(value) => {
            let by_hand = app.assumptions.with(|a| a.given(key).is_some());
            let follows = param.default == Initial::Fit && !by_hand;
            let rounds = follows && matches!(param.kind, Kind::Number { .. });
            let value = if rounds {
                round_significant(value, 3)
            } else {
                value
            };
            number::show_value(param, value)
        }
    };
    let content = move || trouble.get().map_or_else(shown, |(text, _)| text);
    let commit = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let text = input.value();
        match number::read(param, &text) {
            Ok(value) => {
                trouble.set(None);
                app.set(key, value, Gesture::Single);
                input.set_value(&untrack(shown));
            }
            Err(refused) => trouble.set(Some((text, refused))),
        }
    };
    let keys = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            trouble.set(None);
            if let Some(input) = input.get_untracked() {
                input.set_value(&untrack(shown));
            }
        }
    };
    let unit = move || match param.kind {
        Kind::Number { unit, .. } => words::unit_label(app.lang.get(), unit),
        _ => "",
    };
    let label = move || {
        [
            words::param_label(app.lang.get(), key),
            ": ",
            app.text(Ui::TypeValue),
        ]
        .concat()
    };
    view! {
        <span class="box" class:dated=matches!(param.kind, Kind::Date { .. })>
            <input
                node_ref=input
                id=["n-", name].concat()
                type="text"
                inputmode=if matches!(param.kind, Kind::Date { .. }) { "text" } else { "decimal" }
                autocomplete="off"
                spellcheck="false"
                aria-label=parts::words(label)
                aria-invalid=move || trouble.with(Option::is_some).then_some("true")
                aria-errormessage=["e-", name].concat()
                prop:value=parts::words(content)
                on:change=parts::act(commit)
                on:keydown=parts::act(keys)
            />
            <span class="unit" aria-hidden="true">{parts::words(move || unit().to_owned())}</span>
        </span>
    }
    .into_any()
}

/// Why a text was not taken, in words.
fn complaint(app: App, key: Key, refused: Refused) -> String {
    match refused {
        Refused::NotANumber => app.text(Ui::NotANumber).to_owned(),
        Refused::NotADate => app.text(Ui::NotADate).to_owned(),
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

/// The slider with a button at each end.
fn slider(app: App, key: Key, trouble: Trouble) -> AnyView {
    let param = key.param();
    let name = param.name;
    let Some(track) = Track::of(param) else {
        return ().into_any();
    };
    let value = Memo::new(move |_| app.value(key));
    // A value from anywhere else ends the trouble with what was typed.
    Effect::new(move || {
        let _ = value.get();
        trouble.set(None);
    });
    let percent = |part: f64| (libm::round(part * 1e4) / 1e4).to_string();
    let at = move || percent(track.fraction(value.get()));
    let default = move || match param.default {
        Initial::Value(value) => Some(track.fraction(Some(value))),
        Initial::Off => Some(1.0),
        Initial::Fit => {
            let fitted = app.fitted.with(|fitted| fitted[key as usize]);
            fitted.map(|value| track.fraction(Some(value)))
        }
    };
    let spoken = move || match value.get() {
        Some(value) => words::value_text(app.lang.get(), key, value),
        None => app.text(Ui::All).to_owned(),
    };
    let moved = move |event: ev::Event| {
        super::mark("doublings:input");
        if let Ok(position) = event_target_value(&event).parse() {
            app.set(key, track.value(position), Gesture::Running);
        }
    };
    let step = move |by: i32| {
        let value = track.stepped(app.value_now(key), by);
        app.set(key, value, Gesture::Single);
    };
    let end = move || app.end_gesture();
    let button = move |id: &str, name_of: Ui, icon: &'static str, by: i32| {
        let end = if by < 0 { 0 } else { track.last() };
        IconButton {
            id: [id, name].concat(),
            class: "quiet step",
            label: parts::words(move || {
                let label = words::param_label(app.lang.get(), key);
                [app.text(name_of), ": ", label].concat()
            }),
            disabled: parts::flag(move || track.position(value.get()) == end),
            icon: parts::words(move || icon.to_owned()),
            press: parts::act(move |_| step(by)),
        }
        .view()
    };
    let error = parts::words(move || {
        let refused = trouble.get().map(|(_, refused)| refused);
        refused.map_or_else(String::new, |refused| complaint(app, key, refused))
    });
    view! {
        <p id=["e-", name].concat() class="error" role="alert" hidden=parts::flag(move || trouble.with(Option::is_none))>{error}</p>
        <div class="slider">
            {button("m-", Ui::Less, MINUS, -1)}
            <div
                class="track"
                style=("--at", parts::words(at))
                style=("--tick", parts::words(move || default().map_or_else(String::new, percent)))
            >
                <span class="tick" hidden=parts::flag(move || default().is_none())></span>
                <input
                    id=["p-", name].concat()
                    type="range"
                    min="0"
                    max=track.last().to_string()
                    step="1"
                    aria-valuetext=parts::words(spoken)
                    aria-describedby=["h-", name].concat()
                    prop:value=parts::words(move || track.position(value.get()).to_string())
                    on:input=parts::act(moved)
                    on:pointerdown=parts::act(move |_| end())
                    on:pointerup=parts::act(move |_| end())
                    on:pointercancel=parts::act(move |_| end())
                    on:blur=parts::act(move |_| end())
                />
            </div>
            {button("a-", Ui::Greater, PLUS, 1)}
        </div>
    }
    .into_any()
}
