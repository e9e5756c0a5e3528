//! Growth by automated research: the law of Kwa, "Simpler AI timelines model" (METR note, 2026-02-10), after Jones (1995),
//! with a logistic automated share.
//!
//! With t in years of 365.25 days since 2026-01-01, C(0) = L(0) = S(0) = 1 and E = C S:
//! S' = k (L/(1-f))^alpha C^zeta S^(1-beta), f = min(fmax, sigma((ln E - ln `E_half`)/iv)), alpha = ar az, zeta = (1-ar) az;
//! `E_half` such that f(0) = f0 and k such that d ln S/dt = ln 5 at t = 0 without a cap.

use libm::{exp, log, log1p, sqrt};

use crate::{
    YEAR,
    numerics::sobol::Sobol,
    research::{
        knots::{QuinticSegment, until},
        lanes::{self, LANES, PAIRS, put},
    },
    share::output::logit,
};

/// 2026-01-01 in days since 1970-01-01, where t = 0.
pub const START: f64 = 20_454.0;

/// d ln S/dt at t = 0: software efficiency grows fivefold a year.
pub const FIRST_PACE: f64 = 1.609_437_912_434_100_3;

/// Compute grows to so many times as much a year to 2028.
pub const COMPUTE_TO_2028: f64 = 2.6;
/// And in 2029 and 2030, then more slowly year by year.
pub const COMPUTE_FROM_2029: f64 = 2.0;
/// And from 2058 on.
const COMPUTE_FROM_2058: f64 = 1.25;
/// Labour grows to so many times as much a year to 2028.
pub const LABOUR_TO_2028: f64 = 2.0;
/// And from 2029 on.
pub const LABOUR_FROM_2029: f64 = 1.1;

/// The cap of full automation, as in the note's notebook.
pub const FULL: f64 = 0.999_999;

/// t of a date.
pub fn years_at(day: f64) -> f64 {
    (day - START) / YEAR
}

/// The date of t.
pub fn day_at(years: f64) -> f64 {
    START + years * YEAR
}

/// The law's parameters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// alpha/(alpha + zeta): labour's part against experiments' compute.
    pub ar: f64,
    /// alpha + zeta: returns to scale.
    pub az: f64,
    /// How fast research becomes harder as software improves.
    pub beta: f64,
    /// e-folds of effective compute from 50% to 73% automation.
    pub iv: f64,
    /// Automated share of research on 2026-01-01.
    pub f0: f64,
}

impl Parameters {
    /// The note's central values.
    pub const DEFAULT: Self = Self {
        ar: 0.235,
        az: 0.90,
        beta: 0.65,
        iv: 2.85,
        f0: 0.375,
    };

    /// The automated share, without a cap, at ln E since 2026-01-01.
    pub fn automated(&self, ln_e: f64) -> f64 {
        1.0 / (1.0 + exp(-(logit(self.f0) + ln_e / self.iv)))
    }

    /// ln E at which the automated share is `f`; negative if that was before 2026.
    pub fn ln_e_at(&self, f: f64) -> f64 {
        self.iv * (logit(f) - logit(self.f0))
    }

    /// In the order of the fields, which is that of [`triangles`].
    pub const fn array(self) -> [f64; 5] {
        [self.ar, self.az, self.beta, self.iv, self.f0]
    }

    /// The parameters whose [`array`](Self::array) this is.
    pub const fn from_array([ar, az, beta, iv, f0]: [f64; 5]) -> Self {
        Self {
            ar,
            az,
            beta,
            iv,
            f0,
        }
    }
}

/// Lowest and highest values that a control offers; triangles are cut there.
const RANGES: [(f64, f64); 5] = [(0.05, 0.6), (0.5, 1.2), (0.1, 1.5), (0.5, 8.0), (0.05, 0.9)];

/// Half the width of each triangle at the central values: 0.12-0.35, 0.8-1.0, 0.3-1.0, 1.5-4.2, 0.25-0.5.
const HALF_WIDTHS: [f64; 5] = [0.115, 0.1, 0.35, 1.35, 0.125];

/// The distribution of a parameter: triangular.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triangle {
    /// Smallest value.
    pub low: f64,
    /// Most likely value.
    pub mode: f64,
    /// Largest value.
    pub high: f64,
}

impl Triangle {
    /// The value below which a share `u` of the distribution lies.
    pub fn quantile(&self, u: f64) -> f64 {
        let width = self.high - self.low;
        let (left, right) = (self.mode - self.low, self.high - self.mode);
        if u * width < left {
            self.low + sqrt(u * width * left)
        } else {
            self.high - sqrt((1.0 - u) * width * right)
        }
    }
}

/// The five distributions around values in force. At the central values they are the note's; a value that was moved
/// takes its triangle along as the mode, with the same relative half-widths, cut at the control's range.
pub fn triangles(center: &Parameters) -> [Triangle; 5] {
    let values = center.array();
    let usual = Parameters::DEFAULT.array();
    std::array::from_fn(|i| {
        let (mode, (low, high)) = (values[i], RANGES[i]);
        let half = HALF_WIDTHS[i] * (mode / usual[i]).abs();
        Triangle {
            low: (mode - half).max(low).min(mode),
            mode,
            high: (mode + half).min(high).max(mode),
        }
    })
}

/// A draw of the parameters from five uniform numbers.
pub fn draw(triangles: &[Triangle; 5], u: [f64; 5]) -> Parameters {
    Parameters::from_array(std::array::from_fn(|i| triangles[i].quantile(u[i])))
}

/// Growth of compute and labour in one year: both geometric within it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// ln C when the year begins.
    pub ln_c: f64,
    /// ln L when the year begins.
    pub ln_l: f64,
    /// d ln C/dt.
    pub c: f64,
    /// d ln L/dt.
    pub l: f64,
}

/// The years from 2026 on. Between 2030 and 2058 the factor of compute falls evenly.
pub fn years(count: usize) -> Vec<Year> {
    let mut start = (0.0, 0.0);
    (0..count)
        .map(|i| {
            let (ln_c, ln_l) = start;
            let c = log(match i {
                0..=2 => COMPUTE_TO_2028,
                3 => COMPUTE_FROM_2029,
                4..=31 => {
                    let fall = COMPUTE_FROM_2029 - COMPUTE_FROM_2058;
                    COMPUTE_FROM_2029 - fall * (i as f64 - 4.0) / 28.0
                }
                _ => COMPUTE_FROM_2058,
            });
            let l = log(if i < 3 {
                LABOUR_TO_2028
            } else {
                LABOUR_FROM_2029
            });
            start = (ln_c + c, ln_l + l);
            Year { ln_c, ln_l, c, l }
        })
        .collect()
}

/// ln C at t.
pub fn ln_compute(t: f64) -> f64 {
    let years = years(years_for(&[t]));
    let year = &years[years.len() - 1];
    year.ln_c + year.c * (t - (years.len() - 1) as f64)
}

/// A point of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// ln E since 2026-01-01.
    pub ln_e: f64,
    /// d ln E/dt, a year; on 1 January that of the year that begins.
    pub pace: f64,
}

/// The path of one parameter set under a cap at each of the ascending `times` (t in years, not negative).
pub fn path(p: &Parameters, cap: f64, times: &[f64]) -> Vec<Point> {
    let mut points = Vec::with_capacity(times.len());
    let years = years(years_for(times));
    lanes::follow(
        &[*p; LANES],
        [cap, FULL],
        (&years, None),
        times,
        &mut |_, state| {
            points.push(Point {
                ln_e: state.ln_e[0][0],
                pace: state.pace[0][0],
            });
        },
    );
    points
}

/// The work of following `draws` draws around the central values for 20 years at 240 dates under two caps, for whoever
/// measures how long it takes; the mean ln E of all of them.
pub fn work(draws: usize) -> f64 {
    let triangles = triangles(&Parameters::DEFAULT);
    let sobol = Sobol::<5>::new(1);
    let times: Vec<f64> = (0..240).map(|i| f64::from(i) * (20.0 / 239.0)).collect();
    let years = years(years_for(&[20.0]));
    let mut knots = Vec::new();
    let mut sums = [[0.0; 2]; 240];
    for first in (0..draws).step_by(LANES) {
        let batch = std::array::from_fn(|i| draw(&triangles, sobol.point((first + i) as u32)));
        knots.clear();
        lanes::trace(
            &batch,
            [0.99, FULL],
            (&years, None),
            (0.0, 20.0),
            &mut knots,
            |_| true,
        );
        for (t, sums) in times.iter().zip(&mut sums) {
            let place = QuinticSegment::new(&knots, until(&knots, *t) - 1, *t);
            for (cap, sum) in sums.iter_mut().enumerate() {
                let mut ln_e = [0.0; LANES];
                (0..PAIRS).for_each(|k| put(&mut ln_e, k, place.ln_e(cap, k)));
                *sum += ln_e.iter().take(draws - first).sum::<f64>();
            }
        }
    }
    let sum: f64 = sums.as_flattened().iter().sum();
    sum / (sums.as_flattened().len() * draws.max(1)) as f64
}

/// How many years contain all of these ascending times.
pub fn years_for(times: &[f64]) -> usize {
    times.last().map_or(0, |t| t.max(0.0) as usize) + 1
}

/// The year, with its fraction, in which the automated share reaches `f` without a cap; 2026 if it has, infinite after 2126.
pub fn year_of(p: &Parameters, f: f64) -> f64 {
    years_of(&[*p; LANES], f)[0]
}

/// [`year_of`] for as many parameter sets as are followed at once.
pub fn years_of(p: &[Parameters; LANES], f: f64) -> [f64; LANES] {
    times_of(p, [f, FULL])[0].map(|t| 2026.0 + t)
}

/// t at which the automated share reaches each of two shares, the lower one first, without a cap below the second: 0 if it has
/// in 2026, infinite after a hundred years.
pub fn times_of(p: &[Parameters; LANES], shares: [f64; 2]) -> [[f64; LANES]; 2] {
    const LAST: f64 = 100.0;
    let years = years(years_for(&[LAST]));
    lanes::follow(p, shares, (&years, None), &[LAST], &mut |_, _| ())
}

/// log10 S from a path's ln E at t.
pub fn log10_s(point: &Point, t: f64) -> f64 {
    (point.ln_e - ln_compute(t)) / std::f64::consts::LN_10
}

/// -ln(1 - f) - (-ln(1 - f0)): the logarithm of how much more labour does than in January 2026.
pub fn leverage(f: f64, f0: f64) -> f64 {
    log1p(-f0) - log1p(-f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_central_triangles_are_the_published_ones() {
        let want = [
            (0.12, 0.35),
            (0.8, 1.0),
            (0.3, 1.0),
            (1.5, 4.2),
            (0.25, 0.5),
        ];
        for (triangle, (low, high)) in triangles(&Parameters::DEFAULT).iter().zip(want) {
            assert!((triangle.low - low).abs() < 1e-12 && (triangle.high - high).abs() < 1e-12);
            assert!((triangle.mode - 0.5 * (low + high)).abs() < 1e-12);
        }
    }

    proptest! {
        #[test]
        fn triangles_follow_their_modes_and_stay_in_range(
            ar in 0.05..=0.6f64, az in 0.5..=1.2f64, beta in 0.1..=1.5f64, iv in 0.5..=8.0f64, f0 in 0.05..=0.9f64, u in 0.0..1.0f64,
        ) {
            let p = Parameters { ar, az, beta, iv, f0 };
            let drawn = draw(&triangles(&p), [u; 5]).array();
            for ((value, triangle), (low, high)) in drawn.iter().zip(triangles(&p)).zip(RANGES) {
                prop_assert!(triangle.low <= triangle.mode && triangle.mode <= triangle.high);
                prop_assert!(*value >= triangle.low - 1e-12 && *value <= triangle.high + 1e-12);
                prop_assert!(*value >= low - 1e-12 && *value <= high + 1e-12);
            }
        }
    }

    #[test]
    fn growth_of_compute_and_labour_is_continuous_between_years() {
        let years = years(40);
        for pair in years.windows(2) {
            assert!((pair[0].ln_c + pair[0].c - pair[1].ln_c).abs() < 1e-12);
            assert!(pair[1].c <= pair[0].c && pair[1].l <= pair[0].l);
        }
        assert!((exp(years[3].ln_c) - 2.6f64.powi(3)).abs() < 1e-9);
        assert!((exp(years[4].c) - 2.0).abs() < 1e-12);
        assert!((exp(years[39].c) - 1.25).abs() < 1e-12);
        assert!((exp(years[2].l) - 2.0).abs() < 1e-12);
        assert!((exp(years[3].l) - 1.1).abs() < 1e-12);
        assert!((exp(years[32].c) - 1.25).abs() < 1e-12);
    }

    #[test]
    fn a_cap_below_the_first_share_holds_from_the_start() {
        let p = Parameters {
            f0: 0.9,
            ..Parameters::DEFAULT
        };
        let first = path(&p, 0.5, &[0.0])[0];
        let labour = 0.235 * 0.90 * (0.1f64 / 0.5).ln();
        assert!((first.pace - years(1)[0].c - FIRST_PACE * labour.exp()).abs() < 1e-12);
        assert_eq!(first.ln_e, 0.0);
        assert_eq!(year_of(&p, 0.5), 2026.0);
    }
}
