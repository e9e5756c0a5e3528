//! Which assumption matters: run while the hand rests, a slice at a time.

use leptos::{ev, prelude::*};

use super::{
    job::{Job, Progress, Run},
    tables,
};
use crate::{
    app::{
        controls::button::Button,
        dom::{
            El,
            each::{Item, each},
            effect::effect,
            html::{button, details, div, li, p, span, summary, ul},
        },
        share,
        shell::view_links,
        store::{App, Toast},
    },
    i18n::{Lang, ui::Ui},
    number,
    views::{
        self, Study, Table,
        why::{self, Drivers, Found, Row},
    },
};

/// Rows that are shown; the table has all of them.
const MOST: usize = 12;

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

/// What is looked at, without what no answer depends on.
pub fn subject(app: App) -> Study {
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
    let is_found = move || job.is_found();
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
            let lang_asks = &asks[lang as usize];
            let mut all = Vec::new();
            for (i, explained) in found.explained.iter().enumerate() {
                let (text, table) = why::explained(explained, lang_asks, lang);
                let caption = ["indices-caption", if i == 0 { "" } else { "-2" }].concat();
                all.push(p().child(&text));
                all.extend(table.map(|table| tables::fixed(&table, &caption, lang)));
            }
            all
        })
    };
    // What can be pressed stays while the figures in it become finer.
    let bar = move |row| li().child(TornadoRow(app, row));
    let key = |row: &Row| row.key.param().name.to_owned();
    let numbers = details()
        .class("quiet-fold")
        .attr("hidden", move || !is_found())
        .child((
            summary().child(move || app.text(Ui::Numbers)),
            div().child(table),
            Copy(app, move || {
                let lang = app.lang.get_untracked();
                job.of(|(found, asks)| vec![why::tornado(found, &asks[lang as usize], lang)])
            }),
        ));
    vec![
        div().class("why").child((
            div().child(said),
            ul().class("tornado")
                .attr("hidden", move || !is_found())
                .child(each(rows, key, bar)),
            numbers,
            div().child(indices),
            Taken(app, job).attr("hidden", move || !is_found()),
        )),
    ]
}

/// Where the bars can be taken.
fn Taken(app: App, job: Job<Drivers>) -> El {
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
            let each = found.explained.iter();
            each.filter_map(|e| why::explained(e, &asks[lang as usize], lang).1)
                .collect()
        })
    };
    let copy_indices = div()
        .attr("hidden", move || explained(app.lang.get()).is_empty())
        .child(Copy(app, move || explained(app.lang.get_untracked())));
    div().class("why-taken").child((
        Button(app, Ui::WhySlide, slide)
            .id("tornado-slide")
            .class("button copy-numbers"),
        copy_indices,
        Button(app, Ui::CopyLink, move |_| {
            share::copy_link_to(app, "why");
        })
        .id("why-link")
        .class("button copy-numbers"),
    ))
}

/// A button that copies tables as they are when it is pressed.
pub fn Copy(app: App, tables: impl Fn() -> Vec<Table> + 'static) -> El {
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
pub fn sentence(marked: &str) -> El {
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
