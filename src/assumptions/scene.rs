//! A scene of a person's own story: what is shown and what is said about it, as one value of a link.
//!
//! `scene=horizon;dt:120~horizon;law:power;show:judgement;say:A+sentence.`: a scenario as pins are written, after `~` those beside
//! it, the key of a smaller chart to show in the place of the view's own, and last the sentence.

use super::{
    journey,
    notice::{Notice, Notices, cut},
    pin::{MOST_PINS, Pin, append, pin_name, pinned, view_of_pin},
};
use crate::text;

/// A story has at most so many scenes.
pub const MOST_SCENES: usize = 16;
/// A sentence has at most so many characters.
pub const MOST_CHARACTERS: usize = 280;
/// The key of a smaller chart has at most so many.
const MOST_IN_KEY: usize = 24;

/// What is shown and said in a step of a presentation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// View and assumptions.
    pub shown: Pin,
    /// Scenarios to compare with, at most [`MOST_PINS`].
    pub beside: Vec<Pin>,
    /// The key of one of the view's smaller charts; without one, or if the view has none of that name, the view's own is shown.
    pub show: String,
    /// The sentence; empty for that of the view.
    pub words: String,
}

impl Scene {
    /// Reads a value; of what cannot be used notices are given.
    ///
    /// # Errors
    /// What stands in the place of the view.
    pub(super) fn read<'a>(
        value: &'a str,
        version: u32,
        notices: &mut Notices,
    ) -> Result<Self, &'a str> {
        let (mut scenarios, mut show, mut words) = (String::new(), "", "");
        let mut names = Vec::new();
        let mut rest = Some(value);
        while let Some(value) = rest {
            if let Some(said) = value.trim_start().strip_prefix("say:") {
                words = said;
                break;
            }
            let (piece, after) = match value.split_once(';') {
                Some((piece, after)) => (piece, Some(after)),
                None => (value, None),
            };
            if let Some(key) = piece.trim().strip_prefix("show:") {
                show = key.trim();
            } else if let Some(called) = piece.strip_prefix("name:") {
                let mut parts = called.split('~');
                let of = scenarios.bytes().filter(|b| *b == b'~').count();
                names.push((of, read_name(parts.next().unwrap_or_default())));
                for part in parts {
                    scenarios.push('~');
                    scenarios.push_str(part);
                    scenarios.push(';');
                }
            } else {
                scenarios.push_str(piece);
                scenarios.push(';');
            }
            rest = after;
        }
        let name = value.split([';', '~']).next().unwrap_or_default();
        let mut list = scenarios.split('~');
        let first = list.next().unwrap_or_default();
        let (view, values) = view_of_pin(first).map_err(|_| name)?;
        let mut scene = Self {
            shown: Pin::new(view, pinned(values, version, notices).0),
            ..Self::default()
        };
        for (at, text) in list.enumerate() {
            match view_of_pin(text) {
                _ if scene.beside.len() >= MOST_PINS => notices.push(Notice::TooManyPins),
                Err(text) => notices.push(Notice::BadPin { text: cut(text) }),
                Ok((view, values)) => scene.beside.push(Pin {
                    name: names
                        .iter()
                        .find(|(of, _)| *of == at + 1)
                        .map_or_else(String::new, |(_, name)| pin_name(name)),
                    ..Pin::new(view, pinned(values, version, notices).0)
                }),
            }
        }
        if is_key(show) {
            show.clone_into(&mut scene.show);
        } else {
            notices.push(Notice::BadValue {
                key: "show",
                text: cut(show),
            });
        }
        let (words, whole) = sentence(words);
        if !whole {
            notices.push(Notice::LongText);
        }
        scene.words = words;
        Ok(scene)
    }

    /// Adds the value to a query.
    pub(super) fn write(&self, query: &mut String) {
        for (index, pin) in std::iter::once(&self.shown).chain(&self.beside).enumerate() {
            if index > 0 {
                query.push('~');
            }
            query.push_str(pin.view.name());
            append(query, &pin.assumptions, ';', ':');
            // What a scene shows is called by its sentence.
            if index > 0 && !pin.name.is_empty() {
                query.push_str(";name:");
                query.push_str(&written_name(&pin.name));
            }
        }
        if !self.show.is_empty() {
            query.push_str(";show:");
            query.push_str(&self.show);
        }
        if !self.words.is_empty() {
            query.push_str(";say:");
            journey::append_words(query, &self.words);
        }
    }
}

/// A name in plain letters and digits, which nothing on a link's way changes: any other character as its number, `_8364-`.
fn written_name(name: &str) -> String {
    let mut written = String::new();
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            written.push(c);
        } else {
            written.push('_');
            written.push_str(&(c as usize).to_string());
            written.push('-');
        }
    }
    written
}

/// The same back.
fn read_name(text: &str) -> String {
    let mut parts = text.split('_');
    let mut name = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_once('-').unwrap_or((part, ""));
        name.extend(code.parse().ok().and_then(char::from_u32));
        name.push_str(rest);
    }
    name
}

fn is_key(text: &str) -> bool {
    let of_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    text.chars().all(of_key) && text.len() <= MOST_IN_KEY
}

/// A text as a sentence is kept: one line without spaces at its ends, of at most [`MOST_CHARACTERS`]; and whether that is all of it.
pub fn sentence(text: &str) -> (String, bool) {
    one_line(text, MOST_CHARACTERS)
}

/// The same of any length.
pub(super) fn one_line(text: &str, most: usize) -> (String, bool) {
    let plain = |c: char| if text::is_control(c) { ' ' } else { c };
    let line: String = text.chars().map(plain).collect();
    let line = line.trim();
    let mut kept: String = line.chars().take(most).collect();
    let whole = kept.len() == line.len();
    kept.truncate(kept.trim_end().len());
    (kept, whole)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assumptions::{
        codec::{self, Link},
        registry::{Key, REGISTRY, View},
    };

    fn scenes(query: &str) -> (Vec<Scene>, Vec<Notice>) {
        let (link, notices) = codec::parse(query);
        (link.scenes, notices)
    }

    #[test]
    fn scenes_are_readable() {
        let query = "v=2&view=horizon&scene=horizon;dt:120~horizon;law:power&scene=code;s1:4;show:judgement;say:Half+of+it%3B+%7E+50%25.";
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, []);
        let [first, second] = &link.scenes[..] else {
            panic!("two scenes");
        };
        assert_eq!(
            first.shown.assumptions.given(Key::DoublingTime),
            Some(120.0)
        );
        assert_eq!(first.beside[0].assumptions.given(Key::Law), Some(1.0));
        assert_eq!(first.words, "");
        assert_eq!(second.shown.view, View::Code);
        assert_eq!(
            (second.show.as_str(), second.words.as_str()),
            ("judgement", "Half of it; ~ 50%.")
        );
        assert_eq!(codec::write(&link), query);
    }

    #[test]
    fn scenarios_beside_keep_their_names() {
        let query = "v=2&view=horizon&scene=horizon~horizon;dt:90;name:50_37-_32-_59-_126-~code;show:output;say:All.";
        let (link, notices) = codec::parse(query);
        assert_eq!(notices, []);
        let names: Vec<_> = link.scenes[0].beside.iter().map(|pin| &*pin.name).collect();
        assert_eq!(names, ["50% ;~", ""]);
        assert_eq!(link.scenes[0].show, "output");
        assert_eq!(codec::write(&link), query);
    }

    #[test]
    fn no_parameter_is_called_like_a_part_of_a_scene() {
        for param in REGISTRY {
            assert!(!matches!(
                param.name,
                "scene" | "show" | "say" | "name" | "pin" | "present"
            ));
        }
    }

    #[test]
    fn what_cannot_be_used_is_reported_with_the_number_of_the_scene() {
        let long = "x".repeat(MOST_CHARACTERS + 1);
        let query = format!(
            "scene=horizon;dt:5~moon;show:A b&scene=moon;say:kept%3B&scene=&scene=code; say: {long} "
        );
        let (scenes, notices) = scenes(&query);
        assert_eq!(scenes.len(), 2);
        assert_eq!(
            scenes[0].shown.assumptions.given(Key::DoublingTime),
            Some(20.0)
        );
        assert_eq!(scenes[1].words.len(), MOST_CHARACTERS);
        let inside = |scene, notice| Notice::InScene {
            scene,
            notice: Box::new(notice),
        };
        let bad = |text: &str| Notice::BadScene { text: text.into() };
        assert_eq!(
            notices,
            [
                inside(
                    1,
                    Notice::Clamped {
                        key: Key::DoublingTime,
                        text: "5".into(),
                        used: 20.0
                    }
                ),
                inside(
                    1,
                    Notice::BadPin {
                        text: "moon".into()
                    }
                ),
                inside(
                    1,
                    Notice::BadValue {
                        key: "show",
                        text: "A b".into()
                    }
                ),
                bad("moon"),
                bad(""),
                inside(2, Notice::LongText),
            ]
        );
    }

    #[test]
    fn what_is_too_much_is_left_out() {
        let pins = "~horizon".repeat(MOST_PINS + 1);
        let query = format!("scene=code{pins}&").repeat(MOST_SCENES + 2);
        let (scenes, notices) = scenes(&query);
        assert_eq!(scenes.len(), MOST_SCENES);
        assert!(scenes.iter().all(|scene| scene.beside.len() == MOST_PINS));
        assert_eq!(notices.len(), 9);
        let (_, notices) = codec::parse(&"scene=code&".repeat(MOST_SCENES + 1));
        assert_eq!(notices, [Notice::TooManyScenes]);
    }

    #[test]
    fn a_sentence_is_one_line() {
        assert_eq!(sentence(" a\r\nb\t "), ("a  b".into(), true));
        let spaced = "一".repeat(MOST_CHARACTERS - 1) + " 二";
        let (kept, whole) = sentence(&spaced);
        assert_eq!((kept.chars().count(), whole), (MOST_CHARACTERS - 1, false));
        let again = Scene {
            words: kept,
            ..Scene::default()
        };
        let link = Link {
            scenes: vec![again],
            ..Link::default()
        };
        assert_eq!(codec::parse(&codec::write(&link)), (link, vec![]));
    }
}
