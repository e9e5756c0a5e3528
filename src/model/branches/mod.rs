//! Three ways on from the trend: growth that runs out, growth that compounds under a cap on automation, and growth without it.
//!
//! Until the branch date the trend is exponential. All branches leave it with its level and its slope:
//! the plateau as that law does, the two others with log2 H(t) = log2 H(bd) + (log10 E(t) - log10 E(bd))/tau, where E is the
//! effective compute of the automated-research law and tau (orders of magnitude per doubling) makes the slope at bd 1/T.

pub mod forecast;
pub mod misalignment;
pub mod pause;
pub mod pause_effect;
pub mod run;

pub use forecast::{Branch, Forecast, Inputs, Milestone};
pub use run::{CHUNK, Run};

/// The branches: plateau, compounding, full.
pub const BRANCHES: usize = 3;

/// Which of [`BRANCHES`] is which.
pub const PLATEAU: usize = 0;
/// Automated research with automation capped at `fmax`.
pub const COMPOUNDING: usize = 1;
/// Automated research with the cap of full automation.
pub const FULLY: usize = 2;
