//! What slides and paper take from a view: a panel for each pin, its footer and its assumptions.

use super::{Panel, Session, Study};
use crate::{
    assumptions::registry::{Initial, Key, REGISTRY},
    i18n::{
        Lang,
        format::{join, localized},
        params::param_label,
        words::value_text,
    },
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
    /// Source and assumptions as they stand below the chart, a paragraph each.
    pub fn footer(&self) -> Vec<String> {
        self.spec().footer
    }

    /// Every assumption in force: its name, its value in words, and whether that was changed.
    pub fn assumed(&self) -> Vec<(&'static str, String, bool)> {
        self.assumed_of(|_, _| true)
    }

    /// Those of them that paper has room for: all, or beside a table those that stand first or were changed.
    pub fn assumed_on_paper(&self) -> Vec<(&'static str, String, bool)> {
        let first = self.view.main();
        self.assumed_of(|key, changed| self.board.is_none() || changed || first.contains(&key))
    }

    fn assumed_of(&self, keep: impl Fn(Key, bool) -> bool) -> Vec<(&'static str, String, bool)> {
        let lang = self.lang;
        let here = REGISTRY.iter().filter(|p| p.views.contains(&self.view));
        here.filter(|param| !self.irrelevant.contains(&param.key))
            .filter_map(|param| {
                let key = param.key;
                let value = self.assumptions.in_force(key, &self.resolved)?;
                let changed = param.default_in(self.view) != Initial::Value(value)
                    && self.assumptions.given(key).is_some();
                keep(key, changed).then(|| {
                    let value = value_text(lang, key, value);
                    (param_label(lang, key), value, changed)
                })
            })
            .collect()
    }

    /// What differs from the defaults: a line for each.
    pub fn changes(&self) -> Vec<String> {
        let lang = self.lang;
        let changed = self.assumptions.changed_in(self.view);
        changed
            .map(|(key, value)| {
                let colon = localized(lang, ": ", "：");
                join(&[param_label(lang, key), colon, &value_text(lang, key, value)])
            })
            .collect()
    }
}
