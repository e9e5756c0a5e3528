//! Simulations as a cloud of small points.

use super::{
    super::{plot::Dot, sheet::Sheet},
    Paint, Spec,
};

/// Small points of one colour, which have no names and cannot be read off one by one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cloud {
    /// What they have in common, for files.
    pub name: String,
    /// Their places; those outside of the plot are left out.
    pub points: Vec<(f64, f64)>,
    /// Their colour.
    pub paint: Paint,
}

/// On the layer of areas, above them.
pub(super) fn draw(sheet: &Sheet, spec: &Spec) {
    for cloud in &spec.clouds {
        let color = cloud.paint.color(&sheet.theme).with_alpha(0.8);
        let dot = Dot::solid(sheet.size * 0.14, color);
        sheet.plot.dots(cloud.points.iter().copied(), dot);
    }
}
