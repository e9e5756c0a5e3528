//! Three ways on from the trend: growth that runs out, growth that compounds under a cap on automation, and growth without it.
//!
//! Until the branch date bd the trend is exponential. All branches leave it with its level and its slope: the plateau as
//! [that law](crate::trend::law) does, the two others with
//!
//! log2 H(t) = log2 H(bd) + (log10 E(t) - log10 E(bd))/tau
//!
//! where E is the effective compute of the [automated-research law](crate::research::jones) and tau (orders of magnitude per
//! doubling) makes the slope at bd 1/T.
//!
//! A draw is the trend's level and rate as in [`horizon`](crate::horizon) and five parameters of the research law from
//! [triangles](crate::research::jones::triangles): seven dimensions of one scrambled Sobol sequence, the same points for every
//! branch. The mixture takes each branch's draws by its weight ([`mixture`](crate::numerics::mixture)).
//!
//! The first [`CHUNK`] draws answer a moving slider; the others follow a chunk at a time, so that no input waits. Bands are means
//! over the chunks of each chunk's order statistics (sectioning), milestone dates are order statistics of all draws. The paths
//! of the first chunk are kept: a trend, weights or milestones that move need no new ones. A [`pause`] is a clock that runs more
//! slowly, applied to finished draws ([`pause_effect`]).

pub mod checks;
pub mod forecast;
pub mod misalignment;
pub mod pause;
pub mod pause_effect;
pub mod run;
pub mod weigh;

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
