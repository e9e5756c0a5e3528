//! How good a forecast was: proper scores of probabilities once it is known what happened.

/// The scores of a forecast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scores {
    /// ln p of what happened, at most 0: Good, "Rational Decisions" (1952).
    pub log: f64,
    /// Σ (p - o)² over all that could happen, from 0 (certain and right) to 2: Brier, "Verification of forecasts expressed in
    /// terms of probability" (1950).
    pub brier: f64,
}

impl Scores {
    /// Those of probabilities that sum to 1, when the one with this index happened.
    ///
    /// Whatever they are, one that gives its greatest probability to what happened scores at least as well as
    /// [`uniform`](Self::uniform) by both: it is at least 1/n, and Σ p² is at most the greatest p, so that 1 - 2p + Σ p² is at
    /// most 1 - p.
    pub fn of(forecast: &[f64], happened: usize) -> Self {
        let squares = forecast.iter().enumerate().map(|(index, p)| {
            let off = p - f64::from(u8::from(index == happened));
            off * off
        });
        Self {
            log: libm::log(forecast[happened]),
            brier: squares.sum(),
        }
    }

    /// Those of the guess that holds n outcomes equally likely: -ln n and 1 - 1/n, whatever happens.
    pub fn uniform(outcomes: usize) -> Self {
        let n = outcomes as f64;
        Self {
            log: -libm::log(n),
            brier: 1.0 - 1.0 / n,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn forecast() -> impl Strategy<Value = [f64; 3]> {
        prop::array::uniform3(0.001..1.0f64).prop_map(|parts| {
            let sum: f64 = parts.iter().sum();
            parts.map(|part| part / sum)
        })
    }

    proptest! {
        #[test]
        fn what_happened_held_likeliest_beats_the_uniform_guess(forecast in forecast()) {
            let happened = (0..3).fold(0, |most, i| if forecast[i] > forecast[most] { i } else { most });
            let (scores, uniform) = (Scores::of(&forecast, happened), Scores::uniform(3));
            prop_assert!(scores.log >= uniform.log - 1e-12);
            prop_assert!(scores.brier <= uniform.brier + 1e-12);
        }

        #[test]
        fn telling_the_truth_scores_best_on_average(truth in forecast(), told in forecast()) {
            let mean = |f: &[f64; 3], score: fn(Scores) -> f64| -> f64 {
                (0..3).map(|i| truth[i] * score(Scores::of(f, i))).sum()
            };
            prop_assert!(mean(&truth, |s| s.log) >= mean(&told, |s| s.log) - 1e-12);
            prop_assert!(mean(&truth, |s| s.brier) <= mean(&told, |s| s.brier) + 1e-12);
        }
    }

    #[test]
    fn limits() {
        let sure = Scores::of(&[1.0, 0.0, 0.0], 0);
        assert_eq!((sure.log, sure.brier), (0.0, 0.0));
        let wrong = Scores::of(&[0.0, 1.0, 0.0], 0);
        assert_eq!((wrong.log, wrong.brier), (f64::NEG_INFINITY, 2.0));
        let uniform = Scores::of(&[1.0 / 3.0; 3], 2);
        assert!((uniform.log - Scores::uniform(3).log).abs() < 1e-15);
        assert!((uniform.brier - 2.0 / 3.0).abs() < 1e-15);
    }
}
