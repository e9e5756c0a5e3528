//! What share of code does AI write? The code view.

pub mod figure;

use super::{Panel, Study, numbers::Numbers};
use crate::{
    assumptions::{Assumptions, registry::View},
    i18n::Lang,
};

/// The data of the chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// The assumptions that it shows.
    pub assumptions: Assumptions,
}

/// The panel of a study.
pub fn panel(study: &Study, lang: Lang) -> Panel {
    let assumptions = study.link.assumptions;
    let chart = Chart { assumptions };
    Panel::new(View::Code, lang, assumptions, super::Chart::Code(chart))
}

/// The chart as plain numbers.
pub fn numbers(_chart: &Chart) -> Numbers {
    Numbers::default()
}
