//! What a view shows as plain numbers, for files and for other programs.

use super::compare;
use crate::{
    assumptions::codec::{PIN_NAMES, Pin},
    figure::chart::Paint,
    i18n::{
        Lang,
        format::{self, Clock, join, localized, localized_fmt},
    },
    model::{horizon::PROBS, numerics::arrival::Arrival, trend::Trend},
};

/// Words in English and Japanese.
pub type Words = (&'static str, &'static str);

/// The numbers of a panel.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Numbers {
    /// The fit behind the curve.
    pub fit: Option<Fit>,
    /// Dates of milestones.
    pub milestones: Vec<Milestone>,
    /// Curves by date; the first is the central one.
    pub series: Vec<Series>,
    /// Which of them stands for the view beside others.
    pub compared: usize,
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
    /// What it is called, with the level as `{0}`.
    pub words: Words,
    /// Whether it is that AI handles, not that it is used for, what is reached.
    pub reach: bool,
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
    /// That AI handles tasks of a length.
    pub const LENGTH: Words = ("{0}", "{0}");

    /// A milestone without branches.
    pub const fn of(key: &'static str, level: f64, words: Words, arrival: &Arrival) -> Self {
        Self {
            key,
            level,
            words,
            reach: true,
            p10: arrival.p10,
            p50: arrival.p50,
            p90: arrival.p90,
            never: arrival.never,
            shares: Vec::new(),
        }
    }

    /// What it is called, its level being in this unit.
    pub fn label(&self, lang: Lang, unit: &str) -> String {
        let level = match unit {
            "percent" => format::share(self.level),
            _ => format::length(lang, self.level, Clock::Work),
        };
        localized_fmt(lang, self.words.0, self.words.1, &[&level])
    }
}

/// What a curve is called beside other curves.
#[derive(Clone, Debug, PartialEq)]
pub enum Label {
    /// A curve of the view.
    Own(Words),
    /// That of the pin with this index.
    Pin(usize, Box<Pin>),
}

impl Label {
    /// As text.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Own((en, ja)) => localized(lang, en, ja).to_owned(),
            Self::Pin(index, pin) => join(&[
                PIN_NAMES[*index],
                localized(lang, ": ", "："),
                &compare::describe(pin, lang),
            ]),
        }
    }
}

/// A curve by date.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Its name in files.
    pub name: &'static str,
    /// What it is called beside other curves.
    pub label: Label,
    /// Its colour.
    pub paint: Paint,
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
