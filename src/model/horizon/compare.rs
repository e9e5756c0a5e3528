//! How well each law fits the same points.

use std::f64::consts::LN_2;

use crate::{
    numerics::linear,
    trend::{Trend, hinge, law::Law},
};

/// A law fitted by least squares of log2(minutes).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LawFit {
    /// The law with its fitted shape.
    pub law: Law,
    /// Doubling time at the last point (for `Broken`: before the break), in days.
    pub dt: f64,
    /// Coefficient of determination of log2(minutes).
    pub r2: f64,
    /// Akaike's criterion with the correction for few points (Hurvich and Tsai 1989); `None` when there are too few.
    pub aicc: Option<f64>,
    /// Fitted parameters, the residual variance included.
    pub parameters: usize,
}

/// Whether and how the laws are compared.
#[derive(Clone, Copy, Debug)]
pub struct Comparison {
    /// The break date of [`Law::Broken`].
    pub at: f64,
    /// [`compare`], or nothing where the comparison is not there yet.
    pub with: Option<Compare>,
}

/// What [`compare`] does.
pub type Compare = fn(&[(f64, f64)], f64) -> Vec<LawFit>;

impl Comparison {
    /// With a break at a day.
    pub const fn at(at: f64) -> Self {
        Self {
            at,
            with: Some(compare),
        }
    }
}

/// There is one function to compare with.
impl PartialEq for Comparison {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at && self.with.is_some() == other.with.is_some()
    }
}

/// Fits every law to points given as (day, ln minutes), anchored at the last day; `at` is the break date.
///
/// `Power` and `Plateau` are fitted over the whole past here (the laws as formulas hold before the
/// anchor too). Each has one shape parameter in which the problem is not linear; it is scanned and then
/// narrowed down by golden section, the rest follows by linear least squares.
pub fn compare(points: &[(f64, f64)], at: f64) -> Vec<LawFit> {
    let Some(trend) = Trend::fit(points) else {
        return Vec::new();
    };
    let last = points.iter().map(|p| p.0).fold(f64::NEG_INFINITY, f64::max);
    let first = points.iter().map(|p| p.0).fold(f64::INFINITY, f64::min);
    let span = last - first;
    let mean = points.iter().map(|p| p.1 / LN_2).sum::<f64>() / points.len() as f64;
    let total: f64 = points
        .iter()
        .map(|p| (p.1 / LN_2 - mean) * (p.1 / LN_2 - mean))
        .sum();
    let rows = |shape: &dyn Fn(f64) -> f64| -> Option<linear::Fit<2>> {
        let rows: Vec<_> = points
            .iter()
            .map(|(day, ln)| ([1.0, shape(day - last)], ln / LN_2))
            .collect();
        linear::fit(rows.into_iter())
    };
    let assess = |law, dt, rss: f64, parameters: usize| {
        let n = points.len() as f64;
        let k = parameters as f64;
        let r2 = if total > 0.0 { 1.0 - rss / total } else { 1.0 };
        let aicc = (n - k - 1.0 > 0.0 && rss > 0.0)
            .then(|| n * libm::log(rss / n) + 2.0 * k + 2.0 * k * (k + 1.0) / (n - k - 1.0));
        LawFit {
            law,
            dt,
            r2,
            aicc,
            parameters,
        }
    };

    let mut fits = Vec::with_capacity(4);
    if let Some(fit) = rows(&|tau| tau) {
        fits.push(assess(Law::Exponential, trend.doubling_days(), fit.rss, 3));
    }
    if points.len() > 3 {
        // n(t) = B ln(1 - c tau) with B = 1 / ln d, c = (1 - d) / T: linear in level and B for a given c.
        let power = |c: f64| {
            rows(&|tau| {
                if c == 0.0 {
                    tau
                } else {
                    -libm::log1p(-c * tau) / c
                }
            })
        };
        if let Some((c, fit)) = narrow(-0.98 / span, 8.0 / span, power) {
            let rate = fit.coefficients[1];
            let d = if c == 0.0 { 1.0 } else { libm::exp(-c / rate) };
            // The first doubling from the anchor takes T, the one at the anchor's slope T |ln d| / (1 - d).
            let dt = if c == 0.0 { 1.0 / rate } else { (1.0 - d) / c };
            fits.push(assess(Law::Power { d }, dt, fit.rss, 4));
        }
        let plateau = |rho: f64| {
            rows(&|tau| {
                if rho == 0.0 {
                    tau
                } else {
                    -libm::expm1(-rho * tau) / rho
                }
            })
        };
        if let Some((rho, fit)) = narrow(0.0, 8.0 / span, plateau) {
            let rate = fit.coefficients[1];
            let left = if rho == 0.0 {
                f64::INFINITY
            } else {
                rate / rho
            };
            fits.push(assess(Law::Plateau { left }, 1.0 / rate, fit.rss, 4));
        }
        let hinged = hinge(points, at, last);
        if let Some(fit) = hinged {
            let [_, before, after] = fit.coefficients;
            fits.push(assess(
                Law::Broken {
                    at,
                    after: 1.0 / after,
                },
                1.0 / before,
                fit.rss,
                // The break date counts: whoever set it has seen the points.
                5,
            ));
        }
    }
    fits
}

/// The argument in [low, high] with the smallest residual sum: a scan, then golden section around its best.
fn narrow(
    low: f64,
    high: f64,
    fit: impl Fn(f64) -> Option<linear::Fit<2>>,
) -> Option<(f64, linear::Fit<2>)> {
    const STEPS: usize = 48;
    let at = |i: usize| low + (high - low) * i as f64 / STEPS as f64;
    let rss = |x: f64| fit(x).map_or(f64::INFINITY, |f| f.rss);
    let best = (0..=STEPS).min_by(|a, b| rss(at(*a)).total_cmp(&rss(at(*b))))?;
    let (mut a, mut b) = (at(best.saturating_sub(1)), at((best + 1).min(STEPS)));
    let golden = 0.618_033_988_749_894_9;
    for _ in 0..60 {
        let (c, d) = (b - golden * (b - a), a + golden * (b - a));
        if rss(c) < rss(d) { b = d } else { a = c }
    }
    // An end of the range is a candidate of its own: the optimum often lies there.
    [a, b, f64::midpoint(a, b), at(best)]
        .into_iter()
        .filter_map(|x| fit(x).map(|f| (x, f)))
        .min_by(|p, q| p.1.rss.total_cmp(&q.1.rss))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trend::law::Curve;

    fn points(law: Law) -> Vec<(f64, f64)> {
        // `Curve` bends only after its anchor, so the anchor is the first day here.
        let curve = Curve {
            law,
            t0: 0.0,
            level: 2.0,
            dt: 120.0,
        };
        (0..12)
            .map(|i| {
                (
                    f64::from(i) * 60.0,
                    curve.log2_minutes(f64::from(i) * 60.0) * LN_2,
                )
            })
            .collect()
    }

    fn best(fits: &[LawFit]) -> Law {
        fits.iter()
            .min_by(|a, b| a.aicc.unwrap().total_cmp(&b.aicc.unwrap()))
            .unwrap()
            .law
    }

    #[test]
    fn each_law_recognises_its_own_points() {
        let fits = compare(&points(Law::Power { d: 0.9 }), 300.0);
        let Law::Power { d } = best(&fits) else {
            panic!("{fits:?}")
        };
        assert!((d - 0.9).abs() < 1e-5, "{d}");
        let fits = compare(&points(Law::Power { d: 1.2 }), 300.0);
        let Law::Power { d } = best(&fits) else {
            panic!("{fits:?}")
        };
        assert!((d - 1.2).abs() < 1e-5, "{d}");
        let fits = compare(&points(Law::Plateau { left: 4.0 }), 300.0);
        assert!(matches!(best(&fits), Law::Plateau { .. }), "{fits:?}");
        let fits = compare(
            &points(Law::Broken {
                at: 300.0,
                after: 60.0,
            }),
            300.0,
        );
        let Law::Broken { after, .. } = best(&fits) else {
            panic!("{fits:?}")
        };
        assert!((after - 60.0).abs() < 1e-6);
    }

    #[test]
    fn the_line_is_never_better_than_what_contains_it() {
        let points: Vec<_> = (0..14)
            .map(|i| {
                (
                    f64::from(i) * 50.0,
                    f64::from(i) * 0.3 + f64::from(i * i % 7) * 0.1,
                )
            })
            .collect();
        let fits = compare(&points, 300.0);
        assert_eq!(fits.len(), 4);
        for fit in &fits[1..] {
            assert!(fit.r2 >= fits[0].r2 - 1e-9, "{fit:?} against {:?}", fits[0]);
        }
    }

    #[test]
    fn few_points_leave_only_the_line() {
        assert_eq!(compare(&[(0.0, 1.0), (1.0, 2.0)], 0.5).len(), 1);
        assert_eq!(compare(&[(0.0, 1.0)], 0.5), []);
    }
}
