//! Assumptions as a readable query: `v=2&view=horizon&dt=120&pin=horizon;dt:90`, only what differs from the defaults.
//!
//! Reading never fails: what cannot be used is reported as a [`Notice`] and left out or clamped.
//! Defaults and data sets belong to a version, so that old links keep their meaning: one of version 1 sets what has another default
//! since. A query without a version is of the newest.
//!
//! Percent signs are the work of `form_urlencoded`, what a link has met on its way that of [`journey`]; the rest is our own, because links are differences from versioned defaults,
//! and what is wrong in one is told and not an error, as a deserializer would have it.

use super::{
    Assumptions,
    evidence_filter::{self, EvidenceFilter, KEYS},
    foreseen, journey,
    notice::{Notices, cut},
    pin::{Values, append, pinned, view, view_of_pin},
    registry::{Key, View},
    scene::{MOST_SCENES, Scene},
};
use crate::text;

pub use super::{
    notice::Notice,
    pin::{MOST_IN_NAME, MOST_PINS, PAGE_KEYS, PIN_NAMES, Pin, pin_name, read, text},
};

/// The version that links are written in.
pub const VERSION: u32 = 2;

/// What a permalink says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Link {
    /// The view that it opens.
    pub view: View,
    /// The assumptions that it sets.
    pub assumptions: Assumptions,
    /// Scenarios to compare with, at most [`MOST_PINS`].
    pub pins: Vec<Pin>,
    /// A person's own story, at most [`MOST_SCENES`].
    pub scenes: Vec<Scene>,
    /// A person's own forecasts as they are written, at most [`foreseen::MOST_FORESEEN`].
    pub foreseen: Vec<String>,
    /// Which rows of the evidence it shows.
    pub filter: EvidenceFilter,
}

/// Reads a query, with or without a leading `?` or `#`.
///
/// The link holds whatever could be used; the notices say what could not, at most nine of them.
pub fn parse(query: &str) -> (Link, Vec<Notice>) {
    let mut link = Link::default();
    let mut notices = Notices::default();
    let pairs = journey::pairs(query);
    let version = version(&pairs, &mut notices);
    let mut own = Values::of_version(version);
    let mut filter = evidence_filter::Reader::default();
    let mut seen_view = false;
    for (name, text) in &pairs {
        let (name, text) = (name.as_str(), text.as_str());
        match name {
            "v" => {}
            "view" => {
                if std::mem::replace(&mut seen_view, true) {
                    notices.push(Notice::Repeated { key: "view" });
                } else if let Some(view) = view(text) {
                    link.view = view;
                } else {
                    notices.push(Notice::BadValue {
                        key: "view",
                        text: cut(text),
                    });
                }
            }
            "pin" => match (PIN_NAMES.get(link.pins.len()), view_of_pin(text)) {
                (None, _) => notices.push(Notice::TooManyPins),
                (Some(_), Err(text)) => notices.push(Notice::BadPin { text: cut(text) }),
                (Some(pin), Ok((view, values))) => {
                    notices.pin = Some(pin);
                    let (assumptions, name) = pinned(values, version, &mut notices);
                    link.pins.push(Pin {
                        view,
                        assumptions,
                        name,
                    });
                    notices.pin = None;
                }
            },
            "scene" if link.scenes.len() >= MOST_SCENES => notices.push(Notice::TooManyScenes),
            "scene" => {
                notices.scene = Some(link.scenes.len() + 1);
                let scene = Scene::read(text, version, &mut notices);
                notices.scene = None;
                match scene {
                    Ok(scene) => link.scenes.push(scene),
                    Err(text) => notices.push(Notice::BadScene { text: cut(text) }),
                }
            }
            "fore" => {
                let kept = foreseen::take(text, link.foreseen.len(), &mut notices);
                link.foreseen.extend(kept);
            }
            _ if filter.take(name, text, &mut notices) => {}
            _ => own.take(name, text, &mut notices),
        }
    }
    link.assumptions = own.assumptions;
    link.filter = filter.filter;
    (link, notices.finish())
}

/// The version that a query was written in; of an unknown one a notice is given, and it is read as the newest.
fn version(pairs: &[(String, String)], notices: &mut Notices) -> u32 {
    let Some((_, text)) = pairs.iter().find(|(name, _)| name == "v") else {
        return VERSION;
    };
    if let Ok(version @ 1..=VERSION) = text.parse() {
        return version;
    }
    notices.push(Notice::Version { text: cut(text) });
    VERSION
}

/// Writes the query of a link: `v`, `view`, what differs from the defaults, the sieve, the pins, the scenes and the forecasts.
pub fn write(link: &Link) -> String {
    let mut query = ["v=", &VERSION.to_string(), "&view=", link.view.name()].concat();
    append(&mut query, &link.assumptions, '&', '=');
    link.filter.write(&mut query);
    for pin in &link.pins {
        query.push_str("&pin=");
        query.push_str(pin.view.name());
        append(&mut query, &pin.assumptions, ';', ':');
        if !pin.name.is_empty() {
            query.push_str(";name:");
            journey::append_words(&mut query, &pin.name);
        }
    }
    for scene in &link.scenes {
        query.push_str("&scene=");
        scene.write(&mut query);
    }
    let scene = link.scenes.last().map(|scene| &scene.words);
    let name = link.pins.last().map(|pin| &pin.name);
    foreseen::append(&mut query, &link.foreseen);
    let fore = link.foreseen.last().map(|kept| foreseen::words(kept));
    let before = scene.or(name).unwrap_or(&link.filter.text);
    let words = fore.unwrap_or(before);
    journey::close(&mut query, words);
    query
}

/// What the address of the page asks for. The link may stand behind `#`, and what others have added to the address before it.
pub fn of_address(search: &str, hash: &str) -> String {
    // Behind the ampersand that markup writes as its number, `&#38;`.
    if matches!(search.bytes().next_back(), Some(b'&' | b';')) {
        return [search, hash].concat();
    }
    let behind = journey::pairs(hash);
    let is_ours = |pairs: &[(String, String)]| pairs.iter().any(|(name, _)| is_own(name));
    let before = journey::pairs(search);
    if !is_ours(&behind) && (is_ours(&before) || !text::has(hash, '=')) {
        return search.to_owned();
    }
    let mut query = hash.to_owned();
    for (name, value) in before {
        if PAGE_KEYS.contains(&name.as_str()) && !behind.iter().any(|(there, _)| *there == name) {
            query.push('&');
            query.push_str(&name);
            query.push('=');
            query.extend(form_urlencoded::byte_serialize(value.as_bytes()));
        }
    }
    query
}

pub(super) fn is_own(name: &str) -> bool {
    let link = ["v", "view", "pin", "scene", "fore"];
    link.contains(&name)
        || PAGE_KEYS.contains(&name)
        || KEYS.contains(&name)
        || Key::find(name).is_some()
}

/// The first value of a key that belongs to the page, such as `lang`.
pub fn page_value(query: &str, key: &str) -> Option<String> {
    debug_assert!(PAGE_KEYS.contains(&key));
    let mut pairs = journey::pairs(query).into_iter();
    let found = pairs.find(|(name, _)| name == key);
    found.map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::notice::MOST_NOTICES;

    #[test]
    fn a_key_of_the_page_is_found_as_it_was_written_first() {
        let value = |query| page_value(query, "lang");
        assert_eq!(
            value("v=2&view=code&lang=ja&lang=en"),
            Some("ja".to_owned())
        );
        assert_eq!(value("lang=%6A%61"), Some("ja".to_owned()));
        assert_eq!(value("v=2&theme=dark"), None);
    }

    #[test]
    fn the_default_link_is_short() {
        assert_eq!(write(&Link::default()), "v=2&view=horizon");
    }

    #[test]
    fn values_are_readable() {
        let query = "v=2&view=horizon&data=quoted&since=2024-01-01&law=power&dt=120.5&d=0.85";
        let (link, notices) = parse(query);
        assert_eq!(notices, []);
        assert_eq!(write(&link), query);
    }

    #[test]
    fn a_default_written_out_is_left_out_again() {
        let (link, notices) = parse("?v=2&cap=16&sota=1&since=2023");
        assert_eq!((link, notices), (Link::default(), vec![]));
        // Where views differ in their defaults, one that is written out is meant for all of them.
        let (link, _) = parse("?v=2&target=2400");
        assert_eq!(write(&link), "v=2&view=horizon&target=2400");
    }

    #[test]
    fn what_cannot_be_used_is_reported_and_the_rest_kept() {
        let (link, notices) =
            parse("v=9&view=moon&dt=5&cap=NaN&bogus=1&d=0.9&d=0.8&asof=2025-02-30&lang=ja");
        assert_eq!(link.assumptions.given(Key::DoublingTime), Some(20.0));
        assert_eq!(link.assumptions.given(Key::DoublingFactor), Some(0.9));
        assert_eq!(
            notices,
            [
                Notice::Version { text: "9".into() },
                Notice::BadValue {
                    key: "view",
                    text: "moon".into()
                },
                Notice::Clamped {
                    key: Key::DoublingTime,
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
    fn pins_are_readable() {
        let query = "v=2&view=code&s1=4&pin=horizon;law:power;dt:120&pin=branches&pin=horizon;since:2024-01-01";
        let (link, notices) = parse(query);
        assert_eq!(notices, []);
        assert_eq!(link.pins.len(), 3);
        assert_eq!(
            link.pins[0].assumptions.given(Key::DoublingTime),
            Some(120.0)
        );
        assert_eq!(link.pins[1].view, View::Branches);
        assert_eq!(link.assumptions.given(Key::DoublingTime), None);
        assert_eq!(write(&link), query);
        let encoded = query.replace(';', "%3B").replace(':', "%3a");
        assert_eq!(parse(&encoded), (link, vec![]));
    }

    #[test]
    fn what_is_wrong_in_a_pin_is_reported_with_its_name() {
        let (link, notices) = parse(
            "pin=horizon;dt:5;bogus:1;;cap:x;dt:9&pin=moon;dt:50&pin=&dt=70&pin=horizon; d : 0.9 ",
        );
        assert_eq!(link.pins.len(), 2);
        assert_eq!(
            link.pins[0].assumptions.given(Key::DoublingTime),
            Some(20.0)
        );
        assert_eq!(
            link.pins[1].assumptions.given(Key::DoublingFactor),
            Some(0.9)
        );
        assert_eq!(link.assumptions.given(Key::DoublingTime), Some(70.0));
        let in_pin = |notice| Notice::InPin {
            pin: "A",
            notice: Box::new(notice),
        };
        assert_eq!(
            notices,
            [
                in_pin(Notice::Clamped {
                    key: Key::DoublingTime,
                    text: "5".into(),
                    used: 20.0
                }),
                in_pin(Notice::UnknownKey {
                    key: "bogus".into()
                }),
                in_pin(Notice::BadValue {
                    key: "cap",
                    text: "x".into()
                }),
                in_pin(Notice::Repeated { key: "dt" }),
                Notice::BadPin {
                    text: "moon".into()
                },
                Notice::BadPin {
                    text: String::new()
                },
            ]
        );
    }

    #[test]
    fn a_fifth_pin_is_left_out() {
        let (link, notices) = parse(&"pin=horizon;dt:50&".repeat(6));
        assert_eq!(link.pins.len(), MOST_PINS);
        assert_eq!(notices, [Notice::TooManyPins, Notice::TooManyPins]);
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
