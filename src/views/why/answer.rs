//! What a view answers in one number.

use crate::{i18n::Lang, model::numerics::arrival::Arrival, views::Study};

/// What kind of number an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// A date in days since 1970-01-01; infinite for never.
    Date,
    /// A probability from 0 to 1.
    Chance,
    /// How many there are.
    Count,
}

/// Simulations for an answer that has no closed form. All runs share their random numbers, so that differences are exact for them.
pub const FEW: f64 = 400.0;

/// What answers a view's question again and again under other assumptions.
pub trait Answers {
    /// What kind of number it is.
    fn quantity(&self) -> Quantity {
        Quantity::Date
    }

    /// The answer at the values in force; NaN where there is none.
    fn value(&mut self, study: &Study) -> f64;

    /// The distribution of a date over [`FEW`] simulations; none for what is no date.
    fn arrival(&mut self, _: &Study) -> Option<Arrival> {
        None
    }

    /// Whether [`value`](Self::value) is a formula, quick enough for thousands of runs.
    fn is_closed(&self) -> bool {
        true
    }

    /// Rows of a scramble for Sobol indices, a power of two: fewer where a run takes longer.
    fn rows(&self) -> usize {
        1024
    }

    /// What is answered, as a sentence begins.
    fn asks(&self, study: &Study, lang: Lang) -> String;
}

/// The probability that something has come by a day, read off the twenty quantiles of its date.
pub fn chance_by(arrival: &Arrival, day: f64) -> f64 {
    let step = 1.0 / arrival.dots.len() as f64;
    let mut before: Option<f64> = None;
    for (i, dot) in arrival.dots.iter().enumerate() {
        let p = (i as f64 + 0.5) * step;
        if day < *dot {
            return match before {
                Some(before) if dot.is_finite() && *dot > before => {
                    p - step + step * (day - before) / (dot - before)
                }
                Some(_) => (1.0 - arrival.never).min(p).max(p - step),
                None => 0.0,
            };
        }
        before = Some(*dot);
    }
    1.0 - arrival.never
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::numerics::quantile::Selector;

    #[test]
    fn chances_lie_between_the_quantiles() {
        let dates: Vec<f64> = (0..1001).map(f64::from).collect();
        let arrival = Arrival::of(&dates, &mut Selector::default());
        for day in [100.0, 333.0, 500.0, 900.0] {
            let chance = chance_by(&arrival, day);
            assert!((chance - day / 1000.0).abs() < 1e-9, "{day} {chance}");
        }
        assert_eq!(chance_by(&arrival, -1.0), 0.0);
        assert_eq!(chance_by(&arrival, 2000.0), 1.0);
        assert_eq!(chance_by(&Arrival::NEVER, 5.0), 0.0);
    }
}
