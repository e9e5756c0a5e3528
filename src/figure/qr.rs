//! A two-dimensional code as modules, and how it is drawn: dark on a light tile in any theme, since not every reader takes
//! inverted ones.

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
        let modules = (self.side + 2 * QUIET) as f64;
        let fits = |(module, share): &&(f64, f64)| modules * module <= height * share;
        let (module, _) = MODULES.iter().find(fits)?;
        Some(modules * module)
    }

    /// Draws the code into a square, whose corner goes to whole pixels.
    pub fn paint(&self, recorder: &Recorder, square: Rect) {
        recorder.layer(Layer::Code);
        recorder.fill_rect(square, TILE);
        let module = square.w / (self.side + 2 * QUIET) as f64;
        for run in self.runs() {
            let x = square.x + (run.x + QUIET as f64) * module;
            let y = square.y + (run.y + QUIET as f64) * module;
            recorder.fill_rect(Rect::new(x, y, run.w * module, run.h * module), DARK);
        }
    }

    /// The dark modules as rectangles in modules: rows, and columns over them, which close the seams that painters leave
    /// between rows.
    pub fn runs(&self) -> Vec<Rect> {
        let mut runs = Vec::new();
        for line in 0..self.side {
            let mut row = Run::default();
            let mut column = Run::default();
            for at in 0..=self.side {
                let (start, len) = row.step(self.is_dark(at, line), at);
                if len > 0 {
                    runs.push(Rect::new(start as f64, line as f64, len as f64, 1.0));
                }
                let (start, len) = column.step(self.is_dark(line, at), at);
                if len > 1 {
                    runs.push(Rect::new(line as f64, start as f64, 1.0, len as f64));
                }
            }
        }
        runs
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        x < self.side && self.dark.get(y * self.side + x) == Some(&true)
    }
}

/// The dark modules since the last light one.
#[derive(Default)]
struct Run {
    start: usize,
    len: usize,
}

impl Run {
    /// Takes the next module; where a run has ended, its start and length.
    fn step(&mut self, dark: bool, at: usize) -> (usize, usize) {
        if dark {
            if self.len == 0 {
                self.start = at;
            }
            self.len += 1;
            return (0, 0);
        }
        (self.start, std::mem::take(&mut self.len))
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
    fn runs_cover_exactly_the_dark_modules() {
        let qr = Qr {
            side: 3,
            dark: vec![true, true, false, false, true, false, true, false, true],
        };
        let mut covered = vec![false; 9];
        for run in qr.runs() {
            for y in 0..run.h as usize {
                for x in 0..run.w as usize {
                    covered[(run.y as usize + y) * 3 + run.x as usize + x] = true;
                }
            }
        }
        assert_eq!(covered, qr.dark);
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
