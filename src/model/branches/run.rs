//! The branches draw by draw: the first thousand at once, others when there is time.

use std::f64::consts::LN_2;

use crate::{
    YEAR,
    branches::{
        BRANCHES, Branch, FULLY, Forecast, Inputs, Milestone, PLATEAU, misalignment::Flaw,
        pause::Pause, pause_effect,
    },
    horizon::{self, Joint},
    numerics::{
        arrival::{Arrival, DOTS},
        f64x2::{self, F64x2},
        fan::{Detail, PROBS, fan},
        mixture::{Mix, Mixer, normalised},
        normal,
        quantile::{Guess, Selector},
        sobol::Sobol,
    },
    research::{
        jones::{self, FULL, START, Year},
        knots::crossing,
        lanes::{self, LANES, State, Stop},
        paths::{Paths, Research},
    },
    trend::law::{Curve, Law, log2_of},
};

/// Draws that are computed at once, at most: a chunk of them takes a fraction of a frame to a frame.
pub const CHUNK: usize = 1_000;

/// The central curves, which need no draws.
struct Central {
    branches: [Branch; BRANCHES],
    automation_99: f64,
    parting: f64,
}

/// A forecast that draws more and more: the first [`CHUNK`] draws at once, others when there is time.
///
/// Draw i is point i of a scrambled Sobol sequence in seven dimensions, whatever the assumptions and however many draws
/// follow. Bands after one chunk are its order statistics, exact or, if more are to follow, between every fourth date straight;
/// after several chunks they are the mean of each one's order statistics (sectioning), so that nothing but milestone dates is kept. Milestone dates are order statistics of all draws.
pub struct Run {
    inputs: Inputs,
    joint: Joint,
    weights: [f64; BRANCHES],
    triangles: [jones::Triangle; 5],
    sobol: Sobol<7>,
    years: Vec<Year>,
    dates: Vec<f64>,
    /// How many dates lie before the branch date or on it.
    before: usize,
    /// Until when draws are followed at most, in years.
    limit: f64,
    central: Central,
    done: usize,
    /// Quantiles of the mixture from the draws so far.
    bands: Vec<[f64; 7]>,
    /// For each branch and milestone the date of every draw.
    arrivals: [Vec<Vec<f64>>; BRANCHES],
    memory: Memory,
}

/// Working memory.
#[derive(Default)]
struct Memory {
    mixer: Mixer,
    selector: Selector,
    /// log2 of the minutes at the branch date and doublings a year.
    level: Vec<f64>,
    rate: Vec<f64>,
    /// Every draw's log2 of the minutes at a date: plateau, compounding, full.
    columns: [Vec<f64>; BRANCHES],
    /// The first chunk's paths, which a moving slider may need again.
    first: Paths,
    /// Those of the last of the others.
    later: Paths,
}

/// The day of a year with its fraction.
fn date_of_year(year: f64) -> f64 {
    jones::day_at(year - 2026.0)
}

impl Run {
    /// Prepares a run; `None` when there is nothing to anchor the trend.
    pub fn new(inputs: &Inputs) -> Option<Self> {
        Self::after(None, inputs)
    }

    /// [`new`](Self::new) with what an earlier run has computed, as far as it is the same.
    pub fn after(earlier: Option<Self>, inputs: &Inputs) -> Option<Self> {
        let mut inputs = inputs.clone();
        inputs.trend.shape = horizon::Shape::Exponential;
        inputs.bd = inputs.bd.max(START);
        let joint = Joint::of(&inputs.trend)?;
        let (start, end) = (inputs.trend.start, inputs.trend.end);
        let dates = horizon::dates(start, end);
        let before = dates.partition_point(|day| *day <= inputs.bd);
        let limit = jones::years_at(inputs.limit.max(end).max(inputs.bd));
        let weights = normalised(inputs.weights);
        let milestones = inputs.trend.milestones.len();
        let mut run = Self {
            weights,
            triangles: jones::triangles(&inputs.jones),
            sobol: Sobol::new(inputs.trend.seed),
            years: jones::years(jones::years_for(&[limit])),
            before,
            limit,
            central: Central {
                branches: <[Branch; BRANCHES]>::default(),
                automation_99: jones::year_of(&inputs.jones, 0.99),
                parting: f64::INFINITY,
            },
            done: 0,
            bands: Vec::new(),
            arrivals: std::array::from_fn(|_| vec![Vec::new(); milestones]),
            memory: earlier.map(|run| run.memory).unwrap_or_default(),
            dates,
            joint,
            inputs,
        };
        (run.central.branches, run.central.parting) = run.central_branches();
        Some(run)
    }

    /// How many draws are done.
    pub fn draws(&self) -> usize {
        self.done
    }

    /// Computes `draws` more, at most [`CHUNK`] at once.
    pub fn advance(&mut self, draws: usize) {
        let mut rest = draws;
        while rest > 0 {
            let n = rest.min(CHUNK);
            self.draw(n);
            self.summarise(n);
            self.done += n;
            rest -= n;
        }
    }

    /// The same for milestones alone: the bands stay as they are.
    pub fn advance_dates(&mut self, draws: usize) {
        self.draw(draws);
        self.done += draws;
    }

    /// Applies another pause and another flaw to the draws.
    pub fn conclude(&mut self, pause: Option<Pause>, flaw: Flaw) {
        (self.inputs.pause, self.inputs.flaw) = (pause, flaw);
    }

    /// The forecast from the draws so far; bands are empty and milestones never reached without any.
    pub fn forecast(&mut self) -> Forecast {
        let branches = self.central.branches.clone();
        let milestones = (0..self.inputs.trend.milestones.len())
            .map(|i| self.milestone(i))
            .collect();
        let mut forecast = Forecast {
            status: self.joint.status.clone(),
            trend: self.joint.trend,
            central: self.joint.central,
            bd: self.inputs.bd,
            draws: self.done,
            weights: self.weights,
            dates: self.dates.clone(),
            branches,
            bands: self.bands.clone(),
            milestones,
            automation_99: self.central.automation_99,
            parting: self.central.parting,
            pause: None,
        };
        if let Some(pause) = self.inputs.pause.filter(|pause| !pause.overhang) {
            forecast.pause = pause_effect::apply(&pause, &forecast, None);
        }
        for branch in &mut forecast.branches {
            branch.flaw = self.inputs.flaw.along(&branch.progress, &branch.pace);
        }
        forecast
    }

    /// The stop in years, if the draws have one: after the branch date, whose pace is that of the trend.
    fn stop(&self) -> Option<Stop> {
        self.inputs.stop.map(|clock| {
            let [start, end] = [clock.start, clock.end].map(jones::years_at);
            let start = start.max(jones::years_at(self.inputs.bd) + 1e-7);
            Stop {
                span: (start, end.max(start)),
                rate: clock.rate,
            }
        })
    }

    /// The date of the plateau's law that a day has: it knows no compute, so a stop is a slower clock.
    fn plateau_day(&self, day: f64) -> f64 {
        self.inputs.stop.map_or(day, |clock| clock.at(day))
    }

    /// The curves at the values in force, and the day on which the cap of the compounding branch is reached.
    fn central_branches(&self) -> ([Branch; BRANCHES], f64) {
        let Inputs { jones: p, left, .. } = self.inputs;
        let t_bd = jones::years_at(self.inputs.bd);
        let rate = YEAR / self.joint.central.dt;
        let level = self.joint.central.log2_minutes(self.inputs.bd);
        let mut times: Vec<f64> = self.dates.iter().map(|d| jones::years_at(*d)).collect();
        times.retain(|t| *t >= 0.0);
        let dates_before_2026 = self.dates.len() - times.len();
        let at_bd = times.partition_point(|t| *t <= t_bd);
        times.insert(at_bd, t_bd);
        let years = jones::years(jones::years_for(&times));
        let mut states = Vec::with_capacity(times.len());
        let caps = [self.inputs.fmax, FULL];
        let stop = self.stop();
        let reached = lanes::follow(
            &[p; LANES],
            caps,
            (&years, stop),
            &times,
            &mut |_, state| states.push(*state),
        );
        let parting = match stop {
            None => date_of_year(jones::year_of(&p, caps[0])),
            Some(_) => jones::day_at(reached[0][0]),
        };
        let point = |state: &State, cap: usize| (state.ln_e[cap][0], state.pace[cap][0]);
        let branches = std::array::from_fn(|b| {
            let cap = b.saturating_sub(1);
            let (ln_e_bd, pace_bd) = point(&states[at_bd], cap);
            let mut branch = Branch {
                ln_e_pace: pace_bd,
                ..Branch::default()
            };
            for (i, day) in self.dates.iter().enumerate() {
                let along = (self.plateau_day(*day) - self.inputs.bd) / YEAR;
                let past = i < self.before;
                // After the branch date the list of states has one more: that date itself.
                let state = i
                    .checked_sub(dates_before_2026)
                    .map(|i| &states[if past { i } else { i + 1 }]);
                let own = state.map(|state| point(state, cap));
                let (progress, pace) = match own {
                    _ if past => (along, 1.0),
                    Some((ln_e, pace)) if b != PLATEAU => {
                        ((ln_e - ln_e_bd) / pace_bd, pace / pace_bd)
                    }
                    _ if rate > 0.0 => {
                        let decayed = libm::exp(-along * rate / left);
                        (left / rate * (1.0 - decayed), decayed)
                    }
                    _ => (along, 1.0),
                };
                // Until the branch date research goes as its law says; before 2026 at the pace of its first day.
                let ln_e = match own {
                    Some((ln_e, _)) if past || b != PLATEAU => ln_e,
                    Some(_) => ln_e_bd + progress * pace_bd,
                    None => jones::years_at(*day) * (jones::FIRST_PACE + years[0].c),
                };
                let cap = if b == FULLY { FULL } else { caps[0] };
                branch.path.push(level + rate * progress);
                branch.automated.push(p.automated(ln_e).min(cap));
                branch.progress.push(progress);
                branch.pace.push(pace);
            }
            branch
        });
        (branches, parting)
    }

    /// Draws `n` and leaves their values in the columns and their dates with the others'.
    fn draw(&mut self, n: usize) {
        let t_bd = jones::years_at(self.inputs.bd);
        let after = (self.before..self.dates.len()).filter(|i| self.sees(*i));
        let times = std::iter::once(t_bd)
            .chain(after.map(|i| jones::years_at(self.dates[i])))
            .collect();
        let stop = self.stop();
        let memory = &mut self.memory;
        memory.level.clear();
        memory.rate.clear();
        let paths = if self.done == 0 {
            &mut memory.first
        } else {
            &mut memory.later
        };
        paths.begin(Research {
            jones: self.inputs.jones,
            caps: [self.inputs.fmax, FULL],
            seed: self.inputs.trend.seed,
            first: self.done,
            n,
            times,
            limit: self.limit,
            stop,
        });
        let wanted: Vec<f64> = self
            .inputs
            .trend
            .milestones
            .iter()
            .map(|m| log2_of(*m))
            .collect();
        let longest = wanted.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let away = self.inputs.bd - self.joint.central.t0;
        for first in (0..n).step_by(LANES) {
            let lanes = LANES.min(n - first);
            let mut uniform = [[0.0; 5]; LANES];
            let (mut levels, mut rates) = ([0.0; LANES], [0.0; LANES]);
            for i in 0..lanes {
                let index = self.done + first + i;
                let [z0, z1, u @ ..] = self.sobol.point(index as u32);
                let (level, rate) = self.joint.draw(index, [z0, z1].map(normal::quantile));
                (levels[i], rates[i], uniform[i]) = (level + rate * away, rate * YEAR, u);
            }
            memory.level.extend_from_slice(&levels[..lanes]);
            memory.rate.extend_from_slice(&rates[..lanes]);
            let draws = || {
                let mut draws = [self.inputs.jones; LANES];
                for (draw, u) in draws.iter_mut().zip(uniform).take(lanes) {
                    *draw = jones::draw(&self.triangles, u);
                }
                draws
            };
            // Behind the last date only milestones are still looked for.
            let more = |bd: &State, state: &State| {
                let open = |lane: usize, cap: usize| {
                    let years = (longest - levels[lane]) / rates[lane];
                    let wanted = bd.ln_e[cap][lane] + years * bd.pace[cap][lane];
                    rates[lane] > 0.0 && state.ln_e[cap][lane] < wanted
                };
                (0..lanes).any(|lane| open(lane, 0) || open(lane, 1))
            };
            let knots = paths.follow(&self.years, (&levels, &rates), draws, more);
            let bd = &knots[0].state;
            for i in 0..lanes {
                let trend = Curve {
                    law: Law::Plateau {
                        left: self.inputs.left,
                    },
                    t0: self.inputs.bd,
                    level: memory.level[first + i],
                    dt: YEAR / memory.rate[first + i],
                };
                for (m, level) in wanted.iter().enumerate() {
                    let plateau = trend.date(*level);
                    let plateau = self.inputs.stop.map_or(plateau, |s| s.delayed(plateau));
                    let kept = if plateau <= self.inputs.limit {
                        plateau
                    } else {
                        f64::INFINITY
                    };
                    self.arrivals[PLATEAU][m].push(kept);
                    let doublings = level - trend.level;
                    for cap in 0..2 {
                        let years = doublings / memory.rate[first + i];
                        let date = if doublings <= 0.0 || memory.rate[first + i] <= 0.0 {
                            kept
                        } else {
                            let ln_e = bd.ln_e[cap][i] + years * bd.pace[cap][i];
                            jones::day_at(crossing(knots, (cap, i), ln_e))
                        };
                        self.arrivals[cap + 1][m].push(date);
                    }
                }
            }
        }
    }

    /// Whether the quantiles of date `i` are looked at while the next chunk is drawn: a moving slider wants the first of
    /// several chunks at once. On both sides of the kink at the branch date they always are.
    fn sees(&self, i: usize) -> bool {
        let detail = if self.done == 0 && self.inputs.trend.draws > CHUNK {
            Detail::Sketch
        } else {
            Detail::Whole
        };
        i + 1 == self.before || i == self.before || detail.sees(i, self.dates.len())
    }

    /// Adds the quantiles of the last `n` draws to those of the others.
    fn summarise(&mut self, n: usize) {
        let share = n as f64 / (self.done + n) as f64;
        let seen: Vec<bool> = (0..self.dates.len()).map(|i| self.sees(i)).collect();
        let dates = self.dates.clone();
        let mut guess = Guess::default();
        let mut time = 0;
        let bands = fan(
            &dates,
            |i| seen[i],
            |i| {
                // The first of the times is the branch date.
                time += usize::from(i >= self.before);
                self.quantiles(i, time, n, &mut guess)
            },
        );
        self.bands.resize(bands.len(), [0.0; 7]);
        let kept = self.bands.as_flattened_mut().iter_mut();
        for (kept, new) in kept.zip(bands.as_flattened()) {
            *kept += (new - *kept) * share;
        }
    }

    /// The quantiles of the last `n` draws at date `i`, of which `time` is the number among the times after the branch date.
    fn quantiles(&mut self, i: usize, time: usize, n: usize, guess: &mut Guess) -> [f64; 7] {
        let memory = &mut self.memory;
        let [plateau, research @ ..] = &mut memory.columns;
        let along = (self
            .inputs
            .stop
            .map_or(self.dates[i], |s| s.at(self.dates[i]))
            - self.inputs.bd)
            / YEAR;
        let left = self.inputs.left;
        let [along, decay, left, zero, one] =
            [along, -along / (left * LN_2), left, 0.0, 1.0].map(F64x2::both);
        let straight = |[level, rate]: [F64x2; 2]| level + rate * along;
        plateau.resize(n, 0.0);
        if time == 0 {
            f64x2::map(plateau, [&memory.level, &memory.rate], straight);
        } else {
            f64x2::map(plateau, [&memory.level, &memory.rate], |[level, rate]| {
                let bent = level + left * (one - (rate * decay).exp2());
                rate.greater(zero).select(bent, straight([level, rate]))
            });
        }
        if i == 0 || time == 1 {
            *guess = Guess::of(&plateau[..n.min(64)]);
        }
        let mut quantiles = [0.0; 7];
        if time == 0 {
            let selector = &mut memory.selector;
            selector.quantiles(plateau, &PROBS, guess.range(), &mut quantiles);
        } else {
            let paths = if self.done == 0 {
                &memory.first
            } else {
                &memory.later
            };
            paths.columns(time, research);
            let mix = Mix {
                columns: [plateau, &research[0], &research[1]],
                weights: self.weights,
            };
            let mixer = &mut memory.mixer;
            mixer.quantiles(&mix, guess.range(), &PROBS, &mut quantiles);
        }
        guess.learn(&quantiles);
        quantiles
    }

    fn milestone(&mut self, i: usize) -> Milestone {
        let columns: [&[f64]; BRANCHES] = std::array::from_fn(|b| self.arrivals[b][i].as_slice());
        let selector = &mut self.memory.selector;
        let branches = columns.map(|dates| Arrival::of(dates, selector));
        let n = self.done.max(1) as f64;
        let end = self.inputs.trend.end;
        let by_end = columns.map(|dates| dates.iter().filter(|d| **d <= end).count() as f64 / n);
        let reached: f64 = by_end.iter().zip(self.weights).map(|(p, w)| p * w).sum();
        let shares = std::array::from_fn(|b| {
            if reached > 0.0 {
                self.weights[b] * by_end[b] / reached
            } else {
                0.0
            }
        });
        let never = branches
            .iter()
            .zip(self.weights)
            .map(|(arrival, w)| w * arrival.never)
            .sum();
        let finite = |of: fn(&Arrival) -> f64| branches.iter().map(of).filter(|d| d.is_finite());
        let low = finite(|a| a.dots[0]).fold(f64::INFINITY, f64::min);
        let high = finite(|a| a.dots[DOTS - 1]).fold(low + 1.0, f64::max);
        let mix = Mix {
            columns,
            weights: self.weights,
        };
        let mixer = &mut self.memory.mixer;
        let mixture = if self.done == 0 {
            Arrival::NEVER
        } else {
            Arrival::from_quantiles(never, |probs, out| {
                mixer.quantiles(&mix, (low, high), probs, out);
            })
        };
        Milestone {
            minutes: self.inputs.trend.milestones[i],
            mixture,
            branches,
            by_end,
            shares,
        }
    }
}
