//! What every chart shares: title, footer, plot area, grid and axis labels.

use crate::i18n::format::{join, listed};

use super::{
    labels::Placer,
    metrics,
    picture::Frame,
    plot::{Plot, TextLook},
    qr::{self, Qr},
    recorder::Recorder,
    scale::{Axis, Scale},
    scene::{Align, Layer, Point, Rect, Scene, Stroke},
    theme::Theme,
    ticks::{self, Slot, TickLabel},
    wrap::wrap_within,
};

/// The words around a chart.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    /// The headline, without markup.
    pub headline: &'a str,
    /// The line under the headline.
    pub subline: &'a str,
    /// What the vertical axis measures.
    pub y_title: &'a str,
    /// Source and assumptions, a paragraph each.
    pub footer: &'a [String],
    /// A code beside the footer.
    pub qr: Option<&'a Qr>,
    /// BCP 47 tag of the words.
    pub lang: &'static str,
}

/// A chart being drawn: a plot with its axes, and the space around it.
pub struct Sheet {
    /// Where shapes are recorded.
    pub recorder: Recorder,
    /// The plot.
    pub plot: Plot,
    /// Finds places for labels; knows those of the axes already.
    pub placer: Placer,
    /// The chart's colours.
    pub theme: Theme,
    /// Font size of axis labels in pixels.
    pub size: f64,
    /// Whether the foot has the whole of its first paragraph.
    pub explains: bool,
}

/// What surrounds the plot, as long as there is room for it.
struct Plan {
    /// Font sizes of the headline, in units of the axis labels', and the lines that each may take.
    headline: &'static [(f64, usize)],
    /// Lines of the subline.
    subline: usize,
    /// Whether the vertical axis has its title.
    y_title: bool,
    /// Lines of each of the footer's paragraphs.
    footer: usize,
}

const LARGE: &[(f64, usize)] = &[(1.7, 2), (1.45, 3), (1.25, 4)];
const SMALL: &[(f64, usize)] = &[(1.1, 4)];

const fn plan(
    headline: &'static [(f64, usize)],
    subline: usize,
    y_title: bool,
    footer: usize,
) -> Plan {
    Plan {
        headline,
        subline,
        y_title,
        footer,
    }
}

/// From everything to the bare plot; the first that leaves the plot enough room is taken.
const PLANS: [Plan; 10] = [
    plan(LARGE, 3, true, 6),
    plan(LARGE, 3, true, 4),
    plan(LARGE, 3, true, 2),
    plan(LARGE, 0, true, 2),
    plan(SMALL, 0, true, 2),
    plan(SMALL, 0, true, 1),
    plan(SMALL, 0, false, 1),
    plan(SMALL, 0, false, 0),
    plan(&[], 0, true, 0),
    plan(&[], 0, false, 0),
];

/// The words of a plan, broken into lines.
struct Surroundings {
    headline: Vec<String>,
    headline_size: f64,
    subline: Vec<String>,
    y_title: Vec<String>,
    footer: Vec<String>,
    /// Whether its first paragraph is whole.
    explains: bool,
    /// The side of the code beside it; 0 for none.
    code: f64,
    size: f64,
}

impl Surroundings {
    fn fitting(frame: &Frame, words: &Words, size: f64) -> Self {
        let enough = (frame.height * 0.38).max(size * 5.0);
        let [plans @ .., barest] = &PLANS;
        plans
            .iter()
            .map(|plan| Self::new(plan, frame, words, size))
            .find(|s| s.footer_top(frame) - s.plot_top() - s.x_axis_height() >= enough)
            .unwrap_or_else(|| Self::new(barest, frame, words, size))
    }

    fn new(plan: &Plan, frame: &Frame, words: &Words, size: f64) -> Self {
        let inner = (frame.width - 2.0 * PAD * size).max(1.0);
        let wrapped = |text: &str, size: f64, bold: bool, most: usize| {
            wrap_within(text, inner, size, bold, most)
        };
        let mut headline = Vec::new();
        let mut headline_size = size;
        if frame.title {
            for &(scale, most) in plan.headline {
                headline_size = size * scale;
                headline = wrapped(words.headline, headline_size, true, most + 1);
                if headline.len() <= most {
                    break;
                }
                headline = wrapped(words.headline, headline_size, true, most);
            }
        }
        let subline = if frame.title {
            wrapped(words.subline, size * SUBLINE, false, plan.subline)
        } else {
            Vec::new()
        };
        let code = words.qr.filter(|_| plan.footer > 0);
        let code = code.and_then(|qr| qr.extent(frame.height)).unwrap_or(0.0);
        // Up to half a pad before the edge in a wide font.
        let edge = (inner + 0.5 * PAD * size - code) / WIDER;
        let beside = (inner - code).min(edge).max(1.0);
        let mut footer = Vec::new();
        let mut explains = false;
        for (index, paragraph) in words.footer.iter().enumerate() {
            let lines = wrap_within(paragraph, beside, size * FOOTER, false, plan.footer);
            explains |= index == 0 && lines.last().is_some_and(|last| !last.ends_with('…'));
            footer.extend(lines);
        }
        Self {
            headline,
            headline_size,
            subline,
            y_title: if plan.y_title {
                wrapped(words.y_title, size * Y_TITLE, false, 2)
            } else {
                Vec::new()
            },
            footer,
            explains,
            code,
            size,
        }
    }

    /// Bottom of headline and subline.
    fn title_bottom(&self) -> f64 {
        let mut bottom =
            PAD * self.size + self.headline.len() as f64 * self.headline_size * LEADING;
        if !self.subline.is_empty() {
            bottom += self.size * (0.3 + SUBLINE * LEADING * self.subline.len() as f64);
        }
        bottom
    }

    fn plot_top(&self) -> f64 {
        let gap = if self.headline.is_empty() { 0.0 } else { 0.8 };
        let title = match self.y_title.len() {
            0 => 0.2,
            lines => 1.75 + (lines - 1) as f64 * Y_TITLE * LEADING,
        };
        self.title_bottom() + self.size * (gap + title)
    }

    fn x_axis_height(&self) -> f64 {
        self.size * 2.4
    }

    fn footer_top(&self, frame: &Frame) -> f64 {
        if self.footer.is_empty() {
            return frame.height - self.size * 0.3;
        }
        let step = self.size * FOOTER * FOOTER_LEADING;
        let tall = (step * self.footer.len() as f64).max(self.code);
        frame.height - tall - PAD * self.size * 1.1
    }
}

/// Space between the words and the frame, in units of the axis labels' font size.
const PAD: f64 = 0.9;
/// Font size of the subline in the same units.
const SUBLINE: f64 = 1.05;
/// Font size of the vertical axis' title in the same units.
const Y_TITLE: f64 = 0.92;
/// Font size of the footer in the same units.
const FOOTER: f64 = 0.9;
/// How much wider than those that measure it the letters of the footer may be: the reader's fonts are not known.
const WIDER: f64 = 1.06;
/// Distance of lines in units of their font size.
const LEADING: f64 = 1.3;
/// The same in the footer.
const FOOTER_LEADING: f64 = 1.4;

impl Sheet {
    /// Lays out a chart in a frame and draws what surrounds the plot.
    ///
    /// `x` and `y` carry their ticks; `label` turns a tick into words; `right` is the room in pixels
    /// that labels need to the right of the plot. Where room is short, the plot comes before the words around it.
    pub fn new(
        frame: &Frame,
        words: &Words,
        x: Axis,
        y: Axis,
        right: f64,
        label: impl Fn(TickLabel) -> String,
    ) -> Self {
        let theme = frame.theme.clone();
        let recorder = Recorder::new(frame.width, frame.height);
        let size = Self::font_size(frame);
        let pad = size * PAD;
        recorder.layer(Layer::Backdrop);
        recorder.fill_rect(Rect::new(0.0, 0.0, frame.width, frame.height), theme.panel);
        let around = Surroundings::fitting(frame, words, size);
        recorder.layer(Layer::Title);
        let title = TextLook::new(around.headline_size, theme.ink).bold();
        let top = lines(&recorder, &around.headline, title, (pad, pad), LEADING);
        let look = TextLook::new(size * SUBLINE, theme.muted);
        let at = (pad, top + size * 0.3);
        lines(&recorder, &around.subline, look, at, LEADING);
        let bottom = around.footer_top(frame);
        if !around.footer.is_empty() {
            recorder.layer(Layer::Footer);
            let rule = [Point::new(0.0, bottom), Point::new(frame.width, bottom)];
            recorder.polyline(&rule, Stroke::solid(theme.grid, 1.0));
            let look = TextLook::new(size * FOOTER, theme.muted);
            let at = (pad, bottom + pad * 0.55);
            lines(&recorder, &around.footer, look, at, FOOTER_LEADING);
            if let Some(qr) = words.qr.filter(|_| around.code > 0.0) {
                let at = qr::corner(frame.width - pad * 0.5, bottom + 1.0, around.code);
                qr.paint(&recorder, Rect::new(at.x, at.y, around.code, around.code));
            }
        }

        let y_labels: Vec<String> = y.ticks().iter().map(|t| label(t.label)).collect();
        let widest = y_labels
            .iter()
            .map(|l| metrics::width(l, size, false))
            .fold(0.0, f64::max);
        let left = pad + widest + size * 0.7;
        let top = around.plot_top();
        let plot_rect = Rect::new(
            left,
            top,
            (frame.width - left - pad - right).max(1.0),
            (bottom - top - around.x_axis_height()).max(1.0),
        );
        let plot = Plot::new(&recorder, plot_rect, x, y);
        // Labels may stand right of and above the plot, where curves leave it, but not among the dates below it.
        let above = around.title_bottom() + size * 0.3;
        let placer = Placer::new(Rect::new(
            left,
            above,
            (frame.width - left - size * 0.3).max(1.0),
            (plot_rect.bottom() + size * 0.55 - above).max(1.0),
        ));
        let mut sheet = Self {
            recorder,
            plot,
            placer,
            theme,
            size,
            explains: around.explains,
        };
        sheet.y_axis(&y_labels);
        sheet.y_title(&around.y_title);
        sheet.x_axis(frame.width, label);
        sheet
    }

    /// The font size of axis labels: it grows slowly with the frame, of which a wide and low one counts as narrow.
    pub fn font_size(frame: &Frame) -> f64 {
        let extent = frame.width.min(frame.height * 16.0 / 9.0);
        let (narrow, smallest) = (320.0, 11.0);
        if extent < narrow {
            (frame.theme.text * smallest * extent / narrow).max(9.0)
        } else {
            (frame.theme.text * (smallest + (extent - narrow) / 240.0)).min(18.0)
        }
    }

    /// The finished scene.
    pub fn finish(&self, frame: &Frame, words: &Words) -> Scene {
        Scene {
            width: frame.width,
            height: frame.height,
            lang: words.lang,
            title: words.headline.to_owned(),
            desc: join(&[words.subline, " ", &listed(words.footer, " ")]),
            background: None,
            marks: self.recorder.take_marks(),
        }
    }

    fn y_axis(&mut self, labels: &[String]) {
        let (rect, size) = (self.plot.rect(), self.size);
        let slots: Vec<Slot> = self
            .plot
            .y_axis()
            .ticks()
            .iter()
            .map(|t| Slot {
                center: self.plot.y_px(t.value).unwrap_or(f64::NAN),
                extent: metrics::ascent(size) + metrics::descent(size),
                priority: t.priority,
            })
            .collect();
        let kept = match self.plot.y_axis().scale() {
            Scale::Linear => ticks::thin_evenly(&slots, size * 0.4),
            Scale::Log => ticks::thin(&slots, size * 0.4),
        };
        let look = TextLook::new(size, self.theme.muted);
        for ((slot, text), kept) in slots.iter().zip(labels).zip(kept) {
            if kept {
                self.recorder.layer(Layer::Grid);
                let line = [
                    Point::new(rect.x, slot.center),
                    Point::new(rect.right(), slot.center),
                ];
                self.recorder
                    .polyline(&line, Stroke::solid(self.theme.grid, 1.0));
                self.recorder.layer(Layer::Axis);
                let at = Point::new(
                    rect.x - size * 0.7,
                    slot.center + metrics::cap_height(size) / 2.0,
                );
                self.recorder.text(&look.at(at, Align::End, text.clone()));
            }
        }
    }

    fn y_title(&mut self, lines: &[String]) {
        let size = self.size * Y_TITLE;
        self.recorder.layer(Layer::Axis);
        for (above, line) in lines.iter().rev().enumerate() {
            let baseline = self.plot.rect().y - self.size * 0.85 - above as f64 * size * LEADING;
            let at = Point::new(self.size * PAD, baseline);
            self.placer.reserve(Rect::new(
                at.x,
                at.y - metrics::ascent(size),
                metrics::width(line, size, false) + size,
                metrics::ascent(size) + metrics::descent(size),
            ));
            let look = TextLook::new(size, self.theme.muted);
            self.recorder.text(&look.at(at, Align::Start, line.clone()));
        }
    }

    fn x_axis(&mut self, width: f64, label: impl Fn(TickLabel) -> String) {
        let (rect, size) = (self.plot.rect(), self.size);
        let texts: Vec<String> = self
            .plot
            .x_axis()
            .ticks()
            .iter()
            .map(|t| label(t.label))
            .collect();
        let slots: Vec<Slot> = self
            .plot
            .x_axis()
            .ticks()
            .iter()
            .zip(&texts)
            .map(|(t, text)| Slot {
                center: self.plot.x_px(t.value).unwrap_or(f64::NAN),
                extent: metrics::width(text, size, false),
                priority: t.priority,
            })
            .collect();
        let kept = ticks::thin_evenly(&slots, size);
        self.recorder.layer(Layer::Axis);
        let axis = Stroke::solid(self.theme.axis, 1.0);
        let ends = [
            Point::new(rect.x, rect.bottom()),
            Point::new(rect.right(), rect.bottom()),
        ];
        self.recorder.polyline(&ends, axis);
        self.placer.block_line(&ends);
        let look = TextLook::new(size, self.theme.muted);
        let baseline = rect.bottom() + size * 1.55;
        for ((slot, text), kept) in slots.iter().zip(texts).zip(kept) {
            let x = slot.center;
            if !x.is_finite() {
                continue;
            }
            let mark = [
                Point::new(x, rect.bottom()),
                Point::new(x, rect.bottom() + size * 0.35),
            ];
            self.recorder.polyline(&mark, axis);
            let half = slot.extent / 2.0;
            if kept && x - half >= 0.0 && x + half <= width {
                self.recorder
                    .text(&look.at(Point::new(x, baseline), Align::Middle, text));
                self.placer
                    .reserve(Rect::new(x - half, baseline - size, 2.0 * half, size * 1.3));
            }
        }
    }
}

/// Writes lines from `at` (left, top) down; returns the bottom.
fn lines(
    recorder: &Recorder,
    lines: &[String],
    look: TextLook,
    at: (f64, f64),
    leading: f64,
) -> f64 {
    let mut y = at.1;
    for line in lines {
        let baseline = y + metrics::ascent(look.size);
        recorder.text(&look.at(Point::new(at.0, baseline), Align::Start, line.clone()));
        y += look.size * leading;
    }
    y
}
