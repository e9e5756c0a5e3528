//! Money and what is scaled: a revenue path, compute bought on a forecast, a lab's profit, seven factors of effective compute.
//!
//! Money is in any one unit, time in years from the start of the revenue path. Revenue R(t) has a yearly growth factor that
//! decays: ln g(t) = ln rg2 + (ln rg - ln rg2) 2^(-t/h), so ln R(t) = ln r0 + ∫ ln g ([`Revenue`]). It is log-normal around its
//! path, ln(1 - e) ~ N(0, sd²) for a miss e, or Student's t about a path fitted to what was reported ([`reported`]). A year's
//! obligation O with a buffer B cannot be paid with the probability that revenue stays below O - B, in closed form
//! ([`Purchase::ruin`]): nothing is drawn. Use is drawn, in [`adoption`].

pub mod adoption;
pub mod reported;

use libm::{exp, log, log10};

use crate::{YEAR, research::jones};
use reported::{Outlook, Slowing};

/// Revenue a year whose yearly growth factor decays: ln g(t) = ln rg2 + (ln rg - ln rg2) 2^(-t/half life).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Revenue {
    /// Revenue a year at t = 0, positive.
    pub r0: f64,
    /// Growth factor a year at t = 0, positive.
    pub rg: f64,
    /// Growth factor a year in the long run, positive.
    pub rg2: f64,
    /// Years in which the logarithm of the growth factor halves its distance to that, positive.
    pub half_life: f64,
}

impl Revenue {
    /// How its growth slows down.
    pub const fn slowing(&self) -> Slowing {
        Slowing {
            rg2: self.rg2,
            half_life: self.half_life,
        }
    }

    /// Revenue a year after `t` years; before the start growth is that of the start.
    pub fn at(&self, t: f64) -> f64 {
        let (fast, slow) = (log(self.rg), log(self.rg2));
        if t < 0.0 {
            return self.r0 * exp(fast * t);
        }
        let counted = self.slowing().counted(t);
        // Whole years by multiplication, so that tenfold twice is exactly a hundredfold.
        let whole = libm::floor(t);
        let mut growth = 1.0;
        for _ in 0..whole as u32 {
            growth *= self.rg2;
        }
        self.r0 * growth * exp(slow * (t - whole) + (fast - slow) * counted)
    }

    /// When revenue is first as high as `revenue`, at most `years` from the start.
    pub fn reaches(&self, revenue: f64, years: f64) -> Option<f64> {
        if self.at(0.0) >= revenue {
            return Some(0.0);
        }
        // Growth changes its sign once at most, where 2^(-t/h) = -ln rg2/(ln rg - ln rg2).
        let (fast, slow) = (log(self.rg), log(self.rg2));
        let turn = if fast * slow < 0.0 {
            (self.half_life * libm::log2(1.0 - fast / slow)).min(years)
        } else {
            years
        };
        let (mut low, mut high) = if fast < 0.0 {
            (turn, years)
        } else {
            (0.0, turn)
        };
        if self.at(high) < revenue {
            return None;
        }
        for _ in 0..50 {
            let middle = f64::midpoint(low, high);
            if self.at(middle) < revenue {
                low = middle;
            } else {
                high = middle;
            }
        }
        Some(high)
    }
}

/// Compute that is bought on a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Purchase {
    /// Its price.
    pub commit: f64,
    /// In how many years it is paid, positive.
    pub years: f64,
    /// What else there is to pay with, each year.
    pub buffer: f64,
}

impl Purchase {
    /// What is to be paid a year.
    pub fn obligation(&self) -> f64 {
        self.commit / self.years
    }

    /// What revenue has to pay a year; 0 where the buffer does.
    fn needed(&self) -> f64 {
        (self.obligation() - self.buffer).max(0.0)
    }

    /// By how much revenue may miss its forecast R before the year cannot be paid: e* = 1 - (O - buffer)/R. Negative where it cannot be
    /// paid even without a miss; 1 where the buffer pays all.
    pub fn break_even(&self, revenue: f64) -> f64 {
        1.0 - self.needed() / revenue
    }

    /// Whether the year can be paid: R (1 - e) + buffer >= O, with 1e-12 of the obligation for rounding.
    pub fn is_solvent(&self, revenue: f64, miss: f64) -> bool {
        let obligation = self.obligation();
        revenue * (1.0 - miss) + self.buffer >= obligation * (1.0 - 1e-12)
    }

    /// The probability that it cannot.
    pub fn ruin(&self, revenue: &Outlook) -> f64 {
        revenue.below(self.needed())
    }
}

/// A lab's profit as a share of its revenue, at a training share `x` < 1 of its compute and a gross margin `g` on serving: serving
/// costs 1 - g, training x/(1 - x) times as much.
pub fn profit(x: f64, g: f64) -> f64 {
    1.0 - (1.0 - g) / (1.0 - x)
}

/// The gross margin above which it is positive: the training share itself.
pub const fn break_even_margin(x: f64) -> f64 {
    x
}

/// How many factors are scaled.
pub const FACTORS: usize = 7;

/// One of the things that are scaled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Factor {
    /// Growth factor a year, positive.
    pub growth: f64,
    /// Growth of effective compute in per cent for each per cent of it.
    pub elasticity: f64,
}

impl Factor {
    /// What it adds to effective compute a year, in powers of ten.
    pub fn oom(&self) -> f64 {
        self.elasticity * log10(self.growth)
    }
}

/// Growth of effective compute at the start of 2026 in the law of automated research, in powers of ten a year.
pub fn oom_now() -> f64 {
    let compute = jones::years(1).first().map_or(0.0, |year| year.c);
    (compute + jones::FIRST_PACE) / std::f64::consts::LN_10
}

/// Powers of ten of effective compute per doubling of the horizon, if the horizon doubles every `days`.
pub fn oom_per_doubling(days: f64) -> f64 {
    days / YEAR * oom_now()
}

/// Days per doubling of the horizon when effective compute grows by `oom` a year; infinite if it does not.
pub fn doubling_days(per_doubling: f64, oom: f64) -> f64 {
    if oom > 0.0 {
        per_doubling / oom * YEAR
    } else {
        f64::INFINITY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: Purchase = Purchase {
        commit: 5.0,
        years: 5.0,
        buffer: 0.0,
    };

    const fn spread(median: f64, sd: f64) -> Outlook {
        Outlook {
            median,
            sd,
            df: None,
        }
    }

    #[test]
    fn five_trillion_on_a_forecast_of_one_is_ruined_by_a_miss_of_a_fifth() {
        assert_eq!(EXAMPLE.obligation(), 1.0);
        assert_eq!(EXAMPLE.break_even(1.0), 0.0);
        assert!(EXAMPLE.is_solvent(1.0, 0.0));
        assert!(!EXAMPLE.is_solvent(1.0, 0.2));
        assert!((EXAMPLE.ruin(&spread(1.0, 0.5)) - 0.5).abs() < 1e-15);
    }

    #[test]
    fn a_buffer_as_large_as_the_obligation_survives_anything() {
        let safe = Purchase {
            buffer: 1.0,
            ..EXAMPLE
        };
        assert_eq!(safe.break_even(0.3), 1.0);
        assert!(safe.is_solvent(0.3, 1.0));
        assert_eq!(safe.ruin(&spread(0.3, 2.0)), 0.0);
        assert_eq!(safe.ruin(&spread(0.3, 0.0)), 0.0);
    }

    #[test]
    fn ruin_is_likelier_for_a_larger_purchase_and_a_smaller_buffer() {
        let ruin = |commit: f64, buffer: f64| {
            Purchase {
                commit,
                years: 5.0,
                buffer,
            }
            .ruin(&spread(1.0, 0.5))
        };
        for i in 1..100 {
            let commit = f64::from(i) * 0.2;
            assert!(ruin(commit, 0.1) >= ruin(commit - 0.2, 0.1));
            assert!(ruin(commit, 0.2) <= ruin(commit, 0.1));
        }
    }

    #[test]
    fn at_an_even_split_a_lab_profits_exactly_above_a_margin_of_a_half() {
        for i in 0..=1000 {
            let g = f64::from(i) / 1000.0;
            assert_eq!(profit(0.5, g) > 0.0, g > 0.5, "{g}");
        }
        for i in 0..=95 {
            let x = f64::from(i) / 100.0;
            assert!(profit(x, break_even_margin(x)).abs() < 1e-12, "{x}");
            assert_eq!(profit(x, 1.0), 1.0);
        }
        assert_eq!(profit(0.0, 0.3), 1.0 - 0.7);
    }

    #[test]
    fn revenue_without_decay_is_an_exponential_and_decays_to_the_long_run() {
        let steady = Revenue {
            r0: 0.01,
            rg: 10.0,
            rg2: 10.0,
            half_life: 2.0,
        };
        assert_eq!(steady.at(2.0), 1.0);
        let slowing = Revenue { rg2: 1.3, ..steady };
        // The growth factor of a short time at t is g(t).
        let factor = |t: f64| (slowing.at(t + 1e-6) / slowing.at(t)).powf(1e6);
        assert!((factor(0.0) - 10.0).abs() < 1e-3);
        let halfway = (1.3 * (10.0_f64 / 1.3).sqrt()).abs();
        assert!((factor(2.0) - halfway).abs() < 1e-3);
        assert!((factor(60.0) - 1.3).abs() < 1e-3);
        let t = slowing.reaches(0.2, 10.0).unwrap();
        assert!(slowing.at(t) >= 0.2 && slowing.at(t - 0.02) < 0.2);
        assert_eq!(slowing.reaches(1e9, 10.0), None);
        // Falls from some time on, so that it is reached before or never.
        let falling = Revenue { rg2: 0.8, ..steady };
        let most = (1..4000)
            .map(|i| falling.at(f64::from(i) * 0.01))
            .fold(0.0, f64::max);
        let t = falling.reaches(most * 0.999, 40.0).unwrap();
        assert!((falling.at(t) / (most * 0.999) - 1.0).abs() < 1e-9);
        assert_eq!(falling.reaches(most * 1.001, 40.0), None);
        assert!((falling.at(-1.0) / falling.r0 - 0.1).abs() < 1e-12);
    }

    #[test]
    fn growth_as_in_the_law_of_research_gives_back_the_doubling_time() {
        // Compute 2.6-fold and software fivefold a year.
        assert!((oom_now() - 13.0_f64.log10()).abs() < 1e-12);
        assert!((doubling_days(oom_per_doubling(129.0), oom_now()) - 129.0).abs() < 1e-9);
        assert_eq!(doubling_days(0.4, 0.0), f64::INFINITY);
        let factor = Factor {
            growth: 100.0,
            elasticity: 0.5,
        };
        assert!((factor.oom() - 1.0).abs() < 1e-15);
    }
}
