//! The paths of a chunk of draws of the research law, kept as long as nothing changes that they depend on: the trend, the
//! weights and the milestones may.

use crate::{
    numerics::f64x2::F64x2,
    research::{
        jones::{Parameters, Year},
        knots::{Knot, QuinticSegment},
        lanes::{self, LANES, Lane, PAIRS, State, Stop, at, put},
    },
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
    /// Ascending times in years at which columns are wanted; the first is the branch date.
    pub times: Vec<f64>,
    /// The paths may go on to this time, which is not before the last of the others.
    pub limit: f64,
    /// A pause during which compute goes on growing; after the branch date.
    pub stop: Option<Stop>,
}

/// The paths of a chunk, [`LANES`] draws together.
#[derive(Clone, Debug, Default)]
pub struct Paths {
    of: Option<Research>,
    batches: Vec<Batch>,
    /// For each batch how its columns begin.
    starts: Vec<Start>,
}

#[derive(Clone, Debug, Default)]
struct Batch {
    /// As many as were wanted, from the branch date on.
    knots: Vec<Knot>,
    /// ln E at each of the times, under each cap.
    ln_e: Vec<[Lane; 2]>,
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
            for batch in &mut self.batches {
                batch.knots.clear();
            }
            let count = research.n.div_ceil(LANES);
            self.batches.resize_with(count, Batch::default);
            self.of = Some(research);
        }
    }

    /// The knots of the next batch: over all the times, and then as long as `more` says of the first state and the last that
    /// another one is wanted.
    ///
    /// `levels` are log2 of the minutes at the branch date, `rates` doublings a year.
    pub fn follow(
        &mut self,
        years: &[Year],
        (levels, rates): (&Lane, &Lane),
        draws: impl FnOnce() -> [Parameters; LANES],
        more: impl Fn(&State, &State) -> bool,
    ) -> &[Knot] {
        let Some(research) = &self.of else { return &[] };
        let batch = &mut self.batches[self.starts.len()];
        let (first, last) = (research.times[0], research.times[research.times.len() - 1]);
        let wanted = |knots: &[Knot]| {
            let (start, now) = (&knots[0], &knots[knots.len() - 1]);
            now.t < research.limit && (now.t < last || more(&start.state, &now.state))
        };
        if batch.knots.is_empty() || wanted(&batch.knots) {
            batch.knots.clear();
            let span = (first, research.limit);
            lanes::trace(
                &draws(),
                research.caps,
                (years, research.stop),
                span,
                &mut batch.knots,
                wanted,
            );
            batch.read(&research.times);
        }
        let bd = &batch.knots[0].state;
        let scale = |cap: usize| std::array::from_fn(|i| rates[i] / bd.pace[cap][i]);
        self.starts.push(Start {
            level: *levels,
            scale: [scale(0), scale(1)],
        });
        &batch.knots
    }

    /// log2 of every draw's minutes at one of the times, under each of the caps.
    pub fn columns(&self, time: usize, out: &mut [Vec<f64>; 2]) {
        let n = self.of.as_ref().map_or(0, |research| research.n);
        for (cap, column) in out.iter_mut().enumerate() {
            column.resize(self.batches.len() * LANES, 0.0);
            let (lanes, _) = column.as_chunks_mut::<LANES>();
            for ((out, batch), start) in lanes.iter_mut().zip(&self.batches).zip(&self.starts) {
                let (from, to) = (&batch.ln_e[0][cap], &batch.ln_e[time][cap]);
                for k in 0..PAIRS {
                    let gained: F64x2 = at(to, k) - at(from, k);
                    let minutes = at(&start.level, k) + at(&start.scale[cap], k) * gained;
                    put(out, k, minutes);
                }
            }
            column.truncate(n);
        }
    }
}

impl Batch {
    /// Reads off the knots what is at the times.
    fn read(&mut self, times: &[f64]) {
        let mut seen = 0;
        self.ln_e.clear();
        self.ln_e.extend(times.iter().map(|t| {
            let ahead = self.knots[seen..].iter();
            seen += ahead.take_while(|knot| knot.t <= *t).count();
            let place = QuinticSegment::new(&self.knots, seen.saturating_sub(1), *t);
            let mut ln_e = [[0.0; LANES]; 2];
            for (cap, lane) in ln_e.iter_mut().enumerate() {
                (0..PAIRS).for_each(|k| put(lane, k, place.ln_e(cap, k)));
            }
            ln_e
        }));
    }
}
