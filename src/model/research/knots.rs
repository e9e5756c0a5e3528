//! Paths between the times at which they were computed.

use crate::{
    numerics::f64x2::F64x2,
    research::lanes::{State, at},
};

/// The paths at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knot {
    /// Years since 2026-01-01.
    pub t: f64,
    /// Where they are then. Where a year ends there are two knots, one for either side of the kink.
    pub state: State,
}

/// A time between two knots, and what the polynomial of degree 5 through their values, paces and accelerations makes of
/// these there.
#[derive(Clone, Copy, Debug)]
pub struct QuinticSegment<'a> {
    ends: [&'a State; 2],
    /// What the later value counts for, the earlier one for the rest.
    rise: F64x2,
    /// What the paces count for.
    paces: [F64x2; 2],
    /// What the accelerations count for.
    accelerations: [F64x2; 2],
}

impl<'a> QuinticSegment<'a> {
    /// Where `t` lies among two knots or more, of which `before` is the last one that is not later.
    #[inline]
    pub fn new(knots: &'a [Knot], before: usize, t: f64) -> Self {
        let before = before.min(knots.len() - 2);
        let (a, b) = (&knots[before], &knots[before + 1]);
        let width = b.t - a.t;
        let u = (t - a.t) / width;
        let v = 1.0 - u;
        let (uu, vv) = (u * u, v * v);
        let half = 0.5 * width * width * uu * vv;
        Self {
            ends: [&a.state, &b.state],
            rise: F64x2::both(uu * u * (10.0 + u * (6.0 * u - 15.0))),
            paces: [
                width * u * vv * v * (1.0 + 3.0 * u),
                width * uu * u * v * (3.0 * u - 4.0),
            ]
            .map(F64x2::both),
            accelerations: [half * v, half * u].map(F64x2::both),
        }
    }

    /// ln E of the `k`th pair of draws under a cap.
    #[inline]
    pub fn ln_e(&self, cap: usize, k: usize) -> F64x2 {
        let [a, b] = self.ends.map(|state| at(&state.ln_e[cap], k));
        let [first, last] = self.ends.map(|state| at(&state.pace[cap], k));
        let [early, late] = self.ends.map(|state| at(&state.acceleration[cap], k));
        let value = a + self.rise * (b - a);
        let paces = self.paces[0] * first + self.paces[1] * last;
        value + paces + (self.accelerations[0] * early + self.accelerations[1] * late)
    }
}

/// How many knots are not later than `t`.
pub fn until(knots: &[Knot], t: f64) -> usize {
    knots.partition_point(|knot| knot.t <= t)
}

/// When one draw's ln E passes a value under a cap: the first knot's time if that is before it, infinite if the last knot is
/// still below.
pub fn crossing(knots: &[Knot], (cap, lane): (usize, usize), ln_e: f64) -> f64 {
    let after = knots.partition_point(|knot| knot.state.ln_e[cap][lane] < ln_e);
    if after == knots.len() {
        return f64::INFINITY;
    }
    let Some(before) = after.checked_sub(1) else {
        return knots[0].t;
    };
    let (a, b) = (&knots[before], &knots[after]);
    let width = b.t - a.t;
    let ends = [&a.state, &b.state];
    let [start, end] = ends.map(|state| state.ln_e[cap][lane]);
    let [first, last] = ends.map(|state| width * state.pace[cap][lane]);
    let [early, late] = ends.map(|state| 0.5 * width * width * state.acceleration[cap][lane]);
    let rise = end - start;
    let c3 = 10.0 * rise - 6.0 * first - 4.0 * last - 3.0 * early + late;
    let c4 = -15.0 * rise + 8.0 * first + 7.0 * last + 3.0 * early - 2.0 * late;
    let c5 = 6.0 * rise - 3.0 * (first + last) - early + late;
    let goal = ln_e - start;
    let along = root(rise, goal, |u| {
        let value = u * (first + u * (early + u * (c3 + u * (c4 + u * c5))));
        let slope = first + u * (2.0 * early + u * (3.0 * c3 + u * (4.0 * c4 + u * 5.0 * c5)));
        (value, slope)
    });
    a.t + along * width
}

/// Where between 0 and 1 a curve that begins at 0 and ends at `rise` passes `goal`, which lies between; `curve` gives value
/// and slope.
pub fn root(rise: f64, goal: f64, curve: impl Fn(f64) -> (f64, f64)) -> f64 {
    if rise <= 0.0 {
        return 1.0;
    }
    let (mut low, mut high) = (0.0, 1.0);
    let mut u = goal / rise;
    for _ in 0..40 {
        let (value, slope) = curve(u);
        let off = value - goal;
        if off > 0.0 {
            high = u;
        } else {
            low = u;
        }
        if off.abs() <= 1e-13 * rise || high - low < 1e-15 {
            break;
        }
        let next = u - off / slope;
        // Newton's step where it stays inside, half the bracket otherwise.
        u = if next > low && next < high {
            next
        } else {
            0.5 * (low + high)
        };
    }
    u
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_passed_where_it_is_steep_and_where_it_is_flat() {
        let cube = |u: f64| (8.0 * u * u * u, 24.0 * u * u);
        assert!((root(8.0, 1.0, cube) - 0.5).abs() < 1e-12);
        assert!((root(1.0, 0.25, |u| (u, 1.0)) - 0.25).abs() < 1e-15);
        assert_eq!(root(0.0, 0.0, |_| (0.0, 0.0)), 1.0);
    }
}
