//! The chart as data.

use super::Chart;
use crate::{
    figure::chart::{Measure, Span, Spec},
    i18n::Lang,
};

/// What the chart shows.
pub fn spec(_chart: &Chart, _lang: Lang) -> Spec {
    let x = Span {
        measure: Measure::Date,
        ends: (19_723.0, 21_914.0),
    };
    let y = Span {
        measure: Measure::Percent,
        ends: (0.0, 100.0),
    };
    Spec::new(x, y, String::new())
}

/// One of the smaller charts.
pub fn extra(_chart: &Chart, _key: &str, _lang: Lang) -> Option<Spec> {
    None
}
