//! Figures of publications: dates and tolerances.

use doublings::date;

/// A date in days.
pub fn day(text: &str) -> f64 {
    date::parse(text).expect("a date")
}

/// Equal to within `tolerance`, and a value that is 1% off would not be.
#[track_caller]
pub fn assert_near(got: f64, want: f64, tolerance: f64) {
    let near = |value: f64| (value - want).abs() <= tolerance;
    assert!(near(got), "{got} is not {want} to {tolerance}");
    assert!(
        !near(got * 1.01) && !near(got * 0.99),
        "{tolerance} would let an error of 1% of {got} pass"
    );
}
