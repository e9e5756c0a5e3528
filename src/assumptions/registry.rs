//! Every parameter once: key, unit, range, scale, default and where the default comes from.

use crate::date::days_from_civil;

/// A view of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum View {
    /// When AI finishes a task of a given length.
    #[default]
    Horizon,
}

impl View {
    /// All views in the order of the navigation.
    pub const ALL: &'static [Self] = &[Self::Horizon];

    /// The name in permalinks.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Horizon => "horizon",
        }
    }
}

/// A parameter. Its [`name`](Param::name) is public and never changes meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Key {
    /// Which points are fitted.
    Data,
    /// Success level.
    Rel,
    /// First release date that is fitted.
    Since,
    /// Last release date that is fitted (backtest).
    AsOf,
    /// State of the art only.
    Sota,
    /// Longest horizon that is fitted.
    Cap,
    /// Shape of growth.
    Law,
    /// Doubling time.
    Dt,
    /// Horizon at the anchor date.
    H0,
    /// Anchor date.
    T0,
    /// Factor per doubling.
    D,
    /// Doublings left.
    Left,
    /// Break date.
    Brk,
    /// Doubling time after the break.
    Dt2,
    /// Task length to report.
    Target,
    /// End of the axis.
    Until,
    /// Spread of a doubling time set by hand.
    DtSd,
    /// Add the scatter of single models.
    Scatter,
    /// Spread of the trend from a case bootstrap.
    Boot,
    /// Monte-Carlo size.
    Draws,
    /// Monte-Carlo seed.
    Seed,
    /// Marks of the length axis in clock time.
    Clock,
}

/// How a slider runs through a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal steps.
    Linear,
    /// Equal ratios.
    Log,
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
    /// The views that use it.
    pub views: &'static [View],
    /// Shown at once, not behind "more".
    pub main: bool,
}

const HORIZON: &[View] = &[View::Horizon];

const fn day(year: i64, month: u32, day: u32) -> f64 {
    days_from_civil(year, month, day) as f64
}

const fn entry(
    key: Key,
    name: &'static str,
    kind: Kind,
    default: Initial,
    origin: Origin,
) -> Param {
    Param {
        key,
        name,
        kind,
        default,
        origin,
        views: HORIZON,
        main: false,
    }
}

const fn main(param: Param) -> Param {
    Param {
        main: true,
        ..param
    }
}

const fn number(min: f64, max: f64, scale: Scale, step: f64, unit: Unit) -> Kind {
    Kind::Number {
        min,
        max,
        scale,
        step,
        unit,
    }
}

/// The names of the data sets.
pub const DATA: &[&str] = &["metr", "quoted", "mine"];
/// The names of the laws.
pub const LAWS: &[&str] = &["exp", "power", "plateau", "broken"];
/// The success levels that METR publishes, in per cent.
pub const LEVELS: &[&str] = &["50", "80"];

/// All parameters, in the order of [`Key`].
pub const REGISTRY: &[Param] = {
    use Initial::{Fit, Off, Value};
    use Origin::{Judgement, Setting, Source};
    use Scale::{Linear, Log};
    &[
        main(entry(
            Key::Data,
            "data",
            Kind::Choice(DATA),
            Value(0.0),
            Source("metr"),
        )),
        main(entry(
            Key::Rel,
            "rel",
            Kind::Choice(LEVELS),
            Value(0.0),
            Source("metr"),
        )),
        main(entry(
            Key::Since,
            "since",
            Kind::Date {
                min: day(2019, 1, 1),
                max: day(2026, 12, 31),
            },
            Value(day(2023, 1, 1)),
            Source("metr"),
        )),
        main(entry(
            Key::AsOf,
            "asof",
            Kind::Date {
                min: day(2019, 1, 1),
                max: day(2026, 12, 31),
            },
            Off,
            Setting,
        )),
        entry(Key::Sota, "sota", Kind::Flag, Value(1.0), Source("metr")),
        entry(
            Key::Cap,
            "cap",
            number(1.0, 1000.0, Log, 0.0, Unit::Hours),
            Value(16.0),
            Source("metr"),
        ),
        main(entry(
            Key::Law,
            "law",
            Kind::Choice(LAWS),
            Value(0.0),
            Judgement,
        )),
        main(entry(
            Key::Dt,
            "dt",
            number(20.0, 1000.0, Log, 0.0, Unit::Days),
            Fit,
            Origin::Fit,
        )),
        entry(
            Key::H0,
            "h0",
            number(0.01, 1e6, Log, 0.0, Unit::Minutes),
            Fit,
            Origin::Fit,
        ),
        entry(
            Key::T0,
            "t0",
            Kind::Date {
                min: day(2015, 1, 1),
                max: day(2045, 12, 31),
            },
            Fit,
            Origin::Fit,
        ),
        main(entry(
            Key::D,
            "d",
            number(0.7, 1.3, Linear, 0.01, Unit::None),
            Value(0.92),
            Judgement,
        )),
        main(entry(
            Key::Left,
            "left",
            number(0.5, 40.0, Log, 0.0, Unit::Doublings),
            Value(6.0),
            Judgement,
        )),
        main(entry(
            Key::Brk,
            "brk",
            Kind::Date {
                min: day(2019, 1, 1),
                max: day(2045, 12, 31),
            },
            Value(day(2024, 3, 15)),
            Judgement,
        )),
        main(entry(
            Key::Dt2,
            "dt2",
            number(20.0, 1000.0, Log, 0.0, Unit::Days),
            Fit,
            Origin::Fit,
        )),
        main(entry(
            Key::Target,
            "target",
            number(1.0, 1e7, Log, 0.0, Unit::Minutes),
            Value(2400.0),
            Setting,
        )),
        entry(
            Key::Until,
            "until",
            number(2027.0, 2045.0, Linear, 1.0, Unit::Year),
            Value(2030.0),
            Setting,
        ),
        entry(
            Key::DtSd,
            "dtsd",
            number(0.0, 100.0, Linear, 1.0, Unit::Percent),
            Value(15.0),
            Judgement,
        ),
        entry(Key::Scatter, "scatter", Kind::Flag, Value(0.0), Setting),
        entry(Key::Boot, "boot", Kind::Flag, Value(0.0), Setting),
        entry(
            Key::Draws,
            "draws",
            number(100.0, 100_000.0, Log, 1.0, Unit::Draws),
            Value(10_000.0),
            Setting,
        ),
        entry(
            Key::Seed,
            "seed",
            number(1.0, 1_000_000.0, Linear, 1.0, Unit::None),
            Value(1.0),
            Setting,
        ),
        entry(Key::Clock, "clock", Kind::Flag, Value(0.0), Setting),
    ]
};

impl Key {
    /// How many parameters there are.
    pub const COUNT: usize = REGISTRY.len();

    /// The registry entry.
    pub fn param(self) -> &'static Param {
        &REGISTRY[self as usize]
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
            assert_eq!(param.key as usize, index, "{}", param.name);
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
        let param = Key::Dt.param();
        assert_eq!(param.snap(f64::NAN), 20.0);
        assert_eq!(param.snap(f64::INFINITY), 1000.0);
        assert_eq!(param.snap(-1.0), 20.0);
        assert_eq!(Key::D.param().snap(0.923_4), 0.92);
    }
}
