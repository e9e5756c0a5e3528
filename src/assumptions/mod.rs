//! What a person assumes: the parameter registry, its values, and their form as a link.

pub mod codec;
pub mod embed;
pub mod evidence_filter;
pub mod foreseen;
pub mod journey;
mod notice;
pub mod number;
mod pin;
pub mod presets;
pub mod registry;
pub mod scene;
pub mod slider;
pub mod weights;

use registry::{Initial, Key, REGISTRY, View};

/// One value for every parameter; what nobody has set follows the registry's default.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Assumptions {
    set: [Option<f64>; Key::COUNT],
}

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            set: [None; Key::COUNT],
        }
    }
}

impl Assumptions {
    /// The value that a person has set, if it differs from the default.
    pub fn given(&self, key: Key) -> Option<f64> {
        self.set[key.index()]
    }

    /// The value in force; `None` where the default is the fit's value or "off".
    pub fn value(&self, key: Key) -> Option<f64> {
        self.given(key).or(match key.param().default {
            Initial::Value(value) => Some(value),
            Initial::Fit | Initial::Off => None,
        })
    }

    /// The value in force, where the default is the fit's or the view's one of those that the panel has `resolved`; `None` for "off".
    pub fn in_force(&self, key: Key, resolved: &[(Key, f64)]) -> Option<f64> {
        let follows = || resolved.iter().find(|(k, _)| *k == key);
        self.given(key)
            .or_else(|| follows().map(|(_, value)| *value))
            .or_else(|| self.value(key))
    }

    /// The value in force of a parameter whose default is a number.
    ///
    /// # Panics
    /// For a parameter whose default is the fit's value or "off": those need [`value`](Self::value).
    pub fn get(&self, key: Key) -> f64 {
        self.value(key).expect("a parameter with a fixed default")
    }

    /// Whether a flag is on.
    pub fn on(&self, key: Key) -> bool {
        self.get(key) != 0.0
    }

    /// What a link of this version means where it sets nothing: the defaults of its time.
    pub fn of_version(version: u32) -> Self {
        let mut assumptions = Self::default();
        if version == 1 {
            for param in REGISTRY {
                if let Some(value) = param.v1 {
                    assumptions.set(param.key, value);
                }
            }
        }
        assumptions
    }

    /// Sets a parameter to a value, or to the nearest that it takes; the default's value counts as not set, unless some view has
    /// another.
    pub fn set(&mut self, key: Key, value: f64) {
        let param = key.param();
        let value = param.nearest(value);
        let is_default = param.default == Initial::Value(value) && !param.has_several_defaults();
        self.set[key.index()] = (!is_default).then_some(value);
    }

    /// The same with a view's own defaults set where a person has set nothing.
    #[must_use]
    pub fn filled(mut self, view: View) -> Self {
        for (key, value) in view.defaults() {
            self.set[key.index()].get_or_insert(*value);
        }
        self
    }

    /// What differs from the defaults of a view that uses it, in the registry's order.
    pub fn changed_in(&self, view: View) -> impl Iterator<Item = (Key, f64)> + '_ {
        self.changed().filter(move |(key, value)| {
            let param = key.param();
            param.views.contains(&view) && param.default_in(view) != Initial::Value(*value)
        })
    }

    /// Puts a parameter back to its default.
    pub fn reset(&mut self, key: Key) {
        self.set[key.index()] = None;
    }

    /// The parameters that differ from their defaults, in the registry's order.
    pub fn changed(&self) -> impl Iterator<Item = (Key, f64)> + '_ {
        REGISTRY
            .iter()
            .filter_map(|p| self.given(p.key).map(|value| (p.key, value)))
    }

    /// The same assumptions with one more set.
    #[must_use]
    pub fn with(mut self, key: Key, value: f64) -> Self {
        self.set(key, value);
        self
    }
}
