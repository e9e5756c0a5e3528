//! Reported revenue, and the path that is fitted to it.
//!
//! Growth that slows down from t = 0 on is as good as u(t) years at its first pace: u = t before, h (1 - 2^(-t/h))/ln 2 with the
//! half-life h after. So ln R(t) = ln r0 + u ln rg + (t - u) ln rg2 ([`Revenue`]) is a line in u once the long run rg2 and h are
//! given: ln R - (t - u) ln rg2 is fitted by least squares ([`Trend`]), and what will be reported is Student's t about it with n - 2
//! degrees of freedom, as a measured horizon is about its trend ([`Trend::predictive`]).

use std::f64::consts::LN_2;

use libm::{exp, exp2, log};

use super::Revenue;
use crate::{
    numerics::{normal, student},
    trend::{Trend, predictive::Predictive},
};

/// Revenue a year as it was reported.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Report {
    /// When, in years from the start of the path; negative before.
    pub t: f64,
    /// Revenue a year, positive.
    pub revenue: f64,
}

/// How growth slows down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slowing {
    /// Growth factor a year in the long run, positive.
    pub rg2: f64,
    /// Years in which the logarithm of the growth factor halves its distance to that, positive.
    pub half_life: f64,
}

impl Slowing {
    /// How many years of growth at the first pace the time until `t` amounts to.
    pub fn counted(&self, t: f64) -> f64 {
        if t > 0.0 {
            (1.0 - exp2(-t / self.half_life)) * self.half_life / LN_2
        } else {
            t
        }
    }

    /// What growth of the long run adds to ln R until `t`.
    fn long_run(&self, t: f64) -> f64 {
        log(self.rg2) * (t - self.counted(t))
    }
}

/// The path fitted to reports.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    /// How growth slows down, which is not fitted.
    pub slowing: Slowing,
    /// ln R less the long run's part over counted years.
    pub trend: Trend,
}

impl Fit {
    /// Fits at least two reports of different times.
    pub fn of(reports: &[Report], slowing: Slowing) -> Option<Self> {
        let points: Vec<(f64, f64)> = reports
            .iter()
            .map(|r| (slowing.counted(r.t), log(r.revenue) - slowing.long_run(r.t)))
            .collect();
        let trend = Trend::fit(&points)?;
        Some(Self { slowing, trend })
    }

    /// The fitted path.
    pub fn revenue(&self) -> Revenue {
        Revenue {
            r0: exp(self.trend.ln_at(0.0)),
            rg: exp(self.trend.slope),
            rg2: self.slowing.rg2,
            half_life: self.slowing.half_life,
        }
    }

    /// What will be reported after `t` years, as log2 of the revenue; `None` without degrees of freedom or residuals.
    pub fn predictive(&self, t: f64) -> Option<Predictive> {
        let mut predictive = self.trend.predictive(self.slowing.counted(t))?;
        predictive.mean += self.slowing.long_run(t) / LN_2;
        Some(predictive)
    }

    /// The same as a distribution of revenue; the path alone where there is none.
    pub fn outlook(&self, t: f64) -> Outlook {
        let path = Outlook::certain(self.revenue().at(t));
        self.predictive(t).map_or(path, |p| Outlook {
            median: exp(p.mean * LN_2),
            sd: p.scale * LN_2,
            df: Some(p.df),
        })
    }
}

/// Revenue of a time to come: its logarithm is normal or Student's t about that of the median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The median, positive.
    pub median: f64,
    /// Standard deviation of the logarithm, or its scale; not negative.
    pub sd: f64,
    /// Degrees of freedom of Student's t; none for the normal distribution.
    pub df: Option<f64>,
}

impl Outlook {
    /// Nothing but its median.
    pub const fn certain(median: f64) -> Self {
        Self {
            median,
            sd: 0.0,
            df: None,
        }
    }

    /// By how much the logarithm at the probability `p` is away from the median, in units of `sd`.
    pub fn distance(&self, p: f64) -> f64 {
        self.df
            .map_or_else(|| normal::quantile(p), |df| student::quantile(p, df))
    }

    /// The revenue with this probability of less.
    pub fn quantile(&self, p: f64) -> f64 {
        if self.sd > 0.0 {
            self.median * exp(self.sd * self.distance(p))
        } else {
            self.median
        }
    }

    /// The probability of less than `revenue`, which counts as less by more than 1e-12 of itself where nothing spreads.
    pub fn below(&self, revenue: f64) -> f64 {
        if revenue <= 0.0 {
            return 0.0;
        }
        if self.sd <= 0.0 {
            return f64::from(u8::from(self.median < revenue * (1.0 - 1e-12)));
        }
        let distance = log(revenue / self.median) / self.sd;
        self.df
            .map_or_else(|| normal::cdf(distance), |df| student::cdf(distance, df))
    }
}

/// What the fit to earlier reports would have forecast for one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Which report.
    pub index: usize,
    /// The forecast, in log2 of the revenue.
    pub predictive: Predictive,
    /// What was reported, likewise.
    pub outcome: f64,
}

/// The forecasts of all reports that have at least four before them, so that there are two degrees of freedom.
pub fn track(reports: &[Report], slowing: Slowing) -> Vec<Step> {
    const LEAST: usize = 4;
    (LEAST..reports.len())
        .filter_map(|index| {
            let (before, report) = (&reports[..index], reports[index]);
            Some(Step {
                index,
                predictive: Fit::of(before, slowing)?.predictive(report.t)?,
                outcome: libm::log2(report.revenue),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SLOWING: Slowing = Slowing {
        rg2: 1.3,
        half_life: 2.0,
    };

    fn along(revenue: Revenue) -> Vec<Report> {
        [-1.5, -0.4, 0.0, 0.3, 0.9]
            .map(|t| Report {
                t,
                revenue: revenue.at(t),
            })
            .to_vec()
    }

    #[test]
    fn a_path_is_recovered_from_its_own_points() {
        let path = Revenue {
            r0: 0.009,
            rg: 12.0,
            rg2: 1.3,
            half_life: 2.0,
        };
        let fit = Fit::of(&along(path), SLOWING).unwrap();
        let found = fit.revenue();
        assert!(
            (found.r0 / path.r0 - 1.0).abs() < 1e-12 && (found.rg / path.rg - 1.0).abs() < 1e-12
        );
        for t in [-3.0, -0.2, 0.0, 1.7, 12.0] {
            assert!((found.at(t) / path.at(t) - 1.0).abs() < 1e-10, "{t}");
        }
    }

    #[test]
    fn two_reports_have_a_path_and_no_spread() {
        let two = [
            Report {
                t: -1.0,
                revenue: 1.0,
            },
            Report {
                t: 0.0,
                revenue: 9.0,
            },
        ];
        let fit = Fit::of(&two, SLOWING).unwrap();
        assert!((fit.revenue().rg - 9.0).abs() < 1e-12);
        assert_eq!(fit.predictive(1.0), None);
        assert_eq!(fit.outlook(1.0).sd, 0.0);
        assert_eq!(Fit::of(&two[..1], SLOWING), None);
        assert!(track(&two, SLOWING).is_empty());
    }

    /// The usual formula for a predicted value, computed anew.
    #[test]
    fn the_spread_is_that_of_a_predicted_value() {
        let reports = [
            (-1.0, 1.0),
            (-0.4, 5.0),
            (0.0, 9.0),
            (0.4, 47.0),
            (0.6, 65.0),
        ]
        .map(|(t, revenue)| Report { t, revenue });
        let fit = Fit::of(&reports, SLOWING).unwrap();
        let u = |t: f64| SLOWING.counted(t);
        let y = |r: &Report| r.revenue.ln() - 1.3f64.ln() * (r.t - u(r.t));
        let n = reports.len() as f64;
        let mean_u = reports.iter().map(|r| u(r.t)).sum::<f64>() / n;
        let mean_y = reports.iter().map(y).sum::<f64>() / n;
        let sxx: f64 = reports.iter().map(|r| (u(r.t) - mean_u).powi(2)).sum();
        let sxy: f64 = reports
            .iter()
            .map(|r| (u(r.t) - mean_u) * (y(r) - mean_y))
            .sum();
        let slope = sxy / sxx;
        let rss: f64 = reports
            .iter()
            .map(|r| (y(r) - mean_y - slope * (u(r.t) - mean_u)).powi(2))
            .sum();
        for t in [0.0, 1.0, 2.0, 5.0] {
            let spread = 1.0 + 1.0 / n + (u(t) - mean_u).powi(2) / sxx;
            let scale = (rss / (n - 2.0) * spread).sqrt();
            let outlook = fit.outlook(t);
            assert!((outlook.sd / scale - 1.0).abs() < 1e-9, "{t}");
            assert_eq!(outlook.df, Some(3.0));
            assert!((outlook.median / fit.revenue().at(t) - 1.0).abs() < 1e-10);
            for p in [0.025, 0.3, 0.9] {
                let back = outlook.below(outlook.quantile(p));
                assert!((back - p).abs() < 1e-12, "{t} {p}");
            }
        }
    }

    #[test]
    fn what_does_not_spread_is_below_or_not() {
        let certain = Outlook::certain(2.0);
        assert_eq!((certain.below(2.0), certain.below(2.1)), (0.0, 1.0));
        assert_eq!((certain.below(0.0), certain.quantile(0.9)), (0.0, 2.0));
    }
}
