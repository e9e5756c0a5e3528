//! Draw first: a reader draws a guess of the curve on an empty chart, by pointer or date by date, and then sees data and fan beside it.

use std::{cell::Cell, rc::Rc};

use leptos::{ev, prelude::*};
use web_sys::{Element, HtmlElement, HtmlInputElement, PointerEvent};

use super::settings;
use crate::{
    app::{
        dom::{
            self, El,
            effect::effect,
            html::{button, details, div, input, label, p, span, summary},
        },
        page,
        store::{App, Gesture, Toast},
    },
    assumptions::{codec::MOST_PINS, registry::Key},
    date::{self, Civil},
    document::Action,
    evidence::EDITION,
    figure::{
        chart::{self, Line, Paint, Spec, Today},
        picture::Frame,
        scene::Rect,
    },
    i18n::{
        Lang,
        format::{join, localized, month, short_length},
        ui::Ui,
    },
    model::numerics::fast,
    number::{self, within},
    render,
    views::horizon::{
        self,
        guess::{self, Guess},
    },
};

/// Height of the chart, and its width before it has a place.
const HEIGHT: f64 = 300.0;
const WIDTH: f64 = 600.0;
/// The width of the line that is drawn, in units of the font size.
const WEIGHT: f64 = 0.24;
/// Positions of the slider of a date, from one end of the axis to the other.
const STEPS: f64 = 100.0;

/// The chart as it was drawn last: its size, and where its axes span it.
type Place = Rc<Cell<(f64, Rect)>>;

/// A guess that is being drawn.
#[derive(Clone, Copy)]
struct Drawing {
    app: App,
    guess: RwSignal<Guess>,
    /// Whether data and fan are seen.
    is_shown: RwSignal<bool>,
}

impl Drawing {
    fn lang(self) -> Lang {
        self.app.lang.get()
    }

    /// The logarithms at the ends of the axis.
    fn levels(self) -> [f64; 2] {
        let (low, high) = self.app.panel.with_untracked(|panel| panel.spec().y.ends);
        [low, high].map(fast::log2)
    }

    /// The beginnings of the years to come.
    fn dates(self) -> Vec<f64> {
        let (_, end) = self.app.panel.with_untracked(|panel| panel.spec().x.ends);
        let known = date::parse(EDITION).unwrap_or_default();
        let years = date::days_to_year(known) as i64..=date::days_to_year(end) as i64;
        let first = |year| {
            Civil {
                year,
                month: 1,
                day: 1,
            }
            .days()
        };
        years.map(first).filter(|day| *day <= end).collect()
    }

    fn spec(self) -> Spec {
        self.app.panel.with(|panel| {
            let whole = panel.spec();
            let mut spec = if self.is_shown.get() {
                whole
            } else {
                let mut empty = Spec::new(whole.x, whole.y, whole.y_title);
                empty.today = panel.today.map(|day| Today::new(day, panel.lang));
                empty
            };
            spec.footer.clear();
            // Only the curve; the guess itself takes the place of what is kept of it.
            spec.lines.truncate(1);
            let points = self.guess.with(Guess::points);
            let points = points
                .into_iter()
                .map(|(day, level)| (day, fast::exp2(level)));
            spec.lines.push(Line::new(
                guess::name(panel.lang),
                points.collect(),
                Paint::Ink,
                WEIGHT,
            ));
            spec
        })
    }

    /// What data and fan say to it.
    fn told(self) -> String {
        let lang = self.lang();
        if !self.is_shown.get() {
            return localized(
                lang,
                "Where will the length of task that AI can do go? Draw a line across the empty chart, then look at the data.",
                "AIがこなせる作業の長さはどう伸びるでしょうか。空の図に線を引いてから、データを見てください。",
            )
            .to_owned();
        }
        self.app.panel.with(|panel| {
            self.guess
                .with(|guess| guess::told(guess, panel, &panel.spec(), lang))
        })
    }

    /// Shows data and fan, and keeps the trend of the guess beside the page's own.
    fn show(self) {
        self.is_shown.set(true);
        let app = self.app;
        let lang = app.lang.get_untracked();
        let pin = app
            .panel
            .with_untracked(|panel| self.guess.with_untracked(|g| guess::pin(g, panel, lang)));
        let Some(pin) = pin else { return };
        let names = [Lang::En, Lang::Ja].map(guess::name);
        let mut link = app.link();
        // An earlier guess makes room for this one, in one step.
        link.pins.retain(|pin| !names.contains(&&*pin.name));
        if link.pins.len() < MOST_PINS {
            link.pins.push(pin);
            app.act(Action::Open(Box::new(link), Vec::new()));
            app.write_address();
        } else {
            app.say(Toast {
                text: Ui::PinsFull,
                about: String::new(),
                link: None,
            });
        }
    }

    fn begin_again(self) {
        self.is_shown.set(false);
        let ends = self.app.panel.with_untracked(|panel| panel.spec().x.ends);
        self.guess.set(Guess::new(ends));
    }
}

/// The toy.
pub fn Draw(app: App) -> El {
    let ends = app.panel.with_untracked(|panel| panel.spec().x.ends);
    let drawing = Drawing {
        app,
        guess: RwSignal::new(Guess::new(ends)),
        is_shown: RwSignal::new(false),
    };
    // It is about today, wherever another toy has stopped.
    if untrack(|| app.value(Key::AsOf)).is_some() {
        app.set(Key::AsOf, None, Gesture::Single);
    }
    let Drawing {
        guess, is_shown, ..
    } = drawing;
    let act = |id: &str, text: Ui, act: fn(Drawing)| {
        button()
            .id(id)
            .class("button")
            .attr("type", "button")
            .child(move || app.text(text))
            .on(ev::click, move |_| act(drawing))
    };
    div()
        .id("toy")
        .class("guess")
        .class(("open", move || !is_shown.get()))
        .child((
            p().class("told")
                .attr("role", "status")
                .sentence(move || drawing.told()),
            Sheet(&drawing),
            div().class("travel").child((
                act("guess-show", Ui::GuessShow, Drawing::show)
                    .attr("hidden", move || is_shown.get())
                    .attr("disabled", move || !guess.with(Guess::is_line)),
                act("guess-again", Ui::GuessAgain, Drawing::begin_again)
                    .attr("disabled", move || guess.with(|g| g.points().is_empty())),
            )),
            details().attr("hidden", move || is_shown.get()).child((
                summary().child(move || app.text(Ui::GuessDates)),
                div().class("fields").child(
                    (0..drawing.dates().len())
                        .map(|at| Dated(&drawing, at))
                        .collect::<Vec<_>>(),
                ),
            )),
        ))
}

/// The chart, on which the pointer draws until the data are seen.
fn Sheet(drawing: &Drawing) -> El {
    let drawing = *drawing;
    let Drawing {
        app,
        guess,
        is_shown,
    } = drawing;
    let place: Place = Rc::new(Cell::new((WIDTH, Rect::new(0.0, 0.0, 1.0, 1.0))));
    let last = Rc::new(Cell::new(None));
    let (down, moved) = (Rc::clone(&place), Rc::clone(&place));
    let (begun, going) = (Rc::clone(&last), Rc::clone(&last));
    let draw = move |event: &PointerEvent, place: &Place, before| {
        let spot = spot(&drawing, event, place)?;
        guess.update(|guess| guess.draw(before, spot));
        Some(spot)
    };
    let sheet = div()
        .class("sheet")
        .attr("role", "img")
        .attr("aria-label", move || drawing.told())
        .on(ev::pointerdown, move |event| {
            if is_shown.get_untracked() || event.button() != 0 || !event.is_primary() {
                return;
            }
            if let Some(sheet) = dom::target::<Element>(&event) {
                let _ = sheet.set_pointer_capture(event.pointer_id());
            }
            begun.set(draw(&event, &down, None));
        })
        .on(ev::pointermove, move |event| {
            if going.get().is_some() {
                going.set(draw(&event, &moved, going.get()));
            }
        })
        .on(ev::pointerup, {
            let last = Rc::clone(&last);
            move |_| last.set(None)
        })
        .on(ev::pointercancel, move |_| last.set(None));
    let node: HtmlElement = sheet.node();
    let width = RwSignal::new(0.0);
    // It has no width before it is in the page.
    let measured = node.clone();
    let measure = move || width.set(f64::from(measured.client_width()));
    let measure_now = measure.clone();
    let soon = gloo::render::request_animation_frame(move |_| measure_now());
    let resized = gloo::events::EventListener::new(&gloo::utils::window(), "resize", move |_| {
        measure();
    });
    let held = send_wrapper::SendWrapper::new((soon, resized));
    on_cleanup(move || drop(held));
    effect(move || {
        // The colours.
        app.is_dark();
        let frame = Frame {
            width: Some(width.get()).filter(|w| *w > 0.0).unwrap_or(WIDTH),
            height: HEIGHT,
            theme: settings::colours(app).on_screen(),
            title: false,
        };
        let picture = chart::draw(drawing.spec(), "", "", drawing.lang(), &frame);
        place.set((frame.width, picture.plot));
        node.set_inner_html(&render::svg::svg(&picture.scene));
    });
    sheet
}

/// Where a pointer is: a column and a value.
fn spot(drawing: &Drawing, event: &PointerEvent, place: &Place) -> Option<(usize, f64)> {
    let (_, plot) = place.get();
    // Nothing in the chart takes the pointer, which is therefore told from its corner.
    let (x, y) = (f64::from(event.offset_x()), f64::from(event.offset_y()));
    let across = within((x - plot.x) / plot.w, 0.0, 1.0);
    let up = within((plot.bottom() - y) / plot.h, 0.0, 1.0);
    let [low, high] = drawing.levels();
    let column = libm::round(across * (guess::COLUMNS - 1) as f64) as usize;
    page::mark("doublings:input");
    Some((column, low + up * (high - low)))
}

/// The value at one date, by slider.
fn Dated(drawing: &Drawing, at: usize) -> El {
    let drawing = *drawing;
    let Drawing { app, guess, .. } = drawing;
    let dates = drawing.dates();
    let day = dates[at];
    let [low, high] = drawing.levels();
    let level = move || guess.with(|guess| guess.at(day));
    let text = move || {
        level().map_or_else(
            || "–".to_owned(),
            |level| {
                let clock = app.assumptions.with(horizon::clock);
                short_length(drawing.lang(), fast::exp2(level), clock)
            },
        )
    };
    let name = move || month(drawing.lang(), day);
    let id = join(&["guess-", &at.to_string()]);
    let moved = move |event: web_sys::Event| {
        let slider = dom::target::<HtmlInputElement>(&event);
        let position = slider.and_then(|slider| slider.value().parse::<f64>().ok());
        if let Some(position) = position {
            let level = low + (high - low) * position / STEPS;
            guess.update(|guess| guess.set(&dates, at, level));
        }
    };
    let slider = input()
        .id(&id)
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", number::shortest(STEPS))
        .attr("step", "1")
        .attr("aria-valuetext", text)
        .prop("value", move || {
            let part = level().map_or(0.0, |level| (level - low) / (high - low));
            number::shortest(libm::round(part * STEPS))
        })
        .on(ev::input, moved);
    label().attr("for", &id).child((
        span().child(name),
        div().class("track").child(slider),
        span().class("when").child(text),
    ))
}
