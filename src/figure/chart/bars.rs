//! Filled rectangles of a chart: bars with their names beside them, regions with their names within.

use super::{
    super::{
        labels::{LabelSpec, Side},
        metrics,
        plot::TextLook,
        scene::{Point, Rect},
        sheet::Sheet,
    },
    Bar, Spec,
    names::write,
};
use crate::number;

pub(super) fn draw(sheet: &Sheet, spec: &Spec) {
    // One that nothing is seen of gives its name a place.
    for bar in spec.bars.iter().filter(|bar| bar.opacity > 0.0) {
        let fill = bar.paint.color(&sheet.theme).with_alpha(bar.opacity);
        sheet.plot.block(bar.x, bar.y, fill);
    }
}

/// Part of the size of letters, and how much wider than its region a name may be: rather in smaller letters than into
/// what is beside it, and rather there than not at all.
const REGION_TRIES: [(f64, f64); 4] = [(1.0, 1.0), (0.9, 1.0), (0.8, 1.0), (0.8, 1.2)];

/// Names of bars come before all other names of the chart, those of regions before those of points.
pub(super) fn name(sheet: &mut Sheet, spec: &Spec, regions: bool) {
    let rect = sheet.plot.rect();
    let named = |bar: &&Bar| bar.region == regions && !bar.name.is_empty();
    for bar in spec.bars.iter().filter(named) {
        let Some((low, high)) = corners(sheet, bar, &rect) else {
            continue;
        };
        let size = sheet.size * if regions { 1.0 } else { 0.88 };
        let (at, side) = if regions {
            let middle = Point::new(
                f64::midpoint(low.x, high.x),
                f64::midpoint(low.y, high.y) - size,
            );
            (middle, Side::Below)
        } else {
            let mut end = Point::new(high.x, f64::midpoint(low.y, high.y));
            let mut side = Side::Right;
            // Before the bar, or else beyond a guide that would run through it.
            let width = metrics::width(&bar.name, size, false) + size;
            for guide in spec.guides.iter().filter(|guide| guide.vertical) {
                let across = sheet.plot.px(guide.at, bar.y.0);
                let across = across.map_or(f64::NAN, |p| p.x);
                if across < end.x || across - end.x > width {
                    continue;
                }
                (end.x, side) = if low.x - rect.x > width {
                    (low.x, Side::Left)
                } else {
                    (across, Side::Right)
                };
            }
            (end, side)
        };
        // A name elsewhere would seem to belong to its neighbour.
        let (tries, reach): (&[(f64, f64)], f64) = if regions {
            (&REGION_TRIES, (low.y - high.y) / 2.0)
        } else {
            (&REGION_TRIES[..1], size * 0.4)
        };
        let room = high.x - low.x;
        let mut sizes = tries
            .iter()
            .map(|(part, over)| (part * size, over * room))
            .filter(|(size, room)| !regions || metrics::width(&bar.name, *size, true) <= *room);
        sizes.any(|(size, _)| {
            let look = TextLook::new(size, sheet.theme.ink);
            let look = if regions { look.bold() } else { look };
            let mut label = LabelSpec::new(bar.name.clone(), size, at).prefer(side);
            label.bold = regions;
            label.leader_from = f64::INFINITY;
            write(sheet, &label.clearance(size * 0.4).reach(reach), look)
        });
    }
}

/// Lower left and upper right corner on the plot; none for what lies outside of it.
fn corners(sheet: &Sheet, bar: &Bar, rect: &Rect) -> Option<(Point, Point)> {
    let place = |x: f64, y: f64| {
        let at = sheet.plot.px(x, y)?;
        Some(Point::new(
            number::within(at.x, rect.x, rect.right()),
            number::within(at.y, rect.y, rect.bottom()),
        ))
    };
    let (low, high) = (place(bar.x.0, bar.y.0)?, place(bar.x.1, bar.y.1)?);
    (low.y > high.y).then_some((low, high))
}
