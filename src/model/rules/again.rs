//! Whether models are cut off again within a year, and whose.

use super::continuity::Risk;

/// What may happen to the labs of a group within a year; the four parts sum to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Again {
    /// Nobody's models are cut off.
    pub none: f64,
    /// Those of the lab in dispute alone.
    pub disputed: f64,
    /// Those of one other lab alone.
    pub other: f64,
    /// Those of several labs, by one cause or each by its own.
    pub several: f64,
}

impl Again {
    /// With a common cause of probability c that strikes all, and n labs with a probability q each of their own, where the
    /// hazard of the lab in dispute is k times as high, 1 - (1 - q)^k.
    pub fn of(risk: Risk, labs: u32, dispute: f64) -> Self {
        let apart = 1.0 - risk.common;
        let others = f64::from(labs.saturating_sub(1));
        let calm = 1.0 - risk.own;
        let first = libm::pow(calm, dispute);
        let rest = libm::pow(calm, others);
        let one = if others > 0.0 {
            others * risk.own * libm::pow(calm, others - 1.0)
        } else {
            0.0
        };
        let none = apart * first * rest;
        let disputed = apart * (1.0 - first) * rest;
        let other = apart * first * one;
        Self {
            none,
            disputed,
            other,
            several: (1.0 - none - disputed - other).max(0.0),
        }
    }

    /// The mean of what is assumed under scenarios with these weights.
    pub fn mixed(weights: &[f64], each: &[Self]) -> Self {
        let mut sum = Self::default();
        for (weight, again) in weights.iter().zip(each) {
            sum.none += weight * again.none;
            sum.disputed += weight * again.disputed;
            sum.other += weight * again.other;
            sum.several += weight * again.several;
        }
        sum
    }

    /// That anybody's are.
    pub fn any(&self) -> f64 {
        1.0 - self.none
    }
}

/// P(at least one within the next year) after a single one in `years`, and nothing else known: a Poisson process whose rate has
/// the prior of Jeffreys, 1/√λ, hence the posterior Γ(3/2, T) and 1 - (T/(T + 1))^(3/2).
pub fn after_one_in(years: f64) -> f64 {
    1.0 - libm::pow(years / (years + 1.0), 1.5)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn risk() -> impl Strategy<Value = Risk> {
        (0.0..=1.0f64, 0.0..=1.0f64).prop_map(|(common, own)| Risk { common, own })
    }

    proptest! {
        /// All states of the common cause and of every lab.
        #[test]
        fn the_parts_are_those_of_all_states(risk in risk(), labs in 1..=5u32, dispute in 0.0..8.0f64) {
            let found = Again::of(risk, labs, dispute);
            let mut sums = Again::default();
            for state in 0..1u32 << (labs + 1) {
                let common = state & 1 == 1;
                let mut p = if common { risk.common } else { 1.0 - risk.common };
                let mut cut = 0;
                for lab in 0..labs {
                    let q = if lab == 0 { 1.0 - (1.0 - risk.own).powf(dispute) } else { risk.own };
                    let is_cut = state >> (lab + 1) & 1 == 1;
                    p *= if is_cut { q } else { 1.0 - q };
                    cut += u32::from(is_cut);
                }
                match (common, cut) {
                    (false, 0) => sums.none += p,
                    (false, 1) if state & 2 == 2 => sums.disputed += p,
                    (false, 1) => sums.other += p,
                    _ => sums.several += p,
                }
            }
            for (a, b) in [
                (found.none, sums.none),
                (found.disputed, sums.disputed),
                (found.other, sums.other),
                (found.several, sums.several),
            ] {
                prop_assert!((a - b).abs() < 1e-12, "{found:?} {sums:?}");
            }
        }

        #[test]
        fn more_of_anything_makes_it_likelier(risk in risk(), labs in 1..=5u32, dispute in 0.5..8.0f64, more in 0.0..1.0f64) {
            let any = |risk, labs, dispute| Again::of(risk, labs, dispute).any();
            let now = any(risk, labs, dispute);
            let up = |p: f64| p + (1.0 - p) * more;
            let slack = 1e-12;
            let common = Risk { common: up(risk.common), ..risk };
            let own = Risk { own: up(risk.own), ..risk };
            prop_assert!(any(common, labs, dispute) >= now - slack);
            prop_assert!(any(own, labs, dispute) >= now - slack);
            prop_assert!(any(risk, labs + 1, dispute) >= now - slack);
            prop_assert!(any(risk, labs, dispute + more) >= now - slack);
        }
    }

    /// ∫ (1 - e^-λ) Γ(3/2, T)(λ) dλ, by the midpoint rule in √λ.
    #[test]
    fn the_outside_view_is_its_integral() {
        for years in [0.5, 3.6, 20.0_f64] {
            let steps = 200_000;
            let top = (60.0 / years).sqrt();
            let step = top / f64::from(steps);
            let (mut mass, mut sum) = (0.0, 0.0);
            for i in 0..steps {
                let root = (f64::from(i) + 0.5) * step;
                let rate = root * root;
                // λ^(1/2) e^(-Tλ) dλ with dλ = 2 √λ d√λ
                let weight = 2.0 * rate * (-years * rate).exp();
                mass += weight;
                sum += weight * (1.0 - (-rate).exp());
            }
            assert!((after_one_in(years) - sum / mass).abs() < 1e-6, "{years}");
        }
    }
}
