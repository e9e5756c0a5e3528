//! What slides take from a view: a panel for each pin, names and colours of its curves, what differs from the defaults.

use super::{
    Panel, Session, Study, branches,
    compare::{SERIES, describe},
    economy,
    queues::tables::Curve,
    rules,
};
use crate::{
    assumptions::codec::PIN_NAMES,
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{join, pick},
        params::param_label,
        words::value_text,
    },
    model::branches::BRANCHES,
};

impl Study {
    /// The panel of each of its pins, as if that were all that is looked at.
    pub fn pinned(&self, lang: Lang) -> Vec<Panel> {
        let mut session = Session::default();
        let pins = self.link.pins.iter();
        pins.map(|pin| session.panel(&self.alone(pin), lang))
            .collect()
    }
}

impl Panel {
    /// How the chart's curve of this name in files is called and painted.
    pub fn curve(&self, name: &str) -> (String, Paint) {
        let lang = self.lang;
        if let Some(index) = SERIES.iter().position(|pin| *pin == name) {
            let pin = self.pins.get(index).map(|scenario| &scenario.pin);
            let assumes = pin.map(|pin| describe(pin, lang)).unwrap_or_default();
            let colon = pick(lang, ": ", "：");
            return (
                join(&[PIN_NAMES[index], colon, &assumes]),
                Paint::Pin(index),
            );
        }
        for branch in 0..BRANCHES {
            if branches::tables::NAMES[branch] == name {
                let label = branches::sentence::label(lang, branch);
                return (label.to_owned(), branches::figure::paint(branch));
            }
        }
        if let Some(curve) = economy::figure::curve(name, lang) {
            return curve;
        }
        if let Some((label, paint)) = rules::tables::curve(name, lang) {
            return (label.to_owned(), paint);
        }
        if let Some(curve) = Curve::find(name) {
            return (curve.label(lang).to_owned(), curve.paint());
        }
        let label = if name == "mixture" {
            pick(lang, "weighted median", "重み付き中央値")
        } else {
            pick(lang, "central", "中心線")
        };
        (label.to_owned(), Paint::Accent)
    }

    /// Source and assumptions as they stand below the chart, a paragraph each.
    pub fn footer(&self) -> Vec<String> {
        self.spec().footer
    }

    /// What differs from the defaults: a line for each.
    pub fn changes(&self) -> Vec<String> {
        let lang = self.lang;
        let changed = self.assumptions.changed();
        let changed = changed.filter(|(key, _)| key.param().views.contains(&self.view));
        changed
            .map(|(key, value)| {
                let colon = pick(lang, ": ", "：");
                join(&[param_label(lang, key), colon, &value_text(lang, key, value)])
            })
            .collect()
    }
}
