//! What the reader points at on the chart, and the handle that is held.

use crate::{assumptions::registry::Key, figure::scene::Point};

/// What the reader points at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pointing {
    /// At nothing.
    Nothing,
    /// With the mouse or a finger, in CSS pixels of the chart.
    At(f64, f64),
    /// With the keyboard, at one of the picture's stops.
    Stop(usize),
}

/// A handle that is held.
#[derive(Clone, Copy, Debug)]
pub struct Drag {
    /// What it changes.
    pub key: Key,
    /// Where the handle was when it was taken.
    pub from: Point,
    /// Where the pointer was.
    pub pointer: Point,
    /// Whether it has moved further than a hand that holds still.
    pub moved: bool,
}
