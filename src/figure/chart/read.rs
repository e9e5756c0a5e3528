//! What a pointer or the keyboard reads off a chart, and what dragging a handle sets.

use std::any::Any;

use super::{
    super::{
        picture::{PlacedHandle, Reader, Readout},
        scale::Axis,
        scene::{Point, Rect},
    },
    Line, Measure, Spec,
};
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{join, localized},
    },
    number,
};

/// What a pointer or the keyboard reads off.
pub(super) struct Values {
    pub(super) rect: Rect,
    pub(super) x: Axis,
    pub(super) y: Axis,
    pub(super) stops: Vec<Point>,
    pub(super) indices: Vec<usize>,
    pub(super) spec: Spec,
    pub(super) lang: Lang,
}

impl Values {
    fn values_at(&self, at: Point) -> (f64, f64) {
        (
            self.x.value((at.x - self.rect.x) / self.rect.w),
            self.y.value((self.rect.bottom() - at.y) / self.rect.h),
        )
    }

    /// A horizontal pixel with its value: the nearest whole one where there are no others.
    pub(super) fn across(&self, px: f64) -> (f64, f64) {
        let x = self.x.value((px - self.rect.x) / self.rect.w);
        if self.spec.x.measure != Measure::Whole {
            return (px, x);
        }
        let (from, to) = self.x.ends();
        let whole = number::within(libm::round(x), libm::ceil(from), libm::floor(to));
        let part = self.x.fraction(whole).unwrap_or_default();
        (self.rect.x + part * self.rect.w, whole)
    }

    fn text(&self, y: f64) -> String {
        self.spec.y.measure.text(self.lang, y)
    }
}

/// The element of a curve that belongs to an x: the first that does not lie before it, or the last.
fn element<T>(curve: &[T], before: impl Fn(&T) -> bool) -> Option<&T> {
    let index = curve.partition_point(before);
    curve.get(index).or(curve.last())
}

impl Reader for Values {
    fn values(&self) -> &dyn Any {
        self
    }

    fn end(&self) -> f64 {
        self.x.ends().1
    }

    fn at_x(&self, px: f64) -> Option<Readout> {
        if !(self.rect.x..=self.rect.right()).contains(&px) {
            return None;
        }
        let (px, x) = self.across(px);
        let colon = localized(self.lang, ": ", "：");
        let mut lines = self.spec.lines.iter();
        let followed = lines.find(|line| !line.points.is_empty())?;
        let y = element(&followed.points, |p| p.0 < x)?.1;
        let y = self
            .y
            .fraction(y)
            .map_or(self.rect.y, |v| self.rect.bottom() - v * self.rect.h);
        let mut lines = Vec::new();
        let (left, right) = self.x.ends();
        let slack = (right - left) / 200.0;
        let reaches = |line: &&Line| {
            let end = |p: Option<&(f64, f64)>| p.map_or(f64::NAN, |p| p.0);
            end(line.points.first()) - slack <= x && x <= end(line.points.last()) + slack
        };
        let named = self.spec.lines.iter().filter(|l| !l.reading.is_empty());
        for line in named.filter(reaches) {
            if let Some((_, y)) = element(&line.points, |p| p.0 < x) {
                lines.push(join(&[&line.reading, colon, &self.text(*y)]));
            }
        }
        for fan in self.spec.fans.iter().filter(|fan| fan.named) {
            for band in fan.bands.iter().rev() {
                if let Some((_, low, high)) = element(&band.edges, |e| e.0 < x) {
                    lines.push(join(&[
                        &band.name,
                        colon,
                        &self.text(*low),
                        localized(self.lang, " to ", "〜"),
                        &self.text(*high),
                    ]));
                }
            }
        }
        // A line that ends before the plot leaves the rest without values.
        (!lines.is_empty()).then(|| Readout {
            at: Point::new(px, number::within(y, self.rect.y, self.rect.bottom())),
            vertical: true,
            title: self.spec.x.measure.text(self.lang, x),
            lines,
        })
    }

    fn stops(&self) -> &[Point] {
        &self.stops
    }

    fn stop(&self, index: usize) -> Option<Readout> {
        let (at, spot) = (*self.stops.get(index)?, *self.indices.get(index)?);
        let (title, lines) = self.spec.about.as_ref()?.read(spot);
        Some(Readout {
            at,
            vertical: false,
            title,
            lines,
        })
    }

    fn dragged(&self, grip: &PlacedHandle, to: Point) -> Option<f64> {
        let handle = self.spec.handles.get(grip.index)?;
        let (x, y) = self.values_at(to);
        let value = (handle.value)(x, y);
        value.is_finite().then_some(value)
    }

    fn dragged_too(&self, grip: &PlacedHandle, to: Point) -> Option<(Key, f64)> {
        let (key, place) = self.spec.handles.get(grip.index)?.also.as_ref()?;
        let (x, y) = self.values_at(to);
        let value = place(x, y);
        value.is_finite().then_some((*key, value))
    }
}
