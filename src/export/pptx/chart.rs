//! The native chart of a slide: a scatter chart over a workbook that holds its very numbers.
//!
//! ECMA-376, part 1, `DrawingML` charts. Every value of the chart is read from a cell on the way, so that what a program
//! shows from its cache and what it shows after *Edit data* are the same.

use crate::{
    date,
    export::{
        table::{self, Cell, Numbers, QUANTILES, VALUE, serial},
        xlsx::{self, NUMBERS, Sheet},
        xml::Xml,
    },
    figure::{
        chart::{AxisSpec, Measure, Spec, Today},
        scene::{Color, Stroke},
        theme::Theme,
        ticks::{self, Slot},
    },
    i18n::{
        Lang,
        format::{join, localized, tick},
    },
    model::horizon::PROBS,
    render::digits::pairs,
    views::Panel,
};

/// The sheet of the workbook, in every language, because the chart refers to it by name.
const SHEET: &str = "Numbers";

/// Where dates stand in a row.
const DATE: usize = 2;

/// Behind the columns of the CSV: how far the interval of a point reaches below it and above it.
const BELOW: usize = QUANTILES + PROBS.len() + 1;
const ABOVE: usize = BELOW + 1;

/// English metric units in a pixel.
const PIXEL: f64 = 9525.0;

/// Height of the plot and of a line of text on the slide, in points.
const HEIGHT: f64 = 250.0;
const LINE: f64 = 13.0;

/// The chart part and its workbook, or nothing where there is nothing to draw.
pub fn chart(panel: &Panel, day: f64) -> Option<(Xml, Vec<u8>)> {
    let mut spec = panel.slide_spec();
    spec.today = Some(Today::dated(day, panel.lang));
    if let Some(guide) = spec.shown_today().map(Today::guide) {
        spec.guides.push(guide);
    }
    let mut chart = Draft::new(panel, &spec);
    if chart.numbers.runs.is_empty() && chart.numbers.points.is_empty() {
        return None;
    }
    // In the order of painting, except that a long series is first: LibreOffice leaves out shorter ones before it.
    let (fan, bare) = (
        chart.numbers.runs.iter().any(|run| run.fan),
        chart.numbers.runs.is_empty(),
    );
    if fan {
        chart.fans();
    } else if bare {
        chart.points();
    } else {
        chart.curves();
    }
    chart.scale();
    chart.goal();
    chart.guides();
    if fan {
        chart.curves();
    }
    chart.marks();
    if !bare {
        chart.points();
    }
    let (series, hidden) = (chart.xml, chart.hidden);
    let mut rows = chart.numbers.rows;
    rows[0].push(Cell::text(localized(panel.lang, "below", "下へ")));
    rows[0].push(Cell::text(localized(panel.lang, "above", "上へ")));
    let book = xlsx::workbook(
        &[Sheet {
            name: SHEET,
            rows,
            widths: NUMBERS,
        }],
        day,
    );
    let mut xml = Xml::new();
    xml.raw(OPEN).text(&spec.y_title).raw(PLOT).raw(&series);
    xml.raw("<c:axId val=\"1\"/><c:axId val=\"2\"/></c:scatterChart>");
    dates(&mut xml, &spec.x);
    values(&mut xml, &spec);
    xml.raw("</c:plotArea><c:legend><c:legendPos val=\"b\"/>");
    for index in hidden {
        xml.raw("<c:legendEntry><c:idx val=\"").count(index);
        xml.raw("\"/><c:delete val=\"1\"/></c:legendEntry>");
    }
    xml.raw(CLOSE);
    Some((xml, book))
}

/// The look of a series.
#[derive(Default)]
struct Look {
    line: Option<Stroke>,
    /// Symbol, size in points and fill.
    marker: Option<(&'static str, usize, Color)>,
    /// Whether the legend leaves it out.
    unlisted: bool,
    /// Texts beside points: index, text, side.
    labels: Vec<(usize, String, &'static str)>,
    /// Whether it is the data, whose points have intervals.
    intervals: bool,
}

struct Draft<'a> {
    spec: &'a Spec,
    lang: Lang,
    theme: Theme,
    numbers: Numbers,
    xml: String,
    order: usize,
    hidden: Vec<usize>,
}

impl<'a> Draft<'a> {
    fn new(panel: &Panel, spec: &'a Spec) -> Self {
        let mut numbers = table::numbers(panel);
        for (row, point) in numbers.rows.iter_mut().skip(1).zip(&numbers.points) {
            let value = point.value.zip(point.range);
            row.push(Cell::number(value.map(|(mid, (low, _))| mid - low)));
            row.push(Cell::number(value.map(|(mid, (_, high))| high - mid)));
        }
        Self {
            spec,
            lang: panel.lang,
            theme: Theme::light(),
            numbers,
            xml: String::new(),
            order: 0,
            hidden: Vec::new(),
        }
    }

    /// Rows of its own: places on the chart that are in no table, on the next whole day. Returns the first row.
    fn rows(&mut self, kind: &str, name: &str, places: &[(f64, f64)]) -> usize {
        let first = self.numbers.rows.len();
        for (day, value) in places {
            self.numbers.rows.push(vec![
                Cell::text(kind),
                Cell::text(name),
                Cell::Date(libm::ceil(*day)),
                Cell::number(*value),
            ]);
        }
        first
    }

    /// The ticks of the vertical axis with their names: a logarithmic axis of an office program knows only powers.
    fn scale(&mut self) {
        let axis = self.spec.y.measure.axis(self.spec.y.ends, 10);
        let (from, to) = years(&self.spec.x);
        let mut places = Vec::new();
        let mut labels = Vec::new();
        let slots: Vec<Slot> = axis
            .ticks()
            .iter()
            .map(|mark| Slot {
                center: axis.fraction(mark.value).unwrap_or_default() * HEIGHT,
                extent: LINE,
                priority: mark.priority,
            })
            .collect();
        let room = ticks::thin(&slots, LINE / 4.0);
        for (mark, _) in axis.ticks().iter().zip(room).filter(|(_, room)| *room) {
            labels.push((places.len(), tick(self.lang, mark.label), "l"));
            // The goal has a line of its own. The hole after a line keeps it apart from the next.
            let own = self.spec.goal.as_ref().is_some_and(|g| g.y == mark.value);
            let end = if own { f64::NAN } else { mark.value };
            let line = [mark.value, end, f64::NAN];
            places.extend([from, to, to].into_iter().zip(line));
        }
        places.pop();
        let name = localized(self.lang, "axis", "軸");
        let first = self.rows("axis", name, &places);
        let look = Look {
            line: Some(Stroke::solid(self.theme.grid, 1.0)),
            unlisted: true,
            labels,
            ..Look::default()
        };
        self.series(name, VALUE, (first, places.len()), &look);
    }

    fn fans(&mut self) {
        let runs = self.numbers.runs.clone();
        for run in runs.iter().filter(|run| run.fan) {
            // Bounds of a band have one name: the legend lists the lower.
            for (level, low, dash, width) in [
                ("95%", 0, Some([1.0, 2.0]), 1.0),
                ("80%", 1, Some([5.0, 3.0]), 1.0),
                ("50%", 2, None, 1.0),
            ] {
                for (column, unlisted) in [(low, false), (PROBS.len() - 1 - low, true)] {
                    let color = self.theme.accent.with_alpha(0.75);
                    let look = Look {
                        line: Some(Stroke { color, width, dash }),
                        unlisted,
                        ..Look::default()
                    };
                    let name = match self.lang {
                        Lang::En => join(&[level, " of draws"]),
                        Lang::Ja => join(&["試行の", level]),
                    };
                    self.series(&name, QUANTILES + column, (run.first, run.len), &look);
                }
            }
        }
    }

    fn curves(&mut self) {
        for run in self.numbers.runs.clone() {
            let look = Look {
                line: Some(
                    run.paint
                        .stroke(&self.theme, if run.fan { 3.0 } else { 2.25 }),
                ),
                ..Look::default()
            };
            self.series(&run.label, VALUE, (run.first, run.len), &look);
        }
    }

    /// To the place where it is reached, and down.
    fn goal(&mut self) {
        let Some(goal) = &self.spec.goal else { return };
        let (from, to) = years(&self.spec.x);
        let inside = goal.x > from && goal.x < to;
        let mut places = vec![(from, goal.y), (if inside { goal.x } else { to }, goal.y)];
        let mut labels = Vec::new();
        if inside {
            places.push((goal.x, self.spec.y.ends.0));
            labels.push((1, goal.at.clone(), self.side(goal.x)));
        }
        let color = goal.paint.color(&self.theme);
        let name = join(&[localized(self.lang, "goal: ", "目標："), &goal.name]);
        let first = self.rows("goal", &name, &places);
        let look = Look {
            line: Some(dashed(color)),
            labels,
            ..Look::default()
        };
        self.series(&name, VALUE, (first, places.len()), &look);
    }

    fn guides(&mut self) {
        let (from, to) = years(&self.spec.x);
        let (low, high) = self.spec.y.ends;
        // Names stand where rising curves leave room, and off the edge, where some programs leave them out.
        let foot = self.spec.y.measure.axis((low, high), 10).value(0.04);
        let inside = from + 0.9 * (to - from);
        for guide in &self.spec.guides {
            let at = guide.at;
            let (places, side) = if guide.vertical {
                ([(at, low), (at, foot), (at, high)], self.side(at))
            } else {
                ([(from, at), (inside, at), (to, at)], "b")
            };
            if guide.vertical && !(at > from && at < to) {
                continue;
            }
            let label = (1, guide.name.clone(), side);
            let first = self.rows("guide", &guide.name, &places);
            let look = Look {
                line: Some(dashed(guide.paint.color(&self.theme))),
                unlisted: true,
                labels: vec![label],
                ..Look::default()
            };
            self.series(&guide.name, VALUE, (first, places.len()), &look);
        }
    }

    /// When milestones are reached.
    fn marks(&mut self) {
        let (from, to) = years(&self.spec.x);
        let mut places = Vec::new();
        let mut labels = Vec::new();
        for mark in &self.spec.marks {
            if mark.at.0 > from && mark.at.0 < to {
                labels.push((places.len(), mark.name.clone(), self.side(mark.at.0)));
                places.push(mark.at);
            }
        }
        if places.is_empty() {
            return;
        }
        let name = localized(self.lang, "reached", "到達");
        let first = self.rows("mark", name, &places);
        let look = Look {
            marker: Some(("circle", 6, self.theme.accent)),
            unlisted: true,
            labels,
            ..Look::default()
        };
        self.series(name, VALUE, (first, places.len()), &look);
    }

    fn points(&mut self) {
        let count = self.numbers.points.len();
        if count == 0 {
            return;
        }
        let name = localized(
            self.lang,
            "data, with 95% interval",
            "データ（95%区間つき）",
        );
        let look = Look {
            marker: Some(("circle", 7, self.theme.ink)),
            intervals: true,
            ..Look::default()
        };
        self.series(name, VALUE, (1, count), &look);
    }

    /// The side of a place where its name has room.
    fn side(&self, day: f64) -> &'static str {
        let (from, to) = self.spec.x.ends;
        if day > to - 0.15 * (to - from) {
            "l"
        } else {
            "r"
        }
    }

    /// A series from a column of the sheet.
    fn series(&mut self, name: &str, column: usize, rows: (usize, usize), look: &Look) {
        let index = self.order;
        self.order += 1;
        if look.unlisted {
            self.hidden.push(index);
        }
        // The legend follows this cell.
        let label = self.numbers.rows.len();
        let named = vec![Cell::text("name"), Cell::text(name)];
        self.numbers.rows.push(named);
        let mut xml = Xml::fragment();
        xml.raw("<c:ser><c:idx val=\"").count(index);
        xml.raw("\"/><c:order val=\"").count(index);
        xml.raw("\"/><c:tx><c:strRef><c:f>");
        address(&mut xml, 1, (label, 1));
        xml.raw("</c:f><c:strCache><c:ptCount val=\"1\"/><c:pt idx=\"0\"><c:v>");
        xml.cell(name)
            .raw("</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>");
        match &look.line {
            Some(stroke) => line(&mut xml, stroke),
            None => _ = xml.raw(NO_LINE),
        }
        xml.raw("</c:spPr><c:marker>");
        match look.marker {
            Some((symbol, size, color)) => {
                xml.raw("<c:symbol val=\"").raw(symbol);
                xml.raw("\"/><c:size val=\"").count(size);
                xml.raw("\"/>");
                shape(&mut xml, color, color);
            }
            None => _ = xml.raw("<c:symbol val=\"none\"/>"),
        }
        xml.raw("</c:marker>");
        if look.intervals {
            self.left_out(&mut xml);
        }
        if !look.labels.is_empty() {
            labels(&mut xml, &look.labels);
        }
        if look.intervals {
            xml.raw("<c:errBars><c:errDir val=\"y\"/><c:errBarType val=\"both\"/><c:errValType val=\"cust\"/><c:noEndCap val=\"1\"/>");
            self.column(&mut xml, "c:plus", ABOVE, rows);
            self.column(&mut xml, "c:minus", BELOW, rows);
            let muted = Stroke::solid(self.theme.muted, 1.0);
            xml.raw("<c:spPr>");
            line(&mut xml, &muted);
            xml.raw("</c:spPr></c:errBars>");
        }
        self.column(&mut xml, "c:xVal", DATE, rows);
        self.column(&mut xml, "c:yVal", column, rows);
        xml.raw("<c:smooth val=\"0\"/></c:ser>");
        self.xml.push_str(xml.markup());
    }

    /// Points that the fit leaves out are small and grey, or hollow.
    fn left_out(&self, xml: &mut Xml) {
        for (index, point) in self.numbers.points.iter().enumerate() {
            if point.status != "fitted" {
                // Some programs draw no edge: one that cannot be trusted is not quite white.
                let doubtful = point.status.starts_with("above");
                let (size, inside, edge) = if doubtful {
                    (7, self.theme.grid, self.theme.ink)
                } else {
                    (5, self.theme.faint, self.theme.faint)
                };
                xml.raw("<c:dPt><c:idx val=\"").count(index);
                xml.raw("\"/><c:marker><c:symbol val=\"circle\"/><c:size val=\"")
                    .count(size);
                xml.raw("\"/>");
                shape(xml, inside, edge);
                xml.raw("</c:marker><c:bubble3D val=\"0\"/></c:dPt>");
            }
        }
    }

    /// The cells of a column: where they are, and what they hold.
    fn column(&self, xml: &mut Xml, tag: &str, column: usize, rows: (usize, usize)) {
        let format = if column == DATE {
            r"yyyy\-mm\-dd"
        } else {
            "General"
        };
        xml.raw("<").raw(tag).raw("><c:numRef><c:f>");
        address(xml, column, rows);
        xml.raw("</c:f><c:numCache><c:formatCode>").raw(format);
        xml.raw("</c:formatCode><c:ptCount val=\"")
            .count(rows.1)
            .raw("\"/>");
        let cells = self.numbers.rows.iter().skip(rows.0).take(rows.1);
        for (index, row) in cells.enumerate() {
            if let Some(value) = row.get(column).and_then(Cell::value) {
                xml.raw("<c:pt idx=\"").count(index);
                xml.raw("\"><c:v>").number(value).raw("</c:v></c:pt>");
            }
        }
        xml.raw("</c:numCache></c:numRef></").raw(tag).raw(">");
    }
}

/// The cells of a column as a formula.
fn address(xml: &mut Xml, column: usize, (first, count): (usize, usize)) {
    let letter = xlsx::letter(column);
    xml.raw(SHEET)
        .raw("!$")
        .raw(&letter)
        .raw("$")
        .count(first + 1);
    if count > 1 {
        xml.raw(":$").raw(&letter).raw("$").count(first + count);
    }
}

fn dashed(color: Color) -> Stroke {
    Stroke {
        color,
        width: 1.5,
        dash: Some([6.0, 4.0]),
    }
}

fn fill(xml: &mut Xml, color: Color) {
    xml.raw("<a:solidFill><a:srgbClr val=\"");
    let mut digits = String::new();
    pairs(&mut digits, &color.rgb);
    xml.raw(&digits).raw("\"><a:alpha val=\"");
    xml.number(libm::round(color.alpha * 100_000.0))
        .raw("\"/></a:srgbClr></a:solidFill>");
}

/// Dashes are in thousandths of a per cent of the width.
fn line(xml: &mut Xml, stroke: &Stroke) {
    xml.raw("<a:ln w=\"")
        .number(libm::round(stroke.width * PIXEL));
    xml.raw("\" cap=\"flat\">");
    fill(xml, stroke.color);
    if let Some(dash) = stroke.dash {
        let [on, off] = dash.map(|length| libm::round(length / stroke.width * 100_000.0));
        xml.raw("<a:custDash><a:ds d=\"").number(on);
        xml.raw("\" sp=\"").number(off).raw("\"/></a:custDash>");
    }
    xml.raw("<a:round/></a:ln>");
}

fn shape(xml: &mut Xml, inside: Color, edge: Color) {
    xml.raw("<c:spPr>");
    fill(xml, inside);
    line(xml, &Stroke::solid(edge, 1.0));
    xml.raw("</c:spPr>");
}

fn labels(xml: &mut Xml, labels: &[(usize, String, &'static str)]) {
    xml.raw("<c:dLbls>");
    for (index, text, side) in labels {
        xml.raw("<c:dLbl><c:idx val=\"").count(*index);
        xml.raw("\"/><c:tx><c:rich><a:bodyPr wrap=\"none\"/><a:p><a:r><a:rPr sz=\"1100\"/><a:t>");
        xml.text(text);
        xml.raw("</a:t></a:r></a:p></c:rich></c:tx><c:spPr><a:solidFill><a:srgbClr val=\"FFFFFF\"><a:alpha val=\"75000\"/></a:srgbClr></a:solidFill></c:spPr><c:dLblPos val=\"")
            .raw(side);
        xml.raw("\"/>").raw(SHOW).raw("</c:dLbl>");
    }
    xml.raw(HIDE).raw("</c:dLbls>");
}

/// The horizontal axis in whole years: its start, and where it ends. The start is up to a day late so that steps of
/// 365.25 days fall on the first of January of every year until 2100.
fn years(x: &AxisSpec) -> (f64, f64) {
    let first = date::Civil::from_days(x.ends.0).year;
    let start = date::days_from_civil(first, 1, 1) as f64;
    // 2025 and every fourth year begin on time, each after that a quarter of a day early, until the leap day.
    let late = (first - 1).rem_euclid(4) as f64 / 4.0;
    (start + late, x.ends.1)
}

fn axis(xml: &mut Xml, id: &str, log: bool, (low, high): (f64, f64)) {
    xml.raw("<c:valAx><c:axId val=\"")
        .raw(id)
        .raw("\"/><c:scaling>");
    xml.raw(if log { "<c:logBase val=\"10\"/>" } else { "" });
    xml.raw("<c:orientation val=\"minMax\"/><c:max val=\"")
        .number(high);
    xml.raw("\"/><c:min val=\"").number(low);
    xml.raw("\"/></c:scaling><c:delete val=\"0\"/>");
}

fn dates(xml: &mut Xml, x: &AxisSpec) {
    let (from, to) = years(x);
    let count = (to - from) / 365.25;
    let step = if count <= 12.0 {
        1.0
    } else if count <= 24.0 {
        2.0
    } else {
        5.0
    };
    axis(xml, "1", false, (serial(from), serial(to)));
    xml.raw("<c:axPos val=\"b\"/><c:numFmt formatCode=\"yyyy\" sourceLinked=\"0\"/><c:majorTickMark val=\"out\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"low\"/>");
    xml.raw(AXIS_LINE);
    xml.raw("<c:crossAx val=\"2\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/><c:majorUnit val=\"");
    xml.number(step * 365.25).raw("\"/></c:valAx>");
}

fn values(xml: &mut Xml, spec: &Spec) {
    let linear = matches!(
        spec.y.measure,
        Measure::Percent | Measure::Number | Measure::Date | Measure::Months | Measure::Rows
    );
    axis(xml, "2", !linear, spec.y.ends);
    xml.raw("<c:axPos val=\"l\"/><c:numFmt formatCode=\"[&gt;=1]#,##0;General\" sourceLinked=\"0\"/><c:majorTickMark val=\"none\"/><c:minorTickMark val=\"none\"/><c:tickLblPos val=\"none\"/>");
    xml.raw(NO_SHAPE);
    xml.raw(
        "<c:crossAx val=\"1\"/><c:crosses val=\"min\"/><c:crossBetween val=\"midCat\"/></c:valAx>",
    );
}

const OPEN: &str = r#"<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100" b="0"/></a:pPr><a:r><a:rPr sz="1100" b="0"/><a:t>"#;

/// What the vertical axis measures stands above it, as the title of the chart: an axis title would be turned or wrapped.
const PLOT: &str = r#"</a:t></a:r></a:p></c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.004"/><c:y val="0.005"/></c:manualLayout></c:layout><c:overlay val="1"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/><c:x val="0.1"/><c:y val="0.085"/><c:w val="0.885"/><c:h val="0.71"/></c:manualLayout></c:layout><c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>"#;

const CLOSE: &str = r#"<c:overlay val="0"/><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000"/></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1100"><a:solidFill><a:schemeClr val="tx2"/></a:solidFill></a:defRPr></a:pPr><a:endParaRPr lang="en"/></a:p></c:txPr><c:externalData r:id="r1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>"#;

const NO_LINE: &str = r"<a:ln><a:noFill/></a:ln>";

const NO_SHAPE: &str = r"<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>";

const AXIS_LINE: &str = r#"<c:spPr><a:ln w="9525"><a:solidFill><a:srgbClr val="80848C"/></a:solidFill></a:ln></c:spPr>"#;

/// Custom text shows where values would.
const SHOW: &str = r#"<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#;

const HIDE: &str = r#"<c:showLegendKey val="0"/><c:showVal val="0"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>"#;
