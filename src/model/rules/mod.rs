//! Rules that may come, and what is left when vendors are cut off.

pub mod continuity;
pub mod scenario;
