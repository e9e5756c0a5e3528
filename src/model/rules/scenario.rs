//! Scenarios of rules as a structured judgement: weights from scores of what drives them.
//!
//! `w_i = exp(b_i + Σ_j e_ij s_j) / Σ_k exp(b_k + Σ_j e_kj s_j)`, a softmax of a base b and effects e times scores s as in the
//! multinomial logit of "Conditional logit analysis of qualitative choice behavior" (1974), whose numbers are somebody's judgement
//! and not estimates.

/// How many scenarios there are.
pub const SCENARIOS: usize = 3;
/// How many factors are scored.
pub const FACTORS: usize = 4;

/// A judgement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// ln of the weight of each scenario while every score is 0, up to a common constant.
    pub base: [f64; SCENARIOS],
    /// What a point of each factor's score adds to each scenario's.
    pub effects: [[f64; SCENARIOS]; FACTORS],
    /// The scores, from -2 to 2.
    pub scores: [f64; FACTORS],
}

impl Judgement {
    /// The weights; they are positive and sum to 1.
    pub fn weights(&self) -> [f64; SCENARIOS] {
        let sums: [f64; SCENARIOS] = std::array::from_fn(|s| self.support(s));
        let most = sums.into_iter().fold(f64::NEG_INFINITY, f64::max);
        let parts = sums.map(|sum| libm::exp(sum - most));
        let all: f64 = parts.iter().sum();
        parts.map(|part| part / all)
    }

    /// Base and effects of a scenario, before they are made weights.
    fn support(&self, scenario: usize) -> f64 {
        let factors = self.effects.iter().zip(&self.scores);
        self.base[scenario]
            + factors
                .map(|(effects, score)| effects[scenario] * score)
                .sum::<f64>()
    }

    /// The least and the greatest weight of each scenario when any one score is a point off, within its range.
    pub fn sensitivity(&self) -> [(f64, f64); SCENARIOS] {
        let mut ranges = self.weights().map(|w| (w, w));
        for weights in self.point_off() {
            for (range, weight) in ranges.iter_mut().zip(weights) {
                *range = (range.0.min(weight), range.1.max(weight));
            }
        }
        ranges
    }

    /// The weights with each of the scores a point lower and higher, within its range.
    pub fn point_off(&self) -> impl Iterator<Item = [f64; SCENARIOS]> {
        let offs = (0..FACTORS).flat_map(|factor| [(factor, -1.0), (factor, 1.0)]);
        offs.map(|(factor, off)| {
            let mut other = *self;
            let score = &mut other.scores[factor];
            *score += off;
            if score.abs() > 2.0 {
                *score = 2.0_f64.copysign(*score);
            }
            other.weights()
        })
    }

    /// The weights if one factor had this score.
    pub fn with_score(&self, factor: usize, score: f64) -> [f64; SCENARIOS] {
        let mut other = *self;
        other.scores[factor] = score;
        other.weights()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judgement() -> impl Strategy<Value = Judgement> {
        let number = || -2.0..2.0f64;
        (
            prop::array::uniform3(number()),
            prop::array::uniform4(prop::array::uniform3(number())),
            prop::array::uniform4(number()),
        )
            .prop_map(|(base, effects, scores)| Judgement {
                base,
                effects,
                scores,
            })
    }

    proptest! {
        #[test]
        fn weights_are_shares(j in judgement()) {
            let weights = j.weights();
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(weights.iter().all(|w| *w > 0.0));
            for (range, weight) in j.sensitivity().iter().zip(weights) {
                prop_assert!(range.0 <= weight && weight <= range.1);
            }
        }

        #[test]
        fn only_differences_count(j in judgement(), shift in -3.0..3.0f64) {
            let mut other = j;
            other.base = j.base.map(|b| b + shift);
            for (a, b) in j.weights().iter().zip(other.weights()) {
                prop_assert!((a - b).abs() < 1e-12);
            }
        }

        #[test]
        fn a_score_moves_odds_by_its_effects(j in judgement(), factor in 0..FACTORS, score in -2.0..2.0f64) {
            let (before, after) = (j.weights(), j.with_score(factor, score));
            let by = score - j.scores[factor];
            let expected = (j.effects[factor][1] - j.effects[factor][0]) * by;
            let odds = |w: [f64; SCENARIOS]| (w[1] / w[0]).ln();
            prop_assert!((odds(after) - odds(before) - expected).abs() < 1e-9);
        }
    }

    #[test]
    fn without_scores_the_base_decides() {
        let base = Judgement {
            base: [1.0_f64.ln(), 2.0_f64.ln(), 5.0_f64.ln()],
            effects: [[0.5, -1.0, 0.3]; FACTORS],
            scores: [0.0; FACTORS],
        };
        let expected = [0.125, 0.25, 0.625];
        for (weight, expected) in base.weights().iter().zip(expected) {
            assert!((weight - expected).abs() < 1e-15);
        }
    }
}
