//! What slides and paper take from a view: a panel for each pin, names and colours of its curves, its assumptions and sources.

use super::{
    Chart, Panel, Paragraph, Session, Study, access, branches,
    compare::{SERIES, describe},
    economy, horizon,
    queues::tables::Curve,
    rules,
};
use crate::{
    assumptions::{codec::PIN_NAMES, registry::REGISTRY},
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{join, localized},
        params::param_label,
        words::value_text,
    },
    lazy,
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
            let colon = localized(lang, ": ", "：");
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
        let found = economy::figure::curve(name, lang);
        if let Some(curve) = found.or_else(|| access::figure::curve(name, lang)) {
            return curve;
        }
        if let Some((label, paint)) = rules::tables::curve(name, lang) {
            return (label.to_owned(), paint);
        }
        if let Some(curve) = Curve::find(name) {
            return (curve.label(lang).to_owned(), curve.paint());
        }
        let label = if name == "mixture" {
            localized(lang, "weighted median", "重み付き中央値")
        } else {
            localized(lang, "central", "中心線")
        };
        (label.to_owned(), Paint::Accent)
    }

    /// Source and assumptions as they stand below the chart, a paragraph each.
    pub fn footer(&self) -> Vec<String> {
        self.spec().footer
    }

    /// Every assumption in force: its name, its value in words, and whether that was changed.
    pub fn assumed(&self) -> Vec<(&'static str, String, bool)> {
        let lang = self.lang;
        let here = REGISTRY.iter().filter(|p| p.views.contains(&self.view));
        here.filter(|param| !self.irrelevant.contains(&param.key))
            .filter_map(|param| {
                let key = param.key;
                let follows = || self.resolved.iter().find(|(other, _)| *other == key);
                let value = self.assumptions.value(key);
                let value = value.or_else(|| follows().map(|(_, value)| *value))?;
                let changed = self.assumptions.given(key).is_some();
                Some((
                    param_label(lang, key),
                    value_text(lang, key, value),
                    changed,
                ))
            })
            .collect()
    }

    /// The sources as they are cited.
    pub fn sources(&self) -> Vec<String> {
        match &self.chart {
            Chart::Horizon(chart) => horizon::sources(chart, self.lang),
            _ => (lazy::get().views.sources)(self),
        }
    }

    pub(super) fn cited_in_method(&self) -> Vec<String> {
        let cited = self
            .details()
            .method
            .iter()
            .map(|paragraph| match paragraph {
                Paragraph::Source(text) => Some(text.clone()),
                _ => None,
            });
        cited.flatten().collect()
    }

    /// What differs from the defaults: a line for each.
    pub fn changes(&self) -> Vec<String> {
        let lang = self.lang;
        let changed = self.assumptions.changed();
        let changed = changed.filter(|(key, _)| key.param().views.contains(&self.view));
        changed
            .map(|(key, value)| {
                let colon = localized(lang, ": ", "：");
                join(&[param_label(lang, key), colon, &value_text(lang, key, value)])
            })
            .collect()
    }
}
