//! The loops that run over every draw at every date, compiled for speed.

pub mod fast;
pub mod order;
pub mod paths;
pub mod quantile;
