//! Import of a person's lengths and shares: any bytes give points that can be drawn, or problems with their place.
#![no_main]

use doublings::evidence::points::{self, Import, MAX_NAME, MAX_PROBLEMS, MAX_ROWS};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check(bytes, points::import, f64::MIN_POSITIVE..=f64::MAX);
    check(bytes, points::import_shares, 0.0..=100.0);
});

fn check(bytes: &[u8], import: Import, values: std::ops::RangeInclusive<f64>) {
    match points::import_bytes(bytes, import) {
        Ok(data) => {
            assert!((1..=MAX_ROWS).contains(&data.points.len()));
            assert!(data.points.is_sorted_by(|a, b| a.day <= b.day));
            for point in &data.points {
                let mid = point.p50.mid;
                let (low, high) = point.p50.range.unwrap_or((mid, mid));
                assert!(low <= mid && mid <= high);
                assert!([low, mid, high].iter().all(|v| values.contains(v)));
                assert!((1..=MAX_NAME).contains(&point.name.chars().count()));
                assert!(!point.name.contains(char::is_control));
            }
        }
        Err(problems) => {
            assert!((1..=MAX_PROBLEMS).contains(&problems.len()));
            let lines = bytes.iter().filter(|b| matches!(b, b'\r' | b'\n')).count() + 1;
            for problem in &problems {
                assert!((1..=lines).contains(&problem.line));
                assert!(!problem.to_string().contains(char::is_control));
            }
        }
    }
}
