//! Where a file comes from and when: what a panel does not know by itself.

use super::qr;
use crate::{
    assumptions::codec::{self, Link},
    date,
    figure::qr::Qr,
    i18n::format::join,
    views::Panel,
};

/// Date and place of an export. The caller gives them, so that the same panel gives the same file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stamp {
    /// The day, in days since 1970-01-01.
    pub day: f64,
    /// The address of the page up to the query; empty where there is none.
    pub page: String,
    /// Whether pictures and slides also have the permalink as a code.
    pub qr: bool,
}

impl Stamp {
    /// The permalink of a panel.
    pub fn permalink(&self, panel: &Panel) -> String {
        let link = Link {
            view: panel.view,
            assumptions: panel.assumptions,
            pins: panel
                .pins
                .iter()
                .map(|scenario| scenario.pin.clone())
                .collect(),
            ..Link::default()
        };
        join(&[&self.page, "?", &codec::write(&link)])
    }

    /// The line at the foot of a picture.
    pub fn line(&self, panel: &Panel) -> String {
        join(&[&self.origin(), " · ", &self.permalink(panel)])
    }

    /// The permalink as a code, if that is wanted; `None` also for a link that is too long for one.
    pub fn code(&self, panel: &Panel) -> Option<Qr> {
        let link = self.qr.then(|| self.permalink(panel))?;
        qr::encode(&link)
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
