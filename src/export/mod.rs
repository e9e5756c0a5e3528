//! A panel as files for other programs.

pub mod csv;
pub mod json;

pub use csv::csv;
pub use json::json;
