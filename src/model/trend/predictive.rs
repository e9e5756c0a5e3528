//! Where a measured length will lie: Student's t about a forecast, whole or cut off below at a standing record.
//!
//! For a least-squares line over n points and a day x the variance is s²(1 + 1/n + (x - x̄)²/Sxx), with n - 2 degrees of freedom.
//! Cut off at M, because a record exceeds the one that stands: p(y) = f(y)/(1 - F(M)) for y > M, so that the quantile at p is
//! F⁻¹(1 - (1 - F(M))(1 - p)).
//!
//! Scores: ln f(y), and the continuous ranked probability score of the whole distribution (Jordan, Krüger and Lerch, "Evaluating
//! Probabilistic Forecasts with scoringRules", Journal of Statistical Software 90, 2019).

use crate::numerics::student;

/// Student's t with a place and a scale, in log2 of the minutes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Predictive {
    /// The median.
    pub mean: f64,
    /// The scale; larger than 0.
    pub scale: f64,
    /// Degrees of freedom; larger than 0.
    pub df: f64,
}

impl Predictive {
    /// By how many scales a value lies above the median.
    pub const fn distance(&self, y: f64) -> f64 {
        (y - self.mean) / self.scale
    }

    /// P(Y <= y).
    pub fn cdf(&self, y: f64) -> f64 {
        student::cdf(self.distance(y), self.df)
    }

    /// P(Y > y).
    pub fn survival(&self, y: f64) -> f64 {
        student::survival(self.distance(y), self.df)
    }

    /// The y with P(Y <= y) = p.
    pub fn quantile(&self, p: f64) -> f64 {
        self.mean + self.scale * student::quantile(p, self.df)
    }

    /// The logarithmic score: ln of the density.
    pub fn log_score(&self, y: f64) -> f64 {
        student::ln_density(self.distance(y), self.df) - libm::log(self.scale)
    }

    /// The continuous ranked probability score in doublings, smaller is better; it exists for more than one degree of freedom.
    pub fn crps(&self, y: f64) -> Option<f64> {
        let (z, df) = (self.distance(y), self.df);
        if df <= 1.0 {
            return None;
        }
        let ln_beta = |a: f64| libm::lgamma(a) + LN_GAMMA_HALF - libm::lgamma(a + 0.5);
        let density = libm::exp(student::ln_density(z, df));
        // B(1/2, ν - 1/2)/B(1/2, ν/2)²
        let ratio = libm::exp(ln_beta(df - 0.5) - 2.0 * ln_beta(df / 2.0));
        let middle = z * (2.0 * student::cdf(z, df) - 1.0);
        let tails = 2.0 * density * (df + z * z) / (df - 1.0);
        Some(self.scale * (middle + tails - 2.0 * libm::sqrt(df) / (df - 1.0) * ratio))
    }

    /// The same for what exceeds `floor`.
    pub fn above(self, floor: f64) -> Cut {
        Cut {
            whole: self,
            floor,
            tail: self.survival(floor),
        }
    }
}

/// ln Γ(1/2).
const LN_GAMMA_HALF: f64 = 0.572_364_942_924_700_1;

/// A [`Predictive`] given that the value exceeds a floor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cut {
    /// Without the floor.
    pub whole: Predictive,
    /// What is exceeded, in log2 of the minutes.
    pub floor: f64,
    /// The probability of what is left.
    pub tail: f64,
}

impl Cut {
    /// P(Y <= y).
    pub fn cdf(&self, y: f64) -> f64 {
        if y <= self.floor {
            0.0
        } else {
            1.0 - self.whole.survival(y) / self.tail
        }
    }

    /// The y with P(Y <= y) = p.
    pub fn quantile(&self, p: f64) -> f64 {
        let Predictive { mean, scale, df } = self.whole;
        let y = mean + scale * student::upper_quantile(self.tail * (1.0 - p), df);
        y.max(self.floor)
    }

    /// The continuous ranked probability score in doublings; it exists for more than one degree of freedom.
    ///
    /// E|Y - y| - E|Y - Y'|/2 of the distribution given that it exceeds l, in scales about the place. With f and F those of
    /// Student's t, S = 1 - F(l), H(x) = f(x)(ν + x²)/(ν - 1) = ∫ t f(t) dt from x on, and K = ∫ H f from l on, which is again
    /// the tail of a Student's t, with 2ν - 1 degrees of freedom: z (2 (F(z) - F(l))/S - 1) + 2 H(z)/S - 2 K/S², z the larger
    /// of y and l, and l - y more if y lies below the floor.
    pub fn crps(&self, y: f64) -> Option<f64> {
        let (scale, df) = (self.whole.scale, self.whole.df);
        if df <= 1.0 {
            return None;
        }
        let floor = self.whole.distance(self.floor);
        let z = self.whole.distance(y).max(floor);
        let part = libm::exp(student::ln_density(z, df) - libm::log(self.tail));
        let beyond = part * (df + z * z) / (df - 1.0);
        // K: f² (ν + x²) is proportional to the density of a t with 2ν - 1 degrees of freedom.
        let other = 2.0 * df - 1.0;
        let stretch = libm::sqrt(other / df);
        let ln_front = 2.0 * student::ln_density(0.0, df) - student::ln_density(0.0, other);
        let tail = student::survival(floor * stretch, other);
        let front = libm::exp(ln_front - 2.0 * libm::log(self.tail)) * df / (df - 1.0) / stretch;
        let place = 2.0 * self.cdf(y) - 1.0;
        let below = (self.floor - y).max(0.0);
        Some(scale * (z * place + 2.0 * beyond - 2.0 * front * tail) + below)
    }

    /// The logarithmic score; minus infinite for what does not exceed the floor.
    pub fn log_score(&self, y: f64) -> f64 {
        if y <= self.floor {
            f64::NEG_INFINITY
        } else {
            self.whole.log_score(y) - libm::log(self.tail)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const T: Predictive = Predictive {
        mean: 1.0,
        scale: 0.5,
        df: 4.0,
    };

    /// The score is the integral of the squared distance between the distribution and the step at y.
    #[test]
    fn the_score_is_its_integral() {
        for y in [-1.0, 1.0, 2.5] {
            let (low, steps, width) = (-60.0, 600_000, 2e-4);
            let sum: f64 = (0..steps)
                .map(|i| {
                    let x = low + width * (f64::from(i) + 0.5);
                    let step = f64::from(u8::from(x >= y));
                    (T.cdf(x) - step).powi(2) * width
                })
                .sum();
            let crps = T.crps(y).unwrap();
            assert!((crps - sum).abs() < 1e-5, "{crps} {sum}");
        }
        assert_eq!(Predictive { df: 1.0, ..T }.crps(0.0), None);
    }

    #[test]
    fn the_score_above_a_floor_is_its_integral() {
        for floor in [-3.0, 0.8, 2.2] {
            let cut = T.above(floor);
            for y in [floor - 0.7, floor, floor + 0.4, floor + 3.0] {
                let (steps, width) = (600_000, 2e-4);
                let sum: f64 = (0..steps)
                    .map(|i| {
                        let x = floor + width * (f64::from(i) + 0.5);
                        let step = f64::from(u8::from(x >= y));
                        (cut.cdf(x) - step).powi(2) * width
                    })
                    .sum();
                let want = sum + (floor - y).max(0.0);
                let crps = cut.crps(y).unwrap();
                assert!((crps - want).abs() < 1e-5, "{floor} {y}: {crps} {want}");
            }
        }
        // A floor far below changes nothing.
        let far = T.above(-1e4).crps(2.0).unwrap();
        assert!((far - T.crps(2.0).unwrap()).abs() < 1e-9);
        assert_eq!(Predictive { df: 1.0, ..T }.above(0.0).crps(1.0), None);
    }

    #[test]
    fn what_is_cut_off_has_no_probability_and_the_rest_has_all() {
        let cut = T.above(1.7);
        assert_eq!(cut.cdf(1.7), 0.0);
        assert_eq!(cut.log_score(1.7), f64::NEG_INFINITY);
        for p in [1e-6, 0.1, 0.5, 0.975] {
            let y = cut.quantile(p);
            assert!(y >= 1.7 && (cut.cdf(y) - p).abs() < 1e-12, "{p}");
        }
        // A floor far above all that was expected.
        let far = T.above(40.0);
        assert!(far.quantile(0.5) > 40.0 && (far.cdf(far.quantile(0.5)) - 0.5).abs() < 1e-9);
    }
}
