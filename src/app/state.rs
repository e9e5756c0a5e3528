//! What the page holds, and the few ways in which it changes.

use std::rc::Rc;

use gloo::{render::AnimationFrame, timers::callback::Timeout};
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

use super::{
    address::{self, Address},
    announce, chart, crash,
    dialog::Dialog,
    handles, lazy, settings, view_links,
};
use crate::{
    assumptions::{
        Assumptions,
        codec::{self, Link, Notice, PIN_NAMES, Pin},
        evidence_filter::EvidenceFilter,
        registry::{Initial, Key, View},
        scene::Scene,
        weights,
    },
    evidence::points::Dataset,
    figure::picture::{Picture, PlacedHandle, Readout},
    history::History,
    i18n::{
        Lang,
        ui::{self, Ui},
    },
    views::{Panel, Session, Study},
};

/// The page's state; a handle that is copied into every handler.
#[derive(Clone, Copy)]
pub struct App {
    /// The view that is shown.
    pub view: RwSignal<View>,
    /// What the controls show.
    pub assumptions: RwSignal<Assumptions>,
    /// A person's own task lengths.
    pub imported: RwSignal<Option<Rc<Dataset>>, LocalStorage>,
    /// A person's own code shares.
    pub shares: RwSignal<Option<Rc<Dataset>>, LocalStorage>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The theme that was chosen.
    pub theme: RwSignal<settings::Theme>,
    /// Whether the system prefers dark colours.
    pub system_dark: RwSignal<bool>,
    /// What the model says.
    pub panel: RwSignal<Rc<Panel>, LocalStorage>,
    /// The last values of the parameters that follow the fit while they were following it.
    pub fitted: RwSignal<[Option<f64>; Key::COUNT]>,
    /// Undo and redo; a gesture has the name of what it changes in the link.
    pub history: RwSignal<History<Link, &'static str>>,
    /// What could not be used of the link.
    pub notices: RwSignal<Vec<Notice>>,
    /// The passing message.
    pub toast: RwSignal<Option<Toast>>,
    /// What the live region says.
    pub spoken: RwSignal<String>,
    /// What stands beside the pointer or the chosen point of the chart.
    pub readout: RwSignal<Option<Readout>>,
    /// What can be dragged on the chart.
    pub grips: RwSignal<Vec<PlacedHandle>>,
    /// Whether the browser paints on canvases.
    pub canvas_works: RwSignal<bool>,
    /// The picture as markup, for print and for browsers without a canvas.
    pub inline_svg: RwSignal<Option<String>>,
    /// A story of the person's own.
    pub scenes: RwSignal<Vec<Scene>>,
    /// Which dialog is open.
    pub dialog: RwSignal<Dialog>,
    /// What is not shown itself.
    pub runtime: StoredValue<Runtime, LocalStorage>,
}

/// Milliseconds without a change after which the hand counts as resting.
const REST: u32 = 120;

/// A passing message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What it says.
    pub text: Ui,
    /// What it says this about; may be empty.
    pub about: &'static str,
    /// A link to copy by hand.
    pub link: Option<String>,
}

/// State that no element shows.
pub struct Runtime {
    /// Runs the model.
    pub session: Session,
    /// The frame that is asked for.
    pub frame: Option<AnimationFrame>,
    /// Whether that frame runs the model.
    pub stale: bool,
    /// Writes the link into the address bar.
    pub address_timer: Option<Timeout>,
    /// Goes on with the draws once the hand rests.
    pub rest_timer: Option<Timeout>,
    /// Speaks the headline.
    pub speech_timer: Option<Timeout>,
    /// Clears the passing message.
    pub toast_timer: Option<Timeout>,
    /// The chart's canvas.
    pub canvas: Option<HtmlCanvasElement>,
    /// The chart's size in CSS pixels.
    pub size: (f64, f64),
    /// Pixels of the screen to a CSS pixel.
    pub density: f64,
    /// What was painted last.
    pub picture: Option<Picture>,
    /// What the reader points at.
    pub pointing: chart::Pointing,
    /// The handle of the chart that is being dragged.
    pub drag: Option<handles::Drag>,
    /// What the address bar holds besides the assumptions.
    pub address: Address,
    /// Scenarios to compare with; elements read them off the panel.
    pub pins: Vec<Pin>,
    /// Which rows of the evidence are shown; its table follows when there is a new panel.
    pub filter: EvidenceFilter,
    /// The id of an element that is to have the focus once it is there.
    pub sought: Option<String>,
}

/// How a change of a control becomes an entry of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Part of the open gesture on this control.
    Running,
    /// A change of its own.
    Single,
}

impl App {
    /// The state for the page's address; the model runs once. If what waits `is_missing`, of the address only what the
    /// first view shows.
    pub fn new(is_missing: bool) -> Self {
        let (address, mut link, notices) = Address::read();
        let lang = settings::lang(address.lang());
        let own = address::own();
        let mut read_own = None;
        if is_missing {
            link.view = View::default();
            link.pins.clear();
        } else {
            read_own = own.map(|own| (lazy::page().read_own)(&own));
        }
        let [imported, shares] = read_own.unwrap_or_default();
        let study = Study {
            link: link.clone(),
            imported: imported.clone(),
            shares: shares.clone(),
        };
        let mut session = Session::default();
        let panel = session.preview(&study, lang);
        let app = Self {
            view: RwSignal::new(link.view),
            assumptions: RwSignal::new(link.assumptions),
            imported: RwSignal::new_local(imported),
            shares: RwSignal::new_local(shares),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(settings::theme(address.theme())),
            system_dark: RwSignal::new(settings::system_dark()),
            panel: RwSignal::new_local(Rc::new(panel)),
            fitted: RwSignal::new([None; Key::COUNT]),
            history: RwSignal::new(History::default()),
            notices: RwSignal::new(notices),
            toast: RwSignal::new(None),
            spoken: RwSignal::new(String::new()),
            readout: RwSignal::new(None),
            grips: RwSignal::new(Vec::new()),
            canvas_works: RwSignal::new(true),
            inline_svg: RwSignal::new(None),
            scenes: RwSignal::new(link.scenes.clone()),
            dialog: RwSignal::new(Dialog::None),
            runtime: StoredValue::new_local(Runtime {
                session,
                frame: None,
                stale: false,
                address_timer: None,
                rest_timer: None,
                speech_timer: None,
                toast_timer: None,
                canvas: None,
                size: (0.0, 0.0),
                density: 1.0,
                picture: None,
                pointing: chart::Pointing::Nothing,
                drag: None,
                address,
                pins: link.pins.clone(),
                filter: link.filter.clone(),
                sought: None,
            }),
        };
        app.keep_fitted();
        crash::remember(link, lang);
        app
    }

    /// A text of the page in the language in force.
    pub fn text(self, ui: Ui) -> &'static str {
        ui::text(self.lang.get(), ui)
    }

    /// View, assumptions, pins, story and sieve.
    pub fn link(self) -> Link {
        Link {
            view: self.view.get_untracked(),
            assumptions: self.assumptions.get_untracked(),
            pins: self.runtime.with_value(|b| b.pins.clone()),
            scenes: self.scenes.get_untracked(),
            filter: self.filter(),
        }
    }

    /// The value that a control shows: set by hand, the default, or the fit's; `None` is off.
    pub fn value(self, key: Key) -> Option<f64> {
        let value = |a: &Assumptions| match weights::KEYS.iter().position(|k| *k == key) {
            Some(index) => Some(weights::of(a)[index]),
            None => a.value(key),
        };
        self.assumptions.with(value).or_else(|| {
            (key.param().default == Initial::Fit)
                .then(|| self.fitted.with(|fitted| fitted[key as usize]))
                .flatten()
        })
    }

    /// [`value`](Self::value) for a handler.
    pub fn value_now(self, key: Key) -> Option<f64> {
        untrack(|| self.value(key))
    }

    /// Sets a parameter; `None` puts it back to its default.
    pub fn set(self, key: Key, value: Option<f64>, gesture: Gesture) {
        let mut after = self.assumptions.get_untracked();
        match value {
            Some(value) if weights::KEYS.contains(&key) => {
                let before = self
                    .history
                    .with_untracked(|h| h.before(&key.param().name).map(|link| link.assumptions));
                let before = before.unwrap_or(after);
                weights::set(&mut after, &before, key, value);
            }
            Some(value) => after.set(key, value),
            None if weights::KEYS.contains(&key) => {
                for key in weights::KEYS {
                    after.reset(key);
                }
            }
            None => after.reset(key),
        }
        self.change(&after, (gesture == Gesture::Running).then_some(key));
    }

    /// Sets two parameters in one gesture, named by the first.
    pub fn set_both(self, first: (Key, f64), second: (Key, f64)) {
        let mut after = self.assumptions.get_untracked();
        for (key, value) in [first, second] {
            after.set(key, value);
        }
        self.change(&after, Some(first.0));
    }

    /// Replaces all assumptions in one step.
    pub fn replace(self, after: &Assumptions) {
        self.change(after, None);
    }

    fn change(self, after: &Assumptions, gesture: Option<Key>) {
        let assumptions = *after;
        let link = Link {
            assumptions,
            ..self.link()
        };
        self.go(link, gesture.map(|key| key.param().name));
    }

    /// Replaces the story in one step.
    pub fn tell(self, scenes: Vec<Scene>) {
        let link = Link {
            scenes,
            ..self.link()
        };
        self.go(link, None);
    }

    /// Which rows of the evidence are shown.
    pub fn filter(self) -> EvidenceFilter {
        self.runtime.with_value(|b| b.filter.clone())
    }

    /// Shows other rows of the evidence. What is typed into the search is one step.
    pub fn filter_evidence(self, filter: EvidenceFilter, gesture: Gesture) {
        let link = Link {
            filter,
            ..self.link()
        };
        self.go(link, (gesture == Gesture::Running).then_some("find"));
    }

    /// Shows another state and notes the present one.
    fn go(self, after: Link, gesture: Option<&'static str>) {
        self.with_code_for(&after.clone(), move |app| app.go_now(after, gesture));
    }

    /// Does something once the code for what a link shows is there.
    fn with_code_for(self, link: &Link, act: impl FnOnce(Self) + 'static) {
        if lazy::is_needed(link) {
            lazy::then(self, act);
        } else {
            act(self);
        }
    }

    fn go_now(self, after: Link, gesture: Option<&'static str>) {
        let before = self.link();
        if before == after {
            return;
        }
        self.history
            .update(|history| history.record(before, gesture));
        self.show(after);
    }

    fn show(self, after: Link) {
        if self.view.get_untracked() != after.view {
            self.view.set(after.view);
        }
        self.assumptions.set(after.assumptions);
        self.runtime.update_value(|b| {
            b.pins = after.pins;
            b.filter = after.filter;
        });
        if self.scenes.with_untracked(|scenes| *scenes != after.scenes) {
            self.scenes.set(after.scenes);
        }
        self.recompute();
        self.write_address_soon();
    }

    /// Ends the open gesture.
    pub fn end_gesture(self) {
        let present = self.link();
        self.history.update(|history| history.end(&present));
    }

    /// Takes a step back, to the view in which the change was made.
    pub fn undo(self) {
        let present = self.link();
        if let Some(Some(state)) = self.history.try_update(|history| history.undo(present)) {
            self.show(state);
        }
    }

    /// Takes a step forward again.
    pub fn redo(self) {
        let present = self.link();
        if let Some(Some(state)) = self.history.try_update(|history| history.redo(present)) {
            self.show(state);
        }
    }

    /// A person's points for `data` or `shares`.
    pub fn own(self, key: Key) -> RwSignal<Option<Rc<Dataset>>, LocalStorage> {
        if key == Key::Shares {
            self.shares
        } else {
            self.imported
        }
    }

    /// Keeps the present scenario for comparison, or says that there is no room.
    pub fn pin(self) {
        lazy::then(self, Self::pin_now);
    }

    fn pin_now(self) {
        let mut link = self.link();
        let about = PIN_NAMES.get(link.pins.len()).copied();
        if about.is_some() {
            link.pins.push(Pin {
                view: link.view,
                assumptions: link.assumptions,
            });
            self.end_gesture();
            self.go(link, None);
        }
        self.say(Toast {
            text: about.map_or(Ui::PinsFull, |_| Ui::Pinned),
            about: about.unwrap_or_default(),
            link: None,
        });
    }

    /// Makes a pin the present scenario; it stays pinned.
    pub fn open_pin(self, index: usize) {
        let link = self.link();
        if let Some(pin) = link.pins.get(index).copied() {
            let (view, assumptions) = (pin.view, pin.assumptions);
            let link = Link {
                view,
                assumptions,
                ..link
            };
            self.go(link, None);
        }
    }

    /// Forgets a pin, or all of them.
    pub fn unpin(self, index: Option<usize>) {
        let mut link = self.link();
        let mut at = 0..;
        link.pins.retain(|_| index.is_some() && at.next() != index);
        self.go(link, None);
    }

    /// Shows another view of the same assumptions. The browser's way back leads to the present one.
    pub fn switch(self, view: View) {
        if self.view.get_untracked() != view {
            self.with_code_for(&self.link_to(view), move |app| app.switch_now(view));
        }
    }

    fn switch_now(self, view: View) {
        self.end_gesture();
        self.write_address();
        self.view.set(view);
        self.recompute();
        address::push(&self.query());
    }

    fn link_to(self, view: View) -> Link {
        Link {
            view,
            ..self.link()
        }
    }

    /// [`switch`](Self::switch), and gives the focus to the element of this id there.
    pub fn lead(self, view: View, id: String) {
        self.with_code_for(&self.link_to(view), move |app| {
            app.runtime.update_value(|b| b.sought = Some(id));
            app.switch(view);
            app.recompute();
        });
    }

    /// Takes over a person's points and shows them: `key` chooses them with the value `mine`.
    pub fn import(self, data: Dataset, key: Key, mine: f64) {
        self.own(key).set(Some(Rc::new(data)));
        self.replace(&self.assumptions.get_untracked().with(key, mine));
        self.recompute();
    }

    /// Opens another link in place, as after a step in the browser's history; it can be undone like any change.
    pub fn open(self, link: Link, notices: Vec<Notice>) {
        self.with_code_for(&link.clone(), move |app| app.open_now(link, notices));
    }

    fn open_now(self, link: Link, notices: Vec<Notice>) {
        self.notices.set(notices);
        self.end_gesture();
        let before = self.link();
        let only_view = Link {
            view: before.view,
            ..link.clone()
        } == before;
        if only_view {
            self.show(link);
        } else {
            self.go(link, None);
        }
        // The address is where the link comes from.
        self.runtime.update_value(|b| b.address_timer = None);
    }

    /// Runs the model and paints in the next frame.
    pub fn recompute(self) {
        self.ask_for_frame(true);
    }

    /// Paints in the next frame.
    pub fn repaint(self) {
        self.ask_for_frame(false);
    }

    fn ask_for_frame(self, stale: bool) {
        self.runtime.update_value(|b| {
            b.stale |= stale;
            if stale {
                b.rest_timer = None;
            }
            if b.frame.is_none() {
                b.frame = Some(gloo::render::request_animation_frame(move |_| self.frame()));
            }
        });
    }

    /// What is looked at.
    pub fn study(self) -> Study {
        Study {
            link: self.link(),
            imported: self.imported.get_untracked(),
            shares: self.shares.get_untracked(),
        }
    }

    fn frame(self) {
        super::mark("doublings:frame");
        let mut stale = false;
        self.runtime.update_value(|b| {
            b.frame = None;
            stale = std::mem::take(&mut b.stale);
        });
        if !stale {
            chart::paint(self);
            super::mark("doublings:painted");
            return;
        }
        let (study, lang) = (self.study(), self.lang.get_untracked());
        let panel = self
            .runtime
            .try_update_value(|b| b.session.preview(&study, lang));
        if let Some(panel) = panel {
            self.panel.set(Rc::new(panel));
        }
        self.keep_fitted();
        // The effects that update the page are queued now; painting follows them in the same frame.
        leptos::task::spawn_local(async move {
            chart::paint(self);
            super::mark("doublings:painted");
            crash::remember(study.link, lang);
            announce::headline_soon(self);
            view_links::arrive(self);
            self.refine_after(REST);
        });
    }

    /// Goes on with the draws that the first answer left out, a slice at a time, so that no input waits long.
    fn refine_after(self, wait: u32) {
        self.runtime.update_value(|b| {
            let partial = b.session.is_partial();
            b.rest_timer = partial.then(|| Timeout::new(wait, move || self.refine()));
        });
    }

    fn refine(self) {
        let more = self.runtime.try_update_value(|b| b.session.refine());
        if more == Some(true) {
            self.refine_after(0);
        } else {
            super::mark("doublings:whole");
            self.recompute();
        }
    }

    fn keep_fitted(self) {
        let mut after = [None; Key::COUNT];
        self.panel.with_untracked(|panel| {
            for (key, value) in &panel.fitted {
                after[*key as usize] = Some(*value);
            }
        });
        if after != self.fitted.get_untracked() {
            self.fitted.set(after);
        }
    }

    /// Writes the link into the address bar when the reader pauses: Safari allows 100 writes in 30 seconds.
    fn write_address_soon(self) {
        let timer = Timeout::new(300, move || address::write(&self.query()));
        self.runtime.update_value(|b| b.address_timer = Some(timer));
    }

    /// Writes the link into the address bar.
    pub fn write_address(self) {
        self.runtime.update_value(|b| b.address_timer = None);
        address::write(&self.query());
    }

    /// [`write_address`](Self::write_address) after a change of a key of the page, if the address has that key.
    pub fn write_address_if_it_names(self, key: &str) {
        if self.runtime.with_value(|b| b.address.names(key)) {
            self.write_address();
        }
    }

    /// The query of the present state with the page's own keys that the address had.
    pub fn query(self) -> String {
        self.query_of(&self.link())
    }

    /// The query of a link with the page's own keys that the address had.
    pub fn query_of(self, link: &Link) -> String {
        self.query_with(link, false)
    }

    /// The same without what asks for the bare figure.
    pub fn whole_query(self) -> String {
        self.query_with(&self.link(), true)
    }

    fn query_with(self, link: &Link, whole: bool) -> String {
        let mut query = codec::write(link);
        let (lang, theme) = (self.lang.get_untracked(), self.theme.get_untracked());
        self.runtime.with_value(|b| {
            b.address.append_page_keys(&mut query, lang, theme, whole);
        });
        query
    }

    /// Shows at once what waits for the next frame: in a page that is not shown there is none.
    pub fn flush_frame(self) {
        let waits = self.runtime.try_update_value(|b| b.frame.take().is_some());
        if waits == Some(true) {
            self.frame();
        }
    }

    /// [`flush_frame`](Self::hurry) with all draws; the panel that is shown then, for whatever leaves the page.
    pub fn finish_draws(self) -> Rc<Panel> {
        self.flush_frame();
        let mut was_partial = false;
        self.runtime.update_value(|b| {
            while b.session.is_partial() {
                was_partial = true;
                b.session.refine();
            }
        });
        if was_partial {
            self.recompute();
            self.flush_frame();
        }
        self.panel.get_untracked()
    }

    /// Shows a passing message.
    pub fn say(self, toast: Toast) {
        let stays = toast.link.is_some();
        self.toast.set(Some(toast));
        let timer = (!stays).then(|| Timeout::new(5000, move || self.toast.set(None)));
        self.runtime.update_value(|b| b.toast_timer = timer);
    }
}
