//! The trend fit: which points count, and ordinary least squares of ln(minutes) on the day.
//!
//! Points are filtered by date, then by the running record of their rank, then by the cap ([`select`]). With x the day,
//! y = ln(minutes) and x̄, ȳ their means over n points:
//!
//! - slope b = Σ(x - x̄)(y - ȳ) / Sxx, Sxx = Σ(x - x̄)², fitted y(t) = ȳ + b (t - x̄)
//! - residual variance s² = Σ(y - y(x))² / (n - 2), none for two points
//! - var b = s²/Sxx, var y(t) = s² (1/n + (t - x̄)²/Sxx), cov(y(t), b) = s² (t - x̄)/Sxx
//!
//! The doubling time is ln 2/b; its 95% interval takes Student's t with n - 2 degrees of freedom. METR fits its trend in the same
//! way (Kwa et al., "Measuring AI Ability to Complete Long Tasks", arXiv 2503.14499, 2025), with an interval from a bootstrap over tasks.
//!
//! A point above the cap can also say no more than "at least the cap" ([`Above::AtLeast`], [`censored`]).

pub mod censored;
pub mod forecaster;
pub mod law;
pub mod posterior;
pub mod predictive;
pub mod weigh;

use std::f64::consts::LN_2;

use crate::{
    numerics::{linear, order, sample::Random, student},
    trend::predictive::Predictive,
};

/// A measured horizon as the fit sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Release date in days since 1970-01-01.
    pub day: f64,
    /// The horizon that decides what is state of the art and what lies above the cap, in minutes.
    pub rank: f64,
    /// The horizon that is fitted, in minutes, if there is one at the chosen success level.
    pub minutes: Option<f64>,
}

/// Which points are fitted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filter {
    /// First release date.
    pub since: f64,
    /// Last release date; `None` for no limit.
    pub as_of: Option<f64>,
    /// Only points that were the longest of all released until then.
    pub sota: bool,
    /// Longest horizon in minutes.
    pub cap: f64,
    /// What becomes of points above the cap.
    pub above: Above,
}

/// What becomes of points above the cap.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Above {
    /// They are left out, as METR does with those above 16 h.
    #[default]
    LeaveOut,
    /// They count as they were measured.
    Use,
    /// They count as at least the cap.
    AtLeast,
}

/// What became of a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// In the fit.
    Fitted,
    /// Released before the first date of the fit.
    Earlier,
    /// Released after the last date of the fit.
    Later,
    /// Above the cap, and left out.
    AboveCap,
    /// Above the cap, and in the fit as at least that.
    AtLeast,
    /// Not state of the art when it was released.
    Superseded,
    /// Without a figure at the chosen success level.
    Unmeasured,
}

/// Sorts points into fitted and left out: dates first, then the running maximum of `rank` among what
/// is left, then the cap. Points of one day count as released together.
pub fn select(points: &[Point], filter: &Filter) -> Vec<Status> {
    let order = order::ascending(points.iter().map(|p| p.day));
    let mut status = vec![Status::Fitted; points.len()];
    let mut record = f64::NEG_INFINITY;
    for one_day in order.chunk_by(|a, b| points[*a].day == points[*b].day) {
        let day = points[one_day[0]].day;
        let late = filter.as_of.is_some_and(|end| day > end);
        if day >= filter.since && !late {
            record = one_day
                .iter()
                .map(|i| points[*i].rank)
                .fold(record, f64::max);
        }
        for &i in one_day {
            let point = &points[i];
            status[i] = if day < filter.since {
                Status::Earlier
            } else if late {
                Status::Later
            } else if filter.sota && point.rank < record {
                Status::Superseded
            } else if point.minutes.is_none() {
                Status::Unmeasured
            } else if point.rank > filter.cap && filter.above == Above::LeaveOut {
                Status::AboveCap
            } else if point.rank > filter.cap && filter.above == Above::AtLeast {
                Status::AtLeast
            } else {
                Status::Fitted
            };
        }
    }
    status
}

/// The fitted points as (day, ln minutes), given what [`select`] said of each.
pub fn fitted(points: &[Point], status: &[Status]) -> Vec<(f64, f64)> {
    points
        .iter()
        .zip(status)
        .filter(|(_, status)| **status == Status::Fitted)
        .filter_map(|(p, _)| Some((p.day, ln_minutes(p.minutes?))))
        .collect()
}

/// The trend of the points in the fit, given what [`select`] said of each; `None` for fewer than two days.
pub fn trend(points: &[Point], status: &[Status], filter: &Filter) -> Option<Trend> {
    let exact = fitted(points, status);
    let least: Vec<(f64, f64)> = points
        .iter()
        .zip(status)
        .filter(|(_, status)| **status == Status::AtLeast)
        .map(|(p, _)| (p.day, ln_minutes(filter.cap)))
        .collect();
    if least.is_empty() {
        Trend::fit(&exact)
    } else {
        censored::fit(&exact, &least)
    }
}

/// Minutes below this are taken as this before the logarithm.
pub const SHORTEST: f64 = 1e-3;

/// ln of a horizon, as the fit takes it.
pub fn ln_minutes(minutes: f64) -> f64 {
    libm::log(minutes.max(SHORTEST))
}

/// An ordinary least-squares line of ln(minutes) on the day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Mean day of the points.
    pub mean_day: f64,
    /// Fitted ln(minutes) at the mean day.
    pub mean_ln: f64,
    /// ln(minutes) a day.
    pub slope: f64,
    /// Sum of squared distances from the mean day.
    pub sxx: f64,
    /// Coefficient of determination; 1 for points without spread.
    pub r2: f64,
    /// Residual variance of ln(minutes); `None` for two points.
    pub variance: Option<f64>,
    /// Number of points.
    pub n: usize,
    /// What they weigh: n, or less where some only say "at least".
    pub weight: f64,
}

impl Trend {
    /// Fits points given as (day, ln minutes). `None` for fewer than two days.
    pub fn fit(points: &[(f64, f64)]) -> Option<Self> {
        let n = points.len();
        if n < 2 {
            return None;
        }
        let count = n as f64;
        let mean_day = points.iter().map(|p| p.0).sum::<f64>() / count;
        let mean_ln = points.iter().map(|p| p.1).sum::<f64>() / count;
        let (mut sxx, mut sxy, mut syy) = (0.0, 0.0, 0.0);
        for (day, ln) in points {
            let (x, y) = (day - mean_day, ln - mean_ln);
            sxx += x * x;
            sxy += x * y;
            syy += y * y;
        }
        if sxx <= 0.0 {
            return None;
        }
        let slope = sxy / sxx;
        let rss: f64 = points
            .iter()
            .map(|(day, ln)| {
                let e = ln - mean_ln - slope * (day - mean_day);
                e * e
            })
            .sum();
        let r2 = if syy > 0.0 { 1.0 - rss / syy } else { 1.0 };
        let variance = (n > 2).then(|| rss / (count - 2.0));
        Some(Self {
            mean_day,
            mean_ln,
            slope,
            sxx,
            r2,
            variance,
            n,
            weight: count,
        })
    }

    /// Days per doubling; negative or infinite for a trend that does not rise.
    pub fn doubling_days(&self) -> f64 {
        LN_2 / self.slope
    }

    /// Degrees of freedom of the residuals: n - 2; `None` for two points.
    pub fn df(&self) -> Option<f64> {
        self.variance.map(|_| self.n as f64 - 2.0)
    }

    /// 95% interval of the doubling time, from the slope's standard error and Student's t with n - 2 degrees of freedom.
    /// The upper end is infinite if the slope's interval reaches zero; `None` without residual degrees of freedom.
    pub fn doubling_interval(&self) -> Option<(f64, f64)> {
        let half = student::quantile(0.975, self.df()?) * (self.variance? / self.sxx).sqrt();
        let fast = self.slope + half;
        let slow = self.slope - half;
        (fast > 0.0).then(|| {
            (
                LN_2 / fast,
                if slow > 0.0 {
                    LN_2 / slow
                } else {
                    f64::INFINITY
                },
            )
        })
    }

    /// Where a model released on `day` will be measured, if it lies about the trend as the fitted ones do; `None` without
    /// residual degrees of freedom.
    pub fn predictive(&self, day: f64) -> Option<Predictive> {
        let distance = day - self.mean_day;
        let spread = 1.0 + 1.0 / self.weight + distance * distance / self.sxx;
        Some(Predictive {
            mean: self.log2_at(day),
            scale: (self.variance? * spread).sqrt() / LN_2,
            df: self.df()?,
        })
        .filter(|p| p.scale > 0.0)
    }

    /// Fitted ln(minutes) at a day.
    pub fn ln_at(&self, day: f64) -> f64 {
        self.mean_ln + self.slope * (day - self.mean_day)
    }

    /// Fitted log2(minutes) at a day.
    pub fn log2_at(&self, day: f64) -> f64 {
        self.ln_at(day) / LN_2
    }
}

/// A continuous line that changes its slope at a date: the regression form of a broken trend.
///
/// Coefficients are log2(minutes) at the anchor, doublings a day before and after the break.
pub fn hinge(points: &[(f64, f64)], at: f64, anchor: f64) -> Option<linear::Fit<3>> {
    let before = |day: f64| day.min(at) - anchor.min(at);
    let after = |day: f64| day.max(at) - anchor.max(at);
    linear::fit(
        points
            .iter()
            .map(|(day, ln)| ([1.0, before(*day), after(*day)], ln / LN_2)),
    )
}

/// A case bootstrap: whole points drawn with replacement and refitted by `fit`, `draws` times.
///
/// Samples without a fit are drawn again; the result is shorter than `draws` only if most have none.
pub fn bootstrap<T>(
    points: &[(f64, f64)],
    draws: usize,
    seed: u64,
    fit: impl Fn(&[(f64, f64)]) -> Option<T>,
) -> Vec<T> {
    if points.is_empty() {
        return Vec::new();
    }
    let mut random = Random::new(seed);
    let mut sample = points.to_vec();
    std::iter::repeat_with(|| {
        for slot in &mut sample {
            *slot = points[random.below(points.len())];
        }
        fit(&sample)
    })
    .take(20 * draws)
    .flatten()
    .take(draws)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::{
        Status::{AboveCap, Earlier, Fitted, Later, Superseded},
        *,
    };

    fn point(day: f64, minutes: f64) -> Point {
        Point {
            day,
            rank: minutes,
            minutes: Some(minutes),
        }
    }

    const ALL: Filter = Filter {
        since: 0.0,
        as_of: None,
        sota: true,
        cap: 960.0,
        above: Above::LeaveOut,
    };

    #[test]
    fn dates_are_filtered_before_the_state_of_the_art_is_chosen() {
        let points = [
            point(1.0, 50.0),
            point(2.0, 40.0),
            point(3.0, 60.0),
            point(4.0, 2000.0),
            point(5.0, 70.0),
        ];
        assert_eq!(
            select(&points, &ALL),
            [Fitted, Superseded, Fitted, AboveCap, Superseded]
        );
        let later = Filter {
            since: 2.0,
            as_of: Some(3.0),
            ..ALL
        };
        assert_eq!(
            select(&points, &later),
            [Earlier, Fitted, Fitted, Later, Later]
        );
    }

    #[test]
    fn points_of_one_day_count_together_whatever_their_order() {
        let points = [point(1.0, 50.0), point(1.0, 60.0)];
        assert_eq!(select(&points, &ALL), [Status::Superseded, Status::Fitted]);
    }

    #[test]
    fn an_exact_exponential_is_recovered() {
        let points: Vec<_> = (0..5)
            .map(|i| (f64::from(i) * 100.0, f64::from(i) * LN_2))
            .collect();
        let trend = Trend::fit(&points).unwrap();
        assert!((trend.doubling_days() - 100.0).abs() < 1e-9);
        assert!((trend.r2 - 1.0).abs() < 1e-12);
        let hinged = hinge(&points, 150.0, 400.0).unwrap();
        assert!((hinged.coefficients[0] - 4.0).abs() < 1e-9);
        assert!((hinged.coefficients[1] - 0.01).abs() < 1e-12);
        assert!((hinged.coefficients[2] - 0.01).abs() < 1e-12);
    }

    #[test]
    fn nothing_to_fit() {
        assert_eq!(Trend::fit(&[]), None);
        assert_eq!(Trend::fit(&[(1.0, 2.0)]), None);
        assert_eq!(Trend::fit(&[(1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(bootstrap(&[(1.0, 2.0)], 10, 1, Trend::fit), []);
        assert_eq!(bootstrap(&[], 10, 1, Trend::fit), []);
    }

    #[test]
    fn the_bootstrap_spreads_about_the_fit() {
        let points: Vec<_> = (0..12)
            .map(|i| (f64::from(i), 0.1 * f64::from(i) + f64::from(i % 3) * 0.2))
            .collect();
        let trend = Trend::fit(&points).unwrap();
        let draws = bootstrap(&points, 4000, 1, Trend::fit);
        let mean = draws.iter().map(|d| d.slope).sum::<f64>() / 4000.0;
        assert!((mean - trend.slope).abs() < 0.01);
    }
}
