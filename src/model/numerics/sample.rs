//! Reproducible draws: low-discrepancy normals for the fan, a small generator for the bootstrap.
//!
//! Normal j of draw i is Φ⁻¹ of the fraction of an additive recurrence, `u_ij = frac(shift_j + (i + 1) φ^-j)`, φ⁵ = φ + 1.

use crate::numerics::normal;

/// Independent standard normals that each draw needs.
pub const DIMENSIONS: usize = 4;

/// Standard normals for every draw, the same for the same size and seed whatever the assumptions
/// (common random numbers), so that moving a slider moves the fan and not its noise.
///
/// An additive recurrence on the powers of the root of x^5 = x + 1 (Roberts 2018, "The Unreasonable
/// Effectiveness of Quasirandom Sequences"), shifted by the seed (Cranley and Patterson 1976).
#[derive(Clone, Debug, PartialEq)]
pub struct Normals {
    /// How many draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// One column of `draws` normals a dimension.
    pub columns: [Vec<f64>; DIMENSIONS],
}

/// The root of x^(d+1) = x + 1 for d = 4.
const ROOT: f64 = 1.167_303_978_261_418_7;

impl Normals {
    /// Makes the normals of `draws` draws.
    pub fn new(draws: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut step = 1.0;
        let columns = std::array::from_fn(|_| {
            step /= ROOT;
            let shift = random.unit();
            (0..draws)
                .map(|i| {
                    let x = shift + (i as f64 + 1.0) * step;
                    // Never exactly 0, where the normal quantile is infinite.
                    normal::quantile((x - libm::floor(x)).max(f64::EPSILON))
                })
                .collect()
        });
        Self {
            draws,
            seed,
            columns,
        }
    }
}

/// Steele, Lea and Flood's `SplitMix64` (2014): 64-bit state, passes the usual batteries, and enough for resampling.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// A generator with this seed.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// 64 random bits.
    pub const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Uniform in [0, 1).
    pub const fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * (1.0 / (1u64 << 53) as f64)
    }

    /// Uniform in 0..n. `n` is far below 2^32, so that the bias of the multiplication is below 2^-32.
    pub const fn below(&mut self, n: usize) -> usize {
        (((self.bits() >> 32) * n as u64) >> 32) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_start_of_splitmix64() {
        let mut random = Random::new(1_234_567);
        assert_eq!(random.bits(), 6_457_827_717_110_365_317);
        assert_eq!(random.bits(), 3_203_168_211_198_807_973);
    }

    #[test]
    fn columns_are_standard_normal_and_uncorrelated() {
        assert!((ROOT.powi(5) - ROOT - 1.0).abs() < 1e-14);
        let normals = Normals::new(10_000, 1);
        for (i, column) in normals.columns.iter().enumerate() {
            let n = column.len() as f64;
            let mean = column.iter().sum::<f64>() / n;
            let variance = column.iter().map(|z| z * z).sum::<f64>() / n;
            assert!(mean.abs() < 2e-3, "mean of column {i}: {mean}");
            assert!(
                (variance - 1.0).abs() < 5e-3,
                "variance of column {i}: {variance}"
            );
            for other in &normals.columns[..i] {
                let r = column.iter().zip(other).map(|(a, b)| a * b).sum::<f64>() / n;
                assert!(r.abs() < 5e-3, "correlation {r}");
            }
        }
    }

    #[test]
    fn seeds_differ_and_repeat() {
        assert_eq!(Normals::new(100, 7), Normals::new(100, 7));
        assert_ne!(Normals::new(100, 7).columns, Normals::new(100, 8).columns);
    }
}
