//! What a view says: headline, milestones, tables, charts.

use std::{cell::OnceCell, fmt, rc::Rc};

use super::{
    Outcome, View, common,
    compare::Scenario,
    numbers::Numbers,
    waiting::{self, Found, Report},
};
use crate::{
    assumptions::{Assumptions, registry::Key},
    figure::{
        chart::{self, Spec, Today},
        picture::{Frame, Picture},
    },
    i18n::Lang,
};

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// The words.
    pub text: String,
    /// One of the sentence's figures.
    pub strong: bool,
    /// The parameter that the figure is, if it is one.
    pub key: Option<Key>,
}

/// In front of a figure that is a parameter stands a character for that: this one for the first of the registry, from the range
/// that Unicode leaves to everybody's own use.
const FIRST_MARK: u32 = 0xE000;

/// A figure of a sentence that is the value of a parameter; [`spans`] finds that out again.
pub fn set_by(key: Key, figure: &str) -> String {
    let mut marked =
        String::from(char::from_u32(FIRST_MARK + key.index() as u32).unwrap_or_default());
    marked.push_str(figure);
    marked
}

fn marked_by(c: char) -> Option<Key> {
    let index = (c as u32).checked_sub(FIRST_MARK)? as usize;
    (index < Key::COUNT).then(|| Key::at(index))
}

/// Splits a sentence at `**`: what stands between two of them is strong. Marks of [`set_by`] become the key of their span.
pub fn spans(marked: &str) -> Vec<TextSpan> {
    let span = |strong| TextSpan {
        text: String::new(),
        strong,
        key: None,
    };
    let mut spans = Vec::new();
    let mut current = span(false);
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        if c == '*' && chars.next_if_eq(&'*').is_some() {
            let next = span(!current.strong);
            spans.push(std::mem::replace(&mut current, next));
        } else if let Some(key) = marked_by(c) {
            current.key = Some(key);
        } else {
            current.text.push(c);
        }
    }
    spans.push(current);
    spans.retain(|span| !span.text.is_empty());
    spans
}

/// The sentence without emphasis.
pub fn plain(spans: &[TextSpan]) -> String {
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
    /// What else there is to say about it, such as each branch's share.
    pub detail: String,
    /// Its median, in days since 1970-01-01, infinite where it is never reached; none for what is no date.
    pub day: Option<f64>,
    /// Whether it is a length of task that AI can do, which METR measures.
    pub is_measured: bool,
    /// What it is on the reader's day: next, or past, with what was measured by then. Empty without such a day.
    pub due: String,
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

impl Table {
    /// Head and rows as lines of cells with tabs between, which spreadsheets and documents take as a table.
    pub fn as_cells(&self) -> String {
        let lines = std::iter::once(&self.head).chain(&self.rows);
        let mut text = String::new();
        for line in lines {
            text.push_str(&line.join("\t"));
            text.push('\n');
        }
        text
    }
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

/// A smaller chart beside the view's own, on one of its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct SideChart {
    /// Its name, as an id in the page and in stories.
    pub key: &'static str,
    /// Its question or topic.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub text: Vec<TextSpan>,
    /// Its numbers, where they are worth a table.
    pub table: Option<Table>,
    /// The chart.
    pub drawing: Drawing,
}

impl SideChart {
    /// The chart before it has a size.
    pub(crate) fn spec(&self) -> Option<Spec> {
        (self.drawing.0)().map(Spec::lowered)
    }

    /// `text` has `**` around its figures.
    pub fn new(
        key: &'static str,
        title: &str,
        text: &str,
        table: Option<Table>,
        drawing: Drawing,
    ) -> Self {
        Self {
            key,
            title: title.to_owned(),
            text: spans(text),
            table,
            drawing,
        }
    }
}

/// A chart that is made when it is asked for.
///
/// All drawings are equal: what they are made of is the outcome of the panel that they belong to, which compares that.
#[derive(Clone)]
pub struct Drawing(Rc<dyn Fn() -> Option<Spec>>);

impl Drawing {
    /// What `draw` makes of an outcome: a chart, or perhaps one.
    pub fn of<O: 'static, S: Into<Option<Spec>> + 'static>(
        outcome: &Rc<O>,
        lang: Lang,
        draw: fn(&O, Lang) -> S,
    ) -> Self {
        let outcome = outcome.clone();
        Self(Rc::new(move || draw(&outcome, lang).into()))
    }
}

impl PartialEq for Drawing {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Drawing")
    }
}

/// What is read behind the page's folds and in files: long, and not needed while a slider moves.
#[derive(Clone, Debug, PartialEq)]
pub struct Details {
    /// The curve and its bands by date.
    pub table: Table,
    /// The points.
    pub points: Table,
    /// How this is computed.
    pub method: Vec<Paragraph>,
}

/// All that a view says under the assumptions of a study.
#[derive(Clone, Debug)]
#[cfg_attr(not(target_arch = "wasm32"), derive(PartialEq))]
pub struct Panel {
    /// Which view.
    pub view: View,
    /// In which language.
    pub lang: Lang,
    /// The headline.
    pub headline: Vec<TextSpan>,
    /// Its uncertainty.
    pub subline: String,
    /// Milestones in ascending order.
    pub milestones: Vec<Tile>,
    /// The ends of the dotplots' common axis, as text.
    pub dot_axis: (String, String),
    /// Remarks that keep the reading honest.
    pub notes: Vec<String>,
    /// Smaller charts.
    pub side_charts: Vec<SideChart>,
    /// A table beside the chart: how well each law fits, or what else the view compares.
    pub comparison: Option<Table>,
    /// A table that paper has as well, for those who decide by it.
    pub board: Option<Table>,
    /// Values in force of parameters that follow the fit.
    pub resolved: Vec<(Key, f64)>,
    /// What the fit gives for them, also where something else is set by hand.
    pub fitted: Vec<(Key, f64)>,
    /// Explanations that depend on the result, for what is said of a control.
    pub remarks: Vec<(Key, String)>,
    /// Parameters that have no effect under these assumptions.
    pub irrelevant: Vec<Key>,
    /// The assumptions that it is computed from.
    pub assumptions: Assumptions,
    /// What the view found, from which its charts and tables are made.
    pub(super) found: Found,
    /// Made when they are asked for; equal panels either both have them or both not yet.
    pub(super) details: OnceCell<Details>,
    /// The reader's day, in days since 1970-01-01, if it is known.
    pub today: Option<f64>,
    /// Scenarios beside this one.
    pub pins: Vec<Rc<Scenario>>,
    /// What differs between them; none without pins.
    pub differences: Option<Table>,
}

impl Panel {
    /// A panel that says nothing yet.
    pub fn new(view: View, lang: Lang, assumptions: Assumptions, outcome: Rc<dyn Outcome>) -> Self {
        Self {
            view,
            lang,
            headline: Vec::new(),
            subline: String::new(),
            milestones: Vec::new(),
            dot_axis: (String::new(), String::new()),
            notes: Vec::new(),
            side_charts: Vec::new(),
            comparison: None,
            board: None,
            resolved: Vec::new(),
            fitted: Vec::new(),
            remarks: Vec::new(),
            irrelevant: Vec::new(),
            assumptions,
            found: Found(outcome),
            details: OnceCell::new(),
            today: None,
            pins: Vec::new(),
            differences: None,
        }
    }

    /// What the view found, if it is of this type.
    pub fn outcome<O: Outcome>(&self) -> Option<&O> {
        waiting::downcast(&*self.found.0)
    }

    /// Says what is past and what is next on the reader's day.
    pub(super) fn read_on(&mut self, today: Option<f64>) {
        self.today = today;
        if let Some(today) = today {
            common::tell_due(&mut self.milestones, today, &self.assumptions, self.lang);
        }
    }

    /// Draws the chart.
    pub fn picture(&self, frame: &Frame) -> Picture {
        self.picture_to(frame, None)
    }

    /// The same with an axis of dates that ends at `end`, as it did when a handle was taken.
    pub fn picture_to(&self, frame: &Frame, end: Option<f64>) -> Picture {
        let (spec, headline) = (self.spec().trimmed(end), plain(&self.headline));
        chart::draw(spec, &headline, &self.subline, self.lang, frame)
    }

    /// The chart before it has a size.
    pub(crate) fn spec(&self) -> Spec {
        let mut spec = self.found.0.chart(self.lang);
        if !self.pins.is_empty() {
            waiting::overlay(self, &mut spec);
        }
        spec.today = self.line_of_today();
        spec
    }

    /// The reader's day as the page draws it.
    fn line_of_today(&self) -> Option<Today> {
        self.today.map(|day| Today::new(day, self.lang))
    }

    /// Draws one of the [`side_charts`](Self::side_charts).
    pub fn side_picture(&self, index: usize, frame: &Frame) -> Option<Picture> {
        let side = self.side_charts.get(index)?;
        let mut spec = side.spec()?;
        spec.today = self.line_of_today();
        let spec = spec.trimmed(None);
        Some(chart::draw(spec, &side.title, "", self.lang, frame))
    }

    /// The tables and the method.
    pub fn details(&self) -> &Details {
        self.details.get_or_init(|| {
            let mut details = self.report().details(self.lang);
            let cited = common::cited(self.lang, self.found.0.sources());
            details.method.extend(cited);
            details
        })
    }

    /// The unit of the chart's values.
    pub const fn unit(&self) -> &'static str {
        self.view.info().unit
    }

    /// What the chart shows as numbers.
    pub fn numbers(&self) -> Numbers {
        self.report().numbers()
    }

    /// The sources as they are cited. Printing cannot wait for the rest of the method.
    pub fn sources(&self) -> Vec<String> {
        common::citations(self.lang, self.found.0.sources())
    }

    /// The ids of the sources, for the foot of the page; none for a view that lists very many in a table.
    pub fn credits(&self) -> &'static [&'static str] {
        const MOST: usize = 12;
        let ids = self.found.0.sources();
        if ids.len() > MOST { &[] } else { ids }
    }

    /// What there is to say beyond the chart.
    pub(crate) fn report(&self) -> &dyn Report {
        waiting::report(&*self.found.0)
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

    #[test]
    fn figures_that_are_parameters_say_so_and_keep_their_text() {
        let (first, last) = (Key::at(0), Key::at(Key::COUNT - 1));
        let text = [
            "by **",
            &set_by(last, "129 days"),
            "** **月",
            &set_by(first, "5件"),
            "**",
        ]
        .concat();
        let parts = spans(&text);
        assert_eq!(plain(&parts), "by 129 days 月5件");
        let keys: Vec<_> = parts.iter().map(|part| part.key).collect();
        assert_eq!(keys, [None, Some(last), None, Some(first)]);
    }
}
