//! Import of a person's lengths and shares: any bytes give points that can be drawn, a question with answers, or problems with
//! their place.

use std::{ops::RangeInclusive, rc::Rc};

use doublings::{
    assumptions::codec,
    evidence::points::{Dataset, MAX_NAME, MAX_PROBLEMS, MAX_ROWS},
    export::own,
    i18n::{Lang, format::Clock, import as words},
    import::{self, Choices, Quantity, Reading},
    views::Study,
};

/// More questions than this are never asked about one table.
const MOST_QUESTIONS: usize = 6;

/// See the module.
pub fn run(bytes: &[u8]) {
    let imported = check(bytes, Quantity::Lengths, f64::MIN_POSITIVE..=f64::MAX);
    let shares = check(bytes, Quantity::Shares, 0.0..=100.0);
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
}

fn nameless(data: Option<Rc<Dataset>>) -> Option<Dataset> {
    let mut data = Dataset::clone(&*data?);
    for point in &mut data.points {
        point.id.clear();
    }
    Some(data)
}

/// The points, if the bytes are a table; the first byte chooses among the answers.
fn check(bytes: &[u8], quantity: Quantity, values: RangeInclusive<f64>) -> Option<Rc<Dataset>> {
    let mut choices = Choices::default();
    for _ in 0..=MOST_QUESTIONS {
        match import::read(bytes, quantity, &choices) {
            Ok(Reading::Understood(understood)) => {
                let data = understood.data.clone();
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
                for lang in [Lang::En, Lang::Ja] {
                    let told = words::summary(lang, &understood, None, quantity, Clock::Work);
                    assert!(!told.contains(char::is_control));
                }
                return Some(Rc::new(data));
            }
            Ok(Reading::Asks(question)) => {
                let answers = question.answers();
                let at = bytes.first().map_or(0, |byte| usize::from(*byte));
                choices.answer(answers[at % answers.len()]);
            }
            Err(problems) => {
                assert!((1..=MAX_PROBLEMS).contains(&problems.len()));
                for problem in &problems {
                    assert!(problem.line >= 1);
                    assert!(!problem.to_string().contains(char::is_control));
                }
                return None;
            }
        }
    }
    panic!("it asks without end");
}
