//! The native chart of a slide: bands as stacked areas on an axis of dates, the lines over them, over a workbook that holds its very
//! numbers.
//!
//! ECMA-376, part 1, `DrawingML` charts; names beside points are `[MS-ODRAWXML]` 2.24.3, data labels from cells. Every value of the
//! chart is read from a cell on the way, so that what a program shows from its cache and what it shows after *Edit data* are the same.

use super::{
    ink::{NO_LINE, fill, line},
    parts,
    wide::{Column, Role, Wide},
};
use crate::{
    date,
    export::{
        table::{Cell, serial},
        workbook::{self, Sheet},
        xml::Xml,
    },
    figure::{
        chart::{AxisSpec, FitRole, Measure, Spec},
        metrics,
        picture::Picture,
        scene::{Align, Color, Layer, Shape, Stroke},
        theme::Theme,
    },
    i18n::{
        Lang,
        format::{join, localized},
    },
};

/// Where a chart stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Home {
    /// On a slide, over a workbook of its own, with texts so much larger than on ours.
    Slide(f64),
    /// In a workbook.
    Book,
}

impl Home {
    /// The sheet with its numbers, in every language, because the chart refers to it by name.
    const fn sheet(self) -> &'static str {
        match self {
            Self::Slide(_) => "Numbers",
            Self::Book => "ChartData",
        }
    }
}

/// The sheet behind a chart.
pub struct Behind {
    name: &'static str,
    rows: Vec<Vec<Cell>>,
    widths: Vec<usize>,
}

impl Behind {
    /// As a sheet of a workbook.
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet::plain(self.name, self.rows.clone(), &self.widths)
    }
}

/// Pixels from a place to a name on its right.
const BESIDE: f64 = 8.0;

/// The chart part and the sheet behind it. Points are named where `page`, the same chart as the page draws it, has room for their names.
pub fn chart(spec: &Spec, page: &Picture, lang: Lang, home: Home) -> (Xml, Behind) {
    let draft = Draft {
        wide: Wide::new(spec, lang),
        lang,
        theme: Theme::light(),
        spec,
        page,
        home,
    };
    let columns = &draft.wide.columns;
    let mut xml = Xml::new();
    let font = |xml: &mut Xml, points: f64| {
        let scale = match home {
            Home::Slide(scale) => scale,
            Home::Book => 1.0,
        };
        xml.raw(" sz=\"")
            .number(libm::round(points * scale * 100.0));
        xml.raw("\"");
    };
    let [open, own, title] = OPEN;
    for piece in [open, own] {
        xml.raw(piece);
        font(&mut xml, 11.0);
    }
    xml.raw(title).text(&spec.y_title);
    if draft.wide.hours {
        xml.text(localized(lang, ", hours", "、時間"));
    }
    draft.plot(&mut xml);
    let mut order = 0;
    let mut hidden = Vec::new();
    let is_stack = |column: &&(usize, &Column)| matches!(column.1.role, Role::Stack(_));
    let all: Vec<(usize, &Column)> = columns.iter().enumerate().collect();
    if all.iter().any(|column| is_stack(&column)) {
        xml.raw("<c:areaChart><c:grouping val=\"stacked\"/><c:varyColors val=\"0\"/>");
        let mut told = Vec::new();
        for (at, column) in all.iter().filter(is_stack) {
            let Role::Stack(band) = column.role else {
                continue;
            };
            // A band stands once in the legend, what lies below them never.
            if band.is_none() || told.contains(&band) {
                hidden.push(order);
            }
            told.push(band);
            draft.area(&mut xml, *at, order, band);
            order += 1;
        }
        xml.raw(AXES).raw("</c:areaChart>");
    }
    xml.raw("<c:lineChart><c:grouping val=\"standard\"/><c:varyColors val=\"0\"/>");
    for (at, column) in all.iter().filter(|column| !is_stack(column)) {
        if matches!(column.role, Role::Read) {
            continue;
        }
        if matches!(column.role, Role::Marks { .. } | Role::Upright { .. }) {
            hidden.push(order);
        }
        draft.series(&mut xml, *at, column, order);
        order += 1;
    }
    xml.raw("<c:marker val=\"1\"/>")
        .raw(AXES)
        .raw("</c:lineChart>");
    dates(&mut xml, &spec.x);
    draft.values(&mut xml, spec.y.measure);
    xml.raw("</c:plotArea><c:legend><c:legendPos val=\"b\"/>");
    for index in hidden {
        xml.raw("<c:legendEntry><c:idx val=\"").count(index);
        xml.raw("\"/><c:delete val=\"1\"/></c:legendEntry>");
    }
    let [legend, all, close] = CLOSE;
    for (piece, points) in [(legend, 10.0), (all, 11.0)] {
        xml.raw(piece);
        font(&mut xml, points);
    }
    xml.raw(close);
    if matches!(home, Home::Slide(_)) {
        xml.raw(EXTERNAL);
    }
    xml.raw("</c:chartSpace>");
    (xml, draft.behind())
}

struct Draft<'a> {
    wide: Wide,
    lang: Lang,
    theme: Theme,
    spec: &'a Spec,
    page: &'a Picture,
    home: Home,
}

impl Draft<'_> {
    fn rows(&self) -> usize {
        self.wide.roles.len()
    }

    /// Where lines and areas stand: what is around them is as large on every chart.
    fn plot(&self, xml: &mut Xml) {
        let (width, height) = match self.home {
            Home::Slide(_) => (self.page.scene.width, self.page.scene.height),
            Home::Book => (parts::WIDTH, parts::TALL),
        };
        let [left, above, right, below] = AROUND;
        xml.raw(PLOT);
        for (name, value) in [
            ("x", left / width),
            ("y", above / height),
            ("w", 1.0 - (left + right) / width),
            ("h", 1.0 - (above + below) / height),
        ] {
            xml.raw("<c:").raw(name).raw(" val=\"");
            // No chart is so small that nothing is left.
            xml.number(libm::round(value.max(0.05) * 1e5) / 1e5)
                .raw("\"/>");
        }
        xml.raw("</c:manualLayout></c:layout>");
    }

    fn behind(&self) -> Behind {
        let columns = &self.wide.columns;
        let mut rows = vec![columns.iter().map(|c| Cell::text(&c.head)).collect()];
        for index in 0..self.rows() {
            let row = columns.iter().map(|column| column.cells[index].clone());
            rows.push(row.collect());
        }
        let width = |column: &Column| column.head.chars().count().clamp(10, 40) + 2;
        Behind {
            name: self.home.sheet(),
            rows,
            widths: columns.iter().map(width).collect(),
        }
    }

    /// The cells of a column as a formula.
    fn address(&self, xml: &mut Xml, column: usize, (first, count): (usize, usize)) {
        let letter = workbook::letter(column);
        let cell = |row: usize| join(&["$", &letter, "$", &crate::number::shortest(row as f64)]);
        xml.raw(self.home.sheet()).raw("!").raw(&cell(first + 1));
        if count > 1 {
            xml.raw(":").raw(&cell(first + count));
        }
    }

    /// A part of the stack, with the opacity that the bands have where they lie over each other.
    fn area(&self, xml: &mut Xml, at: usize, order: usize, band: Option<usize>) {
        self.start(xml, at, order);
        xml.raw("<c:spPr>");
        match band {
            None => _ = xml.raw("<a:noFill/>").raw(NO_LINE),
            Some(band) => {
                let bands = self.spec.fans.iter().flat_map(|fan| &fan.bands);
                let through = bands.take(band + 1).fold(1.0, |through, band| {
                    through * (1.0 - self.theme.fan[band.level])
                });
                fill(xml, self.theme.accent.with_alpha(1.0 - through));
                line(xml, &Stroke::solid(self.theme.accent, 0.65));
            }
        }
        xml.raw("</c:spPr>");
        self.cells(xml, at);
        xml.raw("</c:ser>");
    }

    fn start(&self, xml: &mut Xml, at: usize, order: usize) {
        let name = &self.wide.columns[at].head;
        xml.raw("<c:ser><c:idx val=\"").count(order);
        xml.raw("\"/><c:order val=\"").count(order);
        xml.raw("\"/>");
        // A flag's pole has no name, and nothing stands in its head.
        if name.is_empty() {
            return;
        }
        xml.raw("<c:tx><c:strRef><c:f>");
        self.address(xml, at, (0, 1));
        xml.raw("</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>");
        xml.cell(name)
            .raw("</c:v></c:pt></c:strCache></c:strRef></c:tx>");
    }

    fn series(&self, xml: &mut Xml, at: usize, column: &Column, order: usize) {
        self.start(xml, at, order);
        xml.raw("<c:spPr>");
        match column.role {
            Role::Line {
                paint,
                width,
                dashed,
            } => {
                let mut stroke = paint.stroke(&self.theme, width);
                if dashed {
                    stroke.dash = Some([6.0, 4.0]);
                }
                line(xml, &stroke);
            }
            _ => _ = xml.raw(NO_LINE),
        }
        xml.raw("</c:spPr>");
        match column.role {
            Role::Points {
                names,
                above,
                below,
            } => {
                marker(xml, 7, self.theme.ink, self.theme.ink);
                self.left_out(xml);
                self.names(xml, at, names);
                xml.raw("<c:errBars><c:errDir val=\"y\"/><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"1\"/>");
                self.numbers(xml, "c:plus", above);
                self.numbers(xml, "c:minus", below);
                bar(xml, &Stroke::solid(self.theme.muted, 1.0));
                self.cells(xml, at);
                xml.raw(SMOOTH);
                self.label_range(xml, names);
            }
            Role::Marks { names } => {
                marker(xml, 6, self.theme.accent, self.theme.accent);
                self.names(xml, at, names);
                self.cells(xml, at);
                xml.raw(SMOOTH);
                self.label_range(xml, names);
            }
            Role::Upright { paint } => {
                xml.raw(NO_MARKER);
                let index = column.cells.iter().position(|cell| *cell != Cell::Empty);
                xml.raw("<c:dLbls><c:dLbl><c:idx val=\"")
                    .count(index.unwrap_or_default());
                xml.raw("\"/><c:dLblPos val=\"r\"/>").raw(NAMED);
                xml.raw("</c:dLbl>").raw(HIDE).raw("</c:dLbls>");
                xml.raw("<c:errBars><c:errDir val=\"y\"/><c:errBarType val=\"minus\"/><c:errValType val=\"fixedVal\"/><c:noEndCap val=\"1\"/><c:val val=\"");
                let top = index.and_then(|index| column.cells[index].value());
                xml.number(top.unwrap_or_default() - self.wide.ends.0);
                xml.raw("\"/>");
                let stroke = Stroke::solid(paint.color(&self.theme), 1.0);
                bar(xml, &stroke.dashed([4.0, 3.0]));
                self.cells(xml, at);
                xml.raw(SMOOTH);
            }
            Role::Read | Role::Stack(_) | Role::Line { .. } => {
                xml.raw(NO_MARKER);
                self.cells(xml, at);
                xml.raw(SMOOTH);
            }
        }
        xml.raw("</c:ser>");
    }

    /// Points that the fit leaves out are small and pale, or hollow.
    fn left_out(&self, xml: &mut Xml) {
        for (index, role) in self.wide.roles.iter().enumerate() {
            let (size, inside, edge) = match role {
                Some(FitRole::Hollow) => (7, self.theme.panel, self.theme.ink),
                Some(FitRole::Left) => (5, self.theme.faint, self.theme.faint),
                Some(FitRole::Full) | None => continue,
            };
            xml.raw("<c:dPt><c:idx val=\"").count(index).raw("\"/>");
            marker(xml, size, inside, edge);
            xml.raw("<c:bubble3D val=\"0\"/><c:spPr>");
            fill(xml, inside);
            xml.raw(NO_LINE).raw("</c:spPr></c:dPt>");
        }
    }

    /// How far the page has moved a name from the right side of its place, as parts of the chart's width and height.
    fn moved(&self, name: &str, (x, y): (f64, f64)) -> Option<(f64, f64)> {
        let texts = self
            .page
            .scene
            .marks
            .iter()
            .filter_map(|mark| match &mark.shape {
                Shape::Text(text) if mark.layer == Layer::Label => Some(text),
                _ => None,
            });
        let text = texts.into_iter().find(|text| text.content == name)?;
        let (rect, spec) = (&self.page.plot, self.spec);
        let across = spec.x.measure.axis(spec.x.ends, 2).fraction(x)?;
        let up = spec.y.measure.axis(spec.y.ends, 2).fraction(y)?;
        let width = metrics::width(name, text.size, text.bold);
        let left = match text.align {
            Align::Start => text.at.x,
            Align::Middle => text.at.x - width / 2.0,
            Align::End => text.at.x - width,
        };
        let middle = text.at.y - text.size * 0.36;
        let beside = rect.x + across * rect.w + BESIDE;
        Some((
            (left - beside) / self.page.scene.width,
            (middle - (rect.bottom() - up * rect.h)) / self.page.scene.height,
        ))
    }

    /// Names from cells, of those places that the page names, and where it does.
    fn names(&self, xml: &mut Xml, at: usize, names: usize) {
        let [days, values, names] = [0, at, names].map(|column| &self.wide.columns[column].cells);
        let scale = if self.wide.hours { 60.0 } else { 1.0 };
        xml.raw("<c:dLbls>");
        for (row, cell) in names.iter().enumerate() {
            let (Cell::Text(name), Cell::Date(day), Some(value)) =
                (cell, &days[row], values[row].value())
            else {
                continue;
            };
            let Some((right, down)) = self.moved(name, (*day, value * scale)) else {
                continue;
            };
            xml.raw("<c:dLbl><c:idx val=\"").count(row);
            xml.raw("\"/><c:layout><c:manualLayout><c:x val=\"")
                .number(right);
            xml.raw("\"/><c:y val=\"").number(down);
            xml.raw("\"/></c:manualLayout></c:layout><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:p><a:fld id=\"{0D0B1E5A-0000-4000-8000-");
            xml.raw(&twelve(row));
            xml.raw("}\" type=\"CELLRANGE\"><a:rPr lang=\"")
                .raw(self.lang.tag());
            let scale = match self.home {
                Home::Slide(scale) => scale,
                Home::Book => 1.0,
            };
            xml.raw("\" sz=\"").number(libm::round(900.0 * scale));
            xml.raw("\"/><a:t>").text(name);
            xml.raw("</a:t></a:fld></a:p></c:rich></c:tx><c:dLblPos val=\"r\"/>")
                .raw(HIDE)
                .raw(FROM_CELL)
                .raw("</c:dLbl>");
        }
        xml.raw(HIDE).raw(LEADERS).raw("</c:dLbls>");
    }

    /// Where the names of a series stand.
    fn label_range(&self, xml: &mut Xml, names: usize) {
        xml.raw("<c:extLst><c:ext uri=\"{02D57815-91ED-43cb-92C2-25804820EDAC}\" xmlns:c15=\"http://schemas.microsoft.com/office/drawing/2012/chart\"><c15:datalabelsRange><c15:f>");
        self.address(xml, names, (1, self.rows()));
        xml.raw("</c15:f><c15:dlblRangeCache><c:ptCount val=\"")
            .count(self.rows())
            .raw("\"/>");
        for (index, cell) in self.wide.columns[names].cells.iter().enumerate() {
            if let Cell::Text(name) = cell {
                xml.raw("<c:pt idx=\"").count(index).raw("\"><c:v>");
                xml.cell(name).raw("</c:v></c:pt>");
            }
        }
        xml.raw("</c15:dlblRangeCache></c15:datalabelsRange></c:ext></c:extLst>");
    }

    /// The dates and the values of a series.
    fn cells(&self, xml: &mut Xml, at: usize) {
        self.numbers(xml, "c:cat", 0);
        self.numbers(xml, "c:val", at);
    }

    /// The cells of a column: where they are, and what they hold.
    fn numbers(&self, xml: &mut Xml, tag: &str, at: usize) {
        let format = if at == 0 { r"yyyy\-mm\-dd" } else { "General" };
        xml.raw("<").raw(tag).raw("><c:numRef><c:f>");
        self.address(xml, at, (1, self.rows()));
        xml.raw("</c:f><c:numCache><c:formatCode>").raw(format);
        xml.raw("</c:formatCode><c:ptCount val=\"")
            .count(self.rows())
            .raw("\"/>");
        for (index, cell) in self.wide.columns[at].cells.iter().enumerate() {
            if let Some(value) = cell.value() {
                xml.raw("<c:pt idx=\"").count(index);
                xml.raw("\"><c:v>").number(value).raw("</c:v></c:pt>");
            }
        }
        xml.raw("</c:numCache></c:numRef></").raw(tag).raw(">");
    }

    /// The vertical axis. Its numbers are those of the cells, so that they follow when somebody edits the scale.
    fn values(&self, xml: &mut Xml, measure: Measure) {
        let log = self.wide.log;
        let (low, mut high) = self.wide.ends;
        if measure == Measure::Percent {
            high = high.min(100.0);
        }
        xml.raw("<c:valAx><c:axId val=\"2\"/><c:scaling>");
        xml.raw(if log { "<c:logBase val=\"10\"/>" } else { "" });
        xml.raw("<c:orientation val=\"minMax\"/><c:max val=\"")
            .number(high);
        xml.raw("\"/><c:min val=\"").number(low);
        xml.raw(
            "\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"l\"/><c:majorGridlines><c:spPr>",
        );
        line(xml, &Stroke::solid(self.theme.grid, 1.0));
        xml.raw("</c:spPr></c:majorGridlines><c:numFmt formatCode=\"");
        let unit = match measure {
            Measure::Work(_) => "[&gt;=1]#,##0\" h\";0.##\" h\"",
            Measure::Percent => "0\"%\"",
            Measure::Times => "[&gt;=1]#,##0\"×\";General\"×\"",
            _ => "[&gt;=1000]#,##0;General",
        };
        xml.raw(&unit.replace('"', "&quot;"));
        xml.raw("\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr><c:crossAx val=\"1\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/></c:valAx>");
    }
}

/// Twelve digits.
fn twelve(mut value: usize) -> String {
    let mut digits = [b'0'; 12];
    for digit in digits.iter_mut().rev() {
        *digit += (value % 10) as u8;
        value /= 10;
    }
    digits.map(char::from).iter().collect()
}

fn marker(xml: &mut Xml, size: usize, inside: Color, edge: Color) {
    xml.raw("<c:marker><c:symbol val=\"circle\"/><c:size val=\"")
        .count(size)
        .raw("\"/><c:spPr>");
    fill(xml, inside);
    line(xml, &Stroke::solid(edge, 1.5));
    xml.raw("</c:spPr></c:marker>");
}

/// The look of an error bar, and its end.
fn bar(xml: &mut Xml, stroke: &Stroke) {
    xml.raw("<c:spPr>");
    line(xml, stroke);
    xml.raw("</c:spPr></c:errBars>");
}

/// The horizontal axis in whole years.
fn dates(xml: &mut Xml, x: &AxisSpec) {
    let first = date::Civil::from_days(x.ends.0).year;
    let start = date::days_from_civil(first, 1, 1) as f64;
    let count = (x.ends.1 - start) / date::YEAR;
    let step = if count <= 12.0 {
        1
    } else if count <= 24.0 {
        2
    } else {
        5
    };
    xml.raw("<c:dateAx><c:axId val=\"1\"/><c:scaling><c:orientation val=\"minMax\"/><c:max val=\"");
    xml.number(serial(libm::floor(x.ends.1)));
    xml.raw("\"/><c:min val=\"")
        .number(serial(start))
        .raw("\"/></c:scaling><c:delete val=\"0\"/><c:axPos val=\"b\"/><c:numFmt formatCode=\"yyyy\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>");
    xml.raw("<c:spPr>");
    line(xml, &Stroke::solid(Theme::light().axis, 1.0));
    xml.raw("</c:spPr><c:crossAx val=\"2\"/><c:crosses val=\"min\"/><c:auto val=\"0\"/><c:lblOffset val=\"100\"/><c:baseTimeUnit val=\"days\"/><c:majorUnit val=\"");
    xml.count(step)
        .raw("\"/><c:majorTimeUnit val=\"years\"/></c:dateAx>");
}

/// Up to the sizes of the font of its title, and to the title.
const OPEN: [&str; 3] = [
    r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr"#,
    r#" b="0"/></a:pPr><a:r><a:rPr"#,
    r#" b="0"/><a:t>"#,
];

/// What the vertical axis measures stands above it, as the title of the chart: an axis title would be turned or wrapped.
const PLOT: &str = r#"</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.004"/><c:y val="0.005"/></c:manualLayout></c:layout><c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>"#;

/// What stands around the lines and areas, in pixels: left, above, right, below.
const AROUND: [f64; 4] = [96.0, 38.25, 18.0, 87.75];

const AXES: &str = r#"<c:axId val="1"/><c:axId val="2"/>"#;

/// From the legend to the end, open for the sizes of the fonts of the legend and of all else.
const CLOSE: [&str; 3] = [
    r#"<c:overlay val="0"/><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr"#,
    r#"/></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr"#,
    r#"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr>"#,
];

/// The workbook behind a chart of a slide.
const EXTERNAL: &str = r#"<c:externalData r:id="r1"><c:autoUpdate val="0"/></c:externalData>"#;

const SMOOTH: &str = r#"<c:smooth val="0"/>"#;

const NO_MARKER: &str = r#"<c:marker><c:symbol val="none"/></c:marker>"#;

/// The name of the series, and nothing else.
const NAMED: &str = r#"<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="1"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#;

const HIDE: &str = r#"<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#;

const FROM_CELL: &str = r#"<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:dlblFieldTable/><c15:showDataLabelsRange val="1"/></c:ext></c:extLst>"#;

/// Lines from names that stand further off.
const LEADERS: &str = r#"<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showDataLabelsRange val="1"/><c15:showLeaderLines val="1"/><c15:leaderLines><c:spPr><a:ln w="6350"><a:solidFill><a:schemeClr val="tx1"><a:alpha val="50000"/></a:schemeClr></a:solidFill></a:ln></c:spPr></c15:leaderLines></c:ext></c:extLst>"#;
