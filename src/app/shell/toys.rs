//! What a stranger can try at once: the same fit in the past, and a task of one's own.

use gloo::timers::callback::Interval;
use leptos::{ev, prelude::*};
use web_sys::HtmlInputElement;

use super::guess;
use crate::{
    app::{
        dom::{
            self, El,
            effect::{effect, memo},
            html::{button, div, input, label, p, span},
        },
        store::{App, Gesture, preferences},
    },
    assumptions::{number, registry::Key},
    date::{self, Civil},
    document::Action,
    evidence::EDITION,
    i18n::{
        Lang,
        format::{self, localized_fmt},
        ui::Ui,
        words,
    },
    views::horizon,
};

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toy {
    /// Looks back.
    Past,
    /// Takes a task.
    Job,
    /// Takes a guess before it shows the data.
    Draw,
}

/// The toy.
pub fn ToyPanel(app: App, toy: Toy) -> El {
    match toy {
        Toy::Past => Past(app),
        Toy::Job => Job(app),
        Toy::Draw => guess::Draw(app),
    }
}

/// The first date: before it there are too few models to fit.
const FIRST: (i64, u32) = (2024, 6);
/// Milliseconds that a month is shown.
const BEAT: u32 = 600;

/// The ends of the months to look back from, the earliest first.
fn month_ends() -> Vec<f64> {
    let latest = date::parse(EDITION).unwrap_or_default();
    let (mut year, mut month) = FIRST;
    let mut ends = Vec::new();
    loop {
        (year, month) = if month == 12 {
            (year + 1, 1)
        } else {
            (year, month + 1)
        };
        let end = Civil {
            year,
            month,
            day: 1,
        }
        .days()
            - 1.0;
        if end >= latest {
            return ends;
        }
        ends.push(end);
    }
}

/// When the target is reached: the quantiles that the headline gives.
fn reached(app: App) -> [f64; 3] {
    let numbers = app.panel.with(|panel| panel.numbers());
    let target = numbers.milestones.iter().find(|m| m.key == "target");
    target.map_or([f64::INFINITY; 3], |m| [m.p10, m.p50, m.p90])
}

fn in_words(lang: Lang, [early, median, late]: [f64; 3]) -> String {
    let [early, median, late] = [early, median, late].map(|day| {
        if day.is_finite() {
            format::month(lang, day)
        } else {
            format::localized(lang, "never", "到達せず").to_owned()
        }
    });
    localized_fmt(
        lang,
        "{0} (8 in 10 simulations: {1} to {2})",
        "{0}（シミュレーションの8割は{1}〜{2}）",
        &[&median, &early, &late],
    )
}

fn Past(app: App) -> El {
    let ends = StoredValue::new(month_ends());
    let now = ends.with_value(Vec::len);
    let at = move || {
        let day = app.value(Key::AsOf);
        day.map_or(now, |day| {
            ends.with_value(|ends| ends.partition_point(|end| *end < day))
        })
    };
    let go = move |to: usize| {
        let day = ends.with_value(|ends| ends.get(to).copied());
        app.set(Key::AsOf, day, Gesture::Running);
    };
    let playing = StoredValue::new_local(None::<Interval>);
    let is_playing = RwSignal::new(false);
    let stop = move || {
        playing.set_value(None);
        is_playing.set(false);
        app.act(Action::EndGesture);
    };
    let play = move |_| {
        if is_playing.get_untracked() {
            stop();
            return;
        }
        go(0);
        is_playing.set(true);
        playing.set_value(Some(Interval::new(BEAT, move || {
            let next = untrack(at) + 1;
            go(next);
            if next >= now {
                stop();
            }
        })));
    };
    let moved = move |event: web_sys::Event| {
        if is_playing.get_untracked() {
            stop();
        }
        let slider = dom::target::<HtmlInputElement>(&event);
        if let Some(to) = slider.and_then(|slider| slider.value().parse().ok()) {
            go(to);
        }
    };
    let shown = move || {
        let lang = app.lang.get();
        match app.value(Key::AsOf) {
            Some(day) => format::month(lang, day),
            None => app.text(Ui::ToyToday).to_owned(),
        }
    };
    let end = move |_| app.act(Action::EndGesture);
    let slider = input()
        .id("toy-past")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", now.to_string())
        .attr("step", "1")
        .attr("aria-label", move || app.text(Ui::ToyPast))
        .attr("aria-valuetext", shown)
        .prop("value", move || at().to_string())
        .on(ev::input, moved)
        .on(ev::pointerup, end)
        .on(ev::blur, move |_| app.act(Action::EndGesture));
    let rail = div()
        .class("track")
        .style("--at", move || {
            crate::number::shortest(at() as f64 / now as f64)
        })
        .child(slider);
    let animate = move || {
        if is_playing.get() {
            Ui::ToyStop
        } else {
            Ui::ToyPlay
        }
    };
    // Who wants nothing to move has the slider.
    let start = button()
        .id("toy-play")
        .class("button")
        .attr("type", "button")
        .attr("hidden", preferences::prefers(preferences::STILL))
        .child(move || app.text(animate()))
        .on(ev::click, play);
    div().id("toy").child((
        div()
            .class("travel")
            .child((start, rail, span().class("when").child(shown))),
        Compared(app),
    ))
}

/// What the fit says that is looked at, beside that of all models.
fn Compared(app: App) -> El {
    // What all the data say, as long as they are all looked at.
    let whole = RwSignal::new(None::<[f64; 3]>);
    let dates = memo(move || reached(app));
    effect(move || {
        let dates = dates.get();
        if untrack(|| app.value(Key::AsOf)).is_none() {
            whole.set(Some(dates));
        }
    });
    let told = move || {
        let (lang, dates) = (app.lang.get(), dates.get());
        let target = app.value(Key::TargetLength).unwrap_or_default();
        let task = words::value_text(lang, Key::TargetLength, target);
        let said = in_words(lang, dates);
        match (app.value(Key::AsOf), whole.get()) {
            (Some(day), Some(whole)) => localized_fmt(
                lang,
                "Tasks of {0}, with the models known by {1}: {2}. With all that are known today: {3}.",
                "{0}の作業は、{1}までに出たモデルに当てはめると{2}。現在までのすべてのモデルでは{3}。",
                &[
                    &task,
                    &format::long_date(lang, day),
                    &said,
                    &in_words(lang, whole),
                ],
            ),
            _ => localized_fmt(
                lang,
                "Tasks of {0}, with all models known today: {1}. Move the slider back to see what the same fit said then.",
                "{0}の作業は、現在までのすべてのモデルでは{1}。スライダーを戻すと、当時の当てはめが示した時期がわかります。",
                &[&task, &said],
            ),
        }
    };
    p().class("told").attr("role", "status").child(told)
}

/// Longer names of tasks are cut.
const MOST_LETTERS: &str = "60";

fn Job(app: App) -> El {
    let name = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let take = move |event: web_sys::Event| {
        let Some(field) = dom::target::<HtmlInputElement>(&event) else {
            return;
        };
        match number::read(Key::TargetLength.param(), &field.value()) {
            Ok(length) => {
                refused.set(false);
                app.set(Key::TargetLength, length, Gesture::Single);
            }
            Err(_) => refused.set(true),
        }
    };
    let told = move || {
        let lang = app.lang.get();
        if refused.get() {
            return app.text(Ui::ToyLength).to_owned();
        }
        let target = app.value(Key::TargetLength).unwrap_or_default();
        let task = words::value_text(lang, Key::TargetLength, target);
        let often = app.assumptions.with(horizon::level).to_string() + "%";
        let name = name.get();
        let name = name.trim();
        let job = if name.is_empty() {
            localized_fmt(lang, "Your task ({0})", "ご自身の作業（{0}）", &[&task])
        } else {
            localized_fmt(lang, "“{0}” ({1})", "「{0}」（{1}）", &[name, &task])
        };
        localized_fmt(
            lang,
            "{0}, done by AI in {1} of cases: {2}.",
            "{0}をAIが{1}の割合でこなす時期：{2}。",
            &[&job, &often, &in_words(lang, reached(app))],
        )
    };
    let field = |id: &str, text: Ui, field: El| {
        label()
            .attr("for", id)
            .child((span().child(move || app.text(text)), field.id(id)))
    };
    let task = input()
        .attr("type", "text")
        .attr("maxlength", MOST_LETTERS)
        .attr("autocomplete", "off")
        .on(ev::input, move |event| {
            if let Some(field) = dom::target::<HtmlInputElement>(&event) {
                name.set(field.value());
            }
        });
    let length = input()
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("placeholder", move || app.text(Ui::ToyExample))
        .attr("aria-describedby", "toy-told")
        .attr("aria-invalid", move || refused.get().then_some("true"))
        .on(ev::change, take);
    // It is about today, wherever the other toy has stopped.
    if untrack(|| app.value(Key::AsOf)).is_some() {
        app.set(Key::AsOf, None, Gesture::Single);
    }
    div().id("toy").child((
        div().class("fields").child((
            field("toy-task", Ui::ToyTask, task),
            field("toy-length", Ui::ToyTakes, length),
        )),
        p().class("told")
            .id("toy-told")
            .attr("role", "status")
            .child(told),
    ))
}
