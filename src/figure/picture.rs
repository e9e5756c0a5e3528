//! A drawn chart with what a pointer or the keyboard can read off it.

use std::any::Any;

use super::scene::{Point, Rect, Scene};
use super::theme::Theme;
use crate::assumptions::registry::Key;

/// The space and the look that a chart is drawn for.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// Colours.
    pub theme: Theme,
    /// Puts the headline above the chart, as exports do.
    pub title: bool,
}

/// Values at a place of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Readout {
    /// Where they are.
    pub at: Point,
    /// They belong to a date, marked by a vertical line, and not to a single point.
    pub vertical: bool,
    /// What the place is.
    pub title: String,
    /// The values.
    pub lines: Vec<String>,
}

/// The directions in which something can be dragged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Along {
    /// Left and right.
    Horizontal,
    /// Up and down.
    Vertical,
    /// Anywhere.
    Both,
}

/// A place of the chart that can be dragged to change an assumption.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedHandle {
    /// Its number.
    pub index: usize,
    /// What it changes.
    pub key: Key,
    /// Where it is.
    pub at: Point,
    /// How it can be dragged.
    pub along: Along,
}

/// Reads values off a chart; texts are made only when they are asked for.
pub trait Reader {
    /// What is read, for who knows what that is.
    fn values(&self) -> &dyn Any;
    /// The value at which the horizontal axis ends.
    fn end(&self) -> f64;
    /// The values at a horizontal pixel, if it lies in the plot.
    fn at_x(&self, x: f64) -> Option<Readout>;
    /// The chart's points in reading order.
    fn stops(&self) -> &[Point];
    /// The values of a point.
    fn stop(&self, index: usize) -> Option<Readout>;
    /// The value of a grip's parameter when it is dragged to a pixel, if it has one there.
    fn dragged(&self, grip: &PlacedHandle, to: Point) -> Option<f64>;
    /// A second parameter of the grip with its value there, if it has one.
    fn dragged_too(&self, grip: &PlacedHandle, to: Point) -> Option<(Key, f64)>;
}

/// A chart and its reader.
pub struct Picture {
    /// What is painted.
    pub scene: Scene,
    /// Where the axes span it.
    pub plot: Rect,
    /// What can be dragged.
    pub grips: Vec<PlacedHandle>,
    /// What can be read off it.
    pub reader: Box<dyn Reader>,
}

/// A pointer this near reads a point and not the curve, in pixels.
const NEAR: f64 = 14.0;

impl Picture {
    /// The values under a pointer: the nearest point, or else the curve at that date.
    pub fn readout(&self, x: f64, y: f64) -> Option<Readout> {
        let distance = |p: &Point| libm::hypot(p.x - x, p.y - y);
        let nearest = self
            .reader
            .stops()
            .iter()
            .enumerate()
            .map(|(i, p)| (i, distance(p)))
            .filter(|(_, d)| *d <= NEAR)
            .min_by(|a, b| a.1.total_cmp(&b.1));
        match nearest {
            Some((index, _)) => self.reader.stop(index),
            None => self.reader.at_x(x),
        }
    }

    /// How many points the keyboard can step through.
    pub fn stops(&self) -> usize {
        self.reader.stops().len()
    }

    /// The values of a point.
    pub fn stop(&self, index: usize) -> Option<Readout> {
        self.reader.stop(index)
    }
}
