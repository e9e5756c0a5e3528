//! The laws, in pure f64: days and minutes, no dates as text, no language, no pixels.
//!
//! Transcendental functions come from `libm`, so that a result has the same bits natively and in wasm.

pub mod access;
pub mod adoption;
pub mod arrival;
pub mod automation;
pub mod branches;
pub mod compare;
pub mod continuity;
pub mod economy;
pub mod explosion;
pub mod f64x2;
pub mod fan;
pub mod fast;
pub mod growth;
pub mod horizon;
pub mod jones;
pub mod knots;
pub mod lanes;
pub mod law;
pub mod linear;
pub mod misalignment;
pub mod mixture;
pub mod normal;
pub mod order;
pub mod output;
pub mod paths;
pub mod pause;
pub mod quantile;
pub mod queue;
pub mod queue_draws;
pub mod queues;
pub mod run;
pub mod sample;
pub mod scenario;
pub mod share;
pub mod sobol;
pub mod trend;

/// Days a year.
pub const YEAR: f64 = 365.25;

/// Days a month.
pub const MONTH: f64 = YEAR / 12.0;
