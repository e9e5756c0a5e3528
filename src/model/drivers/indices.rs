//! Sobol indices: how much of an answer's variance each input explains.
//!
//! For independent inputs, V the variance of the answer f and `X_i` input i:
//!
//! - first order `S_i` = V(E(f | `X_i`))/V: by how much the variance would fall if `X_i` alone were known
//! - total `T_i` = E(V(f | all but `X_i`))/V: what would be left if all but `X_i` were known
//!
//! The same holds for a group of inputs; the first order of a group then counts what its members do together. What a group explains
//! lies between the two, and what only arises together with the others is the difference.
//!
//! The design: N rows of 2k uniform numbers, the first k of each a sample A and the rest a sample B. `AB_i` is A with the column (or
//! the columns) of factor i from B. With V the variance of A and B together,
//!
//! - `S_i` = 1 - mean (f(B) - f(`AB_i`))²/(2V) (Jansen, "Analysis of variance designs for model output", Computer Physics
//!   Communications 117, 1999)
//! - `T_i` = mean (f(A) - f(`AB_i`))²/(2V) (the same; Saltelli et al., "Variance based sensitivity analysis of model output",
//!   Computer Physics Communications 181, 2010)
//!
//! which takes N(k + 2) runs; draws that were made for something else do not serve. The rows are scrambled Sobol points
//! ([`Sequence`]). Scrambles with different seeds are independent, so that their spread gives the standard error of their mean.

use crate::numerics::{quantile::Selector, sobol::Sequence};

/// A value and the standard error of what was estimated from several scrambles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean over the scrambles.
    pub value: f64,
    /// Its standard error; `None` for a single scramble.
    pub error: Option<f64>,
}

impl Estimate {
    fn of(values: &[f64]) -> Self {
        let n = values.len() as f64;
        let value = values.iter().sum::<f64>() / n;
        let square: f64 = values.iter().map(|x| (x - value) * (x - value)).sum();
        Self {
            value,
            error: (values.len() > 1).then(|| libm::sqrt(square / (n - 1.0) / n)),
        }
    }
}

/// What a factor explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Index {
    /// Alone.
    pub first: Estimate,
    /// Alone and together with all others.
    pub total: Estimate,
}

/// What is run.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    /// Inputs, k.
    pub inputs: usize,
    /// What is told apart: sets of inputs, each as bits. One for each input are [`Design::each`].
    pub factors: Vec<u64>,
    /// Rows of a scramble, N; a power of two.
    pub rows: usize,
    /// The seed of the first scramble.
    pub seed: u64,
    /// What an answer above it, or none at all, is taken as: a variance needs a number.
    pub limit: f64,
}

impl Design {
    /// A factor for each of so many inputs, at most 64.
    pub fn each(inputs: usize) -> Vec<u64> {
        (0..inputs.min(64)).map(|input| 1 << input).collect()
    }

    /// How many runs a scramble takes.
    pub fn runs(&self) -> usize {
        self.rows * (self.factors.len() + 2)
    }
}

/// Sums over the rows of a scramble, about the first answer.
#[derive(Clone, Debug, Default, PartialEq)]
struct Sums {
    rows: usize,
    origin: f64,
    sum: f64,
    square: f64,
    /// For each factor the sums of (f(B) - f(AB))² and (f(A) - f(AB))².
    apart: Vec<[f64; 2]>,
}

impl Sums {
    /// Variance of the answers, and first-order and total index of each factor; `None` if the answers do not differ.
    fn indices(&self) -> Option<(f64, Vec<[f64; 2]>)> {
        let rows = self.rows as f64;
        let mean = self.sum / (2.0 * rows);
        let variance = self.square / (2.0 * rows) - mean * mean;
        // Beyond what rounding leaves of equal answers.
        if variance.is_nan() || variance <= 1e-24 * (1.0 + self.origin * self.origin) {
            return None;
        }
        let scale = 0.5 / (rows * variance);
        let index = |[first, total]: &[f64; 2]| [1.0 - first * scale, total * scale];
        Some((variance, self.apart.iter().map(index).collect()))
    }
}

/// Indices that are run a few rows at a time, scramble after scramble.
#[derive(Clone, Debug)]
pub struct Indices {
    design: Design,
    sequence: Sequence,
    current: Sums,
    finished: Vec<Sums>,
    answers: Vec<f64>,
    limited: usize,
}

impl Indices {
    /// Nothing run yet.
    pub fn new(design: Design) -> Self {
        Self {
            sequence: Sequence::new(2 * design.inputs, design.seed),
            current: Sums {
                apart: vec![[0.0; 2]; design.factors.len()],
                ..Sums::default()
            },
            design,
            finished: Vec::new(),
            answers: Vec::new(),
            limited: 0,
        }
    }

    /// What is run.
    pub const fn design(&self) -> &Design {
        &self.design
    }

    /// Scrambles that are finished.
    pub const fn scrambles(&self) -> usize {
        self.finished.len()
    }

    /// Runs at most so many rows, none beyond the end of a scramble. `answer` is given points of the unit cube, one after another
    /// with a number for each input, and writes what the law says at each; all of them are independent.
    pub fn advance(&mut self, rows: usize, answer: &mut dyn FnMut(&[f64], &mut [f64])) {
        let points = self.points(rows);
        let mut answers = vec![0.0; points.len() / self.design.inputs.max(1)];
        answer(&points, &mut answers);
        self.take(&mut answers);
    }

    /// The points of the next rows, at most so many: what [`advance`](Self::advance) asks for, for whoever answers them one by one.
    pub fn points(&self, rows: usize) -> Vec<f64> {
        let inputs = self.design.inputs;
        let factors = self.design.factors.len();
        let first = self.current.rows;
        let rows = rows.min(self.design.rows - first);
        let mut points = Vec::with_capacity(rows * (factors + 2) * inputs);
        let mut row = vec![0.0; 2 * inputs];
        for index in first..first + rows {
            self.sequence.point(index as u32, &mut row);
            let (a, b) = row.split_at(inputs);
            points.extend_from_slice(a);
            points.extend_from_slice(b);
            for factor in &self.design.factors {
                let mixed = (0..inputs).map(|i| if (factor >> i) & 1 == 1 { b[i] } else { a[i] });
                points.extend(mixed);
            }
        }
        points
    }

    /// Takes the answers at those points.
    pub fn take(&mut self, answers: &mut [f64]) {
        for row in answers.chunks_exact_mut(self.design.factors.len() + 2) {
            for (place, value) in row.iter_mut().enumerate() {
                let within = *value <= self.design.limit;
                if !within {
                    *value = self.design.limit;
                }
                self.limited += usize::from(!within && place < 2);
            }
            self.add(row);
        }
        if self.current.rows >= self.design.rows {
            self.next_scramble();
        }
    }

    fn add(&mut self, row: &[f64]) {
        let sums = &mut self.current;
        let (a, b) = (row[0], row[1]);
        if sums.rows == 0 {
            sums.origin = a;
        }
        sums.rows += 1;
        for value in [a, b] {
            self.answers.push(value);
            let x = value - sums.origin;
            sums.sum += x;
            sums.square += x * x;
        }
        for ([first, total], ab) in sums.apart.iter_mut().zip(&row[2..]) {
            *first += (b - ab) * (b - ab);
            *total += (a - ab) * (a - ab);
        }
    }

    fn next_scramble(&mut self) {
        let next = Sums {
            apart: vec![[0.0; 2]; self.design.factors.len()],
            ..Sums::default()
        };
        self.finished
            .push(std::mem::replace(&mut self.current, next));
        let seed = self.design.seed.wrapping_add(self.finished.len() as u64);
        self.sequence = Sequence::new(2 * self.design.inputs, seed);
    }

    /// The index of each factor, from the scrambles that are finished; none before the first, and none for answers that do not
    /// differ.
    pub fn indices(&self) -> Option<Vec<Index>> {
        let scrambles: Option<Vec<_>> = self.finished.iter().map(Sums::indices).collect();
        let scrambles = scrambles.filter(|s| !s.is_empty())?;
        let estimate = |factor: usize, which: usize| {
            let values: Vec<f64> = scrambles.iter().map(|s| s.1[factor][which]).collect();
            Estimate::of(&values)
        };
        let index = |factor| Index {
            first: estimate(factor, 0),
            total: estimate(factor, 1),
        };
        Some((0..self.design.factors.len()).map(index).collect())
    }

    /// The variance of the answer.
    pub fn variance(&self) -> Option<Estimate> {
        let values: Option<Vec<f64>> = self.finished.iter().map(|s| Some(s.indices()?.0)).collect();
        Some(Estimate::of(&values.filter(|v| !v.is_empty())?))
    }

    /// The share of all answers that lay above the limit, or that there were none of.
    pub fn limited(&self) -> f64 {
        self.limited as f64 / self.answers.len().max(1) as f64
    }

    /// Quantiles of all answers so far at ascending probabilities, none before the first.
    pub fn quantiles(&self, probs: &[f64], out: &mut [f64]) {
        let Some(first) = self.answers.first() else {
            return;
        };
        let range = self
            .answers
            .iter()
            .fold((*first, *first), |(low, high), x| {
                (low.min(*x), high.max(*x))
            });
        Selector::default().quantiles(&self.answers, probs, range, out);
    }
}

/// For [`Indices::advance`]: an answer that is computed point by point.
pub fn one_by_one(inputs: usize, answer: impl Fn(&[f64]) -> f64) -> impl FnMut(&[f64], &mut [f64]) {
    move |points, out| {
        for (i, out) in out.iter_mut().enumerate() {
            *out = answer(&points[i * inputs..(i + 1) * inputs]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::research::{automation, jones::Parameters};
    use std::f64::consts::PI;

    fn run(
        design: Design,
        scrambles: usize,
        answer: &mut dyn FnMut(&[f64], &mut [f64]),
    ) -> Indices {
        let mut indices = Indices::new(design);
        while indices.scrambles() < scrambles {
            indices.advance(512, answer);
        }
        indices
    }

    /// sin x + 7 sin² y + 0.1 z⁴ sin x over -π..π (Ishigami and Homma, 1990), whose indices have closed forms.
    fn ishigami(u: &[f64]) -> f64 {
        let [x, y, z] = [0, 1, 2].map(|i| PI * (2.0 * u[i] - 1.0));
        x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin()
    }

    #[test]
    fn ishigami_is_met() {
        let (a, b) = (7.0, 0.1);
        let one = 0.5 * (1.0 + b * PI.powi(4) / 5.0f64).powi(2);
        let two = a * a / 8.0;
        let three = b * b * PI.powi(8) * (1.0 / 18.0 - 1.0 / 50.0);
        let variance = one + two + three;
        assert!((variance - 13.844_588).abs() < 1e-6);
        let first = [one, two, 0.0].map(|v| v / variance);
        let total = [one + three, two, three].map(|v| v / variance);
        for (got, want) in first.iter().chain(&total).zip([
            0.313_905_19,
            0.442_411_14,
            0.0,
            0.557_588_86,
            0.442_411_14,
            0.243_683_66,
        ]) {
            assert!((got - want).abs() < 1e-8);
        }
        let design = Design {
            inputs: 3,
            factors: [Design::each(3), vec![0b101, 0b111]].concat(),
            rows: 16_384,
            seed: 1,
            limit: f64::INFINITY,
        };
        assert_eq!(design.runs(), 16_384 * 7);
        let found = run(design, 16, &mut one_by_one(3, ishigami));
        assert!((found.variance().unwrap().value - variance).abs() < 2e-3);
        let found = found.indices().unwrap();
        for i in 0..3 {
            near(found[i].first, first[i], 1e-3);
            near(found[i].total, total[i], 3e-4);
        }
        // Together the first and the third explain all that the second does not, and all three explain all.
        near(found[3].first, 1.0 - first[1], 1e-3);
        near(found[3].total, 1.0 - first[1], 1e-3);
        near(found[4].first, 1.0, 1e-12);
        near(found[4].total, 1.0, 1e-3);
    }

    #[track_caller]
    fn near(got: Estimate, want: f64, most: f64) {
        let error = got.error.unwrap();
        assert!(error <= most, "standard error {error}");
        assert!(
            (got.value - want).abs() <= 4.0 * error + 1e-12,
            "{} is not {want} with a standard error of {error}",
            got.value
        );
    }

    /// The year of 99% automation from points of the unit cube.
    fn research(points: &[f64], out: &mut [f64]) {
        automation::answers(&Parameters::DEFAULT, 0.99)(points, out);
    }

    /// The five inputs of the research law: 16 scrambles of 16,384 rows, computed independently with Runge-Kutta steps and other
    /// scrambles.
    #[test]
    fn the_research_law_by_its_five_inputs() {
        let design = Design {
            inputs: 5,
            factors: Design::each(5),
            rows: 4096,
            seed: 1,
            limit: 2070.0,
        };
        let found = run(design, 16, &mut research);
        assert_eq!(found.limited(), 0.0);
        let variance = found.variance().unwrap();
        assert!((variance.value - 5.069_058_8).abs() < 2e-3);
        assert!((libm::sqrt(variance.value) - 2.2513).abs() < 5e-4);
        let mut quantiles = [0.0; 3];
        found.quantiles(&[0.1, 0.5, 0.9], &mut quantiles);
        for (got, want) in quantiles.iter().zip([2030.307, 2_032.884_7, 2036.173]) {
            assert!((got - want).abs() < 0.02, "{got} {want}");
        }
        let found = found.indices().unwrap();
        let want = [
            (0.000_364_216, 0.000_545_685),
            (0.008_377_759, 0.009_011_907),
            (0.239_286_11, 0.260_582_24),
            (0.693_822_14, 0.717_114_3),
            (0.033_893_83, 0.037_270_993),
        ];
        for (got, (first, total)) in found.iter().zip(want) {
            assert!((got.first.value - first).abs() < 1e-3, "{got:?} {first}");
            assert!((got.total.value - total).abs() < 5e-4, "{got:?} {total}");
            assert!(got.first.error.unwrap() < 3e-4 && got.total.error.unwrap() < 2e-4);
        }
        let sum = |of: fn(&Index) -> f64| found.iter().map(of).sum::<f64>();
        assert!((sum(|i| i.first.value) - 0.9757).abs() < 2e-3);
        assert!((sum(|i| i.total.value) - 1.0245).abs() < 1e-3);
    }

    /// A run of 1,024 rows is off by about 0.003, a tenth of what pseudo-random rows are.
    #[test]
    fn a_short_run_is_exact_to_half_a_hundredth() {
        let design = Design {
            inputs: 5,
            factors: Design::each(5),
            rows: 1024,
            seed: 100,
            limit: 2070.0,
        };
        let found = run(design, 16, &mut research).indices().unwrap();
        for index in found {
            let sd = 4.0 * index.first.error.unwrap();
            assert!(sd < 0.0075, "{sd}");
        }
    }

    #[test]
    fn slices_of_any_size_give_the_same() {
        let design = Design {
            inputs: 3,
            factors: Design::each(3),
            rows: 256,
            seed: 3,
            limit: 9.0,
        };
        let whole = run(design.clone(), 2, &mut one_by_one(3, ishigami));
        let mut slices = Indices::new(design);
        for rows in [1, 7, 200, 100, 100, 1000, 5] {
            slices.advance(rows, &mut one_by_one(3, ishigami));
        }
        assert_eq!(slices.scrambles(), 2);
        assert_eq!(whole.indices(), slices.indices());
        assert!(whole.limited() > 0.0);
    }

    #[test]
    fn what_does_not_vary_has_no_indices() {
        let design = Design {
            inputs: 2,
            factors: Design::each(2),
            rows: 64,
            seed: 1,
            limit: 2070.0,
        };
        for answer in [2030.1, f64::INFINITY, f64::NAN] {
            let found = run(design.clone(), 2, &mut one_by_one(2, |_| answer));
            assert_eq!(found.indices(), None);
            assert_eq!(found.limited(), f64::from(u8::from(answer != 2030.1)));
        }
        assert_eq!(Indices::new(design).indices(), None);
    }
}
