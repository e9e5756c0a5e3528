//! Low-discrepancy points whose prefixes are the same whatever their number, for runs that go on.

use crate::numerics::sample::Random;

/// Dimensions of a [`Sobol`], whose directions are tables of the program.
pub const DIMENSIONS: usize = 8;

/// Dimensions that there are polynomials for.
pub const MOST: usize = 48;

/// Degree, inner coefficients and initial direction numbers of the primitive polynomials of dimensions 2 to 48:
/// the file new-joe-kuo-6.21201 of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30 (2008).
const POLYNOMIALS: [(u8, u8, [u8; 8]); MOST - 1] = [
    (1, 0, [1, 0, 0, 0, 0, 0, 0, 0]),
    (2, 1, [1, 3, 0, 0, 0, 0, 0, 0]),
    (3, 1, [1, 3, 1, 0, 0, 0, 0, 0]),
    (3, 2, [1, 1, 1, 0, 0, 0, 0, 0]),
    (4, 1, [1, 1, 3, 3, 0, 0, 0, 0]),
    (4, 4, [1, 3, 5, 13, 0, 0, 0, 0]),
    (5, 2, [1, 1, 5, 5, 17, 0, 0, 0]),
    (5, 4, [1, 1, 5, 5, 5, 0, 0, 0]),
    (5, 7, [1, 1, 7, 11, 19, 0, 0, 0]),
    (5, 11, [1, 1, 5, 1, 1, 0, 0, 0]),
    (5, 13, [1, 1, 1, 3, 11, 0, 0, 0]),
    (5, 14, [1, 3, 5, 5, 31, 0, 0, 0]),
    (6, 1, [1, 3, 3, 9, 7, 49, 0, 0]),
    (6, 13, [1, 1, 1, 15, 21, 21, 0, 0]),
    (6, 16, [1, 3, 1, 13, 27, 49, 0, 0]),
    (6, 19, [1, 1, 1, 15, 7, 5, 0, 0]),
    (6, 22, [1, 3, 1, 15, 13, 25, 0, 0]),
    (6, 25, [1, 1, 5, 5, 19, 61, 0, 0]),
    (7, 1, [1, 3, 7, 11, 23, 15, 103, 0]),
    (7, 4, [1, 3, 7, 13, 13, 15, 69, 0]),
    (7, 7, [1, 1, 3, 13, 7, 35, 63, 0]),
    (7, 8, [1, 3, 5, 9, 1, 25, 53, 0]),
    (7, 14, [1, 3, 1, 13, 9, 35, 107, 0]),
    (7, 19, [1, 3, 1, 5, 27, 61, 31, 0]),
    (7, 21, [1, 1, 5, 11, 19, 41, 61, 0]),
    (7, 28, [1, 3, 5, 3, 3, 13, 69, 0]),
    (7, 31, [1, 1, 7, 13, 1, 19, 1, 0]),
    (7, 32, [1, 3, 7, 5, 13, 19, 59, 0]),
    (7, 37, [1, 1, 3, 9, 25, 29, 41, 0]),
    (7, 41, [1, 3, 5, 13, 23, 1, 55, 0]),
    (7, 42, [1, 3, 7, 3, 13, 59, 17, 0]),
    (7, 50, [1, 3, 1, 3, 5, 53, 69, 0]),
    (7, 55, [1, 1, 5, 5, 23, 33, 13, 0]),
    (7, 56, [1, 1, 7, 7, 1, 61, 123, 0]),
    (7, 59, [1, 1, 7, 9, 13, 61, 49, 0]),
    (7, 62, [1, 3, 3, 5, 3, 55, 33, 0]),
    (8, 14, [1, 3, 1, 15, 31, 13, 49, 245]),
    (8, 21, [1, 3, 5, 15, 31, 59, 63, 97]),
    (8, 22, [1, 3, 1, 11, 11, 11, 77, 249]),
    (8, 38, [1, 3, 1, 11, 27, 43, 71, 9]),
    (8, 47, [1, 1, 7, 15, 21, 11, 81, 45]),
    (8, 49, [1, 3, 7, 3, 25, 31, 65, 79]),
    (8, 50, [1, 3, 1, 1, 19, 11, 3, 205]),
    (8, 52, [1, 1, 5, 9, 19, 21, 29, 157]),
    (8, 56, [1, 3, 7, 11, 1, 33, 89, 185]),
    (8, 67, [1, 3, 3, 3, 15, 9, 79, 71]),
    (8, 70, [1, 3, 7, 11, 15, 39, 119, 27]),
];

const BITS: usize = 32;

/// The generator matrix of a dimension, its columns as binary fractions.
const fn columns(dimension: usize) -> [u32; BITS] {
    let mut table = [0; BITS];
    let mut j = 0;
    if dimension == 0 {
        while j < BITS {
            table[j] = 1 << (BITS - 1 - j);
            j += 1;
        }
        return table;
    }
    let (degree, inner, initial) = POLYNOMIALS[dimension - 1];
    let degree = degree as usize;
    while j < BITS {
        table[j] = if j < degree {
            (initial[j] as u32) << (BITS - 1 - j)
        } else {
            let mut v = table[j - degree] ^ (table[j - degree] >> degree);
            let mut k = 1;
            while k < degree {
                if (inner >> (degree - 1 - k)) & 1 == 1 {
                    v ^= table[j - k];
                }
                k += 1;
            }
            v
        };
        j += 1;
    }
    table
}

/// Column j of dimension d's generator matrix, as a binary fraction.
const DIRECTIONS: [[u32; BITS]; DIMENSIONS] = {
    let mut table = [[0; BITS]; DIMENSIONS];
    let mut d = 0;
    while d < DIMENSIONS {
        table[d] = columns(d);
        d += 1;
    }
    table
};

/// A scrambled Sobol sequence in `D` dimensions: point `i` depends on the seed and on `i` alone.
///
/// Scrambled as Owen (1995) does, by the hash of Laine and Karras (2011) in the form of Burley, "Practical Hash-based
/// Owen Scrambling", JCGT 9 (2020): each point is uniform, and every 2^m points still fill each elementary interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sobol<const D: usize> {
    seeds: [u32; D],
}

impl<const D: usize> Sobol<D> {
    /// The sequence of a seed. At most [`DIMENSIONS`] dimensions.
    pub fn new(seed: u64) -> Self {
        const { assert!(D <= DIMENSIONS) };
        let mut random = Random::new(seed);
        Self {
            seeds: std::array::from_fn(|_| (random.bits() >> 32) as u32),
        }
    }

    /// Point `index`, each coordinate uniform inside (0, 1) and never 0 or 1.
    pub fn point(&self, index: u32) -> [f64; D] {
        std::array::from_fn(|d| coordinate(&DIRECTIONS[d], self.seeds[d], index))
    }
}

/// A scrambled Sobol sequence in any number of dimensions, for designs whose size is known only when the program runs.
///
/// In up to [`DIMENSIONS`] dimensions its points are those of [`Sobol`]. Beyond [`MOST`] the polynomials are used again for the
/// next [`MOST`] dimensions, with the points in another order, scrambled as the coordinates are, so that blocks are independent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequence {
    directions: Vec<[u32; BITS]>,
    seeds: Vec<u32>,
    orders: Vec<u32>,
}

impl Sequence {
    /// The sequence of a seed in so many dimensions.
    pub fn new(dimensions: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut draw = || (random.bits() >> 32) as u32;
        let seeds = (0..dimensions).map(|_| draw()).collect();
        let blocks = dimensions.saturating_sub(1) / MOST;
        Self {
            directions: (0..dimensions.min(MOST)).map(columns).collect(),
            seeds,
            orders: (0..blocks).map(|_| draw()).collect(),
        }
    }

    /// Point `index`, each coordinate uniform inside (0, 1) and never 0 or 1, into as many places as there are dimensions.
    pub fn point(&self, index: u32, out: &mut [f64]) {
        for (d, (out, seed)) in out.iter_mut().zip(&self.seeds).enumerate() {
            let place = match d / MOST {
                0 => index,
                block => permute(index.reverse_bits(), self.orders[block - 1]).reverse_bits(),
            };
            *out = coordinate(&self.directions[d % MOST], *seed, place);
        }
    }
}

/// A coordinate of point `index`.
fn coordinate(directions: &[u32; BITS], seed: u32, index: u32) -> f64 {
    let mut bits = 0;
    let mut rest = index;
    let mut j = 0;
    while rest != 0 {
        bits ^= directions[j] & (rest & 1).wrapping_neg();
        rest >>= 1;
        j += 1;
    }
    let scrambled = permute(bits.reverse_bits(), seed).reverse_bits();
    (f64::from(scrambled) + 0.5) * (1.0 / 4_294_967_296.0)
}

/// Each bit is flipped or not by a hash of the bits below it.
const fn permute(mut x: u32, seed: u32) -> u32 {
    x = x.wrapping_add(seed);
    x ^= x.wrapping_mul(0x6c50_b47c);
    x ^= x.wrapping_mul(0xb82f_1e52);
    x ^= x.wrapping_mul(0xc7af_e638);
    x ^ x.wrapping_mul(0x8d22_f6e6)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first points of new-joe-kuo-6.21201 as the authors' program prints them, in Gray-code order: 0, then 1/2 everywhere.
    #[test]
    fn directions_are_those_of_joe_and_kuo() {
        let unscrambled = |index: u32, d: usize| -> u32 {
            (0..BITS)
                .filter(|j| (index >> j) & 1 == 1)
                .fold(0, |bits, j| bits ^ DIRECTIONS[d][j])
        };
        let eighths = |index: u32| -> [u32; DIMENSIONS] {
            std::array::from_fn(|d| unscrambled(index ^ (index >> 1), d) >> 29)
        };
        assert_eq!(eighths(1), [4; 8]);
        assert_eq!(eighths(2), [6, 2, 2, 2, 6, 6, 2, 6]);
        assert_eq!(eighths(3), [2, 6, 6, 6, 2, 2, 6, 2]);
    }

    #[test]
    fn every_power_of_two_of_points_has_one_in_each_cell() {
        let sobol = Sobol::<DIMENSIONS>::new(7);
        for (first, n) in [(0, 256), (256, 256), (1024, 1024)] {
            for d in 0..DIMENSIONS {
                let mut seen = vec![false; n as usize];
                for i in first..first + n {
                    let x = sobol.point(i)[d];
                    assert!(x > 0.0 && x < 1.0);
                    seen[(x * f64::from(n)) as usize] = true;
                }
                assert!(seen.iter().all(|s| *s), "dimension {d}");
            }
        }
    }

    #[test]
    fn a_sequence_is_the_same_in_few_dimensions_and_as_even_in_many() {
        let mut point = [0.0; DIMENSIONS];
        let sequence = Sequence::new(DIMENSIONS, 5);
        for index in [0, 1, 77, 4095] {
            sequence.point(index, &mut point);
            assert_eq!(point, Sobol::<DIMENSIONS>::new(5).point(index));
        }
        let many = MOST + 12;
        let sequence = Sequence::new(many, 9);
        let mut seen = vec![vec![false; 512]; many];
        let mut products = vec![0.0; many * many];
        let mut point = vec![0.0; many];
        for index in 0..512 {
            sequence.point(index, &mut point);
            for (a, x) in point.iter().enumerate() {
                seen[a][(x * 512.0) as usize] = true;
                for (b, y) in point[..a].iter().enumerate() {
                    products[a * many + b] += 12.0 * (x - 0.5) * (y - 0.5) / 512.0;
                }
            }
        }
        assert!(seen.iter().flatten().all(|s| *s));
        assert!(products.iter().all(|r| r.abs() < 0.2));
    }

    #[test]
    fn seeds_differ_and_dimensions_are_uncorrelated() {
        assert_ne!(Sobol::<2>::new(1).point(5), Sobol::<2>::new(2).point(5));
        let sobol = Sobol::<DIMENSIONS>::new(1);
        for a in 0..DIMENSIONS {
            for b in 0..a {
                let sum: f64 = (0..1000)
                    .map(|i| {
                        let p = sobol.point(i);
                        12.0 * (p[a] - 0.5) * (p[b] - 0.5)
                    })
                    .sum();
                assert!(sum.abs() < 50.0, "{a} and {b}: {}", sum / 1000.0);
            }
        }
    }
}
