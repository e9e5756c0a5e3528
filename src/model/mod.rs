//! The laws, in pure f64: no dates as text, no language, no pixels.
