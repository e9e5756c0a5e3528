//! Every parameter once: key, unit, range, scale, default and where the default comes from.

mod entries;

pub use entries::{CURVES, DATA, LAWS, LEVELS, REGISTRY, SHARES};

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
        use Key::{
            AsOf, Bd, Brk, Buf, C, CapSd, Commit, Common, Courts, Curve, Cut, D, Data, Drill, Dt,
            Dt2, Due, Elast, Esd, Exam, ExamG, F0, FMax, Filed, FiledG, Found, GeniusH, Gm, Gov,
            Labs, Lag, Law, Lc, Left, Lo, Lsd, Miss, Opinion, Out, Outage, Own, Patch, PatchG,
            Pend, Pm, Pp, Pv, Pz, R, R0, Race, Rel, Rg, Rg2, Rt, S1, S2, SMax, Shares, Sig, Since,
            Swap, Target, Tx, Until, Vend, W1, W2, W3, Win, Years,
        };
        match self {
            Self::Horizon => &[Law, Dt, D, Left, Brk, Dt2, Target, Rel, Since, AsOf, Data],
            Self::Code => &[S1, S2, SMax, Curve, R, Out, C, Shares],
            Self::Branches => &[W1, W2, W3, Bd, Dt, Left, FMax, Target, Pz, Pm, Pp, Pv],
            Self::Economy => &[
                Lag, GeniusH, Dt, R0, Rg, Rg2, Rt, Commit, Years, Due, Buf, Miss, Esd, Tx, Gm,
            ],
            Self::Access => &[Lc, Lo, Gov, Win, Dt, Sig, Lsd],
            Self::Rules => &[
                Labs, Courts, Opinion, Race, Vend, Cut, Common, Outage, Swap, Drill, Own,
            ],
            Self::Queues => &[
                Found, Elast, Dt, Patch, PatchG, Filed, FiledG, Exam, ExamG, Pend, CapSd,
            ],
            Self::Evidence => &[
                Dt, Law, D, Left, Brk, Dt2, Rel, S1, S2, SMax, F0, Lc, Lo, Until,
            ],
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
    /// Which shares the curve runs through.
    Shares,
    /// Share of code at the first bound.
    S1,
    /// Share of code at the second bound.
    S2,
    /// Ceiling of the share.
    SMax,
    /// Shape of the share's curve.
    Curve,
    /// Review cost relative to writing.
    R,
    /// Share of work that is code.
    C,
    /// Observed output multiple.
    Out,
    /// Branch date.
    Bd,
    /// Weight of the plateau.
    W1,
    /// Weight of compounding.
    W2,
    /// Weight of full recursive self-improvement.
    W3,
    /// Automation cap of compounding.
    FMax,
    /// Horizon that triggers a pause.
    Pz,
    /// Length of the pause.
    Pm,
    /// Share of frontier effort that takes part in the pause.
    Pp,
    /// Share of theirs that verification stops.
    Pv,
    /// Labour's share of the returns to all inputs, alpha/(alpha+zeta).
    Ar,
    /// Returns to all inputs, alpha+zeta.
    Az,
    /// Difficulty exponent.
    Beta,
    /// Width of the logistic of automation.
    Iv,
    /// Automated share in January 2026.
    F0,
    /// Misalignment now.
    M0,
    /// Its amplification a generation.
    A,
    /// Share of it that oversight catches.
    Q,
    /// Months per generation at today's pace.
    G0,
    /// Years by which use follows what AI can do.
    Lag,
    /// Its spread.
    LagSd,
    /// Task length of a “country of geniuses”.
    GeniusH,
    /// Revenue a year at the start of 2026.
    R0,
    /// Its growth factor a year then.
    Rg,
    /// Its growth factor a year in the long run.
    Rg2,
    /// Half-life of the difference.
    Rt,
    /// Price of the compute that is bought.
    Commit,
    /// Years in which it is paid.
    Years,
    /// Year at whose end the forecast is put to the test.
    Due,
    /// What else there is to pay with, a year.
    Buf,
    /// By how much revenue misses its forecast.
    Miss,
    /// Spread of the miss.
    Esd,
    /// Share of compute that trains.
    Tx,
    /// Gross margin on serving.
    Gm,
    /// Growth of raw compute.
    K1,
    /// Growth of the quantity of data.
    K2,
    /// Growth of the quality and distribution of data.
    K3,
    /// Growth of the length of training.
    K4,
    /// Growth of what the objective allows.
    K5,
    /// Growth of what normalisation and conditioning allow.
    K6,
    /// Growth of reinforcement learning.
    K7,
    /// Elasticity of raw compute.
    E1,
    /// Elasticity of the quantity of data.
    E2,
    /// Elasticity of the quality and distribution of data.
    E3,
    /// Elasticity of the length of training.
    E4,
    /// Elasticity of the objective.
    E5,
    /// Elasticity of normalisation and conditioning.
    E6,
    /// Elasticity of reinforcement learning.
    E7,
    /// Months until an equal closed model is elsewhere.
    Lc,
    /// Months until an equal model has open weights.
    Lo,
    /// Spread of both.
    Lsd,
    /// Strength of access governance.
    Gov,
    /// Months within which an equal model undoes what governance holds.
    Win,
    /// Error with which two rivals see the gap between them.
    Sig,
    /// Vulnerabilities found in the first six weeks.
    Found,
    /// Doublings of finding for each of the horizon's.
    Elast,
    /// Vulnerabilities patched a month at most.
    Patch,
    /// Its growth a year.
    PatchG,
    /// Patent applications filed a year.
    Filed,
    /// Its growth a year.
    FiledG,
    /// Applications examined a year at most.
    Exam,
    /// Its growth a year.
    ExamG,
    /// Months that an application waits at the start.
    Pend,
    /// Spread of both capacities.
    CapSd,
    /// Score of how far the same happens at other labs.
    Labs,
    /// Score of whether courts uphold the directive.
    Courts,
    /// Score of public opinion.
    Opinion,
    /// Score of the race with China.
    Race,
    /// What a point spread adds to scenario A.
    LabsA,
    /// What a point spread adds to scenario B.
    LabsB,
    /// What a point spread adds to scenario C.
    LabsC,
    /// What a point courts adds to scenario A.
    CourtsA,
    /// What a point courts adds to scenario B.
    CourtsB,
    /// What a point courts adds to scenario C.
    CourtsC,
    /// What a point opinion adds to scenario A.
    OpinionA,
    /// What a point opinion adds to scenario B.
    OpinionB,
    /// What a point opinion adds to scenario C.
    OpinionC,
    /// What a point race adds to scenario A.
    RaceA,
    /// What a point race adds to scenario B.
    RaceB,
    /// What a point race adds to scenario C.
    RaceC,
    /// How many vendors can be turned to.
    Vend,
    /// Probability a year that a vendor is cut off.
    Cut,
    /// Share of the cut-offs that hit all at once.
    Common,
    /// Days that a cut-off lasts.
    Outage,
    /// Days that a change of vendor takes.
    Swap,
    /// Days that it takes when it has been tested.
    Drill,
    /// Whether there is a system of one's own.
    Own,
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
}

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
