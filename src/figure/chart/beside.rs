//! Reading a smaller chart. It has no list of points with words of their own: its bars, marks and curves say what they are.

use super::{
    super::{
        picture::{Picture, Readout},
        scale::Axis,
        scene::{Point, Rect},
    },
    Bar, Measure,
    read::Values,
};
use crate::{
    i18n::{
        Lang,
        format::{self, join, localized},
    },
    model::numerics::order,
    number,
};

/// Steps of the keyboard along curves.
const STEPS: u32 = 24;

/// How near to a mark or a thin bar a pointer has to be, in pixels.
const NEAR: f64 = 12.0;

/// Places to read a chart at, in the order of the keyboard.
pub fn stops(picture: &Picture) -> Vec<Readout> {
    let mut stops: Vec<Readout> = (0..picture.stops())
        .filter_map(|index| picture.stop(index))
        .collect();
    stops.extend(things(picture).into_iter().map(|(_, readout)| readout));
    let values = picture.reader.values().downcast_ref::<Values>();
    let is_whole = values.is_some_and(|values| values.spec.x.measure == Measure::Whole);
    if stops.is_empty() || is_whole {
        let plot = picture.plot;
        let at = |step: u32| plot.x + plot.w * f64::from(step) / f64::from(STEPS);
        stops.extend((0..=STEPS).filter_map(|step| along(picture, at(step))));
    }
    // Steps between whole numbers lead to the same one.
    stops.dedup();
    stops
}

/// What stands under a pointer.
pub fn under(picture: &Picture, x: f64, y: f64) -> Option<Readout> {
    let (plot, at) = (picture.plot, Point::new(x, y));
    if !plot.inflate(NEAR).contains(at) {
        return None;
    }
    let near = |point: Point| libm::hypot(point.x - x, point.y - y) <= NEAR;
    let point = picture.readout(x, y).filter(|readout| !readout.vertical);
    let thing = || {
        let mut all = things(picture).into_iter();
        all.find_map(|(place, readout)| {
            let is_meant = place.contains(at) || near(readout.at);
            is_meant.then_some(readout)
        })
    };
    point.or_else(thing).or_else(|| along(picture, x))
}

/// The curves at a horizontal pixel; one that needs no name has the value alone.
fn along(picture: &Picture, x: f64) -> Option<Readout> {
    let named = picture.reader.at_x(x);
    if named.is_some() {
        return named;
    }
    let values = picture.reader.values().downcast_ref::<Values>()?;
    let (spec, lang) = (&values.spec, values.lang);
    let up = &values.y;
    let plot = picture.plot;
    let line = spec.lines.first().filter(|line| line.reading.is_empty())?;
    let (x, value) = values.across(x);
    let index = line.points.partition_point(|point| point.0 < value);
    let (first, last) = (line.points.first()?, line.points.get(index)?);
    (first.0 <= value).then(|| {
        let y = up.fraction(last.1);
        let y = y.map_or(plot.y, |part| plot.bottom() - part * plot.h);
        Readout {
            at: Point::new(x, number::within(y, plot.y, plot.bottom())),
            vertical: true,
            title: spec.x.measure.text(lang, value),
            lines: vec![spec.y.measure.text(lang, last.1)],
        }
    })
}

/// Bars and marks with the boxes that they fill: rows from the top down, else from left to right.
fn things(picture: &Picture) -> Vec<(Rect, Readout)> {
    let Some(parts) = picture.reader.values().downcast_ref::<Values>() else {
        return Vec::new();
    };
    let (spec, plot) = (&parts.spec, picture.plot);
    let in_rows = spec.y.measure == Measure::Rows;
    let seen = spec.bars.iter().filter(|bar| bar.opacity > 0.0);
    let mut all: Vec<(Rect, Readout)> = seen
        .filter_map(|bar| {
            let place = corner_box(bar, parts, plot)?;
            let at = if in_rows {
                Point::new(place.right(), place.center().y)
            } else {
                Point::new(place.center().x, place.y)
            };
            let (title, lines) = words(bar, parts);
            let readout = Readout {
                at,
                vertical: false,
                title,
                lines,
            };
            (!readout.title.is_empty()).then_some((place, readout))
        })
        .collect();
    for mark in &spec.marks {
        let (Some(x), Some(y)) = (parts.x.fraction(mark.at.0), parts.y.fraction(mark.at.1)) else {
            continue;
        };
        let at = Point::new(plot.x + x * plot.w, plot.bottom() - y * plot.h);
        if !plot.inflate(0.5).contains(at) {
            continue;
        }
        let value = |measure: Measure, value: f64| {
            (measure != Measure::Rows).then(|| measure.text(parts.lang, value))
        };
        let mut lines: Vec<String> = value(spec.x.measure, mark.at.0).into_iter().collect();
        lines.extend(value(spec.y.measure, mark.at.1));
        lines.retain(|line| !says(&mark.name, line));
        let title = if mark.name.is_empty() && !lines.is_empty() {
            lines.remove(0)
        } else {
            mark.name.clone()
        };
        let readout = Readout {
            at,
            vertical: false,
            title,
            lines,
        };
        all.push((Rect::new(at.x, at.y, 0.0, 0.0), readout));
    }
    order::sorted(all, |(place, readout)| {
        if in_rows {
            libm::round(place.center().y) * 1e4 + readout.at.x
        } else {
            readout.at.x * 1e4 + readout.at.y
        }
    })
}

/// Where a bar is seen.
fn corner_box(bar: &Bar, parts: &Values, plot: Rect) -> Option<Rect> {
    let edge = |axis: &Axis, value: f64| {
        let (from, to) = axis.ends();
        axis.fraction(number::within(value, from.min(to), from.max(to)))
    };
    let (left, right) = (edge(&parts.x, bar.x.0)?, edge(&parts.x, bar.x.1)?);
    let (low, high) = (edge(&parts.y, bar.y.0)?, edge(&parts.y, bar.y.1)?);
    let (left, right) = (left.min(right), left.max(right));
    let (low, high) = (low.min(high), low.max(high));
    (high > low).then(|| {
        let top = plot.bottom() - high * plot.h;
        let wide = (right - left) * plot.w;
        Rect::new(plot.x + left * plot.w, top, wide, (high - low) * plot.h)
    })
}

/// A bar's name, or that of its row, and how far it reaches.
fn words(bar: &Bar, parts: &Values) -> (String, Vec<String>) {
    let (spec, lang) = (&parts.spec, parts.lang);
    if spec.y.measure != Measure::Rows {
        let (left, right) = bar.x;
        let middle = spec.x.measure.text(lang, f64::midpoint(left, right));
        let value = span(spec.y.measure, bar.y, spec.y.ends, lang);
        return if bar.name.is_empty() {
            (middle, vec![value])
        } else {
            (bar.name.clone(), vec![middle, value])
        };
    }
    let row = |other: &&Bar| libm::ceil(other.y.1 - 1e-6) == libm::ceil(bar.y.1 - 1e-6);
    let named = |other: &&Bar| !other.name.is_empty();
    let title = if bar.name.is_empty() {
        let mut others = spec.bars.iter().filter(row);
        others.find(named).map_or("", |other| &*other.name)
    } else {
        &*bar.name
    };
    let value = span(spec.x.measure, bar.x, spec.x.ends, lang);
    let mut told = title.rsplit([':', '：']);
    let told = told.next().filter(|_| told.next().is_some());
    let mut lines = vec![value];
    lines.retain(|line| !says(title, line) && !told.is_some_and(has_digit));
    (title.to_owned(), lines)
}

/// Whether a name tells this value already: as all that it says, on a side of its colon, or, where the value is a number without a
/// unit, as one of its own numbers, if not as finely. A whole number at its end may be part of the name ("Mythos 5").
fn says(name: &str, value: &str) -> bool {
    let is_digit = |c: char| c.is_ascii_digit() || ".,".contains(c);
    let same = |number: &str| {
        let digits = number.rsplit_once('.').map_or(0, |(_, part)| part.len());
        let [number, value] = [number, value].map(|text| text.replace(',', "").parse::<f64>());
        let (Ok(number), Ok(value)) = (number, value) else {
            return false;
        };
        format::decimals(value, digits) == format::decimals(number, digits)
    };
    let is_name = |number: &str| {
        let before = name
            .strip_suffix(number)
            .and_then(|text| text.strip_suffix(' '));
        number.bytes().all(|c| c.is_ascii_digit())
            && before.is_some_and(|text| text.ends_with(char::is_alphabetic))
    };
    let mut numbers = name.split(|c| !is_digit(c)).filter(|text| has_digit(text));
    value.chars().all(is_digit) && numbers.any(|number| same(number) && !is_name(number))
        || name.split([':', '：']).any(|part| part.trim() == value)
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// From where to where: the end alone for what begins at nothing or at the edge.
fn span(measure: Measure, (from, to): (f64, f64), ends: (f64, f64), lang: Lang) -> String {
    let (text, end) = (|value| measure.text(lang, value), measure.text(lang, to));
    if from == 0.0 || from <= ends.0 || text(from) == end {
        return end;
    }
    join(&[&text(from), localized(lang, " to ", "〜"), &end])
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_value_is_told_once() {
        assert!(says("open weights: 5.5 months", "5.5 months"));
        assert!(says("オープン型：5.5か月", "5.5か月"));
        assert!(says("12%", "12%") && says("50%: 3 months", "50%"));
        assert!(says("exponential: 1.02 → 0.49", "0.49") && says("USD 5 trillion: 50%", "5"));
        assert!(says("Managers disperse: 41%", "41.1") && says("raw compute 0.41", "0.41"));
        assert!(says("23,019 candidates", "23,019") && says("271 in Firefox 150", "271"));
        assert!(!says("stop: 150", "15") && !says("Mythos 5", "5"));
        assert!(!says("open", "5.5") && !says("Opus 4.5", "51"));
    }
}
