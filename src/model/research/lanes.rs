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

use crate::{
    numerics::{
        f64x2::{F64x2, Mask},
        fast,
    },
    research::{
        jones::{FIRST_PACE, Parameters, Year, leverage},
        knots::{Knot, root},
    },
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
    /// d2 ln E/dt2, a year squared.
    pub acceleration: [Lane; 2],
}

#[allow(clippy::inline_always)] // as for Pair
#[inline(always)]
pub(super) fn at(lane: &Lane, k: usize) -> F64x2 {
    F64x2::new([lane[2 * k], lane[2 * k + 1]])
}

#[allow(clippy::inline_always)] // as for Pair
#[inline(always)]
pub(super) fn put(lane: &mut Lane, k: usize, pair: F64x2) {
    [lane[2 * k], lane[2 * k + 1]] = pair.array();
}

/// Steps turn the fastest of the system's modes by at most this.
const TURN: f64 = 0.25;

/// A cubic fills in what lies within so much of a turn.
const JUMP: f64 = 1.0;

/// And in any case what lies within so many years, which nobody can tell apart.
const LEAST_JUMP: f64 = 1e-3;

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
    /// The part of research that goes on, which is in all paces.
    rate: f64,
    /// ln E at the next cap; infinite after both.
    next: Lane,
    tails: [Tail; 2],
}

/// A pause in which research goes on at a part of its pace while compute and labour grow as they would.
///
/// With g = d ln S/dt times that part, the system is the same: so g is multiplied by it where the pause starts and divided by it
/// where it ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stop {
    /// First and last time in years, ascending and not negative.
    pub span: (f64, f64),
    /// The part of research that goes on, from 0 to 1.
    pub rate: f64,
}

/// Research that all but stands still: its pace can be taken up again, and nobody can tell it from 0.
const LEAST_RATE: f64 = 1e-9;

/// Follows `draws` from t = 0 under two caps, the lower one first, and shows the state at each of the ascending `times`
/// (years, not negative; `years` must contain them). Gives the times at which each cap was reached, infinite for never.
///
/// Steps follow the kinks between years. Over all parameters that the controls offer the error is below 1e-5 of ln E, or that
/// of a time 1e-5 years away where ln E rises steeply.
pub fn follow(
    draws: &[Parameters; LANES],
    caps: [f64; 2],
    (years, stop): (&[Year], Option<Stop>),
    times: &[f64],
    sink: &mut dyn FnMut(usize, &State),
) -> [Lane; 2] {
    let mut walk = Walk::new(draws, caps, years, stop);
    for (i, time) in times.iter().enumerate() {
        walk.go(*time);
        sink(i, &walk.knot().state);
    }
    walk.batch.tails.each_ref().map(|tail| tail.reached)
}

/// Follows `draws` over `span` (years, not negative; `years` must contain them), or until `more` has seen enough knots, and
/// adds to `knots`, two at least. Between two of them ln E is the [polynomial](super::knots::QuinticSegment) through both, to within 1e-4.
pub fn trace(
    draws: &[Parameters; LANES],
    caps: [f64; 2],
    (years, stop): (&[Year], Option<Stop>),
    span: (f64, f64),
    knots: &mut Vec<Knot>,
    mut more: impl FnMut(&[Knot]) -> bool,
) {
    let mut walk = Walk::new(draws, caps, years, stop);
    walk.go(span.0);
    knots.push(walk.knot());
    loop {
        let end = walk.end().min(span.1);
        let last = &knots[knots.len() - 1].state;
        let jump = (JUMP / walk.fastest(last)).max(LEAST_JUMP);
        let jumps = libm::ceil((end - walk.t) / jump);
        let next = if jumps > 1.0 {
            walk.t + (end - walk.t) / jumps
        } else {
            end
        };
        // No polynomial fits a path that bends under a cap: there the knots are a step apart.
        walk.within(next, Crossing::Alone);
        knots.push(walk.knot());
        if walk.t >= span.1 || !more(knots) {
            return;
        }
        if walk.t >= walk.end() {
            walk.turn();
            knots.push(walk.knot());
        }
    }
}

/// How a step is taken in which a path reaches a cap.
#[derive(Clone, Copy, PartialEq)]
enum Crossing {
    /// As any other.
    Among,
    /// By itself: before it there is a halt, if it is not the first, and after it.
    Alone,
}

/// A batch on its way through the years.
struct Walk<'a> {
    batch: Batch,
    years: &'a [Year],
    /// The year that it is in.
    index: usize,
    t: f64,
    /// The next changes of the part of research that goes on, the last one first.
    changes: Vec<(f64, f64)>,
}

impl<'a> Walk<'a> {
    fn new(
        draws: &[Parameters; LANES],
        caps: [f64; 2],
        years: &'a [Year],
        stop: Option<Stop>,
    ) -> Self {
        let mut batch = Batch::new(draws, caps);
        batch.start(&years[0]);
        let changes = stop.map_or_else(Vec::new, |Stop { span, rate }| {
            vec![(span.1, 1.0), (span.0, rate.max(LEAST_RATE))]
        });
        Self {
            batch,
            years,
            index: 0,
            t: 0.0,
            changes,
        }
    }

    fn start(&self) -> f64 {
        self.index as f64
    }

    /// Where the next kink is: the end of the year, or of the pause, or its start.
    fn end(&self) -> f64 {
        let year = self.start() + 1.0;
        self.changes.last().map_or(year, |(t, _)| year.min(*t))
    }

    /// Goes on to a time in this year or at its end, or to a crossing that is to be alone.
    fn within(&mut self, to: f64, crossing: Crossing) {
        let year = &self.years[self.index];
        let span = (self.t, to);
        self.t = self.batch.advance(span, self.start(), year, crossing);
    }

    /// Begins what follows after a kink: the next year, the pause, or what comes after that.
    fn turn(&mut self) {
        self.batch.rebase(self.t, &self.years[self.index]);
        match self.changes.last() {
            Some((t, rate)) if *t <= self.t => {
                self.batch.set_rate(*rate);
                self.changes.pop();
            }
            _ => self.index += 1,
        }
    }

    /// Goes on to a time in any year; at the end of one, begins the next.
    fn go(&mut self, to: f64) {
        let last = self.years.len() - 1;
        while self.end() <= to && (self.index < last || self.end() < self.start() + 1.0) {
            self.within(self.end(), Crossing::Among);
            self.turn();
        }
        self.within(to.max(self.t), Crossing::Among);
    }

    fn knot(&self) -> Knot {
        let year = &self.years[self.index];
        Knot {
            t: self.t,
            state: self.batch.state(self.t, self.start(), year),
        }
    }

    /// The fastest mode of all draws, a year.
    fn fastest(&self, state: &State) -> f64 {
        let year = &self.years[self.index];
        self.batch.fastest(state.pace.each_ref(), 0.0, year)
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
            rate: 1.0,
            next: lane(&|p| p.ln_e_at(caps[0])),
            tails: caps.map(tail),
        }
    }

    /// The fastest mode of all draws at some paces, to each of which `more` is added, a year.
    fn fastest<const N: usize>(&self, paces: [&Lane; N], more: f64, year: &Year) -> f64 {
        let mut fastest = F64x2::both(0.0);
        for pace in paces {
            for k in 0..PAIRS {
                let pace = at(pace, k) + F64x2::both(more);
                let mode = pace * at(&self.stiff, k) + self.drive(k, year);
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
        tail.g[i] = self.rate * FIRST_PACE * exp(tail.gain[i] + growth);
        let waiting = self.tails.iter().find(|tail| !tail.capped[i]);
        self.next[i] = waiting.map_or(f64::INFINITY, |tail| tail.threshold[i]);
        if waiting.is_none() {
            // Nothing more of this draw is integrated.
            self.g[i] = 0.0;
        }
    }

    /// Integrates over a span in the year that begins at `start`; gives the time at which it halts.
    fn advance(&mut self, span: (f64, f64), start: f64, year: &Year, crossing: Crossing) -> f64 {
        let (mut t, to) = span;
        while t < to && self.tails[1].count < LANES {
            let rest = to - t;
            let turns = rest * self.fastest([&self.g], year.c, year);
            // Where one step is not enough: as long as it may be, or half of what is left.
            let end = if turns > 2.0 * TURN {
                t + rest * (TURN / turns)
            } else if turns > TURN {
                t + 0.5 * rest
            } else {
                to
            };
            let before = (self.x, self.g, self.h);
            let ln_c = year.ln_c + year.c * (end - start);
            if self.step(end - t, ln_c, year) {
                if crossing == Crossing::Alone && t > span.0 {
                    (self.x, self.g, self.h) = before;
                    return t;
                }
                self.cross((&before.0, &before.1), (t, end), start, year);
                if crossing == Crossing::Alone {
                    return end;
                }
            }
            t = end;
        }
        to
    }

    /// One step of the classical fourth-order Runge-Kutta method, to where ln C is `ln_c`; whether it has passed a cap.
    #[inline]
    fn step(&mut self, dt: f64, ln_c: f64, year: &Year) -> bool {
        let (one, two, c) = (F64x2::both(1.0), F64x2::both(2.0), F64x2::both(year.c));
        let [half, sixth, dt] = [0.5 * dt, dt / 6.0, dt].map(F64x2::both);
        let mut crossed = false;
        for k in 0..PAIRS {
            let (bend, beta) = (at(&self.bend, k), at(&self.beta, k));
            let per_iv = at(&self.per_iv, k);
            let a = self.drive(k, year);
            let slopes = |g: F64x2, h: F64x2| {
                let pace = c + g;
                let f = (one - h) * pace;
                (
                    g * (a + bend * f - beta * g),
                    F64x2::both(0.0) - h * f * per_iv,
                )
            };
            let (g, h) = (at(&self.g, k), at(&self.h, k));
            let (g1, h1) = slopes(g, h);
            let (ga, ha) = (g + half * g1, h + half * h1);
            let (g2, h2) = slopes(ga, ha);
            let (gb, hb) = (g + half * g2, h + half * h2);
            let (g3, h3) = slopes(gb, hb);
            let (gc, hc) = (g + dt * g3, h + dt * h3);
            let (g4, h4) = slopes(gc, hc);
            let x = at(&self.x, k) + sixth * (g + two * (ga + gb) + gc);
            put(&mut self.x, k, x);
            put(&mut self.g, k, g + sixth * (g1 + two * (g2 + g3) + g4));
            put(&mut self.h, k, h + sixth * (h1 + two * (h2 + h3) + h4));
            crossed |= (x + F64x2::both(ln_c)).greater(at(&self.next, k)).any();
        }
        crossed
    }

    /// A: how fast labour and compute alone make the pace grow.
    #[inline]
    fn drive(&self, k: usize, year: &Year) -> F64x2 {
        at(&self.alpha, k) * F64x2::both(year.l) + at(&self.zeta, k) * F64x2::both(year.c)
    }

    /// Dates the caps that a step over `span`, which began at some ln S and paces, has passed.
    #[cold]
    fn cross(&mut self, (x, g): (&Lane, &Lane), span: (f64, f64), start: f64, year: &Year) {
        for tail in 0..2 {
            for i in 0..LANES {
                let end = |x: f64, g: f64, t: f64| {
                    let t = t - start;
                    (t, x + year.ln_c + year.c * t, year.c + g)
                };
                let a = end(x[i], g[i], span.0);
                let b = end(self.x[i], self.g[i], span.1);
                let threshold = self.tails[tail].threshold[i];
                if b.1 >= threshold && !self.tails[tail].capped[i] {
                    let t = crossing(a, b, threshold);
                    self.cap(tail, i, start + t, threshold, t, year);
                }
            }
        }
    }

    /// Lets another part of research go on from here, where the solutions under the caps begin anew.
    fn set_rate(&mut self, rate: f64) {
        let change = rate / self.rate;
        self.rate = rate;
        let tails = self.tails.iter_mut().flat_map(|tail| &mut tail.g);
        self.g.iter_mut().chain(tails).for_each(|g| *g *= change);
    }

    /// Begins the solutions under the caps anew where there is a kink.
    fn rebase(&mut self, t: f64, year: &Year) {
        for cap in 0..2 {
            for k in 0..PAIRS {
                let under = self.tails[cap].under(k);
                if under.any() {
                    let (x, g) = self.capped(cap, k, t, self.drive(k, year));
                    let tail = &mut self.tails[cap];
                    let begin = |lane: &mut Lane, new: F64x2| {
                        let kept = at(lane, k);
                        put(lane, k, under.select(new, kept));
                    };
                    begin(&mut tail.since, F64x2::both(t));
                    begin(&mut tail.x, x);
                    begin(&mut tail.g, g);
                }
            }
        }
    }

    /// ln S and d ln S/dt of the `k`th pair under a cap; meaningless for draws that have not reached it.
    #[inline]
    fn capped(&self, tail: usize, k: usize, t: f64, a: F64x2) -> (F64x2, F64x2) {
        let tail = &self.tails[tail];
        let (beta, first) = (at(&self.beta, k), at(&tail.g, k));
        let along = F64x2::both(t) - at(&tail.since, k);
        if !along.greater(F64x2::both(0.0)).any() {
            return (at(&tail.x, k), first);
        }
        let grown = (a * along * F64x2::both(LOG2_E)).exp2();
        let w = F64x2::both(1.0) + beta * first * (grown - F64x2::both(1.0)) / a;
        let gained = F64x2::both(LN_2) / beta * w.log2();
        (at(&tail.x, k) + gained, first * grown / w)
    }

    fn state(&self, t: f64, start: f64, year: &Year) -> State {
        let (one, c) = (F64x2::both(1.0), F64x2::both(year.c));
        let ln_c = F64x2::both(year.ln_c) + c * F64x2::both(t - start);
        let mut state = State {
            ln_e: [[0.0; LANES]; 2],
            pace: [[0.0; LANES]; 2],
            acceleration: [[0.0; LANES]; 2],
        };
        for k in 0..PAIRS {
            let (bend, beta) = (at(&self.bend, k), at(&self.beta, k));
            let (h, a) = (at(&self.h, k), self.drive(k, year));
            for (cap, tail) in self.tails.iter().enumerate() {
                let (mut x, mut g) = (at(&self.x, k), at(&self.g, k));
                let mut push = a + bend * (one - h) * (c + g);
                let under = tail.under(k);
                if under.any() {
                    let (capped_x, capped_g) = self.capped(cap, k, t, a);
                    x = under.select(capped_x, x);
                    g = under.select(capped_g, g);
                    push = under.select(a, push);
                }
                put(&mut state.ln_e[cap], k, x + ln_c);
                put(&mut state.pace[cap], k, g + c);
                put(&mut state.acceleration[cap], k, g * (push - beta * g));
            }
        }
        state
    }
}

impl Tail {
    /// Which of the `k`th pair are under the cap.
    #[inline]
    fn under(&self, k: usize) -> Mask {
        F64x2::both(f64::INFINITY).greater(at(&self.reached, k))
    }
}

/// When a curve, cubic between two ends of (t, value, slope), passes `wanted`, which lies between their values.
fn crossing(a: (f64, f64, f64), b: (f64, f64, f64), wanted: f64) -> f64 {
    let (width, rise) = (b.0 - a.0, b.1 - a.1);
    let (first, last) = (a.2 * width, b.2 * width);
    let (quadratic, cubic) = (3.0 * rise - 2.0 * first - last, first + last - 2.0 * rise);
    let along = root(rise, wanted - a.1, |u| {
        let value = ((cubic * u + quadratic) * u + first) * u;
        let slope = (3.0 * cubic * u + 2.0 * quadratic) * u + first;
        (value, slope)
    });
    a.0 + along * width
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            jones::{self, FULL, years, years_for},
            knots::{QuinticSegment, until},
        },
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
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn between_knots_is_as_at_them(p in parameters(), fmax in 0.5..0.9999f64, from in 0.0..2.0f64, width in 0.01..20.0f64) {
            let span = (from, from + width);
            let years = years(years_for(&[span.1]));
            let caps = [fmax, FULL];
            let mut knots = Vec::new();
            trace(&[p; LANES], caps, (&years, None), span, &mut knots, |_| true);
            prop_assert_eq!((knots[0].t, knots[knots.len() - 1].t), span);
            prop_assert!(knots.len() < 1_000, "{} knots", knots.len());
            let times: Vec<f64> = (0..=60).map(|i| from + width * f64::from(i) / 60.0).collect();
            follow(&[p; LANES], caps, (&years, None), &times, &mut |i, state| {
                let t = times[i];
                let place = QuinticSegment::new(&knots, until(&knots, t) - 1, t);
                for cap in 0..2 {
                    let (want, pace) = (state.ln_e[cap][3], state.pace[cap][3]);
                    let got = place.ln_e(cap, 1).array()[1];
                    // The worst of some ten thousand random cases is 1.5e-4.
                    let allowed = 2e-4 * (want.abs().max(1.0) + 0.1 * pace);
                    assert!((got - want).abs() <= allowed, "{got} is not {want} at {t}");
                }
            });
        }
    }

    proptest! {
        #[test]
        fn paths_rise_and_stay_finite_and_a_cap_never_helps(p in parameters(), fmax in 0.5..0.9999f64) {
            let times: Vec<f64> = (0..400).map(|i| f64::from(i) * 0.05).collect();
            let years = years(years_for(&times));
            let mut last = [f64::NEG_INFINITY; 2];
            follow(&[p; LANES], [fmax, FULL], (&years, None), &times, &mut |_, state| {
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
        follow(
            &p,
            [0.99, FULL],
            (&years(10), None),
            &times,
            &mut |_, state| {
                together.push(*state);
            },
        );
        for (i, p) in p.iter().enumerate() {
            let alone = jones::path(p, 0.99, &times);
            for (state, point) in together.iter().zip(alone) {
                // Their steps are those of the fastest.
                assert!((state.ln_e[0][i] - point.ln_e).abs() < 1e-6 * point.ln_e.abs());
            }
        }
    }

    /// The law with a pause, in tiny steps: ln S at each time.
    fn slowly_stopped(p: &Parameters, cap: f64, stop: Stop, times: &[f64]) -> Vec<f64> {
        let years = years(years_for(times));
        let (mut t, mut x) = (0.0, 0.0);
        let step = 1e-4;
        times
            .iter()
            .map(|to| {
                while t < *to - 0.5 * step {
                    let year = &years[(t + 1e-9) as usize];
                    let along = t - libm::floor(t + 1e-9);
                    let (ln_c, ln_l) = (year.ln_c + year.c * along, year.ln_l + year.l * along);
                    let f = p.automated(x + ln_c).min(cap);
                    let alpha = p.ar * p.az;
                    let zeta = (1.0 - p.ar) * p.az;
                    let growth = alpha * (ln_l + leverage(f, p.f0)) + zeta * ln_c - p.beta * x;
                    let inside = t >= stop.span.0 - 0.5 * step && t < stop.span.1 - 0.5 * step;
                    let rate = if inside { stop.rate } else { 1.0 };
                    x += step * rate * FIRST_PACE * libm::exp(growth);
                    t += step;
                }
                x
            })
            .collect()
    }

    #[test]
    fn a_stop_holds_software_and_not_compute() {
        let p = Parameters::DEFAULT;
        let times = [1.0, 1.5, 2.5, 4.0, 8.0];
        let years = years(years_for(&times));
        for rate in [0.0, 0.36, 1.0] {
            let stop = Stop {
                span: (1.2, 2.2),
                rate,
            };
            for (cap, share) in [(0, 0.8), (1, FULL)] {
                let want = slowly_stopped(&p, share, stop, &times);
                let mut got = Vec::new();
                let caps = [0.8, FULL];
                follow(
                    &[p; LANES],
                    caps,
                    (&years, Some(stop)),
                    &times,
                    &mut |i, state| {
                        let year = &years[times[i] as usize];
                        let ln_c = year.ln_c + year.c * (times[i] - libm::floor(times[i]));
                        got.push(state.ln_e[cap][0] - ln_c);
                    },
                );
                for (got, want) in got.iter().zip(&want) {
                    assert!((got - want).abs() < 2e-3 * want, "{rate} {got} {want}");
                }
            }
        }
    }
}
