//! What is said of parts of a link that cannot be taken as they stand.

use super::registry::Key;
use crate::text;

/// More notices than this are counted, not listed.
pub(super) const MOST_NOTICES: usize = 8;

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
    /// Only whole numbers make sense here, and the value was rounded.
    Rounded {
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
    /// A pin without a view: it is left out.
    BadPin {
        /// What stands in the view's place.
        text: String,
    },
    /// More pins than there is room for.
    TooManyPins,
    /// Something in a pin.
    InPin {
        /// The pin's name.
        pin: &'static str,
        /// What.
        notice: Box<Notice>,
    },
    /// A scene without a view: it is left out.
    BadScene {
        /// What stands in the view's place.
        text: String,
    },
    /// More scenes than there is room for.
    TooManyScenes,
    /// A sentence or a search that is too long; its beginning is used.
    LongText,
    /// A forecast that cannot be read: it is left out.
    BadForecast {
        /// The part that is missing or wrong.
        text: String,
    },
    /// More forecasts than there is room for.
    TooManyForecasts,
    /// A forecast that does not fit its sum.
    ChangedForecast {
        /// Its number, from 1.
        at: usize,
    },
    /// Something in a scene.
    InScene {
        /// The number of the scene, from 1.
        scene: usize,
        /// What.
        notice: Box<Notice>,
    },
    /// Further notices that are not listed.
    More {
        /// How many.
        count: usize,
    },
}

/// Notices that are being collected.
#[derive(Default)]
pub(super) struct Notices {
    list: Vec<Notice>,
    more: usize,
    /// The pin that is being read.
    pub(super) pin: Option<&'static str>,
    /// The number of the scene that is being read.
    pub(super) scene: Option<usize>,
}

impl Notices {
    pub(super) fn push(&mut self, notice: Notice) {
        if self.list.len() < MOST_NOTICES {
            self.list.push(match (self.pin, self.scene) {
                (Some(pin), _) => Notice::InPin {
                    pin,
                    notice: Box::new(notice),
                },
                (_, Some(scene)) => Notice::InScene {
                    scene,
                    notice: Box::new(notice),
                },
                _ => notice,
            });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn finish(mut self) -> Vec<Notice> {
        if self.more > 0 {
            self.list.push(Notice::More { count: self.more });
        }
        self.list
    }
}

/// The beginning of a text, fit to be shown.
pub(super) fn cut(text: &str) -> String {
    let mut short: String = text
        .chars()
        .take(40)
        .map(|c| if text::is_control(c) { '\u{fffd}' } else { c })
        .collect();
    if text.chars().nth(40).is_some() {
        short.push('…');
    }
    short
}
