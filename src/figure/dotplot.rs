//! Quantile dotplot: one dot for each of some equally likely outcomes, stacked where they coincide.
//!
//! Kay, Kola, Hullman, Munson: "When (ish) is My Bus?", CHI 2016.
use crate::number;

/// The `d` attribute of one SVG path that draws the dots in a box of `width` times `height` when it is
/// stroked with round caps, `dot` wide. `dots` are ascending positions from 0 to 1.
///
/// Coordinates are whole numbers, so the box should be large. Stacks that would leave the box are squeezed. Positions that are not finite are left out.
pub fn path(dots: &[f64], width: f64, height: f64, dot: f64) -> String {
    let columns = libm::floor((width - dot) / dot).max(0.0);
    let column = |at: f64| libm::round(number::within(at, 0.0, 1.0) * columns) as i64;
    let finite = || dots.iter().copied().filter(|at| at.is_finite());
    let tallest = finite().fold((0, i64::MIN, 0_u32), |(best, last, run), at| {
        let run = if column(at) == last { run + 1 } else { 1 };
        (best.max(run), column(at), run)
    });
    let room = (height - dot) / f64::from(tallest.0.max(2) - 1);
    let rise = dot.min(room);
    let mut out = String::new();
    let (mut last, mut level) = (i64::MIN, 0.0);
    for at in finite() {
        let here = column(at);
        level = if here == last { level + 1.0 } else { 0.0 };
        last = here;
        let x = dot / 2.0 + here as f64 * dot;
        let y = height - dot / 2.0 - level * rise;
        out.push('M');
        out.push_str(&whole(x));
        out.push(' ');
        out.push_str(&whole(y));
        out.push_str("h0");
    }
    out
}

fn whole(value: f64) -> String {
    (libm::round(value) as i64).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_stack_where_they_coincide() {
        assert_eq!(
            path(&[0.0, 0.0, 0.5, 1.0], 44.0, 20.0, 4.0),
            "M2 18h0M2 14h0M22 18h0M42 18h0"
        );
    }

    #[test]
    fn tall_stacks_stay_in_the_box() {
        let path = path(&[0.3; 20], 100.0, 23.0, 4.0);
        assert_eq!(path.matches("h0").count(), 20);
        assert!(path.ends_with("M30 2h0"), "{path}");
    }

    #[test]
    fn what_is_not_finite_is_left_out() {
        assert_eq!(path(&[f64::NAN, f64::INFINITY], 100.0, 20.0, 4.0), "");
        assert_eq!(path(&[], 100.0, 20.0, 4.0), "");
    }
}
