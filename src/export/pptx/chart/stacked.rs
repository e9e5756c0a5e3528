//! Parts of a whole on a slide: a bar for each date, stacked of the series of the view's numbers.

use super::{AXIS_LINE, DATE, Draft, NO_SHAPE, OPEN_PLOT, SHOW, VALUE, Xml, address, axis, fill};
use crate::{export::table::Cell, figure::scene::Stroke};

/// The whole plot.
pub(super) fn plot(draft: &mut Draft<'_>, xml: &mut Xml) {
    xml.raw(OPEN_PLOT).raw(
        "<c:barChart><c:barDir val=\"bar\"/><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>",
    );
    for run in draft.numbers.runs.clone() {
        let index = draft.order;
        draft.order += 1;
        // The legend follows this cell.
        let label = draft.numbers.rows.len();
        let named = vec![Cell::text("name"), Cell::text(&run.label)];
        draft.numbers.rows.push(named);
        xml.raw("<c:ser><c:idx val=\"").count(index);
        xml.raw("\"/><c:order val=\"").count(index);
        xml.raw("\"/><c:tx><c:strRef><c:f>");
        address(xml, 1, (label, 1));
        xml.raw("</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>");
        xml.text(&run.label)
            .raw("</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>");
        let Stroke { color, .. } = run.paint.stroke(&draft.theme, 1.0);
        fill(xml, color.with_alpha(0.6));
        xml.raw("</c:spPr><c:invertIfNegative val=\"0\"/><c:dLbls><c:numFmt formatCode=\"0&quot;%&quot;\" sourceLinked=\"0\"/><c:dLblPos val=\"ctr\"/>");
        xml.raw(SHOW).raw("</c:dLbls>");
        draft.column(xml, "c:cat", DATE, (run.first, run.len));
        draft.column(xml, "c:val", VALUE, (run.first, run.len));
        xml.raw("</c:ser>");
    }
    xml.raw("<c:gapWidth val=\"60\"/><c:overlap val=\"100\"/><c:axId val=\"1\"/><c:axId val=\"2\"/></c:barChart>");
    // The first date stands at the top.
    xml.raw("<c:catAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"maxMin\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:numFmt formatCode=\"yyyy\\-mm\\-dd\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>");
    xml.raw(AXIS_LINE);
    xml.raw("<c:crossAx val=\"2\"/><c:crosses val=\"autoZero\"/><c:auto val=\"0\"/><c:noMultiLvlLbl val=\"1\"/></c:catAx>");
    axis(xml, "2", false, (0.0, 100.0));
    xml.raw("<c:axPos val=\"b\"/><c:numFmt formatCode=\"0&quot;%&quot;\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"nextTo\"/>");
    xml.raw(NO_SHAPE);
    xml.raw(
        "<c:crossAx val=\"1\"/><c:crosses val=\"max\"/><c:crossBetween val=\"between\"/></c:valAx>",
    );
}
