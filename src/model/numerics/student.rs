//! Student's t distribution, for any number of degrees of freedom that is positive.
//!
//! With x = ν/(ν + t²), P(T > t) = `I_x`(ν/2, 1/2)/2 for t ≥ 0, I the regularised incomplete beta function (Abramowitz and
//! Stegun, "Handbook of Mathematical Functions", 26.7.1 and 26.5.27), which is taken from its continued fraction (26.5.8) by the
//! method of Lentz. Small tails keep their digits, so that a distribution cut off far out can be inverted.

use std::f64::consts::PI;

use libm::{exp, log, log1p, sqrt};

use super::normal;

/// P(T <= t).
pub fn cdf(t: f64, df: f64) -> f64 {
    if t > 0.0 {
        1.0 - upper(t, df)
    } else {
        upper(-t, df)
    }
}

/// P(T > t), exact to some 1e-13 of itself; for 100,000 degrees of freedom to 1e-11.
pub fn survival(t: f64, df: f64) -> f64 {
    if t > 0.0 {
        upper(t, df)
    } else {
        1.0 - upper(-t, df)
    }
}

/// ln of the density.
pub fn ln_density(t: f64, df: f64) -> f64 {
    -ln_beta_half(df / 2.0) - 0.5 * log(df) - 0.5 * (df + 1.0) * log1p(t * t / df)
}

/// The t with P(T <= t) = p; infinite at 0 and 1, NaN outside.
pub fn quantile(p: f64, df: f64) -> f64 {
    if p < 0.5 {
        -upper_quantile(p, df)
    } else {
        upper_quantile(1.0 - p, df)
    }
}

/// The t with P(T > t) = p, with all its digits where p is small.
pub fn upper_quantile(p: f64, df: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    if p > 0.5 {
        return -upper_quantile(1.0 - p, df);
    }
    if p == 0.5 {
        return 0.0;
    }
    if p == 0.0 {
        return f64::INFINITY;
    }
    // From the normal quantile, widened as the second moment is; then Newton's method on ln P over ln t, where the tail is nearly
    // a straight line, so that it converges from anywhere.
    let z = -normal::quantile(p);
    let mut t = z * (1.0 + (z * z + 1.0) / (4.0 * df));
    for _ in 0..200 {
        let tail = upper(t, df);
        if tail <= 0.0 {
            t *= 0.5;
            continue;
        }
        let slope = t * exp(ln_density(t, df)) / tail;
        let step = log(tail / p) / slope;
        // Near zero the tail is flat over ln t.
        let next = t * exp(step.clamp(-1.0, 1.0));
        if libm::fabs(next - t) <= 4e-15 * t {
            return next;
        }
        t = next;
    }
    t
}

/// P(T > t) for t >= 0.
fn upper(t: f64, df: f64) -> f64 {
    if t == 0.0 {
        return 0.5;
    }
    if t == f64::INFINITY {
        return 0.0;
    }
    let square = t * t;
    let x = df / (df + square);
    let a = 0.5 * df;
    // ln of x^a (1 - x)^(1/2) / B(a, 1/2), without cancellation for small t.
    let front = exp(-a * log1p(square / df) - ln_beta_half(a)) * sqrt(square / (df + square));
    if x < (a + 1.0) / (a + 2.5) {
        0.5 * front * fraction(x, a, 0.5) / a
    } else {
        0.5 - front * fraction(1.0 - x, 0.5, a)
    }
}

/// ln B(a, 1/2).
fn ln_beta_half(a: f64) -> f64 {
    // The difference of two large logarithms would lose its digits; Γ(a + 1/2)/Γ(a) has a series (Abramowitz and Stegun, 6.1.47).
    // Below 40 the recurrence Γ(x + 1) = x Γ(x) leads up to where that holds.
    let (mut a, mut product) = (a, 1.0);
    while a < 40.0 {
        product *= a / (a + 0.5);
        a += 1.0;
    }
    let r = 1.0 / a;
    let s = r * r;
    let tail = r * (-0.125 + s * (1.0 / 192.0 + s * (-1.0 / 640.0 + s * (17.0 / 14_336.0))));
    0.5 * log(PI) - log(product) - 0.5 * log(a) - tail
}

/// The continued fraction of the incomplete beta function.
fn fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let kept = |value: f64| {
        if libm::fabs(value) < TINY {
            TINY
        } else {
            value
        }
    };
    let mut c = 1.0;
    let mut d = 1.0 / kept(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for m in 1..1000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / kept(1.0 + even * d);
        c = kept(1.0 + even / c);
        value *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / kept(1.0 + odd * d);
        c = kept(1.0 + odd / c);
        let factor = d * c;
        value *= factor;
        if libm::fabs(factor - 1.0) < 1e-16 {
            break;
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Abramowitz and Stegun, table 26.10, and for 9, 12 and 13 degrees of freedom the usual printed tables.
    #[test]
    fn tabled_quantiles() {
        for (p, df, want) in [
            (0.975, 1.0, 12.706),
            (0.975, 2.0, 4.303),
            (0.9, 3.0, 1.638),
            (0.975, 9.0, 2.262),
            (0.975, 12.0, 2.179),
            (0.9, 13.0, 1.350),
            (0.75, 13.0, 0.694),
            (0.995, 30.0, 2.750),
            (0.9995, 120.0, 3.373),
        ] {
            let got = quantile(p, df);
            assert!((got - want).abs() <= 5.01e-4, "{p} {df}: {got}");
        }
    }

    /// One and two degrees of freedom have closed forms: arctan, and t/√(2 + t²).
    #[test]
    fn closed_forms() {
        for t in [1e-8, 0.01, 0.5, 1.0, 3.0, 20.0, 1e4] {
            let one = libm::atan(1.0 / t) / PI;
            assert!((survival(t, 1.0) / one - 1.0).abs() < 1e-13, "{t}");
            let root = sqrt(2.0 + t * t);
            let two = 1.0 / (root * (root + t));
            assert!((survival(t, 2.0) / two - 1.0).abs() < 1e-13, "{t}");
        }
    }

    #[test]
    fn quantile_and_cdf_invert_in_the_middle_and_far_out() {
        for df in [1.0, 2.0, 3.0, 9.5, 13.0, 200.0, 99_998.0] {
            // Far up, rounding of 1 - x, which the fraction depends on, is what is left.
            let tolerance = if df < 1e3 { 1e-13 } else { 2e-11 };
            for i in 1..200 {
                let p = f64::from(i) / 200.0;
                let back = cdf(quantile(p, df), df);
                assert!((back - p).abs() < tolerance, "{p} {df}");
            }
            for tail in [1e-3, 1e-9, 1e-30] {
                let back = survival(upper_quantile(tail, df), df);
                assert!((back / tail - 1.0).abs() < 1e-9, "{tail} {df}: {back}");
            }
        }
        assert_eq!(quantile(0.5, 3.0), 0.0);
        assert_eq!(quantile(0.0, 3.0), f64::NEG_INFINITY);
        assert_eq!(quantile(1.0, 3.0), f64::INFINITY);
        assert!(quantile(1.5, 3.0).is_nan() && quantile(0.3, f64::NAN).is_nan());
    }

    #[test]
    fn many_degrees_of_freedom_are_nearly_normal() {
        for t in [-3.0, -0.5, 0.2, 2.0] {
            assert!((cdf(t, 1e6) - normal::cdf(t)).abs() < 1e-6);
        }
    }

    #[test]
    fn the_density_is_the_derivative() {
        for (t, df) in [(0.3, 2.0), (-1.5, 9.0), (4.0, 13.0)] {
            let h = 1e-5;
            let slope = (cdf(t + h, df) - cdf(t - h, df)) / (2.0 * h);
            assert!((slope / exp(ln_density(t, df)) - 1.0).abs() < 1e-8);
        }
    }
}
