//! The registry's table.

use super::{Initial, Key, Kind, Origin, Param, Scale, Unit, View};
use crate::date::days_from_civil;

/// The names of the data sets.
pub const DATA: &[&str] = &["metr", "quoted", "mine"];
/// The names of the laws.
pub const LAWS: &[&str] = &["exp", "power", "plateau", "broken"];
/// The success levels that METR publishes, in per cent.
pub const LEVELS: &[&str] = &["50", "80"];
/// What the curve of the code share runs through.
pub const SHARES: &[&str] = &["bounds", "mine"];
/// The names of the code share's curves.
pub const CURVES: &[&str] = &["logistic", "gompertz"];

/// Views that know all laws of the horizon.
const HORIZON: &[View] = &[View::Horizon, View::Evidence];
const CODE: &[View] = &[View::Code];
/// Views that take the code share.
const SHARE: &[View] = &[View::Code, View::Evidence];
const BRANCHES: &[View] = &[View::Branches];
const ECONOMY: &[View] = &[View::Economy];
const ACCESS: &[View] = &[View::Access];
/// How long others take.
const LAG: &[View] = &[View::Access, View::Evidence];
const QUEUES: &[View] = &[View::Queues];
const RULES: &[View] = &[View::Rules];
/// Views that take the trend's level and date.
const LEVEL: &[View] = &[
    View::Horizon,
    View::Branches,
    View::Economy,
    View::Access,
    View::Evidence,
];
/// Views that take its doubling time.
const PACE: &[View] = &[
    View::Horizon,
    View::Branches,
    View::Economy,
    View::Access,
    View::Queues,
    View::Evidence,
];
/// Views that follow the law of automated research.
const RESEARCH: &[View] = &[View::Branches, View::Evidence];
/// Views that ask for a length of task.
const GOAL: &[View] = &[View::Horizon, View::Branches];
/// Views that draw the trend of the time horizon on.
const TREND: &[View] = &[View::Horizon, View::Branches, View::Evidence];
const ALL: &[View] = View::ALL;

/// Thomas Kwa's model of automated research.
const KWA: &str = "metr.timelines";

const fn day(year: i64, month: u32, day: u32) -> f64 {
    days_from_civil(year, month, day) as f64
}

const fn dates(from: i64, to: i64) -> Kind {
    Kind::Date {
        min: day(from, 1, 1),
        max: day(to, 12, 31),
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

const fn entry(
    key: Key,
    name: &'static str,
    kind: Kind,
    default: Initial,
    origin: Origin,
    views: &'static [View],
) -> Param {
    Param {
        key,
        name,
        kind,
        default,
        origin,
        views,
    }
}

/// All parameters, in the order of [`Key`]. A line each, as the table that it is.
#[rustfmt::skip]
pub const REGISTRY: &[Param] = {
    use Initial::{Fit, Off, Value};
    use Kind::{Choice, Flag};
    use Origin::{Judgement, Setting, Source};
    use Scale::{Linear, Log, Logit};
    use Unit::{Days, Doublings, Hours, Minutes, Months, None, Percent, Times, TrillionUsd, WorkMonths, Year, Years};
    &[
        entry(Key::Data, "data", Choice(DATA), Value(0.0), Source("metr"), PACE),
        entry(Key::SuccessLevel, "rel", Choice(LEVELS), Value(0.0), Source("metr"), PACE),
        entry(Key::Since, "since", dates(2019, 2026), Value(day(2023, 1, 1)), Source("metr"), PACE),
        entry(Key::AsOf, "asof", dates(2019, 2026), Off, Setting, PACE),
        entry(Key::StateOfTheArt, "sota", Flag, Value(1.0), Source("metr"), PACE),
        entry(Key::LengthCap, "cap", number(1.0, 1000.0, Log, 0.0, Hours), Value(16.0), Source("metr"), PACE),
        entry(Key::Law, "law", Choice(LAWS), Value(0.0), Judgement, HORIZON),
        entry(Key::DoublingTime, "dt", number(20.0, 1000.0, Log, 0.0, Days), Fit, Origin::Fit, PACE),
        entry(Key::AnchorHorizon, "h0", number(0.01, 1e6, Log, 0.0, Minutes), Fit, Origin::Fit, LEVEL),
        entry(Key::AnchorDate, "t0", dates(2015, 2045), Fit, Origin::Fit, LEVEL),
        entry(Key::DoublingFactor, "d", number(0.7, 1.3, Linear, 0.01, None), Value(0.92), Judgement, HORIZON),
        entry(Key::DoublingsLeft, "left", number(0.5, 40.0, Log, 0.0, Doublings), Value(6.0), Judgement, TREND),
        entry(Key::BreakDate, "brk", dates(2019, 2045), Value(day(2024, 3, 15)), Judgement, HORIZON),
        entry(Key::LaterDoublingTime, "dt2", number(20.0, 1000.0, Log, 0.0, Days), Fit, Origin::Fit, HORIZON),
        entry(Key::TargetLength, "target", number(1.0, 1e7, Log, 0.0, Minutes), Value(2400.0), Setting, GOAL),
        entry(Key::Until, "until", number(2027.0, 2045.0, Linear, 1.0, Year), Value(2030.0), Setting, ALL),
        entry(Key::DoublingTimeSpread, "dtsd", number(0.0, 100.0, Linear, 1.0, Percent), Value(15.0), Judgement, PACE),
        entry(Key::Scatter, "scatter", Flag, Value(0.0), Setting, HORIZON),
        entry(Key::Bootstrap, "boot", Flag, Value(0.0), Setting, HORIZON),
        entry(Key::Draws, "draws", number(100.0, 100_000.0, Log, 1.0, Unit::Draws), Value(10_000.0), Setting, ALL),
        entry(Key::Seed, "seed", number(1.0, 1_000_000.0, Linear, 1.0, None), Value(1.0), Setting, ALL),
        entry(Key::ClockTime, "clock", Flag, Value(0.0), Setting, LEVEL),
        entry(Key::Shares, "shares", Choice(SHARES), Value(0.0), Source("S1"), SHARE),
        entry(Key::ShareBefore, "s1", number(1.0, 9.0, Linear, 0.1, Percent), Value(5.0), Source("S1"), SHARE),
        entry(Key::ShareNow, "s2", number(60.0, 99.0, Linear, 0.1, Percent), Value(80.0), Source("S1"), SHARE),
        entry(Key::ShareCeiling, "smax", number(80.0, 100.0, Linear, 0.1, Percent), Value(100.0), Judgement, SHARE),
        entry(Key::ShareCurve, "curve", Choice(CURVES), Value(0.0), Judgement, SHARE),
        entry(Key::ReviewCost, "r", number(0.0, 1.0, Linear, 0.01, None), Value(0.1), Judgement, CODE),
        entry(Key::CodeFraction, "c", number(0.05, 1.0, Linear, 0.01, None), Value(0.4), Judgement, CODE),
        entry(Key::OutputMultiple, "out", number(1.0, 100.0, Log, 0.0, Times), Value(8.0), Source("S1"), CODE),
        entry(Key::BranchDate, "bd", dates(2026, 2032), Value(day(2026, 6, 4)), Source("S1"), BRANCHES),
        entry(Key::PlateauWeight, "w1", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement, BRANCHES),
        entry(Key::CompoundingWeight, "w2", number(0.0, 100.0, Linear, 1.0, Percent), Value(60.0), Judgement, BRANCHES),
        entry(Key::FullWeight, "w3", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement, BRANCHES),
        entry(Key::AutomationCap, "fmax", number(0.5, 0.9999, Logit, 0.0, None), Value(0.99), Source("S1"), BRANCHES),
        entry(Key::PauseTrigger, "pz", number(0.1, 1000.0, Log, 0.0, WorkMonths), Off, Judgement, BRANCHES),
        entry(Key::PauseLength, "pm", number(1.0, 120.0, Linear, 1.0, Months), Value(12.0), Judgement, BRANCHES),
        entry(Key::PauseParticipation, "pp", number(0.0, 1.0, Linear, 0.01, None), Value(0.8), Judgement, BRANCHES),
        entry(Key::PauseVerification, "pv", number(0.0, 1.0, Linear, 0.01, None), Value(0.8), Judgement, BRANCHES),
        entry(Key::LabourShare, "ar", number(0.05, 0.6, Linear, 0.005, None), Value(0.235), Source(KWA), RESEARCH),
        entry(Key::ReturnsToInputs, "az", number(0.5, 1.2, Linear, 0.01, None), Value(0.9), Source(KWA), RESEARCH),
        entry(Key::DifficultyExponent, "beta", number(0.1, 1.5, Linear, 0.01, None), Value(0.65), Source(KWA), RESEARCH),
        entry(Key::AutomationWidth, "iv", number(0.5, 8.0, Linear, 0.01, None), Value(2.85), Source(KWA), RESEARCH),
        entry(Key::AutomatedShare, "f0", number(0.05, 0.9, Linear, 0.005, None), Value(0.375), Source(KWA), RESEARCH),
        entry(Key::MisalignmentNow, "m0", number(0.0001, 1.0, Log, 0.0, None), Value(0.01), Judgement, BRANCHES),
        entry(Key::MisalignmentAmplification, "a", number(1.0, 5.0, Linear, 0.01, None), Value(1.5), Judgement, BRANCHES),
        entry(Key::OversightCatch, "q", number(0.0, 1.0, Linear, 0.01, None), Value(0.2), Judgement, BRANCHES),
        entry(Key::GenerationLength, "g0", number(0.5, 60.0, Log, 0.0, Months), Value(6.0), Judgement, BRANCHES),
        entry(Key::AdoptionLag, "lag", number(0.0, 10.0, Linear, 0.1, Years), Value(2.2), Source("S3"), ECONOMY),
        entry(Key::AdoptionLagSpread, "lagsd", number(0.0, 150.0, Linear, 1.0, Percent), Value(60.0), Judgement, ECONOMY),
        entry(Key::GeniusHorizon, "geniusH", number(60.0, 1e7, Log, 0.0, Minutes), Value(120_000.0), Judgement, ECONOMY),
        entry(Key::Revenue, "r0", number(0.0001, 10.0, Log, 0.0, TrillionUsd), Value(0.01), Judgement, ECONOMY),
        entry(Key::RevenueGrowth, "rg", number(1.0, 20.0, Log, 0.0, Times), Value(10.0), Source("S3"), ECONOMY),
        entry(Key::LongRunGrowth, "rg2", number(0.8, 10.0, Log, 0.0, Times), Value(1.3), Judgement, ECONOMY),
        entry(Key::GrowthHalfLife, "rt", number(0.1, 20.0, Log, 0.0, Years), Value(2.0), Judgement, ECONOMY),
        entry(Key::Commitment, "commit", number(0.01, 100.0, Log, 0.0, TrillionUsd), Value(5.0), Source("S3"), ECONOMY),
        entry(Key::CommitmentYears, "years", number(1.0, 20.0, Linear, 1.0, Years), Value(5.0), Source("S3"), ECONOMY),
        entry(Key::TestYear, "due", number(2026.0, 2045.0, Linear, 1.0, Year), Value(2027.0), Source("S3"), ECONOMY),
        entry(Key::Buffer, "buf", number(0.0, 10.0, Linear, 0.01, TrillionUsd), Value(0.0), Judgement, ECONOMY),
        entry(Key::ForecastMiss, "miss", number(0.0, 95.0, Linear, 1.0, Percent), Value(20.0), Source("S3"), ECONOMY),
        entry(Key::ForecastMissSpread, "esd", number(0.0, 200.0, Linear, 1.0, Percent), Value(50.0), Judgement, ECONOMY),
        entry(Key::TrainingShare, "tx", number(0.0, 95.0, Linear, 1.0, Percent), Value(50.0), Source("S3"), ECONOMY),
        entry(Key::GrossMargin, "gm", number(0.0, 100.0, Linear, 1.0, Percent), Value(60.0), Judgement, ECONOMY),
        entry(Key::ComputeGrowth, "k1", number(1.0, 10.0, Log, 0.0, Times), Value(2.6), Source(KWA), ECONOMY),
        entry(Key::DataQuantityGrowth, "k2", number(1.0, 10.0, Log, 0.0, Times), Value(1.5), Judgement, ECONOMY),
        entry(Key::DataQualityGrowth, "k3", number(1.0, 10.0, Log, 0.0, Times), Value(2.0), Judgement, ECONOMY),
        entry(Key::TrainingLengthGrowth, "k4", number(1.0, 10.0, Log, 0.0, Times), Value(1.5), Judgement, ECONOMY),
        entry(Key::ObjectiveGrowth, "k5", number(1.0, 10.0, Log, 0.0, Times), Value(1.2), Judgement, ECONOMY),
        entry(Key::ConditioningGrowth, "k6", number(1.0, 10.0, Log, 0.0, Times), Value(1.3), Judgement, ECONOMY),
        entry(Key::ReinforcementGrowth, "k7", number(1.0, 10.0, Log, 0.0, Times), Value(3.0), Judgement, ECONOMY),
        entry(Key::ComputeElasticity, "e1", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement, ECONOMY),
        entry(Key::DataQuantityElasticity, "e2", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement, ECONOMY),
        entry(Key::DataQualityElasticity, "e3", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement, ECONOMY),
        entry(Key::TrainingLengthElasticity, "e4", number(0.0, 1.5, Linear, 0.01, None), Value(0.5), Judgement, ECONOMY),
        entry(Key::ObjectiveElasticity, "e5", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement, ECONOMY),
        entry(Key::ConditioningElasticity, "e6", number(0.0, 1.5, Linear, 0.01, None), Value(1.0), Judgement, ECONOMY),
        entry(Key::ReinforcementElasticity, "e7", number(0.0, 1.5, Linear, 0.01, None), Value(0.35), Judgement, ECONOMY),
        entry(Key::ClosedLag, "lc", number(0.0, 36.0, Linear, 0.5, Months), Value(9.0), Source("S4"), LAG),
        entry(Key::OpenLag, "lo", number(0.0, 36.0, Linear, 0.5, Months), Value(18.0), Judgement, LAG),
        entry(Key::LagSpread, "lsd", number(0.0, 150.0, Linear, 1.0, Percent), Value(40.0), Judgement, LAG),
        entry(Key::Governance, "gov", number(0.0, 100.0, Linear, 1.0, Percent), Value(70.0), Judgement, ACCESS),
        entry(Key::CatchUpWindow, "win", number(0.0, 24.0, Linear, 0.5, Months), Value(6.0), Judgement, ACCESS),
        entry(Key::RivalError, "sig", number(0.05, 10.0, Log, 0.0, Doublings), Value(1.0), Judgement, ACCESS),
        entry(Key::VulnerabilitiesFound, "found", number(100.0, 1e6, Log, 0.0, None), Value(10_000.0), Source("S1"), QUEUES),
        entry(Key::FindingElasticity, "elast", number(-0.5, 1.5, Linear, 0.01, None), Value(0.25), Judgement, QUEUES),
        entry(Key::PatchCapacity, "patch", number(100.0, 1e6, Log, 0.0, None), Value(4000.0), Judgement, QUEUES),
        entry(Key::PatchGrowth, "patchg", number(-20.0, 400.0, Linear, 1.0, Percent), Value(50.0), Judgement, QUEUES),
        entry(Key::PatentFilings, "filed", number(10_000.0, 1e7, Log, 0.0, None), Value(600_000.0), Judgement, QUEUES),
        entry(Key::FilingsGrowth, "filedg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(10.0), Judgement, QUEUES),
        entry(Key::ExaminationCapacity, "exam", number(10_000.0, 1e7, Log, 0.0, None), Value(600_000.0), Judgement, QUEUES),
        entry(Key::ExaminationGrowth, "examg", number(-20.0, 200.0, Linear, 1.0, Percent), Value(3.0), Judgement, QUEUES),
        entry(Key::Pendency, "pend", number(0.0, 60.0, Linear, 1.0, Months), Value(20.0), Judgement, QUEUES),
        entry(Key::CapacitySpread, "capsd", number(0.0, 100.0, Linear, 1.0, Percent), Value(20.0), Judgement, QUEUES),
        entry(Key::Labs, "labs", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement, RULES),
        entry(Key::Courts, "courts", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement, RULES),
        entry(Key::Opinion, "opinion", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement, RULES),
        entry(Key::Race, "race", number(-2.0, 2.0, Linear, 0.5, None), Value(0.0), Judgement, RULES),
        entry(Key::LabsA, "labsa", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.6), Judgement, RULES),
        entry(Key::LabsB, "labsb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.6), Judgement, RULES),
        entry(Key::LabsC, "labsc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement, RULES),
        entry(Key::CourtsA, "courtsa", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.4), Judgement, RULES),
        entry(Key::CourtsB, "courtsb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement, RULES),
        entry(Key::CourtsC, "courtsc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.5), Judgement, RULES),
        entry(Key::OpinionA, "opiniona", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.4), Judgement, RULES),
        entry(Key::OpinionB, "opinionb", number(-2.0, 2.0, Linear, 0.1, None), Value(0.4), Judgement, RULES),
        entry(Key::OpinionC, "opinionc", number(-2.0, 2.0, Linear, 0.1, None), Value(0.3), Judgement, RULES),
        entry(Key::RaceA, "racea", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.1), Judgement, RULES),
        entry(Key::RaceB, "raceb", number(-2.0, 2.0, Linear, 0.1, None), Value(-0.3), Judgement, RULES),
        entry(Key::RaceC, "racec", number(-2.0, 2.0, Linear, 0.1, None), Value(0.5), Judgement, RULES),
        entry(Key::Vendors, "vend", number(1.0, 10.0, Linear, 1.0, None), Value(3.0), Judgement, RULES),
        entry(Key::CutOffRate, "cut", number(0.0, 100.0, Linear, 1.0, Percent), Value(10.0), Judgement, RULES),
        entry(Key::CommonCause, "common", number(0.0, 100.0, Linear, 1.0, Percent), Value(30.0), Judgement, RULES),
        entry(Key::OutageLength, "outage", number(1.0, 365.0, Linear, 1.0, Days), Value(90.0), Judgement, RULES),
        entry(Key::SwitchTime, "swap", number(0.0, 120.0, Linear, 1.0, Days), Value(14.0), Judgement, RULES),
        entry(Key::DrilledSwitchTime, "drill", number(0.0, 30.0, Linear, 0.5, Days), Value(1.0), Judgement, RULES),
        entry(Key::OwnSystem, "own", Flag, Value(0.0), Judgement, RULES),
    ]
};
