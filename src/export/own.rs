//! A person's own points inside of the file that holds the whole page, which a link does not have.

use std::rc::Rc;

use crate::{
    assumptions::registry::Key,
    date,
    evidence::points::{self, Dataset, Import},
    number,
    views::Study,
};

/// The column of the values and how its table is read: of task lengths, of code shares.
const TABLES: [(&str, Import); 2] = [
    ("minutes", points::import),
    ("share", points::import_shares),
];

/// The points that a study has and that it shows, compares with or tells of; empty for none. Others are left out, so that nobody
/// passes them on unawares.
///
/// In the form of a query, whose letters mean nothing to markup: `minutes=name%2Cdate…&share=name%2Cdate…`.
pub fn write(study: &Study) -> String {
    let mut text = String::new();
    let own = [
        (Key::Data, 2.0, &study.imported),
        (Key::Shares, 1.0, &study.shares),
    ];
    for ((column, _), (key, mine, data)) in TABLES.iter().zip(own) {
        let Some(data) = data.as_ref().filter(|_| shows(study, key, mine)) else {
            continue;
        };
        if !text.is_empty() {
            text.push('&');
        }
        text.push_str(column);
        text.push('=');
        text.extend(form_urlencoded::byte_serialize(
            table(column, data).as_bytes(),
        ));
    }
    text
}

fn shows(study: &Study, key: Key, value: f64) -> bool {
    let link = &study.link;
    let told = link.scenes.iter();
    let told = told.flat_map(|scene| std::iter::once(&scene.shown).chain(&scene.beside));
    let kept = link.pins.iter().chain(told).map(|pin| &pin.assumptions);
    let mut all = std::iter::once(&link.assumptions).chain(kept);
    all.any(|assumptions| assumptions.value(key) == Some(value))
}

/// A table as [`points::import`] reads it. Unlike a file for spreadsheets it leaves names as they are.
fn table(column: &str, data: &Dataset) -> String {
    let mut text = ["name,date,", column, ",low,high"].concat();
    for point in &data.points {
        text.push_str("\n\"");
        for c in point.name.chars() {
            if c == '"' {
                text.push('"');
            }
            text.push(c);
        }
        text.push_str("\",");
        text.push_str(&date::iso(point.day));
        let (low, high) = point.p50.range.unzip();
        for value in [Some(point.p50.mid), low, high] {
            text.push(',');
            text.push_str(&value.map(number::shortest).unwrap_or_default());
        }
    }
    text
}

/// The task lengths and the code shares that [`write()`] has written. A table that cannot be read is left out.
pub fn read(text: &str) -> [Option<Rc<Dataset>>; 2] {
    let mut own = [None, None];
    for (name, table) in form_urlencoded::parse(text.as_bytes()) {
        for ((column, import), own) in TABLES.iter().zip(&mut own) {
            if name == *column {
                *own = import(&table).ok().map(Rc::new);
            }
        }
    }
    own
}
