//! What every chart shares: title, footer, plot area, grid and axis labels.

use super::{
    labels::Placer,
    metrics,
    picture::Frame,
    plot::{Plot, TextLook},
    recorder::Recorder,
    scale::Axis,
    scene::{Align, Layer, Point, Rect, Scene, Stroke},
    theme::Theme,
    ticks::{self, Slot, TickLabel},
    wrap::{elide, wrap_within},
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
}

/// Footers take at most this many lines.
const MOST_FOOTER_LINES: usize = 4;

impl Sheet {
    /// Lays out a chart in a frame and draws what surrounds the plot.
    ///
    /// `x` and `y` carry their ticks; `label` turns a tick into words; `right` is the room in pixels
    /// that labels need to the right of the plot.
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
        let size = Self::font_size(frame.width);
        let pad = size * 0.9;
        let inner = (frame.width - 2.0 * pad).max(1.0);
        recorder.layer(Layer::Backdrop);
        recorder.fill_rect(Rect::new(0.0, 0.0, frame.width, frame.height), theme.panel);
        let mut top = pad;
        if frame.title {
            recorder.layer(Layer::Title);
            let title = TextLook::new(size * 1.7, theme.ink).bold();
            top = lines(&recorder, words.headline, title, (pad, top), inner, 2);
            let sub = TextLook::new(size * 1.05, theme.muted);
            top = lines(
                &recorder,
                words.subline,
                sub,
                (pad, top + size * 0.3),
                inner,
                2,
            ) + size * 0.8;
        }
        let bottom = footer(&recorder, words.footer, frame, &theme, size);

        let y_labels: Vec<String> = y.ticks().iter().map(|t| label(t.label)).collect();
        let widest = y_labels
            .iter()
            .map(|l| metrics::width(l, size, false))
            .fold(0.0, f64::max);
        let left = pad + widest + size * 0.7;
        let title_height = size * 1.6;
        let plot_rect = Rect::new(
            left,
            top + title_height,
            (frame.width - left - pad - right).max(1.0),
            (bottom - top - title_height - size * 2.4).max(1.0),
        );
        let plot = Plot::new(&recorder, plot_rect, x, y);
        let placer = Placer::new(Rect::new(
            left,
            top + title_height,
            (frame.width - left - size * 0.3).max(1.0),
            (bottom - top - title_height).max(1.0),
        ));
        let mut sheet = Self {
            recorder,
            plot,
            placer,
            theme,
            size,
        };
        sheet.y_axis(&y_labels, words.y_title, inner);
        sheet.x_axis(frame.width, label);
        sheet
    }

    /// The font size of axis labels in a chart of this width.
    pub fn font_size(width: f64) -> f64 {
        (11.0 + (width - 320.0) / 240.0).clamp(11.0, 18.0)
    }

    /// The finished scene.
    pub fn finish(&self, frame: &Frame, words: &Words) -> Scene {
        Scene {
            width: frame.width,
            height: frame.height,
            lang: words.lang,
            title: words.headline.to_owned(),
            desc: [words.subline, " ", &words.footer.join(" ")].concat(),
            background: None,
            marks: self.recorder.take_marks(),
        }
    }

    fn y_axis(&mut self, labels: &[String], title: &str, inner: f64) {
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
        let kept = ticks::thin(&slots, size * 0.4);
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
        self.recorder.layer(Layer::Axis);
        let at = Point::new(size * 0.9, rect.y - size * 0.7);
        let title = elide(title, inner, size * 0.92, false);
        self.recorder
            .text(&TextLook::new(size * 0.92, self.theme.muted).at(at, Align::Start, title));
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

/// Writes wrapped lines from `at` (left, top) down; returns the bottom.
fn lines(
    recorder: &Recorder,
    text: &str,
    look: TextLook,
    at: (f64, f64),
    width: f64,
    most: usize,
) -> f64 {
    let mut y = at.1;
    for line in wrap_within(text, width, look.size, look.bold, most) {
        let baseline = y + metrics::ascent(look.size);
        recorder.text(&look.at(Point::new(at.0, baseline), Align::Start, line));
        y += look.size * 1.3;
    }
    y
}

/// Draws the footer at the bottom of the frame; returns its top.
fn footer(
    recorder: &Recorder,
    paragraphs: &[String],
    frame: &Frame,
    theme: &Theme,
    size: f64,
) -> f64 {
    let small = size * 0.9;
    let pad = size * 0.9;
    let inner = (frame.width - 2.0 * pad).max(1.0);
    let mut all: Vec<String> = paragraphs
        .iter()
        .flat_map(|p| wrap_within(p, inner, small, false, MOST_FOOTER_LINES))
        .collect();
    all.truncate(MOST_FOOTER_LINES);
    let step = small * 1.4;
    let height = step * all.len() as f64 + pad * 1.1;
    // A frame too low for both keeps the chart.
    if height > frame.height * 0.5 {
        return frame.height - pad;
    }
    recorder.layer(Layer::Footer);
    let top = frame.height - height;
    let rule = [Point::new(0.0, top), Point::new(frame.width, top)];
    recorder.polyline(&rule, Stroke::solid(theme.grid, 1.0));
    let look = TextLook::new(small, theme.muted);
    for (i, line) in all.into_iter().enumerate() {
        let baseline = top + pad * 0.55 + metrics::ascent(small) + step * i as f64;
        recorder.text(&look.at(Point::new(pad, baseline), Align::Start, line));
    }
    top
}
