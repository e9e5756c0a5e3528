//! Leaves out vertices that nobody can see: smaller files, and shapes that are easy to edit on a slide.

use super::scene::Point;

/// How far the simplified path may lie from a vertex that was left out, in pixels.
const TOLERANCE: f64 = 0.05;

/// The path without the vertices that lie on it anyway, to within a twentieth of a pixel; its ends stay.
///
/// Runs in one pass: while x goes on in one direction, each vertex narrows the range of slopes that pass it closely
/// enough; when the next vertex lies outside of that range, the one before it is kept (the "cone" of Opheim 1982).
pub fn simplify(points: &[Point]) -> Vec<Point> {
    let mut kept = Vec::new();
    let Some(&(mut start)) = points.first() else {
        return kept;
    };
    kept.push(start);
    let mut cone = OPEN;
    for (i, &point) in points.iter().enumerate().skip(1) {
        let last = points[i - 1];
        let onward = (point.x - last.x) * (last.x - start.x) >= 0.0;
        let slope = (point.y - start.y) / (point.x - start.x);
        let fits = onward && slope >= cone.0 && slope <= cone.1;
        if !fits && i > 1 {
            kept.push(last);
            start = last;
            cone = OPEN;
        }
        let step = point.x - start.x;
        let slope = (point.y - start.y) / step;
        let margin = TOLERANCE / step.abs();
        // A vertical step has no slope: the cone closes, and the next vertex starts anew.
        cone = if step == 0.0 {
            SHUT
        } else {
            (cone.0.max(slope - margin), cone.1.min(slope + margin))
        };
    }
    if points.len() > 1 {
        kept.push(points[points.len() - 1]);
    }
    kept
}

const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
const SHUT: (f64, f64) = (f64::INFINITY, f64::NEG_INFINITY);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn distance(p: Point, path: &[Point]) -> f64 {
        path.windows(2)
            .map(|pair| {
                let (a, b) = (pair[0], pair[1]);
                let (dx, dy) = (b.x - a.x, b.y - a.y);
                let length = dx * dx + dy * dy;
                let t = if length > 0.0 {
                    ((p.x - a.x) * dx + (p.y - a.y) * dy) / length
                } else {
                    0.0
                };
                let t = t.max(0.0).min(1.0);
                libm::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y)
            })
            .fold(f64::INFINITY, f64::min)
    }

    proptest! {
        #[test]
        fn no_vertex_moves_visibly(
            steps in proptest::collection::vec((-3.0..8.0f64, -20.0..20.0f64), 2..60),
        ) {
            let mut at = Point::new(0.0, 0.0);
            let points: Vec<Point> = steps
                .into_iter()
                .map(|(dx, dy)| {
                    at = Point::new(at.x + dx.max(-1.0), at.y + dy);
                    at
                })
                .collect();
            let simple = simplify(&points);
            prop_assert_eq!((simple[0], simple[simple.len() - 1]), (points[0], points[points.len() - 1]));
            for p in points {
                prop_assert!(distance(p, &simple) <= TOLERANCE * 1.001, "{:?} is {} away", p, distance(p, &simple));
            }
        }
    }

    #[test]
    fn a_straight_line_keeps_its_ends() {
        let line: Vec<Point> = (0..240)
            .map(|i| Point::new(f64::from(i) * 3.1, f64::from(i) * -1.7))
            .collect();
        assert_eq!(simplify(&line), [line[0], line[239]]);
    }

    #[test]
    fn corners_and_vertical_runs_stay() {
        let path = [(0.0, 0.0), (5.0, 0.0), (5.0, 9.0), (5.0, 20.0), (9.0, 20.0)]
            .map(|(x, y)| Point::new(x, y));
        let kept = simplify(&path);
        assert!(
            kept.contains(&path[1]) && kept.contains(&path[3]),
            "{kept:?}"
        );
        assert_eq!(simplify(&path[..1]), [path[0]]);
        assert_eq!(simplify(&[]), []);
    }
}
