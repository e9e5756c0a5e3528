//! Import of a person's lengths and shares: any bytes give points that can be drawn, or problems with their place.
#![no_main]

use std::{ops::RangeInclusive, rc::Rc};

use doublings::{
    assumptions::codec,
    evidence::points::{self, Dataset, Import, MAX_NAME, MAX_PROBLEMS, MAX_ROWS},
    export::own,
    views::Study,
};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let mut own = [None, None];
    own[0] = check(bytes, points::import, f64::MIN_POSITIVE..=f64::MAX);
    own[1] = check(bytes, points::import_shares, 0.0..=100.0);
    let [imported, shares] = own;
    let study = Study {
        link: codec::parse("data=mine&shares=mine").0,
        imported,
        shares,
        ..Study::default()
    };
    // A file with the whole page keeps all but the numbers of the lines.
    let [imported, shares] = own::read(&own::write(&study));
    assert_eq!(nameless(imported), nameless(study.imported));
    assert_eq!(nameless(shares), nameless(study.shares));
});

fn nameless(data: Option<Rc<Dataset>>) -> Option<Dataset> {
    let mut data = Dataset::clone(&*data?);
    for point in &mut data.points {
        point.id.clear();
    }
    Some(data)
}

fn check(bytes: &[u8], import: Import, values: RangeInclusive<f64>) -> Option<Rc<Dataset>> {
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
            Some(Rc::new(data))
        }
        Err(problems) => {
            assert!((1..=MAX_PROBLEMS).contains(&problems.len()));
            let lines = bytes.iter().filter(|b| matches!(b, b'\r' | b'\n')).count() + 1;
            for problem in &problems {
                assert!((1..=lines).contains(&problem.line));
                assert!(!problem.to_string().contains(char::is_control));
            }
            None
        }
    }
}
