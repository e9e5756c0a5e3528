//! Order statistics of many draws, exact and fast enough for every frame.

use crate::numerics::{f64x2::F64x2, fast::ROUND, order};

/// How many bins the first pass sorts into.
const BINS: usize = 1024;

/// Bins of equal width for a range and one on either side for what lies outside; they keep the order of the values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ruler {
    scale: F64x2,
    shift: F64x2,
    last: F64x2,
}

impl Ruler {
    /// So many bins; a range that is none costs time only.
    pub fn new(bins: usize, (low, high): (f64, f64)) -> Self {
        let width = high - low;
        let scale = if width > 0.0 && width.is_finite() {
            (bins - 2) as f64 / width
        } else {
            // Not 0, for which an infinite value would give NaN.
            f64::MIN_POSITIVE
        };
        let start = if low.is_finite() { low } else { 0.0 };
        Self {
            scale: F64x2::both(scale),
            shift: F64x2::both(1.0 - start * scale),
            last: F64x2::both((bins - 1) as f64),
        }
    }

    /// The bins of two values.
    #[inline]
    pub fn bins(&self, values: [f64; 2]) -> [u16; 2] {
        let zero = F64x2::both(0.0);
        let place = F64x2::new(values) * self.scale + self.shift;
        let place = self.last.greater(place).select(place, self.last);
        let place = place.greater(zero).select(place, zero);
        // The low bits hold the nearest integer, which is cheaper than a conversion.
        let rounded = place + F64x2::both(ROUND);
        rounded.array().map(|place| place.to_bits() as u16)
    }
}

/// Working memory that is kept from one call to the next.
#[derive(Clone, Debug, Default)]
pub struct Selector {
    bins: Vec<u16>,
    wanted: Vec<Wanted>,
    scratch: Vec<f64>,
}

#[derive(Clone, Copy, Debug)]
struct Wanted {
    rank: usize,
    bin: usize,
    rank_in_bin: usize,
}

impl Selector {
    /// The quantiles of `values` at the ascending probabilities `probs`, into `out`: linear between order
    /// statistics (definition 7 of Hyndman and Fan 1996). Infinite values are allowed.
    ///
    /// `guess` is a range in which most of the wanted quantiles probably lie; a bad guess costs time only.
    /// Two passes: count into bins, then look only into the bins in which a wanted rank falls.
    ///
    /// # Panics
    /// If `values` is empty or `out` is shorter than `probs`.
    pub fn quantiles(&mut self, values: &[f64], probs: &[f64], guess: (f64, f64), out: &mut [f64]) {
        assert!(!values.is_empty(), "quantiles of no values");
        let n = values.len();
        let ruler = Ruler::new(BINS, guess);
        self.bins.resize(n, 0);
        // Two tables, so that neighbours in one bin need not wait for each other.
        let mut counts = [0u32; BINS];
        let mut others = [0u32; BINS];
        let (pairs, rest) = values.as_chunks::<2>();
        let (pair_bins, rest_bins) = self.bins.as_chunks_mut::<2>();
        for (bins, values) in pair_bins.iter_mut().zip(pairs) {
            *bins = ruler.bins(*values);
            counts[usize::from(bins[0]) % BINS] += 1;
            others[usize::from(bins[1]) % BINS] += 1;
        }
        for (bin, value) in rest_bins.iter_mut().zip(rest) {
            *bin = ruler.bins([*value; 2])[0];
            counts[usize::from(*bin) % BINS] += 1;
        }
        for (count, other) in counts.iter_mut().zip(others) {
            *count += other;
        }

        self.wanted.clear();
        let mut below = 0;
        let mut bin = 0;
        for &p in probs {
            let position = (n - 1) as f64 * p;
            let low = position as usize;
            for rank in [low, (low + 1).min(n - 1)] {
                if self.wanted.last().is_some_and(|last| last.rank >= rank) {
                    continue;
                }
                while below + counts[bin] as usize <= rank {
                    below += counts[bin] as usize;
                    bin += 1;
                }
                self.wanted.push(Wanted {
                    rank,
                    bin,
                    rank_in_bin: rank - below,
                });
            }
        }

        let mut slots = [u8::MAX; BINS];
        let mut starts = [0usize; 2 * MOST_PROBS + 1];
        let mut used = 0;
        for wanted in &self.wanted {
            if slots[wanted.bin] == u8::MAX {
                slots[wanted.bin] = used as u8;
                starts[used + 1] = starts[used] + counts[wanted.bin] as usize;
                used += 1;
            }
        }
        self.scratch
            .resize(starts[used].max(self.scratch.len()), 0.0);
        let mut ends = starts;
        for (value, bin) in values.iter().zip(&self.bins) {
            let slot = slots[usize::from(*bin) % BINS];
            if slot != u8::MAX {
                let end = &mut ends[usize::from(slot)];
                self.scratch[*end] = *value;
                *end += 1;
            }
        }
        // In a skewed distribution half of the values may share a bin, of which few ranks are wanted.
        let mut placed = (usize::MAX, 0);
        for wanted in &self.wanted {
            let slot = usize::from(slots[wanted.bin]);
            let first = starts[slot];
            let from = if placed.0 == slot { placed.1 } else { 0 };
            let items = &mut self.scratch[first + from..starts[slot + 1]];
            order::select(items, wanted.rank_in_bin - from);
            placed = (slot, wanted.rank_in_bin + 1);
        }
        let order = |rank: usize| {
            let at = self.wanted.partition_point(|wanted| wanted.rank < rank);
            let wanted = self.wanted[at];
            self.scratch[starts[usize::from(slots[wanted.bin])] + wanted.rank_in_bin]
        };
        for (&p, out) in probs.iter().zip(out) {
            let position = (n - 1) as f64 * p;
            let low = position as usize;
            let (a, b) = (order(low), order((low + 1).min(n - 1)));
            *out = between(a, b, position - low as f64);
        }
    }
}

/// Where the quantiles of the next date probably lie, from those of the last ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Guess {
    range: (f64, f64),
    last: Option<(f64, f64)>,
}

impl Guess {
    /// Before there are quantiles: from some of the draws.
    pub fn of(sample: &[f64]) -> Self {
        Self {
            range: ends(sample),
            last: None,
        }
    }

    /// For [`Selector::quantiles`].
    pub const fn range(&self) -> (f64, f64) {
        self.range
    }

    /// Goes on to the next date.
    pub fn learn(&mut self, quantiles: &[f64]) {
        let now = ends(quantiles);
        let last = self.last.unwrap_or(now);
        let margin = 0.1 * (now.1 - now.0) + 1e-3;
        self.range = (2.0 * now.0 - last.0 - margin, 2.0 * now.1 - last.1 + margin);
        self.last = Some(now);
    }
}

/// The smallest and the largest.
fn ends(values: &[f64]) -> (f64, f64) {
    let all = || values.iter().copied();
    let low = all().fold(f64::INFINITY, f64::min);
    (low, all().fold(f64::NEG_INFINITY, f64::max))
}

/// The value a `fraction` of the way between neighbours of an ascending order, which may be infinite.
pub fn between(a: f64, b: f64, fraction: f64) -> f64 {
    if fraction == 0.0 || a == b || a.is_infinite() {
        a
    } else {
        a + (b - a) * fraction
    }
}

/// The most probabilities that one call takes.
pub const MOST_PROBS: usize = 32;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_sorting(values: &[f64], p: f64) -> f64 {
        let mut sorted = values.to_vec();
        sorted.sort_by(f64::total_cmp);
        let position = (sorted.len() - 1) as f64 * p;
        let low = position as usize;
        let (a, b) = (sorted[low], sorted[(low + 1).min(sorted.len() - 1)]);
        between(a, b, position - low as f64)
    }

    proptest! {
        #[test]
        fn equal_to_sorting_whatever_the_guess(
            values in proptest::collection::vec(prop_oneof![
                -10.0..10.0f64,
                Just(f64::INFINITY),
                Just(3.0),
            ], 1..300),
            guess in (-20.0..20.0f64, -20.0..20.0f64),
        ) {
            let probs = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];
            let mut out = [0.0; 9];
            Selector::default().quantiles(&values, &probs, guess, &mut out);
            for (p, got) in probs.iter().zip(out) {
                prop_assert_eq!(got, by_sorting(&values, *p));
            }
        }
    }

    #[test]
    fn a_useless_guess_still_gives_the_answer() {
        let values: Vec<f64> = (0..1000).map(f64::from).collect();
        for guess in [
            (f64::NAN, 1.0),
            (0.0, f64::INFINITY),
            (5.0, 5.0),
            (f64::NEG_INFINITY, 0.0),
            (1e300, -1e300),
        ] {
            let mut out = [0.0; 1];
            Selector::default().quantiles(&values, &[0.5], guess, &mut out);
            assert_eq!(out[0], 499.5);
        }
    }
}
