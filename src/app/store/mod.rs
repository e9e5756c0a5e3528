//! What the page holds: the document as signals, and what no element shows. Parts of the page call its methods and show its signals;
//! it knows none of them.

pub mod address;
pub mod clock;
pub mod dialog;
pub mod pointing;
pub mod preferences;

use std::rc::Rc;

use gloo::{render::AnimationFrame, timers::callback::Timeout};
use leptos::prelude::*;
use web_sys::HtmlCanvasElement;

use crate::{
    assumptions::{
        Assumptions,
        codec::{self, Link, Notice},
        evidence_filter::EvidenceFilter,
        registry::{Initial, Key, View},
        scene::Scene,
        weights,
    },
    document::{Action, AddressChange, Document, Remark},
    figure::picture::{Picture, PlacedHandle, Readout},
    i18n::{
        Lang,
        ui::{self, Ui},
    },
    lazy,
    views::{self, Panel, Session, Study},
};
use address::Address;
use dialog::Dialog;
use pointing::{Drag, Pointing};
use preferences::Theme;

pub use crate::document::Gesture;

/// The page's state; a handle that is copied into every handler.
#[derive(Clone, Copy)]
pub struct App {
    /// The view that is shown.
    pub view: RwSignal<View>,
    /// What the controls show.
    pub assumptions: RwSignal<Assumptions>,
    /// A story of the person's own.
    pub scenes: RwSignal<Vec<Scene>>,
    /// What could not be used of the link.
    pub notices: RwSignal<Vec<Notice>>,
    /// Whether there is something to undo.
    pub can_undo: RwSignal<bool>,
    /// Whether there is something to redo.
    pub can_redo: RwSignal<bool>,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The theme that was chosen.
    pub theme: RwSignal<Theme>,
    /// Whether the system prefers dark colours.
    pub system_dark: RwSignal<bool>,
    /// What the model says.
    pub panel: RwSignal<Rc<Panel>, LocalStorage>,
    /// The last values of the parameters that follow the fit while they were following it.
    pub fitted: RwSignal<[Option<f64>; Key::COUNT]>,
    /// Whether what waits is there, with the sources and the rest of the first view.
    pub is_whole: RwSignal<bool>,
    /// The passing message.
    pub toast: RwSignal<Option<Toast>>,
    /// Changes with the address: when the reader pauses, and with every step of the history.
    pub settled: RwSignal<()>,
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
    /// Which dialog is open.
    pub dialog: RwSignal<Dialog>,
    /// What is not shown itself.
    pub runtime: StoredValue<Runtime, LocalStorage>,
}

/// A passing message.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// What it says.
    pub text: Ui,
    /// What it says this about; may be empty.
    pub about: String,
    /// A link to copy by hand.
    pub link: Option<String>,
}

/// State that no element shows.
pub struct Runtime {
    /// What the person works on; the signals follow it.
    pub document: Document,
    /// Runs the model.
    pub session: Session,
    /// Runs the model if it has to, and paints.
    pub run: fn(App),
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
    pub pointing: Pointing,
    /// The handle of the chart that is being dragged.
    pub drag: Option<Drag>,
    /// What the address bar holds besides the assumptions.
    pub address: Address,
    /// The id of an element that is to have the focus once it is there.
    pub sought: Option<String>,
}

impl App {
    /// The state for the page's address; the model runs once, and later whenever `run` is called.
    pub fn new(run: fn(Self)) -> Self {
        let (address, link, notices) = Address::read();
        let lang = preferences::lang(address.lang());
        let read_own = address::own().map(|own| (lazy::get().page.read_own)(&own));
        let [imported, shares] = read_own.unwrap_or_default();
        let study = Study {
            link,
            imported,
            shares,
            today: Some(clock::today()),
        };
        let mut session = Session::default();
        let panel = session.preview(&study, lang);
        let link = &study.link;
        Self {
            view: RwSignal::new(link.view),
            assumptions: RwSignal::new(link.assumptions),
            scenes: RwSignal::new(link.scenes.clone()),
            notices: RwSignal::new(notices.clone()),
            can_undo: RwSignal::new(false),
            can_redo: RwSignal::new(false),
            lang: RwSignal::new(lang),
            theme: RwSignal::new(preferences::theme(address.theme())),
            system_dark: RwSignal::new(preferences::prefers(preferences::DARK)),
            panel: RwSignal::new_local(Rc::new(panel)),
            fitted: RwSignal::new([None; Key::COUNT]),
            is_whole: RwSignal::new(lazy::loaded().is_some()),
            toast: RwSignal::new(None),
            settled: RwSignal::new(()),
            spoken: RwSignal::new(String::new()),
            readout: RwSignal::new(None),
            grips: RwSignal::new(Vec::new()),
            canvas_works: RwSignal::new(true),
            inline_svg: RwSignal::new(None),
            dialog: RwSignal::new(Dialog::None),
            runtime: StoredValue::new_local(Runtime {
                document: Document::new(study, notices),
                session,
                run,
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
                pointing: Pointing::Nothing,
                drag: None,
                address,
                sought: None,
            }),
        }
    }

    /// Whether a person has changed anything since the page was opened.
    pub fn has_acted(self) -> bool {
        self.can_undo.get_untracked() || self.view.get_untracked() != View::default()
    }

    /// A text of the page in the language in force.
    pub fn text(self, ui: Ui) -> &'static str {
        ui::text(self.lang.get(), ui)
    }

    /// Whether the page is dark now.
    pub fn is_dark(self) -> bool {
        match self.theme.get() {
            Theme::Auto => self.system_dark.get(),
            Theme::Light => false,
            Theme::Dark => true,
        }
    }

    /// View, assumptions, pins, story and filter.
    pub fn link(self) -> Link {
        self.runtime.with_value(|r| r.document.link().clone())
    }

    /// What is looked at.
    pub fn study(self) -> Study {
        let study = self.runtime.with_value(|r| r.document.study().clone());
        // A page may stay open for days.
        Study {
            today: Some(clock::today()),
            ..study
        }
    }

    /// Which rows of the evidence are shown.
    pub fn filter(self) -> EvidenceFilter {
        self.runtime
            .with_value(|r| r.document.link().filter.clone())
    }

    /// Whether a person has brought points for `data` or `shares`.
    pub fn has_own(self, key: Key) -> bool {
        self.runtime.with_value(|r| r.document.own(key).is_some())
    }

    /// The value that a control shows: set by hand, the default, or the fit's; `None` is off.
    pub fn value(self, key: Key) -> Option<f64> {
        let value = |a: &Assumptions| match weights::KEYS.iter().position(|k| *k == key) {
            Some(index) => Some(weights::of(a)[index]),
            None => a
                .given(key)
                .or_else(|| match key.param().default_in(self.view.get()) {
                    Initial::Value(value) => Some(value),
                    Initial::Fit | Initial::Off => None,
                }),
        };
        self.assumptions.with(value).or_else(|| {
            (key.param().default == Initial::Fit)
                .then(|| self.fitted.with(|fitted| fitted[key.index()]))
                .flatten()
        })
    }

    /// [`value`](Self::value) for a handler.
    pub fn value_now(self, key: Key) -> Option<f64> {
        untrack(|| self.value(key))
    }

    /// Does what a person wants done, once the code for what it leads to is there.
    pub fn act(self, action: Action) {
        let is_ready = lazy::loaded().is_some() || {
            let after = self
                .runtime
                .with_value(|r| r.document.link_after(action.clone()));
            !views::waits_for(&after)
        };
        if is_ready {
            self.act_now(action);
        } else {
            self.once_loaded(move |app| app.act_now(action));
        }
    }

    fn act_now(self, action: Action) {
        if matches!(action, Action::Switch(view) if view != self.view.get_untracked()) {
            // The browser's way back leads to the state as it is now.
            self.write_address();
        }
        let mut follows = None;
        self.runtime
            .update_value(|r| follows = Some(r.document.apply(action)));
        let Some(follows) = follows else { return };
        self.follow_document();
        if follows.runs {
            self.recompute();
        }
        match follows.address {
            AddressChange::None => {}
            AddressChange::Soon => self.write_address_soon(),
            AddressChange::Step => {
                address::push(&self.query());
                self.settled.notify();
            }
            AddressChange::Given => {
                self.runtime.update_value(|r| r.address_timer = None);
                self.settled.notify();
            }
        }
        if let Some(remark) = follows.remark {
            let (text, about) = match remark {
                Remark::Pinned(name) => (Ui::Pinned, name.to_owned()),
                Remark::PinsFull => (Ui::PinsFull, String::new()),
            };
            self.say(Toast {
                text,
                about,
                link: None,
            });
        }
    }

    /// Sets the signals to what the document says.
    fn follow_document(self) {
        let mut link = Link::default();
        let mut notices = Vec::new();
        let mut steps = [false; 2];
        self.runtime.with_value(|r| {
            link.clone_from(r.document.link());
            r.document.notices().clone_into(&mut notices);
            steps = [r.document.can_undo(), r.document.can_redo()];
        });
        if self.view.get_untracked() != link.view {
            self.view.set(link.view);
        }
        if self.assumptions.get_untracked() != link.assumptions {
            self.assumptions.set(link.assumptions);
        }
        if self.scenes.with_untracked(|scenes| *scenes != link.scenes) {
            self.scenes.set(link.scenes);
        }
        if self.notices.with_untracked(|shown| *shown != notices) {
            self.notices.set(notices);
        }
        for (signal, can) in [self.can_undo, self.can_redo].into_iter().zip(steps) {
            if signal.get_untracked() != can {
                signal.set(can);
            }
        }
    }

    /// Sets a parameter; `None` puts it back to its default.
    pub fn set(self, key: Key, value: Option<f64>, gesture: Gesture) {
        self.act(Action::Set(key, value, gesture));
    }

    /// Replaces all assumptions in one step.
    pub fn replace(self, after: &Assumptions) {
        self.act(Action::Replace(Box::new(*after)));
    }

    /// Replaces the story in one step.
    pub fn tell(self, scenes: Vec<Scene>) {
        self.act(Action::Tell(scenes));
    }

    /// Shows another view of the same assumptions. The browser's way back leads to the present one.
    pub fn switch(self, view: View) {
        self.act(Action::Switch(view));
    }

    /// [`switch`](Self::switch), and gives the focus to the element of this id there.
    pub fn lead(self, view: View, id: String) {
        let lead = move |app: Self| {
            app.runtime.update_value(|r| r.sought = Some(id));
            app.act_now(Action::Switch(view));
            app.recompute();
        };
        if view == View::default() {
            lead(self);
        } else {
            self.once_loaded(lead);
        }
    }

    /// Does something for which what waits is needed: now if it is there, else once it is, or says that it could not be loaded.
    pub fn once_loaded(self, act: impl FnOnce(Self) + 'static) {
        if lazy::loaded().is_some() {
            act(self);
            return;
        }
        leptos::task::spawn_local(async move {
            if self.load().await {
                act(self);
            } else {
                self.say_missing();
            }
        });
    }

    /// Waits for the rest of the page, and shows what has waited for it; whether it came.
    pub async fn load(self) -> bool {
        let came = lazy::load().await.is_some();
        if came && !self.is_whole.get_untracked() {
            self.is_whole.set(true);
            self.recompute();
        }
        came
    }

    /// Says that what waits could not be loaded.
    fn say_missing(self) {
        self.say(Toast {
            text: Ui::NotLoaded,
            about: String::new(),
            link: None,
        });
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
        self.runtime.update_value(|r| {
            r.stale |= stale;
            if stale {
                r.rest_timer = None;
            }
            if r.frame.is_none() {
                let run = r.run;
                r.frame = Some(gloo::render::request_animation_frame(move |_| run(self)));
            }
        });
    }

    /// Shows at once what waits for the next frame: in a page that is not shown there is none.
    pub fn flush_frame(self) {
        let waits = self
            .runtime
            .try_update_value(|r| r.frame.take().map(|_| r.run));
        if let Some(Some(run)) = waits {
            run(self);
        }
    }

    /// [`flush_frame`](Self::flush_frame) with all draws; the panel that is shown then, for whatever leaves the page.
    pub fn finish_draws(self) -> Rc<Panel> {
        self.flush_frame();
        let mut was_partial = false;
        self.runtime.update_value(|r| {
            while r.session.is_partial() {
                was_partial = true;
                r.session.refine();
            }
        });
        if was_partial {
            self.recompute();
            self.flush_frame();
        }
        self.panel.get_untracked()
    }

    /// Writes the link into the address bar when the reader pauses: Safari allows 100 writes in 30 seconds.
    fn write_address_soon(self) {
        let timer = Timeout::new(300, move || self.settle());
        self.runtime.update_value(|r| r.address_timer = Some(timer));
    }

    /// Writes the link into the address bar.
    pub fn write_address(self) {
        self.runtime.update_value(|r| r.address_timer = None);
        self.settle();
    }

    fn settle(self) {
        address::write(&self.query());
        self.settled.notify();
    }

    /// Writes the link that waits for a pause: the page is about to go.
    pub fn keep_last_change(self) {
        if self.runtime.with_value(|r| r.address_timer.is_some()) {
            address::keep(&self.query());
        }
    }

    /// [`write_address`](Self::write_address) after a change of a key of the page, if the address has that key.
    pub fn write_address_if_it_names(self, key: &str) {
        if self.runtime.with_value(|r| r.address.names(key)) {
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
        self.runtime.with_value(|r| {
            r.address.append_page_keys(&mut query, lang, theme, whole);
        });
        query
    }

    /// Shows a passing message.
    pub fn say(self, toast: Toast) {
        let stays = toast.link.is_some();
        self.toast.set(Some(toast));
        let timer = (!stays).then(|| Timeout::new(5000, move || self.toast.set(None)));
        self.runtime.update_value(|r| r.toast_timer = timer);
    }
}
