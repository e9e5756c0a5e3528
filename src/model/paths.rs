//! The paths of a chunk of draws of the research law, kept as long as nothing changes that they depend on: the trend, the
//! weights and the milestones may.

use super::{
    jones::{Parameters, Year},
    lanes::{self, LANES, Lane, PAIRS, State, at, put},
    pair::Pair,
};

/// What the paths of a chunk depend on, besides the distribution of the draws that [`Research::jones`] is the centre of.
#[derive(Clone, Debug, PartialEq)]
pub struct Research {
    /// The parameters at their central values.
    pub jones: Parameters,
    /// The two caps, the lower one first.
    pub caps: [f64; 2],
    /// The seed of the draws.
    pub seed: u64,
    /// The first draw.
    pub first: usize,
    /// How many draws.
    pub n: usize,
    /// Ascending times in years; the first is the branch date.
    pub times: Vec<f64>,
}

/// The paths of a chunk, [`LANES`] draws together.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    of: Option<Research>,
    /// For each batch its states at the first of the times, as many as were wanted.
    batches: Vec<Vec<State>>,
    /// For each batch how its columns begin.
    starts: Vec<Start>,
}

/// What makes log2 of the minutes of ln E, for each draw of a batch.
#[derive(Clone, Copy, Debug)]
struct Start {
    /// log2 of the minutes at the branch date.
    level: Lane,
    /// Doublings to one of ln E, under each cap.
    scale: [Lane; 2],
}

impl Paths {
    /// Begins a chunk; its paths are kept if they are those of the last one.
    pub fn begin(&mut self, research: Research) {
        self.starts.clear();
        if self.of.as_ref() != Some(&research) {
            for states in &mut self.batches {
                states.clear();
            }
            let count = research.n.div_ceil(LANES);
            self.batches.resize_with(count, Vec::new);
            self.of = Some(research);
        }
    }

    /// The states of the next batch, each at one of the times: at least the first `least`, and then as long as `more` says of
    /// the first and the last of them that another one is wanted.
    ///
    /// `levels` are log2 of the minutes at the branch date, `rates` doublings a year.
    pub fn follow(
        &mut self,
        years: &[Year],
        (levels, rates): (&Lane, &Lane),
        least: usize,
        draws: impl FnOnce() -> [Parameters; LANES],
        more: impl Fn(&State, &State) -> bool,
    ) -> &[State] {
        let Some(research) = &self.of else { return &[] };
        let states = &mut self.batches[self.starts.len()];
        let enough = match (states.first(), states.last()) {
            (Some(first), Some(last)) => {
                states.len() >= research.times.len() || states.len() >= least && !more(first, last)
            }
            _ => false,
        };
        if !enough {
            states.clear();
            states.reserve(least);
            let mut sink = |i: usize, state: &State| {
                states.push(*state);
                i + 1 < least || more(&states[0], state)
            };
            lanes::follow_while(&draws(), research.caps, years, &research.times, &mut sink);
        }
        let bd = &states[0];
        let scale = |cap: usize| std::array::from_fn(|i| rates[i] / bd.pace[cap][i]);
        self.starts.push(Start {
            level: *levels,
            scale: [scale(0), scale(1)],
        });
        states
    }

    /// log2 of every draw's minutes at one of the times, under one of the caps.
    pub fn column(&self, time: usize, cap: usize, out: &mut Vec<f64>) {
        out.resize(self.batches.len() * LANES, 0.0);
        let (lanes, _) = out.as_chunks_mut::<LANES>();
        for ((out, states), start) in lanes.iter_mut().zip(&self.batches).zip(&self.starts) {
            let (from, to) = (&states[0].ln_e[cap], &states[time].ln_e[cap]);
            for k in 0..PAIRS {
                let gained: Pair = at(to, k) - at(from, k);
                put(
                    out,
                    k,
                    at(&start.level, k) + at(&start.scale[cap], k) * gained,
                );
            }
        }
        out.truncate(self.of.as_ref().map_or(0, |research| research.n));
    }
}
