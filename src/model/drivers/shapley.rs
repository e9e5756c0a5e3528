//! Why two answers differ: the difference split over the inputs that differ.
//!
//! Input i's part is what the answer changes when i goes from its first to its second value, averaged over all orders in which the
//! inputs can go (Shapley, "A value for n-person games", 1953): with v(S) the answer with the inputs of S at their second values
//! and n inputs that differ,
//!
//! `part_i` = sum over S without i of |S|! (n - |S| - 1)!/n! (v(S with i) - v(S))
//!
//! The parts sum to the whole. Up to [`EXACT`] inputs every S is run; beyond, orders are drawn at random in pairs of one and its
//! reverse (Mitchell et al., "Sampling permutations for Shapley value estimation", JMLR 23, 2022), and still sum to the whole.
//!
//! In any one order a part can be anything between the least and the most of v(S with i) - v(S). Where these have opposite signs
//! the order decides whether an input brings the answer forward or back, and one number does not tell enough.
//!
//! An answer that is not reached at all has no difference, and so no parts: compare the probability by some date instead.

use crate::numerics::sample::Random;

/// Inputs up to which every combination is run.
pub const EXACT: usize = 10;

/// An input's part of a difference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Shapley's value.
    pub value: f64,
    /// Its standard error; `None` where all combinations were run.
    pub error: Option<f64>,
    /// The smallest part in any order that was run.
    pub least: f64,
    /// The largest part in any order that was run.
    pub most: f64,
}

impl Part {
    /// Whether the sign depends on the order.
    pub fn turns(&self) -> bool {
        // What is left of rounding is no sign.
        let small = 1e-9 * (self.most - self.least).max(self.value.abs());
        self.least < -small && self.most > small
    }
}

/// A difference and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Split {
    /// The first answer.
    pub from: f64,
    /// The second answer.
    pub to: f64,
    /// The part of each input.
    pub parts: Vec<Part>,
}

/// A split that is run a few combinations at a time.
#[derive(Clone, Debug)]
pub struct Shapley {
    players: usize,
    state: State,
}

#[derive(Clone, Debug)]
enum State {
    /// The answers of the combinations run so far, by their bits.
    Every(Vec<f64>),
    Drawn(Box<Drawn>),
}

#[derive(Clone, Debug)]
struct Drawn {
    random: Random,
    ends: Vec<f64>,
    /// The order that is being run.
    order: Vec<usize>,
    /// The answers along it.
    answers: Vec<f64>,
    /// Parts in the first order of a pair.
    first: Option<Vec<f64>>,
    pairs: usize,
    /// For each input the sum and the sum of squares of a pair's mean, the least and the most of one order.
    sums: Vec<[f64; 4]>,
}

impl Shapley {
    /// A split over so many inputs. The seed matters only beyond [`EXACT`] of them.
    pub fn new(players: usize, seed: u64) -> Self {
        let state = if players <= EXACT {
            State::Every(Vec::new())
        } else {
            State::Drawn(Box::new(Drawn {
                random: Random::new(seed),
                ends: Vec::new(),
                order: (0..players).collect(),
                answers: Vec::new(),
                first: None,
                pairs: 0,
                sums: vec![[0.0, 0.0, f64::INFINITY, f64::NEG_INFINITY]; players],
            }))
        };
        Self { players, state }
    }

    /// Whether every combination has been run; drawn orders never end.
    pub fn done(&self) -> bool {
        matches!(&self.state, State::Every(answers) if answers.len() == 1 << self.players)
    }

    /// Pairs of orders that have been drawn.
    pub fn pairs(&self) -> usize {
        match &self.state {
            State::Every(_) => 0,
            State::Drawn(drawn) => drawn.pairs,
        }
    }

    /// The answer of a combination, if it has been run and kept: drawn orders keep none.
    pub fn known(&self, which: &[bool]) -> Option<f64> {
        let State::Every(answers) = &self.state else {
            return None;
        };
        let bits = which.iter().enumerate();
        let bits = bits.fold(0, |bits, (i, which)| bits | usize::from(*which) << i);
        answers.get(bits).copied()
    }

    /// Runs at most so many combinations. `answer` is told which inputs have their second value. Returns [`Shapley::done`].
    pub fn advance(&mut self, runs: usize, answer: &mut dyn FnMut(&[bool]) -> f64) -> bool {
        let mut which = vec![false; self.players];
        for _ in 0..runs {
            match &mut self.state {
                State::Every(answers) => {
                    let bits = answers.len();
                    if bits == 1 << self.players {
                        break;
                    }
                    for (i, which) in which.iter_mut().enumerate() {
                        *which = (bits >> i) & 1 == 1;
                    }
                    answers.push(answer(&which));
                }
                State::Drawn(drawn) => drawn.run(&mut which, answer),
            }
        }
        self.done()
    }

    /// The split; `None` before all combinations or the first pair of orders have been run, and where an answer is not finite.
    pub fn split(&self) -> Option<Split> {
        let split = match &self.state {
            State::Every(answers) if self.done() => every(answers, self.players),
            State::Every(_) => return None,
            State::Drawn(drawn) => drawn.split()?,
        };
        let finite = |part: &Part| part.least.is_finite() && part.most.is_finite();
        (split.from.is_finite() && split.to.is_finite() && split.parts.iter().all(finite))
            .then_some(split)
    }
}

fn every(answers: &[f64], players: usize) -> Split {
    // The weight of a set of so many inputs: 1/(n C(n - 1, size)).
    let mut weights = vec![1.0 / players.max(1) as f64; players.max(1)];
    for size in 1..players {
        weights[size] = weights[size - 1] * size as f64 / (players - size) as f64;
    }
    let parts = (0..players).map(|player| {
        let mut part = Part {
            value: 0.0,
            error: None,
            least: f64::INFINITY,
            most: f64::NEG_INFINITY,
        };
        for (bits, without) in answers.iter().enumerate() {
            if (bits >> player) & 1 == 0 {
                let change = answers[bits | (1 << player)] - without;
                part.value += weights[bits.count_ones() as usize] * change;
                part.least = part.least.min(change);
                part.most = part.most.max(change);
                if change.is_nan() {
                    part.most = f64::INFINITY;
                }
            }
        }
        part
    });
    Split {
        from: answers[0],
        to: answers[answers.len() - 1],
        parts: parts.collect(),
    }
}

impl Drawn {
    fn run(&mut self, which: &mut [bool], answer: &mut dyn FnMut(&[bool]) -> f64) {
        if self.ends.len() < 2 {
            which.fill(self.ends.len() == 1);
            self.ends.push(answer(which));
            return;
        }
        if self.answers.is_empty() {
            self.answers.push(self.ends[0]);
            if self.first.is_some() {
                self.order.reverse();
            } else {
                // Fisher and Yates' shuffle.
                for i in (1..self.order.len()).rev() {
                    self.order.swap(i, self.random.below(i + 1));
                }
            }
        }
        which.fill(false);
        for player in &self.order[..self.answers.len()] {
            which[*player] = true;
        }
        self.answers.push(answer(which));
        if self.answers.len() == self.order.len() {
            self.answers.push(self.ends[1]);
            self.close();
        }
    }

    /// The end of an order.
    fn close(&mut self) {
        let mut parts = vec![0.0; self.order.len()];
        for (step, player) in self.answers.windows(2).zip(&self.order) {
            let change = step[1] - step[0];
            parts[*player] = change;
            let [_, _, least, most] = &mut self.sums[*player];
            *least = least.min(change);
            *most = if change.is_nan() {
                f64::INFINITY
            } else {
                most.max(change)
            };
        }
        self.answers.clear();
        let Some(first) = self.first.take() else {
            self.first = Some(parts);
            return;
        };
        self.pairs += 1;
        for ((sums, a), b) in self.sums.iter_mut().zip(&first).zip(&parts) {
            let mean = 0.5 * (a + b);
            sums[0] += mean;
            sums[1] += mean * mean;
        }
    }

    fn split(&self) -> Option<Split> {
        let n = self.pairs as f64;
        let part = |[sum, square, least, most]: &[f64; 4]| {
            let value = sum / n;
            let variance = (square / n - value * value).max(0.0);
            Part {
                value,
                error: (self.pairs > 1).then(|| libm::sqrt(variance / (n - 1.0))),
                least: *least,
                most: *most,
            }
        };
        (self.pairs > 0).then(|| Split {
            from: self.ends[0],
            to: self.ends[1],
            parts: self.sums.iter().map(part).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::research::jones::{self, Parameters};
    use proptest::prelude::*;

    /// The answers as the inputs of `order` go to their second values one after another, as authors compare their forecasts: the
    /// first is that with none of them, and each step is the part of one input in this order.
    fn in_order(
        players: usize,
        order: &[usize],
        answer: &mut dyn FnMut(&[bool]) -> f64,
    ) -> Vec<f64> {
        let mut which = vec![false; players];
        let mut answers = vec![answer(&which)];
        for player in order {
            which[*player] = true;
            answers.push(answer(&which));
        }
        answers
    }

    /// The values of a combination: those of `b` where `which` says so, else those of `a`.
    fn mixed(a: &[f64], b: &[f64], which: &[bool]) -> Vec<f64> {
        let pairs = a.iter().zip(b).zip(which);
        pairs
            .map(|((a, b), which)| if *which { *b } else { *a })
            .collect()
    }

    fn exact(players: usize, answer: &mut dyn FnMut(&[bool]) -> f64) -> Split {
        let mut shapley = Shapley::new(players, 1);
        while !shapley.advance(3, answer) {}
        shapley.split().unwrap()
    }

    fn values(split: &Split) -> Vec<f64> {
        split.parts.iter().map(|part| part.value).collect()
    }

    #[track_caller]
    fn near(got: &[f64], want: &[f64], tolerance: f64) {
        assert_eq!(got.len(), want.len());
        for (got, want) in got.iter().zip(want) {
            assert!((got - want).abs() <= tolerance, "{got} is not {want}");
        }
    }

    fn steps(answers: &[f64]) -> Vec<f64> {
        answers.windows(2).map(|pair| pair[1] - pair[0]).collect()
    }

    /// t = dt log2(target/h0), two forecasts with other doubling times, levels and targets: days after 5 February 2026.
    #[test]
    fn two_dates_of_the_horizon() {
        let (a, b) = ([128.744, 416.938, 2400.0], [180.0, 250.0, 10_020.0]);
        let mut days = |which: &[bool]| {
            let x = mixed(&a, &b, which);
            x[0] * (x[2] / x[1]).log2()
        };
        let split = exact(3, &mut days);
        near(&[split.from, split.to], &[325.095_29, 958.465_91], 5e-6);
        let mut all = Shapley::new(3, 1);
        assert_eq!(all.known(&[true, false, false]), None);
        all.advance(8, &mut days);
        for which in [[true, false, true], [false, true, false], [true; 3]] {
            assert_eq!(all.known(&which), Some(days(&which)));
        }
        near(&values(&split), &[201.178_27, 113.911_84, 318.280_52], 5e-6);
        for (order, want) in [
            ([0, 1, 2], [129.428_04, 132.822_86, 371.119_72]),
            ([0, 2, 1], [129.428_04, 371.119_72, 132.822_86]),
            ([1, 0, 2], [95.000_812, 167.250_09, 371.119_72]),
            ([1, 2, 0], [95.000_812, 265.441_31, 272.928_49]),
            ([2, 0, 1], [265.441_31, 235.106_45, 132.822_86]),
            ([2, 1, 0], [265.441_31, 95.000_812, 272.928_49]),
        ] {
            near(&steps(&in_order(3, &order, &mut days)), &want, 6e-6);
        }
        assert!(split.parts.iter().all(|part| !part.turns()));
        near(
            &[split.parts[0].least, split.parts[0].most],
            &[129.428_04, 272.928_49],
            5e-6,
        );
    }

    /// The research law's year of 99% automation for two sets of its five parameters, computed independently.
    #[test]
    fn two_years_of_the_research_law() {
        let a = [0.235, 0.9, 0.65, 2.85, 0.375];
        let b = [0.15, 0.85, 0.9, 3.5, 0.3];
        let mut year = |which: &[bool]| {
            let x = mixed(&a, &b, which);
            let p = Parameters::from_array(std::array::from_fn(|i| x[i]));
            jones::year_of(&p, 0.99)
        };
        let split = exact(5, &mut year);
        near(
            &[split.from, split.to],
            &[2_033.064_533, 2_039.048_420],
            2e-6,
        );
        near(
            &values(&split),
            &[
                -0.022_991_588,
                0.323_630_51,
                2.095_642_1,
                2.738_984_3,
                0.848_622_26,
            ],
            1e-6,
        );
        near(
            &steps(&in_order(5, &[0, 1, 2, 3, 4], &mut year)),
            &[
                0.072_878_557,
                0.249_822_28,
                1.691_567_1,
                2.898_371_6,
                1.071_247_9,
            ],
            2e-6,
        );
        let turning: Vec<bool> = split.parts.iter().map(Part::turns).collect();
        assert_eq!(turning, [true, false, false, false, false]);
        // The 32 corners, in the order of their bits.
        let corners = [
            7.064_532_8,
            7.137_411_4,
            7.324_565_2,
            7.387_233_7,
            8.801_508_6,
            8.813_613_9,
            9.074_766_2,
            9.078_800_8,
            9.398_310_3,
            9.388_946_2,
            9.743_218_7,
            9.722_368_5,
            11.705_515,
            11.619_073,
            12.072_707,
            11.977_172,
            7.709_623_8,
            7.765_600_1,
            7.992_334_2,
            8.037_856_3,
            9.605_802,
            9.596_450_8,
            9.905_037,
            9.887_326_9,
            10.246_839,
            10.209_812,
            10.625_667,
            10.576_434,
            12.772_668,
            12.652_722,
            13.178_645,
            13.048_42,
        ];
        for (bits, want) in corners.into_iter().enumerate() {
            let which = std::array::from_fn::<bool, 5, _>(|i| (bits >> i) & 1 == 1);
            assert!((year(&which) - 2026.0 - want).abs() < 2e-6, "{bits:b}");
        }
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole_and_are_the_mean_over_all_orders(answers in proptest::array::uniform16(-5.0..5.0f64)) {
            let mut answer = |which: &[bool]| {
                answers[which.iter().enumerate().map(|(i, w)| usize::from(*w) << i).sum::<usize>()]
            };
            let split = exact(4, &mut answer);
            let sum: f64 = split.parts.iter().map(|part| part.value).sum();
            prop_assert!((sum - (split.to - split.from)).abs() < 1e-12);
            let mut means = [0.0; 4];
            let mut orders = 0.0;
            for code in 0..256usize {
                let order = [0, 2, 4, 6].map(|shift| (code >> shift) & 3);
                if (0..4).all(|player| order.contains(&player)) {
                    orders += 1.0;
                    let answers = in_order(4, &order, &mut answer);
                    for (player, step) in order.iter().zip(steps(&answers)) {
                        means[*player] += step;
                        let part = split.parts[*player];
                        prop_assert!(part.least <= step && step <= part.most);
                    }
                }
            }
            prop_assert_eq!(orders, 24.0);
            for (part, mean) in split.parts.iter().zip(means) {
                prop_assert!((part.value - mean / orders).abs() < 1e-12);
            }
        }
    }

    /// Twelve inputs, the answer a product of pairs and a sum, whose values are known: each of a pair gets half of the product.
    #[test]
    fn beyond_ten_inputs_drawn_orders_come_near_and_sum_exactly() {
        let mut answer = |which: &[bool]| {
            let on = |i: usize| f64::from(u8::from(which[i]));
            (0..6)
                .map(|i| on(2 * i) * on(2 * i + 1) * (i + 1) as f64)
                .sum::<f64>()
                + 3.0 * on(7)
        };
        let mut shapley = Shapley::new(12, 5);
        assert_eq!(shapley.split(), None);
        while shapley.pairs() < 50 {
            assert!(!shapley.advance(17, &mut answer));
        }
        let split = shapley.split().unwrap();
        let sum: f64 = values(&split).iter().sum();
        assert!((sum - 24.0).abs() < 1e-12 && split.from == 0.0 && split.to == 24.0);
        for (i, part) in split.parts.iter().enumerate() {
            let want = (i / 2 + 1) as f64 / 2.0 + if i == 7 { 3.0 } else { 0.0 };
            // A pair of orders gives each half of its product exactly.
            assert!((part.value - want).abs() < 1e-12, "{i}: {part:?}");
            assert!(part.error.unwrap() < 1e-6 && !part.turns());
        }
        let mut again = Shapley::new(12, 5);
        while again.pairs() < 50 {
            again.advance(1, &mut answer);
        }
        assert_eq!(again.split(), Some(split));
    }

    #[test]
    fn drawn_orders_agree_with_all_of_them() {
        let weights: Vec<f64> = (0..11).map(|i| f64::from(i) - 4.0).collect();
        let game = |which: &[bool]| {
            let sum: f64 = which
                .iter()
                .zip(&weights)
                .map(|(w, x)| if *w { *x } else { 0.0 })
                .sum();
            (sum / 10.0).exp()
        };
        // Without an input that does nothing, ten are left, which are run exactly.
        let ten = exact(10, &mut |which| {
            let mut all = which.to_vec();
            all.insert(4, true);
            game(&all)
        });
        let mut shapley = Shapley::new(11, 8);
        while shapley.pairs() < 400 {
            shapley.advance(100, &mut |which| game(which));
        }
        let split = shapley.split().unwrap();
        assert!(split.parts[4].value.abs() < 1e-12);
        let rest = (0..11).filter(|i| *i != 4);
        for (i, want) in rest.zip(&ten.parts) {
            let part = split.parts[i];
            let error = part.error.unwrap();
            assert!(error < 0.01 && (part.value - want.value).abs() < 4.0 * error + 1e-12);
            assert!(part.least >= want.least - 1e-12 && part.most <= want.most + 1e-12);
        }
    }

    #[test]
    fn an_answer_that_never_comes_has_no_parts() {
        let mut never = |which: &[bool]| {
            if which[0] && !which[1] {
                f64::INFINITY
            } else {
                1.0
            }
        };
        let mut shapley = Shapley::new(2, 1);
        assert!(shapley.advance(10, &mut never));
        assert_eq!(shapley.split(), None);
        let mut drawn = Shapley::new(12, 1);
        while drawn.pairs() < 40 {
            drawn.advance(10, &mut never);
        }
        assert_eq!(drawn.split(), None);
    }

    #[test]
    fn nothing_that_differs_has_no_parts_and_no_difference() {
        let split = exact(0, &mut |_| 7.0);
        assert_eq!((split.from, split.to, split.parts.len()), (7.0, 7.0, 0));
    }
}
