//! What the laws compute with: functions, vectors, random points, order statistics, bands.

pub mod arrival;
pub mod f64x2;
pub mod fan;
pub mod fast;
pub mod linear;
pub mod mixture;
pub mod normal;
pub mod order;
pub mod quantile;
pub mod sample;
pub mod sobol;
pub mod student;
