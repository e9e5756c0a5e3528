//! Paths of the automated-research law, several draws side by side in vector registers.
//!
//! The law needs no transcendental function on the way. With g = d ln S/dt and h = 1 - f it is, within a year of constant
//! growth c of compute and l of labour, the polynomial system
//!
//! - x' = g, x = ln S
//! - g' = g (A + (alpha/iv) (1 - h) (c + g) - beta g), A = alpha l + zeta c
//! - h' = -h (1 - h) (c + g)/iv
//!
//! g and h are continuous from year to year. From the day on which f reaches its cap, g' = g (A - beta g) has the solution
//! x(t) = x + ln(w)/beta, w = 1 + beta g (e^(A t) - 1)/A, g(t) = g e^(A t)/w. So two caps need one integration:
//! it goes on without a cap until f has passed both.

use std::f64::consts::{LN_2, LOG2_E};

use super::{
    fast,
    jones::{FIRST_PACE, Parameters, Year, leverage},
    pair::Pair,
};

/// Draws that are followed side by side.
pub const LANES: usize = 2 * PAIRS;
/// Pairs of them.
pub(super) const PAIRS: usize = 4;

/// A number for each of them.
pub type Lane = [f64; LANES];

/// The paths at one time, under each of the two caps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// ln E since 2026-01-01.
    pub ln_e: [Lane; 2],
    /// d ln E/dt, a year.
    pub pace: [Lane; 2],
}

#[allow(clippy::inline_always)] // as for Pair
#[inline(always)]
pub(super) fn at(lane: &Lane, k: usize) -> Pair {
    Pair::new([lane[2 * k], lane[2 * k + 1]])
}

#[allow(clippy::inline_always)] // as for Pair
#[inline(always)]
pub(super) fn put(lane: &mut Lane, k: usize, pair: Pair) {
    [lane[2 * k], lane[2 * k + 1]] = pair.array();
}

/// Steps turn the fastest of the system's modes by at most this.
const TURN: f64 = 0.2;

/// A cubic fills in what lies within so much of a turn.
const JUMP: f64 = 0.4;

/// A cap, and what follows when it is reached.
#[derive(Clone)]
struct Tail {
    /// ln E at the cap.
    threshold: Lane,
    /// alpha times the logarithm of the leverage at the cap.
    gain: Lane,
    /// Whether the cap is reached.
    capped: [bool; LANES],
    /// How many of them.
    count: usize,
    /// When it was; infinite before.
    reached: Lane,
    /// Where the solution under the cap starts: t, ln S and d ln S/dt.
    since: Lane,
    x: Lane,
    g: Lane,
}

#[derive(Clone)]
struct Batch {
    alpha: Lane,
    zeta: Lane,
    beta: Lane,
    bend: Lane,
    per_iv: Lane,
    /// Of alpha/iv, beta and 1/iv the largest.
    stiff: Lane,
    x: Lane,
    g: Lane,
    h: Lane,
    /// ln E at the next cap; infinite after both.
    next: Lane,
    tails: [Tail; 2],
}

/// Follows `draws` from t = 0 under two caps, the lower one first, and shows the state at each of the ascending `times`
/// (years, not negative; `years` must contain them). Gives the times at which each cap was reached, infinite for never.
///
/// Steps follow the kinks between years. Over all parameters that the controls offer the error is below 1e-5 of ln E, or that
/// of a time 1e-5 years away where ln E rises steeply; between close times, which a cubic fills in, below 1e-4.
pub fn follow(
    draws: &[Parameters; LANES],
    caps: [f64; 2],
    years: &[Year],
    times: &[f64],
    sink: &mut dyn FnMut(usize, &State),
) -> [Lane; 2] {
    follow_while(draws, caps, years, times, &mut |index, state| {
        sink(index, state);
        true
    })
}

/// [`follow`] until `sink` has seen enough and returns false.
pub fn follow_while(
    draws: &[Parameters; LANES],
    caps: [f64; 2],
    years: &[Year],
    times: &[f64],
    sink: &mut dyn FnMut(usize, &State) -> bool,
) -> [Lane; 2] {
    let mut batch = Batch::new(draws, caps);
    let (mut t, mut index, mut done) = (0.0, 0, 0);
    batch.start(&years[0]);
    // The state at t, if there has been one this year.
    let mut last: Option<State> = None;
    let mut more = true;
    while more && done < times.len() {
        while index + 1 < years.len() && (index + 1) as f64 <= times[done] {
            let end = (index + 1) as f64;
            batch.advance(t, end, index as f64, &years[index]);
            batch.rebase(end, &years[index]);
            (t, index) = (end, index + 1);
            last = None;
        }
        let (start, year) = (index as f64, &years[index]);
        let ahead = &times[done..];
        let far = last.as_ref().map_or(0, |state| {
            let reach = t + JUMP / batch.fastest(state, year);
            ahead.partition_point(|time| *time <= reach && *time < start + 1.0)
        });
        let mut next = ahead[far.max(1) - 1].max(t);
        let mut between = &ahead[..far.max(1) - 1];
        let waiting = if between.is_empty() {
            None
        } else {
            Some(batch.clone())
        };
        batch.advance(t, next, start, year);
        if let Some(before) = waiting
            && before.waiting() != batch.waiting()
        {
            // No cubic fits a path that bends under a cap.
            batch = before;
            next = ahead[0].max(t);
            between = &[];
            batch.advance(t, next, start, year);
        }
        let state = batch.state(next, start, year);
        for time in between {
            if let Some(last) = &last {
                more &= sink(
                    done,
                    &last.toward(&state, next - t, (time - t) / (next - t)),
                );
            }
            done += 1;
        }
        more &= sink(done, &state);
        done += 1;
        (t, last) = (next, Some(state));
    }
    [batch.tails[0].reached, batch.tails[1].reached]
}

impl State {
    /// The state a part `u` of the way to another one `width` years later: cubic in ln E, fitted to both values and paces.
    fn toward(&self, later: &Self, width: f64, u: f64) -> Self {
        let v = 1.0 - u;
        let [rise, first, last] = [
            u * u * (3.0 - 2.0 * u),
            width * u * v * v,
            -width * u * u * v,
        ]
        .map(Pair::both);
        let [climb, early, late] = [
            6.0 * u * v / width,
            v * (1.0 - 3.0 * u),
            u * (3.0 * u - 2.0),
        ]
        .map(Pair::both);
        let mut state = *self;
        for cap in 0..2 {
            for k in 0..PAIRS {
                let (a, b) = (at(&self.ln_e[cap], k), at(&later.ln_e[cap], k));
                let (c, d) = (at(&self.pace[cap], k), at(&later.pace[cap], k));
                put(
                    &mut state.ln_e[cap],
                    k,
                    a + rise * (b - a) + first * c + last * d,
                );
                put(
                    &mut state.pace[cap],
                    k,
                    climb * (b - a) + early * c + late * d,
                );
            }
        }
        state
    }
}

fn exp(x: f64) -> f64 {
    fast::exp2(x * LOG2_E)
}

impl Batch {
    fn new(draws: &[Parameters; LANES], caps: [f64; 2]) -> Self {
        let lane = |of: &dyn Fn(&Parameters) -> f64| -> Lane { draws.each_ref().map(of) };
        let alpha = |p: &Parameters| p.ar * p.az;
        let tail = |cap: f64| Tail {
            threshold: lane(&|p| p.ln_e_at(cap)),
            gain: lane(&|p| alpha(p) * leverage(cap, p.f0)),
            capped: [false; LANES],
            count: 0,
            reached: [f64::INFINITY; LANES],
            since: [0.0; LANES],
            x: [0.0; LANES],
            g: [0.0; LANES],
        };
        Self {
            alpha: lane(&alpha),
            zeta: lane(&|p| (1.0 - p.ar) * p.az),
            beta: lane(&|p| p.beta),
            bend: lane(&|p| alpha(p) / p.iv),
            per_iv: lane(&|p| 1.0 / p.iv),
            stiff: lane(&|p| p.beta.max(alpha(p).max(1.0) / p.iv)),
            x: [0.0; LANES],
            g: [FIRST_PACE; LANES],
            h: lane(&|p| 1.0 - p.f0),
            next: lane(&|p| p.ln_e_at(caps[0])),
            tails: caps.map(tail),
        }
    }

    /// How many draws have not yet reached their caps.
    fn waiting(&self) -> usize {
        2 * LANES - self.tails[0].count - self.tails[1].count
    }

    /// The fastest mode of all draws, a year.
    fn fastest(&self, state: &State, year: &Year) -> f64 {
        let mut fastest = Pair::both(0.0);
        for pace in &state.pace {
            for k in 0..PAIRS {
                let mode = at(pace, k) * at(&self.stiff, k) + self.drive(k, year);
                fastest = mode.greater(fastest).select(mode, fastest);
            }
        }
        let [a, b] = fastest.array();
        a.max(b)
    }

    /// Draws that begin above a cap.
    fn start(&mut self, year: &Year) {
        for tail in 0..2 {
            for i in 0..LANES {
                if self.tails[tail].threshold[i] <= 0.0 {
                    self.cap(tail, i, 0.0, 0.0, 0.0, year);
                }
            }
        }
    }

    /// Puts draw `i` under a cap from `t` on, where ln E is `ln_e`; the pace there follows from the law itself.
    fn cap(&mut self, tail: usize, i: usize, t: f64, ln_e: f64, since_year: f64, year: &Year) {
        let ln_c = year.ln_c + year.c * since_year;
        let ln_l = year.ln_l + year.l * since_year;
        let tail = &mut self.tails[tail];
        let x = ln_e - ln_c;
        let growth = self.alpha[i] * ln_l + self.zeta[i] * ln_c - self.beta[i] * x;
        tail.capped[i] = true;
        tail.count += 1;
        tail.reached[i] = t;
        tail.since[i] = t;
        tail.x[i] = x;
        tail.g[i] = FIRST_PACE * exp(tail.gain[i] + growth);
        let waiting = self.tails.iter().find(|tail| !tail.capped[i]);
        self.next[i] = waiting.map_or(f64::INFINITY, |tail| tail.threshold[i]);
    }

    /// Integrates from `from` to `to`, both in the year that begins at `start`.
    fn advance(&mut self, from: f64, to: f64, start: f64, year: &Year) {
        if self.tails[1].count == LANES {
            return;
        }
        let mut left = [to - from; LANES];
        for (left, done) in left.iter_mut().zip(self.tails[1].capped) {
            *left = if done { 0.0 } else { *left };
        }
        let mut more = to > from;
        while more {
            let mut dt = left;
            more = false;
            for k in 0..PAIRS {
                let rest = at(&left, k);
                let turn = Pair::both(TURN);
                let pace = Pair::both(year.c) + at(&self.g, k);
                let turns = rest * (pace * at(&self.stiff, k) + self.drive(k, year));
                let many = turns.greater(turn);
                // Where one step is not enough: as long as it may be, or half of what is left.
                let long = turns.greater(Pair::both(2.0 * TURN));
                let step = long.select(rest * (turn / turns), rest * Pair::both(0.5));
                put(&mut dt, k, many.select(step, rest));
                more |= many.any();
            }
            let before = (self.x, self.g);
            self.step(&dt, year);
            let mut crossed = false;
            for k in 0..PAIRS {
                let along = Pair::both(to - start) - (at(&left, k) - at(&dt, k));
                let ln_c = Pair::both(year.ln_c) + Pair::both(year.c) * along;
                crossed |= (at(&self.x, k) + ln_c).greater(at(&self.next, k)).any();
            }
            if crossed {
                self.cross(&before, &left, &dt, to, start, year);
            }
            for (left, dt) in left.iter_mut().zip(dt) {
                *left -= dt;
            }
            if crossed {
                for (left, done) in left.iter_mut().zip(self.tails[1].capped) {
                    *left = if done { 0.0 } else { *left };
                }
                more = left.iter().any(|left| *left > 0.0);
            }
        }
    }

    /// One step of the classical fourth-order Runge-Kutta method.
    #[inline]
    fn step(&mut self, dt: &Lane, year: &Year) {
        let (one, two, c) = (Pair::both(1.0), Pair::both(2.0), Pair::both(year.c));
        for k in 0..PAIRS {
            let (bend, beta) = (at(&self.bend, k), at(&self.beta, k));
            let per_iv = at(&self.per_iv, k);
            let a = self.drive(k, year);
            let slopes = |g: Pair, h: Pair| {
                let pace = c + g;
                let f = (one - h) * pace;
                (
                    g * (a + bend * f - beta * g),
                    Pair::both(0.0) - h * f * per_iv,
                )
            };
            let (g, h, dt) = (at(&self.g, k), at(&self.h, k), at(dt, k));
            let half = Pair::both(0.5) * dt;
            let (g1, h1) = slopes(g, h);
            let (ga, ha) = (g + half * g1, h + half * h1);
            let (g2, h2) = slopes(ga, ha);
            let (gb, hb) = (g + half * g2, h + half * h2);
            let (g3, h3) = slopes(gb, hb);
            let (gc, hc) = (g + dt * g3, h + dt * h3);
            let (g4, h4) = slopes(gc, hc);
            let sixth = dt * Pair::both(1.0 / 6.0);
            let x = at(&self.x, k) + sixth * (g + two * (ga + gb) + gc);
            put(&mut self.x, k, x);
            put(&mut self.g, k, g + sixth * (g1 + two * (g2 + g3) + g4));
            put(&mut self.h, k, h + sixth * (h1 + two * (h2 + h3) + h4));
        }
    }

    /// A: how fast labour and compute alone make the pace grow.
    #[inline]
    fn drive(&self, k: usize, year: &Year) -> Pair {
        at(&self.alpha, k) * Pair::both(year.l) + at(&self.zeta, k) * Pair::both(year.c)
    }

    /// Dates the caps that the last step has passed.
    #[cold]
    fn cross(
        &mut self,
        before: &(Lane, Lane),
        left: &Lane,
        dt: &Lane,
        to: f64,
        start: f64,
        year: &Year,
    ) {
        for tail in 0..2 {
            for i in 0..LANES {
                let (from, until) = (to - left[i] - start, to - (left[i] - dt[i]) - start);
                let end = |x: f64, g: f64, t: f64| (t, x + year.ln_c + year.c * t, year.c + g);
                let a = end(before.0[i], before.1[i], from);
                let b = end(self.x[i], self.g[i], until);
                let threshold = self.tails[tail].threshold[i];
                if b.1 >= threshold && !self.tails[tail].capped[i] {
                    let t = crossing(a, b, threshold);
                    self.cap(tail, i, start + t, threshold, t, year);
                }
            }
        }
    }

    /// Begins the solutions under the caps anew where a year ends.
    fn rebase(&mut self, t: f64, year: &Year) {
        for tail in 0..2 {
            if self.tails[tail].count > 0 {
                let (x, g) = self.capped(tail, t, year);
                let tail = &mut self.tails[tail];
                for i in 0..LANES {
                    if tail.capped[i] {
                        (tail.since[i], tail.x[i], tail.g[i]) = (t, x[i], g[i]);
                    }
                }
            }
        }
    }

    /// ln S and d ln S/dt under a cap; meaningless for draws that have not reached it.
    #[inline]
    fn capped(&self, tail: usize, t: f64, year: &Year) -> (Lane, Lane) {
        let tail = &self.tails[tail];
        let (mut x, mut g) = ([0.0; LANES], [0.0; LANES]);
        for k in 0..PAIRS {
            let (a, beta, first) = (self.drive(k, year), at(&self.beta, k), at(&tail.g, k));
            let along = Pair::both(t) - at(&tail.since, k);
            let grown = (a * along * Pair::both(LOG2_E)).exp2();
            let w = Pair::both(1.0) + beta * first * (grown - Pair::both(1.0)) / a;
            let gained = Pair::both(LN_2) / beta * w.log2();
            put(&mut x, k, at(&tail.x, k) + gained);
            put(&mut g, k, first * grown / w);
        }
        (x, g)
    }

    fn state(&self, t: f64, start: f64, year: &Year) -> State {
        let ln_c = year.ln_c + year.c * (t - start);
        let mut state = State {
            ln_e: [self.x; 2],
            pace: [self.g; 2],
        };
        for (k, tail) in self.tails.iter().enumerate() {
            if tail.count > 0 {
                let (x, g) = self.capped(k, t, year);
                for i in 0..LANES {
                    if tail.capped[i] {
                        (state.ln_e[k][i], state.pace[k][i]) = (x[i], g[i]);
                    }
                }
            }
            for i in 0..LANES {
                state.ln_e[k][i] += ln_c;
                state.pace[k][i] += year.c;
            }
        }
        state
    }
}

/// Where a rising curve, cubic between two ends of (t, value, slope), passes `wanted`, which lies between their values.
pub fn crossing(a: (f64, f64, f64), b: (f64, f64, f64), wanted: f64) -> f64 {
    let (width, rise) = (b.0 - a.0, b.1 - a.1);
    if !(rise > 0.0 && width > 0.0) {
        return b.0;
    }
    let goal = wanted - a.1;
    let (first, last) = (a.2 * width, b.2 * width);
    let (quadratic, cubic) = (3.0 * rise - 2.0 * first - last, first + last - 2.0 * rise);
    let (mut low, mut high) = (0.0, 1.0);
    let mut u = goal / rise;
    for _ in 0..40 {
        let off = ((cubic * u + quadratic) * u + first) * u - goal;
        if off > 0.0 {
            high = u;
        } else {
            low = u;
        }
        if off.abs() <= 1e-13 * rise || high - low < 1e-15 {
            break;
        }
        let slope = (3.0 * cubic * u + 2.0 * quadratic) * u + first;
        let next = u - off / slope;
        // Newton's step where it stays inside, half the bracket otherwise.
        u = if next > low && next < high {
            next
        } else {
            0.5 * (low + high)
        };
    }
    a.0 + u * width
}

#[cfg(test)]
mod tests {
    use super::{
        super::jones::{self, FULL, years, years_for},
        *,
    };
    use proptest::prelude::*;

    fn parameters() -> impl Strategy<Value = Parameters> {
        (
            0.05..0.6f64,
            0.5..1.2f64,
            0.1..1.5f64,
            0.5..8.0f64,
            0.05..0.9f64,
        )
            .prop_map(|(ar, az, beta, iv, f0)| Parameters {
                ar,
                az,
                beta,
                iv,
                f0,
            })
    }

    /// The law as it is published, in tiny steps of the classical Runge-Kutta method with ln S as the only state.
    fn slowly(p: &Parameters, cap: f64, times: &[f64]) -> Vec<f64> {
        let years = years(years_for(times));
        let (alpha, zeta) = (p.ar * p.az, (1.0 - p.ar) * p.az);
        let mut x = 0.0;
        let mut t = 0.0;
        let mut out = Vec::new();
        for &time in times {
            while t < time {
                let index = t as usize;
                let year = years[index];
                let slope = |t: f64, x: f64| {
                    let ln_c = year.ln_c + year.c * (t - index as f64);
                    let ln_l = year.ln_l + year.l * (t - index as f64);
                    let f = p.automated(ln_c + x).min(cap);
                    (FIRST_PACE.ln() + alpha * (ln_l + leverage(f, p.f0)) + zeta * ln_c
                        - p.beta * x)
                        .exp()
                };
                let k1 = slope(t, x);
                let turn = (year.c + k1) * (alpha / p.iv).max(p.beta).max(1.0 / p.iv);
                let end = (index + 1) as f64;
                let mut dt = 0.004 / turn;
                // A sliver would not advance t.
                if t + dt >= time.min(end) - 1e-9 {
                    dt = time.min(end) - t;
                }
                let k2 = slope(t + 0.5 * dt, x + 0.5 * dt * k1);
                let k3 = slope(t + 0.5 * dt, x + 0.5 * dt * k2);
                let k4 = slope(t + dt, x + dt * k3);
                x += dt / 6.0 * (k1 + 2.0 * (k2 + k3) + k4);
                t = if t + dt >= time.min(end) - 1e-9 {
                    time.min(end)
                } else {
                    t + dt
                };
            }
            let index = (t as usize).min(years.len() - 1);
            out.push(x + years[index].ln_c + years[index].c * (t - index as f64));
        }
        out
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn fast_paths_are_the_slow_ones(p in parameters(), fmax in 0.5..0.9999f64) {
            let times = [0.4, 1.0, 2.5, 4.0, 7.3, 12.0, 20.0];
            for cap in [fmax, FULL] {
                let path = jones::path(&p, cap, &times);
                for ((fast, slow), t) in path.iter().zip(slowly(&p, cap, &times)).zip(times) {
                    let error = (fast.ln_e - slow).abs();
                    // Where ln E rises steeply, an error is one of time: at most 1e-5 years.
                    let allowed = 1e-5 * (slow.abs().max(1.0) + fast.pace);
                    prop_assert!(error <= allowed, "{} is not {slow} at {t}", fast.ln_e);
                }
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn close_times_are_as_far_ones(p in parameters(), fmax in 0.5..0.9999f64, step in 0.003..0.15f64) {
            let times: Vec<f64> = (0..120).map(|i| f64::from(i) * step).collect();
            let dense = jones::path(&p, fmax, &times);
            for (i, point) in dense.iter().enumerate().step_by(7) {
                let alone = jones::path(&p, fmax, &times[i..=i])[0];
                let allowed = 1e-4 * (alone.ln_e.abs().max(1.0) + 0.1 * alone.pace);
                prop_assert!((point.ln_e - alone.ln_e).abs() <= allowed, "{} {} {i}", point.ln_e, alone.ln_e);
            }
        }
    }

    proptest! {
        #[test]
        fn paths_rise_and_stay_finite_and_a_cap_never_helps(p in parameters(), fmax in 0.5..0.9999f64) {
            let times: Vec<f64> = (0..400).map(|i| f64::from(i) * 0.05).collect();
            let years = years(years_for(&times));
            let mut last = [f64::NEG_INFINITY; 2];
            follow(&[p; LANES], [fmax, FULL], &years, &times, &mut |_, state| {
                let now = state.ln_e.map(|lane| lane[0]);
                assert!(now[0] > last[0] && now[1] > last[1] && now[1].is_finite());
                assert!(now[0] <= now[1] + 1e-5 * now[1].abs().max(1.0));
                assert!(state.pace.iter().all(|lane| lane[0] > 0.0 && lane[0].is_finite()));
                last = now;
            });
        }
    }

    #[test]
    fn side_by_side_is_as_alone() {
        let mut p = [Parameters::DEFAULT; LANES];
        for (i, p) in p.iter_mut().enumerate() {
            p.beta = 0.2 + 0.15 * i as f64;
            p.iv = 1.0 + 0.5 * i as f64;
        }
        let times = [1.5, 9.0];
        let mut together = Vec::new();
        follow(&p, [0.99, FULL], &years(10), &times, &mut |_, state| {
            together.push(*state);
        });
        for (i, p) in p.iter().enumerate() {
            let alone = jones::path(p, 0.99, &times);
            for (state, point) in together.iter().zip(alone) {
                assert!((state.ln_e[0][i] - point.ln_e).abs() < 1e-15 * point.ln_e.abs());
            }
        }
    }

    #[test]
    fn a_crossing_is_found_where_the_curve_is_steep_and_where_it_is_flat() {
        // t^3 from 0 to 2.
        assert!((crossing((0.0, 0.0, 0.0), (2.0, 8.0, 12.0), 1.0) - 1.0).abs() < 1e-12);
        assert!((crossing((0.0, 0.0, 1.0), (1.0, 1.0, 1.0), 0.25) - 0.25).abs() < 1e-15);
        assert_eq!(crossing((0.0, 1.0, 0.0), (3.0, 1.0, 0.0), 1.0), 3.0);
    }
}
