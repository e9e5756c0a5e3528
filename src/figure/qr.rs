//! A two-dimensional code as modules, and how it is drawn: dark on a light tile in any theme, since not every reader takes
//! inverted ones.
//!
//! Encoding is the crate qrcodegen's (`export/qr.rs`); drawing is our own, since it is a part of our scene.

use super::{
    recorder::Recorder,
    scene::{Color, Layer, Point, Rect},
};

/// A square of dark and light modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// How many modules a side has.
    pub side: usize,
    /// Which modules are dark, row by row.
    pub dark: Vec<bool>,
}

/// The light border that readers need, in modules (ISO/IEC 18004, 5.3.8).
const QUIET: usize = 4;

/// The modules' sizes in pixels to choose from: whole ones, so that their edges are sharp.
const MODULES: [(f64, f64); 2] = [(3.0, 0.2), (2.0, 0.36)];

const TILE: Color = Color::hex(0xff_ff_ff);
const DARK: Color = Color::hex(0x00_00_00);

impl Qr {
    /// The side of the drawn code with its border in pixels, in a picture of this height; none where there is no room for it.
    pub fn extent(&self, height: f64) -> Option<f64> {
        let modules = self.modules() as f64;
        let fits = |(module, share): &&(f64, f64)| modules * module <= height * share;
        let (module, _) = MODULES.iter().find(fits)?;
        Some(modules * module)
    }

    /// Draws the code into a square, whose corner goes to whole pixels.
    pub fn paint(&self, recorder: &Recorder, square: Rect) {
        recorder.layer(Layer::Code);
        recorder.fill_rect(square, TILE);
        let module = square.w / self.modules() as f64;
        // Columns over the rows close the seams that painters leave between these.
        for run in self.rows().iter().chain(&self.columns()) {
            let (x, y) = (square.x + run.x * module, square.y + run.y * module);
            recorder.fill_rect(Rect::new(x, y, run.w * module, run.h * module), DARK);
        }
    }

    /// The side with its border, in modules.
    pub const fn modules(&self) -> usize {
        self.side + 2 * QUIET
    }

    /// The dark modules of each row as rectangles in modules, from the corner of the border; they do not overlap.
    pub fn rows(&self) -> Vec<Rect> {
        let run = |(line, start, len)| Self::rect(start, line, len, 1);
        self.runs(false).into_iter().map(run).collect()
    }

    /// The dark modules of each column that has more than one below the other.
    pub fn columns(&self) -> Vec<Rect> {
        let runs = self.runs(true).into_iter().filter(|run| run.2 > 1);
        runs.map(|(line, start, len)| Self::rect(line, start, 1, len))
            .collect()
    }

    const fn rect(x: usize, y: usize, w: usize, h: usize) -> Rect {
        Rect::new((x + QUIET) as f64, (y + QUIET) as f64, w as f64, h as f64)
    }

    /// Runs of dark modules along rows or columns: line, start and length.
    fn runs(&self, columns: bool) -> Vec<(usize, usize, usize)> {
        let mut runs = Vec::new();
        for line in 0..self.side {
            let mut len = 0;
            for at in 0..=self.side {
                let (x, y) = if columns { (line, at) } else { (at, line) };
                if self.is_dark(x, y) {
                    len += 1;
                } else if len > 0 {
                    runs.push((line, at - len, len));
                    len = 0;
                }
            }
        }
        runs
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && y < self.side && self.dark.get(y * self.side + x) == Some(&true)
    }
}

/// The upper left corner of a square at the right edge, on whole pixels.
pub fn corner(right: f64, top: f64, side: f64) -> Point {
    Point::new(libm::floor(right - side), libm::ceil(top))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_cover_exactly_the_dark_modules() {
        let qr = Qr {
            side: 3,
            dark: vec![true, true, false, false, true, false, true, false, true],
        };
        let mut covered = vec![0; 9];
        for run in qr.rows() {
            for y in 0..run.h as usize {
                for x in 0..run.w as usize {
                    covered[(run.y as usize - QUIET + y) * 3 + run.x as usize - QUIET + x] += 1;
                }
            }
        }
        let dark: Vec<i32> = qr.dark.iter().map(|dark| i32::from(*dark)).collect();
        assert_eq!(covered, dark);
        // Only in the middle column do two lie below each other.
        assert_eq!(qr.columns(), [Rect::new(5.0, 4.0, 1.0, 2.0)]);
    }

    #[test]
    fn a_small_picture_has_no_room_for_a_code() {
        let qr = Qr {
            side: 33,
            dark: vec![false; 33 * 33],
        };
        assert_eq!(qr.extent(720.0), Some(123.0));
        assert_eq!(qr.extent(400.0), Some(82.0));
        assert_eq!(qr.extent(150.0), None);
    }
}
