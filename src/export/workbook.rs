//! Sheets as an Excel workbook: named tables with filters, links, what is printed, a chart, properties of the document.
//!
//! ECMA-376, part 1, `SpreadsheetML`. Texts are inline strings, which no program runs as a formula.

use super::{
    pptx::parts::{LINKS, THEME, relationship, relationships},
    properties::{self, Properties},
    table::Cell,
    xml::Xml,
    zip::{Part, zip},
};
use crate::{date, i18n::format::join, number};

/// A cell holds no more characters.
const MOST_CHARACTERS: usize = 32_767;

/// The longest address that a cell leads to.
const LONGEST_LINK: usize = 2000;

/// The days that spreadsheets know, from 1900-01-01 to 9999-12-31.
const DAYS: std::ops::RangeInclusive<f64> = 1.0..=2_958_465.0;

/// Places of the formats in [`STYLES`].
const DATE: usize = 1;
const HEAD: usize = 2;
const SHARE: usize = 3;
const LINK: usize = 4;
const RESULT: usize = 5;

/// A sheet: its name, and its rows, the first of which is the head.
pub struct Sheet<'a> {
    /// At most 31 characters without punctuation.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of the columns in characters.
    pub widths: &'a [usize],
    /// The name in formulas of the table that its first rows are, the same in every language, and how many rows those are.
    pub table: Option<(&'static str, usize)>,
    /// Whether its numbers are results, whose last digits nobody reads, and not values as they were set.
    pub results: bool,
    /// Whether texts that are addresses lead there. What a person has imported never does.
    pub linked: bool,
    /// A chart below its first rows, with its description.
    pub chart: Option<(Xml, String)>,
}

impl<'a> Sheet<'a> {
    /// Cells under a head that stays in sight.
    pub const fn plain(name: &'static str, rows: Vec<Vec<Cell>>, widths: &'a [usize]) -> Self {
        Self {
            name,
            rows,
            widths,
            table: None,
            results: false,
            linked: false,
            chart: None,
        }
    }

    /// The same as a table of this name.
    pub fn table(
        name: &'static str,
        of: &'static str,
        rows: Vec<Vec<Cell>>,
        widths: &'a [usize],
    ) -> Self {
        Self {
            table: Some((of, rows.len())),
            ..Self::plain(name, rows, widths)
        }
    }
}

/// The name of a column: `A` to `Z`, then `AA` and so on.
pub fn letter(column: usize) -> String {
    let own = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => String::from(own),
        more => letter(more - 1) + own.encode_utf8(&mut [0; 4]),
    }
}

/// The name of a cell.
fn reference(column: usize, row: usize) -> String {
    letter(column) + &number::shortest((row + 1) as f64)
}

/// A workbook that is being put together.
struct Book {
    types: Xml,
    list: Xml,
    names: Xml,
    links: Xml,
    parts: Vec<Part>,
    tables: usize,
}

impl Book {
    fn part(&mut self, xml: Xml, path: &str, kind: &str) {
        self.types.raw("<Override PartName=\"/").raw(path);
        self.types
            .raw("\" ContentType=\"application/vnd.openxmlformats-officedocument.")
            .raw(kind)
            .raw("+xml\"/>");
        self.parts.push(xml.part(path));
    }

    fn sheet(&mut self, index: usize, sheet: &Sheet<'_>) {
        let n = number::shortest((index + 1) as f64);
        let n = n.as_str();
        self.list.raw("<sheet name=\"").text(sheet.name);
        self.list.raw("\" sheetId=\"").raw(n);
        self.list.raw("\" r:id=\"s").raw(n).raw("\"/>");
        let id = join(&["s", n]);
        let target = join(&["worksheets/sheet", n, ".xml"]);
        relationship(&mut self.links, &id, "worksheet", &target);
        self.printed(index, sheet);

        let mut links: Vec<(String, &str, String)> = Vec::new();
        let mut xml = cells(sheet);
        if sheet.linked {
            hyperlinks(&mut xml, &mut links, sheet);
        }
        xml.raw(PAGE);
        if let Some((chart, about)) = &sheet.chart {
            xml.raw("<drawing r:id=\"d1\"/>");
            links.push((
                "d1".to_owned(),
                "drawing",
                join(&["../drawings/drawing", n, ".xml"]),
            ));
            let [open, middle, end] = DRAWING;
            let mut drawing = Xml::new();
            drawing
                .raw(open)
                .raw(sheet.name)
                .raw(middle)
                .text(about)
                .raw(end);
            let path = join(&["xl/drawings/drawing", n, ".xml"]);
            self.part(drawing, &path, "drawing");
            let to = join(&["../charts/chart", n, ".xml"]);
            let refer = relationships(&[("r1", "chart", to)]);
            let path = join(&["xl/drawings/_rels/drawing", n, ".xml.rels"]);
            self.parts.push(refer.part(&path));
            let path = join(&["xl/charts/chart", n, ".xml"]);
            self.part(chart.clone(), &path, "drawingml.chart");
        }
        // A table has at least a row below its head.
        if let Some((name, rows)) = sheet.table.filter(|(_, rows)| *rows > 1) {
            self.tables += 1;
            let t = number::shortest(self.tables as f64);
            xml.raw("<tableParts count=\"1\"><tablePart r:id=\"t1\"/></tableParts>");
            links.push((
                "t1".to_owned(),
                "table",
                join(&["../tables/table", &t, ".xml"]),
            ));
            let path = join(&["xl/tables/table", &t, ".xml"]);
            self.part(
                table(&t, name, rows, &sheet.rows[0]),
                &path,
                "spreadsheetml.table",
            );
        }
        xml.raw("</worksheet>");
        let path = join(&["xl/worksheets/sheet", n, ".xml"]);
        self.part(xml, &path, "spreadsheetml.worksheet");
        if !links.is_empty() {
            let mut refer = Xml::new();
            refer.raw(LINKS);
            for (id, kind, target) in &links {
                relationship(&mut refer, id, kind, target);
            }
            refer.raw("</Relationships>");
            let path = join(&["xl/worksheets/_rels/sheet", n, ".xml.rels"]);
            self.parts.push(refer.part(&path));
        }
    }

    /// What is printed of a sheet, and that each page begins with its head.
    fn printed(&mut self, index: usize, sheet: &Sheet<'_>) {
        let columns = sheet.rows.iter().map(Vec::len).max().unwrap_or_default();
        let (columns, rows) = match &sheet.chart {
            Some(_) => (CHART_COLUMNS, CHART_ROWS),
            None => (columns, sheet.rows.len()),
        };
        if columns == 0 {
            return;
        }
        let name = |xml: &mut Xml, kind: &str, from: &str, to: &str| {
            xml.raw("<definedName name=\"_xlnm.Print_").raw(kind);
            xml.raw("\" localSheetId=\"").count(index).raw("\">'");
            xml.text(sheet.name).raw("'!").raw(from).raw(":").raw(to);
            xml.raw("</definedName>");
        };
        let end = join(&[
            "$",
            &letter(columns - 1),
            "$",
            &number::shortest(rows as f64),
        ]);
        name(&mut self.names, "Area", "$A$1", &end);
        if sheet.chart.is_none() {
            name(&mut self.names, "Titles", "$1", "$1");
        }
    }
}

/// A workbook of sheets, made on a day, with what it says of itself, if it stands alone.
pub fn workbook(sheets: &[Sheet<'_>], about: Option<&Properties<'_>>, day: f64) -> Vec<u8> {
    let mut book = Book {
        types: Xml::new(),
        list: Xml::new(),
        names: Xml::fragment(),
        links: Xml::new(),
        parts: Vec::new(),
        tables: 0,
    };
    book.types.raw(TYPES);
    book.list.raw(BOOK);
    book.links.raw(LINKS);
    for (id, kind, target) in [
        ("r1", "styles", "styles.xml"),
        ("r2", "theme", "theme/theme1.xml"),
    ] {
        relationship(&mut book.links, id, kind, target);
    }
    for (index, sheet) in sheets.iter().enumerate() {
        book.sheet(index, sheet);
    }
    let mut theme = Xml::new();
    theme.raw(THEME);
    book.part(theme, "xl/theme/theme1.xml", "theme");
    let mut styles = Xml::new();
    styles.raw(STYLES);
    book.part(styles, "xl/styles.xml", "spreadsheetml.styles");
    let Book {
        mut types,
        mut list,
        names,
        mut links,
        mut parts,
        ..
    } = book;
    list.raw("</sheets><definedNames>");
    list.raw(names.markup());
    list.raw("</definedNames></workbook>");
    links.raw("</Relationships>");
    let mut root = vec![("r1", "officeDocument", "xl/workbook.xml".to_owned())];
    if let Some(about) = about {
        types.raw(properties::TYPES);
        root.extend(properties::links());
        parts.extend(properties::parts(about, &date::iso(day)));
    }
    types.raw("</Types>");
    let mut all = vec![
        types.part("[Content_Types].xml"),
        relationships(&root).part("_rels/.rels"),
        list.part("xl/workbook.xml"),
        links.part("xl/_rels/workbook.xml.rels"),
    ];
    all.append(&mut parts);
    zip(&all, day)
}

fn cells(sheet: &Sheet<'_>) -> Xml {
    let mut xml = Xml::new();
    xml.raw(OPEN);
    if sheet.chart.is_some() {
        xml.raw("<sheetView showGridLines=\"0\" workbookViewId=\"0\"/>");
    } else {
        xml.raw("<sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView>");
    }
    xml.raw("</sheetViews>");
    xml.raw(if sheet.chart.is_some() { ROWS } else { "" });
    // There is no such element without columns.
    let wide = !sheet.widths.is_empty();
    xml.raw(if wide { "<cols>" } else { "" });
    for (index, width) in sheet.widths.iter().enumerate() {
        xml.raw("<col min=\"").count(index + 1);
        xml.raw("\" max=\"").count(index + 1);
        xml.raw("\" width=\"").count(*width);
        xml.raw("\" customWidth=\"1\"/>");
    }
    xml.raw(if wide { "</cols>" } else { "" });
    xml.raw("<sheetData>");
    for (y, row) in sheet.rows.iter().enumerate() {
        xml.raw("<row r=\"").count(y + 1).raw("\">");
        for (x, cell) in row.iter().enumerate() {
            write_cell(&mut xml, (x, y), cell, sheet);
        }
        xml.raw("</row>");
    }
    xml.raw("</sheetData>");
    xml
}

/// Where a text leads: its first address, if it consists of such.
fn address(cell: &Cell) -> Option<&str> {
    let Cell::Text(text) = cell else { return None };
    let is_address = text.starts_with("https://") || text.starts_with("http://");
    let first = text.split(' ').next()?;
    (is_address && first.len() <= LONGEST_LINK).then_some(first)
}

fn hyperlinks(xml: &mut Xml, links: &mut Vec<(String, &'static str, String)>, sheet: &Sheet<'_>) {
    for (y, row) in sheet.rows.iter().enumerate() {
        for (x, cell) in row.iter().enumerate() {
            let Some(to) = address(cell) else { continue };
            let id = join(&["h", &number::shortest((links.len() + 1) as f64)]);
            xml.raw(if links.is_empty() { "<hyperlinks>" } else { "" });
            xml.raw("<hyperlink ref=\"").raw(&reference(x, y));
            xml.raw("\" r:id=\"").raw(&id).raw("\"/>");
            links.push((id, "hyperlink", to.to_owned()));
        }
    }
    xml.raw(if links.is_empty() {
        ""
    } else {
        "</hyperlinks>"
    });
}

fn table(id: &str, name: &str, rows: usize, head: &[Cell]) -> Xml {
    let area = join(&["A1:", &reference(head.len() - 1, rows - 1)]);
    let mut xml = Xml::new();
    xml.raw("<table xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" id=\"")
        .raw(id);
    xml.raw("\" name=\"").raw(name);
    xml.raw("\" displayName=\"").raw(name);
    xml.raw("\" ref=\"").raw(&area);
    xml.raw("\" totalsRowShown=\"0\"><autoFilter ref=\"")
        .raw(&area);
    xml.raw("\"/><tableColumns count=\"").count(head.len());
    xml.raw("\">");
    for (index, cell) in head.iter().enumerate() {
        let Cell::Text(text) = cell else { continue };
        xml.raw("<tableColumn id=\"").count(index + 1);
        xml.raw("\" name=\"").text(text).raw("\"/>");
    }
    xml.raw("</tableColumns><tableStyleInfo name=\"TableStyleLight1\" showFirstColumn=\"0\" showLastColumn=\"0\" showRowStripes=\"1\" showColumnStripes=\"0\"/></table>");
    xml
}

fn write_cell(xml: &mut Xml, (x, y): (usize, usize), cell: &Cell, sheet: &Sheet<'_>) {
    let name = reference(x, y);
    let open = |xml: &mut Xml, style: usize| {
        xml.raw("<c r=\"").raw(&name);
        if style > 0 {
            xml.raw("\" s=\"").count(style);
        }
    };
    let words = |xml: &mut Xml, text: &str, style: usize| {
        let text = match text.char_indices().nth(MOST_CHARACTERS) {
            Some((end, _)) => text.get(..end).unwrap_or_default(),
            None => text,
        };
        open(xml, style);
        xml.raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.cell(text).raw("</t></is></c>");
    };
    match cell {
        Cell::Text(text) if text.is_empty() => {}
        Cell::Text(text) => {
            let style = match y {
                0 => HEAD,
                _ if sheet.linked && address(cell).is_some() => LINK,
                _ => 0,
            };
            words(xml, text, style);
        }
        Cell::Date(day) if cell.value().is_none_or(|day| !DAYS.contains(&day)) => {
            words(xml, &date::iso(*day), 0);
        }
        _ => {
            let Some(value) = cell.value() else { return };
            let style = match cell {
                Cell::Date(_) => DATE,
                Cell::Share(_) => SHARE,
                _ if sheet.results => RESULT,
                _ => 0,
            };
            open(xml, style);
            xml.raw("\">");
            match cell {
                Cell::Same { column, .. } => {
                    xml.raw("<f>").raw(&reference(*column, y)).raw("</f>");
                }
                Cell::Difference { columns, .. } => {
                    let (from, less) = columns;
                    xml.raw("<f>").raw(&reference(*from, y)).raw("-");
                    xml.raw(&reference(*less, y)).raw("</f>");
                }
                _ => {}
            }
            xml.raw("<v>").number(value).raw("</v></c>");
        }
    }
}

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>"#;

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#;

/// The head stays in sight; all columns go on one page.
const OPEN: &str = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>"#;

const PAGE: &str = r#"<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter>"#;

/// The cells that the chart of a sheet takes, with what stands above and below it.
const CHART_COLUMNS: usize = 20;
/// The height of rows in every program, so that what stands below the chart does.
const ROWS: &str = r#"<sheetFormatPr defaultRowHeight="15" customHeight="1"/>"#;

/// The rows of these cells.
pub const CHART_ROWS: usize = 30;

/// A chart under the third row: open for its name and its description.
const DRAWING: [&str; 3] = [
    r#"<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:oneCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>3</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="11430000" cy="4286250"/><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name=""#,
    r#"" descr=""#,
    r#""/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"#,
];

/// Plain, a date, a head, a share, a link, a result.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="[&gt;=1000]#,##0;[&gt;=0.01]0.00;General"/></numFmts><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><u/><sz val="11"/><color theme="10"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
