//! The table of the evidence: sifted, sorted, saved, with a way from each row to the controls that use it and back.

mod own;

use std::borrow::Cow;

use leptos::{ev, prelude::*};
use web_sys::{HtmlInputElement, HtmlSelectElement};

use super::{
    controls::button::Button,
    dialogs::fields::Words,
    dom::{
        self, El,
        each::show,
        effect::effect,
        html::{
            a, button, div, h2, input, label, option, p, section, select, span, strong, table,
            tbody, td, th, thead, tr,
        },
    },
    lazy, share,
    shell::{credits::SourceName, view_links},
    store::{App, Gesture},
};
use crate::{
    assumptions::{
        evidence_filter::{EvidenceFilter, KINDS, ORDERS, SOURCES},
        presets::Preset,
        registry::{Key, Origin, View},
        scene::MOST_CHARACTERS,
    },
    document::Action,
    evidence::{Grade, sources},
    i18n::{params::param_label, ui::Ui, words},
    views::evidence::{
        claims,
        rows::{self, Row},
    },
};

/// A choice of the filter.
#[derive(Clone, Copy)]
struct Part {
    of: fn(&mut EvidenceFilter) -> &mut &'static str,
    options: fn(App) -> Vec<Named>,
}

const KIND: Part = Part {
    of: |filter| &mut filter.kind,
    options: kinds,
};
const SOURCE: Part = Part {
    of: |filter| &mut filter.source,
    options: source_names,
};
const GRADE: Part = Part {
    of: |filter| &mut filter.grade,
    options: grades,
};
const ORDER: Part = Part {
    of: |filter| &mut filter.order,
    options: orders,
};

/// The link from a control whose default has a source to the row that it stands in.
pub fn SourceLink(app: App, key: Key) -> El {
    let place = p();
    let fitted = matches!(
        key,
        Key::DoublingTime | Key::AnchorHorizon | Key::AnchorDate
    );
    if !fitted && !matches!(key.param().origin, Origin::Source(_)) {
        return place.attr("hidden", "");
    }
    let link = a()
        .attr("href", move || view_links::href(app, View::Evidence))
        .child(move || app.text(Ui::InEvidence))
        .on(ev::click, move |event| {
            if view_links::plainly(&event) {
                event.prevent_default();
                // The row must not be sifted out.
                clear(app);
                app.lead(View::Evidence, anchor(key));
            }
        });
    p().class("elsewhere").child(link)
}

/// The id of the first row that a parameter uses.
fn anchor(key: Key) -> String {
    ["uses-", key.param().name].concat()
}

/// Lets all rows through.
fn clear(app: App) {
    let order = app.filter().order;
    let filter = EvidenceFilter {
        order,
        ..EvidenceFilter::default()
    };
    app.act(Action::Filter(filter, Gesture::Single));
}

/// What the table follows. The page keeps a sieve of its own, which changes with every part of the link.
type Sifting = RwSignal<EvidenceFilter>;

fn follow(app: App) -> Sifting {
    let filter = RwSignal::new(app.filter());
    effect(move || {
        // Every change of the link ends in a new panel.
        app.panel.track();
        renew(app, filter);
    });
    filter
}

fn renew(app: App, filter: Sifting) {
    let present = app.filter();
    if filter.with_untracked(|last| *last != present) {
        filter.set(present);
    }
}

fn get(filter: Sifting, part: Part) -> &'static str {
    (part.of)(&mut filter.get())
}

/// The rows that are shown, in their order.
fn shown(app: App, filter: Sifting) -> Vec<Row> {
    let lang = app.lang.get();
    rows::sifted(&rows::all(lang), &filter.get(), lang)
}

/// Heading, sieve and table; nothing in the other views.
pub fn Ledger(app: App) -> El {
    let here = move || app.view.get() == View::Evidence;
    div().child(show(here, move || (lazy::page().evidence)(app)))
}

/// The same in its view, and the reader's own forecasts.
pub fn WholeLedger(app: App) -> El {
    div().child((own::OwnForecasts(app), Rows(app)))
}

fn Rows(app: App) -> El {
    let filter = follow(app);
    let count = move || {
        let count = shown(app, filter).len();
        match count {
            0 => app.text(Ui::LedgerNone).to_owned(),
            count => [&count.to_string(), app.text(Ui::LedgerShown)].concat(),
        }
    };
    let whole = move || {
        let EvidenceFilter {
            text,
            kind,
            source,
            grade,
            ..
        } = filter.get();
        [&text, kind, source, grade]
            .iter()
            .all(|part| part.is_empty())
    };
    let save = Button(app, Ui::LedgerCsv, move |_| {
        share::save_rows(app, &untrack(|| shown(app, filter)));
    })
    .id("ledger-csv")
    .class("button");
    let reset = Button(app, Ui::LedgerClear, move |_| {
        clear(app);
    })
    .id("ledger-clear")
    .class("button quiet")
    .attr("disabled", whole);
    section()
        .class("ledger")
        .attr("aria-labelledby", "ledger-title")
        .child((
            h2().id("ledger-title").child(move || app.text(Ui::Ledger)),
            div().class("sieve").child((
                FilterField(
                    "ledger-text",
                    Words(app, label, Ui::LedgerSearch),
                    Search(app, filter),
                ),
                FilterField(
                    "ledger-kind",
                    Words(app, label, Ui::LedgerKind),
                    Choice(app, filter, KIND),
                ),
                FilterField(
                    "ledger-source",
                    Words(app, label, Ui::LedgerSource),
                    Choice(app, filter, SOURCE),
                ),
                FilterField(
                    "ledger-grade",
                    Words(app, label, Ui::LedgerGrade),
                    Choice(app, filter, GRADE),
                ),
                FilterField(
                    "ledger-order",
                    Words(app, label, Ui::LedgerOrder),
                    Choice(app, filter, ORDER),
                ),
            )),
            div().class("sieve-foot").child((
                p().id("ledger-count").attr("role", "status").child(count),
                reset,
                save,
            )),
            div()
                .class("table-scroll")
                .attr("tabindex", "0")
                .attr("role", "group")
                .attr("aria-labelledby", "ledger-title")
                .child(RowTable(app, filter)),
        ))
}

fn FilterField(id: &str, label: El, field: El) -> El {
    div()
        .class("field")
        .child((label.attr("for", id), field.id(id)))
}

fn Search(app: App, filter: Sifting) -> El {
    input()
        .attr("type", "search")
        .attr("maxlength", MOST_CHARACTERS.to_string())
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .prop("value", move || filter.get().text)
        .on(ev::input, move |event| {
            if let Some(input) = dom::target::<HtmlInputElement>(&event) {
                let filter = EvidenceFilter {
                    text: input.value(),
                    ..app.filter()
                };
                app.act(Action::Filter(filter, Gesture::Running));
            }
        })
        .on(ev::change, move |_| app.act(Action::EndGesture))
}

/// A value to choose and its name.
type Named = (&'static str, Cow<'static, str>);

/// A choice of one of some values; the first stands for all.
fn Choice(app: App, filter: Sifting, part: Part) -> El {
    let make = move || {
        let present = untrack(|| get(filter, part));
        let option = |(value, name): Named| {
            let option = option().attr("value", value).child(&*name);
            if value == present {
                option.attr("selected", "")
            } else {
                option
            }
        };
        (part.options)(app)
            .into_iter()
            .map(option)
            .collect::<Vec<_>>()
    };
    select()
        .child(make)
        .prop("value", move || get(filter, part))
        .on(ev::change, move |event| {
            let Some(select) = dom::target::<HtmlSelectElement>(&event) else {
                return;
            };
            let chosen = select.value();
            let options = untrack(|| (part.options)(app));
            if let Some((value, _)) = options.iter().find(|(value, _)| *value == chosen) {
                let mut filter = app.filter();
                *(part.of)(&mut filter) = value;
                app.act(Action::Filter(filter, Gesture::Single));
            }
        })
}

fn any(app: App) -> Named {
    ("", app.text(Ui::All).into())
}

fn kinds(app: App) -> Vec<Named> {
    let lang = app.lang.get();
    let named = KINDS.map(|kind| (kind, rows::kind_label(lang, kind).into()));
    std::iter::once(any(app)).chain(named).collect()
}

fn source_names(app: App) -> Vec<Named> {
    let lang = app.lang.get();
    let name = |id| sources::get(id).map_or_else(String::new, |source| source.short(lang));
    let named = SOURCES.iter().map(|id| (*id, name(id).into()));
    std::iter::once(any(app)).chain(named).collect()
}

fn grades(app: App) -> Vec<Named> {
    let lang = app.lang.get();
    let named = Grade::ALL.map(|grade| (grade.name(), rows::grade_label(lang, grade).into()));
    std::iter::once(any(app)).chain(named).collect()
}

fn orders(app: App) -> Vec<Named> {
    let names = [Ui::LedgerOldest, Ui::LedgerYoungest, Ui::LedgerBySource];
    let named = ORDERS.iter().zip(names);
    let named = named.map(|(order, name)| (*order, app.text(name).into()));
    let listed = ("", app.text(Ui::LedgerListed).into());
    std::iter::once(listed).chain(named).collect()
}

/// The rows. On a narrow screen each is a card, which takes the table's roles from its elements, so they are given.
fn RowTable(app: App, filter: Sifting) -> El {
    let head = |index: usize| {
        th().attr("role", "columnheader")
            .attr("scope", "col")
            .child(move || {
                let table = rows::table(&[], app.lang.get());
                table.head.get(index).cloned().unwrap_or_default()
            })
    };
    let heads: Vec<El> = (0..6).map(head).collect();
    let body = move || {
        let mut met = Vec::new();
        let all = shown(app, filter);
        all.iter()
            .map(|entry| TableRow(app, entry, &mut met))
            .collect::<Vec<_>>()
    };
    table()
        .attr("role", "table")
        .attr("aria-labelledby", "ledger-title")
        .child((
            thead()
                .attr("role", "rowgroup")
                .child(tr().attr("role", "row").child(heads)),
            tbody().attr("role", "rowgroup").child(body),
        ))
}

/// A row; the parameters that it is the first to be used by are noted in `met`.
fn TableRow(app: App, entry: &Row, met: &mut Vec<Key>) -> El {
    let lang = app.lang.get();
    let cell = |class: &str| td().class(class).attr("role", "cell");
    let mut what = vec![p().child(&entry.what)];
    for critic in entry.critics() {
        let mut parts = vec![
            strong().child(app.text(Ui::Critics)),
            span().child(critic.text(lang)),
        ];
        parts.extend(claims::preset(critic).map(|preset| ApplyPreset(app, preset)));
        what.push(p().class("claim").child(parts));
    }
    let mut uses = Vec::new();
    for key in &entry.keys {
        let view = key.param().views[0];
        let id = ["p-", key.param().name].concat();
        let mut link = view_links::ViewLink(app, view, id).child(param_label(lang, *key));
        if !met.contains(key) {
            met.push(*key);
            link = link.id(&anchor(*key));
        }
        uses.push(link);
    }
    let cited = entry.sources.iter().filter_map(|id| sources::get(id));
    let cited: Vec<El> = cited
        .map(|source| SourceName(lang, source).attr("title", source.cite(lang)))
        .collect();
    tr().attr("role", "row").attr("data-row", &entry.id).child((
        cell("what").child(what),
        cell("value").child(entry.figure(lang)),
        cell("when").child(entry.when(lang)),
        cell("cited").child(cited),
        cell("grade").child(rows::grade_label(lang, entry.grade)),
        cell("uses").child(uses),
    ))
}

/// A button that sets the assumptions under which a claim holds, in the view where that shows.
fn ApplyPreset(app: App, preset: Preset) -> El {
    button()
        .class("chip")
        .attr("type", "button")
        .child(words::preset_label(app.lang.get(), preset))
        .on(ev::click, move |_| {
            app.replace(&preset.assumptions());
            app.switch(preset.view());
        })
}
