//! What is worked out a slice at a time once the hand rests.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

/// Milliseconds without a change before anything is run.
const REST: u32 = 300;
/// Milliseconds that a slice takes.
const SLICE: f64 = 8.0;
/// Something that is run a slice at a time, and what it has found so far.
pub trait Run: 'static {
    /// What it finds.
    type Found: PartialEq + 'static;
    /// Runs a few milliseconds' worth. Whether there is nothing left.
    fn advance(&mut self) -> bool;
    /// What there is by now.
    fn found(&mut self) -> Option<Self::Found>;
}

/// How far a job is.
#[derive(Clone, PartialEq)]
pub enum Progress<F> {
    Running,
    Found(Rc<F>),
    /// There is nothing to be found.
    Nothing,
}

/// A job that is begun anew whenever what it is about changes.
pub struct Job<R: Run> {
    /// How far it is.
    pub progress: RwSignal<Progress<R::Found>, LocalStorage>,
    run: StoredValue<Option<R>, LocalStorage>,
    timer: StoredValue<Option<Timeout>, LocalStorage>,
}

impl<R: Run> Clone for Job<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: Run> Copy for Job<R> {}

impl<R: Run> Job<R> {
    /// Nothing begun.
    pub fn new() -> Self {
        Self {
            progress: RwSignal::new_local(Progress::Running),
            run: StoredValue::new_local(None),
            timer: StoredValue::new_local(None),
        }
    }

    /// What is made of what has been found; nothing before that.
    pub fn of<T: Default>(self, make: impl FnOnce(&R::Found) -> T) -> T {
        self.progress.with(|progress| match progress {
            Progress::Found(found) => make(found),
            Progress::Running | Progress::Nothing => T::default(),
        })
    }

    /// Whether something has been found.
    pub fn is_found(self) -> bool {
        matches!(&*self.progress.read(), Progress::Found(_))
    }

    /// Ends what is running, and begins what `make` gives once the hand rests.
    pub fn begin(self, make: impl FnOnce() -> Option<R> + 'static) {
        let start = move || {
            if let Some(run) = make() {
                self.run.set_value(Some(run));
                self.soon();
            } else {
                self.progress.set(Progress::Nothing);
            }
        };
        // What is running must not be gone on with instead.
        self.run.set_value(None);
        self.timer.set_value(Some(Timeout::new(REST, start)));
    }

    /// Goes on at once with what has changed in the run, if it has begun.
    pub fn change(self, change: impl FnOnce(&mut R)) {
        let changed = self.run.try_update_value(|run| run.as_mut().map(change));
        if changed.flatten().is_some() {
            self.soon();
        }
    }

    fn soon(self) {
        let slice = Timeout::new(0, move || self.go_on());
        self.timer.set_value(Some(slice));
    }

    fn go_on(self) {
        let slice = |run: &mut R| {
            let start = js_sys::Date::now();
            let mut done = false;
            while !done && js_sys::Date::now() - start < SLICE {
                done = run.advance();
            }
            (done, run.found())
        };
        let slice = self.run.try_update_value(|run| run.as_mut().map(slice));
        let Some((done, found)) = slice.flatten() else {
            return;
        };
        let next = match found {
            Some(found) => Some(Progress::Found(Rc::new(found))),
            None => done.then_some(Progress::Nothing),
        };
        if let Some(next) = next
            && self.progress.with_untracked(|last| *last != next)
        {
            self.progress.set(next);
        }
        if !done {
            self.soon();
        }
    }
}
