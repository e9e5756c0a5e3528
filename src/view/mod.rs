//! Assumptions to panel: the sentence, the chart, milestones and tables of a view, in one language.

pub mod horizon;

use std::rc::Rc;

use crate::{
    assumptions::{
        codec::Link,
        registry::{Key, View},
    },
    evidence::points::Dataset,
    figure::picture::{Frame, Picture},
    i18n::Lang,
    model::horizon::Engine,
};

/// What a person looks at: a link, and the points that they have imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// View and assumptions.
    pub link: Link,
    /// Points for `data=mine`.
    pub imported: Option<Rc<Dataset>>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// One of the sentence's figures.
    pub strong: bool,
}

/// Splits a sentence at `**`: what stands between two of them is strong.
pub fn spans(marked: &str) -> Vec<Span> {
    let span = |strong| Span {
        text: String::new(),
        strong,
    };
    let mut spans = Vec::new();
    let mut current = span(false);
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '*' && chars.next_if_eq(&'*').is_some() {
            let next = span(!current.strong);
            spans.push(std::mem::replace(&mut current, next));
        } else {
            current.text.push(c);
        }
    }
    spans.push(current);
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The sentence without emphasis.
pub fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// A milestone with the distribution of its date.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// Its name in the JSON: `work-week`, `target`.
    pub key: &'static str,
    /// Task length.
    pub label: String,
    /// Median date.
    pub date: String,
    /// 80% interval.
    pub range: String,
    /// How many draws never get there, if any.
    pub never: Option<String>,
    /// Quantile dotplot: positions from 0 to 1 along [`Panel::dot_axis`], each 5% of the draws; those outside are left out.
    pub dots: Vec<f64>,
}

/// A table for reading and for assistive technology.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Column heads.
    pub head: Vec<String>,
    /// Cells by row.
    pub rows: Vec<Vec<String>>,
    /// Which columns hold numbers.
    pub numeric: Vec<bool>,
}

/// A piece of "How this is computed".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paragraph {
    /// Words.
    Text(String),
    /// A formula as `MathML` markup, made of our own constants only.
    Math(String),
    /// A source.
    Source(String),
}

/// All that a view says under the assumptions of a study.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Which view.
    pub view: View,
    /// In which language.
    pub lang: Lang,
    /// The sentence.
    pub headline: Vec<Span>,
    /// Its uncertainty.
    pub subline: String,
    /// Milestones in ascending order.
    pub milestones: Vec<Tile>,
    /// The ends of the dotplots' common axis, as text.
    pub dot_axis: (String, String),
    /// Remarks that keep the reading honest.
    pub notes: Vec<String>,
    /// How well each law fits.
    pub laws: Option<Table>,
    /// The curve and its bands by date.
    pub table: Table,
    /// The points.
    pub points: Table,
    /// Values in force of parameters that follow the fit.
    pub resolved: Vec<(Key, f64)>,
    /// What the fit gives for them, also where something else is set by hand.
    pub fitted: Vec<(Key, f64)>,
    /// Explanations that depend on the result, for the line under a control.
    pub remarks: Vec<(Key, String)>,
    /// Parameters that have no effect under these assumptions.
    pub irrelevant: Vec<Key>,
    /// How this is computed.
    pub method: Vec<Paragraph>,
    /// What the chart is drawn from.
    pub chart: Chart,
}

/// The data of a view's chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// The horizon chart.
    Horizon(horizon::Chart),
}

impl Panel {
    /// Draws the chart.
    pub fn picture(&self, frame: &Frame) -> Picture {
        match &self.chart {
            Chart::Horizon(chart) => horizon::figure::draw(self, chart, frame),
        }
    }
}

/// Computes panels and keeps what can be used again.
#[derive(Clone, Debug, Default)]
pub struct Session {
    engine: Engine,
    last: Option<(
        crate::model::horizon::Inputs,
        crate::model::horizon::Forecast,
    )>,
}

impl Session {
    /// The panel of a study. The model runs only when something that it depends on has changed.
    pub fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        match study.link.view {
            View::Horizon => {
                let inputs = horizon::inputs(study);
                let forecast = match self.last.take() {
                    Some((last, forecast)) if last == inputs => forecast,
                    _ => self.engine.run(&inputs),
                };
                let panel = horizon::panel(study, &inputs, &forecast, lang);
                self.last = Some((inputs, forecast));
                panel
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emphasis_is_split_out() {
        let parts = spans("every **129 days**, by **December**.");
        assert_eq!(parts.len(), 5);
        assert!(parts[1].strong && parts[1].text == "129 days");
        assert_eq!(plain(&parts), "every 129 days, by December.");
        assert_eq!(plain(&spans("**a**")), "a");
    }
}
