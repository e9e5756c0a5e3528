//! Two f64 that go through the same arithmetic: in wasm one vector register.
//!
//! The page is linked for size, and then the compiler turns no loop into vector code; what must be fast says so itself. The
//! operations are IEEE 754's, so results have the same bits as with single numbers, natively and in wasm.

// When all is linked for size, a hint would leave a call for each addition.
#![allow(clippy::inline_always)]

use std::ops::{Add, Div, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use std::arch::wasm32::{
        f64x2, f64x2_extract_lane, i64x2_add, i64x2_shl, i64x2_splat, u64x2_shr, v128, v128_and,
        v128_bitselect, v128_or,
    };
    use std::f64::consts::{LN_2, SQRT_2};

    use super::super::fast::{INVERSE_FACTORIALS, MANTISSA, ODD_INVERSES, ROUND};

    pub type Register = v128;
    pub type Choice = v128;

    pub use std::arch::wasm32::{
        f64x2_add as add, f64x2_div as div, f64x2_gt as greater, f64x2_mul as mul,
        f64x2_sub as sub, v128_any_true as any,
    };

    #[inline(always)]
    pub fn new(a: f64, b: f64) -> Register {
        f64x2(a, b)
    }
    #[inline(always)]
    pub fn array(a: Register) -> [f64; 2] {
        [f64x2_extract_lane::<0>(a), f64x2_extract_lane::<1>(a)]
    }
    #[inline(always)]
    pub fn select(mask: Choice, yes: Register, no: Register) -> Register {
        v128_bitselect(yes, no, mask)
    }
    #[inline(always)]
    fn both(a: f64) -> Register {
        new(a, a)
    }

    pub fn exp2(x: Register) -> Register {
        let (top, bottom) = (both(1023.0), both(-1022.0));
        let inside = select(greater(x, top), top, x);
        let inside = select(greater(inside, bottom), inside, bottom);
        let rounded = add(inside, both(ROUND));
        let y = mul(sub(inside, sub(rounded, both(ROUND))), both(LN_2));
        let c = INVERSE_FACTORIALS.map(both);
        let yy = mul(y, y);
        let quad = mul(yy, yy);
        let four = |k: usize| {
            let [low, high] = [k, k + 2].map(|k| add(c[k], mul(c[k + 1], y)));
            add(low, mul(high, yy))
        };
        let low = add(four(0), mul(four(4), quad));
        let high = add(four(8), mul(c[12], quad));
        let sum = add(low, mul(high, mul(quad, quad)));
        // The low bits hold the exponent; the shift drops the others.
        let biased = i64x2_add(
            rounded,
            i64x2_splat(1023 - (ROUND.to_bits() & MANTISSA).cast_signed()),
        );
        let power = mul(sum, i64x2_shl(biased, 52));
        let overflows = greater(x, both(1024f64.next_down()));
        select(overflows, both(f64::INFINITY), power)
    }

    pub fn log2(x: Register) -> Register {
        let one_to_two = v128_or(v128_and(x, i64x2_splat(MANTISSA.cast_signed())), both(1.0));
        let high = greater(one_to_two, both(SQRT_2));
        let m = select(high, mul(one_to_two, both(0.5)), one_to_two);
        // A small integer as the low bits of 2^52.
        let two52 = 4_503_599_627_370_496.0;
        let biased = v128_and(u64x2_shr(x, 52), i64x2_splat(0x7ff));
        let exponent = sub(v128_or(biased, both(two52)), both(two52 + 1023.0));
        let e = add(exponent, select(high, both(1.0), both(0.0)));
        let s = div(sub(m, both(1.0)), add(m, both(1.0)));
        let z = mul(s, s);
        let c = ODD_INVERSES.map(both);
        let zz = mul(z, z);
        let quad = mul(zz, zz);
        let four = |k: usize| {
            let [low, high] = [k, k + 2].map(|k| add(c[k], mul(c[k + 1], z)));
            add(low, mul(high, zz))
        };
        let low = add(four(0), mul(four(4), quad));
        let series = add(low, mul(c[8], mul(quad, quad)));
        add(e, mul(mul(both(2.0 / LN_2), s), series))
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod register {
    use super::super::fast;

    pub type Register = [f64; 2];
    pub type Choice = [bool; 2];

    #[inline(always)]
    pub const fn new(a: f64, b: f64) -> Register {
        [a, b]
    }
    #[inline(always)]
    pub const fn array(a: Register) -> [f64; 2] {
        a
    }
    #[inline(always)]
    pub fn add(a: Register, b: Register) -> Register {
        [a[0] + b[0], a[1] + b[1]]
    }
    #[inline(always)]
    pub fn sub(a: Register, b: Register) -> Register {
        [a[0] - b[0], a[1] - b[1]]
    }
    #[inline(always)]
    pub fn mul(a: Register, b: Register) -> Register {
        [a[0] * b[0], a[1] * b[1]]
    }
    #[inline(always)]
    pub fn div(a: Register, b: Register) -> Register {
        [a[0] / b[0], a[1] / b[1]]
    }
    #[inline(always)]
    pub fn greater(a: Register, b: Register) -> Choice {
        [a[0] > b[0], a[1] > b[1]]
    }
    #[inline(always)]
    pub const fn select(mask: Choice, yes: Register, no: Register) -> Register {
        [
            if mask[0] { yes[0] } else { no[0] },
            if mask[1] { yes[1] } else { no[1] },
        ]
    }
    #[inline(always)]
    pub const fn any(mask: Choice) -> bool {
        mask[0] || mask[1]
    }
    #[inline(always)]
    pub fn exp2(a: Register) -> Register {
        a.map(fast::exp2)
    }
    #[inline(always)]
    pub fn log2(a: Register) -> Register {
        a.map(fast::log2)
    }
}

/// Two numbers that go through the same arithmetic.
#[derive(Clone, Copy, Debug)]
pub struct F64x2(register::Register);

/// For each of two numbers whether something holds.
#[derive(Clone, Copy, Debug)]
pub struct Mask(register::Choice);

impl F64x2 {
    /// Two numbers.
    #[inline(always)]
    pub fn new([a, b]: [f64; 2]) -> Self {
        Self(register::new(a, b))
    }

    /// The same number twice.
    #[inline(always)]
    pub fn both(a: f64) -> Self {
        Self::new([a, a])
    }

    /// The two numbers.
    #[inline(always)]
    pub fn array(self) -> [f64; 2] {
        register::array(self.0)
    }

    /// Which are greater than the other's; none if one of them is NaN.
    #[inline(always)]
    pub fn greater(self, than: Self) -> Mask {
        Mask(register::greater(self.0, than.0))
    }

    /// The smaller of each two.
    #[inline(always)]
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        other.greater(self).select(self, other)
    }

    /// The greater of each two.
    #[inline(always)]
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        self.greater(other).select(self, other)
    }

    /// [`super::fast::exp2`] of both, to the bit.
    #[inline]
    #[must_use]
    pub fn exp2(self) -> Self {
        Self(register::exp2(self.0))
    }

    /// [`super::fast::log2`] of both, to the bit.
    #[inline]
    #[must_use]
    pub fn log2(self) -> Self {
        Self(register::log2(self.0))
    }
}

impl Mask {
    /// The first where it holds, the second elsewhere.
    #[inline(always)]
    pub fn select(self, yes: F64x2, no: F64x2) -> F64x2 {
        F64x2(register::select(self.0, yes.0, no.0))
    }

    /// Whether it holds for any of the two.
    #[inline(always)]
    pub fn any(self) -> bool {
        register::any(self.0)
    }
}

/// Puts `of` of each row of the columns into `out`, two at a time; as many as the shortest has.
#[inline]
pub fn map<const N: usize>(
    out: &mut [f64],
    columns: [&[f64]; N],
    of: impl Fn([F64x2; N]) -> F64x2,
) {
    let n = columns
        .iter()
        .fold(out.len(), |n, column| n.min(column.len()));
    let (pairs, rest) = out[..n].as_chunks_mut::<2>();
    let columns = columns.map(|column| column[..n].as_chunks::<2>());
    for (i, out) in pairs.iter_mut().enumerate() {
        *out = of(columns.map(|(pairs, _)| F64x2::new(pairs[i]))).array();
    }
    for (i, out) in rest.iter_mut().enumerate() {
        *out = of(columns.map(|(_, rest)| F64x2::both(rest[i]))).array()[0];
    }
}

impl Add for F64x2 {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Self(register::add(self.0, other.0))
    }
}

impl Sub for F64x2 {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Self(register::sub(self.0, other.0))
    }
}

impl Mul for F64x2 {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Self(register::mul(self.0, other.0))
    }
}

impl Div for F64x2 {
    type Output = Self;
    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Self(register::div(self.0, other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{super::fast, *};
    use proptest::prelude::*;

    #[test]
    fn an_odd_one_out_is_not_left_out() {
        let mut out = [0.0; 4];
        map(&mut out, [&[1.0, 2.0, 3.0], &[10.0; 3]], |[a, b]| a * b);
        assert_eq!(out, [10.0, 20.0, 30.0, 0.0]);
    }

    proptest! {
        #[test]
        fn two_at_once_are_as_one_after_the_other(
            a in prop_oneof![-1100.0..1100.0f64, -1.0..1.0f64, Just(1024.0), Just(f64::INFINITY)],
            b in -1100.0..1100.0f64,
            c in prop_oneof![1e-300..1e300f64, 0.5..2.0f64],
            d in 1e-3..1e3f64,
        ) {
            prop_assert_eq!(F64x2::new([a, b]).exp2().array(), [a, b].map(fast::exp2));
            prop_assert_eq!(F64x2::new([c, d]).log2().array(), [c, d].map(fast::log2));
            prop_assert_eq!((F64x2::new([a, b]) / F64x2::new([c, d])).array(), [a / c, b / d]);
            prop_assert_eq!((F64x2::new([a, b]) - F64x2::new([c, d])).array(), [a - c, b - d]);
            let mask = F64x2::new([a, b]).greater(F64x2::new([b, a]));
            prop_assert_eq!(mask.any(), a != b);
            prop_assert_eq!(mask.select(F64x2::both(1.0), F64x2::both(2.0)).array(), [if a > b { 1.0 } else { 2.0 }, if b > a { 1.0 } else { 2.0 }]);
        }
    }
}
