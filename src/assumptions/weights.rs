//! The weights of the three branches, which always sum to 100%.

use super::{Assumptions, registry::Key};
use crate::number;

/// Plateau, compounding, full self-improvement.
pub const KEYS: [Key; 3] = [Key::PlateauWeight, Key::CompoundingWeight, Key::FullWeight];

/// The weights in force in per cent. A link may give any three numbers: only their ratio counts, and three zeros count as equal.
pub fn of(assumptions: &Assumptions) -> [f64; 3] {
    let given = KEYS.map(|key| assumptions.get(key));
    let sum: f64 = given.iter().sum();
    if sum > 0.0 {
        given.map(|w| w * 100.0 / sum)
    } else {
        [100.0 / 3.0; 3]
    }
}

/// Sets one weight; the other two share the rest in the ratio that they have in `before`, so that a long gesture leads to the
/// same place as a short one. One of them gets whole per cents.
pub fn set(assumptions: &mut Assumptions, before: &Assumptions, key: Key, value: f64) {
    let Some(at) = KEYS.iter().position(|k| *k == key) else {
        return;
    };
    let now = of(before);
    let value = number::within(value, 0.0, 100.0);
    let (left, right) = ((at + 1) % 3, (at + 2) % 3);
    let others = now[left] + now[right];
    let rest = 100.0 - value;
    let first = if others > 0.0 {
        rest * now[left] / others
    } else {
        rest / 2.0
    };
    let first = libm::round(first).min(rest);
    // The difference of decimals is a decimal again.
    let second = libm::round((rest - first) * 1e9) / 1e9;
    assumptions.set(key, value);
    assumptions.set(KEYS[left], first);
    assumptions.set(KEYS[right], second);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moves_and_the_others_share_the_rest() {
        let start = Assumptions::default();
        let mut a = start;
        let mut to = |before: &Assumptions, w3: f64| {
            set(&mut a, before, Key::FullWeight, w3);
            of(&a)
        };
        assert_eq!(to(&start, 60.0), [10.0, 30.0, 60.0]);
        assert_eq!(to(&start, 100.0), [0.0, 0.0, 100.0]);
        assert_eq!(to(&start, 40.0), [15.0, 45.0, 40.0]);
        // Nothing is left of a ratio of zeros.
        let zeros = start
            .with(Key::PlateauWeight, 0.0)
            .with(Key::CompoundingWeight, 0.0);
        assert_eq!(to(&zeros, 40.0), [30.0, 30.0, 40.0]);
    }

    #[test]
    fn any_three_numbers_are_taken_as_a_ratio() {
        let weights = |w: [f64; 3]| {
            let set = |a: Assumptions, i: usize| a.with(KEYS[i], w[i]);
            of(&(0..3).fold(Assumptions::default(), set))
        };
        assert_eq!(weights([1.0, 1.0, 2.0]), [25.0, 25.0, 50.0]);
        assert_eq!(weights([0.0; 3]), [100.0 / 3.0; 3]);
    }

    #[test]
    fn a_fraction_is_kept_and_the_rest_shared() {
        for (typed, others) in [
            (33.3, [17.0, 49.7]),
            (99.4, [0.0, 0.6]),
            (0.1, [25.0, 74.9]),
        ] {
            let mut a = Assumptions::default();
            set(&mut a, &Assumptions::default(), Key::FullWeight, typed);
            let kept = KEYS.map(|key| a.get(key));
            assert_eq!(kept, [others[0], others[1], typed]);
        }
    }

    #[test]
    fn whole_per_cents_stay_whole_and_sum_to_a_hundred() {
        for w in 0..=100 {
            let mut a = Assumptions::default();
            set(
                &mut a,
                &Assumptions::default(),
                Key::CompoundingWeight,
                f64::from(w),
            );
            let now = of(&a);
            assert_eq!(now.iter().sum::<f64>(), 100.0);
            assert!(now.iter().all(|w| *w == w.trunc()), "{now:?}");
        }
    }
}
