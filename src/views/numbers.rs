//! What a view shows as plain numbers, for files and for other programs.

use crate::model::{arrival::Arrival, horizon::PROBS, trend::Trend};

/// The numbers of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// The fit behind the curve.
    pub fit: Option<Fit>,
    /// Dates of milestones.
    pub milestones: Vec<Milestone>,
    /// Curves by date; the first is the central one.
    pub series: Vec<Series>,
    /// Data points.
    pub points: Vec<Point>,
    /// Named dates: key and days since 1970-01-01.
    pub markers: Vec<(&'static str, f64)>,
    /// Named quantities that are no dates; all finite.
    pub figures: Vec<Figure>,
}

/// A named quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure {
    /// Its name.
    pub key: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Its value.
    pub value: f64,
}

/// A least-squares fit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// Doubling time in days.
    pub doubling_days: f64,
    /// Its 95% interval.
    pub ci95: Option<(f64, f64)>,
    /// Coefficient of determination.
    pub r2: f64,
    /// How many points.
    pub n: usize,
}

impl Fit {
    /// What a trend says of itself.
    pub fn of(trend: &Trend) -> Self {
        Self {
            doubling_days: trend.doubling_days(),
            ci95: trend.doubling_interval(),
            r2: trend.r2,
            n: trend.n,
        }
    }
}

/// The distribution of a milestone's date, in days; infinite where it is never reached.
#[derive(Clone, Debug, PartialEq)]
pub struct Milestone {
    /// Its name.
    pub key: &'static str,
    /// What is reached, in the unit of the series.
    pub level: f64,
    /// 10% quantile.
    pub p10: f64,
    /// Median.
    pub p50: f64,
    /// 90% quantile.
    pub p90: f64,
    /// Share of the draws that never get there, from 0 to 1.
    pub never: f64,
    /// Of the probability that it is reached by the end of the axis, the shares of the branches, from 0 to 1.
    pub shares: Vec<(&'static str, f64)>,
}

impl Milestone {
    /// A milestone without branches.
    pub const fn of(key: &'static str, level: f64, arrival: &Arrival) -> Self {
        Self {
            key,
            level,
            p10: arrival.p10,
            p50: arrival.p50,
            p90: arrival.p90,
            never: arrival.never,
            shares: Vec::new(),
        }
    }
}

/// A curve by date.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name.
    pub name: &'static str,
    /// Its unit.
    pub unit: &'static str,
    /// Dates in days.
    pub dates: Vec<f64>,
    /// Values.
    pub values: Vec<f64>,
    /// Quantiles of the draws at [`PROBS`], one array a date; empty where there are none.
    pub quantiles: Vec<[f64; PROBS.len()]>,
}

/// A data point.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its name.
    pub name: String,
    /// Its date in days.
    pub day: f64,
    /// Its value.
    pub value: Option<f64>,
    /// Its 95% interval.
    pub range: Option<(f64, f64)>,
    /// What became of it: `fitted`, or why not.
    pub status: &'static str,
}
