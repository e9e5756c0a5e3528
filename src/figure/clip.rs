//! Cutting polylines and polygons to a rectangle, so that no painter and no export needs a clip path.

use super::scene::{Point, Rect};

/// The part of a segment inside the rectangle (edges included), or `None`.
///
/// Y.-D. Liang and B. A. Barsky, "A New Concept and Method for Line Clipping", ACM TOG 3 (1984).
pub fn segment(a: Point, b: Point, rect: &Rect) -> Option<(Point, Point)> {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let edges = [
        (-dx, a.x - rect.x),
        (dx, rect.right() - a.x),
        (-dy, a.y - rect.y),
        (dy, rect.bottom() - a.y),
    ];
    for (towards, distance) in edges {
        if towards == 0.0 {
            if distance < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enter = enter.max(distance / towards);
        } else {
            leave = leave.min(distance / towards);
        }
    }
    if enter > leave {
        return None;
    }
    let at = |t: f64| Point::new(a.x + t * dx, a.y + t * dy);
    let first = if enter == 0.0 { a } else { at(enter) };
    let last = if leave == 1.0 { b } else { at(leave) };
    Some((first, last))
}

/// Whether two segments cross.
pub fn cross([a, b]: [Point; 2], [c, d]: [Point; 2]) -> bool {
    let turn = |p: Point, q: Point, r: Point| (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
    let apart = |first: f64, second: f64| (first < 0.0) != (second < 0.0);
    apart(turn(a, b, c), turn(a, b, d)) && apart(turn(c, d, a), turn(c, d, b))
}

/// The runs of a polyline inside the rectangle, in order.
///
/// A run has at least one vertex; a single one comes from a polyline of one vertex, or one that only touches.
pub fn polyline(points: &[Point], rect: &Rect) -> Vec<Vec<Point>> {
    if points.iter().all(|&p| rect.contains(p)) {
        return if points.is_empty() {
            Vec::new()
        } else {
            vec![points.to_vec()]
        };
    }
    let mut runs: Vec<Vec<Point>> = Vec::new();
    let mut connected = false;
    for pair in points.windows(2) {
        let Some((a, b)) = segment(pair[0], pair[1], rect) else {
            connected = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if connected => run.push(b),
            _ => runs.push(vec![a, b]),
        }
        connected = b == pair[1];
    }
    for run in &mut runs {
        run.dedup();
    }
    runs
}

/// The part of a polygon inside the rectangle; empty when nothing is left.
///
/// I. E. Sutherland and G. W. Hodgman, "Reentrant Polygon Clipping", CACM 17 (1974). Parts that a concave polygon
/// leaves separate stay joined along the rectangle's edge, which a fill does not show.
pub fn polygon(points: &[Point], rect: &Rect) -> Vec<Point> {
    let mut kept = points.to_vec();
    if kept.iter().all(|&p| rect.contains(p)) {
        return kept;
    }
    let x_at =
        |a: Point, b: Point, x: f64| Point::new(x, a.y + (x - a.x) / (b.x - a.x) * (b.y - a.y));
    let y_at =
        |a: Point, b: Point, y: f64| Point::new(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x), y);
    let (left, right, top, bottom) = (rect.x, rect.right(), rect.y, rect.bottom());
    half_plane(&mut kept, |p| p.x >= left, |a, b| x_at(a, b, left));
    half_plane(&mut kept, |p| p.x <= right, |a, b| x_at(a, b, right));
    half_plane(&mut kept, |p| p.y >= top, |a, b| y_at(a, b, top));
    half_plane(&mut kept, |p| p.y <= bottom, |a, b| y_at(a, b, bottom));
    kept
}

fn half_plane(
    points: &mut Vec<Point>,
    inside: impl Fn(Point) -> bool,
    cut: impl Fn(Point, Point) -> Point,
) {
    let Some(&last) = points.last() else { return };
    let mut out = Vec::with_capacity(points.len() + 4);
    let mut previous = last;
    for &p in points.iter() {
        match (inside(previous), inside(p)) {
            (true, true) => out.push(p),
            (true, false) => out.push(cut(previous, p)),
            (false, true) => out.extend([cut(previous, p), p]),
            (false, false) => {}
        }
        previous = p;
    }
    *points = out;
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const BOX: Rect = Rect::new(0.0, 0.0, 10.0, 10.0);

    fn p(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    #[test]
    fn segments_are_cut_at_the_edges() {
        assert_eq!(
            segment(p(-5.0, 5.0), p(15.0, 5.0), &BOX),
            Some((p(0.0, 5.0), p(10.0, 5.0)))
        );
        assert_eq!(
            segment(p(2.0, 2.0), p(3.0, 3.0), &BOX),
            Some((p(2.0, 2.0), p(3.0, 3.0)))
        );
        assert_eq!(segment(p(-5.0, -1.0), p(15.0, -1.0), &BOX), None);
        assert_eq!(
            segment(p(-4.0, 5.0), p(5.0, -4.0), &BOX),
            Some((p(0.0, 1.0), p(1.0, 0.0)))
        );
        assert_eq!(segment(p(-4.0, 3.0), p(3.0, -4.0), &BOX), None);
    }

    #[test]
    fn a_polyline_that_leaves_and_returns_gives_two_runs() {
        let runs = polyline(
            &[p(1.0, 1.0), p(1.0, 20.0), p(9.0, 20.0), p(9.0, 1.0)],
            &BOX,
        );
        assert_eq!(
            runs,
            [
                vec![p(1.0, 1.0), p(1.0, 10.0)],
                vec![p(9.0, 10.0), p(9.0, 1.0)]
            ]
        );
    }

    #[test]
    fn a_polygon_around_the_rectangle_becomes_the_rectangle() {
        let around = [p(-5.0, -5.0), p(15.0, -5.0), p(15.0, 15.0), p(-5.0, 15.0)];
        let kept = polygon(&around, &BOX);
        for corner in [p(0.0, 0.0), p(10.0, 0.0), p(10.0, 10.0), p(0.0, 10.0)] {
            assert!(kept.contains(&corner), "{corner:?} in {kept:?}");
        }
        assert!(polygon(&[p(20.0, 0.0), p(30.0, 0.0), p(30.0, 9.0)], &BOX).is_empty());
    }

    fn anywhere() -> impl Strategy<Value = Vec<Point>> {
        let coordinate = prop_oneof![-30.0..30.0f64, -1e7..1e7f64, Just(0.0), Just(10.0)];
        prop::collection::vec(
            (coordinate.clone(), coordinate).prop_map(|(x, y)| p(x, y)),
            0..30,
        )
    }

    proptest! {
        #[test]
        fn nothing_is_left_outside(points in anywhere()) {
            let grown = BOX.inflate(1e-6);
            for q in polyline(&points, &BOX).iter().flatten().chain(&polygon(&points, &BOX)) {
                prop_assert!(grown.contains(*q), "{q:?}");
            }
        }
    }
}
