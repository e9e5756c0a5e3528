//! A panel as an Excel workbook: its numbers, its assumptions with their sources, what differs between scenarios, the evidence.
//!
//! ECMA-376, part 1, `SpreadsheetML`. Texts are inline strings, which no program runs as a formula.

use super::{
    Stamp, ledger,
    table::{self, Cell},
    xml::Xml,
    zip::{Part, zip},
};
use crate::{
    assumptions::{
        codec,
        registry::{Initial, Key, Kind, REGISTRY},
    },
    evidence::EDITION,
    i18n::{
        format::localized,
        params::{param_label, unit_label},
        words,
    },
    number,
    views::{Panel, plain},
};

/// A cell holds no more characters.
const MOST_CHARACTERS: usize = 32_767;

/// A sheet: its name, and its rows, the first of which is the head.
pub struct Sheet<'a> {
    /// At most 31 characters without punctuation.
    pub name: &'static str,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of the columns in characters.
    pub widths: &'a [usize],
}

/// Widths of the numbers' columns.
pub const NUMBERS: &[usize] = &[10, 24, 12, 12, 12, 12, 12, 12, 12, 12, 12, 14];

/// The workbook: the numbers behind the chart, then assumptions and sources, then, with pins, what differs; of the evidence
/// also the rows of its CSV and what their sources are.
pub fn xlsx(panel: &Panel, stamp: &Stamp) -> Vec<u8> {
    let lang = panel.lang;
    let mut sheets = vec![
        Sheet {
            name: localized(lang, "Numbers", "数値"),
            rows: table::numbers(panel).rows,
            widths: NUMBERS,
        },
        Sheet {
            name: localized(lang, "Assumptions", "前提"),
            rows: assumptions(panel, stamp),
            widths: &[34, 12, 24, 12, 24, 60],
        },
    ];
    if let Some(differences) = &panel.differences {
        let mut rows = vec![texts(&differences.head)];
        rows.extend(differences.rows.iter().map(|row| texts(row)));
        sheets.push(Sheet {
            name: localized(lang, "Comparison", "比較"),
            rows,
            widths: &[34, 24, 24, 24, 24, 24],
        });
    }
    if let Some(consequences) = panel.report().consequences() {
        sheets.push(Sheet {
            name: localized(lang, "Evidence", "根拠"),
            rows: ledger::whole(lang, consequences),
            widths: &[
                12, 24, 70, 10, 10, 10, 12, 12, 12, 12, 12, 10, 16, 10, 20, 40, 40,
            ],
        });
        sheets.push(Sheet {
            name: localized(lang, "Sources", "出典"),
            rows: ledger::cited(lang),
            widths: &[16, 90, 60],
        });
    }
    workbook(&sheets, stamp.day)
}

fn texts(row: &[String]) -> Vec<Cell> {
    row.iter().map(|text| Cell::text(text)).collect()
}

/// Every assumption in force with its default and where that comes from; then what the numbers are and where they come from.
fn assumptions(panel: &Panel, stamp: &Stamp) -> Vec<Vec<Cell>> {
    let lang = panel.lang;
    let head = [
        localized(lang, "Assumption", "前提"),
        localized(lang, "Key", "キー"),
        localized(lang, "Value", "値"),
        localized(lang, "Unit", "単位"),
        localized(lang, "Default", "既定値"),
        localized(lang, "Source of the default", "既定値の出典"),
    ];
    let mut rows = vec![head.map(Cell::text).to_vec()];
    for param in REGISTRY {
        let key = param.key;
        if !param.views.contains(&panel.view) {
            continue;
        }
        let value = panel.assumptions.in_force(key, &panel.resolved);
        let default = match param.default_in(panel.view) {
            Initial::Value(value) => cell(panel, key, value),
            Initial::Fit => Cell::text(localized(lang, "from the fit", "当てはめ")),
            Initial::Off => Cell::text(localized(lang, "off", "なし")),
        };
        let unit = match param.kind {
            Kind::Number { unit, .. } => unit_label(lang, unit),
            _ => "",
        };
        rows.push(vec![
            Cell::text(param_label(lang, key)),
            Cell::text(param.name),
            value.map_or(Cell::text("–"), |value| cell(panel, key, value)),
            Cell::text(unit),
            default,
            Cell::Text(words::origin(lang, key)),
        ]);
    }
    rows.push(Vec::new());
    for (label, text) in about(panel, stamp) {
        rows.push(vec![Cell::text(label), Cell::Text(text)]);
    }
    rows
}

/// A value as a number, a date or a word.
fn cell(panel: &Panel, key: Key, value: f64) -> Cell {
    match key.param().kind {
        Kind::Number { .. } => Cell::number(value),
        Kind::Date { .. } => Cell::Date(value),
        Kind::Choice(_) | Kind::Flag => Cell::Text(words::value_text(panel.lang, key, value)),
    }
}

/// What a file says of itself: labels and texts.
pub fn about(panel: &Panel, stamp: &Stamp) -> Vec<(&'static str, String)> {
    let lang = panel.lang;
    let mut all = vec![
        (localized(lang, "Finding", "要旨"), plain(&panel.headline)),
        (
            localized(lang, "Uncertainty", "不確かさ"),
            panel.subline.clone(),
        ),
    ];
    for note in &panel.notes {
        all.push((localized(lang, "Note", "注"), note.clone()));
    }
    for line in panel.footer() {
        all.push((localized(lang, "Basis", "根拠"), line));
    }
    for text in panel.sources() {
        all.push((localized(lang, "Source", "出典"), text.clone()));
    }
    all.push((
        localized(lang, "Edition of the data", "データの版（日付）"),
        EDITION.to_owned(),
    ));
    all.push((localized(lang, "Link", "リンク"), stamp.permalink(panel)));
    all.push((localized(lang, "Made with", "作成"), stamp.origin()));
    let version = f64::from(codec::VERSION);
    let version = number::shortest(version);
    all.push((
        localized(lang, "Version of defaults and data", "既定値とデータの版"),
        version,
    ));
    all.retain(|(_, text)| !text.is_empty());
    all
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

/// A workbook of sheets, made on a day.
pub fn workbook(sheets: &[Sheet<'_>], day: f64) -> Vec<u8> {
    let mut types = Xml::new();
    types.raw(TYPES);
    let mut book = Xml::new();
    book.raw(BOOK);
    let mut links = Xml::new();
    links.raw(LINKS);
    let mut parts: Vec<Part> = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let n = index + 1;
        types
            .raw("<Override PartName=\"/xl/worksheets/sheet")
            .count(n)
            .raw(".xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>");
        book.raw("<sheet name=\"")
            .text(sheet.name)
            .raw("\" sheetId=\"");
        book.count(n).raw("\" r:id=\"s").count(n).raw("\"/>");
        links.raw("<Relationship Id=\"s").count(n);
        links.raw("\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet");
        links.count(n).raw(".xml\"/>");
        let path = ["xl/worksheets/sheet", &number::shortest(n as f64), ".xml"].concat();
        parts.push(write(sheet).part(&path));
    }
    types.raw("</Types>");
    book.raw("</sheets></workbook>");
    links.raw("</Relationships>");
    let mut root = Xml::new();
    root.raw(ROOT);
    let mut styles = Xml::new();
    styles.raw(STYLES);
    let mut all = vec![
        types.part("[Content_Types].xml"),
        root.part("_rels/.rels"),
        book.part("xl/workbook.xml"),
        links.part("xl/_rels/workbook.xml.rels"),
        styles.part("xl/styles.xml"),
    ];
    all.append(&mut parts);
    zip(&all, day)
}

fn write(sheet: &Sheet<'_>) -> Xml {
    let mut xml = Xml::new();
    // The head stays in sight.
    xml.raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>");
    for (index, width) in sheet.widths.iter().enumerate() {
        xml.raw("<col min=\"").count(index + 1);
        xml.raw("\" max=\"").count(index + 1);
        xml.raw("\" width=\"").count(*width);
        xml.raw("\" customWidth=\"1\"/>");
    }
    xml.raw("</cols><sheetData>");
    for (y, row) in sheet.rows.iter().enumerate() {
        xml.raw("<row r=\"").count(y + 1).raw("\">");
        for (x, cell) in row.iter().enumerate() {
            write_cell(&mut xml, (x, y), cell);
        }
        xml.raw("</row>");
    }
    xml.raw("</sheetData></worksheet>");
    xml
}

fn write_cell(xml: &mut Xml, (x, y): (usize, usize), cell: &Cell) {
    let (name, head) = (reference(x, y), y == 0);
    let name = name.as_str();
    if let Cell::Text(text) = cell {
        let text = match text.char_indices().nth(MOST_CHARACTERS) {
            Some((end, _)) => text.get(..end).unwrap_or_default(),
            None => text,
        };
        xml.raw("<c r=\"").raw(name);
        xml.raw(if head { "\" s=\"2" } else { "" });
        xml.raw("\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
        xml.cell(text).raw("</t></is></c>");
    }
    if let Some(value) = cell.value() {
        xml.raw("<c r=\"").raw(name);
        xml.raw(if matches!(cell, Cell::Date(_)) {
            "\" s=\"1"
        } else {
            ""
        });
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

const TYPES: &str = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>"#;

const ROOT: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#;

const LINKS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#;

/// Plain, a date, a head.
const STYLES: &str = r#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;
