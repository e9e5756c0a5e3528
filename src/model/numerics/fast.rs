//! log2 and exp2 for millions of draws: plain arithmetic that compilers turn into vector code, the same
//! bits natively and in wasm. The polynomials are split as Estrin (1960) does, so that few of their terms wait for another.

use std::f64::consts::{LN_2, SQRT_2};

pub(crate) const MANTISSA: u64 = (1 << 52) - 1;
/// 1.5 * 2^52: adding it rounds to an integer that can be read off the low bits.
pub(crate) const ROUND: f64 = 6_755_399_441_055_744.0;

/// 1/(2k + 1) for k = 0 to 8.
pub(crate) const ODD_INVERSES: [f64; 9] = {
    let mut table = [1.0; 9];
    let mut k = 0;
    while k < table.len() {
        table[k] = 1.0 / (2 * k + 1) as f64;
        k += 1;
    }
    table
};

/// 1/k! for k = 0 to 12: |y| is at most ln 2 / 2, so the next term is below 2e-16.
pub(crate) const INVERSE_FACTORIALS: [f64; 13] = {
    let mut table = [1.0; 13];
    let mut k = 1;
    while k < table.len() {
        table[k] = table[k - 1] / k as f64;
        k += 1;
    }
    table
};

/// log2 of a positive, finite, normal number, to about 1e-15; anything else gives a meaningless finite value.
///
/// log2 x = e + 2/ln 2 artanh((m - 1)/(m + 1)) with m between sqrt(1/2) and sqrt 2.
#[inline]
pub fn log2(x: f64) -> f64 {
    let bits = x.to_bits();
    let one_to_two = f64::from_bits((bits & MANTISSA) | 0x3ff0_0000_0000_0000);
    let high = one_to_two > SQRT_2;
    let m = if high { one_to_two * 0.5 } else { one_to_two };
    let e = f64::from(((bits >> 52) & 0x7ff) as i32 - 1023 + i32::from(high));
    let s = (m - 1.0) / (m + 1.0);
    let z = s * s;
    let c = &ODD_INVERSES;
    let zz = z * z;
    let quad = zz * zz;
    let low = (c[0] + c[1] * z) + (c[2] + c[3] * z) * zz;
    let high = (c[4] + c[5] * z) + (c[6] + c[7] * z) * zz;
    let series = low + high * quad + c[8] * (quad * quad);
    e + (2.0 / LN_2) * s * series
}

/// 2^x to about 1e-15 relative, infinite from 1024 on and about 1e-308 below -1022; NaN gives a meaningless value.
#[inline]
pub fn exp2(x: f64) -> f64 {
    let inside = if x > 1023.0 { 1023.0 } else { x };
    let inside = if inside > -1022.0 { inside } else { -1022.0 };
    let rounded = inside + ROUND;
    let whole = rounded - ROUND;
    let y = (inside - whole) * LN_2;
    let c = &INVERSE_FACTORIALS;
    let yy = y * y;
    let quad = yy * yy;
    let low = (c[0] + c[1] * y) + (c[2] + c[3] * y) * yy;
    let middle = (c[4] + c[5] * y) + (c[6] + c[7] * y) * yy;
    let high = (c[8] + c[9] * y) + (c[10] + c[11] * y) * yy;
    let sum = (low + middle * quad) + (high + c[12] * quad) * (quad * quad);
    let exponent = (rounded.to_bits() & MANTISSA).wrapping_sub(ROUND.to_bits() & MANTISSA);
    let power = sum * f64::from_bits(exponent.wrapping_add(1023) << 52);
    // A choice at the end and not a return at the start, so that a loop of calls stays vector code.
    if x >= 1024.0 { f64::INFINITY } else { power }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn log2_is_log2(x in prop_oneof![1e-300..1e300f64, 0.5..2.0f64, 0.999..1.001f64]) {
            prop_assert!((log2(x) - libm::log2(x)).abs() <= 2e-15 * libm::log2(x).abs().max(0.1), "{x}");
        }

        #[test]
        fn exp2_is_exp2(x in prop_oneof![-1000.0..1000.0f64, -1.0..1.0f64]) {
            prop_assert!((exp2(x) / libm::exp2(x) - 1.0).abs() < 4e-15, "{x}");
        }
    }

    #[test]
    fn powers_of_two_are_exact() {
        for k in -1000..1000 {
            let power = 2f64.powi(k);
            assert_eq!(log2(power), f64::from(k));
            assert_eq!(exp2(f64::from(k)), power);
        }
    }
}
