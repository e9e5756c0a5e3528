//! The fan of the next record: where a model that is released on a day and takes the record will be measured.
//!
//! Two predictives of [`trend`](crate::trend), both Student's t and both cut off below at the standing record M:
//!
//! - A: the fit to all models released so far, records or not. In simulated series it holds 49, 79 and 94% in its bands of 50, 80
//!   and 95%; a fit to records only holds 43, 72 and 91%, because records are the upper edge of what was released.
//! - L: the law's own predictive, from the records that are fitted.
//!
//! The quantiles at a day x are w A + (1 - w) L with w = F(M; x), the probability that L gives to what the standing record rules out.
//! On the day of the record A speaks nearly alone; as the law leaves M behind, w falls to nothing and with it the cut, so that what
//! remains is the predictive band of the law without any step. Below `FREE` the cut is not looked at. On METR's table the mixture
//! scores as A does, and both far better than either without the cut.
//!
//! A length above M is reached with probability p on the first day on which the quantile at 1 - p has come to it. A length that the
//! record has passed keeps the dates of L, but for those after the record's day. Without the cut that day solves b u + τ s √(1 + 1/n + u²/Sxx) = d, u = x - x̄, τ the quantile
//! of t, d the distance from the mean: a quadratic equation (Fieller, Journal of the Royal Statistical Society B 16, 1954).
//!
//! Before the record's day the fan is L without the cut: the band in which the points were to be expected.

use std::f64::consts::LN_2;

use crate::{
    numerics::{arrival::Arrival, fan::Quantiles, student},
    trend::{
        Above, Filter, Point, Status, Trend,
        predictive::{Cut, Predictive},
        select, trend,
    },
};

use super::PROBS;

/// What a next record has to exceed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// Its day; of several as long the first.
    pub day: f64,
    /// log2 of its minutes. A measurement above the cap counts as the cap, but where the filter uses it as it is.
    pub level: f64,
}

impl Record {
    /// The standing record among the points of the filter's dates; `None` without any.
    pub fn standing(points: &[Point], filter: &Filter) -> Option<Self> {
        let until = filter.as_of.unwrap_or(f64::INFINITY);
        let mut best: Option<Self> = None;
        for point in points {
            let Some(minutes) = point
                .minutes
                .filter(|_| (filter.since..=until).contains(&point.day))
            else {
                continue;
            };
            let minutes = if filter.above == Above::Use {
                minutes
            } else {
                minutes.min(filter.cap)
            };
            let level = crate::trend::ln_minutes(minutes) / LN_2;
            let longer = best.is_none_or(|b| level > b.level);
            let sooner = best.is_some_and(|b| level == b.level && point.day < b.day);
            if longer || sooner {
                best = Some(Self {
                    day: point.day,
                    level,
                });
            }
        }
        best
    }
}

/// The trend through all models of the filter, records or not.
pub fn of_all_models(points: &[Point], filter: &Filter) -> Option<Trend> {
    let filter = Filter {
        sota: false,
        ..*filter
    };
    let status: Vec<Status> = select(points, &filter);
    trend(points, &status, &filter)
}

/// Below this probability of what the record rules out, it is not looked at.
const FREE: f64 = 1e-3;

/// The fan of a fitted exponential in closed form.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NextRecord {
    law: Trend,
    all: Trend,
    record: Record,
    /// No date is before this one.
    from: f64,
}

/// L, and what A and the cut make of it.
enum At {
    Free(Predictive),
    Cut { weight: f64, all: Cut, law: Cut },
}

impl NextRecord {
    /// The fan over dates from `from` on; `None` where one of the trends has no residuals.
    pub fn new(law: Trend, all: Trend, record: Record, from: f64) -> Option<Self> {
        let day = record.day;
        (law.predictive(day).is_some() && all.predictive(day).is_some()).then_some(Self {
            law,
            all,
            record,
            from,
        })
    }

    fn at(&self, day: f64) -> Option<At> {
        let law = self.law.predictive(day)?;
        if day < self.record.day {
            return Some(At::Free(law));
        }
        let law = law.above(self.record.level);
        let weight = 1.0 - law.tail;
        if weight < FREE {
            return Some(At::Free(law.whole));
        }
        let all = self.all.predictive(day)?.above(self.record.level);
        Some(At::Cut { weight, all, law })
    }

    /// The quantile of log2 of the minutes at p on a day; NaN never occurs for a `NextRecord` that [`new`](Self::new) gives.
    pub fn quantile(&self, day: f64, p: f64) -> f64 {
        match self.at(day) {
            Some(At::Free(law)) => law.quantile(p),
            Some(At::Cut { weight, all, law }) => mixed(weight, &all, &law, p),
            None => f64::NAN,
        }
    }

    /// The quantiles at [`PROBS`] on a day.
    pub fn band(&self, day: f64, tau: &Quantiles) -> Quantiles {
        match self.at(day) {
            Some(At::Free(law)) => tau.map(|tau| law.mean + law.scale * tau),
            Some(At::Cut { weight, all, law }) => PROBS.map(|p| mixed(weight, &all, &law, p)),
            None => [f64::NAN; 7],
        }
    }

    /// The quantiles of t at [`PROBS`] with the law's degrees of freedom, for [`band`](Self::band).
    pub fn tau(&self) -> Quantiles {
        let df = self.law.df().unwrap_or(1.0);
        PROBS.map(|p| student::quantile(p, df))
    }

    /// When log2 of the minutes is reached.
    pub fn arrival(&self, level: f64) -> Arrival {
        let passed = level <= self.record.level;
        let never = if passed { 0.0 } else { self.never() };
        Arrival::from_quantiles(never, |probs, out| {
            for (p, day) in probs.iter().zip(out) {
                *day = self.date(level, *p);
            }
        })
    }

    /// The probability that the law does not rise: then no length is reached for good.
    fn never(&self) -> f64 {
        let (Some(variance), Some(df)) = (self.law.variance, self.law.df()) else {
            return 0.0;
        };
        let se = (variance / self.law.sxx).sqrt();
        let share = student::cdf(-self.law.slope / se, df);
        // So rare that no number of simulations would have shown one.
        if share < 1e-4 { 0.0 } else { share }
    }

    /// The day on which the probability that a record reaches `level` has come to p.
    fn date(&self, level: f64, p: f64) -> f64 {
        let free = self.free_date(level, p).max(self.from);
        if level <= self.record.level {
            return free.min(self.record.day);
        }
        if free == f64::INFINITY {
            return free;
        }
        let start = self.record.day;
        let missing = |day: f64| self.quantile(day, 1.0 - p) - level;
        if missing(start) >= 0.0 {
            return start;
        }
        // The cut lifts what lies near the record; A may lie below L farther out.
        let (mut low, mut at_low) = (start, missing(start));
        let mut high = free.max(start + 1.0);
        let mut at_high = missing(high);
        let mut width = 30.0;
        while at_high < 0.0 {
            (low, at_low) = (high, at_high);
            high += width;
            width *= 2.0;
            at_high = missing(high);
            if width > 1e7 {
                return f64::INFINITY;
            }
        }
        // The method of Illinois (Dowell and Jarratt, BIT 11, 1971).
        let mut side = 0;
        for _ in 0..60 {
            if high - low < 0.02 || at_high == 0.0 {
                break;
            }
            let middle = high - at_high * (high - low) / (at_high - at_low);
            let at = missing(middle);
            if at >= 0.0 {
                (high, at_high) = (middle, at);
                if side == 1 {
                    at_low *= 0.5;
                }
                side = 1;
            } else {
                (low, at_low) = (middle, at);
                if side == 2 {
                    at_high *= 0.5;
                }
                side = 2;
            }
        }
        high
    }

    /// The same for L without the cut; minus infinite where the quantile lies above the level on every day.
    fn free_date(&self, level: f64, p: f64) -> f64 {
        let Trend {
            mean_day,
            slope,
            sxx,
            weight,
            ..
        } = self.law;
        let (Some(variance), Some(df)) = (self.law.variance, self.law.df()) else {
            return f64::INFINITY;
        };
        let tau = student::quantile(1.0 - p, df);
        let distance = level * LN_2 - self.law.mean_ln;
        let square = tau * tau * variance;
        // (b² - τ²s²/Sxx) u² - 2 b d u + d² - τ²s²(1 + 1/n) = 0
        let a = slope * slope - square / sxx;
        let steep = slope - tau.abs() * (variance / sxx).sqrt();
        if tau > 0.0 && slope <= 0.0 || tau <= 0.0 && steep <= 0.0 {
            return f64::INFINITY;
        }
        // Too wide a fan opens into the past as well: its lowest place may lie above the level.
        if a < 0.0 && distance <= (-a * sxx * (1.0 + 1.0 / weight)).sqrt() {
            return f64::NEG_INFINITY;
        }
        let constant = distance * distance - square * (1.0 + 1.0 / weight);
        let half = slope * distance;
        // √(half² - a constant), without the squares that cancel.
        let root = (square * (distance * distance / sxx + a * (1.0 + 1.0 / weight)))
            .max(0.0)
            .sqrt();
        // Above the mean line (τ > 0) the earlier of the two days, below it the later.
        let u = if tau > 0.0 {
            // In the form that loses no digits when a is small.
            if half + root > 0.0 {
                constant / (half + root)
            } else {
                (half - root) / a
            }
        } else {
            (half + root) / a
        };
        mean_day + u
    }
}

fn mixed(weight: f64, all: &Cut, law: &Cut, p: f64) -> f64 {
    weight * all.quantile(p) + (1.0 - weight) * law.quantile(p)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn points() -> Vec<Point> {
        (0..20)
            .map(|i| {
                let i = f64::from(i);
                let minutes = libm::exp2(0.3 * i + 1.3 * libm::sin(2.3 * i));
                Point {
                    day: 40.0 * i,
                    rank: minutes,
                    minutes: Some(minutes),
                }
            })
            .collect()
    }

    const ALL: Filter = Filter {
        since: 0.0,
        as_of: None,
        sota: true,
        cap: 1e9,
        above: Above::LeaveOut,
    };

    fn next() -> NextRecord {
        let points = points();
        let status = select(&points, &ALL);
        let law = trend(&points, &status, &ALL).unwrap();
        let all = of_all_models(&points, &ALL).unwrap();
        NextRecord::new(law, all, Record::standing(&points, &ALL).unwrap(), -1e6).unwrap()
    }

    #[test]
    fn dates_invert_the_band_near_the_record_and_far_out() {
        let next = next();
        for above in [0.2, 1.0, 3.0, 12.0] {
            let level = next.record.level + above;
            for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
                let day = next.date(level, p);
                let there = next.quantile(day, 1.0 - p);
                if day > next.record.day {
                    assert!((there - level).abs() < 2e-3, "{above} {p}: {there} {level}");
                } else {
                    assert!(there >= level);
                }
            }
        }
    }

    #[test]
    fn without_the_cut_a_date_is_where_the_predictive_crosses() {
        let next = next();
        for level in [1.0, 5.0, 30.0] {
            for p in [0.01, 0.3, 0.5, 0.8, 0.99] {
                let day = next.free_date(level, p);
                let there = next.law.predictive(day).unwrap().quantile(1.0 - p);
                assert!((there - level).abs() < 1e-9, "{level} {p}");
            }
        }
    }

    /// Three points leave one degree of freedom, with a fan that opens into the past.
    #[test]
    fn dates_ascend_with_the_probability_however_wide_the_fan() {
        for off in [0.05, 0.5, 1.5] {
            let points: Vec<(f64, f64)> = vec![(0.0, 1.0), (300.0, 2.0 + off), (600.0, 3.0)];
            let law = Trend::fit(&points).unwrap();
            let record = Record {
                day: 600.0,
                level: 3.0 / LN_2,
            };
            let next = NextRecord::new(law, law, record, 0.0).unwrap();
            for level in [0.5, 1.5, 3.0, 4.5, 6.0, 12.0] {
                let dates: Vec<f64> = (1..40)
                    .map(|i| next.date(level, f64::from(i) / 40.0))
                    .collect();
                assert!(dates.is_sorted(), "{off} {level}: {dates:?}");
            }
        }
    }

    #[test]
    fn from_the_record_on_nothing_lies_below_it_and_the_bands_rise() {
        let next = next();
        let tau = next.tau();
        let mut before = [f64::NEG_INFINITY; 7];
        for step in 0..300 {
            let band = next.band(next.record.day + 5.0 * f64::from(step), &tau);
            assert!(band[0] >= next.record.level - 1e-12);
            assert!(band.is_sorted());
            // As w falls the band goes over from A to L, which may lie a little lower.
            for (now, before) in band.iter().zip(before) {
                assert!(*now >= before - 0.01, "{now} {before}");
            }
            before = band;
        }
    }

    #[test]
    fn where_the_cut_ends_the_band_makes_no_step() {
        let next = next();
        let tau = next.tau();
        let bands: Vec<_> = (0..3000)
            .map(|i| next.band(next.record.day + f64::from(i), &tau))
            .collect();
        for pair in bands.windows(2) {
            for (a, b) in pair[0].iter().zip(&pair[1]) {
                assert!((b - a).abs() < 0.02, "{a} {b}");
            }
        }
    }

    #[test]
    fn the_record_counts_as_the_cap_unless_it_is_used() {
        let points = points();
        let top = Record::standing(&points, &ALL).unwrap();
        let capped = Filter { cap: 8.0, ..ALL };
        assert_eq!(Record::standing(&points, &capped).unwrap().level, 3.0);
        let used = Filter {
            above: Above::Use,
            ..capped
        };
        assert_eq!(Record::standing(&points, &used), Some(top));
        let none = Filter {
            since: 1e6,
            ..capped
        };
        assert_eq!(Record::standing(&points, &none), None);
    }
}
