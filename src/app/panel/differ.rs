//! Why two scenarios differ: the parts of the difference, and one at a time in an order that a person chooses.

use gloo::utils::document;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDetailsElement, HtmlElement, PointerEvent};

use super::{
    job::{Job, Progress, Run},
    tables, why as drivers,
};
use crate::{
    app::{
        controls::button::{Button, IconButton},
        dom::{
            self, El,
            each::{Item, each},
            effect::effect,
            html::{button, details, div, label, li, ol, option, p, select, span, summary},
        },
        page, share,
        shell::settings,
        store::App,
    },
    assumptions::{
        codec::{PIN_NAMES, Pin},
        registry::Key,
    },
    figure::{chart, picture::Frame},
    i18n::{Lang, format::localized, ui::Ui},
    number, render,
    views::{
        self, Study,
        why::{self, Split, Splitter, Step},
    },
};

const UP: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4.500 12.500l5.500-5.500 5.500 5.500"/></svg>"#;
const DOWN: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4.500 7.500l5.500 5.500 5.500-5.500"/></svg>"#;
const HOLD: &str = r#"<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M7.500 5v.01M12.500 5v.01M7.500 10v.01M12.500 10v.01M7.500 15v.01M12.500 15v.01"/></svg>"#;

impl Run for Splitter {
    type Found = (Split, [String; 2]);

    fn advance(&mut self) -> bool {
        Self::advance(self)
    }

    fn found(&mut self) -> Option<Self::Found> {
        let asks = [Lang::En, Lang::Ja].map(|lang| self.asks(lang));
        Some((self.split()?, asks))
    }
}

/// Why two scenarios differ: a fold of the comparison, run once it is open.
pub fn Differ(app: App) -> El {
    let open = RwSignal::new(false);
    let body = div().class("fold-body").child(move || {
        if open.get() {
            vec![Contents(app)]
        } else {
            Vec::new()
        }
    });
    details()
        .class("quiet-fold")
        .id("differ")
        .child((summary().child(move || app.text(Ui::WhyDiffer)), body))
        .on(ev::toggle, move |event| {
            let fold = dom::target::<HtmlDetailsElement>(&event);
            open.set(fold.is_some_and(|fold| fold.open()));
        })
}

/// All pairs of the pins and what is shown now, which is the last.
fn pairs(count: usize) -> Vec<[usize; 2]> {
    let mut all = Vec::new();
    for to in (0..=count).rev() {
        all.extend((0..to).map(|from| [from, to]));
    }
    all
}

/// The pins and what is shown now.
fn scenarios(study: &Study) -> Vec<Pin> {
    let mut all = study.link.pins.clone();
    all.push(Pin::new(study.link.view, study.link.assumptions));
    all
}

/// Two scenarios whose difference is split.
#[derive(Clone, Copy)]
struct Pair {
    app: App,
    job: Job<Splitter>,
    /// Which of [`pairs`].
    chosen: RwSignal<usize>,
    /// Whether the chart has the parts one at a time, and not the mean over all orders.
    alone: RwSignal<bool>,
    /// In which order one after another changes, as far as a person has chosen.
    order: RwSignal<Vec<Key>>,
}

impl Pair {
    fn names(self) -> [&'static str; 2] {
        self.names_of(self.chosen.get())
    }

    fn names_of(self, at: usize) -> [&'static str; 2] {
        let count = self.app.panel.with(|panel| panel.pins.len());
        let pair = pairs(count).get(at).copied().unwrap_or([0, count]);
        let now = localized(self.app.lang.get(), "now", "現在");
        pair.map(|place| {
            if place == count {
                now
            } else {
                PIN_NAMES[place]
            }
        })
    }

    /// What changes one after another, with its part.
    fn steps(self) -> Vec<Step> {
        let lang = self.app.lang.get();
        self.order.track();
        let steps = self.job.of(|(split, _)| why::steps(split, lang));
        // Rows move at once, so that the focus can go with them; their parts follow.
        let step = |key: Key| steps.iter().find(|step| step.key == key).cloned();
        self.keys().into_iter().filter_map(step).collect()
    }

    /// The order in force.
    fn keys(self) -> Vec<Key> {
        let (wanted, parts) = untrack(|| {
            let parts = self.job.of(|(split, _)| split.parts.clone());
            (self.order.get(), parts)
        });
        // A move that has not been worked out yet counts.
        if wanted.len() == parts.len() && parts.iter().all(|part| wanted.contains(&part.0)) {
            return wanted;
        }
        parts.iter().map(|part| part.0).collect()
    }

    /// Puts an assumption at another place.
    fn shift(self, key: Key, to: usize) -> bool {
        let mut keys = self.keys();
        let Some(from) = keys.iter().position(|other| *other == key) else {
            return false;
        };
        if from == to || to >= keys.len() {
            return false;
        }
        let key = keys.remove(from);
        keys.insert(to, key);
        self.order.set(keys);
        self.alone.set(true);
        true
    }

    /// The difference in a sentence, under the chart's parts.
    fn said(self, (split, asks): &(Split, [String; 2])) -> String {
        let lang = self.app.lang.get();
        let parts = self.alone.get();
        why::why_differ(split, &asks[lang as usize], self.names(), parts, lang)
    }
}

fn Contents(app: App) -> El {
    let pair = Pair {
        app,
        job: Job::new(),
        chosen: RwSignal::new(0),
        alone: RwSignal::new(false),
        order: RwSignal::new(Vec::new()),
    };
    let mut last: Option<(Study, usize)> = None;
    effect(move || {
        app.panel.track();
        let at = pair.chosen.get();
        let study = drivers::subject(app);
        if last.as_ref() != Some(&(study.clone(), at)) {
            last = Some((study.clone(), at));
            pair.job.begin(move || {
                let all = scenarios(&study);
                let [from, to] = *pairs(study.link.pins.len()).get(at)?;
                let mut splitter = Splitter::new(&study, &all[from], &all[to])?;
                splitter.reorder(&pair.order.get_untracked());
                Some(splitter)
            });
        }
    });
    effect(move || {
        let order = pair.order.get();
        pair.job.change(|splitter| splitter.reorder(&order));
    });
    let is_found = move || pair.job.is_found();
    let said = move || {
        pair.job.progress.with(|progress| match progress {
            Progress::Running => p().child(app.text(Ui::WhyRunning)),
            Progress::Nothing => p().child(app.text(Ui::WhyAlike)),
            Progress::Found(found) => drivers::sentence(&pair.said(found)),
        })
    };
    let chart = move || pair.job.of(|(split, _)| vec![Waterfall(&pair, split)]);
    let table = move || {
        let lang = app.lang.get();
        pair.job.of(|(split, asks)| {
            let table = why::why_table(split, &asks[lang as usize], lang);
            vec![tables::fixed(&table, "differ-caption", lang)]
        })
    };
    div().class("why").child((
        label().child((span().child(move || app.text(Ui::WhyPair)), Choice(&pair))),
        div().child(said),
        Parts(&pair).attr("hidden", move || !is_found()),
        div().child(chart),
        div()
            .attr("hidden", move || !is_found())
            .child((p().child(move || app.text(Ui::WhyOrder)), Order(&pair))),
        div().child(table),
        Taken(&pair).attr("hidden", move || !is_found()),
    ))
}

/// Where the difference can be taken.
fn Taken(pair: &Pair) -> El {
    let pair = *pair;
    let app = pair.app;
    let slide = move |_| {
        pair.job.progress.with_untracked(|progress| {
            if let Progress::Found(found) = progress {
                let (said, names) = untrack(|| (pair.said(found), pair.names()));
                let (lang, alone) = (app.lang.get_untracked(), pair.alone.get_untracked());
                let below = views::plain(&views::spans(&said));
                let chart = || why::waterfall(&found.0, names, alone, lang);
                share::save_chart(app, (app.text(Ui::WhyDiffer), &below), &chart);
            }
        });
    };
    let copy = drivers::Copy(app, move || {
        let lang = app.lang.get_untracked();
        pair.job
            .of(|(split, asks)| vec![why::why_table(split, &asks[lang as usize], lang)])
    });
    div().class("why-taken").child((
        Button(app, Ui::WhySlide, slide)
            .id("differ-slide")
            .class("button copy-numbers"),
        copy,
        Button(app, Ui::CopyLink, move |_| {
            share::copy_link_to(app, "differ");
        })
        .id("differ-link")
        .class("button copy-numbers"),
    ))
}

/// Which two are compared.
fn Choice(pair: &Pair) -> El {
    let pair = *pair;
    let options = move || {
        let count = pair.app.panel.with(|panel| pairs(panel.pins.len()).len());
        (0..count)
            .map(|at| {
                option()
                    .attr("value", at.to_string())
                    .child(pair.names_of(at).join(" → "))
            })
            .collect::<Vec<_>>()
    };
    select()
        .id("differ-pair")
        .child(options)
        .on(ev::change, move |event| {
            let select = dom::target::<web_sys::HtmlSelectElement>(&event);
            let at = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            pair.chosen.set(at.unwrap_or(0));
        })
}

/// Has the chart show the other parts.
fn Parts(pair: &Pair) -> El {
    let pair = *pair;
    button()
        .attr("type", "button")
        .id("differ-parts")
        .class("button copy-numbers")
        .child(move || {
            let other = if pair.alone.get() {
                Ui::WhyMean
            } else {
                Ui::WhyInTurn
            };
            pair.app.text(other)
        })
        .on(ev::click, move |_| {
            pair.alone.update(|alone| *alone = !*alone);
        })
}

fn id_of(name: &str, key: Key) -> String {
    [name, "-", key.param().name].concat()
}

/// What differs, in an order that is changed by dragging or with buttons.
fn Order(pair: &Pair) -> El {
    let pair = *pair;
    let held: RwSignal<Option<Key>> = RwSignal::new(None);
    let rows = each(
        move || pair.steps(),
        |step| step.key.param().name.to_owned(),
        move |step| OrderRow(&pair, step, held),
    );
    ol().class("order")
        .id("differ-order")
        .child(rows)
        .on(ev::pointerdown, move |event| {
            let grip = event.target().and_then(|target| {
                let target = target.dyn_into::<Element>().ok()?;
                target.closest(".order-grip").ok().flatten()
            });
            let row = grip.and_then(|grip| grip.closest("li").ok().flatten());
            let name = row.and_then(|row| row.get_attribute("data-key"));
            let mut keys = pair.keys().into_iter();
            let key = keys.find(|key| name.as_deref() == Some(key.param().name));
            if let Some(key) = key
                && let Some(list) = dom::target::<Element>(&event)
            {
                event.prevent_default();
                // Rows are put elsewhere while they are dragged; the list stays.
                let _ = list.set_pointer_capture(event.pointer_id());
                held.set(Some(key));
            }
        })
        .on(ev::pointermove, move |event| {
            if let Some(key) = held.get_untracked()
                && let Some(to) = place_of(&event, key)
            {
                pair.shift(key, to);
            }
        })
        .on(ev::pointerup, move |_| held.set(None))
        .on(ev::pointercancel, move |_| held.set(None))
}

/// Where a row that is dragged belongs: below those whose middle the pointer has passed.
fn place_of(event: &PointerEvent, key: Key) -> Option<usize> {
    let list = dom::target::<Element>(event)?;
    let rows = list.children();
    let y = f64::from(event.client_y());
    let others = (0..rows.length()).filter_map(|i| rows.item(i));
    let above = others.filter(|row| {
        let rect = row.get_bounding_client_rect();
        let is_held = row.get_attribute("data-key").as_deref() == Some(key.param().name);
        !is_held && 0.5 * (rect.top() + rect.bottom()) < y
    });
    Some(above.count())
}

fn OrderRow(pair: &Pair, step: Item<Step>, held: RwSignal<Option<Key>>) -> El {
    let pair = *pair;
    let key = step.with(|step| step.key);
    let act = move |id: &'static str, ui: Ui, icon: &str, by: isize| {
        let name = move || [pair.app.text(ui), ": ", &step.with(|s| s.name.clone())].concat();
        IconButton(name, move |_| {
            let place = pair.keys().iter().position(|other| *other == key);
            let to = place.and_then(|place| place.checked_add_signed(by));
            if to.is_some_and(|to| pair.shift(key, to)) {
                // The focus goes with the row.
                let id = id_of(id, key);
                page::later(0, move || {
                    let button = document().get_element_by_id(&id);
                    if let Some(button) = button.and_then(|b| b.dyn_into::<HtmlElement>().ok()) {
                        let _ = button.focus();
                    }
                });
            }
        })
        .id(&id_of(id, key))
        .class("quiet")
        .inner_html(icon)
    };
    li().attr("data-key", key.param().name)
        .class(("held", move || held.get() == Some(key)))
        .child((
            span().class("order-grip").inner_html(HOLD),
            span()
                .class("order-name")
                .child(move || step.with(|step| step.name.clone())),
            span()
                .class("order-part")
                .child(move || step.with(|step| step.part.clone())),
            act("order-up", Ui::WhyEarlier, UP, -1),
            act("order-down", Ui::WhyLater, DOWN, 1),
        ))
}

fn Waterfall(pair: &Pair, split: &Split) -> El {
    let app = pair.app;
    let width = app.runtime.with_value(|runtime| runtime.size.0);
    let frame = Frame {
        width: number::within(width, 280.0, 720.0),
        height: 110.0 + 34.0 * split.parts.len() as f64,
        theme: settings::colours(app),
        title: false,
    };
    let lang = app.lang.get();
    let spec = why::waterfall(split, pair.names(), pair.alone.get(), lang);
    let picture = chart::draw(spec, "", "", lang, &frame);
    div()
        .class("waterfall")
        .attr("aria-hidden", "true")
        .inner_html(render::svg::svg(&picture.scene))
}
