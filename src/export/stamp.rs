//! Where a file comes from and when: what a panel does not know by itself.

use crate::{
    assumptions::codec::{self, Link},
    date,
    i18n::format::join,
    view::Panel,
};

/// Date and place of an export. The caller gives them, so that the same panel gives the same file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stamp {
    /// The day, in days since 1970-01-01.
    pub day: f64,
    /// The address of the page up to the query; empty where there is none.
    pub page: String,
}

impl Stamp {
    /// The permalink of a panel.
    pub(super) fn permalink(&self, panel: &Panel) -> String {
        let link = Link {
            view: panel.view,
            assumptions: panel.assumptions,
            pins: panel.pins.iter().map(|scenario| scenario.pin).collect(),
            ..Link::default()
        };
        join(&[&self.page, "?", &codec::write(&link)])
    }

    /// Program, version and date.
    pub(super) fn origin(&self) -> String {
        join(&[
            "Doublings ",
            env!("CARGO_PKG_VERSION"),
            " · ",
            &date::iso(self.day),
        ])
    }
}
