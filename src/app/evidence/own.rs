//! A reader's own forecasts: ten balls on a scale, and what became of those that are kept.

use std::cell::RefCell;

use leptos::{ev, prelude::*};

use crate::{
    app::{
        controls::button::Button,
        dialogs::fields::{Words, value_of},
        dom::{
            self, El,
            each::{Item, each, each_in_place},
            effect::effect,
            html::{
                button, div, h2, input, label, li, ol, option, p, section, select, span, strong, ul,
            },
        },
        share,
        store::{App, clock},
    },
    assumptions::{
        foreseen::{BALLS, Foreseen, MOST_FORESEEN, PLACES, Question},
        scene::MOST_CHARACTERS,
    },
    date,
    document::Action,
    export::foreseen::{self as file, Refusal},
    i18n::{
        Lang,
        format::{self, localized, localized_fmt, month},
        ui::Ui,
        words,
    },
    number,
    story::file::MOST_BYTES,
    views::evidence::{
        draft::{self, Draft},
        foreseen::{self, Told},
    },
};

thread_local! {
    /// What is being made, also while another view is shown.
    static DRAFT: RefCell<Option<(Draft, String)>> = const { RefCell::new(None) };
}

/// The forecast that is being made, its sentence, and what was said last.
#[derive(Clone, Copy)]
struct Form {
    draft: RwSignal<Draft>,
    words: RwSignal<String>,
    said: RwSignal<String>,
}

impl Form {
    fn new() -> Self {
        let kept = DRAFT.with_borrow(Clone::clone);
        let first = || (Draft::new(Question::Week, clock::today()), String::new());
        let (draft, words) = kept.unwrap_or_else(first);
        let form = Self {
            draft: RwSignal::new(draft),
            words: RwSignal::new(words),
            said: RwSignal::new(String::new()),
        };
        effect(move || {
            let kept = (form.draft.get(), form.words.get());
            DRAFT.set(Some(kept));
        });
        form
    }

    fn change(self, change: impl FnOnce(&mut Draft)) {
        self.said.set(String::new());
        self.draft.update(change);
    }
}

/// Heading, balls, and the forecasts that are kept.
pub fn OwnForecasts(app: App) -> El {
    let form = Form::new();
    section()
        .class("ledger")
        .id("foresee")
        .attr("aria-labelledby", "foresee-title")
        .child((
            Words(app, h2, Ui::Foresee).id("foresee-title"),
            Words(app, p, Ui::ForeseeHow).class("small"),
            Scale(app, form),
            Places(app, form),
            p().id("foresee-placed")
                .attr("role", "status")
                .child(move || placed(&form.draft.get(), app.lang.get())),
            Finish(app, form),
            p().class("small")
                .id("foresee-said")
                .attr("role", "status")
                .child(move || form.said.get()),
            Kept(app, form),
        ))
}

/// What the balls say so far.
fn placed(draft: &Draft, lang: Lang) -> String {
    let left = BALLS as u32 - draft.placed();
    match draft.finished(0.0, "") {
        Some(foreseen) => foreseen::said(&foreseen, lang),
        None if left == 1 => localized(lang, "1 ball left", "残り1個").to_owned(),
        None => localized_fmt(lang, "{0} balls left", "残り{0}個", &[&left.to_string()]),
    }
}

/// A choice among values, of which the draft has one.
fn Choice(
    id: &str,
    list: impl Fn() -> Vec<(String, String)> + 'static,
    present: impl Fn() -> String + 'static,
    chosen: impl Fn(String) + 'static,
) -> El {
    let options = move || {
        let present = present();
        let option = |(value, name): (String, String)| {
            option()
                .attr("value", &value)
                .attr("selected", value == present)
                .child(&name)
        };
        list().into_iter().map(option).collect::<Vec<_>>()
    };
    select()
        .id(id)
        .child(options)
        .on(ev::change, move |event| chosen(value_of(&event)))
}

/// Question and scale.
fn Scale(app: App, form: Form) -> El {
    let draft = move || form.draft.get();
    let of = |value: f64| number::shortest(value);
    let questions = move || {
        let lang = app.lang.get();
        let named = |(word, asked): (&'static str, Question)| {
            let asked = Draft::new(asked, clock::today()).asked;
            (word.to_owned(), foreseen::question(asked, lang))
        };
        Question::ALL.map(named).to_vec()
    };
    let question = Choice(
        "foresee-question",
        questions,
        move || draft().asked.word().to_owned(),
        move |word| {
            if let Some((_, asked)) = Question::ALL.iter().find(|(other, _)| *other == word) {
                let fresh = Draft::new(*asked, clock::today());
                form.change(|draft| *draft = fresh);
            }
        },
    );
    let days = move || {
        let lang = app.lang.get();
        let day = |day: f64| (of(day), format::date(lang, day));
        draft::days(clock::today()).into_iter().map(day).collect()
    };
    let by = Choice(
        "foresee-by",
        days,
        move || match draft().asked {
            Question::Length(by) => of(by),
            _ => String::new(),
        },
        move |day| {
            if let Some(day) = number::parse(&day) {
                form.change(|draft| draft.asked = Question::Length(day));
            }
        },
    );
    let is_date = move || form.draft.with(|draft| draft.asked.is_date());
    let starts = move || {
        let lang = app.lang.get();
        let named = |from: f64| {
            let name = if is_date() {
                month(lang, from)
            } else {
                localized_fmt(lang, "{0} h", "{0}時間", &[&format::number(from)])
            };
            (of(from), name)
        };
        let all = draft::starts(draft().asked, clock::today());
        all.into_iter().map(named).collect()
    };
    let from = Choice(
        "foresee-from",
        starts,
        move || of(draft().from),
        move |from| {
            if let Some(from) = number::parse(&from) {
                form.change(|draft| *draft = draft.rescaled(from, draft.step));
            }
        },
    );
    let steps = move || {
        let lang = app.lang.get();
        let named = |step: &f64| (of(*step), stretch(*step, is_date(), lang));
        draft::steps(draft().asked).iter().map(named).collect()
    };
    let step = Choice(
        "foresee-step",
        steps,
        move || of(draft().step),
        move |step| {
            if let Some(step) = number::parse(&step) {
                form.change(|draft| *draft = draft.rescaled(draft.from, step));
            }
        },
    );
    let field = |id: &str, ui: Ui, field: El| {
        let label = Words(app, label, ui).attr("for", id);
        div().class("field").child((label, field))
    };
    div().class("sieve").child((
        field("foresee-question", Ui::ForeseeQuestion, question),
        field("foresee-by", Ui::ForeseeBy, by).attr("hidden", is_date),
        field("foresee-from", Ui::ForeseeFrom, from),
        field("foresee-step", Ui::ForeseeStep, step),
    ))
}

/// The length of a stretch in words.
fn stretch(step: f64, is_date: bool, lang: Lang) -> String {
    let text = format::number(step);
    if !is_date {
        return localized_fmt(lang, "× {0}", "{0}倍", &[&text]);
    }
    match step {
        1.0 => localized(lang, "1 month", "1か月").to_owned(),
        12.0 => localized(lang, "1 year", "1年").to_owned(),
        months if months > 12.0 => {
            let years = format::number(months / 12.0);
            localized_fmt(lang, "{0} years", "{0}年", &[&years])
        }
        _ => localized_fmt(lang, "{0} months", "{0}か月", &[&text]),
    }
}

/// A place's name, the balls in it, and those in all.
type Place = (String, u32, u32);

/// The places with their balls, each with a button for one more and one for one less.
fn Places(app: App, form: Form) -> El {
    let rows = move || {
        let draft = form.draft.get();
        let (edges, lang) = (draft.edges(), app.lang.get());
        let named = |at: usize| {
            let name = foreseen::place(draft.asked, &edges, at, lang);
            (name, draft.counts[at], draft.placed())
        };
        (0..PLACES).map(named).collect::<Vec<_>>()
    };
    let row = move |item: Item<Place>, at: usize| {
        let name = move || item.with(|(name, ..)| name.clone());
        let count = move || item.with(|(_, count, _)| *count);
        let full = move || item.with(|(_, _, placed)| *placed as usize >= BALLS);
        let labelled = move |en, ja| {
            move || {
                let count = count().to_string();
                localized_fmt(app.lang.get(), en, ja, &[&name(), &count])
            }
        };
        let press = move |sign: &str| button().attr("type", "button").class("button").child(sign);
        li().child((
            span().class("small").child(name),
            span()
                .class("balls")
                .attr("aria-hidden", "true")
                .child(move || "●".repeat(count() as usize)),
            press("−")
                .attr(
                    "aria-label",
                    labelled("{0}: remove one of {1} balls", "{0}：{1}個から1個戻す"),
                )
                .attr("disabled", move || count() == 0)
                .on(ev::click, move |_| form.change(|draft| draft.take(at))),
            press("+")
                .attr(
                    "aria-label",
                    labelled("{0}: add a ball to {1}", "{0}：{1}個に1個加える"),
                )
                .attr("disabled", full)
                .on(ev::click, move |_| form.change(|draft| draft.add(at))),
        ))
    };
    ol().class("places")
        .attr("aria-label", move || app.text(Ui::ForeseePlaces))
        .child(each_in_place(rows, row))
}

/// The sentence, and what keeps or clears the balls.
fn Finish(app: App, form: Form) -> El {
    let ready = move || form.draft.with(|draft| draft.placed() as usize == BALLS);
    let keep = move |_| {
        let made = untrack(|| {
            let draft = form.draft.get();
            draft.finished(clock::today(), &form.words.get())
        });
        let Some(foreseen) = made else { return };
        let mut all = app.link().foreseen;
        let lang = app.lang.get_untracked();
        if all.len() >= MOST_FORESEEN {
            form.said.set(localized_fmt(
                lang,
                "A link has at most {0} forecasts: save them as a file and remove some.",
                "リンクに入る予測は{0}件までです。ファイルに保存してから外してください。",
                &[&MOST_FORESEEN.to_string()],
            ));
            return;
        }
        form.said.set(localized_fmt(
            lang,
            "Kept, with the checksum {0}. Anyone who notes this checksum can tell later whether anything was changed; it does not prove the date.",
            "保存しました。検査値は{0}です。この値を控えた人は、後の変更に気付けます（日付の証明にはなりません）。",
            &[&foreseen.sum],
        ));
        all.push(foreseen.write());
        let fresh = untrack(|| Draft::new(form.draft.get().asked, clock::today()));
        form.draft.set(fresh);
        form.words.set(String::new());
        app.act(Action::Foresee(all));
    };
    let clear = move |_| form.change(|draft| draft.counts = [0; PLACES]);
    let sentence = input()
        .id("foresee-words")
        .attr("type", "text")
        .attr("maxlength", MOST_CHARACTERS.to_string())
        .attr("autocomplete", "off")
        .prop("value", move || form.words.get())
        .on(ev::input, move |event| form.words.set(value_of(&event)));
    div().child((
        div().class("field").child((
            Words(app, label, Ui::ForeseeWords).attr("for", "foresee-words"),
            sentence,
        )),
        div().class("sieve-foot").child((
            Button(app, Ui::ForeseeKeep, keep)
                .id("foresee-keep")
                .class("button primary")
                .attr("disabled", move || !ready()),
            Button(app, Ui::ForeseeClear, clear)
                .id("foresee-clear")
                .class("button quiet")
                .attr("disabled", move || {
                    form.draft.with(|draft| draft.placed() == 0)
                }),
        )),
    ))
}

/// A forecast that is kept, and how many before it say the same.
type Row = (usize, Told);

/// Those that are kept, and their way to a file and back.
fn Kept(app: App, form: Form) -> El {
    let kept = RwSignal::new(app.link().foreseen);
    effect(move || {
        // Every change of the link ends in a new panel.
        app.panel.track();
        let present = app.link().foreseen;
        if kept.with_untracked(|last| *last != present) {
            kept.set(present);
        }
    });
    let rows = move || {
        let mut all: Vec<Row> = Vec::new();
        for told in kept.with(|kept| foreseen::told(kept)) {
            let said = told.foreseen.said();
            let same = all
                .iter()
                .filter(|(_, other)| other.foreseen.said() == said);
            all.push((same.count(), told));
        }
        all
    };
    let key = |(same, told): &Row| [&told.foreseen.said(), "#", &same.to_string()].concat();
    let row = move |item| KeptRow(app, item);
    let none = move || kept.with(Vec::is_empty);
    let save = move |_| {
        let text = kept.with_untracked(|kept| file::write(kept));
        share::save(app, &text, "application/json", "-forecasts.json");
    };
    div().child((
        ul().class("kept")
            .attr("hidden", none)
            .attr("aria-label", move || app.text(Ui::ForeseeKept))
            .child(each(rows, key, row)),
        div().class("story-row").child((
            Button(app, Ui::ForeseeSave, save)
                .id("foresee-save")
                .class("button")
                .attr("hidden", none),
            Words(app, label, Ui::ForeseeOpen)
                .class("button")
                .attr("for", "foresee-file"),
            input()
                .attr("type", "file")
                .id("foresee-file")
                .class("unseen")
                .attr("accept", ".json,application/json")
                .on(ev::change, move |event| read(app, form, &event)),
        )),
    ))
}

/// A forecast that is kept: what it says, what became of it, and what takes it out.
fn KeptRow(app: App, item: Item<Row>) -> El {
    let of = move |make: fn(&Told, Lang) -> String| {
        move || {
            let lang = app.lang.get();
            item.with(|(_, told)| make(told, lang))
        }
    };
    let scored = move || {
        let lang = app.lang.get();
        item.with(|(_, told)| foreseen::scored(told, lang))
    };
    let asks = item.with(|(_, told)| {
        let asked = told.foreseen.asked;
        matches!(asked, Question::Coder | Question::Research).then(|| Answer(app, item))
    });
    let remove = move |_| {
        let text = item.with(|(_, told)| told.foreseen.write());
        let mut all = app.link().foreseen;
        all.retain(|kept| *kept != text);
        app.act(Action::Foresee(all));
    };
    li().class("card").child((
        p().child((
            strong().child(of(|told, lang| {
                foreseen::question(told.foreseen.asked, lang)
            })),
            move || localized(app.lang.get(), ": ", "："),
            span().sentence(of(|told, lang| foreseen::said(&told.foreseen, lang))),
        )),
        p().child(of(|told, _| told.foreseen.words.clone())),
        p().class("small").sentence(of(made)),
        p().class("small")
            .sentence(move || scored().unwrap_or_default()),
        asks,
        Button(app, Ui::ForeseeRemove, remove).class("button quiet"),
    ))
}

/// When it was made, with its sum, and what came.
fn made(told: &Told, lang: Lang) -> String {
    let foreseen = &told.foreseen;
    localized_fmt(
        lang,
        "Made {0}. Checksum: {1}. Outcome: {2}.",
        "予測日：{0}。検査値：{1}。結果：{2}。",
        &[
            &format::date(lang, foreseen.made),
            &foreseen::sum(foreseen, lang),
            &foreseen::outcome(told, lang),
        ],
    )
}

/// The day on which what no edition tells has come, as the reader says.
fn Answer(app: App, item: Item<Row>) -> El {
    let day = move || {
        let came = item.with(|(_, told)| told.foreseen.came);
        came.filter(|day| day.is_finite()).map(date::iso)
    };
    let field = input()
        .attr("type", "date")
        .prop("value", move || day().unwrap_or_default())
        .on(ev::change, move |event| {
            let text = item.with(|(_, told)| told.foreseen.write());
            let came = date::parse(&value_of(&event));
            let mut all = app.link().foreseen;
            for kept in &mut all {
                if *kept == text
                    && let Ok(foreseen) = Foreseen::read(kept)
                {
                    let told = Foreseen { came, ..foreseen }.write();
                    // A day that no forecast can have is not taken.
                    if Foreseen::read(&told).is_ok() {
                        *kept = told;
                    }
                }
            }
            app.act(Action::Foresee(all));
        });
    label()
        .class("small")
        .child((span().child(move || app.text(Ui::ForeseeCame)), " ", field))
}

/// Reads a file, and adds what is not there yet.
fn read(app: App, form: Form, event: &web_sys::Event) {
    dom::read_chosen(event, MOST_BYTES, move |text| {
        let lang = app.lang.get_untracked();
        let told = match file::read(&text) {
            Ok((read, notices)) => {
                let mut all = app.link().foreseen;
                let before = all.len();
                for one in read {
                    if all.len() < MOST_FORESEEN && !all.contains(&one) {
                        all.push(one);
                    }
                }
                let count = (all.len() - before).to_string();
                app.act(Action::Foresee(all));
                let mut lines = vec![localized_fmt(
                    lang,
                    "{0} forecasts added.",
                    "予測を{0}件追加しました。",
                    &[&count],
                )];
                lines.extend(notices.iter().map(|notice| words::notice(lang, notice)));
                lines.join(" ")
            }
            Err(refusal) => refused(refusal, lang).to_owned(),
        };
        let _ = form.said.try_set(told);
    });
}

const fn refused(refusal: Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::NoForecasts => localized(
            lang,
            "This file holds no forecasts of the page. Nothing has changed.",
            "このページの予測のファイルではありません。内容は変わっていません。",
        ),
        Refusal::Empty => localized(
            lang,
            "This list of forecasts is empty. Nothing has changed.",
            "予測の一覧が空です。内容は変わっていません。",
        ),
    }
}
