//! The distribution of a date over many draws, some of which never see it.

use crate::numerics::{order, quantile::Selector};

/// Dots of a quantile dotplot, each 5% of the draws.
pub const DOTS: usize = 20;

/// When something is reached. Dates in days since 1970-01-01; a quantile is infinite if fewer draws than that ever arrive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrival {
    /// 10% quantile of the date.
    pub p10: f64,
    /// Median date.
    pub p50: f64,
    /// 90% quantile.
    pub p90: f64,
    /// Quantiles at 2.5, 7.5, … 97.5%.
    pub dots: [f64; DOTS],
    /// Share of draws that never arrive.
    pub never: f64,
}

impl Arrival {
    /// What has no draws never arrives.
    pub const NEVER: Self = Self {
        p10: f64::INFINITY,
        p50: f64::INFINITY,
        p90: f64::INFINITY,
        dots: [f64::INFINITY; DOTS],
        never: 1.0,
    };

    /// The distribution of `dates`, infinite for a draw that never arrives; no NaN.
    pub fn of(dates: &[f64], selector: &mut Selector) -> Self {
        if dates.is_empty() {
            return Self::NEVER;
        }
        let finite = || dates.iter().take(64).filter(|t| t.is_finite());
        let low = finite().copied().fold(f64::INFINITY, f64::min);
        let high = finite().copied().fold(f64::NEG_INFINITY, f64::max);
        let never = dates.iter().filter(|t| **t == f64::INFINITY).count();
        Self::from_quantiles(never as f64 / dates.len() as f64, |probs, out| {
            selector.quantiles(dates, probs, (low, high), out);
        })
    }

    /// Puts the quantiles in their places, given how many at ascending probabilities are computed.
    pub fn from_quantiles(never: f64, mut quantiles: impl FnMut(&[f64], &mut [f64])) -> Self {
        let mut probs: [f64; DOTS + 3] = std::array::from_fn(|i| match i.checked_sub(DOTS) {
            None => dot_probability(i),
            Some(extra) => [0.1, 0.5, 0.9][extra],
        });
        order::sort(&mut probs, |a, b| a < b);
        let mut dates = [0.0; DOTS + 3];
        quantiles(&probs, &mut dates);
        let at = |p: f64| dates[probs.partition_point(|q| *q < p)];
        Self {
            p10: at(0.1),
            p50: at(0.5),
            p90: at(0.9),
            dots: std::array::from_fn(|i| at(dot_probability(i))),
            never,
        }
    }
}

fn dot_probability(dot: usize) -> f64 {
    (dot as f64 + 0.5) / DOTS as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_that_never_arrive_are_counted_and_not_extrapolated() {
        let mut dates: Vec<f64> = (0..101).map(f64::from).collect();
        for date in &mut dates[61..] {
            *date = f64::INFINITY;
        }
        let arrival = Arrival::of(&dates, &mut Selector::default());
        assert_eq!((arrival.p10, arrival.p50), (10.0, 50.0));
        assert_eq!(arrival.p90, f64::INFINITY);
        assert_eq!(arrival.dots[0], 2.5);
        assert_eq!(arrival.never, 40.0 / 101.0);
        assert_eq!(Arrival::of(&[], &mut Selector::default()), Arrival::NEVER);
    }
}
