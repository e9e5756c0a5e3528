//! Every parameter once: key, unit, range, scale, default and where the default comes from.

mod entries;

pub use crate::views::View;
pub use entries::{CURVES, DATA, LAWS, LEVELS, REGISTRY, SHARES};

/// A parameter. Its [`name`](Param::name) is public and never changes meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(usize)]
pub enum Key {
    /// Which points are fitted.
    Data,
    /// Success level.
    SuccessLevel,
    /// First release date that is fitted.
    Since,
    /// Last release date that is fitted (backtest).
    AsOf,
    /// State of the art only.
    StateOfTheArt,
    /// Longest horizon that is fitted.
    LengthCap,
    /// Shape of growth.
    Law,
    /// Doubling time.
    DoublingTime,
    /// Horizon at the anchor date.
    AnchorHorizon,
    /// Anchor date.
    AnchorDate,
    /// Factor per doubling.
    DoublingFactor,
    /// Doublings left.
    DoublingsLeft,
    /// Break date.
    BreakDate,
    /// Doubling time after the break.
    LaterDoublingTime,
    /// Task length to report.
    TargetLength,
    /// End of the axis.
    Until,
    /// Spread of a doubling time set by hand.
    DoublingTimeSpread,
    /// Add the scatter of single models.
    Scatter,
    /// Spread of the trend from a case bootstrap.
    Bootstrap,
    /// Monte-Carlo size.
    Draws,
    /// Monte-Carlo seed.
    Seed,
    /// Marks of the length axis in clock time.
    ClockTime,
    /// Which shares the curve runs through.
    Shares,
    /// Share of code at the first bound.
    ShareBefore,
    /// Share of code at the second bound.
    ShareNow,
    /// Ceiling of the share.
    ShareCeiling,
    /// Shape of the share's curve.
    ShareCurve,
    /// Review cost relative to writing.
    ReviewCost,
    /// Share of work that is code.
    CodeFraction,
    /// Observed output multiple.
    OutputMultiple,
    /// Branch date.
    BranchDate,
    /// Weight of the plateau.
    PlateauWeight,
    /// Weight of compounding.
    CompoundingWeight,
    /// Weight of full recursive self-improvement.
    FullWeight,
    /// Automation cap of compounding.
    AutomationCap,
    /// Horizon that triggers a pause.
    PauseTrigger,
    /// Length of the pause.
    PauseLength,
    /// Share of frontier effort that takes part in the pause.
    PauseParticipation,
    /// Share of theirs that verification stops.
    PauseVerification,
    /// Labour's share of the returns to all inputs, alpha/(alpha+zeta).
    LabourShare,
    /// Returns to all inputs, alpha+zeta.
    ReturnsToInputs,
    /// Difficulty exponent.
    DifficultyExponent,
    /// Width of the logistic of automation.
    AutomationWidth,
    /// Automated share in January 2026.
    AutomatedShare,
    /// Misalignment now.
    MisalignmentNow,
    /// Its amplification a generation.
    MisalignmentAmplification,
    /// Share of it that oversight catches.
    OversightCatch,
    /// Months per generation at today's pace.
    GenerationLength,
    /// Years by which use follows what AI can do.
    AdoptionLag,
    /// Its spread.
    AdoptionLagSpread,
    /// Task length of a “country of geniuses”.
    GeniusHorizon,
    /// Revenue a year at the start of 2026.
    Revenue,
    /// Its growth factor a year then.
    RevenueGrowth,
    /// Its growth factor a year in the long run.
    LongRunGrowth,
    /// Half-life of the difference.
    GrowthHalfLife,
    /// Price of the compute that is bought.
    Commitment,
    /// Years in which it is paid.
    CommitmentYears,
    /// Year at whose end the forecast is put to the test.
    TestYear,
    /// What else there is to pay with, a year.
    Buffer,
    /// By how much revenue misses its forecast.
    ForecastMiss,
    /// Spread of the miss.
    ForecastMissSpread,
    /// Share of compute that trains.
    TrainingShare,
    /// Gross margin on serving.
    GrossMargin,
    /// Growth of raw compute.
    ComputeGrowth,
    /// Growth of the quantity of data.
    DataQuantityGrowth,
    /// Growth of the quality and distribution of data.
    DataQualityGrowth,
    /// Growth of the length of training.
    TrainingLengthGrowth,
    /// Growth of what the objective allows.
    ObjectiveGrowth,
    /// Growth of what normalisation and conditioning allow.
    ConditioningGrowth,
    /// Growth of reinforcement learning.
    ReinforcementGrowth,
    /// Elasticity of raw compute.
    ComputeElasticity,
    /// Elasticity of the quantity of data.
    DataQuantityElasticity,
    /// Elasticity of the quality and distribution of data.
    DataQualityElasticity,
    /// Elasticity of the length of training.
    TrainingLengthElasticity,
    /// Elasticity of the objective.
    ObjectiveElasticity,
    /// Elasticity of normalisation and conditioning.
    ConditioningElasticity,
    /// Elasticity of reinforcement learning.
    ReinforcementElasticity,
    /// Months until an equal closed model is elsewhere.
    ClosedLag,
    /// Months until an equal model has open weights.
    OpenLag,
    /// Spread of both.
    LagSpread,
    /// Strength of access governance.
    Governance,
    /// Months within which an equal model undoes what governance holds.
    CatchUpWindow,
    /// Error with which two rivals see the gap between them.
    RivalError,
    /// Vulnerabilities found in the first six weeks.
    VulnerabilitiesFound,
    /// Doublings of finding for each of the horizon's.
    FindingElasticity,
    /// Vulnerabilities patched a month at most.
    PatchCapacity,
    /// Its growth a year.
    PatchGrowth,
    /// Patent applications filed a year.
    PatentFilings,
    /// Its growth a year.
    FilingsGrowth,
    /// Applications examined a year at most.
    ExaminationCapacity,
    /// Its growth a year.
    ExaminationGrowth,
    /// Months that an application waits at the start.
    Pendency,
    /// Spread of both capacities.
    CapacitySpread,
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
    Vendors,
    /// Probability a year that a vendor is cut off.
    CutOffRate,
    /// Share of the cut-offs that hit all at once.
    CommonCause,
    /// Days that a cut-off lasts.
    OutageLength,
    /// Days that a change of vendor takes.
    SwitchTime,
    /// Days that it takes when it has been tested.
    DrilledSwitchTime,
    /// Whether there is a system of one's own.
    OwnSystem,
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
        let param = Key::DoublingTime.param();
        assert_eq!(param.snap(f64::NAN), 20.0);
        assert_eq!(param.snap(f64::INFINITY), 1000.0);
        assert_eq!(param.snap(-1.0), 20.0);
        assert_eq!(Key::DoublingFactor.param().snap(0.923_4), 0.92);
    }
}
