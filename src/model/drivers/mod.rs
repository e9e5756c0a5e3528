//! What drives an answer: which uncertain input its width comes from, and why two forecasts differ.
//!
//! All of it takes a law as a closure from inputs to one number and knows nothing else of it.
//!
//! - [`indices`]: how much of an answer's variance each input explains, alone and with all others
//! - [`tornado`]: where the answer goes when one input goes from its 10% to its 90% value
//! - [`shapley`]: the difference between two answers, split over the inputs that differ
//!
//! Runs are asked for a few at a time, so that a page can go on between them; what has been run so far always has an answer.

pub mod indices;
pub mod shapley;
pub mod tornado;

/// Where an input's low and high value lie in its distribution.
pub const SPAN: (f64, f64) = (0.1, 0.9);
