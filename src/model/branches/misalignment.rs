//! An illustration: a flaw that every generation of AI passes on to the next, and the time that is left to look for it.

use libm::pow;

/// What the illustration assumes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flaw {
    /// Misalignment now, between 0 and 1.
    pub m0: f64,
    /// Amplification per generation.
    pub a: f64,
    /// Share that oversight catches in each generation.
    pub q: f64,
    /// Months per generation at the branch date's pace.
    pub g0: f64,
}

/// The illustration at one date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Generations since the branch date, G.
    pub generations: f64,
    /// Misalignment m = min(1, m0 (a (1-q))^G).
    pub misalignment: f64,
    /// Hours of human review per generation, 1 at the branch date.
    pub review: f64,
}

impl Flaw {
    /// Follows a curve: generations pass at a rate proportional to d ln E/dt, so that G is its `progress` since the branch date
    /// (in years at that date's pace) in units of `g0`. Before the branch date nothing has happened yet. `pace` is in units of the branch date's.
    pub fn along(&self, progress: &[f64], pace: &[f64]) -> Vec<Point> {
        progress
            .iter()
            .zip(pace)
            .map(|(progress, pace)| {
                let generations = 12.0 * progress.max(0.0) / self.g0;
                let grown = pow(self.a * (1.0 - self.q), generations);
                Point {
                    generations,
                    misalignment: (self.m0 * grown).min(1.0),
                    review: 1.0 / pace,
                }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flaw_grows_when_oversight_catches_less_than_amplification_adds() {
        let flaw = |q| Flaw {
            m0: 0.01,
            a: 1.5,
            q,
            g0: 6.0,
        };
        let at = |q: f64| flaw(q).along(&[-1.0, 0.0, 0.5, 50.0], &[1.0, 1.0, 2.0, 4.0]);
        let grows = at(0.2);
        assert_eq!((grows[0].generations, grows[0].misalignment), (0.0, 0.01));
        assert!((grows[2].misalignment - 0.012).abs() < 1e-15);
        assert_eq!((grows[2].generations, grows[2].review), (1.0, 0.5));
        assert_eq!(grows[3].misalignment, 1.0);
        assert!(at(0.5)[3].misalignment < 1e-9);
    }
}
