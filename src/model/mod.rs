//! The laws behind Doublings, in pure f64: days and minutes, no dates as text, no language, no pixels.
//!
//! Transcendental functions come from `libm`, so that a result has the same bits natively and in wasm.
//!
//! # Units
//!
//! Dates are days since 1970-01-01, horizons minutes of work and mostly their log2, rates doublings a day, shares lie between
//! 0 and 1. What is never reached has an infinite date. The law of automated research counts years of [`YEAR`] days since 2026.
//!
//! # Uncertainty
//!
//! | module | what is drawn | from |
//! |---|---|---|
//! | [`horizon`] | level and rate of the trend | the fit's joint normal (t for the next record), a bootstrap, or a log-normal where a person set the value |
//! | [`share`] | two bounds, or level and rate of a line | uniform, or the fit's joint normal |
//! | [`branches`] | the trend, and five parameters of the research law | as `horizon`; triangles |
//! | [`economy::adoption`] | the trend, and a lag | as `horizon`; log-normal |
//! | [`economy`] | by how much revenue misses | log-normal, in closed form |
//! | [`access`] | the trend, and two lags | as `horizon`; log-normal |
//! | [`rules`] | nothing: weights are a judgement | how far they move when one score is a point off |
//! | [`queues`] | the trend's rate, and a capacity for each queue | as `horizon`; log-normal |
//! | [`research::automation`] | five parameters of the research law | triangles |
//! | [`trend::posterior`] | laws, their parameters and the level | priors and what was measured |
//!
//! [`drivers`] says which of these an answer's width comes from, [`horizon::league`] and [`ledger`] how forecasts did.
//!
//! Draws are points of a low-discrepancy sequence that depend on the seed and on nothing else ([`numerics::sample`],
//! [`numerics::sobol`]): whatever is assumed, draw i is the same point, so that moving a slider moves the fan and not its noise.
//!
//! Bands are quantiles of all draws at [`PROBS`](numerics::fan::PROBS) ([`numerics::quantile`]), at the dates of the curve. While
//! a slider moves they are looked at on every fourth date and straight between ([`numerics::fan::Detail`]); once the hand rests,
//! and in every file, on all of them. [`queues`] meanwhile follows the first of its draws only. [`branches`] alone takes its draws a
//! chunk at a time and says there what its bands are.
//!
//! A milestone is dated for each draw ([`numerics::arrival`]), so that the share that never arrives is counted and not
//! extrapolated.

#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "what tests compute is compared within a tolerance, natively only"
    )
)]

pub mod access;
pub mod branches;
pub mod drivers;
pub mod economy;
pub mod horizon;
pub mod ledger;
pub mod numerics;
pub mod queues;
pub mod research;
pub mod rules;
pub mod share;
pub mod trend;

/// Days a year.
pub const YEAR: f64 = 365.25;

/// Days a month.
pub const MONTH: f64 = YEAR / 12.0;
