//! Assumptions as a readable query: `v=1&view=horizon&dt=120`, only what differs from the defaults.
//!
//! Reading never fails: what cannot be used is reported as a [`Notice`] and left out or clamped.
//! Defaults and data sets belong to a version, so that old links keep their meaning.

use super::{
    Assumptions,
    registry::{Key, Kind, View},
};
use crate::{date, number};

/// The version that links are written in.
pub const VERSION: u32 = 1;

/// Keys of the query that belong to the page and not to the assumptions.
pub const PAGE_KEYS: &[&str] = &[
    "lang",
    "theme",
    "embed",
    "plain",
    "transparent",
    "controls",
    "origin",
];

/// More notices than this are counted, not listed.
const MOST_NOTICES: usize = 8;

/// What a permalink says.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Link {
    /// The view that it opens.
    pub view: View,
    /// The assumptions that it sets.
    pub assumptions: Assumptions,
}

/// Why a part of a query was not taken as it stands. Texts are cut to 40 characters.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// Nothing has this name.
    UnknownKey {
        /// The name as given.
        key: String,
    },
    /// The value cannot be read; the default is used.
    BadValue {
        /// The parameter's name.
        key: &'static str,
        /// The value as given.
        text: String,
    },
    /// The value lies outside the range and was moved to its nearest end.
    Clamped {
        /// The parameter.
        key: Key,
        /// The value as given.
        text: String,
        /// The value in force.
        used: f64,
    },
    /// The same name again; the first value counts.
    Repeated {
        /// The parameter's name.
        key: &'static str,
    },
    /// Written by another version of the page than this one knows.
    Version {
        /// The version as given.
        text: String,
    },
    /// Further notices that are not listed.
    More {
        /// How many.
        count: usize,
    },
}

/// Reads a query, with or without a leading `?` or `#`.
///
/// The link holds whatever could be used; the notices say what could not, at most nine of them.
pub fn parse(query: &str) -> (Link, Vec<Notice>) {
    let mut link = Link::default();
    let mut notices = Notices::default();
    let mut seen = [false; Key::COUNT];
    let mut seen_view = false;
    let query = query.trim();
    let query = query.strip_prefix(['?', '#']).unwrap_or(query);
    for (name, text) in form_urlencoded::parse(query.as_bytes()) {
        let (name, text) = (name.trim(), text.trim());
        match name {
            "v" => {
                if text.parse::<u32>() != Ok(VERSION) {
                    notices.push(Notice::Version { text: cut(text) });
                }
            }
            "view" => {
                if std::mem::replace(&mut seen_view, true) {
                    notices.push(Notice::Repeated { key: "view" });
                } else if let Some(view) = View::ALL.iter().find(|view| view.name() == text) {
                    link.view = *view;
                } else {
                    notices.push(Notice::BadValue {
                        key: "view",
                        text: cut(text),
                    });
                }
            }
            _ => match Key::find(name) {
                Some(key) if std::mem::replace(&mut seen[key as usize], true) => {
                    notices.push(Notice::Repeated {
                        key: key.param().name,
                    });
                }
                Some(key) => match read(key, text) {
                    Some(value) => {
                        let (min, max) = key.param().range();
                        link.assumptions.set(key, value);
                        if !(min..=max).contains(&value) {
                            let used = key.param().snap(value);
                            notices.push(Notice::Clamped {
                                key,
                                text: cut(text),
                                used,
                            });
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
            },
        }
    }
    (link, notices.finish())
}

/// Writes the query of a link: `v`, `view` and what differs from the defaults.
pub fn write(link: &Link) -> String {
    let mut query = ["v=", &VERSION.to_string(), "&view=", link.view.name()].concat();
    for (key, value) in link.assumptions.changed() {
        query.push('&');
        query.push_str(key.param().name);
        query.push('=');
        query.push_str(&text(key, value));
    }
    query
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

/// The first value of a key that belongs to the page, such as `lang`.
pub fn page_value(query: &str, key: &str) -> Option<String> {
    debug_assert!(PAGE_KEYS.contains(&key));
    let query = query.trim();
    let query = query.strip_prefix(['?', '#']).unwrap_or(query);
    form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.into_owned())
}

#[derive(Default)]
struct Notices {
    list: Vec<Notice>,
    more: usize,
}

impl Notices {
    fn push(&mut self, notice: Notice) {
        if self.list.len() < MOST_NOTICES {
            self.list.push(notice);
        } else {
            self.more += 1;
        }
    }

    fn finish(mut self) -> Vec<Notice> {
        if self.more > 0 {
            self.list.push(Notice::More { count: self.more });
        }
        self.list
    }
}

fn cut(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(40)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_link_is_short() {
        assert_eq!(write(&Link::default()), "v=1&view=horizon");
    }

    #[test]
    fn values_are_readable() {
        let query = "v=1&view=horizon&data=quoted&since=2024-01-01&law=power&dt=120.5&d=0.85";
        let (link, notices) = parse(query);
        assert_eq!(notices, []);
        assert_eq!(write(&link), query);
    }

    #[test]
    fn a_default_written_out_is_left_out_again() {
        let (link, notices) = parse("?v=1&target=2400&sota=1&since=2023");
        assert_eq!((link, notices), (Link::default(), vec![]));
    }

    #[test]
    fn what_cannot_be_used_is_reported_and_the_rest_kept() {
        let (link, notices) =
            parse("v=2&view=moon&dt=5&cap=NaN&bogus=1&d=0.9&d=0.8&asof=2025-02-30&lang=ja");
        assert_eq!(link.assumptions.given(Key::Dt), Some(20.0));
        assert_eq!(link.assumptions.given(Key::D), Some(0.9));
        assert_eq!(
            notices,
            [
                Notice::Version { text: "2".into() },
                Notice::BadValue {
                    key: "view",
                    text: "moon".into()
                },
                Notice::Clamped {
                    key: Key::Dt,
                    text: "5".into(),
                    used: 20.0
                },
                Notice::BadValue {
                    key: "cap",
                    text: "NaN".into()
                },
                Notice::UnknownKey {
                    key: "bogus".into()
                },
                Notice::Repeated { key: "d" },
                Notice::BadValue {
                    key: "asof",
                    text: "2025-02-30".into()
                },
            ]
        );
    }

    #[test]
    fn a_megabyte_of_garbage_gives_a_few_short_notices() {
        let garbage = "a%F0%9Fb=\u{0}&".repeat(100_000);
        let (link, notices) = parse(&garbage);
        assert_eq!(link, Link::default());
        assert_eq!(notices.len(), MOST_NOTICES + 1);
        let (_, long) = parse(&"x".repeat(1_000_000));
        assert_eq!(
            long,
            [Notice::UnknownKey {
                key: format!("{}…", "x".repeat(40))
            }]
        );
    }
}
