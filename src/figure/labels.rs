//! Labels next to what they name, without touching each other, the frame's edge or the data.

use super::clip;
use super::metrics;
use super::plot::TextLook;
use super::scene::{Align, Point, Rect, Text};
use crate::number;

/// On which side of its anchor a label stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// To the right, on the same height.
    Right,
    /// Above and to the right.
    AboveRight,
    /// Centred above.
    Above,
    /// Above and to the left.
    AboveLeft,
    /// To the left, on the same height.
    Left,
    /// Below and to the left.
    BelowLeft,
    /// Centred below.
    Below,
    /// Below and to the right.
    BelowRight,
}

impl Side {
    /// All sides, counter-clockwise from the right.
    const ALL: [Self; 8] = [
        Self::Right,
        Self::AboveRight,
        Self::Above,
        Self::AboveLeft,
        Self::Left,
        Self::BelowLeft,
        Self::Below,
        Self::BelowRight,
    ];

    /// All sides, those nearest to this one first.
    fn by_preference(self) -> impl Iterator<Item = Self> {
        let start = Self::ALL.iter().position(|&s| s == self).unwrap_or(0);
        [0, 1, 7, 2, 6, 3, 5, 4]
            .into_iter()
            .map(move |k| Self::ALL[(start + k) % 8])
    }

    /// Which end of the text is nearest to the anchor, so that a font of another width grows away from it.
    const fn align(self) -> Align {
        match self {
            Self::Right | Self::AboveRight | Self::BelowRight => Align::Start,
            Self::Above | Self::Below => Align::Middle,
            Self::Left | Self::AboveLeft | Self::BelowLeft => Align::End,
        }
    }
}

/// A label that wants a place.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelSpec {
    /// What is written, one line.
    pub text: String,
    /// Font size in pixels.
    pub size: f64,
    /// Bold.
    pub bold: bool,
    /// What the label names.
    pub anchor: Point,
    /// Pixels around the anchor that belong to its mark, such as a point's radius.
    pub clearance: f64,
    /// The side tried first.
    pub prefer: Side,
    /// How far from the mark the label may stand, in pixels.
    pub reach: f64,
    /// A leader line joins the label to its mark when they are further apart than this many pixels.
    pub leader_from: f64,
    /// Placed even over curves and points if there is no free place, though never over another label, its leader or a ring, nor
    /// outside the frame.
    pub required: bool,
    /// From where to where the label may reach from left to right.
    pub within: (f64, f64),
}

impl LabelSpec {
    /// An optional label in regular type to the right of its anchor, at most 32 pixels away.
    pub fn new(text: impl Into<String>, size: f64, anchor: Point) -> Self {
        Self {
            text: text.into(),
            size,
            bold: false,
            anchor,
            clearance: 5.0,
            prefer: Side::Right,
            reach: 32.0,
            leader_from: 12.0,
            required: false,
            within: (f64::NEG_INFINITY, f64::INFINITY),
        }
    }

    /// In bold.
    #[must_use]
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// Trying this side first.
    #[must_use]
    pub fn prefer(self, prefer: Side) -> Self {
        Self { prefer, ..self }
    }

    /// Keeping this many pixels free around the anchor.
    #[must_use]
    pub fn clearance(self, clearance: f64) -> Self {
        Self { clearance, ..self }
    }

    /// Standing at most this many pixels from the mark.
    #[must_use]
    pub fn reach(self, reach: f64) -> Self {
        Self { reach, ..self }
    }

    /// Between two places from left to right.
    #[must_use]
    pub fn within(self, within: (f64, f64)) -> Self {
        Self { within, ..self }
    }

    /// Placed even if the place is not free.
    #[must_use]
    pub fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    fn allows(&self, rect: &Rect) -> bool {
        self.within.0 <= rect.x && rect.right() <= self.within.1
    }

    fn extent(&self) -> (f64, f64) {
        let width = metrics::width(&self.text, self.size, self.bold);
        (
            width,
            metrics::ascent(self.size) + metrics::descent(self.size),
        )
    }

    /// The label's box on a side of the anchor, `distance` pixels away.
    fn rect(&self, side: Side, distance: f64) -> Rect {
        let (w, h) = self.extent();
        let Point { x, y } = self.anchor;
        let slant = distance * std::f64::consts::FRAC_1_SQRT_2;
        // Capitals, not the box, are centred on the height of the anchor.
        let beside = y - metrics::ascent(self.size) + metrics::cap_height(self.size) / 2.0;
        let (x, y) = match side {
            Side::Right => (x + distance, beside),
            Side::AboveRight => (x + slant, y - slant - h),
            Side::Above => (x - w / 2.0, y - distance - h),
            Side::AboveLeft => (x - slant - w, y - slant - h),
            Side::Left => (x - distance - w, beside),
            Side::BelowLeft => (x - slant - w, y + slant),
            Side::Below => (x - w / 2.0, y + distance),
            Side::BelowRight => (x + slant, y + slant),
        };
        Rect::new(x, y, w, h)
    }
}

/// A label in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The text's box.
    pub rect: Rect,
    /// A line from the mark to the label, if they are far apart.
    pub leader: Option<[Point; 2]>,
    at: Point,
    align: Align,
    size: f64,
    bold: bool,
    content: String,
}

impl Placed {
    /// The label as text; colour and halo are the look's, size and weight the specification's.
    pub fn text(&self, look: TextLook) -> Text {
        TextLook {
            size: self.size,
            bold: self.bold,
            ..look
        }
        .at(self.at, self.align, self.content.clone())
    }
}

/// Finds places for labels, one after the other: the first to ask has the choice. The same calls give the same places.
///
/// ```
/// use doublings::figure::labels::{LabelSpec, Placer, Side};
/// use doublings::figure::scene::{Point, Rect};
///
/// let mut placer = Placer::new(Rect::new(0.0, 0.0, 400.0, 300.0));
/// placer.block_line(&[Point::new(0.0, 300.0), Point::new(400.0, 0.0)]);
/// placer.block_dot(Point::new(200.0, 140.0), 4.0);
/// let spec = LabelSpec::new("GPT-5", 12.0, Point::new(200.0, 140.0)).prefer(Side::Left);
/// let placed = placer.place(&spec).unwrap();
/// assert!(placed.rect.right() < 200.0);
/// ```
#[derive(Clone, Debug)]
pub struct Placer {
    frame: Rect,
    labels: Vec<Rect>,
    blocked: Vec<Rect>,
    rings: Vec<Rect>,
    leaders: Vec<[Point; 2]>,
    dots: Vec<Point>,
    segments: Vec<(Point, Point)>,
    /// Which segments reach into each of the frame's vertical strips.
    strips: Vec<Vec<u32>>,
}

/// Pixels between labels.
const GAP: f64 = 2.0;
/// Pixels between a label and a line or another obstacle.
const MARGIN: f64 = 1.5;
/// Vertical strips into which a frame is divided to find nearby lines.
const STRIPS: usize = 48;

impl Placer {
    /// Nothing placed or blocked yet; labels will lie inside `frame`.
    pub fn new(frame: Rect) -> Self {
        Self {
            frame,
            labels: Vec::new(),
            blocked: Vec::new(),
            rings: Vec::new(),
            leaders: Vec::new(),
            dots: Vec::new(),
            segments: Vec::new(),
            strips: vec![Vec::new(); STRIPS],
        }
    }

    /// Keeps labels off a rectangle.
    pub fn block(&mut self, rect: Rect) {
        self.blocked.push(rect);
    }

    /// Keeps labels and their leaders off a ring, even those that are required.
    pub fn block_ring(&mut self, ring: Rect) {
        self.rings.push(ring);
        self.block(ring);
    }

    /// Keeps labels off a data point, and labels of other points from standing nearer to it than to their own.
    pub fn block_dot(&mut self, center: Point, radius: f64) {
        self.dots.push(center);
        self.block(Rect::around(center, radius, radius));
    }

    /// Keeps labels off a polyline; non-finite vertices interrupt it.
    pub fn block_line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            if pair[0].is_finite()
                && pair[1].is_finite()
                && let Some((a, b)) = clip::segment(pair[0], pair[1], &self.frame)
            {
                let index = self.segments.len() as u32;
                self.segments.push((a, b));
                for strip in self.strips_of(a.x.min(b.x), a.x.max(b.x)) {
                    self.strips[strip].push(index);
                }
            }
        }
    }

    /// Enters a label whose place is fixed, such as an axis's; labels that follow keep off it even if they are required.
    pub fn reserve(&mut self, rect: Rect) {
        self.labels.push(rect);
    }

    /// Whether a box lies in the frame and touches nothing.
    pub fn is_free(&self, rect: &Rect) -> bool {
        self.frame.encloses(rect) && self.off_labels(rect) && self.obstacles(rect, 1) == 0
    }

    /// Finds a place for a label and enters it; `None` if there is none.
    pub fn place(&mut self, spec: &LabelSpec) -> Option<Placed> {
        if !spec.anchor.is_finite() || spec.text.is_empty() {
            return None;
        }
        let (w, h) = spec.extent();
        if w > self.frame.w || h > self.frame.h {
            return None;
        }
        let (rect, align) = self.first_free(spec).or_else(|| {
            if spec.required {
                self.least_bad(spec)
            } else {
                None
            }
        })?;
        let leader = self.leader(spec, &rect);
        self.labels.push(rect);
        if let Some(line) = leader {
            self.block_line(&line);
            self.leaders.push(line);
        }
        let x = match align {
            Align::Start => rect.x,
            Align::Middle => rect.center().x,
            Align::End => rect.right(),
        };
        Some(Placed {
            rect,
            leader,
            at: Point::new(x, rect.y + metrics::ascent(spec.size)),
            align,
            size: spec.size,
            bold: spec.bold,
            content: spec.text.clone(),
        })
    }

    fn first_free(&self, spec: &LabelSpec) -> Option<(Rect, Align)> {
        distances(spec.reach).find_map(|distance| {
            spec.prefer.by_preference().find_map(|side| {
                let rect = spec.rect(side, spec.clearance + distance);
                let free = spec.allows(&rect)
                    && self.is_free(&rect)
                    && self.off_names(spec, &rect)
                    && self.is_clear_what_it_names(spec, &rect);
                free.then_some((rect, side.align()))
            })
        })
    }

    /// The place that crosses the fewest obstacles, the nearest of those; never over a label, a leader or a ring or out of the frame.
    fn least_bad(&self, spec: &LabelSpec) -> Option<(Rect, Align)> {
        let (w, h) = spec.extent();
        let near = distances(spec.reach.max(24.0)).flat_map(|distance| {
            spec.prefer
                .by_preference()
                .map(move |side| (spec.rect(side, spec.clearance + distance), side.align()))
        });
        let (across, down) = (self.frame.w - w, self.frame.h - h);
        let (columns, rows) = (cells(across, w / 2.0), cells(down, h / 2.0));
        let anywhere = (0..=rows).flat_map(|row| {
            (0..=columns).map(move |column| {
                let x = self.frame.x + across * f64::from(column) / f64::from(columns);
                let y = self.frame.y + down * f64::from(row) / f64::from(rows);
                (Rect::new(x, y, w, h), Align::Middle)
            })
        });
        let mut best: Option<((usize, f64), (Rect, Align))> = None;
        for (rect, align) in near.chain(anywhere) {
            if !(spec.allows(&rect)
                && self.frame.encloses(&rect)
                && self.off_labels(&rect)
                && self.off_names(spec, &rect))
            {
                continue;
            }
            let far = distance(spec.anchor, &rect);
            let unclear = usize::from(!self.is_clear_what_it_names(spec, &rect));
            let crossed = self.obstacles(&rect, 20) + unclear;
            let cost = (crossed, far);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, (rect, align)));
            }
        }
        best.map(|(_, place)| place)
    }

    /// The line from a mark, or from the ring around it, to a label that stands apart from it.
    fn leader(&self, spec: &LabelSpec, rect: &Rect) -> Option<[Point; 2]> {
        let end = nearest(spec.anchor, rect);
        let way = distance(spec.anchor, rect);
        if way <= spec.clearance + spec.leader_from {
            return None;
        }
        let own = self.rings.iter().filter(|ring| ring.contains(spec.anchor));
        let out = own.filter_map(|ring| clip::segment(spec.anchor, end, ring));
        let out = out.map(|(from, to)| libm::hypot(to.x - from.x, to.y - from.y));
        let start = out.fold(spec.clearance, f64::max);
        let Point { x, y } = spec.anchor;
        let along = |t: f64| Point::new(x + t * (end.x - x), y + t * (end.y - y));
        let (from, to) = (start / way, 1.0 - 2.0 / way);
        (from < to).then(|| [along(from), along(to)])
    }

    fn off_labels(&self, rect: &Rect) -> bool {
        let rect = rect.inflate(GAP);
        !self.labels.iter().any(|label| label.intersects(&rect))
    }

    /// Whether neither the box nor its leader meets a ring or another leader, nor the leader a label.
    fn off_names(&self, spec: &LabelSpec, rect: &Rect) -> bool {
        let wide = rect.inflate(MARGIN);
        let crossed = |[a, b]: &[Point; 2], rect: &Rect| clip::segment(*a, *b, rect).is_some();
        let is_off = |line: &[Point; 2]| !crossed(line, &wide);
        let is_clear = self.leaders.iter().all(is_off)
            && !self.rings.iter().any(|ring| ring.intersects(&wide));
        let Some(own) = self.leader(spec, rect).filter(|_| is_clear) else {
            return is_clear;
        };
        // One that begins at a ring touches it.
        let rings = self.rings.iter().map(|ring| ring.inflate(-0.1));
        let mut boxes = self.labels.iter().copied().chain(rings);
        !boxes.any(|met| crossed(&own, &met))
            && !self.leaders.iter().any(|other| clip::cross(own, *other))
    }

    /// Whether a leader reaches the box without meeting anything, or, without a leader, no other data point is as near to the box.
    fn is_clear_what_it_names(&self, spec: &LabelSpec, rect: &Rect) -> bool {
        let Some([a, b]) = self.leader(spec, rect) else {
            let own = distance(spec.anchor, rect);
            let far = |dot: &Point| {
                libm::hypot(dot.x - spec.anchor.x, dot.y - spec.anchor.y) < 1.0
                    || distance(*dot, rect) > own + 1.0
            };
            return self.dots.iter().all(far);
        };
        // Small boxes along the leader, past the mark itself.
        let length = libm::hypot(b.x - a.x, b.y - a.y);
        let steps = cells(length, 3.0);
        (0..=steps).all(|i| {
            let t = f64::from(i) / f64::from(steps);
            let p = Point::new(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
            t * length < 3.0 || self.obstacles(&Rect::new(p.x, p.y, 0.0, 0.0), 1) == 0
        })
    }

    /// How many lines and rectangles a box touches, counted up to `limit`.
    fn obstacles(&self, rect: &Rect, limit: usize) -> usize {
        let rect = rect.inflate(MARGIN);
        let blocks = self.blocked.iter().filter(|b| b.intersects(&rect));
        let lines = self
            .strips_of(rect.x, rect.right())
            .flat_map(|strip| &self.strips[strip])
            .filter(|&&i| {
                let (a, b) = self.segments[i as usize];
                clip::segment(a, b, &rect).is_some()
            });
        blocks
            .map(|_| ())
            .chain(lines.map(|_| ()))
            .take(limit)
            .count()
    }

    fn strips_of(&self, left: f64, right: f64) -> std::ops::RangeInclusive<usize> {
        let strip = |x: f64| {
            let at = (x - self.frame.x) / self.frame.w * STRIPS as f64;
            (at.max(0.0) as usize).min(STRIPS - 1)
        };
        strip(left)..=strip(right)
    }
}

/// Distances to try, ever further apart, up to `reach`.
fn distances(reach: f64) -> impl Iterator<Item = f64> {
    [
        2.0, 6.0, 11.0, 17.0, 24.0, 32.0, 44.0, 60.0, 80.0, 110.0, 150.0, 200.0,
    ]
    .into_iter()
    .take_while(move |&d| d <= reach)
}

/// Into how many steps a way is divided, at most 24.
fn cells(way: f64, step: f64) -> u32 {
    (libm::ceil(way / step.max(1.0)) as u32).clamp(1, 24)
}

/// The point of a rectangle nearest to a place.
fn nearest(p: Point, rect: &Rect) -> Point {
    Point::new(
        number::within(p.x, rect.x, rect.right()),
        number::within(p.y, rect.y, rect.bottom()),
    )
}

fn distance(p: Point, rect: &Rect) -> f64 {
    let q = nearest(p, rect);
    libm::hypot(p.x - q.x, p.y - q.y)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn p(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    /// A frame full of lines, three pixels apart.
    fn ruled(frame: Rect) -> Placer {
        let mut placer = Placer::new(frame);
        for line in 0..(frame.h / 3.0) as u32 {
            let y = f64::from(line) * 3.0;
            placer.block_line(&[p(0.0, y), p(frame.w, y)]);
        }
        placer
    }

    #[test]
    fn a_free_label_stands_on_its_preferred_side() {
        for (side, align) in [
            (Side::Right, Align::Start),
            (Side::Left, Align::End),
            (Side::Above, Align::Middle),
        ] {
            let mut placer = Placer::new(Rect::new(0.0, 0.0, 200.0, 100.0));
            let placed = placer
                .place(&LabelSpec::new("GPT-4", 11.0, p(100.0, 50.0)).prefer(side))
                .unwrap();
            assert_eq!(placed.align, align);
            assert!(placed.leader.is_none());
        }
    }

    #[test]
    fn a_curve_pushes_the_label_aside() {
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 200.0, 100.0));
        let curve = [p(0.0, 50.0), p(200.0, 50.0)];
        placer.block_line(&curve);
        let placed = placer
            .place(&LabelSpec::new("GPT-4", 11.0, p(100.0, 50.0)))
            .unwrap();
        assert!(clip::segment(curve[0], curve[1], &placed.rect).is_none());
    }

    #[test]
    fn a_required_label_crosses_the_curve_rather_than_a_label() {
        let frame = Rect::new(0.0, 0.0, 100.0, 30.0);
        let mut placer = ruled(frame);
        let spec = LabelSpec::new("target", 11.0, p(50.0, 15.0));
        assert_eq!(placer.place(&spec), None);
        let first = placer.place(&spec.clone().required()).unwrap();
        let second = placer.place(&spec.required()).unwrap();
        assert!(!first.rect.intersects(&second.rect));
        assert!(frame.encloses(&first.rect) && frame.encloses(&second.rect));
    }

    #[test]
    fn a_required_label_and_its_leader_keep_off_rings_and_leaders() {
        let frame = Rect::new(0.0, 0.0, 240.0, 90.0);
        let mut placer = ruled(frame);
        let ring = Rect::around(p(120.0, 20.0), 8.0, 8.0);
        placer.block_ring(ring);
        placer.block_ring(Rect::around(p(120.0, 44.0), 15.0, 15.0));
        let mut leaders: Vec<[Point; 2]> = Vec::new();
        let mut boxes: Vec<Rect> = Vec::new();
        let names = ["A first", "B second", "C third", "D fourth"];
        for name in names {
            let spec = LabelSpec::new(name, 11.0, p(120.0, 44.0)).reach(80.0);
            let placed = placer.place(&spec.required()).unwrap();
            boxes.push(placed.rect);
            leaders.extend(placed.leader);
        }
        assert!(leaders.len() > 1);
        assert!(boxes.iter().all(|rect| !rect.intersects(&ring)));
        for (i, leader) in leaders.iter().enumerate() {
            let met = |rect: &Rect| clip::segment(leader[0], leader[1], rect).is_some();
            assert!(!met(&ring) && !boxes.iter().any(met));
            assert!(
                !leaders[i + 1..]
                    .iter()
                    .any(|other| clip::cross(*leader, *other))
            );
        }
    }

    #[test]
    fn a_distant_label_has_a_leader_that_later_labels_avoid() {
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 300.0, 200.0));
        placer.block(Rect::new(0.0, 60.0, 140.0, 80.0));
        placer.block(Rect::new(160.0, 60.0, 140.0, 80.0));
        let anchor = p(150.0, 100.0);
        let placed = placer
            .place(&LabelSpec::new("far away", 11.0, anchor).reach(200.0))
            .unwrap();
        let [from, to] = placed.leader.unwrap();
        assert!(libm::hypot(from.x - anchor.x, from.y - anchor.y) >= 4.999);
        assert!(!placer.is_free(&Rect::new(to.x - 2.0, to.y - 2.0, 4.0, 4.0)));
    }

    #[test]
    fn a_label_is_nearest_to_what_it_names() {
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 300.0, 200.0));
        let (own, other) = (p(150.0, 100.0), p(162.0, 100.0));
        placer.block_dot(own, 4.0);
        placer.block_dot(other, 4.0);
        let placed = placer.place(&LabelSpec::new("own", 11.0, own)).unwrap();
        assert!(distance(own, &placed.rect) < distance(other, &placed.rect));
    }

    #[test]
    fn what_cannot_be_placed_is_left_out() {
        let mut tiny = Placer::new(Rect::new(0.0, 0.0, 10.0, 10.0));
        assert_eq!(
            tiny.place(&LabelSpec::new("too wide", 11.0, p(5.0, 5.0)).required()),
            None
        );
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 0.0, 0.0));
        assert_eq!(
            placer.place(&LabelSpec::new("a", 11.0, p(0.0, 0.0)).required()),
            None
        );
        let mut placer = Placer::new(Rect::new(0.0, 0.0, 100.0, 100.0));
        assert_eq!(
            placer.place(&LabelSpec::new("a", 11.0, p(f64::NAN, 0.0)).required()),
            None
        );
    }

    fn specs() -> impl Strategy<Value = Vec<LabelSpec>> {
        let spec = (
            "[a-zA-Z一二三 .]{1,24}",
            8.0..20.0f64,
            (-50.0..700.0f64, -50.0..500.0f64),
            0..8usize,
            0.0..220.0f64,
            any::<(bool, bool)>(),
        );
        let spec = spec.prop_map(
            |(text, size, (x, y), side, reach, (bold, required))| LabelSpec {
                bold,
                required,
                ..LabelSpec::new(text, size, p(x, y))
                    .prefer(Side::ALL[side])
                    .reach(reach)
            },
        );
        prop::collection::vec(spec, 0..40)
    }

    proptest! {
        #[test]
        fn labels_never_overlap_nor_leave_the_frame(
            specs in specs(),
            width in 0.0..650.0f64,
            height in 0.0..450.0f64,
            line in prop::collection::vec((-50.0..700.0f64, -50.0..500.0f64), 0..30),
        ) {
            let frame = Rect::new(13.0, 7.0, width, height);
            let mut placer = Placer::new(frame);
            let fixed = Rect::new(20.0, 20.0, 60.0, 14.0);
            placer.reserve(fixed);
            let line: Vec<Point> = line.into_iter().map(|(x, y)| p(x, y)).collect();
            placer.block_line(&line);
            let mut twin = placer.clone();
            let placed: Vec<Placed> = specs.iter().filter_map(|s| placer.place(s)).collect();
            let again: Vec<Placed> = specs.iter().filter_map(|s| twin.place(s)).collect();
            prop_assert_eq!(&placed, &again);
            for (i, a) in placed.iter().enumerate() {
                prop_assert!(frame.encloses(&a.rect), "{a:?} leaves {frame:?}");
                prop_assert!(!a.rect.intersects(&fixed));
                for b in &placed[i + 1..] {
                    prop_assert!(!a.rect.intersects(&b.rect), "{a:?} {b:?}");
                }
            }
        }

        #[test]
        fn optional_labels_never_touch_a_line(specs in specs(), line in prop::collection::vec((0.0..600.0f64, 0.0..400.0f64), 2..30)) {
            let mut placer = Placer::new(Rect::new(0.0, 0.0, 600.0, 400.0));
            let line: Vec<Point> = line.into_iter().map(|(x, y)| p(x, y)).collect();
            placer.block_line(&line);
            for spec in specs.iter().filter(|s| !s.required) {
                if let Some(placed) = placer.place(spec) {
                    for pair in line.windows(2) {
                        prop_assert!(clip::segment(pair[0], pair[1], &placed.rect).is_none());
                    }
                }
            }
        }
    }
}
