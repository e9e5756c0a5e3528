//! What of the views waits until it is needed, and the few ways to it.
//!
//! A table of functions holds all that a view has in its vtables, also what nobody has asked for yet. So the first load reaches
//! only [`First`] and its [`Outcome`]; all other views, and of the first what is read behind folds and in files, are reached
//! through [`WAITING`] alone, which comes with the rest of the module (see [`lazy`]).

use std::{any::Any, fmt, rc::Rc};

use super::{
    Details, ENTRIES, FIRST_PRESETS, First, Outcome, Panel, View, ViewSession, ViewSpec,
    compare::{self, Scenario},
    evidence::consequences::Dated,
    horizon,
    numbers::Numbers,
    session::Pins,
};
use crate::{
    assumptions::{
        codec::{Link, Pin},
        presets::Preset,
        registry::Key,
    },
    evidence::editions::Edition,
    figure::chart::Spec,
    i18n::Lang,
    lazy,
};

/// What a view found, as it is read behind folds and in files.
pub trait Report: Outcome {
    /// The tables and the method.
    fn details(&self, lang: Lang) -> Details;

    /// The chart and its milestones as plain numbers.
    fn numbers(&self) -> Numbers;

    /// Marks the pinned scenarios on the chart, where they are more than curves.
    fn mark_pins(&self, _: &mut Spec, _: &[Rc<Scenario>]) {}

    /// What follows and when, for the view whose files have the rows of the evidence.
    fn consequences(&self) -> Option<Vec<Dated<'_>>> {
        None
    }
}

/// What waits of a view.
pub struct Entry {
    session: fn() -> Box<dyn ViewSession>,
    report: for<'a> fn(&'a dyn Outcome) -> Option<&'a dyn Report>,
    /// Tests compare panels, the page does not, and need not load what compares outcomes.
    #[cfg(not(target_arch = "wasm32"))]
    equal: fn(&dyn Outcome, &dyn Outcome) -> bool,
    matters: fn(&crate::assumptions::Assumptions, Key) -> bool,
    presets: &'static [Preset],
}

impl Entry {
    pub(super) const fn of<V: ViewSpec>(presets: &'static [Preset]) -> Self {
        Self {
            session: || Box::<V::Session>::default(),
            report: |outcome| Some(downcast::<V::Outcome>(outcome)?),
            #[cfg(not(target_arch = "wasm32"))]
            equal: |a, b| {
                let both = downcast::<V::Outcome>(a).zip(downcast::<V::Outcome>(b));
                both.is_some_and(|(a, b)| a == b)
            },
            matters: V::matters,
            presets,
        }
    }
}

/// What waits of all views.
pub struct Waiting {
    /// What the first view adds to its panel.
    pub first: horizon::Rest,
    entries: [Entry; View::ALL.len()],
    pins: fn() -> Box<dyn Pins>,
    overlay: fn(&Panel, &mut Spec),
}

/// For the table of [`lazy`] alone.
pub const WAITING: Waiting = Waiting {
    first: horizon::REST,
    entries: ENTRIES,
    pins: || Box::<compare::Cache>::default(),
    overlay: Panel::overlay,
};

/// Whether a link shows what waits: another view, pins, or points of an edition before the latest.
pub fn waits_for(link: &Link) -> bool {
    let edition = horizon::edition(&link.assumptions);
    link.view != View::default()
        || !link.pins.is_empty()
        || edition.is_some_and(|edition| edition != Edition::May2026)
}

fn entries() -> &'static [Entry] {
    &lazy::get().views.entries
}

/// The outcome as what it is.
pub fn downcast<O: Outcome>(outcome: &dyn Outcome) -> Option<&O> {
    let any: &dyn Any = outcome;
    any.downcast_ref()
}

/// What computes a view.
pub fn session(view: View) -> Box<dyn ViewSession> {
    if view == View::default() {
        Box::<<First as ViewSpec>::Session>::default()
    } else {
        (entries()[view as usize].session)()
    }
}

/// The starting points of a view.
pub fn presets(view: View) -> &'static [Preset] {
    if view == View::default() {
        FIRST_PRESETS
    } else {
        entries()[view as usize].presets
    }
}

/// What computes pinned scenarios.
pub fn pins() -> Box<dyn Pins> {
    (lazy::get().views.pins)()
}

/// Adds the pinned scenarios to a panel's chart.
pub fn overlay(panel: &Panel, spec: &mut Spec) {
    (lazy::get().views.overlay)(panel, spec);
}

/// What there is to say of an outcome beyond its chart.
///
/// # Panics
///
/// If it is the outcome of no view in the list.
pub fn report(outcome: &dyn Outcome) -> &dyn Report {
    let mut reports = entries().iter().map(|entry| (entry.report)(outcome));
    reports
        .find_map(|report| report)
        .expect("an outcome of a view in the list")
}

/// Whether a parameter has a say in a scenario of its view.
pub fn matters(pin: &Pin, key: Key) -> bool {
    (entries()[pin.view as usize].matters)(&pin.assumptions, key)
}

/// What a view found, so that panels can be compared.
#[derive(Clone)]
pub struct Found(pub Rc<dyn Outcome>);

#[cfg(not(target_arch = "wasm32"))]
impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        let mut entries = entries().iter();
        entries.any(|entry| (entry.equal)(&*self.0, &*other.0))
    }
}

impl fmt::Debug for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Found")
    }
}
