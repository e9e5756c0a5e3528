//! A chart whose horizontal axis is no axis of dates: its regions, simulations and points.

use super::{Draft, Look, VALUE, axis};
use crate::{
    export::xml::Xml,
    figure::{
        chart::{AxisSpec, FitRole},
        scene::Stroke,
    },
    i18n::format::localized,
    model::numerics::order,
    number,
};

impl Draft<'_> {
    /// The cloud, outlines of the regions with their names, the points with theirs.
    pub(super) fn plane(&mut self) {
        // LibreOffice leaves out shorter series before a longer one.
        let clouds = self.spec.clouds.iter().collect();
        for cloud in order::sorted(clouds, |cloud| -(cloud.points.len() as f64)) {
            let color = cloud.paint.color(&self.theme);
            let first = self.rows("simulation", &cloud.name, &cloud.points);
            let look = Look {
                marker: Some(("circle", 4, color)),
                ..Look::default()
            };
            self.series(&cloud.name, VALUE, (first, cloud.points.len()), &look);
        }
        self.outlines();
        let Some(about) = &self.spec.about else {
            return;
        };
        for point in &self.spec.points {
            let (name, _) = about.name(point.index);
            let first = self.rows("value", &name, &[point.at]);
            let (size, inside) = match point.weight {
                FitRole::Full => (9, self.theme.ink),
                // Some programs draw no edge.
                _ => (8, self.theme.muted),
            };
            let side = if point.index % 2 == 0 { "t" } else { "b" };
            let look = Look {
                marker: Some(("circle", size, inside)),
                unlisted: true,
                labels: vec![(0, name.clone(), side)],
                ..Look::default()
            };
            self.series(&name, VALUE, (first, 1), &look);
        }
    }

    fn outlines(&mut self) {
        let ((left, right), (low, high)) = (self.spec.x.ends, self.spec.y.ends);
        for bar in &self.spec.bars {
            let (x, y) = (
                (bar.x.0.max(left), bar.x.1.min(right)),
                (bar.y.0.max(low), bar.y.1.min(high)),
            );
            if x.0 >= x.1 || y.0 >= y.1 {
                continue;
            }
            let corners = [(x.0, y.0), (x.1, y.0), (x.1, y.1), (x.0, y.1), (x.0, y.0)];
            let name = if bar.name.is_empty() {
                localized(self.lang, "region", "領域")
            } else {
                &bar.name
            };
            if bar.opacity > 0.0 {
                let first = self.rows("region", name, &corners);
                let look = Look {
                    line: Some(Stroke::solid(bar.paint.color(&self.theme), 1.5)),
                    unlisted: true,
                    ..Look::default()
                };
                self.series(name, VALUE, (first, corners.len()), &look);
            }
            if !bar.name.is_empty() {
                let middle = (
                    number::within(f64::midpoint(x.0, x.1), left, right),
                    f64::midpoint(y.0, y.1),
                );
                let first = self.rows("name of region", name, &[middle]);
                let look = Look {
                    unlisted: true,
                    labels: vec![(0, bar.name.clone(), "ctr")],
                    ..Look::default()
                };
                self.series(name, VALUE, (first, 1), &look);
            }
        }
    }
}

/// The horizontal axis with its numbers.
pub(super) fn across(xml: &mut Xml, x: &AxisSpec) {
    let (from, to) = x.ends;
    axis(xml, "1", false, x.ends);
    xml.raw("<c:axPos val=\"b\"/><c:numFmt formatCode=\"General\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>");
    xml.raw(super::AXIS_LINE);
    xml.raw("<c:crossAx val=\"2\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"");
    let step = if to - from > 24.0 { 6.0 } else { 2.0 };
    xml.number(step).raw("\"/></c:valAx>");
}
