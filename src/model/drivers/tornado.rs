//! One input at a time from its low to its high value, the others at their values.

/// Where an answer goes when one input moves.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Which input.
    pub input: usize,
    /// The answer at the input's low value.
    pub low: f64,
    /// The answer at the input's high value.
    pub high: f64,
}

impl Bar {
    /// How far the answer moves; infinite where only one of the two has one, 0 where neither has.
    pub fn width(&self) -> f64 {
        if self.low == self.high {
            0.0
        } else {
            (self.high - self.low).abs()
        }
    }
}

/// A tornado that is run answer by answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Tornado {
    values: Vec<f64>,
    spans: Vec<(f64, f64)>,
    middle: Option<f64>,
    /// The answer at the low value of the input that is moving.
    low: Option<f64>,
    bars: Vec<Bar>,
}

impl Tornado {
    /// Of inputs at `values`, each with its low and its high value.
    pub fn new(values: Vec<f64>, spans: Vec<(f64, f64)>) -> Self {
        Self {
            values,
            spans,
            middle: None,
            low: None,
            bars: Vec::new(),
        }
    }

    /// Whether all inputs have moved.
    pub fn done(&self) -> bool {
        self.middle.is_some() && self.bars.len() >= self.values.len().min(self.spans.len())
    }

    /// Runs the next answer. Returns whether there is nothing left to run.
    pub fn advance(&mut self, answer: &mut dyn FnMut(&[f64]) -> f64) -> bool {
        if self.middle.is_none() {
            self.middle = Some(answer(&self.values));
        } else if !self.done() {
            let input = self.bars.len();
            let usual = self.values[input];
            let (low, high) = self.spans[input];
            self.values[input] = if self.low.is_none() { low } else { high };
            let moved = answer(&self.values);
            self.values[input] = usual;
            match self.low.take() {
                None => self.low = Some(moved),
                Some(low) => self.bars.push(Bar {
                    input,
                    low,
                    high: moved,
                }),
            }
        }
        self.done()
    }

    /// The answer with every input at its value, once it has been run.
    pub const fn middle(&self) -> Option<f64> {
        self.middle
    }

    /// The bars so far, in the order of the inputs.
    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    /// The bars so far, the widest first; equally wide ones in the order of the inputs.
    pub fn widest_first(&self) -> Vec<Bar> {
        crate::numerics::order::sorted(self.bars.clone(), |bar| -bar.width())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        drivers::SPAN,
        research::jones::{self, Parameters},
    };

    fn run(
        values: Vec<f64>,
        spans: Vec<(f64, f64)>,
        answer: &mut dyn FnMut(&[f64]) -> f64,
    ) -> Tornado {
        let mut tornado = Tornado::new(values, spans);
        while !tornado.advance(answer) {}
        tornado
    }

    /// Each triangular input of the research law from its 10% to its 90% value, the others at their modes: the year of 99%
    /// automation, computed independently with Runge-Kutta steps.
    #[test]
    fn the_research_law_by_its_five_inputs() {
        let triangles = jones::triangles(&Parameters::DEFAULT);
        let modes = triangles.map(|t| t.mode);
        let spans = triangles.map(|t| (t.quantile(SPAN.0), t.quantile(SPAN.1)));
        let tornado = run(modes.to_vec(), spans.to_vec(), &mut |x| {
            let parameters = Parameters::from_array(std::array::from_fn(|i| x[i]));
            jones::year_of(&parameters, 0.99)
        });
        let want = [
            (0.171_429_56, 7.119_549_2, 0.298_570_44, 7.006_318_9),
            (0.844_721_36, 7.352_790_9, 0.955_278_64, 6.793_463_6),
            (0.456_524_76, 5.476_612_5, 0.843_475_24, 8.440_148),
            (2.103_738_4, 4.614_243_9, 3.596_261_6, 9.756_789_7),
            (0.305_901_7, 7.655_504_2, 0.444_098_3, 6.531_596_7),
        ];
        for ((bar, span), (at_low, low, at_high, high)) in
            tornado.bars().iter().zip(spans).zip(want)
        {
            assert!((span.0 - at_low).abs() < 6e-8 && (span.1 - at_high).abs() < 6e-8);
            assert!((bar.low - 2026.0 - low).abs() < 2e-6, "{} {low}", bar.low);
            assert!(
                (bar.high - 2026.0 - high).abs() < 2e-6,
                "{} {high}",
                bar.high
            );
        }
        let order: Vec<usize> = tornado.widest_first().iter().map(|bar| bar.input).collect();
        assert_eq!(order, [3, 2, 4, 1, 0]);
        assert!((tornado.middle().unwrap() - 2_033.064_533).abs() < 2e-6);
    }

    #[test]
    fn an_answer_that_one_side_lacks_is_the_widest_and_one_that_both_lack_has_no_width() {
        let tornado = run(
            vec![0.0; 3],
            vec![(-1.0, 1.0), (-1.0, 1.0), (-1.0, 1.0)],
            &mut |x| {
                if x[1] > 0.0 {
                    f64::INFINITY
                } else {
                    x[0] + 5.0 * x[2]
                }
            },
        );
        let widths: Vec<(usize, f64)> = tornado
            .widest_first()
            .iter()
            .map(|bar| (bar.input, bar.width()))
            .collect();
        assert_eq!(widths, [(1, f64::INFINITY), (2, 10.0), (0, 2.0)]);
        let never = run(vec![0.0], vec![(1.0, 2.0)], &mut |_| f64::INFINITY);
        assert_eq!(never.bars()[0].width(), 0.0);
    }

    #[test]
    fn no_inputs_have_only_an_answer() {
        let tornado = run(Vec::new(), Vec::new(), &mut |_| 3.0);
        assert_eq!((tornado.middle(), tornado.bars().len()), (Some(3.0), 0));
    }
}
