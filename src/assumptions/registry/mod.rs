//! Every parameter once: key, unit, range, scale, default and where the default comes from.

pub use crate::views::View;
use crate::{number, params::GROUPS};

/// A parameter, by its place in the registry. Its [`name`](Param::name) is public and never changes meaning.
///
/// The constants are declared with the parameters: those of a view in its folder, shared ones in
/// [`params::shared`](crate::params::shared).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key(u8);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.param().name)
    }
}

/// How a slider runs through a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Whole numbers.
    Whole,
    /// Equal ratios.
    Log,
    /// Equal ratios of what is there to what is missing, for shares close to 1.
    Logit,
}

impl Scale {
    /// The name in the registry's JSON.
    pub const fn name(self) -> &'static str {
        match self {
            // What other programs have to know of whole numbers, the step tells.
            Self::Linear | Self::Whole => "linear",
            Self::Log => "log",
            Self::Logit => "logit",
        }
    }
}

/// What a number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A plain number.
    None,
    /// Days.
    Days,
    /// Minutes of skilled human work.
    Minutes,
    /// Hours of skilled human work.
    Hours,
    /// Per cent.
    Percent,
    /// Calendar year.
    Year,
    /// Doublings.
    Doublings,
    /// Monte-Carlo draws.
    Draws,
    /// Times as much.
    Times,
    /// Months of the calendar.
    Months,
    /// Work-months of 167 hours.
    WorkMonths,
    /// Years.
    Years,
    /// Trillion US dollars.
    TrillionUsd,
}

impl Unit {
    /// The unit's name in `--list` and the registry's JSON; empty for plain numbers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Days => "days",
            Self::Minutes => "min",
            Self::Hours => "h",
            Self::Percent => "%",
            Self::Year => "year",
            Self::Doublings => "doublings",
            Self::Draws => "draws",
            Self::Times => "x",
            Self::Months => "months",
            Self::WorkMonths => "work-months",
            Self::Years => "years",
            Self::TrillionUsd => "T USD",
        }
    }
}

/// The set of values that a parameter takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// One of some words; the value is the index.
    Choice(&'static [&'static str]),
    /// 0 or 1.
    Flag,
    /// A number.
    Number {
        /// Smallest value.
        min: f64,
        /// Largest value.
        max: f64,
        /// How a slider runs through the range.
        scale: Scale,
        /// A slider sets multiples of this; 0 for what its scale gives. Links and boxes give any number.
        step: f64,
        /// What it counts.
        unit: Unit,
    },
    /// A date in whole days since 1970-01-01.
    Date {
        /// First day.
        min: f64,
        /// Last day.
        max: f64,
    },
}

/// What holds while nobody has set the parameter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Initial {
    /// This value.
    Value(f64),
    /// What the fit to the selected points gives.
    Fit,
    /// Nothing: the parameter is switched off.
    Off,
}

/// Where a default comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A published source, by its id in `data/sources.csv`.
    Source(&'static str),
    /// The fit to the selected points.
    Fit,
    /// Our judgement; the page says so.
    Judgement,
    /// A matter of display or arithmetic, not of evidence.
    Setting,
}

/// All parameters, in the order of links and JSON.
pub const REGISTRY: &[Param] = &PARAMS;

static PARAMS: [Param; Key::COUNT] = {
    let mut all = [GROUPS[0][0]; Key::COUNT];
    let (mut at, mut group) = (0, 0);
    while group < GROUPS.len() {
        let mut index = 0;
        while index < GROUPS[group].len() {
            all[at] = GROUPS[group][index];
            assert!(
                all[at].key.index() == at,
                "a group begins where the one before ends"
            );
            all[at].views = VIEWS[at].split_at(users(all[at].key).1).0;
            (at, index) = (at + 1, index + 1);
        }
        group += 1;
    }
    all
};

static VIEWS: [[View; View::ALL.len()]; Key::COUNT] = {
    let mut all = [[View::Horizon; View::ALL.len()]; Key::COUNT];
    let mut at = 0;
    while at < Key::COUNT {
        all[at] = users(Key::at(at)).0;
        at += 1;
    }
    all
};

/// The views that declare or share a parameter, and how many they are.
const fn users(key: Key) -> ([View; View::ALL.len()], usize) {
    let mut views = [View::Horizon; View::ALL.len()];
    let (mut count, mut view) = (0, 0);
    while view < View::ALL.len() {
        let declared = View::ALL[view].declared();
        let mut uses = false;
        let mut index = 0;
        while index < declared.own.len() {
            uses |= declared.own[index].key.0 == key.0;
            index += 1;
        }
        index = 0;
        while index < declared.shared.len() {
            uses |= declared.shared[index].0 == key.0;
            index += 1;
        }
        if uses {
            views[count] = View::ALL[view];
            count += 1;
        }
        view += 1;
    }
    (views, count)
}

/// One entry of the registry.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Which parameter.
    pub key: Key,
    /// Its public name: permalinks, command line, JSON.
    pub name: &'static str,
    /// Its values.
    pub kind: Kind,
    /// What holds while it is not set.
    pub default: Initial,
    /// What links of version 1 mean where they leave it out, if that is another value.
    pub v1: Option<f64>,
    /// Where the default comes from.
    pub origin: Origin,
    /// The views that declare or share it, in the order of the navigation.
    pub views: &'static [View],
}

impl Key {
    /// How many parameters there are.
    pub const COUNT: usize = {
        let (mut count, mut group) = (0, 0);
        while group < GROUPS.len() {
            count += GROUPS[group].len();
            group += 1;
        }
        count
    };

    /// The parameter at a place of the registry.
    pub(crate) const fn at(index: usize) -> Self {
        assert!(index < 256, "keys are bytes");
        Self(index as u8)
    }

    /// Its place in the registry.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The registry entry.
    pub fn param(self) -> &'static Param {
        &REGISTRY[self.index()]
    }

    /// The parameter with this public name.
    pub fn find(name: &str) -> Option<Self> {
        REGISTRY.iter().find(|p| p.name == name).map(|p| p.key)
    }
}

impl Param {
    /// The smallest and the largest value.
    pub fn range(&self) -> (f64, f64) {
        match self.kind {
            Kind::Choice(words) => (0.0, (words.len() - 1) as f64),
            Kind::Flag => (0.0, 1.0),
            Kind::Number { min, max, .. } | Kind::Date { min, max } => (min, max),
        }
    }

    /// What holds in a view while it is not set: the view's own default, or the registry's.
    pub fn default_in(&self, view: View) -> Initial {
        let own = view.defaults().iter().find(|(key, _)| *key == self.key);
        own.map_or(self.default, |(_, value)| Initial::Value(*value))
    }

    /// Whether some view has a default of its own.
    pub fn has_several_defaults(&self) -> bool {
        let differs = |view: &View| self.default_in(*view) != self.default;
        View::ALL.iter().any(differs)
    }

    /// The nearest value that the parameter takes: inside the range, and whole where only whole numbers make sense. NaN gives the
    /// smallest.
    pub fn nearest(&self, value: f64) -> f64 {
        let whole = match self.kind {
            Kind::Choice(_) | Kind::Flag | Kind::Date { .. } => true,
            Kind::Number { scale, unit, .. } => scale == Scale::Whole || unit == Unit::Draws,
        };
        let value = if whole { libm::round(value) } else { value };
        let (min, max) = self.range();
        // Not `clamp`, which passes NaN on.
        value.max(min).min(max)
    }

    /// The nearest value that a slider or a handle sets.
    pub fn stepped(&self, value: f64) -> f64 {
        let stepped = match self.kind {
            Kind::Number { step, .. } if step > 0.0 => number::to_step(value, step),
            _ => value,
        };
        self.nearest(stepped)
    }

    /// The word of a choice.
    pub fn word(&self, value: f64) -> Option<&'static str> {
        match self.kind {
            Kind::Choice(words) => words.get(value as usize).copied(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_keys() {
        for (index, param) in REGISTRY.iter().enumerate() {
            assert_eq!(param.key.index(), index, "{}", param.name);
        }
    }

    #[test]
    fn names_are_unique_and_defaults_lie_in_range() {
        for (index, param) in REGISTRY.iter().enumerate() {
            assert!(
                REGISTRY[..index]
                    .iter()
                    .all(|other| other.name != param.name)
            );
            if let Initial::Value(value) = param.default {
                assert_eq!(param.nearest(value), value, "{}", param.name);
            }
            let (min, max) = param.range();
            assert!(min < max);
            assert_eq!(
                (param.nearest(min), param.nearest(max)),
                (min, max),
                "{}",
                param.name
            );
        }
    }

    #[test]
    fn what_lies_outside_is_moved_to_the_nearest_end() {
        let param = Key::DoublingTime.param();
        assert_eq!(param.nearest(f64::NAN), 20.0);
        assert_eq!(param.nearest(f64::INFINITY), 1000.0);
        assert_eq!(param.nearest(-1.0), 20.0);
    }

    #[test]
    fn only_sliders_have_steps() {
        let param = Key::DoublingFactor.param();
        assert_eq!(
            (param.nearest(0.923_4), param.stepped(0.923_4)),
            (0.923_4, 0.92)
        );
        let whole = Key::Until.param();
        assert_eq!(
            (whole.nearest(2030.4), whole.stepped(2030.4)),
            (2030.0, 2030.0)
        );
        assert_eq!(Key::Draws.param().nearest(1234.5), 1235.0);
    }
}
