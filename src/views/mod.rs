//! Assumptions to panel: the sentence, the chart, milestones and tables of a view, in one language.

pub mod access;
pub mod branches;
pub mod code;
mod common;
pub mod compare;
pub mod economy;
pub mod evidence;
pub mod horizon;
mod model_cache;
pub mod numbers;
pub mod queues;
pub mod rules;
mod slides;

use std::{cell::OnceCell, rc::Rc};

use crate::{
    assumptions::{
        Assumptions,
        codec::Link,
        registry::{Key, View},
    },
    evidence::points::Dataset,
    figure::{
        chart::{self, Spec},
        picture::{Frame, Picture},
    },
    i18n::Lang,
    lazy,
    model::{fan::Detail, horizon::Engine},
};

use compare::Scenario;
use numbers::Numbers;

/// What a person looks at: a link, and the points that they have imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Study {
    /// View and assumptions.
    pub link: Link,
    /// Task lengths for `data=mine`.
    pub imported: Option<Rc<Dataset>>,
    /// Code shares for `shares=mine`.
    pub shares: Option<Rc<Dataset>>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextSpan {
    /// The words.
    pub text: String,
    /// One of the sentence's figures.
    pub strong: bool,
}

/// Splits a sentence at `**`: what stands between two of them is strong.
pub fn spans(marked: &str) -> Vec<TextSpan> {
    let span = |strong| TextSpan {
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

/// A smaller chart beside the view's own, on one of its questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Extra {
    /// Its name, as an id in the page.
    pub key: &'static str,
    /// Its question or topic.
    pub title: String,
    /// What it shows, in a sentence or two.
    pub text: Vec<TextSpan>,
    /// Its numbers, where they are worth a table.
    pub table: Option<Table>,
}

impl Extra {
    /// `text` has `**` around its figures.
    pub fn new(key: &'static str, title: &str, text: &str, table: Option<Table>) -> Self {
        Self {
            key,
            title: title.to_owned(),
            text: spans(text),
            table,
        }
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
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// Which view.
    pub view: View,
    /// In which language.
    pub lang: Lang,
    /// The sentence.
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
    pub extras: Vec<Extra>,
    /// How well each law fits.
    pub laws: Option<Table>,
    /// Values in force of parameters that follow the fit.
    pub resolved: Vec<(Key, f64)>,
    /// What the fit gives for them, also where something else is set by hand.
    pub fitted: Vec<(Key, f64)>,
    /// Explanations that depend on the result, for the line under a control.
    pub remarks: Vec<(Key, String)>,
    /// Parameters that have no effect under these assumptions.
    pub irrelevant: Vec<Key>,
    /// The assumptions that it is computed from.
    pub assumptions: Assumptions,
    /// What the chart is drawn from.
    pub chart: Chart,
    /// Made when they are asked for; equal panels either both have them or both not yet.
    details: OnceCell<Details>,
    /// Scenarios beside this one.
    pub pins: Vec<Rc<Scenario>>,
    /// What differs between them; none without pins.
    pub differences: Option<Table>,
}

/// The data of a view's chart.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// The horizon chart.
    Horizon(Box<horizon::Chart>),
    /// The chart of the code share.
    Code(Box<code::Chart>),
    /// The chart of the branches.
    Branches(Box<branches::Chart>),
    /// The chart of the economy.
    Economy(Box<economy::Chart>),
    /// The plane of access.
    Access(Box<access::Chart>),
    /// The chart of the rules.
    Rules(Box<rules::Chart>),
    /// The chart of the bottlenecks.
    Queues(Box<queues::Chart>),
    /// The timeline of the evidence.
    Evidence(Box<evidence::Chart>),
}

impl Panel {
    /// A panel that says nothing yet.
    pub const fn new(view: View, lang: Lang, assumptions: Assumptions, chart: Chart) -> Self {
        Self {
            view,
            lang,
            headline: Vec::new(),
            subline: String::new(),
            milestones: Vec::new(),
            dot_axis: (String::new(), String::new()),
            notes: Vec::new(),
            extras: Vec::new(),
            laws: None,
            resolved: Vec::new(),
            fitted: Vec::new(),
            remarks: Vec::new(),
            irrelevant: Vec::new(),
            assumptions,
            chart,
            details: OnceCell::new(),
            pins: Vec::new(),
            differences: None,
        }
    }

    /// Draws the chart.
    pub fn picture(&self, frame: &Frame) -> Picture {
        let headline = plain(&self.headline);
        chart::draw(self.spec(), &headline, &self.subline, self.lang, frame)
    }

    /// The chart before it has a size.
    pub(crate) fn spec(&self) -> Spec {
        let mut spec = match &self.chart {
            Chart::Horizon(chart) => horizon::figure::spec(chart, self.lang),
            _ => (lazy::get().views.spec)(self),
        };
        if !self.pins.is_empty() {
            (lazy::get().views.overlay)(self, &mut spec);
        }
        spec
    }

    fn spec_of_another_view(&self) -> Spec {
        match &self.chart {
            Chart::Horizon(chart) => horizon::figure::spec(chart, self.lang),
            Chart::Code(chart) => code::figure::spec(chart, self.lang),
            Chart::Branches(chart) => branches::figure::spec(chart, self.lang),
            Chart::Economy(chart) => economy::figure::spec(chart, self.lang),
            Chart::Access(chart) => {
                let mut spec = access::figure::spec(chart, self.lang);
                access::figure::pins(&mut spec, &self.pins);
                spec
            }
            Chart::Rules(chart) => rules::spec(chart, self.lang),
            Chart::Queues(chart) => queues::figure::spec(chart, self.lang),
            Chart::Evidence(chart) => evidence::figure::spec(chart, self.lang),
        }
    }

    /// The chart for a slide, whose horizontal axis is one of dates.
    pub(crate) fn dated_spec(&self) -> Spec {
        match &self.chart {
            Chart::Access(chart) => access::figure::dated(chart, self.lang),
            _ => self.spec(),
        }
    }

    /// Draws the chart of one of the [`extras`](Self::extras).
    pub fn extra_picture(&self, index: usize, frame: &Frame) -> Option<Picture> {
        let extra = self.extras.get(index)?;
        let spec = match &self.chart {
            Chart::Horizon(_) | Chart::Evidence(_) => None,
            Chart::Code(chart) => code::figure::extra(chart, extra.key, self.lang),
            Chart::Branches(chart) => branches::figure::extra(chart, extra.key, self.lang),
            Chart::Economy(chart) => economy::extras::spec(chart, extra.key, self.lang),
            Chart::Access(chart) => access::extras::spec(chart, extra.key, self.lang),
            Chart::Rules(chart) => rules::extra(chart, extra.key, self.lang),
            Chart::Queues(chart) => queues::figure::extra(chart, extra.key, self.lang),
        }?;
        Some(chart::draw(spec, &extra.title, "", self.lang, frame))
    }

    /// The tables and the method.
    pub fn details(&self) -> &Details {
        self.details.get_or_init(|| match &self.chart {
            Chart::Horizon(chart) => horizon::details(chart, self.lang),
            Chart::Code(chart) => code::details(chart, self.lang),
            Chart::Branches(chart) => branches::details(chart, self.lang),
            Chart::Economy(chart) => economy::details(chart, self.lang),
            Chart::Access(chart) => access::details(chart, self.lang),
            Chart::Rules(chart) => rules::details(chart, self.lang),
            Chart::Queues(chart) => queues::details(chart, self.lang),
            Chart::Evidence(chart) => evidence::details(chart, self.lang),
        })
    }

    /// The unit of the chart's values.
    pub const fn unit(&self) -> &'static str {
        match &self.chart {
            Chart::Horizon(_) | Chart::Branches(_) | Chart::Economy(_) | Chart::Evidence(_) => {
                "minutes"
            }
            Chart::Code(_) | Chart::Rules(_) => "percent",
            Chart::Access(_) => "months",
            Chart::Queues(_) => "count",
        }
    }

    /// What the chart shows as numbers.
    pub fn numbers(&self) -> Numbers {
        match &self.chart {
            Chart::Horizon(chart) => horizon::tables::numbers(chart),
            Chart::Code(chart) => code::numbers(chart),
            Chart::Branches(chart) => branches::numbers(chart),
            Chart::Economy(chart) => economy::tables::numbers(chart),
            Chart::Access(chart) => access::tables::numbers(chart),
            Chart::Rules(chart) => rules::tables::numbers(chart),
            Chart::Queues(chart) => queues::tables::numbers(chart),
            Chart::Evidence(chart) => evidence::numbers(chart),
        }
    }
}

/// What waits of the views; see [`lazy`].
pub struct OtherViews {
    /// The panel without pins of any view but the first.
    panel: fn(&mut Session, &Study, Lang, Detail) -> Panel,
    /// The first panel of the branches, whose draws go on one after the other.
    preview_branches: fn(&mut Session, &Study, Lang) -> Panel,
    /// Does some of what the last glance left out, in any view but the first.
    complete: fn(&mut Session),
    /// The chart of any view but the first.
    spec: fn(&Panel) -> Spec,
    /// [`Panel::sources`] of any view but the first.
    sources: fn(&Panel) -> Vec<String>,
    /// Follows the pins of a study.
    pin: fn(&mut Option<compare::Cache>, &Study),
    /// Does some of what was left out for the pins.
    refine_pins: fn(&mut compare::Cache),
    /// Puts the pins beside a panel.
    compare: fn(&mut Panel, &compare::Cache),
    /// Puts the pins' curves on a chart.
    overlay: fn(&Panel, &mut Spec),
}

/// For the table alone.
pub(crate) const OTHER_VIEWS: OtherViews = OtherViews {
    panel: Session::another,
    preview_branches: Session::preview_branches,
    complete: Session::complete_another,
    spec: Panel::spec_of_another_view,
    sources: Panel::cited_in_method,
    pin: |pinned, study| pinned.get_or_insert_default().follow(study),
    refine_pins: compare::Cache::refine,
    compare: |panel, pinned| panel.compare(pinned.scenarios()),
    overlay: Panel::overlay,
};

/// Computes panels and keeps what can be used again.
#[derive(Default)]
pub struct Session {
    branches: branches::Runner,
    horizon: model_cache::ModelCache<Engine>,
    code: code::Memory,
    economy: economy::Memory,
    access: access::Memory,
    queues: queues::Memory,
    evidence: evidence::Memory,
    /// Only while there are pins, so that the first view needs nothing of it.
    pinned: Option<compare::Cache>,
    /// The view of the last glance.
    view: View,
}

impl Session {
    /// The panel of a study from as many draws and as detailed a fan as a moving slider leaves time for; [`refine`](Self::refine)
    /// does the rest.
    pub fn preview(&mut self, study: &Study, lang: Lang) -> Panel {
        self.view = study.link.view;
        self.pin(study);
        let mut panel = if self.view == View::Branches {
            (lazy::get().views.preview_branches)(self, study, lang)
        } else {
            self.own(study, lang, Detail::Sketch)
        };
        if let Some(pinned) = &self.pinned {
            (lazy::get().views.compare)(&mut panel, pinned);
        }
        panel
    }

    fn pin(&mut self, study: &Study) {
        if study.link.pins.is_empty() {
            self.pinned = None;
        } else {
            (lazy::get().views.pin)(&mut self.pinned, study);
        }
    }

    /// Whether the last glance left something out.
    pub fn is_partial(&self) -> bool {
        self.is_own_partial() || self.pinned.as_ref().is_some_and(compare::Cache::is_partial)
    }

    fn is_own_partial(&self) -> bool {
        match self.view {
            View::Horizon => self.horizon.is_sketch(),
            View::Code => self.code.is_sketch(),
            View::Economy => self.economy.is_sketch(),
            View::Queues => self.queues.is_sketch(),
            View::Branches => self.branches.is_partial(),
            View::Access | View::Rules | View::Evidence => false,
        }
    }

    /// Does some of what the last glance left out, for a few milliseconds; whether some is still left.
    pub fn refine(&mut self) -> bool {
        if self.is_own_partial() {
            match self.view {
                View::Horizon => self.horizon.complete(),
                _ => (lazy::get().views.complete)(self),
            }
        } else if let Some(pinned) = &mut self.pinned {
            (lazy::get().views.refine_pins)(pinned);
        }
        self.is_partial()
    }

    /// The panel of a study with its pins. The model runs only when something that it depends on has changed.
    pub fn panel(&mut self, study: &Study, lang: Lang) -> Panel {
        let mut panel = self.own(study, lang, Detail::Whole);
        self.pin(study);
        if let Some(pinned) = &mut self.pinned {
            while pinned.is_partial() {
                (lazy::get().views.refine_pins)(pinned);
            }
            (lazy::get().views.compare)(&mut panel, pinned);
        }
        panel
    }

    /// The panel without pins.
    fn own(&mut self, study: &Study, lang: Lang, detail: Detail) -> Panel {
        match study.link.view {
            View::Horizon => {
                let (inputs, forecast) = self.horizon.of(horizon::inputs(study), detail);
                horizon::panel(study, inputs, forecast, lang)
            }
            _ => (lazy::get().views.panel)(self, study, lang, detail),
        }
    }

    fn another(&mut self, study: &Study, lang: Lang, detail: Detail) -> Panel {
        match study.link.view {
            View::Horizon => self.own(study, lang, detail),
            View::Code => code::panel_of(&mut self.code, study, lang, detail),
            View::Economy => economy::panel_of(&mut self.economy, study, lang, detail),
            View::Access => self.access.panel(study, lang),
            View::Rules => rules::panel(study, lang),
            View::Queues => queues::panel_of(&mut self.queues, study, lang, detail),
            View::Evidence => self.evidence.panel(study, lang),
            View::Branches => {
                self.branches.start(study);
                while self.branches.refine() {}
                branches::panel(study, &self.branches, lang)
            }
        }
    }

    fn complete_another(&mut self) {
        match self.view {
            View::Code => self.code.complete(),
            View::Economy => self.economy.complete(),
            View::Queues => self.queues.complete(),
            _ => drop(self.branches.refine()),
        }
    }

    fn preview_branches(&mut self, study: &Study, lang: Lang) -> Panel {
        self.branches.start(study);
        branches::panel(study, &self.branches, lang)
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
