//! Which assumption matters, and why two scenarios differ: run while the hand rests, a slice at a time.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::{ev, prelude::*};
use web_sys::HtmlDetailsElement;

use super::tables;
use crate::{
    app::{
        controls::button::Button,
        dom::{
            self, El,
            each::{Item, each},
            effect::effect,
            html::{button, details, div, label, li, option, p, select, span, summary, ul},
        },
        share,
        shell::{settings, view_links},
        store::{App, Toast},
    },
    assumptions::codec::{PIN_NAMES, Pin},
    figure::{chart, picture::Frame},
    i18n::{Lang, format::localized, ui::Ui},
    number, render,
    views::{
        self, Study, Table,
        why::{self, Drivers, Found, Row, Split, Splitter},
    },
};

/// Milliseconds without a change before anything is run.
const REST: u32 = 300;
/// Milliseconds that a slice takes.
const SLICE: f64 = 8.0;
/// Rows that are shown; the table has all of them.
const MOST: usize = 12;

/// Something that is run a slice at a time, and what it has found so far.
trait Run: 'static {
    /// What it finds.
    type Found: PartialEq + 'static;
    fn advance(&mut self) -> bool;
    fn found(&mut self) -> Option<Self::Found>;
}

impl Run for Drivers {
    type Found = (Found, [String; 2]);

    fn advance(&mut self) -> bool {
        Self::advance(self)
    }

    fn found(&mut self) -> Option<Self::Found> {
        let asks = [Lang::En, Lang::Ja].map(|lang| self.asks(lang));
        Some((Self::found(self)?, asks))
    }
}

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

/// How far a job is.
#[derive(Clone, PartialEq)]
enum Progress<F> {
    Running,
    Found(Rc<F>),
    /// There is nothing to be found.
    Nothing,
}

/// A job that is begun anew whenever what it is about changes.
struct Job<R: Run> {
    progress: RwSignal<Progress<R::Found>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl<R: Run> Clone for Job<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Run> Copy for Job<R> {}

impl<R: Run> Job<R> {
    fn new() -> Self {
        Self {
            progress: RwSignal::new_local(Progress::Running),
            timer: StoredValue::new_local(None),
        }
    }

    /// What is made of what has been found; nothing before that.
    fn of<T: Default>(self, make: impl FnOnce(&R::Found) -> T) -> T {
        self.progress.with(|progress| match progress {
            Progress::Found(found) => make(found),
            Progress::Running | Progress::Nothing => T::default(),
        })
    }

    /// Ends what is running, and begins what `make` gives once the hand rests.
    fn begin(self, make: impl FnOnce() -> Option<R> + 'static) {
        let start = move || match make() {
            Some(run) => self.go_on(run),
            None => self.progress.set(Progress::Nothing),
        };
        self.timer.set_value(Some(Timeout::new(REST, start)));
    }

    fn go_on(self, mut run: R) {
        let start = js_sys::Date::now();
        let mut done = false;
        while !done && js_sys::Date::now() - start < SLICE {
            done = run.advance();
        }
        let next = match run.found() {
            Some(found) => Some(Progress::Found(Rc::new(found))),
            None => done.then_some(Progress::Nothing),
        };
        if let Some(next) = next
            && self.progress.with_untracked(|last| *last != next)
        {
            self.progress.set(next);
        }
        if !done {
            let slice = Timeout::new(0, move || self.go_on(run));
            self.timer.set_value(Some(slice));
        }
    }
}

/// What is looked at, without what no answer depends on.
fn subject(app: App) -> Study {
    let mut study = app.study();
    study.today = None;
    study.link.scenes.clear();
    study.link.foreseen.clear();
    study
}

/// Which assumption matters.
pub fn drivers(app: App) -> Vec<El> {
    let job = Job::<Drivers>::new();
    let mut last: Option<Study> = None;
    effect(move || {
        app.panel.track();
        let mut study = subject(app);
        study.link.pins.clear();
        if last.as_ref() != Some(&study) {
            last = Some(study.clone());
            job.begin(move || {
                app.panel
                    .with_untracked(|panel| Drivers::new(&study, panel))
            });
        }
    });
    let is_found = move || matches!(&*job.progress.read(), Progress::Found(_));
    let said = move || {
        let lang = app.lang.get();
        job.progress.with(|progress| match progress {
            Progress::Running => p().child(app.text(Ui::WhyRunning)),
            Progress::Nothing => p().child(app.text(Ui::WhyNothing)),
            Progress::Found(found) => {
                sentence(&why::matters(&found.0, &found.1[lang as usize], lang))
            }
        })
    };
    let rows = move || {
        let lang = app.lang.get();
        let mut rows = job.of(|(found, _)| why::tornado_row(found, lang));
        rows.truncate(MOST);
        rows
    };
    let table = move || {
        let lang = app.lang.get();
        job.of(|(found, asks)| {
            let table = why::tornado(found, &asks[lang as usize], lang);
            vec![tables::fixed(&table, "tornado-caption", lang)]
        })
    };
    let indices = move || {
        let lang = app.lang.get();
        job.of(|(found, asks)| {
            let Some(explained) = &found.explained else {
                return Vec::new();
            };
            let (text, table) = why::explained(explained, &asks[lang as usize], lang);
            let table = table.map(|table| tables::fixed(&table, "indices-caption", lang));
            std::iter::once(p().child(&text)).chain(table).collect()
        })
    };
    // What can be pressed stays while the figures in it become finer.
    let bar = move |row| li().child(TornadoRow(app, row));
    let key = |row: &Row| row.key.param().name.to_owned();
    let numbers = details()
        .class("hint")
        .attr("hidden", move || !is_found())
        .child((
            summary().child(move || app.text(Ui::Numbers)),
            div().child(table),
            Copy(app, move || {
                let lang = app.lang.get_untracked();
                job.of(|(found, asks)| vec![why::tornado(found, &asks[lang as usize], lang)])
            }),
        ));
    let slide = move |_| {
        let lang = app.lang.get_untracked();
        job.progress.with_untracked(|progress| {
            if let Progress::Found(found) = progress {
                let (found, asks) = (&found.0, &found.1[lang as usize]);
                let below = views::plain(&views::spans(&why::matters(found, asks, lang)));
                let chart = || why::tornado_chart(found, lang, MOST);
                share::save_chart(app, (app.text(Ui::Why), &below), &chart);
            }
        });
    };
    let explained = move |lang: Lang| -> Vec<Table> {
        job.of(|(found, asks)| {
            let explained = found.explained.as_ref();
            let table = explained.and_then(|e| why::explained(e, &asks[lang as usize], lang).1);
            table.into_iter().collect()
        })
    };
    let copy_indices = div()
        .attr("hidden", move || explained(app.lang.get()).is_empty())
        .child(Copy(app, move || explained(app.lang.get_untracked())));
    vec![
        div().class("why").child((
            div().child(said),
            ul().class("tornado")
                .attr("hidden", move || !is_found())
                .child(each(rows, key, bar)),
            numbers,
            div().child(indices),
            Button(app, Ui::WhySlide, slide)
                .id("tornado-slide")
                .class("button copy-numbers")
                .attr("hidden", move || !is_found()),
            copy_indices,
        )),
    ]
}

/// A button that copies tables as they are when it is pressed.
fn Copy(app: App, tables: impl Fn() -> Vec<Table> + 'static) -> El {
    button()
        .attr("type", "button")
        .class("button copy-numbers")
        .child(move || app.text(Ui::CopyNumbers))
        .on(ev::click, move |_| {
            let text: String = untrack(&tables).iter().map(Table::as_cells).collect();
            leptos::task::spawn_local(async move {
                app.say(Toast {
                    text: match share::copied(&text).await {
                        Some(()) => Ui::NumbersCopied,
                        None => Ui::NumbersNotCopied,
                    },
                    about: String::new(),
                    link: None,
                });
            });
        })
}

/// A sentence with its figures.
fn sentence(marked: &str) -> El {
    let spans = views::spans(marked);
    p().child(
        spans
            .iter()
            .map(|part| {
                let class = if part.strong { "figure" } else { "" };
                span().class(class).sentence(part.text.as_str())
            })
            .collect::<Vec<_>>(),
    )
}

/// A bar, which leads to its control.
fn TornadoRow(app: App, row: Item<Row>) -> El {
    let name = row.with(|row| row.key.param().name);
    let bar = move || {
        row.with(|row| {
            let [from, to, now] = row.places.map(|place| 100.0 * place);
            let class = if row.is_data { "data" } else { "judged" };
            let number = number::shortest;
            [
                r#"<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class=""#,
                class,
                r#"" x=""#,
                &number(from),
                r#"" width=""#,
                &number((to - from).max(0.4)),
                r#"" y="1" height="8"/><path d="M"#,
                &number(now),
                r#" 0v10"/></svg>"#,
            ]
            .concat()
        })
    };
    let text = move |of: fn(&Row) -> &String| move || row.with(|row| of(row).clone());
    let id = ["p-", name].concat();
    view_links::ViewLink(app, app.view.get_untracked(), id)
        .attr("data-key", name)
        .child((
            span().class("tornado-name").child(text(|row| &row.name)),
            span().class("tornado-to").child(text(|row| &row.to)),
            span().class("tornado-bar").inner_html(bar),
            span().class("tornado-from").child(text(|row| &row.from)),
        ))
}

/// Why two scenarios differ: a fold of the comparison, run once it is open.
pub fn Differ(app: App) -> El {
    let open = RwSignal::new(false);
    let body = div().class("fold-body").child(move || {
        if open.get() {
            vec![Pair(app)]
        } else {
            Vec::new()
        }
    });
    details()
        .class("hint")
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

fn Pair(app: App) -> El {
    let job = Job::<Splitter>::new();
    let chosen = RwSignal::new(0usize);
    let mut last: Option<(Study, usize)> = None;
    effect(move || {
        app.panel.track();
        let at = chosen.get();
        let study = subject(app);
        if last.as_ref() != Some(&(study.clone(), at)) {
            last = Some((study.clone(), at));
            job.begin(move || {
                let all = scenarios(&study);
                let [from, to] = *pairs(study.link.pins.len()).get(at)?;
                Splitter::new(&study, &all[from], &all[to])
            });
        }
    });
    let names = move |at: usize| {
        let count = app.panel.with(|panel| panel.pins.len());
        let pair = pairs(count).get(at).copied().unwrap_or([0, count]);
        let now = localized(app.lang.get(), "now", "現在");
        pair.map(|place| {
            if place == count {
                now
            } else {
                PIN_NAMES[place]
            }
        })
    };
    let options = move || {
        let count = app.panel.with(|panel| pairs(panel.pins.len()).len());
        (0..count)
            .map(|at| {
                let [from, to] = names(at);
                option()
                    .attr("value", at.to_string())
                    .child([from, " → ", to].concat())
            })
            .collect::<Vec<_>>()
    };
    let choice = select()
        .id("differ-pair")
        .child(options)
        .on(ev::change, move |event| {
            let select = dom::target::<web_sys::HtmlSelectElement>(&event);
            let at = select.and_then(|select| usize::try_from(select.selected_index()).ok());
            chosen.set(at.unwrap_or(0));
        });
    let found = move || {
        let lang = app.lang.get();
        job.progress.with(|progress| match progress {
            Progress::Running => vec![p().child(app.text(Ui::WhyRunning))],
            Progress::Nothing => vec![p().child(app.text(Ui::WhyAlike))],
            Progress::Found(found) => {
                let (split, asks) = (&found.0, &found.1[lang as usize]);
                let names = names(chosen.get_untracked());
                vec![
                    sentence(&why::why_differ(split, asks, names, lang)),
                    Waterfall(app, split, names, lang),
                    tables::fixed(&why::why_table(split, asks, lang), "differ-caption", lang),
                ]
            }
        })
    };
    let slide = move |_| {
        let lang = app.lang.get_untracked();
        job.progress.with_untracked(|progress| {
            if let Progress::Found(found) = progress {
                let (split, asks) = (&found.0, &found.1[lang as usize]);
                let names = untrack(|| names(chosen.get()));
                let below = views::plain(&views::spans(&why::why_differ(split, asks, names, lang)));
                let chart = || why::waterfall(split, names, lang);
                share::save_chart(app, (app.text(Ui::WhyDiffer), &below), &chart);
            }
        });
    };
    let is_found = move || matches!(&*job.progress.read(), Progress::Found(_));
    let copy = Copy(app, move || {
        let lang = app.lang.get_untracked();
        job.of(|(split, asks)| vec![why::why_table(split, &asks[lang as usize], lang)])
    });
    div().class("why").child((
        label().child((span().child(move || app.text(Ui::WhyPair)), choice)),
        div().child(found),
        Button(app, Ui::WhySlide, slide)
            .id("differ-slide")
            .class("button copy-numbers")
            .attr("hidden", move || !is_found()),
        div().attr("hidden", move || !is_found()).child(copy),
    ))
}

/// The pins and what is shown now.
fn scenarios(study: &Study) -> Vec<Pin> {
    let mut all = study.link.pins.clone();
    all.push(Pin::new(study.link.view, study.link.assumptions));
    all
}

fn Waterfall(app: App, split: &Split, names: [&str; 2], lang: Lang) -> El {
    let width = app.runtime.with_value(|runtime| runtime.size.0);
    let frame = Frame {
        width: number::within(width, 280.0, 720.0),
        height: 110.0 + 34.0 * split.parts.len() as f64,
        theme: settings::colours(app),
        title: false,
    };
    let spec = why::waterfall(split, names, lang);
    let picture = chart::draw(spec, "", "", lang, &frame);
    div()
        .class("waterfall")
        .attr("aria-hidden", "true")
        .inner_html(render::svg::svg(&picture.scene))
}
