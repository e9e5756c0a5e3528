//! Low-discrepancy points whose prefixes are the same whatever their number, for runs that go on.

use crate::numerics::sample::Random;

/// Dimensions that there are directions for.
pub const DIMENSIONS: usize = 8;

/// Degree, inner coefficients and initial direction numbers of the primitive polynomials of dimensions 2 to 8:
/// the file new-joe-kuo-6.21201 of Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
/// projections", SIAM J. Sci. Comput. 30 (2008).
const POLYNOMIALS: [(usize, u32, [u32; 5]); DIMENSIONS - 1] = [
    (1, 0, [1, 0, 0, 0, 0]),
    (2, 1, [1, 3, 0, 0, 0]),
    (3, 1, [1, 3, 1, 0, 0]),
    (3, 2, [1, 1, 1, 0, 0]),
    (4, 1, [1, 1, 3, 3, 0]),
    (4, 4, [1, 3, 5, 13, 0]),
    (5, 2, [1, 1, 5, 5, 17]),
];

const BITS: usize = 32;

/// Column j of dimension d's generator matrix, as a binary fraction.
const DIRECTIONS: [[u32; BITS]; DIMENSIONS] = {
    let mut table = [[0; BITS]; DIMENSIONS];
    let mut j = 0;
    while j < BITS {
        table[0][j] = 1 << (BITS - 1 - j);
        j += 1;
    }
    let mut d = 1;
    while d < DIMENSIONS {
        let (degree, inner, initial) = POLYNOMIALS[d - 1];
        let mut j = 0;
        while j < BITS {
            table[d][j] = if j < degree {
                initial[j] << (BITS - 1 - j)
            } else {
                let mut v = table[d][j - degree] ^ (table[d][j - degree] >> degree);
                let mut k = 1;
                while k < degree {
                    if (inner >> (degree - 1 - k)) & 1 == 1 {
                        v ^= table[d][j - k];
                    }
                    k += 1;
                }
                v
            };
            j += 1;
        }
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
        std::array::from_fn(|d| {
            let mut bits = 0;
            let mut rest = index;
            let mut j = 0;
            while rest != 0 {
                bits ^= DIRECTIONS[d][j] & (rest & 1).wrapping_neg();
                rest >>= 1;
                j += 1;
            }
            let scrambled = permute(bits.reverse_bits(), self.seeds[d]).reverse_bits();
            (f64::from(scrambled) + 0.5) * (1.0 / 4_294_967_296.0)
        })
    }
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
