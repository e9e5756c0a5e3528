//! What measurements say about the laws, and how far that moves when something else is assumed: one [`Question`] with draws, and
//! others of which only the evidence is asked.

use super::posterior::{Fit, Posterior, Question, Shape, factor, mixed, weights};
use crate::numerics::order;

/// How many laws are weighed.
pub const LAWS: usize = Shape::ALL.len();

/// Of how many draws each distribution keeps one.
const THINNED: usize = 8;

/// What is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// With draws.
    pub base: Question,
    /// What is assumed instead, each for the evidence alone.
    pub others: Vec<Question>,
    /// log2 of the minutes whose date is asked for.
    pub length: f64,
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The laws as asked first, then those of each other question; their draws are spent.
    fits: Vec<Vec<Fit>>,
    /// Doubling times at t0 by law, ascending.
    doublings: Vec<Vec<f64>>,
    /// Days since 1970-01-01 at which the trend reaches the length by law, ascending.
    dates: Vec<Vec<f64>>,
}

impl Weighed {
    /// Bayes factors over the exponential: as asked first (0) or in one of the other questions, from 1 on. Not numbers where the
    /// exponential itself is impossible.
    pub fn factors(&self, which: usize) -> [f64; LAWS] {
        let fits = &self.fits[which];
        std::array::from_fn(|law| factor(&fits[law], &fits[0]))
    }

    /// What the laws weigh after the measurements, from what they weigh before; all 0 if none is possible.
    pub fn weights(&self, before: &[f64; LAWS]) -> [f64; LAWS] {
        let found = weights(&self.fits[0], before);
        std::array::from_fn(|law| found[law])
    }

    /// Quantiles of a law's own doubling time at t0, and of its date of the length.
    pub fn own<const N: usize>(&self, law: usize, probs: [f64; N]) -> [[f64; N]; 2] {
        [&self.doublings[law], &self.dates[law]].map(|column| {
            let at = |p: f64| ((p * column.len() as f64) as usize).min(column.len().max(1) - 1);
            probs.map(|p| column.get(at(p)).copied().unwrap_or(f64::NAN))
        })
    }

    /// Quantiles of the doubling time at t0, averaged over laws with these weights.
    pub fn doubling<const N: usize>(&self, weights: &[f64; LAWS], probs: [f64; N]) -> [f64; N] {
        mixed(&self.doublings, weights, probs)
    }

    /// Quantiles of the date of the length, likewise; infinite for never.
    pub fn date<const N: usize>(&self, weights: &[f64; LAWS], probs: [f64; N]) -> [f64; N] {
        mixed(&self.dates, weights, probs)
    }
}

/// The integrals on their way.
#[derive(Clone, Debug)]
pub struct Weighing {
    asked: Asked,
    posterior: Posterior,
    found: Weighed,
}

impl Weighing {
    /// Nothing integrated yet.
    pub fn new(asked: Asked) -> Self {
        Self {
            posterior: Posterior::new(asked.base.clone()),
            asked,
            found: Weighed {
                fits: Vec::new(),
                doublings: Vec::new(),
                dates: Vec::new(),
            },
        }
    }

    /// What was asked.
    pub const fn asked(&self) -> &Asked {
        &self.asked
    }

    /// Goes on for some `nodes` of a grid, see [`Posterior::advance`]; what was found once all is integrated.
    pub fn advance(&mut self, nodes: usize) -> Option<Weighed> {
        if !self.posterior.advance(nodes) {
            return None;
        }
        let mut fits = self.posterior.fits().to_vec();
        if self.found.fits.is_empty() {
            self.spend(&fits);
        }
        for fit in &mut fits {
            fit.draws = Vec::new();
        }
        self.found.fits.push(fits);
        match self.asked.others.get(self.found.fits.len() - 1) {
            Some(next) => {
                self.posterior = Posterior::evidence(next.clone());
                None
            }
            None => Some(self.found.clone()),
        }
    }

    /// Keeps of the draws what is told of them.
    fn spend(&mut self, fits: &[Fit]) {
        let kept = |mut values: Vec<f64>| -> Vec<f64> {
            order::sort(&mut values, |a, b| a < b);
            values
                .into_iter()
                .skip(THINNED / 2)
                .step_by(THINNED)
                .collect()
        };
        let (length, t0) = (self.asked.length, self.asked.base.t0);
        for fit in fits {
            let dates = fit.crossings(length).into_iter().map(|days| t0 + days);
            self.found.dates.push(kept(dates.collect()));
            self.found
                .doublings
                .push(kept(fit.each(|draw| draw.doubling)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::posterior::{Measurement, Prior};

    fn asked() -> Asked {
        let points = (0..8).map(|i| Measurement {
            day: 19_500.0 + 120.0 * f64::from(i),
            level: f64::from(i) + if i % 2 == 0 { 0.2 } else { -0.2 },
            sd: 0.3,
            least: false,
        });
        let base = Question {
            points: points.collect(),
            t0: 20_340.0,
            prior: Prior::DEFAULT,
            shared: 0.0,
        };
        let wide = Question {
            prior: Prior::DEFAULT.scaled(2.0),
            ..base.clone()
        };
        Asked {
            base,
            others: vec![wide],
            length: 10.0,
        }
    }

    #[test]
    fn weighing_is_the_posterior_of_each_question() {
        let asked = asked();
        let mut weighing = Weighing::new(asked.clone());
        let found = loop {
            if let Some(found) = weighing.advance(30_000) {
                break found;
            }
        };
        for (which, question) in [&asked.base, &asked.others[0]].into_iter().enumerate() {
            let mut posterior = Posterior::new(question.clone());
            while !posterior.advance(1_000_000) {}
            let fits = posterior.fits();
            for (law, got) in found.factors(which).into_iter().enumerate() {
                assert_eq!(got, factor(&fits[law], &fits[0]), "{law}");
            }
            if which == 0 {
                let even = found.weights(&[1.0; LAWS]);
                assert_eq!(even.to_vec(), weights(fits, &[1.0; LAWS]));
                let [middle] = found.date(&[1.0, 0.0, 0.0, 0.0, 0.0], [0.5]);
                let [_, [alone]] = found.own(0, [0.5]);
                assert!((middle - alone).abs() < 0.5, "{middle} {alone}");
                let own = fits[0].crossings(asked.length);
                let own = asked.base.t0 + crate::trend::posterior::quantiles(&own, [0.5])[0];
                assert!((middle - own).abs() < 0.5, "{middle} {own}");
            }
        }
    }

    #[test]
    fn beliefs_multiply_the_evidence() {
        let mut weighing = Weighing::new(asked());
        let found = loop {
            if let Some(found) = weighing.advance(1_000_000) {
                break found;
            }
        };
        let (even, odd) = (
            found.weights(&[1.0; LAWS]),
            found.weights(&[3.0, 1.0, 0.0, 1.0, 1.0]),
        );
        let odds = odd[0] / odd[1] / (even[0] / even[1]);
        assert!((odds - 3.0).abs() < 1e-12);
        assert_eq!(odd[2], 0.0);
        assert_eq!(found.weights(&[0.0; LAWS]), [0.0; LAWS]);
    }
}
