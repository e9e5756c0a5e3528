//! Every parameter once: key, unit, range, scale, default and where the default comes from.

use crate::params::{GROUPS, declared};

/// A view of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// When AI finishes a task of a given length.
    #[default]
    Horizon,
    /// What share of code AI writes.
    Code,
    /// Whether growth flattens, compounds or runs away.
    Branches,
    /// How far use lags behind, and who can pay for it.
    Economy,
    /// Who gets at the most capable models, and for how long.
    Access,
    /// What rules follow, and what a cut-off costs.
    Rules,
    /// Whether what is found can be dealt with.
    Queues,
    /// What all of this rests on, and what is said to follow.
    Evidence,
}

impl View {
    /// All views in the order of the navigation.
    pub const ALL: &'static [Self] = &[
        Self::Horizon,
        Self::Code,
        Self::Branches,
        Self::Economy,
        Self::Access,
        Self::Rules,
        Self::Queues,
        Self::Evidence,
    ];

    /// The name in permalinks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Horizon => "horizon",
            Self::Code => "code",
            Self::Branches => "branches",
            Self::Economy => "economy",
            Self::Access => "access",
            Self::Rules => "rules",
            Self::Queues => "queues",
            Self::Evidence => "evidence",
        }
    }

    /// The parameters that people reach for first, in the order of the page; the others stand behind "more".
    pub const fn main(self) -> &'static [Key] {
        // Evaluated here, so that nothing but the lists of keys stands in the page.
        const FIRST_SHOWN: [&[Key]; View::ALL.len()] = {
            let mut all: [&[Key]; View::ALL.len()] = [&[]; View::ALL.len()];
            let mut view = 0;
            while view < View::ALL.len() {
                all[View::ALL[view] as usize] = declared(View::ALL[view]).first_shown;
                view += 1;
            }
            all
        };
        FIRST_SHOWN[self as usize]
    }
}

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
    /// Equal ratios.
    Log,
    /// Equal ratios of what is there to what is missing, for shares close to 1.
    Logit,
}

impl Scale {
    /// The name in the registry's JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Linear => "linear",
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
        /// Values are multiples of this; 0 for any number.
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
        let declared = declared(View::ALL[view]);
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
    /// Where the default comes from.
    pub origin: Origin,
    /// The name beside its control, in English and Japanese.
    pub label: (&'static str, &'static str),
    /// The line under its control, likewise.
    pub help: (&'static str, &'static str),
    /// The words of its choices, likewise; empty for what is no choice.
    pub choices: &'static [(&'static str, &'static str)],
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

    /// The nearest value that the parameter takes. NaN gives the smallest.
    pub fn snap(&self, value: f64) -> f64 {
        let (min, max) = self.range();
        let step = match self.kind {
            Kind::Number { step, .. } => step,
            Kind::Choice(_) | Kind::Flag | Kind::Date { .. } => 1.0,
        };
        let stepped = if step > 0.0 {
            let per_unit = libm::round(1.0 / step);
            if step < 1.0 {
                libm::round(value * per_unit) / per_unit
            } else {
                libm::round(value / step) * step
            }
        } else {
            value
        };
        // Not `clamp`, which passes NaN on.
        stepped.max(min).min(max)
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
                assert_eq!(param.snap(value), value, "{}", param.name);
            }
            let (min, max) = param.range();
            assert!(min < max);
            assert_eq!(
                (param.snap(min), param.snap(max)),
                (min, max),
                "{}",
                param.name
            );
        }
    }

    #[test]
    fn snapping_absorbs_what_no_slider_gives() {
        let param = Key::DoublingTime.param();
        assert_eq!(param.snap(f64::NAN), 20.0);
        assert_eq!(param.snap(f64::INFINITY), 1000.0);
        assert_eq!(param.snap(-1.0), 20.0);
        assert_eq!(Key::DoublingFactor.param().snap(0.923_4), 0.92);
    }
}
