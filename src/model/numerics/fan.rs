//! Bands along dates.

use crate::numerics::quantile::between;

/// Probabilities of the band quantiles: 95, 80 and 50% intervals around the median.
pub const PROBS: [f64; 7] = [0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975];

/// A quantile for each of [`PROBS`].
pub type Quantiles = [f64; PROBS.len()];

/// At how many of the dates a fan is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Detail {
    /// At every fourth one and the last: for a slider that moves. What lies between is off by a pixel or two of 500.
    Sketch,
    /// At every one.
    #[default]
    Whole,
}

impl Detail {
    /// Whether it looks at date `i` of `n`.
    pub const fn sees(self, i: usize, n: usize) -> bool {
        matches!(self, Self::Whole) || i.is_multiple_of(4) || i + 1 == n
    }
}

/// A model whose forecast has a fan.
pub trait Model {
    /// All that a forecast depends on.
    type Inputs;
    /// What it gives.
    type Forecast;

    /// Computes a forecast with a fan that is looked at in this detail; all else is the same in any.
    fn run_to(&mut self, inputs: &Self::Inputs, detail: Detail) -> Self::Forecast;
}

/// The bands at all `dates`: the `quantiles` of those that are `seen`, the first and the last among them, and straight lines
/// between.
pub fn fan<const N: usize>(
    dates: &[f64],
    seen: impl Fn(usize) -> bool,
    mut quantiles: impl FnMut(usize) -> [f64; N],
) -> Vec<[f64; N]> {
    let mut bands: Vec<[f64; N]> = Vec::with_capacity(dates.len());
    for i in (0..dates.len()).filter(|i| seen(*i)) {
        let here = quantiles(i);
        if let Some(last) = bands.len().checked_sub(1) {
            let before = bands[last];
            bands.extend(dates[last + 1..i].iter().map(|day| {
                let along = (day - dates[last]) / (dates[i] - dates[last]);
                std::array::from_fn(|p| between(before[p], here[p], along))
            }));
        }
        bands.push(here);
    }
    bands
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_the_dates_that_are_seen_it_is_straight() {
        let dates = [0.0, 1.0, 2.0, 3.0, 4.0, 5.0];
        let at = |i: usize| [dates[i] * dates[i]; 7];
        let whole = fan(&dates, |i| Detail::Whole.sees(i, 6), at);
        assert_eq!(lowest(&whole), [0.0, 1.0, 4.0, 9.0, 16.0, 25.0]);
        let sketch = fan(&dates, |i| Detail::Sketch.sees(i, 6), at);
        assert_eq!(lowest(&sketch), [0.0, 4.0, 8.0, 12.0, 16.0, 25.0]);
    }

    #[test]
    fn what_is_never_reached_stays_so() {
        let dates = [0.0, 1.0, 2.0, 3.0, 4.0];
        let at = |i: usize| [if i > 3 { f64::INFINITY } else { 1.0 }; 7];
        let sketch = fan(&dates, |i| Detail::Sketch.sees(i, 5), at);
        let never = f64::INFINITY;
        assert_eq!(lowest(&sketch), [1.0, never, never, never, never]);
        assert!(fan(&[], |_| true, at).is_empty());
    }

    fn lowest(bands: &[Quantiles]) -> Vec<f64> {
        bands.iter().map(|quantiles| quantiles[0]).collect()
    }
}
