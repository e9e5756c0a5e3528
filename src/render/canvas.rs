//! A scene on a browser canvas.

use crate::number;
use std::f64::consts::TAU;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::digits::{hex, number, pairs};
use super::svg::HALO;
use crate::figure::metrics::FONT_FAMILY;
use crate::figure::scene::{Align, Color, Point, Scene, Shape, Stroke, Text};

/// Paints a scene on a canvas whose pixels are `dpr` to a CSS pixel.
///
/// The backing store is resized only when its size changes, as resizing is slow. The element's CSS size is left to the page.
///
/// # Errors
///
/// The browser's error if it gives no 2D context, as when the canvas is too large or has a context of another kind.
pub fn paint(canvas: &HtmlCanvasElement, scene: &Scene, dpr: f64) -> Result<(), JsValue> {
    let context = canvas
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no 2D context"))?
        .dyn_into::<CanvasRenderingContext2d>()?;
    let dpr = if dpr.is_finite() {
        number::within(dpr, 0.25, 8.0)
    } else {
        1.0
    };
    let width = libm::round(scene.width * dpr) as u32;
    let height = libm::round(scene.height * dpr) as u32;
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    context.set_transform(dpr, 0.0, 0.0, dpr, 0.0, 0.0)?;
    let mut brush = Brush::new(&context);
    match scene.background {
        Some(color) if color.alpha >= 1.0 => {}
        _ => context.clear_rect(0.0, 0.0, scene.width + 1.0, scene.height + 1.0),
    }
    if let Some(color) = scene.background {
        brush.fill_color(color);
        context.fill_rect(0.0, 0.0, scene.width + 1.0, scene.height + 1.0);
    }
    for mark in &scene.marks {
        brush.shape(&mark.shape)?;
    }
    Ok(())
}

/// The context with what is set on it, because setting a colour or font makes the browser parse a string.
struct Brush<'a> {
    context: &'a CanvasRenderingContext2d,
    fill: Option<Color>,
    stroke: Option<Color>,
    width: f64,
    dash: Option<[f64; 2]>,
    font: Option<(f64, bool)>,
    align: Option<Align>,
    css: String,
}

impl<'a> Brush<'a> {
    /// A brush that assumes nothing of an earlier painting but resets what it does not track.
    fn new(context: &'a CanvasRenderingContext2d) -> Self {
        context.set_line_join("round");
        context.set_line_cap("butt");
        context.set_text_baseline("alphabetic");
        // Cannot fail: the list is an array of finite numbers.
        let _ = context.set_line_dash(&js_sys::Array::new());
        Self {
            context,
            fill: None,
            stroke: None,
            width: f64::NAN,
            dash: None,
            font: None,
            align: None,
            css: String::new(),
        }
    }

    fn shape(&mut self, shape: &Shape) -> Result<(), JsValue> {
        match shape {
            Shape::Path {
                points,
                closed,
                fill,
                stroke,
            } => {
                self.trace(points, *closed);
                self.finish(*fill, *stroke)
            }
            Shape::Circle {
                center,
                radius,
                fill,
                stroke,
            } => {
                self.context.begin_path();
                self.context.arc(center.x, center.y, *radius, 0.0, TAU)?;
                self.finish(*fill, *stroke)
            }
            Shape::Text(text) => self.text(text),
        }
    }

    fn trace(&self, points: &[Point], closed: bool) {
        self.context.begin_path();
        if let Some((first, rest)) = points.split_first() {
            self.context.move_to(first.x, first.y);
            for p in rest {
                self.context.line_to(p.x, p.y);
            }
        }
        if closed {
            self.context.close_path();
        }
    }

    fn finish(&mut self, fill: Option<Color>, stroke: Option<Stroke>) -> Result<(), JsValue> {
        if let Some(color) = fill {
            self.fill_color(color);
            self.context.fill();
        }
        if let Some(stroke) = stroke {
            self.stroke_color(stroke.color);
            self.line_width(stroke.width);
            self.line_dash(stroke.dash)?;
            self.context.stroke();
        }
        Ok(())
    }

    fn text(&mut self, text: &Text) -> Result<(), JsValue> {
        if self.font != Some((text.size, text.bold)) {
            self.font = Some((text.size, text.bold));
            self.css.clear();
            if text.bold {
                self.css.push_str("bold ");
            }
            number(&mut self.css, text.size);
            self.css.push_str("px ");
            self.css.push_str(FONT_FAMILY);
            self.context.set_font(&self.css);
        }
        if self.align != Some(text.align) {
            self.align = Some(text.align);
            self.context.set_text_align(match text.align {
                Align::Start => "left",
                Align::Middle => "center",
                Align::End => "right",
            });
        }
        if let Some(halo) = text.halo {
            self.stroke_color(halo);
            self.line_width(2.0 * HALO);
            self.line_dash(None)?;
            self.context
                .stroke_text(&text.content, text.at.x, text.at.y)?;
        }
        self.fill_color(text.color);
        self.context.fill_text(&text.content, text.at.x, text.at.y)
    }

    fn fill_color(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            css_color(&mut self.css, color);
            self.context.set_fill_style_str(&self.css);
        }
    }

    fn stroke_color(&mut self, color: Color) {
        if self.stroke != Some(color) {
            self.stroke = Some(color);
            css_color(&mut self.css, color);
            self.context.set_stroke_style_str(&self.css);
        }
    }

    fn line_width(&mut self, width: f64) {
        if self.width != width {
            self.width = width;
            self.context.set_line_width(width);
        }
    }

    fn line_dash(&mut self, dash: Option<[f64; 2]>) -> Result<(), JsValue> {
        if self.dash != dash {
            self.dash = dash;
            let lengths = js_sys::Array::new();
            for length in dash.iter().flatten() {
                lengths.push(&JsValue::from_f64(*length));
            }
            self.context.set_line_dash(&lengths)?;
        }
        Ok(())
    }
}

/// Replaces `css` by a colour as `#rrggbbaa`.
fn css_color(css: &mut String, color: Color) {
    css.clear();
    hex(css, color);
    pairs(
        css,
        &[libm::round(number::within(color.alpha, 0.0, 1.0) * 255.0) as u8],
    );
}
