//! Order statistics of three weighted columns of draws together, from one pass of counting.

use crate::numerics::{
    order,
    quantile::{Ruler, between},
};

/// Columns that are mixed.
pub const COLUMNS: usize = 3;

const BINS: usize = 512;

/// Draws and what they weigh.
#[derive(Clone, Copy, Debug)]
pub struct Mix<'a> {
    /// As many values of each column.
    pub columns: [&'a [f64]; COLUMNS],
    /// The columns' weights, which add up to 1.
    pub weights: [f64; COLUMNS],
}

/// Working memory that is kept from one call to the next.
#[derive(Clone, Debug, Default)]
pub struct Mixer {
    bins: [Vec<u16>; COLUMNS],
    requests: Vec<Request>,
    scratch: Vec<(f64, usize)>,
}

/// A rank that is wanted.
#[derive(Clone, Copy, Debug)]
struct Request {
    rank: f64,
    bin: usize,
    value: f64,
}

impl Mixer {
    /// The quantiles of the mixture at the ascending `probs`, into `out`.
    ///
    /// All `n` values of a column weigh as much as the column does, and the weights add up to 1. The value of rank k is the smallest with more than k
    /// of the total weight n at or below it; a quantile lies between ranks as in definition 7 of Hyndman and Fan (1996),
    /// and is exactly that of a column that has all the weight. Infinite values are allowed, NaN is not.
    ///
    /// `guess` is a range in which most of the wanted quantiles probably lie; a bad guess costs time only. Columns of different
    /// or no length give no quantiles.
    pub fn quantiles(&mut self, mix: &Mix, guess: (f64, f64), probs: &[f64], out: &mut [f64]) {
        let Mix { columns, weights } = *mix;
        let n = columns[0].len();
        if n == 0 || columns.iter().any(|c| c.len() != n) {
            return;
        }
        let counts = self.count(columns, guess);
        self.requests.clear();
        let position = |p: f64| (n - 1) as f64 * p;
        for &p in probs {
            let low = libm::floor(position(p));
            for rank in [low, (low + 1.0).min((n - 1) as f64)] {
                self.requests.push(Request {
                    rank,
                    bin: 0,
                    value: 0.0,
                });
            }
        }
        self.place(&counts, weights);
        self.select(mix, &counts);
        let pairs = self.requests.chunks_exact(2);
        for ((&p, out), pair) in probs.iter().zip(out).zip(pairs) {
            let fraction = position(p) - pair[0].rank;
            *out = between(pair[0].value, pair[1].value, fraction);
        }
    }

    /// Sorts every value into a bin; how many of each column are in each.
    fn count(&mut self, columns: [&[f64]; COLUMNS], guess: (f64, f64)) -> [[u32; COLUMNS]; BINS] {
        let ruler = Ruler::new(BINS, guess);
        let mut counts = [[0u32; COLUMNS]; BINS];
        for (i, (bins, column)) in self.bins.iter_mut().zip(columns).enumerate() {
            bins.resize(column.len(), 0);
            let mut put = |bin: &mut u16, place: u16| {
                *bin = place;
                counts[usize::from(place) % BINS][i] += 1;
            };
            let (pairs, rest) = column.as_chunks::<2>();
            let (pair_bins, rest_bins) = bins.as_chunks_mut::<2>();
            for (bins, values) in pair_bins.iter_mut().zip(pairs) {
                let [a, b] = ruler.bins(*values);
                put(&mut bins[0], a);
                put(&mut bins[1], b);
            }
            for (bin, value) in rest_bins.iter_mut().zip(rest) {
                put(bin, ruler.bins([*value; 2])[0]);
            }
        }
        counts
    }

    /// Finds the bin of every request.
    fn place(&mut self, counts: &[[u32; COLUMNS]; BINS], weights: [f64; COLUMNS]) {
        let mut below = [0u32; COLUMNS];
        let mut before = [[0u32; COLUMNS]; BINS + 1];
        for (bin, count) in counts.iter().enumerate() {
            for (below, count) in below.iter_mut().zip(count) {
                *below += count;
            }
            before[bin + 1] = below;
        }
        for request in &mut self.requests {
            // The first bin at whose end there is enough weight.
            request.bin = before[1..BINS].partition_point(|seen| !request.met(weights, seen));
        }
    }

    /// Sorts the bins that hold a wanted rank and reads the values off.
    fn select(&mut self, mix: &Mix, counts: &[[u32; COLUMNS]; BINS]) {
        let mut wanted = [false; BINS];
        for request in &self.requests {
            wanted[request.bin] = true;
        }
        let mut starts = [0usize; BINS + 1];
        for (bin, count) in counts.iter().enumerate() {
            let size: u32 = if wanted[bin] { count.iter().sum() } else { 0 };
            starts[bin + 1] = starts[bin] + size as usize;
        }
        self.scratch.clear();
        self.scratch.resize(starts[BINS], (0.0, 0));
        let mut ends = starts;
        for (i, (bins, column)) in self.bins.iter().zip(mix.columns).enumerate() {
            for (bin, value) in bins.iter().zip(column) {
                let bin = usize::from(*bin) % BINS;
                if wanted[bin] {
                    self.scratch[ends[bin]] = (*value, i);
                    ends[bin] += 1;
                }
            }
        }
        let mut seen = [0u32; COLUMNS];
        for bin in 0..BINS {
            let before = seen;
            for (seen, count) in seen.iter_mut().zip(counts[bin]) {
                *seen += count;
            }
            if !wanted[bin] {
                continue;
            }
            let items = &mut self.scratch[starts[bin]..starts[bin + 1]];
            sort(items);
            for request in self.requests.iter_mut().filter(|r| r.bin == bin) {
                let mut seen = before;
                for (value, column) in items.iter() {
                    seen[*column] += 1;
                    request.value = *value;
                    if request.met(mix.weights, &seen) {
                        break;
                    }
                }
            }
        }
    }
}

/// Most bins hold a few dozen values, for which insertion is fastest.
fn sort(items: &mut [(f64, usize)]) {
    if items.len() > 64 {
        order::sort(items, |a, b| a.0 < b.0);
        return;
    }
    for i in 1..items.len() {
        let item = items[i];
        let mut at = i;
        while at > 0 && item.0 < items[at - 1].0 {
            items[at] = items[at - 1];
            at -= 1;
        }
        items[at] = item;
    }
}

impl Request {
    /// Whether so many values of each column weigh more than the rank, beyond rounding.
    fn met(&self, weights: [f64; COLUMNS], seen: &[u32; COLUMNS]) -> bool {
        let mass: f64 = weights
            .iter()
            .zip(seen)
            .map(|(weight, seen)| weight * f64::from(*seen))
            .sum();
        mass > self.rank + 1e-9
    }
}

/// Weights that add up to 1: equal ones if none is positive.
pub fn normalised(weights: [f64; COLUMNS]) -> [f64; COLUMNS] {
    let kept = weights.map(|w| if w > 0.0 && w.is_finite() { w } else { 0.0 });
    let sum: f64 = kept.iter().sum();
    if sum > 0.0 {
        kept.map(|w| w / sum)
    } else {
        [1.0 / COLUMNS as f64; COLUMNS]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_sorting(columns: &[Vec<f64>; 3], weights: [f64; 3], p: f64) -> f64 {
        let mut items: Vec<(f64, f64)> = columns
            .iter()
            .zip(weights)
            .flat_map(|(column, w)| column.iter().map(move |v| (*v, w)))
            .collect();
        items.sort_by(|a, b| a.0.total_cmp(&b.0));
        let n = columns[0].len();
        let at = |rank: f64| {
            let mut mass = 0.0;
            let enough = items.iter().find(|(_, w)| {
                mass += w;
                mass > rank + 1e-9
            });
            enough.unwrap().0
        };
        let position = (n - 1) as f64 * p;
        let low = position.floor();
        let (a, b) = (at(low), at((low + 1.0).min((n - 1) as f64)));
        if a == b || a.is_infinite() || low == position {
            a
        } else {
            a + (b - a) * (position - low)
        }
    }

    fn value() -> impl Strategy<Value = f64> {
        prop_oneof![-10.0..30.0f64, Just(f64::INFINITY), Just(3.0)]
    }

    proptest! {
        #[test]
        fn equal_to_sorting_whatever_the_guess_and_the_weights(
            rows in proptest::collection::vec([value(), value(), value()], 1..200),
            weights in (0.0..1.0f64, 0.0..1.0f64, prop_oneof![Just(0.0), 0.0..1.0f64]),
            guess in (-20.0..20.0f64, -20.0..20.0f64),
        ) {
            let weights = normalised(weights.into());
            let columns: [Vec<f64>; 3] = std::array::from_fn(|i| rows.iter().map(|row| row[i]).collect());
            let probs = [0.0, 0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975, 1.0];
            let mut out = [0.0; 9];
            let mix = Mix { columns: columns.each_ref().map(Vec::as_slice), weights };
            Mixer::default().quantiles(&mix, guess, &probs, &mut out);
            for (p, got) in probs.iter().zip(out) {
                prop_assert_eq!(got, by_sorting(&columns, weights, *p));
            }
        }
    }

    #[test]
    fn a_column_with_all_the_weight_is_the_mixture() {
        let columns: [Vec<f64>; 3] =
            std::array::from_fn(|i| (0..101).map(|j| f64::from(j) * (i as f64 + 1.0)).collect());
        let mix = Mix {
            columns: columns.each_ref().map(Vec::as_slice),
            weights: normalised([0.0, 0.0, 7.0]),
        };
        let mut out = [0.0; 2];
        let mut mixer = Mixer::default();
        mixer.quantiles(&mix, (0.0, 300.0), &[0.005, 0.5], &mut out);
        assert_eq!(out, [1.5, 150.0]);
    }

    #[test]
    fn weights_add_up_to_one() {
        assert_eq!(normalised([20.0, 60.0, 20.0]), [0.2, 0.6, 0.2]);
        assert_eq!(normalised([0.0; 3]), [1.0 / 3.0; 3]);
        assert_eq!(normalised([f64::NAN, -1.0, 2.0]), [0.0, 0.0, 1.0]);
    }
}
