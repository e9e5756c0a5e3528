//! From a panel to a [`Scene`](scene::Scene): scales, ticks, label placement and the plotters backend that records shapes.

pub mod scene;
