//! One of a panel's smaller charts, by its place. A file of its own, since what waits is asked for with it.

use std::rc::Rc;

use crate::views::{Panel, SideChart};

/// One of a panel's smaller charts.
pub struct Chart {
    /// The panel that it belongs to.
    pub panel: Rc<Panel>,
    /// Its place there.
    pub at: usize,
}

impl Chart {
    pub(super) fn get(&self) -> &SideChart {
        &self.panel.side_charts[self.at]
    }
}
