//! A view with its assumptions as a part of a link: `horizon;dt:120;law:power`, a pin's name behind them: `horizon;name:Slow`.

use super::{
    Assumptions,
    notice::{Notice, Notices, cut},
    registry::{Key, Kind, View},
    scene::one_line,
};
use crate::{date, number};

/// Keys of the query that belong to the page and not to the assumptions.
pub const PAGE_KEYS: &[&str] = &[
    "lang",
    "theme",
    "embed",
    "plain",
    "transparent",
    "controls",
    "origin",
    "present",
];

/// How many scenarios can be pinned.
pub const MOST_PINS: usize = 4;

/// The names of the pins, in their order.
pub const PIN_NAMES: [&str; MOST_PINS] = ["A", "B", "C", "D"];

/// A scenario that is kept for comparison.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pin {
    /// The view that it was pinned in.
    pub view: View,
    /// Its assumptions.
    pub assumptions: Assumptions,
    /// What a person calls it, [as kept](pin_name); empty for what differs from the defaults.
    pub name: String,
}

impl Pin {
    /// Without a name.
    pub const fn new(view: View, assumptions: Assumptions) -> Self {
        Self {
            view,
            assumptions,
            name: String::new(),
        }
    }

    /// Whether both are the same scenario, whatever they are called.
    pub fn is_same(&self, other: &Self) -> bool {
        (self.view, &self.assumptions) == (other.view, &other.assumptions)
    }
}

/// Longer names find no place on a chart.
pub const MOST_IN_NAME: usize = 24;

/// A name as a pin keeps it.
pub fn pin_name(text: &str) -> String {
    one_line(text, MOST_IN_NAME).0
}

pub(super) fn view(name: &str) -> Option<View> {
    View::ALL.iter().find(|view| view.name() == name).copied()
}

/// The view of a pin, and its values as text; as an error what stands in the view's place.
pub(super) fn view_of_pin(text: &str) -> Result<(View, &str), &str> {
    let (name, values) = text.split_once(';').unwrap_or((text, ""));
    view(name.trim()).map(|view| (view, values)).ok_or(name)
}

/// Reads a pin's `key:value` pairs, which semicolons separate, and its name, which is all behind `name:`.
pub(super) fn pinned(text: &str, version: u32, notices: &mut Notices) -> (Assumptions, String) {
    let mut values = Values::of_version(version);
    let mut called = "";
    let mut rest = Some(text);
    while let Some(text) = rest {
        if let Some(name) = text.trim_start().strip_prefix("name:") {
            called = name;
            break;
        }
        let (pair, after) = match text.split_once(';') {
            Some((pair, after)) => (pair, Some(after)),
            None => (text, None),
        };
        let (name, value) = pair.split_once(':').unwrap_or((pair, ""));
        values.take(name.trim(), value.trim(), notices);
        rest = after;
    }
    let (name, is_whole) = one_line(called, MOST_IN_NAME);
    if !is_whole {
        notices.push(Notice::BadValue {
            key: "name",
            text: cut(called),
        });
    }
    (values.assumptions, name)
}

/// Assumptions that are being read.
pub(super) struct Values {
    pub(super) assumptions: Assumptions,
    seen: [bool; Key::COUNT],
}

impl Values {
    /// Those of a link of this version that sets nothing.
    pub(super) fn of_version(version: u32) -> Self {
        Self {
            assumptions: Assumptions::of_version(version),
            seen: [false; Key::COUNT],
        }
    }

    pub(super) fn take(&mut self, name: &str, text: &str, notices: &mut Notices) {
        match Key::find(name) {
            Some(key) if std::mem::replace(&mut self.seen[key.index()], true) => {
                notices.push(Notice::Repeated {
                    key: key.param().name,
                });
            }
            Some(key) => match read(key, text) {
                Some(value) => {
                    let (min, max) = key.param().range();
                    self.assumptions.set(key, value);
                    let used = key.param().nearest(value);
                    let text = cut(text);
                    if !(min..=max).contains(&value) {
                        notices.push(Notice::Clamped { key, text, used });
                    } else if used.to_bits() != value.to_bits() {
                        notices.push(Notice::Rounded { key, text, used });
                    }
                }
                None => {
                    notices.push(Notice::BadValue {
                        key: key.param().name,
                        text: cut(text),
                    });
                }
            },
            None if PAGE_KEYS.contains(&name) || (name.is_empty() && text.is_empty()) => {}
            None => notices.push(Notice::UnknownKey { key: cut(name) }),
        }
    }
}

pub(super) fn append(query: &mut String, assumptions: &Assumptions, before: char, between: char) {
    for (key, value) in assumptions.changed() {
        query.push(before);
        query.push_str(key.param().name);
        query.push(between);
        query.push_str(&text(key, value));
    }
}

/// A value as a query writes it: words, `0`/`1`, ISO dates, or the shortest number that reads back equal.
pub fn text(key: Key, value: f64) -> String {
    match key.param().kind {
        Kind::Choice(_) => key.param().word(value).unwrap_or_default().to_owned(),
        Kind::Date { .. } => date::iso(value),
        Kind::Flag | Kind::Number { .. } => number::shortest(value),
    }
}

/// Reads a value as [`text`] writes it, without regard to the range. `None` if it is no such value.
pub fn read(key: Key, text: &str) -> Option<f64> {
    match key.param().kind {
        Kind::Choice(words) => words
            .iter()
            .position(|word| *word == text)
            .map(|at| at as f64),
        Kind::Flag => match text {
            "0" => Some(0.0),
            "1" => Some(1.0),
            _ => None,
        },
        Kind::Date { .. } => date::parse(text),
        Kind::Number { .. } => number::parse(text),
    }
}
