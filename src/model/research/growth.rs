//! Closed forms that growth with feedback reduces to: checks and limits for the integrated laws.

use libm::{exp, log, pow};

/// S(t) of S' = a S^(1-b) from S(0) = 1: (1 + a b t)^(1/b), and exp(a t) for b = 0.
///
/// `a` per unit of `t`. Infinite from the singularity on when `b < 0`.
pub fn power_law(a: f64, b: f64, t: f64) -> f64 {
    if b == 0.0 {
        return exp(a * t);
    }
    let base = 1.0 + a * b * t;
    if base <= 0.0 {
        f64::INFINITY
    } else {
        pow(base, 1.0 / b)
    }
}

/// The time at which S' = a S^phi from S(0) = `s0` becomes infinite, for `phi > 1`; infinite otherwise.
pub fn hyperbolic_time(s0: f64, a: f64, phi: f64) -> f64 {
    if phi > 1.0 {
        1.0 / (a * (phi - 1.0) * pow(s0, phi - 1.0))
    } else {
        f64::INFINITY
    }
}

/// Constant elasticity of substitution: (alpha x^rho + (1 - alpha) y^rho)^(1/rho), Cobb-Douglas for rho = 0
/// (Arrow, Chenery, Minhas and Solow 1961). `x` and `y` positive; `x` may be infinite.
pub fn ces(x: f64, y: f64, alpha: f64, rho: f64) -> f64 {
    if rho == 0.0 {
        return exp(alpha * log(x) + (1.0 - alpha) * log(y));
    }
    pow(alpha * pow(x, rho) + (1.0 - alpha) * pow(y, rho), 1.0 / rho)
}
