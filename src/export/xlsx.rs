//! A panel as an Excel workbook: its numbers, its assumptions with their sources, what differs between scenarios, the evidence.
//! Its milestones have true dates, its chart is the one of the page.

use super::{
    Stamp, ledger,
    pptx::{
        chart::{self, Behind, Home},
        parts::{TALL, WIDTH},
        wide,
    },
    properties::Properties,
    table::{self, Cell},
    workbook::{self, Sheet, workbook},
    xml::Xml,
};
use crate::{
    assumptions::{
        codec::{self, PIN_NAMES},
        registry::{Initial, Key, Kind, REGISTRY},
    },
    evidence::EDITION,
    figure::{self, chart::Today, picture::Frame, theme::Theme},
    i18n::{
        format::{join, localized},
        params::{param_label, unit_label},
        words,
    },
    number,
    views::{
        Panel,
        compare::{Value, describe},
        numbers::Milestone,
        plain,
    },
};

/// Widths of the numbers' columns.
const NUMBERS: &[usize] = &[10, 24, 12, 12, 12, 12, 12, 12, 12, 12, 12, 14, 12, 12, 9];

/// The workbook: the numbers behind the chart, then assumptions and sources, then the milestones, with pins what differs, of the
/// evidence also the rows of its CSV and what their sources are; at last the chart, where office programs have such a one.
pub fn xlsx(panel: &Panel, stamp: &Stamp) -> Vec<u8> {
    let lang = panel.lang;
    let (assumed, rows) = assumptions(panel, stamp);
    let mut sheets = vec![
        Sheet {
            results: true,
            ..Sheet::table(
                localized(lang, "Numbers", "数値"),
                "Numbers",
                table::numbers(panel).rows,
                NUMBERS,
            )
        },
        Sheet {
            table: Some(("Assumptions", rows)),
            linked: true,
            ..Sheet::plain(
                localized(lang, "Assumptions", "前提"),
                assumed,
                &[34, 12, 24, 12, 24, 60],
            )
        },
    ];
    let dated = milestones(panel);
    if dated.len() > 1 {
        sheets.push(Sheet {
            results: true,
            ..Sheet::table(
                localized(lang, "Milestones", "到達時期"),
                "Milestones",
                dated,
                &[34, 34, 20, 12, 12, 12, 12, 12, 12],
            )
        });
    }
    if panel.differences.is_some() {
        sheets.push(Sheet::table(
            localized(lang, "Comparison", "比較"),
            "Comparison",
            comparison(panel),
            &[40, 16, 12, 24, 24, 24, 24, 24],
        ));
    }
    if let Some(consequences) = panel.report().consequences() {
        let widths = &[
            12, 24, 70, 10, 10, 10, 12, 12, 12, 12, 12, 10, 16, 10, 20, 40, 40,
        ];
        let rows = ledger::whole(lang, consequences);
        sheets.push(Sheet {
            linked: true,
            ..Sheet::table(
                localized(lang, "Evidence", "根拠"),
                "Evidence",
                rows,
                widths,
            )
        });
        let rows = ledger::cited(lang);
        sheets.push(Sheet {
            linked: true,
            ..Sheet::table(
                localized(lang, "Sources", "出典"),
                "Sources",
                rows,
                &[16, 90, 60],
            )
        });
    }
    let drawn = drawn(panel, stamp);
    if let Some((sheet, behind)) = drawn.as_ref() {
        sheets.push(chart_sheet(panel, stamp, sheet));
        sheets.push(Sheet {
            results: true,
            ..behind.sheet()
        });
    }
    let about = Properties {
        title: &plain(&panel.headline),
        link: &stamp.permalink(panel),
    };
    workbook(&sheets, Some(&about), stamp.day)
}

/// The chart and the sheet behind it.
fn drawn(panel: &Panel, stamp: &Stamp) -> Option<(Xml, Behind)> {
    let lang = panel.lang;
    let spec = || {
        let mut spec = panel.spec();
        spec.today = Some(Today::dated(stamp.day, lang));
        spec.footer.clear();
        spec
    };
    if !wide::fits(&spec()) {
        return None;
    }
    let frame = Frame {
        width: WIDTH,
        height: TALL,
        theme: Theme::light(),
        title: false,
    };
    let page = figure::chart::draw(spec(), "", "", lang, &frame);
    Some(chart::chart(&spec(), &page, lang, Home::Book))
}

/// The headline, below it the chart, below that its sources.
fn chart_sheet(panel: &Panel, stamp: &Stamp, chart: &Xml) -> Sheet<'static> {
    let headline = plain(&panel.headline);
    let mut rows = vec![
        vec![Cell::text(&headline)],
        vec![Cell::text(&panel.subline)],
    ];
    rows.resize(workbook::CHART_ROWS - 3, Vec::new());
    for line in panel.footer() {
        rows.push(vec![Cell::Text(line)]);
    }
    rows.push(vec![Cell::Text(stamp.line(panel))]);
    Sheet {
        chart: Some((chart.clone(), headline)),
        ..Sheet::plain(localized(panel.lang, "Chart", "グラフ"), rows, &[])
    }
}

/// A row for each milestone of each scenario: true dates, blank where too few simulations get there, and the share that never do.
fn milestones(panel: &Panel) -> Vec<Vec<Cell>> {
    let lang = panel.lang;
    let head = [
        localized(lang, "Scenario", "シナリオ"),
        localized(lang, "Milestone", "到達点"),
        localized(lang, "Key", "キー"),
        localized(lang, "Level", "水準"),
        localized(lang, "Unit", "単位"),
        "10%",
        localized(lang, "Median", "中央値"),
        "90%",
        localized(lang, "Never", "到達しない割合"),
    ];
    let mut rows = vec![head.map(Cell::text).to_vec()];
    let mut add = |scenario: &str, all: &[Milestone], unit: &str| {
        for m in all {
            let level = matches!(unit, "minutes" | "percent") && m.level > 0.0;
            rows.push(vec![
                Cell::text(scenario),
                Cell::Text(m.label(lang, unit)),
                Cell::text(m.key),
                Cell::number(level.then_some(m.level)),
                Cell::text(if level { unit } else { "" }),
                Cell::date(m.p10),
                Cell::date(m.p50),
                Cell::date(m.p90),
                Cell::Share(m.never),
            ]);
        }
    };
    let own = panel.numbers().milestones;
    add(localized(lang, "Shown now", "表示中"), &own, panel.unit());
    for (name, pin) in names(panel).iter().zip(&panel.pins) {
        let (all, unit) = pin.milestones();
        add(name, all, unit);
    }
    rows
}

/// What the pins are called in heads.
fn names(panel: &Panel) -> Vec<String> {
    let lang = panel.lang;
    let pins = panel.pins.iter().zip(PIN_NAMES);
    pins.map(|(scenario, name)| {
        let about = describe(&scenario.pin, lang);
        join(&[name, localized(lang, ": ", "："), &about])
    })
    .collect()
}

/// What differs: a column for each scenario, numbers and dates as such.
fn comparison(panel: &Panel) -> Vec<Vec<Cell>> {
    let lang = panel.lang;
    let head = [
        localized(lang, "What differs, and what follows", "前提の違いと結果"),
        localized(lang, "Key", "キー"),
        localized(lang, "Unit", "単位"),
        localized(lang, "Shown now", "表示中"),
    ];
    let mut head = head.map(Cell::text).to_vec();
    head.extend(names(panel).into_iter().map(Cell::Text));
    let mut rows = vec![head];
    for differing in panel.differing() {
        let mut row = vec![
            Cell::Text(differing.label),
            Cell::text(differing.key),
            Cell::text(differing.unit),
        ];
        row.extend(differing.values.into_iter().map(|value| match value {
            Value::Nothing => Cell::Empty,
            Value::Text(text) => Cell::Text(text),
            Value::Number(value) => Cell::number(value),
            Value::Date(day) => Cell::date(day),
            Value::Share(share) => Cell::Share(share),
        }));
        rows.push(row);
    }
    rows
}

/// Every assumption in force with its default and where that comes from, and how many rows these are with their head; then what
/// the numbers are and where they come from.
fn assumptions(panel: &Panel, stamp: &Stamp) -> (Vec<Vec<Cell>>, usize) {
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
    let count = rows.len();
    rows.push(Vec::new());
    for (label, text) in about(panel, stamp) {
        rows.push(vec![Cell::text(label), Cell::Text(text)]);
    }
    (rows, count)
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
