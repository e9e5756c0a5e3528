//! The laws, in pure f64: days and minutes, no dates as text, no language, no pixels.
//!
//! Transcendental functions come from `libm`, so that a result has the same bits natively and in wasm.

pub mod access;
pub mod branches;
pub mod economy;
pub mod horizon;
pub mod numerics;
pub mod queues;
pub mod research;
pub mod rules;
pub mod share;
pub mod trend;

pub use branches::{misalignment, pause, run};
pub use economy::adoption;
pub use horizon::compare;
pub use numerics::{
    arrival, f64x2, fan, fast, linear, mixture, normal, order, quantile, sample, sobol,
};
pub use queues::{queue, queue_draws};
pub use research::{automation, explosion, growth, jones, knots, lanes, paths};
pub use rules::{continuity, scenario};
pub use share::output;
pub use trend::law;

/// Days a year.
pub const YEAR: f64 = 365.25;

/// Days a month.
pub const MONTH: f64 = YEAR / 12.0;
