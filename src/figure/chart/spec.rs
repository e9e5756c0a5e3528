//! A chart as data, before it has a size: fans, lines, points, guides and their names on two axes.

use super::super::{
    picture::Along,
    qr::Qr,
    scale::Axis,
    scene::{Color, Stroke},
    theme::Theme,
    ticks::{self, Tick},
};
use super::cloud::Cloud;
use crate::{
    assumptions::registry::Key,
    i18n::{
        Lang,
        format::{self, Clock, join, localized},
    },
};

/// What an axis measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Days since 1970-01-01, linear.
    Date,
    /// Minutes of work, logarithmic.
    Work(Clock),
    /// Per cent, linear.
    Percent,
    /// A multiple of something, logarithmic.
    Times,
    /// How many there are, logarithmic.
    Count,
    /// Million yen, logarithmic.
    Yen,
    /// A plain number, linear.
    Number,
    /// A whole number, linear: curves over it are dots.
    Whole,
    /// Months, linear.
    Months,
    /// Rows without a scale.
    Rows,
}

impl Measure {
    /// An axis with its ticks, of which `room` fit.
    pub(crate) fn axis(self, (from, to): (f64, f64), room: usize) -> Axis {
        let linear = |make: fn(f64, f64, usize) -> Vec<Tick>| {
            Axis::linear(from, to).with_ticks(make(from, to, room.max(2)))
        };
        let log = |ticks| Axis::log(from, to).with_ticks(ticks);
        match self {
            Self::Date => linear(ticks::calendar),
            Self::Percent => linear(ticks::percent),
            Self::Number | Self::Months => linear(ticks::linear),
            Self::Whole => linear(ticks::whole),
            Self::Rows => Axis::linear(from, to).with_ticks(Vec::new()),
            Self::Work(Clock::Work) => log(ticks::work_time(from, to)),
            Self::Work(Clock::Wall) => log(ticks::clock_time(from, to)),
            Self::Times => log(ticks::log_times(from, to, room)),
            Self::Count | Self::Yen => log(ticks::log_decimal(from, to, room)),
        }
    }

    /// A value with its unit.
    pub fn text(self, lang: Lang, value: f64) -> String {
        if !value.is_finite() && self != Self::Date {
            return "∞".to_owned();
        }
        match self {
            Self::Date => format::month(lang, value),
            Self::Work(clock) => format::short_length(lang, value, clock),
            Self::Percent => format::share(value),
            Self::Times => join(&[&format::number(value), localized(lang, "×", "倍")]),
            Self::Months => join(&[&format::number(value), localized(lang, " months", "か月")]),
            Self::Yen => {
                let amount = format::number(value);
                format::localized_fmt(lang, "¥{0} million", "{0}百万円", &[&amount])
            }
            Self::Count | Self::Number | Self::Whole | Self::Rows if value >= 1e6 => {
                format::in_words(lang, value)
            }
            Self::Count | Self::Number | Self::Whole | Self::Rows => format::number(value),
        }
    }
}

/// An axis of a chart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AxisSpec {
    /// What it measures.
    pub measure: Measure,
    /// The values at its two ends.
    pub ends: (f64, f64),
}

/// A role of colour, which the theme fills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paint {
    /// The view's main curve.
    Accent,
    /// The goal.
    Target,
    /// As text.
    Ink,
    /// As secondary text.
    Muted,
    /// One of several series of a view; it has a dash of its own as well.
    Series(usize),
    /// A pinned scenario, likewise.
    Pin(usize),
}

impl Paint {
    pub(crate) fn color(self, theme: &Theme) -> Color {
        match self {
            Self::Accent => theme.accent,
            Self::Target => theme.target,
            Self::Ink => theme.ink,
            Self::Muted => theme.muted,
            Self::Series(index) => theme.series_stroke(index, 1.0).color,
            Self::Pin(index) => theme.pin_stroke(index, 1.0).color,
        }
    }

    pub(crate) fn stroke(self, theme: &Theme, width: f64) -> Stroke {
        match self {
            Self::Series(index) => theme.series_stroke(index, width),
            Self::Pin(index) => theme.pin_stroke(index, width),
            _ => Stroke::solid(self.color(theme), width),
        }
    }
}

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its name where it leaves the plot; empty for none.
    pub name: String,
    /// Its name beside a value that is read off; empty to leave it out.
    pub reading: String,
    /// Values in the order of x.
    pub points: Vec<(f64, f64)>,
    /// Its colour.
    pub paint: Paint,
    /// The width in units of the font size.
    pub weight: f64,
}

impl Line {
    /// A line that is read off under its name.
    pub fn new(name: &str, points: Vec<(f64, f64)>, paint: Paint, weight: f64) -> Self {
        Self {
            name: name.to_owned(),
            reading: name.to_owned(),
            points,
            paint,
            weight,
        }
    }
}

/// Nested bands around a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Fan {
    /// From the widest: its name, and (x, lower, upper) in the order of x.
    pub bands: Vec<Band>,
    /// Its colour, painted with the theme's opacities.
    pub paint: Paint,
    /// Whether the bands have names where they leave the plot.
    pub named: bool,
}

impl Fan {
    /// Whether its bands have names where they leave the plot: not where they have run together on a linear axis.
    pub(super) fn has_names(&self, y: &AxisSpec) -> bool {
        let end = self.bands.first().and_then(|band| band.edges.last());
        let apart = |(_, low, high): &(f64, f64, f64)| high - low > 0.03 * (y.ends.1 - y.ends.0);
        let linear = matches!(y.measure, Measure::Percent | Measure::Number);
        self.named && (!linear || end.is_some_and(apart))
    }
}

/// A band of a [`Fan`].
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// As `8 in 10 simulations`.
    pub name: String,
    /// The same where there is little room.
    pub brief: String,
    /// Its place among bands of 95, 80 and 50 per cent, from 0: how dense it is painted.
    pub level: usize,
    /// (x, lower, upper) in the order of x.
    pub edges: Vec<(f64, f64, f64)>,
}

impl Band {
    /// The level of a band of 80 per cent.
    pub const EIGHTY: usize = 1;
}

/// A value to reach: a dashed line to the place where it is reached, and down to the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// The value.
    pub y: f64,
    /// Its name, written where no tick has it.
    pub name: String,
    /// Where it is reached; infinite for never.
    pub x: f64,
    /// The name of that place.
    pub at: String,
    /// Its colour.
    pub paint: Paint,
}

/// A dashed line across the plot.
#[derive(Clone, Debug, PartialEq)]
pub struct Guide {
    /// At a value of which axis: a vertical line stands at an x.
    pub vertical: bool,
    /// The value.
    pub at: f64,
    /// Its name at its end; empty for none.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
}

/// A shaded stretch of the horizontal axis.
#[derive(Clone, Debug, PartialEq)]
pub struct ShadedRange {
    /// Where it begins and ends.
    pub ends: (f64, f64),
    /// Its name at its top; empty for none.
    pub name: String,
}

/// The reader's day, as a thin line across an axis of dates. No result depends on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Today {
    /// In days since 1970-01-01.
    pub day: f64,
    /// Its names, of which the first is written that finds room.
    pub names: Vec<String>,
}

impl Today {
    /// As the page names it.
    pub(crate) fn new(day: f64, lang: Lang) -> Self {
        let names = vec![localized(lang, "today", "今日").to_owned()];
        Self { day, names }
    }

    /// As a file names it, which is read on other days too.
    pub(crate) fn dated(day: f64, lang: Lang) -> Self {
        let mut today = Self::new(day, lang);
        let (name, date) = (&today.names[0], format::date(lang, day));
        let long = format::localized_fmt(lang, "{0}: {1}", "{0}：{1}", &[name, &date]);
        today.names.insert(0, long);
        today
    }
}

/// How a point counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum FitRole {
    /// Left out of the fit; small and grey.
    Left,
    /// Left out because it cannot be trusted; hollow.
    Hollow,
    /// In the fit.
    Full,
}

impl FitRole {
    /// Full for what can be trusted, hollow for what cannot.
    pub const fn of(is_trusted: bool) -> Self {
        if is_trusted { Self::Full } else { Self::Hollow }
    }
}

/// A point, named by [`About`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DataPoint {
    /// Its number for [`About`].
    pub index: usize,
    /// Its values.
    pub at: (f64, f64),
    /// Its interval.
    pub range: Option<(f64, f64)>,
    /// How it counts.
    pub weight: FitRole,
}

/// A place on a line with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// Its values.
    pub at: (f64, f64),
    /// Its name.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
}

/// The words of points, made only when they are asked for.
pub trait About {
    /// The name in the chart and, for one that needs a remark, the name with it.
    fn name(&self, index: usize) -> (String, Option<String>);
    /// Whether names at the right stand level with their points, where these are close below one another.
    fn level(&self) -> bool {
        false
    }
    /// Title and values for a reader.
    fn read(&self, index: usize) -> (String, Vec<String>);
}

/// A parameter's value for a place (x, y) of the chart.
pub type ValueAt = Box<dyn Fn(f64, f64) -> f64>;

/// A handle: what it sets, and the value for a place (x, y) of the chart that it is dragged to.
pub struct Handle {
    /// The parameter.
    pub key: Key,
    /// Where it is.
    pub at: (f64, f64),
    /// The directions in which it can be dragged.
    pub along: Along,
    /// The parameter's value when the handle is dragged to (x, y).
    pub value: ValueAt,
    /// A second parameter that it sets likewise, on a plane of two.
    pub also: Option<(Key, ValueAt)>,
}

/// A chart before it has a size.
pub struct Spec {
    /// The horizontal axis.
    pub x: AxisSpec,
    /// Where the scale of the horizontal axis ends, if before its end: what stands beyond has no date or number.
    pub scale_to: Option<f64>,
    /// The vertical axis.
    pub y: AxisSpec,
    /// What the vertical axis measures, in words.
    pub y_title: String,
    /// Source and assumptions, a paragraph each.
    pub footer: Vec<String>,
    /// The permalink as a code beside it.
    pub qr: Option<Qr>,
    /// Shaded stretches.
    pub shaded: Vec<ShadedRange>,
    /// Bars and regions.
    pub bars: Vec<Bar>,
    /// Simulations.
    pub clouds: Vec<Cloud>,
    /// Bands.
    pub fans: Vec<Fan>,
    /// Lines; the first is the one that a reader follows.
    pub lines: Vec<Line>,
    /// Shorter names of lines, by their places among these, for where the whole ones find no room.
    pub briefs: Vec<(usize, String)>,
    /// What is to be reached.
    pub goal: Option<Goal>,
    /// Dashed lines.
    pub guides: Vec<Guide>,
    /// The reader's day; nothing is drawn of it unless the horizontal axis is one of dates.
    pub today: Option<Today>,
    /// Places on lines.
    pub marks: Vec<Mark>,
    /// Points in reading order.
    pub points: Vec<DataPoint>,
    /// Their words.
    pub about: Option<Box<dyn About>>,
    /// What their numbers from 1 mean, which stand in the place of names where not all of these have room.
    pub legend: Option<String>,
    /// Handles.
    pub handles: Vec<Handle>,
}

impl Spec {
    /// The reader's day, where the chart has a place for it.
    pub(crate) fn shown_today(&self) -> Option<&Today> {
        let (from, end) = self.x.ends;
        let to = self.scale_to.unwrap_or(end);
        let dates = self.x.measure == Measure::Date;
        let today = self.today.as_ref().filter(|_| dates);
        today.filter(|today| from < today.day && today.day < to)
    }

    /// Ends an axis of dates at `end`, or else soon behind the last that is seen, if nearly half of it would be empty: where a
    /// curve has left the plot, later dates show nothing. In parts of the axis, so that it seldom moves with a slider.
    pub(crate) fn trimmed(mut self, end: Option<f64>) -> Self {
        const PARTS: f64 = 24.0;
        let (from, to) = self.x.ends;
        let seen = (self.last_seen() - from) / (to - from);
        let part = libm::ceil((seen * 1.25 + 0.02) * PARTS) / PARTS;
        let is_long = (0.0..0.62).contains(&seen);
        let soon = if is_long {
            from + part * (to - from)
        } else {
            to
        };
        let end = end.unwrap_or(soon);
        if self.x.measure != Measure::Date || self.scale_to.is_some() || end >= to {
            return self;
        }
        self.x.ends.1 = end;
        for handle in &mut self.handles {
            if handle.along == Along::Vertical && handle.at.0 > end {
                handle.at.0 = from + 0.9 * (end - from);
            }
        }
        self
    }

    /// Ends an axis of shares below 100% if all that stands on it is small. In steps, so that it seldom moves with a slider, and not
    /// where a handle can be dragged up.
    pub(crate) fn lowered(mut self) -> Self {
        const TOPS: [f64; 6] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0];
        let (from, to) = self.y.ends;
        if self.y.measure != Measure::Percent
            || from != 0.0
            || to < 100.0
            || !self.handles.is_empty()
        {
            return self;
        }
        let most = self.highest();
        if let Some(top) = TOPS.into_iter().find(|top| most <= *top) {
            self.y.ends.1 = to * top / 100.0;
        }
        self
    }

    /// Shows everything that has a place, as (x, from, to): what fills a stretch of the horizontal axis at its end, and what has no height
    /// of its own at the foot of the vertical axis.
    fn walk(&self, see: &mut dyn FnMut(f64, f64, f64)) {
        let (foot, (left, right)) = (self.y.ends.0, self.x.ends);
        let lines = self.lines.iter().flat_map(|line| &line.points);
        let clouds = self.clouds.iter().flat_map(|cloud| &cloud.points);
        for at in lines.chain(clouds) {
            see(at.0, at.1, at.1);
        }
        let points = self.points.iter().map(|point| point.at);
        let marks = self.marks.iter().map(|mark| mark.at);
        let goal = self.goal.iter().map(|goal| (goal.x, goal.y));
        for at in points.chain(marks).chain(goal) {
            see(at.0, at.1, at.1);
        }
        for guide in &self.guides {
            if guide.vertical {
                see(guide.at, foot, foot);
            } else {
                see(left, guide.at, guide.at);
            }
        }
        for stretch in &self.shaded {
            see(stretch.ends.1.min(right), foot, foot);
        }
        for bar in &self.bars {
            see(bar.x.1.min(right), bar.y.0, bar.y.1);
        }
        let bands = self.fans.iter().flat_map(|fan| &fan.bands);
        for (x, bottom, top) in bands.flat_map(|band| &band.edges) {
            see(*x, *bottom, *top);
        }
    }

    /// The highest value of anything that has one.
    fn highest(&self) -> f64 {
        let ranges = self.points.iter().filter_map(|point| point.range);
        let mut most = ranges.fold(0.0, |most, (_, high)| high.max(most));
        self.walk(&mut |_, _, top| most = top.max(most));
        most
    }

    /// The last place of the horizontal axis at which something stands in the plot.
    pub(crate) fn last_seen(&self) -> f64 {
        let ((low, high), (mut last, end)) = (self.y.ends, self.x.ends);
        self.walk(&mut |x, bottom, top| {
            if x <= end && bottom <= high && top >= low {
                last = last.max(x);
            }
        });
        last
    }

    /// An empty chart.
    pub const fn new(x: AxisSpec, y: AxisSpec, y_title: String) -> Self {
        Self {
            x,
            scale_to: None,
            y,
            y_title,
            footer: Vec::new(),
            qr: None,
            shaded: Vec::new(),
            bars: Vec::new(),
            clouds: Vec::new(),
            fans: Vec::new(),
            lines: Vec::new(),
            briefs: Vec::new(),
            goal: None,
            guides: Vec::new(),
            today: None,
            marks: Vec::new(),
            points: Vec::new(),
            about: None,
            legend: None,
            handles: Vec::new(),
        }
    }
}

/// A filled rectangle; what lies outside of the plot is cut off.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// From and to on the horizontal axis.
    pub x: (f64, f64),
    /// From and to on the vertical axis.
    pub y: (f64, f64),
    /// Its name; empty for none.
    pub name: String,
    /// Its colour.
    pub paint: Paint,
    /// From 0 to 1.
    pub opacity: f64,
    /// Whether it is a region, named within, and not a bar, named at its right end.
    pub region: bool,
}
