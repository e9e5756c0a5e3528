//! The cards of the smaller charts of a view, and what is read off them. One listener of a kind serves all cards.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use js_sys::Array;
use leptos::{ev, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, prelude::Closure};
use web_sys::{
    Element, Event, HtmlCanvasElement, HtmlDetailsElement, HtmlElement, IntersectionObserver,
    IntersectionObserverEntry, IntersectionObserverInit, KeyboardEvent, PointerEvent,
    ResizeObserver,
};

use super::reading;
use crate::{
    app::{
        controls::groups,
        dialogs::picture,
        dom::{
            self, El,
            each::{Item, each_in_place, show},
            effect::{effect, memo},
            html::{button, canvas, details, div, h2, p, section, span, summary},
        },
        panel::tables,
        share,
        shell::settings,
        store::{App, pointing::Pointing},
    },
    export::{self, kept, picture::Look},
    figure::{
        chart::beside,
        picture::{Frame, Picture, Readout},
    },
    i18n::{
        Lang,
        format::localized,
        ui::{self, Ui},
    },
    render,
    views::{self, Panel, SideChart},
};

/// The size of a chart as markup.
const INLINE: [f64; 2] = [480.0, 300.0];

/// One of a panel's smaller charts, by its place.
struct Chart {
    panel: Rc<Panel>,
    at: usize,
}

impl Chart {
    fn get(&self) -> &SideChart {
        &self.panel.side_charts[self.at]
    }
}

/// All smaller charts, a card each.
pub fn SideChartCards(app: App) -> El {
    let charts = move || {
        let panel = app.panel.get();
        let chart = |at| Chart {
            panel: panel.clone(),
            at,
        };
        (0..panel.side_charts.len()).map(chart).collect()
    };
    // Cards stay for the next view's charts; what was read off the last one does not.
    effect(move || {
        app.view.track();
        let places = PLACES.with_borrow(Clone::clone);
        for place in &places {
            place.point(Pointing::Nothing);
        }
    });
    div()
        .class("extras")
        .id("extras")
        .on(ev::pointermove, |event| pointer(&event))
        .on(ev::pointerdown, |event| pointer(&event))
        .on(ev::pointerout, |event| pointer(&event))
        .on(ev::focusout, |event| {
            if let Some(place) = place_of(&event) {
                place.point(Pointing::Nothing);
            }
        })
        .on(ev::keydown, move |event| key(app, &event))
        .child(each_in_place(charts, move |chart, index| {
            SideChartCard(app, chart, index)
        }))
}

/// One of the cards.
fn SideChartCard(app: App, chart: Item<Chart>, index: usize) -> El {
    let spans = move || chart.with(|chart| chart.get().text.clone());
    let has_table = move || chart.with(|chart| chart.get().table.is_some());
    let table = move || {
        let open = RwSignal::new(false);
        let follow = move |event| {
            open.set(dom::target::<HtmlDetailsElement>(&event).is_some_and(|fold| fold.open()));
        };
        let numbers = move || tables::SideChartTable(app, index);
        details().on(ev::toggle, follow).child((
            summary().child(move || app.text(Ui::Numbers)),
            show(move || open.get(), numbers),
        ))
    };
    let take = details().class("take").child((
        summary().child(move || {
            let lang = app.lang.get();
            localized(lang, "Copy or save this chart", "この図をコピー・保存")
        }),
        div().child(Way::ALL.map(|way| {
            let name = move |lang: Lang| way.name(lang);
            button()
                .attr("type", "button")
                .class("button")
                .child(move || name(app.lang.get()))
                .on(ev::click, move |_| way.go(app, index))
        })),
    ));
    let canvas = canvas()
        .id(&id(index))
        .attr("role", "img")
        .attr("aria-label", move || {
            chart.with(|chart| views::plain(&chart.get().text))
        });
    let markup = div().class("inline-figure").id(&markup_id(index));
    let place = watch(app, index, canvas.node());
    let without_canvas = markup.node();
    effect(move || write(app, index, &without_canvas));
    // Made anew for another chart only: controls stay while they change what is drawn.
    let own = memo(move || chart.with(|chart| (chart.panel.view, chart.get().key)));
    section()
        .class("card extra")
        .attr("id", move || chart.with(|chart| aim(chart.get().key)))
        .attr("data-extra", move || chart.with(|chart| chart.get().key))
        .child((
            h2().child(move || chart.with(|chart| chart.get().title.clone())),
            p().child(each_in_place(spans, |part, _| {
                span()
                    .sentence(move || part.with(|part| part.text.clone()))
                    .class(("figure", move || part.with(|part| part.strong)))
            })),
            div()
                .class("beside")
                .attr("role", "application")
                .attr("tabindex", "0")
                .attr("data-place", index.to_string())
                .attr("aria-describedby", "chart-keys")
                .attr("aria-label", move || {
                    chart.with(|chart| chart.get().title.clone())
                })
                .child((canvas, markup, div().child(move || place.values()))),
            div().class("own").child(move || {
                let (view, key) = own.get();
                groups::OfChart(app, view, key)
            }),
            div().child((show(has_table, table), take)),
        ))
}

/// The id of a card, at which a link aims.
fn aim(key: &str) -> String {
    ["chart-", key].concat()
}

/// Where a smaller chart can be taken.
#[derive(Clone, Copy)]
enum Way {
    Link,
    Clipboard,
    Png,
    Svg,
    Slide,
    Numbers,
}

impl Way {
    const ALL: [Self; 6] = [
        Self::Link,
        Self::Clipboard,
        Self::Png,
        Self::Svg,
        Self::Slide,
        Self::Numbers,
    ];

    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Link => ui::text(lang, Ui::CopyLink),
            Self::Clipboard => ui::text(lang, Ui::CopyPicture),
            Self::Png => "PNG",
            Self::Svg => "SVG",
            Self::Slide => "PowerPoint",
            Self::Numbers => ui::text(lang, Ui::DownloadCsv),
        }
    }

    /// Takes the chart there as it is shown, in light colours and with the link of the scenario.
    fn go(self, app: App, index: usize) {
        let (panel, stamp) = (app.finish_draws(), share::stamp());
        let Some(side) = panel.side_charts.get(index) else {
            return;
        };
        let ending = |end: &str| ["-", side.key, end].concat();
        match self {
            Self::Link => share::copy_link_to(app, &aim(side.key)),
            Self::Slide => share::save_side_chart(app, index, &ending(".pptx")),
            Self::Numbers => {
                let csv = export::csv::of_side_chart(&panel, index);
                share::save_table(app, &csv.unwrap_or_default(), &ending(".csv"));
            }
            _ => {
                let scene = export::picture::side_scene(&panel, index, &Look::default(), &stamp);
                let Some(scene) = scene else { return };
                match self {
                    Self::Clipboard => picture::copy_other(app, &scene, ending(".png")),
                    Self::Png => picture::save_other(app, &scene, ending(".png")),
                    _ => {
                        let svg = kept::svg(&scene, &stamp.permalink(&panel));
                        share::save(app, &svg, "image/svg+xml", &ending(".svg"));
                    }
                }
            }
        }
    }
}

/// The id of a canvas.
pub fn id(index: usize) -> String {
    ["extra-figure-", &index.to_string()].concat()
}

fn markup_id(index: usize) -> String {
    ["extra-markup-", &index.to_string()].concat()
}

/// A canvas, and what the browser has told of it: asking in every frame would have it arrange the page once more each time.
struct Place {
    index: usize,
    canvas: HtmlCanvasElement,
    is_near: Cell<bool>,
    size: Cell<[f64; 2]>,
    /// What was painted last, to be read.
    picture: RefCell<Option<Picture>>,
    pointing: Cell<Pointing>,
    readout: RwSignal<Option<Readout>>,
}

impl Place {
    /// Shows what stands where the reader points now.
    fn point(&self, at: Pointing) {
        self.pointing.set(at);
        let picture = self.picture.borrow();
        let readout = picture.as_ref().and_then(|picture| match at {
            Pointing::Nothing => None,
            Pointing::At(x, y) => beside::under(picture, x, y),
            Pointing::Stop(index) => beside::stops(picture).into_iter().nth(index),
        });
        if self.readout.with_untracked(|shown| *shown != readout) {
            self.readout.set(readout);
        }
    }

    fn values(&self) -> Option<El> {
        let readout = self.readout.get()?;
        let picture = self.picture.borrow();
        let plot = picture.as_ref()?.plot;
        Some(reading::ReadoutBox(&readout, self.size.get()[0], plot))
    }
}

/// The chart that an event comes from.
fn place_of(event: &Event) -> Option<Rc<Place>> {
    let at = dom::target::<Element>(event)?.closest(".beside").ok()??;
    let index = at.get_attribute("data-place")?.parse().ok();
    PLACES.with_borrow(|places| {
        let mut places = places.iter();
        places.find(|place| Some(place.index) == index).cloned()
    })
}

/// Follows the mouse or a finger.
fn pointer(event: &PointerEvent) {
    let Some(place) = place_of(event) else { return };
    if event.type_() != "pointerout" {
        let (x, y) = (event.offset_x(), event.offset_y());
        place.point(Pointing::At(f64::from(x), f64::from(y)));
    } else if event.pointer_type() != "touch" {
        // A finger that is lifted leaves its values for reading.
        place.point(Pointing::Nothing);
    }
}

/// Goes from value to value with the keyboard.
fn key(app: App, event: &KeyboardEvent) {
    let Some(place) = place_of(event) else { return };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    if event.key() == "Escape" {
        place.point(Pointing::Nothing);
        return;
    }
    let stops = place.picture.borrow().as_ref().map(beside::stops);
    let last = stops.and_then(|stops| stops.len().checked_sub(1));
    let next = last.and_then(|last| reading::step(&event.key(), place.pointing.get(), last));
    let Some(next) = next else { return };
    event.prevent_default();
    place.point(Pointing::Stop(next));
    if let Some(readout) = place.readout.get_untracked() {
        reading::say(app, readout);
    }
}

thread_local! {
    static PLACES: RefCell<Vec<Rc<Place>>> = const { RefCell::new(Vec::new()) };
}

/// How far from the screen a chart is painted before it is scrolled to.
const MARGIN: &str = "200px";

/// Follows where a canvas is and how large, until the current owner is cleaned up.
fn watch(app: App, index: usize, canvas: HtmlCanvasElement) -> SendWrapper<Rc<Place>> {
    let place = Rc::new(Place {
        index,
        canvas,
        is_near: Cell::new(false),
        size: Cell::new([0.0; 2]),
        picture: RefCell::default(),
        pointing: Cell::new(Pointing::Nothing),
        readout: RwSignal::new(None),
    });
    let kept = SendWrapper::new(Rc::clone(&place));
    PLACES.with_borrow_mut(|places| places.push(Rc::clone(&place)));
    let options = IntersectionObserverInit::new();
    options.set_root_margin(MARGIN);
    let near = Rc::clone(&place);
    let came = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        let last: IntersectionObserverEntry = entries.get(entries.length() - 1).unchecked_into();
        near.is_near.set(last.is_intersecting());
        paint(app, &near);
    });
    let sized = Rc::clone(&place);
    let resized = Closure::<dyn FnMut()>::new(move || {
        let canvas = &sized.canvas;
        let size = [canvas.client_width(), canvas.client_height()].map(f64::from);
        if sized.size.replace(size) != size {
            paint(app, &sized);
        }
    });
    let (Ok(nearness), Ok(sizes)) = (
        IntersectionObserver::new_with_options(came.as_ref().unchecked_ref(), &options),
        ResizeObserver::new(resized.as_ref().unchecked_ref()),
    ) else {
        return kept;
    };
    nearness.observe(&place.canvas);
    sizes.observe(&place.canvas);
    let owned = SendWrapper::new((place, nearness, sizes, came, resized));
    on_cleanup(move || {
        let (place, nearness, sizes, ..) = &*owned;
        nearness.disconnect();
        sizes.disconnect();
        PLACES.with_borrow_mut(|places| places.retain(|other| !Rc::ptr_eq(other, place)));
    });
    kept
}

/// Paints those that a reader can see in the size that they have.
pub fn paint_all(app: App) {
    let places = PLACES.with_borrow(Clone::clone);
    for place in &places {
        paint(app, place);
    }
}

fn paint(app: App, place: &Place) {
    let size = place.size.get();
    if !place.is_near.get() || size.iter().any(|side| *side < 1.0) {
        return;
    }
    let density = app.runtime.with_value(|runtime| runtime.density);
    if let Some(picture) = picture(app, place.index, size) {
        drop(render::canvas::paint(
            &place.canvas,
            &picture.scene,
            density,
        ));
        place.picture.replace(Some(picture));
        place.point(place.pointing.get());
    }
}

/// Where the browser has no canvases.
fn write(app: App, index: usize, markup: &HtmlElement) {
    app.panel.track();
    if app.canvas_works.get() {
        return;
    }
    if let Some(picture) = picture(app, index, INLINE) {
        markup.set_inner_html(&render::svg::svg(&picture.scene));
    }
}

fn picture(app: App, index: usize, [width, height]: [f64; 2]) -> Option<Picture> {
    let frame = Frame {
        width,
        height,
        theme: settings::colours(app).on_screen(),
        title: false,
    };
    app.panel
        .with_untracked(|panel| panel.side_picture(index, &frame))
}
