//! What computes panels, and keeps what can be used again.

use std::rc::Rc;

use super::{Panel, View, waiting};
use crate::{assumptions::codec::Link, evidence::points::Dataset, i18n::Lang};

/// What a person looks at: a link, and the points that they have imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// View and assumptions.
    pub link: Link,
    /// Task lengths for `data=mine`.
    pub imported: Option<Rc<Dataset>>,
    /// Code shares for `shares=mine`.
    pub shares: Option<Rc<Dataset>>,
    /// The reader's day, in days since 1970-01-01: a line on axes of dates, and what is due or next. No result depends on it.
    pub today: Option<f64>,
}

/// Computes the panels of one view, without pins, and keeps what can be used again.
pub trait ViewSession {
    /// The panel of a study from as many draws and as detailed a fan as a moving slider leaves time for.
    fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.panel(study, lang)
    }

    /// The whole panel of a study. The model runs only when something that it depends on has changed.
    fn panel(&mut self, study: &Study, lang: Lang) -> Panel;

    /// Whether the last preview left something out.
    fn is_partial(&self) -> bool {
        false
    }

    /// Does some of what the last preview left out, for a few milliseconds.
    fn refine(&mut self) {}
}

/// Computes what pinned scenarios show beside the present one.
pub trait Pins {
    /// Takes over a study's pins.
    fn follow(&mut self, study: &Study);

    /// Whether a pin has draws left to do.
    fn is_partial(&self) -> bool;

    /// Draws more for one pin, for a few milliseconds.
    fn refine(&mut self);

    /// Puts the pins beside a panel, from the draws so far.
    fn compare(&self, panel: &mut Panel);
}

/// Computes panels of all views with their pins.
#[derive(Default)]
pub struct Session {
    views: [Option<Box<dyn ViewSession>>; View::ALL.len()],
    /// Only while there are pins, so that the first view needs nothing of it.
    pinned: Option<Box<dyn Pins>>,
    /// The view of the last preview.
    view: View,
}

impl Session {
    /// The panel of a study from as many draws and as detailed a fan as a moving slider leaves time for; [`refine`](Self::refine)
    /// does the rest.
    pub fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.view = study.link.view;
        self.pin(study);
        let mut panel = self.of(self.view).preview(study, lang);
        panel.read_on(study.today);
        if let Some(pinned) = &self.pinned {
            pinned.compare(&mut panel);
        }
        panel
    }

    fn of(&mut self, view: View) -> &mut dyn ViewSession {
        let session = &mut self.views[view as usize];
        &mut **session.get_or_insert_with(|| waiting::session(view))
    }

    fn pin(&mut self, study: &Study) {
        if study.link.pins.is_empty() {
            self.pinned = None;
        } else {
            let pinned = self.pinned.get_or_insert_with(waiting::pins);
            pinned.follow(study);
        }
    }

    /// Whether the last preview left something out.
    pub fn is_partial(&self) -> bool {
        self.is_own_partial() || self.pinned.as_ref().is_some_and(|pins| pins.is_partial())
    }

    fn is_own_partial(&self) -> bool {
        let own = self.views[self.view as usize].as_ref();
        own.is_some_and(|own| own.is_partial())
    }

    /// Does some of what the last preview left out, for a few milliseconds; whether some is still left.
    pub fn refine(&mut self) -> bool {
        if self.is_own_partial() {
            self.of(self.view).refine();
        } else if let Some(pinned) = &mut self.pinned {
            pinned.refine();
        }
        self.is_partial()
    }

    /// The panel of a study with its pins. The model runs only when something that it depends on has changed.
    pub fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let mut panel = self.of(study.link.view).panel(study, lang);
        panel.read_on(study.today);
        self.pin(study);
        if let Some(pinned) = &mut self.pinned {
            while pinned.is_partial() {
                pinned.refine();
            }
            pinned.compare(&mut panel);
        }
        panel
    }
}
