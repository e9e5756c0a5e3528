//! Published figures with their sources, parsed from `data/`, and the reader for a person's own points.

pub mod csv;
pub mod editions;
pub mod facts;
pub mod forecasts;
pub mod points;
pub mod problem;
pub mod sources;
pub mod table;

pub use facts::{Fact, Grade};
pub use points::{Dataset, Estimate, Observation};
pub use problem::{Problem, ProblemKind};
pub use sources::Source;

/// The edition of the data: the last day of which what was published has been looked at, as ISO 8601.
pub const EDITION: &str = "2026-10-09";
