//! From a panel to a [`Scene`](scene::Scene): scales, ticks, label placement and the plotters backend that records shapes.

pub mod chart;
pub mod clip;
pub mod dotplot;
pub mod labels;
pub mod metrics;
pub mod picture;
pub mod plot;
pub mod qr;
pub mod recorder;
pub mod scale;
pub mod scene;
pub mod sheet;
pub mod simplify;
pub mod theme;
pub mod ticks;
pub mod wrap;
