//! What a person works on, whatever shows it: the study, what could not be used of its link, undo and redo.
//!
//! [`Document::apply`] is the only way in which it changes. It says what has to follow, and does none of it itself.

pub mod history;

use std::rc::Rc;

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
    views::Study,
};
use history::History;

/// The name of the gesture of typing into the search of the evidence.
const SEARCH: &str = "find";

/// A study with its past.
#[derive(Clone, Debug, Default)]
pub struct Document {
    study: Study,
    notices: Vec<Notice>,
    /// A gesture has the name of what it changes in the link.
    history: History<State, &'static str>,
}

/// What undo brings back.
#[derive(Clone, Debug)]
struct State {
    link: Link,
    imported: Option<Rc<Dataset>>,
    shares: Option<Rc<Dataset>>,
}

/// How a change becomes an entry of the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gesture {
    /// Part of the open gesture on the same control.
    Running,
    /// A change of its own.
    Single,
}

impl PartialEq for State {
    /// Points are the same if they are the ones that were read together.
    fn eq(&self, other: &Self) -> bool {
        let same = |a: &Option<Rc<Dataset>>, b: &Option<Rc<Dataset>>| {
            a.as_ref().map(Rc::as_ptr) == b.as_ref().map(Rc::as_ptr)
        };
        self.link == other.link
            && same(&self.imported, &other.imported)
            && same(&self.shares, &other.shares)
    }
}

/// Something that a person does.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Sets a parameter; `None` puts it back to its default. The other weights follow one of them.
    Set(Key, Option<f64>, Gesture),
    /// Sets two parameters in one gesture, named by the first.
    SetBoth([(Key, f64); 2]),
    /// Replaces all assumptions in one step.
    Replace(Box<Assumptions>),
    /// Replaces the story in one step.
    Tell(Vec<Scene>),
    /// Replaces the person's own forecasts in one step.
    Foresee(Vec<String>),
    /// Shows other rows of the evidence. What is typed into the search is one step.
    Filter(EvidenceFilter, Gesture),
    /// Ends the open gesture.
    EndGesture,
    /// Takes a step back, to the view in which the change was made.
    Undo,
    /// Takes a step forward again.
    Redo,
    /// Keeps the present scenario for comparison, if there is room.
    Pin,
    /// Calls a pin something, or nothing.
    NamePin(usize, String),
    /// Makes a pin the present scenario; it stays pinned.
    OpenPin(usize),
    /// Forgets a pin, or all of them.
    Unpin(Option<usize>),
    /// Shows another view of the same assumptions. It is no step of the history: the browser's own leads back.
    Switch(View),
    /// Takes over a person's points and shows them, in one step: the parameter chooses them with the value.
    Import(Rc<Dataset>, Key, f64),
    /// Opens another link in place, as after a step in the browser's history; it can be undone like any change.
    Open(Box<Link>, Vec<Notice>),
    /// Takes note of the notices.
    Dismiss,
}

/// What has to follow an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Consequence {
    /// Whether the model has to run.
    pub runs: bool,
    /// What the address bar has to say.
    pub address: AddressChange,
    /// What is to be said about it.
    pub remark: Option<Remark>,
}

/// What becomes of the address after an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AddressChange {
    /// Nothing.
    #[default]
    None,
    /// It follows once the person pauses.
    Soon,
    /// It becomes a new step of the browser's history.
    Step,
    /// The state comes from it, so nothing is written, not even what was waiting.
    Given,
}

/// What is said about an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The scenario is kept under this name.
    Pinned(&'static str),
    /// There is no room for another.
    PinsFull,
}

impl Document {
    /// A document without a past.
    pub fn new(study: Study, notices: Vec<Notice>) -> Self {
        Self {
            study,
            notices,
            history: History::default(),
        }
    }

    /// What is looked at.
    pub const fn study(&self) -> &Study {
        &self.study
    }

    /// View, assumptions, pins, story and filter.
    pub const fn link(&self) -> &Link {
        &self.study.link
    }

    /// A person's own points for `data` or `shares`.
    pub fn own(&self, key: Key) -> Option<&Rc<Dataset>> {
        let own = if key == Key::Shares {
            &self.study.shares
        } else {
            &self.study.imported
        };
        own.as_ref()
    }

    /// What could not be used of the link that was opened last.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// The link that an action leads to.
    pub fn link_after(&self, action: Action) -> Link {
        let mut trial = self.clone();
        trial.apply(action);
        trial.study.link
    }

    /// Does what a person wants done, and says what has to follow.
    pub fn apply(&mut self, action: Action) -> Consequence {
        match action {
            Action::Set(key, value, gesture) => {
                let name = (gesture == Gesture::Running).then_some(key.param().name);
                let after = self.with_value(key, value);
                self.assume(&after, name)
            }
            Action::SetBoth([first, second]) => {
                let assumptions = self.link().assumptions;
                let after = assumptions.with(first.0, first.1).with(second.0, second.1);
                self.assume(&after, Some(first.0.param().name))
            }
            Action::Replace(after) => self.assume(&after, None),
            Action::Tell(mut scenes) => {
                // A scene has a sentence for what a pin has a name for.
                for scene in &mut scenes {
                    scene.shown.name.clear();
                }
                self.change(None, |link| link.scenes = scenes)
            }
            Action::Foresee(all) => self.change(None, |link| link.foreseen = all),
            Action::Filter(filter, gesture) => {
                let name = (gesture == Gesture::Running).then_some(SEARCH);
                self.change(name, |link| link.filter = filter)
            }
            Action::EndGesture => {
                self.history.end(&self.state());
                Consequence::default()
            }
            Action::Undo => {
                let state = self.history.undo(self.state());
                self.show_if_some(state)
            }
            Action::Redo => {
                let state = self.history.redo(self.state());
                self.show_if_some(state)
            }
            Action::Pin => self.pin(),
            Action::NamePin(index, name) => self.change(None, |link| {
                if let Some(pin) = link.pins.get_mut(index) {
                    pin.name = codec::pin_name(&name);
                }
            }),
            Action::OpenPin(index) => match self.link().pins.get(index).cloned() {
                Some(pin) => self.change(None, |link| {
                    link.view = pin.view;
                    link.assumptions = pin.assumptions;
                }),
                None => Consequence::default(),
            },
            Action::Unpin(index) => self.change(None, |link| {
                let mut at = 0..;
                link.pins.retain(|_| index.is_some() && at.next() != index);
            }),
            Action::Switch(view) => self.switch(view),
            Action::Import(data, key, value) => {
                let before = self.state();
                if key == Key::Shares {
                    self.study.shares = Some(data);
                } else {
                    self.study.imported = Some(data);
                }
                self.study.link.assumptions.set(key, value);
                if before == self.state() {
                    return Consequence {
                        runs: true,
                        ..Consequence::default()
                    };
                }
                self.history.record(before, None);
                Consequence::SHOWN
            }
            Action::Open(link, notices) => self.open(*link, notices),
            Action::Dismiss => {
                self.notices.clear();
                Consequence::default()
            }
        }
    }

    /// The assumptions with a parameter set or put back.
    fn with_value(&self, key: Key, value: Option<f64>) -> Assumptions {
        let mut after = self.link().assumptions;
        let is_weight = weights::KEYS.contains(&key);
        match value {
            Some(value) if is_weight => {
                let before = self.history.before(&key.param().name);
                let before = before.map_or(after, |state| state.link.assumptions);
                weights::set(&mut after, &before, key, value);
            }
            // What holds here already is not set: in another view it may not be the default.
            Some(value)
                if after.given(key).is_none()
                    && key.param().default_in(self.link().view) == Initial::Value(value) => {}
            Some(value) => after.set(key, value),
            None if is_weight => weights::KEYS.iter().for_each(|key| after.reset(*key)),
            None => after.reset(key),
        }
        after
    }

    fn assume(&mut self, after: &Assumptions, gesture: Option<&'static str>) -> Consequence {
        self.change(gesture, |link| link.assumptions = *after)
    }

    /// Changes the link and notes what it was.
    fn change(
        &mut self,
        gesture: Option<&'static str>,
        change: impl FnOnce(&mut Link),
    ) -> Consequence {
        let mut after = self.study.link.clone();
        change(&mut after);
        if after == self.study.link {
            return Consequence::default();
        }
        let before = self.state();
        self.study.link = after;
        self.history.record(before, gesture);
        Consequence::SHOWN
    }

    fn state(&self) -> State {
        State {
            link: self.study.link.clone(),
            imported: self.study.imported.clone(),
            shares: self.study.shares.clone(),
        }
    }

    fn show_if_some(&mut self, state: Option<State>) -> Consequence {
        match state {
            Some(state) => {
                self.study.link = state.link;
                // Points that took the place of none stay at hand, to be chosen again.
                self.study.imported = state.imported.or(self.study.imported.take());
                self.study.shares = state.shares.or(self.study.shares.take());
                Consequence::SHOWN
            }
            None => Consequence::default(),
        }
    }

    fn pin(&mut self) -> Consequence {
        let Some(name) = PIN_NAMES.get(self.link().pins.len()) else {
            return Consequence {
                remark: Some(Remark::PinsFull),
                ..Consequence::default()
            };
        };
        self.history.end(&self.state());
        let Link {
            view, assumptions, ..
        } = *self.link();
        Consequence {
            remark: Some(Remark::Pinned(name)),
            ..self.change(None, |link| {
                link.pins.push(Pin::new(view, assumptions));
            })
        }
    }

    fn switch(&mut self, view: View) -> Consequence {
        if self.link().view == view {
            return Consequence::default();
        }
        self.history.end(&self.state());
        self.study.link.view = view;
        Consequence {
            address: AddressChange::Step,
            ..Consequence::SHOWN
        }
    }

    fn open(&mut self, link: Link, notices: Vec<Notice>) -> Consequence {
        self.notices = notices;
        self.history.end(&self.state());
        let view = std::mem::replace(&mut self.study.link.view, link.view);
        if self.study.link != link {
            self.study.link.view = view;
            self.change(None, |present| *present = link);
        }
        Consequence {
            address: AddressChange::Given,
            ..Consequence::SHOWN
        }
    }
}

impl Consequence {
    /// That of a change which is shown and of which the address tells.
    const SHOWN: Self = Self {
        runs: true,
        address: AddressChange::Soon,
        remark: None,
    };
}
